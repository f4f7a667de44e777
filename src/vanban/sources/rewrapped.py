"""Pages whose paragraphs are only the lines of another page, set anew and wrapped a second time.

A text that was copied line by line and printed has a short line after every full one; where each paragraph
begins (a gap, an indent) still shows what the lines were.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from heapq import nlargest, nsmallest
from itertools import islice, pairwise

from vanban.model import RawLine

_FEWEST = 3  # broken sentences, and joined lines, that are no accident
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
    return broken >= _FEWEST and broken * 30 > count


def rewrapped(lines: Sequence[RawLine]) -> list[list[int]]:
    """The lines, by number, that were one line before they were wrapped anew; empty where none were."""
    begins = _begins(lines)
    if sum(end - begin > 1 for begin, end in pairwise(begins)) < _FEWEST:
        return []
    firsts = set(begins)
    if sum(at in firsts and line.text.lstrip()[:1].islower() for at, line in enumerate(lines)) < _FEWEST:
        return []  # no paragraph begins in the middle of a sentence
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
    placed = sum(side > _NOWHERE for side in lefts)
    if not placed:
        return 0.0, 1.0
    few = placed // 50 + 1
    return nsmallest(few, (side for side in lefts if side > _NOWHERE))[-1], nlargest(few, rights)[-1]
