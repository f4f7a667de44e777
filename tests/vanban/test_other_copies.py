"""The gold texts as other programs would have copied them: what must be read from them stays the same."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.gold import GOLD, Score, score_folder

from tests.vanban.reading_of import json_of

LEAST, LEAST_DUE = 0.98, 0.98
_PORTAL_HEAD = """Trang chủ » Văn bản » Chi tiết
Thứ Tư, 12/03/2025, 08:15 [GMT+7]
Xem cỡ chữ: A- A A+
Lượt xem: 1.254

"""
_PORTAL_FOOT = "\n\nIn trang\nCác tin khác\nBản quyền thuộc về Cổng thông tin điện tử tỉnh\n"
_PAGE = 38  # lines


def _row(line: str) -> list[str] | None:
    """The cells of a row that tabs or bars part."""
    plain = line.strip()
    if plain.startswith("|") and plain.count("|") > 3:
        return [cell.strip() for cell in plain.strip("|").split("|")]
    cells = line.split("\t")
    return cells if sum(bool(cell.strip()) for cell in cells) > 2 else None


def _rows(text: str, told: Callable[[list[str]], str]) -> str:
    lines = (line for line in text.split("\n") if not re.fullmatch(r"[|:\-\s]*-[|:\-\s]*", line))
    return "\n".join(told(cells) if (cells := _row(line)) else line for line in lines)


def _html_rows(text: str) -> str:
    rows = _rows(text, lambda cells: "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return re.sub(r"((?:<tr>.*</tr>\n?)+)", r"<table>\n\1</table>\n", rows)


def _with_pages(text: str) -> str:
    """A form feed and the number of the page after so many lines."""
    lines = text.split("\n")
    sheets = ["\n".join(lines[at : at + _PAGE]) for at in range(0, len(lines), _PAGE)]
    return sheets[0] + "".join(f"\n\f{number}\n\n{sheet}" for number, sheet in enumerate(sheets[1:], start=2))


def _some_no_break(text: str) -> str:
    chance = random.Random(5)
    return "".join("\u00a0" if letter == " " and chance.random() < 0.15 else letter for letter in text)


COPIES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": _some_no_break,
    "no indents": lambda text: "\n".join(line.strip() for line in text.split("\n")),
    "no blank lines": lambda text: "\n".join(line for line in text.split("\n") if line.strip()),
    "blank lines between": lambda text: re.sub(r"(\S)[ \t]*\n", r"\1 \n\n", text),
    "numbered pages": _with_pages,
    "from a portal": lambda text: _PORTAL_HEAD + text + _PORTAL_FOOT,
    "dots for dashes": lambda text: re.sub(r"(?m)^(\s*)- ", r"\1• ", text),
    "tags of a page": _html_rows,
    "one cell a line": lambda text: _rows(text, lambda cells: "\n".join(filter(str.strip, cells))),
}


def _scored(folder: Path, copy: Callable[[str], str]) -> Score:
    texts = []
    for path in sorted(GOLD.glob("*.txt")):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue  # bytes of a legacy font have no other copies
        if "\u00b5" in text:
            continue  # nor have its letters
        texts.append(folder / path.name)
        texts[-1].write_bytes(copy(text).encode())
    assert len(texts) > 100
    return score_folder(texts, GOLD, json_of)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_read_as_the_text_is(name: str, tmp_path: Path) -> None:
    score = _scored(tmp_path, COPIES[name])
    assert score.mean >= LEAST, score.table()
    assert score.rows["tasks.found"].f1 >= LEAST_DUE, score.table()
    assert score.rows["tasks.deadline"].f1 >= LEAST_DUE, score.table()
