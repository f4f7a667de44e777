"""What persons ask about their data: taken, answered, put off once, closed; refused; on its pages."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.people import privacy_actions as actions
from caunoi.people.models import DataRequest, Person, Role, User
from caunoi.people.person_actions import PostSaid, add_person
from caunoi.people.privacy_actions import Request
from caunoi.people.privacy_rules import Stage, Wish, load_privacy
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.people.test_persons import refused
from tests.conftest import Province
from vanban.dates.working_days import SHIPPED, load

CLOCKS, DAYS = load_privacy(Path("không có")).clocks, load(SHIPPED)
TODAY = timezone.localdate()


@pytest.fixture
def clerk(province: Province) -> User:
    return province.people[Role.SPECIALIST]


@pytest.fixture
def person(province: Province, clerk: User) -> Person:
    return add_person(actor=clerk, full_name="Trần Thị Hòa", post=PostSaid(province.commune, "Bí thư"))


def take(
    actor: User, person: Person, wish: str = Wish.SEE, on: date = TODAY, text: str = "Cho xem"
) -> DataRequest:
    asked = Request(wish, text, on)
    return actions.take_request(actor=actor, person=person, request=asked, clocks=CLOCKS, days=DAYS)


def test_from_receipt_to_the_end(person: Person, clerk: User) -> None:
    row = take(clerk, person, Wish.OBJECT, date(2026, 11, 26))
    assert (row.answer_by, row.done_by) == (date(2026, 11, 30), date(2026, 12, 11))
    actions.acknowledge_request(actor=clerk, request=row)
    until = row.done_by + timedelta(days=15)
    row = actions.extend_request(
        actor=clerk, request=row, until=until, reason="Hỏi đơn vị giữ", clocks=CLOCKS
    )
    assert row.last_day == until
    row = actions.close_request(actor=clerk, request=row, stage=Stage.DONE, answer="Đã xóa hai số")
    assert row.closed
    said = list(
        Entry.objects.filter(about_type="people.datarequest")
        .order_by("number")
        .values_list("verb", flat=True)
    )
    assert said == ["take_request", "acknowledge_request", "extend_request", "close_request"]


def test_late_is_said_to_be_late(person: Person, clerk: User) -> None:
    row = take(clerk, person, on=TODAY - timedelta(days=30))
    actions.close_request(actor=clerk, request=row, stage=Stage.REFUSED, answer="Không tìm thấy dữ liệu")
    assert Entry.objects.latest("number").said.endswith("không thực hiện được (quá hạn).")


def test_refused(person: Person, clerk: User) -> None:
    assert refused(lambda: take(clerk, person, on=TODAY + timedelta(days=1))) == "not-yet"
    assert refused(lambda: take(clerk, person, wish="bay")) == "unknown-wish"
    assert refused(lambda: take(clerk, person, text=" ")) == "nothing-stated"
    row = take(clerk, person)
    actions.acknowledge_request(actor=clerk, request=row)
    assert refused(lambda: actions.acknowledge_request(actor=clerk, request=row)) == "wrong-stage"
    later = row.done_by + timedelta(days=3)
    put_off = {"actor": clerk, "request": row, "until": later, "reason": "Chờ trả lời", "clocks": CLOCKS}
    actions.extend_request(**put_off)  # type: ignore[arg-type]  # one call, twice
    assert refused(lambda: actions.extend_request(**put_off)) == "extended-already"  # type: ignore[arg-type]  # again
    end = actions.close_request
    assert refused(lambda: end(actor=clerk, request=row, stage=Stage.OPEN, answer="x")) == "wrong-stage"
    assert refused(lambda: end(actor=clerk, request=row, stage=Stage.DONE, answer="")) == "nothing-stated"
    end(actor=clerk, request=row, stage=Stage.DONE, answer="Đã gửi bản in")
    assert refused(lambda: end(actor=clerk, request=row, stage=Stage.DONE, answer="Lại")) == "wrong-stage"


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_CONTACT, Role.ADMIN, Role.READER])
def test_not_everybody_deals_with_requests(person: Person, province: Province, role: Role) -> None:
    with pytest.raises(RuleBroken) as broken:
        take(province.people[role], person)
    assert broken.value.code == "not-allowed"
    page = province.client(role).get("/du-lieu-ca-nhan/").content.decode()
    assert "Sổ xử lý dữ liệu cá nhân" in page
    assert "Yêu cầu của người dân" not in page


def test_the_pages(person: Person, province: Province) -> None:
    client = province.client("specialist")
    sent = {"wish": "see", "text": "Cho tôi xem", "received_on": f"{TODAY:%d/%m/%Y}"}
    answer = client.post(f"/du-lieu-ca-nhan/can-bo/{person.pk}/yeu-cau/", sent)
    row = DataRequest.objects.get()
    assert answer.headers["Location"] == f"/du-lieu-ca-nhan/yeu-cau/{row.pk}/"
    assert client.post(f"/du-lieu-ca-nhan/can-bo/{person.pk}/yeu-cau/", {"wish": "see"}).status_code == 422
    address = answer.headers["Location"]
    for deed in (
        {"viec": "acknowledge"},
        {"viec": "extend", "until": f"{row.done_by + timedelta(days=2):%d/%m/%Y}", "reason": "Chờ đơn vị"},
        {"viec": "close", "stage": "done", "answer": "Đã gửi"},
    ):
        assert client.post(address, deed).status_code == 302
    assert "Đã gửi" in client.get(address).content.decode()
    assert client.post(address, {"viec": "nhảy"}).status_code == 422
    assert "Trần Thị Hòa" in client.get("/du-lieu-ca-nhan/").content.decode()


def test_a_slip_in_the_offices_file_is_said(province: Province, own_data_folder: Path) -> None:
    (own_data_folder / "du-lieu-ca-nhan.toml").write_text("[clock", encoding="utf-8")
    page = province.client("chief").get("/du-lieu-ca-nhan/")
    assert page.status_code == 422
    assert "du-lieu-ca-nhan.toml" in page.content.decode()
