"""The schedule of a week: a draft in which lines stand, and the papers that were issued from it.

What was issued is kept whole, as words (ADR 0025): no later change of a line can reach it.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.documents.models import Fact
from caunoi.people.models import Office
from caunoi.programmes.month_rules import revision_name
from caunoi.programmes.week_rules import (
    HALF_NAMES,
    LINK_NAMES,
    SOURCE_NAMES,
    WEEK_STATES,
    Duty,
    Half,
    Session,
    Sheet,
    Source,
    Week,
    WeekState,
)

_PERSON = settings.AUTH_USER_MODEL


class WeekSchedule(models.Model):
    """What an office does in one week; `revision` counts the issues after the first."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="week_schedules")
    monday = models.DateField("tuần từ thứ Hai")
    state = models.CharField(
        "trạng thái", max_length=10, default=WeekState.DRAFT,
        choices=[(state.value, name) for state, name in WEEK_STATES.items()],
    )  # fmt: skip
    revision = models.PositiveSmallIntegerField("lần chỉnh sửa", default=0)
    reason = models.TextField("lý do chỉnh sửa", blank=True)
    submitted_by = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lịch tuần"
        ordering: ClassVar = ["-monday", "office__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "monday"], name="week_once"),
            models.CheckConstraint(name="week_begins_on_monday", condition=Q(monday__iso_week_day=1)),
            models.CheckConstraint(
                name="week_approved_by_someone",
                condition=Q(state__in=["draft", "submitted"], approved_by=None, approved_at=None)
                | Q(state__in=["approved", "issued"], approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(name="week_revised_with_reason", condition=Q(revision=0) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        revised = f" ({revision_name(self.revision)})" if self.revision else ""
        return f"lịch {self.week.name}{revised}"

    @property
    def week(self) -> Week:
        return Week(self.monday)

    @property
    def stands(self) -> WeekState:
        return WeekState(self.state)


class WeekEntry(models.Model):
    """One line of the schedule. `source_key` names what it was taken from, so that nothing comes in twice."""

    schedule = models.ForeignKey(WeekSchedule, on_delete=models.CASCADE, related_name="entries")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    on = models.DateField("ngày")
    half = models.CharField(
        "buổi", max_length=10, choices=[(half.value, name) for half, name in HALF_NAMES.items()]
    )
    start = models.TimeField("từ giờ", null=True, blank=True)
    end = models.TimeField("đến giờ", null=True, blank=True)
    content = models.TextField("nội dung")
    place = models.CharField("địa điểm", max_length=300, blank=True)
    chair = models.CharField("chủ trì", max_length=300, blank=True)
    attendees = models.TextField("thành phần", blank=True)
    vehicle = models.CharField("xe", max_length=200, blank=True)
    preparing = models.CharField("cơ quan chuẩn bị", max_length=300, blank=True)
    note = models.TextField("ghi chú nội bộ", blank=True)
    written = models.CharField("ngày ghi trong nguồn", max_length=1000, blank=True)
    weekly = models.BooleanField("hằng tuần", default=False)
    source = models.CharField(
        max_length=10, default=Source.TYPED, choices=[(one.value, name) for one, name in SOURCE_NAMES.items()]
    )
    source_key = models.CharField(max_length=60, blank=True)
    fact = models.ForeignKey(Fact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "mục lịch tuần"
        ordering: ClassVar = ["on", "start", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="week_entry_says_what", condition=~Q(content="")),
            models.CheckConstraint(
                name="week_entry_hours_in_order",
                condition=Q(end=None) | Q(start__isnull=False, end__gt=F("start")),
            ),
            models.UniqueConstraint(
                fields=["schedule", "source_key"], condition=~Q(source_key=""), name="week_entry_taken_once"
            ),
        ]

    def __str__(self) -> str:
        return self.content[:90]

    @property
    def session(self) -> Session:
        return Session(
            on=self.on, half=Half(self.half), start=self.start, end=self.end, content=self.content,
            place=self.place, chair=self.chair, attendees=self.attendees, vehicle=self.vehicle,
            preparing=self.preparing, note=self.note, written=self.written, uid=str(self.uid),
        )  # fmt: skip


class DutyDay(models.Model):
    """Who is on duty on one day."""

    schedule = models.ForeignKey(WeekSchedule, on_delete=models.CASCADE, related_name="duty_days")
    on = models.DateField("ngày")
    leader = models.CharField("trực lãnh đạo", max_length=200, blank=True)
    office = models.CharField("trực cơ quan", max_length=200, blank=True)
    driver = models.CharField("lái xe", max_length=200, blank=True)

    class Meta:
        verbose_name = "ngày trực"
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["schedule", "on"], name="duty_once_a_day")]

    def __str__(self) -> str:
        return f"trực {self.on:%d/%m/%Y}"

    @property
    def duty(self) -> Duty:
        return Duty(self.on, self.leader, self.office, self.driver)


class WeekWaiver(models.Model):
    """A fault that somebody let pass, with the reason; `key` is that of the finding."""

    schedule = models.ForeignKey(WeekSchedule, on_delete=models.CASCADE, related_name="waivers")
    key = models.CharField(max_length=32)
    sentence = models.TextField("điều cần xem")
    reason = models.TextField("lý do")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "điều được cho qua"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["schedule", "key"], name="waived_once"),
            models.CheckConstraint(name="waived_with_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.sentence[:90]


class WeekIssue(models.Model):
    """One paper that went out, kept whole: the first, or a revision with its reason."""

    schedule = models.ForeignKey(WeekSchedule, on_delete=models.PROTECT, related_name="issues")
    revision = models.PositiveSmallIntegerField("lần chỉnh sửa")
    reason = models.TextField("lý do chỉnh sửa", blank=True)
    changes = models.TextField("nội dung chỉnh sửa", blank=True)
    changed_uids = models.JSONField(default=list)
    kept = models.JSONField()
    approved_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lịch tuần đã ban hành"
        ordering: ClassVar = ["schedule_id", "-revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["schedule", "revision"], name="week_issue_once"),
            models.CheckConstraint(
                name="week_revision_says_what", condition=Q(revision=0) | ~Q(changes="") & ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return revision_name(self.revision) or "bản đầu"

    @property
    def sheet(self) -> Sheet:
        return Sheet.read(self.kept)


class WeekLink(models.Model):
    """A secret address under which issued weeks of an office are seen without signing in, as a page and as a
    calendar feed; only the digest of its secret is kept. `subject` names whose lines, empty for all.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="week_links")
    kind = models.CharField(
        "của", max_length=10, choices=[(kind.value, name) for kind, name in LINK_NAMES.items()]
    )
    subject = models.CharField("tên", max_length=200, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    revoked_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "liên kết lịch tuần"
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="week_link_of_somebody",
                condition=Q(kind="whole", subject="") | ~Q(kind="whole") & ~Q(subject=""),
            ),
            models.CheckConstraint(
                name="week_link_revoked_by_someone",
                condition=Q(revoked_by=None, revoked_at=None)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        whose = f" {self.subject}" if self.subject else ""
        return f"liên kết lịch {self.get_kind_display().lower()}{whose}"
