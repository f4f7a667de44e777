from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from vanban.text.keys import search_key


class Role(models.TextChoices):
    ADMIN = "admin", "Quản trị"
    SPECIALIST = "specialist", "Chuyên viên văn phòng"
    CHIEF = "chief", "Chánh văn phòng"
    LEADER = "leader", "Lãnh đạo"
    UNIT_CONTACT = "unit_contact", "Đầu mối đơn vị"
    STEWARD = "steward", "Cán bộ đón tiếp"
    TECHNICIAN = "technician", "Kỹ thuật điểm cầu"
    READER = "reader", "Người xem"


class OfficeKind(models.TextChoices):
    COMMITTEE = "committee", "Cấp ủy"
    STANDING = "standing", "Ban thường vụ, thường trực"
    PARTY_OFFICE = "party_office", "Văn phòng cấp ủy"
    PARTY_BOARD = "party_board", "Ban đảng, ủy ban kiểm tra"
    FRONT = "front", "Mặt trận, đoàn thể"
    GOVERNMENT = "government", "Ủy ban nhân dân, sở, ngành"
    COUNCIL = "council", "Hội đồng nhân dân"
    ARMED = "armed", "Công an, quân sự"
    OTHER = "other", "Đơn vị khác"


class OfficeLevel(models.TextChoices):
    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    COMMUNE = "commune", "Xã, phường"
    CELL = "cell", "Chi bộ, thôn"


class Office(models.Model):
    """A body that owns tasks and sends or receives papers, for as long as it exists (domain R19)."""

    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên ngắn", max_length=80)
    kind = models.CharField("loại", max_length=20, choices=OfficeKind)
    level = models.CharField("cấp", max_length=20, choices=OfficeLevel)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="trực thuộc",
    )
    symbol = models.CharField("ký hiệu", max_length=40, blank=True)
    valid_from = models.DateField("có từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "đơn vị"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="office_valid_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(fields=["name", "valid_from"], name="office_name_once_a_day"),
            models.UniqueConstraint(fields=["name"], condition=Q(valid_from=None), name="office_name_once"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name


class OfficeAlias(models.Model):
    """Another way papers write an office's name."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField("cách viết", max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        verbose_name = "tên gọi khác"
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "name"], name="alias_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = search_key(self.name)
        super().save(*args, **kwargs)


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        """For Django's `createsuperuser`: the first administrator of an office."""
        return self.create_user(username, password, **{"role": Role.ADMIN, **fields})


class User(AbstractBaseUser):
    """A person with an account. What the person may do follows from the role alone (people.rules)."""

    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator(), MinLengthValidator(2)],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng; chọn tên khác."},
    )
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="people", verbose_name="đơn vị"
    )
    role = models.CharField("vai trò", max_length=20, choices=Role, default=Role.READER)
    is_active = models.BooleanField("đang làm việc", default=True)
    joined_at = models.DateTimeField("lập lúc", default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        ordering: ClassVar = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username


class SignInFailure(models.Model):
    """A wrong password, kept a day, to slow down guessing; the password itself is never kept."""

    username = models.CharField("tên đăng nhập", max_length=254)
    address = models.CharField("địa chỉ máy", max_length=64)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lần đăng nhập sai"
        indexes: ClassVar = [models.Index(fields=["username", "at"], name="failure_by_name")]

    def __str__(self) -> str:
        return f"{self.username} {self.at:%d/%m/%Y %H:%M}"
