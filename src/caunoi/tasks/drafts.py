"""From a confirmed fact to the task it asks for. Pure: reads the contract's items, decides no office.

Two kinds of fact open tasks: `tasks`, and `programme_items`, whose month or quarter is due on its last day.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from caunoi.tasks.rules import EVERY_NAMES, NO_DUE, Due, Operator, unit_of
from vanban.dates.periods import Unit

OPENABLE = ("tasks", "programme_items")
LONGEST_ACTION = 1000
LONGEST_NAME = 400
LONGEST_ANCHOR = 300
LONGEST_COUNT = 999


@dataclass(frozen=True, slots=True)
class Draft:
    """What a fact says about one task. Empty where the text says nothing."""

    action: str
    owner_text: str = ""
    coordination: str = ""
    product: str = ""
    report_to: str = ""
    section: str = ""
    due: Due = NO_DUE


def draft_of(kind: str, value: Mapping[str, object], zone: tzinfo) -> Draft | None:
    """The task a fact asks for; None where it names no work. `zone` is where written hours are told."""
    return _of_programme_item(value) if kind == "programme_items" else _of_task(value, zone)


def _of_task(value: Mapping[str, object], zone: tzinfo) -> Draft | None:
    action = _sentence(value, "action")
    if not action:
        return None
    return Draft(
        action=action,
        owner_text=_text(value, "assignee"),
        coordination=_text(value, "coordination", LONGEST_ACTION),
        product=_text(value, "product"),
        report_to=_text(value, "report_to"),
        section=_text(value, "section"),
        due=due_of(value.get("deadline"), zone),
    )


def _of_programme_item(value: Mapping[str, object]) -> Draft | None:
    action = _sentence(value, "content")
    if not action:
        return None
    return Draft(
        action=action,
        owner_text=_text(value, "unit"),
        coordination=_text(value, "coordination", LONGEST_ACTION),
        product=_text(value, "product"),
        due=_period_due(value),
    )


def due_of(value: object, zone: tzinfo) -> Due:
    """The contract's deadline, its hour told in `zone`; a date that does not exist is dropped."""
    if not isinstance(value, Mapping):
        return NO_DUE
    on, at = moment_of(value.get("due"), zone)
    anchor = _text(value, "anchor", LONGEST_ANCHOR)
    every = next((often for often in EVERY_NAMES if often == value.get("every")), "")
    offset, unit = (None, None) if on else _count(value)
    relative = offset is not None or (bool(anchor) and on is None)
    return Due(
        on=on,
        at=at,
        operator=_operator(value.get("operator")) if on or relative or every else None,
        text=_text(value, "text"),
        every=every,
        offset=offset,
        unit=unit,
        anchor=anchor if relative else "",
    )


def _count(value: Mapping[str, object]) -> tuple[int, Unit] | tuple[None, None]:
    """How many of what are counted from the anchor; nothing where one of the two is missing or unlikely."""
    offset, unit = value.get("offset"), unit_of(_text(value, "unit"))
    if unit is None or not isinstance(offset, int) or not 0 < abs(offset) <= LONGEST_COUNT:
        return None, None
    return offset, unit


def _text(value: Mapping[str, object], key: str, longest: int = LONGEST_NAME) -> str:
    found = value.get(key)
    return " ".join(found.split())[:longest] if isinstance(found, str) else ""


def _sentence(value: Mapping[str, object], key: str) -> str:
    """What is to be done, as the head of a card; in the document it often stands inside a sentence."""
    words = _text(value, key, LONGEST_ACTION)
    return words[:1].upper() + words[1:]


def _operator(value: object) -> Operator:
    return next((operator for operator in Operator if operator == value), Operator.BY)


def moment_of(value: object, zone: tzinfo) -> tuple[date | None, datetime | None]:
    """A contract's date: its day, and its moment in `zone` where an hour stands; a wrong one is dropped."""
    if not isinstance(value, str) or not value:
        return None, None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None, None
    if "T" not in value:
        return moment.date(), None
    return moment.date(), moment.replace(tzinfo=zone)


def _period_due(value: Mapping[str, object]) -> Due:
    """A programme's month or quarter is due on its last day; where only words stand they are kept."""
    year, quarter, month = (value.get(key) for key in ("year", "quarter", "month"))
    period = _text(value, "period")
    if not isinstance(year, int):
        return Due(text=period)
    if isinstance(month, int) and 1 <= month <= 12:
        return _last_of(year, month, period or f"tháng {month}/{year}")
    if isinstance(quarter, int) and 1 <= quarter <= 4:
        return _last_of(year, quarter * 3, period or f"quý {'I' * quarter if quarter < 4 else 'IV'}/{year}")
    return Due(text=period)


def _last_of(year: int, month: int, words: str) -> Due:
    if not date.min.year <= year <= date.max.year:
        return Due(text=words)
    return Due(date(year, month, calendar.monthrange(year, month)[1]), None, Operator.BY, words)
