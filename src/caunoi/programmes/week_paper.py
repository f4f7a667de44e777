"""A week's schedule as the document that goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caunoi.issuing.draft_making import made_paper
from caunoi.programmes.models import WeekSchedule
from caunoi.programmes.month_rules import revision_name
from caunoi.programmes.week_rules import Session, Sheet
from vanban.dates.weekdays import weekday_name
from vanban.paper import Paper, words

KIND = "lich-tuan"


def week_paper(schedule: WeekSchedule, sheet: Sheet, *, keeper: str) -> Paper:
    """The lines of a week as they may leave the office, who is on duty and which cars; `keeper` files it."""
    shared, week = sheet.shared(), schedule.week
    values = {
        "week": week.number, "whose": schedule.office.name,
        "first_day": week.days[0], "last_day": week.days[-1],
        "revision": revision_name(schedule.revision) if schedule.revision else "",
        "items": [_item(one) for one in shared.sessions], "notes": [*_duties(shared), *_cars(shared)],
        "recipients": [{"text": f"Lưu {keeper}"}],
    }  # fmt: skip
    return made_paper(KIND, office=schedule.office, values=values)


def _item(session: Session) -> dict[str, object]:
    return {
        "day": session.on, "half": session.half_name, "start": session.start, "end": session.end,
        "content": words(session.content), "chair": session.chair, "attending": session.attendees,
        "venue": session.place,
    }  # fmt: skip


def _duties(sheet: Sheet) -> Iterator[str]:
    for duty in sheet.duties:
        if duty.words:
            yield f"Trực {_day(duty.on)}: {duty.words}"


def _cars(sheet: Sheet) -> Iterator[str]:
    for session in sheet.sessions:
        if session.vehicle:
            yield f"Xe {session.when}: {session.vehicle}"


def _day(on: date) -> str:
    return f"{weekday_name(on)} {on:%d/%m}"
