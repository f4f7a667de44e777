"""Races between connections over a committee: run on PostgreSQL (test_postgres)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from caunoi.meetings.actions import plan_meeting
from caunoi.meetings.committee_actions import MemberSaid, remove_committee_member, set_committee_member
from caunoi.meetings.committee_rules import CommitteeRole, Stream
from caunoi.people.models import User
from tests.caunoi.meetings.committee_scene import register_of
from tests.caunoi.meetings.conftest import gathering
from tests.caunoi.tasks.races import at_once
from tests.conftest import Province

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_who_name_a_head_one_does_and_nobody_stands_twice(
    specialist: User, province: Province
) -> None:
    meeting, register = plan_meeting(actor=specialist, new=gathering(province)), register_of(province)
    put = partial(set_committee_member, actor=specialist, meeting=meeting)
    heads = [
        register.head,
        MemberSaid(register.office, CommitteeRole.HEAD, "Phó Chánh Văn phòng", register.deputy),
        replace(register.guard, role=CommitteeRole.HEAD),
    ]
    assert at_once([partial(put, said=said) for said in heads]) == ["done", "head-twice", "head-twice"]
    post = MemberSaid(register.commune, CommitteeRole.SECRETARY)
    assert at_once([partial(put, said=post)] * 3) == ["done", "member-twice", "member-twice"]
    assert meeting.committee.count() == 2


def test_changed_by_two_and_taken_off_at_once(specialist: User, province: Province) -> None:
    meeting, register = plan_meeting(actor=specialist, new=gathering(province)), register_of(province)
    member = set_committee_member(actor=specialist, meeting=meeting, said=register.guard)
    change = partial(
        set_committee_member, actor=specialist, meeting=meeting, member=member, seen=member.words
    )
    sides = (Stream.LOGISTICS, Stream.DECOR)
    acts: list[Callable[[], object]] = [
        partial(change, said=replace(register.guard, parts=(one,))) for one in sides
    ]
    assert at_once(acts) == ["done", "member-changed"]
    gone = partial(remove_committee_member, actor=specialist, member=member)
    assert at_once([gone, gone]) == ["done", "member-changed"]
