"""What a unit registers, as Excel files that it fills in."""

from __future__ import annotations

import io
from collections.abc import Mapping

from openpyxl import Workbook

from caunoi.delegates.models import GuestImport
from caunoi.delegates.quota_file import preview_places
from caunoi.delegates.quota_file_actions import confirm_places, offer_places
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office, User

HEADS = (
    *("Họ và tên", "Chức vụ", "Chỉ tiêu", "Đối tượng", "Nội dung phát biểu", "Điện thoại", "Thư điện tử"),
)  # fmt: skip


def place(name: str, post: str = "Bí thư chi bộ", **cells: str) -> dict[str, str]:
    return {"Họ và tên": name, "Chức vụ": post} | cells


def unit_sheet(*rows: Mapping[str, str]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    page = book.worksheets[0]
    page.title = "Đăng ký"
    page.append(list(HEADS))
    for one in rows:
        page.append([one.get(head, "") for head in HEADS])
    book.save(out)
    return out.getvalue()


def register_by(actor: User, meeting: Meeting, office: Office, data: bytes, late: str = "") -> GuestImport:
    offered = offer_places(actor=actor, meeting=meeting, office=office, name="dang-ky.xlsx", data=data)
    seen = preview_places(meeting, office, data).seen
    return confirm_places(actor=actor, offered=offered, seen=seen, late_reason=late)
