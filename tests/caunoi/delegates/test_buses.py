"""The verbs on buses: made, changed, filled, left; who cancels frees a seat, who comes after all has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caunoi.delegates.actions import NewDelegate, invite_delegate
from caunoi.delegates.answer_actions import answer_coming, answer_declined, ask_substitute, grant_substitute
from caunoi.delegates.bus_actions import (
    BusSaid,
    change_bus,
    erase_bus_contacts,
    look_at_bus_contact,
    make_bus,
    make_buses_of_list,
    put_on_bus,
    remove_bus,
    take_off_bus,
)
from caunoi.delegates.bus_reads import chosen, fleet
from caunoi.delegates.guest_actions import change_delegate, strike_delegate
from caunoi.delegates.guest_file import preview_guests
from caunoi.delegates.models import AnswerLink, Bus, BusContact, Delegate
from caunoi.delegates.rules import Standing
from caunoi.ledger.models import Entry
from caunoi.meetings.models import Meeting
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.bus_scene import bus_made, on_buses, riders
from tests.caunoi.delegates.door_scene import Hall
from tests.caunoi.delegates.guest_sheets import row, sheet, take_in
from tests.caunoi.delegates.seat_scene import crowd

SAID = BusSaid(
    "Xe  1", 45, "38B-123.45", "Trụ sở Đảng ủy xã", datetime(2027, 3, 21, 23, 15, tzinfo=UTC), "Lê Văn Bình",
    "0900 000 787",
)  # fmt: skip


def _people(hall: Hall, office: str = "Đoàn An Hòa") -> list[Delegate]:
    return chosen(hall.meeting, [f"ten:{office}"], [])


def _filled(hall: Hall, seats: int = 5) -> Bus:
    """A bus that the five of An Hòa ride."""
    crowd(hall.meeting)
    bus = bus_made(hall, seats=seats)
    assert put_on_bus(actor=hall.by, bus=bus, people=_people(hall)) == 5
    return bus


def _link(hall: Hall, name: str) -> AnswerLink:
    one = hall.meeting.delegates.get(full_name=name)
    return AnswerLink.objects.create(delegate=one, digest=name, made_by=hall.by)


def _new(hall: Hall, name: str, bus: str) -> NewDelegate:
    return NewDelegate(name, "tiêu biểu", office=hall.province.commune, bus=bus)


def test_a_bus_is_made_with_its_telephone_apart(hall: Hall) -> None:
    bus = make_bus(actor=hall.by, meeting=hall.meeting, said=SAID)
    assert (bus.name, bus.plate, bus.phone) == ("Xe 1", "38B-123.45", "0900.***.787")
    kept = bus.contact
    assert (kept.value, kept.expires_on) == ("0900000787", date(2027, 4, 22))
    told = Entry.objects.get(verb="make_bus")
    assert told.after == "Xe 1; 38B-123.45; 45 chỗ; Trụ sở Đảng ủy xã; 06:15 22/03/2027; Lê Văn Bình"
    assert not Entry.objects.filter(said__contains="0900").exists()


def test_a_party_gets_on_and_one_gets_off(hall: Hall) -> None:
    bus = _filled(hall)
    found = fleet(hall.meeting)
    assert [(one.riding, one.free) for one in found.rows] == [(5, 0)]
    assert [(one.name, one.size) for one in found.without] == [("Đoàn Bến Thượng", 4), ("Đoàn Cửa Lạch", 3)]
    assert (found.riding, found.free, found.waiting) == (5, 0, 7)
    one = hall.meeting.delegates.get(full_name="Đoàn An Hòa 2")
    take_off_bus(actor=hall.by, bus=bus, delegate=one)
    assert riders(hall, "Xe 1") == [f"Đoàn An Hòa {number}" for number in (1, 3, 4, 5)]
    told = Entry.objects.filter(about_type="delegates.delegate", about_id=str(one.pk)).order_by("number")
    assert [entry.said for entry in told] == [
        f"{hall.by} xếp Đoàn An Hòa 2 lên Xe 1.", f"{hall.by} cho Đoàn An Hòa 2 xuống khỏi Xe 1.",
    ]  # fmt: skip
    single = hall.meeting.delegates.get(full_name="Đoàn Cửa Lạch 3")
    assert put_on_bus(actor=hall.by, bus=bus, people=chosen(hall.meeting, [], [str(single.pk), "x"])) == 1


def test_all_of_a_party_or_none(hall: Hall) -> None:
    bus = _filled(hall, seats=7)
    with pytest.raises(RuleBroken) as refused:
        put_on_bus(actor=hall.by, bus=bus, people=_people(hall, "Đoàn Cửa Lạch"))
    assert "có 7 chỗ, đã xếp 5 người, còn 2 chỗ nên không xếp thêm 3 người được" in refused.value.sentence
    assert len(on_buses(hall)) == 5


def test_who_comes_together_is_asked_for_by_group_office_or_words(hall: Hall) -> None:
    commune, groups = hall.province.commune, ("Đoàn 1", "", "Đoàn 1", "")
    for number, group in enumerate(groups):
        office = commune if number < 2 else None
        Delegate.objects.create(
            meeting=hall.meeting, full_name=f"A {number}", why="b", office=office, group=group
        )
    keys = {one.key: one.size for one in fleet(hall.meeting).without}
    assert keys == {"nhom:Đoàn 1": 2, f"don-vi:{commune.pk}": 1, "ten:": 1}
    for key, size in keys.items():
        assert len(chosen(hall.meeting, [key], [])) == size
    assert len(chosen(hall.meeting, [*keys, *keys], [])) == 4
    for nothing in ("", "nhom:", "don-vi:x", f"don-vi:{'9' * 30}", "khac:1"):
        assert chosen(hall.meeting, [nothing], ["9" * 30]) == []


def test_who_cancels_frees_a_seat_and_is_on_it_again_while_it_is_free(hall: Hall) -> None:
    bus = _filled(hall)
    crowd(hall.meeting, {"Đoàn Dốc Đá": 1})
    link = _link(hall, "Đoàn An Hòa 1")
    answer_declined(link=link, reason="ốm")
    assert [(one.riding, one.away) for one in fleet(hall.meeting).rows] == [(4, 1)]
    assert answer_coming(link=link).bus == "Xe 1", "nobody took the seat"
    answer_declined(link=link, reason="ốm")
    put_on_bus(actor=hall.by, bus=bus, people=_people(hall, "Đoàn Dốc Đá"))
    assert answer_coming(link=link).bus == ""
    told = Entry.objects.filter(verb="answer").latest("number").said
    assert told.endswith("trả lời: sẽ dự; Xe 1 đã đủ người nên chờ xếp xe khác.")
    assert [(one.riding, one.away) for one in fleet(hall.meeting).rows] == [(5, 0)]
    assert fleet(hall.meeting).without[0].name == "Đoàn An Hòa"


@pytest.mark.parametrize(("declined", "taken", "expected"), [(0, 0, "Xe 1"), (1, 0, "Xe 1"), (1, 1, "")])
def test_a_substitute_rides_instead_where_there_is_a_seat(
    declined: int, taken: int, expected: str, hall: Hall
) -> None:
    bus, link = _filled(hall), _link(hall, "Đoàn An Hòa 1")
    asked = ask_substitute(link=link, full_name="Lê Văn Bình", post="", reason="bận")
    if declined:
        Delegate.objects.filter(pk=link.delegate_id).update(standing=Standing.DECLINED, reason="ốm")
    if taken:
        put_on_bus(actor=hall.by, bus=bus, people=_people(hall, "Đoàn Cửa Lạch")[:1])
    assert grant_substitute(actor=hall.by, asked=asked).bus == expected
    assert fleet(hall.meeting).rows[0].riding == 5


def test_struck_off_means_a_free_seat(hall: Hall) -> None:
    _filled(hall)
    strike_delegate(actor=hall.by, delegate=hall.meeting.delegates.first(), reason="trùng")  # type: ignore[arg-type]  # there is one
    assert fleet(hall.meeting).rows[0].free == 1


def test_buses_of_the_names_on_the_list(hall: Hall) -> None:
    for number, words in enumerate(("Xe 4", "xe  4", "XE 4", "Xe 5", "Xe 1")):
        crowd(hall.meeting, {f"Đoàn {number}": 1})
        hall.meeting.delegates.filter(office_text=f"Đoàn {number}").update(bus=words)
    assert riders(hall, bus_made(hall, "xe 1").name) == ["Đoàn 4 1"]
    assert [name for name, _ in fleet(hall.meeting).unmade] == ["XE 4", "Xe 4", "Xe 5", "xe  4"]
    made = make_buses_of_list(actor=hall.by, meeting=hall.meeting, seats=16)
    assert [(one.name, one.seats) for one in made] == [("XE 4", 16), ("Xe 5", 16)]
    found = fleet(hall.meeting)
    assert ([(str(one.bus), one.riding) for one in found.rows], found.unmade) == (
        [("xe 1", 1), ("XE 4", 3), ("Xe 5", 1)],
        (),
    )
    with pytest.raises(RuleBroken, match="no-names"):
        make_buses_of_list(actor=hall.by, meeting=hall.meeting, seats=16)


def test_too_many_for_the_seats_and_no_bus_is_made(hall: Hall) -> None:
    crowd(hall.meeting)
    hall.meeting.delegates.filter(office_text="Đoàn An Hòa").update(bus="Xe 4")
    with pytest.raises(RuleBroken, match="below-riders"):
        make_buses_of_list(actor=hall.by, meeting=hall.meeting, seats=4)
    assert not Bus.objects.exists()


def test_a_changed_bus_takes_its_people_along(hall: Hall) -> None:
    bus = _filled(hall)
    said = replace(SAID, name="Xe An Hòa", seats=5, phone="")
    changed = change_bus(actor=hall.by, bus=bus, said=said, seen=1)
    assert (changed.version, set(on_buses(hall).values())) == (2, {"Xe An Hòa"})
    told = Entry.objects.get(verb="change_bus")
    assert (told.before, told.after.startswith("Xe An Hòa; 38B-123.45; 5 chỗ")) == ("Xe 1; 5 chỗ", True)
    change_bus(actor=hall.by, bus=bus, said=replace(said, phone="0911111222"), seen=2)
    change_bus(actor=hall.by, bus=bus, said=replace(said, phone="0911.***.222"), seen=3)
    assert BusContact.objects.get().value == "0911111222"
    assert remove_bus(actor=hall.by, bus=bus) == 5
    assert (on_buses(hall), BusContact.objects.count()) == ({}, 0)
    assert Entry.objects.get(verb="remove_bus").said.endswith("5 người chưa có xe.")


def test_the_list_fills_a_bus_no_further_than_its_seats(hall: Hall) -> None:
    """By hand and from Excel, words that mean a bus are written as it is named."""
    bus_made(hall, seats=2)
    one = invite_delegate(actor=hall.by, meeting=hall.meeting, new=_new(hall, "Vũ An", "xe  1"))
    two = invite_delegate(actor=hall.by, meeting=hall.meeting, new=_new(hall, "Lê Mai", "Xe 7"))
    assert (one.bus, two.bus) == ("Xe 1", "Xe 7")
    assert change_delegate(actor=hall.by, delegate=two, new=_new(hall, "Lê Mai", "XE 1")).bus == "Xe 1"
    again = change_delegate(actor=hall.by, delegate=two, new=_new(hall, "Lê Thị Mai", "Xe 1"))
    assert again.bus == "Xe 1", "who rides it keeps the seat"
    with pytest.raises(RuleBroken, match="bus-full"):
        invite_delegate(actor=hall.by, meeting=hall.meeting, new=_new(hall, "Trần Hà", "Xe 1"))
    hall.meeting.delegates.filter(pk=one.pk).update(standing=Standing.DECLINED, reason="ốm")
    assert invite_delegate(actor=hall.by, meeting=hall.meeting, new=_new(hall, "Hồ Nga", "Xe 1")).bus


@pytest.mark.parametrize(
    ("buses", "wrong"),
    [
        (("xe 1", "", ""), []),
        (("xe 1", "Xe 2", "Xe 9"), []),
        (("xe 1", "xe 1", ""), []),
        (("", "xe 1", "Xe 1"), []),
        (("xe 1", "Xe 1", "XE 1"), [4]),
    ],
)
def test_a_file_says_for_whom_there_is_no_seat(buses: tuple[str, ...], wrong: list[int], hall: Hall) -> None:
    """Two seats, and one is taken by Vũ An, whom the first row means: where it moves him the seat is free."""
    bus_made(hall, seats=2)
    take_in(hall.by, hall.meeting, sheet(row("Vũ An", Xe="Xe 1"), row("Khác", Xe="Xe 1")))
    hall.meeting.delegates.filter(full_name="Khác").update(standing=Standing.DECLINED, reason="ốm")
    names = ("Vũ An", "Lê Mai", "Trần Hà")
    data = sheet(*(row(name, Xe=bus) for name, bus in zip(names, buses, strict=True)), row("Khác", Xe="Xe 1"))
    problems = preview_guests(hall.meeting, data).problems
    assert [one.row for one in problems] == wrong
    if problems:
        assert "Xe 1 chỉ có 2 chỗ và đã đủ người" in problems[0].sentence
        return
    take_in(hall.by, hall.meeting, data)
    assert "xe 1" not in on_buses(hall).values()


def test_a_look_at_the_telephone_is_told_and_then_it_is_gone(hall: Hall, contact: User) -> None:
    kept = make_bus(actor=hall.by, meeting=hall.meeting, said=SAID).contact
    assert look_at_bus_contact(actor=hall.by, contact=kept, purpose="báo đổi giờ") == "0900000787"
    assert Entry.objects.get(verb="look_at_bus_contact").said == (
        f"{hall.by} mở xem điện thoại phụ trách Xe 1, lý do: báo đổi giờ"
    )
    with pytest.raises(RuleBroken, match="không thuộc quyền"):
        look_at_bus_contact(actor=contact, contact=kept, purpose="tò mò")
    assert erase_bus_contacts(today=kept.expires_on) == 0
    Meeting.objects.update(starts_on=date(2027, 5, 1), ends_on=date(2027, 5, 1))
    after = kept.expires_on + timedelta(days=1)
    assert erase_bus_contacts(today=after) == 0, "the meeting was moved, and the day with it"
    assert (
        erase_bus_contacts(today=after + timedelta(days=60))
        == 1
        == BusContact.objects.filter(value="").count()
    )
    assert erase_bus_contacts(today=after + timedelta(days=60)) == 0
    with pytest.raises(RuleBroken, match="erased"):
        look_at_bus_contact(actor=hall.by, contact=kept, purpose="báo đổi giờ")


def _put_gone(hall: Hall, bus: Bus) -> None:
    remove_bus(actor=hall.by, bus=bus)
    put_on_bus(actor=hall.by, bus=bus, people=_people(hall))


def _put_declined(hall: Hall, bus: Bus) -> None:
    people = _people(hall, "Đoàn Cửa Lạch")[:1]
    hall.meeting.delegates.filter(pk=people[0].pk).update(standing=Standing.DECLINED, reason="ốm")
    change_bus(actor=hall.by, bus=bus, said=BusSaid("Xe 1", 9), seen=1)
    put_on_bus(actor=hall.by, bus=bus, people=people)


def _off_twice(hall: Hall, bus: Bus) -> None:
    for _ in range(2):
        take_off_bus(actor=hall.by, bus=bus, delegate=hall.meeting.delegates.get(full_name="Đoàn An Hòa 1"))


def _closed(hall: Hall, bus: Bus) -> None:
    Meeting.objects.update(state="cancelled")
    take_off_bus(actor=hall.by, bus=bus, delegate=hall.meeting.delegates.all()[0])


def _changed(hall: Hall, bus: Bus, said: BusSaid, seen: int = 1) -> None:
    bus_made(hall, "Xe 2")
    change_bus(actor=hall.by, bus=bus, said=said, seen=seen)


REFUSED: dict[str, tuple[str, Callable[[Hall, Bus], object]]] = {
    "the name stands": ("bus-there", lambda hall, bus: bus_made(hall, " xe 1 ")),
    "no name": ("nothing-stated", lambda hall, bus: bus_made(hall, "–")),
    "no seats": ("bad-seats", lambda hall, bus: bus_made(hall, "Xe 2", seats=0)),
    "seats of a train": ("bad-seats", lambda hall, bus: bus_made(hall, "Xe 2", seats=100)),
    "no telephone": ("bad-contact", lambda hall, bus: bus_made(hall, "Xe 2", phone="12")),
    "another's name": ("bus-there", lambda hall, bus: _changed(hall, bus, BusSaid("XE 2", 9))),
    "fewer than people": ("below-riders", lambda hall, bus: _changed(hall, bus, BusSaid("Xe 1", 4))),
    "unseen": ("bus-changed", lambda hall, bus: _changed(hall, bus, BusSaid("Xe 1", 9), seen=7)),
    "nobody": ("nobody-chosen", lambda hall, bus: put_on_bus(actor=hall.by, bus=bus, people=[])),
    "full": (
        "bus-full",
        lambda hall, bus: put_on_bus(actor=hall.by, bus=bus, people=_people(hall, "Đoàn Cửa Lạch")),
    ),
    "gone": ("gone", _put_gone),
    "does not come": ("riders-moved", _put_declined),
    "not on it": ("riders-moved", _off_twice),
    "closed": ("meeting-closed", _closed),
    "not theirs": (
        "not-allowed", lambda hall, bus: remove_bus(actor=hall.province.people["unit_contact"], bus=bus)
    ),
    "another office makes none": (
        "not-allowed",
        lambda hall, bus: make_bus(
            actor=hall.province.people["unit_contact"], meeting=hall.meeting, said=SAID
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(hall: Hall, case: str) -> None:
    code, act = REFUSED[case]
    bus = _filled(hall)
    with pytest.raises(RuleBroken) as refused:
        act(hall, bus)
    assert refused.value.code == code
