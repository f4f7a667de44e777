"""The office's calendar of working days: the shipped exceptions, the office's own file, then its own rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from caunoi.tasks.models import OfficeDay
from caunoi.tasks.rules import calendar_rules
from vanban.dates.working_days import SHIPPED, DayRule, Kind, WorkingDays, load

OFFICE_FILE = "ngay-lam-viec.toml"


def working_days() -> WorkingDays:
    """The calendar as of now: one query, and the office's file is read again whenever it has changed.

    Raises RuleBroken("bad-working-days") where that file is not understood.
    """
    return _calendar(own_days())


def working_days_with(rule: DayRule) -> WorkingDays:
    """The calendar as it would be with one more day of the office's own."""
    return _calendar([*own_days(), rule])


def working_days_without(on: date) -> WorkingDays:
    """The calendar as it would be without the office's own word about a day."""
    return _calendar(rule for rule in own_days() if rule.on != on)


def own_days() -> list[DayRule]:
    """The days that people of the office have set on its page."""
    rows = OfficeDay.objects.order_by("on").values_list("on", "kind", "basis")
    return [DayRule(on, _kind(kind), basis) for on, kind, basis in rows]


def _kind(kind: str) -> Kind:
    return "off" if kind == OfficeDay.Kind.OFF else "work"


def _calendar(rules: Iterable[DayRule]) -> WorkingDays:
    own = Path(settings.CAUNOI_DATA) / OFFICE_FILE
    try:
        return _loaded(own, own.stat().st_mtime_ns, tuple(rules))
    except FileNotFoundError:
        return _loaded(None, 0, tuple(rules))


@lru_cache(maxsize=8)
@calendar_rules()
def _loaded(own: Path | None, changed: int, rules: tuple[DayRule, ...]) -> WorkingDays:
    """`changed` is part of the key only: a changed file is another entry."""
    return load(SHIPPED, *([own] if own else []), over=rules)
