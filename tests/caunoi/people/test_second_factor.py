"""Codes from an app and recovery codes, with real codes; the way out when both are lost."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.factor_actions import reset_second_factor
from caunoi.people.models import SignInFailure, User
from caunoi.people.reads import has_second_factor
from caunoi.people.rules import LOCK_AFTER
from caunoi.people.sealing import seal, unseal
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.people.factors import (
    PASSWORD,
    Protected,
    app_code,
    confirmed,
    first_step,
    protect,
    signed_in,
    with_password,
    wrong_code,
)
from tests.conftest import Province

OWN = "/tai-khoan-cua-toi/hai-lop/"
SECOND = "/dang-nhap/lop-hai/"


@pytest.fixture
def protected(province: Province) -> Protected:
    return protect(province.people["specialist"])


def _said(person: User) -> list[str]:
    return [line.said for line in history(person)]


class TestSetUp:
    def test_set_up_and_told_without_the_secret(self, protected: Protected) -> None:
        assert has_second_factor(protected.person)
        assert len(protected.recovery) == len(set(protected.recovery)) == 10
        assert _said(protected.person)[0] == f"{protected.person} bật mã từ ứng dụng xác thực."
        told = " ".join(f"{line.said}{line.before}{line.after}" for line in Entry.objects.all())
        assert not any(secret in told for secret in [protected.secret, *protected.recovery])

    def test_the_seeds_do_not_lie_open(self, protected: Protected) -> None:
        kept = str([one.data for one in Authenticator.objects.all()])
        assert protected.secret not in kept
        assert not any(code in kept for code in protected.recovery)

    def test_the_page_asks_for_the_password_first(self, province: Province) -> None:
        client = first_step(with_password(province.people["reader"]))
        answer = client.get(f"{OWN}ung-dung/")
        assert answer["Location"].startswith("/xac-nhan/?next=")
        wrong = client.post("/xac-nhan/", {"password": "sai"}).content.decode()
        assert "Mật khẩu chưa đúng" in wrong
        assert client.get(f"{OWN}ung-dung/").status_code == 302

    def test_a_wrong_first_code_sets_nothing_up(self, province: Province) -> None:
        client = confirmed(first_step(with_password(province.people["reader"])))
        client.get(f"{OWN}ung-dung/")
        page = client.post(f"{OWN}ung-dung/", {"code": "000000"}).content.decode()
        assert "Mã chưa đúng" in page
        assert not Authenticator.objects.exists()

    def test_recovery_codes_are_shown_once(self, protected: Protected) -> None:
        client = first_step(protected.person)
        client.post(SECOND, {"code": app_code(protected.secret, steps=1)})
        page = confirmed(client).get(f"{OWN}ma-khoi-phuc/").content.decode()
        assert "Các mã này đã hiện một lần" in page
        assert not any(code in page for code in protected.recovery)

    def test_new_recovery_codes_end_the_old_ones(self, protected: Protected) -> None:
        client = first_step(protected.person)
        client.post(SECOND, {"code": app_code(protected.secret)})
        confirmed(client).post(f"{OWN}ma-khoi-phuc/moi/")
        assert _said(protected.person)[0] == f"{protected.person} tạo lại các mã khôi phục."
        again = first_step(protected.person)
        again.post(SECOND, {"code": protected.recovery[0]})
        assert not signed_in(again)

    def test_codes_are_removed_and_told(self, protected: Protected) -> None:
        client = first_step(protected.person)
        client.post(SECOND, {"code": app_code(protected.secret)})
        assert "Bỏ mã từ ứng dụng" in confirmed(client).get(f"{OWN}ung-dung/bo/").content.decode()
        client.post(f"{OWN}ung-dung/bo/")
        assert not Authenticator.objects.exists()
        assert _said(protected.person)[0] == f"{protected.person} bỏ mã từ ứng dụng xác thực."
        assert signed_in(first_step(protected.person))


class TestSignIn:
    def test_the_password_alone_does_not_open(self, protected: Protected) -> None:
        client = Client()
        answer = client.post("/dang-nhap/", {"username": protected.person.username, "password": PASSWORD})
        assert answer["Location"] == SECOND
        assert not signed_in(client)
        assert client.get("/nhiem-vu/").status_code == 302

    def test_the_code_opens_and_the_way_goes_on(self, protected: Protected) -> None:
        client = Client()
        sent = {"username": protected.person.username, "password": PASSWORD, "next": "/mau/"}
        client.post("/dang-nhap/", sent)
        answer = client.post(SECOND, {"code": app_code(protected.secret)})
        assert answer["Location"] == "/mau/"
        assert signed_in(client)
        assert "bằng mật khẩu và xác thực hai lớp" in _said(protected.person)[0]

    @pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (3, False)])
    def test_a_clock_half_a_minute_off(self, protected: Protected, steps: int, opens: bool) -> None:
        client = first_step(protected.person)
        client.post(SECOND, {"code": app_code(protected.secret, steps=steps)})
        assert signed_in(client) is opens

    def test_a_code_opens_once(self, protected: Protected) -> None:
        code = app_code(protected.secret)
        first, second = first_step(protected.person), first_step(protected.person)
        first.post(SECOND, {"code": code})
        page = second.post(SECOND, {"code": code}).content.decode()
        assert (signed_in(first), signed_in(second)) == (True, False)
        assert "đã dùng rồi" in page

    def test_a_recovery_code_opens_once(self, protected: Protected) -> None:
        first, second = first_step(protected.person), first_step(protected.person)
        first.post(SECOND, {"code": protected.recovery[3]})
        second.post(SECOND, {"code": protected.recovery[3]})
        assert (signed_in(first), signed_in(second)) == (True, False)

    def test_without_the_first_step_there_is_no_second(self, protected: Protected) -> None:
        client = Client()
        assert client.get(SECOND)["Location"] == "/dang-nhap/"
        assert client.post(SECOND, {"code": app_code(protected.secret)})["Location"] == "/dang-nhap/"
        assert not signed_in(client)

    def test_another_account_can_be_chosen(self, protected: Protected) -> None:
        client = first_step(protected.person)
        assert client.get("/dang-nhap/")["Location"] == SECOND
        client.post("/dang-xuat/")
        assert client.get("/dang-nhap/").status_code == 200

    def test_an_account_closed_between_the_steps_stays_out(self, protected: Protected) -> None:
        client = first_step(protected.person)
        User.objects.filter(pk=protected.person.pk).update(is_active=False)
        client.post(SECOND, {"code": app_code(protected.secret)})
        assert client.get("/nhiem-vu/").status_code == 302


class TestGuessing:
    @pytest.mark.parametrize("kind", ["app", "recovery"])
    def test_wrong_codes_close_the_door_to_the_right_one(self, protected: Protected, kind: str) -> None:
        client = first_step(protected.person)
        for _ in range(LOCK_AFTER):
            wrong = wrong_code(protected.secret) if kind == "app" else "00000000"
            assert "Thử lại sau" not in client.post(SECOND, {"code": wrong}).content.decode()
        right = app_code(protected.secret) if kind == "app" else protected.recovery[0]
        assert "Thử lại sau" in client.post(SECOND, {"code": right}).content.decode()
        assert not signed_in(client)
        assert "Tạm khóa đăng nhập" in _said(protected.person)[0]

    def test_the_password_again_does_not_start_a_new_count(self, protected: Protected) -> None:
        for _ in range(LOCK_AFTER):
            first_step(protected.person).post(SECOND, {"code": wrong_code(protected.secret)})
        assert SignInFailure.objects.count() == LOCK_AFTER
        assert first_step(protected.person).get(SECOND)["Location"] == "/dang-nhap/"

    def test_the_whole_way_in_ends_the_count(self, protected: Protected) -> None:
        client = first_step(protected.person)
        client.post(SECOND, {"code": wrong_code(protected.secret)})
        client.post(SECOND, {"code": app_code(protected.secret)})
        assert not SignInFailure.objects.exists()

    def test_the_password_once_more_is_counted_too(self, province: Province) -> None:
        client = first_step(with_password(province.people["reader"]))
        for _ in range(LOCK_AFTER):
            client.post("/xac-nhan/", {"password": "sai"})
        assert "Thử lại sau" in client.post("/xac-nhan/", {"password": PASSWORD}).content.decode()

    def test_a_code_once_more_is_counted_too(self, protected: Protected) -> None:
        client = first_step(protected.person)
        client.post(SECOND, {"code": app_code(protected.secret)})
        for _ in range(LOCK_AFTER):
            client.post("/xac-nhan/ma/", {"code": wrong_code(protected.secret)})
        page = client.post("/xac-nhan/ma/", {"code": app_code(protected.secret, steps=1)})
        assert "Thử lại sau" in page.content.decode()


def test_a_code_confirms_as_well_as_the_password(protected: Protected) -> None:
    client = first_step(protected.person)
    client.post(SECOND, {"code": app_code(protected.secret)})
    assert "Dùng mã xác thực" in client.get("/xac-nhan/").content.decode()
    client.post("/xac-nhan/ma/", {"code": app_code(protected.secret, steps=1)})
    assert client.get(f"{OWN}ma-khoi-phuc/moi/").status_code == 200


class TestReset:
    def test_done_and_told(self, protected: Protected, province: Province) -> None:
        admin = province.people["admin"]
        reset_second_factor(actor=admin, account=protected.person)
        assert not Authenticator.objects.exists()
        assert _said(protected.person)[0] == (
            f"{admin} gỡ xác thực hai lớp của tài khoản demo-specialist ({protected.person})."
        )
        assert signed_in(first_step(protected.person))

    def test_nothing_to_reset(self, province: Province) -> None:
        with pytest.raises(RuleBroken) as refused:
            reset_second_factor(actor=province.people["admin"], account=province.people["reader"])
        assert refused.value.code == "no-factor"

    def test_nobody_resets_their_own(self, province: Province) -> None:
        admin = protect(province.people["admin"])
        with pytest.raises(RuleBroken) as refused:
            reset_second_factor(actor=admin.person, account=admin.person)
        assert refused.value.code == "own-account"
        assert has_second_factor(admin.person)

    @pytest.mark.parametrize("role", ["specialist", "chief", "leader", "unit_contact", "reader"])
    def test_not_allowed(self, province: Province, role: str) -> None:
        admin = protect(province.people["admin"])
        with pytest.raises(RuleBroken) as refused:
            reset_second_factor(actor=province.people[role], account=admin.person)
        assert refused.value.code == "not-allowed"
        assert has_second_factor(admin.person)

    def test_by_the_page_of_the_account(self, protected: Protected, province: Province) -> None:
        client = province.client("admin")
        address = f"/tai-khoan/{protected.person.pk}/"
        assert "Gỡ xác thực hai lớp" in client.get(address).content.decode()
        assert client.post(f"{address}hai-lop/")["Location"] == address
        assert "Gỡ xác thực hai lớp" not in client.get(address).content.decode()


class TestAsked:
    """CAUNOI_SECOND_FACTOR=admin,chief."""

    @pytest.fixture(autouse=True)
    def asked(self, settings: Settings) -> None:
        settings.CAUNOI_SECOND_FACTOR = ["admin", "chief"]

    @pytest.mark.parametrize(
        ("role", "held"), [("admin", True), ("chief", True), ("leader", False), ("reader", False)]
    )
    def test_who_is_held(self, province: Province, role: str, held: bool) -> None:
        answer = province.client(role).get("/", follow=True)
        assert ("phải bật xác thực hai lớp" in answer.content.decode()) is held

    def test_what_stays_open_to_set_it_up(self, province: Province) -> None:
        chief = province.people["chief"]
        client = confirmed(first_step(with_password(chief)))
        assert client.get("/nhiem-vu/")["Location"] == OWN
        assert client.get(f"{OWN}ung-dung/").status_code == 200
        assert client.get("/suc-khoe/").status_code == 200
        assert client.post("/dang-xuat/").status_code == 302

    def test_then_everything_is_open(self, province: Province) -> None:
        chief = protect(province.people["chief"])
        client = first_step(chief.person)
        client.post(SECOND, {"code": app_code(chief.secret)})
        assert client.get("/nhiem-vu/").status_code == 200

    def test_a_fragment_leads_to_the_whole_page(self, province: Province) -> None:
        answer = province.client("chief").get("/nhiem-vu/", headers={"HX-Request": "true"})
        assert (answer.status_code, answer["HX-Redirect"]) == (204, OWN)

    def test_nothing_is_written_by_who_is_held(self, province: Province) -> None:
        sent = {"username": "moi", "full_name": "Mới", "role": "reader"}
        assert province.client("admin").post("/tai-khoan/moi/", sent)["Location"] == OWN
        assert not User.objects.filter(username="moi").exists()


class TestSealing:
    def test_sealed_and_read_again(self) -> None:
        assert unseal(seal("mầm")) == "mầm"
        assert seal("mầm") != seal("mầm")

    def test_a_former_key_still_opens(self, settings: Settings) -> None:
        sealed = seal("mầm")
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k" * 60, [settings.SECRET_KEY]
        assert unseal(sealed) == "mầm"

    def test_without_the_key_nobody_has_the_seed(self, settings: Settings) -> None:
        sealed = seal("mầm")
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k" * 60, []
        assert len({unseal(sealed), unseal(sealed), "mầm", ""}) == 4

    def test_a_factor_of_a_key_that_is_gone_opens_to_no_code(
        self, protected: Protected, settings: Settings
    ) -> None:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "k" * 60, []
        client = first_step(protected.person)
        page = client.post(SECOND, {"code": app_code(protected.secret)}).content.decode()
        assert "Mã chưa đúng" in page
