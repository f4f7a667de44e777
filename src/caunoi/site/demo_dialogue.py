"""A commune's dialogue of 120 people in its cultural house: from the template, a paper, questions waiting.

Everything goes through the same verbs as in an office.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.answer_actions import make_answer_link
from caunoi.delegates.guest_file import DelegateTable, preview_guests
from caunoi.delegates.guest_file_actions import confirm_guests, offer_guests
from caunoi.delegates.models import AnswerLink
from caunoi.delegates.paper_seen_actions import open_paper
from caunoi.delegates.rules import digest_of
from caunoi.meetings.actions import NewMeeting, plan_meeting
from caunoi.meetings.agenda_item_actions import release_agenda
from caunoi.meetings.agenda_templates import template_named
from caunoi.meetings.agenda_work_actions import open_preparations
from caunoi.meetings.dialogue_actions import PageSaid, Sent, send_question, set_public_page
from caunoi.meetings.dialogue_inbox_actions import hand_over_question, merge_question, take_question
from caunoi.meetings.models import Meeting, PaperVersion, PublicPage
from caunoi.meetings.quorum_actions import set_quorum
from caunoi.people.models import Office, User
from caunoi.people.workbook import Cell, write_book
from caunoi.site.demo_gathering import name_of
from caunoi.site.demo_meetings import COMMUNE, Speaker, form_committee, put_paper, register_speakers

TEMPLATE: Final = "doi-thoai-cap-xa"
ADDRESS: Final = "doi-thoai-van-khe"
PLACE: Final = "Nhà văn hóa xã Vân Khê"
PEOPLE: Final = 120
READERS: Final = 45
_VILLAGES: Final = ("thôn Trung", "thôn Đoài", "thôn Đông", "thôn Thượng", "thôn Hạ", "thôn Bến Đá")
_POSTS: Final = ("Bí thư chi bộ", "Trưởng thôn", "Trưởng ban công tác Mặt trận", "Đại diện hộ gia đình")
_ASKED: Final = (
    Sent("Đường liên thôn Trung – Đoài hỏng từ mùa mưa, bao giờ xã sửa?", "Nguyễn Văn Lành", "thôn Trung"),
    Sent("Thôn Bến Đá bao giờ có nước sạch về từng nhà?", "", "thôn Bến Đá"),
    Sent("Nước sạch ở Bến Đá kéo dài đã ba năm, xin xã trả lời rõ.", "Lê Thị Mận", "", "0900000787"),
    Sent("Hộ cận nghèo được vay vốn chăn nuôi ở đâu, cần giấy tờ gì?", "Trần Thị Hoa", "thôn Hạ"),
    Sent("Đề nghị lắp đèn đường đoạn qua trường học.", "", "thôn Thượng"),
    Sent("Tôi tố cáo việc chia đất không đúng ở thôn.", "Người gửi", "thôn Đông", "0900000686"),
)
_SPEAKERS: Final = (
    Speaker(name_of(400), "Bí thư chi bộ, thôn Trung", "thontrung", "Đường liên thôn"),
    Speaker(name_of(405), "Bí thư chi bộ, thôn Bến Đá", "vankhe", "Nước sạch"),
    Speaker(name_of(408), "Trưởng thôn, thôn Đông", "vankhe", "Vay vốn chăn nuôi"),
)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What was put in place; `secret` opens one delegate's page, known only when it was made just now."""

    meeting: Meeting
    delegates: int
    secret: str = ""


class _Villagers(DelegateTable):
    """The list as the commune's office would fill it in."""

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        for number in range(PEOPLE):
            village = _VILLAGES[number % len(_VILLAGES)]
            yield (
                name_of(400 + number), f"{_POSTS[number // len(_VILLAGES) % len(_POSTS)]}, {village}",
                f"T{village[1:]}", "Đại biểu dự", f"Đoàn {village}", "", "",
                f"{chr(ord('A') + number // 20)}{number % 20 + 1}", "", "Đại diện Nhân dân các thôn", "", "",
            )  # fmt: skip


@transaction.atomic
def show_dialogue(now: datetime) -> Dialogue:
    """The dialogue, three weeks from now; run again it changes nothing."""
    there = PublicPage.objects.filter(address=ADDRESS).select_related("meeting").first()
    if there is not None:
        return Dialogue(there.meeting, there.meeting.delegates.count())
    specialist = User.objects.get(username="chuyenvien")
    meeting = _planned(specialist, timezone.localdate(now) + timedelta(days=21))
    data = write_book([_Villagers()], filled=True)
    offered = offer_guests(actor=specialist, meeting=meeting, name="dai-bieu.xlsx", data=data)
    confirm_guests(actor=specialist, offered=offered, seen=preview_guests(meeting, data).seen)
    paper = put_paper(
        specialist, meeting, "Báo cáo kết quả giải quyết kiến nghị kỳ trước",
        "Kỳ trước Nhân dân nêu 14 kiến nghị; đã giải quyết xong 10, đang giải quyết 04.",
        "Kỳ trước Nhân dân nêu 14 kiến nghị; đã giải quyết xong 11, đang giải quyết 03.",
    )  # fmt: skip
    secret = _read(specialist, meeting, paper)
    register_speakers(specialist, meeting.sessions.all()[0], _SPEAKERS)
    _ask(specialist, meeting, now)
    return Dialogue(meeting, meeting.delegates.count(), secret)


def _planned(specialist: User, day: date) -> Meeting:
    """From the template, with its works on the board and its agenda released."""
    template = template_named(TEMPLATE)
    assert template is not None  # it is shipped
    new = NewMeeting(
        Office.objects.get(code="hl.vankhe"), template.kind, f"{template.title} xã Vân Khê",
        "Xây dựng nông thôn mới, đường làng, nước sạch", day, None, time(14), PLACE, "Bí thư Đảng ủy xã",
        sessions=tuple(one.on(day, PLACE) for one in template.sessions), expected=(PEOPLE, PEOPLE),
    )  # fmt: skip
    meeting = plan_meeting(actor=specialist, new=new)
    form_committee(specialist, meeting, COMMUNE)
    set_quorum(actor=specialist, meeting=meeting, least="100", basis="Kế hoạch đối thoại")
    open_preparations(actor=specialist, meeting=meeting, template=template)
    release_agenda(actor=specialist, meeting=meeting)
    return meeting


def _read(specialist: User, meeting: Meeting, version: PaperVersion) -> str:
    """Some of those invited open the paper by their links; gives the secret of the last of them."""
    secret = ""
    for one in meeting.delegates.order_by("pk")[:READERS]:
        secret = make_answer_link(actor=specialist, delegate=one)
        link = AnswerLink.objects.select_related("delegate__meeting").get(digest=digest_of(secret))
        open_paper(link=link, version=version)
    return secret


def _ask(specialist: User, meeting: Meeting, now: datetime) -> None:
    """The public page is open; some questions wait, some are sorted, one was a denunciation."""
    assert meeting.starts_on is not None  # it was planned with its day
    until = timezone.make_aware(datetime.combine(meeting.starts_on - timedelta(days=3), time(16)))
    said = PageSaid(
        ADDRESS, "Mọi người dân trong xã đều dự được, không phải đăng ký. Mời đến trước 13:45.",
        "0200 000 787 (Văn phòng Đảng ủy xã)", "Bộ phận Tiếp công dân, trụ sở xã Vân Khê, thứ Năm hằng tuần",
        until, on=True,
    )  # fmt: skip
    page = set_public_page(actor=specialist, meeting=meeting, said=said)
    _, water, again, *_, complaint = [send_question(page=page, sent=sent, now=now) for sent in _ASKED]
    take_question(actor=specialist, question=water, group="Nước sạch")
    merge_question(actor=specialist, question=again, number=water.number)
    hand_over_question(actor=specialist, question=complaint)
