"""Lists of persons that leave the office, and everything that is kept of one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from caunoi.ledger.reads import history
from caunoi.people.models import Person
from caunoi.people.person_reads import Listed
from caunoi.people.person_rules import Level, shown

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEADS: Final = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Thư điện tử")


def people_sheet(people: Sequence[Listed], level: Level) -> bytes:
    """A list of persons; contact details whole only in the internal one, absent from the public one."""
    heads = _HEADS[:4] if level is Level.PUBLIC else _HEADS
    return _book("Danh sách", heads, (_line(number, one, level) for number, one in enumerate(people, 1)))


def _line(number: int, one: Listed, level: Level) -> list[str]:
    titles = "; ".join(f"{'Quyền ' if post.acting else ''}{post.title}" for post in one.posts)
    offices = "; ".join(dict.fromkeys(post.office.name for post in one.posts))
    line = [str(number), one.person.full_name, titles, offices]
    if level is Level.PUBLIC:
        return line
    kept = {contact.kind: shown(contact.kind, contact.value, level) for contact in one.contacts}
    return [*line, kept.get("phone", ""), kept.get("email", "")]


def kept_of(person: Person) -> bytes:
    """Everything kept of one person, for that person: posts, contact details, requests, the ledger."""
    rows: list[list[str]] = [["Họ và tên", person.full_name, "", ""]]
    rows += [
        ["Chức vụ", str(post), _day(post.valid_from), _day(post.valid_to)] for post in person.posts.all()
    ]
    rows += [
        [
            contact.get_kind_display(),
            contact.value or "đã xóa",
            contact.purpose,
            f"đến {contact.expires_on:%d/%m/%Y}",
        ]
        for contact in person.contacts.all()
    ]
    rows += [["Yêu cầu", str(one), one.text, one.get_stage_display()] for one in person.requests.all()]
    rows += [["Sổ nhật ký", line.said, line.actor, f"{line.at:%d/%m/%Y}"] for line in history(person)]
    return _book("Dữ liệu về một người", ("Loại", "Nội dung", "Thêm", "Thời gian"), rows)


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _book(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row, cells in enumerate([heads, *rows], 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            # A value that begins like a formula is still a text.
            cell.value, cell.data_type = text, "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="Times New Roman", size=12, bold=row == 1)
    for column in range(1, len(heads) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 8 if heads[column - 1] == "STT" else 28
    sheet.freeze_panes = "A2"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
