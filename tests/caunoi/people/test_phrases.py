"""What a phrase of a paper means: names, lists of names, names left out, collective names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.people.directory import Directory, Named, Together
from caunoi.people.phrases import Meant, Reader, Sort
from caunoi.people.succession import Life
from caunoi.people.wording import wording

DAY = date(2023, 3, 1)


def office(id_: int, kind: str, level: str, parent: int | None, *names: str) -> Named:
    return Named(id_, names, kind, level, parent)


# The invented province Hải Lam in the days of districts.
OFFICES = (
    office(1, "committee", "province", None, "Tỉnh ủy Hải Lam", "Tỉnh ủy"),
    office(2, "party_office", "province", 1, "Văn phòng Tỉnh ủy Hải Lam", "Văn phòng Tỉnh ủy"),
    office(3, "party_board", "province", 1, "Ban Tổ chức Tỉnh ủy"),
    office(4, "party_board", "province", 1, "Ban Tuyên giáo Tỉnh ủy"),
    office(5, "inspection", "province", 1, "Ủy ban Kiểm tra Tỉnh ủy"),
    office(6, "faction", "province", 1, "Ban cán sự đảng Ủy ban nhân dân tỉnh"),
    office(7, "faction", "province", 1, "Đảng đoàn Hội đồng nhân dân tỉnh"),
    office(8, "government", "province", 1, "Ủy ban nhân dân tỉnh Hải Lam"),
    office(9, "department", "province", 8, "Sở Văn hóa, Thể thao và Du lịch"),
    office(10, "department", "province", 8, "Sở Nội vụ tỉnh Hải Lam"),
    office(11, "committee", "province", 1, "Đảng ủy Công an tỉnh"),
    office(12, "committee", "province", 1, "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", "Đảng ủy Khối"),
    office(13, "other", "province", 1, "Viễn thông Hải Lam"),
    office(14, "other", "province", 1, "Đài Phát thanh và Truyền hình tỉnh"),
    office(15, "party_office", "province", 12, "Văn phòng Đảng ủy Khối"),
    office(20, "committee", "district", 1, "Huyện ủy Phú Khê"),
    office(21, "committee", "district", 1, "Thành ủy Lam Giang"),
    office(22, "committee", "district", 1, "Thị ủy Hồng Sơn"),
    office(23, "party_board", "district", 21, "Ban Dân vận Thành ủy Lam Giang"),
    office(24, "standing", "district", 21, "Thường trực Thành ủy Lam Giang"),
    office(30, "committee", "commune", 20, "Đảng ủy xã Vân Khê", "Xã Vân Khê"),
    office(31, "party_office", "commune", 30, "Văn phòng Đảng ủy xã Vân Khê"),
    office(32, "government", "commune", 30, "UBND xã Vân Khê"),
    office(33, "front", "commune", 30, "Ủy ban MTTQ Việt Nam xã Vân Khê"),
    office(34, "party_cell", "cell", 30, "Chi bộ thôn Trung"),
    office(35, "party_cell", "cell", 30, "Chi bộ thôn Đoài"),
    office(36, "other", "commune", 30, "Đài truyền thanh xã Vân Khê"),
    office(40, "committee", "commune", 20, "Đảng ủy xã Tân Thịnh"),
    office(41, "party_cell", "cell", 40, "Chi bộ thôn Trung"),
    office(42, "committee", "commune", 21, "Đảng ủy xã Hưng Chính", "Hưng Chính"),
    office(43, "government", "commune", 42, "UBND xã Hưng Chính"),
)
TOGETHER = (
    Together(1, "Các huyện, thành, thị ủy", ("Thường trực các huyện, thành, thị ủy",), "below",
             frozenset({"committee"}), frozenset({"district"})),
    Together(2, "Các ban Đảng", ("Các ban đảng Tỉnh ủy",), "place", frozenset({"party_board"})),
    Together(3, "Các chi bộ trực thuộc", ("Chi ủy các chi bộ",), "children", frozenset({"party_cell"})),
    Together(4, "Các ban cán sự đảng, đảng đoàn", (), "place", frozenset({"faction"})),
    Together(5, "Đảng ủy trực thuộc", (), "children", frozenset({"committee"}), begins="Đảng ủy"),
    Together(6, "Đảng ủy các xã, phường", ("các xã, phường",), "below", frozenset({"committee"}),
             frozenset({"commune"})),
    Together(7, "Các cơ quan, đơn vị có liên quan", ("Như thành phần mời",), "nobody"),
    Together(8, "Tổ công tác 35", (), "listed", include=frozenset({2, 4, 99})),
    Together(9, "Các đảng ủy mới", (), "place", frozenset({"committee"}), life=Life(date(2025, 7, 1))),
    Together(10, "Các sở", (), "below", frozenset({"department"}), exclude=frozenset({10}),
             include=frozenset({13})),
    Together(11, "Các đoàn thể xã", (), "place", frozenset({"front"}), frozenset({"commune"})),
)  # fmt: skip

PROVINCE, BOARD, KHOI, UBND, CITY, VAN_KHE, TAN_THINH = 1, 3, 12, 8, 21, 30, 40


def reader(issuer: int | None = PROVINCE, *, foreign: bool = False) -> Reader:
    known = {one.id: one for one in OFFICES}
    return Reader(Directory(known, wording(), TOGETHER, issuer, foreign), DAY)


def told(meant: Meant) -> list[tuple[str, Sequence[int]]]:
    return [(part.sort.value, part.offices) for part in meant.parts]


@pytest.mark.parametrize(
    ("written", "office"),
    [
        ("Văn phòng Tỉnh ủy", 2),
        ("VĂN PHÒNG TỈNH UỶ", 2),
        ("Văn phòng  Tỉnh\nuỷ", 2),
        ("VPTU", 2),
        ("VPTU.", 2),
        ("Giao Văn phòng Tỉnh ủy chủ trì", 2),
        ("Lưu Văn phòng Tỉnh ủy", 2),
        ("Văn phòng Tỉnh ủy (đầu mối đồng chí A)", 2),
        ("Văn phòng Tỉnh ủy: chuẩn bị hội trường", 2),
        ("Văn phòng Tỉnh ủy, (báo cáo)", 2),
        ("đề nghị Ban Tổ chức Tỉnh ủy phối hợp với Văn phòng Tỉnh ủy", 3),
        ("Ban Tổ chức Tỉnh ủy Hải Lam", 3),
        ("Ủy ban nhân dân tỉnh", 8),
        ("UBND tỉnh", 8),
        ("Viễn thông tỉnh", 13),
        ("Viễn thông tỉnh Hải Lam", 13),
        ("Đài PT-TH tỉnh", 14),
        ("Đài Phát thanh và Truyền hình Hải Lam", 14),
        ("Sở VH,TT&DL", 9),
        ("Sở Nội vụ", 10),
        ("Huyện ủy Phú Khê", 20),
        ("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", 12),
        ("UBND xã Vân Khê", 32),
        ("Ủy ban nhân dân xã Vân Khê", 32),
        ("Hưng Chính", 42),
    ],
)
def test_one_office_in_a_paper_of_the_province(written: str, office: int) -> None:
    assert reader().meant(written).office == office


@pytest.mark.parametrize("same", ["Ủy ban kiểm tra", "UBKT", "Ủy ban Kiểm tra Tỉnh ủy", "UBKTTU"])
def test_v7_one_body_however_it_is_written(same: str) -> None:
    assert reader().meant(same).office == 5


@pytest.mark.parametrize(
    "same",
    [
        "BCS đảng UBND tỉnh",
        "Ban cán sự đảng UBND tỉnh",
        "Ban cán sự đảng Ủy ban nhân dân tỉnh",
        "BCSĐ UBND tỉnh",
    ],
)
def test_v7_the_party_group_of_the_government(same: str) -> None:
    assert reader().meant(same).office == 6


@pytest.mark.parametrize(
    ("issuer", "written", "office"),
    [
        (VAN_KHE, "Ủy ban nhân dân xã", 32),
        (VAN_KHE, "UBND xã", 32),
        (VAN_KHE, "UBND", 32),
        (VAN_KHE, "Văn phòng Đảng ủy", 31),
        (VAN_KHE, "VPĐU", 31),
        (VAN_KHE, "Lưu Văn phòng", 31),
        (VAN_KHE, "UB MTTQ", 33),
        (VAN_KHE, "Đài truyền thanh xã", 36),
        (VAN_KHE, "Đảng ủy", 30),
        (32, "Ủy ban nhân dân xã", 32),
        (31, "UBND xã", 32),
        (VAN_KHE, "Chi bộ thôn Trung", 34),
        (TAN_THINH, "Chi bộ thôn Trung", 41),
        (42, "Thường trực Thành ủy", 24),
        (42, "Ban Dân vận Thành ủy", 23),
        (VAN_KHE, "Văn phòng Tỉnh ủy", 2),
        (VAN_KHE, "UBND tỉnh", 8),
        (VAN_KHE, "Sở Nội vụ", 10),
        (VAN_KHE, "UBND xã Hưng Chính", 43),
        (BOARD, "Ủy ban Kiểm tra", 5),
        (KHOI, "Văn phòng", 15),
        (None, "Văn phòng Tỉnh ủy", 2),
        (None, "Viễn thông tỉnh", 13),
    ],
)
def test_what_goes_without_saying_for_the_issuer(issuer: int | None, written: str, office: int) -> None:
    assert reader(issuer).meant(written).office == office


@pytest.mark.parametrize(
    ("issuer", "written", "why"),
    [
        (PROVINCE, "Ban Nội chính Tỉnh ủy", "ends with another office's name"),
        (PROVINCE, "Ban Tổ chức Thành ủy", "nobody of this name here"),
        (PROVINCE, "Hối Nông dân", "another diacritic"),
        (PROVINCE, "Van phong Tinh uy", "no diacritics: not a paper's spelling"),
        (PROVINCE, "Văn phòng Tỉnh", "a part of a name"),
        (PROVINCE, "Chi bộ thôn Trung", "two offices are called so"),
        (PROVINCE, "UBND xã", "the province has many"),
        (PROVINCE, "Văn phòng Đảng ủy", "which committee's?"),
        (PROVINCE, "Văn phòng Đảng ủy Quân khu 4", "an office elsewhere"),
        (PROVINCE, "Đảng ủy", "which?"),
        (TAN_THINH, "UBND xã", "Tân Thịnh's is not in the register"),
        (TAN_THINH, "Văn phòng Đảng ủy", "Tân Thịnh's is not in the register"),
        (None, "Ủy ban Kiểm tra", "of whose committee the paper does not tell"),
        (None, "UBND", "of which place the paper does not tell"),
        (KHOI, "Ban Tổ chức", "the province's is not that of the bloc"),
        (PROVINCE, "nhưng chính", "words of a sentence (V13)"),
        (PROVINCE, "hưng chính", "words of a sentence (V13)"),
        (PROVINCE, "chấn hưng chính sách", "words of a sentence (V13)"),
        (PROVINCE, "các phòng thuộc VPTU", "a name inside another is not meant"),
        (PROVINCE, "Văn phòng và các ban Trung ương Đảng", "a bare name belongs to what follows"),
        (PROVINCE, "các cơ quan, đơn vị", "nobody in particular"),
    ],
)
def test_nobody_rather_than_somebody_wrong(issuer: int | None, written: str, why: str) -> None:
    assert reader(issuer).meant(written).offices == (), why


@pytest.mark.parametrize("empty", ["", "  (chủ trì) ", " - ", "…"])
def test_nothing_written_means_nobody(empty: str) -> None:
    meant = reader().meant(empty)
    assert (meant.office, meant.first, meant.offices) == (None, None, ())


@pytest.mark.parametrize(
    ("written", "offices"),
    [
        ("Văn phòng Tỉnh ủy, Ban Tổ chức Tỉnh ủy", (2, 3)),
        ("Ban Tổ chức, Văn phòng Tỉnh ủy", (3, 2)),
        ("Ban Tuyên giáo và Ban Tổ chức Tỉnh ủy", (4, 3)),
        ("UBKT, VPTU", (5, 2)),
        ("Văn phòng Tỉnh ủy; Sở Văn hóa, Thể thao và Du lịch; Sở Nội vụ", (2, 9, 10)),
        ("Viễn thông tỉnh và Đài Phát thanh - Truyền hình tỉnh", (13, 14)),
        ("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh và Đảng ủy Công an tỉnh", (12, 11)),
        ("Đảng ủy xã Vân Khê, Tân Thịnh", (30, 40)),
        ("Đảng ủy các xã Vân Khê, Tân Thịnh và Hưng Chính", (30, 40, 42)),
        ("các sở: Nội vụ; Văn hóa, Thể thao và Du lịch", (10, 9)),
        ("UBND các xã: Vân Khê, Hưng Chính", (32, 43)),
        ("Văn phòng Tỉnh ủy, VPTU", (2,)),
    ],
)
def test_several_offices_in_one_phrase(written: str, offices: tuple[int, ...]) -> None:
    meant = reader().meant(written)
    assert (meant.offices, meant.office, meant.unknown) == (offices, None, ())
    assert meant.first == offices[0]


@pytest.mark.parametrize(
    ("issuer", "written", "parts"),
    [
        (PROVINCE, "Các huyện, thành, thị ủy", [("collective", (20, 21, 22))]),
        (PROVINCE, "các huyện, thành, thị, ủy", [("collective", (20, 21, 22))]),
        (PROVINCE, "các ban Đảng", [("collective", (3, 4))]),
        (CITY, "các ban Đảng", [("collective", (23,))]),
        (VAN_KHE, "Các chi bộ trực thuộc", [("collective", (34, 35))]),
        (TAN_THINH, "chi ủy các chi bộ", [("collective", (41,))]),
        (PROVINCE, "Các ban cán sự đảng, đảng đoàn", [("collective", (6, 7))]),
        (PROVINCE, "các ban Đảng và UBKT", [("collective", (3, 4)), ("office", (5,))]),
        (
            PROVINCE,
            "BCS đảng UBND tỉnh, các ban Đảng, UBKT, VPTU.",
            [("office", (6,)), ("collective", (3, 4)), ("office", (5,)), ("office", (2,))],
        ),
        (
            PROVINCE,
            "Các huyện, thành, thị ủy, đảng ủy trực thuộc",
            [("collective", (20, 21, 22)), ("collective", (11, 12))],
        ),
        (
            PROVINCE,
            "Thường trực các huyện, thành, thị ủy, Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
            [("collective", (20, 21, 22)), ("office", (12,))],
        ),
        (PROVINCE, "Đảng ủy các xã, phường", [("collective", (30, 40, 42))]),
        (20, "Đảng ủy các xã, phường", [("collective", (30, 40))]),
        (VAN_KHE, "UB MTTQ và các đoàn thể xã", [("office", (33,)), ("collective", (33,))]),
        (PROVINCE, "các sở", [("collective", (9, 13))]),
        (None, "Các huyện, thành, thị ủy", [("collective", (20, 21, 22))]),
        (PROVINCE, "Tổ công tác 35", [("collective", (2, 4))]),
        (PROVINCE, "Như thành phần mời", [("nobody", ())]),
        (PROVINCE, "các cơ quan, đơn vị có liên quan", [("nobody", ())]),
        (VAN_KHE, "các huyện, thành, thị ủy", [("collective", ())]),
    ],
)
def test_collective_names(issuer: int | None, written: str, parts: list[tuple[str, Sequence[int]]]) -> None:
    assert told(reader(issuer).meant(written)) == parts


def test_a_collective_says_why() -> None:
    [part] = reader().meant("các ban Đảng").parts
    assert part.why == "“Các ban Đảng” ngày 01/03/2023: 2 đơn vị."


def test_a_collective_of_another_time_is_unknown() -> None:
    assert told(reader().meant("Các đảng ủy mới")) == [("unknown", ())]
    later = replace(reader(), on=date(2025, 7, 1))
    assert later.meant("Các đảng ủy mới").parts[0].sort is Sort.COLLECTIVE


def test_known_and_unknown_side_by_side() -> None:
    meant = reader().meant("Văn phòng Tỉnh ủy, Sở Xây dựng")
    assert (meant.office, meant.first, meant.offices) == (None, 2, (2,))
    assert [part.text for part in meant.unknown] == ["Sở Xây dựng"]
    assert meant.unknown[0].why == "Sổ đơn vị ngày 01/03/2023 không có tên này."


def test_two_of_one_name_are_shown_to_choose_from() -> None:
    [part] = reader().meant("Chi bộ thôn Trung").parts
    assert (part.sort, part.offices, part.known) == (Sort.SEVERAL, (34, 41), False)
    assert part.why == "Có 2 đơn vị cùng tên vào ngày 01/03/2023."


@pytest.mark.parametrize(
    ("written", "offices"),
    [
        ("Văn phòng Tỉnh ủy", ()),
        ("UBND tỉnh", ()),
        ("các huyện, thành, thị ủy", ()),
        ("Ủy ban Kiểm tra", ()),
        ("Văn phòng Tỉnh ủy Hải Lam", (2,)),
        ("UBND tỉnh Hải Lam", (8,)),
        ("Đảng ủy xã Vân Khê", (30,)),
    ],
)
def test_a_paper_of_another_place_means_us_only_by_our_name(written: str, offices: tuple[int, ...]) -> None:
    assert reader(None, foreign=True).meant(written).offices == offices


def test_with_two_provinces_in_the_register_nothing_goes_without_saying_for_nobody() -> None:
    other = [
        office(100, "committee", "province", None, "Tỉnh ủy Sơn Bình", "Tỉnh ủy"),
        office(101, "party_office", "province", 100, "Văn phòng Tỉnh ủy"),
    ]
    known = {one.id: one for one in (*OFFICES, *other)}
    none = Reader(Directory(known, wording(), TOGETHER), DAY)
    assert none.meant("Văn phòng Tỉnh ủy").parts[0].sort is Sort.SEVERAL
    assert none.meant("các ban Đảng").parts[0].sort is Sort.UNKNOWN
    assert none.meant("Văn phòng Tỉnh ủy Sơn Bình").office == 101
    theirs = Reader(Directory(known, wording(), TOGETHER, 100), DAY)
    assert theirs.meant("Văn phòng Tỉnh ủy").office == 101
    assert theirs.meant("Văn phòng Tỉnh ủy Hải Lam").office == 2
    ours = Reader(Directory(known, wording(), TOGETHER, 20), DAY)
    assert ours.meant("Văn phòng Tỉnh ủy").office == 2


def test_a_city_like_its_province_is_not_the_province() -> None:
    city = [
        office(50, "committee", "district", 1, "Thành ủy Hải Lam"),
        office(51, "armed", "district", 50, "Công an thành phố Hải Lam"),
        office(52, "armed", "province", 8, "Công an tỉnh"),
    ]
    known = {one.id: one for one in (*OFFICES, *city)}
    read = Reader(Directory(known, wording(), TOGETHER, 1), DAY)
    for written, meant in (
        ("Công an thành phố Hải Lam", 51),
        ("Thành ủy Hải Lam", 50),
        ("Công an tỉnh", 52),
        ("Tỉnh ủy Hải Lam", 1),
        ("UBND tỉnh", 8),
    ):
        assert read.meant(written).office == meant, written


def test_running_text_is_no_list() -> None:
    meant = reader().meant(", ".join(f"việc số {n}" for n in range(40)))
    assert [part.why for part in meant.parts] == ["Dài quá một danh sách đơn vị."]


def test_a_register_whose_tree_goes_round_is_still_read() -> None:
    round_about = {
        1: office(1, "committee", "province", 2, "Tỉnh ủy Hải Lam"),
        2: office(2, "party_office", "province", 1, "Văn phòng Tỉnh ủy"),
    }
    assert Reader(Directory(round_about, wording()), DAY).meant("Văn phòng Tỉnh ủy").office == 2


WORDS = st.sampled_from(
    [
        *(
            "các",
            "huyện",
            "thành",
            "thị",
            "ủy",
            "Tỉnh",
            "Văn",
            "phòng",
            "Ban",
            "Tổ",
            "chức",
            "xã",
            "Vân",
            "Khê",
        ),
        *("UBKT", "VPTU", "UBND", "Đảng", "sở", "Nội", "vụ", "và", ",", ";", ":", "(", "-"),
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from([None, 1, 12, 20, 30]))
def test_any_text_is_read_and_only_offices_of_the_day_are_meant(text: str, issuer: int | None) -> None:
    assert set(reader(issuer).meant(text).offices) <= {one.id for one in OFFICES}
