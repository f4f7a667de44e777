"""Kind and title of a document: the name of the kind in capitals, and the lines under it.

HD 36-HD/VPTW appendix, cells 5a and 5b; for a letter the abstract under the number ("V/v ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.answers import Found
from vanban.facts.kinds import DocType, by_title_line, by_title_start
from vanban.model import Block, Kind, Span
from vanban.stages import marks
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_ABSTRACT = pattern_of(r"^\W*(?:v\s*/?\s*v|về\s+việc)\b\s*[:.]?\s*", re.I)
_OPENS_BODY = pattern_of(
    r"^\W*(?:căn cứ|thực hiện|theo|xét|để|nhằm|tiếp theo|tiếp tục|kính gửi|kính trình|hôm nay"
    r"|sau khi|trong|ngày|năm|được sự|qua|triển khai|"
    r"ban thường vụ|thường trực|ban chấp hành|ủy ban|đảng ủy|tỉnh ủy|huyện ủy|văn phòng|trân trọng"
    r"|kính mời|phần|thời gian|tại|vừa qua|"
    r"\d+[.)]|[IVX]+[.\-])\b.{25}",
    re.I,
)
_DECIDER = pattern_of(
    r"^\W*(?:chủ tịch|giám đốc|ban thường vụ|ban chấp hành|ủy ban|bộ trưởng|chánh|trưởng|hội đồng"
    r"|thường trực|đảng ủy|bí thư)\b",
    re.I,
)
_MEETING_NOUN = (
    r"(?:(?:các\s+|chuỗi\s+)?(?:hội nghị|hội thảo|lễ|cuộc họp|họp|buổi|cuộc|phiên|kỳ họp|tọa đàm"
    r"|toạ đàm|đại hội|diễn đàn|gặp mặt|giao ban|"
    r"chương trình|hoạt động|lớp|đoàn|tập huấn|đối thoại|sơ kết|tổng kết|làm việc|ngày hội|khai mạc"
    r"|khai trương|bế mạc|công bố|đón))"
)
_END = (
    r"(?=[.;:\n]|,? (?:gồm|cụ thể|như sau|vào (?:lúc|hồi|ngày)|tại (?:hội trường|phòng|trụ sở|nhà)"
    r"|theo (?:thời gian|chương trình|nội dung))\b|$)"
)
_INVITED_TO = (
    pattern_of(
        rf"\b(?:tham |tới |đến |về )?dự\s*:?\s+(?P<what>{_MEETING_NOUN}\b[^.;:\n]{{3,220}}?){_END}", re.I
    ),
    pattern_of(
        rf"\b(?:tổ chức|triệu tập|mở|mời họp)\s+(?P<what>{_MEETING_NOUN}\b[^.;:\n]{{3,220}}?){_END}", re.I
    ),
)
_ASKS = pattern_of(r"\b(?:kính|trân trọng)\s+mời\b|\bthời gian\s*:", re.I)
_LISTED_BELOW = pattern_of(r"\b(?:sau|sau đây|dưới đây|theo lịch)\W*$", re.I)
_PERIOD = pattern_of(r"^\(\s*(?:từ\s+)?(?:ngày|thứ|tuần|tháng|quý)", re.I)
_SENTENCE_ENDS = (".", ":", ";", ",")
_LONGEST_TITLE = 260
_TITLE_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class TitleLine:
    """Where the name of the kind stands; `rest` begins behind the name when both share a line."""

    doc_type: DocType
    at: int
    span: Span
    rest: int


def title_line(blocks: Sequence[Block], end: int) -> TitleLine | None:
    """The line that names the kind, within the first `end` blocks."""
    for at, block in enumerate(blocks[:end]):
        if block.kind is Kind.ROW or len(block.text) > 400 or block.marker:
            continue
        kind = by_title_line(block.text)
        if kind is not None and (marks.is_caps(block.text) or block.bold or _names_alone(blocks, at)):
            return TitleLine(kind, at, block.span, block.end)
    for at, block in enumerate(blocks[:end]):
        if (found := _shared_line(block, at)) is not None:
            return found
    return None


def _names_alone(blocks: Sequence[Block], at: int) -> bool:
    """A kind's name in mixed case counts only right under the letterhead, with more lines to follow; above
    it the words are a portal's ("Loại văn bản / Chỉ thị").
    """
    if any(marks.is_national_head(block.text) for block in blocks[at + 1 : at + 24]):
        return False
    return 0 < at <= 8 and at + 2 < len(blocks) and blocks[at].text[:1].isupper()


def _shared_line(block: Block, at: int) -> TitleLine | None:
    """Name of the kind and title on one line: the name in capitals ("KẾ HOẠCH tổ chức ...")."""
    if block.kind is Kind.ROW or block.marker or len(block.text) > 400:
        return None
    kind = by_title_start(block.text)
    if kind is None:
        return None
    longest = max(
        (p for p in kind.printed if fold(block.text).lstrip(' *“"').startswith(p)), key=len, default=""
    )
    size = len(block.text) - len(block.text.lstrip(' *“"')) + len(longest)
    head = block.text[:size]
    if not longest or not marks.is_caps(head) or not (marks.is_caps(block.text) or at <= 14):
        return None
    return TitleLine(kind, at, Span(block.start, block.start + size), block.start + size)


def _ends_title(block: Block) -> bool:
    text = block.text
    return bool(
        block.kind in (Kind.RULE, Kind.ROW)
        or (block.marker and not marks.is_caps(text[:4]) and block.level)
        or marks.is_letterhead(text)
        or len(text) > 420
    )


def title_blocks(blocks: Sequence[Block], line: TitleLine) -> list[Block]:
    """The blocks of the title under the name of the kind; a rule below ends it for sure."""
    under = list(blocks[line.at + 1 : line.at + 1 + _TITLE_BLOCKS])
    ruled = next((i for i, block in enumerate(under) if block.kind is Kind.RULE), None)
    stop = next((i for i, block in enumerate(under) if _ends_title(block)), len(under))
    if ruled is not None and stop == ruled:
        return under[:ruled]
    taken: list[Block] = []
    for block in under[:stop]:
        if not _goes_on(taken, block):
            break
        taken.append(block)
    return taken


def _goes_on(taken: list[Block], block: Block) -> bool:
    text = block.text
    if not taken:
        whole = text.rstrip().endswith(_SENTENCE_ENDS) or len(text) > _LONGEST_TITLE
        opens = (_OPENS_BODY.match(text) and len(text) > 90 and whole) or _ASKS.search(text)
        return not opens and not text.startswith("(") and not text.rstrip().endswith((":", ";"))
    last = taken[-1].text
    if _DECIDER.match(text) and marks.is_caps(text) and not marks.is_caps(last):
        return False
    if marks.is_caps(last) and marks.is_caps(text):
        return True
    if text.startswith("(") and len(text) < 160:
        return bool(_PERIOD.match(text))
    open_end = last.rstrip().endswith((",", "-", "–")) or text[:1].islower()
    return (open_end or (block.bold and taken[-1].bold)) and not _OPENS_BODY.match(text) and len(text) < 250


def title_of(blocks: Sequence[Block], text: str, line: TitleLine) -> tuple[Found[str] | None, int]:
    """(title, number of the first block behind it)."""
    under = title_blocks(blocks, line)
    behind = line.at + 1 + len(under)
    if len(under) > 1 and under[0].text.startswith("("):  # "(Thay thế Giấy mời số ...)" names another paper
        under = under[1:]
    own = blocks[line.at]
    rest = text[line.rest : own.end].strip(" :.-–") if line.rest < own.end else ""
    if rest and len(rest) < 12:
        return Found(
            " ".join(block.text for block in (own, *under)), Span(own.start, (under or [own])[-1].end)
        ), behind
    if not rest and not under:
        return None, behind
    start = own.end - len(text[line.rest : own.end].lstrip(" :.-–")) if rest else under[0].start
    span = Span(start, under[-1].end if under else own.end)
    words = " ".join([*([rest] if rest else []), *(block.text for block in under)])
    return Found(words.strip(" *_"), span), behind


def abstract(blocks: Sequence[Block], text: str, start: int, end: int) -> Found[str] | None:
    """The abstract of a letter between number line and addressees, "V/v ..." or plain."""
    span: Span | None = None
    pieces: list[str] = []
    for block in blocks[start:end]:
        if (
            marks.is_letterhead(block.text)
            or block.kind in (Kind.RULE, Kind.ROW)
            or marks.is_caps(block.text)
        ):
            continue
        if (
            block.text.strip().isdigit()
            or len(block.text) > 260
            or (block.text.endswith(".") and not _ABSTRACT.match(block.text))
        ):
            continue
        if pieces and _ABSTRACT.match(block.text):
            pieces, span = [], None
        words = _ABSTRACT.sub("", block.text).strip(' *_“”"')
        if words:
            pieces.append(words)
            span = Span(span.start if span else block.start, block.end)
    return Found(" ".join(pieces), span) if span else None


def invited_to(text: str) -> tuple[str, int, int] | None:
    """What a sentence invites to ("Hội nghị tổng kết ..."), with its place in the text; None where nothing
    is.

    "các cuộc họp sau" names nothing: the list below does.
    """
    for pattern in _INVITED_TO:
        match = pattern.search(text)
        if match is not None and not _LISTED_BELOW.search(match["what"]):
            return (
                match["what"].rstrip(" ,"),
                match.start("what"),
                match.start("what") + len(match["what"].rstrip(" ,")),
            )
    return None
