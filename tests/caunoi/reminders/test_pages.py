"""The pages of the room: the box, one letter, one's wishes, the office's rhythm, a text to paste."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.people.models import User
from caunoi.reminders import reads
from caunoi.reminders.jobs import tick
from caunoi.reminders.models import Letter, Preference, Rhythm
from caunoi.reminders.rules import MAY_MUTE
from caunoi.tasks.filters import Now
from caunoi.tasks.rules import State
from tests.caunoi.reminders.conftest import MORNING, THURSDAY, Dated, at, run
from tests.caunoi.reminders.servers import MailServer
from tests.caunoi.tasks.conftest import Open, by
from tests.conftest import Province


@pytest.fixture
def unit(province: Province) -> Client:
    return province.client("unit_contact")


@pytest.fixture
def office(province: Province) -> Client:
    return province.client("chief")


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def words(client: Client, address: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(client, address)))


def test_the_box_says_what_is_new_and_the_rail_how_much(unit: Client, dated: Dated) -> None:
    dated(0, "Báo cáo kết quả đối thoại")
    tick(MORNING)
    said = words(unit, "/thong-bao/")
    assert "Chưa xem: Nhắc việc thứ Năm 12/03/2026: 1 hạn hôm nay" in said
    assert "Chưa xem: Giao mới: Báo cáo kết quả đối thoại" in said
    assert "Thông báo , 2 chưa xem" in said


def test_an_empty_box_says_what_will_come(unit: Client) -> None:
    assert "Chưa có thông báo nào" in words(unit, "/thong-bao/")


def test_opening_a_letter_reads_it(unit: Client, dated: Dated, contact: User) -> None:
    task = dated(0)
    tick(MORNING)
    letter = Letter.objects.get(occasion="morning")
    assert (
        unit.post("/thong-bao/mo/", {"thu": letter.pk}).headers["Location"] == f"/thong-bao/?thu={letter.pk}"
    )
    said = page(unit, f"/thong-bao/?thu={letter.pk}")
    assert f'href="/nhiem-vu/{task.pk}/"' in said
    assert "Hạn hôm nay" in said
    first = Letter.objects.get(pk=letter.pk).read_at
    assert first is not None
    unit.post("/thong-bao/mo/", {"thu": letter.pk})
    assert Letter.objects.get(pk=letter.pk).read_at == first
    assert reads.unread(contact).count() == 1


def test_everything_seen_at_once(unit: Client, dated: Dated, contact: User, office: Client) -> None:
    for days in range(3):
        dated(days)
    tick(MORNING)
    others = Letter.objects.exclude(person=contact).unread().count()
    assert unit.post("/thong-bao/da-xem/").status_code == 302
    assert reads.unread(contact).count() == 0
    assert Letter.objects.exclude(person=contact).unread().count() == others
    assert "Đã xem tất cả" not in words(unit, "/thong-bao/")


def test_a_letter_is_nobody_elses(unit: Client, office: Client, dated: Dated) -> None:
    dated(0)
    tick(MORNING)
    letter = Letter.objects.get(occasion="morning")
    assert office.get(f"/thong-bao/?thu={letter.pk}").status_code == 404
    assert office.post("/thong-bao/mo/", {"thu": letter.pk}).headers["Location"] == "/thong-bao/"
    assert Letter.objects.get(pk=letter.pk).read_at is None


@pytest.mark.parametrize("thu", ["", "x", "9" * 30, "-1"])
def test_what_is_no_letter_opens_nothing(unit: Client, thu: str) -> None:
    assert unit.post("/thong-bao/mo/", {"thu": thu}).headers["Location"] == "/thong-bao/"
    assert unit.get("/thong-bao/", {"thu": thu}).status_code in {200, 404}


def test_more_letters_than_a_page_holds(unit: Client, contact: User) -> None:
    for number in range(25):
        Letter.objects.create(
            key=f"k{number}", person=contact, channel="screen", occasion="deeds", subject=f"Thư {number:02d}",
            written_at=MORNING + timedelta(minutes=number), state="sent", sent_at=MORNING,
        )  # fmt: skip
    first, second = words(unit, "/thong-bao/"), words(unit, "/thong-bao/?trang=2")
    assert "Thư 24" in first
    assert "Thư 04" not in first
    assert "Thư 04" in second
    assert "Trang 2 trên 2" in second


def test_a_page_asks_as_often_for_many_letters_as_for_few(unit: Client, dated: Dated) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            unit.get("/thong-bao/")
        return len(queries)

    dated(0)
    tick(MORNING)
    unit.get("/thong-bao/")  # the first page of a session notes that it was seen
    few = asked()
    for days in range(1, 9):
        dated(days)
        tick(at(7, day=THURSDAY + timedelta(days=days)))
    assert asked() == few


def test_what_never_arrived_is_said_to_the_person_and_to_the_office(
    mail: MailServer, unit: Client, office: Client, dated: Dated
) -> None:
    mail.unknown.add("dau.moi@hailam.example")
    dated(0)
    run(MORNING)
    assert "không gửi được tới đồng chí" in words(unit, "/thong-bao/")
    said = words(office, "/thong-bao/nhip/")
    assert "tới d***@hailam.example: bị từ chối" in said
    assert "550 5.1.1 no such user here" in said
    assert "dau.moi@" not in said
    unit.post("/thong-bao/da-xem/")
    assert "không gửi được tới đồng chí" not in words(unit, "/thong-bao/")


def test_sending_again_once_the_cause_is_put_right(
    mail: MailServer, office: Client, dated: Dated, specialist: User
) -> None:
    mail.unknown.add("dau.moi@hailam.example")
    dated(0)
    run(MORNING)
    mail.unknown.clear()
    letter = Letter.objects.get(channel="email")
    assert office.post(f"/thong-bao/nhip/{letter.pk}/gui-lai/").status_code == 302
    run(at(9))
    assert mail.ids == [letter.reference]
    again = office.post(f"/thong-bao/nhip/{letter.pk}/gui-lai/")
    assert (again.status_code, "không cần gửi lại" in again.content.decode()) == (422, True)


def test_all_is_well(office: Client) -> None:
    assert "Mọi thư đã gửi đều có máy nhận trả lời" in words(office, "/thong-bao/nhip/")


# --- Wishes ----------------------------------------------------------------------------------------------


def test_choosing_what_comes_by_letter(unit: Client, contact: User) -> None:
    sent = {"pace": "morning", "by_letter": [kind for kind in MAY_MUTE if kind != "accepted"]}
    assert unit.post("/thong-bao/cach-nhan/", sent).status_code == 302
    row = Preference.objects.get(person=contact)
    assert (row.pace, row.muted) == ("morning", ["accepted"])
    shown = page(unit, "/thong-bao/cach-nhan/")
    assert re.search(r'value="soon"[^>]*checked', shown)
    assert not re.search(r'value="accepted"[^>]*checked', shown)
    assert re.search(r'value="morning"[^>]*checked', shown)


@pytest.mark.parametrize("kind", ["overdue", "assigned", "returned", "due_changed"])
def test_what_must_be_told_has_no_box(unit: Client, kind: str) -> None:
    assert f'value="{kind}"' not in page(unit, "/thong-bao/cach-nhan/")
    assert unit.post("/thong-bao/cach-nhan/", {"by_letter": [kind]}).status_code == 422
    assert not Preference.objects.exists()


def test_the_page_says_which_ways_lead_to_the_person(
    mail: MailServer, unit: Client, contact: User, settings: Settings
) -> None:
    assert "Thư điện tử Đang dùng d***@hailam.example" in words(unit, "/thong-bao/cach-nhan/")
    assert "Cổng tin nhắn của cơ quan Không dùng" in words(unit, "/thong-bao/cach-nhan/")
    settings.CAUNOI_EMAIL_HOST = ""
    assert "Thư điện tử Không dùng" in words(unit, "/thong-bao/cach-nhan/")


# --- Rhythm ----------------------------------------------------------------------------------------------


def hours(digest: str, opens: str, closes: str) -> dict[str, str]:
    return {"digest": digest, "opens": opens, "closes": closes, "pace": "morning"}


def test_the_office_sets_its_hours(office: Client) -> None:
    assert 'value="07:00"' in page(office, "/thong-bao/nhip/")
    assert office.post("/thong-bao/nhip/", hours("07:30", "07:15", "17:00")).status_code == 302
    found = Rhythm.hours()
    assert (f"{found.digest:%H:%M} {found.opens:%H:%M} {found.closes:%H:%M}", found.pace) == (
        "07:30 07:15 17:00",
        "morning",
    )
    assert 'value="07:30"' in page(office, "/thong-bao/nhip/")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (hours("07:00", "18:00", "07:00"), "sau giờ thôi gửi"),
        (hours("06:00", "07:00", "18:00"), "rơi vào giờ không gửi thư"),
        (hours("", "07:00", "18:00"), "Trường này"),
    ],
)
def test_hours_that_cannot_be_kept_are_said(office: Client, sent: dict[str, str], said: str) -> None:
    answer = office.post("/thong-bao/nhip/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Rhythm.objects.exists()


def test_only_who_may_sees_the_tab(unit: Client, office: Client, province: Province) -> None:
    assert "Nhịp của cơ quan" in words(office, "/thong-bao/")
    assert "Nhịp của cơ quan" not in words(unit, "/thong-bao/")
    assert "Chép để gửi Zalo" not in words(province.client("admin"), "/thong-bao/")


# --- A text to paste -------------------------------------------------------------------------------------


def pressing(open_task: Open) -> None:
    today = timezone.localdate()
    open_task("Báo cáo quý I", due=by(today - timedelta(days=20)))
    open_task("Tổng kết năm", due=by(today + timedelta(days=90)))


def test_a_text_ready_to_paste(office: Client, open_task: Open, province: Province) -> None:
    pressing(open_task)
    shown = page(office, f"/thong-bao/chep/?don_vi={province.commune.pk}")
    [text] = re.findall(
        r"<textarea[^>]*>(.*?)</textarea>", office.get("/thong-bao/chep/").content.decode(), re.S
    )
    lines = text.strip().splitlines()
    assert lines[0].startswith("NHẮC VIỆC đến ")
    assert lines[1] == "Kính gửi: Đảng ủy xã Bến Thượng"
    assert lines[3] == "QUÁ HẠN (1):"
    assert lines[4].startswith("1. Báo cáo quý I (hạn chậm nhất ngày")
    assert "Tổng kết năm" not in shown
    assert "copy.js" in shown


def test_a_unit_pastes_its_own_only(unit: Client, open_task: Open, province: Province) -> None:
    open_task("Việc xã bên", owner=province.neighbour, due=by(timezone.localdate() - timedelta(days=9)))
    pressing(open_task)
    assert "Việc xã bên" not in page(unit, f"/thong-bao/chep/?don_vi={province.neighbour.pk}")
    assert "Báo cáo quý I" in page(unit, "/thong-bao/chep/")


def test_nothing_to_paste(office: Client, open_task: Open) -> None:
    open_task(state=State.ACCEPTED)
    assert "Không đơn vị nào có việc cần nhắc" in words(office, "/thong-bao/chep/")


def test_the_text_of_an_office_with_very_much_to_do_is_cut(
    province: Province, open_task: Open, chief: User
) -> None:
    for number in range(33):
        open_task(f"Việc {number}", due=by(THURSDAY))
    text = reads.paste(chief, province.commune, Now(MORNING, THURSDAY + timedelta(days=7)))
    assert "HẠN HÔM NAY (33):" in text
    assert "… và 3 việc khác." in text
