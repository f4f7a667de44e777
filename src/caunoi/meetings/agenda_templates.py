"""Templates of meetings as data: as shipped, over them the office's own, checked when they are loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from caunoi.meetings.actions import NewItem, NewSession
from caunoi.meetings.rules import Kind, SessionKind
from caunoi.tasks.rules import Due, Operator, unit_of
from caunoi.ui.refusal import RuleBroken
from vanban.dates.periods import Unit
from vanban.dates.told import UNIT_NAMES

SHIPPED: Final = Path(__file__).parent / "data" / "templates.toml"
OWN_FILE: Final = "mau-cuoc-hop.toml"
HANGS_ON: Final = "ngày họp"
FARTHEST: Final = 365


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to be done, so many days before (negative) or after the day of the meeting."""

    stream: str
    action: str
    offset: int
    unit: Unit

    @property
    def due(self) -> Due:
        """The deadline as a task keeps it: it moves with the meeting."""
        side = "trước" if self.offset < 0 else "sau"
        said = f"{abs(self.offset):02d} {UNIT_NAMES[self.unit]} {side} {HANGS_ON}"
        return Due(None, None, Operator.BY, said, "", self.offset, self.unit, HANGS_ON)


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session of a template; `day` counts from 1, the meeting's first day."""

    name: str
    kind: SessionKind
    day: int
    starts: time | None
    agenda: tuple[NewItem, ...]

    def on(self, first: date | None, place: str) -> NewSession:
        """The session of a meeting that begins on that day."""
        day = first + timedelta(days=self.day - 1) if first else None
        return NewSession(self.name, self.kind, day, self.starts, None, place, agenda=self.agenda)


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of meeting as offices prepare it."""

    key: str
    name: str
    kind: Kind
    title: str
    online: bool
    sessions: tuple[PlannedSession, ...]
    works: tuple[Work, ...]


def templates() -> tuple[Template, ...]:
    """The templates as of now; the office's file is read again whenever it has changed.

    Raises RuleBroken("bad-template") with the file and what to mend.
    """
    own = Path(settings.CAUNOI_DATA) / OWN_FILE
    try:
        return _loaded(own, own.stat().st_mtime_ns)
    except FileNotFoundError:
        return _loaded(None, 0)


def template_named(key: str) -> Template | None:
    """The template of that key; None where there is none."""
    return next((one for one in templates() if one.key == key), None)


@lru_cache(maxsize=8)
def _loaded(own: Path | None, changed: int) -> tuple[Template, ...]:
    """`changed` is part of the key only: a changed file is another entry."""
    files = (SHIPPED, own) if own else (SHIPPED,)
    return tuple({one.key: one for file in files for one in _read(file)}.values())


def _read(file: Path) -> list[Template]:
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("template", [])
        return [_template(row) for row in rows]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as problem:
        raise RuleBroken(
            "bad-template",
            f"Không đọc được mẫu cuộc họp {file.name}: {problem}. Sửa tệp theo mẫu đi kèm rồi thử lại.",
        ) from problem


def _template(row: Mapping[str, object]) -> Template:
    key = _words(row, "key")
    works = tuple(_work(key, one) for stream in _rows(row, "stream") for one in _cells(stream, "work"))
    return Template(
        key, _words(row, "name"), Kind(_words(row, "kind")), _words(row, "title"), row.get("online") is True,
        tuple(_session(one) for one in _rows(row, "session")), works,
    )  # fmt: skip


def _session(row: Mapping[str, object]) -> PlannedSession:
    starts, day = row.get("starts"), row.get("day", 1)
    if not isinstance(day, int) or not 1 <= day <= FARTHEST:
        raise ValueError(f"phiên “{row.get('name')}” có day không phải là số từ 1")
    hour = time.fromisoformat(str(starts)) if starts else None
    items = tuple(_item(cells) for cells in _cells(row, "agenda"))
    return PlannedSession(_words(row, "name"), SessionKind(_words(row, "kind")), day, hour, items)


def _item(cells: list[object]) -> NewItem:
    if len(cells) != 3 or not isinstance(cells[2], int) or cells[2] < 1:
        raise ValueError(f"mục chương trình {cells} cần [nội dung, người thực hiện, số phút]")
    return NewItem(str(cells[0]), str(cells[1]), None, cells[2])


def _work(key: str, cells: list[object]) -> Work:
    unit = unit_of(str(cells[3])) if len(cells) == 4 else None
    offset = cells[2] if len(cells) == 4 else None
    if unit is None or not isinstance(offset, int) or not 0 < abs(offset) <= FARTHEST:
        raise ValueError(f"việc {cells} của mẫu {key} cần [mảng, việc, số ngày, đơn vị]")
    return Work(str(cells[0]), str(cells[1]), offset, unit)


def _words(row: Mapping[str, object], key: str) -> str:
    found = row[key]
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{key} trống")
    return found.strip()


def _rows(row: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ValueError(f"{key} không phải là danh sách")
    return found


def _cells(row: Mapping[str, object], key: str) -> list[list[object]]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, list) for one in found):
        raise ValueError(f"{key} không phải là danh sách các dòng")
    return found
