"""What pages and papers ask of the organising committee."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from caunoi.meetings.committee_rules import RANKS, STREAM_NAMES, CommitteeRole, Stream, stream_of
from caunoi.meetings.models import CommitteeMember, Meeting
from caunoi.people.models import Office, Post
from caunoi.people.naming import name_key


def committee_of(meeting: Meeting) -> list[CommitteeMember]:
    """The members, the head first. One query."""
    rows = meeting.committee.select_related("office", "person").order_by("pk")
    return sorted(rows, key=lambda one: RANKS.index(CommitteeRole(one.role)))


def register_day(meeting: Meeting) -> date:
    """The day whose register counts: the meeting's, or today while it has none."""
    return meeting.starts_on or timezone.localdate()


def owners(meeting: Meeting) -> Callable[[str], Office]:
    """Whose a part is, by the words of a template: the office of the first member who has it, else the
    organiser. One query."""
    found: dict[Stream, Office] = {}
    for member in committee_of(meeting):
        for stream in member.streams:
            found.setdefault(stream, member.office)

    def whose(words: str) -> Office:
        stream = stream_of(words)
        return found.get(stream, meeting.office) if stream else meeting.office

    return whose


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member, and who holds the post on the day where a post is the member; several: all their names."""

    member: CommitteeMember
    holders: str


@dataclass(frozen=True, slots=True)
class CommitteeView:
    """The committee as its page shows it; `idle` are the parts that nobody has."""

    lines: tuple[MemberLine, ...]
    idle: tuple[str, ...]


def committee_view(meeting: Meeting) -> CommitteeView:
    """Two queries."""
    members = committee_of(meeting)
    posts = [one for one in members if one.title and not one.person_id]
    rows = Post.objects.held_on(register_day(meeting)).filter(office__in={one.office_id for one in posts})
    held: dict[tuple[int, str], list[str]] = {}
    for post in rows.select_related("person").order_by("person__order_key"):
        held.setdefault((post.office_id, name_key(post.title)), []).append(post.person.full_name)
    lines = tuple(
        MemberLine(
            one, "" if one.person_id else ", ".join(held.get((one.office_id, name_key(one.title)), []))
        )
        for one in members
    )
    done = {stream for one in members for stream in one.streams}
    return CommitteeView(lines, tuple(name for stream, name in STREAM_NAMES.items() if stream not in done))
