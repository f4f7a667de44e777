"""Programme items written as lines: under "Tháng 01" or "Quý I", or each with its date before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vanban.answers import ProgrammeItem
from vanban.dates.periods import find_recurrences
from vanban.facts.context import Context
from vanban.facts.plan_times import PlanTime, is_time_heading, key, read_time
from vanban.facts.programme_units import Shared, named_alone, share_out
from vanban.facts.work_tables import plan_time
from vanban.model import Kind, Span
from vanban.stages.outline import Node
from vanban.text.patterns import pattern_of

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật|CN)\b"
_CLOCK = r"\d{1,2}\s*(?:(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?|:\d{2}\b)"
_DATE = r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?(?:\s*[/.]\s*\d{1,2}(?:\s*[/.]\s*20\d\d)?)?"
_TOKEN = (
    rf"(?:{_WEEKDAY}|{_CLOCK}|(?:các\s+)?ngày\b|tháng\b|quý\s+(?:IV|III|II|I)\b|quý\b|năm\s+20\d\d|"
    rf"tuần(?:\s+(?:lễ|thứ))?\b|"
    r"sáng\b|chiều\b|tối\b|trưa\b|buổi\b|từ\b|đến(?:\s+hết)?\b|và\b|trước\b|sau\b|trong\b|đầu\b|giữa\b|"
    r"cuối\b|hết\b|khoảng\b|"
    r"nay\b|năm\b|dự\s+kiến\b|vào\b|lúc\b|cả\b|nhất\b|đầu\s+tiên\b|hai\b|ba\b|tư\b|cùng\b|"
    r"0?6\s+tháng\s+(?:đầu|cuối)\s+năm|"
    rf"{_DATE})"
)
# Possessive throughout: a run of digits can be cut into dates in more ways than can be tried.
_LABEL = pattern_of(
    rf"(?:(?>{_TOKEN})[\s,()&–-]{{0,4}}+){{1,16}}+(?P<end>[:;]|(?<=[\s,])(?=[^\W\d_])|$)", re.I
)
_FULL_DATE = pattern_of(r"\d{1,2}\s*/\s*\d{1,2}")
_OCCASION = pattern_of(r"(?:trước|sau|chậm nhất|trong vòng|ngay sau)\s[^:.;]{3,70}:", re.I)
_SAYS_WHEN = pattern_of(r"\d|\btuần\s+thứ|\b(?:tuần|trong|đầu|giữa|cuối)\s+(?:tháng|quý|kỳ|tuần|năm)", re.I)
_CLOSES = pattern_of(
    r"\W*(?:tren day|ngoai ra|ngoai cac|trong qua trinh|ghi chu|luu y|de nghi|yeu cau|can cu|noi nhan)\b"
)
_APART = pattern_of(
    r"\b(?:to chuc thuc hien|phan cong thuc hien|muc dich|yeu cau|cong tac thuong xuyen|"
    r"cong viec thuong xuyen|dinh ky)\b"
)
_SHORTEST = 12


@dataclass(slots=True)
class _Place:
    """Where the reader stands: the time that headings above give, and how they were marked."""

    outer: PlanTime
    time: PlanTime
    headed: bool = False
    style: str = ""
    day: PlanTime | None = None
    styles: list[str] = field(default_factory=list)


def list_items(context: Context) -> Iterator[ProgrammeItem]:
    """The items of a programme that are lines of text, each with the month or date it stands under or
    begins with.
    """
    outer = plan_time(context)
    place = _Place(outer, outer)
    items: list[ProgrammeItem] = []
    for node in context.body:
        block = node.block
        if block.kind in (Kind.ROW, Kind.RULE):
            continue
        if items and items[-1].unit is None and (named := named_alone(block.words)) is not None:
            items[-1] = _prepared_by(items[-1], named, block.end)
        elif _APART.match(key(block.words)) and block.words.rstrip(" *").endswith(":"):
            break
        elif not (_enters(node, place) or _set_apart(node)):
            items += _item(context, node, place)
    yield from items


def _prepared_by(item: ProgrammeItem, named: Shared, end: int) -> ProgrammeItem:
    """The item with the offices that the line below it names ("Chuẩn bị: Văn phòng Thị ủy")."""
    span = Span(item.span.start, end)
    return replace(item, unit=named.unit, coordination=named.coordination, span=span)


def _set_apart(node: Node) -> bool:
    """Whether the line stands under a heading about carrying out, aims or routine."""
    return any(_APART.search(key(above.block.text)) for above in node.above if len(above.block.text) < 160)


def _enters(node: Node, place: _Place) -> bool:
    """Takes a heading into account; True where the block is one and no item."""
    words = node.block.words
    if is_time_heading(words):
        place.time, place.headed, place.style, place.day = (
            read_time(_bare(words), place.outer),
            True,
            node.style,
            None,
        )
        place.styles = []
        return True
    label = _label(words)
    if label and len(words) > label + _SHORTEST:
        return False
    if node.style in ("part", "roman", "caps") or (
        place.headed and node.style == place.style not in ("", "dash")
    ):
        place.time, place.headed, place.day = place.outer, False, None
        return True
    if label and len(words.strip(" :.")) <= label and (not place.headed or place.style != node.style):
        place.day = read_time(words.strip(" :."), place.time)
        return True
    return False


def _bare(words: str) -> str:
    match = re.search(r"(?:tháng|quý|0?6 tháng|sáu tháng|\bT)\s*\S.*$", words, re.I)
    return match[0].strip(" .:") if match else words


def _label(words: str) -> int:
    """How many characters a time before the item takes ("Ngày 03/10 (thứ Hai)"), 0 where there is none."""
    match = _LABEL.match(words)
    if match and _SAYS_WHEN.search(match[0]):
        closed = match["end"] or match[0].rstrip().endswith(",") or match.end() == len(words)
        if closed or _FULL_DATE.search(match[0]):
            return match.start("end")
    occasion = _OCCASION.match(words)
    return occasion.end() - 1 if occasion and re.search(r"\d", occasion[0]) else 0


def _item(context: Context, node: Node, place: _Place) -> Iterator[ProgrammeItem]:
    words = node.block.words
    label = _label(words)
    if _is_detail(node, place, label):
        return
    if not (label or place.headed or place.day or _of_its_month(node, place)):
        return
    if not label and (_CLOSES.match(key(words)) or _recurs(words)):
        return
    base = place.day or place.time
    time = read_time(words[:label].strip(" :;,"), place.time) if label else base
    rest = words[label:].lstrip(" :;,–-")
    shared = share_out(rest)
    if len(shared.content) < _SHORTEST:
        return
    place.styles.append(node.style)
    start = node.block.body + len(words) - len(words.lstrip())
    yield ProgrammeItem(
        year=time.year,
        quarter=time.quarter,
        month=time.month,
        period=time.period,
        content=shared.content.rstrip(".:; "),
        unit=shared.unit,
        coordination=shared.coordination,
        product=None,
        span=Span(start, node.block.end),
        doubt=time.doubt,
    )


def _of_its_month(node: Node, place: _Place) -> bool:
    """Whether an entry of a programme of one month or quarter says who prepares it: it needs no time of its
    own, as where the entries stand under the organs that meet.
    """
    one_period = place.outer.month is not None or place.outer.quarter is not None
    return one_period and bool(node.style) and share_out(node.block.words).unit is not None


def _is_detail(node: Node, place: _Place, label: int) -> bool:
    """A "+" under a "-" that was taken as an item tells its details."""
    return not label and node.style == "plus" and "dash" in place.styles


def _recurs(words: str) -> bool:
    """Whether a line without a date begins by saying how often."""
    return any(found.start < 25 for found in find_recurrences(words))
