"""Persons, posts, contact details: done, refused; who sees what; what the ledger never holds."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from openpyxl import load_workbook

from caunoi.ledger.models import Entry
from caunoi.people import person_actions as actions
from caunoi.people.models import Contact, Person, Post, Role, User
from caunoi.people.person_actions import ContactSaid, PostSaid
from caunoi.people.person_reads import holder, listed, looks, visible_to
from caunoi.people.person_rules import Level
from caunoi.people.person_sheets import kept_of, people_sheet
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

NUMBER, MAIL = "0900000787", "hoa.tran@hailam.vn"
TODAY = timezone.localdate()
UNTIL = TODAY + timedelta(days=30)


def phone(value: str = NUMBER) -> ContactSaid:
    return ContactSaid("phone", value, "đầu mối hội nghị", "đồng chí đồng ý ngày 02/11/2026", UNTIL)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(RuleBroken) as broken:
        act()
    return broken.value.code


@pytest.fixture
def clerk(province: Province) -> User:
    return province.people[Role.SPECIALIST]


@pytest.fixture
def hoa(province: Province, clerk: User) -> Person:
    said = PostSaid(province.commune, "Bí thư", valid_from=date(2025, 7, 1), basis="Quyết định số 12-QĐ/TU")
    return actions.add_person(actor=clerk, full_name=" Trần  Thị Hòa ", post=said)


@pytest.fixture
def contact(hoa: Person, clerk: User) -> Contact:
    return actions.add_contact(actor=clerk, person=hoa, said=phone())


class TestPosts:
    def test_who_holds_a_post_on_a_day(self, hoa: Person, clerk: User, province: Province) -> None:
        post = hoa.posts.get()
        assert holder(province.commune, "bí thư", date(2025, 6, 30)) is None
        assert holder(province.commune, "bí thư", date(2025, 7, 1)) == hoa
        actions.end_post(actor=clerk, post=post, on=date(2026, 3, 1))
        acting = PostSaid(province.commune, "Bí thư", acting=True, valid_from=date(2026, 3, 2))
        tam = actions.add_person(actor=clerk, full_name="Lê Văn Tám", post=acting)
        assert holder(province.commune, "Bí thư", date(2026, 3, 1)) == hoa
        assert holder(province.commune, "Bí thư", date(2026, 3, 2)) == tam
        assert str(tam.posts.get()) == "Quyền Bí thư, Xã Bến Thượng"

    def test_two_in_one_post_are_nobody(self, hoa: Person, clerk: User, province: Province) -> None:
        actions.add_person(actor=clerk, full_name="Lê Văn Tám", post=PostSaid(province.commune, "Bí thư"))
        assert holder(province.commune, "Bí thư", TODAY) is None

    def test_a_list_goes_by_given_name_and_finds_without_diacritics(
        self, hoa: Person, clerk: User, province: Province
    ) -> None:
        for name in ("Bùi Văn Ân", "Đỗ Thị Ánh"):
            actions.add_person(actor=clerk, full_name=name, post=PostSaid(province.cell, "Bí thư chi bộ"))
        names = [one.person.full_name for one in listed(clerk, on=TODAY)]
        assert names == ["Bùi Văn Ân", "Đỗ Thị Ánh", "Trần Thị Hòa"]
        assert [one.person for one in listed(clerk, on=TODAY, words="hoa tran")] == [hoa]
        assert [one.person for one in listed(clerk, on=TODAY, office=province.commune.pk)] == [hoa]
        assert listed(clerk, on=date(2020, 1, 1), office=province.commune.pk) == []

    def test_refused(self, hoa: Person, clerk: User, province: Province) -> None:
        post = hoa.posts.get()
        again = PostSaid(province.commune, "Bí thư", valid_from=date(2025, 7, 1))
        turned = PostSaid(province.commune, "Ủy viên", valid_from=TODAY, valid_to=TODAY - timedelta(days=1))
        assert refused(lambda: actions.add_post(actor=clerk, person=hoa, post=again)) == "post-twice"
        assert (
            refused(lambda: actions.add_post(actor=clerk, person=hoa, post=turned)) == "ends-before-it-begins"
        )
        assert (
            refused(lambda: actions.end_post(actor=clerk, post=post, on=date(2025, 6, 1)))
            == "ends-before-it-begins"
        )
        assert (
            refused(lambda: actions.rename_person(actor=clerk, person=hoa, full_name="Trần Thị Hòa"))
            == "no-change"
        )
        assert (
            refused(lambda: actions.add_person(actor=clerk, full_name=" - ", post=again)) == "nothing-stated"
        )
        assert Post.objects.count() == 1

    def test_a_unit_keeps_its_own_people_only(self, hoa: Person, province: Province) -> None:
        unit = province.people[Role.UNIT_CONTACT]
        mine = actions.add_person(
            actor=unit, full_name="Lê Văn Tám", post=PostSaid(province.commune, "Phó Bí thư")
        )
        theirs = PostSaid(province.neighbour, "Bí thư")
        assert refused(lambda: actions.add_person(actor=unit, full_name="Ai", post=theirs)) == "not-allowed"
        assert set(visible_to(unit)) == {hoa, mine}
        stranger = User.objects.create_user(
            "ben", full_name="Xã bên", role=Role.UNIT_CONTACT, office=province.neighbour
        )
        assert not visible_to(stranger)
        assert (
            refused(lambda: actions.rename_person(actor=stranger, person=hoa, full_name="X Y"))
            == "not-allowed"
        )


class TestContacts:
    def test_a_look_gives_its_reason_and_stands_in_the_ledger(
        self, contact: Contact, province: Province
    ) -> None:
        leader = province.people[Role.LEADER]
        assert actions.look_at_contact(actor=leader, contact=contact, purpose="mời họp gấp") == NUMBER
        [line] = looks(contact.person)
        assert line.said == "Người Lãnh đạo mở xem điện thoại của Trần Thị Hòa, lý do: mời họp gấp"

    def test_refused(self, contact: Contact, clerk: User, province: Province) -> None:
        look = actions.look_at_contact
        assert refused(lambda: look(actor=clerk, contact=contact, purpose=" ")) == "nothing-stated"
        for role in (Role.READER, Role.ADMIN, Role.STEWARD, Role.TECHNICIAN):
            person = province.people[role]
            act = partial(look, actor=person, contact=contact, purpose="xem")
            assert refused(act) == "not-allowed"
        assert not looks(contact.person)
        twice = phone("0900 000 787")
        assert (
            refused(lambda: actions.add_contact(actor=clerk, person=contact.person, said=twice))
            == "contact-twice"
        )

    def test_the_ledger_never_holds_a_value(self, contact: Contact, clerk: User) -> None:
        actions.add_contact(
            actor=clerk,
            person=contact.person,
            said=ContactSaid("email", MAIL, "gửi tài liệu", "đồng ý", UNTIL),
        )
        actions.look_at_contact(actor=clerk, contact=contact, purpose="mời họp")
        actions.erase_contact(actor=clerk, contact=contact, reason="đổi số")
        words = " ".join(f"{e.said} {e.before} {e.after} {e.search_folded}" for e in Entry.objects.all())
        assert NUMBER not in words
        assert MAIL not in words

    def test_erased_there_is_nothing_left(self, contact: Contact, clerk: User) -> None:
        actions.erase_contact(actor=clerk, contact=contact, reason="đồng chí yêu cầu")
        contact.refresh_from_db()
        assert (contact.value, contact.masked) == ("", "")
        assert (
            refused(lambda: actions.look_at_contact(actor=clerk, contact=contact, purpose="gọi")) == "erased"
        )
        assert refused(lambda: actions.erase_contact(actor=clerk, contact=contact, reason="nữa")) == "erased"

    def test_after_its_day_a_value_is_erased_once(self, contact: Contact) -> None:
        assert actions.erase_expired_contacts(today=UNTIL) == 0
        assert actions.erase_expired_contacts(today=UNTIL + timedelta(days=1)) == 1
        assert actions.erase_expired_contacts(today=UNTIL + timedelta(days=1)) == 0
        line = Entry.objects.latest("number")
        assert line.actor_name == "Hệ thống"
        assert line.said == "Điện thoại của Trần Thị Hòa đã xóa vì hết mục đích (đầu mối hội nghị)."

    def test_the_database_holds_the_same(self, contact: Contact) -> None:
        for change in ({"value": ""}, {"purpose": ""}, {"erased_at": timezone.now()}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Contact.objects.filter(pk=contact.pk).update(**change)


class TestSheets:
    def cells(self, data: bytes) -> str:
        sheet = load_workbook(io.BytesIO(data)).active
        assert sheet is not None
        return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)

    @pytest.mark.parametrize(
        ("level", "whole", "mask"),
        [(Level.INTERNAL, True, False), (Level.DELEGATES, False, True), (Level.PUBLIC, False, False)],
    )
    def test_how_much_a_list_tells(
        self, contact: Contact, clerk: User, level: Level, whole: bool, mask: bool
    ) -> None:
        text = self.cells(people_sheet(listed(clerk, on=TODAY), level))
        assert ("Trần Thị Hòa" in text, NUMBER in text, "0900.***.787" in text) == (True, whole, mask)
        assert ("Điện thoại" in text) == (level is not Level.PUBLIC)

    def test_a_name_that_begins_like_a_formula_is_a_text(self, province: Province, clerk: User) -> None:
        actions.add_person(actor=clerk, full_name="=1+1", post=PostSaid(province.cell, "Bí thư"))
        sheet = load_workbook(io.BytesIO(people_sheet(listed(clerk, on=TODAY), Level.PUBLIC))).active
        assert sheet is not None
        assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")

    def test_everything_kept_of_one_person(self, contact: Contact) -> None:
        text = self.cells(kept_of(contact.person))
        for words in (NUMBER, "Bí thư, Xã Bến Thượng", "đầu mối hội nghị", "ghi điện thoại của Trần Thị Hòa"):
            assert words in text

    def test_the_internal_list_is_a_look_at_each(self, contact: Contact, province: Province) -> None:
        assert province.client("chief").get("/can-bo/xuat-excel/?muc=noi-bo").status_code == 404
        assert province.client("chief").post("/can-bo/xuat-excel/?muc=noi-bo").status_code == 200
        assert [line.said for line in looks(contact.person)] == [
            "Người Chánh văn phòng xuất danh sách nội bộ có liên hệ của Trần Thị Hòa."
        ]
        assert province.client("unit_contact").post("/can-bo/xuat-excel/?muc=noi-bo").status_code == 200
        assert province.client("reader").post("/can-bo/xuat-excel/?muc=noi-bo").status_code == 422
        assert province.client("chief").get("/can-bo/xuat-excel/?muc=la").status_code == 404


class TestPages:
    def test_from_a_new_person_to_a_look(self, province: Province) -> None:
        client = province.client("specialist")
        sent = {
            "full_name": "Trần Thị Hòa",
            "office": province.commune.pk,
            "title": "Bí thư",
            "valid_from": "01/7/2025",
        }
        assert client.post("/can-bo/moi/", sent).status_code == 302
        person = Person.objects.get()
        told = {
            "kind": "phone", "value": NUMBER, "purpose": "đầu mối", "basis": "đồng ý",
            "expires_on": f"{UNTIL:%d/%m/%Y}",
        }  # fmt: skip
        address = f"/can-bo/{person.pk}/"
        assert client.post(f"{address}lien-he/", told).status_code == 302
        page = client.get(address).content.decode()
        assert "0900.***.787" in page
        assert NUMBER not in page
        seen = client.post(f"{address}lien-he/{Contact.objects.get().pk}/xem/", {"why": "mời họp"})
        assert NUMBER in seen.content.decode()
        assert "no-store" in seen.headers["Cache-Control"]
        for role, sees in (("leader", True), ("chief", True), ("specialist", False), ("unit_contact", False)):
            page = province.client(role).get(address).content.decode()
            assert ("Ai đã mở xem liên hệ" in page, "mở xem điện thoại" in page) == (sees, sees), role
            assert "ghi điện thoại của Trần Thị Hòa" in page
            assert (f"/so-nhat-ky/ve/can-bo/{person.pk}/" in page) == sees

    @pytest.mark.parametrize("role", Role.values)
    def test_no_page_and_no_list_shows_a_whole_number(
        self, contact: Contact, province: Province, role: str
    ) -> None:
        client = province.client(role)
        for address in (
            "/can-bo/",
            f"/can-bo/{contact.person_id}/",
            "/so-nhat-ky/",
            "/",
            "/du-lieu-ca-nhan/",
        ):
            assert NUMBER not in client.get(address, follow=True).content.decode()

    def test_what_was_typed_wrongly_stays_with_its_reason(self, hoa: Person, province: Province) -> None:
        sent = {
            "kind": "phone",
            "value": "123",
            "purpose": "x y",
            "basis": "z",
            "expires_on": f"{UNTIL:%d/%m/%Y}",
        }
        answer = province.client("specialist").post(f"/can-bo/{hoa.pk}/lien-he/", sent)
        assert answer.status_code == 422
        assert "không phải điện thoại hợp lệ" in answer.content.decode()
        assert not Contact.objects.exists()
