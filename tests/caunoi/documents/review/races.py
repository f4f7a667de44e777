"""Two people on one fact at the same moment; they need a database with many writers (test_postgres)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from caunoi.documents.models import Document, DocumentState, Fact, FactState
from caunoi.documents.review_actions import add_fact, confirm_fact, finish_review, reject_fact, restore_fact
from caunoi.documents.review_rules import token
from caunoi.ledger.reads import history
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents.review.papers import fact_of, paper, settle
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)


def both(people: list[User], act: object) -> list[str]:
    """What became of the act of each person, started together on connections of their own."""
    barrier = Barrier(len(people))

    def one(person: User) -> str:
        barrier.wait()
        try:
            assert callable(act)
            act(person)
        except RuleBroken as broken:
            return broken.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(one, people))


@pytest.fixture
def people(province: Province) -> list[User]:
    return [province.people["specialist"], province.people["chief"]]


@pytest.fixture
def document(people: list[User]) -> Document:
    return paper(people[0])


def test_of_two_decisions_one_is_written(people: list[User], document: Document) -> None:
    fact = fact_of(document, "number")
    seen = token(fact.state, fact.decided_at)
    outcomes = both(people, lambda person: confirm_fact(actor=person, fact=fact, seen=seen))
    assert outcomes == ["done", "fact-changed"]
    assert [line.verb for line in history(document)] == ["confirm_fact"]


def test_two_people_add_one_number_once(people: list[User], document: Document) -> None:
    fact_of(document, "number").delete()
    typed = {"value": "153"}
    outcomes = both(
        people, lambda person: add_fact(actor=person, document=document, kind="number", typed=typed)
    )
    assert outcomes == ["already-there", "done"]
    assert document.facts.filter(kind="number").count() == 1


def test_two_topics_at_once_get_two_places_in_the_list(people: list[User], document: Document) -> None:
    typed = {"content": "Đất đai"}
    outcomes = both(
        people, lambda person: add_fact(actor=person, document=document, kind="topics", typed=typed)
    )
    assert outcomes == ["done", "done"]
    assert sorted(document.facts.filter(kind="topics").values_list("position", flat=True)) == [0, 1]


def test_nothing_is_undecided_in_a_finished_review(people: list[User], document: Document) -> None:
    settle(document, people[0])
    fact = fact_of(document, "number")
    seen = token(fact.state, fact.decided_at)

    def act(person: User) -> None:
        if person == people[0]:
            finish_review(actor=person, document=document)
        else:
            restore_fact(actor=person, fact=fact, seen=seen)

    outcomes = both(people, act)
    assert outcomes in (["done", "review-finished"], ["done", "facts-left"])
    document.refresh_from_db()
    finished = document.state == DocumentState.CONFIRMED
    assert finished is not Fact.objects.filter(document=document, state=FactState.PROPOSED).exists()


def test_one_rejects_while_the_other_confirms(people: list[User], document: Document) -> None:
    fact = fact_of(document, "recipients")
    seen = token(fact.state, fact.decided_at)

    def act(person: User) -> None:
        decide = confirm_fact if person == people[0] else reject_fact
        decide(actor=person, fact=fact, seen=seen)

    assert both(people, act) == ["done", "fact-changed"]
    assert len(history(document)) == 1
