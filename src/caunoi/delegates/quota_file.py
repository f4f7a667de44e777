"""What a unit registers as an Excel file: what each row says and would change, without changing anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Final

from caunoi.delegates.guest_contacts import CONTACT_COLUMNS, Contacts, fresh, row_contacts
from caunoi.delegates.models import Quota, Registration
from caunoi.delegates.quota_rules import WHAT_NAMES, What
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office
from caunoi.people.naming import name_key
from caunoi.people.person_rules import masked
from caunoi.people.workbook import Cell, Change, Column, Problem, Row, RowReader, read_book, write_book
from caunoi.ui.refusal import RuleBroken

_WHAT, _CATEGORY, _NAME, _POST, _TOPIC = "Chỉ tiêu", "Đối tượng", "Họ và tên", "Chức vụ", "Nội dung phát biểu"
_LONGEST: Final = {_NAME: 120, _POST: 200, _TOPIC: 400}
_TITLE: Final = "Đăng ký"


class PlaceTable:
    """A row for each place that the unit fills; the choices are its own quotas."""

    title: Final = _TITLE

    def __init__(self, quotas: Sequence[Quota]) -> None:
        kinds = tuple(dict.fromkeys(WHAT_NAMES[one.kind] for one in quotas))
        categories = tuple(dict.fromkeys(one.category for one in quotas if one.category))
        self.columns = (
            Column(_NAME, 28, "Viết đủ họ, đệm, tên trong một ô; với xe: loại xe, biển số.", required=True),
            Column(_POST, 34, "Chức vụ ghi trên giấy mời, phù hiệu; với xe để trống."),
            Column(_WHAT, 20, "Bỏ trống là đại biểu.", choices=kinds),
            Column(_CATEGORY, 24, "Chỉ cần khi đơn vị có nhiều chỉ tiêu cùng loại.", choices=categories),
            Column(_TOPIC, 40, "Chỉ với ý kiến phát biểu."),
            *CONTACT_COLUMNS,
        )

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Line:
    """One row: whom or what the unit sends; `known` is the registration that it brings up to date."""

    row: int
    quota: Quota
    name: str
    post: str
    topic: str
    contacts: Contacts
    known: Registration | None = None

    @property
    def key(self) -> tuple[int, str, str]:
        return self.quota.pk, name_key(self.name), name_key(self.post)


def told_of(one: Line | Registration) -> str:
    """A row or a registration in the same words, so that the two can be laid side by side."""
    kind = one.quota.get_what_display()
    category = f" ({one.quota.category})" if one.quota.category else ""
    parts = (f"{kind}{category}", one.name, one.post, one.topic)
    return "; ".join(part for part in parts if part)


@dataclass
class PlacesPreview:
    """What a file would change; nothing is written while there is a problem. `notes` hold nobody up."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    same: int = 0

    @cached_property
    def changes(self) -> Sequence[Change]:
        return [
            Change(_TITLE, one.row, one.name, told_of(one.known) if one.known else "",
                   "; ".join([told_of(one), *(masked(kind, value) for kind, value in one.contacts)]))
            for one in self.lines
        ]  # fmt: skip

    @property
    def added(self) -> int:
        return sum(one.known is None for one in self.lines)

    @property
    def changed(self) -> int:
        return len(self.lines) - self.added

    @property
    def seen(self) -> str:
        """What stands for all of it: whoever confirms has seen this and nothing else."""
        return sha256("\n".join(map(repr, self.changes)).encode()).hexdigest()

    def late(self, now: datetime) -> bool:
        """Whether it changes something of a quota whose hour is past."""
        return any(one.quota.due is not None and now >= one.quota.due for one in self.lines)


def place_template(meeting: Meeting, office: Office) -> bytes:
    """The empty file with how to fill it, for the quotas of one office."""
    return write_book([PlaceTable(_quotas(meeting, office))], filled=False)


def preview_places(meeting: Meeting, office: Office, data: bytes) -> PlacesPreview:
    """The changes and problems of a file. Raises RuleBroken "no-quota", and where it is no book of ours."""
    quotas = _quotas(meeting, office)
    if not quotas:
        raise RuleBroken("no-quota", f"{office.name} chưa được phân bổ chỉ tiêu nào ở cuộc họp này.")
    found, read = PlacesPreview(), list[Line]()

    def wrong(row: int, sentence: str) -> None:
        found.problems.append(Problem(_TITLE, row, sentence))

    for row in read_book(data, [PlaceTable(quotas)])[_TITLE]:
        try:
            read.append(_line(row, quotas))
        except RuleBroken as refused:
            wrong(row.number, refused.sentence)
    held = _Held(quotas, read)
    for line in read:
        try:
            settled = held.settled(line)
        except RuleBroken as refused:
            wrong(line.row, refused.sentence)
            continue
        same = settled.known is not None and told_of(settled.known) == told_of(settled)
        same = same and not settled.contacts
        found.same += same
        found.lines += [] if same else [settled]
    found.problems += _over(held, found.lines)
    found.problems.sort(key=lambda one: one.row)
    found.notes += _listed(meeting, office, found.lines)
    return found


def _quotas(meeting: Meeting, office: Office) -> list[Quota]:
    return list(Quota.objects.filter(meeting=meeting, office=office).select_related("office"))


def _line(row: Row, quotas: Sequence[Quota]) -> Line:
    """The row. Raises RuleBroken "row-wrong" with everything that is wrong with it."""
    cells = RowReader(row)
    cells.refuse_long(_LONGEST)
    if not any(sign.isalnum() for sign in row.text(_NAME)):
        cells.wrong.append("Thiếu họ và tên (hoặc xe).")
    quota = _quota(row, quotas, cells.wrong)
    speaks = quota is not None and quota.kind is What.SPEECHES
    if speaks and not any(sign.isalnum() for sign in row.text(_TOPIC)):
        cells.wrong.append("Thiếu nội dung phát biểu.")
    contacts = tuple(row_contacts(row, cells.wrong))
    if contacts and quota is not None and quota.kind is not What.DELEGATES:
        cells.wrong.append("Điện thoại, thư điện tử chỉ giữ cho đại biểu; hãy để trống.")
    if cells.wrong or quota is None:
        raise RuleBroken("row-wrong", " ".join(cells.wrong))
    topic = row.text(_TOPIC) if speaks else ""
    return Line(row.number, quota, row.text(_NAME), row.text(_POST), topic, contacts)


def _quota(row: Row, quotas: Sequence[Quota], wrong: list[str]) -> Quota | None:
    """The one quota of the office that the row fills."""
    said, category = row.text(_WHAT) or WHAT_NAMES[What.DELEGATES], row.text(_CATEGORY)
    kind = [one for one in quotas if name_key(WHAT_NAMES[one.kind]) == name_key(said)]
    meant = [one for one in kind if not category or name_key(one.category) == name_key(category)]
    if len(meant) == 1:
        return meant[0]
    if len(meant) > 1:
        names = "; ".join(one.category or "(không nêu)" for one in meant)
        wrong.append(f"Đơn vị có nhiều chỉ tiêu “{said}”; ghi rõ đối tượng: {names}.")
    elif kind:
        names = "; ".join(one.category for one in kind if one.category) or "để trống"
        wrong.append(f"Đối tượng “{category}” không có trong chỉ tiêu “{said}”; ghi: {names}.")
    else:
        names = "; ".join(dict.fromkeys(WHAT_NAMES[one.kind] for one in quotas))
        wrong.append(f"Đơn vị không có chỉ tiêu “{said}”; ghi một trong: {names}.")
    return None


class _Held:
    """What is registered already, and which row means which: by quota and name, then by the post."""

    def __init__(self, quotas: Sequence[Quota], lines: Sequence[Line]) -> None:
        stands = Registration.objects.filter(quota__in=quotas, withdrawn_at=None).select_related("quota")
        self.here = list(stands.select_related("delegate").prefetch_related("delegate__contacts"))
        self.count = Counter(one.quota_id for one in self.here)
        self.first: dict[tuple[int, str, str], int] = {}
        self.claimed: dict[int, Registration] = {}
        by_key = {(one.quota_id, name_key(one.name), name_key(one.post)): one for one in self.here}
        for line in lines:
            self.first.setdefault(line.key, line.row)
            if line.key in by_key:
                self.claimed[line.row] = by_key[line.key]

    def settled(self, line: Line) -> Line:
        """The row with the registration it means. Raises RuleBroken "twice", "which-one"."""
        first = self.first[line.key]
        if first != line.row:
            raise RuleBroken("twice", f"Dòng này trùng với dòng {first}.")
        if line.row not in self.claimed:
            taken = {one.pk for one in self.claimed.values()}
            left = [one for one in self.here if one.pk not in taken and _same_name(one, line)]
            if len(left) > 1:
                raise RuleBroken("which-one", f"Đã đăng ký {len(left)} người cùng tên; ghi đúng chức vụ.")
            if not left:
                return line
            self.claimed[line.row] = left[0]
        known = self.claimed[line.row]
        return replace(line, known=known, contacts=fresh(known.delegate, line.contacts))


def _same_name(one: Registration, line: Line) -> bool:
    return one.quota_id == line.quota.pk and name_key(one.name) == name_key(line.name)


def _over(held: _Held, lines: Sequence[Line]) -> Iterator[Problem]:
    """The rows for which their quota has no place left, in the order of the file."""
    taken = Counter(held.count)
    for line in lines:
        if line.known is None:
            taken[line.quota.pk] += 1
            most = line.quota.most
            if most is not None and taken[line.quota.pk] > most:
                what = line.quota.get_what_display()
                yield Problem(_TITLE, line.row, f"{what}: chỉ tiêu nhiều nhất {most}, dòng này vượt quá.")


def _listed(meeting: Meeting, office: Office, lines: Sequence[Line]) -> Iterator[Problem]:
    """Whom the organisers have on their list already: registered too, they would be two."""
    listed = meeting.delegates.exclude(standing="struck").filter(office=office, registration=None)
    names = {name_key(one.full_name) for one in listed}
    for line in lines:
        if line.known is None and line.quota.kind is What.DELEGATES and name_key(line.name) in names:
            said = f"{line.name} đã có trong danh sách mời của cơ quan tổ chức; nhập là thêm một người nữa."
            yield Problem(_TITLE, line.row, said)
