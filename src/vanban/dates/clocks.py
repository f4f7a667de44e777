"""Deadlines that a law or a regulation sets, as data: each with its source, time in force and confidence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vanban.dates.due import Due, Operator, resolved
from vanban.dates.periods import Unit
from vanban.dates.told import UNIT_NAMES
from vanban.dates.weekdays import short
from vanban.dates.working_days import CalendarProblem, WorkingDays
from vanban.text.keys import search_key

SHIPPED_CLOCKS = Path(__file__).with_name("clocks.toml")


@dataclass(frozen=True, slots=True)
class StatutoryClock:
    """One rule: so many units from the day of the matter. `offset` None: no figure is known.

    `event` are the words by which a matter is known to be one the rule is about.
    """

    key: str
    name: str
    event: str
    source: str
    confidence: str
    valid_from: date
    valid_to: date | None
    offset: int | None
    unit: Unit

    def is_about(self, matter: str) -> bool:
        """Whether a matter so called is one the rule is about: the words stand in it whole."""
        return f" {search_key(self.event)} " in f" {search_key(matter)} "

    def in_force(self, on: date) -> bool:
        """Whether the rule held on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Statutory:
    """What a rule comes to: the day, None where no figure is known; `note` says what to know besides."""

    on: date | None
    rule: StatutoryClock
    note: str


def statutory_due(
    key: str, event_on: date, clocks: tuple[StatutoryClock, ...], days: WorkingDays
) -> Statutory:
    """The day by the rules in force on the day of the matter; where none was, the next later rule, said so.

    Raises KeyError for a key without any rule.
    """
    rules = [clock for clock in clocks if clock.key == key]
    if not rules:
        raise KeyError(key)
    held = next((rule for rule in rules if rule.in_force(event_on)), None)
    rule = held or min(rules, key=lambda one: abs((one.valid_from - event_on).days))
    note = f"Theo {rule.source}."
    if held is None:
        note = f"Ngày {short(event_on)} chưa thấy quy định; chỉ để tham khảo, theo {rule.source}."
    if rule.offset is None:
        return Statutory(None, rule, f"Chưa có số liệu: {rule.source}.")
    operator = Operator.BEFORE if rule.offset < 0 else Operator.WITHIN
    due = resolved(Due(None, None, operator, rule.name, "", rule.offset, rule.unit), event_on, days)
    return Statutory(due.on, rule, note if rule.confidence == "H" else f"{note} Cần xác nhận lại căn cứ.")


def load_clocks(*files: Path) -> tuple[StatutoryClock, ...]:
    """The rules of these files; the rules of a later file take the place of all earlier ones of their key.

    Raises CalendarProblem with the file and what to mend.
    """
    found: dict[str, list[StatutoryClock]] = {}
    for file in files:
        try:
            rows = tomllib.loads(file.read_text(encoding="utf-8")).get("clock", [])
            own = list(_clocks(rows))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError) as problem:
            said = f"Không đọc được bảng thời hạn {file.name}: {problem}. Sửa tệp theo mẫu rồi thử lại."
            raise CalendarProblem("bad-clocks", said) from problem
        found |= {clock.key: [one for one in own if one.key == clock.key] for clock in own}
    return tuple(clock for rules in found.values() for clock in rules)


def _clocks(rows: Iterable[dict[str, object]]) -> Iterator[StatutoryClock]:
    for row in rows:
        begins, ends, offset = row["valid_from"], row.get("valid_to"), row.get("offset")
        unit = next((unit for unit in UNIT_NAMES if unit == row.get("unit", "day")), None)
        if not isinstance(begins, date) or not isinstance(ends, date | None) or unit is None:
            raise ValueError(f"dòng {row['key']} thiếu valid_from hoặc sai unit")
        if not isinstance(offset, int | None):
            raise ValueError(f"dòng {row['key']} có offset không phải là số")
        key, name, event = (str(row[part]) for part in ("key", "name", "event"))
        source, confidence = (str(row[part]) for part in ("source", "confidence"))
        yield StatutoryClock(key, name, event, source, confidence, begins, ends, offset, unit)
