"""The verbs on the organising committee: a member is put on it or changed, and taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.meetings.actions import take_part
from caunoi.meetings.committee_reads import register_day
from caunoi.meetings.committee_rules import CommitteeRole, Stream
from caunoi.meetings.models import CommitteeMember, Meeting
from caunoi.meetings.rules import refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import Office, Person, Post, User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class MemberSaid:
    """A member as a person states it: with a person their post too, a post alone, or neither: the office."""

    office: Office
    role: CommitteeRole
    title: str = ""
    person: Person | None = None
    parts: tuple[Stream, ...] = ()


@transaction.atomic
def set_committee_member(
    *, actor: User, meeting: Meeting, said: MemberSaid, member: CommitteeMember | None = None, seen: str = ""
) -> CommitteeMember:
    """Puts a member on the committee of a meeting, or changes one; its office takes part in the meeting.

    `seen` is the member in words (CommitteeMember.words) as the person had it before them.
    Raises RuleBroken: not-allowed, meeting-closed, member-changed, not-in-register, member-twice, head-twice.
    """
    meeting = _held(actor, meeting)
    row = _row(meeting, member) if member else CommitteeMember(meeting=meeting)
    before = row.words if member else ""
    if before != seen:
        _refuse_changed()
    if (row.office_id, row.title, row.person_id) != (said.office.pk, said.title, _key(said.person)):
        _refuse_unknown(meeting, said)
    _refuse_twice(meeting, said, row.pk)
    row.office, row.title, row.person, row.role = said.office, said.title, said.person, said.role
    row.parts = [one.value for one in Stream if one in said.parts]
    row.save()
    take_part(meeting=meeting, offices=[said.office])
    record(
        actor=actor, verb="set_committee_member", about=meeting, before=before, after=row.words,
        said=f"{actor} {'sửa' if member else 'đưa'} {row} {'trong' if member else 'vào'} Ban Tổ chức "
        f"“{meeting}”: {row.get_role_display().lower()}, phần việc: {row.does or 'chưa giao'}.",
    )  # fmt: skip
    return row


@transaction.atomic
def remove_committee_member(*, actor: User, member: CommitteeMember) -> None:
    """Takes a member off the committee; tasks that its office has been given stay with it.

    Raises RuleBroken: not-allowed, meeting-closed, member-changed (gone already).
    """
    meeting = _held(actor, member.meeting)
    row = _row(meeting, member)
    record(
        actor=actor, verb="remove_committee_member", about=meeting, before=row.words,
        said=f"{actor} đưa {row} ra khỏi Ban Tổ chức “{meeting}”.",
    )  # fmt: skip
    row.delete()


def _held(actor: User, meeting: Meeting) -> Meeting:
    """The meeting as it stands, held, so that of two who name a head one is told."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, found.office)
    refuse_closed(found.stands, "Ban Tổ chức không sửa được nữa")
    return found


def _row(meeting: Meeting, member: CommitteeMember) -> CommitteeMember:
    row = meeting.committee.select_related("office", "person").filter(pk=member.pk).first()
    if row is None:
        _refuse_changed()
    return row


def _key(person: Person | None) -> int | None:
    return person.pk if person else None


def _refuse_changed() -> NoReturn:
    raise RuleBroken(
        "member-changed",
        "Thành viên này vừa được người khác sửa hoặc đưa ra. Hãy tải lại trang để xem rồi sửa nếu vẫn cần.",
    )


def _refuse_unknown(meeting: Meeting, said: MemberSaid) -> None:
    """The office stands and the post is held on the meeting's day, by that person where one is named."""
    day = register_day(meeting)
    posts = Post.objects.held_on(day).filter(office=said.office, title=said.title)
    if said.person is not None:
        posts = posts.filter(person=said.person)
    named = bool(said.title or said.person)
    if not said.office.stands_on(day) or (named and not posts.exists()):
        raise RuleBroken(
            "not-in-register",
            f"Sổ đơn vị ngày {day:%d/%m/%Y} không có đơn vị, chức vụ hoặc người này. "
            "Hãy chọn lại trong danh sách, hoặc bổ sung sổ trước.",
        )


def _refuse_twice(meeting: Meeting, said: MemberSaid, own: int | None) -> None:
    others = meeting.committee.exclude(pk=own) if own else meeting.committee.all()
    if said.person is not None:
        same = others.filter(person=said.person)
    else:
        same = others.filter(person=None, office=said.office, title=said.title)
    if same.exists():
        raise RuleBroken("member-twice", "Đã có trong Ban Tổ chức. Hãy sửa dòng đang có.")
    if said.role is CommitteeRole.HEAD and others.filter(role=CommitteeRole.HEAD).exists():
        raise RuleBroken(
            "head-twice", "Ban Tổ chức đã có trưởng ban. Hãy đổi vai trò của người đó trước, rồi ghi lại."
        )
