"""The demonstration's papers: dated around the day, and readable as what they are."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from caunoi.site.demo_papers import DemoPaper, dated, papers
from vanban import reading
from vanban.answers import DocumentReading

TODAY = date(2026, 11, 23)


@cache
def made() -> dict[str, DemoPaper]:
    return {paper.name.split()[0].lower(): paper for paper in papers(TODAY)}


@cache
def read(key: str) -> tuple[DocumentReading, ...]:
    paper = made()[key]
    return reading.read(paper.data, name=paper.name, today=TODAY).documents


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{+0}", "23/11/2026"),
        ("{+5}", "30/11/2026"),
        ("{-1}", "20/11/2026"),
        ("{+9 dài}", "ngày 04 tháng 12 năm 2026"),
        ("{+60 quý}", "I"),
        ("{-4 ký}", "17-11-2026"),
        ("{không}", "{không}"),
    ],
)
def test_days_lie_around_today(text: str, said: str) -> None:
    assert dated(text, TODAY) == said


def test_january_and_february_have_two_digits() -> None:
    assert dated("{+1} {+1 dài}", date(2026, 2, 2)) == "03/02/2026 ngày 03 tháng 02 năm 2026"


def test_the_plan_copies_badly_and_is_read_well() -> None:
    [plan] = read("kh")
    assert plan.number is not None
    assert plan.number.value == 41
    assert len(plan.tasks) == 10
    assert sum(task.deadline is not None and task.deadline.due is not None for task in plan.tasks) == 6
    assert any(
        r.rule == "u-horn" for r in reading.read(made()["kh"].data, name="kh.pdf", today=TODAY).repairs
    )


def test_the_scan_has_no_text_layer_and_is_read_by_ocr() -> None:
    result = reading.read(made()["gm"].data, name="gm.pdf", today=TODAY)
    assert result.source.scanned
    assert result.documents[0].meetings[0].date == date(2026, 12, 4)


def test_the_letter_takes_number_and_day_from_stamp_and_signature() -> None:
    [letter] = read("signed_signed_cv")
    assert letter.number is not None
    assert letter.number.value == 2946
    assert letter.issue_date is not None
    assert letter.issue_date.value == date(2026, 11, 17)
    assert letter.number.doubt
    assert letter.issue_date.doubt


def test_the_programmes_are_tables() -> None:
    """Both papers begin with the same word; each is read for what it is."""
    items = {
        len(document.programme_items)
        for paper in papers(TODAY)
        if paper.name.startswith("CTr")
        for document in reading.read(paper.data, name=paper.name, today=TODAY).documents
    }
    assert items == {4, 19}


def test_two_documents_in_one_file() -> None:
    plan, agenda = read("doi")
    assert plan.issue_date is None
    assert len(agenda.agenda) == 4


def test_the_news_story_is_one() -> None:
    [story] = read("tin")
    assert story.doc_type is not None
    assert story.doc_type.value == "Tin bài"
    assert story.number is None
