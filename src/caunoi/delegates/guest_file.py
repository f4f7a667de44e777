"""A list of delegates as an Excel file: what each row says and would change, without changing anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Final, TypeVar

from django.utils import timezone

from caunoi.delegates.guest_contacts import CONTACT_COLUMNS, Contacts, fresh, row_contacts
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import AWAITED, PART_NAMES, STANDING_NAMES, Part, Standing
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.meetings.rules import SessionKind
from caunoi.people.candidates import candidates
from caunoi.people.models import Office
from caunoi.people.naming import name_key
from caunoi.people.person_rules import masked
from caunoi.people.reads import register
from caunoi.people.workbook import Cell, Change, Column, Problem, Row, RowReader, read_book, write_book
from caunoi.ui.refusal import RuleBroken

T = TypeVar("T")

_NAME, _POST, _OFFICE, _PART, _WHY = "Họ và tên", "Chức vụ", "Đơn vị", "Tư cách", "Vì sao mời"
_GROUP, _POINT, _FORUM, _SEAT, _BUS = "Đoàn, tổ", "Điểm cầu", "Diễn đàn", "Chỗ", "Xe"
_LONGEST: Final = {_NAME: 120, _POST: 200, _OFFICE: 300, _WHY: 400, _GROUP: 120, _SEAT: 40, _BUS: 60}
_PARTS: Final = {name_key(name): part for part, name in PART_NAMES.items()}
WHY_LISTED: Final = "Theo danh sách của văn phòng"


class DelegateTable:
    """A row for each delegate."""

    title: Final = "Đại biểu"
    columns: Final = (
        Column(_NAME, 28, "Viết đủ họ, đệm, tên trong một ô.", required=True),
        Column(_POST, 34, "Chức vụ ghi trên giấy mời, phù hiệu."),
        Column(_OFFICE, 40, "Tên như trong sổ đơn vị; tên lạ vẫn nhận, giữ nguyên chữ.", required=True),
        Column(_PART, 18, "Bỏ trống là đại biểu dự.", choices=tuple(PART_NAMES.values())),
        Column(_GROUP, 20, "Đoàn, tổ để xếp chỗ."),
        Column(_POINT, 26, "Tên điểm cầu đã lập của cuộc họp."),
        Column(_FORUM, 26, "Tên hoặc số thứ tự diễn đàn đã lập của cuộc họp."),
        Column(_SEAT, 10, "Ví dụ: B12."),
        Column(_BUS, 12, "Xe đưa đón."),
        Column(_WHY, 34, "Bỏ trống thì ghi “Theo danh sách của văn phòng”."),
        *CONTACT_COLUMNS,
    )  # fmt: skip

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Guest:
    """One row: the values of a delegate's fields; `known` is the delegate that it brings up to date."""

    row: int
    full_name: str
    post: str
    office: Office | None
    office_text: str
    part: Part
    group: str
    point: Point | None
    forum: Session | None
    seat: str
    bus: str
    why: str
    contacts: Contacts
    known: Delegate | None = None

    @property
    def office_words(self) -> str:
        return self.office.name if self.office else self.office_text

    def fill(self, delegate: Delegate) -> None:
        """Writes the row's values into a delegate; not saved."""
        for name in FIELDS:
            setattr(delegate, name, getattr(self, name))
        delegate.set_keys()


FIELDS: Final = (
    *("full_name", "post", "office", "office_text", "part", "group", "point", "forum", "seat", "bus", "why"),
)  # fmt: skip


def told_of(one: Guest | Delegate) -> str:
    """A row or a delegate in the same words, so that the two can be laid side by side."""
    parts = (
        one.full_name, one.post, one.office_words, PART_NAMES[Part(one.part)], one.group,
        str(one.point or ""), str(one.forum or ""), f"chỗ {one.seat}" if one.seat else "",
        f"xe {one.bus}" if one.bus else "", one.why,
    )  # fmt: skip
    return "; ".join(part for part in parts if part)


def seen_of(delegate: Delegate) -> str:
    """What stands for all that the list says of somebody: whoever changes it has seen this."""
    return sha256(told_of(delegate).encode()).hexdigest()


@dataclass
class GuestPreview:
    """What a file would change; nothing is written while there is a problem. `notes` hold nobody up."""

    guests: list[Guest] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    same: int = 0

    @cached_property
    def changes(self) -> Sequence[Change]:
        return [
            Change(DelegateTable.title, one.row, one.full_name, told_of(one.known) if one.known else "",
                   "; ".join([told_of(one), *(masked(kind, value) for kind, value in one.contacts)]))
            for one in self.guests
        ]  # fmt: skip

    @property
    def added(self) -> int:
        return sum(one.known is None for one in self.guests)

    @property
    def changed(self) -> int:
        return len(self.guests) - self.added

    @property
    def seen(self) -> str:
        """What stands for all of it: whoever confirms has seen this and nothing else."""
        return sha256("\n".join(map(repr, self.changes)).encode()).hexdigest()


def guest_template() -> bytes:
    """The empty list with how to fill it."""
    return write_book([DelegateTable()], filled=False)


def preview_guests(meeting: Meeting, data: bytes) -> GuestPreview:
    """The changes, problems and doubts of a file. Raises RuleBroken where it is no workbook of ours."""
    reader, found = _Reader(meeting), GuestPreview()
    read: list[tuple[Row, Guest]] = []
    for row in read_book(data, [DelegateTable()])[DelegateTable.title]:
        try:
            read.append((row, reader.guest(row)))
        except RuleBroken as refused:
            found.problems.append(Problem(DelegateTable.title, row.number, refused.sentence))
    held = _Held(meeting)
    held.claim([guest for _, guest in read])
    for row, guest in read:
        try:
            known = held.known(guest)
        except RuleBroken as refused:
            found.problems.append(Problem(DelegateTable.title, row.number, refused.sentence))
            continue
        settled = reader.settled(row, guest, known)
        same = known is not None and told_of(known) == told_of(settled) and not settled.contacts
        found.same += same
        found.guests += [] if same else [settled]
        notes = (reader.doubts.get(guest.office_text, ""), "" if known else held.struck(guest))
        found.notes += [Problem(DelegateTable.title, row.number, note) for note in notes if note]
    found.problems += _without_seat(reader, held, found.guests)
    found.problems.sort(key=lambda one: one.row)
    return found


def _without_seat(reader: _Reader, held: _Held, guests: Sequence[Guest]) -> Iterator[Problem]:
    """The rows for which their bus has no seat left, after all who leave a bus have left it."""
    taken = Counter(one.bus for some in held.here.values() for one in some if one.standing in AWAITED)
    moving = [one for one in guests if one.known is None or one.known.standing in AWAITED]
    moving = [one for one in moving if one.known is None or one.known.bus != one.bus]
    taken.subtract(one.known.bus for one in moving if one.known)
    for guest in moving:
        taken[guest.bus] += 1
        bus = reader.buses.get(name_key(guest.bus))
        if bus is not None and taken[guest.bus] > bus.seats:
            yield Problem(
                DelegateTable.title, guest.row,
                f"{bus} chỉ có {bus.seats} chỗ và đã đủ người; ghi xe khác hoặc để trống.",
            )  # fmt: skip


class _Reader:
    """Reads rows over the register of the meeting's day, its bridge points and its forums."""

    def __init__(self, meeting: Meeting) -> None:
        self.register = register(meeting.starts_on or timezone.localdate(), issuer=meeting.office.name)
        self.points = {name_key(one.name): one for one in meeting.points.all()}
        forums = list(meeting.sessions.filter(kind=SessionKind.FORUM))
        self.forums = {name_key(one.name): one for one in forums}
        self.forums |= {str(number): one for number, one in enumerate(forums, start=1)}
        self.buses = {one.key: one for one in meeting.buses.all()}
        self.doubts: dict[str, str] = {}

    def guest(self, row: Row) -> Guest:
        """The row. Raises RuleBroken "row-wrong" with everything that is wrong with it."""
        cells = RowReader(row)
        cells.refuse_long(_LONGEST)
        if not any(sign.isalpha() for sign in row.text(_NAME)):
            cells.wrong.append("Thiếu họ và tên.")
        part = _PARTS.get(name_key(row.text(_PART))) if row.text(_PART) else Part.ATTEND
        if part is None:
            names = ", ".join(PART_NAMES.values())
            cells.wrong.append(f"Tư cách “{row.text(_PART)}” không có; ghi một trong: {names}.")
        point = _one_of(self.points, row, _POINT, cells.wrong)
        forum = _one_of(self.forums, row, _FORUM, cells.wrong)
        contacts = tuple(row_contacts(row, cells.wrong))
        if cells.wrong:
            raise RuleBroken("row-wrong", " ".join(cells.wrong))
        office = self.office(row.text(_OFFICE))
        return Guest(
            row.number, row.text(_NAME), row.text(_POST), office, "" if office else row.text(_OFFICE),
            part or Part.ATTEND, row.text(_GROUP), point, forum, row.text(_SEAT), self.bus(row),
            row.text(_WHY) or WHY_LISTED, contacts,
        )  # fmt: skip

    def bus(self, row: Row) -> str:
        """The bus's own name where the words mean one that is made; otherwise the words."""
        said = row.text(_BUS)
        known = self.buses.get(name_key(said))
        return known.name if known else said

    def office(self, text: str) -> Office | None:
        """The one office that the words mean; a doubt is noted, with who may be meant, and nobody taken."""
        if not text:
            return None
        meant = self.register.meant(text)
        if meant.office is None and text not in self.doubts:
            near = [one.office.name for part in meant.unknown for one in candidates(self.register, part, ())]
            hint = f" Có thể là: {'; '.join(near[:3])}." if near else ""
            self.doubts[text] = f"Sổ đơn vị không có “{text}”, sẽ giữ nguyên chữ.{hint}"
        return self.register.known[meant.office] if meant.office else None

    def settled(self, row: Row, guest: Guest, known: Delegate | None) -> Guest:
        """What the row comes to: a column that the file does not have stays as it is held."""
        if known is None:
            return guest
        kept = {
            name: getattr(known, name)
            for column, names in _OF_COLUMN.items()
            for name in names
            if column not in row.cells
        }
        if not row.text(_WHY):
            kept["why"] = known.why
        values: dict[str, object] = {name: getattr(guest, name) for name in ("row", *FIELDS)} | kept
        return Guest(**values, contacts=fresh(known, guest.contacts), known=known)  # type: ignore[arg-type]  # its own values again


_OF_COLUMN: Final[Mapping[str, tuple[str, ...]]] = {
    _POST: ("post",), _PART: ("part",), _GROUP: ("group",), _POINT: ("point",), _FORUM: ("forum",),
    _SEAT: ("seat",), _BUS: ("bus",), _WHY: ("why",),
}  # fmt: skip


def _one_of(known: Mapping[str, T], row: Row, column: str, wrong: list[str]) -> T | None:
    said = row.text(column)
    if said and name_key(said) not in known:
        wrong.append(f"{column} “{said}” chưa có trong cuộc họp này; lập trước rồi nhập lại.")
    return known.get(name_key(said)) if said else None


class _Held:
    """Who is on the list already, and which row means whom: by name and office, then by the post."""

    def __init__(self, meeting: Meeting) -> None:
        self.here: dict[tuple[str, str], list[Delegate]] = {}
        self.gone: dict[tuple[str, str], Delegate] = {}
        self.claimed: dict[int, Delegate] = {}
        self.first: dict[tuple[str, ...], int] = {}
        listed = meeting.delegates.select_related("office", "point", "forum").prefetch_related("contacts")
        for one in listed:
            if one.stands is Standing.STRUCK:
                self.gone[_key(one)] = one
            else:
                self.here.setdefault(_key(one), []).append(one)

    def claim(self, guests: Sequence[Guest]) -> None:
        """Rows that agree with somebody to the post take that one before others of the same name do."""
        for guest in guests:
            self.first.setdefault((*_key(guest), name_key(guest.post)), guest.row)
            for one in self.here.get(_key(guest), ()):
                if name_key(one.post) == name_key(guest.post):
                    self.claimed.setdefault(guest.row, one)

    def known(self, guest: Guest) -> Delegate | None:
        """Whom the row means. Raises RuleBroken "twice", "which-one"."""
        first = self.first[(*_key(guest), name_key(guest.post))]
        if first != guest.row:
            raise RuleBroken("twice", f"Người này đã có ở dòng {first}.")
        if guest.row in self.claimed:
            return self.claimed[guest.row]
        taken = {one.pk for one in self.claimed.values()}
        left = [one for one in self.here.get(_key(guest), ()) if one.pk not in taken]
        if len(left) > 1:
            raise RuleBroken(
                "which-one",
                f"Danh sách có {len(left)} người cùng tên, cùng đơn vị; ghi đúng chức vụ đang có.",
            )
        if left:
            self.claimed[guest.row] = left[0]
        return left[0] if left else None

    def struck(self, guest: Guest) -> str:
        """What is to be said where the row invites again whom somebody has struck off."""
        gone = self.gone.get(_key(guest))
        word = STANDING_NAMES[Standing.STRUCK].lower()
        return f"{gone.full_name} đã được {word} ({gone.reason}); nhập là mời lại." if gone else ""


def _key(one: Guest | Delegate) -> tuple[str, str]:
    office = one.office
    return name_key(one.full_name), f"#{office.pk}" if office else name_key(one.office_text)
