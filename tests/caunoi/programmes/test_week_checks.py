"""What is named before anybody approves a week: a table of faults."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from caunoi.people.naming import name_key
from caunoi.programmes.week_checks import Finding, Limits, findings, named
from caunoi.programmes.week_rules import Half, Session

MONDAY = date(2026, 11, 23)
LIMITS = Limits(assumed=60, opens=7, closes=17)
ONE = Session(MONDAY, "Giao ban", start=time(8), chair="Đ/c Nguyễn Văn An", place="Phòng họp A", uid="1")
TWO = Session(MONDAY, "Tiếp khách", start=time(8, 30), chair="Đ/c Trần Bình", place="Phòng họp B", uid="2")


class Days:
    """A calendar with one holiday, the Wednesday, and the weekend."""

    def why_off(self, on: date) -> str:
        return "Ngày truyền thống" if on.day == 25 else "thứ Bảy" if on.weekday() == 5 else ""


def found(*sessions: Session, known: tuple[str, ...] = ()) -> list[Finding]:
    return list(findings(sessions, Days(), LIMITS, known))


def codes(*sessions: Session, known: tuple[str, ...] = ()) -> list[str]:
    return [one.code for one in found(*sessions, known=known)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đ/c Nguyễn Văn An, Bí thư Tỉnh ủy", ["Đ/c Nguyễn Văn An"]),
        ("Đ/c Bí thư; Chánh Văn phòng", ["Đ/c Bí thư", "Chánh Văn phòng"]),
        ("Ông An và bà Hòa (chủ trì)", ["Ông An", "bà Hòa"]),
        ("Đ/c Khôi - Phó Bí thư", ["Đ/c Khôi"]),
        ("các đ/c UVBTV, toàn thể cán bộ", []),
        ("", []),
    ],
)
def test_who_is_named(text: str, names: list[str]) -> None:
    assert [one.words for one in named(text)] == names


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"chair": "Nguyễn Văn An"}, "person"),
        ({"chair": "NGUYỄN VĂN AN, Bí thư"}, "person"),
        ({"attendees": "Văn phòng; đồng chí Nguyễn  Văn An"}, "person"),
        ({"attendees": "Văn phòng, Nguyễn Văn An"}, "person"),  # who chairs anywhere is a person
        ({"place": "phòng họp  A"}, "room"),
        ({"start": None, "half": Half.MORNING, "place": "Phòng họp A"}, "room"),
        ({"start": None, "half": Half.DAY, "place": "Phòng họp A"}, "room"),
        ({"start": time(7), "end": time(8, 1), "place": "Phòng họp A"}, "room"),
    ],
)
def test_in_two_places_at_once(change: dict[str, object], code: str) -> None:
    other = replace(TWO, **change)  # type: ignore[arg-type]  # a table of changes
    [clash] = found(ONE, other)
    assert (clash.code, set(clash.uids), clash.hint) == (code, {"1", "2"}, False)
    assert "“Giao ban”" in clash.sentence
    assert "“Tiếp khách”" in clash.sentence


@pytest.mark.parametrize(
    "change",
    [
        {"chair": "Đ/c Nguyễn Văn Ân"},
        {"chair": ONE.chair, "start": time(9)},
        {"chair": ONE.chair, "start": time(7), "end": time(8)},
        {"chair": ONE.chair, "on": date(2026, 11, 24)},
        {"chair": ONE.chair, "start": None, "half": Half.AFTERNOON},
        {"place": "Phòng họp A1"},
        {"attendees": "Văn phòng Tỉnh ủy; các ban"},
    ],
)
def test_what_is_no_clash(change: dict[str, object]) -> None:
    assert codes(ONE, replace(TWO, **change)) == []  # type: ignore[arg-type]  # a table of changes


def test_bodies_may_send_many_but_whoever_the_register_knows_is_one() -> None:
    both = [replace(one, attendees="Văn phòng; Lê Thị Hoa") for one in (ONE, TWO)]
    assert codes(*both) == []
    assert codes(*both, known=(name_key("Lê Thị Hoa"),)) == ["person"]


def test_a_vehicle_is_one() -> None:
    both = [replace(one, vehicle="36A-001.02") for one in (ONE, TWO)]
    assert codes(*both) == ["vehicle"]
    assert codes(both[0], replace(both[1], vehicle="36A-001.03")) == []


@pytest.mark.parametrize(
    ("change", "code", "hint"),
    [
        ({"on": date(2026, 11, 25)}, "holiday", False),
        ({"on": date(2026, 11, 28)}, "weekend", True),
        ({"chair": "", "attendees": "Văn phòng"}, "chair", False),
        ({"start": time(6, 30)}, "hours", True),
        ({"end": time(18)}, "hours", True),
        ({"start": None, "half": Half.EVENING}, "hours", True),
        ({"written": "Thứ Ba, ngày 23/11"}, "weekday", False),
        ({"written": "23/11 (thứ Sáu)"}, "weekday", False),
    ],
)
def test_what_one_line_tells(change: dict[str, object], code: str, hint: bool) -> None:
    [fault] = found(replace(ONE, **change))  # type: ignore[arg-type]  # a table of changes
    assert (fault.code, fault.hint, fault.uids) == (code, hint, ("1",))
    assert "Giao ban" in fault.sentence


@pytest.mark.parametrize(
    "change",
    [
        {"written": "Thứ Hai 23/11"}, {"written": "thứ Ba 24/11"}, {"chair": ""}, {"end": time(17)},
        {"start": time(7)}, {"written": "số 123/111 thứ Ba"},
    ],
)  # fmt: skip
def test_what_is_right(change: dict[str, object]) -> None:
    assert codes(replace(ONE, **change)) == []  # type: ignore[arg-type]  # a table of changes


def test_a_reason_holds_for_the_lines_as_they_were() -> None:
    first, again = found(ONE, replace(TWO, place=ONE.place)), found(ONE, replace(TWO, place=ONE.place))
    moved = found(ONE, replace(TWO, place=ONE.place, start=time(8, 45)))
    assert first[0].key == again[0].key != moved[0].key
    assert len(first[0].key) == 32


def test_clashes_stand_before_hints() -> None:
    early = replace(ONE, start=time(6), end=time(9))
    assert codes(early, replace(TWO, place=ONE.place)) == ["room", "hours"]
