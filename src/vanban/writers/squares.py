"""QR codes, the same in every form."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Any, Final

from vanban.writers.refusal import WriteError

_MASK: Final = 3
"""Every mask can be read; to weigh all eight takes longer than to set the letter round the code."""
_DARK: Final = re.compile("1+")
_QUIET: Final = 2
_BITS: Final = 7
_FIRST: Final[dict[int, str]] = {}
"""The first text of each length that was drawn: the others are told by how they differ from it."""


def square_of(text: str) -> Any:
    """The code of a text, with a seventh of it to spare; WriteError for one too long for any code."""
    import segno

    try:
        return segno.make(text, micro=False, error="m", mask=_MASK, mode="byte")
    except segno.DataOverflowError:
        raise WriteError("Nội dung mã QR quá dài. Hãy rút ngắn mã của giấy mời.") from None


def drawing_of(text: str) -> str:
    """The code of a text as the smallest SVG, a stroke for each run of dark squares. WriteError as above."""
    rows = _rows(text)
    strokes = []
    for at, row in enumerate(rows):
        for run in _DARK.finditer(row):
            start, end = run.span()
            strokes.append(f"M{start} {at}h{end - start}")
    across = len(rows) + 2 * _QUIET
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-{_QUIET} -{_QUIET + 0.5} {across} {across}'>"
        f"<path stroke='#000' d='{''.join(strokes)}'/></svg>"
    )


def _rows(text: str) -> list[str]:
    """The squares of a code by row, "1" for a dark one.

    With one version, level and mask every bit of a text flips the same squares whatever the others are
    (ISO/IEC 18004: padding, error correction and mask are sums without carry). So a code is the sum of one
    code and of what each bit that differs flips, and the long reckoning is done once for each bit.
    """
    if not text.isascii():
        return _split(_reckoned(text))
    first = _FIRST.setdefault(len(text), text)
    whole = _first_of(len(text))
    for at, (ours, theirs) in enumerate(zip(text, first, strict=True)):
        differs = ord(ours) ^ ord(theirs)
        for bit in range(_BITS):
            if differs >> bit & 1:
                whole ^= _flipped(len(text), at, bit)
    return _split(whole)


def _split(whole: int) -> list[str]:
    squares = f"{whole:b}"[1:]
    across = math.isqrt(len(squares))
    return [squares[at : at + across] for at in range(0, len(squares), across)]


@lru_cache(maxsize=64)
def _first_of(length: int) -> int:
    return _reckoned(_FIRST[length])


@lru_cache(maxsize=4096)
def _flipped(length: int, at: int, bit: int) -> int:
    first = _FIRST[length]
    other = first[:at] + chr(ord(first[at]) ^ 1 << bit) + first[at + 1 :]
    return _first_of(length) ^ _reckoned(other)


def _reckoned(text: str) -> int:
    """All squares in one number, before them a one, so that none is lost."""
    return int("1" + "".join("1" if dark else "0" for row in square_of(text).matrix for dark in row), 2)
