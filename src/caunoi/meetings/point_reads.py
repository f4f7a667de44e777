"""What pages and other rooms ask of bridge points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from caunoi.meetings.models import Meeting, Point, PointCall
from caunoi.meetings.point_rules import Counted, Member, Registered, Total, totals, whole
from caunoi.people.models import Office, OfficeKind, OfficeLevel, User
from caunoi.people.reads import DayRegister, reach, register
from caunoi.people.rules import Reach, Verb, may
from vanban.text.keys import search_key


@dataclass(frozen=True, slots=True)
class Row:
    """A point in the tree: how deep it stands, what it counts with all below; `mine`: the person reports on
    it, `looks`: may open the telephone of its technician."""

    point: Point
    depth: int
    total: Total
    mine: bool
    looks: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """The bridge points of a meeting, each under the one above; `waiting`: those that units owe."""

    rows: tuple[Row, ...]
    total: Total
    waiting: tuple[Point, ...]


def call_of(meeting: Meeting) -> PointCall:
    """The hours that are set, or an unsaved one without any. One query."""
    return PointCall.objects.filter(meeting=meeting).first() or PointCall(meeting=meeting)


def day_of(meeting: Meeting) -> date:
    """The day whose register counts: the meeting's, or today while it has none."""
    return meeting.starts_on or timezone.localdate()


def counted(points: Sequence[Point]) -> list[Counted]:
    """The points as they are counted, before anybody has come."""
    return [Counted(one.pk, one.parent_id, one.stands, one.expected) for one in points]


def tree(meeting: Meeting, user: User) -> Tree:
    """Every point of the meeting, each behind the one above it. Three queries at most."""
    points = list(meeting.points.select_related("office", "contact", "registered_by"))
    granted = may(user.role, Verb.REPORT_POINT)
    mine = set() if granted is None else set(reach(user, Verb.REPORT_POINT).values_list("pk", flat=True))
    sums = totals(counted(points))
    below: dict[int | None, list[Point]] = {}
    for point in sorted(points, key=lambda one: (not one.main, search_key(one.name))):
        below.setdefault(point.parent_id, []).append(point)
    rows = tuple(
        Row(point, depth, sums[point.pk], keeper in mine, _reaches(user, keeper))
        for point, depth, keeper in _walk(below, None, 0, meeting.office_id)
    )
    unsaid = (row.point for row in rows if row.point.stands is Registered.WAITING)
    waiting = tuple(point for point in unsaid if not point.main)
    return Tree(rows, whole(counted(points)), waiting)


def _reaches(user: User, keeper: int) -> bool:
    granted = may(user.role, Verb.SEE_CONTACT)
    return granted is Reach.ALL or (granted is Reach.OWN and keeper == user.office_id)


def _walk(
    below: Mapping[int | None, list[Point]], top: int | None, depth: int, keeper: int
) -> Iterator[tuple[Point, int, int]]:
    for point in below.get(top, ()):
        whose = point.office_id or keeper
        yield point, depth, whose
        yield from _walk(below, point.pk, depth + 1, whose)


def found_point(user: User, meeting: Meeting, pk: int) -> Point | None:
    """The point with what its page shows, where the person may report on it. Whose it is: `Point.keeper`."""
    found = meeting.points.select_related("meeting__office", "office", "contact", "registered_by", "parent")
    point = found.filter(pk=pk).first()
    if point is None or not reach(user, Verb.REPORT_POINT).filter(pk=point.keeper.pk).exists():
        return None
    return point


def candidates(meeting: Meeting, words: str = "") -> list[Office]:
    """Offices that have no point yet, by the register of the meeting's day.

    `words` as a paper would have it ("các huyện, thành, thị ủy"); without any: the committee of each commune.
    """
    day = day_of(meeting)
    if words:
        found = register(day, issuer=meeting.office.name).listed(words)
    else:
        committees = Office.objects.standing_on(day).filter(kind=OfficeKind.COMMITTEE)
        found = list(committees.filter(level=OfficeLevel.COMMUNE))
    there = set(meeting.points.filter(main=False).values_list("office", flat=True))
    return [one for one in found if one.pk not in there]


def members_in(known: DayRegister) -> Callable[[str], list[Member]]:
    """Whom a phrase means in the register of a day, for `point_rules.tree_of`."""
    return lambda words: [member_of(one) for one in known.listed(words)]


def member_of(office: Office) -> Member:
    """The office as `point_rules` knows it."""
    return Member(office.pk, office.name, office.level, office.parent_id)
