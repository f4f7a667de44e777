"""The cheap looks ahead of a search lose nothing: whatever a pattern finds, its look lets through.

Held on lines of all gold documents and on made-up ones in which cues, figures, marks and gaps meet in
every order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vanban.dates import periods, written
from vanban.facts import (
    assignees,
    citations,
    meeting_dates,
    moments,
    quotas,
    sentences,
    task_clauses,
    task_parts,
    tasks,
)
from vanban.text import glue, legacy
from vanban.text.keys import has_figure, holds, lowered

GOLD = Path(__file__).resolve().parent.parent / "gold"


class Look(NamedTuple):
    """`sought` is what costs much, `look` what spares it; `lower` where it is sought in lower case."""

    name: str
    sought: re.Pattern[str]
    look: Callable[[str], object]
    lower: bool = False


def cued(pattern: re.Pattern[str], cues: tuple[str, ...]) -> Look:
    return Look(
        pattern.pattern[:40],
        pattern,
        lambda text: quotas._COUNTED.search(text.lower()) and holds(text.lower(), cues),
    )


LOOKS = (
    Look("spaced letters", glue._SPACED, glue._LONE.search),
    Look("spaced dates", glue._SPACED_DATE, glue._LONE.search),
    Look("ends of sentences", sentences._END, lambda text: sentences._may_end_inside(text, 0)),
    Look("duties behind a dash", assignees.BEHIND_DASH, task_clauses._DASH.search),
    Look(
        "what an earlier paper asked",
        task_clauses._RECALLED,
        lambda text: task_clauses._recalled(text, 0, len(text)) or not task_clauses._RECALLED.match(text),
        lower=True,
    ),
    Look("what is moved", meeting_dates._MOVES, lambda text: holds(lowered(text), meeting_dates._MOVING)),
    Look("same day", moments._SAME_DAY, lambda text: holds(lowered(text), moments._SAME_DAY_WORDS)),
    Look("days remembered", moments._ANNIVERSARY, lambda text: holds(lowered(text), moments._REMEMBERED)),
    Look("who works along", task_parts._WITH, lambda text: holds(lowered(text), task_parts._ALONG)),
    Look("as follows", tasks._ANNOUNCING, tasks._announces),
    Look("numbers of documents", citations._CITED, lambda text: next(citations.find_citations(text), None)),
    *(cued(pattern, cues) for pattern, cues in quotas._CUES),
)
WORDS = (
    *("ngày", "các ngày", "từ", "đến", "tháng", "quý III", "06 tháng đầu năm", "cuối năm", "hết năm 2024"),
    *("năm 2023", "sáu tháng cuối năm", "tháng 8/2023", "11/8", "1/3/2023", "11-12/7"),
    *("5-QĐ/TU", "30/2020/NĐ-CP"),
    *("K ế h o ạ c h", "1 2 / 3 / 2 0 2 3", "cùng ngày", "trong ngày (", "chuyển", "thay đổi", "hoãn"),
    *("như sau:", "cụ thể:", "phối hợp với", "cùng với", "kỷ niệm", "đợt", "TP. Vinh", "Ông A.", "…"),
    *(" - Chuẩn bị tốt", " – Đón tiếp khách", "theo công văn số 5", "trong đó có yêu cầu"),
    *("ban hành quy chế số 7", "!", "?"),
    *("cử 02 đồng chí", "mời 150 đại biểu", "gồm 12 người;", "viết 3 ý kiến tham luận", "mỗi đoàn"),
    *("tổ chức 3 diễn đàn", "không quá 5 tham luận", "120 - 150 người dự", ".", ";"),
    *(",", "(", ")", "\t", "”", "9"),
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from(WORDS), max_size=9)
    return st.builds(lambda words, gap: gap.join(words), pieces, st.sampled_from((" ", "  ", "")))


@cache
def gold_lines() -> tuple[str, ...]:
    """Every tenth line of the gold documents, which are many."""
    found = (line for path in sorted(GOLD.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return tuple(line for at, line in enumerate(found) if at % 10 == 0 and line.strip())


def held(look: Look, text: str) -> bool:
    return look.sought.search(text.lower() if look.lower else text) is None or bool(
        look.look(text.lower() if look.lower else text)
    )


@settings(max_examples=25)
@given(text=texts())
@example(text="Phần thứ nhất. Đón")
@example(text="1 2 / 3 / 2 0 2 3 ")
def test_no_look_loses_what_its_pattern_finds(text: str) -> None:
    assert [look.name for look in LOOKS if not held(look, text)] == []


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_no_look_loses_a_line_of_the_gold_documents(look: Look) -> None:
    assert [line for line in gold_lines() if not held(look, line)] == []


def spans(matches: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@settings(max_examples=25)
@given(text=texts())
@example(text="các ngày 21, 22/7 và từ ngày 3/6 đến hết ngày 07 tháng 6 năm 2024")
@example(text="01.ngày 5/6 từ 9/6, 11/6")
def test_dates_are_tried_only_where_one_may_begin_and_none_is_lost(text: str) -> None:
    lower = text.lower()
    assert spans(written._matches(lower, 0)) == spans(written._DATE.finditer(lower))
    late = len(lower) // 2
    assert spans(written._matches(lower, late)) == spans(written._DATE.finditer(lower, late))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("trong tháng 8/2023 và quý iii", ["tháng 8/2023", "quý iii"]),
        ("06 tháng đầu năm 2024, 6 tháng cuối năm", ["06 tháng đầu năm 2024", "6 tháng cuối năm"]),
        ("sáu tháng đầu năm và cuối năm; hết năm", ["sáu tháng đầu năm", "cuối năm", "hết năm"]),
        ("năm 2023; năm 2023 - 2025; cuối năm học", ["năm 2023"]),
        ("11/tháng 8 hay 106 tháng đầu năm; lượng quý i", ["quý i"]),
        ("thắng tháng 13, xquý ii, năm 1999", []),
    ],
)  # fmt: skip
def test_months_quarters_and_years_stand_alone(text: str, named: list[str]) -> None:
    assert [match[0] for match in periods._PERIOD.finditer(text)] == named


@pytest.mark.parametrize("text", ["", "không có", "a1", "0", "９", "x 9"])
def test_has_figure(text: str) -> None:
    assert has_figure(text) is (re.search(r"[0-9]", text) is not None)


@settings(max_examples=25)
@given(text=st.text(alphabet="aăđơ\xa0\xa1éñÿ\u0300", max_size=40))
def test_latin_letters_are_counted_without_a_pattern(text: str) -> None:
    counted = len(text.encode("latin-1", "ignore").translate(None, legacy._BELOW_LATIN))
    assert counted == len(legacy._LATIN.findall(text))


@pytest.mark.parametrize(
    ("sample", "latin", "sure"),
    [
        ("đ" * 3 + "é" * 8, 8, True),
        ("đ" * 2 + "é" * 8, 8, False),
        ("é" * 2_500 + "đ" * 700, 2_500, True),
        ("", 8, False),
    ],
)
def test_vietnamese_is_told_by_its_own_letters_wherever_they_stand(
    sample: str, latin: int, sure: bool
) -> None:
    assert legacy._is_vietnamese(sample, latin) is sure
