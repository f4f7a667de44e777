from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.people.invitation_models import Invitation, InvitationState
from caunoi.people.office_models import (
    Collective,
    CollectiveName,
    Confidence,
    EventKind,
    Office,
    OfficeAlias,
    OfficeEvent,
    OfficeKind,
    OfficeLevel,
    RegisterImport,
    Scope,
)
from caunoi.people.person_models import Contact, Person, Post
from caunoi.people.privacy_models import DataRequest

__all__ = [
    "Collective",
    "CollectiveName",
    "Confidence",
    "Contact",
    "DataRequest",
    "EventKind",
    "Invitation",
    "InvitationState",
    "Office",
    "OfficeAlias",
    "OfficeEvent",
    "OfficeKind",
    "OfficeLevel",
    "Person",
    "Post",
    "RegisterImport",
    "Role",
    "Scope",
    "SignInFailure",
    "User",
    "UserManager",
]


class Role(models.TextChoices):
    ADMIN = "admin", "Quản trị"
    SPECIALIST = "specialist", "Chuyên viên văn phòng"
    CHIEF = "chief", "Chánh văn phòng"
    LEADER = "leader", "Lãnh đạo"
    UNIT_CONTACT = "unit_contact", "Đầu mối đơn vị"
    STEWARD = "steward", "Cán bộ đón tiếp"
    TECHNICIAN = "technician", "Kỹ thuật điểm cầu"
    READER = "reader", "Người xem"


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


class OfficeParameter(models.Model):
    """A figure that the office has set over the shipped one (people.parameters), with its basis."""

    key = models.CharField("tham số", max_length=60, unique=True)
    value = models.PositiveIntegerField("giá trị")
    basis = models.CharField("căn cứ", max_length=400)

    class Meta:
        verbose_name = "tham số của cơ quan"
        constraints: ClassVar = [models.CheckConstraint(name="parameter_has_basis", condition=~Q(basis=""))]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"


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
