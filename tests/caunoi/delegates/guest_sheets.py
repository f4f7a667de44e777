"""Lists of delegates as Excel files, as an office fills them in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from caunoi.delegates.guest_file import DelegateTable, preview_guests
from caunoi.delegates.guest_file_actions import confirm_guests, offer_guests
from caunoi.delegates.models import GuestImport
from caunoi.meetings.models import Meeting
from caunoi.people.models import User

HEADS = tuple(column.title for column in DelegateTable.columns)
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE = ("Văn", "Thị", "Đình", "Xuân", "Ngọc", "Hữu", "Thanh", "Minh", "Quốc", "Thu", "Anh", "Hải", "Kim")
GIVEN = ("An", "Bình", "Chi", "Dũng", "Đào", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nga", "Oanh", "Phúc")


def row(name: str, **cells: str) -> dict[str, str]:
    """A row of the commune, with what is said otherwise."""
    return {"Họ và tên": name, "Chức vụ": "Bí thư chi bộ", "Đơn vị": "Đảng ủy xã Bến Thượng"} | cells


def sheet(*rows: Mapping[str, str], heads: Sequence[str] = HEADS) -> bytes:
    book, out = Workbook(), io.BytesIO()
    page = book.worksheets[0]
    page.title = "Đại biểu"
    page.append(list(heads))
    for one in rows:
        page.append([one.get(head, "") for head in heads])
    book.save(out)
    return out.getvalue()


def name_of(number: int) -> str:
    """One of 1,859 names that nobody bears on purpose."""
    return f"{FAMILY[number % 11]} {MIDDLE[number // 11 % 13]} {GIVEN[number // 143 % 13]}"


def take_in(actor: User, meeting: Meeting, data: bytes) -> GuestImport:
    offered = offer_guests(actor=actor, meeting=meeting, name="dai-bieu.xlsx", data=data)
    return confirm_guests(actor=actor, offered=offered, seen=preview_guests(meeting, data).seen)
