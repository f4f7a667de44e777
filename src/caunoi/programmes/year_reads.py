"""The view of a year: twelve months, what stands in each, what became of it and by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.programmes import rules
from caunoi.programmes.models import (
    ItemMove,
    MonthLine,
    MonthProgramme,
    Programme,
    ProgrammeItem,
    StandingItem,
)
from caunoi.programmes.month_rules import MONTH_STATES, MonthState
from caunoi.programmes.reads import covering, sees_whole
from caunoi.programmes.rules import Every, Month, Origin, State, Status
from caunoi.programmes.year_models import ItemQuerySet, office_names

_TAGS = {Origin.STANDING: "Định kỳ", Origin.PROPOSAL: "Đơn vị đề xuất", Origin.SUDDEN: "Đột xuất"}


@dataclass(frozen=True, slots=True)
class Row:
    """One matter in the month where it now stands. `notes` say what happened and by whom."""

    id: int
    address: str
    content: str
    leads: str
    unresolved: bool
    tag: str
    status: Status
    badge: str
    tone: str
    notes: tuple[str, ...]

    @property
    def open(self) -> bool:
        return self.status not in {Status.DONE, Status.DROPPED}


@dataclass(frozen=True, slots=True)
class Gone:
    """What the programme put into a month and a person moved to another."""

    address: str
    content: str
    to: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """One month. `paper` says how far its own programme has come; `ahead`: it is not over yet."""

    month: Month
    rows: tuple[Row, ...]
    gone: tuple[Gone, ...]
    paper: str
    ahead: bool

    @property
    def counted(self) -> str:
        """The month in words, for who does not see the marks."""
        done = sum(row.status is Status.DONE for row in self.rows)
        late = sum(row.status is Status.LATE for row in self.rows)
        tail = f", {late} quá tháng" if late else ""
        return f"Tháng {self.month.number}: {len(self.rows)} việc, {done} đã xong{tail}"


@dataclass(frozen=True, slots=True)
class Figures:
    """How many matters of the year stand where."""

    by_status: Mapping[Status, int]
    moved: int

    @property
    def all(self) -> int:
        return sum(self.by_status.values())

    @property
    def done(self) -> int:
        return self.by_status.get(Status.DONE, 0)

    @property
    def late(self) -> int:
        return self.by_status.get(Status.LATE, 0)

    @property
    def dropped(self) -> int:
        return self.by_status.get(Status.DROPPED, 0)

    @property
    def scheduled(self) -> int:
        return self.by_status.get(Status.SCHEDULED, 0)


@dataclass(frozen=True, slots=True)
class Year:
    """A year of one office as one person sees it; `whole` unless only what the own unit prepares."""

    number: int
    blocks: tuple[Block, ...]
    unplaced: tuple[Row, ...]
    needed: tuple[StandingItem, ...]
    programmes: tuple[Programme, ...]
    figures: Figures
    whole: bool


def year_view(user: User, office: Office, number: int, today: date) -> Year:
    """The whole year in fourteen queries at most, however many matters."""
    first, last = date(number, 1, 1), date(number, 12, 1)
    mine = Q(year=number) | Q(until_on__gte=first, until_on__lte=last)
    seen = loaded(ProgrammeItem.objects.visible_to(user).filter(mine, office=office))
    items = list(seen.defer("sentence", "ground"))
    now = Month.of(today)
    rows = {item.pk: row(item, now) for item in items}
    whole = sees_whole(user, office)
    programmes = tuple(covering(office, number)) if whole else ()
    here = [item for item in items if item.until is None or item.until.year == number]
    return Year(
        number=number,
        blocks=tuple(_blocks(number, here, items, rows, _papers(office, number), now)),
        unplaced=tuple(rows[item.pk] for item in here if item.until is None),
        needed=_needed(programmes),
        programmes=programmes,
        figures=Figures(Counter(rows[item.pk].status for item in here), sum(item.moved for item in here)),
        whole=whole,
    )


def loaded(items: ItemQuerySet, *, drafts: bool = False) -> ItemQuerySet:
    """The matters with all that a row shows of them; those of drafts only where asked for. Seven queries."""
    taken_up = MonthLine.objects.filter(kept=True).exclude(month__state=MonthState.DRAFT, month__revision=0)
    return (
        (items if drafts else items.binding())
        .prefetch_related(
            # Few different ones for many rows: each is made once.
            *("leads", "standing", "proposed_by", "closed_by"),
            Prefetch("moves", ItemMove.objects.select_related("by")),
            Prefetch("lines", taken_up.select_related("month").order_by("month__first_on")),
        )
        .order_by("until_on", "origin", "programme_id", "position", "pk")
    )


def _papers(office: Office, number: int) -> dict[Month, str]:
    months = MonthProgramme.objects.filter(office=office, first_on__year=number)
    return {month.month: MONTH_STATES[month.stands] for month in months}


def _needed(programmes: Iterable[Programme]) -> tuple[StandingItem, ...]:
    binding = [programme for programme in programmes if programme.binds]
    rows = StandingItem.objects.filter(programme__in=binding, every=Every.NEEDED)
    return tuple(rows.prefetch_related("offices")) if binding else ()


def _blocks(
    number: int, here: Iterable[ProgrammeItem], items: Iterable[ProgrammeItem], rows: Mapping[int, Row],
    papers: Mapping[Month, str], now: Month,
) -> Iterator[Block]:  # fmt: skip
    placed: dict[Month, list[Row]] = defaultdict(list)
    left: dict[Month, list[Gone]] = defaultdict(list)
    for item in here:
        if item.until is not None:
            placed[item.until].append(rows[item.pk])
    for item in items:
        stretch = item.written.stretch
        if stretch is not None and item.moved and item.until is not None:
            left[stretch.end].append(_gone(item, item.until))
    for month in (Month(number, one) for one in range(1, 13)):
        yield Block(month, tuple(placed[month]), tuple(left[month]), papers.get(month, ""), month >= now)


def _gone(item: ProgrammeItem, to: Month) -> Gone:
    moves = list(item.moves.all())
    written = item.written.stretch
    assert written is not None  # only what had a month can have left it
    return Gone(address_of(item), item.content, to.beside(written.end), moves[-1].reason if moves else "")


def row(item: ProgrammeItem, now: Month) -> Row:
    """One matter as a row. No query where `loaded` gave it."""
    offices = list(item.leads.all())
    lines = list(item.lines.all())
    month = lines[-1].month.month if lines else None
    found = rules.status(item.stands, Origin(item.origin), until=item.until, scheduled=month, now=now)
    badge = rules.STATUS_NAMES[found]
    return Row(
        id=item.pk,
        address=address_of(item),
        content=item.content,
        leads=office_names(offices) or item.lead_text,
        unresolved=not offices,
        tag=_TAGS.get(Origin(item.origin), ""),
        status=found,
        badge=f"{badge} {month.number}" if found is Status.SCHEDULED and month else badge,
        tone=rules.STATUS_TONES[found],
        notes=tuple(_notes(item, lines)),
    )


def _notes(item: ProgrammeItem, lines: list[MonthLine]) -> Iterator[str]:
    if item.written.month is None and item.written.name:
        yield f"theo văn bản: {item.written.name}"
    if item.decided_by:
        yield f"{item.decided_by} quyết định"
    if item.proposed_by:
        yield f"{item.proposed_by} đề xuất"
    if item.standing:
        yield rules.EVERY_NAMES[item.standing.often]
    for move in item.moves.all():
        yield _move_note(move)
    if lines and lines[-1].session and item.stands is State.OPEN:
        yield f"phiên họp {lines[-1].session}"
    if item.closed_by and item.closed_at:
        yield f"{item.said or 'xong'} ({item.closed_by}, {_day(item.closed_at)})"


def _move_note(move: ItemMove) -> str:
    to = Month.of(move.to_on)
    if move.from_on is None:
        return f"xếp vào {to.name} ({move.by}, {_day(move.at)})"
    return f"chuyển từ {Month.of(move.from_on).beside(to)}: {move.reason} ({move.by}, {_day(move.at)})"


def _day(at: datetime) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y}"


def address_of(item: ProgrammeItem) -> str:
    """The page of one matter."""
    return reverse("programmes:item", args=[item.pk])
