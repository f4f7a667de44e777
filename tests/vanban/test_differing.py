from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vanban.test_light_text import PARAGRAPHS, TABLES
from tests.vanban.test_paper import WHOLE
from vanban.differing import NAMES, carried, differences, item_text, merged
from vanban.paper import Appendix, Column, Element, Paper, Paragraph, Recipient, Signing, Table, plain, words
from vanban.wordwise import pieces, shortened

PLAN = Paper(
    "party", "Kế hoạch", "gặp mặt cán bộ chủ chốt", "TỈNH ỦY HẢI LAM", "Hải Lam",
    (
        Paragraph(words("Thời gian: 7h30 ngày 22/3/2026, tại hội trường lớn của Văn phòng Tỉnh ủy."), "1."),
        Paragraph(words("Giao Ban Tổ chức Tỉnh ủy chuẩn bị nội dung, gửi trước ngày 15/3/2026."), "2."),
        Table(
            (Column("Việc"), Column("Hạn")),
            ((words("Nộp"), words("09/3")), (words("Gửi"), words("10/3"))),
        ),
    ),
    (Signing("PHÓ BÍ THƯ", "Trần Văn An", "T/M", "BAN THƯỜNG VỤ"),),
    recipients=(Recipient("Thường trực Tỉnh ủy", "báo cáo"), Recipient("Lưu Văn phòng")),
)  # fmt: skip
TIME, GIVEN, TABLE = PLAN.body
assert isinstance(TIME, Paragraph)
assert isinstance(GIVEN, Paragraph)
assert isinstance(TABLE, Table)
SHARED = replace(GIVEN, words=words("Giao Ban Tổ chức Tỉnh ủy và Văn phòng Tỉnh ủy chuẩn bị nội dung"))
BOLD = replace(GIVEN, words=words(plain(GIVEN.words), bold=True))
MOVED = Paragraph(words("Thời gian: 7h30 ngày 24/3/2026, tại hội trường lớn của Văn phòng Tỉnh ủy."), "1.")
NEW = Paragraph(words("Giao Công an tỉnh giữ trật tự nơi họp."), "3.")
ROWS = replace(TABLE, rows=((words("Nộp"), words("11/3")), *TABLE.rows[1:], (words("Báo"), ())))


def test_every_field_of_a_paper_has_a_name() -> None:
    assert set(NAMES) == {one.name for one in fields(Paper)}


@pytest.mark.parametrize(
    ("said", "places", "sentences"),
    [
        ({}, [], []),
        ({"title": "đối thoại"}, ["title"], ["Trích yếu: gặp mặt cán bộ chủ chốt → đối thoại"]),
        ({"issue_date": date(2026, 3, 1)}, ["issue_date"], ["Ngày ban hành: thêm “01/03/2026”"]),
        ({"landscape": True}, ["landscape"], ["Chiều giấy: giấy dọc → giấy ngang"]),
        ({"body": (MOVED, GIVEN, TABLE)}, ["body/0"], ["Đoạn 1: ngày 22/3/2026 → 24/3/2026"]),
        ({"body": (TIME, GIVEN, NEW, TABLE)}, ["body/+2"],
         ["Đoạn 3: thêm “3. Giao Công an tỉnh giữ trật tự nơi họp.”"]),
        ({"body": (TIME, TABLE)}, ["body/1"],
         ["Đoạn 2: bỏ “2. Giao Ban Tổ chức Tỉnh ủy chuẩn bị nội dung, gửi trước ngày 15/3/2026.”"]),
        ({"body": (TIME, SHARED, TABLE)}, ["body/1"],
         ["Đoạn 2: thêm “và Văn phòng Tỉnh ủy”; bỏ “, gửi trước ngày 15/3/2026.”"]),
        ({"body": (TIME, GIVEN, ROWS)}, ["body/2/rows/0", "body/2/rows/+2"],
         ["Đoạn 3, dòng 1: Nộp | 09/3 → Nộp | 11/3", "Đoạn 3, dòng 3: thêm “Báo |”"]),
        ({"signings": (Signing("BÍ THƯ", "Lê Thị Hoa", "T/M", "BAN THƯỜNG VỤ"),)}, ["signings/0"],
         ["Chữ ký 1: T/M BAN THƯỜNG VỤ, PHÓ BÍ THƯ, Trần Văn An → T/M BAN THƯỜNG VỤ, BÍ THƯ, Lê Thị Hoa"]),
        ({"recipients": PLAN.recipients[:1]}, ["recipients/1"], ["Nơi nhận 2: bỏ “Lưu Văn phòng”"]),
        ({"body": (TIME, BOLD, TABLE)}, ["body/1"],
         [f"Đoạn 2: chỉ đổi cách trình bày “2. {plain(GIVEN.words)}”"]),
    ],
)  # fmt: skip
def test_differences_are_sentences_with_a_place(
    said: dict[str, object], places: list[str], sentences: list[str]
) -> None:
    newer = replace(PLAN, **said)  # type: ignore[arg-type]  # fields of the paper
    found = differences(PLAN, newer)
    assert [one.place for one in found] == places
    assert [one.sentence for one in found] == sentences
    assert merged(PLAN, newer, places) == newer
    assert merged(PLAN, newer, []) == PLAN


def test_some_changes_are_taken_and_others_refused() -> None:
    newer = replace(PLAN, title="khác", body=(MOVED, NEW, ROWS), urgency="KHẨN")
    taken = merged(PLAN, newer, ["body/0", "body/2/rows/+2", "urgency"])
    assert (taken.title, taken.urgency, taken.body[:2]) == (PLAN.title, "KHẨN", (MOVED, GIVEN))
    assert item_text(taken.body[2]) == "Việc | Hạn\nNộp | 09/3\nGửi | 10/3\nBáo | "


def test_an_appendix_is_compared_inside() -> None:
    old = replace(PLAN, appendices=(Appendix("Danh sách", (TIME, GIVEN)),))
    new = replace(PLAN, appendices=(Appendix("Danh sách", (MOVED, GIVEN)), Appendix("Mẫu", (NEW,))))
    first, second = differences(old, new)
    assert (first.place, first.name, second.place) == (
        "appendices/0/body/0",
        "Phụ lục 1, đoạn 1",
        "appendices/+1",
    )
    assert merged(old, new, ["appendices/0/body/0"]).appendices == (Appendix("Danh sách", (MOVED, GIVEN)),)
    renamed = replace(PLAN, appendices=(Appendix("Danh sách mời", (TIME, GIVEN)),))
    assert [one.place for one in differences(old, renamed)] == ["appendices/0"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("ngày 22/3", "ngày 24/3", [("ngày ", "same"), ("22/3", "out"), ("24/3", "in")]),
        ("của Tỉnh ủy", "do Xã ủy", [("của Tỉnh", "out"), ("do Xã", "in"), (" ủy", "same")]),
        ("", "mới", [("mới", "in")]),
        ("cũ", "", [("cũ", "out")]),
        ("số 152-KH/TU", "số 153-KH/TU", [("số ", "same"), ("152-KH/TU", "out"), ("153-KH/TU", "in")]),
    ],
)
def test_two_texts_are_one_marked_text(before: str, after: str, told: list[tuple[str, str]]) -> None:
    assert [(one.text, one.fate) for one in pieces(before, after)] == told


def test_what_is_long_is_not_laid_word_by_word() -> None:
    before, after = "từ " * 3000, "chữ " * 3000
    assert [one.fate for one in pieces(before, after)] == ["out", "in"]
    assert shortened(before).endswith("…")
    assert len(shortened(before)) <= 90
    many = Table((Column("A"),), tuple((words(f"dòng {no}"),) for no in range(2000)))
    less = replace(many, rows=many.rows[:700] + many.rows[701:])
    assert [one.place for one in differences(replace(PLAN, body=(many,)), replace(PLAN, body=(less,)))] == [
        "body/0/rows/700"
    ]


def test_what_a_file_does_not_show_stays_where_nothing_was_changed() -> None:
    narrow = (Column("Việc"), Column("Hạn"))
    assert isinstance(TIME, Paragraph)
    assert isinstance(TABLE, Table)
    assert isinstance(ROWS, Table)
    wide = replace(TABLE, columns=(Column("Việc", 3), Column("Hạn")))
    shown = replace(PLAN, body=(replace(TIME, marker=""), GIVEN, replace(TABLE, columns=narrow)))
    base = replace(PLAN, body=(TIME, BOLD, wide))
    edited = replace(shown, body=(shown.body[0], SHARED, ROWS))
    assert carried(base, shown, shown) == base
    assert carried(base, shown, edited).body == (TIME, SHARED, replace(wide, rows=ROWS.rows))


BODIES = st.lists(PARAGRAPHS | TABLES, max_size=5).map(tuple)


@settings(max_examples=40)
@given(BODIES, BODIES, st.sampled_from([None, date(2026, 3, 1)]), st.sampled_from(["", "gặp mặt"]))
def test_all_changes_give_the_newer_none_the_older(
    old: tuple[Element, ...], new: tuple[Element, ...], day: date | None, title: str
) -> None:
    ours, theirs = replace(PLAN, body=old), replace(WHOLE, body=new, issue_date=day, title=title)
    found = differences(ours, theirs)
    assert len({one.place for one in found}) == len(found)
    assert merged(ours, theirs, {one.place for one in found}) == theirs
    assert merged(ours, theirs, ()) == ours
    assert carried(ours, ours, theirs) == theirs
    assert carried(ours, ours, ours) == ours
    for one in found:
        if not one.look:
            assert "".join(p.text for p in one.pieces if p.fate != "in") == one.before
            assert "".join(p.text for p in one.pieces if p.fate != "out") == one.after
        assert one.sentence.startswith(one.name)
    assert not differences(ours, ours)
