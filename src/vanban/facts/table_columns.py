"""Which column of a table holds what, by the words of its heading row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from vanban.model import Block, Span
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of


class Column(Enum):
    """What the cells of a column hold."""

    NO = "số thứ tự"
    DAY = "ngày"
    PART = "buổi"
    HOUR = "giờ"
    CONTENT = "nội dung"
    CHAIR = "chủ trì"
    LEAD = "thực hiện"
    WHO = "thành phần"
    PLACE = "địa điểm"
    WHO_PLACE = "thành phần, địa điểm"
    NOTE = "ghi chú"
    MORNING = "sáng"
    AFTERNOON = "chiều"
    DEADLINE = "thời hạn"
    PRODUCT = "sản phẩm"


_HEADINGS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NO, pattern_of(r"(?:s?tt|so tt|so thu tu|so|t/t|no)\b\.?$")),
    (Column.DEADLINE, pattern_of(
        r".*\b(?:thoi han|hoan thanh|tien do|thoi gian (?:trinh|thuc hien|ban hanh))\b")),
    (Column.PRODUCT, pattern_of(r".*\b(?:san pham|ket qua|hinh thuc van ban)\b")),
    (Column.DAY, pattern_of(
        r"(?:thu|ngay|thu,? ?/?-? ?ngay|ngay,? ?/?-? ?thu|ngay,? thang(?:,? nam)?|ngay ?/ ?buoi)$")),
    (Column.PART, pattern_of(r"buoi$")),
    (Column.HOUR, pattern_of(r"(?:gio|thoi gian|thoi luong|thoi diem|ngay,? gio)\b")),
    (Column.MORNING, pattern_of(r"(?:buoi )?sang$")),
    (Column.AFTERNOON, pattern_of(r"(?:buoi )?chieu$")),
    (Column.WHO_PLACE, pattern_of(
        r"(?:thanh phan|nguoi du|tham du|dai bieu)\b.{0,16}\bdia diem|dia diem\b.{0,8}\bthanh phan")),
    (Column.PLACE, pattern_of(r"(?:dia diem|noi hop|phong hop$|tai$)\b")),
    (Column.WHO, pattern_of(r"(?:thanh phan|(?:nguoi |don vi )?tham du|nguoi du|dai bieu|cung du)\b")),
    (Column.CHAIR, pattern_of(
        r"(?:(?:nguoi |dong chi |lanh dao )?(?:chu tri|tiep(?: (?:cong )?dan)?$)|chu toa|lanh dao"
        r"|dong chi)\b")),
    (Column.LEAD, pattern_of(
        r"(?:dieu hanh|nguoi (?:thuc hien|dieu hanh|trinh bay|phu trach|dan chuong trinh|phat bieu)|"
        r"(?:don vi |bo phan |co quan )?(?:thuc hien|phu trach|trinh bay|chiu trach nhiem|dam nhiem|"
        r"dam nhan)|"
        r"phan cong|nguoi dan|chu tri thuc hien|trach nhiem|phan cong thuc hien|don vi,? ca nhan)\b")),
    (Column.CONTENT, pattern_of(r".*\b(?:noi dung|cong viec|chuong trinh|hoat dong|su kien)\b")),
    (Column.NOTE, pattern_of(
        r"(?:ghi chu|xe|phuong tien|(?:don vi |co quan |bo phan )?chuan bi|lai xe|tai lieu)\b")),
)  # fmt: skip


_DIGIT = pattern_of(r"\d")


def cell_texts(block: Block) -> tuple[str, ...]:
    """The words of each cell of a row."""
    return tuple(
        block.text[cell.start - block.start : cell.end - block.start].strip() for cell in block.cells
    )


def column_of(heading: str) -> Column | None:
    """What a heading cell announces, None for other words."""
    words = " ".join(re.sub(r"\s*\([^()]*\)", "", plain(heading)).strip(" .:*").split())
    return (
        next((column for column, pattern in _HEADINGS if pattern.match(words)), None)
        if 0 < len(words) <= 60
        else None
    )


def columns_of(block: Block) -> tuple[Column | None, ...]:
    """The columns that a heading row announces; empty where the row is no heading (too few known words)."""
    cells = cell_texts(block)
    found = tuple(column_of(cell) for cell in cells)
    known = [column for column in found if column is not None]
    if any(len(cell) > 70 or _DIGIT.search(cell) for cell in cells):
        return ()
    told = {Column.CONTENT, Column.DAY}.intersection(known) or {Column.HOUR, Column.PLACE}.issubset(known)
    if len(set(known)) < (2 if told else 3):
        return ()
    return found


def column_words(block: Block, columns: Sequence[Column | None], wanted: Column) -> tuple[str, Span] | None:
    """The first filled cell of the wanted column in a row, with its place; None where there is none."""
    for column, cell, span in zip(columns, cell_texts(block), block.cells, strict=False):
        if column is wanted and cell:
            return cell, span
    return None
