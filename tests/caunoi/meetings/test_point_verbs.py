"""Calling for points, making them, registering them, urging: done, refused, told in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.ledger.models import Entry
from caunoi.meetings import point_actions as actions
from caunoi.meetings.models import Meeting, Point, PointCall, PointContact
from caunoi.meetings.point_reads import candidates, members_in
from caunoi.meetings.point_rules import Registered, Wanted, tree_of
from caunoi.meetings.rules import Level, State
from caunoi.people.models import Collective, CollectiveName, Office, OfficeKind, OfficeLevel, User
from caunoi.people.reads import register
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.meetings.point_scene import SAID, conference, point_of, registered
from tests.caunoi.meetings.test_point_rules import PAPER
from tests.conftest import Province


@pytest.fixture
def held(specialist: User, province: Province) -> Meeting:
    return conference(specialist, province)


def _adding(actor: User, held: Meeting, wanted: Wanted, above: Point | None) -> Callable[[], object]:
    return lambda: actions.add_point(actor=actor, meeting=held, wanted=wanted, above=above)


def _refused(code: str, act: Callable[[], object]) -> str:
    with pytest.raises(RuleBroken) as refused:
        act()
    assert refused.value.code == code
    return refused.value.sentence


def _called(held: Meeting, actor: User, hours: float) -> PointCall:
    due = timezone.now() + timedelta(hours=hours)
    return actions.call_points(actor=actor, meeting=held, due=due, tests_at=due + timedelta(hours=20))


def test_the_hours_are_set_and_set_again(held: Meeting, specialist: User) -> None:
    first, second = _called(held, specialist, 5), _called(held, specialist, 9)
    assert first.pk == second.pk
    assert PointCall.objects.get().due == second.due
    assert "thử đường truyền lúc" in Entry.objects.filter(verb="call_points").latest("pk").said
    actions.call_points(actor=specialist, meeting=held, due=None, tests_at=None)
    assert "(chưa đặt)" in Entry.objects.filter(verb="call_points").latest("pk").said


def test_hours_that_cannot_be(held: Meeting, specialist: User, contact: User) -> None:
    now = timezone.now()
    before = now - timedelta(minutes=1)
    _refused(
        "test-before-registration",
        lambda: actions.call_points(actor=specialist, meeting=held, due=now, tests_at=before),
    )
    _refused("not-allowed", lambda: _called(held, contact, 5))
    Meeting.objects.update(state=State.CANCELLED)
    _refused("meeting-closed", lambda: _called(held, specialist, 5))
    assert not PointCall.objects.exists()


def test_a_tree_is_made_once(held: Meeting, specialist: User, province: Province) -> None:
    top, *communes = held.points.order_by("pk")
    assert (top.main, top.office, [one.parent for one in communes]) == (True, None, [top, top])
    assert set(held.offices.all()) == {province.commune, province.neighbour}
    assert "thêm 3 điểm cầu" in Entry.objects.get(verb="add_points").said
    again = [
        Wanted(Level.PROVINCE, top.name, main=True),
        Wanted(Level.COMMUNE, "x", office=province.commune.pk),
    ]
    assert actions.add_points(actor=specialist, meeting=held, wanted=again) == []
    assert Entry.objects.filter(verb="add_points").count() == 1


def test_a_unit_makes_points_below_its_own(
    held: Meeting, contact: User, specialist: User, province: Province
) -> None:
    own = point_of(held, province)
    hall = actions.add_point(
        actor=contact, meeting=held, wanted=Wanted(Level.COMMUNE, "Nhà văn hóa thôn Trung"), above=own
    )
    assert (hall.parent, hall.keeper) == (own, province.commune)
    cell = Wanted(Level.COMMUNE, "Chi bộ thôn Trung", office=province.cell.pk)
    assert actions.add_point(actor=specialist, meeting=held, wanted=cell, above=hall).keeper == province.cell
    assert province.cell in held.offices.all()
    top = held.points.get(main=True)
    assert top.keeper == province.party_office
    other, new = held.points.get(office=province.neighbour), Wanted(Level.COMMUNE, "Nơi khác")
    for above in (other, top, None):
        _refused("not-allowed", _adding(contact, held, new, above))


def test_points_that_cannot_be_made(held: Meeting, specialist: User, province: Province) -> None:
    elsewhere = conference(specialist, province).points.get(main=True)
    for code, wanted, above in (
        ("point-twice", Wanted(Level.COMMUNE, province.commune.name), None),
        ("point-twice", Wanted(Level.COMMUNE, "Tên khác", office=province.commune.pk), None),
        ("nothing-stated", Wanted(Level.COMMUNE, " . "), None),
        ("too-long", Wanted(Level.COMMUNE, "x" * 201), None),
        ("other-meeting", Wanted(Level.COMMUNE, "Mới"), elsewhere),
    ):
        _refused(code, _adding(specialist, held, wanted, above))
    assert held.points.count() == 3


def test_one_for_each_commune_of_the_register(held: Meeting, specialist: User, province: Province) -> None:
    top = province.commune.parent
    district = Office.objects.create(
        name="Huyện ủy Cũ",
        short_name="Huyện Cũ",
        kind=OfficeKind.COMMITTEE,
        level=OfficeLevel.DISTRICT,
        parent=top,
    )
    below = Office.objects.create(
        name=province.commune.name, short_name="xã cùng tên", kind=OfficeKind.COMMITTEE,
        level=OfficeLevel.COMMUNE, parent=district,
    )  # fmt: skip
    assert candidates(held) == [below]
    made = actions.add_points_of_register(
        actor=specialist, meeting=held, offices=[below, district, province.commune], on=timezone.localdate()
    )
    assert [(one.office, one.parent and one.parent.office, one.level) for one in made] == [
        (district, None, "district"), (below, district, "commune"),
    ]  # fmt: skip
    assert made[1].name == f"{province.commune.name} (Huyện Cũ)"
    assert candidates(held) == []


def _namesake(name: str, above: Office | None) -> Office:
    return Office.objects.create(
        name=name, short_name=name[:60], kind=OfficeKind.COMMITTEE, level=OfficeLevel.COMMUNE, parent=above
    )


def test_offices_of_one_name_have_points_of_their_own(
    held: Meeting, specialist: User, province: Province
) -> None:
    name, above = province.commune.name, province.commune.parent
    assert above is not None
    same = [_namesake(name, above), _namesake(name, above), _namesake(name, None)]
    made = actions.add_points_of_register(
        actor=specialist, meeting=held, offices=same[:2], on=timezone.localdate()
    )
    wanted = [Wanted(Level.COMMUNE, name, office=one.pk) for one in same]
    made += actions.add_points(actor=specialist, meeting=held, wanted=wanted)
    assert [one.office for one in made] == same
    assert [one.name for one in made] == [f"{name} ({above})", f"{name} (2)", f"{name} (3)"]
    assert actions.add_points(actor=specialist, meeting=held, wanted=wanted) == []


@pytest.mark.parametrize("by_register", [True, False])
def test_a_point_made_by_hand_becomes_that_of_the_office_of_its_name(
    held: Meeting, specialist: User, province: Province, by_register: bool
) -> None:
    new = _namesake("Đảng ủy xã Mới", province.commune.parent)
    wanted = Wanted(Level.COMMUNE, new.name)
    by_hand = actions.add_point(actor=specialist, meeting=held, wanted=wanted)
    if by_register:
        made = actions.add_points_of_register(
            actor=specialist, meeting=held, offices=[new], on=timezone.localdate()
        )
    else:
        made = actions.add_points(actor=specialist, meeting=held, wanted=[replace(wanted, office=new.pk)])
    assert made == []
    by_hand.refresh_from_db()
    assert (by_hand.keeper, candidates(held)) == (new, [])
    assert new in held.offices.all()
    assert f"giao điểm cầu {by_hand} cho {new} phụ trách" in Entry.objects.latest("number").said


def test_what_the_register_does_not_give(held: Meeting, specialist: User, province: Province) -> None:
    def act(offices: list[Office]) -> list[Point]:
        return actions.add_points_of_register(
            actor=specialist, meeting=held, offices=offices, on=date(2027, 1, 1)
        )

    _refused("nobody-chosen", lambda: act([]))
    assert act([province.commune]) == []
    province.cell.valid_to = date(2026, 12, 31)
    assert "không còn hoạt động vào ngày 01/01/2027" in _refused(
        "office-not-standing", lambda: act([province.cell])
    )
    assert not Entry.objects.filter(verb="add_points_of_register").exists()


def test_a_paper_becomes_a_tree_by_the_register_of_its_day(
    held: Meeting, specialist: User, province: Province
) -> None:
    together = Collective.objects.create(name="các xã, phường", kinds=["committee"], levels=["commune"])
    CollectiveName.objects.create(collective=together, name="các xã, phường, thị trấn")
    known = register(timezone.localdate(), issuer="Tỉnh ủy Hải Lam")
    wanted = tree_of(PAPER, members_in(known))
    communes = {one.office for one in wanted if one.level is Level.COMMUNE}
    assert {province.commune.pk, province.neighbour.pk} <= communes
    made = actions.add_points(actor=specialist, meeting=held, wanted=wanted)
    assert {one.office for one in made} <= {None}
    assert held.points.filter(office=province.commune).count() == 1
    assert candidates(held, "các xã, phường, thị trấn") == []


def test_a_unit_registers(held: Meeting, contact: User, province: Province) -> None:
    point = registered(contact, point_of(held, province))
    assert (point.stands, point.version, point.registered_by) == (Registered.OPENED, 1, contact)
    assert (point.expected, point.capacity, point.backup) == (60, 80, "4G")
    kept = PointContact.objects.get()
    assert (kept.value, kept.masked) == ("0900000787", "0900.***.787")
    assert held.starts_on is not None
    assert kept.expires_on == held.starts_on + timedelta(days=7)
    registered(contact, point, phone="", expected=61)
    assert PointContact.objects.get().value == "0900000787"
    told = Entry.objects.filter(verb="register_point")
    assert told.count() == 2
    assert not any("0900000787" in f"{one.said}{one.after}" for one in told)


def test_a_unit_opens_none(held: Meeting, contact: User, province: Province) -> None:
    point = point_of(held, province)
    _refused("nothing-stated", lambda: registered(contact, point, stands=Registered.DECLINED))
    none = registered(contact, point, stands=Registered.DECLINED, reason="họp chung với xã Tân Thịnh")
    assert none.stands is Registered.DECLINED
    assert "không mở điểm cầu, lý do: họp chung" in Entry.objects.get(verb="register_point").said


def test_after_its_hour_only_with_a_reason(
    held: Meeting, contact: User, specialist: User, province: Province
) -> None:
    point = point_of(held, province)
    _called(held, specialist, -1)
    _refused("registered-late", lambda: registered(contact, point))
    assert registered(contact, point, reason="mất điện cả ngày").reason == "mất điện cả ngày"


@pytest.mark.parametrize(
    ("code", "change"), [("nothing-stated", {"place": " "}), ("bad-contact", {"phone": "hỏi văn phòng"})]
)
def test_what_cannot_be_registered(
    code: str, change: dict[str, str], held: Meeting, contact: User, province: Province
) -> None:
    point = point_of(held, province)
    _refused(code, lambda: registered(contact, point, **change))
    point.refresh_from_db()
    assert (point.version, point.stands) == (0, Registered.WAITING)


def test_of_two_the_second_is_told(held: Meeting, contact: User, province: Province) -> None:
    point = point_of(held, province)
    registered(contact, point)
    said = replace(SAID, expected=9)
    words = _refused(
        "point-changed", lambda: actions.register_point(actor=contact, point=point, said=said, seen=0)
    )
    assert str(contact) in words
    assert Point.objects.get(pk=point.pk).expected == 60


def test_whose_point_it_is(held: Meeting, contact: User, leader: User, province: Province) -> None:
    own, other = point_of(held, province), held.points.get(office=province.neighbour)
    _refused("not-allowed", lambda: registered(contact, other))
    _refused("not-allowed", lambda: registered(leader, own))
    _refused("not-allowed", lambda: registered(contact, held.points.get(main=True)))


def test_who_has_not_registered_is_urged(
    held: Meeting, contact: User, specialist: User, province: Province
) -> None:
    registered(contact, point_of(held, province))
    words = actions.urge_points(actor=specialist, meeting=held)
    assert words.endswith(f"Chưa đăng ký (1): {province.neighbour.name}.")
    assert PointCall.objects.get().urged_at is not None
    assert "đôn đốc 1 đơn vị" in Entry.objects.get(verb="urge_points").said
    held.points.filter(office=province.neighbour).delete()
    _refused("nobody-waiting", lambda: actions.urge_points(actor=specialist, meeting=held))
    _refused("not-allowed", lambda: actions.urge_points(actor=contact, meeting=held))


def test_a_look_at_a_telephone_is_told(
    held: Meeting, contact: User, leader: User, province: Province
) -> None:
    kept = registered(contact, point_of(held, province)).contact
    assert (
        actions.look_at_point_contact(actor=leader, contact=kept, purpose="mất đường truyền") == "0900000787"
    )
    entry = Entry.objects.get(verb="look_at_point_contact")
    assert "lý do: mất đường truyền" in entry.said
    assert "0900000787" not in entry.said
    _refused("nothing-stated", lambda: actions.look_at_point_contact(actor=leader, contact=kept, purpose=""))
    reader = province.people["reader"]
    _refused("not-allowed", lambda: actions.look_at_point_contact(actor=reader, contact=kept, purpose="xem"))


def test_a_telephone_is_erased_when_its_purpose_is_over(
    held: Meeting, contact: User, leader: User, province: Province
) -> None:
    kept = registered(contact, point_of(held, province)).contact
    assert actions.erase_point_contacts(today=kept.expires_on) == 0
    after = kept.expires_on + timedelta(days=1)
    assert [actions.erase_point_contacts(today=after) for _ in range(2)] == [1, 0]
    kept.refresh_from_db()
    assert (kept.value, kept.masked) == ("", "")
    assert "đã xóa vì hết mục đích" in Entry.objects.get(verb="erase_point_contacts").said
    _refused("erased", lambda: actions.look_at_point_contact(actor=leader, contact=kept, purpose="gọi lại"))
    registered(contact, kept.point, phone="0911222333")
    kept.refresh_from_db()
    assert (kept.value, kept.erased_at) == ("0911222333", None)


BROKEN: list[tuple[str, Callable[[], object]]] = [
    (
        "point_registered_by_someone",
        lambda: Point.objects.filter(main=True).update(standing=Registered.OPENED),
    ),
    (
        "point_declined_with_reason",
        lambda: Point.objects.filter(version=1).update(standing=Registered.DECLINED),
    ),
    ("point_contact_erased_is_empty", lambda: PointContact.objects.update(value="")),
    ("point_contact_has_purpose", lambda: PointContact.objects.update(purpose="")),
]


@pytest.mark.parametrize(("name", "breaks"), BROKEN)
def test_what_the_database_keeps_in_order(
    name: str, breaks: Callable[[], object], held: Meeting, contact: User, province: Province
) -> None:
    registered(contact, point_of(held, province))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        breaks()
