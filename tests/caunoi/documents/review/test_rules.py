"""Groups, order, progress, and what may become of a fact."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from caunoi.documents.models import FactState
from caunoi.documents.review_fields import KINDS
from caunoi.documents.review_rules import (
    DOUBTFUL,
    GROUPS,
    Decision,
    Standing,
    arranged,
    becomes,
    bulk,
    group_named,
    group_of,
    may_become,
    progress_of,
    state_label,
    tone_of,
)
from caunoi.documents.rules import FACT_KINDS


@dataclass(frozen=True)
class Sample:
    id: int
    kind: str
    position: int = 0
    state: str = "proposed"
    doubt: str = ""


def test_every_kind_of_the_contract_has_a_name_and_a_group() -> None:
    assert {kind.key for kind in KINDS} == set(FACT_KINDS)
    assert sorted(key for group in GROUPS for key in group.kinds) == sorted(FACT_KINDS)


def test_the_states_are_those_of_the_table() -> None:
    assert {standing.value for standing in Standing} == set(FactState.values)
    assert all(state_label(state) != state for state in FactState.values)


def test_doubtful_facts_come_first_of_all() -> None:
    facts = [
        Sample(1, "number"),
        Sample(2, "tasks", 0),
        Sample(3, "tasks", 1, doubt="Hạn không rõ năm"),
        Sample(4, "issue_date", doubt="Ngày lấy từ chữ ký số"),
    ]
    parts = arranged(facts)
    assert [(group.slug, [fact.id for fact in some]) for group, some in parts] == [
        (DOUBTFUL.slug, [4, 3]),
        ("dau-van-ban", [1]),
        ("nhiem-vu", [2]),
    ]


def test_a_doubtful_fact_goes_home_once_it_is_decided() -> None:
    parts = arranged([Sample(1, "tasks", doubt="Hạn không rõ năm", state="confirmed")])
    assert [group.slug for group, _ in parts] == ["nhiem-vu"]


def test_a_group_keeps_the_order_of_its_kinds_and_of_the_document() -> None:
    facts = [
        Sample(1, "recipients", 1),
        Sample(2, "contacts", 0),
        Sample(3, "recipients", 0),
        Sample(4, "legal_basis", 0),
    ]
    ((group, some),) = arranged(facts)
    assert group.slug == "noi-nhan"
    assert [fact.id for fact in some] == [3, 1, 4, 2]


def test_a_kind_from_a_later_contract_stands_in_the_last_group() -> None:
    ((group, _),) = arranged([Sample(1, "vehicles")])
    assert group is GROUPS[-1]


def test_groups_are_found_by_their_name() -> None:
    assert all(group_named(group.slug) is group for group in GROUPS)
    assert group_named("khong-co") is None
    assert group_of("tasks").title == "Nhiệm vụ"


def test_progress_counts_every_decision_and_what_is_left() -> None:
    facts = [
        Sample(1, "number", state="confirmed"),
        Sample(2, "title", state="rejected"),
        Sample(3, "tasks", doubt="Hạn không rõ năm"),
        Sample(4, "tasks", 1),
    ]
    progress = progress_of(facts)
    assert (progress.decided, progress.total, progress.left, progress.doubtful) == (2, 4, 2, 1)
    assert not progress.is_complete
    assert progress_of(facts[:2]).is_complete


def test_bulk_never_covers_doubtful_or_decided_facts() -> None:
    facts = [Sample(1, "tasks"), Sample(2, "tasks", 1, doubt="Hạn?"), Sample(3, "tasks", 2, state="rejected")]
    assert [fact.id for fact in bulk(facts)] == [1]


@pytest.mark.parametrize(
    ("state", "decision", "added", "after"),
    [
        ("proposed", Decision.CONFIRM, False, Standing.CONFIRMED),
        ("proposed", Decision.CORRECT, False, Standing.CORRECTED),
        ("proposed", Decision.REJECT, False, Standing.REJECTED),
        ("confirmed", Decision.CORRECT, False, Standing.CORRECTED),
        ("confirmed", Decision.RESTORE, False, Standing.PROPOSED),
        ("corrected", Decision.CORRECT, False, Standing.CORRECTED),
        ("corrected", Decision.REJECT, False, Standing.REJECTED),
        ("added", Decision.CORRECT, True, Standing.ADDED),
        ("added", Decision.REJECT, True, Standing.REJECTED),
        ("rejected", Decision.RESTORE, False, Standing.PROPOSED),
        ("rejected", Decision.RESTORE, True, Standing.ADDED),
    ],
)
def test_what_a_decision_makes_of_a_fact(
    state: str, decision: Decision, added: bool, after: Standing
) -> None:
    assert may_become(state, decision)
    assert becomes(state, decision, added=added) is after


@pytest.mark.parametrize(
    ("state", "decision"),
    [
        ("confirmed", Decision.CONFIRM),
        ("rejected", Decision.CONFIRM),
        ("rejected", Decision.CORRECT),
        ("rejected", Decision.REJECT),
        ("proposed", Decision.RESTORE),
        ("added", Decision.RESTORE),
    ],
)
def test_what_may_not_be_done(state: str, decision: Decision) -> None:
    assert not may_become(state, decision)
    with pytest.raises(ValueError, match="cannot"):
        becomes(state, decision, added=state == "added")


@pytest.mark.parametrize(
    ("fact", "tone"),
    [
        (Sample(1, "tasks"), "open"),
        (Sample(1, "tasks", doubt="Hạn?"), "doubtful"),
        (Sample(1, "tasks", state="corrected", doubt="Hạn?"), "done"),
        (Sample(1, "tasks", state="rejected"), "gone"),
    ],
)
def test_the_tone_of_a_fact_in_the_page(fact: Sample, tone: str) -> None:
    assert tone_of(fact) == tone
