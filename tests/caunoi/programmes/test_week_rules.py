"""A week and its lines: pure tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.programmes.week_rules import (
    Duty,
    Half,
    Session,
    Sheet,
    Week,
    WeekState,
    checked,
    differences,
    half_of,
    refuse_same,
    refuse_week_state,
    type_step,
)
from caunoi.ui.refusal import RuleBroken

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
LINE = Session(MONDAY, "Giao ban", start=time(7, 30), chair="Đ/c An", place="Phòng A", uid="1")


@given(st.dates(date(1945, 1, 1), date(2089, 12, 25)))
def test_a_week_is_read_back_as_it_is_written(day: date) -> None:
    week = Week.of(day)
    assert day in week.days
    assert Week.read(week.key) == week == week.plus(3).plus(-3)
    assert week.days[3].isocalendar()[:2] == tuple(map(int, week.key.split("-W")))


@pytest.mark.parametrize("text", ["2026-W54", "2026-W00", "2025-W53", "1700-W02", "2026-48", "W48", ""])
def test_what_is_no_week(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        Week.read(text)
    assert refused.value.code == "bad-week"


def test_a_week_says_its_days() -> None:
    assert (WEEK.key, WEEK.name) == ("2026-W48", "tuần 48 (23/11 – 29/11/2026)")
    assert Week.of(date(2027, 1, 2)).key == "2026-W53"


@pytest.mark.parametrize(
    ("at", "half"),
    [
        (time(7), Half.MORNING), (time(11, 59), Half.MORNING), (time(12), Half.AFTERNOON),
        (time(17, 59), Half.AFTERNOON), (time(18), Half.EVENING), (time(23, 30), Half.EVENING),
    ],
)  # fmt: skip
def test_the_part_of_the_day_follows_the_hour(at: time, half: Half) -> None:
    assert half_of(at) is half
    assert checked(replace(LINE, start=at, half=Half.DAY), WEEK).half is half


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (replace(LINE, on=date(2026, 11, 30)), "outside-week"),
        (replace(LINE, end=time(7, 30)), "bad-hours"),
        (replace(LINE, start=None, end=time(9)), "bad-hours"),
    ],
)
def test_a_line_lies_in_its_week_and_its_hours_in_order(line: Session, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        checked(line, WEEK)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("line", "when", "span"),
    [
        (LINE, "7h30 thứ Hai 23/11", (450, 510)),
        (replace(LINE, end=time(9)), "7h30–9h00 thứ Hai 23/11", (450, 540)),
        (replace(LINE, start=None), "sáng thứ Hai 23/11", (0, 720)),
        (replace(LINE, start=None, half=Half.DAY), "cả ngày thứ Hai 23/11", (0, 1080)),
        (replace(LINE, start=time(23, 30)), "23h30 thứ Hai 23/11", (1410, 1440)),
    ],
)
def test_when_a_line_is(line: Session, when: str, span: tuple[int, int]) -> None:
    assert (line.when, line.span(60)) == (when, span)


def test_a_sheet_is_kept_whole() -> None:
    full = replace(LINE, end=time(9), note="đón khách", written="Thứ Hai 23/11", vehicle="36A-001.02")
    sheet = Sheet((full, replace(LINE, start=None, uid="2")), (Duty(MONDAY, "Đ/c An", driver="Bình"),))
    assert Sheet.read(sheet.kept()) == sheet
    assert sheet.duty(MONDAY).words == "lãnh đạo: Đ/c An; lái xe: Bình"
    assert (sheet.day(MONDAY), sheet.day(date(2026, 11, 24))) == (sheet.sessions, ())
    assert sheet.duty(date(2026, 11, 24)).words == ""


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Họp, liên hệ đ/c An (ĐT 0912.345.678)", "Họp, liên hệ đ/c An"),
        ("gọi 0237 3852 246 trước", "gọi trước"),
        ("Hội nghị +84912345678", "Hội nghị"),
        ("Quyết định 512 ngày 20/11/2026, 7h30 đến 9h00", "Quyết định 512 ngày 20/11/2026, 7h30 đến 9h00"),
        ("Xe 36A-001.02", "Xe 36A-001.02"),
        ("từ 20/11/2026 - 25/11/2026", "từ 20/11/2026 - 25/11/2026"),
    ],
)
def test_no_telephone_number_leaves_the_office(said: str, shown: str) -> None:
    sheet = Sheet((replace(LINE, content=said, note="kín", attendees=said),), (Duty(MONDAY, said),)).shared()
    [line] = sheet.sessions
    assert " ".join(line.content.split()) == " ".join(line.attendees.split()) == shown
    assert (line.note, " ".join(sheet.duties[0].leader.split())) == ("", shown)


def test_what_a_revision_changes() -> None:
    other = Session(MONDAY, "Tiếp công dân", half=Half.AFTERNOON, uid="2")
    moved = replace(LINE, start=time(9), place="Phòng B", note="chỉ nội bộ")
    new = Session(date(2026, 11, 24), "Đi cơ sở", half=Half.DAY, uid="3")
    found = differences(
        Sheet((LINE, other), (Duty(MONDAY, "Đ/c An"),)), Sheet((moved, new), (Duty(MONDAY, "Đ/c Bình"),))
    )
    assert [(one.uid, one.sentence) for one in found] == [
        ("3", "Bổ sung cả ngày thứ Ba 24/11: Đi cơ sở"),
        ("1", "Chuyển “Giao ban”: 7h30 thứ Hai 23/11 → 9h00 thứ Hai 23/11"),
        ("1", "Đổi địa điểm của “Giao ban”: Phòng A → Phòng B"),
        ("2", "Hủy chiều thứ Hai 23/11: Tiếp công dân"),
        ("", "Đổi trực 23/11: lãnh đạo: Đ/c An → lãnh đạo: Đ/c Bình"),
    ]
    renamed = differences(Sheet((LINE,)), Sheet((replace(LINE, content="Hội ý"),)))
    assert [one.sentence for one in renamed] == ["Đổi nội dung: Giao ban → Hội ý"]
    assert differences(Sheet((LINE,)), Sheet((replace(LINE, note="khác", written="khác"),))) == ()


def test_an_unchanged_revision_and_a_wrong_state_are_refused() -> None:
    refuse_same(0, ())
    with pytest.raises(RuleBroken, match="chỉnh sửa 02"):
        refuse_same(2, ())
    with pytest.raises(RuleBroken, match="“Đã trình” hoặc “Đã duyệt”"):
        refuse_week_state(WeekState.DRAFT, (WeekState.SUBMITTED, WeekState.APPROVED), "mở lại")


@pytest.mark.parametrize(("lines", "words"), [(0, 0), (4, 40), (20, 25), (60, 200)])
def test_the_fuller_the_week_the_smaller_the_type(lines: int, words: int) -> None:
    full = [replace(LINE, uid=str(number), content="x" * words) for number in range(lines)]
    steps = [type_step(Sheet(tuple(full[:count]))) for count in range(lines + 1)]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert (steps[-1] == 4) is (lines == 60)
    assert type_step(Sheet(tuple(full[:4])), changes=90) == 4  # what changed takes room too
