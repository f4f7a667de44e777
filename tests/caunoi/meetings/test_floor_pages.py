"""The chair's, the secretary's, the screen's and the hall's pages, and what their buttons do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caunoi.meetings.floor_actions import close_floor, let_ask, renew_code
from caunoi.meetings.floor_clock_actions import call_speech
from caunoi.meetings.floor_question_actions import admit_question, show_question
from caunoi.meetings.floor_rules import SpeechState
from caunoi.meetings.models import AgendaItem, Asker, Floor, Note, Point, Question, Session, Speech
from tests.caunoi.meetings.floor_scene import NOON, Scene
from tests.conftest import Province

HTMX = {"HX-Request": "true"}


def _page(scene: Scene, page: str = "dieu-hanh") -> str:
    return f"/cuoc-hop/phien/{scene.session.pk}/{page}/"


def _press(
    province: Province, scene: Scene, do: str, sent: dict[str, object], page: str = "dieu-hanh"
) -> HttpResponse:
    client = province.client("specialist")
    answer = client.post(f"{_page(scene, page)}lam/", {"do": do} | sent, headers=HTMX)
    assert isinstance(answer, HttpResponse)
    return answer


def _text(answer: object) -> str:
    assert isinstance(answer, HttpResponse)
    return answer.content.decode()


def _question(scene: Scene, state: str = "waiting", text: str = "Bao giờ có nước sạch?") -> Question:
    return Question.objects.create(session=scene.session, text=text, state=state)


def test_before_it_is_open_the_page_asks_for_the_times(province: Province, scene: Scene) -> None:
    forum = scene.session.meeting.sessions.get(position=1)
    client, address = province.client("specialist"), f"/cuoc-hop/phien/{forum.pk}/dieu-hanh/"
    page = _text(client.get(address))
    assert 'value="10"' in page
    assert 'value="8"' in page
    sent = {"do": "terms", "minutes": 5, "warn_minutes": 4, "quotas": "xã: 2\nphường: 1\n"}
    assert client.post(f"{address}lam/", sent).status_code == 302
    assert Floor.objects.get(session=forum).minutes == 5
    assert list(map(str, forum.speech_quotas.all())) == ["02 xã", "01 phường"]
    assert "xã: 0/2" in _text(client.get(address))


@pytest.mark.parametrize(("page", "words"), [("dieu-hanh", "Chương trình"), ("thu-ky", "Đã ghi")])
def test_both_pages_show_the_list_and_the_questions(
    province: Province, scene: Scene, page: str, words: str
) -> None:
    AgendaItem.objects.create(session=scene.session, position=1, content="Đối thoại")
    Asker.objects.create(question=_question(scene), full_name="Hòa", expires_on="2030-01-01")
    text = _text(province.client("specialist").get(_page(scene, page)))
    for found in (words, "1. Lê Thị Mai", "2. Hà Văn Nam", "Bao giờ có nước sạch?", "Hòa", "xã: 0/1"):
        assert found in text
    assert text.count("<h1") == 1


def test_what_is_new_is_sent_and_what_is_not_is_not(province: Province, scene: Scene) -> None:
    client, version = province.client("specialist"), scene.floor.version
    same = client.get(f"{_page(scene)}?v={version}", headers=HTMX)
    assert (same.status_code, same.content) == (204, b"")
    assert int(same.headers["X-Now"]) > 1_600_000_000_000
    call_speech(actor=scene.actor, speech=scene.mai, after=None, now=NOON)
    new = _text(client.get(f"{_page(scene)}?v={version}", headers=HTMX))
    assert "<html" not in new
    assert f"?v={version + 1}" in new
    assert "Chạy đồng hồ" in new


def test_the_buttons_of_a_speech_from_call_to_end(province: Province, scene: Scene) -> None:
    item = AgendaItem.objects.create(session=scene.session, position=1, content="Đối thoại")
    presses: list[tuple[str, dict[str, object], str]] = [
        ("turn", {"item": item.pk}, "Đang ở mục"),
        ("place", {"speech": scene.nam.pk, "place": 1}, "1. Hà Văn Nam"),
        ("call", {"speech": scene.mai.pk}, "Chạy đồng hồ"),
        ("run", {"speech": scene.mai.pk}, "Tạm dừng"),
        ("extend", {"speech": scene.mai.pk, "minutes": 2, "reason": "Cần"}, "12:00"),
        ("pause", {"speech": scene.mai.pk}, "Chạy đồng hồ"),
        ("end", {"speech": scene.mai.pk}, "Đã phát biểu: Lê Thị Mai"),
        ("call", {"speech": scene.nam.pk}, "Đã mời"),
    ]
    for do, sent, shown in presses:
        assert shown in _text(_press(province, scene, do, sent)), do
    assert scene.again(scene.mai).stands is SpeechState.DONE
    assert scene.floor.speech == scene.nam


def test_the_buttons_of_a_question(province: Province, scene: Scene) -> None:
    good, bad = _question(scene), _question(scene, text="Mắng chửi")
    presses: list[tuple[str, dict[str, object], str]] = [
        ("admit", {"question": good.pk}, "Được đưa lên"),
        ("show", {"question": good.pk}, "Đang trên màn hình"),
        ("hide", {}, "Lên màn hình"),
        ("refuse", {"question": bad.pk, "reason": "Lời lẽ không phù hợp"}, "Chờ xem (0)"),
        ("answer", {"question": good.pk}, "Không có câu hỏi nào"),
    ]
    for do, sent, shown in presses:
        assert shown in _text(_press(province, scene, do, sent, "thu-ky")), do
    states = dict(Question.objects.values_list("text", "state"))
    assert states == {good.text: "answered", bad.text: "refused"}


def test_the_secretary_writes_and_strikes(province: Province, scene: Scene) -> None:
    scene.speaking()
    sent: dict[str, object] = {"kind": "promised", "text": "Xong đường trước 30/6", "speech": scene.mai.pk}
    assert "Hứa, nhận việc" in _text(_press(province, scene, "note", sent, "thu-ky"))
    note = Note.objects.get()
    assert (note.whose, note.speech) == (str(scene.mai), scene.mai)
    sent |= {"whose": "Chủ tịch xã", "kind": "said"}
    _press(province, scene, "note", sent, "thu-ky")
    assert Note.objects.get(whose="Chủ tịch xã").speech is None
    assert "Chủ tịch xã" not in _text(
        _press(province, scene, "strike", {"note": Note.objects.get(whose="Chủ tịch xã").pk}, "thu-ky")
    )


def test_somebody_more_is_put_on_the_list(province: Province, scene: Scene) -> None:
    sent: dict[str, object] = {
        "full_name": "Đỗ Thị Vân",
        "source": "raised",
        "group": "phường",
        "topic": "Đường",
    }
    assert "3. Đỗ Thị Vân" in _text(_press(province, scene, "speech", sent))


def test_without_javascript_a_button_comes_back_to_the_page(province: Province, scene: Scene) -> None:
    client = province.client("specialist")
    answer = client.post(f"{_page(scene)}lam/", {"do": "call", "speech": scene.mai.pk}, follow=True)
    assert answer.redirect_chain == [(_page(scene), 302)]
    assert "Chạy đồng hồ" in _text(answer)


@pytest.mark.parametrize(
    ("do", "sent", "says"),
    [
        ("call", {}, "không còn ở phiên này"),
        ("note", {"kind": "said", "text": ""}, "Nội dung"),
        ("terms", {"minutes": 5, "warn_minutes": 4, "quotas": "xã hai"}, "chưa đúng; ghi như"),
        ("terms", {"minutes": 5, "warn_minutes": 4, "quotas": "xã: 1000"}, "không quá ba chữ số"),
        ("terms", {"minutes": 5, "warn_minutes": 4, "quotas": f"xã: {'9' * 5000}"}, "không quá ba chữ số"),
        ("terms", {"minutes": 5, "warn_minutes": 4, "quotas": "xã: 1\nXã : 2"}, "chỉ ghi một dòng"),
        ("terms", {"minutes": 0, "warn_minutes": 4}, "Số phút mỗi phát biểu"),
        ("speech", {"full_name": "", "source": "raised"}, "Họ và tên"),
        ("run", {"speech": "abc"}, "Chưa ghi được"),
    ],
)
def test_what_was_pressed_wrong_is_said(
    province: Province, scene: Scene, do: str, sent: dict[str, object], says: str
) -> None:
    version = scene.floor.version
    answer = _press(province, scene, do, sent)
    assert answer.status_code == 422
    assert says in _text(answer)
    assert answer.headers["HX-Retarget"] == "#notices"
    assert (scene.floor.version, scene.floor.minutes) == (version, 10)


def test_a_place_that_no_list_has_means_last(province: Province, scene: Scene) -> None:
    sent: dict[str, object] = {"speech": scene.mai.pk, "place": 10**30}
    assert _press(province, scene, "place", sent).status_code == 200
    assert scene.waiting() == ["Nam", "Mai"]


def test_a_form_carries_whom_its_page_showed(province: Province, scene: Scene) -> None:
    client, held = province.client("specialist"), '<input type="hidden" name="do" value="{}">{}'
    for speech in ("", scene.mai.pk):
        field = f'<input type="hidden" name="speech" value="{speech}">'
        for page, do in (("dieu-hanh", "extend"), ("thu-ky", "note")):
            text = _text(client.get(_page(scene, page)))
            assert held.format(do, field) in text
            assert f'data-speech="{speech}"' in text
        if not speech:
            scene.speaking()


def test_the_report_is_offered_to_who_may_draft(province: Province, scene: Scene) -> None:
    shown = {
        role: "Lập báo cáo tổng hợp" in _text(province.client(role).get(_page(scene, "thu-ky")))
        for role in ("specialist", "chief", "leader")
    }
    assert shown == {"specialist": True, "chief": True, "leader": False}


@pytest.mark.parametrize("address", ["dieu-hanh/lam/", "thu-khac/", "thu-khac/lam/"])
def test_nothing_else_is_there(province: Province, scene: Scene, address: str) -> None:
    client, at = province.client("specialist"), f"/cuoc-hop/phien/{scene.session.pk}/{address}"
    answer = client.post(at, {"do": "bay"}) if address.endswith("lam/") else client.get(at)
    assert answer.status_code == 404


def test_a_button_reaches_no_other_session(province: Province, scene: Scene) -> None:
    forum = scene.session.meeting.sessions.get(position=1)
    Floor.objects.create(session=forum, minutes=10, warn_minutes=8)
    client = province.client("specialist")
    answer = client.post(f"/cuoc-hop/phien/{forum.pk}/dieu-hanh/lam/", {"do": "call", "speech": scene.mai.pk})
    assert answer.status_code == 422
    assert scene.again(scene.mai).stands is SpeechState.WAITING


def _screen(scene: Scene) -> str:
    return _text(Client().get(f"/man-hinh/{scene.floor.screen_code}/"))


def test_the_screen_needs_no_account_and_tells_no_names_of_askers(scene: Scene) -> None:
    question = admit_question(actor=scene.actor, question=_question(scene))
    Asker.objects.create(question=question, full_name="Trần Văn Hòa", expires_on="2030-01-01")
    scene.speaking()
    show_question(actor=scene.actor, session=scene.session, question=question)
    page = _screen(scene)
    for words in ("Lê Thị Mai", "Bao giờ có nước sạch?", "Tiếp theo", "Hà Văn Nam", "data-clock", "<svg"):
        assert words in page
    assert "Trần Văn Hòa" not in page
    assert f"/hoi/{scene.floor.ask_code}/" not in page
    answer = Client().get(f"/man-hinh/{scene.floor.screen_code}/")
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_withdrawn_address_shows_nothing(scene: Scene) -> None:
    before = scene.floor
    for asks in (False, True):
        renew_code(actor=scene.actor, session=scene.session, asks=asks)
    for address in (
        f"/man-hinh/{before.screen_code}/",
        f"/hoi/{before.ask_code}/",
        "/man-hinh/x/",
        "/theo/x/",
    ):
        assert Client().get(address).status_code == 404
    assert Client().get(f"/hoi/{before.screen_code}/").status_code == 404
    assert Client().get(f"/man-hinh/{scene.floor.screen_code}/").status_code == 200


def test_a_closed_floor_says_so(scene: Scene) -> None:
    close_floor(actor=scene.actor, session=scene.session)
    page = _screen(scene)
    assert "Phiên chưa bắt đầu hoặc đã kết thúc" in page
    assert "every 20s" in page
    assert "Hà Văn Nam" not in page


def test_the_hall_asks_without_an_account(scene: Scene) -> None:
    address = f"/hoi/{scene.floor.ask_code}/"
    sent = {"text": "Bao giờ có nước sạch?", "full_name": "Hòa", "place": "thôn Trung"}
    answer = Client().post(address, sent, follow=True, REMOTE_ADDR="10.1.2.3")
    assert "Đã nhận câu hỏi" in _text(answer)
    assert "chỉ người điều hành và thư ký phiên thấy" in _text(answer)
    asker = Question.objects.get(session=scene.session).asker
    assert str(asker) == "Hòa – thôn Trung"
    assert re.fullmatch("[0-9a-f]{64}", asker.sender)
    assert "10.1.2.3" not in asker.sender


@pytest.mark.parametrize(
    ("before", "sent", "says"),
    [
        (lambda s: None, {"text": ""}, "Trường này"),
        (lambda s: None, {"text": "?"}, "Chưa ghi câu hỏi"),
        (
            lambda s: let_ask(actor=s.actor, session=s.session, asks=False),
            {"text": "Nước"},
            "không nhận câu hỏi",
        ),
    ],
)
def test_a_question_that_is_not_taken_stays_on_the_page(
    scene: Scene, before: Callable[[Scene], object], sent: dict[str, str], says: str
) -> None:
    before(scene)
    answer = Client().post(f"/hoi/{scene.floor.ask_code}/", sent)
    assert answer.status_code == 422
    assert says in _text(answer)
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("sent", "speeches", "questions"),
    [
        ({"full_name": "Đỗ Thị Vân", "text": "Đường"}, ["Đỗ Thị Vân"], []),
        ({"text": "Có hỗ trợ không?"}, [], ["Có hỗ trợ không?"]),
        ({}, [], []),
        ({"full_name": "Đỗ Thị Vân", "text": "x" * 400}, ["Đỗ Thị Vân"], []),
        ({"text": "x" * 401}, [], ["x" * 401]),
    ],
)
def test_a_bridge_point_asks_from_its_own_page(
    province: Province, scene: Scene, sent: dict[str, str], speeches: list[str], questions: list[str]
) -> None:
    client, address = province.client("unit_contact"), f"/diem-cau/{scene.point.pk}/phat-bieu/"
    assert "Gửi chủ trì" in _text(client.get(address))
    answer = client.post(address, {"session": scene.session.pk, **sent})
    assert answer.status_code == (302 if sent else 422)
    assert [one.full_name for one in Speech.objects.filter(point=scene.point)] == speeches
    assert [one.text for one in Question.objects.filter(point=scene.point)] == questions


def test_a_topic_that_is_too_long_is_not_cut(province: Province, scene: Scene) -> None:
    client, address = province.client("unit_contact"), f"/diem-cau/{scene.point.pk}/phat-bieu/"
    sent = {"session": scene.session.pk, "full_name": "Đỗ Thị Vân", "text": "x" * 401}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert "dài 401 ký tự, nhiều nhất là 400" in _text(answer)
    assert "x" * 401 in _text(answer)
    assert not Speech.objects.filter(point=scene.point).exists()


@pytest.mark.parametrize(("parent", "status"), [(True, 200), (False, 404)])
def test_a_point_without_an_office_is_of_who_keeps_it(
    province: Province, scene: Scene, parent: bool, status: int
) -> None:
    above = scene.point if parent else None
    hamlet = Point.objects.create(
        meeting=scene.session.meeting, level="commune", name="Thôn Trung", parent=above
    )
    client, address = province.client("unit_contact"), f"/diem-cau/{hamlet.pk}/phat-bieu/"
    assert client.get(address).status_code == status
    for sent in ({"full_name": "Đỗ Thị Vân"}, {"text": "Có hỗ trợ không?"}):
        client.post(address, {"session": scene.session.pk, **sent})
    made = (Speech.objects.filter(point=hamlet).count(), Question.objects.filter(point=hamlet).count())
    assert made == ((1, 1) if parent else (0, 0))


def test_a_bridge_point_waits_for_a_session(province: Province, scene: Scene) -> None:
    close_floor(actor=scene.actor, session=scene.session)
    page = _text(province.client("unit_contact").get(f"/diem-cau/{scene.point.pk}/phat-bieu/"))
    assert "Chưa có phiên nào đang điều hành" in page


def test_the_meeting_leads_there(province: Province, scene: Scene) -> None:
    address = f"/cuoc-hop/{scene.session.meeting_id}/"
    chair = _text(province.client("leader").get(address))
    assert _page(scene) in chair
    assert _page(scene, "thu-ky") in chair
    scene.session.meeting.offices.add(province.commune)
    reader = _text(province.client("reader").get(address))
    assert _page(scene) not in reader
    assert f"/man-hinh/{scene.floor.screen_code}/" in reader


MOST = {"dieu-hanh": 16, "thu-ky": 16}


@pytest.mark.parametrize("page", list(MOST))
def test_as_often_asked_for_many_as_for_few(province: Province, scene: Scene, page: str) -> None:
    client, asked = province.client("specialist"), []
    for number in (2, 20):
        _fill(scene.session, number, scene)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(_page(scene, page)).status_code == 200
        asked.append(len(caught))
    assert asked[1] <= asked[0] <= MOST[page]


def _fill(session: Session, number: int, scene: Scene) -> None:
    for one in range(number):
        Speech.objects.create(
            session=session, full_name=f"Người {one}", position=one + 9, source="raised", point=scene.point
        )
        Asker.objects.create(question=_question(scene), full_name="Hòa", expires_on="2030-01-01")
        Question.objects.create(session=session, text="Hỏi", state="admitted", point=scene.point)
        Note.objects.create(session=session, kind="said", whose="Nam", text="Nói", by=scene.actor)
