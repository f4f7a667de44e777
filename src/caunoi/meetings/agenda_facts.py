"""From the confirmed facts of a document to the meeting they tell: sessions, agenda, bridge points, numbers.

Nothing is guessed: what a paper does not say stays empty, and what is doubtful carries its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from django.db.models import Q
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState, Fact
from caunoi.documents.reads import FactView, confirmed_facts
from caunoi.meetings.agenda_rules import PARTS_OF_DAY, arranged, kind_of, session_kind, title_of
from caunoi.meetings.models import Meeting, Session
from caunoi.meetings.rules import Kind, SessionKind
from caunoi.people.models import Office, User
from caunoi.people.reads import DayRegister, reach, register
from caunoi.people.rules import Verb, may
from caunoi.tasks.drafts import moment_of
from caunoi.tasks.models import Task
from vanban.dates.written import find_times
from vanban.text.keys import search_key

LONGEST_NAME = 400
MOST_WAITING = 8
# A week's schedule tells meetings that others call.
_NOT_CALLING = ("Lịch công tác",)


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting as one confirmed fact tells it; `part` is "sáng", "chiều", "tối" where no hour is said."""

    fact: int
    name: str
    on: date | None
    to: date | None
    starts_at: time | None
    part: str
    place: str
    chair: str
    tentative: bool
    online: bool
    doubt: str
    sentence: str

    @property
    def kind(self) -> SessionKind:
        return session_kind(self.name)


@dataclass(frozen=True, slots=True)
class AgendaRead:
    """One row of the agenda."""

    starts_at: time | None
    content: str
    lead: str


@dataclass(frozen=True, slots=True)
class QuotaRead:
    """How many of what, by whom; `overall` says how many are to come altogether."""

    unit: str
    what: str
    least: int | None
    most: int | None
    text: str
    overall: bool


@dataclass(frozen=True, slots=True)
class MilestoneRead:
    """A day before the meeting; `covered`: a task of the document is due at that moment."""

    what: str
    on: date
    at: datetime | None
    text: str
    covered: bool

    @property
    def moment(self) -> date | datetime:
        return self.at or self.on


@dataclass(frozen=True, slots=True)
class MeetingRead:
    """The meeting that a document tells. `whole` spans the sessions; `sessions` with whether each is held."""

    title: str
    kind: Kind
    whole: Told | None
    sessions: tuple[tuple[Told, bool], ...]
    agenda: tuple[AgendaRead, ...]
    quotas: tuple[QuotaRead, ...]
    milestones: tuple[MilestoneRead, ...]
    issuer: Office | None
    tasks: int
    register: DayRegister

    @property
    def main(self) -> Told | None:
        """The fact on whose day the meeting stands: the whole, else the first that is held."""
        held = [one for one, is_held in self.sessions if is_held]
        return self.whole or next((one for one in held if one.on), next(iter(held), None))

    @property
    def last(self) -> date | None:
        """The last day, where it is another than the first."""
        said = [one.to or one.on for one, is_held in self.sessions if is_held]
        days = [day for day in (*said, self.whole.to if self.whole else None) if day]
        first = self.main.on if self.main else None
        return max(days) if days and first and max(days) > first else None

    @property
    def expected(self) -> tuple[int | None, int | None]:
        """How many are to come, from and to; nothing where the paper does not say."""
        found = next((quota for quota in self.quotas if quota.overall), None)
        return (found.least, found.most) if found else (None, None)

    @property
    def chair(self) -> str:
        """Who chairs the whole: of the main plenary, where the whole itself does not say."""
        plenary = (one.chair for one, held in self.sessions if held and one.kind is SessionKind.PLENARY)
        return (self.main.chair if self.main else "") or next((chair for chair in plenary if chair), "")


def meeting_read(document: Document) -> MeetingRead:
    """What the confirmed facts of the document say of a meeting that is not made yet. A dozen queries."""
    zone, used = timezone.get_current_timezone(), facts_used(document)
    told = [one for one in _told(document, zone) if one.fact not in used]
    # A paper that has lost its date is read on the day of its meeting: offices come and go.
    day = document.issued_on or next((one.on for one in told if one.on), timezone.localdate())
    offices = register(day, issuer=document.issuer)
    whole = arranged(told)
    names = " ".join((document.title, *(one.name for one in told)))
    main = told[whole.whole] if whole.whole is not None else None
    sessions = tuple((told[number], number in whole.held) for number in whole.parts)
    first = main or next((one for one, held in sessions if held), None)
    return MeetingRead(
        title=title_of(document.title, first.name if first else "")[:LONGEST_NAME],
        kind=kind_of(names, online=any(one.online for one in told)),
        whole=main, sessions=sessions, agenda=tuple(_agenda(document)), quotas=tuple(_quotas(document)),
        milestones=tuple(_milestones(document, zone)),
        issuer=offices.office(document.issuer), tasks=len(confirmed_facts(document, "tasks")),
        register=offices,
    )  # fmt: skip


def facts_used(document: Document) -> frozenset[int]:
    """The facts that meetings have been made of already."""
    sessions = Session.objects.filter(fact__document=document).values_list("fact", flat=True)
    wholes = Meeting.objects.filter(anchor__fact__document=document).values_list("anchor__fact", flat=True)
    return frozenset(pk for pk in (*sessions, *wholes) if pk is not None)


def _told(document: Document, zone: tzinfo) -> list[Told]:
    doubts = dict(Fact.objects.filter(document=document, kind="meetings").values_list("pk", "doubt"))
    facts = confirmed_facts(document, "meetings")
    return [_one(fact, doubts.get(fact.id, ""), zone) for fact in facts]


def _one(fact: FactView, doubt: str, zone: tzinfo) -> Told:
    value = value_of(fact)
    hour = text_of(value, "time")
    return Told(
        fact.id, text_of(value, "name"), moment_of(value.get("date"), zone)[0],
        moment_of(value.get("date_to"), zone)[0], hour_of(hour), hour if hour in PARTS_OF_DAY else "",
        text_of(value, "place"), text_of(value, "chair"), value.get("tentative") is True,
        value.get("online") is True, doubt, fact.sentence,
    )  # fmt: skip


def _agenda(document: Document) -> Iterable[AgendaRead]:
    """Its own, else that of the programme that lies in the same file and calls no meeting itself."""
    for paper in (document, *_beside(document)):
        facts = confirmed_facts(paper, "agenda")
        if facts:
            rows = (value_of(fact) for fact in facts)
            yield from (
                AgendaRead(
                    hour_of(text_of(row, "start")), text_of(row, "content", 2000), text_of(row, "lead")
                )
                for row in rows
                if text_of(row, "content")
            )
            return


def _beside(document: Document) -> list[Document]:
    """The other reviewed papers of the file."""
    rows = Document.objects.filter(incoming=document.incoming_id, state=DocumentState.CONFIRMED)
    calls = Fact.objects.accepted().filter(kind="meetings").values("document")
    return list(rows.exclude(Q(pk=document.pk) | Q(pk__in=calls)).select_related("reading").order_by("no"))


def _quotas(document: Document) -> Iterable[QuotaRead]:
    for fact in confirmed_facts(document, "quotas"):
        value = value_of(fact)
        count, unit, what = _number(value, "count"), text_of(value, "unit"), text_of(value, "what")
        overall = not unit and "dai bieu" in search_key(what)
        least, most = (count or _number(value, key) for key in ("min", "max"))
        yield QuotaRead(unit, what, least, most, text_of(value, "text"), overall)


def _milestones(document: Document, zone: tzinfo) -> Iterable[MilestoneRead]:
    due = {_due(fact, zone) for fact in confirmed_facts(document, "tasks")}
    opened = Task.objects.filter(document=document, fact=None).values_list("due", "due_at")
    due |= {at or on for on, at in opened}
    for fact in confirmed_facts(document, "milestones"):
        value = value_of(fact)
        on, at = moment_of(value.get("at"), zone)
        if on is not None:
            what = text_of(value, "what")
            yield MilestoneRead(what, on, at, text_of(value, "text"), (at or on) in due)


def _due(fact: FactView, zone: tzinfo) -> date | datetime | None:
    deadline = value_of(fact).get("deadline")
    on, at = moment_of(deadline.get("due") if isinstance(deadline, dict) else None, zone)
    return at or on


def value_of(fact: FactView) -> Mapping[str, object]:
    """The fact's value; empty where it is not one of the contract's items."""
    return fact.value if isinstance(fact.value, dict) else {}


def text_of(value: Mapping[str, object], key: str, longest: int = LONGEST_NAME) -> str:
    """A text of the value without runs of blanks; "" where it says nothing."""
    found = value.get(key)
    return " ".join(found.split())[:longest] if isinstance(found, str) else ""


def hour_of(words: str) -> time | None:
    """ "07:30" as an hour; None where no hour is written."""
    found = next(find_times(words), None) if words else None
    return time.fromisoformat(found.text) if found else None


def _number(value: Mapping[str, object], key: str) -> int | None:
    found = value.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else None


@dataclass(frozen=True, slots=True)
class ToPlan:
    """A reviewed document that calls a meeting which is not on the list yet."""

    document: int
    name: str


def to_plan(user: User) -> list[ToPlan]:
    """The latest documents within the person's reach that wait to become meetings. One query."""
    if may(user.role, Verb.MAKE_MEETING) is None:
        return []
    calls = Fact.objects.accepted().filter(kind="meetings").values("document")
    rows = Document.objects.filter(
        pk__in=calls, state=DocumentState.CONFIRMED, meetings=None, office__in=reach(user, Verb.MAKE_MEETING)
    ).exclude(doc_type__in=_NOT_CALLING)
    rows = rows.select_related("incoming").defer("search_raw", "search_folded").order_by("-pk")
    return [ToPlan(row.pk, row.name) for row in rows[:MOST_WAITING]]


def made_from(document: Document) -> list[Meeting]:
    """The meetings that the document has become. One query."""
    return list(Meeting.objects.filter(document=document).select_related("office").order_by("pk"))


def same_day(document_office: Office, on: date | None) -> list[Meeting]:
    """What the office has on that day already, so that a plan and its invitation do not become two."""
    rows = Meeting.objects.filter(office=document_office, starts_on=on) if on else Meeting.objects.none()
    return list(rows.order_by("pk")[:MOST_WAITING])
