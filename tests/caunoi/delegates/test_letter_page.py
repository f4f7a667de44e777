"""The page of invitations by e-mail, as it stands at each moment; and who sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.delegates.answer_actions import make_answer_link
from caunoi.delegates.letter_reads import letters_of, sequence_of
from caunoi.delegates.letter_rules import QUEUE_AGAIN
from caunoi.delegates.letter_sending import send_mailing
from caunoi.delegates.models import AnswerLink, Delegate, DelegateContact, InvitationLetter, Mailing
from caunoi.delegates.rules import Standing
from caunoi.meetings.models import Meeting
from caunoi.meetings.rules import State
from caunoi.people.models import User
from tests.caunoi.delegates.letter_scene import HERE, Post, link_in
from tests.caunoi.reminders.servers import MailServer, mail_server
from tests.conftest import Province

DAO, LAM = "dao@hailam.example", "lam@hailam.example"


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


@pytest.fixture
def post(meeting: Meeting, specialist: User, settings: Settings) -> Post:
    """Two were invited by e-mail, a third has no address."""
    settings.CAUNOI_EMAIL_HOST = "127.0.0.1"
    made = Post(meeting, specialist)
    made.delegate("Nguyễn Thị Đào", DAO)
    made.delegate("Trần Lam", LAM)
    made.delegate("Vũ An")
    made.note_sent()
    return made


def _page(post: Post, province: Province, role: str = "specialist", ending: str = "") -> str:
    return province.client(role).get(f"/cuoc-hop/{post.meeting.pk}/thu-moi/{ending}").content.decode()


def _move(post: Post) -> int:
    return Meeting.objects.filter(pk=post.meeting.pk).update(place="Sân vận động")


MOMENTS: dict[str, tuple[Callable[[Post], object], tuple[str, ...], tuple[str, ...]]] = {
    "all were told": (
        lambda post: None,
        ("Không còn ai cần gửi thư", "Không có địa chỉ thư", "Vũ An"),
        ("Gửi lại cho", "Thư sẽ gửi", "Đang gửi"),
    ),
    "moved": (
        _move,
        ("Đã mời theo giờ cũ", "Gửi lại cho 2 người", "tại Nhà văn hóa tỉnh Hải Lam", "Xem thư báo lại"),
        ("Thư sẽ gửi", "Không còn ai cần gửi thư", "không còn địa chỉ thư"),
    ),
    "moved, one address is gone": (
        lambda post: (_move(post), DelegateContact.objects.filter(value=LAM).delete()),
        ("Gửi lại cho 1 người", "không còn địa chỉ thư, cần báo bằng cách khác"),
        ("Gửi lại cho 2 người",),
    ),
    "moved, one has declined, one is struck": (
        lambda post: (
            _move(post),
            Delegate.objects.filter(full_name__endswith="Đào").update(standing="declined", reason="ốm"),
            Delegate.objects.filter(full_name="Trần Lam").update(standing=Standing.STRUCK, reason="nhầm"),
        ),
        ("Gửi lại cho 1 người", "Nguyễn Thị Đào", "Báo thôi mời 1 người", "Thôi mời: Gặp mặt", "Trần Lam"),
        ("nhầm",),
    ),
    "postponed": (
        lambda post: Meeting.objects.update(state=State.POSTPONED, starts_on=None, ends_on=None),
        ("Hoãn, chưa có ngày mới", "Cuộc họp hoãn, chưa có ngày mới; khi có ngày", "Gửi lại cho 2 người"),
        ("Thư sẽ gửi",),
    ),
    "cancelled": (
        lambda post: Meeting.objects.update(state=State.CANCELLED),
        ("Đã hủy", "Đã mời, chưa báo hủy", "Hủy: Gặp mặt", "tệp lịch (.ics) xóa lịch cũ"),
        ("Thư sẽ gửi", "Giấy mời để in", "Không có địa chỉ thư</h2>"),
    ),
    "one may have come twice": (
        lambda post: InvitationLetter.objects.filter(delegate__full_name="Trần Lam").update(doubts=1),
        ("1 thư có thể tới hai lần", "liên kết nào cũng dùng được"),
        (),
    ),
    "one more": (
        lambda post: post.delegate("Lê Mai", "mai@hailam.example"),
        ("Thư sẽ gửi", "Gửi 1 thư mời", "Kính gửi đồng chí Lê Mai", "m***@hailam.example"),
        ("mai@hailam.example", "Gửi lại cho"),
    ),
    "under way": (
        lambda post: (post.delegate("Lê Mai", "mai@hailam.example"), post.plan()),
        ("Đang gửi, còn 1 thư", 'hx-trigger="every 3s"'),
        ("Gửi 1 thư mời", "Không còn ai cần gửi thư"),
    ),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_the_page_says(moment: str, post: Post, province: Province) -> None:
    happen, there, absent = MOMENTS[moment]
    happen(post)
    page = _page(post, province)
    assert [said for said in there if said not in page] == []
    assert [said for said in (*absent, DAO, LAM) if said in page] == []


def test_an_unknown_choice_shows_the_first_letter(post: Post, province: Province) -> None:
    first, second = (post.delegate(name, f"{n}@hailam.example") for n, name in enumerate(("Lê A", "Lê B")))
    for asked, name in (("", "Lê A"), ("x", "Lê A"), (first.pk, "Lê A"), (second.pk, "Lê B")):
        assert f"Kính gửi đồng chí {name}," in _page(post, province, ending=f"?xem={asked}")


def test_who_keeps_no_list_sees_no_letters(post: Post, province: Province) -> None:
    for role in ("leader", "unit_contact", "reader", "steward"):
        for ending in ("", "giay/"):
            assert "Kính gửi" not in _page(post, province, role, ending)
        answer = province.client(role).post(f"/cuoc-hop/{post.meeting.pk}/thu-moi/bao-lai/", {})
        assert answer.status_code == 422


def test_the_list_leads_to_the_letters(post: Post, province: Province) -> None:
    page = province.client("specialist").get(f"/cuoc-hop/{post.meeting.pk}/dai-bieu/").content.decode()
    assert f'href="/cuoc-hop/{post.meeting.pk}/thu-moi/"' in page


def test_a_link_made_by_hand_ends_all_that_letters_brought(post: Post, mail: MailServer) -> None:
    InvitationLetter.objects.all().delete()
    post.send()
    _move(post)
    post.send(anew=True)
    dao = Delegate.objects.get(full_name__endswith="Đào")
    assert AnswerLink.objects.filter(delegate=dao).count() == 2
    assert link_in(mail.letters[0]) != link_in(mail.letters[2])
    make_answer_link(actor=post.by, delegate=dao)
    assert AnswerLink.objects.filter(delegate=dao).count() == 1
    assert AnswerLink.objects.exclude(delegate=dao).count() == 2


def test_the_number_in_the_calendar_only_grows(post: Post) -> None:
    late = post.delegate("Lê Mai", "mai@hailam.example")
    seen = [sequence_of(late)]
    for anew in (False, True):
        post.note_sent(anew=anew)
        seen.append(sequence_of(late))
        Meeting.objects.update(place=f"Sân {len(seen)}")
    assert seen == sorted(set(seen)) == [0, 1, 2]


def test_the_tick_takes_up_what_was_left(post: Post, mail: MailServer) -> None:
    """As after a restart: the letter waits in its row, the queue has forgotten it."""
    post.delegate("Lê Mai", "mai@hailam.example")
    made = post.plan()
    call_command("tick")
    before = Mailing.objects.get(pk=made.pk).queued_at
    Mailing.objects.filter(pk=made.pk).update(queued_at=timezone.now() - QUEUE_AGAIN)
    call_command("tick")
    assert Mailing.objects.get(pk=made.pk).queued_at > before
    send_mailing(made.pk)
    assert (post.states()[-1], mail.taken[-1][0]) == ("sent", "mai@hailam.example")


def test_a_letter_costs_no_more_where_there_are_many(
    post: Post, mail: MailServer, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(4):
        post.delegate(f"Đại biểu {number}", f"d{number}@hailam.example")
    made = post.plan()
    with django_assert_max_num_queries(4 * 24):  # type: ignore[attr-defined]  # a context manager
        send_mailing(made.pk)
    assert InvitationLetter.objects.filter(mailing=made, state="sent").count() == 4
    assert made.address == HERE
    assert letters_of(post.meeting).under_way == 0
