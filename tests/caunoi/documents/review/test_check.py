"""What a person types into a fact: the value it makes, or the sentence that says what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.documents.review_check import check, date_from, guessed, shown
from caunoi.documents.review_fields import KINDS, Json, kind_of


def value_of(kind: str, before: Json = None, **typed: str) -> Json:
    checked = check(kind_of(kind), {name.replace("__", "."): text for name, text in typed.items()}, before)
    assert checked.mistakes == ()
    return checked.value


def mistakes_of(kind: str, **typed: str) -> dict[str, str]:
    checked = check(kind_of(kind), {name.replace("__", "."): text for name, text in typed.items()})
    return {mistake.field: mistake.sentence for mistake in checked.mistakes}


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("9/3/2023", "2023-03-09"),
        ("09/03/2023", "2023-03-09"),
        ("09-3-2023", "2023-03-09"),
        ("9.3.2023", "2023-03-09"),
        ("ngày 9 tháng 3 năm 2023", "2023-03-09"),
        ("Ngày 11 tháng 8/2023", "2023-08-11"),
        ("2023-03-09", "2023-03-09"),
        (" 29/2/2024 ", "2024-02-29"),
    ],
)
def test_a_date_may_be_typed_the_way_officials_write_it(typed: str, iso: str) -> None:
    assert value_of("issue_date", value=typed) == iso


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31/2/2023", "không có trong lịch"),
        ("29/2/2023", "không có trong lịch"),
        ("3/2023", "không phải một ngày"),
        ("hôm qua", "không phải một ngày"),
        ("9/3/23", "không phải một ngày"),
        ("9/3/1023", "1945–2100"),
        ("", "không để trống"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_do(typed: str, says: str) -> None:
    assert says in mistakes_of("issue_date", value=typed)["value"]


@given(st.dates(min_value=date_from("1/1/1945"), max_value=date_from("31/12/2100")))
def test_every_day_survives_being_shown_and_typed_again(day: object) -> None:
    iso = str(day)
    kind = kind_of("issue_date")
    assert check(kind, shown(kind, iso)).value == iso


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("17/01/2022", "2022-01-17"),
        ("16:00 17/01/2022", "2022-01-17T16:00"),
        ("16 giờ 00, ngày 17/01/2022", "2022-01-17T16:00"),
        ("16 giờ ngày 17/01/2022", "2022-01-17T16:00"),
        ("ngày 17/01/2022 7h30", "2022-01-17T07:30"),
        ("2022-01-17T16:00", "2022-01-17T16:00"),
    ],
)
def test_a_moment_is_a_day_with_or_without_an_hour(typed: str, kept: str) -> None:
    assert value_of("milestones", what="Thử đường truyền", at=typed) == {
        "what": "Thử đường truyền",
        "at": kept,
    }


def test_an_hour_that_no_clock_shows_is_refused() -> None:
    assert "không có" in mistakes_of("milestones", what="Họp", at="25:00 17/01/2022")["at"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("7h30", "07:30"), ("7 giờ 30", "07:30"), ("14 giờ", "14:00"), ("Sáng", "sáng")]
)
def test_a_time_is_an_hour_or_a_part_of_the_day(typed: str, kept: str) -> None:
    assert value_of("agenda", content="Khai mạc", start=typed) == {
        "no": None,
        "start": kept,
        "content": "Khai mạc",
        "lead": None,
    }


def test_a_time_in_other_words_is_refused() -> None:
    assert "không phải giờ" in mistakes_of("agenda", content="Khai mạc", start="đầu giờ")["start"]


@pytest.mark.parametrize(("typed", "kept"), [("152", 152), ("07", 7), ("1.121", 1121), (" 5 ", 5)])
def test_a_number_is_an_integer(typed: str, kept: int) -> None:
    assert value_of("number", value=typed) == kept


@pytest.mark.parametrize("typed", ["152-KH/TU", "mười", "0", "-3", "100000", "1,5"])
def test_what_is_no_document_number_is_refused(typed: str) -> None:
    assert "value" in mistakes_of("number", value=typed)


@pytest.mark.parametrize(
    "typed", ["KH/TU", "CTr/TU", "UBND-KTHT", "BC/BTGDVTU", "GM/ĐU", "QĐ-TTg", "KH", "2020/NĐ-CP"]
)
def test_symbols_of_both_systems_are_kept_as_typed(typed: str) -> None:
    assert value_of("symbol", value=typed) == typed


@pytest.mark.parametrize("typed", ["KH TU", "KH//TU", "152", "/TU", "kế hoạch số 5"])
def test_what_is_no_symbol_is_refused(typed: str) -> None:
    assert "không phải ký hiệu" in mistakes_of("symbol", value=typed)["value"]


def test_a_phone_number_has_six_to_fifteen_digits() -> None:
    assert value_of("contacts", name="Lương Thị Bích Hạnh", phone="0900.000.214") == {
        "name": "Lương Thị Bích Hạnh",
        "role": None,
        "phone": "0900.000.214",
    }
    assert "điện thoại" in mistakes_of("contacts", phone="máy lẻ 12")["phone"]


def test_white_space_and_line_breaks_of_a_long_field_become_single_spaces() -> None:
    assert value_of("title", value=" Tổ chức\n  gặp mặt ") == "Tổ chức gặp mặt"


def test_a_list_field_takes_one_entry_a_line() -> None:
    value = value_of("bridge_points", place="Trụ sở xã", participants="Bí thư\n\n Chủ tịch ")
    assert isinstance(value, dict)
    assert value["participants"] == ["Bí thư", "Chủ tịch"]
    assert value["plural"] is False


def test_a_choice_outside_the_list_is_refused() -> None:
    assert "trong danh sách" in mistakes_of("system", value="tòa án")["value"]


# Deadlines.


def test_a_task_needs_no_deadline() -> None:
    value = value_of("tasks", action="Tham mưu kế hoạch")
    assert isinstance(value, dict)
    assert value["deadline"] is None


def test_a_day_alone_is_due_by_that_day_and_says_so() -> None:
    value = value_of("tasks", action="Báo cáo", deadline__due="9/3/2023")
    assert isinstance(value, dict)
    deadline = value["deadline"]
    assert isinstance(deadline, dict)
    assert (deadline["due"], deadline["operator"], deadline["text"]) == (
        "2023-03-09",
        "by",
        "chậm nhất 09/03/2023",
    )


def test_the_words_of_the_document_are_kept_beside_the_day() -> None:
    value = value_of(
        "tasks",
        action="Báo cáo",
        deadline__due="9/3/2023",
        deadline__operator="before",
        deadline__text="trước ngày 09/3/2023",
    )
    assert isinstance(value, dict)
    deadline = value["deadline"]
    assert isinstance(deadline, dict)
    assert (deadline["operator"], deadline["text"]) == ("before", "trước ngày 09/3/2023")


def test_the_place_of_a_deadline_outlives_its_correction() -> None:
    before: Json = {
        "action": "Báo cáo",
        "deadline": {"text": "trước ngày 9/3", "due": None, "span": [40, 60]},
    }
    value = value_of(
        "tasks", before, action="Báo cáo", deadline__due="9/3/2023", deadline__text="trước ngày 9/3"
    )
    assert isinstance(value, dict)
    deadline = value["deadline"]
    assert isinstance(deadline, dict)
    assert deadline["span"] == [40, 60]
    assert deadline["due"] == "2023-03-09"
    assert before == {
        "action": "Báo cáo",
        "deadline": {"text": "trước ngày 9/3", "due": None, "span": [40, 60]},
    }


def test_emptying_every_field_of_a_deadline_takes_it_away() -> None:
    before: Json = {
        "action": "Báo cáo",
        "deadline": {"text": "trước ngày 9/3", "due": "2023-03-09", "span": [40, 60]},
    }
    value = value_of("tasks", before, action="Báo cáo")
    assert isinstance(value, dict)
    assert value["deadline"] is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"deadline.due": "9/3/2023", "deadline.every": "month"}, "deadline.every"),
        ({"deadline.offset": "7"}, "deadline.unit"),
        ({"deadline.unit": "working_day", "deadline.anchor": "ngày họp"}, "deadline.offset"),
        ({"deadline.due": "32/3/2023"}, "deadline.due"),
        ({"deadline.offset": "nhiều", "deadline.unit": "day"}, "deadline.offset"),
    ],
)
def test_a_deadline_must_agree_with_itself(typed: dict[str, str], field: str) -> None:
    checked = check(kind_of("tasks"), {"action": "Gửi tài liệu", **typed})
    assert [mistake.field for mistake in checked.mistakes] == [field]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (
            {"deadline.offset": "-7", "deadline.unit": "working_day", "deadline.anchor": "phiên họp"},
            "7 ngày làm việc trước phiên họp",
        ),
        ({"deadline.every": "quarter"}, "hằng quý"),
        ({"deadline.anchor": "hội nghị", "deadline.operator": "after"}, "sau hội nghị"),
        (
            {"deadline.offset": "10", "deadline.unit": "working_day", "deadline.operator": "within"},
            "trong vòng 10 ngày làm việc",
        ),
    ],
)
def test_every_shape_of_deadline_has_its_words(typed: dict[str, str], words: str) -> None:
    value = check(kind_of("tasks"), {"action": "Gửi tài liệu", **typed}).value
    assert isinstance(value, dict)
    deadline = value["deadline"]
    assert isinstance(deadline, dict)
    assert deadline["text"] == words


# Parts that must agree.


def test_a_meeting_ends_on_or_after_the_day_it_begins() -> None:
    assert "date_to" in mistakes_of("meetings", name="Hội nghị", date="22/7/2023", date_to="21/7/2023")
    assert "date_to" in mistakes_of("meetings", name="Hội nghị", date_to="21/7/2023")
    assert mistakes_of("meetings", name="Hội nghị", date="21/7/2023", date_to="22/7/2023") == {}


def test_a_meeting_without_name_day_and_place_is_nothing() -> None:
    assert "name" in mistakes_of("meetings", chair="Bí thư")


def test_a_quota_has_a_number_or_a_range_in_order() -> None:
    assert "count" in mistakes_of("quotas", unit="mỗi thôn", what="đại biểu")
    assert "max" in mistakes_of("quotas", unit="mỗi thôn", what="đại biểu", min="150", max="120")
    assert mistakes_of("quotas", unit="hội nghị", what="đại biểu", min="120", max="150") == {}


def test_a_programme_item_has_a_time_and_its_month_lies_in_its_quarter() -> None:
    assert "month" in mistakes_of("programme_items", content="Sơ kết")
    assert "từ 1 đến 12" in mistakes_of("programme_items", content="Sơ kết", month="13")["month"]
    assert "quarter" in mistakes_of("programme_items", content="Sơ kết", month="4", quarter="1")
    assert mistakes_of("programme_items", content="Sơ kết", month="4", quarter="2", year="2023") == {}
    assert mistakes_of("programme_items", content="Sơ kết", period="trước ngày bầu cử 30 ngày") == {}


# A piece of text becomes a fact.


def test_a_selected_passage_fills_the_main_field_and_the_dates_in_it() -> None:
    typed = guessed(kind_of("tasks"), "Báo cáo về Văn phòng\ntrước 16 giờ 00, ngày 17/01/2022")
    assert typed == {
        "action": "Báo cáo về Văn phòng trước 16 giờ 00, ngày 17/01/2022",
        "deadline.due": "16 giờ 00 ngày 17/01/2022",
    }


def test_a_number_or_date_is_picked_out_of_the_passage() -> None:
    assert guessed(kind_of("number"), "Số 152-KH/TU") == {"value": "152"}
    assert guessed(kind_of("issue_date"), "Hà Tĩnh, ngày 01 tháng 3 năm 2023") == {
        "value": "ngày 01 tháng 3 năm 2023"
    }
    assert guessed(kind_of("issue_date"), "không có ngày") == {}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_an_empty_form_is_never_a_fact(kind: object) -> None:
    known = kind_of(getattr(kind, "key", ""))
    assert check(known, {}).mistakes


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_main_field_of_each_kind_exists(kind: object) -> None:
    known = kind_of(getattr(kind, "key", ""))
    assert known.main in {field.name for field in known.fields}


@given(
    st.sampled_from([kind.key for kind in KINDS]), st.dictionaries(st.text(max_size=12), st.text(max_size=40))
)
def test_nothing_that_is_typed_crashes_the_check(key: str, typed: dict[str, str]) -> None:
    kind = kind_of(key)
    filled = {field.name: text for field, text in zip(kind.fields, typed.values(), strict=False)}
    checked = check(kind, filled)
    assert checked.mistakes or checked.value is not None
