"""Peak memory of reading a PDF of 1 page and of 500, and a scan of 1 page and of 12.

    python -m bench.memory

Each in a process of its own; the rival is the same file of one page. What grows is only the text itself.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.vanban.typeset import Element, PageBreak, Paragraph, images_as_pdf, pages_of, pdf_of, scanned

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 1.3
_SENTENCE = "Các cơ quan, đơn vị báo cáo kết quả thực hiện về Văn phòng Tỉnh ủy trước ngày 15 hằng tháng. "
WORDS = (_SENTENCE * 3).split()
_CHILD = r"""
import re, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from vanban.sources import open_source

open_source(Path(sys.argv[1]).read_bytes(), name="a.pdf")
print(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
"""


def main() -> int:
    """Prints a line a kind; exit status 1 where many pages take much more memory than one."""
    one = pdf_of(_page(1))
    many = pdf_of([each for number in range(500) for each in (*_page(number), PageBreak())])
    image = scanned(pages_of(_page(1)[:4])[0], degrees=0.2, noise=4)
    print(f"{'kind':<10} {'one page':>10} {'many':>10} {'ratio':>6}")
    ratios = [
        _line("text", one, many, 500),
        _line("scan", images_as_pdf([image], 200), images_as_pdf([image] * 12, 200), 12),
    ]
    return int(max(ratios) > LIMIT)


def _page(number: int) -> list[Element]:
    """Eleven paragraphs of the same words, in another order in each, so that no two lines are alike."""
    shuffled = random.Random(number)
    return [Paragraph(" ".join(["Các", *shuffled.sample(WORDS, len(WORDS))])) for _ in range(11)]


def _line(kind: str, one: bytes, many: bytes, pages: int) -> float:
    first, last = _peak(one), _peak(many)
    # The bytes of the file themselves are held, once.
    grown = last - (len(many) - len(one)) / 1024
    print(
        f"{kind:<10} {first / 1024:>7.0f} MB {grown / 1024:>7.0f} MB {grown / first:>6.2f}  ({pages} pages)"
    )
    return grown / first


def _peak(data: bytes) -> float:
    """Peak resident memory in kilobytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(path), str(ROOT / "src")], check=True, capture_output=True
        )
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
