"""Tables of the programmes room, in a file for each length of time."""

from __future__ import annotations

from caunoi.programmes.month_models import IssuedLine, LinePaper, MonthIssue, MonthLine, MonthProgramme
from caunoi.programmes.week_models import DutyDay, WeekEntry, WeekIssue, WeekLink, WeekSchedule, WeekWaiver
from caunoi.programmes.year_models import ItemMove, Programme, ProgrammeItem, StandingItem

__all__ = [
    "DutyDay",
    "IssuedLine",
    "ItemMove",
    "LinePaper",
    "MonthIssue",
    "MonthLine",
    "MonthProgramme",
    "Programme",
    "ProgrammeItem",
    "StandingItem",
    "WeekEntry",
    "WeekIssue",
    "WeekLink",
    "WeekSchedule",
    "WeekWaiver",
]
