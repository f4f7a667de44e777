"""What the pages of buses show: each with its people and free seats, who has none, the lists to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Prefetch, Q

from caunoi.delegates.models import Bus, Delegate, DelegateContact, DelegateQuerySet
from caunoi.delegates.rules import AWAITED
from caunoi.meetings.models import Meeting
from caunoi.people.naming import name_key
from caunoi.people.person_rules import ContactKind
from caunoi.ui.workbook import Sheet, Value, workbook

UNNAMED: Final = "Đại biểu khác"


@dataclass(frozen=True, slots=True)
class BusRow:
    """A bus with how many ride it, and how many of its list do not come any more."""

    bus: Bus
    riding: int
    away: int

    @property
    def free(self) -> int:
        return self.bus.seats - self.riding


@dataclass(frozen=True, slots=True)
class Party:
    """People who come together and have no bus yet; `key` is how a page asks for them."""

    key: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Fleet:
    """All buses of a meeting; `unmade` are names that the list says and that are no bus yet."""

    rows: tuple[BusRow, ...]
    unmade: tuple[tuple[str, int], ...]
    without: tuple[Party, ...]

    @property
    def riding(self) -> int:
        return sum(row.riding for row in self.rows)

    @property
    def free(self) -> int:
        return sum(row.free for row in self.rows)

    @property
    def waiting(self) -> int:
        return sum(one.size for one in self.without)


@dataclass(frozen=True, slots=True)
class Rider:
    """Somebody on a list: the telephone is masked."""

    delegate: Delegate
    phone: str


@dataclass(frozen=True, slots=True)
class BusList:
    """One bus with its people; `away` are those of its list who do not come any more."""

    bus: Bus
    riders: tuple[Rider, ...]
    away: tuple[Delegate, ...]


def fleet(meeting: Meeting) -> Fleet:
    """The buses, who is on which and who on none. Three queries."""
    buses = list(meeting.buses.select_related("contact"))
    sums = meeting.delegates.order_by().exclude(bus="").values_list("bus")
    counted = sums.annotate(going=Count("pk", filter=Q(standing__in=AWAITED)), listed=Count("pk"))
    told = {name: (going, listed - going) for name, going, listed in counted}
    rows = tuple(BusRow(bus, *told.pop(bus.name, (0, 0))) for bus in buses)
    unmade = sorted(((name, going) for name, (going, _) in told.items() if going), key=lambda one: one[0])
    return Fleet(rows, tuple(unmade), tuple(_parties(meeting)))


def _parties(meeting: Meeting) -> Sequence[Party]:
    left = meeting.delegates.order_by().filter(standing__in=AWAITED, bus="")
    sums = left.values_list("group", "office_id", "office__name", "office_text").annotate(size=Count("pk"))
    found: dict[str, Party] = {}
    for group, office, name, text, size in sums:
        key = f"nhom:{group}" if group else f"don-vi:{office}" if office else f"ten:{text}"
        before = found[key].size if key in found else 0
        found[key] = Party(key, group or name or text or UNNAMED, before + size)
    return sorted(found.values(), key=lambda one: name_key(one.name))


def party(meeting: Meeting, key: str) -> DelegateQuerySet:
    """Those of a party (`Party.key`) who have no bus yet; nobody where the key says nothing."""
    kind, _, said = key.partition(":")
    meant = {
        "nhom": Q(group=said) & ~Q(group=""),
        "don-vi": Q(group="", office=int(said) if said.isdecimal() and len(said) < 18 else 0),
        "ten": Q(group="", office=None, office_text=said),
    }.get(kind, Q(pk=None))
    found = meeting.delegates.filter(meant, standing__in=AWAITED, bus="").select_related("office")
    assert isinstance(found, DelegateQuerySet)
    return found


def chosen(meeting: Meeting, parties: Iterable[str], people: Iterable[str]) -> list[Delegate]:
    """Who is meant by whole parties and by single people, each once; who has a bus already is left out."""
    found = {one.pk: one for key in parties for one in party(meeting, key)}
    numbers = [int(said) for said in people if said.isdecimal() and len(said) < 18]
    singly = meeting.delegates.filter(pk__in=numbers, standing__in=AWAITED, bus="")
    return list((found | {one.pk: one for one in singly}).values())


def bus_lists(meeting: Meeting, buses: Iterable[Bus]) -> list[BusList]:
    """The people of each bus, party by party. Two queries."""
    phones = DelegateContact.objects.filter(kind=ContactKind.PHONE, erased_at=None)
    buses = list(buses)
    listed = meeting.delegates.filter(bus__in=[bus.name for bus in buses]).select_related("office")
    kept = listed.prefetch_related(Prefetch("contacts", phones, to_attr="phones"))
    found: dict[str, list[Delegate]] = {}
    for one in sorted(kept, key=lambda one: (name_key(one.group or one.office_words), one.order_key, one.pk)):
        found.setdefault(one.bus, []).append(one)
    return [_list(bus, found.get(bus.name, [])) for bus in buses]


def _list(bus: Bus, listed: Sequence[Delegate]) -> BusList:
    going = tuple(Rider(one, _phone(one)) for one in listed if one.standing in AWAITED)
    return BusList(bus, going, tuple(one for one in listed if one.standing not in AWAITED))


def _phone(one: Delegate) -> str:
    kept: list[DelegateContact] = getattr(one, "phones", [])
    return kept[0].masked if kept else ""


def bus_of_delegate(delegate: Delegate) -> Bus | None:
    """The bus that the list names for somebody who is awaited, where it is made. One query, or none."""
    if not delegate.bus or delegate.standing not in AWAITED:
        return None
    return Bus.objects.filter(meeting=delegate.meeting_id, name=delegate.bus).first()


_COLUMNS: Final = (
    *(("TT", 5), ("Xe", 14), ("Họ và tên", 28), ("Chức vụ", 32), ("Đơn vị", 38)),
    *(("Điện thoại", 16), ("Lên xe", 9)),
)


def bus_book(meeting: Meeting, lists: Sequence[BusList]) -> bytes:
    """The lists as an Excel file; telephones masked, as on every list that leaves the office (R16)."""
    title = f"DANH SÁCH THEO XE: {meeting.title}"
    return workbook(Sheet("Theo xe", title, _COLUMNS), _lines(lists))


def _lines(lists: Iterable[BusList]) -> Iterator[list[Value]]:
    for one in lists:
        for rider in one.riders:
            who = rider.delegate
            yield [one.bus.name, who.full_name, who.post, who.office_words, rider.phone, ""]
