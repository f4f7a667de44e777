"""The boxes of a fact on a page, as few rectangles as there are lines. Pure.

Units are thousandths of the page's width and height, origin top left, as the overlay of the page is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caunoi.documents.review_fields import Json

WHOLE = 1000.0
_GAP = 25.0  # words of one line stand closer than this
_AIR = 2.0  # room around the letters


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A lit rectangle of a page."""

    page: int
    x: float
    y: float
    width: float
    height: float


def rectangles(boxes: Json) -> tuple[Rectangle, ...]:
    """The lit rectangles for the boxes of the contract ([page, left, top, right, bottom] in fractions).

    Boxes of one line are joined; what is no box, or lies outside the page, is left out.
    """
    known = [box for entry in (boxes if isinstance(boxes, list) else []) if (box := _box(entry))]
    return tuple(_drawn(line) for line in _lines(sorted(known, key=lambda box: (box[0], box[2], box[1]))))


_Box = tuple[int, float, float, float, float]


def _box(entry: Json) -> _Box | None:
    if not isinstance(entry, list) or len(entry) != 5:
        return None
    numbers = [float(number) for number in entry if isinstance(number, int | float)]
    if len(numbers) != 5:
        return None
    page, *sides = numbers
    left, top, right, bottom = (min(max(side, 0.0), 1.0) * WHOLE for side in sides)
    return (int(page), left, top, right, bottom) if left < right and top < bottom else None


def _lines(boxes: Iterable[_Box]) -> list[_Box]:
    lines: list[_Box] = []
    for box in boxes:
        for at, line in enumerate(lines):
            if _same_line(line, box):
                lines[at] = _around(line, box)
                break
        else:
            lines.append(box)
    return lines


def _same_line(line: _Box, box: _Box) -> bool:
    if line[0] != box[0]:
        return False
    shared = min(line[4], box[4]) - max(line[2], box[2])
    lower = min(line[4] - line[2], box[4] - box[2])
    apart = max(line[1], box[1]) - min(line[3], box[3])
    return shared > lower / 2 and apart < _GAP


def _around(a: _Box, b: _Box) -> _Box:
    return a[0], min(a[1], b[1]), min(a[2], b[2]), max(a[3], b[3]), max(a[4], b[4])


def _drawn(box: _Box) -> Rectangle:
    page, left, top, right, bottom = box
    x, y = max(left - _AIR, 0.0), max(top - _AIR, 0.0)
    return Rectangle(
        page,
        round(x, 1),
        round(y, 1),
        round(min(right + _AIR, WHOLE) - x, 1),
        round(min(bottom + _AIR, WHOLE) - y, 1),
    )
