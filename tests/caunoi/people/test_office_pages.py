"""The pages of the register: the tree of a day, one office through time, what becomes of offices, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from caunoi.people.models import (
    Collective,
    EventKind,
    Office,
    OfficeAlias,
    OfficeEvent,
    OfficeKind,
    Person,
    Post,
    Scope,
    User,
)
from caunoi.people.office_actions import (
    EventSaid,
    OfficeSaid,
    establish_office,
    record_event,
    rename_office,
    reorganise_offices,
)
from caunoi.people.office_page import office_page
from caunoi.people.office_tree import MOST, Branch, Sought, tree
from caunoi.people.reads import successors
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

FIRST, LAST = date(2026, 7, 1), date(2026, 6, 30)
TODAY = date(2026, 11, 28)
BASIS = "Nghị quyết 15-NQ/TU"
BOARD = OfficeSaid("Ban Nội chính Tỉnh ủy", "Ban Nội chính", "party_board", "province")


@pytest.fixture
def keeper(province: Province) -> User:
    return province.people["specialist"]


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


def _shown(**said: object) -> list[tuple[int, str]]:
    sought = Sought(**{"day": TODAY, **said})  # type: ignore[arg-type]  # parts of what is sought
    return [(branch.depth, branch.name) for branch in _flat(tree(sought).tops)]


def _flat(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _flat(branch.below)


class TestTree:
    def test_everybody_under_whom_they_stand(self, province: Province) -> None:
        assert _shown() == [
            (0, "Tỉnh ủy Hải Lam"),
            (1, "Văn phòng Tỉnh ủy Hải Lam"),
            (1, "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
            (1, "Đảng ủy xã Bến Thượng"),
            (2, "Chi bộ thôn Trung"),
            (1, "Đảng ủy xã Tân Thịnh"),
        ]

    @pytest.mark.parametrize(
        ("said", "names"),
        [
            ({"words": "ben thuong"}, ["Tỉnh ủy Hải Lam", "Đảng ủy xã Bến Thượng"]),
            ({"words": "ban 35"}, ["Tỉnh ủy Hải Lam", "Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
            ({"kind": "party_board"}, ["Tỉnh ủy Hải Lam", "Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
            ({"level": "cell"}, ["Tỉnh ủy Hải Lam", "Đảng ủy xã Bến Thượng", "Chi bộ thôn Trung"]),
            ({"level": "cell", "words": "van phong"}, []),
            ({"below": "commune"}, ["Đảng ủy xã Bến Thượng", "Chi bộ thôn Trung"]),
        ],
    )
    def test_what_is_sought_with_those_above_it(
        self, province: Province, said: dict[str, object], names: list[str]
    ) -> None:
        OfficeAlias.objects.create(office=province.board, name="Ban 35")
        said = said | ({"below": province.commune.pk} if "below" in said else {})
        assert [name for _, name in _shown(**said)] == names

    def test_as_it_stood_and_was_called_on_a_day(self, keeper: User, province: Province) -> None:
        rename_office(actor=keeper, office=province.board, name="Ban Mới", short_name="", on=FIRST)
        record_event(actor=keeper, said=EventSaid(EventKind.END, FIRST, (province.cell,)))
        before, after = ([name for _, name in _shown(day=day)] for day in (LAST, FIRST))
        old, new = "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Mới"
        assert (old in before, new in before, "Chi bộ thôn Trung" in before) == (True, False, True)
        assert (old in after, new in after, "Chi bộ thôn Trung" in after) == (False, True, False)

    def test_only_as_deep_as_a_page_holds(self, province: Province) -> None:
        Office.objects.bulk_create(
            Office(code=f"c{n}", name=f"Chi bộ {n}", short_name="", kind="party_cell", level="cell",
                   parent=province.commune)
            for n in range(MOST)
        )  # fmt: skip
        shown = tree(Sought(TODAY))
        branches = list(_flat(shown.tops))
        commune = next(branch for branch in branches if branch.id == province.commune.pk)
        assert (len(branches), commune.hidden, shown.found) == (5, MOST + 1, MOST + 6)
        assert tree(Sought(TODAY, words="chi bo")).cut

    def test_folded_by_floor_and_open_where_somebody_is_sought(self, province: Province) -> None:
        client = province.client("chief")
        whole, sought = (client.get(f"/don-vi/{query}").text for query in ("", "?tim=thon+trung"))
        assert (whole.count("<details open>"), whole.count("<details>")) == (1, 1)
        assert (sought.count("<details open>"), sought.count("<details>")) == (2, 0)
        assert "4 đơn vị ngay dưới" in whole


class TestOfficePage:
    def test_names_events_before_and_after(self, keeper: User, province: Province) -> None:
        office = province.board
        OfficeAlias.objects.create(office=office, name="Ban 35")
        rename_office(
            actor=keeper, office=office, name="Ban Mới", short_name="BM", on=FIRST, legal_basis=BASIS
        )
        merged = EventSaid(EventKind.MERGE, FIRST, (province.cell,), (office,), BASIS)
        record_event(actor=keeper, said=merged)
        page = office_page(Office.objects.get(pk=office.pk), TODAY)
        assert [(one.name, one.official, one.life.valid_from, one.life.valid_to) for one in page.names] == [
            ("Ban Mới", True, FIRST, None),
            ("Ban Tuyên giáo và Dân vận Tỉnh ủy", True, None, LAST),
            ("Ban TG&DV", True, None, LAST),
            ("BM", False, None, None),
            ("Ban 35", False, None, None),
        ]
        assert {event.kind for event in page.events} == {"rename", "merge"}
        assert (page.before, page.heirs, page.stands) == ((province.cell,), (), True)
        gone = office_page(Office.objects.get(pk=province.cell.pk), TODAY)
        assert [heir.office for heir in gone.heirs] == [office]

    def test_who_may_see_what(self, province: Province) -> None:
        person = Person.objects.create(full_name="Trần Thị Hòa")
        Post.objects.create(person=person, office=province.commune, title="Bí thư")
        Task.objects.create(action="x", owner=province.commune, opened_by=province.people["chief"])
        page = f"/don-vi/{province.commune.pk}/"
        chief, admin = (province.client(role).get(page).text for role in ("chief", "admin"))
        assert "Trần Thị Hòa" in chief
        assert "<b>1</b> nhiệm vụ" in chief
        assert ("Trần Thị Hòa" in admin, "nhiệm vụ." in admin) == (False, False)

    def test_an_ended_office_with_work_leads_to_the_hand_over(self, keeper: User, province: Province) -> None:
        Task.objects.create(action="x", owner=province.commune, opened_by=keeper)
        merge = EventSaid(EventKind.MERGE, FIRST, (province.commune,), (province.neighbour,), BASIS)
        record_event(actor=keeper, said=merge)
        text = province.client("chief").get(f"/don-vi/{province.commune.pk}/").text
        assert f"/don-vi/{province.commune.pk}/chuyen-viec/" in text
        assert "Nay việc thuộc" in text

    def test_as_many_queries_for_many_events_as_for_few(self, keeper: User, province: Province) -> None:
        client, page = province.client("chief"), f"/don-vi/{province.board.pk}/"
        counted = []
        for number in (1, 9):
            for n in range(number):
                gone = Office.objects.create(
                    name=f"Ban {number}.{n}", short_name="", kind="other", level="province"
                )
                merge = EventSaid(EventKind.MERGE, FIRST, (gone,), (province.board,))
                record_event(actor=keeper, said=merge)
            with CaptureQueriesContext(connection) as caught:
                client.get(page)
            counted.append(len(caught))
        assert counted[1] <= counted[0] <= 20


class TestEstablishAndReorganise:
    def test_set_up_on_a_day(self, keeper: User) -> None:
        said = OfficeSaid("Ban A", "Ban A", "party_board", "province", valid_from=FIRST)
        office = establish_office(actor=keeper, said=said, legal_basis=BASIS)
        event = OfficeEvent.objects.get()
        assert (event.kind, event.on, event.legal_basis) == (EventKind.CREATE, FIRST, BASIS)
        assert list(event.after.all()) == [office]

    def test_without_a_day_nothing_is_said_to_have_happened(self, keeper: User) -> None:
        establish_office(actor=keeper, said=BOARD)
        assert not OfficeEvent.objects.exists()

    def test_with_the_offices_that_come_of_it(self, keeper: User, province: Province) -> None:
        said = EventSaid(EventKind.MERGE, FIRST, (province.commune, province.neighbour), (), BASIS)
        founded = OfficeSaid("Đảng ủy xã Mới", "Xã Mới", "committee", "commune", valid_from=FIRST)
        reorganise_offices(actor=keeper, said=said, founded=[founded])
        new = Office.objects.get(name="Đảng ủy xã Mới")
        for gone in (province.commune, province.neighbour):
            assert [heir.office for heir in successors(Office.objects.get(pk=gone.pk), TODAY)] == [new]

    def test_the_same_twice(self, keeper: User, province: Province) -> None:
        said = EventSaid(EventKind.END, FIRST, (province.cell,))
        reorganise_offices(actor=keeper, said=said)
        with _refused("event-twice"):
            reorganise_offices(actor=keeper, said=said)
        assert OfficeEvent.objects.count() == 1

    def test_what_is_refused_leaves_no_office(self, keeper: User, province: Province) -> None:
        said = EventSaid(EventKind.SPLIT, FIRST, (province.commune,))
        with _refused("misshapen-event"):
            reorganise_offices(actor=keeper, said=said, founded=[BOARD])
        assert not Office.objects.filter(name=BOARD.name).exists()

    @pytest.mark.parametrize("role", ["leader", "unit_contact", "reader"])
    def test_not_allowed(self, province: Province, role: str) -> None:
        with _refused("not-allowed"):
            establish_office(actor=province.people[role], said=BOARD)
        with _refused("not-allowed"):
            said = EventSaid(EventKind.END, FIRST, (province.cell,))
            reorganise_offices(actor=province.people[role], said=said)


class TestForms:
    def _send(self, province: Province, deed: str, **sent: object) -> str:
        sent = {"on": "01/07/2026", "legal_basis": BASIS, **sent}
        client = province.client("specialist")
        return client.post(f"/don-vi/{province.commune.pk}/{deed}/", sent, follow=True).text

    def test_rename(self, province: Province) -> None:
        assert "Đã ghi tên mới" in self._send(province, "doi-ten", name="Đảng ủy phường Bến Thượng")
        assert Office.objects.get(pk=province.commune.pk).name == "Đảng ủy phường Bến Thượng"

    @pytest.mark.parametrize(
        ("into", "new_name", "heir"),
        [("there", "", "Đảng ủy xã Tân Thịnh"), ("", "Đảng ủy xã Mới", "Đảng ủy xã Mới"), ("", "", None)],
    )
    def test_merge(self, province: Province, into: str, new_name: str, heir: str | None) -> None:
        target = province.neighbour.pk if into else ""
        text = self._send(province, "sap-nhap", into=target, new_name=new_name, others=[province.cell.pk])
        gone = [Office.objects.get(pk=one.pk) for one in (province.commune, province.cell)]
        if heir is None:
            assert "Chọn đúng một cách" in text
            assert not OfficeEvent.objects.exists()
        else:
            assert [[one.office.name for one in successors(each, TODAY)] for each in gone] == [[heir], [heir]]

    @pytest.mark.parametrize("goes_on", [True, False])
    def test_split(self, province: Province, goes_on: bool) -> None:
        extra: dict[str, object] = {"goes_on": "on"} if goes_on else {"into": [province.neighbour.pk]}
        self._send(province, "chia-tach", new_names="Đảng ủy xã Mới\n\n", **extra)
        left = Office.objects.get(pk=province.commune.pk)
        assert left.valid_to == (None if goes_on else LAST)
        kept = "Đảng ủy xã Bến Thượng" if goes_on else "Đảng ủy xã Tân Thịnh"
        after = set(OfficeEvent.objects.get().after.values_list("name", flat=True))
        assert after == {kept, "Đảng ủy xã Mới"}

    def test_a_refusal_stays_on_the_form(self, province: Province) -> None:
        assert "chia tách cần đúng một đơn vị cũ" in self._send(province, "chia-tach", new_names="Xã Mới")
        assert not Office.objects.filter(name="Xã Mới").exists()

    def test_a_doubtful_end_ends_nobody(self, province: Province) -> None:
        self._send(province, "ket-thuc", doubtful="on")
        assert Office.objects.get(pk=province.commune.pk).valid_to is None

    def test_an_end_and_another_name(self, province: Province) -> None:
        self._send(province, "ten-goi-khac", name="Bến Thượng", valid_from="01/01/2026")
        assert OfficeAlias.objects.get().valid_from == date(2026, 1, 1)
        self._send(province, "ket-thuc")
        assert Office.objects.get(pk=province.commune.pk).valid_to == LAST

    def test_a_new_office_with_its_paper(self, province: Province) -> None:
        sent = {"name": "Ban A", "short_name": "A", "kind": "other", "level": "province",
                "valid_from": "2026-07-01", "legal_basis": BASIS}  # fmt: skip
        text = province.client("specialist").post("/don-vi/moi/", sent, follow=True).text
        assert BASIS in text
        assert "Thành lập từ" in text

    def test_collectives_are_kept_and_show_their_members(self, province: Province) -> None:
        client, page = province.client("specialist"), "/don-vi/ten-goi-chung/"
        sent = {
            "name": "các ban",
            "names": "khối ban",
            "scope": Scope.PLACE,
            "kinds": [OfficeKind.PARTY_BOARD],
        }
        text = client.post(f"{page}moi/", sent, follow=True).text
        assert "1 đơn vị</summary><ul><li>Ban Tuyên giáo và Dân vận Tỉnh ủy" in text
        row = Collective.objects.get()
        assert "khối ban</textarea>" in client.get(f"{page}{row.pk}/").text
        client.post(f"{page}{row.pk}/", {**sent, "names": "", "valid_to": f"{timezone.localdate():%d/%m/%Y}"})
        assert not row.names.exists()
        refused = client.post(f"{page}moi/", sent)
        assert (refused.status_code, "đã là của tên gọi chung" in refused.text) == (422, True)
