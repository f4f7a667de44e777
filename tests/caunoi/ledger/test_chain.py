"""The chain of the ledger, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.ledger.rules import BEGINNING, Said, Sealed, check_chain, digest


def _said(number: int, words: str = "Giao việc.") -> Said:
    return Said(
        number=number,
        at=datetime(2026, 3, 1, 7, 30, 0, 123456, tzinfo=UTC) + timedelta(minutes=number),
        actor_id=7,
        actor_name="Nguyễn Thị An",
        office_name="Văn phòng",
        verb="assign_task",
        about_type="tasks.task",
        about_id="12",
        said=words,
        before="",
        after="",
    )


def _book(length: int) -> list[Sealed]:
    lines: list[Sealed] = []
    previous = BEGINNING
    for number in range(1, length + 1):
        said = _said(number)
        lines.append(Sealed(said, previous, digest(said, previous)))
        previous = lines[-1].digest
    return lines


def test_a_whole_book_is_whole() -> None:
    book = _book(5)
    verdict = check_chain(book)
    assert (verdict.lines, verdict.head, verdict.fault) == (5, book[-1].digest, "")


def test_an_empty_book_is_whole() -> None:
    assert check_chain([]).head == BEGINNING
    assert check_chain([]).fault == ""


THIRD = _said(3)


@pytest.mark.parametrize(
    "changed",
    [
        replace(THIRD, said="Giao việc khác."),
        replace(THIRD, actor_id=8),
        replace(THIRD, actor_id=None),
        replace(THIRD, actor_name="Người khác"),
        replace(THIRD, office_name=""),
        replace(THIRD, verb="accept_task"),
        replace(THIRD, about_type="tasks.note"),
        replace(THIRD, about_id="13"),
        replace(THIRD, before="x"),
        replace(THIRD, after="x"),
        replace(THIRD, at=THIRD.at + timedelta(microseconds=1)),
    ],
)
def test_any_changed_part_is_found(changed: Said) -> None:
    book = _book(5)
    book[2] = replace(book[2], said=changed)
    verdict = check_chain(book)
    assert verdict.lines == 2
    assert "số 3" in verdict.fault
    assert "đã bị sửa" in verdict.fault


def test_a_changed_line_with_a_new_seal_breaks_the_next() -> None:
    book = _book(5)
    forged = _said(3, "Giao việc khác.")
    book[2] = Sealed(forged, book[1].digest, digest(forged, book[1].digest))
    assert "Dòng số 4 không nối" in check_chain(book).fault


def test_a_line_taken_out_is_found() -> None:
    book = _book(5)
    del book[2]
    assert check_chain(book).fault.startswith("Dòng số 3 không còn")


def test_two_lines_exchanged_are_found() -> None:
    book = _book(4)
    book[1], book[2] = book[2], book[1]
    assert check_chain(book).lines == 1


def test_a_cut_at_the_end_needs_the_noted_digest() -> None:
    book = _book(5)
    noted = book[-1].digest
    assert check_chain(book, expected=noted).fault == ""
    assert check_chain(book[:3]).fault == ""
    assert "đã bị cắt" in check_chain(book[:3], expected=noted).fault


def test_an_older_noted_digest_is_still_in_the_book() -> None:
    book = _book(5)
    assert check_chain(book, expected=book[1].digest).fault == ""


def test_the_clock_of_the_reader_does_not_matter() -> None:
    said = _said(1)
    in_vietnam = replace(said, at=said.at.astimezone(timezone(timedelta(hours=7))))
    assert digest(said, BEGINNING) == digest(in_vietnam, BEGINNING)


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_do_not_slip_from_one_part_to_the_next(before: str, after: str) -> None:
    said = replace(_said(1), before=before, after=after)
    moved = replace(said, before=before + after, after="")
    assert (digest(said, BEGINNING) == digest(moved, BEGINNING)) is (after == "")
