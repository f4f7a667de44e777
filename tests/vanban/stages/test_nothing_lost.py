from __future__ import annotations

import random
from collections import Counter

import pytest

from tests.vanban.stages.laid_out import OFFICES, PRODUCTS, TIMES, WORK, wrapped
from vanban.stages.lines import Line
from vanban.stages.stacked import row_up

HEADERS = (
    ("TT", "Nội dung", "Chủ trì", "Thời gian"),
    ("Tháng", "Nội dung", "Cơ quan chuẩn bị"),
    ("Thứ, ngày", "Buổi", "Giờ", "Nội dung", "Địa điểm"),
    ("Nội dung", "Đơn vị thực hiện"),
)
ODD = (
    *("I", "A", "QUÝ II", "Quý I", "Thứ Hai", "03/6", "Sáng", "7h30", "- Xã hội", "- Tổ chức lễ ra quân."),
    *(
        "CÔNG TÁC XÂY DỰNG ĐẢNG",
        "Nơi nhận:",
        "III. TỔ CHỨC THỰC HIỆN",
        "* Ghi chú:",
        "(ban hành kèm theo)",
        "Đ/c Bí thư",
    ),
    "Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao chủ động triển khai thực hiện Kế hoạch này.",
)


def page(seed: int) -> list[Line]:
    """A page of headers, cells and stray lines in any order."""
    choose = random.Random(seed)
    texts: list[str] = []
    for _ in range(choose.randint(1, 40)):
        turn = choose.random()
        if turn < 0.12:
            texts += choose.choice(HEADERS)
        elif turn < 0.3:
            texts.append(choose.choice(ODD))
        else:
            cell = choose.choice(choose.choice((WORK, OFFICES, TIMES, PRODUCTS)))
            texts += wrapped(cell, choose.choice([14, 22, 45]))
    return [Line(text, number) for number, text in enumerate(texts)]


@pytest.mark.parametrize("seed", range(150))
def test_every_line_is_kept_in_order_or_was_the_header_come_back(seed: int) -> None:
    lines = page(seed)
    kept: list[int] = []
    for line in row_up(lines, Counter()):
        kept += [piece.raw for part in line.parts for piece in part] if line.parts else [line.raw]
    headings = {name for header in HEADERS for name in header}
    assert kept == sorted(kept)
    assert len(kept) == len(set(kept))
    lost = {lines[number].text for number in set(range(len(lines))) - set(kept)}
    assert lost <= headings


@pytest.mark.parametrize("seed", range(60))
def test_the_cells_of_a_row_are_its_pieces(seed: int) -> None:
    for line in row_up(page(seed), Counter()):
        if line.cells is None:
            continue
        assert line.cells == tuple(" ".join(piece.text for piece in part) for part in line.parts)
        assert line.text == "\t".join(line.cells)
        assert any(line.cells)
