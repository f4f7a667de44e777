"""The same text as a text file, as DOCX, as PDF and as a scan gives the same tasks and deadlines."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vanban.reading_of import TODAY, reading_of_file
from tests.vanban.typeset import Element, docx_of, paragraphs, pdf_of, scan_of
from vanban import reading
from vanban.answers import Reading
from vanban.sources import NotReadable
from vanban.sources.ocr import data_folder

ROOT = Path(__file__).resolve().parents[2]
# Columns set with spaces or bars and letters of a legacy font are gone once the text is set in another font.
_SPACES = re.compile(r"^.*\S {3,}\S.* {3,}\S|^\|.*\|$|\t|tcvn3|[µ¸¹©®ª]", re.MULTILINE)
GOLD = [
    path
    for path in sorted((ROOT / "tests" / "gold").glob("*.txt"))
    if not _SPACES.search(path.read_text(encoding="utf-8", errors="replace"))
]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
SCANNED = ("100_ke_hoach_doi_thoai_xa", "000_b1080ba244632633")


def read(data: bytes) -> Reading:
    return reading.read(data, name="van-ban", today=TODAY)


def tasks(found: Reading) -> Counter[tuple[str, str | None]]:
    """Who does what by when; the first words tell a task."""
    return Counter(
        ("".join(task.action.split())[:24].casefold(), task.deadline.due if task.deadline else None)
        for document in found.documents
        for task in document.tasks
    )


def deadlines(found: Reading) -> Counter[str | None]:
    return Counter(
        task.deadline.due
        for document in found.documents
        for task in document.tasks
        if task.deadline is not None
    )


def shares(set_as: Callable[[list[Element]], bytes], paths: list[Path]) -> tuple[float, float]:
    """How much of the tasks and of the deadlines of the texts their other form gives."""
    expected, found = [0, 0], [0, 0]
    for path in paths:
        plain = reading_of_file(path)
        other = read(set_as(paragraphs(path.read_text(encoding="utf-8"))))
        expected[0] += tasks(plain).total()
        found[0] += (tasks(plain) & tasks(other)).total()
        expected[1] += deadlines(plain).total()
        found[1] += (deadlines(plain) & deadlines(other)).total()
    return found[0] / expected[0], found[1] / expected[1]


@pytest.mark.parametrize("set_as", [docx_of, pdf_of])
def test_all_gold_documents(set_as: Callable[[list[Element]], bytes]) -> None:
    same_tasks, same_deadlines = shares(set_as, GOLD)
    assert same_tasks >= 0.95
    assert same_deadlines >= 0.97


@pytest.mark.skipif(not SEEDS, reason="Không có thư mục ../shared/seeds trên máy này.")
@pytest.mark.parametrize("set_as", [docx_of, pdf_of])
def test_the_seeds(set_as: Callable[[list[Element]], bytes]) -> None:
    same_tasks, same_deadlines = shares(set_as, SEEDS)
    assert same_tasks >= 0.97
    assert same_deadlines == 1.0


@pytest.mark.parametrize(
    "path", [path for path in [*GOLD, *SEEDS] if path.stem in SCANNED], ids=lambda path: path.stem
)
def test_scans_at_200_dpi(path: Path) -> None:
    try:
        data_folder()
    except NotReadable as missing:
        if os.environ.get("CAUNOI_NO_SKIPS") == "1":
            raise
        pytest.skip(missing.sentence)
    same_tasks, same_deadlines = shares(lambda body: scan_of(body, degrees=0.4), [path])
    assert same_tasks >= 0.85
    assert same_deadlines >= 0.95
