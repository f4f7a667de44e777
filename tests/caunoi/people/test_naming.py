"""Names as keys, and ways of writing that hold for every office."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.people.naming import name_key, person_order
from caunoi.people.wording import wording


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND", "Ủy ban nhân dân"),
        ("UBND xã Vân Khê", "Uỷ ban Nhân dân xã Vân Khê"),
        ("UBKT", "Ủy ban kiểm tra"),
        ("BTV Tỉnh ủy", "Ban Thường vụ Tỉnh uỷ"),
        ("VPTU", "Văn phòng Tỉnh ủy"),
        ("VPĐU", "Văn phòng Đảng ủy"),
        ("BCĐ 35", "Ban Chỉ đạo 35"),
        ("BCS đảng UBND tỉnh", "Ban cán sự đảng Ủy ban nhân dân tỉnh"),
        ("BCSĐ UBND tỉnh", "Ban cán sự đảng UBND tỉnh"),
        ("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("UB MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("UBMTTQVN xã", "Uỷ ban MTTQ Việt Nam xã"),
        ("Đài PT-TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
        ("Đài Phát thanh - Truyền hình tỉnh", "Đài PTTH tỉnh"),
        ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("BCHQS xã", "Ban CHQS xã"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Ban TG&DV", "Ban Tuyên giáo và Dân vận"),
    ],
)
def test_two_ways_of_writing_one_name(one: str, other: str) -> None:
    assert wording().key(one) == wording().key(other)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("ubnd xã", "Ủy ban nhân dân xã", "in lower case it may be anything"),
        ("ca sĩ", "Công an sĩ", "a word, no abbreviation"),
        ("UBNDX", "Ủy ban nhân dân X", "a part of a word"),
        ("Sở TT", "Sở Thường trực", "TT is written for too many things"),
        ("", "A", "nothing is nothing"),
    ],
)
def test_what_is_not_the_same(one: str, other: str, why: str) -> None:
    assert wording().key(one) != wording().key(other), why


def test_in_a_city_under_central_rule_tu_is_the_thanh_uy() -> None:
    city = wording("Thành ủy")
    assert city.key("VPTU") == city.key("Văn phòng Thành ủy") != city.key("Văn phòng Tỉnh ủy")


@pytest.mark.parametrize(
    ("committee", "area", "proper"),
    [
        ("Tỉnh ủy Hải Lam", "tỉnh Hải Lam", "Hải Lam"),
        ("TỈNH UỶ HẢI LAM", "tỉnh Hải Lam", "Hải Lam"),
        ("Thành ủy Lam Giang", "thành phố Lam Giang", "Lam Giang"),
        ("Thị ủy Hồng Sơn", "thị xã Hồng Sơn", "Hồng Sơn"),
        ("Huyện ủy Phú Khê", "huyện Phú Khê", "Phú Khê"),
        ("Đảng ủy xã Vân Khê", "xã Vân Khê", "Vân Khê"),
        ("Đảng ủy phường Bến Châu", "phường Bến Châu", "Bến Châu"),
        ("Đảng ủy đặc khu Hòn Lam", "đặc khu Hòn Lam", "Hòn Lam"),
        ("UBND xã Vân Khê", "xã Vân Khê", "Vân Khê"),
    ],
)
def test_the_place_of_a_committee(committee: str, area: str, proper: str) -> None:
    key = wording().key
    assert wording().place_of(key(committee)) == (key(area), key(proper))


@pytest.mark.parametrize(
    "name", ["Văn phòng Tỉnh ủy Hải Lam", "Đảng ủy Công an tỉnh", "Đảng ủy Khối các cơ quan", "Sở A", ""]
)
def test_what_tells_no_place(name: str) -> None:
    assert wording().place_of(wording().key(name)) is None


@given(st.text(max_size=60))
def test_any_text_has_a_key_and_it_is_stable(text: str) -> None:
    key = wording().key(text)
    assert all(word and " " not in word for word in key)
    assert name_key(name_key(text)) == name_key(name_key(name_key(text)))
