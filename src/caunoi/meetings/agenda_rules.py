"""What the words of a paper say of a meeting: its kind, the kind of each session, which fact is the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from caunoi.meetings.rules import Kind, SessionKind
from vanban.text.keys import search_key

PARTS_OF_DAY: Final = ("sáng", "chiều", "tối")
# The first that stands in the words counts: "gặp mặt, đối thoại" is a dialogue.
_KINDS: Final = (
    (re.compile(r"\btruc tuyen\b"), Kind.ONLINE),
    (re.compile(r"\bdoi thoai\b"), Kind.DIALOGUE),
    (re.compile(r"\bgap mat\b"), Kind.GATHERING),
    (re.compile(r"^(to chuc )?le\b"), Kind.CEREMONY),
    (re.compile(r"\bhoi nghi\b|\bdai hoi\b"), Kind.CONFERENCE),
)
_SESSIONS: Final = (
    (re.compile(r"\bdien dan\b|\bto thao luan\b"), SessionKind.FORUM),
    (re.compile(r"\bdang (hoa|huong)\b|\bvieng\b"), SessionKind.FLOWERS),
    (re.compile(r"\btham quan\b|\bkhao sat\b"), SessionKind.VISIT),
    (re.compile(r"^le\b|\btrao (tang|thuong)\b"), SessionKind.CEREMONY),
)
# Names that every meeting could bear.
_PLAIN_NAMES: Final = re.compile(
    r"^(cac )?(chuong trinh|hoi nghi|cuoc hop|cuoc lam viec|buoi (hop|lam viec))$"
)
_ORGANISE: Final = re.compile(r"^(?:v/v\s+|về việc\s+)?(?:tổ chức\s+)?", re.IGNORECASE)


class Dated(Protocol):
    """A meeting as a fact tells it."""

    @property
    def name(self) -> str: ...
    @property
    def on(self) -> date | None: ...
    @property
    def to(self) -> date | None: ...
    @property
    def place(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Whole:
    """How the meetings that one paper tells belong together.

    `whole` is the place of the one that spans the others, None where none does; `parts` are the sessions,
    `held` those of them that are to be held, for they have a day or a place.
    """

    whole: int | None
    parts: tuple[int, ...]
    held: tuple[int, ...]


def arranged(told: Sequence[Dated]) -> Whole:
    """Which of the meetings is the whole and which are its sessions.

    The whole spans several days and another one falls on one of them. A meeting without day and place is a
    thing that is spoken of ("cuộc làm việc"), not one that is called.
    """
    whole = next((number for number, one in enumerate(told) if _spans(one, told)), None)
    parts = tuple(number for number in range(len(told)) if number != whole)
    held = tuple(number for number in parts if told[number].on or told[number].place)
    return Whole(whole, parts, held or parts if len(parts) == 1 else held)


def _spans(one: Dated, told: Sequence[Dated]) -> bool:
    if one.on is None or one.to is None or one.to <= one.on:
        return False
    return any(other is not one and other.on is not None and one.on <= other.on <= one.to for other in told)


def kind_of(words: str, *, online: bool) -> Kind:
    """The kind of meeting that the words name; any other is a plain meeting."""
    if online:
        return Kind.ONLINE
    key = search_key(words)
    return next((kind for sign, kind in _KINDS if sign.search(key)), Kind.MEETING)


def session_kind(name: str) -> SessionKind:
    """The kind of session that its name tells; everything else is a plenary."""
    key = search_key(name)
    return next((kind for sign, kind in _SESSIONS if sign.search(key)), SessionKind.PLENARY)


def title_of(title: str, name: str) -> str:
    """The name of the meeting: its own or, where that could be anybody's, the title of the paper."""
    words = name if name and not _PLAIN_NAMES.match(search_key(name)) else title or name
    clean = _ORGANISE.sub("", " ".join(words.split()), count=1)
    return clean[:1].upper() + (clean[1:].lower() if clean.isupper() else clean[1:])
