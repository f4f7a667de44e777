"""A text document of ten pages: CPU time of its reading beside the time to fold its letters.

    python -m bench.text

Every round reads other words (names and figures change), so that nothing is remembered from the round before.
The rival is the least that any reading of Vietnamese text must do: normalise it and fold it once
(`unicodedata`), line by line.
"""

from __future__ import annotations

import random
import unicodedata
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from vanban import reading

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
PAGE = 2_300
"""Characters on a page of 14 point with the margins of Party documents."""
PAGES, ROUNDS, LIMIT_MS = 10, 15, 50.0


def _varied(text: str, random_: random.Random) -> str:
    names = ["Khê", "Thịnh", "Lộc", "Châu", "Lam", "Vân", "Phú", "Đông"]
    words = [random_.choice(names) if word in names else word for word in text.split(" ")]
    return " ".join(f"{int(w) + random_.randint(1, 9)}" if w.isdigit() else w for w in words)


def _sections(path: Path) -> list[str]:
    """The lines of a gold document between its title and its recipients."""
    lines = path.read_text(encoding="utf-8").splitlines()
    end = next((at for at, line in enumerate(lines) if "Nơi nhận" in line), len(lines))
    return lines[16:end]


def ten_pages(seed: int) -> bytes:
    """One plan of ten pages: head and foot of one gold document, its sections filled up from others."""
    random_ = random.Random(seed)
    plan = (GOLD / "100_ke_hoach_doi_thoai_xa.txt").read_text(encoding="utf-8")
    foot = plan.index("Nơi nhận")
    fill = [_sections(path) for path in sorted(GOLD.glob("12[12]_*.txt"))]
    body = plan[:foot]
    while len(body) < PAGE * PAGES:
        body += "\n".join(random_.choice(fill)) + "\n"
    return _varied(body[: PAGE * PAGES] + "\n" + plan[foot:], random_).encode()


def _fold(data: bytes) -> int:
    decoded = data.decode()
    return sum(len(unicodedata.normalize("NFD", line).casefold()) for line in decoded.splitlines())


def main() -> int:
    """Prints the figure, the rival and the ratio; exit status 1 above the limit."""
    ours: list[float] = []
    rival: list[float] = []
    for seed in range(ROUNDS):
        data = ten_pages(seed)
        start = process_time()
        reading.read(data, name="ke-hoach.txt", today=date(2026, 11, 22))
        ours.append((process_time() - start) * 1000)
        start = process_time()
        _fold(data)
        rival.append((process_time() - start) * 1000)
    figure, other = median(ours[1:]), median(rival[1:])
    print(f"{'text':<28} {'figure':>10} {'rival':>10} {'ratio':>7}")
    row = f"{'10 pages, ms of CPU time':<28} {figure:>10.1f} {other:>10.2f} {figure / other:>6.0f}×"
    print(f"{row}  (limit {LIMIT_MS:g} ms)")
    return int(figure > LIMIT_MS)


if __name__ == "__main__":
    raise SystemExit(main())
