"""What a copy does to a text must not change what is read from it: widths, blank lines, pages, marks, stamps.

Each way of spoiling is done to a sample of the gold texts; the letterhead must stay as it was, and of the
duties' days all but a few.
"""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from bench.gold import GOLD, flat

from tests.vanban.reading_of import reading_of
from vanban import contract

SAMPLE = [path for path in sorted(GOLD.glob("*.txt"))[1::7] if "tcvn3" not in path.stem]
_HEAD = ("doc_type", "number", "symbol", "issue_date", "signer_name")
Facts = tuple[tuple[object, ...], Counter[object]]


def _facts(text: str) -> Facts:
    """The letterhead, and how many duties are due on each day."""
    read = contract.as_json(reading_of(text))
    record = flat(json.loads(json.dumps(read)))
    dues = Counter((task["deadline"] or {}).get("due") for task in record["tasks"])
    return tuple(record.get(name) for name in _HEAD), dues


@cache
def _clean(path: Path) -> Facts:
    return _facts(path.read_text(encoding="utf-8"))


def _rewrapped(text: str, width: int) -> str:
    """Every paragraph of prose broken anew, as a page of another width has it; rows and columns stay."""
    lines: list[str] = []
    for line in reading_of(text).text.split("\n"):
        prose = len(line) > width and "\t" not in line and "|" not in line
        lines += textwrap.wrap(line, width, break_on_hyphens=False) if prose else [line]
    return "\n".join(lines)


def _paged(text: str) -> str:
    """A page number between two lines of every thirty."""
    lines = text.split("\n")
    for page, at in enumerate(range(30, len(lines), 31), start=2):
        lines.insert(at, f"- {page} -")
    return "\n".join(lines)


def _bold(text: str) -> str:
    """Lines in capitals between asterisks, as a conversion to Markdown leaves them."""
    return re.sub(r"^([^\W\d_a-zà-ỹ*|][^a-zà-ỹ\n|\t]{5,60})$", r"**\1**", text, flags=re.M)


SPOILT: dict[str, Callable[[str], str]] = {
    "narrower lines": lambda text: _rewrapped(text, 70),
    "wider lines": lambda text: _rewrapped(text, 85),
    "spaces at the ends": lambda text: "\n".join(f"{line}  " for line in text.split("\n")),
    "letters taken apart": lambda text: unicodedata.normalize("NFD", text),
    "lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "hard spaces": lambda text: re.sub(r"(?<=\w) (?=\d)", "\u00a0", text),
    "pages": _paged,
    "bold lines": _bold,
}
_MOST_CHANGED = 0.05


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_copy_reads_the_same(spoil: Callable[[str], str]) -> None:
    changed = total = 0
    for path in SAMPLE:
        head, dues = _clean(path)
        spoilt_head, spoilt_dues = _facts(spoil(path.read_text(encoding="utf-8")))
        assert spoilt_head == head, path.stem
        changed += sum(((dues - spoilt_dues) + (spoilt_dues - dues)).values())
        total += sum(dues.values())
    assert changed <= _MOST_CHANGED * total, f"{changed} of {total}"
