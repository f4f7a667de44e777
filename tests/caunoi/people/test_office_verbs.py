"""Keeping the register of offices: done, refused, and written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.models import EventKind, Office, OfficeAlias, OfficeEvent, User
from caunoi.people.office_actions import (
    EventSaid,
    OfficeSaid,
    add_office,
    change_office,
    record_event,
    rename_office,
)
from caunoi.people.reads import office_named, successors
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

BOARD = OfficeSaid(
    name="Ban Nội chính Tỉnh ủy", short_name="Ban Nội chính", kind="party_board", level="province"
)
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
TODAY = date(2026, 11, 28)


@pytest.fixture
def admin(province: Province) -> User:
    return province.people["admin"]


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


def _office(name: str, **said: object) -> Office:
    return Office.objects.create(name=name, short_name=name, kind="committee", level="district", **said)


class TestOffices:
    def test_added_with_its_other_names(self, admin: User, province: Province) -> None:
        said = replace(BOARD, parent=province.commune)
        office = add_office(actor=admin, said=said, aliases=["BNCTU", "  Ban  Nội chính TU ", "", "BNCTU"])
        assert office_named("Ban Nội chính TU", date(2026, 3, 5)) == office
        assert office.aliases.count() == 2
        assert "thêm đơn vị Ban Nội chính Tỉnh ủy" in history(office)[0].said

    def test_changed_and_told(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD, aliases=["BNCTU", "BNC"])
        ended = replace(BOARD, valid_to=date(2026, 6, 30))
        change_office(actor=admin, office=office, said=ended, aliases=["BNC", "Nội chính"])
        assert set(office.aliases.values_list("name", flat=True)) == {"BNC", "Nội chính"}
        assert office_named("BNC", date(2026, 7, 1)) is None
        line = history(office)[0]
        assert "BNCTU" in line.before
        assert "đến 30/06/2026 (còn gọi: BNC; Nội chính)" in line.after

    def test_kept_names_keep_their_rows(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD, aliases=["BNC"])
        kept = OfficeAlias.objects.get()
        change_office(actor=admin, office=office, said=BOARD, aliases=["BNC"])
        assert OfficeAlias.objects.get() == kept

    def test_a_taken_name(self, admin: User) -> None:
        add_office(actor=admin, said=BOARD)
        with _refused("name-taken"):
            add_office(actor=admin, said=BOARD)

    def test_a_name_stands_again_in_another_place_or_time(self, admin: User, province: Province) -> None:
        ended = add_office(actor=admin, said=replace(BOARD, valid_to=LAST))
        again = add_office(actor=admin, said=replace(BOARD, valid_from=FIRST))
        elsewhere = add_office(actor=admin, said=replace(BOARD, parent=province.commune))
        assert len({ended.code, again.code, elsewhere.code}) == 3

    def test_a_taken_code(self, admin: User) -> None:
        office = add_office(actor=admin, said=replace(BOARD, code="H37.02"))
        assert office.code == "H37.02"
        with _refused("code-taken"):
            add_office(actor=admin, said=replace(BOARD, name="Sở A", code="H37.02"))

    def test_the_code_stays_when_none_is_said(self, admin: User) -> None:
        office = add_office(actor=admin, said=replace(BOARD, code="H37.02"))
        assert change_office(actor=admin, office=office, said=replace(BOARD, symbol="BNC")).code == "H37.02"

    def test_an_end_before_the_beginning(self, admin: User) -> None:
        with _refused("ends-before-it-begins"):
            add_office(
                actor=admin, said=replace(BOARD, valid_from=date(2026, 2, 2), valid_to=date(2026, 2, 1))
            )
        assert not Office.objects.filter(name=BOARD.name).exists()

    @pytest.mark.parametrize("below", ["commune", "cell"])
    def test_no_office_stands_under_itself(self, admin: User, province: Province, below: str) -> None:
        said = OfficeSaid(
            name=province.commune.name,
            short_name="Xã Bến Thượng",
            kind="committee",
            level="commune",
            parent=getattr(province, below),
        )
        with _refused("own-parent"):
            change_office(actor=admin, office=province.commune, said=said)

    @pytest.mark.parametrize("role", ["leader", "unit_contact", "reader"])
    def test_not_allowed(self, province: Province, role: str) -> None:
        with _refused("not-allowed"):
            add_office(actor=province.people[role], said=BOARD)
        with _refused("not-allowed"):
            change_office(actor=province.people[role], office=province.commune, said=BOARD)


class TestRenameOffice:
    def _renamed(self, admin: User, office: Office) -> OfficeEvent:
        return rename_office(
            actor=admin, office=office, name="Ban Nội chính và Cải cách", short_name="BNC&CC", on=FIRST,
            legal_basis="Quyết định 12-QĐ/TU",
        )  # fmt: skip

    def test_papers_of_both_times_find_it(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD, aliases=["Ban 3"])
        event = self._renamed(admin, office)
        office.refresh_from_db()
        assert (office.name, office.short_name) == ("Ban Nội chính và Cải cách", "BNC&CC")
        assert office_named("Ban Nội chính Tỉnh ủy", LAST) == office
        assert office_named("Ban Nội chính Tỉnh ủy", FIRST) is None
        assert office_named("Ban Nội chính và Cải cách", LAST) is None
        assert office_named("Ban Nội chính và Cải cách", FIRST) == office
        assert office_named("Ban 3", LAST) == office_named("Ban 3", FIRST) == office
        assert ([*event.before.all()], [*event.after.all()]) == ([office], [office])

    def test_it_is_its_own_successor(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        self._renamed(admin, office)
        assert [(one.office, one.certain) for one in successors(office, TODAY)] == [(office, True)]

    def test_told_in_one_sentence(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        self._renamed(admin, office)
        said = history(office)[0].said
        assert "đổi tên Ban Nội chính Tỉnh ủy thành Ban Nội chính và Cải cách từ ngày 01/07/2025" in said
        assert "theo Quyết định 12-QĐ/TU" in said

    def test_renamed_once_more(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        self._renamed(admin, office)
        rename_office(actor=admin, office=office, name="Ban Ba", short_name="Ban 3", on=date(2026, 1, 1))
        for written, day in (
            ("Ban Nội chính Tỉnh ủy", LAST),
            ("Ban Nội chính và Cải cách", FIRST),
            ("Ban Nội chính và Cải cách", date(2025, 12, 31)),
            ("Ban Ba", date(2026, 1, 1)),
        ):
            assert office_named(written, day) == office, written
        assert office_named("Ban Nội chính và Cải cách", LAST) is None

    def test_its_old_name_may_come_back(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        self._renamed(admin, office)
        rename_office(
            actor=admin, office=office, name=BOARD.name, short_name="Ban Nội chính", on=date(2026, 1, 1)
        )
        assert office_named(BOARD.name, date(2026, 1, 1)) == office
        assert office_named("Ban Nội chính và Cải cách", FIRST) == office

    def test_names_of_its_own_stay_when_others_are_changed(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        self._renamed(admin, office)
        change_office(actor=admin, office=office, said=replace(BOARD, name="Ban Nội chính và Cải cách"))
        assert office_named(BOARD.name, LAST) == office

    def test_the_same_name(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        with _refused("same-name"):
            rename_office(actor=admin, office=office, name=f" {BOARD.name} ", short_name="x", on=FIRST)

    def test_another_office_has_the_name(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        add_office(actor=admin, said=replace(BOARD, name="Ban Ba"))
        with _refused("name-taken"):
            rename_office(actor=admin, office=office, name="Ban Ba", short_name="Ban Ba", on=FIRST)
        assert not OfficeEvent.objects.exists()

    def test_a_later_name_is_known(self, admin: User) -> None:
        office = add_office(actor=admin, said=BOARD)
        self._renamed(admin, office)
        with _refused("renamed-twice"):
            rename_office(actor=admin, office=office, name="Ban Ba", short_name="", on=date(2025, 7, 1))

    def test_not_allowed(self, province: Province) -> None:
        with _refused("not-allowed"):
            rename_office(
                actor=province.people["leader"], office=province.board, name="Ban Ba", short_name="", on=FIRST
            )


class TestRecordEvent:
    def test_those_who_gave_way_end_the_day_before(self, admin: User) -> None:
        one, two, ward = _office("Xã A"), _office("Xã B"), _office("Phường C", valid_from=FIRST)
        said = EventSaid(EventKind.MERGE, FIRST, (one, two), (ward,), "NQ 1", "công báo")
        event = record_event(actor=admin, said=said)
        for office in (one, two, ward):
            office.refresh_from_db()
            assert "hợp nhất, sáp nhập, thay thế Xã A, Xã B → Phường C" in history(office)[0].said
        assert (one.valid_to, two.valid_to, ward.valid_to) == (LAST, LAST, None)
        assert [heir.office for heir in successors(one, TODAY)] == [ward]
        assert successors(one, TODAY)[0].ways == ((event,),)
        assert str(event) == "Hợp nhất, sáp nhập, thay thế từ 01/07/2025"

    def test_who_absorbs_goes_on(self, admin: User) -> None:
        finance, planning = _office("Sở Tài chính"), _office("Sở Kế hoạch và Đầu tư")
        record_event(actor=admin, said=EventSaid(EventKind.MERGE, FIRST, (finance, planning), (finance,)))
        finance.refresh_from_db()
        assert finance.valid_to is None
        assert [heir.office for heir in successors(planning, TODAY)] == [finance]

    def test_an_earlier_end_stays(self, admin: User) -> None:
        gone = _office("Huyện ủy D", valid_to=date(2024, 1, 1))
        record_event(actor=admin, said=EventSaid(EventKind.END, FIRST, (gone,)))
        gone.refresh_from_db()
        assert gone.valid_to == date(2024, 1, 1)
        assert successors(gone, TODAY) == []

    def test_a_doubtful_event_changes_no_days(self, admin: User) -> None:
        one, two = _office("Xã A"), _office("Phường C")
        record_event(actor=admin, said=EventSaid(EventKind.MERGE, FIRST, (one,), (two,), confidence="L"))
        one.refresh_from_db()
        assert one.valid_to is None
        assert history(one)[0].said.endswith("chưa chắc.")

    def test_nobody_ends_before_having_begun(self, admin: User) -> None:
        fine, late = _office("Xã A"), _office("Xã B", valid_from=FIRST)
        with _refused("event-before-it-began"):
            record_event(actor=admin, said=EventSaid(EventKind.END, FIRST, (fine, late)))
        fine.refresh_from_db()
        assert fine.valid_to is None
        assert not OfficeEvent.objects.exists()

    def test_a_misshapen_one(self, admin: User) -> None:
        with _refused("misshapen-event"):
            record_event(actor=admin, said=EventSaid(EventKind.SPLIT, FIRST, (_office("Xã A"),), ()))

    def test_the_number_of_queries_does_not_grow(
        self, admin: User, django_assert_num_queries: object
    ) -> None:
        assert callable(django_assert_num_queries)
        chain = [_office(f"Xã {n}") for n in range(8)]
        for n, (before, after) in enumerate(pairwise(chain)):
            record_event(
                actor=admin, said=EventSaid(EventKind.MERGE, date(2020 + n, 1, 1), (before,), (after,))
            )
        with django_assert_num_queries(4):
            assert [heir.office for heir in successors(chain[0], TODAY)] == [chain[-1]]

    @pytest.mark.parametrize("role", ["leader", "unit_contact", "reader"])
    def test_not_allowed(self, province: Province, role: str) -> None:
        said = EventSaid(EventKind.END, FIRST, (province.board,))
        with _refused("not-allowed"):
            record_event(actor=province.people[role], said=said)
        assert not Entry.objects.exists()
