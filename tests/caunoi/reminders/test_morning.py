"""Seven o'clock on a working day: one digest a person, never on a day off, never twice."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from caunoi.people.models import Role, User
from caunoi.reminders.jobs import tick
from caunoi.reminders.models import Letter, Notice, Rhythm
from caunoi.reminders.rules import Kind
from caunoi.tasks import actions
from caunoi.tasks.evidence import Proof
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Due, Operator, State
from tests.caunoi.reminders.conftest import MORNING, THURSDAY, Dated, at, kinds, letters, run
from tests.caunoi.reminders.servers import MailServer
from tests.caunoi.tasks.conftest import PAPER, Open, by
from tests.conftest import Province


def test_one_digest_says_what_is_late_due_and_near(mail: MailServer, dated: Dated, contact: User) -> None:
    for days, action in ((-3, "Báo cáo quý I"), (0, "Lập danh sách"), (4, "Họp chi bộ"), (30, "Tổng kết")):
        dated(days, action)

    run(MORNING)

    [letter] = mail.letters
    assert letter["To"] == "dau.moi@hailam.example"
    wanted = "Nhắc việc thứ Năm 12/03/2026: 1 quá hạn, 1 hạn hôm nay, 1 sắp đến hạn, 4 việc mới"
    assert letter["Subject"].strip() == wanted
    body = letter.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    places = [text.index(word) for word in ("QUÁ HẠN (1)", "HẠN HÔM NAY (1)", "TRONG 5 NGÀY", "VIỆC MỚI (4)")]
    assert places == sorted(places)
    assert "1. Báo cáo quý I\n   Hạn chậm nhất ngày 09/03/2026, quá hạn 3 ngày." in text
    assert text.startswith("Kính gửi đồng chí Người Đầu mối đơn vị, Xã Bến Thượng.")


def test_the_same_morning_is_told_once_however_often_the_clock_ticks(mail: MailServer, dated: Dated) -> None:
    dated(0)
    for minute in range(5):
        run(at(7, minute))
    assert len(mail.taken) == 1
    assert Notice.objects.filter(kind=Kind.TODAY).count() == 1


def test_what_stays_late_is_listed_again_but_noticed_once(
    mail: MailServer, dated: Dated, contact: User
) -> None:
    dated(-3)
    for days in (0, 1, 4):  # Thursday, Friday, Monday
        run(at(7, day=THURSDAY + timedelta(days=days)))
    assert [letter["Subject"].split(": ")[1] for letter in mail.letters] == [
        "1 quá hạn, 1 việc mới",
        "1 quá hạn",
        "1 quá hạn",
    ]
    assert kinds(contact) == ["assigned", "overdue"]
    assert len(letters("screen")) == 2


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 3, 14), "Saturday"),
        (date(2026, 3, 15), "Sunday"),
        (date(2026, 2, 17), "lunar new year"),
        (date(2026, 1, 2), "swapped day off"),
        (date(2026, 4, 30), "holiday"),
    ],
)
def test_a_day_off_is_quiet(mail: MailServer, open_task: Open, day: date, why: str) -> None:
    open_task(due=by(day - timedelta(days=30)))
    run(at(7, day=day))
    run(at(12, day=day))
    assert (mail.taken, Notice.objects.filter(kind=Kind.OVERDUE).count()) == ([], 0), why


def test_a_saturday_that_is_worked_is_a_working_day(mail: MailServer, open_task: Open) -> None:
    open_task(due=by(date(2026, 1, 8)))
    run(at(7, day=date(2026, 1, 10)))
    assert len(mail.taken) == 1


@pytest.mark.parametrize(
    ("hour", "minute", "sent"), [(6, 59, 0), (7, 0, 1), (17, 59, 1), (18, 0, 0), (23, 0, 0)]
)
def test_a_service_that_was_down_at_seven_tells_later_but_not_at_night(
    mail: MailServer, dated: Dated, hour: int, minute: int, sent: int
) -> None:
    dated(0)
    run(at(hour, minute))
    assert len(mail.taken) == sent


def test_the_office_sets_its_own_hour(mail: MailServer, dated: Dated) -> None:
    Rhythm.objects.create(pk=1, digest=time(8, 30), opens=time(8), closes=time(17), pace="soon")
    dated(0)
    run(at(8, 29))
    assert mail.taken == []
    run(at(8, 30))
    assert len(mail.taken) == 1


def test_who_has_no_address_reads_it_on_screen(mail: MailServer, dated: Dated, contact: User) -> None:
    User.objects.update(email="")
    dated(0)
    run(MORNING)
    assert mail.taken == []
    assert [letter.subject for letter in letters("screen") if letter.occasion == "morning"] == [
        "Nhắc việc thứ Năm 12/03/2026: 1 hạn hôm nay"
    ]


def test_without_a_mail_server_nothing_is_planned(mail: MailServer, dated: Dated, settings: Settings) -> None:
    settings.CAUNOI_EMAIL_HOST = ""
    dated(0)
    run(MORNING)
    assert letters() == []
    assert len(letters("screen")) == 2


def test_a_closed_account_is_told_nothing(mail: MailServer, dated: Dated, contact: User) -> None:
    dated(0)
    User.objects.filter(pk=contact.pk).update(is_active=False)
    run(MORNING)
    assert [kind for kind in kinds(contact) if kind == "today"] == []


def test_a_unit_without_anybody_is_told_through_whoever_opened_the_task(
    province: Province, open_task: Open, specialist: User
) -> None:
    open_task(owner=province.neighbour, due=by(THURSDAY))
    tick(MORNING)
    [notice] = Notice.objects.filter(kind=Kind.TODAY)
    assert notice.person == specialist
    assert "Đảng ủy xã Tân Thịnh: chưa có ai nhận thông báo" in notice.detail


@pytest.mark.parametrize("state", [State.HANDED_IN, State.ACCEPTED, State.CANCELLED])
def test_what_is_not_owed_is_not_urged(open_task: Open, contact: User, state: State) -> None:
    open_task(state=state, due=by(THURSDAY - timedelta(days=5)))
    tick(MORNING)
    assert "overdue" not in kinds(contact)


def test_who_accepts_finds_what_waits_in_the_digest(
    mail: MailServer, open_task: Open, chief: User, leader: User
) -> None:
    User.objects.filter(role__in=[Role.CHIEF, Role.LEADER]).update(email="lanh.dao@hailam.example")
    open_task("Báo cáo quý I", state=State.HANDED_IN, acceptor=leader)
    run(MORNING)
    run(at(7, day=THURSDAY + timedelta(days=1)))
    to_leader = [letter for letter in mail.letters if letter["To"] == "lanh.dao@hailam.example"]
    assert [letter["Subject"].split(": ")[1] for letter in to_leader] == [
        "1 chờ nghiệm thu, 1 việc mới",
        "1 chờ nghiệm thu",
    ]


def test_a_new_date_is_a_new_occasion(dated: Dated, contact: User, chief: User) -> None:
    task = dated(0)
    tick(MORNING)
    new = Due(THURSDAY + timedelta(days=1), None, Operator.BY)
    actions.change_due(actor=chief, task=task, new=new, reason="Hoãn", seen="chậm nhất ngày 12/03/2026")
    tick(at(7, day=THURSDAY + timedelta(days=1)))
    assert kinds(contact) == ["assigned", "today", "due_changed", "today"]


def test_handed_in_sent_back_and_still_late_is_one_notice_of_lateness(
    open_task: Open, contact: User, specialist: User
) -> None:
    task = open_task(due=by(THURSDAY - timedelta(days=1)))
    tick(MORNING)
    actions.hand_in_task(actor=contact, task=task, result="Xong", proofs=[Proof(PAPER)])
    actions.return_task(actor=specialist, task=Task.objects.get(), reason="Thiếu phụ lục")
    tick(at(7, day=THURSDAY + timedelta(days=1)))
    assert kinds(contact) == ["assigned", "overdue", "returned"]


def test_an_hour_makes_it_late_the_same_day(open_task: Open, contact: User) -> None:
    open_task(due=Due(THURSDAY, at(9), Operator.BEFORE))
    tick(MORNING)
    assert kinds(contact)[-1] == "today"


def test_many_tasks_cost_as_many_queries_as_few(province: Province, open_task: Open) -> None:
    def morning(day: date, people: int, tasks: int) -> int:
        for number in range(people):
            name = f"dau-moi-{day.day}-{number}"
            User.objects.create_user(name, full_name=name, role="unit_contact", office=province.neighbour)
        for number in range(tasks):
            open_task(f"Việc {number}", owner=province.neighbour, due=by(day))
        with CaptureQueriesContext(connection) as asked:
            tick(at(7, day=day))
        return len(asked)

    few = morning(THURSDAY, 2, 3)
    assert morning(THURSDAY + timedelta(days=1), 8, 12) <= few
    assert Letter.objects.filter(occasion="morning").count() == 2 + 10
