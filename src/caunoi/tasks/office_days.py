"""The office's calendar of working days: the shipped exceptions, then the office's own file over them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from caunoi.tasks.rules import calendar_rules
from vanban.dates.working_days import SHIPPED, WorkingDays, load

OFFICE_FILE = "ngay-lam-viec.toml"


def working_days() -> WorkingDays:
    """The calendar as of now; the office's file in the data folder is read again whenever it has changed.

    Raises RuleBroken("bad-working-days") where that file is not understood.
    """
    own = Path(settings.CAUNOI_DATA) / OFFICE_FILE
    try:
        return _loaded(own, own.stat().st_mtime_ns)
    except FileNotFoundError:
        return _loaded(None, 0)


@lru_cache(maxsize=4)
@calendar_rules()
def _loaded(own: Path | None, changed: int) -> WorkingDays:
    """`changed` is part of the key only: a changed file is another entry."""
    return load(SHIPPED, own) if own else load(SHIPPED)
