"""Tables of the tasks room.

Everything with a deadline is a Task. The deadline is kept as written (`due*`) beside what it means for the
clock (`safe_on`, `late_on`, from rules.clock), so that lists of late tasks are plain indexed comparisons.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may
from caunoi.tasks import rules
from caunoi.tasks.calendar_models import Anchor, OfficeDay
from caunoi.tasks.chain_rules import Rollup
from caunoi.tasks.remit_models import Remit
from caunoi.tasks.rounds_models import Answer, Round
from caunoi.tasks.rules import (
    EVERY_NAMES,
    NO_OFFICE,
    OPERATOR_NAMES,
    OURS,
    OWED,
    STATE_NAMES,
    Due,
    Operator,
    State,
    due_words,
)
from caunoi.tasks.unit_models import ExtensionRequest, Urge
from vanban.text.keys import search_key

if TYPE_CHECKING:
    from caunoi.tasks.rules import Clock

__all__ = [
    "Anchor",
    "Answer",
    "DueChange",
    "Evidence",
    "ExtensionRequest",
    "OfficeDay",
    "Remit",
    "Round",
    "Task",
    "TaskNote",
    "TaskQuerySet",
    "Urge",
]

_PERSON = settings.AUTH_USER_MODEL
_STATES = [(state.value, name) for state, name in STATE_NAMES.items()]
_OPERATORS = [(operator.value, name) for operator, name in OPERATOR_NAMES.items()]


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, user: User) -> TaskQuerySet:
        """The tasks a person may see: of the offices in reach, as owner or as coordinator."""
        return self.in_reach(user, Verb.SEE_TASK, coordinating=True)

    def in_reach(self, user: User, verb: Verb, *, coordinating: bool = False) -> TaskQuerySet:
        """The tasks on which the person may use the verb; with `coordinating`, also those merely shared."""
        granted = may(user.role, verb) if user.is_active else None
        if granted is None:
            return self.none()
        if granted is Reach.ALL:
            return self.all()
        offices = list(reach(user, verb).values_list("pk", flat=True))
        mine = Q(owner__in=offices)
        if coordinating:
            shared = Task.coordinating.through.objects.filter(office__in=offices).values("task")
            mine |= Q(pk__in=shared)
        return self.filter(mine)

    def owed(self) -> TaskQuerySet:
        """The unit still owes something."""
        return self.filter(state__in=OWED)

    def dated(self) -> TaskQuerySet:
        """Owed, and with a day that the calendar says the meaning of; always in the same order."""
        return self.owed().filter(due__isnull=False).order_by("pk")

    def late(self, now: datetime) -> TaskQuerySet:
        """Owed and past the deadline at this moment."""
        # The first bound is implied by the second, and lets the database go by the index.
        return self.owed().filter(late_condition(now), safe_on__lte=local_day(now))

    def due_on(self, now: datetime) -> TaskQuerySet:
        """Owed, not late yet, and today is the last safe working day (or it has gone by)."""
        return self.owed().filter(~late_condition(now), safe_on__lte=local_day(now))

    def due_within(self, now: datetime, last: date) -> TaskQuerySet:
        """Owed, not late, safe day after today up to `last`."""
        # A late task's safe day has passed, so nothing here is late.
        return self.owed().filter(safe_on__gt=local_day(now), safe_on__lte=last)

    def waiting(self) -> TaskQuerySet:
        """Handed in, nobody has accepted or returned it."""
        return self.filter(state=State.HANDED_IN)

    def with_parts(self) -> TaskQuerySet:
        """Each with how many tasks it was made concrete in, and how many of these are accepted."""
        below = Task.objects.filter(parent=OuterRef("pk")).exclude(state=State.CANCELLED).order_by()
        number = below.values("parent").annotate(number=Count("pk")).values("number")
        return self.annotate(
            parts_all=Subquery(number, output_field=models.IntegerField()),
            parts_done=Subquery(number.filter(state=State.ACCEPTED), output_field=models.IntegerField()),
        )

    def by_urgency(self) -> TaskQuerySet:
        """Nearest safe day first, undated last."""
        return self.order_by(F("safe_on").asc(nulls_last=True), "pk")


def local_day(now: datetime) -> date:
    """The office's calendar day of a moment."""
    return timezone.localtime(now).date()


def late_condition(now: datetime) -> Q:
    """True where the deadline has passed; false, never null, where there is none."""
    passed = Q(late_on__lte=local_day(now)) | Q(due_at__isnull=False, due_at__lt=now)
    return Q(late_on__isnull=False) & passed


class Task(models.Model):
    """One thing an office owes, from the order to its acceptance."""

    document = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="tasks",
        verbose_name="văn bản",
    )  # fmt: skip
    fact = models.OneToOneField(
        "documents.Fact", on_delete=models.PROTECT, null=True, blank=True, related_name="task"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name="cụ thể hóa từ",
    )  # fmt: skip
    action = models.TextField("nội dung")
    owner = models.ForeignKey(
        Office,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="đơn vị chủ trì",
    )
    owner_text = models.CharField("đơn vị theo văn bản", max_length=400, blank=True)
    coordination = models.TextField("phối hợp theo văn bản", blank=True)
    coordinating = models.ManyToManyField(
        Office, related_name="shared_tasks", blank=True, verbose_name="đơn vị phối hợp"
    )
    executor = models.CharField("người thực hiện", max_length=120, blank=True)
    product = models.CharField("sản phẩm", max_length=400, blank=True)
    report_to = models.CharField("nơi nhận báo cáo", max_length=400, blank=True)
    section = models.CharField("mục trong văn bản", max_length=400, blank=True)
    source_sentence = models.TextField("câu trong văn bản", blank=True)
    due = models.DateField("hạn", null=True, blank=True)
    due_at = models.DateTimeField("hạn đến giờ", null=True, blank=True)
    due_text = models.CharField("hạn theo văn bản", max_length=400, blank=True)
    due_operator = models.CharField(max_length=10, blank=True, choices=_OPERATORS)
    every = models.CharField("lặp lại", max_length=10, blank=True, choices=list(EVERY_NAMES.items()))
    anchor = models.ForeignKey(
        Anchor, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name="mốc"
    )
    anchor_text = models.CharField("mốc theo văn bản", max_length=300, blank=True)
    due_offset = models.SmallIntegerField("đếm từ mốc", null=True, blank=True)
    due_unit = models.CharField(
        "đơn vị đếm", max_length=12, blank=True, choices=list(rules.UNIT_NAMES.items())
    )
    due_by_office = models.BooleanField("hạn do cơ quan đặt", default=False)
    safe_on = models.DateField("ngày làm việc an toàn cuối", null=True, blank=True)
    late_on = models.DateField("quá hạn từ ngày", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=_STATES, default=State.OPEN)
    progress = models.PositiveSmallIntegerField("tiến độ", default=0)
    opened_at = models.DateTimeField("giao lúc", default=timezone.now)
    opened_by = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, related_name="opened_tasks", verbose_name="người đưa lên bảng"
    )
    acceptor = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks_to_accept",
        verbose_name="người nghiệm thu",
    )  # fmt: skip
    handed_in_at = models.DateTimeField("báo hoàn thành lúc", null=True, blank=True)
    handed_in_by = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="handed_in_tasks"
    )
    handed_in_late = models.BooleanField("báo hoàn thành muộn", default=False)
    result = models.TextField("kết quả", blank=True)
    accepted_at = models.DateTimeField("nghiệm thu lúc", null=True, blank=True)
    accepted_by = models.ForeignKey(
        _PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="accepted_tasks"
    )
    reason = models.TextField("lý do trả lại hoặc hủy", blank=True)
    search_folded = models.TextField(editable=False, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        indexes: ClassVar = [
            # The figures over the board are counted from this index alone.
            models.Index(fields=["state", "safe_on", "late_on", "due_at", "owner"], name="task_clock"),
            models.Index(fields=["state", "safe_on", "id"], name="task_state_safe"),
            models.Index(fields=["state", "-accepted_at", "-id"], name="task_state_accepted"),
            models.Index(
                fields=["owner", "state", "late_on", "due_at", "handed_in_late"], name="task_owner_clock"
            ),
            models.Index(fields=["due", "id"], name="task_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="task_says_what", condition=~Q(action="")),
            # With the order in which rows are made this also means that no chain comes back to itself.
            models.CheckConstraint(
                name="task_parent_is_older", condition=Q(parent=None) | Q(parent__lt=F("id"))
            ),
            models.CheckConstraint(name="task_state_known", condition=Q(state__in=list(State))),
            models.CheckConstraint(name="task_progress_percent", condition=Q(progress__lte=100)),
            models.CheckConstraint(
                name="task_fact_with_document", condition=Q(fact=None) | Q(document__isnull=False)
            ),
            models.CheckConstraint(
                name="task_hour_with_day", condition=Q(due_at=None) | Q(due__isnull=False)
            ),
            models.CheckConstraint(
                name="task_clock_with_due",
                condition=Q(safe_on=None, late_on=None)
                | Q(due__isnull=False, safe_on__isnull=False, late_on__isnull=False),
            ),
            models.CheckConstraint(
                name="task_count_has_unit_and_anchor",
                condition=Q(due_offset=None, due_unit="")
                | Q(due_offset__isnull=False, anchor__isnull=False) & ~Q(due_unit=""),
            ),
            models.CheckConstraint(
                name="task_handed_in_by_someone",
                condition=~Q(state__in=[State.HANDED_IN, State.ACCEPTED])
                | Q(handed_in_by__isnull=False, handed_in_at__isnull=False),
            ),
            models.CheckConstraint(
                name="task_accepted_by_another",
                condition=~Q(state=State.ACCEPTED) & Q(accepted_by=None, accepted_at=None)
                | Q(state=State.ACCEPTED, accepted_by__isnull=False, accepted_at__isnull=False)
                & ~Q(accepted_by=F("handed_in_by")),
            ),
            models.CheckConstraint(
                name="task_back_with_reason",
                condition=~Q(state__in=[State.RETURNED, State.CANCELLED]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.action if len(self.action) <= 90 else f"{self.action[:89].rstrip()}…"

    @property
    def stands(self) -> State:
        """The state as the rules know it."""
        return State(self.state)

    @property
    def deadline(self) -> Due:
        """The deadline as the rules know it, hours told in the office's time zone."""
        at = timezone.localtime(self.due_at) if self.due_at else None
        operator = Operator(self.due_operator) if self.due_operator else None
        unit = rules.unit_of(self.due_unit)
        return Due(self.due, at, operator, self.due_text, self.every, self.due_offset, unit, self.anchor_text)

    @property
    def due_said(self) -> str:
        """The deadline in words for people to read; one that the office set says so."""
        return rules.due_words(self.deadline) + (OURS if self.due_by_office else "")

    @property
    def rolled(self) -> Rollup | None:
        """What the tasks below come to; None without any. No query for a task that came `with_parts`."""
        asked = self if hasattr(self, "parts_all") else Task.objects.only("pk").with_parts().get(pk=self.pk)
        whole, done = getattr(asked, "parts_all", None), getattr(asked, "parts_done", None)
        return Rollup(done or 0, whole) if whole else None

    @property
    def progress_now(self) -> int:
        """Of a task that came `with_parts`: counted from those below while it is owed, else as reported."""
        counted = getattr(self, "parts_all", None) and self.stands in OWED
        return self.rolled.percent if counted and self.rolled else self.progress

    @property
    def owner_name(self) -> str:
        """The owner's name, or what the document wrote, marked as not yet resolved."""
        if self.owner is not None:
            return self.owner.name
        return f"{self.owner_text} ({NO_OFFICE})" if self.owner_text else NO_OFFICE

    def set_due(self, due: Due, meant: Clock, *, anchor: Anchor | None = None, ours: bool = False) -> None:
        """Writes a deadline together with what it means; not saved.

        `anchor` is what a relative one hangs on; `ours` marks one that the office set where the paper says
        none, so that it is never taken for the paper's own.
        """
        written = due.text or ("" if ours or due.on is None else due_words(due))
        self.due, self.due_at, self.due_text = due.on, due.at, written
        self.due_operator, self.every = due.operator or "", due.every
        self.anchor, self.anchor_text = anchor, due.anchor
        self.due_offset, self.due_unit, self.due_by_office = due.offset, due.unit or "", ours
        self.safe_on, self.late_on = meant.safe_on, meant.late_on

    def set_search(self) -> None:
        """Writes the key that searches without diacritics look into; not saved."""
        document = self.document
        words = (
            self.action, self.product, self.owner.name if self.owner else "", self.owner_text,
            self.coordination,
            f"{document.number_text} {document.title}" if document else "",
        )  # fmt: skip
        self.search_folded = " ".join(search_key(word) for word in words if word)


class TaskNote(models.Model):
    """What somebody wrote about a task. Notes are added, never changed."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField("ghi chú")
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "ghi chú"
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [models.CheckConstraint(name="note_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]


class Evidence(models.Model):
    """What proves the work: a stored file, or the number of the paper that came out of it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField("tên tệp hoặc số, ký hiệu văn bản", max_length=255)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "minh chứng"
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="evidence_has_name", condition=~Q(name="")),
            models.UniqueConstraint(fields=["task", "file"], name="evidence_file_once"),
        ]

    def __str__(self) -> str:
        return self.name


class DueChange(models.Model):
    """One change of a deadline, with its reason; words, so that they read the same in ten years."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="due_changes")
    old = models.CharField("hạn cũ", max_length=500)
    new = models.CharField("hạn mới", max_length=500)
    reason = models.TextField("lý do")
    # Nobody where the calendar changed and the machine counted anew.
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lần đổi hạn"
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="due_change_has_reason", condition=~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
