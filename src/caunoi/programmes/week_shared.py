"""What a shared address shows: issued weeks of an office, whole or the lines of a person, office or room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from caunoi.people.naming import name_key
from caunoi.people.reads import parameter, register
from caunoi.programmes.models import WeekIssue, WeekLink
from caunoi.programmes.week_checks import named
from caunoi.programmes.week_feeds import Issued, Told, feed, told
from caunoi.programmes.week_rules import ASSUMED_MINUTES, LinkKind, Session, Sheet, Week, digest_of

# A feed holds the weeks of about two months back and all that is issued ahead.
WEEKS_BACK = 8


def link_of(secret: str) -> WeekLink | None:
    """The link of that secret, if it was not revoked. One query."""
    rows = WeekLink.objects.filter(digest=digest_of(secret), revoked_at=None)
    return rows.select_related("office").first()


def shared_issue(link: WeekLink, week: Week) -> WeekIssue | None:
    """The paper of a week as it stands. One query."""
    rows = WeekIssue.objects.filter(schedule__office=link.office, schedule__monday=week.monday)
    return rows.select_related("schedule").order_by("-revision").first()


def shared_sheet(link: WeekLink, issue: WeekIssue | None) -> Sheet:
    """What the link shows of that paper: no notes, no telephone numbers, only what concerns the subject."""
    sheet = issue.sheet.shared() if issue else Sheet(())
    wanted = concerns(link, issue.schedule.monday) if issue else bool
    return Sheet(tuple(filter(wanted, sheet.sessions)), sheet.duties if link.kind == LinkKind.WHOLE else ())


def shared_feed(link: WeekLink, now: datetime) -> bytes:
    """The feed of the link. Two queries, and those of the register where it is an office's."""
    today = timezone.localdate(now)
    first = Week.of(today).plus(-WEEKS_BACK).monday
    rows = WeekIssue.objects.filter(schedule__office=link.office, schedule__monday__gte=first)
    weeks: dict[int, list[Issued]] = {}
    for row in rows.order_by("schedule__monday", "revision"):
        weeks.setdefault(row.schedule_id, []).append(Issued(row.revision, row.at, row.sheet.sessions))
    wanted = concerns(link, today)
    lines: Iterable[Told] = (line for issues in weeks.values() for line in told(issues, wanted))
    name = f"Lịch {link.subject or link.office.name}"
    zone = timezone.get_current_timezone()
    return feed(tuple(lines), name=name, zone=zone, assumed=parameter(ASSUMED_MINUTES))


def concerns(link: WeekLink, on: date) -> Callable[[Session], bool]:
    """Whether a line concerns whom the link is for."""
    kind, key = LinkKind(link.kind), name_key(link.subject)
    if kind is LinkKind.PERSON:
        [*asked] = named(link.subject)
        keys = {one.key for one in asked}
        return lambda line: any(one.key in keys for one in named(f"{line.chair};{line.attendees}"))
    if kind is LinkKind.ROOM:
        return lambda line: name_key(line.place) == key
    if kind is LinkKind.OFFICE:
        offices = register(on, issuer=link.office.name)
        return lambda line: any(
            office.name == link.subject
            for words in (line.chair, line.attendees, line.preparing)
            for office in offices.listed(words)
        )
    return lambda line: True


def opened(link: WeekLink, asked: Week | None, now: datetime) -> tuple[Week, WeekIssue | None]:
    """The week that the page shows, with its paper: the one asked for, else this one; on Saturday and Sunday
    the coming one once it is there. At most two queries.
    """
    today = Week.of(timezone.localdate(now))
    for week in (asked,) if asked else (Week.of(timezone.localdate(now) + timedelta(days=2)), today):
        issue = shared_issue(link, week)
        if issue:
            return week, issue
    return asked or today, None
