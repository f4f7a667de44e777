"""Sessions: listed, ended one by one, all others, all of somebody; what ends them besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.factor_actions import reset_second_factor
from caunoi.people.manage_actions import AccountSaid, change_account, reset_password
from caunoi.people.models import Role, User
from caunoi.people.session_actions import end_all_sessions, end_session, forget_ended_sessions
from caunoi.people.sessions import SEEN_EVERY, note_seen, signed_in
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.people.factors import PASSWORD, protect, with_password
from tests.conftest import Province

PAGE = "/tai-khoan-cua-toi/phien/"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/109.0 Safari/537.36"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1"
)
NEW = "Mot-cau-khac-2027"


@dataclass(frozen=True)
class Two:
    """One person at two machines."""

    person: User
    desk: Client
    telephone: Client

    def living(self) -> tuple[bool, bool]:
        """Which of them a page still answers."""
        here, there = (one.get(PAGE).status_code == 200 for one in (self.desk, self.telephone))
        return here, there


def _enter(person: User, agent: str, address: str) -> Client:
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    assert client.post("/dang-nhap/", {"username": person.username, "password": PASSWORD}).status_code == 302
    return client


@pytest.fixture
def two(province: Province) -> Two:
    person = with_password(province.people["reader"])
    return Two(person, _enter(person, WINDOWS, "10.0.0.7"), _enter(person, IPHONE, "10.0.0.8"))


def _said(person: User) -> str:
    return history(person)[0].said


class TestListed:
    def test_each_machine_in_words_with_this_one_marked(self, two: Two) -> None:
        page = two.desk.get(PAGE).content.decode()
        assert all(
            word in page for word in ["Chrome trên Windows", "Safari trên iPhone", "10.0.0.7", "10.0.0.8"]
        )
        assert page.count("Phiên này") == 1
        assert page.index("Chrome trên Windows") < page.index("Phiên này") < page.index("ket-thuc/")
        assert two.desk.cookies["caunoi_session"].value not in page

    def test_last_seen_is_written_now_and_then(self, two: Two) -> None:
        row = UserSession.objects.latest("pk")
        UserSession.objects.update(last_seen_at=row.created_at - timedelta(hours=1))
        cache.delete(f"seen-{row.session_key}")
        for minutes in (1, 2):
            note_seen(row.session_key, row.created_at + timedelta(minutes=minutes))
        row.refresh_from_db()
        assert row.last_seen_at == row.created_at + timedelta(minutes=1)
        assert timedelta(minutes=1) < SEEN_EVERY

    def test_a_page_that_is_looked_at_is_seen(self, two: Two) -> None:
        key = two.desk.cookies["caunoi_session"].value
        long_ago = timezone.now() - timedelta(hours=3)
        UserSession.objects.filter(session_key=key).update(last_seen_at=long_ago)
        cache.delete(f"seen-{key}")
        two.desk.get(PAGE)
        assert UserSession.objects.get(session_key=key).last_seen_at > long_ago

    def test_what_has_ended_by_itself_is_not_listed(self, two: Two) -> None:
        Session.objects.filter(pk=two.telephone.cookies["caunoi_session"].value).update(
            expire_date=timezone.now()
        )
        assert [one.device for one in signed_in(two.person)] == ["Chrome trên Windows"]

    def test_the_list_costs_two_queries(
        self, two: Two, django_assert_num_queries: Callable[[int], object]
    ) -> None:
        with django_assert_num_queries(2):  # type: ignore[attr-defined]  # a context, by its fixture
            assert len(signed_in(two.person)) == 2


class TestEnded:
    def test_one(self, two: Two) -> None:
        number = next(one.number for one in signed_in(two.person) if "iPhone" in one.device)
        assert two.desk.post(f"{PAGE}{number}/ket-thuc/")["Location"] == PAGE
        assert two.living() == (True, False)
        assert _said(two.person) == (
            "Người Người xem kết thúc phiên đăng nhập trên Safari trên iPhone (10.0.0.8)."
        )

    def test_all_others(self, two: Two) -> None:
        assert two.desk.post(f"{PAGE}khac/ket-thuc/")["Location"] == PAGE
        assert two.living() == (True, False)
        assert _said(two.person) == "Người Người xem kết thúc 1 phiên đăng nhập khác của mình."
        told = Entry.objects.count()
        two.desk.post(f"{PAGE}khac/ket-thuc/")
        assert Entry.objects.count() == told

    def test_anothers_session_is_not_there(self, two: Two, province: Province) -> None:
        """Id swapping: neither ended nor told of, and the answer is that for a number that never was."""
        numbers, client = [one.number for one in signed_in(two.person)], province.client("admin")
        told = Entry.objects.count()
        answers = [client.post(f"{PAGE}{number}/ket-thuc/") for number in [*numbers, 10**9]]
        assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, PAGE)}
        assert (two.living(), Entry.objects.count()) == ((True, True), told)
        end_session(actor=province.people["chief"], number=numbers[0])
        assert two.living() == (True, True)

    def test_all_of_somebody_by_an_administrator(self, two: Two, province: Province) -> None:
        client, page = province.client("admin"), f"/tai-khoan/{two.person.pk}/"
        assert "Safari trên iPhone (10.0.0.8)" in client.get(page).content.decode()
        assert client.post(f"{page}phien/ket-thuc/")["Location"] == page
        assert two.living() == (False, False)
        assert _said(two.person) == (
            "Người Quản trị kết thúc mọi phiên đăng nhập của tài khoản demo-reader (2 phiên)."
        )
        assert "Không đăng nhập ở đâu" in client.get(page).content.decode()

    @pytest.mark.parametrize("role", [role for role in Role.values if role != "admin"])
    def test_not_allowed(self, two: Two, province: Province, role: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            end_all_sessions(actor=province.people[role], account=two.person)
        assert (refused.value.code, two.living()) == ("not-allowed", (True, True))

    def test_a_session_in_use_does_not_come_back_when_it_saves(self, two: Two, province: Province) -> None:
        """A request that was under way when the session was ended writes nothing that opens again."""
        under_way = two.desk.session
        assert under_way["_auth_user_id"] == str(two.person.pk)
        end_all_sessions(actor=province.people["admin"], account=two.person)
        under_way["later"] = "1"
        with pytest.raises(UpdateError):
            under_way.save()
        assert two.living() == (False, False)


class TestEndsBesides:
    def test_a_changed_password_ends_the_others(self, two: Two) -> None:
        since = signed_in(two.person, here=two.desk.cookies["caunoi_session"].value)
        before = next(one.since for one in since if one.here)
        sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
        assert two.desk.post("/mat-khau/", sent).status_code == 302
        assert two.living() == (True, False)
        [left] = signed_in(two.person, here=two.desk.cookies["caunoi_session"].value)
        assert (left.here, left.since) == (True, before)
        assert _said(two.person) == (
            "Người Người xem đổi mật khẩu của mình, kết thúc 1 phiên đăng nhập khác."
        )

    def test_the_key_of_before_the_change_opens_nothing(self, two: Two) -> None:
        former = two.desk.cookies["caunoi_session"].value
        two.desk.post("/mat-khau/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW})
        stolen = Client()
        stolen.cookies["caunoi_session"] = former
        assert stolen.get(PAGE).status_code == 302

    @pytest.mark.parametrize("deed", ["password", "factor", "closed", "changed"])
    def test_what_an_administrator_does(self, province: Province, deed: str) -> None:
        admin, person = province.people["admin"], with_password(province.people["reader"])
        two = Two(person, _enter(person, WINDOWS, "10.0.0.7"), _enter(person, IPHONE, "10.0.0.8"))
        closed = AccountSaid(person.full_name, person.role, person.office, is_active=False)
        if deed == "password":
            reset_password(actor=admin, account=person)
        if deed == "factor":
            two.desk.post("/xac-nhan/", {"password": PASSWORD})
            protect(person)
            reset_second_factor(actor=admin, account=person)
        if deed in {"closed", "changed"}:
            said = closed if deed == "closed" else AccountSaid("Tên mới", person.role, person.office)
            change_account(actor=admin, account=person, said=said)
        assert two.living() == ((True, True) if deed == "changed" else (False, False))
        assert UserSession.objects.filter(user=person).count() == (2 if deed == "changed" else 0)


def test_what_is_kept_of_a_machine_goes_with_its_session(two: Two) -> None:
    two.telephone.post("/dang-xuat/")
    assert UserSession.objects.count() == 2
    assert forget_ended_sessions() == 1
    assert UserSession.objects.get().ip == "10.0.0.7"
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    call_command("tick")
    assert not UserSession.objects.exists()
