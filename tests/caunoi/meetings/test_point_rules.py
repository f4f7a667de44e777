"""The tree that a paper asks for, counts up the tree, and until when one registers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from bench.gold import GOLD
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.meetings.point_rules import (
    REGISTERED_NAMES,
    Counted,
    Member,
    Registered,
    SaidPoint,
    Total,
    contact_ends,
    is_late,
    level_of_office,
    refuse_changed,
    refuse_late_without_reason,
    totals,
    tree_of,
    urging_words,
    whole,
)
from caunoi.meetings.rules import Level
from caunoi.ui.refusal import RuleBroken
from vanban.reading import read

TOP, CITY, BLOC = Member(1, "Tỉnh ủy", "province", None), *(
    Member(number, name, "district", 1) for number, name in ((2, "Thành ủy Hải Lam"), (3, "Đảng ủy Khối"))
)  # fmt: skip
EAST, WEST, FAR = (
    Member(4, "Đảng ủy xã Đông", "commune", 2),
    Member(5, "Đảng ủy xã Tây", "commune", 2),
    Member(6, "Đảng ủy xã Xa", "commune", 9),
)
MEANT = {
    "các huyện, thành, thị ủy, Đảng ủy Khối": [CITY, BLOC],
    "Thành ủy Hải Lam": [CITY],
    "Đảng ủy Khối": [BLOC],
    "các xã, phường, thị trấn": [EAST, WEST, FAR],
}
ROOMS = (
    SaidPoint("tỉnh", "Phòng họp trực tuyến, Ủy ban nhân dân tỉnh", "Thường trực Tỉnh ủy"),
    SaidPoint("tỉnh", "Hội trường trực tuyến Công an tỉnh", "Đồng chí Giám đốc Công an tỉnh"),
)
PAPER = (
    *ROOMS,
    SaidPoint("huyện", "điểm cầu các huyện, thành, thị ủy, Đảng ủy Khối", plural=True),
    SaidPoint("huyện", "điểm cầu Thành ủy Hải Lam", "Bí thư Thành ủy"),
    SaidPoint("huyện", "điểm cầu tại Đảng ủy Khối", "Bí thư Đảng ủy Khối"),
    SaidPoint("xã", "Điểm cầu tại các xã, phường, thị trấn", plural=True),
)


def _listed(words: str) -> Sequence[Member]:
    return MEANT.get(words, MEANT.get(words.removeprefix("các "), MEANT.get(f"các {words}", [])))


def test_three_levels_as_an_invitation_has_them() -> None:
    """Two rooms of the province; each district once, with its chair; each commune under its district (V9)."""
    points = tree_of(PAPER, _listed)
    assert [(one.name, one.level, one.office, one.parent, one.chair) for one in points] == [
        (ROOMS[0].place, Level.PROVINCE, None, None, "Thường trực Tỉnh ủy"),
        (ROOMS[1].place, Level.PROVINCE, None, None, "Đồng chí Giám đốc Công an tỉnh"),
        ("Thành ủy Hải Lam", Level.DISTRICT, 2, 0, "Bí thư Thành ủy"),
        ("Đảng ủy Khối", Level.DISTRICT, 3, 0, "Bí thư Đảng ủy Khối"),
        ("Đảng ủy xã Đông", Level.COMMUNE, 4, 2, ""),
        ("Đảng ủy xã Tây", Level.COMMUNE, 5, 2, ""),
        ("Đảng ủy xã Xa", Level.COMMUNE, 6, 0, ""),
    ]
    assert [one.main for one in points] == [True, True] + [False] * 5


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ((), []),
        (PAPER[:2], [room.place for room in ROOMS]),
        ((ROOMS[0], ROOMS[0]), [ROOMS[0].place]),
        ((SaidPoint("xã", "điểm cầu Nhà văn hóa thôn"),), ["Nhà văn hóa thôn"]),
        ((SaidPoint(None, "Điểm cầu trung tâm"),), ["trung tâm"]),
        ((SaidPoint("xã", "điểm cầu"),), ["điểm cầu"]),
        ((SaidPoint("tỉnh", "Điểm cầu tỉnh: Hội trường Tỉnh ủy"),), ["Hội trường Tỉnh ủy"]),
        ((SaidPoint("tỉnh", "Điểm cầu số 2: Hội trường Công an"),), ["số 2: Hội trường Công an"]),
        ((SaidPoint("tỉnh", "Điểm cầu các sở", plural=True),), ["các sở"]),
    ],
)
def test_what_nobody_is_known_by_stands_for_itself(said: tuple[SaidPoint, ...], names: list[str]) -> None:
    points = tree_of(said, _listed)
    assert [one.name for one in points] == names
    assert {one.office for one in points} <= {None}


@pytest.mark.parametrize(
    ("place", "offices"),
    [
        ("Điểm cầu cấp xã", [4, 5, 6]),
        ("Điểm cầu cấp xã: Hội trường trụ sở các đơn vị", [4, 5, 6]),
        ("Điểm cầu cấp xã: Hội trường trụ sở các xã, phường, thị trấn", [4, 5, 6]),
        ("Điểm cầu xã: Hội trường trực tuyến các xã, phường, thị trấn", [4, 5, 6]),
        ("Điểm cầu tại Hội trường Đảng ủy Khối", [3]),
    ],
)
def test_a_whole_level_is_everybody_of_it(place: str, offices: list[int]) -> None:
    assert [one.office for one in tree_of((SaidPoint("xã", place),), _listed)] == offices


@cache
def _paper_points(number: int) -> tuple[SaidPoint, ...]:
    """The bridge points of one of our gold papers, as the reader gives them."""
    text = next(GOLD.glob(f"{number}_*.txt"))
    [document] = read(text.read_bytes(), name=text.name, today=date(2026, 11, 22)).documents
    return tuple(
        SaidPoint(one.level, one.place, one.chair or "", one.plural) for one in document.bridge_points
    )


EVERYBODY = {
    "các huyện ủy, thành ủy": [CITY, BLOC],
    "Thành ủy Hải Lam": [CITY],
    "các xã, phường, thị trấn": [EAST, WEST, FAR],
    "các xã, phường": [EAST, WEST],
    "đảng ủy các xã, phường": [EAST, WEST],
    "các huyện, thành, thị ủy": [CITY, BLOC],
}
CHAIRED = "Đồng chí Vũ Thị Hạnh, Ủy viên Ban Thường vụ Tỉnh ủy, Bí thư Thành ủy Hải Lam"


@pytest.mark.parametrize(
    ("number", "tree"),
    [
        (540, [
            ("Hội trường Tỉnh ủy Hải Lam", None), ("Thành ủy Hải Lam", 0), ("Đảng ủy Khối", 0),
            ("Đảng ủy xã Đông", 1), ("Đảng ủy xã Tây", 1), ("Đảng ủy xã Xa", 0),
        ]),
        (560, [
            ("Phòng họp trực tuyến Văn phòng Tỉnh ủy Hải Lam", None),
            ("Hội trường Bộ Chỉ huy Quân sự tỉnh", None),
            ("Thành ủy Hải Lam", 0), ("Đảng ủy Khối", 0),
            ("Đảng ủy xã Đông", 2), ("Đảng ủy xã Tây", 2), ("Đảng ủy xã Xa", 0),
        ]),
        (561, [
            ("Hội trường Tỉnh ủy Hải Lam", None), ("Đảng ủy xã Đông", 0), ("Đảng ủy xã Tây", 0),
        ]),
        (562, [
            ("Hội trường Trung tâm Hội nghị tỉnh Hải Lam", None),
            ("Điểm cầu thôn", 0),
            ("Đảng ủy xã Đông", 0), ("Đảng ủy xã Tây", 0), ("Đảng ủy xã Xa", 0),
        ]),
        (563, [
            ("Phòng họp số 2, Văn phòng Tỉnh ủy Hải Lam", None),
            ("Đảng ủy xã Đông", 0), ("Đảng ủy xã Tây", 0),
        ]),
    ],
)  # fmt: skip
def test_from_the_paper_to_the_tree(number: int, tree: list[tuple[str, int | None]]) -> None:
    points = tree_of(_paper_points(number), lambda words: EVERYBODY.get(words, []))
    assert [(one.name, one.parent) for one in points] == tree
    city = next((one for one in points if one.office == CITY.pk), None)
    assert city is None or city.chair == (CHAIRED if number == 560 else "")


def test_without_a_main_room_the_districts_stand_on_top() -> None:
    points = tree_of(PAPER[2:], _listed)
    assert [(one.name, one.parent) for one in points][:4] == [
        ("Thành ủy Hải Lam", None), ("Đảng ủy Khối", None), ("Đảng ủy xã Đông", 0), ("Đảng ủy xã Tây", 0),
    ]  # fmt: skip


@settings(max_examples=25)
@given(st.permutations(PAPER))
def test_the_order_of_the_paper_does_not_matter(paper: list[SaidPoint]) -> None:
    points = tree_of(iter(paper), _listed)
    assert {(one.name, one.chair) for one in points} == {
        (one.name, one.chair) for one in tree_of(PAPER, _listed)
    }
    assert all(one.parent is None or one.parent < index for index, one in enumerate(points))


@pytest.mark.parametrize(
    ("level", "on"),
    [("central", "province"), ("province", "province"), ("district", "district"), ("commune", "commune"),
     ("cell", "commune")],
)  # fmt: skip
def test_the_level_follows_from_the_office(level: str, on: str) -> None:
    assert level_of_office(level) == on


OPENED, WAITING, DECLINED = Registered.OPENED, Registered.WAITING, Registered.DECLINED
POINTS = [
    Counted(1, None, OPENED, 100, 90),
    Counted(2, 1, OPENED, 50, 40),
    Counted(3, 2, WAITING, None),
    Counted(4, 2, DECLINED, 30, 9),
    Counted(5, 1, OPENED, 20, None),
]


def test_everything_is_counted_up_the_tree() -> None:
    found = totals(POINTS)
    assert found[4] == Total(points=1)
    assert found[3] == Total(1, 0, 1)
    assert found[2] == Total(3, 1, 1, 50, 40)
    assert found[1] == whole(POINTS) == Total(5, 3, 1, 170, 130)


@st.composite
def _trees(draw: st.DrawFn) -> list[Counted]:
    parents = [draw(st.none() | st.integers(1, pk - 1)) if pk > 1 else None for pk in range(1, 9)]
    stands = draw(st.lists(st.sampled_from(Registered), min_size=8, max_size=8))
    return [Counted(pk, parents[pk - 1], stands[pk - 1], pk, pk) for pk in range(1, 9)]


@settings(max_examples=25)
@given(_trees())
def test_the_tops_together_are_the_whole(points: list[Counted]) -> None:
    found, tops = totals(reversed(points)), Total()
    for one in points:
        tops = tops.plus(found[one.pk]) if one.parent is None else tops
    assert tops == whole(points)


DUE = datetime(2027, 1, 17, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "now", "late"),
    [
        (None, DUE, False),
        (DUE, DUE - timedelta(minutes=1), False),
        (DUE, DUE, True),
        (DUE, DUE + timedelta(hours=16), True),
    ],
)
def test_before_the_hour_and_after(due: datetime | None, now: datetime, late: bool) -> None:
    assert is_late(due, now) is late
    refuse_late_without_reason(due, now, "mất điện")
    if late:
        with pytest.raises(RuleBroken, match="16:00 ngày 17/01/2027"):
            refuse_late_without_reason(due, now, " . ")
    else:
        refuse_late_without_reason(due, now, "")


REFUSED: list[tuple[Callable[[], None], str]] = [
    (lambda: refuse_changed(0, 1, "Chị Hà", DUE), "vừa được Chị Hà ghi lúc 16:00 ngày 17/01"),
    (lambda: refuse_changed(3, 1, "", None), "vừa được người khác ghi, khác"),
]


@pytest.mark.parametrize(("act", "says"), REFUSED)
def test_the_second_of_two_is_told(act: Callable[[], None], says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        act()


def test_the_same_version_passes() -> None:
    refuse_changed(2, 2, "Chị Hà", DUE)


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        (date(2027, 1, 19), date(2027, 1, 26)),
        (date(2026, 1, 1), date(2027, 1, 17)),
        (None, date(2027, 1, 17)),
    ],
)
def test_until_when_a_telephone_is_kept(last: date | None, ends: date) -> None:
    assert contact_ends(last, date(2027, 1, 10), 7) == ends


@pytest.mark.parametrize(
    ("due", "words"),
    [(DUE, "trước 16 giờ 00, ngày 17/01/2027: phòng họp"), (None, "trong hôm nay: phòng họp")],
)
def test_the_words_for_who_has_not_registered(due: datetime | None, words: str) -> None:
    said = urging_words("Hội nghị tổng kết", due, ["Xã Đông", "Xã Tây"])
    assert words in said
    assert said.endswith("Chưa đăng ký (2): Xã Đông, Xã Tây.")


def test_every_standing_has_a_name_of_its_own() -> None:
    assert set(REGISTERED_NAMES) == set(Registered)
    assert len(set(REGISTERED_NAMES.values())) == len(REGISTERED_NAMES)
