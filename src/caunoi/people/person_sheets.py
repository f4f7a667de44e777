"""Lists of persons that leave the office, and everything that is kept of one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from caunoi.ledger.reads import history
from caunoi.people.models import Person
from caunoi.people.person_reads import Listed
from caunoi.people.person_rules import Level, shown
from caunoi.ui.workbook import Sheet, Value, workbook

_COLUMNS: Final = (
    *(("TT", 5), ("Họ và tên", 28), ("Chức vụ", 30), ("Đơn vị", 36)),
    *(("Điện thoại", 18), ("Thư điện tử", 28)),
)
_KEPT: Final = (("TT", 5), ("Loại", 20), ("Nội dung", 60), ("Thêm", 40), ("Thời gian", 24))


def people_sheet(people: Sequence[Listed], level: Level) -> bytes:
    """A list of persons; contact details whole only in the internal one, absent from the public one."""
    columns = _COLUMNS[:4] if level is Level.PUBLIC else _COLUMNS
    return workbook(Sheet("Danh sách", "DANH SÁCH CÁN BỘ", columns), (_line(one, level) for one in people))


def _line(one: Listed, level: Level) -> list[Value]:
    titles = "; ".join(f"{'Quyền ' if post.acting else ''}{post.title}" for post in one.posts)
    offices = "; ".join(dict.fromkeys(post.office.name for post in one.posts))
    line: list[Value] = [one.person.full_name, titles, offices]
    if level is Level.PUBLIC:
        return line
    kept = {contact.kind: shown(contact.kind, contact.value, level) for contact in one.contacts}
    return [*line, kept.get("phone", ""), kept.get("email", "")]


def kept_of(person: Person) -> bytes:
    """Everything kept of one person, for that person: posts, contact details, requests, the ledger."""
    return workbook(Sheet("Dữ liệu", f"DỮ LIỆU VỀ {person.full_name.upper()}", _KEPT), _kept(person))


def _kept(person: Person) -> Iterator[list[Value]]:
    yield ["Họ và tên", person.full_name, "", ""]
    for post in person.posts.all():
        yield ["Chức vụ", str(post), _day(post.valid_from), _day(post.valid_to)]
    for contact in person.contacts.all():
        until = f"đến {contact.expires_on:%d/%m/%Y}"
        yield [contact.get_kind_display(), contact.value or "đã xóa", contact.purpose, until]
    for one in person.requests.all():
        yield ["Yêu cầu", str(one), one.text, one.get_stage_display()]
    for line in history(person):
        yield ["Sổ nhật ký", line.said, line.actor, f"{line.at:%d/%m/%Y}"]


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
