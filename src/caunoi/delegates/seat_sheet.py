"""The plan of a hall on one sheet, A4 or A3 lying, then its groups; every word is quoted, never markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caunoi.delegates.models import SeatHall
from caunoi.delegates.seat_reads import Block, SeatPlan
from vanban.writers.fonts import FAMILY, FOLDER
from vanban.writers.pdf import compiled, quoted

PAPERS: Final = {"a4": (297, 210), "a3": (420, 297)}
"""Width and height in millimetres, lying."""
_MARGIN: Final = 10
_LETTER: Final = 9
_AISLE: Final = 6
_ABOVE: Final = 30
_STAGE: Final = "SÂN KHẤU, BÀN CHỦ TỌA"
_MM_PER_LINE: Final = 0.42
"""The height of a line for each point of its size."""
_MM_PER_POINT: Final = 0.19
"""The width of a letter for each point of its size, with room to spare."""

_HEAD: Final = """
#set text(fallback: false, lang: "vi", hyphenate: false, top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 0.05em, spacing: 0pt)
#let taken(name, size, shade) = rect(width: 100%, height: 100%, stroke: 0.6pt, inset: 0.6mm,
  fill: if shade { luma(225) } else { white }, align(center + horizon, block(width: 100%, height: 100%,
  clip: true, align(center + horizon, text(size: size * 1pt, name)))))
#let empty(kept) = rect(width: 100%, height: 100%,
  stroke: (paint: luma(150), thickness: 0.3pt, dash: "dotted"), fill: if kept { luma(245) } else { none })
#let letter(name) = align(center + horizon, text(size: 8pt, weight: 700, name))
"""


def plan_sheet(hall: SeatHall, plan: SeatPlan, *, paper: str) -> bytes:
    """The plan as PDF, then every group with its seats. Raises WriteError where fonts are missing."""
    width, height = PAPERS[paper]
    seat = (width - 2 * _MARGIN - 2 * _LETTER - (_AISLE if hall.aisle else 0)) / hall.seats
    row = min((height - 2 * _MARGIN - _ABOVE) / hall.rows, 12)
    title = f"Sơ đồ chỗ ngồi {hall.name}"
    columns = [_mm(_LETTER), *[_mm(seat)] * hall.seats, _mm(_LETTER)]
    if hall.aisle:
        columns.insert(hall.aisle + 1, _mm(_AISLE))
    return compiled(
        f"#set document(title: {quoted(title)}, date: none)\n"
        f"#set page(width: {width}mm, height: {height}mm, margin: {_MARGIN}mm)\n"
        f'#set text(font: "{FAMILY}")\n{_HEAD}'
        f"#align(center, text(size: 13pt, weight: 700, {quoted(title)}))\n#v(1mm)\n"
        f"#align(center, text(size: 10pt, {quoted(_said(hall, plan))}))\n#v(2mm)\n"
        f"#align(center, rect(width: 60%, inset: 1.5mm, text(size: 9pt, weight: 700, {quoted(_STAGE)})))\n"
        f"#v(3mm)\n#grid(columns: ({', '.join(columns)}), rows: {_mm(row)},\n"
        f"{''.join(_cells(plan, seat, row, bool(hall.aisle)))})\n#pagebreak()\n{_list(plan)}",
        FOLDER,
    )


def _said(hall: SeatHall, plan: SeatPlan) -> str:
    session = f" · {hall.session}" if hall.session else ""
    return f"{hall.meeting}{session} · {plan.seated} người, {len(plan.groups)} nhóm"


def _mm(length: float) -> str:
    return f"{length:.2f}mm"


def _cells(plan: SeatPlan, seat: float, row: float, aisle: bool) -> Iterator[str]:
    for line in plan.lines:
        yield f"letter({quoted(line.letter)}), "
        for at, half in enumerate(line.halves):
            if at and aisle:
                yield "[], "
            yield from (_cell(block, seat, row) for block in half)
        yield f"letter({quoted(line.letter)}),\n"


def _cell(block: Block, seat: float, row: float) -> str:
    if not block.number:
        return "".join(f"empty({str(block.kept).lower()}), " for _ in range(block.size))
    size, words = _fitting(block, seat * block.size - 2, max(row - 1.5, 1))
    shade = str(block.number % 2 == 0).lower()
    return f"grid.cell(colspan: {block.size}, taken({quoted(words)}, {size:.1f}, {shade})), "


def _fitting(block: Block, width: float, height: float) -> tuple[float, str]:
    """The longest words that fit, at the largest size: name and count, or the group's number in the list."""
    whole, short = f"{block.number}. {block.name} ({block.size})", str(block.number)
    for points in (10, 9, 8, 7, 6, 5.5):
        lines = int(height / (points * _MM_PER_LINE))
        if len(whole) * points * _MM_PER_POINT <= width * lines * (1 if lines == 1 else 0.8):
            return points, whole
    return min(9, height / _MM_PER_LINE, width / len(short) / 0.2), short


def _list(plan: SeatPlan) -> str:
    rows = "".join(
        f"{quoted(f'{number}. {one.group.name}')}, align(right, {quoted(str(len(one.people)))}), "
        f"{quoted(one.runs)},\n"
        for number, one in enumerate(plan.groups, start=1)
    )
    heads = ", ".join(f"text(weight: 700, {quoted(word)})" for word in ("Nhóm", "Số người", "Ghế"))
    return (
        "#set text(size: 9pt)\n#table(columns: (1fr, auto, 2fr), stroke: 0.4pt, inset: 1.5mm,\n"
        f"table.header({heads}),\n{rows})\n"
    )
