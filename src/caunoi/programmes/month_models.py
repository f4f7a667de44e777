"""The programme of a month: a draft in which matters are placed, and the papers that were issued from it.

A line only places a matter. What was issued is kept as words, so that each issue reads the same in ten years.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from caunoi.people.models import Office
from caunoi.programmes.month_rules import (
    BODY_NAMES,
    MONTH_STATES,
    Body,
    MonthState,
    Printed,
    revision_name,
    session_words,
)
from caunoi.programmes.rules import Month, State
from caunoi.programmes.year_models import ProgrammeItem

_PERSON = settings.AUTH_USER_MODEL


class MonthProgramme(models.Model):
    """What a committee takes up in one month; `revision` counts the issues after the first."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="month_programmes")
    first_on = models.DateField("tháng")
    state = models.CharField(
        "trạng thái", max_length=10, default=MonthState.DRAFT,
        choices=[(state.value, name) for state, name in MONTH_STATES.items()],
    )  # fmt: skip
    revision = models.PositiveSmallIntegerField("lần chỉnh sửa", default=0)
    reason = models.TextField("lý do chỉnh sửa", blank=True)
    approved_by = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "chương trình tháng"
        ordering: ClassVar = ["-first_on", "office__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "first_on"], name="month_once"),
            models.CheckConstraint(name="month_begins_on_its_first", condition=Q(first_on__day=1)),
            models.CheckConstraint(
                name="month_approved_by_someone",
                condition=Q(state=MonthState.DRAFT, approved_by=None, approved_at=None)
                | ~Q(state=MonthState.DRAFT) & Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.CheckConstraint(name="month_revised_with_reason", condition=Q(revision=0) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        revised = f" ({revision_name(self.revision)})" if self.revision else ""
        return f"chương trình {self.month.name}{revised}"

    @property
    def month(self) -> Month:
        return Month.of(self.first_on)

    @property
    def stands(self) -> MonthState:
        return MonthState(self.state)

    @property
    def issued_once(self) -> bool:
        """Whether units have a paper in hand."""
        return self.stands is MonthState.ISSUED or self.revision > 0


class MonthLine(models.Model):
    """A matter's place in a month: its order and its session. `kept` is false where a person left it out."""

    month = models.ForeignKey(MonthProgramme, on_delete=models.CASCADE, related_name="lines")
    item = models.ForeignKey(ProgrammeItem, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField("thứ tự")
    kept = models.BooleanField("đưa vào chương trình", default=True)
    session_on = models.DateField("ngày họp", null=True, blank=True)
    session_body = models.CharField(
        "phiên họp của", max_length=10, blank=True,
        choices=[(body.value, name) for body, name in BODY_NAMES.items()],
    )  # fmt: skip

    class Meta:
        verbose_name = "dòng chương trình tháng"
        ordering: ClassVar = ["month_id", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "item"], name="matter_once_a_month"),
            models.CheckConstraint(
                name="session_of_somebody",
                condition=Q(session_on=None, session_body="")
                | Q(session_on__isnull=False) & ~Q(session_body=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.item)

    @property
    def session(self) -> str:
        """The session in words; empty while there is none."""
        return session_words(Body(self.session_body), self.session_on) if self.session_on else ""

    @property
    def in_place(self) -> bool:
        """Whether the month still takes the matter up: not left out, not dropped, not moved on."""
        return self.kept and self.item.stands is not State.DROPPED and not self.moved_on

    @property
    def moved_on(self) -> bool:
        """Whether the matter now stands in a later month, done there or not."""
        return self.item.start is not None and self.item.start > self.month.month


class MonthIssue(models.Model):
    """One paper that went out: the first, or a revision with its reason."""

    month = models.ForeignKey(MonthProgramme, on_delete=models.CASCADE, related_name="issues")
    revision = models.PositiveSmallIntegerField("lần chỉnh sửa")
    reason = models.TextField("lý do chỉnh sửa", blank=True)
    changes = models.TextField("nội dung chỉnh sửa", blank=True)
    approved_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bản ban hành"
        ordering: ClassVar = ["month_id", "-revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "revision"], name="issue_once"),
            models.CheckConstraint(
                name="revision_says_what",
                condition=Q(revision=0) | ~Q(changes="") & ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return revision_name(self.revision) or "bản đầu"


class IssuedLine(models.Model):
    """A line of an issue, in the words of its day."""

    issue = models.ForeignKey(MonthIssue, on_delete=models.CASCADE, related_name="lines")
    item = models.ForeignKey(ProgrammeItem, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    content = models.TextField()
    leads = models.TextField(blank=True)
    coordination = models.TextField(blank=True)
    session = models.CharField(max_length=100, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    product = models.CharField(max_length=400, blank=True)
    papers_due = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "dòng đã ban hành"
        ordering: ClassVar = ["issue_id", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "position"], name="issued_place_once"),
        ]

    def __str__(self) -> str:
        return self.content[:90]

    @property
    def printed(self) -> Printed:
        return Printed(
            self.item_id, self.content, self.leads, self.coordination, self.session, self.reason,
            self.product, self.papers_due,
        )  # fmt: skip


class PaperKind(models.TextChoices):
    PAPERS = "papers", "tài liệu trình"
    REPORT = "report", "báo cáo giải trình"


class LinePaper(models.Model):
    """What an office owes for a line: its papers before the session, or the report why they were late."""

    line = models.ForeignKey(MonthLine, on_delete=models.PROTECT, related_name="papers")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PaperKind)
    task = models.OneToOneField("tasks.Task", on_delete=models.PROTECT, related_name="line_paper")

    class Meta:
        verbose_name = "tài liệu của dòng"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "office", "kind"], name="paper_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} của {self.office}"
