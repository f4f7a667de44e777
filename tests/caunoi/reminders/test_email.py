"""E-mail to a real mail server: what it is sent, and every way in which it may not take it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from pytest_django.fixtures import Settings

from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.reminders.channels import CHANNELS, post, posts
from caunoi.reminders.channels.contract import NotSent, Outgoing, Refused, Unsure
from caunoi.reminders.channels.email import Email
from caunoi.reminders.models import Attempt
from caunoi.tasks import actions
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Due, Operator
from tests.caunoi.reminders.conftest import MORNING, THURSDAY, Dated, at, letters, run
from tests.caunoi.reminders.servers import MailServer, name_it, running, signing_in
from tests.caunoi.tasks.conftest import Open

pytestmark = pytest.mark.django_db


def one(letter: str = "<sang.17@hailam.example>", **parts: str) -> Outgoing:
    said = {"subject": "Nhắc việc: 1 quá hạn", "text": "Kính gửi.\n", "calendar": ""} | parts
    return Outgoing(letter, "morning", said["subject"], said["text"], said["calendar"], MORNING)


def nothing() -> None:
    """Nobody is asked before the words leave."""


def to(address: str) -> User:
    return User(username="a", full_name="A", email=address)


def outcomes() -> list[tuple[str, str]]:
    return list(Attempt.objects.order_by("pk").values_list("outcome", "said"))


def test_the_registry() -> None:
    assert [channel.key for channel in CHANNELS] == ["screen", "email", "webhook"]
    assert [one.key for one in posts()] == ["email", "webhook"]
    with pytest.raises(LookupError, match="screen"):
        post("screen")


def test_a_letter_is_sent_once_and_the_answer_is_the_proof(mail: MailServer, dated: Dated) -> None:
    dated(0)
    for minute in range(4):
        run(at(7, minute))
    [letter] = letters()
    assert mail.ids == [letter.reference]
    assert (letter.state, letter.attempts, letter.failures, letter.problem) == ("sent", 1, 0, "")
    [attempt] = Attempt.objects.all()
    assert (attempt.outcome, attempt.to) == ("sent", "d***@hailam.example")
    assert attempt.said == "250 2.0.0 queued as 1"


def test_how_a_letter_looks_to_the_mail_program(mail: MailServer, dated: Dated) -> None:
    dated(0)
    run(MORNING)
    [letter] = mail.letters
    assert letter["From"] == "Văn phòng Tỉnh ủy Hải Lam <nhacviec@hailam.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"].datetime == MORNING
    assert letter["Message-ID"].startswith("<sang.2026-03-12.")
    assert letter["Message-ID"].endswith("@hailam.example>")
    parts = [part.get_content_type() for part in letter.walk()]
    assert parts == ["multipart/mixed", "text/plain", "text/calendar"]


def test_the_calendar_in_it_opens_and_says_when(
    mail: MailServer, dated: Dated, settings: Settings, chief: User
) -> None:
    settings.CAUNOI_ADDRESS = "https://caunoi.hailam.example"
    task = dated(1, "Báo cáo kết quả đối thoại; phụ lục,\nbiểu mẫu")
    run(MORNING)
    new = Due(THURSDAY + timedelta(days=6), None, Operator.BEFORE)
    actions.change_due(actor=chief, task=task, new=new, reason="Hoãn", seen="chậm nhất ngày 13/03/2026")
    run(at(9))
    run(at(9, 20))
    found = []
    for letter in mail.letters:
        [part] = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
        assert part.get_filename() == "han-nhiem-vu.ics"
        assert part.get_param("method") == "PUBLISH"
        calendar = Calendar.from_ical(str(part.get_content()))
        assert calendar.errors == []
        [event] = calendar.events
        found.append((str(event["uid"]), event["sequence"], event.decoded("dtstart")))
        assert event["summary"] == "Hạn: Báo cáo kết quả đối thoại; phụ lục, biểu mẫu"
        assert event["url"] == f"https://caunoi.hailam.example/nhiem-vu/{task.pk}/"
    uid = f"nhiem-vu-{task.pk}@caunoi"
    # 'trước ngày 18/3' is safe until the 17th.
    assert found == [(uid, 0, date(2026, 3, 13)), (uid, 1, date(2026, 3, 17))]


def test_links_come_from_the_setting_alone(mail: MailServer, dated: Dated, settings: Settings) -> None:
    dated(0)
    run(MORNING)
    assert "http" not in letters()[0].text
    settings.CAUNOI_ADDRESS = "https://caunoi.hailam.example"
    run(at(7, day=THURSDAY + timedelta(days=1)))
    assert f"https://caunoi.hailam.example/nhiem-vu/{Task.objects.get().pk}/" in letters()[1].text


def test_a_subject_of_many_lines_is_no_way_to_add_headers(mail: MailServer, open_task: Open) -> None:
    open_task("Báo cáo\r\nBcc: ai-do@khac.example\r\n\r\nlạ")
    run(MORNING)
    [letter] = mail.letters
    assert letter["Bcc"] is None
    assert [recipient for recipient, _ in mail.taken] == ["dau.moi@hailam.example"]


def test_the_message_id_is_made_of_the_key_and_of_this_installation(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "a@hailam.example"
    first = Email().reference("sang.2026-03-12.17.email")
    assert first == Email().reference("sang.2026-03-12.17.email")
    assert first != Email().reference("sang.2026-03-12.18.email")
    settings.SECRET_KEY = "another-installation-" * 3
    assert first != Email().reference("sang.2026-03-12.17.email")


def test_a_recipient_who_is_unknown_is_given_up_at_once(mail: MailServer, dated: Dated) -> None:
    mail.unknown.add("dau.moi@hailam.example")
    dated(0)
    run(MORNING)
    run(at(9))
    assert outcomes() == [("refused", "Máy chủ thư không nhận người nhận: 550 5.1.1 no such user here")]
    [letter] = letters()
    assert (letter.state, mail.taken, mail.talks) == ("given_up", [], 1)
    line = Entry.objects.get(verb="give_up_letter")
    assert line.said.startswith("Không gửi được cho Người Đầu mối đơn vị thư “Nhắc việc thứ Năm 12/03/2026")
    assert "dau.moi@" not in line.said + line.after


def test_a_server_that_is_down_is_met_again(
    settings: Settings, mail: MailServer, dated: Dated, contact: User
) -> None:
    down = MailServer()
    name_it(settings, down)  # nobody listens there yet
    dated(0)
    moments = [at(7), at(7, 0), at(7, 1), at(7, 2), at(7, 6), at(7, 21)]
    for moment in moments:
        run(moment)
    assert [outcome for outcome, _ in outcomes()] == ["failed"] * 4
    assert "Không nối được máy chủ thư 127.0.0.1" in outcomes()[0][1]
    with running(down):
        run(at(8, 0))
        assert down.taken == []  # the pause is not over
        run(at(8, 21))
        assert down.ids == [letters()[0].reference]
    assert [outcome for outcome, _ in outcomes()] == ["failed"] * 4 + ["sent"]
    assert (letters()[0].failures, letters()[0].problem) == (4, "")


def test_a_server_that_stays_down_is_given_up_with_a_line(
    settings: Settings, mail: MailServer, dated: Dated
) -> None:
    name_it(settings, MailServer())
    dated(0)
    for day in (THURSDAY, THURSDAY + timedelta(days=1)):
        for minute in range(7 * 60, 18 * 60, 5):
            run(at(minute // 60, minute % 60, day=day))
    first = letters()[0]
    assert (first.state, first.attempts, first.next_try_at) == ("given_up", 8, None)
    assert Entry.objects.filter(verb="give_up_letter", about_id=str(first.pk)).count() == 1


def test_not_now_is_not_never(mail: MailServer, dated: Dated) -> None:
    mail.busy = 1
    dated(0)
    run(MORNING)
    assert outcomes() == [("failed", "Máy chủ thư chưa nhận thư: 451 4.3.0 try again later")]
    run(at(7, 1))
    assert len(mail.taken) == 1
    assert letters()[0].state == "sent"


def test_a_server_that_dies_with_the_letter_in_hand(mail: MailServer, dated: Dated) -> None:
    """Nobody can know whether it was kept. It is sent again under the same Message-ID, by which the other
    side can tell that it is the same letter; and the row says that we were unsure."""
    mail.dies_after_data = 1
    dated(0)
    run(MORNING)
    [(outcome, said)] = outcomes()
    assert (outcome, letters()[0].state) == ("unsure", "waiting")
    assert "ngắt nối khi đang nhận thư" in said
    run(at(7, 1))
    assert mail.ids == [letters()[0].reference] * 2
    assert letters()[0].calendar
    assert mail.taken[0] == mail.taken[1]
    assert [outcome for outcome, _ in outcomes()] == ["unsure", "sent"]


def test_signing_in_at_the_mail_server(settings: Settings, mail: MailServer) -> None:
    strict = MailServer(strict=True)
    name_it(settings, strict)
    settings.EMAIL_HOST_USER = "nhacviec"
    with running(strict, **signing_in()):
        with pytest.raises(NotSent, match="người gửi: 530"):
            Email().send(one(), to("a@hailam.example"), nothing)
        settings.EMAIL_HOST_PASSWORD = "sai"
        with pytest.raises(NotSent, match="535"):
            Email().send(one(), to("a@hailam.example"), nothing)
        settings.EMAIL_HOST_PASSWORD = "mat-khau-thu"
        assert Email().send(one(), to("a@hailam.example"), nothing).startswith("250")
    assert len(strict.taken) == 1


def test_a_server_that_offers_no_tls_gets_no_letter(settings: Settings, mail: MailServer) -> None:
    settings.EMAIL_USE_TLS = True
    with pytest.raises(NotSent, match="STARTTLS"):
        Email().send(one(), to("a@hailam.example"), nothing)
    assert mail.taken == []


def test_the_words_leave_only_after_the_row_says_so(mail: MailServer) -> None:
    seen: list[int] = []
    Email().send(one(), to("a@hailam.example"), lambda: seen.append(len(mail.taken)))
    assert (seen, len(mail.taken)) == ([0], 1)


def _answering(lines: list[bytes]) -> Callable[[], tuple[int, threading.Thread]]:
    """A server that gives these answers, one to each thing said to it, and then hangs up."""

    def start() -> tuple[int, threading.Thread]:
        listening = socket.create_server(("127.0.0.1", 0))

        def serve() -> None:
            talk, _ = listening.accept()
            with listening, talk, talk.makefile("rb") as said:
                for line in lines:
                    talk.sendall(line + b"\r\n")
                    if not said.readline():
                        return

        thread = threading.Thread(target=serve)
        thread.start()
        return int(listening.getsockname()[1]), thread

    return start


HELLO = [b"220 ready", b"250 hello", b"250 sender", b"250 recipient"]


@pytest.mark.parametrize(
    ("lines", "wanted", "said"),
    [
        ([b"554 go away"], NotSent, "554"),
        (HELLO[:2], NotSent, "ngắt nối trước khi nhận thư"),
        (HELLO[:3], NotSent, "ngắt nối trước khi nhận thư"),
        ([*HELLO[:2], b"550 not you"], NotSent, "người gửi: 550"),
        ([*HELLO[:3], b"554 5.7.1 relay access denied"], NotSent, "người nhận: 554"),
        ([*HELLO[:3], b"553 5.1.3 no such domain"], Refused, "người nhận: 553"),
        ([*HELLO[:2], b"421 closing"], NotSent, "người gửi: 421"),
        ([*HELLO[:3], b"452 too many"], NotSent, "người nhận: 452"),
        ([*HELLO, b"554 no data from you"], Refused, "thư: 554"),
        ([*HELLO, b"354 go on"], Unsure, "ngắt nối khi đang nhận thư"),
        (HELLO, Unsure, "ngắt nối khi đang nhận thư"),
    ],
)
def test_how_far_a_conversation_came(
    settings: Settings, lines: list[bytes], wanted: type[Exception], said: str
) -> None:
    port, thread = _answering(lines)()
    name_it(settings, MailServer(port=port))
    with pytest.raises(wanted, match=said):
        Email().send(one(), to("a@hailam.example"), nothing)
    thread.join(timeout=10)


@pytest.mark.parametrize(
    ("email", "host", "reached"),
    [
        ("lan@hailam.example", "thu.hailam.example", True),
        ("", "thu.hailam.example", False),
        ("lan@x.vn", "", False),
    ],
)
def test_whom_it_reaches(settings: Settings, email: str, host: str, reached: bool) -> None:
    settings.CAUNOI_EMAIL_HOST = host
    assert bool(Email().address_of(to(email))) is reached
