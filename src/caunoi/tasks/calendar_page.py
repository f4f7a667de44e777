"""What the page of the office's calendar shows: one year of days, and what a change would move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from caunoi.tasks import rules
from caunoi.tasks.chain_reads import Overtaken, overtaken
from caunoi.tasks.clocks import Moved, moved_by
from caunoi.tasks.models import OfficeDay, Task
from caunoi.tasks.office_days import working_days, working_days_with, working_days_without
from vanban.dates.working_days import DayRule, Notable, WorkingDays

MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day that is not what its weekday says; `own` is the id of the office's own row about it."""

    day: Notable
    own: int | None
    said: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the calendar. `estimated`: its days off have not been decided yet."""

    number: int
    lines: tuple[DayLine, ...]
    estimated: bool

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1


def year(number: int) -> Year:
    """The notable days of one year, and what the office has said of any other day. Two queries."""
    days = working_days()
    first, last = date(number, 1, 1), date(number, 12, 31)
    own = {row.on: row.pk for row in OfficeDay.objects.filter(on__range=(first, last))}
    notable = {day.on: day for day in days.notable(first, last)}
    notable |= {on: _as_it_is(on, days) for on in own if on not in notable}
    lines = tuple(_line(notable[on], own.get(on)) for on in sorted(notable))
    return Year(number, lines, days.is_estimate(last))


def _as_it_is(on: date, days: WorkingDays) -> Notable:
    """A day of the office's own that the weekday says as well."""
    rule = days.exceptions[on]
    return Notable(on, rule.kind == "work", rule.basis, rule.doubt)


def _line(day: Notable, own: int | None) -> DayLine:
    return DayLine(day, own, rules.capital(rules.spoken(day.on)))


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the calendar would do to the deadlines still owed: the first few, and how many; and
    which parts it overtakes."""

    moves: tuple[Moved, ...]
    count: int
    overtaken: tuple[Overtaken, ...]

    @property
    def left(self) -> int:
        return self.count - len(self.moves)


def effect_of_setting(day: DayRule) -> Effect:
    """What one more day of the office's own would move. Raises RuleBroken: no-change, date-too-far."""
    rules.refuse_day_as_it_is(day, working_days())
    return _effect(lambda: working_days_with(day))


def effect_of_removing(day: OfficeDay) -> Effect:
    """What taking a day of the office's own back would move."""
    return _effect(lambda: working_days_without(day.on))


def _effect(calendar: Callable[[], WorkingDays]) -> Effect:
    moves = list(moved_by(calendar(), Task.objects.dated().select_related("owner", "anchor")))
    return Effect(tuple(moves[:MOST_SHOWN]), len(moves), overtaken(moves, Q(parent__isnull=False)))
