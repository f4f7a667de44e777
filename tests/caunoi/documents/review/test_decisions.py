"""Every verb of the desk: done, refused, raced; and the sentence each leaves in the ledger."""

from __future__ import annotations

import pytest

from caunoi.documents.models import Document, DocumentState, Fact, FactState
from caunoi.documents.review_actions import (
    WrongValue,
    add_fact,
    confirm_fact,
    confirm_group,
    correct_fact,
    finish_review,
    reject_fact,
    reopen_review,
    restore_fact,
)
from caunoi.documents.review_check import shown
from caunoi.documents.review_fields import kind_of, part
from caunoi.documents.review_marks import Place
from caunoi.documents.review_rules import token
from caunoi.ledger.reads import history
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
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


def last_line(document: Document) -> str:
    return history(document)[0].said


def typed(fact: Fact, **changes: str) -> dict[str, str]:
    texts = shown(kind_of(fact.kind), fact.value)
    return texts | {name.replace("__", "."): text for name, text in changes.items()}


def refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.RaisesExc(RuleBroken, check=lambda broken: broken.code == code)


# Confirm.


def test_a_confirmed_fact_keeps_its_value_and_its_decider(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    confirm_fact(actor=person, fact=fact, seen=seen(fact))
    fact.refresh_from_db()
    assert (fact.state, fact.value, fact.decided_by) == (FactState.CONFIRMED, 152, person)
    assert last_line(document) == f"{person} xác nhận số “152” của Kế hoạch 152-KH/TU."


def test_confirming_twice_is_refused(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    now = confirm_fact(actor=person, fact=fact, seen=seen(fact))
    with refused("not-possible"):
        confirm_fact(actor=person, fact=now, seen=seen(now))


@pytest.mark.parametrize("role", ["leader", "reader", "unit_contact", "admin", "steward"])
def test_only_the_office_may_review(province: Province, document: Document, role: str) -> None:
    fact = fact_of(document, "number")
    with refused("not-allowed"):
        confirm_fact(actor=province.people[role], fact=fact, seen=seen(fact))
    fact.refresh_from_db()
    assert fact.state == FactState.PROPOSED


# Correct.


def test_a_correction_keeps_what_was_read_beside_what_is_right(document: Document, person: User) -> None:
    fact = fact_of(document, "issue_date")
    correct_fact(actor=person, fact=fact, seen=seen(fact), typed={"value": "2/3/2023"})
    fact.refresh_from_db()
    document.refresh_from_db()
    assert (fact.state, fact.value, fact.original) == (FactState.CORRECTED, "2023-03-02", "2023-03-01")
    assert str(document.issued_on) == "2023-03-02"
    line = history(document)[0]
    assert (
        line.said == f"{person} sửa ngày ban hành từ “01/03/2023” thành “02/03/2023” của Kế hoạch 152-KH/TU."
    )
    assert (line.before, line.after) == ("01/03/2023", "02/03/2023")


def test_a_corrected_deadline_moves_the_task_and_keeps_its_other_parts(
    document: Document, person: User
) -> None:
    fact = fact_of(document, "tasks")
    correct_fact(actor=person, fact=fact, seen=seen(fact), typed=typed(fact, deadline__due="16:00 10/3/2023"))
    fact.refresh_from_db()
    assert part(fact.value, "deadline.due") == "2023-03-10T16:00"
    assert part(fact.value, "deadline.operator") == "before"
    assert part(fact.value, "section") == "II.1"
    assert part(fact.original, "deadline.due") == "2023-03-09"
    assert history(document)[0].said == (
        f"{person} sửa nhiệm vụ “Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy”: "
        "hạn từ “trước 09/03/2023” thành “trước 16:00 10/03/2023”, của Kế hoạch 152-KH/TU."
    )


def test_a_mistake_is_refused_field_by_field_and_writes_nothing(document: Document, person: User) -> None:
    fact = fact_of(document, "tasks")
    lines = len(history(document))
    with pytest.raises(WrongValue) as wrong:
        correct_fact(
            actor=person, fact=fact, seen=seen(fact), typed=typed(fact, deadline__due="31/2/2023", action="")
        )
    assert [mistake.field for mistake in wrong.value.mistakes] == ["action", "deadline.due"]
    fact.refresh_from_db()
    assert fact.state == FactState.PROPOSED
    assert len(history(document)) == lines


def test_saving_an_unchanged_form_is_a_confirmation(document: Document, person: User) -> None:
    for kind in ("tasks", "meetings", "signature", "quotas", "recipients", "title"):
        fact = fact_of(document, kind)
        correct_fact(actor=person, fact=fact, seen=seen(fact), typed=typed(fact))
        fact.refresh_from_db()
        assert (kind, fact.state, fact.value) == (kind, FactState.CONFIRMED, fact.original)


def test_typing_back_what_was_read_confirms_it(document: Document, person: User) -> None:
    fact = fact_of(document, "symbol")
    fact = correct_fact(actor=person, fact=fact, seen=seen(fact), typed={"value": "KH/HU"})
    fact = correct_fact(actor=person, fact=fact, seen=seen(fact), typed={"value": "KH/TU"})
    assert fact.state == FactState.CONFIRMED
    document.refresh_from_db()
    assert document.number_text == "152-KH/TU"


def test_search_finds_the_corrected_title(document: Document, person: User) -> None:
    fact = fact_of(document, "title")
    correct_fact(actor=person, fact=fact, seen=seen(fact), typed={"value": "Đối thoại với thanh niên"})
    document.refresh_from_db()
    assert document.title == "Đối thoại với thanh niên"
    assert "doi thoai voi thanh nien" in document.search_folded


# Reject and restore.


def test_a_rejected_fact_leaves_the_header_and_can_be_restored(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    fact = reject_fact(actor=person, fact=fact, seen=seen(fact))
    document.refresh_from_db()
    assert document.number is None
    fact = restore_fact(actor=person, fact=fact, seen=seen(fact))
    document.refresh_from_db()
    assert document.number == 152
    assert (fact.state, fact.decided_by, fact.decided_at) == (FactState.PROPOSED, None, None)
    assert last_line(document) == f"{person} hoàn lại số “152” (đã loại) của Kế hoạch 152-KH/TU."


def test_restoring_a_correction_brings_back_what_was_read(document: Document, person: User) -> None:
    fact = fact_of(document, "number")
    fact = correct_fact(actor=person, fact=fact, seen=seen(fact), typed={"value": "153"})
    fact = restore_fact(actor=person, fact=fact, seen=seen(fact))
    fact.refresh_from_db()
    document.refresh_from_db()
    assert (fact.state, fact.value, document.number) == (FactState.PROPOSED, 152, 152)


def test_what_a_person_added_is_restored_as_added(document: Document, person: User) -> None:
    fact = add_fact(actor=person, document=document, kind="topics", typed={"content": "Đất đai"})
    fact = reject_fact(actor=person, fact=fact, seen=seen(fact))
    fact = restore_fact(actor=person, fact=fact, seen=seen(fact))
    assert (fact.state, part(fact.value, "content")) == (FactState.ADDED, "Đất đai")


# Add.


def test_a_fact_added_from_a_piece_of_text_keeps_its_place(document: Document, person: User) -> None:
    start = TEXT.index("Trang trí hội trường")
    fact = add_fact(
        actor=person,
        document=document,
        kind="tasks",
        typed={
            "action": "Trang trí hội trường",
            "assignee": "Văn phòng Tỉnh ủy",
            "deadline.due": "20/3/2023",
        },
        place=Place(start, start + 20),
    )
    fact.refresh_from_db()
    assert (fact.state, fact.position, fact.original) == (FactState.ADDED, 3, None)
    assert TEXT[fact.span_start : fact.span_end] == "Trang trí hội trường"
    line = history(document)[0]
    assert line.said == f"{person} thêm nhiệm vụ “Trang trí hội trường” của Kế hoạch 152-KH/TU."
    assert line.after == "Trang trí hội trường; chủ trì: Văn phòng Tỉnh ủy; hạn: chậm nhất 20/03/2023"


def test_a_place_outside_the_document_is_no_place(document: Document, person: User) -> None:
    fact = add_fact(
        actor=person, document=document, kind="topics", typed={"content": "Đất đai"}, place=Place(5, 10**6)
    )
    assert (fact.span_start, fact.span_end) == (None, None)


def test_a_second_number_is_refused_until_the_first_is_rejected(document: Document, person: User) -> None:
    with refused("already-there"):
        add_fact(actor=person, document=document, kind="number", typed={"value": "153"})
    first = fact_of(document, "number")
    reject_fact(actor=person, fact=first, seen=seen(first))
    add_fact(actor=person, document=document, kind="number", typed={"value": "153"})
    document.refresh_from_db()
    assert document.number == 153


def test_an_added_fact_must_be_right_and_of_a_known_kind(document: Document, person: User) -> None:
    with pytest.raises(WrongValue):
        add_fact(actor=person, document=document, kind="contacts", typed={"name": "Đ/c Hạnh"})
    with refused("unknown-kind"):
        add_fact(actor=person, document=document, kind="vehicles", typed={"plate": "38A"})


# Groups.


def tokens(document: Document, *kinds: str) -> dict[int, str]:
    return {fact.pk: seen(fact) for fact in document.facts.filter(kind__in=kinds)}


def test_a_group_is_confirmed_without_its_doubtful_facts(document: Document, person: User) -> None:
    done = confirm_group(actor=person, document=document, slug="nhiem-vu", seen=tokens(document, "tasks"))
    states = list(document.facts.filter(kind="tasks").values_list("state", flat=True))
    assert states == [FactState.CONFIRMED, FactState.PROPOSED, FactState.PROPOSED]
    assert (done.confirmed, done.passed_over) == (1, 2)
    line = history(document)[0]
    assert line.said == f"{person} xác nhận 1 dữ kiện nhóm “Nhiệm vụ” của Kế hoạch 152-KH/TU."
    assert line.after.startswith("nhiệm vụ: Tổng hợp ý kiến của cơ sở")


def test_a_group_passes_over_what_somebody_decided_meanwhile(
    document: Document, person: User, province: Province
) -> None:
    before = tokens(document, "recipients")
    first = fact_of(document, "recipients")
    reject_fact(actor=province.people["chief"], fact=first, seen=seen(first))
    done = confirm_group(actor=person, document=document, slug="noi-nhan", seen=before)
    assert (done.confirmed, done.passed_over) == (1, 1)
    first.refresh_from_db()
    assert first.state == FactState.REJECTED


def test_a_group_touches_no_fact_of_another_group_or_document(
    document: Document, person: User, province: Province
) -> None:
    other = paper(province.people["chief"], sha256="cd" * 32)
    everything = tokens(document, "number", "recipients") | tokens(other, "recipients")
    confirm_group(actor=person, document=document, slug="noi-nhan", seen=everything)
    assert fact_of(document, "number").state == FactState.PROPOSED
    assert fact_of(other, "recipients").state == FactState.PROPOSED
    with refused("unknown-group"):
        confirm_group(actor=person, document=document, slug="can-xem-ky", seen=everything)


# Finish and reopen.


def test_a_review_is_not_finished_while_a_fact_is_undecided(document: Document, person: User) -> None:
    settle(document, person)
    left = fact_of(document, "tasks", 1)
    Fact.objects.filter(pk=left.pk).update(state=FactState.PROPOSED, decided_by=None, decided_at=None)
    with pytest.raises(RuleBroken, match="Còn 1 dữ kiện chưa duyệt"):
        finish_review(actor=person, document=document)
    document.refresh_from_db()
    assert document.state == DocumentState.REVIEW


def test_a_finished_review_is_closed_to_decisions_and_can_be_reopened(
    document: Document, person: User
) -> None:
    settle(document, person)
    gone = fact_of(document, "quotas")
    reject_fact(actor=person, fact=gone, seen=seen(gone))
    finish_review(actor=person, document=document)
    document.refresh_from_db()
    assert (document.state, document.confirmed_by) == (DocumentState.CONFIRMED, person)
    assert last_line(document).endswith(
        "hoàn tất duyệt Kế hoạch 152-KH/TU: 13 dữ kiện được giữ, 1 dữ kiện bị loại."
    )
    fact = fact_of(document, "number")
    with refused("review-finished"):
        reject_fact(actor=person, fact=fact, seen=seen(fact))
    with refused("review-finished"):
        add_fact(actor=person, document=document, kind="topics", typed={"content": "Đất đai"})
    reopen_review(actor=person, document=document)
    document.refresh_from_db()
    assert (document.state, document.confirmed_by, document.confirmed_at) == (
        DocumentState.REVIEW,
        None,
        None,
    )
    with refused("not-finished"):
        reopen_review(actor=person, document=document)


def test_a_document_in_which_nothing_was_found_can_be_finished(document: Document, person: User) -> None:
    document.facts.all().delete()
    finish_review(actor=person, document=document)
    document.refresh_from_db()
    assert document.state == DocumentState.CONFIRMED


# Two people on one fact.


def test_the_second_of_two_people_is_told_who_did_what(
    document: Document, person: User, province: Province
) -> None:
    fact = fact_of(document, "number")
    before = seen(fact)
    chief = province.people["chief"]
    correct_fact(actor=chief, fact=fact, seen=before, typed={"value": "153"})
    with pytest.raises(RuleBroken, match=f"Đồng chí {chief} đã sửa dữ kiện này lúc") as told:
        confirm_fact(actor=person, fact=fact, seen=before)
    assert told.value.code == "fact-changed"
    fact.refresh_from_db()
    assert (fact.value, fact.decided_by) == (153, chief)


def test_two_corrections_of_a_corrected_fact_do_not_cross(
    document: Document, person: User, province: Province
) -> None:
    fact = fact_of(document, "number")
    fact = correct_fact(actor=person, fact=fact, seen=seen(fact), typed={"value": "153"})
    before = seen(fact)
    correct_fact(actor=province.people["chief"], fact=fact, seen=before, typed={"value": "154"})
    with refused("fact-changed"):
        correct_fact(actor=person, fact=fact, seen=before, typed={"value": "155"})


def test_a_fact_handed_back_meanwhile_is_told(document: Document, person: User, province: Province) -> None:
    fact = fact_of(document, "number")
    fact = confirm_fact(actor=person, fact=fact, seen=seen(fact))
    before = seen(fact)
    restore_fact(actor=province.people["chief"], fact=fact, seen=before)
    with pytest.raises(RuleBroken, match="trả về chưa duyệt"):
        reject_fact(actor=person, fact=fact, seen=before)
