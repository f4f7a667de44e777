"""Lists of guests and what their letters share, for the tests of the merge."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from caunoi.issuing import merge_letters
from caunoi.issuing.merge_actions import prepare_merge
from caunoi.issuing.merge_rules import State
from caunoi.issuing.models import Merge
from caunoi.people.models import User

HEAD = ("Họ và tên", "Danh xưng", "Chức vụ", "Đơn vị", "Chỗ ngồi", "Mã")
SIGNING = {"authority": "T/L", "on_behalf_of": "BTV", "role": "CHÁNH VĂN PHÒNG", "name": "Lê Quốc Bảo"}
VALUES: dict[str, object] = {
    "issuer": "TỈNH ỦY HẢI LAM",
    "place": "Hải Lam",
    "office_sign": "TU",
    "number": 331,
    "issue_date": "2026-12-08",
    "meeting": "Hội nghị gặp mặt cán bộ chủ chốt xã, phường năm 2026",
    "organiser": "Ban Thường vụ Tỉnh ủy",
    "meets_on": "2026-12-16",
    "meets_at": "08:00:00",
    "venue": "Hội trường lớn, trụ sở Tỉnh ủy Hải Lam",
    "signings": [SIGNING],
}  # fmt: skip


def book(rows: Sequence[Sequence[str]], *, title: str = "Danh sách đại biểu") -> bytes:
    """A filled list."""
    made = Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    page.title = title
    for row in (HEAD, *rows):
        page.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def names(count: int) -> list[list[str]]:
    return [[f"Nguyễn Văn {chr(65 + n % 26)}{n}", "", "Bí thư", f"Đảng ủy xã số {n}"] for n in range(count)]


def typed() -> dict[str, object]:
    """The same as a person types it into the form."""
    signing = {f"sign_{key}": value for key, value in SIGNING.items()}
    return {key: value for key, value in VALUES.items() if key != "signings"} | signing


def taken_in(actor: User, count: int = 2) -> Merge:
    return prepare_merge(actor=actor, values=VALUES, data=book(names(count)))


def finished(merge: Merge) -> Merge:
    """As the job leaves it, with files that hold anything."""
    for ending in ("pdf", "zip"):
        merge_letters.put(merge.pk, f"giay-moi.{ending}", b"x")
    Merge.objects.filter(pk=merge.pk).update(state=State.DONE)
    return merge


LATER = date(2027, 3, 1)
