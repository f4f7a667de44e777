"""Keeping accounts: done, refused, and written down."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.manage_actions import (
    AccountSaid,
    add_account,
    change_account,
    reset_password,
)
from caunoi.people.models import Office, OfficeAlias, Role, SignInFailure, User
from caunoi.people.passwords import new_password
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

SAID = AccountSaid(full_name="Nguyễn Văn Bình", role=Role.UNIT_CONTACT, office=None)


@pytest.fixture
def admin(province: Province) -> User:
    return province.people["admin"]


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


class TestAddAccount:
    def test_done(self, admin: User, province: Province) -> None:
        account, password = add_account(
            actor=admin, username="binh", said=replace(SAID, office=province.commune)
        )
        assert (account.role, account.office) == (Role.UNIT_CONTACT, province.commune)
        assert Client().login(username="binh", password=password)

    def test_the_ledger_tells_it_without_the_password(self, admin: User) -> None:
        account, password = add_account(actor=admin, username="binh", said=SAID)
        [line] = history(account)
        assert "lập tài khoản binh: Nguyễn Văn Bình, Đầu mối đơn vị" in line.said
        assert password not in line.said + line.before + line.after

    @pytest.mark.parametrize("taken", ["binh", "BINH", "Binh"])
    def test_a_taken_name(self, admin: User, taken: str) -> None:
        add_account(actor=admin, username="binh", said=SAID)
        with _refused("name-taken"):
            add_account(actor=admin, username=taken, said=SAID)
        assert User.objects.filter(full_name="Nguyễn Văn Bình").count() == 1

    @pytest.mark.parametrize("role", [role for role in Role.values if role != "admin"])
    def test_not_allowed(self, province: Province, role: str) -> None:
        with _refused("not-allowed"):
            add_account(actor=province.people[role], username="binh", said=SAID)
        assert not Entry.objects.exists()


class TestChangeAccount:
    def test_done_and_told(self, admin: User, province: Province) -> None:
        contact = province.people["unit_contact"]
        said = AccountSaid(full_name="Tên mới", role=Role.READER, office=province.neighbour)
        changed = change_account(actor=admin, account=contact, said=said)
        assert (changed.full_name, changed.role, changed.office) == (
            "Tên mới",
            Role.READER,
            province.neighbour,
        )
        [line] = history(contact)
        assert line.before == "Người Đầu mối đơn vị, Đầu mối đơn vị, Xã Bến Thượng"
        assert line.after == "Tên mới, Người xem, Xã Tân Thịnh"

    def test_nothing_changed_is_not_told(self, admin: User, province: Province) -> None:
        contact = province.people["unit_contact"]
        said = AccountSaid(full_name=contact.full_name, role=contact.role, office=contact.office)
        change_account(actor=admin, account=contact, said=said)
        assert history(contact) == []

    def test_a_closed_account_is_out_at_once(self, admin: User, province: Province) -> None:
        contact, client = province.people["unit_contact"], province.client("unit_contact")
        assert client.get("/nhiem-vu/").status_code == 200
        change_account(actor=admin, account=contact, said=replace(SAID, is_active=False))
        assert client.get("/nhiem-vu/").status_code == 302
        assert "đã khóa" in history(contact)[0].after

    @pytest.mark.parametrize(
        "said",
        [
            AccountSaid(full_name="Quản trị", role=Role.CHIEF, office=None),
            AccountSaid(full_name="Quản trị", role=Role.ADMIN, office=None, is_active=False),
        ],
    )
    def test_nobody_takes_their_own_rights(self, admin: User, said: AccountSaid) -> None:
        with _refused("own-account"):
            change_account(actor=admin, account=admin, said=said)
        admin.refresh_from_db()
        assert (admin.role, admin.is_active) == (Role.ADMIN, True)

    def test_ones_own_name_may_be_changed(self, admin: User) -> None:
        said = AccountSaid(full_name="Vũ Anh Tuấn", role=Role.ADMIN, office=admin.office)
        assert change_account(actor=admin, account=admin, said=said).full_name == "Vũ Anh Tuấn"

    def test_not_allowed(self, province: Province) -> None:
        with _refused("not-allowed"):
            change_account(actor=province.people["chief"], account=province.people["reader"], said=SAID)


class TestResetPassword:
    def test_the_new_one_opens_and_ends_other_sessions(self, admin: User, province: Province) -> None:
        contact, client = province.people["unit_contact"], province.client("unit_contact")
        password = reset_password(actor=admin, account=contact)
        assert client.get("/nhiem-vu/").status_code == 302
        assert Client().login(username=contact.username, password=password)

    def test_it_ends_the_count_of_failures(self, admin: User, province: Province) -> None:
        contact = province.people["unit_contact"]
        SignInFailure.objects.create(username=contact.username, address="10.0.0.1", at=contact.joined_at)
        reset_password(actor=admin, account=contact)
        assert not SignInFailure.objects.exists()

    def test_not_allowed(self, province: Province) -> None:
        before = province.people["reader"].password
        with _refused("not-allowed"):
            reset_password(actor=province.people["leader"], account=province.people["reader"])
        assert User.objects.get(pk=province.people["reader"].pk).password == before

    def test_passwords_are_long_clear_and_different(self) -> None:
        made = {new_password() for _ in range(200)}
        assert len(made) == 200
        assert all(len(one) == 19 and not set(one) & set("ilo01") for one in made)


class TestPages:
    def test_an_account_is_opened_and_its_password_shown_once(self, province: Province) -> None:
        client = province.client("admin")
        sent = {
            "username": "binh",
            "full_name": "Nguyễn Văn Bình",
            "role": "reader",
            "office": province.commune.pk,
        }
        response = client.post("/tai-khoan/moi/", sent)
        assert "no-store" in response.headers["Cache-Control"]
        page = response.content.decode()
        password = page.split('class="password">')[1].split("<")[0]
        assert Client().login(username="binh", password=password)
        assert password not in client.get("/tai-khoan/").content.decode()

    def test_a_name_that_is_none_is_said(self, province: Province) -> None:
        response = province.client("admin").post(
            "/tai-khoan/moi/", {"username": "a b", "full_name": "", "role": "x"}
        )
        assert response.status_code == 422
        assert response.content.decode().count('class="error"') == 3

    def test_an_account_is_closed(self, province: Province) -> None:
        contact = province.people["unit_contact"]
        sent = {"full_name": "Nguyễn Thị Thu", "role": "unit_contact"}
        assert province.client("admin").post(f"/tai-khoan/{contact.pk}/", sent).status_code == 302
        contact.refresh_from_db()
        assert (contact.is_active, contact.full_name) == (False, "Nguyễn Thị Thu")
        assert "Đã khóa" in province.client("admin").get("/tai-khoan/").content.decode()

    def test_a_password_is_set_anew(self, province: Province) -> None:
        contact = province.people["unit_contact"]
        page = province.client("admin").post(f"/tai-khoan/{contact.pk}/mat-khau/").content.decode()
        password = page.split('class="password">')[1].split("<")[0]
        assert Client().login(username=contact.username, password=password)

    def test_an_office_is_added_and_changed(self, province: Province) -> None:
        client = province.client("admin")
        sent = {
            "name": "Ban Nội chính Tỉnh ủy",
            "short_name": "BNC",
            "kind": "party_board",
            "level": "province",
            "aliases": "A\nB",
        }
        assert client.post("/don-vi/moi/", sent).status_code == 302
        office = Office.objects.get(name="Ban Nội chính Tỉnh ủy")
        assert "A\nB</textarea>" in client.get(f"/don-vi/{office.pk}/sua/").content.decode()
        client.post(f"/don-vi/{office.pk}/sua/", {**sent, "aliases": "B", "source": "QĐ 1"})
        assert [alias.name for alias in office.aliases.all()] == ["B"]
        office.refresh_from_db()
        assert office.source == "QĐ 1"
        assert ">Ban Nội chính Tỉnh ủy</a>" in client.get("/don-vi/").content.decode()

    def test_the_list_costs_the_same_for_many(
        self, province: Province, django_assert_max_num_queries: object
    ) -> None:
        assert callable(django_assert_max_num_queries)
        for number in range(30):
            office = Office.objects.create(
                name=f"Sở {number}", short_name=f"S{number}", kind="other", level="province"
            )
            OfficeAlias.objects.create(office=office, name=f"tên {number}")
        client = province.client("admin")
        with django_assert_max_num_queries(8):
            client.get("/don-vi/")

    def test_one_changes_ones_own_password(self, province: Province) -> None:
        person = province.people["reader"]
        person.set_password("Mot-cau-dai-2026")
        person.save()
        client = Client()
        client.force_login(person)
        sent = {
            "old_password": "Mot-cau-dai-2026",
            "new_password1": "Cau-khac-dai-2027",
            "new_password2": "Cau-khac-dai-2027",
        }
        assert client.post("/mat-khau/", sent).status_code == 302
        assert client.get("/quyen-han/").status_code == 200
        assert Client().login(username=person.username, password="Cau-khac-dai-2027")

    def test_the_old_password_is_asked_for(self, province: Province) -> None:
        sent = {
            "old_password": "sai",
            "new_password1": "Cau-khac-dai-2027",
            "new_password2": "Cau-khac-dai-2027",
        }
        page = province.client("reader").post("/mat-khau/", sent).content.decode()
        assert 'id="id_old_password_error"' in page
