"""On which day a document's deadline hangs: one of its confirmed meetings, its own day, a day in the words.

Pure but for the rows it is given; a name that fits two meetings fits none, and a person ties the task.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo

from caunoi.documents.models import Document
from caunoi.documents.reads import FactView, confirmed_facts
from caunoi.people.models import User
from caunoi.tasks.drafts import moment_of
from caunoi.tasks.models import Anchor
from caunoi.tasks.rules import Due, anchor_words
from vanban.dates.written import find_times
from vanban.facts.deadline_anchors import anchor_kind, anchor_written
from vanban.text.keys import search_key

LONGEST_WHAT = 300
# Words that every meeting shares, so that they tell none from another.
_PLAIN = frozenset(
    search_key(
        "hội nghị cuộc họp phiên ngày kết thúc khai mạc bế mạc khi tổ chức diễn ra buổi của và"
    ).split()
)


@dataclass(frozen=True, slots=True)
class AnchorDraft:
    """The day a deadline hangs on, before it has a row: `moment` is None while the day is not known."""

    what: str
    moment: date | datetime | None = None
    fact: int | None = None


class DocumentAnchors:
    """The days that the deadlines of one document may hang on."""

    def __init__(self, document: Document, zone: tzinfo) -> None:
        self._document, self._zone = document, zone
        self._meetings = _told_apart([_meeting(fact, zone) for fact in confirmed_facts(document, "meetings")])

    def meeting(self, fact: int) -> AnchorDraft | None:
        """The day of the meeting that a fact tells."""
        return next((one for one in self._meetings if one.fact == fact), None)

    def of(self, due: Due) -> AnchorDraft | None:
        """What a relative deadline hangs on; None for one that has its own day."""
        if not due.relative:
            return None
        issued = self._document.issued_on
        written = anchor_written(due.anchor, issued.year if issued else None)
        if written is not None:
            return AnchorDraft(_said(due.anchor), _in_zone(written, self._zone))
        kind = anchor_kind(due.anchor) if due.anchor else _usual(due)
        if kind == "meeting":
            return _named(due.anchor, self._meetings) or AnchorDraft(_said(due.anchor) or "Cuộc họp")
        if kind == "issue":
            return AnchorDraft("Ngày ban hành văn bản", issued)
        if kind == "receipt":
            return AnchorDraft(
                "Ngày nhận văn bản", self._document.incoming.received_at.astimezone(self._zone).date()
            )
        return AnchorDraft(_said(due.anchor))


def row_of(draft: AnchorDraft, *, document: Document, actor: User) -> Anchor:
    """The row of that day, made on first need; one that has been moved since stays where it was moved to.

    It is held until the transaction ends, so that nobody moves it while tasks are hung on it.
    """
    moment = draft.moment
    at = moment if isinstance(moment, datetime) else None
    row, _ = Anchor.objects.select_for_update(of=("self",)).get_or_create(
        document=document, what=draft.what,
        defaults={
            "on": at.date() if at else moment, "at": at, "fact_id": draft.fact, "opened_by": actor,
        },
    )  # fmt: skip
    return row


def _usual(due: Due) -> str:
    """Where the words do not say: what is counted back hangs on the meeting, the rest on the paper."""
    return "meeting" if (due.offset or 0) < 0 else "issue"


def _meeting(fact: FactView, zone: tzinfo) -> AnchorDraft:
    value = fact.value if isinstance(fact.value, dict) else {}
    name, day, hour = (value.get(key) for key in ("name", "date", "time"))
    on, _ = moment_of(day, zone)
    moment: date | datetime | None = on
    begins = next(find_times(hour), None) if isinstance(hour, str) else None
    if on is not None and begins is not None:
        moment = datetime.combine(on, time.fromisoformat(begins.text), zone)
    return AnchorDraft(_said(name if isinstance(name, str) else "") or "Cuộc họp", moment, fact.id)


def _told_apart(meetings: list[AnchorDraft]) -> list[AnchorDraft]:
    """Meetings of one name, a conference in two places or on two days, carry their day in the name."""
    names = Counter(one.what for one in meetings)
    return [
        replace(one, what=f"{one.what} ({anchor_words(one.moment)})") if names[one.what] > 1 else one
        for one in meetings
    ]


def _named(words: str, meetings: Sequence[AnchorDraft]) -> AnchorDraft | None:
    """The one meeting of the document, or the one that shares most words with these; None where two do."""
    if len(meetings) == 1:
        return meetings[0]
    asked = _telling(words)
    ranked = sorted(meetings, key=lambda one: -len(asked & _telling(one.what)))
    if not ranked or not asked & _telling(ranked[0].what):
        return None
    first, second = (len(asked & _telling(one.what)) for one in ranked[:2])
    return ranked[0] if first > second else None


def _telling(words: str) -> frozenset[str]:
    return frozenset(search_key(words).split()) - _PLAIN


def _said(words: str) -> str:
    clean = " ".join(words.split())[:LONGEST_WHAT].strip()
    return clean[:1].upper() + clean[1:]


def _in_zone(moment: date | datetime, zone: tzinfo) -> date | datetime:
    return moment.replace(tzinfo=zone) if isinstance(moment, datetime) else moment
