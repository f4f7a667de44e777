"""What every meeting of the demonstration has, so that each of its pages shows something."""

from __future__ import annotations

from dataclasses import dataclass

from caunoi.meetings.committee_rules import Stream
from caunoi.meetings.models import Meeting, Speech
from caunoi.meetings.paper_reads import papers_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """A meeting's committee by the number of its parts, how many must come, versions, who waits to speak."""

    parts: int
    members: int
    quorum: str
    versions: list[int]
    waiting: int


def prepared(meeting: Meeting) -> Prepared:
    rows = list(meeting.committee.all())
    parts = [part for row in rows for part in row.parts]
    assert len(parts) == len(set(parts))  # each part is one office's
    assert sorted(parts) in (sorted(Stream), sorted(set(Stream) - {Stream.TRANSPORT}))
    assert [row.role for row in rows].count("head") == 1
    [paper] = papers_of(meeting)
    waiting = Speech.objects.filter(session__meeting=meeting, state="waiting").exclude(topic="")
    versions = [one.version.number for one in (paper.last, *paper.old)]
    return Prepared(len(parts), len(rows), meeting.quorum_words, versions, waiting.count())
