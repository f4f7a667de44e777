"""A born-digital PDF against PDFium's own bare text extraction of the same file.

    python -m bench.pdf

CPU time at the median of interleaved rounds. "lines" is what vanban's source gives: reading order, table
cells, gaps, bold, places; it has the limit. "whole reading" adds every fact of the contract with its boxes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import pypdfium2
from tests.vanban.typeset import Columns, Element, Paragraph, Table, pdf_of

from vanban import reading
from vanban.sources import open_source

ROOT = Path(__file__).resolve().parent.parent
ROUNDS, LIMIT = 15, 2.0
TODAY = date(2026, 11, 22)


def main() -> int:
    """Prints a line a file; exit status 1 where the lines cost more than twice the bare text."""
    print(f"{'file':<22} pages     lines    PDFium  ratio  whole reading  ratio")
    ratios = [_measure(name, data) for name, data in _files().items()]
    worst = max(ratios)
    print(f"lines at most {worst:.2f} times the bare text (limit {LIMIT:.0f})")
    return int(worst > LIMIT)


def _files() -> dict[str, bytes]:
    texts = sorted((ROOT / "tests/gold").glob("*.txt"), key=lambda path: path.stat().st_size)
    body = [_prose(path) for path in texts[-24:]]
    return {
        "a plan": pdf_of(body[-1]),
        "a programme in a table": pdf_of(_programme()),
        "24 documents in one": pdf_of([element for each in body for element in each]),
    }


def _prose(path: Path) -> list[Element]:
    """A document as an office sets it: wrapped lines joined, one paragraph each."""
    paragraphs: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if paragraphs and line and line[0].islower():
            paragraphs[-1] += " " + line
        elif line:
            paragraphs.append(line)
    return [Paragraph(each) for each in paragraphs]


def _programme() -> list[Element]:
    head: list[Element] = [
        Columns(
            ("TỈNH ỦY HẢI LAM", "*", "Số 23-CTr/TU"),
            ("ĐẢNG CỘNG SẢN VIỆT NAM", "Hải Lam, ngày 05 tháng 01 năm 2024"),
        ),
        Paragraph("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2024", bold=True, centred=True),
    ]
    work = "Tổ chức hội nghị sơ kết công tác xây dựng Đảng, kiểm tra việc thực hiện nghị quyết của cấp trên"
    rows = tuple(
        (str(1 + number // 3), f"{work} lần {number}", "Ban Tổ chức Tỉnh ủy") for number in range(36)
    )
    return [*head, Table((("Tháng", "Nội dung", "Cơ quan chuẩn bị"), *rows), (2, 9, 4))]


def _measure(name: str, data: bytes) -> float:
    bare, ours, whole = list[float](), list[float](), list[float]()
    for _ in range(ROUNDS):
        bare.append(_timed(lambda: _bare(data)))
        ours.append(_timed(lambda: open_source(data, name="a.pdf")))
        whole.append(_timed(lambda: reading.read(data, name="a.pdf", today=TODAY)))
    rival, figure, all_ = (1000 * median(each) for each in (bare, ours, whole))
    ratio = median(figure / rival for figure, rival in zip(ours, bare, strict=True))
    pages = open_source(data, name="a.pdf").pages
    print(f"{name:<22} {pages:>5} {figure:>6.1f} ms {rival:>6.1f} ms {ratio:>6.2f}", end="")
    print(f" {all_:>11.1f} ms {all_ / rival:>6.1f}")
    return ratio


def _bare(data: bytes) -> int:
    length = 0
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            length += len(text.get_text_range())
            text.close()
            page.close()
    return length


def _timed(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
