"""Pages whose paragraphs are only the lines of another page, set anew and wrapped a second time.

A text that was copied line by line and printed has a short line after every full one; where each paragraph
begins (a gap, an indent) still shows what the lines were.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from vanban.model import RawLine

_INDENT = 0.015  # of the page's width
_NOWHERE = float("-inf")  # the sides of a line that stands on no page


def is_wrapped(texts: Iterable[str]) -> bool:
    """Whether paragraphs are only the lines of another page: some begin in the middle of a sentence."""
    broken = count = 0
    above = "."
    for text in texts:
        count += 1
        start = text.strip()[:1]
        if start.islower() and above.strip()[-1:] not in ".;:!?" and len(above) > 40:
            broken += 1
        above = text
    return broken >= 3 and broken * 30 > count


def rewrapped(lines: Sequence[RawLine]) -> list[list[int]]:
    """The lines, by number, that were one line before they were wrapped anew; empty where none were."""
    begins = _begins(lines)
    if sum(end - begin > 1 for begin, end in pairwise(begins)) < 3:
        return []
    rest = iter(lines)
    texts = (" ".join(line.text for line in islice(rest, end - begin)) for begin, end in pairwise(begins))
    return [list(range(begin, end)) for begin, end in pairwise(begins)] if is_wrapped(texts) else []


def _begins(lines: Sequence[RawLine]) -> array[int]:
    """The numbers of the lines that do not go on with the one above, and how many lines there are.

    A line goes on where it is what did not fit into the one above: at the margin, no gap, after a full one.
    """
    lefts, rights, free = array("d"), array("d"), bytearray()
    for line in lines:
        placed = line.box is not None and not line.cells
        free.append(placed + (placed and not line.spaced))
        lefts.append(line.box.left if line.box else _NOWHERE)
        rights.append(line.box.right if line.box else _NOWHERE)
    left, right = _margin(lefts, rights)
    full = right - 0.12 * (right - left)
    begins = array("I")
    for number in range(len(lines)):
        goes_on = number and free[number] == 2 and free[number - 1] and rights[number - 1] > full
        if not goes_on or abs(lefts[number] - left) >= _INDENT:
            begins.append(number)
    begins.append(len(lines))
    return begins


def _margin(lefts: Iterable[float], rights: Iterable[float]) -> tuple[float, float]:
    """Where the text area begins and ends, as shares of the page's width."""
    starts = sorted(side for side in lefts if side > _NOWHERE)
    if not starts:
        return 0.0, 1.0
    left = starts[len(starts) // 50]
    ends = sorted(side for side in rights if side > _NOWHERE)
    return left, ends[-1 - len(ends) // 50]
