"""Programmes of a year, a quarter or a term, and every matter they hold.

A matter (`ProgrammeItem`) is whatever a month programme may take up: an item of a programme, one occurrence
of a standing item, a unit's proposal, something that came up. What became of it is kept once, here; months
only place it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may
from caunoi.programmes.rules import (
    EVERY_NAMES,
    KIND_NAMES,
    ORIGIN_NAMES,
    STANDING_NAMES,
    STATE_NAMES,
    Every,
    Kind,
    Month,
    Origin,
    Period,
    Span,
    Standing,
    State,
)

_PERSON = settings.AUTH_USER_MODEL


def office_names(offices: Iterable[Office]) -> str:
    """The offices' names as a sentence lists them."""
    return ", ".join(sorted(office.name for office in offices))


class Programme(models.Model):
    """A programme of work of one office for a year, a quarter or a term."""

    kind = models.CharField(
        "loại", max_length=10, choices=[(kind.value, name) for kind, name in KIND_NAMES.items()]
    )
    year = models.PositiveSmallIntegerField("năm")
    year_to = models.PositiveSmallIntegerField("đến năm", null=True, blank=True)
    quarter = models.PositiveSmallIntegerField("quý", null=True, blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="programmes", verbose_name="chương trình của"
    )
    document = models.OneToOneField(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="programme",
        verbose_name="văn bản",
    )  # fmt: skip
    title = models.CharField("tên chương trình", max_length=400)
    state = models.CharField(
        "trạng thái", max_length=10, default=Standing.DRAFT,
        choices=[(state.value, name) for state, name in STANDING_NAMES.items()],
    )  # fmt: skip
    adopted_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    adopted_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "chương trình công tác"
        verbose_name_plural = "chương trình công tác"
        ordering: ClassVar = ["-year", "office__name", "pk"]
        indexes: ClassVar = [models.Index(fields=["office", "state", "year"], name="programme_of_office")]
        constraints: ClassVar = [
            models.CheckConstraint(name="programme_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="programme_quarter",
                condition=Q(kind=Kind.QUARTER, quarter__isnull=False, quarter__gte=1, quarter__lte=4)
                | ~Q(kind=Kind.QUARTER) & Q(quarter=None),
            ),
            models.CheckConstraint(
                name="programme_term",
                condition=Q(kind=Kind.TERM, year_to__isnull=False, year_to__gt=F("year"))
                | ~Q(kind=Kind.TERM) & Q(year_to=None),
            ),
            models.CheckConstraint(
                name="programme_adopted_by_someone",
                condition=Q(state=Standing.DRAFT, adopted_by=None, adopted_at=None)
                | Q(state=Standing.ADOPTED, adopted_by__isnull=False, adopted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title if len(self.title) <= 120 else f"{self.title[:119].rstrip()}…"

    @property
    def span(self) -> Span:
        """What it covers, as the rules know it."""
        return Span(Kind(self.kind), self.year, self.year_to, self.quarter)

    @property
    def binds(self) -> bool:
        return self.state == Standing.ADOPTED


class StandingItem(models.Model):
    """What comes back every month, quarter, half-year or year, or whenever there is cause."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="standing_items")
    position = models.PositiveIntegerField("thứ tự", default=0)
    content = models.TextField("nội dung")
    every = models.CharField(
        "lặp lại", max_length=10, choices=[(every.value, name) for every, name in EVERY_NAMES.items()]
    )
    first_month = models.PositiveSmallIntegerField("tháng đầu tiên trong năm", default=1)
    period = models.CharField("thời gian theo văn bản", max_length=400, blank=True)
    unit_text = models.TextField("cơ quan theo văn bản", blank=True)
    offices = models.ManyToManyField(
        Office, related_name="standing_items", blank=True, verbose_name="cơ quan"
    )
    fact = models.OneToOneField(
        "documents.Fact", on_delete=models.PROTECT, null=True, blank=True, related_name="standing_item"
    )
    sentence = models.TextField("câu trong văn bản", blank=True)

    class Meta:
        verbose_name = "việc thường kỳ"
        ordering: ClassVar = ["programme_id", "position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="standing_says_what", condition=~Q(content="")),
            models.CheckConstraint(
                name="standing_first_month", condition=Q(first_month__gte=1, first_month__lte=12)
            ),
        ]

    def __str__(self) -> str:
        return self.content if len(self.content) <= 90 else f"{self.content[:89].rstrip()}…"

    @property
    def often(self) -> Every:
        return Every(self.every)


class ItemQuerySet(models.QuerySet["ProgrammeItem"]):
    def visible_to(self, user: User) -> ItemQuerySet:
        """Whoever sees programmes everywhere sees all; a unit what it leads, shares or has proposed."""
        granted = may(user.role, Verb.SEE_PROGRAMME) if user.is_active else None
        if granted is None:
            return self.none()
        if granted is Reach.ALL:
            return self.all()
        mine = list(reach(user, Verb.SEE_PROGRAMME).values_list("pk", flat=True))
        leads = ProgrammeItem.leads.through.objects.filter(office__in=mine).values("programmeitem")
        shares = ProgrammeItem.coordinating.through.objects.filter(office__in=mine).values("programmeitem")
        return self.filter(Q(office__in=mine) | Q(proposed_by__in=mine) | Q(pk__in=leads) | Q(pk__in=shares))

    def binding(self) -> ItemQuerySet:
        """Not only a draft of a programme."""
        return self.filter(Q(programme=None) | Q(programme__state=Standing.ADOPTED))

    def untouched(self) -> ItemQuerySet:
        """Nobody has done anything with it yet, and no month has taken it up."""
        return self.filter(state=State.OPEN, moves=None, lines=None)


class ProgrammeItem(models.Model):
    """One matter that a committee takes up; `office` is the committee's, `leads` prepare it.

    `year`, `quarter`, `month`, `period` say when as written and stay; `from_on` and `until_on` are the first
    days of the months in which it now may be done, both empty where only words say when.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="programme_items")
    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, null=True, blank=True, related_name="items"
    )
    standing = models.ForeignKey(
        StandingItem, on_delete=models.CASCADE, null=True, blank=True, related_name="occurrences"
    )
    origin = models.CharField(
        "nguồn", max_length=10, choices=[(origin.value, name) for origin, name in ORIGIN_NAMES.items()]
    )
    position = models.PositiveIntegerField("thứ tự", default=0)
    content = models.TextField("nội dung")
    lead_text = models.TextField("cơ quan chuẩn bị theo văn bản", blank=True)
    leads = models.ManyToManyField(
        Office, related_name="led_items", blank=True, verbose_name="cơ quan chuẩn bị"
    )
    coordination = models.TextField("phối hợp theo văn bản", blank=True)
    coordinating = models.ManyToManyField(
        Office, related_name="shared_items", blank=True, verbose_name="cơ quan phối hợp"
    )
    product = models.CharField("sản phẩm", max_length=400, blank=True)
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    quarter = models.PositiveSmallIntegerField("quý", null=True, blank=True)
    month = models.PositiveSmallIntegerField("tháng", null=True, blank=True)
    period = models.CharField("thời gian theo văn bản", max_length=400, blank=True)
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)
    fact = models.OneToOneField(
        "documents.Fact", on_delete=models.PROTECT, null=True, blank=True, related_name="programme_item"
    )
    sentence = models.TextField("câu trong văn bản", blank=True)
    decided_by = models.CharField("người quyết định", max_length=200, blank=True)
    proposed_by = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_items"
    )
    ground = models.TextField("căn cứ, lý do", blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, default=State.OPEN,
        choices=[(state.value, name) for state, name in STATE_NAMES.items()],
    )  # fmt: skip
    said = models.TextField("kết quả hoặc lý do", blank=True)
    closed_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "việc trong chương trình"
        ordering: ClassVar = ["until_on", "programme_id", "position", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["office", "state", "from_on"], name="item_taken_up"),
            models.Index(fields=["office", "year"], name="item_of_year"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="item_says_what", condition=~Q(content="")),
            models.CheckConstraint(
                name="item_of_its_origin",
                condition=Q(origin=Origin.PROGRAMME, programme__isnull=False, standing=None)
                | Q(origin=Origin.STANDING, programme__isnull=False, standing__isnull=False)
                | Q(origin=Origin.PROPOSAL, programme=None, standing=None, proposed_by__isnull=False)
                | Q(origin=Origin.SUDDEN, programme=None, standing=None) & ~Q(decided_by=""),
            ),
            models.CheckConstraint(
                name="item_months_in_order",
                condition=Q(from_on=None, until_on=None)
                | Q(from_on__isnull=False, until_on__isnull=False, until_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="item_closed_by_someone",
                condition=Q(state=State.OPEN, closed_by=None, closed_at=None)
                | ~Q(state=State.OPEN) & Q(closed_by__isnull=False, closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="item_dropped_with_reason", condition=~Q(state=State.DROPPED) | ~Q(said="")
            ),
            models.UniqueConstraint(fields=["standing", "year", "month"], name="occurrence_once"),
        ]

    def __str__(self) -> str:
        return self.content if len(self.content) <= 90 else f"{self.content[:89].rstrip()}…"

    @property
    def stands(self) -> State:
        return State(self.state)

    @property
    def written(self) -> Period:
        """When it was to be done, as the programme says."""
        return Period(self.year, self.quarter, self.month, self.period)

    @property
    def until(self) -> Month | None:
        """The last month in which it now may be done."""
        return Month.of(self.until_on) if self.until_on else None

    @property
    def start(self) -> Month | None:
        """The first month in which it now may be done."""
        return Month.of(self.from_on) if self.from_on else None

    def place(self, start: Month | None, until: Month | None) -> None:
        """Sets the months in which it may be done; not saved."""
        self.from_on = start.first if start else None
        self.until_on = until.first if until else None

    @property
    def moved(self) -> bool:
        """Whether a person has moved it from where the programme put it."""
        stretch = self.written.stretch
        return self.until is not None and (stretch is None or stretch.end != self.until)


class ItemMove(models.Model):
    """One move of a matter to another month, with its reason."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="moves")
    from_on: models.DateField[date | None, date | None] = models.DateField(null=True, blank=True)
    to_on = models.DateField()
    reason = models.TextField("lý do", blank=True)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "lần chuyển tháng"
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="move_has_reason", condition=Q(from_on=None) | ~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.from_on} → {self.to_on}"
