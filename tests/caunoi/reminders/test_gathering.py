"""What people do is gathered for a few minutes or kept for the morning, as office and person want."""

from __future__ import annotations

from datetime import timedelta

import pytest

from caunoi.people.models import User
from caunoi.reminders.jobs import tick
from caunoi.reminders.models import Notice, Preference, Rhythm
from caunoi.reminders.rules import Hours, Pace
from caunoi.tasks.rules import State
from tests.caunoi.reminders.conftest import THURSDAY, at, kinds, letters, run
from tests.caunoi.reminders.servers import MailServer
from tests.caunoi.tasks.conftest import Open, by

FAR = by(THURSDAY + timedelta(days=40))
FRIDAY = THURSDAY + timedelta(days=1)


def subjects(mail: MailServer) -> list[str]:
    return [letter["Subject"].strip() for letter in mail.letters]


def test_deeds_of_ten_minutes_are_one_letter(mail: MailServer, open_task: Open) -> None:
    run(at(7))
    open_task("Báo cáo", due=FAR)
    run(at(9))
    open_task("Kế hoạch", due=FAR)
    run(at(9, 9))
    assert mail.taken == []
    run(at(9, 10))
    assert subjects(mail) == ["2 việc mới: 2 giao mới"]
    run(at(9, 30))
    assert len(mail.taken) == 1


def test_one_deed_is_named_in_the_subject(mail: MailServer, open_task: Open) -> None:
    run(at(7))
    open_task("Báo cáo kết quả", due=FAR)
    run(at(9))
    run(at(9, 10))
    assert subjects(mail) == ["Giao mới: Báo cáo kết quả"]
    assert "Việc mới:\n- Giao mới: Báo cáo kết quả – hạn: chậm nhất ngày" in letters()[0].text


@pytest.mark.parametrize(
    ("hour", "day"), [(18, THURSDAY), (23, THURSDAY), (10, THURSDAY + timedelta(days=2))]
)
def test_at_night_and_on_days_off_deeds_wait_for_the_morning(
    mail: MailServer, open_task: Open, hour: int, day: object
) -> None:
    open_task("Báo cáo", due=FAR)
    moment = at(hour, day=THURSDAY if day == THURSDAY else THURSDAY + timedelta(days=2))
    run(moment)
    run(moment + timedelta(minutes=30))
    assert mail.taken == []
    assert len(letters("screen")) == 1  # it stands on the page meanwhile
    run(at(7, day=FRIDAY if day == THURSDAY else THURSDAY + timedelta(days=4)))
    assert len(mail.taken) == 1
    assert subjects(mail)[0].endswith(": 1 việc mới")


@pytest.mark.parametrize(
    ("office", "person", "at_once"),
    [
        (Pace.SOON, "", True),
        (Pace.SOON, Pace.MORNING, False),
        (Pace.MORNING, "", False),
        (Pace.MORNING, Pace.SOON, True),
    ],
)
def test_whose_wish_counts(
    mail: MailServer, open_task: Open, contact: User, office: Pace, person: str, at_once: bool
) -> None:
    usual = Hours()
    Rhythm.objects.create(pk=1, digest=usual.digest, opens=usual.opens, closes=usual.closes, pace=office)
    Preference.objects.create(person=contact, pace=person)
    run(at(7))
    open_task(due=FAR)
    run(at(9))
    run(at(9, 30))
    assert len(mail.taken) == at_once
    run(at(7, day=FRIDAY))
    assert len(mail.taken) == 1


def test_what_the_morning_took_along_is_not_sent_again(mail: MailServer, open_task: Open) -> None:
    open_task(due=FAR)
    run(at(6, 55))
    run(at(7))
    run(at(7, 30))
    assert len(mail.taken) == 1


def test_what_a_person_keeps_out_of_letters_still_stands_on_screen(
    mail: MailServer, open_task: Open, contact: User
) -> None:
    Preference.objects.create(person=contact, muted=["accepted", "soon", "today"])
    open_task("Đã xong", state=State.ACCEPTED, due=FAR)
    open_task("Hôm nay", due=by(THURSDAY))
    open_task("Quá hạn", due=by(THURSDAY - timedelta(days=2)))
    run(at(7))
    [letter] = letters()
    assert letter.subject == "Nhắc việc thứ Năm 12/03/2026: 1 quá hạn, 3 việc mới"
    assert "Đã nghiệm thu" not in letter.text
    assert "HẠN HÔM NAY" not in letter.text
    assert {"accepted", "today", "overdue"} <= set(kinds(contact))
    assert sorted(line.notice.kind for line in letter.lines.all()) == ["assigned"] * 3 + ["overdue"]


def test_nothing_left_to_say_is_no_letter(mail: MailServer, open_task: Open, contact: User) -> None:
    Preference.objects.create(person=contact, muted=["soon"])
    open_task(due=by(FRIDAY))
    run(at(6, 50))
    run(at(7))
    assert len(mail.taken) == 1  # the assignment, which cannot be kept out
    run(at(7, day=FRIDAY))
    assert letters()[-1].subject.endswith("1 hạn hôm nay")


def test_whoever_has_no_address_is_not_owed_old_letters_later(
    mail: MailServer, open_task: Open, contact: User
) -> None:
    User.objects.update(email="")
    open_task(due=FAR)
    run(at(9))
    run(at(9, 30))
    assert Notice.objects.filter(gathered_at=None).count() == 0
    User.objects.filter(pk=contact.pk).update(email="moi@hailam.example")
    run(at(10))
    assert mail.taken == []


def test_a_tick_says_what_it_did(mail: MailServer, open_task: Open) -> None:
    open_task(due=by(THURSDAY))
    first = tick(at(7))
    assert (first.notices, first.letters, first.queued) == (1, 1, 1)
    again = tick(at(7, 1))
    assert (again.notices, again.letters, again.queued) == (0, 0, 0)
