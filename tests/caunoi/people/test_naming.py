"""Which office a paper means, decided on names alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.people.naming import Named, find_office, name_key, person_order

DAY = date(2026, 3, 5)
OFFICES = (
    Named(1, ("Tỉnh ủy Hải Lam", "Tỉnh ủy")),
    Named(2, ("Văn phòng Tỉnh ủy Hải Lam", "Văn phòng Tỉnh ủy", "VPTU")),
    Named(3, ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban TG&DV")),
    Named(4, ("Sở Nông nghiệp", "Sở NN"), valid_to=date(2025, 2, 28)),
    Named(5, ("Sở Nông nghiệp và Môi trường",), valid_from=date(2025, 3, 1)),
    Named(6, ("Hội Nông dân", "HND")),
    Named(7, ("Chi bộ thôn Trung",)),
    Named(8, ("Chi bộ thôn Trung",)),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Văn phòng Tỉnh ủy", 2),
        ("VĂN PHÒNG TỈNH UỶ", 2),
        ("Văn phòng  Tỉnh\nuỷ", 2),
        ("VPTU", 2),
        ("Ban TG & DV", 3),
        ("Giao Văn phòng Tỉnh ủy chủ trì", 2),
        ("Văn phòng Tỉnh ủy (đầu mối đồng chí A)", 2),
        ("Văn phòng Tỉnh ủy: chuẩn bị hội trường", 2),
        ("đề nghị Ban Tuyên giáo và Dân vận Tỉnh ủy phối hợp với Văn phòng Tỉnh ủy", 3),
        ("Sở Nông nghiệp và Môi trường", 5),
    ],
)
def test_a_written_name_is_found(written: str, meant: int) -> None:
    assert find_office(written, OFFICES, on=DAY) == meant


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Ban Nội chính Tỉnh ủy", "ends with another office's name"),
        ("Văn phòng Tỉnh ủy, Hội Nông dân", "names two"),
        ("Văn phòng Tỉnh ủy và Hội Nông dân", "names two"),
        ("Hối Nông dân", "another diacritic"),
        ("Hoi Nong dan", "no diacritics: not a paper's spelling"),
        ("Hội Nông", "a part of a name"),
        ("Sở Nông nghiệp", "no longer exists on that day"),
        ("Chi bộ thôn Trung", "two offices are called so"),
        ("các cơ quan, đơn vị", "nobody in particular"),
        ("", "nothing"),
        ("  (chủ trì) ", "nothing but a bracket"),
    ],
)
def test_nobody_rather_than_somebody_wrong(written: str, why: str) -> None:
    assert find_office(written, OFFICES, on=DAY) is None, why


def test_the_day_of_the_paper_decides() -> None:
    assert find_office("Sở Nông nghiệp", OFFICES, on=date(2025, 2, 28)) == 4
    assert find_office("Sở Nông nghiệp và Môi trường", OFFICES, on=date(2025, 2, 28)) is None
    assert find_office("Sở Nông nghiệp và Môi trường", OFFICES, on=date(2025, 3, 1)) == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [("uỷ", "ủy"), ("hoà", "hòa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("ĐẢNG ỦY", "Đảng uỷ")],
)
def test_the_place_of_the_tone_mark_does_not_count(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hội", "hối"), ("dân", "đân"), ("ban", "bàn"), ("mơ", "mo"), ("ma", "mạ")]
)
def test_every_other_diacritic_does(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_people_are_listed_by_given_name() -> None:
    names = ["Vũ Anh Tuấn", "Đặng Hữu Phước", "Bùi Thanh Mai", "Đỗ Mạnh Cường", "Lê Thị Mai", "An"]
    in_order = ["An", "Đỗ Mạnh Cường", "Bùi Thanh Mai", "Lê Thị Mai", "Đặng Hữu Phước", "Vũ Anh Tuấn"]
    assert sorted(names, key=person_order) == in_order
    assert person_order("") == ("", "")


@given(st.text(max_size=60))
def test_any_text_has_an_answer_and_the_key_is_stable(text: str) -> None:
    find_office(text, OFFICES, on=DAY)
    assert name_key(name_key(text)) == name_key(name_key(name_key(text)))
