from __future__ import annotations

import pytest

from tests.vanban.facts.meeting_papers import invitation
from vanban.facts.labels import Label, labels_of


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Thời gian", {Label.TIME}),
        ("THỜI GIAN, ĐỊA ĐIỂM, CHỦ TRÌ", {Label.TIME, Label.PLACE, Label.CHAIR}),
        ("Thời gian và địa điểm tổ chức", {Label.TIME, Label.PLACE}),
        ("Thời gian - Địa điểm", {Label.TIME, Label.PLACE}),
        ("Về thành phần tham dự", {Label.WHO}),
        ("Thành phần, số lượng", {Label.WHO}),
        ("Chủ trì đối thoại", {Label.CHAIR}),
        ("Người chủ trì", {Label.CHAIR}),
        ("Hình thức tổ chức", {Label.FORM}),
        ("Nội dung, chương trình", {Label.CONTENT, Label.AGENDA}),
        ("Chương trình hội nghị (dự kiến)", {Label.AGENDA}),
        ("Noi dung", {Label.CONTENT}),
        ("Trân trọng kính mời", {Label.WHO}),
        ("Đến tại", {Label.PLACE}),
        ("Tới dự", {Label.CONTENT}),
        ("Thời gian thực hiện", set()),
        ("Thời gian hoàn thành", set()),
        ("Thời gian nộp hồ sơ", set()),
        ("Cơ quan chủ trì", set()),
        ("Thành phần hồ sơ", set()),
        ("Mục đích, yêu cầu", set()),
        ("Nội dung kiểm tra, thời gian", set()),
        ("Chương trình mục tiêu quốc gia xây dựng nông thôn mới", set()),
        ("Văn phòng Huyện ủy", set()),
        ("", set()),
    ],
)
def test_what_a_heading_announces(words: str, labels: set[Label]) -> None:
    assert labels_of(words) == labels


def test_fields_of_one_line() -> None:
    fields = invitation("Thời gian: 8h00; địa điểm: Hội trường; chủ trì: Đ/c An.", title="dự họp").fields
    assert [(field.said, field.inline.text if field.inline else None) for field in fields] == [
        ("Thời gian", "8h00;"),
        ("địa điểm", "Hội trường;"),
        ("chủ trì", "Đ/c An."),
    ]
    assert [field.leads for field in fields] == [True, False, False]


def test_an_hour_is_no_label() -> None:
    (field,) = invitation("Thời gian: 13:45 ngày 15/5/2024", title="dự họp").fields
    assert field.inline is not None
    assert field.inline.text == "13:45 ngày 15/5/2024"


def test_what_stands_below_a_label() -> None:
    (field,) = invitation(
        "1. Thành phần\n- Trưởng phòng.\n- Phó phòng.\n2. Chuẩn bị\n- Tài liệu.", title="dự họp"
    ).fields
    assert [piece.text for piece in field.below] == ["Trưởng phòng.", "Phó phòng."]


def test_the_owner_is_the_heading_above_that_is_no_label() -> None:
    context = invitation(
        "1. Họp giao ban\n- Thời gian: 8h00.\nII. ĐỊA ĐIỂM\n1. Địa điểm: Hội trường.", title="dự họp"
    )
    owners = [field.owner for field in context.fields]
    assert [None if at is None else context.body[at].block.words for at in owners] == [
        "Họp giao ban",
        None,
        None,
    ]


def test_a_section_of_several_labels_is_no_answer() -> None:
    body = "I. NỘI DUNG, THỜI GIAN\n1. Ngày 21/7\n- A.\n- B.\n2. Ngày 22/7\n- C."
    (field,) = invitation(body, title="dự họp").fields
    assert field.is_section


@pytest.mark.parametrize(
    "line",
    [
        "1. Tổ đại biểu số 1: ",
        "Tại cuộc họp, đồng chí nêu nội dung: phải làm nhanh.",
        "Nơi nhận: Như trên",
        "Hôm nay 8h00: họp.",
    ],
)
def test_a_colon_in_a_sentence_is_none(line: str) -> None:
    assert all(
        not {Label.TIME, Label.WHO} & field.labels for field in invitation(line, title="dự họp").fields
    )


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("A. THỜI GIAN", {Label.TIME}),
        ("B/ ĐỊA ĐIỂM", {Label.PLACE}),
        ("C- NỘI DUNG", {Label.CONTENT}),
        ("B. NỘI DUNG, HÌNH THỨC", set()),
        ("K. THỜI GIAN", set()),
    ],
)
def test_a_letter_before_one_label(words: str, labels: set[Label]) -> None:
    assert labels_of(words) == labels
