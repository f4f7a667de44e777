"""The papers of a meeting are made of its data; what nobody has said stands as dots."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from django.urls import reverse

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.meetings.actions import NewItem
from caunoi.meetings.agenda_actions import plan_meeting_from
from caunoi.meetings.agenda_change_actions import move_meeting, postpone_meeting
from caunoi.meetings.agenda_item_actions import set_agenda_item
from caunoi.meetings.agenda_paper_actions import draft_meeting_paper
from caunoi.meetings.agenda_papers import PAPER_NAMES, MeetingPaper, _postponed, in_sentence, papers_of
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.papers import dialogue
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province
from vanban.differing import item_text

ALWAYS = [MeetingPaper.PLAN, MeetingPaper.INVITATION, MeetingPaper.AGENDA, MeetingPaper.RUNNING_ORDER]
WHY = "Tập trung khắc phục hậu quả mưa lũ"


@pytest.fixture
def talk(province: Province, specialist: User) -> Meeting:
    """The commune's dialogue, made of its plan."""
    document = dialogue(province, specialist)
    add_fact(document, "participants", 0, {"group": "Cấp xã", "text": "Ủy viên Ban Chấp hành Đảng bộ xã."})
    add_fact(document, "participants", 1, {"group": None, "text": "Đảng viên và Nhân dân trong xã"})
    return plan_meeting_from(actor=specialist, document=document).meeting


def _said(draft: Draft) -> str:
    return "\n".join(item_text(item) for item in newest(draft).paper.body)


WORDS: dict[MeetingPaper, tuple[str, str, tuple[str, ...]]] = {
    MeetingPaper.PLAN: (
        "Kế hoạch",
        "tổ chức gặp mặt, đối thoại với Nhân dân năm 2027",
        (
            "120 - 150 đại biểu", "Bí thư Đảng ủy xã", "11/8/2027", "Nhà văn hóa xã", "Khai mạc",
            "Đảng viên và Nhân dân trong xã", "Chi bộ thôn Trung", "Tổng hợp ý kiến", "08/8/2027",
        ),
    ),
    MeetingPaper.INVITATION: (
        "Giấy mời",
        "dự gặp mặt, đối thoại với Nhân dân năm 2027",
        ("14 giờ 00", "11/8/2027", "Ủy viên Ban Chấp hành Đảng bộ xã", "Nhân dân đối thoại"),
    ),
    MeetingPaper.AGENDA: (
        "Chương trình",
        "Gặp mặt, đối thoại với Nhân dân năm 2027",
        ("Khai mạc | Bí thư Đảng ủy", "Nhân dân đối thoại"),
    ),
    MeetingPaper.RUNNING_ORDER: (
        "Kịch bản",
        "điều hành gặp mặt, đối thoại với Nhân dân năm 2027",
        ("TRÌNH TỰ", "Khai mạc | Bí thư Đảng ủy"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", ALWAYS)
def test_what_the_meeting_says_stands_in_the_paper(
    talk: Meeting, specialist: User, which: MeetingPaper
) -> None:
    doc_type, title, shown = WORDS[which]
    draft = draft_meeting_paper(actor=specialist, meeting=talk, which=which)
    paper = newest(draft).paper
    assert (paper.doc_type, paper.title, paper.issuer) == (doc_type, title, "ĐẢNG ỦY XÃ BẾN THƯỢNG")
    said = _said(draft)
    assert [words for words in shown if words not in said] == []
    assert draft_meeting_paper(actor=specialist, meeting=talk, which=which) == draft


def test_several_sessions_are_headed_by_their_names(meeting: Meeting, specialist: User) -> None:
    forum = meeting.sessions.get(position=2)
    set_agenda_item(actor=specialist, session=forum, new=NewItem("Thảo luận", "Chủ trì", minutes=90))
    draft = draft_meeting_paper(actor=specialist, meeting=meeting, which=MeetingPaper.AGENDA)
    said = _said(draft)
    assert "Diễn đàn 2 (ngày 22/03/2027, Hội trường 2)" in said
    assert "Phiên toàn thể (ngày 23/03/2027)" in said
    assert "14h00 - 15h30 | Thảo luận | Chủ trì" in said


def test_what_nobody_has_said_stands_as_dots(meeting: Meeting, specialist: User) -> None:
    meeting.place = meeting.chair = ""
    meeting.starts_on = meeting.ends_on = None
    draft = draft_meeting_paper(actor=specialist, meeting=meeting, which=MeetingPaper.INVITATION)
    assert "…" in _said(draft)


def test_the_notice_and_the_invitation_anew(talk: Meeting, specialist: User) -> None:
    assert papers_of(talk) == ALWAYS
    for which in (MeetingPaper.POSTPONED, MeetingPaper.CALLED_ANEW):
        with pytest.raises(RuleBroken) as refused:
            draft_meeting_paper(actor=specialist, meeting=talk, which=which)
        assert refused.value.code == "nothing-to-tell"
    postpone_meeting(actor=specialist, meeting=talk, reason=WHY, seen=talk.when.words)
    talk.refresh_from_db()
    said = _said(draft_meeting_paper(actor=specialist, meeting=talk, which=MeetingPaper.POSTPONED))
    for words in ("11/8/2027", "vì tập trung khắc phục hậu quả mưa lũ", "sẽ có thông báo sau"):
        assert words in said
    to = replace(talk.when, starts_on=date(2027, 8, 25))
    move_meeting(actor=specialist, meeting=talk, to=to, reason="Đã ổn định", seen=talk.when.words)
    talk.refresh_from_db()
    assert papers_of(talk) == list(MeetingPaper)
    said = _said(draft_meeting_paper(actor=specialist, meeting=talk, which=MeetingPaper.CALLED_ANEW))
    for words in ("25/8/2027", "giữ nguyên như giấy mời trước"):
        assert words in said


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("Vì mưa lũ", "vì mưa lũ"),
        ("Do mưa lũ", "do mưa lũ"),
        ("UBND tỉnh họp đột xuất", "vì UBND tỉnh họp đột xuất"),
        ("Doanh nghiệp chưa về kịp", "vì doanh nghiệp chưa về kịp"),
    ],
)
def test_the_reason_is_told_once_and_the_hour_is_that_of_the_old_day(
    talk: Meeting, specialist: User, reason: str, says: str
) -> None:
    postpone_meeting(actor=specialist, meeting=talk, reason=reason, seen=talk.when.words)
    talk.refresh_from_db()
    to = replace(talk.when, starts_on=date(2027, 8, 25), starts_at=time(8, 30))
    move_meeting(actor=specialist, meeting=talk, to=to, reason="Đã ổn định", seen=talk.when.words)
    talk.refresh_from_db()
    said = _said(draft_meeting_paper(actor=specialist, meeting=talk, which=MeetingPaper.POSTPONED))
    for words in ("14 giờ 00", "8 giờ 30", says):
        assert words in said
    assert "vì vì" not in said
    assert "vì do mưa" not in said


def test_without_an_hour_the_notice_names_none(talk: Meeting, specialist: User) -> None:
    Meeting.objects.update(starts_at=None)
    talk.refresh_from_db()
    postpone_meeting(actor=specialist, meeting=talk, reason=WHY, seen=talk.when.words)
    values = _postponed(talk)
    assert (values["was_on"], values["was_at"]) == (date(2027, 8, 11), None)


@pytest.mark.parametrize(
    ("title", "says"),
    [("Gặp mặt, đối thoại", "gặp mặt"), ("UBND tỉnh gặp mặt", "UBND tỉnh"), ("Đối thoại", "đối thoại")],
)
def test_a_name_within_a_sentence(title: str, says: str) -> None:
    assert in_sentence(title).startswith(says)


def test_great_numbers_have_their_dots(talk: Meeting, specialist: User) -> None:
    Meeting.objects.update(expected_min=1000, expected_max=1121)
    talk.refresh_from_db()
    said = _said(draft_meeting_paper(actor=specialist, meeting=talk, which=MeetingPaper.PLAN))
    assert "1.000 - 1.121 đại biểu" in said


def test_who_may_not(talk: Meeting, contact: User) -> None:
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        draft_meeting_paper(actor=contact, meeting=talk, which=MeetingPaper.PLAN)
    assert not Draft.objects.exists()


def test_every_paper_has_a_name() -> None:
    assert set(PAPER_NAMES) == set(MeetingPaper)


def test_the_page_offers_them_and_leads_to_the_draft(province: Province, talk: Meeting) -> None:
    client = province.client("specialist")
    page = client.get(reverse("meetings:meeting", args=[talk.pk])).content.decode()
    address = reverse("meetings:paper", args=[talk.pk, "chuong-trinh"])
    assert address in page
    assert "Thông báo hoãn" not in page
    answer = client.post(address)
    assert answer.headers["Location"] == reverse("issuing:draft", args=[Draft.objects.get().pk])
    assert client.post(reverse("meetings:paper", args=[talk.pk, "thu-tay"])).status_code == 404
