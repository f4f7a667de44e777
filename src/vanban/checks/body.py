"""How the body runs: its headings count on without a gap, it ends with its mark and has none before, and it
names no level of government that is no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vanban.checks.view import Hit, View
from vanban.model import Block, Kind, Span
from vanban.text.patterns import pattern_of

DISTRICTS_ENDED = date(2025, 7, 1)
"""The district level of government ended (Resolution 203/2025/QH15, Law 72/2025/QH15)."""

_COUNTED = pattern_of(r"^(?:(?P<roman>[IVX]+)|(?P<arabic>\d{1,2}))[.)]?$")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_INSIDE = pattern_of(r"(?<=\w)\s*(?P<mark>\.?/\.)(?=\s|$)")
_SENTENCE = 45
"""Letters from which the last paragraph of a body is a sentence rather than an entry of a list."""
_TAIL = 7
"""Words of it that are shown."""
_LISTS = frozenset({"Chương trình", "Lịch công tác"})
"""What may be nothing but hours and items, which no stop ends."""
_ENDED = pattern_of(r"(?:[.!?…;:,”\"')\]/]|\d:\d\d)\s*$")
"""What a sentence, a list, a note in brackets or the foot of a printed page ends with."""
_DISTRICT = pattern_of(r"\bhuyện(?:\s+(?:ủy|uỷ|[A-ZĐÀ-Ỹ]\w*))?", re.I)
# A document that is cited, a year before, what was there before: what is spoken of had districts.
_PAST = pattern_of(
    r"\b(?:nguyên|trước đây|trước khi|cũ|kết thúc|bỏ|giải thể|không (?:còn|tổ chức)|sáp nhập|sắp xếp|"
    r"chuyển giao|bàn giao|lịch sử|số:? *\d|(?:19\d\d|20(?:[01]\d|2[0-5])))\b|\d[-/][A-ZĐ]|[“\"]",
    re.I,
)


def check_body(view: View) -> Iterator[Hit]:
    """Gaps between headings, the marks of the end, a district in a draft of a day that has none."""
    yield from _gaps(view)
    if view.profile is not None and view.doc_type != "Tin bài":
        yield from _marks(view)
    yield from _districts(view)


def _number(block: Block) -> int | None:
    counted = _COUNTED.match(block.marker.strip())
    if counted is None:
        return None
    if counted["arabic"]:
        return int(counted["arabic"])
    return _ROMANS.index(counted["roman"]) + 1 if counted["roman"] in _ROMANS else None


def _gaps(view: View) -> Iterator[Hit]:
    """A heading that is two or more behind the one before it, under the same heading."""
    before: dict[tuple[Block | None, str], int] = {}
    for node in view.context.body:
        number = None if node.block.kind is Kind.ROW else _number(node.block)
        if number is None:
            continue
        at = (node.above[-1].block if node.above else None, node.style)
        last = before.get(at)
        before[at] = number
        if last is not None and number > last + 1:
            marker = node.block.marker.strip()
            missing = marker.replace(marker.rstrip(".)"), _written(last + 1, marker))
            span = Span(node.block.start, node.block.start + len(marker))
            yield Hit("heading-gap", span, marker, missing)


def _written(number: int, like: str) -> str:
    return str(number) if like[0].isdigit() else _ROMANS[min(number, len(_ROMANS)) - 1]


def _marks(view: View) -> Iterator[Hit]:
    """No mark at the end; the mark of the end where the body goes on."""
    assert view.profile is not None
    prose = [block for block in view.prose() if block.kind is not Kind.ROW]
    if not prose or not view.headed or not 0 < view.context.closing < len(view.blocks):
        return
    for block in prose[:-3]:
        inside = _INSIDE.search(block.text)
        if inside is not None:
            span = Span(block.start + inside.start("mark"), block.start + inside.end("mark"))
            yield Hit("end-mark-inside", span, inside["mark"], ".", ".")
    if view.agenda or view.doc_type in _LISTS:
        return
    last = prose[-1]
    wanted = view.profile.text("body.end")
    if len(last.words) > _SENTENCE and not _ENDED.search(last.text) and not last.cells:
        *_, word = words = last.text.split()
        end = last.start + len(last.text.rstrip())
        tail = " ".join(words[-_TAIL:])
        yield Hit("end-none", Span(end - len(word), end), f"…{tail}", wanted, f"{word}{wanted}")


def _districts(view: View) -> Iterator[Hit]:
    """Districts in a document of a day that has none, but in the names of what is past."""
    if view.reading.issue_date is None or view.day < DISTRICTS_ENDED or not view.party | view.state:
        return
    found = [
        (match[0], Span(block.start + match.start(), block.start + match.end()))
        for block in view.prose()
        for match in _DISTRICT.finditer(block.text)
        if not _PAST.search(_sentence(block.text, match.start(), match.end()))
    ]
    if found:
        words = " và ".join(
            filter(None, (f"“{found[0][0]}”", f"{len(found) - 1} chỗ khác" if found[1:] else ""))
        )
        yield Hit("district-ended", found[0][1], words)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place of a paragraph."""
    after = re.search(r"[.;](?:\s|$)", text[end:])
    return text[
        max(text.rfind(". ", 0, start), text.rfind("; ", 0, start)) + 1 : end + after.start()
        if after
        else None
    ]
