"""What the words of a paper say of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from caunoi.meetings.agenda_rules import Whole, arranged, kind_of, session_kind, title_of
from caunoi.meetings.rules import Kind, SessionKind, refuse_numbers_out_of_order
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True)
class One:
    name: str = ""
    on: date | None = None
    to: date | None = None
    place: str = ""


FIRST, SECOND, LATER = date(2027, 7, 21), date(2027, 7, 22), date(2027, 9, 1)
WHOLE, TALK, FLOWERS = (
    One("Chương trình", FIRST, SECOND),
    One("cuộc làm việc"),
    One("Lễ", place="Quảng trường"),
)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([], Whole(None, (), ())),
        ([TALK], Whole(None, (0,), (0,))),
        ([One(on=FIRST)], Whole(None, (0,), (0,))),
        ([TALK, WHOLE, FLOWERS, One(on=FIRST), One(on=SECOND)], Whole(1, (0, 2, 3, 4), (2, 3, 4))),
        ([WHOLE, One(on=LATER)], Whole(None, (0, 1), (0, 1))),
        ([WHOLE], Whole(None, (0,), (0,))),
        ([One(on=FIRST, to=FIRST), One(on=FIRST)], Whole(None, (0, 1), (0, 1))),
        ([TALK, One(place="Hội trường")], Whole(None, (0, 1), (1,))),
    ],
)
def test_the_whole_and_its_sessions(told: list[One], found: Whole) -> None:
    assert arranged(told) == found


@pytest.mark.parametrize(
    ("words", "online", "kind"),
    [
        ("Gặp mặt cán bộ thôn", False, Kind.GATHERING),
        ("gặp mặt, đối thoại với Nhân dân", False, Kind.DIALOGUE),
        ("ĐỐI THOẠI", False, Kind.DIALOGUE),
        ("Hội nghị trực tuyến tổng kết", False, Kind.ONLINE),
        ("Hội nghị tổng kết", True, Kind.ONLINE),
        ("Hội nghị tổng kết", False, Kind.CONFERENCE),
        ("tổ chức Lễ kỷ niệm", False, Kind.CEREMONY),
        ("Giao ban tháng", False, Kind.MEETING),
        ("Hội nghị về lễ hội", False, Kind.CONFERENCE),
    ],
)
def test_the_kind_of_meeting(words: str, online: bool, kind: Kind) -> None:
    assert kind_of(words, online=online) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Diễn đàn về kinh tế", SessionKind.FORUM),
        ("Lễ dâng hoa tưởng niệm", SessionKind.FLOWERS),
        ("dâng hương tại đền", SessionKind.FLOWERS),
        ("Lễ khai mạc", SessionKind.CEREMONY),
        ("Khảo sát thực địa", SessionKind.VISIT),
        ("đối thoại chính", SessionKind.PLENARY),
        ("", SessionKind.PLENARY),
    ],
)
def test_the_kind_of_session(name: str, kind: SessionKind) -> None:
    assert session_kind(name) is kind


@pytest.mark.parametrize(
    ("title", "name", "found"),
    [
        ("tổ chức gặp mặt cán bộ", "gặp mặt cán bộ", "Gặp mặt cán bộ"),
        ("Tổ chức đối thoại năm 2027", "Hội nghị", "Đối thoại năm 2027"),
        ("", "Chương trình", "Chương trình"),
        ("về việc tổ chức hội nghị", "", "Hội nghị"),
        ("HỘI NGHỊ ĐỐI THOẠI", "", "Hội nghị đối thoại"),
        ("", "", ""),
    ],
)
def test_the_name_of_the_meeting(title: str, name: str, found: str) -> None:
    assert title_of(title, name) == found


def test_numbers_in_order() -> None:
    for least, most in ((None, None), (120, None), (None, 150), (120, 120), (120, 150)):
        refuse_numbers_out_of_order(least, most)
    with pytest.raises(RuleBroken, match="từ 150 đến 120"):
        refuse_numbers_out_of_order(150, 120)
