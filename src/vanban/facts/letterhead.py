"""Number, symbol, date and issuer from the top of the first page.

Where the letterhead leaves number and day blank, they stand in the stamp (a lone line of digits) and in the
e-signature line; the date of a cited document is never taken. HD 36 II.1.2-II.1.4, ND 30/2020 appendix I.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanban.answers import Found
from vanban.model import Block, Kind, Span
from vanban.stages import marks
from vanban.text.keys import fold, holds
from vanban.text.patterns import pattern_of

ZONE = 40
"""Blocks from the top in which a letterhead is looked for."""

_SYMBOL_ONLY = pattern_of(r"^\W*s[ốôồ]\s*[:.]?\s*(?P<number>\d{1,5})\s*$", re.I)
_SIGNED_AT = pattern_of(
    r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>20\d{2})[ T,]+\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s*(?:\+0?7:?00|[SC]H|[AP]M))?"
    r"|(?P<iso>20\d{2}(?P<sep>[-./])\d{2}(?P=sep)\d{2})[ T]+\d{1,2}:\d{2}"
)
_SIGNED_WORDS = pattern_of(
    r"(?:thời gian ký|ngày ký|ký ngày|giờ ký|signing time|signed (?:on|at)|date:)\D{0,12}", re.I
)
_POSTED = pattern_of(
    r"^\W*(?:thứ\s\w+|chủ nhật)\b|\bGMT\b"
    r"|\b(?:ngày đăng|đăng (?:lúc|ngày)|cập nhật|lượt xem|xuất bản|ngày tạo)\b",
    re.I,
)
"""When a portal put the paper on its page, which is no day of the paper's."""
_SIGNED_DAY = pattern_of(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>20\d{2})")
_STAMPED_DAY = pattern_of(r"(?P<day>\d{1,2})(?:[-/.](?P<month>\d{1,2})[-/.](?P<year>20\d{2}))?")
_LONE_NUMBER = pattern_of(r"^\d{1,5}$")
_LOOSE_DATE = pattern_of(
    r"(?P<place>(?:TP\. "
    r"?)?[^\W\d_][^\d:;.…]{1,45}),\s*ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>20\d{2})",
    re.I,
)
_MARKS = pattern_of(
    r"^\W*(?:hỏa tốc|hoả tốc|thượng khẩn|khẩn|dự thảo.*|mật|tối mật|tuyệt mật|bản sao|sao y.*"
    r"|(?:chỉ )?lưu hành .*|(?:xem|đọc|họp) xong trả lại|xong hội nghị trả lại|không phổ biến.*)\W*$",
    re.I,
)
_PLACE_HEADS = (
    "tinh ",
    "huyen ",
    "xa ",
    "phuong ",
    "thanh pho ",
    "thi xa ",
    "quan ",
    "thi tran ",
    "dac khu ",
    "tp ",
    "tp.",
)
_YOUTH_HEAD = pattern_of(r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH")
_OPEN_END = pattern_of(r"(?:,|\bVÀ|\bCÁC|\bCỦA|[-–])$")
_TRAILING = pattern_of(r"[\s*_.\-–—]+$")


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The line "Số ...": number None where it is blank."""

    number: int | None
    symbol: str
    at: int
    span: Span


def _canonical(symbol: str) -> str:
    return re.sub(r"\s+", "", symbol).replace("–", "-").replace("—", "-").strip("-/")


def number_line(blocks: Sequence[Block], end: int) -> NumberLine | None:
    """The number line among the first `end` blocks."""
    for at, block in enumerate(blocks[:end]):
        match = marks.NUMBER_LINE.match(block.text) if len(block.text) < 70 else None
        if match is None or fold(match["symbol"])[:1].isdigit():
            continue
        digits = re.sub(r"\D", "", match["number"])
        span = Span(block.start, block.end)
        return NumberLine(int(digits) if digits else None, _canonical(match["symbol"]), at, span)
    for at, block in enumerate(blocks[:end]):
        if (match := _SYMBOL_ONLY.match(block.text)) is not None:
            return NumberLine(int(match["number"]), "", at, Span(block.start, block.end))
    return None


def stamped_number(blocks: Sequence[Block], near: int) -> Found[int] | None:
    """The number as the stamp shows it: a lone line of digits on the first page, nearest to the letterhead.

    Page numbers and the counts of a table column are passed over; of two candidates neither is taken.
    """
    first_page = [(at, b) for at, b in enumerate(blocks) if b.page == blocks[0].page and at < 70]
    lone = [(at, b) for at, b in first_page if _LONE_NUMBER.match(b.text) and not _in_table(blocks, at)]
    values = [int(b.text) for _, b in lone]
    steps = {v for v in values if v + 1 in values or v - 1 in values}
    lone = [
        (at, b)
        for at, b in lone
        if int(b.text) not in steps and not (int(b.text) <= 3 and abs(at - near) > 4)
    ]
    if not lone:
        return None
    close = [pair for pair in lone if abs(pair[0] - near) <= 4]
    chosen = close if close else lone
    if len(chosen) != 1 and not _stamp_pair(chosen):
        return None
    block = chosen[0][1]
    return Found(int(block.text), block.span, "Số đọc từ dấu số đóng rời trên trang, cần đối chiếu bản gốc.")


def _stamp_pair(lone: list[tuple[int, Block]]) -> bool:
    """Whether two lone numbers are the stamps of number and day, which follow each other."""
    return len(lone) == 2 and lone[1][0] == lone[0][0] + 1 and 1 <= int(lone[1][1].text) <= 31


def stamped_day(blocks: Sequence[Block], line: DateLine, number: Found[int] | None) -> Found[date] | None:
    """The day from its stamp right behind that of the number: a lone line of digits, or the whole date."""
    if number is None or not number.doubt or line.month is None or line.year is None:
        return None
    at = next((i for i, b in enumerate(blocks) if b.start == number.span.start), None)
    stamp = blocks[at + 1] if at is not None and at + 1 < len(blocks) else None
    found = _STAMPED_DAY.fullmatch(stamp.text) if stamp else None
    if stamp is None or found is None:
        return None
    month, year = found["month"] or str(line.month), found["year"] or str(line.year)
    if (int(month), int(year)) != (line.month, line.year):
        return None
    day = _made(year, month, found["day"])
    doubt = "Ngày đọc từ dấu đóng rời trên trang, cần đối chiếu bản gốc."
    return Found(day, stamp.span, doubt) if day else None


def _in_table(blocks: Sequence[Block], at: int) -> bool:
    around = blocks[max(0, at - 2) : at + 3]
    return sum(bool(_LONE_NUMBER.match(b.text)) for b in around) > 2 or any(
        b.kind is Kind.ROW for b in around
    )


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@dataclass(frozen=True, slots=True)
class DateLine:
    """The line "place, ngày ... tháng ... năm ..."; `day` None where a part of it is blank."""

    place: Found[str] | None
    day: Found[date] | None
    month: int | None
    year: int | None
    at: int


def _date_line(block: Block, at: int, match: re.Match[str]) -> DateLine:
    day, month, year = (_digits(match[name] or "") for name in ("day", "month", "year"))
    whole = _made(year, month, day) if day and month and len(year) == 4 else None
    place = (match["place"] or "").strip(" ,.*_|")
    start = block.text.find(place)
    return DateLine(
        Found(place, Span(block.start + start, block.start + start + len(place))) if place else None,
        Found(whole, Span(block.start + match.start(), block.end)) if whole else None,
        int(month) if month else None,
        int(year) if len(year) == 4 else None,
        at,
    )


def date_line(blocks: Sequence[Block], end: int) -> DateLine | None:
    """The date line among the first `end` blocks; a line that names no place counts too, when nothing
    better stands there.
    """
    placeless: DateLine | None = None
    for at, block in enumerate(blocks[:end]):
        match = marks.DATE_LINE.match(block.text) if len(block.text) < 90 else None
        if match is None and len(block.text) < 130 and not re.search(r"\b(?:số|của)\b", block.text, re.I):
            match = _LOOSE_DATE.search(block.text)
        if match is None:
            continue
        line = _date_line(block, at, match)
        if line.place is not None:
            return line
        placeless = placeless or line
    return placeless


def signed_on(blocks: Sequence[Block], line: DateLine | None) -> Found[date] | None:
    """The day of the e-signature line, where it does not contradict month and year of the letterhead."""
    for block in blocks:
        if len(block.text) > 400 or "20" not in block.text:
            continue
        match = _SIGNED_AT.search(block.text) if ":" in block.text else None
        if match is None and holds(block.text.lower(), ("ký", "sign", "date:")):
            words = _SIGNED_WORDS.search(block.text)
            match = words and _SIGNED_DAY.match(block.text, words.end())
        if match is None or _POSTED.search(block.text):
            continue
        found = _signature_day(match)
        if found is None or (
            line and ((line.month or found.month) != found.month or (line.year or found.year) != found.year)
        ):
            continue
        span = Span(block.start + match.start(), block.start + match.end())
        return Found(found, span, "Ngày lấy từ dòng ký số vì đầu văn bản để trống ngày.")
    return None


def _signature_day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if groups.get("iso"):
        year, month, day = re.split(r"[-./]", groups["iso"])
        return _made(year, month, day)
    return _made(groups["year"], groups["month"], groups["day"])


def issuers(blocks: Sequence[Block], end: int) -> tuple[Found[str] | None, Found[str] | None]:
    """(superior organ, issuing organ) from the capital lines of the letterhead above `end`."""
    units: list[list[Block]] = []
    for block in blocks[:end]:
        text = _TRAILING.sub("", block.text)
        if not _is_unit_line(block, text):
            continue
        if units and _goes_on(units[-1][-1].text, text):
            units[-1].append(block)
        elif marks.is_unit(text) or not units:
            units.append([block])
    found = [_unit(unit) for unit in units if marks.is_unit(unit[0].text)]
    if len(found) > 1 and _YOUTH_HEAD.fullmatch(found[-1].value):
        found.pop()  # the Youth Union's own heading, right of its letterhead as the Party's is
    if not found:
        return None, None
    return (found[-2] if len(found) > 1 else None), found[-1]


def _is_unit_line(block: Block, text: str) -> bool:
    if block.kind is Kind.ROW or block.marker or len(text) > 110 or not marks.is_caps(text):
        return False
    if text.startswith(("/", "-", "–")):
        return False
    return not (
        marks.is_letterhead(text)
        or marks.is_national_head(text)
        or marks.STAR.match(text)
        or _MARKS.match(text)
    )


def _key(text: str) -> str:
    return fold(text).strip(" *_.-") + " "


def _goes_on(before: str, text: str) -> bool:
    """Whether a capital line is the second half of the name above ("ỦY BAN NHÂN DÂN / XÃ ...")."""
    if _OPEN_END.search(_TRAILING.sub("", before)) and not marks.is_unit(text):
        return True
    if not marks.is_unit(text):
        return True
    return bool(_key(text).startswith(_PLACE_HEADS)) and not marks.is_unit(text)


def _unit(blocks: list[Block]) -> Found[str]:
    text = " ".join(_TRAILING.sub("", block.text).lstrip("* ") for block in blocks)
    return Found(text, Span(blocks[0].start, blocks[-1].end))
