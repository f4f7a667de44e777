"""Pages whose paragraphs are only the lines of another page, set anew and wrapped a second time.

A text that was copied line by line and printed has a short line after every full one; where each paragraph
begins (a gap, an indent) still shows what the lines were.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from vanban.model import RawLine

_INDENT = 0.015  # of the page's width


def is_wrapped(texts: Sequence[str]) -> bool:
    """Whether paragraphs are only the lines of another page: some begin in the middle of a sentence."""
    broken = 0
    for above, below in pairwise(texts):
        start = below.strip()[:1]
        if start.islower() and above.strip()[-1:] not in ".;:!?" and len(above) > 40:
            broken += 1
    return broken >= 3 and broken * 30 > len(texts)


def rewrapped(lines: Sequence[RawLine]) -> list[list[int]]:
    """The lines, by number, that were one line before they were wrapped anew; empty where none were."""
    margin = _margin(lines)
    groups: list[list[int]] = []
    for number, line in enumerate(lines):
        if number and _goes_on(lines[number - 1], line, margin):
            groups[-1].append(number)
        else:
            groups.append([number])
    wrapped = sum(1 for group in groups if len(group) > 1)
    texts = [" ".join(lines[number].text for number in group) for group in groups]
    return groups if wrapped >= 3 and is_wrapped(texts) else []


def _margin(lines: Sequence[RawLine]) -> tuple[float, float]:
    """Where the text area begins and ends, as shares of the page's width."""
    boxes = [line.box for line in lines if line.box is not None]
    if not boxes:
        return 0.0, 1.0
    lefts, rights = sorted(box.left for box in boxes), sorted(box.right for box in boxes)
    return lefts[len(lefts) // 50], rights[-1 - len(rights) // 50]


def _goes_on(above: RawLine, line: RawLine, margin: tuple[float, float]) -> bool:
    """Whether the line is what did not fit into the one above: at the margin, no gap, after a full one."""
    if above.box is None or line.box is None or above.cells or line.cells or line.spaced:
        return False
    left, right = margin
    full = above.box.right > right - 0.12 * (right - left)
    return full and abs(line.box.left - left) < _INDENT
