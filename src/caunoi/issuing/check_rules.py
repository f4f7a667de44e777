"""What a check's answer becomes on the page: pure, without Django."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

LEVEL_NAMES: Final = {"error": "Lỗi", "warning": "Nên xem lại", "taste": "Góp ý"}
TONES: Final = {"error": "late", "warning": "soon", "taste": "calm"}
REGISTER_RULE: Final = "office-unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as the page shows it; `start` and `end` are -1 where it stands at no words."""

    level: str
    rule: str
    message: str
    source: str
    confidence: str
    words: str
    page: int
    repair: str
    subject: str
    start: int
    end: int
    no: int = 0

    @property
    def level_name(self) -> str:
        return LEVEL_NAMES[self.level]

    @property
    def tone(self) -> str:
        return TONES[self.level]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document of the file; `waived` counts the findings that the office does not want to see."""

    doc_type: str
    profile_name: str
    note: str
    day: date | None
    start: int
    end: int
    found: tuple[Found, ...]
    waived: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; `found` are the numbers of the findings that point into it."""

    text: str
    found: tuple[int, ...]


def sheets_of(answer: dict[str, Any]) -> tuple[Sheet, ...]:
    """The documents of a child's answer, each with its findings."""
    return tuple(
        Sheet(
            said["doc_type"],
            said["profile_name"],
            said["note"],
            date.fromisoformat(said["day"]),
            said["span"][0],
            said["span"][1],
            tuple(_found(one) for one in answer["findings"] if one["place"]["document"] == number),
        )
        for number, said in enumerate(answer["documents"])
    )


def _found(said: dict[str, Any]) -> Found:
    place = said["place"]
    start, end = place["span"] or (-1, -1)
    return Found(
        level=said["level"],
        rule=said["rule"],
        message=said["message"],
        source=said["source"],
        confidence=said["confidence"],
        words=place["text"],
        page=place["page"],
        repair=said["repair"] or "",
        subject=said["subject"] or "",
        start=start,
        end=end,
    )


def for_office(sheet: Sheet, waived: Collection[str], known: Callable[[str, date | None], bool]) -> Sheet:
    """The sheet without what the office switched off and without names that its register knows; the gravest
    first, numbered from 1. Names that it does not know are one finding, at the first of them.
    """
    unknown = [one for one in sheet.found if one.rule == REGISTER_RULE and not known(one.subject, sheet.day)]
    own = [one for one in sheet.found if one.rule != REGISTER_RULE] + _together(unknown)
    kept = [one for one in own if one.rule not in waived]
    ordered = sorted(kept, key=lambda one: list(LEVEL_NAMES).index(one.level))
    numbered = tuple(replace(one, no=number) for number, one in enumerate(ordered, start=1))
    return replace(sheet, found=numbered, waived=len(own) - len(kept))


def _together(unknown: list[Found]) -> list[Found]:
    names = ", ".join(f"“{one.subject}”" for one in unknown)
    said = (
        f"Chưa có trong danh bạ vào ngày của văn bản: {names}. Có thể tên ghi chưa đúng, hoặc danh bạ thiếu."
    )
    return [replace(one, message=said) for one in unknown[:1]]


def counts(found: Iterable[Found]) -> tuple[tuple[str, str, int], ...]:
    """(name, tone, how many) of every level that is there."""
    levels = [one.level for one in found]
    return tuple(
        (LEVEL_NAMES[level], TONES[level], levels.count(level)) for level in LEVEL_NAMES if level in levels
    )


def lines_of(text: str, sheet: Sheet) -> tuple[Line, ...]:
    """The document's lines, each with the findings that begin in it."""
    lines: list[Line] = []
    at = sheet.start
    for line in text[sheet.start : sheet.end].split("\n"):
        end = at + len(line)
        lines.append(Line(line, tuple(one.no for one in sheet.found if at <= one.start <= end)))
        at = end + 1
    return tuple(lines)
