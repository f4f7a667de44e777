"""Lists and groups typed as lines: what was typed is what the kind takes, and a slip is told by its line."""

from __future__ import annotations

from datetime import date, time
from string import ascii_letters

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.issuing.kind_lines import NotTyped, lines, shape, typed
from vanban.kinds import Field
from vanban.kinds.fields import values_of
from vanban.paper import Column, Run, Table, words

ACTIONS = Field(
    "actions", "records", "Việc phải làm",
    fields=(
        Field("action", "words", "Việc", required=True), Field("due", "date", "Hạn"),
        Field("at", "time", "Giờ"),
    ),
)  # fmt: skip
TASKS = Field(
    "tasks", "records", "Nhiệm vụ",
    fields=(Field("owner", "text", "Đơn vị", required=True), Field("remarks", "list", "Ý kiến"), ACTIONS),
)  # fmt: skip
FLAT = Field(
    "items", "records", "Việc",
    fields=(
        Field("half", "choice", "Buổi", required=True, choices=("Sáng", "Chiều")),
        Field("month", "number", "Tháng"), Field("unit", "text", "Cơ quan", required=True),
    ),
)  # fmt: skip
LOOSE = Field(
    "works", "records", "Việc",
    fields=(
        Field("work", "text", "Việc"), Field("unit", "text", "Cơ quan"), Field("when", "text", "Khi"),
        Field("notes", "list", "Ghi chú"),
    ),
)  # fmt: skip
LIST = Field("contents", "list", "Nội dung")
ROTA = Field("rota", "table", "Lịch")


def test_how_a_line_is_typed_is_told_by_the_labels() -> None:
    assert shape(LIST) == ""
    assert shape(FLAT) == "Buổi | Tháng | Cơ quan"
    assert shape(TASKS) == (
        "Đơn vị; dưới mỗi dòng, sau dấu -: Ý kiến; dưới mỗi dòng, sau dấu +: Việc | Hạn | Giờ"
    )


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (LIST, " Báo cáo sơ kết \n\n  Tham luận | của xã", ["Báo cáo sơ kết", "Tham luận | của xã"]),
        (LIST, "\n \n", []),
        (FLAT, "Sáng||Văn phòng\nChiều\t12\tBan Tổ chức", [
            {"half": "Sáng", "unit": "Văn phòng"}, {"half": "Chiều", "month": "12", "unit": "Ban Tổ chức"},
        ]),
        (FLAT, r"Sáng | | Phòng A\|B", [{"half": "Sáng", "unit": "Phòng A|B"}]),
        (TASKS, "VP\n - Kịp thời\n + Gửi **báo cáo** | 5/12/2026 | 16h\n+ Mời họp || 7 giờ 30 phút\n\nXã", [
            {"owner": "VP", "remarks": ["Kịp thời"], "actions": [
                {"action": "Gửi **báo cáo**", "due": date(2026, 12, 5), "at": time(16)},
                {"action": "Mời họp", "at": time(7, 30)},
            ]},
            {"owner": "Xã"},
        ]),
        (TASKS, "VP\n+ Họp | 2026-12-05 | 07:30:00", [
            {"owner": "VP", "actions": [{"action": "Họp", "due": date(2026, 12, 5), "at": time(7, 30)}]},
        ]),
        (TASKS, "-5 độ", [{"owner": "-5 độ"}]),
        (ROTA, "| Thứ | Ai |\n| Hai | Hòa |", Table(
            (Column("Thứ"), Column("Ai")), ((words("Hai"), words("Hòa")),)
        )),
        (ROTA, " \n\t\n", None),
        (FLAT, "Sáng\t\tVăn phòng\t\n  Chiều\t1\tSở", [
            {"half": "Sáng", "unit": "Văn phòng"}, {"half": "Chiều", "month": "1", "unit": "Sở"},
        ]),
        (LOOSE, "\tVăn phòng\n\t\tnăm 2026\nBáo cáo\n - \tnhư cũ\n\t- thêm", [
            {"unit": "Văn phòng"}, {"when": "năm 2026"}, {"work": "Báo cáo", "notes": ["như cũ", "thêm"]},
        ]),
        (TASKS, "\tVP\n\t- Kịp thời", [{"owner": "VP", "remarks": ["Kịp thời"]}]),
        (LIST, "\tBáo cáo\t", ["Báo cáo"]),
    ],
)  # fmt: skip
def test_what_is_typed(field: Field, text: str, value: object) -> None:
    assert typed(field, text) == value


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        (FLAT, "Sáng | 1 | Văn phòng\n\nTrưa | 2 | Sở", "Dòng 3: “Buổi” là một trong: Sáng, Chiều."),
        (FLAT, "Sáng | mười | Sở", "Dòng 1: “Tháng” là một số, đang là “mười”."),
        (FLAT, "Sáng | 1", "Dòng 1: thiếu “Cơ quan”; các ô cách nhau bằng dấu |."),
        (FLAT, "Sáng | 1 | Sở | nữa", "Dòng 1: có 4 ô, mỗi dòng chỉ gồm: Buổi | Tháng | Cơ quan."),
        (FLAT, "| 1 | Sở", "Dòng 1: thiếu “Buổi”."),
        (TASKS, "+ Gửi báo cáo\nVăn phòng", "Dòng 1: “+ Gửi báo cáo” cần đứng dưới một dòng Đơn vị."),
        (TASKS, "VP\n+ Gửi | 31/2/2026", "Dòng 2: “Hạn” viết theo mẫu 15/3/2026, đang là “31/2/2026”."),
        (TASKS, "Văn phòng\n+ Gửi | mai", "đang là “mai”"),
        (TASKS, "Văn phòng\n+ Gửi || 25h", "Dòng 2: “Giờ” viết theo mẫu 7h30, đang là “25h”."),
        (FLAT, "Sáng\t1\tSở\n\t2\tBan", "Dòng 2: thiếu “Buổi”."),
        (ROTA, "| A | B |\n| 1 |", "Dòng 2: "),
        (ROTA, "chỉ có chữ", "Dòng 1: ở đây chỉ ghi một bảng"),
        (ROTA, "\nThứ\tAi\nHai\tHòa", "Dòng 2: ở đây chỉ ghi một bảng"),
        (ROTA, "| A |\n| 1 |\nGhi chú", "Dòng 3: ở đây chỉ ghi một bảng"),
        (ROTA, "| A |\n| 1 |\n\n| B |", "Dòng 4: ở đây chỉ ghi một bảng"),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_its_line(field: Field, text: str, told: str) -> None:
    with pytest.raises(NotTyped) as refused:
        typed(field, text)
    assert told in refused.value.sentence


WORD = st.text(ascii_letters + "Đạổ1.,(|", min_size=1, max_size=12)
MARKED = st.lists(st.builds(Run, WORD, st.booleans(), st.booleans()), min_size=1, max_size=1).map(tuple)
ACTION = st.fixed_dictionaries(
    {"action": MARKED},
    optional={"due": st.dates(date(1900, 1, 1)), "at": st.times().map(lambda t: time(t.hour, t.minute))},
)
TASK = st.fixed_dictionaries(
    {"owner": WORD},
    optional={
        "remarks": st.lists(WORD.map(lambda w: (Run(w),)), min_size=1, max_size=2).map(tuple),
        "actions": st.lists(ACTION, min_size=1, max_size=2).map(tuple),
    },
)


@settings(max_examples=25)
@given(st.lists(TASK, max_size=3).map(tuple))
def test_the_lines_of_a_value_say_the_value(value: tuple[dict[str, object], ...]) -> None:
    again = values_of((TASKS,), {"tasks": typed(TASKS, lines(TASKS, value))}, "mẫu")
    assert again.get("tasks", ()) == value


def test_a_table_and_nothing_as_lines() -> None:
    table = Table((Column("Thứ"), Column("Ai", 2)), ((words("Hai"), words("Hòa")),))
    assert typed(ROTA, lines(ROTA, table)) == table
    assert lines(LIST, None) == lines(FLAT, None) == ""
