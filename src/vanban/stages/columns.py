"""What a column of a table holds, told from its heading: number, month, work, who leads, who helps, when,
what comes of it.

The headings are those of the appendices to programmes, plans and week schedules (domain study, section 7.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_NOT_WORD = pattern_of(r"[^\w]+")
_LONGEST_NAME = 70
_VALUED = pattern_of(r"[^():]+:\s*\S")
"""A field with its value ("Thời gian: 02 ngày") heads no column."""


class Column(Enum):
    """The meaning of a column."""

    NUMBER = "number"
    MONTH = "month"
    QUARTER = "quarter"
    DAY = "day"  # weekday, date or both, in the first columns of a schedule
    PART = "part"  # morning, afternoon
    HOUR = "hour"
    WHEN = "when"  # time or deadline
    CONTENT = "content"
    LEAD = "lead"
    COORDINATION = "coordination"
    OVERSEER = "overseer"  # the leader who watches over the office that does the work
    PRODUCT = "product"
    PLACE = "place"
    PEOPLE = "people"
    NOTE = "note"
    COUNT = "count"  # figures: amounts, shares, days late
    OTHER = "other"


_WHO = (
    r"(?:cac )?(?:(?:ban|so|phong) (?:don vi|nganh|ban)|co quan|don vi|ca nhan|nguoi|bo phan|can bo|dong chi|"
    r"d c|chuyen vien|cong chuc|lanh dao|dia phuong|to chuc|phong ban)"
)
_DUTY = (
    r"(?:chu tri|thuc hien|chuan bi|tham muu|phu trach|chiu trach nhiem|dau moi|chi dao|trinh bay|phan cong|"
    r"dieu hanh|de xuat|"
    r"tiep(?: (?:cong )?dan| xuc)?|duoc giao|soan thao|theo doi|giai quyet|duoc phan cong)"
)
_MORE = (
    r"(?: (?:va|chinh|noi dung|phoi hop|ban|phong|so|uy ban|huyen uy|xa|lien quan|tong hop|bao cao|trinh|"
    rf"van ban|{_WHO}|{_DUTY}))*$"
)
_NAMES: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, pattern_of(r"(?:s?tt|so tt|so thu tu|thu tu|no)$")),
    (Column.NOTE, pattern_of(r"ghi chu\b")),
    (Column.PLACE, pattern_of(r"(?:dia diem|noi hop|noi lam viec|phong hop|hoi truong)\b")),
    (Column.PEOPLE, pattern_of(r"(?:thanh phan|dai bieu|nguoi (?:tham )?du|khach moi)\b")),
    (Column.COUNT, pattern_of(
        r"(?:so (?:luong|ngay|nguoi|tien|diem|dai bieu|cuoc|buoi)|ty le|chi tieu|don vi tinh|dvt|kinh phi|"
        r"tong (?:so|cong)|du toan|"
        r"muc chi|thoi luong|diem so|don gia|thanh tien|nam sinh|so dien thoai|dien thoai)\b")),
    (Column.MONTH, pattern_of(r"(?:theo )?thang(?: (?:nam|thuc hien|quy|\d{4}))?$|quy thang$")),
    (Column.QUARTER, pattern_of(r"(?:theo )?quy(?: (?:nam|thuc hien))?$")),
    (Column.DAY, pattern_of(r"(?:thu|ngay|thu ngay|ngay thu|ngay thang(?: nam)?|thu ngay thang)$")),
    (Column.PART, pattern_of(r"buoi$|sang chieu$")),
    (Column.HOUR, pattern_of(r"gio(?: hop| bat dau)?$")),
    (Column.COORDINATION, pattern_of(
        rf"(?:{_WHO} ){{0,2}}(?:duoc phan cong |tham gia |cung )?phoi hop(?: (?:thuc hien|chuan bi|tham muu|"
        rf"chinh|lien quan|va {_WHO}))*$|"
        r"(?:don vi|co quan) (?:tham gia|lien quan)$")),
    (Column.WHEN, pattern_of(
        r"(?:du kien )?(?:thoi gian|thoi han|tien do|thoi diem|moc thoi gian|moc hoan thanh|lo trinh|"
        r"hoan thanh|ngay (?:hoan thanh|bao cao|thuc hien|trinh|hop)|"
        r"han (?:hoan thanh|bao cao|nop|thuc hien|xu ly|chot|trinh|giao|cuoi|moi|gia han|theo|cu|"
        r"ban dau)|han$|thang (?:hoan thanh|"
        r"trinh))")),
    (Column.PRODUCT, pattern_of(
        r"(?:ket qua|san pham|dau ra|hinh thuc (?:van ban|ban hanh|san pham)|loai van ban)\b")),
    (Column.CONTENT, pattern_of(
        r"chu de\b|"
        r"(?:cac )?(?:noi dung|nhiem vu|cong viec|ten|danh muc|dau viec|nhom nhiem vu)\b|"
        r"(?:cac )?(?:du an|cong trinh|hang muc|kien nghi|y kien cu tri)"
        r"(?: (?:cham|chua|con|phai|can)\b.*)?$|"
        r"(?:cac )?(?:cong tac|hoat dong|chuyen de|viec(?: duoc giao)?|de an|van ban|chuong trinh|van de|"
        r"muc tieu)(?: (?:can |phai )?(?:thuc hien|ban hanh|trong tam))?$")),
    (Column.LEAD, pattern_of(
        r"(?:ten )?(?:cac )?(?:huyen|xa|phuong|thon)"
        r"(?: (?:thi xa|thanh pho|xa|phuong|thi tran|to dan pho))*$")),
    (Column.LEAD, pattern_of(rf"(?:{_WHO}|{_DUTY}|trach nhiem|chu dau tu){_MORE}")),
)  # fmt: skip
_WRAPPED = pattern_of(
    r"(?:co quan|don vi|nguoi|bo phan|can bo|dong chi|lanh dao) (?:chu tri|phoi hop|thuc hien|chuan bi|"
    r"tham muu|phu trach|trinh|"
    r"bao cao|chi dao|dau moi|tham gia|du hop|duoc giao)|(?:thoi gian|thoi han|han|ngay|"
    r"tien do) (?:thuc hien|hoan thanh|to chuc|trinh|"
    r"bat dau|ket thuc|bao cao|du kien|ban hanh)|(?:noi dung|nhiem vu|ten|cac nhiem vu) (?:cong viec|"
    r"nhiem vu|cong tac|chu yeu|"
    r"trong tam|van ban|cu the|de an)|(?:san pham|ket qua) (?:dat duoc|dau ra|ket qua|hoan thanh|san pham|"
    r"thuc hien|du kien)|"
    r"dia diem (?:to chuc|hop)|thanh phan (?:tham du|du hop|du|moi|tham gia)|thu ngay|ngay thang|so (?:tt|"
    r"thu tu)|ghi chu"
)


def column_key(name: str) -> str:
    """A heading without case, marks and punctuation."""
    return " ".join(_NOT_WORD.sub(" ", fold(name)).split())


@lru_cache(maxsize=2048)
def column_of(name: str) -> Column | None:
    """What a heading says its column holds, None where the words are no heading known."""
    if len(name) > _LONGEST_NAME or name.rstrip().endswith((".", ":", ";")) or name[:1].isdigit():
        return None
    if ":" in name and _VALUED.match(name):
        return None
    key = column_key(name)
    return next((column for column, pattern in _NAMES if pattern.match(key)), None)


def is_one_heading(first: str, second: str) -> bool:
    """Whether two lines are one wrapped heading: "Cơ quan / chủ trì"."""
    bare = second.lstrip(" (/-")
    if bare[:1].islower() or second[:1] in "(/":
        return True
    if bare[:1].isupper() and not bare.isupper() and column_of(second) not in (None, column_of(first)):
        return False
    return _WRAPPED.fullmatch(f"{column_key(first)} {column_key(second)}") is not None


_FORMER = pattern_of(r"(?:thoi )?han (?:cu|theo|ban dau|giao|da giao)\b")
_OVERSEES = pattern_of(r"(?:lanh dao|dong chi|nguoi|thuong truc)\b|.*\b(?:chi dao|theo doi)\b")


def distinct(columns: Sequence[Column], names: Sequence[str]) -> tuple[Column, ...]:
    """The columns with one LEAD only: of an office and the leader who watches over it, the office does the
    work; of a former time and a new one the new one counts.
    """
    found = list(columns)
    for at, name in enumerate(names):
        if found[at] is Column.WHEN and found.count(Column.WHEN) > 1 and _FORMER.match(column_key(name)):
            found[at] = Column.OTHER
    if columns.count(Column.LEAD) < 2:
        return tuple(found)
    for at, name in enumerate(names):
        if found[at] is Column.LEAD and found.count(Column.LEAD) > 1 and _OVERSEES.match(column_key(name)):
            found[at] = Column.OVERSEER
    return tuple(found)


def header_columns(cells: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns of a header row, None where the cells are no headings.

    Half of the named cells must be known, two at least, and one of them must name work, a month or who does
    it.
    """
    names = [cell for cell in cells if cell.strip()]
    found = [column_of(cell) if cell.strip() else None for cell in cells]
    known = [column for column in found if column]
    telling = {Column.CONTENT, Column.LEAD, Column.NUMBER, Column.MONTH, Column.WHEN}
    if len(known) < 2 or len(known) * 2 < len(names) or not telling.intersection(known):
        return None
    if any(len(name) > _LONGEST_NAME for name in names) or sum(map(_is_figure, names)):
        return None
    return distinct([column or Column.OTHER for column in found], cells)


def _is_figure(cell: str) -> bool:
    """A date, an hour or a bare number stands in no header."""
    return bool(re.fullmatch(r"[\d\s.,/:hg%-]+", cell.strip()))
