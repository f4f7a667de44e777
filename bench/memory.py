"""Peak memory of reading a PDF of 1 page, of 500 and of 1,000, and a scan of 1 page, of 12 and of 24.

    python -m bench.memory

Each in a process of its own; the rival is the same file of one page, and for twice the pages the file of half
as many: 1.00 is flat. The last column is how many bytes the text itself has, as UTF-8, in the file of twice
the pages: the lines that are handed over hold it.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from tests.vanban.typeset import Element, PageBreak, Paragraph, images_as_pdf, pages_of, pdf_of, scanned

ROOT = Path(__file__).resolve().parent.parent
LIMIT, DOUBLED = 1.3, 1.15
"""Many pages against one, and twice as many against many."""
_SENTENCE = "Các cơ quan, đơn vị báo cáo kết quả thực hiện về Văn phòng Tỉnh ủy trước ngày 15 hằng tháng. "
WORDS = (_SENTENCE * 3).split()
_CHILD = r"""
import re, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from vanban.sources import open_source

held = open_source(Path(sys.argv[1]).read_bytes(), name="a.pdf")
print(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
print(sum(len(line.text.encode()) for line in held.lines))
"""


def main() -> int:
    """Prints a line a kind; exit status 1 where many pages take much more memory than one, or twice as many
    more than many.
    """
    texts = [pdf_of([e for at in range(n) for e in (*_page(at), PageBreak())][:-1]) for n in (1, 500, 1_000)]
    image = scanned(pages_of(_page(1)[:4])[0], degrees=0.2, noise=4)
    scans = [images_as_pdf([image] * pages, 200) for pages in (1, 12, 24)]
    print(f"{'kind':<10} {'one page':>10} {'many':>10} {'ratio':>6} {'twice':>10} {'ratio':>6} {'text':>9}")
    figures = [_line("text", texts), _line("scan", scans)]
    return int(any(many > LIMIT or twice > DOUBLED for many, twice in figures))


def _page(number: int) -> list[Element]:
    """A full page of the same words, in another order in each paragraph: no two lines are alike."""
    shuffled = random.Random(number)
    return [Paragraph(" ".join(["Các", *shuffled.sample(WORDS, len(WORDS))])) for _ in range(9)]


def _line(kind: str, files: list[bytes]) -> tuple[float, float]:
    # The bytes of the file themselves are held, once.
    peaks, letters = zip(*map(_peak, files), strict=True)
    one, many, twice = (
        peak - (len(each) - len(files[0])) / 1024 for peak, each in zip(peaks, files, strict=True)
    )
    pages = " / ".join(f"{_pages(each):,}" for each in files)
    print(
        f"{kind:<10} {one / 1024:>7.0f} MB {many / 1024:>7.0f} MB {many / one:>6.2f} {twice / 1024:>7.0f} MB"
        f" {twice / many:>6.2f} {letters[-1] / 1024**2:>6.1f} MB  ({pages} pages)"
    )
    return many / one, twice / many


def _pages(data: bytes) -> int:
    """How many pages the file has, which is not what it was meant to have where words ran over."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def _peak(data: bytes) -> tuple[float, int]:
    """Peak resident memory in kilobytes, and how many bytes the text has."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(path), str(ROOT / "src")], check=True, capture_output=True
        )
    peak, letters = done.stdout.split()
    return float(peak), int(letters)


if __name__ == "__main__":
    sys.exit(main())
