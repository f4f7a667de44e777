"""The bridge points that a document tells, ready to be made, and the hours by which they are registered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from caunoi.documents.models import Document
from caunoi.documents.reads import FactView, confirmed_facts
from caunoi.meetings.agenda_facts import MilestoneRead, text_of, value_of
from caunoi.meetings.models import Point
from caunoi.meetings.point_reads import members_in
from caunoi.meetings.point_rules import SaidPoint, Wanted, tree_of
from caunoi.meetings.rules import LEVEL_NAMES, Level
from caunoi.people.reads import DayRegister
from vanban.text.keys import search_key


@dataclass(frozen=True, slots=True)
class LevelRead:
    """The points of one level, as the page shows them."""

    level: Level
    points: tuple[Wanted, ...]

    @property
    def name(self) -> str:
        return LEVEL_NAMES[self.level]


def points_read(document: Document, offices: DayRegister) -> tuple[Wanted, ...]:
    """The points that the paper asks for, by the register of its day; none once a meeting has them."""
    if Point.objects.filter(meeting__document=document).exists():
        return ()
    said = [_said(fact) for fact in confirmed_facts(document, "bridge_points")]
    return tree_of([one for one in said if one.place], members_in(offices))


def _said(fact: FactView) -> SaidPoint:
    value = value_of(fact)
    plural = value.get("plural") is True
    return SaidPoint(
        text_of(value, "level") or None, text_of(value, "place"), text_of(value, "chair"), plural
    )


def by_level(points: Iterable[Wanted]) -> tuple[LevelRead, ...]:
    """The points level by level, from the top down."""
    kept = list(points)
    levels = {level: tuple(one for one in kept if one.level is level) for level in Level}
    return tuple(LevelRead(level, some) for level, some in levels.items() if some)


def hours_of_points(milestones: Iterable[MilestoneRead]) -> tuple[datetime | None, datetime | None]:
    """Until when points are registered and when the lines are tested, where the paper tells the hour."""
    due = tests = None
    for one in milestones:
        key = search_key(one.what)
        if any(search_key(word) in key for word in ("đường truyền", "chạy thử")):
            tests = tests or one.at
        elif any(search_key(word) in key for word in ("đăng ký", "điểm cầu")):
            due = due or one.at
    return due, (None if due and tests and tests < due else tests)
