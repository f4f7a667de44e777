"""Every bridge point's state at a glance, and what the page of one point shows on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from caunoi.meetings.models import HeadCount, Incident, LineTest, Meeting, Point, PointLink
from caunoi.meetings.point_day_rules import STATE_NAMES, STATE_TONES, Outcome, State, digest_of, state_of
from caunoi.meetings.point_rules import Counted, Total, totals, whole
from vanban.text.keys import search_key


@dataclass(frozen=True, slots=True)
class Lit:
    """One point on the board; `faults` are the lines of the checklist that failed, `count` who is there."""

    point: Point
    state: State
    test: LineTest | None
    faults: tuple[str, ...]
    incidents: tuple[Incident, ...]
    count: HeadCount | None
    total: Total

    @property
    def words(self) -> str:
        """The state in words."""
        return STATE_NAMES[self.state]

    @property
    def tone(self) -> str:
        """Its tone among those of the badges."""
        return STATE_TONES[self.state]


@dataclass(frozen=True, slots=True)
class Board:
    """All points of a meeting, those first that need somebody; `by_state` counts them in the same order."""

    points: tuple[Lit, ...]
    total: Total
    incidents: tuple[Incident, ...]

    @property
    def by_state(self) -> list[tuple[str, str, int]]:
        """(name, tone, how many) of each state that occurs."""
        found = [(state, sum(one.state is state for one in self.points)) for state in State]
        return [(STATE_NAMES[state], STATE_TONES[state], count) for state, count in found if count]


def board(meeting: Meeting) -> Board:
    """Every point of the meeting. Four queries, however many points and reports there are."""
    points = list(meeting.points.select_related("office"))
    tests = {one.point_id: one for one in LineTest.objects.filter(point__meeting=meeting).order_by("round")}
    counts = {one.point_id: one for one in _counts(meeting)}
    broken = Incident.objects.filter(point__meeting=meeting, resolved_at=None).select_related("point", "by")
    incidents: dict[int, list[Incident]] = {}
    for one in broken.order_by("since"):
        incidents.setdefault(one.point_id, []).append(one)
    heads = [
        Counted(one.pk, one.parent_id, one.stands, one.expected, _present(counts.get(one.pk)))
        for one in points
    ]
    sums = totals(heads)
    lit = (
        _lit(one, tests.get(one.pk), tuple(incidents.get(one.pk, ())), counts.get(one.pk), sums[one.pk])
        for one in points
    )
    worst = list(State)
    ordered = sorted(
        lit, key=lambda one: (worst.index(one.state), not one.point.main, search_key(one.point.name))
    )
    return Board(tuple(ordered), whole(heads), tuple(one for some in incidents.values() for one in some))


def _counts(meeting: Meeting) -> list[HeadCount]:
    """The counts of a meeting, the last of each point at the end of its own."""
    return list(HeadCount.objects.filter(point__meeting=meeting).order_by("at", "pk"))


def _present(count: HeadCount | None) -> int | None:
    return None if count is None else count.present


def _lit(
    point: Point,
    test: LineTest | None,
    incidents: tuple[Incident, ...],
    count: HeadCount | None,
    total: Total,
) -> Lit:
    results = test.outcomes if test else ()
    faults = tuple(one.name for one in results if one.outcome is Outcome.BAD)
    return Lit(point, state_of(point.stands, results, len(incidents)), test, faults, incidents, count, total)


def link_of(secret: str) -> PointLink | None:
    """The link with this secret while it is alive."""
    found = _alive().filter(digest=digest_of(secret))
    return found.select_related("point__meeting__office", "point__office").first()


def _alive() -> QuerySet[PointLink]:
    """Links that open something: not revoked, and no later than the day after the meeting."""
    last = timezone.localdate() - timedelta(days=1)
    over = Q(point__meeting__ends_on__lt=last)
    over |= Q(point__meeting__ends_on=None, point__meeting__starts_on__lt=last)
    return PointLink.objects.filter(revoked_at=None).exclude(over)


def alive_link(point: Point) -> PointLink | None:
    """The link under which somebody may report for the point."""
    return _alive().filter(point=point).select_related("created_by").first()


@dataclass(frozen=True, slots=True)
class PointDay:
    """What the page of one point shows: its tests, incidents and counts, the latest first."""

    tests: tuple[LineTest, ...]
    incidents: tuple[Incident, ...]
    counts: tuple[HeadCount, ...]
    now: datetime


def point_day(point: Point, now: datetime) -> PointDay:
    """The last ten of each. Three queries."""
    return PointDay(
        tuple(point.line_tests.select_related("by").order_by("-round")[:10]),
        tuple(point.incidents.select_related("by")[:10]),
        tuple(point.head_counts.select_related("by")[:10]),
        now,
    )
