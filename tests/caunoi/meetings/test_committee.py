"""The organising committee: chosen from the register, changed and taken off; its parts own the works."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.issuing.draft_reads import newest
from caunoi.ledger.models import Entry
from caunoi.meetings.agenda_change_actions import cancel_meeting
from caunoi.meetings.agenda_paper_actions import draft_meeting_paper
from caunoi.meetings.agenda_papers import MeetingPaper
from caunoi.meetings.agenda_templates import template_named
from caunoi.meetings.agenda_work_actions import open_preparations
from caunoi.meetings.agenda_works import BY_LAW, preparations
from caunoi.meetings.committee_actions import MemberSaid, remove_committee_member, set_committee_member
from caunoi.meetings.committee_reads import committee_of, committee_view
from caunoi.meetings.committee_rules import CommitteeRole, Stream, parts_words, stream_of
from caunoi.meetings.models import CommitteeMember, Meeting
from caunoi.people.models import Person, Post, User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.committee_scene import CHIEF, OFFICER, Register, register_of
from tests.conftest import Province
from vanban.differing import item_text

STREAMS = [
    ("Nội dung", Stream.CONTENT),
    ("hậu cần, lễ tân", Stream.LOGISTICS),
    ("TUYÊN TRUYỀN", Stream.PUBLICITY),
    ("An ninh, trật tự", Stream.SECURITY),
    ("Đi lại", Stream.TRANSPORT),
    ("Khánh tiết", Stream.DECOR),
    ("Khánh tiết/maket", Stream.DECOR),
    ("Ma-két, khẩu hiệu", Stream.DECOR),
    ("Kinh phí", Stream.FUNDS),
    ("Theo quy định", None),
    ("Nội vụ", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "stream"), STREAMS)
def test_a_part_in_the_words_of_a_template(words: str, stream: Stream | None) -> None:
    assert stream_of(words) is stream


def test_parts_stand_in_the_order_of_a_plan() -> None:
    assert (
        parts_words([Stream.FUNDS, Stream.CONTENT, Stream.DECOR]) == "nội dung, khánh tiết, ma-két, kinh phí"
    )
    assert parts_words([]) == ""


@pytest.fixture
def register(province: Province) -> Register:
    return register_of(province)


def _put(actor: User, meeting: Meeting, said: MemberSaid) -> CommitteeMember:
    return set_committee_member(actor=actor, meeting=meeting, said=said)


def _refused(actor: User, meeting: Meeting, said: MemberSaid) -> str:
    with pytest.raises(RuleBroken) as refused:
        _put(actor, meeting, said)
    return refused.value.code


def test_a_person_a_post_and_an_office(specialist: User, meeting: Meeting, register: Register) -> None:
    board = MemberSaid(register.office, CommitteeRole.SECRETARY)
    for said in (board, register.guard, register.head):
        _put(specialist, meeting, said)
    assert [one.words for one in committee_of(meeting)] == [
        "Lê Quốc Bảo, Chánh Văn phòng, Văn phòng Tỉnh ủy Hải Lam - Trưởng ban, phụ trách nội dung, kinh phí",
        "Trưởng Công an, Đảng ủy xã Bến Thượng - Thành viên, phụ trách an ninh",
        "Văn phòng Tỉnh ủy Hải Lam - Thư ký",
    ]
    assert set(meeting.offices.all()) == {register.office, register.commune}
    line = Entry.objects.filter(verb="set_committee_member").latest("pk")
    assert line.said == (
        "Người Chuyên viên văn phòng đưa Lê Quốc Bảo, Chánh Văn phòng, Văn phòng Tỉnh ủy Hải Lam "
        "vào Ban Tổ chức “Gặp mặt cán bộ thôn tiêu biểu”: trưởng ban, phần việc: nội dung, kinh phí."
    )


def test_who_holds_the_post_on_the_day_is_told(
    specialist: User, meeting: Meeting, register: Register
) -> None:
    member = _put(specialist, meeting, register.guard)
    assert [line.holders for line in committee_view(meeting).lines] == ["Trần Văn Chính"]
    second = Person.objects.create(full_name="Ngô Ba")
    Post.objects.create(person=second, office=register.commune, title=OFFICER.upper())
    assert committee_view(meeting).lines[0].holders == "Ngô Ba, Trần Văn Chính"
    Post.objects.filter(office=register.commune).update(valid_to=date(2027, 3, 21))
    assert committee_view(meeting).lines[0].holders == ""
    # The member stays: parts are changed without the register being asked about who it is.
    said = replace(register.guard, parts=())
    set_committee_member(actor=specialist, meeting=meeting, said=said, member=member, seen=member.words)
    assert "An ninh" in committee_view(meeting).idle
    assert Entry.objects.latest("pk").said.endswith("phần việc: chưa giao.")


def test_refused_by_the_register_and_by_who_is_there(
    specialist: User, meeting: Meeting, register: Register
) -> None:
    _put(specialist, meeting, register.head)
    _put(specialist, meeting, register.guard)
    _put(specialist, meeting, MemberSaid(register.commune, CommitteeRole.MEMBER))
    elsewhere = replace(register.head, office=register.commune, role=CommitteeRole.MEMBER)
    gone = MemberSaid(register.office, CommitteeRole.MEMBER, "Phó Văn phòng", register.gone)
    second = MemberSaid(register.office, CommitteeRole.HEAD, "Phó Chánh Văn phòng", register.deputy)
    for said, code in (
        (elsewhere, "not-in-register"),
        (gone, "not-in-register"),
        (replace(gone, person=None), "not-in-register"),
        (MemberSaid(register.commune, CommitteeRole.MEMBER, "Trưởng trạm"), "not-in-register"),
        (replace(register.head, role=CommitteeRole.MEMBER), "member-twice"),
        (replace(register.guard, role=CommitteeRole.DEPUTY), "member-twice"),
        (MemberSaid(register.commune, CommitteeRole.SECRETARY), "member-twice"),
        (second, "head-twice"),
    ):
        assert _refused(specialist, meeting, said) == code
    assert meeting.committee.count() == 3
    register.office.valid_to = date(2026, 6, 30)
    register.office.save()
    assert (
        _refused(specialist, meeting, MemberSaid(register.office, CommitteeRole.MEMBER)) == "not-in-register"
    )


def test_the_database_knows_one_head_and_nobody_twice(meeting: Meeting, register: Register) -> None:
    first = {"meeting": meeting, "office": register.office, "person": register.chief, "title": CHIEF}
    CommitteeMember.objects.create(**first, role=CommitteeRole.HEAD)
    post = {"meeting": meeting, "office": register.commune, "title": OFFICER}
    CommitteeMember.objects.create(**post, role=CommitteeRole.MEMBER)
    for second in (
        {**post, "title": "", "role": CommitteeRole.HEAD},
        {**first, "role": CommitteeRole.MEMBER},
        {**post, "role": CommitteeRole.SECRETARY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CommitteeMember.objects.create(**second)


def test_changed_as_it_was_seen_and_taken_off(specialist: User, meeting: Meeting, register: Register) -> None:
    member = _put(specialist, meeting, register.head)
    seen, deputy = member.words, replace(register.head, role=CommitteeRole.DEPUTY)
    put_right = set_committee_member(actor=specialist, meeting=meeting, said=deputy, member=member, seen=seen)
    assert (put_right.pk, put_right.role) == (member.pk, "deputy")
    line = Entry.objects.filter(verb="set_committee_member").latest("pk")
    assert (line.before, line.after) == (seen, put_right.words)
    with pytest.raises(RuleBroken, match="vừa được người khác sửa"):
        set_committee_member(actor=specialist, meeting=meeting, said=deputy, member=member, seen=seen)
    remove_committee_member(actor=specialist, member=put_right)
    assert not meeting.committee.exists()
    assert Entry.objects.latest("pk").said.startswith(
        "Người Chuyên viên văn phòng đưa Lê Quốc Bảo, Chánh Văn phòng"
    )
    for act in (
        lambda: remove_committee_member(actor=specialist, member=put_right),
        lambda: set_committee_member(
            actor=specialist, meeting=meeting, said=deputy, member=put_right, seen=seen
        ),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "member-changed"


def test_not_by_others_and_not_after_it_is_called_off(
    specialist: User, contact: User, meeting: Meeting, register: Register
) -> None:
    member = _put(specialist, meeting, register.head)
    assert _refused(contact, meeting, register.guard) == "not-allowed"
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        remove_committee_member(actor=contact, member=member)
    cancel_meeting(actor=specialist, meeting=meeting, reason="Thôi", seen=meeting.when.words)
    assert _refused(specialist, meeting, register.guard) == "meeting-closed"
    with pytest.raises(RuleBroken, match="Ban Tổ chức không sửa được nữa"):
        remove_committee_member(actor=specialist, member=member)
    assert [one.pk for one in committee_of(meeting)] == [member.pk]


def test_the_works_of_a_part_are_proposed_to_its_office(
    specialist: User, meeting: Meeting, register: Register
) -> None:
    template = template_named("doi-thoai-cap-xa")
    assert template is not None
    second = replace(register.guard, title="", parts=(Stream.CONTENT, Stream.TRANSPORT))
    for said in (second, register.guard, register.head):
        _put(specialist, meeting, said)
    found = {(one.stream, str(one.owner)) for one in preparations(meeting, template)}
    assert found - {(BY_LAW, "Văn phòng Tỉnh ủy")} == {
        *((one, "Văn phòng Tỉnh ủy") for one in ("Nội dung", "Kinh phí", "Hậu cần")),
        *((one, "Văn phòng Tỉnh ủy") for one in ("Tuyên truyền", "Khánh tiết")),
        ("An ninh", "Xã Bến Thượng"), ("Đi lại", "Xã Bến Thượng"),
    }  # fmt: skip
    opened = open_preparations(actor=specialist, meeting=meeting, template=template)
    assert {task.action for task in opened if task.owner == register.commune} == {
        "Phương án bảo đảm an ninh, trật tự, y tế", "Bố trí chỗ để xe, hướng dẫn đi lại",
    }  # fmt: skip


def test_the_plan_names_the_committee(specialist: User, meeting: Meeting, register: Register) -> None:
    def body() -> str:
        draft = draft_meeting_paper(actor=specialist, meeting=meeting, which=MeetingPaper.PLAN)
        paper = newest(draft).paper
        draft.delete()
        return "\n".join(item_text(item) for item in paper.body)

    without = body()
    assert "BAN TỔ CHỨC" not in without
    for said in (register.guard, register.head):
        _put(specialist, meeting, said)
    text = body()
    assert text.index("BAN TỔ CHỨC") < text.index("Lê Quốc Bảo") < text.index("Trưởng Công an, Đảng ủy xã")
    assert "- Thành viên, phụ trách an ninh." in text
