"""What a door sends, read strictly: the only place where its JSON is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NoReturn, TypeVar

from django.utils.dateparse import parse_datetime

from caunoi.delegates.door_rules import LONGEST_NONCE, Arrival, Scan, WalkIn
from caunoi.ui.refusal import RuleBroken

MOST: Final = 200
"""Scans in one letter; a door with more sends several."""

_AHEAD: Final = timedelta(minutes=5)
_LONG_AGO: Final = 2000
"""A device whose clock shows a year before this one has lost its time."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Row:
    """One JSON object, whose fields are asked for by type."""

    said: dict[str, object]

    def get(self, name: str, kind: type[T], otherwise: T) -> T:
        value = self.said.get(name, otherwise)
        return value if isinstance(value, kind) else _unreadable()

    def text(self, name: str) -> str:
        """Words, a blank for each sign that cannot be seen: no database takes them all."""
        return "".join(sign if sign.isprintable() else " " for sign in self.get(name, str, ""))


def read_arrivals(data: bytes, now: datetime) -> tuple[Arrival, ...]:
    """The scans of a letter, in their order. Raises RuleBroken "unreadable"."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        _unreadable()
    rows = said.get("luot") if isinstance(said, dict) else None
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST:
        _unreadable()
    return tuple(_arrival(_Row(row) if isinstance(row, dict) else _unreadable(), now) for row in rows)


def _arrival(row: _Row, now: datetime) -> Arrival:
    nonce = row.text("nonce")
    if not 16 <= len(nonce) <= LONGEST_NONCE:
        _unreadable()
    at, offline = _moment(row.text("at"), now), row.get("offline", bool, False)
    name = row.text("name")
    if not name:
        return Scan(nonce, at, row.text("code")[:60], row.get("delegate", int, 0) or None, offline)
    return WalkIn(
        nonce=nonce, said_at=at, full_name=name[:120], reason=row.text("reason")[:300],
        office_text=row.text("office")[:300], instead_of=row.get("instead", int, 0) or None,
        offline=offline,
    )  # fmt: skip


def _moment(text: str, now: datetime) -> datetime:
    """The door's clock; ours where it says nothing, a time still to come or one of long ago."""
    try:
        said = parse_datetime(text)
    except ValueError:
        said = None
    if said is None or said.tzinfo is None or said.year < _LONG_AGO or said > now + _AHEAD:
        return now
    return said


def _unreadable() -> NoReturn:
    raise RuleBroken("unreadable", "Máy chủ không đọc được lượt gửi lên. Tải lại trang điểm danh.")
