"""Invitations: made, sent again, taken back, accepted; what the link gives and to whom. Races in races.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.invitation_actions import (
    OVER,
    InvitationSaid,
    accept_invitation,
    invite_contact,
    reissue_invitation,
    revoke_invitation,
)
from caunoi.people.models import Invitation, Office, Role, User
from caunoi.people.parameter_actions import set_parameter
from caunoi.people.passwords import token_digest
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.people.factors import PASSWORD, signed_in
from tests.caunoi.reminders.servers import FROM, MailServer, mail_server, name_it
from tests.conftest import Province
from tests.serving import free_port

NOW = timezone.now()
PAGE = "/tai-khoan/loi-moi/"
SENT = {"new_password1": PASSWORD, "new_password2": PASSWORD}


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


def _said(province: Province, **other: str) -> InvitationSaid:
    parts = {"full_name": "Trần Thị Hòa", "username": "hoa", "email": "hoa@hailam.example"} | other
    return InvitationSaid(office=province.commune, **parts)


def _invite(province: Province, at: datetime = NOW) -> tuple[Invitation, str]:
    return invite_contact(actor=province.people["admin"], said=_said(province), at=at)


def _link(token: str) -> str:
    return f"/loi-moi/{token}/"


class TestInvite:
    def test_done_and_told_without_token_or_address(self, province: Province) -> None:
        invitation, token = _invite(province)
        assert (invitation.state, invitation.account, invitation.digest) == (
            "open",
            None,
            token_digest(token),
        )
        [line] = history(invitation)
        assert "mời Trần Thị Hòa làm đầu mối của Xã Bến Thượng, tên đăng nhập hoa" in line.said
        kept = str(Invitation.objects.values().get())
        assert token not in kept + line.said
        assert "@" not in line.said

    def test_it_holds_for_as_many_days_as_the_office_has_set(self, province: Province) -> None:
        assert _invite(province)[0].expires_at == NOW + timedelta(days=7)
        set_parameter(actor=province.people["chief"], key="invitation_days", value=2, basis="Quy chế")
        said = _said(province, username="hoa-2")
        invitation, _ = invite_contact(actor=province.people["admin"], said=said, at=NOW)
        assert invitation.expires_at == NOW + timedelta(days=2)

    @pytest.mark.parametrize(("username", "code"), [("Demo-Chief", "name-taken"), ("HOA", "already-invited")])
    def test_a_taken_name(self, province: Province, username: str, code: str) -> None:
        _invite(province)
        with _refused(code):
            invite_contact(actor=province.people["admin"], said=_said(province, username=username), at=NOW)
        assert Invitation.objects.count() == 1

    def test_the_database_keeps_one_open_invitation_for_a_name(self, province: Province) -> None:
        invitation, _ = _invite(province)
        invitation.pk, invitation.digest, invitation.username = None, "0", "HOA"
        with pytest.raises(IntegrityError), transaction.atomic():
            invitation.save(force_insert=True)


class TestReissue:
    def test_the_new_link_opens_and_the_former_does_not(self, province: Province) -> None:
        invitation, former = _invite(province, NOW - timedelta(days=30))
        _, token = reissue_invitation(actor=province.people["admin"], invitation=invitation, at=NOW)
        with _refused("invitation-over"):
            accept_invitation(token=former, password=PASSWORD, at=NOW)
        assert accept_invitation(token=token, password=PASSWORD, at=NOW).username == "hoa"
        assert "gửi lại lời mời Trần Thị Hòa (Xã Bến Thượng)" in history(invitation)[0].said


class TestRevoke:
    def test_the_link_opens_nothing_and_the_address_is_gone(self, province: Province) -> None:
        invitation, token = _invite(province)
        revoke_invitation(actor=province.people["admin"], invitation=invitation)
        invitation.refresh_from_db()
        assert (invitation.state, invitation.email) == ("revoked", "")
        with _refused("invitation-over"):
            accept_invitation(token=token, password=PASSWORD, at=NOW)
        assert history(invitation)[0].said.endswith("thu hồi lời mời Trần Thị Hòa (Xã Bến Thượng).")
        assert _invite(province)[0].username == "hoa"


def test_what_is_closed_is_changed_by_nobody_who_read_it_before(province: Province) -> None:
    """The row decides, not what was read of it: what was accepted is neither taken back nor sent again."""
    admin, (read_before, token) = province.people["admin"], _invite(province)
    accept_invitation(token=token, password=PASSWORD, at=NOW)
    told = Entry.objects.count()
    with _refused("invitation-closed"):
        revoke_invitation(actor=admin, invitation=read_before)
    with _refused("invitation-closed"):
        reissue_invitation(actor=admin, invitation=read_before, at=NOW)
    assert (Invitation.objects.get().state, Entry.objects.count()) == ("accepted", told)


@pytest.mark.parametrize("role", [role for role in Role.values if role != "admin"])
def test_not_allowed(province: Province, role: str) -> None:
    invitation, _ = _invite(province)
    actor, before = province.people[role], Entry.objects.count()
    deeds: tuple[Callable[[], object], ...] = (
        lambda: invite_contact(actor=actor, said=_said(province, username="khac"), at=NOW),
        lambda: reissue_invitation(actor=actor, invitation=invitation, at=NOW),
        lambda: revoke_invitation(actor=actor, invitation=invitation),
    )
    for deed in deeds:
        with _refused("not-allowed"):
            deed()
    assert (Entry.objects.count(), Invitation.objects.get().state) == (before, "open")


class TestAccept:
    def test_an_account_as_it_was_settled(self, province: Province) -> None:
        invitation, token = _invite(province)
        account = accept_invitation(token=token, password=PASSWORD, at=NOW)
        assert (account.username, account.full_name, account.role, account.office, account.email) == (
            "hoa", "Trần Thị Hòa", Role.UNIT_CONTACT, province.commune, "hoa@hailam.example",
        )  # fmt: skip
        assert account.password.startswith("argon2$")
        invitation.refresh_from_db()
        assert (invitation.state, invitation.account, invitation.email) == ("accepted", account, "")
        [line] = history(account)
        assert (line.actor, line.said) == (
            "Trần Thị Hòa",
            "Trần Thị Hòa nhận lời mời, lập tài khoản hoa: Đầu mối đơn vị, Xã Bến Thượng.",
        )

    @pytest.mark.parametrize(
        ("after", "opens"), [(timedelta(days=7, seconds=-1), True), (timedelta(days=7), False)]
    )
    def test_until_its_time_is_over(self, province: Province, after: timedelta, opens: bool) -> None:
        _, token = _invite(province)
        if opens:
            assert accept_invitation(token=token, password=PASSWORD, at=NOW + after)
            return
        with _refused("invitation-over"):
            accept_invitation(token=token, password=PASSWORD, at=NOW + after)

    def test_once(self, province: Province) -> None:
        _, token = _invite(province)
        first = accept_invitation(token=token, password=PASSWORD, at=NOW)
        with _refused("invitation-over"):
            accept_invitation(token=token, password="Mot-cau-khac-2027", at=NOW)
        first.refresh_from_db()
        assert first.check_password(PASSWORD)

    @pytest.mark.parametrize("weak", ["ngan", "1234567890", "password123", "Trần Thị Hòa 1", ""])
    def test_a_weak_password_uses_nothing_up(self, province: Province, weak: str) -> None:
        _, token = _invite(province)
        with _refused("weak-password"):
            accept_invitation(token=token, password=weak, at=NOW)
        assert (Invitation.objects.get().state, User.objects.filter(username="hoa").exists()) == (
            "open",
            False,
        )

    def test_a_name_that_was_taken_meanwhile_uses_nothing_up(self, province: Province) -> None:
        _, token = _invite(province)
        User.objects.create_user("Hoa", full_name="Người khác")
        with _refused("name-taken"):
            accept_invitation(token=token, password=PASSWORD, at=NOW)
        assert Invitation.objects.get().email == "hoa@hailam.example"


class TestLink:
    def test_who_only_looks_uses_nothing_up(self, province: Province) -> None:
        """Scanners of mail open every link, some of them twice and with HEAD."""
        _, token = _invite(province)
        for method in ("get", "head", "get"):
            answer = getattr(Client(), method)(_link(token))
            assert (answer.status_code, answer.cookies.get("caunoi_session")) == (200, None)
            assert "no-store" in answer["Cache-Control"]
        assert Invitation.objects.get().state == "open"

    def test_the_password_opens_the_units_own_page(self, province: Province) -> None:
        client, (_, token) = Client(), _invite(province)
        client.get(_link(token))
        answer = client.post(_link(token), SENT, follow=True)
        assert answer.redirect_chain[-1][0] == "/viec-cua-don-vi/"
        assert "Lần sau đăng nhập bằng tên hoa" in answer.content.decode()
        account = User.objects.get(username="hoa")
        assert history(account)[0].said.startswith("Trần Thị Hòa đăng nhập bằng lời mời, từ ")
        assert Client().login(username="hoa", password=PASSWORD)

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ({"new_password1": PASSWORD, "new_password2": "khac"}, "new_password2"),
            ({"new_password1": "ngan", "new_password2": "ngan"}, "new_password2"),
            ({}, None),
        ],
    )
    def test_what_is_wrong_with_the_password_is_said(
        self, province: Province, sent: dict[str, str], said: str | None
    ) -> None:
        _, token = _invite(province)
        answer = Client().post(_link(token), sent)
        page = answer.content.decode()
        assert answer.status_code == (422 if said else 200)
        assert said is None or f'id="id_{said}_error"' in page
        assert not User.objects.filter(username="hoa").exists()

    def test_whoever_is_signed_in_is_asked_to_leave_first(self, province: Province) -> None:
        _, token = _invite(province)
        client = province.client("admin")
        assert "đang đăng nhập là Người Quản trị" in client.get(_link(token)).content.decode()
        assert client.post(_link(token), SENT).status_code == 422
        assert Invitation.objects.get().state == "open"


class TestPages:
    def _send(self, province: Province, **other: object) -> str:
        sent = {"full_name": "Trần Thị Hòa", "username": "hoa", "office": province.commune.pk}
        answer = province.client("admin").post(
            f"{PAGE}moi/", {**sent, "email": "hoa@hailam.example", **other}, follow=True
        )
        assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)
        return answer.content.decode()

    def test_the_link_is_sent_and_shown_once(self, province: Province, settings: Settings) -> None:
        settings.CAUNOI_ADDRESS = "https://caunoi.hailam.example"
        with mail_server(settings) as server:
            page = self._send(province)
        [letter] = server.letters
        link = re.findall(r"https://caunoi\.hailam\.example(/loi-moi/[\w-]{43}/)", letter.get_content())
        assert len(set(link)) == 1
        assert (letter["To"], letter["From"]) == ("hoa@hailam.example", FROM)
        assert str(letter["Subject"]).strip() == "Lời mời làm đầu mối của Xã Bến Thượng trên Cầu Nối"
        assert "đã nhận thư gửi tới h***@hailam.example" in page
        assert f"https://caunoi.hailam.example{link[0]}" in page
        listed = province.client("admin").get(PAGE).content.decode()
        assert all(word in listed for word in ["Trần Thị Hòa", "Xã Bến Thượng", "h***@hailam.example"])
        assert link[0] not in listed
        assert "hoa@hailam.example" not in listed
        assert Client().get(link[0]).status_code == 200

    @pytest.mark.parametrize("how", ["no server", "nobody answers", "unknown", "no address"])
    def test_the_link_is_there_whatever_becomes_of_the_letter(
        self, province: Province, settings: Settings, how: str
    ) -> None:
        said = {
            "no server": "chưa đặt máy chủ thư",
            "nobody answers": "máy chủ thư trả lời",
            "unknown": "550",
        }
        if how == "nobody answers":
            name_it(settings, MailServer(port=free_port()))
        if how == "unknown":
            with mail_server(settings) as server:
                server.unknown.add("hoa@hailam.example")
                page = self._send(province)
        else:
            page = self._send(province, **({"email": ""} if how == "no address" else {}))
        assert ("Chưa gửi được thư" in page) is (how != "no address")
        assert said.get(how, "Chỉ hiện một lần") in page
        assert re.search(r"http://testserver/loi-moi/[\w-]{43}/", page)

    def test_sent_again_and_taken_back(self, province: Province) -> None:
        client, (invitation, former) = province.client("admin"), _invite(province, NOW - timedelta(days=8))
        assert "Đã hết hạn" in client.get(PAGE).content.decode()
        page = client.post(f"{PAGE}{invitation.pk}/gui-lai/").content.decode()
        assert former not in page
        assert "Đã hết hạn" not in client.get(PAGE).content.decode()
        assert client.post(f"{PAGE}{invitation.pk}/thu-hoi/")["Location"] == PAGE
        assert "Đã thu hồi lời mời Trần Thị Hòa" in client.get(PAGE).content.decode()
        assert "Không có lời mời nào đang chờ" in client.get(PAGE).content.decode()

    def test_what_is_missing_is_said(self, province: Province) -> None:
        answer = province.client("admin").post(f"{PAGE}moi/", {"username": "a b", "email": "không phải"})
        assert answer.status_code == 422
        assert answer.content.decode().count('class="error"') == 4

    def test_an_area_has_no_contact(self, province: Province) -> None:
        area = Office.objects.create(name="Tỉnh Hải Lam", short_name="Hải Lam", kind="area", level="province")
        sent = {"full_name": "A", "username": "hoa", "office": area.pk}
        assert province.client("admin").post(f"{PAGE}moi/", sent).status_code == 422
        assert not Invitation.objects.exists()


class TestTried:
    """What somebody tries who has no invitation, or who wants more of one."""

    @pytest.mark.parametrize("kind", ["made up", "over", "used", "taken back", "sent again"])
    def test_a_link_that_opens_nothing_does_not_say_why(self, province: Province, kind: str) -> None:
        token, admin = "A" * 43, province.people["admin"]
        if kind != "made up":
            at = NOW - timedelta(days=8) if kind == "over" else NOW
            invitation, token = _invite(province, at)
        if kind == "used":
            accept_invitation(token=token, password=PASSWORD, at=NOW)
        if kind == "taken back":
            revoke_invitation(actor=admin, invitation=invitation)
        if kind == "sent again":
            reissue_invitation(actor=admin, invitation=invitation, at=NOW)
        pages = set()
        for answer in (Client().get(_link(token)), Client().post(_link(token), SENT)):
            assert answer.status_code == 404
            pages.add(re.sub(r'data-shown="\d+"|X-CSRFToken": "\w+"', "", answer.content.decode()))
        [page] = pages
        assert OVER in page
        assert "Hòa" not in page
        assert User.objects.filter(username="hoa").exists() is (kind == "used")

    @pytest.mark.parametrize(
        "smuggled",
        [
            {"role": "admin", "is_active": "", "is_superuser": "1"},
            {"username": "bi-thu", "full_name": "Bí thư", "email": "khac@elsewhere.example"},
            {"office": "1", "office_id": "1", "digest": "0", "account": "1", "id": "1", "pk": "1"},
        ],
    )
    def test_nothing_of_the_account_comes_from_the_form(
        self, province: Province, smuggled: dict[str, str]
    ) -> None:
        _, token = _invite(province)
        Client().post(_link(token), {**SENT, **smuggled})
        made = User.objects.latest("pk")
        assert (made.username, made.full_name, made.role, made.office, made.email, made.is_active) == (
            "hoa", "Trần Thị Hòa", "unit_contact", province.commune, "hoa@hailam.example", True,
        )  # fmt: skip

    def test_an_invitation_has_no_other_state_than_its_own(self, province: Province) -> None:
        sent = {"full_name": "A", "username": "hoa", "office": province.commune.pk, "role": "admin"}
        sent |= {
            "state": "accepted",
            "digest": "0",
            "invited_by": 1,
            "expires_at": "2099-01-01",
            "account": 1,
        }
        province.client("admin").post(f"{PAGE}moi/", sent)
        made = Invitation.objects.get()
        assert (made.state, made.invited_by, made.account) == ("open", province.people["admin"], None)
        assert made.expires_at < NOW + timedelta(days=8)
        assert made.digest != "0"

    def test_a_session_laid_before_is_not_the_one_after(self, province: Province) -> None:
        client, (_, token) = Client(), _invite(province)
        client.session["laid"] = "1"
        laid = client.session
        laid["laid"] = "1"
        laid.save()
        before = client.cookies["caunoi_session"].value
        client.post(_link(token), SENT)
        other = Client()
        other.cookies["caunoi_session"] = before
        assert (signed_in(client), signed_in(other)) == (True, False)
        assert client.cookies["caunoi_session"].value != before

    @pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "/\\e.example"])
    def test_nobody_is_led_elsewhere(self, province: Province, wanted: str) -> None:
        _, token = _invite(province)
        answer = Client().post(f"{_link(token)}?next={wanted}", {**SENT, "next": wanted})
        assert answer["Location"] == "/"
