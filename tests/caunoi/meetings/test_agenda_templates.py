"""Templates of meetings as data: the shipped ones, the office's own over them, what is wrong in a file."""

from __future__ import annotations

import os
from datetime import date, time
from pathlib import Path

import pytest

from caunoi.meetings.agenda_hours import Weight, faults
from caunoi.meetings.agenda_templates import OWN_FILE, Template, Work, template_named, templates
from caunoi.meetings.rules import Kind
from caunoi.ui.refusal import RuleBroken

STREAMS = {"Nội dung", "Hậu cần", "Tuyên truyền", "An ninh", "Đi lại", "Khánh tiết", "Kinh phí"}
OWN = """
[[template]]
key = "doi-thoai-cap-xa"
name = "Đối thoại của xã ta"
kind = "dialogue"
title = "Đối thoại"
  [[template.session]]
  name = "Hội nghị"
  kind = "plenary"
  starts = "08:00"
  agenda = [["Khai mạc", "Bí thư", 10]]
  [[template.stream]]
  work = [["Hậu cần", "Kê bàn ghế", -1, "day"]]
"""


def test_the_shipped_ones() -> None:
    assert {one.key: (one.kind, one.online) for one in templates()} == {
        "doi-thoai-cap-xa": (Kind.DIALOGUE, False),
        "gap-mat-toan-tinh": (Kind.GATHERING, False),
        "truc-tuyen-3-cap": (Kind.ONLINE, True),
    }
    assert template_named("khong-co") is None


@pytest.mark.parametrize("template", templates(), ids=lambda one: one.key)
def test_each_has_sessions_works_and_hours_that_hold(template: Template) -> None:
    assert template.sessions
    assert {work.stream for work in template.works} <= STREAMS
    assert len({work.action for work in template.works}) == len(template.works)
    assert any(work.offset > 0 for work in template.works)
    for session in template.sessions:
        found = faults(session.agenda, session.starts, None)
        assert not [fault for fault in found if fault.weight is Weight.SERIOUS]


def test_every_stream_is_worked_at_in_a_gathering() -> None:
    gathering = template_named("gap-mat-toan-tinh")
    assert gathering is not None
    assert {work.stream for work in gathering.works} == STREAMS
    assert [one.kind for one in gathering.sessions] == ["flowers", "forum", "forum", "forum", "plenary"]


def test_a_session_falls_on_its_day() -> None:
    gathering = template_named("gap-mat-toan-tinh")
    assert gathering is not None
    first, last = gathering.sessions[0], gathering.sessions[-1]
    day = date(2027, 7, 21)
    assert (first.on(day, "").on, last.on(day, "Hội trường").on) == (day, date(2027, 7, 22))
    assert (last.on(None, "").on, last.on(day, "Hội trường").place) == (None, "Hội trường")
    assert last.on(day, "").starts_at == time(7, 30)


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (Work("", "", -8, "working_day"), "08 ngày làm việc trước ngày họp"),
        (Work("", "", -1, "day"), "01 ngày trước ngày họp"),
        (Work("", "", 10, "day"), "10 ngày sau ngày họp"),
    ],
)
def test_a_work_says_how_it_is_counted(work: Work, words: str) -> None:
    assert (work.due.text, work.due.offset, work.due.relative) == (words, work.offset, True)


def test_the_offices_own_takes_the_place_of_a_shipped_one(own_data_folder: Path) -> None:
    file = own_data_folder / OWN_FILE
    file.write_text(OWN, encoding="utf-8")
    own = template_named("doi-thoai-cap-xa")
    assert own is not None
    assert (own.name, [work.action for work in own.works], len(templates())) == (
        "Đối thoại của xã ta",
        ["Kê bàn ghế"],
        3,
    )
    file.write_text(OWN.replace("xã ta", "phường ta"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert templates()[0].name == "Đối thoại của phường ta"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('kind = "dialogue"', 'kind = "party"', "party"),
        ('title = "Đối thoại"', 'title = " "', "title trống"),
        ('key = "doi-thoai-cap-xa"', "", "key"),
        ('-1, "day"', '-1, "tuần"', "cần [mảng, việc, số ngày, đơn vị]"),
        ('-1, "day"', '0, "day"', "cần [mảng, việc, số ngày, đơn vị]"),
        (', -1, "day"', "", "cần [mảng, việc, số ngày, đơn vị]"),
        ('"Bí thư", 10', '"Bí thư", 0', "cần [nội dung, người thực hiện, số phút]"),
        ('starts = "08:00"', 'starts = "8 giờ"', "8 giờ"),
        ('starts = "08:00"', "day = 0", "day không phải là số từ 1"),
        ('agenda = [["Khai mạc", "Bí thư", 10]]', 'agenda = "Khai mạc"', "không phải là danh sách"),
        ("[[template.stream]]", "[template.stream]", "không phải là danh sách"),
        ("[[template]]", "[[template", OWN_FILE),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_place(
    own_data_folder: Path, old: str, new: str, says: str
) -> None:
    assert old in OWN
    (own_data_folder / OWN_FILE).write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleBroken) as refused:
        templates()
    assert refused.value.code == "bad-template"
    assert says in refused.value.sentence
    assert OWN_FILE in refused.value.sentence
