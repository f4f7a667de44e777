"""Races about drafts between connections: SQLite has one writer at a time, so they run on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from caunoi.issuing.draft_actions import (
    NewDraft,
    Pinned,
    approve_draft,
    begin_once,
    hand_over_draft,
    issue_draft,
    return_draft,
    submit_draft,
    write_draft,
)
from caunoi.issuing.draft_models import Draft, DraftVersion
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.draft_rules import Source
from caunoi.issuing.models import NumberEntry
from caunoi.people.models import Office
from tests.caunoi.issuing.draft_scene import DAY, PAPER, Desk, desk, draft, to_approved, to_submitted, told
from tests.caunoi.tasks.races import at_once, chiefs
from tests.conftest import Province

__all__ = ["desk", "draft"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_who_write_at_once_one_does_and_the_others_are_told(draft: Draft, province: Province) -> None:
    acts = [
        partial(write_draft, actor=who, draft=draft, paper=replace(PAPER, place=f"Xã {number}"), seen=1)
        for number, who in enumerate(chiefs(province, 4))
    ]

    assert at_once([*acts]) == ["done", *["draft-changed"] * 3]
    assert (Draft.objects.get().version, DraftVersion.objects.count()) == (2, 2)
    assert newest(Draft.objects.get()).paper.place.startswith("Xã ")


def test_of_many_who_approve_and_issue_one_does(draft: Draft, desk: Desk, province: Province) -> None:
    to_submitted(draft, desk)
    people = chiefs(province, 4)

    approved = at_once([partial(approve_draft, actor=who, draft=draft, seen=1) for who in people])
    issued = at_once([partial(issue_draft, actor=who, draft=draft, seen=1, on=DAY) for who in people])

    assert approved == issued == ["done", *["wrong-state"] * 3]
    assert [entry.number for entry in NumberEntry.objects.all()] == [1]
    assert (Draft.objects.get().version, DraftVersion.objects.count()) == (2, 2)
    assert sum("phát hành" in line for line in told(draft)) == 1


def test_approved_or_returned_but_never_both(draft: Draft, desk: Desk) -> None:
    to_submitted(draft, desk)

    came_to = at_once(
        [
            partial(approve_draft, actor=desk.chief, draft=draft, seen=1),
            partial(return_draft, actor=desk.leader, draft=draft, seen=1, notes=[Pinned("Sửa ngày")]),
        ]
    )

    # Who approves first may still see it returned: an approved draft can be sent back.
    row = Draft.objects.get()
    assert came_to in (["done", "done"], ["done", "wrong-state"])
    assert (row.state, row.approved_by) in (("approved", desk.chief), ("writing", None))


def test_handed_over_or_written_but_never_an_unseen_version(draft: Draft, desk: Desk) -> None:
    came_to = at_once(
        [
            partial(hand_over_draft, actor=desk.writer, draft=draft, seen=1),
            partial(
                write_draft, actor=desk.chief, draft=draft, paper=replace(PAPER, place="Bến Châu"), seen=1
            ),
        ]
    )

    row = Draft.objects.get()
    assert (came_to, row.state, row.version) in (
        (["done", "wrong-state"], "checking", 1),
        (["done", "draft-changed"], "writing", 2),
    )


def test_many_drafts_issued_at_once_have_numbers_without_gap(
    committee: Office, desk: Desk, province: Province
) -> None:
    drafts = []
    for number in range(4):
        paper = replace(PAPER, title=f"kế hoạch {number}")
        made = begin_once(actor=desk.writer, new=NewDraft(committee, paper, "", ("test", str(number))))
        drafts.append(to_approved(made, desk))

    came_to = at_once([partial(issue_draft, actor=desk.writer, draft=one, seen=1, on=DAY) for one in drafts])

    assert came_to == ["done"] * 4
    assert sorted(NumberEntry.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert all(one.docx_id and one.pdf_id for one in Draft.objects.all())


def test_a_draft_about_one_thing_is_begun_once(committee: Office, desk: Desk) -> None:
    new = NewDraft(committee, PAPER, "cong-van-don-doc", ("late-office", "7"), Source.MADE)

    assert at_once([partial(begin_once, actor=desk.writer, new=new)] * 4) == ["done"] * 4
    assert Draft.objects.count() == 1


def test_submitted_by_many_is_submitted_once(draft: Draft, desk: Desk) -> None:
    hand_over_draft(actor=desk.writer, draft=draft, seen=1)

    came_to = at_once([partial(submit_draft, actor=desk.writer, draft=draft, seen=1)] * 4)

    assert came_to == ["done", *["wrong-state"] * 3]
