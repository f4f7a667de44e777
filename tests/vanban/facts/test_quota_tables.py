"""How many each unit sends, in a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.facts.meeting_papers import plan
from vanban.facts.context import Context
from vanban.facts.quotas import read_quotas

ABOVE = "V. PHÂN BỔ ĐẠI BIỂU\n"


def shared(context: Context) -> list[tuple[str, str, int | None]]:
    """(unit, what, how many) of every quota."""
    return [(one.unit, one.what, one.count) for one in read_quotas(context)]


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("Số đại biểu", "đại biểu"),
        ("Số lượng học viên", "học viên"),
        ("Số lượng", "đại biểu"),
        ("Chỉ tiêu", "đại biểu"),
    ],
)
def test_each_row_is_a_quota_and_the_sum_is_none(heading: str, what: str) -> None:
    rows = "1\tCông đoàn Viên chức\t28\n2\tHuyện ủy Chư Prông\t24\n\tTổng cộng\t52"
    assert shared(plan(f"{ABOVE}TT\tĐơn vị\t{heading}\n{rows}")) == [
        ("Công đoàn Viên chức", what, 28),
        ("Huyện ủy Chư Prông", what, 24),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "TT\tNội dung\tKinh phí\n1\tIn tài liệu\t28",
        "TT\tĐơn vị\tTỷ lệ\n1\tHuyện ủy Chư Prông\t28",
        "TT\tĐơn vị\tSố đại biểu\n1\tHuyện ủy Chư Prông\tdo Ban Thường vụ định",
    ],
)
def test_tables_that_share_out_nobody(table: str) -> None:
    assert shared(plan(f"{ABOVE}{table}")) == []


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8, unique=True))
def test_as_many_quotas_as_rows(numbers: list[int]) -> None:
    rows = "\n".join(f"{at}\tĐảng ủy xã số {at}\t{number}" for at, number in enumerate(numbers, 1))
    found = shared(plan(f"{ABOVE}TT\tĐơn vị\tSố đại biểu\n{rows}"))
    assert [count for _, _, count in found] == numbers
