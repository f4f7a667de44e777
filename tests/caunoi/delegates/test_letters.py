"""Invitations by e-mail to a real mail server: looked over, sent once, told anew when the meeting moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from email.message import EmailMessage
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from caunoi.delegates import letter_jobs, letter_leases
from caunoi.delegates.answer_actions import make_answer_link
from caunoi.delegates.letter_actions import MOST_NOTE, Reviewed, mail_changes, mail_invitations
from caunoi.delegates.letter_leases import LeaseLost, note_handing, take
from caunoi.delegates.letter_paper_actions import Whom, merge_invitations
from caunoi.delegates.letter_reads import letters_of
from caunoi.delegates.letter_rules import LEASE, MOST_FAILURES, QUEUE_AGAIN
from caunoi.delegates.letter_sending import send_mailing
from caunoi.delegates.models import AnswerLink, Delegate, DelegateContact, InvitationLetter, Mailing
from caunoi.delegates.rules import Standing
from caunoi.issuing import merge_letters
from caunoi.issuing.merge_reads import preview_file
from caunoi.issuing.merge_rules import Guest
from caunoi.issuing.models import Merge
from caunoi.ledger.models import Entry
from caunoi.meetings.agenda_change_actions import cancel_meeting, move_meeting, postpone_meeting
from caunoi.meetings.agenda_change_rules import When
from caunoi.meetings.models import Meeting, Session
from caunoi.meetings.rules import State
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.letter_scene import HERE, Post, link_in, parts
from tests.caunoi.issuing.guest_lists import VALUES, typed
from tests.caunoi.reminders.servers import MailServer, mail_server
from tests.conftest import Province
from vanban.kinds import KindError, fill

DAO, LAM = "dao@hailam.example", "lam@hailam.example"


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    with mail_server(settings) as server:
        yield server


@pytest.fixture
def post(meeting: Meeting, specialist: User, mail: MailServer) -> Post:
    """One with an address in the second forum, one without a forum, one without an address."""
    made = Post(meeting, specialist)
    made.delegate("Nguyễn Thị Đào", DAO, forum=2)
    made.delegate("Trần Lam", LAM)
    made.delegate("Vũ An")
    return made


def _refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act()
    assert refused.value.code == code


def _moved(post: Post, on: date = date(2027, 4, 5)) -> None:
    now = Meeting.objects.get(pk=post.meeting.pk)
    to = When(on, on + timedelta(days=1), time(8), now.place)
    move_meeting(actor=post.by, meeting=now, to=to, reason="trùng lịch tỉnh", seen=now.when.words)


def test_a_reason_is_told_once_and_not_of_another_change(post: Post, mail: MailServer) -> None:
    post.send()
    _moved(post)
    Meeting.objects.filter(pk=post.meeting.pk).update(place="Nhà thi đấu")
    post.send(anew=True)
    Session.objects.filter(meeting=post.meeting).update(place="Sân vận động")
    found = letters_of(Meeting.objects.get(pk=post.meeting.pk))
    assert [any("trùng lịch" in one for one in found.words(told).changes) for told in found.to_tell] == [
        False,
        False,
    ]
    post.send(anew=True)
    told = [parts(letter)["text/plain"].decode().count("Lý do: trùng lịch tỉnh") for letter in mail.letters]
    assert told == [0, 0, 1, 1, 0, 0]


def test_each_is_written_to_in_words_of_their_own(post: Post, mail: MailServer) -> None:
    made = post.send(note="Mặc áo trắng & đến sớm.")
    assert post.states() == ["sent", "sent"]
    assert [to for to, _ in mail.taken] == [DAO, LAM]
    letter = mail.letters[0]
    assert str(letter["Subject"]) == "Thư mời: Gặp mặt cán bộ thôn tiêu biểu"
    assert (letter["Auto-Submitted"], str(letter["To"])) == ("auto-generated", DAO)
    found = parts(letter)
    text = found["text/plain"].decode()
    for said in (
        "Kính gửi đồng chí Nguyễn Thị Đào", "Thời gian: 22–23/03/2027", "Địa điểm: Nhà văn hóa tỉnh Hải Lam",
        "Chủ trì: Thường trực Tỉnh ủy", "- Diễn đàn 2: 14:00–17:00, 22/03/2027, tại Hội trường 2",
        "- Phiên toàn thể: 07:30, 23/03/2027", "Mặc áo trắng & đến sớm.",
    ):  # fmt: skip
        assert said in text.replace("\r", ""), said
    assert "Diễn đàn 1" not in text
    assert "Vũ An" not in text
    page = found["text/html"].decode()
    assert ("Mặc áo trắng &amp; đến sớm." in page, f"{HERE}/tra-loi/" in page) == (True, True)
    image = cv2.imdecode(np.frombuffer(found["image/png"], np.uint8), cv2.IMREAD_GRAYSCALE)
    assert image is not None
    assert (
        cv2.QRCodeDetector().detectAndDecode(image)[0] == Delegate.objects.get(full_name__endswith="Đào").code
    )
    row = InvitationLetter.objects.get(delegate__full_name="Trần Lam")
    assert (row.to, row.mailing, row.said[:3]) == ("l***@hailam.example", made, "250")
    assert DAO not in str(list(InvitationLetter.objects.values()))


def test_the_link_answers_and_only_its_digest_is_kept(post: Post, mail: MailServer) -> None:
    post.send()
    address = link_in(mail.letters[0])
    assert "Nguyễn Thị Đào" in Client().get(address).content.decode()
    assert Client().post(address, {"answer": "coming"}).status_code == 302
    assert Delegate.objects.get(full_name__endswith="Đào").stands is Standing.COMING
    secret = address.split("/")[2]
    assert secret not in str(list(AnswerLink.objects.values()))
    assert not Entry.objects.filter(said__contains=secret).exists()
    make_answer_link(actor=post.by, delegate=Delegate.objects.get(full_name__endswith="Đào"))
    assert Client().get(address).status_code == 404
    assert Client().get(link_in(mail.letters[1])).status_code == 200


def test_one_line_of_the_ledger_for_all_addresses(post: Post, mail: MailServer) -> None:
    post.send()
    line = Entry.objects.get(verb="mail_invitations")
    assert line.after == "2 người"
    assert line.said == (
        f"{post.by} dùng địa chỉ thư của 2 đại biểu để gửi thư mời dự cuộc họp “{post.meeting}”."
    )
    _refused("nobody-to-tell", post.plan)
    late = post.delegate("Lê Mai", "mai@hailam.example")
    post.send()
    assert [to for to, _ in mail.taken] == [DAO, LAM, "mai@hailam.example"]
    assert InvitationLetter.objects.filter(delegate=late).count() == 1


REFUSED: dict[str, Callable[[Post], object]] = {
    "meeting-closed": lambda post: Meeting.objects.update(state=State.ENDED),
    "no-day": lambda post: (
        post.meeting.sessions.update(on=None),
        Meeting.objects.update(starts_on=None, ends_on=None),
    ),
    "meeting-over": lambda post: Meeting.objects.update(
        starts_on=timezone.localdate() - timedelta(2), ends_on=timezone.localdate() - timedelta(1)
    ),
    "nobody-to-tell": lambda post: DelegateContact.objects.all().delete(),
    "not-allowed": lambda post: setattr(post, "by", User.objects.get(role="leader")),
}


@pytest.mark.parametrize("code", REFUSED)
def test_refused(code: str, post: Post, province: Province, leader: User) -> None:
    REFUSED[code](post)
    _refused(code, post.plan)
    assert not Mailing.objects.exists()


def test_what_was_not_looked_over_does_not_leave(post: Post, settings: Settings) -> None:
    found = letters_of(post.meeting)
    reviewed = Reviewed(found.seen(found.to_invite), HERE, "x" * MOST_NOTE)
    post.delegate("Lê Mai", "mai@hailam.example")
    act = mail_invitations
    _refused("letters-moved", lambda: act(actor=post.by, meeting=post.meeting, reviewed=reviewed))
    _refused("too-long", lambda: post.plan(note="x" * (MOST_NOTE + 1)))
    _refused("nobody-to-tell", lambda: mail_changes(actor=post.by, meeting=post.meeting, reviewed=reviewed))
    settings.CAUNOI_EMAIL_HOST = ""
    _refused("no-mail-server", post.plan)


def test_who_was_struck_or_whose_meeting_was_cancelled_meanwhile_hears_nothing(
    post: Post, mail: MailServer
) -> None:
    made = post.plan()
    Delegate.objects.filter(full_name="Trần Lam").update(standing=Standing.STRUCK, reason="nhầm")
    Meeting.objects.update(state=State.CANCELLED)
    send_mailing(made.pk)
    assert (post.states(), mail.taken) == (["dropped", "dropped"], [])


def test_an_address_that_the_server_does_not_know(post: Post, mail: MailServer, province: Province) -> None:
    mail.unknown.add(DAO)
    post.send()
    assert post.states() == ["given_up", "sent"]
    page = province.client("specialist").get(f"/cuoc-hop/{post.meeting.pk}/thu-moi/").content.decode()
    assert ("Máy chủ thư không nhận" in page, "no such user here" in page, DAO in page) == (True, True, False)
    assert Entry.objects.get(verb="give_up_letter").said == (
        "Không gửi được thư mời cho đại biểu Nguyễn Thị Đào sau 1 lần."
    )
    DelegateContact.objects.filter(value=DAO).update(value="moi@hailam.example")
    post.send()
    assert [to for to, _ in mail.taken] == [LAM, "moi@hailam.example"]
    DelegateContact.objects.update(value="", erased_at=timezone.now())
    late = post.delegate("Lê Mai", "mai@hailam.example")
    made = post.plan()
    late.contacts.all().delete()
    send_mailing(made.pk)
    assert InvitationLetter.objects.get(delegate=late).said == "Đại biểu không còn địa chỉ thư."


def test_a_busy_server_is_asked_again_and_given_up_at_last(post: Post, mail: MailServer) -> None:
    mail.busy = 1
    made = post.send()
    assert post.states() == ["waiting", "sent"]
    InvitationLetter.objects.update(next_try_at=timezone.now())
    send_mailing(made.pk)
    assert (post.states(), len(mail.taken)) == (["sent", "sent"], 2)
    post.delegate("Lê Mai", "mai@hailam.example")
    made, mail.busy = post.plan(), MOST_FAILURES
    InvitationLetter.objects.filter(mailing=made).update(failures=MOST_FAILURES - 2)
    for state in ("waiting", "given_up"):
        InvitationLetter.objects.filter(state="waiting").update(next_try_at=timezone.now())
        send_mailing(made.pk)
        assert post.states()[-1] == state


def test_without_a_server_one_try_is_enough_until_the_tick(
    post: Post, settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    with django_capture_on_commit_callbacks(execute=True) as queued:
        made = post.send()
    assert (len(queued), post.states()) == (1, ["waiting", "planned"])
    settings.EMAIL_PORT, now = port, timezone.now()
    assert [letter_jobs.tick(now), letter_jobs.tick(now + QUEUE_AGAIN)] == [0, 1]
    assert letter_jobs.tick(now + QUEUE_AGAIN) == 0
    letter_jobs.send_invitations.call(made.pk)
    assert post.states() == ["waiting", "sent"]


def test_a_server_that_dies_after_it_has_the_letter(post: Post, mail: MailServer) -> None:
    """Nobody knows: it is sent again under the same name, and either link opens."""
    mail.dies_after_data = 1
    made = post.send()
    assert post.states() == ["waiting", "sent"]
    InvitationLetter.objects.filter(state="waiting").update(next_try_at=timezone.now())
    send_mailing(made.pk)
    assert [to for to, _ in mail.taken] == [DAO, LAM, DAO]
    assert [one.delegate.full_name for one in letters_of(post.meeting).doubtful] == ["Nguyễn Thị Đào"]
    assert mail.ids[0] == mail.ids[2] != mail.ids[1]
    assert [Client().get(link_in(letter)).status_code for letter in mail.letters] == [200] * 3


def test_a_killed_sender_repeats_nothing_that_was_confirmed(post: Post, mail: MailServer) -> None:
    made, now = post.plan(), timezone.now()
    first = take(made.pk, now=now)
    assert first is not None
    send_mailing(made.pk)
    assert (post.states(), len(mail.taken)) == (["sending", "sent"], 1)
    later = now + LEASE + timedelta(seconds=1)
    again = take(made.pk, now=later)
    assert (again is not None, take(made.pk, now=later)) == (True, None)
    settles: tuple[Callable[[], None], ...] = (
        lambda: letter_leases.finish(first, "250", now=later),
        lambda: letter_leases.refuse(first, "x"),
        lambda: letter_leases.drop(first, "x"),
        lambda: letter_leases.put_back(first, "x", now=later),
        lambda: note_handing(first, told=[], to="", secret="x"),
    )
    for settle in settles:
        with pytest.raises(LeaseLost):
            settle()
    assert not Entry.objects.filter(verb="give_up_letter").exists()
    InvitationLetter.objects.filter(state="sending").update(lease_until=now)
    send_mailing(made.pk)
    send_mailing(made.pk)
    assert [to for to, _ in mail.taken] == [LAM, DAO]


def test_the_database_keeps_one_letter_under_way(post: Post) -> None:
    made = post.plan()
    row = InvitationLetter.objects.first()
    assert row is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        InvitationLetter.objects.create(mailing=made, delegate=row.delegate, number=9, kind="invite")
    _refused("nobody-to-tell", post.plan)


def _event(one: Any) -> tuple[str, str, int, str]:
    return str(one["uid"]), str(one["status"]), int(one["sequence"]), f"{one['dtstart'].dt:%m%d}"


def _events(letter: EmailMessage) -> list[tuple[str, str, int, str]]:
    """UID, state, number and day of each entry, in their order."""
    return [_event(one) for one in Calendar.from_ical(parts(letter)["text/calendar"]).walk("VEVENT")]


def test_moved_each_hears_once_and_the_calendar_follows(
    post: Post, mail: MailServer, province: Province
) -> None:
    post.send()
    assert letters_of(post.meeting).stale == []
    _moved(post)
    page = province.client("specialist").get(f"/cuoc-hop/{post.meeting.pk}/thu-moi/").content.decode()
    assert ("Đã mời theo giờ cũ" in page, "Gửi lại cho 2 người" in page) == (True, True)
    post.send(anew=True, note="Xin lỗi vì thay đổi.")
    _refused("nobody-to-tell", lambda: post.plan(anew=True))
    before, after = mail.letters[0], mail.letters[2]
    assert (str(after["Subject"])[:14], str(after["To"])) == ("Thay đổi lịch:", DAO)
    assert after["In-Reply-To"] == before["Message-ID"] != after["Message-ID"]
    text = parts(after)["text/plain"].decode().replace("\r", "")
    for said in (
        "Thư này thay thư đã gửi ngày", "Lý do: trùng lịch tỉnh", "Xin lỗi vì thay đổi.",
        "Thư trước ghi Diễn đàn 2: 14:00–17:00, 22/03/2027, tại Hội trường 2; nay là Diễn đàn 2: 14:00",
    ):  # fmt: skip
        assert said in text, said
    old, new = _events(before), _events(after)
    assert [one[0] for one in old] == [one[0] for one in new]
    assert {one[1] for one in new} == {"CONFIRMED"}
    assert min(one[2] for one in new) > max(one[2] for one in old)
    assert (old[0][3], new[0][3]) == ("0322", "0405")
    downloaded = Calendar.from_ical(Client().get(f"{link_in(before)}lich.ics").content).walk("VEVENT")
    assert {str(one["sequence"]) for one in downloaded} == {str(one[2]) for one in new}
    assert Client().get(link_in(after)).status_code == 200


def test_postponed_then_called_anew(post: Post, mail: MailServer) -> None:
    post.send()
    now = post.meeting
    postpone_meeting(actor=post.by, meeting=now, reason="bão số 3", seen=now.when.words)
    post.send(anew=True)
    letter = mail.letters[2]
    assert "Cuộc họp hoãn, chưa có ngày mới" in parts(letter)["text/plain"].decode()
    assert b"METHOD:CANCEL" in parts(letter)["text/calendar"]
    assert {one[1] for one in _events(letter)} == {"CANCELLED"}
    assert b"VEVENT" not in Client().get(f"{link_in(letter)}lich.ics").content
    _moved(post)
    post.send(anew=True)
    assert [one[1] for one in _events(mail.letters[4])] == ["CONFIRMED"] * 2


def test_cancelled_is_told_once_and_leaves_the_calendar(post: Post, mail: MailServer) -> None:
    post.send()
    made = post.delegate("Lê Mai", "mai@hailam.example")
    now = post.meeting
    cancel_meeting(actor=post.by, meeting=now, reason="không còn cần", seen=now.when.words)
    _refused("meeting-closed", post.plan)
    post.send(anew=True)
    assert [to for to, _ in mail.taken] == [DAO, LAM, DAO, LAM]
    letter, text = mail.letters[2], parts(mail.letters[2])["text/plain"].decode()
    assert str(letter["Subject"]).startswith("Hủy: Gặp mặt")
    assert ("Hủy: Diễn đàn 2" in text, "image/png" in parts(letter)) == (True, False)
    assert {one[1] for one in _events(letter)} == {"CANCELLED"}
    _refused("nobody-to-tell", lambda: post.plan(anew=True))
    assert not InvitationLetter.objects.filter(delegate=made).exists()
    assert "đã hủy" in Client().get(link_in(letter)).content.decode()


def test_moved_back_before_the_letter_leaves(post: Post, mail: MailServer) -> None:
    post.send()
    Meeting.objects.update(place="Sân vận động")
    made = post.plan(anew=True)
    Meeting.objects.update(place="Nhà văn hóa tỉnh Hải Lam")
    send_mailing(made.pk)
    assert post.states() == ["sent", "sent", "dropped", "dropped"]


def test_looked_over_and_sent_from_the_page(post: Post, mail: MailServer, province: Province) -> None:
    client, home = province.client("specialist"), f"/cuoc-hop/{post.meeting.pk}/thu-moi/"
    lam = Delegate.objects.get(full_name="Trần Lam")
    page = client.get(f"{home}?xem={lam.pk}").content.decode()
    for said in ("Kính gửi đồng chí Trần Lam", "l***@hailam.example", "Gửi 2 thư mời", "Vũ An"):
        assert said in page, said
    assert LAM not in page
    seen = page.split('name="seen" value="', 1)[1].split('"', 1)[0]
    assert client.post(home, {"seen": "x", "note": "dặn"}).status_code == 422
    assert client.post(home, {"seen": seen}).status_code == 302
    found = client.get(home, headers={"HX-Request": "true"}).content.decode()
    assert ("còn 2 thư" in found, "<html" in found) == (True, False)
    send_mailing(Mailing.objects.get().pk)
    assert "Không còn ai cần gửi thư" in client.get(home).content.decode()
    Meeting.objects.update(place="Sân vận động")
    page = client.get(home).content.decode()
    seen = page.split('name="seen" value="', 1)[1].split('"', 1)[0]
    assert client.post(f"{home}bao-lai/", {"seen": seen}).status_code == 302
    assert InvitationLetter.objects.filter(kind="change").count() == 2


def test_the_page_asks_no_more_for_more_people(
    post: Post, mail: MailServer, django_assert_num_queries: Callable[..., object]
) -> None:
    post.send()
    for number in range(20):
        post.delegate(f"Đại biểu {number}", f"d{number}@hailam.example")
    found = Meeting.objects.select_related("office").get(pk=post.meeting.pk)
    with django_assert_num_queries(6):  # type: ignore[attr-defined]  # a context manager
        letters = letters_of(found)
        assert len(letters.to_invite) == 20
    assert (letters.invited, len(letters.without_address)) == (2, 1)


def _papers(post: Post, whom: Whom = Whom.ALL, **values: object) -> Merge:
    return merge_invitations(
        actor=post.by, meeting=post.meeting, values={**VALUES, **values}, address=HERE, whom=whom
    )


def test_on_paper_each_has_the_code_of_the_door_and_a_link(post: Post, mail: MailServer) -> None:
    post.send()
    made = _papers(post)
    dao = next(one for one in made.listed if one.name.endswith("Đào"))
    row = Delegate.objects.get(full_name=dao.name)
    assert (made.total, dao.code, dao.seat) == (3, row.code, "Diễn đàn 2, Hội trường 2")
    path = dao.link.removeprefix(HERE)
    assert "Nguyễn Thị Đào" in Client().get(path).content.decode()
    assert Client().get(link_in(mail.letters[0])).status_code == 200
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(preview_file(made)))
    assert dao.link in re.sub(r"\s", "", text.replace("\ufffe", "-"))
    assert Entry.objects.get(verb="merge_invitations").said == (
        f"{post.by} lập giấy mời dự cuộc họp “{post.meeting}” cho 3 đại biểu."
    )
    assert [one.name for one in _papers(post, Whom.UNMAILED).listed] == ["Vũ An"]


PAPERS_REFUSED: dict[str, Callable[[Post], object]] = {
    **{code: REFUSED[code] for code in ("meeting-closed", "meeting-over", "not-allowed")},
    "nobody-to-tell": lambda post: Delegate.objects.update(standing=Standing.DECLINED, reason="ốm"),
}


@pytest.mark.parametrize("code", PAPERS_REFUSED)
def test_no_paper(code: str, post: Post, leader: User) -> None:
    PAPERS_REFUSED[code](post)
    _refused(code, lambda: _papers(post))
    assert (Merge.objects.exists(), AnswerLink.objects.exists()) == (False, False)


def test_what_the_kind_refuses_leaves_no_link(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    _refused("field-wrong", lambda: _papers(post, meets_at="tám giờ"))
    monkeypatch.setattr("caunoi.issuing.merge_actions.MOST_GUESTS", 2)
    _refused("too-many-guests", lambda: _papers(post))
    assert not AnswerLink.objects.exists()


def test_an_office_whose_kind_has_no_place_for_a_link() -> None:
    known = merge_letters.kind()
    own = replace(known, fields=tuple(one for one in known.fields if one.key != "link"))
    guest = Guest(1, "Vũ An", code="M-1", link=f"{HERE}/tra-loi/x/")
    with pytest.raises(KindError):
        fill(own, {**VALUES, **guest.values()})
    assert merge_letters.paper_of(own, VALUES, guest).code == "M-1"


def test_papers_from_the_page(post: Post, province: Province) -> None:
    client, home = province.client("specialist"), f"/cuoc-hop/{post.meeting.pk}/thu-moi/giay/"
    page = client.get(f"{home}?cho=unmailed").content.decode()
    for said in ("gặp mặt cán bộ thôn tiêu biểu", 'value="2027-03-22"', 'value="unmailed" selected'):
        assert said in page, said
    assert 'type="file"' not in page
    assert client.post(home, {**typed(), "whom": "all", "venue": ""}).status_code == 422
    done = client.post(home, {**typed(), "whom": "all"})
    assert (done.status_code, done["Location"]) == (302, f"/van-ban-di/tron-thu/{Merge.objects.get().pk}/")
    assert "Nguyễn Thị Đào" in client.get(done["Location"]).content.decode()
    Delegate.objects.update(standing=Standing.STRUCK, reason="nhầm")
    gone = client.post(home, {**typed(), "whom": "all"})
    assert (gone.status_code, "Không còn ai cần giấy mời" in gone.content.decode()) == (422, True)
