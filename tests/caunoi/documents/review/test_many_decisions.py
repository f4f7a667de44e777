"""Long runs of decisions by two people, some of them on what they saw too long ago: what must always hold."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from caunoi.documents.models import Document, Fact, FactState
from caunoi.documents.review_actions import (
    add_fact,
    confirm_fact,
    confirm_group,
    correct_fact,
    reject_fact,
    restore_fact,
)
from caunoi.documents.review_check import shown
from caunoi.documents.review_fields import kind_of, part
from caunoi.documents.review_rules import GROUPS, progress_of, token
from caunoi.ledger.reads import history
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents.review.papers import paper
from tests.conftest import Province

Act = Callable[[Random, User, Fact, str], object]


def _correct(chance: Random, actor: User, fact: Fact, seen: str) -> object:
    typed = shown(kind_of(fact.kind), fact.value)
    main = kind_of(fact.kind).main
    number = chance.randint(1, 28)
    other = {"number": str(number), "issue_date": f"{number}/3/2023", "symbol": "CV/TU"}
    typed[main] = other.get(fact.kind, f"{typed[main]} (sửa {number})")
    return correct_fact(actor=actor, fact=fact, seen=seen, typed=typed)


ACTS: tuple[Act, ...] = (
    lambda _, actor, fact, seen: confirm_fact(actor=actor, fact=fact, seen=seen),
    lambda _, actor, fact, seen: reject_fact(actor=actor, fact=fact, seen=seen),
    lambda _, actor, fact, seen: restore_fact(actor=actor, fact=fact, seen=seen),
    lambda chance, actor, fact, seen: add_fact(
        actor=actor, document=fact.document, kind="topics", typed={"content": f"Việc {chance.randint(1, 99)}"}
    ),
    lambda chance, actor, fact, seen: confirm_group(
        actor=actor, document=fact.document, slug=chance.choice(GROUPS).slug, seen={fact.pk: seen}
    ),
    _correct,
)


def _step(chance: Random, people: list[User], document: Document, seen: dict[int, str]) -> bool:
    """One decision on some fact; True where it was taken."""
    fact = chance.choice(list(document.facts.all()))
    now = token(fact.state, fact.decided_at)
    stale = chance.random() < 0.3
    try:
        chance.choice(ACTS)(chance, chance.choice(people), fact, seen.get(fact.pk, now) if stale else now)
    except RuleBroken:
        return False
    finally:
        seen.setdefault(fact.pk, now)
    return True


def _header_follows(document: Document) -> None:
    document.refresh_from_db()
    standing = {fact.kind: fact for fact in document.facts.exclude(state=FactState.REJECTED)}
    number, signed = standing.get("number"), standing.get("signature")
    assert document.number == (number.value if number else None)
    assert str(document.issued_on or "") == (standing["issue_date"].value if "issue_date" in standing else "")
    assert document.signer == (part(signed.value, "name") if signed else "")
    if "title" in standing:
        assert document.title == standing["title"].value


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_decided_the_desk_stays_sound(province: Province, seed: int) -> None:
    chance = Random(seed)
    people = [province.people["specialist"], province.people["chief"]]
    document = paper(people[0])
    read = {fact.pk: fact.original for fact in document.facts.all()}
    seen: dict[int, str] = {}
    taken = sum(_step(chance, people, document, seen) for _ in range(60))
    assert 10 < taken < 60

    facts = list(document.facts.all())
    for fact in facts:
        assert (fact.decided_by is None) == (fact.state == FactState.PROPOSED)
        assert fact.original == read.get(fact.pk)
        assert (fact.pk in read) or fact.state in (FactState.ADDED, FactState.REJECTED)
        if fact.state in (FactState.PROPOSED, FactState.CONFIRMED):
            assert fact.value == fact.original
    assert {fact.pk for fact in facts} >= set(read)
    assert progress_of(facts).left == document.facts.proposed().count()
    _header_follows(document)
    # A group whose facts were all decided or doubtful writes nothing; everything else writes one line.
    assert 0 < len(history(document)) <= taken
