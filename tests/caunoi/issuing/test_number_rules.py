"""How numbers look and follow one another; tables and properties, no database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.issuing.number_rules import (
    Content,
    Neighbours,
    Tenure,
    check_day,
    missing,
    missing_words,
    number_text,
    out_of_order,
    overlapping,
    symbol_of,
)
from caunoi.issuing.number_types import numbered_type, signs
from caunoi.ui.refusal import RuleBroken
from vanban.facts.kinds import by_symbol
from vanban.paper import System
from vanban.reading import read

DAY = date(2026, 3, 10)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("system", "doc_type", "organ", "number", "text"),
    [
        ("party", "Kế hoạch", "TU", 152, "152-KH/TU"),
        ("party", "Nghị quyết", "ĐU", 5, "05-NQ/ĐU"),
        ("party", "Quyết định", "TU", 9, "09-QĐ/TU"),
        ("party", "Quy định", "TU", 9, "09-QĐ/TU"),
        ("party", "Chỉ thị", "TU", 10, "10-CT/TU"),
        ("party", "Chương trình", "TU", 10, "10-CTr/TU"),
        ("party", "Thông tri", "TU", 1, "01-TT/TU"),
        ("party", "Tờ trình", "TU", 1, "01-TTr/TU"),
        ("party", "Công văn", "VPTU", 7619, "7619-CV/VPTU"),
        ("party", "Phiếu chuyển", "ĐU", 3, "03/ĐU"),
        ("state", "Kế hoạch", "UBND", 5, "05/KH-UBND"),
        ("state", "Quy định", "UBND", 156, "156/QyĐ-UBND"),
        ("state", "Công văn", "UBND", 12, "12/UBND"),
        ("state", "Giấy uỷ quyền", "UBND", 2, "02/GUQ-UBND"),
    ],
)
def test_numbers_as_they_are_written(
    system: System, doc_type: str, organ: str, number: int, text: str
) -> None:
    assert number_text(number, symbol_of(system, doc_type, organ), system) == text


@pytest.mark.parametrize(
    ("doc_type", "organ", "code"), [("Giấy ủy nhiệm", "ĐU", "type-unknown"), ("Kế hoạch", "", "no-symbol")]
)
def test_no_number_without_a_type_and_an_organ(doc_type: str, organ: str, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        symbol_of("party", doc_type, organ)


def test_a_letter_of_the_state_names_who_drafted_it_and_a_congress_itself() -> None:
    assert symbol_of("state", "Công văn", "UBND", unit="VP") == "UBND-VP"
    assert symbol_of("state", "Kế hoạch", "UBND", unit="VP") == "KH-UBND"
    assert symbol_of("party", "Nghị quyết", "TU", congress=True) == "NQ/ĐH"


@pytest.mark.parametrize("system", ["party", "state"])
def test_every_type_is_known_by_its_word_and_signed_as_the_reader_knows_it(system: System) -> None:
    for one in signs(system).types:
        assert numbered_type(system, one.name.upper()) is one
        read_as = by_symbol(one.sign) if one.sign else None
        assert read_as is None or one.sign in read_as.symbols
        assert one.confidence in {"H", "M", "L"}
    words = [one.name for one in signs(system).types]
    assert len(words) == len(set(words)) > 20


@settings(max_examples=15)
@given(st.integers(1, 9999), st.sampled_from([one.name for one in signs("party").types if one.sign]))
def test_the_reader_finds_the_number_that_was_given(number: int, doc_type: str) -> None:
    symbol = symbol_of("party", doc_type, "TU")
    text = (
        f"TỈNH ỦY HẢI LAM\n*\nSố {number_text(number, symbol, 'party')}\n\n{doc_type.upper()}\nvề việc họp\n"
    )
    found = read(text.encode(), name="a.txt", today=DAY).documents[0]
    assert found.number is not None
    assert found.symbol is not None
    assert (found.number.value, found.symbol.value) == (number, symbol)


@pytest.mark.parametrize(
    ("on", "around", "said"),
    [
        (DAY, Neighbours(), ""),
        (DAY, Neighbours(DAY, DAY), ""),
        (DAY, Neighbours(DAY + timedelta(1)), "trước ngày của số liền trước (11/03/2026)"),
        (DAY, Neighbours(None, DAY - timedelta(1)), "sau ngày của số liền sau (09/03/2026)"),
    ],
)
def test_a_day_fits_between_its_neighbours_or_says_why_not(on: date, around: Neighbours, said: str) -> None:
    assert said in out_of_order(on, around)
    assert bool(out_of_order(on, around)) == bool(said)
    check_day(on, today=DAY, around=around, reason="Văn bản ký từ trước")
    if said:
        with pytest.raises(RuleBroken, match="out-of-order"):
            check_day(on, today=DAY, around=around, reason="")


def test_no_reason_lets_a_day_pass_that_has_not_come() -> None:
    with pytest.raises(RuleBroken, match="future-day"):
        check_day(DAY, today=DAY - timedelta(1), around=Neighbours(), reason="Trình trước")


@pytest.mark.parametrize(
    ("numbers", "after", "words"),
    [
        ([], 0, ""),
        ([1, 2, 3], 0, ""),
        ([1, 3, 7], 0, "02, 04–06"),
        ([152, 155], 151, "153–154"),
        ([140, 152], 151, ""),
        ([12], 0, "01–11"),
    ],
)
def test_what_a_series_lacks(numbers: list[int], after: int, words: str) -> None:
    assert missing_words(missing(numbers, after=after)) == words


@settings(max_examples=25)
@given(st.sets(st.integers(1, 60)), st.integers(0, 40))
def test_what_is_there_and_what_is_missing_make_a_whole(numbers: set[int], after: int) -> None:
    lacking = {number for gap in missing(numbers, after=after) for number in gap}
    ours = {number for number in numbers if number > after}
    assert lacking | ours == set(range(after + 1, max(ours, default=after) + 1))
    assert lacking & ours == set()


@settings(max_examples=25)
@given(st.lists(DAYS, min_size=2, max_size=5, unique=True), DAYS)
def test_a_day_is_in_one_of_the_terms_that_follow_one_another(begins: list[date], day: date) -> None:
    starts = sorted(begins)
    ends = [start - timedelta(1) for start in starts[1:]]
    terms = [Tenure(start, end) for start, end in zip(starts, [*ends, None], strict=True)]
    assert sum(term.holds(day) for term in terms) == (day >= starts[0])
    assert all(overlapping(one, terms) == one for one in terms)
    assert overlapping(Tenure(day, day), terms) == next((one for one in terms if one.holds(day)), None)
    first, *later = terms
    assert overlapping(first, later) is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (Content(" "), "no-title"),
        (Content("a" * 2001), "too-long"),
        (Content("a", note="b" * 501), "too-long"),
        (Content("a", copies=0), "too-many"),
        (Content("a", copies=100_001), "too-many"),
    ],
)
def test_what_the_book_does_not_take(content: Content, code: str) -> None:
    with pytest.raises(RuleBroken, match=code):
        content.cleaned()


def test_what_the_book_takes_is_tidy() -> None:
    decomposed = Content("tổ  chức\nhội nghị", copies=3).cleaned()
    assert decomposed == Content("tổ chức hội nghị", copies=3)
    assert Content().bare
    assert not decomposed.bare
