"""The verbs on buses: one is made, changed, taken away; people are put on it and taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from caunoi.delegates.bus_locking import riding
from caunoi.delegates.bus_reads import fleet
from caunoi.delegates.bus_rules import refuse_bad_seats, refuse_full, refuse_narrow
from caunoi.delegates.guest_reads import kept_until
from caunoi.delegates.models import Bus, BusContact, Delegate
from caunoi.delegates.rules import AWAITED, refuse_closed
from caunoi.ledger.actions import Deed, record, record_all
from caunoi.meetings.models import Meeting
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.naming import name_key
from caunoi.people.person_rules import ContactKind, contact_value
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

_PURPOSE = "gọi người phụ trách xe đưa đón đại biểu"


@dataclass(frozen=True, slots=True)
class BusSaid:
    """A bus as a person states it; an empty telephone leaves the one that is kept."""

    name: str
    seats: int
    plate: str = ""
    leaves_from: str = ""
    leaves_at: datetime | None = None
    leader: str = ""
    phone: str = ""


@transaction.atomic
def make_bus(*, actor: User, meeting: Meeting, said: BusSaid) -> Bus:
    """Adds a bus; who is on the list with its name rides it from now on.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, bad-seats, bus-there,
    below-riders, bad-contact.
    """
    meeting = _meeting(actor, meeting)
    bus = Bus(meeting=meeting)
    _fill(bus, said)
    _keep_phone(bus, said.phone)
    record(
        actor=actor, verb="make_bus", about=bus, after=_told(bus),
        said=f"{actor} lập xe cho cuộc họp “{meeting}”: {_told(bus)}.",
    )  # fmt: skip
    return bus


@transaction.atomic
def make_buses_of_list(*, actor: User, meeting: Meeting, seats: int) -> list[Bus]:
    """Adds a bus of so many seats for each name that the list of delegates says and that is none yet.

    Raises RuleBroken: not-allowed, meeting-closed, no-names, bad-seats, below-riders.
    """
    meeting = _meeting(actor, meeting)
    made: list[Bus] = []
    known = set(meeting.buses.values_list("key", flat=True))
    for name, _ in fleet(meeting).unmade:
        if name_key(name) not in known:
            known.add(name_key(name))
            made.append(Bus(meeting=meeting))
            _fill(made[-1], BusSaid(name, seats))
    if not made:
        raise RuleBroken("no-names", "Danh sách đại biểu không còn tên xe nào chưa lập.")
    names = ", ".join(map(str, made))
    deeds = [Deed("make_buses_of_list", one, f"{actor} lập xe theo danh sách: {_told(one)}.") for one in made]
    record_all(actor=actor, deeds=deeds)
    record(
        actor=actor, verb="make_buses_of_list", about=meeting, after=names,
        said=f"{actor} lập {len(made)} xe theo danh sách đại biểu của cuộc họp “{meeting}”: {names}.",
    )  # fmt: skip
    return made


@transaction.atomic
def change_bus(*, actor: User, bus: Bus, said: BusSaid, seen: int) -> Bus:
    """Changes what is said of a bus; a new name is written on the list of delegates too.

    `seen` is the version that the person had before him. Raises RuleBroken: not-allowed, meeting-closed,
    gone, bus-changed, bad-seats, nothing-stated, too-long, bus-there, below-riders, bad-contact.
    """
    meeting = _meeting(actor, bus.meeting)
    row = _locked(actor, bus)
    if row.version != seen:
        raise RuleBroken(
            "bus-changed",
            f"{row} vừa được người khác sửa nên chưa ghi gì. Tải lại trang để xem rồi sửa tiếp.",
        )
    before, was = _told(row), row.name
    row.meeting, row.version = meeting, row.version + 1
    _fill(row, said, was)
    _keep_phone(row, said.phone)
    record(
        actor=actor, verb="change_bus", about=row, before=before, after=_told(row),
        said=f"{actor} sửa xe của cuộc họp “{meeting}”: {_told(row)}.",
    )  # fmt: skip
    return row


@transaction.atomic
def remove_bus(*, actor: User, bus: Bus) -> int:
    """Takes a bus away; its people have none any more. Returns how many they are.

    Raises RuleBroken: not-allowed, meeting-closed, gone.
    """
    row = _locked(actor, bus)
    left = riding(row)
    row.meeting.delegates.filter(bus=row.name).update(bus="")
    record(
        actor=actor, verb="remove_bus", about=row.meeting, before=_told(row),
        said=f"{actor} bỏ {row} của cuộc họp “{row.meeting}”; {left} người chưa có xe.",
    )  # fmt: skip
    row.delete()
    return left


@transaction.atomic
def put_on_bus(*, actor: User, bus: Bus, people: Sequence[Delegate]) -> int:
    """Gives all of the people a seat on a bus, or none of them; its row is held while the seats are counted.

    Raises RuleBroken: not-allowed, meeting-closed, gone, nobody-chosen, bus-full, riders-moved (one of them
    has a bus by now or does not come any more).
    """
    row = _locked(actor, bus)
    if not people:
        raise RuleBroken("nobody-chosen", "Chưa chọn ai chưa có xe. Hãy chọn đoàn, đơn vị hoặc từng người.")
    refuse_full(row.name, row.seats, riding(row), len(people))
    free = row.meeting.delegates.filter(pk__in=[one.pk for one in people], bus="", standing__in=AWAITED)
    if free.update(bus=row.name) != len(people):
        raise RuleBroken(
            "riders-moved", "Có người vừa được xếp xe hoặc không dự nữa nên chưa xếp ai. Tải lại trang để "
            "xem rồi chọn lại."
        )  # fmt: skip
    deeds = [
        Deed("put_on_bus", one, f"{actor} xếp {one.full_name} lên {row}.", "", row.name) for one in people
    ]
    record_all(actor=actor, deeds=deeds)
    return len(people)


@transaction.atomic
def take_off_bus(*, actor: User, bus: Bus, delegate: Delegate) -> None:
    """Somebody rides this bus no longer.

    Raises RuleBroken: not-allowed, meeting-closed, gone, riders-moved.
    """
    row = _locked(actor, bus)
    if not row.meeting.delegates.filter(pk=delegate.pk, bus=row.name).update(bus=""):
        raise RuleBroken("riders-moved", f"{delegate.full_name} không còn ở {row}; tải lại trang để xem.")
    record(
        actor=actor, verb="take_off_bus", about=delegate, before=row.name,
        said=f"{actor} cho {delegate.full_name} xuống khỏi {row}.",
    )  # fmt: skip


@transaction.atomic
def look_at_bus_contact(*, actor: User, contact: BusContact, purpose: str) -> str:
    """The number itself, to whoever keeps the list and says why; the look is in the ledger.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, erased.
    """
    bus = contact.bus
    demand(actor, Verb.KEEP_DELEGATES, bus.meeting.office)
    purpose = stated(purpose, what="lý do mở xem", most=200)
    kept = BusContact.objects.get(pk=contact.pk)
    if kept.erased_at is not None:
        raise RuleBroken("erased", "Số điện thoại này đã xóa vì hết mục đích nên không còn gì để xem.")
    record(
        actor=actor, verb="look_at_bus_contact", about=bus, after=purpose,
        said=f"{actor} mở xem điện thoại phụ trách {bus}, lý do: {purpose}",
    )  # fmt: skip
    return kept.value


@transaction.atomic
def erase_bus_contacts(*, today: date) -> int:
    """Erases what has outlived its meeting; run by the tick, any number of times. Returns how many.

    How long each is kept follows the day on which its meeting is held by now; without one, the last.
    """
    held = BusContact.objects.select_for_update(of=("self",)).filter(erased_at=None)
    gone = 0
    for one in held.select_related("bus__meeting").order_by("pk"):
        meeting = one.bus.meeting
        was, one.expires_on = one.expires_on, kept_until(meeting) if meeting.starts_on else one.expires_on
        if one.expires_on < today:
            one.value, one.erased_at, gone = "", timezone.now(), gone + 1
            record(
                actor=None, verb="erase_bus_contacts", about=one.bus,
                said=f"Điện thoại phụ trách {one.bus} đã xóa vì cuộc họp đã qua.",
            )  # fmt: skip
        if one.erased_at or one.expires_on != was:
            one.save()
    return gone


def _meeting(actor: User, meeting: Meeting) -> Meeting:
    """The meeting, held: its buses are named one after the other. no_key: who holds a bus refers to it."""
    row = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    demand(actor, Verb.KEEP_DELEGATES, row.office)
    refuse_closed(row.stands)
    return row


def _locked(actor: User, bus: Bus) -> Bus:
    row = (
        Bus.objects.select_for_update(of=("self",))
        .select_related("meeting__office")
        .filter(pk=bus.pk)
        .first()
    )
    demand(actor, Verb.KEEP_DELEGATES, (row or bus).meeting.office)
    if row is None:
        raise RuleBroken("gone", "Xe này đã được bỏ trước đó; tải lại trang để xem các xe hiện có.")
    refuse_closed(row.meeting.stands)
    return row


def _fill(bus: Bus, said: BusSaid, was: str = "") -> None:
    """Writes what is said into a bus, and its name wherever the list names it (or named it as `was`)."""
    bus.name = " ".join(stated(said.name, what="tên xe", most=60).split())
    if bus.meeting.buses.exclude(pk=bus.pk).filter(key=name_key(bus.name)).exists():
        raise RuleBroken("bus-there", f"Cuộc họp đã có {bus.name}. Hãy đặt tên khác hoặc sửa xe đã có.")
    bus.plate, bus.leaves_from = said.plate.strip()[:20], said.leaves_from.strip()[:200]
    bus.seats, bus.leaves_at, bus.leader = said.seats, said.leaves_at, " ".join(said.leader.split())[:120]
    refuse_bad_seats(bus.seats)
    bus.save()
    listed = bus.meeting.delegates.exclude(bus="").order_by().values_list("bus", flat=True).distinct()
    same = [name for name in listed if name == was or name_key(name) == bus.key]
    bus.meeting.delegates.filter(bus__in=same).exclude(bus=bus.name).update(bus=bus.name)
    refuse_narrow(bus.name, bus.seats, riding(bus))


def _keep_phone(bus: Bus, phone: str) -> None:
    if not phone.strip() or "***" in phone:
        return
    value = contact_value(ContactKind.PHONE, phone)
    until = kept_until(bus.meeting)
    BusContact.objects.update_or_create(
        bus=bus, defaults={"value": value, "purpose": _PURPOSE, "expires_on": until, "erased_at": None}
    )


def _told(bus: Bus) -> str:
    """A bus in words, without the telephone."""
    at = f"{timezone.localtime(bus.leaves_at):%H:%M %d/%m/%Y}" if bus.leaves_at else ""
    parts = (bus.name, bus.plate, f"{bus.seats} chỗ", bus.leaves_from, at, bus.leader)
    return "; ".join(part for part in parts if part)
