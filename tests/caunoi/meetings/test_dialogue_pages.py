"""The public page as a stranger sees and attacks it, its settings, and the inbox with what is sealed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.documents.middleware import NoFiles
from caunoi.documents.models import StoredFile
from caunoi.ledger.models import Entry
from caunoi.meetings.agenda_item_actions import release_agenda
from caunoi.meetings.dialogue_actions import Sent, send_question
from caunoi.meetings.dialogue_inbox_actions import hand_over_question
from caunoi.meetings.models import (
    AgendaItem,
    Meeting,
    MeetingChange,
    PublicAsker,
    PublicPage,
    PublicQuestion,
)
from caunoi.meetings.rules import Kind, State
from caunoi.people.models import OfficeParameter, User
from tests.caunoi.meetings.dialogue_scene import WATER, opened, reworded
from tests.conftest import Province

ADDRESS = "/doi-thoai/doi-thoai-ben-thuong-2027/"


@pytest.fixture
def page(meeting: Meeting, specialist: User) -> PublicPage:
    """As it is today: the dialogue a week ahead, questions taken for three days more."""
    session, today = meeting.sessions.get(position=4), timezone.localdate()
    AgendaItem.objects.create(session=session, position=1, content="Khai mạc", minutes=10)
    release_agenda(actor=specialist, meeting=meeting)
    AgendaItem.objects.create(session=session, position=2, content="Mục chưa phát hành", minutes=10)
    week = today + timedelta(days=7)
    Meeting.objects.filter(pk=meeting.pk).update(starts_on=week, ends_on=week, kind=Kind.DIALOGUE)
    made = opened(specialist, meeting)
    PublicPage.objects.update(until=timezone.now() + timedelta(days=3))
    return made


def asked(page: PublicPage) -> PublicQuestion:
    return send_question(page=page, sent=reworded(page), now=timezone.now())


@pytest.fixture
def question(page: PublicPage) -> PublicQuestion:
    return asked(page)


def _text(answer: object) -> str:
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


def _home(page: PublicPage) -> str:
    return f"/cuoc-hop/{page.meeting_id}/"


def test_what_everybody_reads(page: PublicPage, question: PublicQuestion) -> None:
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(ADDRESS)
    text = _text(answer)
    for words in (
        "Gặp mặt cán bộ thôn tiêu biểu", "Gần dân, vì dân", "Nhà văn hóa tỉnh Hải Lam", "0200 000 787",
        "Ai cũng dự được", "Khai mạc", "Không gửi đơn khiếu nại, tố cáo ở đây", "Bộ phận Tiếp công dân xã",
        "xóa sau 90 ngày", "14:00",
    ):  # fmt: skip
        assert words in text
    for words in ("nước sạch", "Hòa", "Mục chưa phát hành", "Câu 1"):
        assert words not in text
    assert len(queries) <= 3
    assert "sessionid" not in client.cookies
    assert "no-store" in answer.headers["Cache-Control"]
    assert text.count("<h1") == 1


def test_a_question_is_sent_and_what_is_sent_stays_private(page: PublicPage) -> None:
    client = Client(enforce_csrf_checks=True)
    token = client.get(ADDRESS).cookies["csrftoken"].value
    sent = {"text": "Bao giờ có đường?\nVà cầu?", "reach": "0900000787", "csrfmiddlewaretoken": token}
    answer = client.post(ADDRESS, sent)
    assert answer.headers["Location"] == f"{ADDRESS}?da-gui=1"
    assert "sessionid" not in client.cookies
    assert "Đã nhận câu hỏi" in _text(client.get(answer.headers["Location"]))
    assert "Bao giờ có đường" not in _text(client.get(ADDRESS))
    kept = PublicQuestion.objects.get()
    assert (kept.number, kept.asker.reach) == (1, "0900000787")
    assert len(kept.asker.sender) == 64
    assert "127.0.0.1" not in kept.asker.sender


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, "bắt buộc"),
        ({"text": " ?! "}, "Chưa ghi câu hỏi"),
        ({"text": "x" * 2001}, "2000"),
        ({"text": "nước\0sạch"}, ""),
        ({"text": "Hỏi", "full_name": "x" * 121}, "120"),
        ({"text": "Hỏi", "reach": "\0"}, ""),
    ],
)
def test_what_is_refused_stays_on_the_page(page: PublicPage, sent: dict[str, str], words: str) -> None:
    answer = Client().post(ADDRESS, sent)
    assert (answer.status_code, words in _text(answer)) == (422, True)
    assert not PublicQuestion.objects.exists()


@pytest.mark.logs_error
def test_a_huge_one_is_not_even_read(page: PublicPage) -> None:
    assert Client().post(ADDRESS, {"text": "x" * 3_000_000}).status_code in {400, 413, 422}
    assert not PublicQuestion.objects.exists()


@pytest.mark.parametrize("cookies", [{}, {"caunoi_session": "cua-ai-do"}])
def test_a_file_beside_the_question_is_kept_nowhere(
    page: PublicPage, settings: Settings, cookies: dict[str, str]
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = "/khong-co"  # whoever wrote to a disk would fail
    client = Client()
    client.cookies.load(cookies)
    big = SimpleUploadedFile("mat.pdf", b"MAT" * 1_000_000)
    answer = client.post(ADDRESS, {"text": "Bao giờ có đường?", "tep": big})
    assert (answer.status_code, PublicQuestion.objects.get().text) == (302, "Bao giờ có đường?")
    assert not StoredFile.objects.exists()
    [handler] = answer.wsgi_request.upload_handlers
    assert (isinstance(handler, NoFiles), [*answer.wsgi_request.FILES]) == (True, [])


def test_many_from_one_place_are_told_to_wait(page: PublicPage) -> None:
    client = Client()
    answers = [client.post(ADDRESS, {"text": f"Hỏi {n}"}).status_code for n in range(31)]
    assert answers == [302] * 30 + [422]
    # Of version 6 one household has many addresses, and they are one place; of version 4 each is its own.
    for address, status in (("2001:db8::1", 302), ("::ffff:10.0.0.1", 302), ("::ffff:10.0.0.2", 302)):
        assert client.post(ADDRESS, {"text": "Hỏi"}, REMOTE_ADDR=address).status_code == status
    digests = {
        address: _digest(page, client, address)
        for address in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1", "::ffff:10.0.0.1", "10.0.0.1")
    }
    assert digests["2001:db8::1"] == digests["2001:db8::2"] != digests["2001:db8:0:1::1"]
    assert digests["::ffff:10.0.0.1"] == digests["10.0.0.1"]


def _digest(page: PublicPage, client: Client, address: str) -> str:
    client.post(ADDRESS, {"text": f"Hỏi từ {address}"}, REMOTE_ADDR=address)
    return page.questions.latest("number").asker.sender


@pytest.mark.parametrize(
    ("forwarded", "status"),
    [("10.0.0.2", 302), ("10.0.0.1, 10.0.0.2", 302), ("10.0.0.2, 10.0.0.1", 422), ("khong", 422), ("", 422)],
)
def test_behind_our_proxy_each_machine_has_its_own_limit(
    page: PublicPage, settings: Settings, forwarded: str, status: int
) -> None:
    """What stands before the last address anybody can have made up."""
    settings.MIDDLEWARE = ["caunoi.people.middleware.behind_proxy", *settings.MIDDLEWARE]
    OfficeParameter.objects.create(key="public_questions_from_one_place", value=3, basis="Thử")
    client = Client(REMOTE_ADDR="10.0.0.1")
    for number in range(3):
        assert client.post(ADDRESS, {"text": f"Hỏi {number}"}).status_code == 302
    answer = client.post(ADDRESS, {"text": "Hỏi nữa"}, HTTP_X_FORWARDED_FOR=forwarded)
    assert answer.status_code == status


def test_an_alarm_where_it_is_sorted_and_on_the_meeting(page: PublicPage, province: Province) -> None:
    OfficeParameter.objects.create(key="public_questions_alarm", value=10, basis="Thử")
    client, text = province.client("specialist"), "10 câu chưa xem. Nhiều nhất từ một mạng: 10 câu."
    for number in range(10):
        assert text not in _text(client.get(f"{_home(page)}hop-thu/"))
        send_question(page=page, sent=Sent(f"Hỏi {number}", sender="a"), now=timezone.now())
    for address in (_home(page), f"{_home(page)}hop-thu/"):
        seen = _text(client.get(address))
        assert (text in seen, "bật CAUNOI_BEHIND_PROXY" in seen) == (True, True)
    assert text not in _text(province.client("unit_contact").get(_home(page)))


def test_who_is_refused_keeps_the_words_and_learns_where_to_ask(page: PublicPage) -> None:
    OfficeParameter.objects.create(key="public_questions_from_one_place", value=3, basis="Thử")
    client = Client()
    for number in range(3):
        client.post(ADDRESS, {"text": f"Hỏi {number}"})
    answer = client.post(ADDRESS, {"text": "Bao giờ có cầu?"})
    said = "hoặc gọi 0200 000 787, hoặc đến dự và hỏi trực tiếp"
    assert (answer.status_code, said in _text(answer), "Bao giờ có cầu?" in _text(answer)) == (
        422,
        True,
        True,
    )
    assert Client(REMOTE_ADDR="10.9.9.9").post(ADDRESS, {"text": "Hỏi nơi khác"}).status_code == 302


def test_words_of_the_organisers_are_words(page: PublicPage, province: Province) -> None:
    bad = "<script>alert(1)</script>"
    PublicPage.objects.update(attend=bad, reception=bad, phone=bad)
    Meeting.objects.update(title=bad, theme=bad, place=bad, chair=bad)
    send_question(page=page, sent=Sent(bad, f"{bad} {bad}", bad, bad), now=timezone.now())
    for text in (
        _text(Client().get(ADDRESS)),
        _text(province.client("specialist").get(f"{_home(page)}hop-thu/")),
    ):
        assert "&lt;script&gt;alert" in text
        assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"state": State.CANCELLED}, 200, "Cuộc này đã hủy"),
        ({"state": State.POSTPONED}, 200, "hoãn, chưa có ngày mới"),
        ({"starts_on": "2020-01-02", "ends_on": "2020-01-02"}, 200, "Cuộc này đã tổ chức xong"),
        ({"until": None}, 200, "Trang hiện không nhận câu hỏi"),
        ({"on": False}, 404, ""),
        ({"address": "da-doi"}, 404, ""),
    ],
)
def test_what_became_of_it(page: PublicPage, change: dict[str, object], status: int, words: str) -> None:
    table = PublicPage if hasattr(PublicPage, next(iter(change))) else Meeting
    table.objects.update(**change)
    answer = Client().get(ADDRESS)
    assert (answer.status_code, words in _text(answer)) == (status, True)
    takes = change == {"state": State.POSTPONED}
    assert ("Gửi câu hỏi, kiến nghị" in _text(answer)) is takes
    assert (Client().post(ADDRESS, {"text": "Hỏi"}).status_code == 302) is takes


def test_an_agenda_of_before_the_move_is_not_shown(page: PublicPage, specialist: User) -> None:
    MeetingChange.objects.create(
        meeting=page.meeting, kind="moved", before="22/3", reason="bão", by=specialist
    )
    assert "Khai mạc" not in _text(Client().get(ADDRESS))


def test_the_organisers_open_and_shut_it(meeting: Meeting, province: Province) -> None:
    Meeting.objects.update(kind=Kind.DIALOGUE)
    client, home = province.client("specialist"), f"/cuoc-hop/{meeting.pk}/trang-cong-khai/"
    assert home in _text(client.get(f"/cuoc-hop/{meeting.pk}/"))
    text = _text(client.get(home))
    assert 'value="gap-mat-can-bo-thon-tieu-bieu"' in text
    assert "Trang đang đóng" in text
    assert "Chưa có trang công khai" in _text(client.get(f"/cuoc-hop/{meeting.pk}/hop-thu/"))
    sent = {
        "address": "ben-thuong", "attend": "Đến dự", "phone": "787", "reception": "Trụ sở",
        "until": "16:00 20/3/2027", "on": "on",
    }  # fmt: skip
    assert client.post(home, {**sent, "until": "mai"}).status_code == 422
    assert client.post(home, {**sent, "phone": ""}).status_code == 422
    assert client.post(home, sent).status_code == 302
    assert Client().get("/doi-thoai/ben-thuong/").status_code == 200
    text = _text(client.get(home))
    assert "Trang đang mở" in text
    assert 'value="16:00 20/03/2027"' in text
    sent.pop("on")
    assert client.post(home, sent).status_code == 302
    assert Client().get("/doi-thoai/ben-thuong/").status_code == 404


def test_the_inbox_sorts(page: PublicPage, province: Province) -> None:
    first, second, third = (asked(page) for _ in range(3))
    client, home = province.client("specialist"), f"{_home(page)}hop-thu/"
    text = _text(client.get(home))
    assert text.count("Trần … · thôn Trung · 0900.***.787") == 3
    for hidden in ("Trần Văn Hòa", "0900000787"):
        assert hidden not in text
    for one, sent in (
        (first, {"do": "take", "group": "Nước sạch"}),
        (second, {"do": "merge", "number": "1"}),
        (third, {"do": "return", "reason": "đã trả lời"}),
    ):
        answer = client.post(f"{home}{one.pk}/", sent)
        assert answer.headers["Location"] == f"{home}?xem=new"
    assert "Không có câu hỏi nào" in _text(client.get(home))
    taken = _text(client.get(f"{home}?xem=taken"))
    assert ("nhóm: <b>Nước sạch</b>" in taken, "1 câu gộp vào đây" in taken) == (True, True)
    assert "gộp với câu 1" in _text(client.get(f"{home}?xem=merged"))
    returned = _text(client.get(f"{home}?xem=returned"))
    assert ("trả lại: đã trả lời" in returned, 'value="reopen"' in returned) == (True, True)
    assert client.post(f"{home}{third.pk}/", {"do": "reopen"}).headers["Location"] == f"{home}?xem=returned"
    text = _text(client.get(home))
    assert ("Câu 3." in text, 'value="reopen"' in text, "trả lại:" in text) == (True, False, False)


def test_who_chairs_reads_the_inbox_and_sorts_nothing(
    page: PublicPage, question: PublicQuestion, province: Province
) -> None:
    leader, home = province.client("leader"), f"{_home(page)}hop-thu/"
    assert home in _text(leader.get(_home(page)))
    text = _text(leader.get(home))
    assert (WATER.text in text, 'name="do"' in text, "trang-cong-khai" in text) == (True, False, False)
    assert leader.post(f"{home}{question.pk}/", {"do": "take"}).status_code == 422
    assert province.client("unit_contact").get(home).status_code == 422


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"do": "merge", "number": "abc"}, 422),
        ({"do": "merge", "number": ""}, 422),
        ({"do": "merge", "number": "9" * 40}, 422),
        ({"do": "return", "reason": "\0"}, 422),
        ({"do": "explode"}, 404),
    ],
)
def test_odd_forms_sort_nothing(
    page: PublicPage, question: PublicQuestion, province: Province, sent: dict[str, str], status: int
) -> None:
    answer = province.client("specialist").post(f"{_home(page)}hop-thu/{question.pk}/", sent)
    assert answer.status_code == status
    assert not re.search(r"\* (number|reason)", _text(answer))
    assert PublicQuestion.objects.get().state == "new"


def test_sealed_it_is_read_by_who_may_with_a_reason_each_time(
    page: PublicPage, question: PublicQuestion, province: Province
) -> None:
    office, home = province.client("specialist"), f"{_home(page)}hop-thu/"
    assert office.post(f"{home}{question.pk}/", {"do": "hand-over"}).status_code == 302
    text = _text(office.get(f"{home}?xem=handed_over"))
    assert "Đơn đã chuyển bộ phận tiếp công dân" in text
    for hidden in (WATER.text, "Trần", "thôn Trung"):
        assert hidden not in text
    own = f"{home}{question.pk}/don/"
    assert office.get(own).status_code == 422
    assert office.post(own, {"purpose": "xem"}).status_code == 422
    assert office.post(f"{home}{question.pk}/nguoi-gui/", {"purpose": "xem"}).status_code == 422
    assert own not in text
    leader = province.client("leader")
    listed = _text(leader.get(f"{home}?xem=handed_over"))
    assert (own in listed, WATER.text in listed) == (True, False)
    assert WATER.text not in _text(leader.get(own))
    assert leader.post(own, {"purpose": ""}).status_code == 422
    for _ in range(2):
        answer = leader.post(own, {"purpose": "thụ lý"})
        assert (WATER.text in _text(answer), "Trần Văn Hòa" in _text(answer)) == (True, True)
        assert "no-store" in answer.headers["Cache-Control"]
    assert Entry.objects.filter(verb="open_sealed").count() == 2


def test_the_sender_is_opened_with_a_reason(
    page: PublicPage, question: PublicQuestion, province: Province
) -> None:
    client, own = province.client("specialist"), f"{_home(page)}hop-thu/{question.pk}/nguoi-gui/"
    assert "Trần Văn Hòa" not in _text(client.get(own))
    text = _text(client.post(own, {"purpose": "hỏi lại"}))
    assert ("Trần Văn Hòa" in text, "0900000787" in text, WATER.text in text) == (True, True, False)
    PublicAsker.objects.all().delete()
    assert client.post(own, {"purpose": "hỏi lại"}).status_code == 422


def test_a_question_of_another_meeting_is_not_there(
    page: PublicPage, question: PublicQuestion, province: Province, specialist: User
) -> None:
    other = Meeting.objects.create(
        office=page.meeting.office, kind=Kind.DIALOGUE, title="Khác", created_by=specialist
    )
    client = province.client("chief")
    for end, sent in (("", {"do": "take"}), ("nguoi-gui/", {"purpose": "x"}), ("don/", {"purpose": "x"})):
        assert client.post(f"/cuoc-hop/{other.pk}/hop-thu/{question.pk}/{end}", sent).status_code == 404


def test_as_many_questions_to_the_database_for_many_as_for_one(
    page: PublicPage, question: PublicQuestion, province: Province, specialist: User
) -> None:
    client, counts = province.client("specialist"), []
    for state in ("new", "handed_over"):
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"{_home(page)}hop-thu/?xem={state}").status_code == 200
            counts.append(len(queries))
            hand_over_question(actor=specialist, question=asked(page))
            asked(page)
    assert len(set(counts)) == 1
    assert counts[0] <= 20
