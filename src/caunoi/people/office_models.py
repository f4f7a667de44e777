"""Offices through time: what they are called, what became of them, what papers call together (ADR 0015)."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.people.naming import name_key
from vanban.text.keys import search_key

# No letters or figures that are taken for one another on paper.
CODE_SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class OfficeKind(models.TextChoices):
    COMMITTEE = "committee", "Cấp ủy"
    STANDING = "standing", "Ban thường vụ, thường trực"
    PARTY_OFFICE = "party_office", "Văn phòng cấp ủy"
    PARTY_BOARD = "party_board", "Ban đảng"
    INSPECTION = "inspection", "Ủy ban kiểm tra"
    FACTION = "faction", "Đảng đoàn, ban cán sự đảng"
    FRONT = "front", "Mặt trận, đoàn thể"
    GOVERNMENT = "government", "Ủy ban nhân dân"
    DEPARTMENT = "department", "Sở, ngành, phòng"
    COUNCIL = "council", "Hội đồng nhân dân"
    ARMED = "armed", "Công an, quân sự"
    PARTY_CELL = "party_cell", "Chi bộ"
    AREA = "area", "Địa bàn (tỉnh, huyện, xã, thôn)"
    OTHER = "other", "Đơn vị khác"


class OfficeLevel(models.TextChoices):
    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    DISTRICT = "district", "Huyện (đến 30/6/2025)"
    COMMUNE = "commune", "Xã, phường"
    CELL = "cell", "Chi bộ, thôn"


class Confidence(models.TextChoices):
    HIGH = "H", "Chắc chắn"
    MEDIUM = "M", "Một nguồn"
    LOW = "L", "Chưa chắc"


class EventKind(models.TextChoices):
    MERGE = "merge", "Hợp nhất, sáp nhập, thay thế"
    SPLIT = "split", "Chia tách"
    RENAME = "rename", "Đổi tên"
    END = "end", "Kết thúc hoạt động"
    CREATE = "create", "Thành lập"


class Scope(models.TextChoices):
    """Among which offices a collective name looks for its members."""

    BELOW = "below", "Trong địa bàn của cơ quan ban hành"
    CHILDREN = "children", "Trực thuộc cơ quan ban hành"
    PLACE = "place", "Cùng cấp, cùng địa phương với cơ quan ban hành"
    LISTED = "listed", "Đúng các đơn vị được chọn"
    NOBODY = "nobody", "Không phải đơn vị"


def new_code() -> str:
    """A code of eight signs for an office or a person that was given none."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(8))


class OfficeQuerySet(models.QuerySet["Office"]):
    def standing_on(self, day: date) -> OfficeQuerySet:
        """The offices that exist on that day."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to=None) | Q(valid_to__gte=day))


class Office(models.Model):
    """A body that owns tasks and sends or receives papers, for as long as it exists (domain R19).

    Names repeat, over places and over time; `code` is what files and other machines know an office by.
    """

    code = models.CharField("mã", max_length=60, unique=True, default=new_code)
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
    source = models.CharField("căn cứ", max_length=300, blank=True)
    confidence = models.CharField("độ chắc", max_length=1, choices=Confidence, blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="office_valid_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(name="office_has_code", condition=~Q(code="")),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    def stands_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class OfficeAlias(models.Model):
    """Another way papers write an office's name; `official`: a name it bore itself, until `valid_to`."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField("cách viết", max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    official = models.BooleanField("tên chính thức trước đây", default=False)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "tên gọi khác"
        constraints: ClassVar = [models.UniqueConstraint(fields=["office", "name"], name="alias_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = search_key(self.name)
        super().save(*args, **kwargs)


class OfficeEvent(models.Model):
    """What became of offices on a day: who ended, who took over, by which decision."""

    kind = models.CharField("việc", max_length=10, choices=EventKind)
    on = models.DateField("từ ngày")
    before = models.ManyToManyField(Office, related_name="left_by", blank=True, verbose_name="từ")
    after = models.ManyToManyField(Office, related_name="made_by", blank=True, verbose_name="thành")
    legal_basis = models.CharField("văn bản căn cứ", max_length=300, blank=True)
    source = models.CharField("nguồn", max_length=300, blank=True)
    confidence = models.CharField("độ chắc", max_length=1, choices=Confidence, default=Confidence.HIGH)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    class Meta:
        verbose_name = "biến động đơn vị"
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} từ {self.on:%d/%m/%Y}"


class Collective(models.Model):
    """Offices that papers call together ("các huyện, thành, thị ủy"), as a rule that is applied to a day."""

    code = models.CharField("mã", max_length=60, unique=True, default=new_code)
    name = models.CharField("tên gọi chung", max_length=200)
    scope = models.CharField("tìm trong", max_length=10, choices=Scope, default=Scope.BELOW)
    kinds = models.JSONField("loại", default=list, blank=True)
    levels = models.JSONField("cấp", default=list, blank=True)
    begins = models.CharField("tên bắt đầu bằng", max_length=80, blank=True)
    include = models.ManyToManyField(Office, related_name="+", blank=True, verbose_name="thêm")
    exclude = models.ManyToManyField(Office, related_name="+", blank=True, verbose_name="trừ")
    valid_from = models.DateField("dùng từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    source = models.CharField("căn cứ", max_length=300, blank=True)

    class Meta:
        verbose_name = "tên gọi chung"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class CollectiveName(models.Model):
    """A way papers write a collective name; two with different days may share it."""

    collective = models.ForeignKey(Collective, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("cách viết", max_length=200)
    key = models.CharField(max_length=400, editable=False, db_index=True)

    class Meta:
        verbose_name = "cách viết tên gọi chung"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["collective", "key"], name="collective_name_once")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = name_key(self.name)
        super().save(*args, **kwargs)


class RegisterImport(models.Model):
    """A file for the register that a person looks over; `data` is kept only until it is decided on."""

    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField("tệp", null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người nhập",
    )
    at = models.DateTimeField("lúc", default=timezone.now)
    done_at = models.DateTimeField("nhập xong lúc", null=True)
    added = models.PositiveIntegerField("thêm", default=0)
    changed = models.PositiveIntegerField("sửa", default=0)

    class Meta:
        verbose_name = "lần nhập sổ đơn vị"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="import_kept_or_done", condition=Q(done_at=None) | Q(done_at__isnull=False, data=None)
            )
        ]

    def __str__(self) -> str:
        return self.name
