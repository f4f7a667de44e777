"""Bridge points: the rooms that an online conference joins, as a tree over its levels."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.meetings.meeting_models import Meeting
from caunoi.meetings.point_rules import REGISTERED_NAMES, Registered
from caunoi.meetings.rules import LEVEL_NAMES
from caunoi.people.models import Office
from caunoi.people.person_rules import ContactKind, masked

_PERSON = settings.AUTH_USER_MODEL


class PointCall(models.Model):
    """Until when the bridge points of a meeting are registered, and at which hour the lines are tested."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="point_call")
    due = models.DateTimeField("đăng ký trước", null=True, blank=True)
    tests_at = models.DateTimeField("thử đường truyền lúc", null=True, blank=True)
    urged_at = models.DateTimeField("đôn đốc lần cuối", null=True, blank=True)

    class Meta:
        verbose_name = "lịch đăng ký điểm cầu"

    def __str__(self) -> str:
        return f"lịch đăng ký điểm cầu của “{self.meeting}”"


class Point(models.Model):
    """One room of an online conference; `office` keeps it, `parent` is the point of the level above.

    `expected` is how many persons its unit announced; `version` counts what was registered, so that of two
    who write at once the second is told.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="points",
        verbose_name="đơn vị phụ trách",
    )  # fmt: skip
    level = models.CharField(
        "cấp", max_length=10, choices=[(level.value, name) for level, name in LEVEL_NAMES.items()]
    )
    name = models.CharField("điểm cầu", max_length=200)
    place = models.CharField("địa điểm", max_length=400, blank=True)
    chair = models.CharField("chủ trì", max_length=400, blank=True)
    main = models.BooleanField("điểm cầu chính", default=False)
    standing = models.CharField(
        "đăng ký", max_length=10, default=Registered.WAITING,
        choices=[(one.value, name) for one, name in REGISTERED_NAMES.items()],
    )  # fmt: skip
    capacity = models.PositiveIntegerField("sức chứa", null=True, blank=True)
    expected = models.PositiveIntegerField("số đại biểu", null=True, blank=True)
    equipment = models.CharField("thiết bị", max_length=400, blank=True)
    line = models.CharField("đường truyền chính", max_length=200, blank=True)
    backup = models.CharField("đường truyền dự phòng", max_length=200, blank=True)
    technician = models.CharField("cán bộ kỹ thuật", max_length=120, blank=True)
    reason = models.CharField("lý do", max_length=400, blank=True)
    registered_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    registered_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "điểm cầu"
        ordering: ClassVar = ["meeting_id", "-main", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "name"], name="point_name_once"),
            models.UniqueConstraint(
                fields=["meeting", "office"], condition=Q(main=False), name="point_of_office_once"
            ),
            models.CheckConstraint(name="point_has_name", condition=~Q(name="")),
            # With the order in which rows are made this also means that no way up comes back to itself.
            models.CheckConstraint(
                name="point_parent_is_older", condition=Q(parent=None) | Q(parent__lt=F("id"))
            ),
            models.CheckConstraint(
                name="point_registered_by_someone",
                condition=Q(standing=Registered.WAITING)
                | Q(registered_by__isnull=False, registered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="point_declined_with_reason", condition=~Q(standing=Registered.DECLINED) | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stands(self) -> Registered:
        return Registered(self.standing)

    @property
    def phone(self) -> str:
        """The technician's telephone as everybody sees it; nothing where none is kept."""
        kept: PointContact | None = getattr(self, "contact", None)
        return kept.masked if kept else ""

    @property
    def keeper(self) -> Office:
        """Whose the point is: its office, else that of the point above, else who holds the meeting."""
        point: Point | None = self
        while point is not None and point.office is None:
            point = point.parent
        return point.office if point is not None and point.office is not None else self.meeting.office


class PointContact(models.Model):
    """The telephone of a point's technician, apart from the point; erased when its purpose is over (R16)."""

    point = models.OneToOneField(Point, on_delete=models.CASCADE, related_name="contact")
    value = models.CharField("điện thoại", max_length=200, blank=True)
    purpose = models.CharField("mục đích", max_length=200)
    expires_on = models.DateField("giữ đến hết ngày", db_index=True)
    erased_at = models.DateTimeField("xóa lúc", null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "điện thoại kỹ thuật điểm cầu"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="point_contact_erased_is_empty",
                condition=Q(erased_at=None) & ~Q(value="") | Q(erased_at__isnull=False, value=""),
            ),
            models.CheckConstraint(name="point_contact_has_purpose", condition=~Q(purpose="")),
        ]

    def __str__(self) -> str:
        return f"điện thoại kỹ thuật điểm cầu {self.point}"

    @property
    def masked(self) -> str:
        """The number as everybody sees it."""
        return masked(ContactKind.PHONE, self.value)
