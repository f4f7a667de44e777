"""What a week's draft may be made from: meetings of papers, sessions of the month, what comes back weekly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, time

from caunoi.documents.models import Fact
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.programmes.models import MonthLine, WeekEntry, WeekSchedule
from caunoi.programmes.month_rules import BODY_NAMES, Body
from caunoi.programmes.week_rules import HALF_NAMES, Half, Session, Source

_LONGEST_CONTENT = 600


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line that the draft may take; `key` names its source, `paper` says which document it stands in."""

    key: str
    session: Session
    source: Source
    fact: Fact | None = None
    paper: str = ""
    weekly: bool = False


def candidates(user: User, schedule: WeekSchedule) -> list[Drawn]:
    """What could come into the draft and is not there yet, in the order of the week. Four queries."""
    there = set(schedule.entries.exclude(source_key="").values_list("source_key", flat=True))
    found = (*_weekly(schedule), *_sessions(schedule), *_meetings(user, schedule))
    return sorted((one for one in found if one.key not in there), key=lambda one: one.session.order)


def _meetings(user: User, schedule: WeekSchedule) -> Iterator[Drawn]:
    """Confirmed meetings of this week in the papers that the person may see."""
    days = [on.isoformat() for on in schedule.week.days]
    facts = Fact.objects.accepted().filter(
        kind="meetings", value__date__in=days, document__office__in=reach(user, Verb.SEE_DOCUMENT)
    )
    for fact in facts.select_related("document__reading", "document__incoming").order_by(
        "document", "position"
    ):
        text = fact.document.reading.text
        written = text[fact.span_start : fact.span_end] if fact.span_start is not None else ""
        yield Drawn(
            key=f"fact:{fact.pk}",
            session=_of_fact(fact.value or {}, " ".join(written.split())[:1000]),
            source=Source.MEETING,
            fact=fact,
            paper=fact.document.number_text or fact.document.name,
        )


def _of_fact(value: dict[str, object], written: str) -> Session:
    said = {name: str(value.get(name) or "") for name in ("name", "text", "place", "chair", "time")}
    start, half = (
        None,
        next((half for half, name in HALF_NAMES.items() if name.lower() == said["time"]), Half.DAY),
    )
    with suppress(ValueError):
        start = time.fromisoformat(said["time"]) if ":" in said["time"] else None
    return Session(
        on=date.fromisoformat(str(value["date"])),
        content=(said["name"] or said["text"] or "Cuộc họp")[:_LONGEST_CONTENT],
        half=half,
        start=start,
        place=said["place"],
        chair=said["chair"],
        written=written,
    )


def _sessions(schedule: WeekSchedule) -> Iterator[Drawn]:
    """The sessions of the month's programme, one line for all that a session takes up."""
    days = schedule.week.days
    rows = MonthLine.objects.filter(
        month__office=schedule.office_id, session_on__gte=days[0], session_on__lte=days[-1]
    )
    matters: dict[tuple[date, str], list[str]] = {}
    for line in rows.select_related("item", "month").order_by("session_on", "session_body", "position"):
        if line.in_place and line.session_on:
            matters.setdefault((line.session_on, line.session_body), []).append(line.item.content)
    for (on, body), contents in matters.items():
        listed = "; ".join(f"({number}) {one}" for number, one in enumerate(contents, start=1))
        content = f"Phiên họp {BODY_NAMES[Body(body)]}: {listed if len(contents) > 1 else contents[0]}"
        yield Drawn(f"session:{body}:{on}", Session(on, content[:2000], half=Half.DAY), Source.SESSION)


def _weekly(schedule: WeekSchedule) -> Iterator[Drawn]:
    """What last week's schedule marks as coming back, seven days on."""
    rows = WeekEntry.objects.filter(
        schedule__office=schedule.office_id, schedule__monday=schedule.week.plus(-1).monday, weekly=True
    )
    for row in rows:
        on = schedule.week.days[row.on.weekday()]
        session = replace(row.session, on=on, written="", uid="")
        yield Drawn(f"weekly:{row.pk}", session, Source.WEEKLY, weekly=True)
