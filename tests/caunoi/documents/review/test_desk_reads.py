"""What the desk says of each fact and offers for it."""

from __future__ import annotations

import pytest

from caunoi.documents.models import Document, Fact, FactState
from caunoi.documents.review_actions import confirm_fact, correct_fact, finish_review, reject_fact
from caunoi.documents.review_fields import KINDS, kind_of
from caunoi.documents.review_marks import Place
from caunoi.documents.review_reads import (
    Card,
    addable,
    blank_sheet,
    desk,
    next_waiting,
    passage_in,
    reviewable,
    sheet,
    sheet_of,
)
from caunoi.documents.review_rules import token
from caunoi.people.models import User
from tests.caunoi.documents.review.papers import TEXT, fact_of, paper, settle
from tests.conftest import Province


@pytest.fixture
def person(province: Province) -> User:
    return province.people["specialist"]


@pytest.fixture
def document(person: User) -> Document:
    return paper(person)


def seen(fact: Fact) -> str:
    return token(fact.state, fact.decided_at)


def card(document: Document, person: User, kind: str, position: int = 0) -> Card:
    wanted = fact_of(document, kind, position).pk
    return next(card for group in desk(document, person).groups for card in group.cards if card.id == wanted)


def offers(card: Card) -> tuple[bool, bool, bool, bool]:
    return card.may_confirm, card.may_correct, card.may_reject, card.may_restore


def test_an_undecided_fact_offers_every_decision(document: Document, person: User) -> None:
    shown = card(document, person, "tasks")
    assert offers(shown) == (True, True, True, False)
    assert (shown.state_label, shown.decided, shown.was, shown.tone) == ("chưa duyệt", "", "", "open")
    assert shown.quote == "- Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy trước ngày 09/3/2023."


def test_a_decided_fact_says_by_whom_and_can_be_taken_back(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    confirm_fact(actor=person, fact=fact, seen=seen(fact))
    shown = card(document, person, "number")
    assert offers(shown) == (False, True, True, True)
    assert shown.decided.startswith(f"{person}, ")
    assert shown.state_label == "đã xác nhận"


def test_a_corrected_fact_shows_what_was_read(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    correct_fact(actor=person, fact=fact, seen=seen(fact), typed={"value": "153"})
    shown = card(document, person, "number")
    assert (shown.line.head, shown.was, shown.state_label) == ("153", "152", "đã sửa")


def test_a_rejected_fact_can_only_be_taken_back(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    reject_fact(actor=person, fact=fact, seen=seen(fact))
    assert offers(card(document, person, "number")) == (False, False, False, True)


def test_names_and_numbers_are_short_and_sentences_are_sentences(document: Document, person: User) -> None:
    assert card(document, person, "number").is_short
    assert not card(document, person, "title").is_short
    assert card(document, person, "title").is_sentence
    assert card(document, person, "tasks").is_sentence
    assert not card(document, person, "signature").is_sentence


def test_a_fact_without_a_place_leads_nowhere(document: Document, person: User) -> None:
    document.facts.filter(kind="number").update(span_start=None, span_end=None)
    shown = card(document, person, "number")
    assert (shown.start, shown.quote, shown.window) == (None, "", 0)


def test_a_kind_from_a_later_contract_can_be_confirmed_or_rejected_but_not_corrected(
    document: Document, person: User
) -> None:
    Fact.objects.create(document=document, kind="vehicles", value={"plate": "38A"}, original={"plate": "38A"})
    shown = card(document, person, "vehicles")
    assert offers(shown) == (True, False, True, False)
    assert shown.kind_label == "vehicles"


def test_who_may_only_look_is_offered_nothing(document: Document, province: Province) -> None:
    whole = desk(document, province.people["leader"])
    assert not whole.may_review
    assert not whole.is_open
    assert {offers(card) for group in whole.groups for card in group.cards} == {(False,) * 4}
    assert all(group.bulk == () for group in whole.groups)
    assert whole.notes == ()


def test_a_group_counts_its_decisions_and_covers_the_sure_ones(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    confirm_fact(actor=person, fact=fact, seen=seen(fact))
    groups = {group.slug: group for group in desk(document, person).groups}
    head = groups["dau-van-ban"]
    assert (head.decided, len(head.cards), len(head.bulk)) == (1, 7, 6)
    assert groups["can-xem-ky"].bulk == ()
    assert groups["can-xem-ky"].is_doubtful


def test_what_goes_on_the_board_is_counted(document: Document, person: User) -> None:
    assert desk(document, person).tasks == 0
    settle(document, person)
    document.facts.filter(kind="tasks", position=0).update(state=FactState.REJECTED)
    whole = desk(document, person)
    assert (whole.tasks, whole.programme, whole.progress.is_complete) == (2, 0, True)


def test_people_see_the_documents_of_their_reach(document: Document, province: Province) -> None:
    seen_by = {role: reviewable(person).contains(document) for role, person in province.people.items()}
    assert seen_by["specialist"]
    assert seen_by["leader"]
    assert not seen_by["unit_contact"]
    assert not seen_by["technician"]
    assert not seen_by["admin"]


# Forms.


def test_the_form_of_a_fact_is_filled_as_it_is_typed(document: Document) -> None:
    texts = {entry.field.name: entry.text for entry in sheet_of(fact_of(document, "tasks")).inputs}
    assert texts["deadline.due"] == "09/03/2023"
    assert texts["deadline.operator"] == "before"
    assert texts["coordination"] == ""


def test_rare_fields_are_folded_until_something_stands_in_them(document: Document) -> None:
    usual = sheet_of(fact_of(document, "tasks"))
    assert not usual.has_rare
    assert {entry.field.name for entry in usual.rare} == {
        "deadline.every",
        "deadline.anchor",
        "deadline.offset",
        "deadline.unit",
    }
    assert sheet_of(fact_of(document, "tasks", 2)).has_rare
    assert sheet(kind_of("tasks"), {}, {"deadline.unit": "Hãy chọn đơn vị tính."}).has_rare
    assert len(usual.usual) + len(usual.rare) == len(usual.inputs)


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_every_kind_has_an_empty_form(document: Document, key: str) -> None:
    form = blank_sheet(document, key, None)
    assert form is not None
    assert all(entry.text == "" for entry in form.inputs)
    slugs = [entry.slug for entry in form.inputs]
    assert len(set(slugs)) == len(slugs)
    assert not any("." in slug for slug in slugs)


def test_no_form_for_no_kind(document: Document) -> None:
    assert blank_sheet(document, "", None) is None
    assert blank_sheet(document, "vehicles", None) is None


def test_a_form_from_a_piece_of_text_is_filled(document: Document) -> None:
    start = TEXT.index("- Tổng hợp")
    form = blank_sheet(document, "tasks", Place(start, TEXT.index("\n", start)))
    assert form is not None
    texts = {entry.field.name: entry.text for entry in form.inputs if entry.text}
    assert texts["deadline.due"] == "ngày 09/3/2023"
    assert texts["action"].startswith("Tổng hợp ý kiến")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hải Lam, ngày 01", True),
        ("Hải\n  Lam,\tngày 01", True),
        ("Văn phòng Tỉnh ủy", False),
        ("không có câu này", False),
        ("  ", False),
        (".*", False),
    ],
)
def test_a_copied_passage_is_found_where_it_stands_once(document: Document, words: str, found: bool) -> None:
    place = passage_in(document, words)
    assert (place is not None) is found
    if place:
        assert " ".join(TEXT[place.start : place.end].split()) == " ".join(words.split())


def test_single_kinds_that_are_there_are_not_offered_again(document: Document, person: User) -> None:
    offered = {kind.key for kind in addable(document)}
    assert {"tasks", "place", "topics"} <= offered
    assert "number" not in offered
    number = fact_of(document, "number")
    reject_fact(actor=person, fact=number, seen=seen(number))
    assert "number" in {kind.key for kind in addable(document)}


def test_after_a_decision_the_next_open_fact_follows_going_round(document: Document, person: User) -> None:
    first = fact_of(document, "doc_type")
    assert next_waiting(document, first) == fact_of(document, "number").pk
    last = fact_of(document, "recipients", 1)
    assert next_waiting(document, last) == fact_of(document, "tasks", 1).pk
    settle(document, person)
    assert next_waiting(document, first) is None


def test_after_a_finished_review_the_oldest_waiting_document_follows(
    document: Document, person: User, province: Province
) -> None:
    later = paper(province.people["chief"], sha256="cd" * 32)
    assert desk(document, person).following is None
    settle(document, person)
    finish_review(actor=person, document=document)
    document.refresh_from_db()
    assert desk(document, person).following == later
    assert desk(document, province.people["leader"]).following is None
