"""Deadlines that law sets, counted from the day of a matter: as shipped, over them the province's own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from caunoi.tasks.models import Anchor
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import calendar_rules
from vanban.dates.clocks import SHIPPED_CLOCKS, Statutory, StatutoryClock, load_clocks, statutory_due

PROVINCE_FILE = "thoi-han.toml"


def statutory_clocks() -> tuple[StatutoryClock, ...]:
    """The rules as of now; the province's file is read again whenever it has changed.

    Raises RuleBroken("bad-clocks") where that file is not understood.
    """
    own = Path(settings.CAUNOI_DATA) / PROVINCE_FILE
    try:
        return _loaded(own, own.stat().st_mtime_ns)
    except FileNotFoundError:
        return _loaded(None, 0)


@lru_cache(maxsize=8)
@calendar_rules()
def _loaded(own: Path | None, changed: int) -> tuple[StatutoryClock, ...]:
    """`changed` is part of the key only: a changed file is another entry."""
    return load_clocks(SHIPPED_CLOCKS, *([own] if own else []))


@calendar_rules()
def due_by_law(key: str, on: date) -> Statutory:
    """What the rule of this key sets for a matter of that day. Raises RuleBroken: bad-clocks."""
    return statutory_due(key, on, statutory_clocks(), working_days())


@calendar_rules()
def set_by_law(anchor: Anchor) -> list[Statutory]:
    """What law sets for a matter of this name on this day, each rule once; nothing while there is no day.

    Raises RuleBroken: bad-clocks, date-too-far.
    """
    if anchor.on is None:
        return []
    clocks, days = statutory_clocks(), working_days()
    keys = dict.fromkeys(clock.key for clock in clocks if clock.is_about(anchor.what))
    return [statutory_due(key, anchor.on, clocks, days) for key in keys]
