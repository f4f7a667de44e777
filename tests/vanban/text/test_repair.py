from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.text.repair import repair_characters, repair_dates, strip_markup


@pytest.mark.parametrize(
    ("broken", "whole", "rule", "count"),
    [
        ("trƣớc ngày, bí thƣ", "trước ngày, bí thư", "u-horn", 2),
        ("CHƢƠNG TRÌNH", "CHƯƠNG TRÌNH", "u-horn", 1),
        ("Ðảng ủy, ðồng chí", "Đảng ủy, đồng chí", "d-stroke", 2),
        ("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI", "o-tilde", 1),
        ("số\u00a012", "số 12", "space", 1),
        ("họp\u200b mặt", "họp mặt", "invisible", 1),
        ("họp\x00 mặt à", "họp mặt à", "control", 1),
        ("\uf0b7 Các đơn vị", "- Các đơn vị", "bullet", 1),
        (unicodedata.normalize("NFD", "tổ hợp"), "tổ hợp", "nfc", 1),
    ],
)
def test_each_repair_is_made_and_counted(broken: str, whole: str, rule: str, count: int) -> None:
    tally: Counter[str] = Counter()
    assert repair_characters(broken, tally) == whole
    assert tally[rule] == count


@pytest.mark.parametrize(
    ("broken", "whole", "count"),
    [
        ("trước ngày 15/l2/2025", "trước ngày 15/12/2025", 1),
        ("từ O1/10/2025 đến 3O/I1/2025", "từ 01/10/2025 đến 30/11/2025", 2),
        ("Tổ/Ol/2025, số 12/HDND/2025", "Tổ/Ol/2025, số 12/HDND/2025", 0),
        ("ngày 15/12/2025", "ngày 15/12/2025", 0),
    ],
)
def test_letters_within_a_date_are_figures(broken: str, whole: str, count: int) -> None:
    tally: Counter[str] = Counter()
    assert repair_dates(broken, tally) == whole
    assert tally["date-figure"] == count


@pytest.mark.parametrize(
    "text", ["Ban Thường vụ Tỉnh ủy", "VÕ VĂN ĐÕN", "plain ASCII", "“Đoàn kết” – sáng tạo"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    tally: Counter[str] = Counter()
    assert repair_characters(text, tally) == text
    assert not +tally


@pytest.mark.parametrize(
    ("line", "words", "bold"),
    [
        ("**KẾ HOẠCH**  ", "KẾ HOẠCH  ", True),
        ("## **II- NỘI DUNG**", "II- NỘI DUNG", True),
        ("\\*", "*", False),
        ("*trước ngày 09/8/2025*;", "trước ngày 09/8/2025;", False),
        ("<b>TT</b>", "TT", True),
        ("***\\* Tại Hội trường:***", "* Tại Hội trường:", True),
        ("* Điểm cầu tỉnh", "* Điểm cầu tỉnh", False),
        ("> Trích yếu", "Trích yếu", False),
        ("Thu &amp; chi", "Thu & chi", False),
        ("5 * 3 = 15", "5 * 3 = 15", False),
    ],
)
def test_markup_comes_off(line: str, words: str, bold: bool) -> None:
    assert strip_markup(line, Counter()) == (words, bold)


@given(st.text(max_size=200))
def test_repair_never_fails_and_settles(text: str) -> None:
    once = repair_characters(text, Counter())
    assert repair_characters(once, Counter()) == once
