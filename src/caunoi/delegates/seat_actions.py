"""The verbs on seats: a hall is made, arranged, two groups change places, late ones sit down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from caunoi.delegates.models import Delegate, SeatGroup, SeatHall, SeatPlace
from caunoi.delegates.rules import refuse_closed
from caunoi.delegates.seat_reads import Crowd, crowds, parties
from caunoi.delegates.seat_rules import GroupedBy, Seat, arranged, filled, seat_name
from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting, Session
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class NewHall:
    """A hall as a person states it; `session` where it is only that session's."""

    name: str
    rows: int
    seats: int
    aisle: int = 0
    front: int = 0
    back: int = 0
    grouped_by: GroupedBy = GroupedBy.OFFICE
    session: Session | None = None


@dataclass(frozen=True, slots=True)
class GroupSaid:
    """Where a group is to stand in the order, and from which row on it is to sit."""

    group: int
    position: int
    row: int | None = None


@transaction.atomic
def make_hall(*, actor: User, meeting: Meeting, new: NewHall) -> SeatHall:
    """Makes a hall and proposes who sits where: the chair, the groups by name, who serves.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, hall-there, too-few-seats.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    demand(actor, Verb.KEEP_DELEGATES, meeting.office)
    refuse_closed(meeting.stands)
    name = stated(new.name, what="tên hội trường", most=120)
    if new.front + new.back >= new.rows or new.aisle >= new.seats:
        raise RuleBroken(
            "too-few-seats", "Hàng dành riêng hoặc lối đi vượt quá số hàng, số ghế. Hãy ghi lại."
        )
    if meeting.seat_halls.filter(session=new.session).exists():
        raise RuleBroken(
            "hall-there", "Phiên này đã có sơ đồ chỗ ngồi. Hãy sửa sơ đồ ấy, hoặc bỏ rồi lập lại."
        )
    hall = SeatHall.objects.create(
        meeting=meeting, session=new.session, name=name, rows=new.rows, seats=new.seats, aisle=new.aisle,
        front=new.front, back=new.back, grouped_by=new.grouped_by, made_by=actor,
    )  # fmt: skip
    record(
        actor=actor, verb="make_hall", about=meeting, after=f"{hall.rows} × {hall.seats}",
        said=f"{actor} lập sơ đồ chỗ ngồi {hall} của cuộc họp “{meeting}”: {hall.rows} hàng, "
        f"mỗi hàng {hall.seats} ghế.",
    )  # fmt: skip
    _arrange(hall)
    return hall


@transaction.atomic
def arrange_hall(*, actor: User, hall: SeatHall, order: Sequence[GroupSaid], seen: int) -> SeatHall:
    """Seats everybody anew in the order given, groups with a row from that row on; who sat may move.

    Raises RuleBroken: not-allowed, meeting-closed, plan-moved, no-such-row.
    """
    hall = _locked(actor, hall, seen)
    for one in order:
        if one.row is not None and not 1 <= one.row <= hall.rows:
            raise RuleBroken(
                "no-such-row", f"Hội trường có {hall.rows} hàng; hãy ghi hàng từ 1 đến {hall.rows}."
            )
    known = {group.pk: group for group in hall.groups.all()}
    for one in order:
        if group := known.get(one.group):
            group.position, group.row = one.position, one.row
    SeatGroup.objects.bulk_update(known.values(), ["position", "row"])
    _told(actor, hall, "arrange_hall", f"{actor} xếp lại chỗ ngồi {hall}")
    _arrange(hall)
    return hall


@transaction.atomic
def swap_groups(*, actor: User, hall: SeatHall, first: SeatGroup, second: SeatGroup, seen: int) -> SeatHall:
    """Two groups change places in the order and in their rows; all are seated anew.

    Raises RuleBroken: not-allowed, meeting-closed, plan-moved, same-group.
    """
    hall = _locked(actor, hall, seen)
    if first.pk == second.pk:
        raise RuleBroken("same-group", "Hai nhóm phải khác nhau. Hãy chọn lại.")
    first.position, second.position = second.position, first.position
    first.row, second.row = second.row, first.row
    SeatGroup.objects.bulk_update([first, second], ["position", "row"])
    _told(actor, hall, "swap_groups", f"{actor} đổi chỗ {first} và {second} trong {hall}")
    _arrange(hall)
    return hall


@transaction.atomic
def fill_hall(*, actor: User, hall: SeatHall, seen: int) -> int:
    """Seats who has none yet near his own and moves nobody; seats of who does not come are free again.

    Returns how many sat down. Raises RuleBroken: not-allowed, meeting-closed, plan-moved.
    """
    hall = _locked(actor, hall, seen)
    found = _with_groups(hall)
    here = {person.pk for crowd in found for person in crowd.people}
    gone = hall.places.exclude(delegate__in=here)
    _write_seats(hall, dict.fromkeys(gone.values_list("delegate", flat=True), ""))
    gone.delete()
    taken: dict[int, Seat] = {one.delegate_id: (one.row, one.number) for one in hall.places.all()}
    new = filled(hall.room, parties(found, _groups(hall)), taken)
    _keep(hall, new)
    _told(actor, hall, "fill_hall", f"{actor} xếp thêm {len(new)} người vào {hall}, không chuyển ai")
    return len(new)


@transaction.atomic
def remove_hall(*, actor: User, hall: SeatHall, seen: int) -> None:
    """Takes a plan away; nobody has a seat of it any more.

    Raises RuleBroken: not-allowed, meeting-closed, plan-moved.
    """
    hall = _locked(actor, hall, seen)
    _write_seats(hall, dict.fromkeys(hall.places.values_list("delegate", flat=True), ""))
    record(
        actor=actor, verb="remove_hall", about=hall.meeting, before=str(hall),
        said=f"{actor} bỏ sơ đồ chỗ ngồi {hall} của cuộc họp “{hall.meeting}”.",
    )  # fmt: skip
    hall.delete()


def _locked(actor: User, hall: SeatHall, seen: int) -> SeatHall:
    """The hall, held until the transaction ends, as the person had it before him."""
    found = SeatHall.objects.select_for_update(of=("self",)).select_related("meeting__office", "session")
    row = found.filter(pk=hall.pk).first()
    if row is None or row.version != seen:
        demand(actor, Verb.KEEP_DELEGATES, hall.meeting.office)
        raise RuleBroken("plan-moved", "Sơ đồ vừa được người khác sửa. Hãy xem lại rồi làm tiếp nếu vẫn cần.")
    demand(actor, Verb.KEEP_DELEGATES, row.meeting.office)
    refuse_closed(row.meeting.stands)
    row.version += 1
    row.save(update_fields=["version"])
    return row


def _told(actor: User, hall: SeatHall, verb: str, said: str) -> None:
    record(actor=actor, verb=verb, about=hall.meeting, said=f"{said}, cuộc họp “{hall.meeting}”.")


def _groups(hall: SeatHall) -> dict[str, SeatGroup]:
    return {group.key: group for group in hall.groups.all()}


def _with_groups(hall: SeatHall) -> list[Crowd]:
    """Who is to sit, with a row for each group that is new."""
    found, known = crowds(hall), _groups(hall)
    SeatGroup.objects.bulk_create(
        SeatGroup(hall=hall, key=one.key, name=one.name, position=position)
        for position, one in enumerate((one for one in found if one.key not in known), start=len(known) + 1)
    )
    return found


def _arrange(hall: SeatHall) -> None:
    found = _with_groups(hall)
    old = dict.fromkeys(hall.places.values_list("delegate", flat=True), "")
    hall.places.all().delete()
    new = arranged(hall.room, parties(found, _groups(hall)))
    _write_seats(hall, {one: "" for one in old if one not in new})
    _keep(hall, new)


def _keep(hall: SeatHall, new: Mapping[int, Seat]) -> None:
    SeatPlace.objects.bulk_create(
        SeatPlace(hall=hall, delegate_id=one, row=row, number=number) for one, (row, number) in new.items()
    )
    _write_seats(hall, {one: seat_name(seat) for one, seat in new.items()})


def _write_seats(hall: SeatHall, said: Mapping[int, str]) -> None:
    """The seat on the badge, the letter and the answer page is the one in the hall of the whole meeting."""
    if hall.session_id is not None or not said:
        return
    people = list(Delegate.objects.filter(pk__in=said))
    for one in people:
        one.seat = said[one.pk]
    Delegate.objects.bulk_update(people, ["seat"], batch_size=200)
