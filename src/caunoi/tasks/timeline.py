"""The timeline: tasks against today and the meetings, as geometry for an SVG drawn on the server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from caunoi.documents.models import Fact
from caunoi.people.models import User
from caunoi.tasks import rules
from caunoi.tasks.filters import Filters, Now, found
from caunoi.tasks.models import Task
from caunoi.tasks.reads import Card, card
from caunoi.tasks.rules import State, Urgency

ROWS = 40
NAMES_WIDTH, DRAWN_WIDTH, RIGHT, ROW_HEIGHT, TOP, BOTTOM = 330, 760, 110, 34, 58, 12
NAME_LENGTH, OWNER_LENGTH = 40, 44
# Today is drawn off the edge rather than on the axis when the plan is this long over: else the plan is a dot.
FAR_DAYS = 120
PAST_DAYS, AHEAD_DAYS = 45, 240
LABEL_WIDTH = 170
MOST_TICKS = 12
MEETING_DOCUMENTS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A vertical line with its words; `row` 1 is the lower line of labels; `edge`: the day lies beyond."""

    x: int
    label: str
    kind: str
    row: int = 0
    edge: str = ""

    @property
    def label_x(self) -> int:
        return self.x + {"left": 4, "right": RIGHT - 4}.get(self.edge, 0)

    @property
    def label_y(self) -> int:
        return 12 + 13 * self.row

    @property
    def line_y(self) -> int:
        return self.label_y + 4

    @property
    def anchor(self) -> str:
        return {"left": "start", "right": "end"}.get(self.edge, "middle")

    @property
    def text(self) -> str:
        return {"left": f"← {self.label}", "right": f"{self.label} →"}.get(self.edge, self.label)


@dataclass(frozen=True, slots=True)
class Bar:
    """One task, from its order to its deadline. Whole pixels: a decimal comma would break the SVG."""

    card: Card
    y: int
    x: int
    width: int
    safe_x: int | None
    name: str
    owner: str
    sign: str

    @property
    def end(self) -> int:
        return self.x + self.width

    @property
    def sign_x(self) -> int:
        return self.end + 10


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole drawing. `undated` counts the tasks that have no day and cannot be drawn."""

    bars: tuple[Bar, ...]
    ticks: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    width: int
    height: int
    count: int
    undated: int
    page: int

    @property
    def pages(self) -> int:
        return -(-self.count // ROWS)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from left to right."""

    first: date
    last: date

    def x(self, on: date) -> int:
        share = (on - self.first).days / max(1, (self.last - self.first).days)
        return round(NAMES_WIDTH + DRAWN_WIDTH * min(1.0, max(0.0, share)))

    def edge(self, on: date) -> str:
        return "left" if on < self.first else "right" if on > self.last else ""


def timeline(user: User, filters: Filters, when: Now, page: int = 1) -> Timeline:
    """The drawing for what the filters find. Six queries, whatever the number of tasks."""
    tasks = found(user, filters, when).exclude(state=State.CANCELLED)
    dated = tasks.filter(due__isnull=False)
    count, page = dated.count(), max(1, page)
    rows = list(
        dated.select_related("owner", "document")
        .defer("search_folded", "source_sentence", "document__search_raw", "document__search_folded")
        .order_by("due", "pk")[(page - 1) * ROWS : page * ROWS]
    )
    meetings = _meetings(rows)
    axis = axis_of([day for task in rows for day in _days(task)] + meetings, when.today)
    return Timeline(
        bars=tuple(_bar(task, line, axis, when) for line, task in enumerate(rows)),
        ticks=tuple(Mark(axis.x(day), label, "tick") for day, label in ticks(axis)),
        marks=marks_of(axis, meetings, when.today),
        width=NAMES_WIDTH + DRAWN_WIDTH + RIGHT,
        height=TOP + ROW_HEIGHT * len(rows) + BOTTOM,
        count=count,
        undated=tasks.filter(due=None).count(),
        page=page,
    )


def axis_of(days: Sequence[date], today: date) -> Axis:
    """The axis for these days, some air at both ends.

    While the plan goes on, the axis is a window around today, so that one forgotten task of last year does
    not press the weeks that count into a line; what lies beyond is drawn at the edge. A plan that is over is
    shown whole, with today at the edge once it is far.
    """
    if not days:
        return Axis(today - timedelta(days=7), today + timedelta(days=30))
    first, last = min(days), max(days)
    if last >= today:
        first = max(min(first, today), today - timedelta(days=PAST_DAYS))
        last = min(last, max(first, today) + timedelta(days=AHEAD_DAYS))
    elif today <= last + timedelta(days=FAR_DAYS):
        last = today
    air = timedelta(days=max(2, (last - first).days // 30))
    return Axis(first - air, last + air)


def ticks(axis: Axis) -> list[tuple[date, str]]:
    """The days written under the drawing: weeks, months, quarters or years, at most a dozen."""
    length = (axis.last - axis.first).days
    if length <= 14 * MOST_TICKS:
        monday = axis.first + timedelta(days=-axis.first.weekday() % 7)
        step = 7 if length <= 7 * MOST_TICKS else 14
        return [(day, f"{day:%d/%m}") for day in _every(step, monday, axis.last)]
    months = list(_every_month(axis.first, axis.last))
    step = next(
        (step for step in (1, 2, 3, 6, 12) if len(months) <= step * MOST_TICKS), 12 * (len(months) // 144 + 1)
    )
    return [(day, f"{day:%m/%Y}") for day in months if (day.year * 12 + day.month - 1) % step == 0]


def _every(step: int, day: date, last: date) -> Iterable[date]:
    while day <= last:
        yield day
        day += timedelta(days=step)


def _every_month(first: date, last: date) -> Iterable[date]:
    month = first.year * 12 + first.month - (first.day == 1)
    while (day := date(month // 12, month % 12 + 1, 1)) <= last:
        yield day
        month += 1


def _days(task: Task) -> list[date]:
    return [day for day in (_start(task), task.due) if day is not None]


def _start(task: Task) -> date:
    """The day of the order: the document's, or that of the opening; never after the deadline."""
    given = task.document.issued_on if task.document else None
    start = given or timezone.localtime(task.opened_at).date()
    return min(start, task.due) if task.due else start


def _bar(task: Task, line: int, axis: Axis, when: Now) -> Bar:
    assert task.due is not None  # only dated tasks are drawn
    start, end = axis.x(_start(task)), axis.x(task.due)
    safe = axis.x(task.safe_on) if task.safe_on and task.safe_on != task.due else None
    shown = card(task, when)
    return Bar(
        card=shown,
        y=TOP + ROW_HEIGHT * line,
        x=start,
        width=max(3, end - start),
        safe_x=safe,
        name=_cut(task.action, NAME_LENGTH),
        owner=_cut(shown.owner or rules.NO_OFFICE, OWNER_LENGTH),
        sign=_sign(task.due, axis.edge(task.due), _SIGNS.get(shown.urgency, "")),
    )


def _sign(due: date, edge: str, word: str) -> str:
    """The words behind the point: the day, with an arrow and its year where it lies beyond the drawing."""
    day = f"{due:%d/%m/%Y}" if edge else f"{due:%d/%m}"
    return f"{'← ' if edge == 'left' else ''}{day}{' →' if edge == 'right' else ''}{word}"


_SIGNS = {
    Urgency.LATE: " · quá hạn",
    Urgency.DONE: " · xong",
    Urgency.WAITING: " · chờ",
    Urgency.TODAY: " · nay",
}


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _meetings(tasks: Iterable[Task]) -> list[date]:
    """The days of the meetings that the documents of these tasks call, once each. One query."""
    documents = list(dict.fromkeys(task.document_id for task in tasks if task.document_id))
    if not documents:
        return []
    facts = Fact.objects.accepted().filter(document__in=documents[:MEETING_DOCUMENTS], kind="meetings")
    days = {_day_of(value) for value in facts.values_list("value", flat=True)}
    return sorted(day for day in days if day is not None)


def _day_of(value: object) -> date | None:
    written = value.get("date") if isinstance(value, dict) else None
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None


def marks_of(axis: Axis, meetings: Sequence[date], today: date) -> tuple[Mark, ...]:
    """Today over the meetings, so that labels never meet; meetings close to each other share one."""
    marks = [Mark(axis.x(today), f"Hôm nay {rules.short(today)}", "today", 0, axis.edge(today))]
    for group in _close_together(axis, meetings):
        words = rules.short(group[0]) if len(group) == 1 else " · ".join(f"{day:%d/%m}" for day in group)
        marks.append(Mark(axis.x(group[0]), f"Hội nghị {words}", "meeting", 1, axis.edge(group[0])))
        marks += [Mark(axis.x(day), "", "meeting", 1, axis.edge(day)) for day in group[1:]]
    return tuple(marks)


def _close_together(axis: Axis, days: Iterable[date]) -> list[list[date]]:
    groups: list[list[date]] = []
    for day in days:
        if groups and axis.x(day) - axis.x(groups[-1][0]) < LABEL_WIDTH:
            groups[-1].append(day)
        else:
            groups.append([day])
    return groups
