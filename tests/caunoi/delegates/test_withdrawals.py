"""Who was invited and is struck off hears of it: by a letter that was looked over, else by telephone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from icalendar import Calendar
from pytest_django.fixtures import Settings

from caunoi.delegates.guest_actions import strike_delegate
from caunoi.delegates.letter_actions import Reviewed, mail_withdrawals, note_told_off
from caunoi.delegates.letter_reads import Letters, letters_of
from caunoi.delegates.letter_sending import send_mailing
from caunoi.delegates.models import (
    AnswerLink,
    Delegate,
    DelegateContact,
    InvitationLetter,
    Mailing,
    PrintedInvitation,
)
from caunoi.ledger.models import Entry
from caunoi.meetings.agenda_change_actions import cancel_meeting
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.letter_scene import HERE, Post, parts
from tests.caunoi.reminders.servers import MailServer, mail_server
from tests.conftest import Province

DAO, LAM = "dao@hailam.example", "lam@hailam.example"
WHY = "xin nghỉ vì chuyện riêng"


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


@pytest.fixture
def post(meeting: Meeting, specialist: User, settings: Settings) -> Post:
    """Đào and Lam have letters, An and Bình papers, Chi nothing."""
    settings.CAUNOI_EMAIL_HOST = "127.0.0.1"
    made = Post(meeting, specialist)
    made.delegate("Nguyễn Thị Đào", DAO, forum=2)
    made.delegate("Trần Lam", LAM)
    for name in ("Vũ An", "Lê Bình"):
        PrintedInvitation.objects.create(delegate=made.delegate(name), at=timezone.now())
    made.delegate("Hà Chi")
    made.note_sent()
    return made


def _one(name: str) -> Delegate:
    return Delegate.objects.get(full_name=name)


def _strike(post: Post, *names: str) -> None:
    for name in names:
        strike_delegate(actor=post.by, delegate=_one(name), reason=WHY)


def _found(post: Post) -> Letters:
    return letters_of(Meeting.objects.select_related("office").get(pk=post.meeting.pk))


def _names(post: Post) -> tuple[list[str], list[str]]:
    found = _found(post)
    return tuple([one.delegate.full_name for one in rows] for rows in (found.to_withdraw, found.by_phone))  # type: ignore[return-value]  # two of them


def test_a_letter_takes_the_invitation_back(post: Post, mail: MailServer) -> None:
    _strike(post, "Nguyễn Thị Đào", "Hà Chi")
    assert _names(post) == (["Nguyễn Thị Đào"], [])
    links = AnswerLink.objects.count()
    made = post.take_back("Có gì chưa rõ, gọi Văn phòng.")
    send_mailing(made.pk)
    [(to, _)], [letter] = mail.taken, mail.letters
    assert (to, str(letter["Subject"])) == (DAO, "Thôi mời: Gặp mặt cán bộ thôn tiêu biểu")
    assert str(letter["In-Reply-To"]).startswith("<thu-moi-")
    found = parts(letter)
    text = found["text/plain"].decode()
    for said in (
        "xin báo thôi mời đồng chí dự: Gặp mặt",
        "Thư này thay thư đã gửi ngày",
        "gọi Văn phòng.",
        "Không mời dự nữa: Diễn đàn 2",
    ):
        assert said in text, said
    for silent in (WHY, "tra-loi", "Mã QR", "https:", "Hủy"):
        assert silent not in text + found["text/html"].decode(), silent
    calendar = Calendar.from_ical(found["text/calendar"])
    assert (calendar["METHOD"], "image/png" in found) == ("CANCEL", False)
    assert {str(one["STATUS"]) for one in calendar.walk("VEVENT")} == {"CANCELLED"}
    assert (AnswerLink.objects.count(), _names(post)) == (links, ([], []))
    assert Entry.objects.get(verb="mail_withdrawals").said == (
        f"{post.by} dùng địa chỉ thư của 1 đại biểu để gửi thư báo thôi mời dự cuộc họp “{post.meeting}”."
    )
    with pytest.raises(RuleBroken, match="Không còn ai có địa chỉ thư"):
        post.take_back()


def test_struck_before_the_letter_left_there_is_nothing_to_take_back(post: Post, mail: MailServer) -> None:
    post.delegate("Lê Mai", "mai@hailam.example")
    made = post.plan()
    _strike(post, "Lê Mai")
    send_mailing(made.pk)
    assert (_names(post), mail.taken) == (([], []), [])


REFUSED: dict[str, Callable[[Post], object]] = {
    "meeting-closed": lambda post: Meeting.objects.update(state=State.ENDED),
    "letters-moved": lambda post: post.delegate("Cao Mới", "moi@hailam.example"),
    "not-allowed": lambda post: setattr(post, "by", User.objects.get(role="leader")),
    "nobody-to-tell": lambda post: DelegateContact.objects.all().delete(),
}


@pytest.mark.parametrize("code", REFUSED)
def test_refused(code: str, post: Post, province: Province, leader: User) -> None:
    _strike(post, "Trần Lam")
    found = _found(post)
    reviewed = Reviewed(found.seen(found.to_withdraw), HERE)
    REFUSED[code](post)
    if code == "letters-moved":
        _strike(post, "Nguyễn Thị Đào")
    with pytest.raises(RuleBroken) as refused:
        mail_withdrawals(actor=post.by, meeting=post.meeting, reviewed=reviewed)
    assert refused.value.code == code
    assert Mailing.objects.count() == 1


def test_by_telephone_whom_no_letter_reaches(post: Post) -> None:
    DelegateContact.objects.filter(value=LAM).delete()
    _strike(post, "Vũ An", "Trần Lam")
    assert _names(post) == ([], ["Vũ An", "Trần Lam"])
    note_told_off(actor=post.by, delegate=_one("Vũ An"))
    assert _names(post) == ([], ["Trần Lam"])
    assert Entry.objects.get(verb="note_told_off").said == (
        f"{post.by} ghi đã báo thôi mời qua điện thoại cho Vũ An."
    )
    for name in ("Vũ An", "Lê Bình"):
        with pytest.raises(RuleBroken, match="đã được báo rồi, hoặc không có gì phải báo"):
            note_told_off(actor=post.by, delegate=_one(name))


def test_a_cancelled_meeting_is_told_to_all_who_hold_anything(post: Post, mail: MailServer) -> None:
    """Letters to who was written to, struck off or not; the telephone for paper; nothing to the others."""
    _strike(post, "Trần Lam", "Vũ An")
    now = Meeting.objects.get(pk=post.meeting.pk)
    cancel_meeting(actor=post.by, meeting=now, reason="bão số 5", seen=now.when.words)
    assert _names(post) == ([], ["Vũ An", "Lê Bình"])
    post.send(anew=True)
    assert [to for to, _ in mail.taken] == [DAO, LAM]
    assert {str(one["Subject"])[:4] for one in mail.letters} == {"Hủy:"}
    note_told_off(actor=post.by, delegate=_one("Lê Bình"))
    assert Entry.objects.get(verb="note_told_off").said.endswith("đã báo hủy họp qua điện thoại cho Lê Bình.")
    assert (_names(post), _found(post).to_tell) == (([], ["Vũ An"]), [])


def test_a_letter_that_takes_back_is_the_last_one(post: Post, mail: MailServer) -> None:
    _strike(post, "Nguyễn Thị Đào")
    send_mailing(post.take_back().pk)
    now = Meeting.objects.get(pk=post.meeting.pk)
    cancel_meeting(actor=post.by, meeting=now, reason="bão số 5", seen=now.when.words)
    post.send(anew=True)
    assert [to for to, _ in mail.taken] == [DAO, LAM]


def test_from_the_page(post: Post, province: Province) -> None:
    _strike(post, "Nguyễn Thị Đào", "Vũ An")
    client, home = province.client("specialist"), f"/cuoc-hop/{post.meeting.pk}/thu-moi/"
    page = client.get(home).content.decode()
    for said in (
        "Đã mời qua thư, nay đưa ra khỏi danh sách", "Báo thôi mời 1 người", "d***@hailam.example",
        "Cần báo qua điện thoại", "Đã báo<span", "Lý do đưa ra khỏi danh sách không ghi trong thư",
    ):  # fmt: skip
        assert said in page, said
    assert [silent for silent in (WHY, DAO, "Liên kết riêng của từng người") if silent in page] == []
    seen = page.split("thoi-moi/", 1)[1].split('name="seen" value="', 1)[1].split('"', 1)[0]
    assert client.post(f"{home}thoi-moi/", {"seen": seen}).status_code == 302
    assert InvitationLetter.objects.filter(kind="withdraw").count() == 1
    told = client.post(f"{home}da-bao/{_one('Vũ An').pk}/", follow=True).content.decode()
    assert ("Vũ An được báo qua điện thoại" in told, "Cần báo qua điện thoại" in told) == (True, False)
    assert client.post(f"{home}da-bao/{_one('Hà Chi').pk}/").status_code == 422
