"""Bridge points of an online conference: which level, where, who chairs, who sits there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from vanban.answers import BridgePoint
from vanban.facts.assignees import office_head
from vanban.facts.chairs import chair_in
from vanban.facts.context import Context
from vanban.facts.labels import Label, labels_of
from vanban.facts.places import clean_place
from vanban.model import Kind, Span
from vanban.stages import marks
from vanban.stages.outline import Node
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of

Level = Literal["tỉnh", "huyện", "xã"]

_POINT = pattern_of(
    r"^\W*(?:[\dIVX]+[.)]\s*)?(?:tại\s+|ở\s+)?(?:các\s+)?(?:điểm cầu|đầu cầu)\b(?!\s*(?:[,;:.]|và\b|$))", re.I
)
_ROOM = pattern_of(r"^\W*tại\s+(?P<place>.{6,240}?)(?:,?\s*(?:trân trọng\s+)?kính mời)?\s*:?\s*$", re.I)
_CHAIRS_AT = pattern_of(
    r"^\W*(?P<who>(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s.{4,200}?)\s+(?:dự|tham dự)?\s*(?:,|"
    r"và)?\s*chủ trì\s+(?:hội nghị\s+)?(?:tại\s+)?(?P<place>(?:điểm cầu|đầu cầu)\b[^.;(]{2,120})",
    re.I,
)
_CHAIR = pattern_of(
    r"\((?:\s*mời)?\s*(?:chủ trì|(?P<who>(?:đồng chí|đ/c|ông|bà)\s[^()]{4,140}?)[\s,–-]+(?:mời\s+)?"
    r"chủ trì)[^()]{0,60}\)",
    re.I,
)
_SEVERAL = pattern_of(r"\W*(?:các|những) (?:điểm|đầu) cầu", re.I)
"""A heading over a section that lists them one by one is no bridge point itself."""
_GUESTS = pattern_of(
    r"(?::|,(?=[^;]*$)|,(?=[^:]*;\s*mỗi\b))\s*(?:trân trọng\s+)?(?:kính\s+)?mời\s*:?\s+"
    r"(?P<who>[^.:]{6,300}?)(?=;\s*mỗi\b|[.:]|$)",
    re.I,
)
_PUT_AT = pattern_of(
    r"(?<![^\W\d_])(?P<called>(?:các\s+)?(?:điểm|đầu) cầu\s+(?:chính|trung tâm|(?:cấp\s+)?(?:trung ương|tỉnh"
    r"|thành phố|huyện|xã)(?:,\s[^\W\d_ ]+)?))\s+(?:được\s+)?(?:đặt\s+|bố trí\s+|tổ chức\s+)?tại\s+"
    r"(?P<place>[^;.:]{6,140}?)(?=[;.]|,?\s+(?:do|và các điểm|đến|với)\b|$)",
    re.I,
)
_SENT_TO = pattern_of(
    r"^\W*(?:riêng\s+)?(?:tại\s+|ở\s+)?(?P<place>(?:điểm cầu|đầu cầu)\s[^,;:.]{3,90})\s*[,:]\s*"
    r"(?:trân trọng\s+)?(?:kính\s+)?mời\s+(?:thêm\s+)?(?P<who>(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s"
    r"[^.;]{4,200}?)\s+(?:tham\s+)?dự\b[^.;]{0,60}",
    re.I,
)
_PEOPLE = pattern_of(r"(?:Lãnh đạo|Các đồng chí|Đồng chí|Đại diện|Ủy viên|Toàn thể|Bí thư|Cán bộ)\b")
_MAIN = pattern_of(r"\b(?:chinh|trung tam)\b")
_CHAIR_FIELD = pattern_of(r"^\W*(?:đồng chí\s+)?chủ trì(?:\s+điểm cầu)?\s*:\s*(?P<who>.{3,240})$", re.I)
_INVITES = pattern_of(
    r",?\s*(?:trân trọng\s+)?kính mời\b.*$|,\s*mời\b.*$|,?\s*thành phần\b.*$|,?\s*gồm(?: có)?\s*$",
    re.I | re.S,
)
_NOTE = pattern_of(r"\s*\([^()]*\)\s*(?=[.;,]?\s*$)")
_TASK = pattern_of(
    r"\b(?:bố trí|chuẩn bị|bảo đảm|đảm bảo|kết nối|đăng ký|chịu trách nhiệm|hướng dẫn|lắp đặt|của mình)\b",
    re.I,
)
_COMMUNE = pattern_of(r"\b(?:xa|phuong|thi tran|co so|thon|dac khu|to dan pho|khu dan cu|khu pho|xom|ap)\b")
_DISTRICT = pattern_of(
    r"\b(?:huyen|thi xa|(?<!co )(?<!lien )quan(?! su)|thanh pho|thanh uy|thi uy|khoi|huyen uy)\b"
)
_PROVINCE = pattern_of(
    r"\b(?:tinh|so (?:y te|noi vu|tai chinh|giao duc|nong nghiep|tu phap|cong thuong|xay dung|khoa hoc|"
    r"van hoa|ke hoach|lao dong|tai nguyen|giao thong|thong tin|ngoai vu|du lich))\b"
)
_MANY = pattern_of(r"\b(?:các|những|\d+)\b", re.I)
_CITY_PROVINCES = date(2025, 7, 1)
"""From this day there are no districts: a city's committee stands on the level of the province."""
_ORDER = pattern_of(r"^\W*(?:đề nghị|yêu cầu|lưu ý|giao|thời gian|phân công|tùy|tuỳ)\b", re.I)
_DUTIES = pattern_of(r"to chuc thuc hien|phan cong|nhiem vu|to chuc phuc vu|cong tac chuan bi")


@dataclass(slots=True)
class _Open:
    """The bridge point whose list is being read."""

    point: BridgePoint
    node: Node
    heading: Node
    rooms: bool = False


def read_bridge_points(context: Context) -> tuple[BridgePoint, ...]:
    """Every bridge point with its chair and those invited to it; `plural` for "các điểm cầu cấp xã".

    A heading "Điểm cầu tỉnh" over several rooms gives one point for each room.
    """
    texts = [node.block.text for node in context.body if "cầu" in node.block.text]
    if not texts or not any("điểm cầu" in text or "đầu cầu" in text for text in map(str.lower, texts)):
        return ()
    return tuple(_together((*_read(context), *_placed(context))))


def _placed(context: Context) -> Iterator[BridgePoint]:
    """Those a sentence puts in their rooms: "điểm cầu chính tại A; điểm cầu cấp huyện đặt tại B"."""
    for node in context.prose:
        if "cầu" not in node.block.text or node.block.marker:
            continue
        for match in _PUT_AT.finditer(node.block.text):
            called, place = match["called"], clean_place(match["place"])
            start = node.block.start + match.start("called")
            level = level_of(called) or level_of(place.replace(":", " ")) or _level(called, context)
            yield BridgePoint(
                level,
                f"{called}: {place}",
                None,
                bool(_MANY.search(called) or "các" in place.lower().split()),
                (),
                Span(start, start + len(called)),
            )


def _together(points: Iterable[BridgePoint]) -> list[BridgePoint]:
    """A point named under "Địa điểm" and again under "Thành phần" is one, with all that both say."""
    found: dict[str, BridgePoint] = {}
    for point in points:
        key = _key(point.place)
        first = found.get(key)
        if first is None:
            found[key] = point
            continue
        found[key] = replace(
            first,
            place=max(first.place, point.place, key=len),
            chair=first.chair or point.chair,
            participants=first.participants + point.participants,
        )
    return list(found.values())


def _key(place: str) -> str:
    return re.sub(
        r"^(?:tai )?(?:cac )?(?:diem|dau) cau\s+(?:tai )?", "", plain(re.split(r"[:(]", place)[0])
    ).strip()


def _read(context: Context) -> Iterator[BridgePoint]:
    now: _Open | None = None
    for node in context.body:
        if node.block.kind in (Kind.RULE, Kind.ROW) or node.block.text.strip().isdigit():
            continue
        opened = _opened(node, now, context)
        chairs = _CHAIRS_AT.match(node.block.text) or (
            _SENT_TO.match(node.block.text) if opened is None else None
        )
        if opened is not None or chairs is not None or (now is not None and not _belongs(node, now)):
            if now is not None and not (
                opened is not None and opened.heading is now.heading and not now.rooms
            ):
                yield now.point
            now = opened
        elif now is not None:
            _take(now, node)
        if chairs is not None:
            yield _chaired_at(node, chairs)
    if now is not None:
        yield now.point


def _opened(node: Node, now: _Open | None, context: Context) -> _Open | None:
    """The bridge point that begins at a block: a line of its own, or a room under "Điểm cầu tỉnh"."""
    if _opens(node):
        return _Open(_point(node, _level(node.block.words, context)), node, node)
    if (
        now is None
        or now.heading not in node.above
        or node.block.level != 4
        or (now.point.participants and not now.rooms)
    ):
        return None
    room = _ROOM.match(node.block.text)
    return _Open(_room(node, room, now.point.level), node, now.heading, rooms=True) if room else None


def _opens(node: Node) -> bool:
    """A heading or short item that begins with "Điểm cầu"; duties at bridge points are none."""
    block = node.block
    if not _POINT.match(block.words) or len(block.text) > 400:
        return False
    head = block.words.split(":")[0]
    if block.level == 1 and _SEVERAL.match(block.words) and marks.is_caps(block.words):
        return False
    return not _TASK.search(head) and not any(
        _DUTIES.search(plain(above.block.words)) for above in node.above
    )


def _level(words: str, context: Context) -> Level | None:
    """The level of a bridge point; the main one is on that of its room or else of who invites."""
    said = level_of(words)
    if said is not None or not _MAIN.search(plain(words[:40])):
        return said
    issuer, issued = context.head.issuer, context.head.issue_date
    if issuer and issued and issued.value >= _CITY_PROVINCES and plain(issuer.value).startswith("thanh uy"):
        return "tỉnh"
    hosts = (
        words.replace(":", " "),
        *(h.value for h in (context.head.issuer, context.head.parent_issuer) if h),
    )
    return next((level for host in hosts if (level := level_of(host)) is not None), None)


def level_of(words: str) -> Level | None:
    """The level a bridge point is on, by the first place of its name that tells."""
    head = plain(re.sub(r"\([^()]*\)", "", words.split(":")[0]))
    found = {
        level: match.start()
        for level, pattern in (("xã", _COMMUNE), ("huyện", _DISTRICT), ("tỉnh", _PROVINCE))
        if (match := pattern.search(head))
    }
    if not found:
        return None
    first = min(found, key=lambda level: found[level])
    # "UBND tỉnh" behind "Đảng ủy" is the province's own; "xã, phường thuộc tỉnh" stays with the commune.
    return "xã" if first == "xã" else "huyện" if first == "huyện" else "tỉnh"


def _point(node: Node, level: Level | None) -> BridgePoint:
    words = _INVITES.sub("", node.block.words.strip(" *"))
    head, _, rest = words.partition(":")
    guests = _GUESTS.search(node.block.words)
    if guests is not None and head == node.block.words.strip(" *").partition(":")[0]:
        rest = ""
    seated = () if guests else _seated(rest)
    rest = "" if seated else rest
    chair = chair_in(rest) if "chủ trì" in rest else None
    place = (
        clean_place(rest.split(". ")[0])
        if len(rest.strip()) > 6 and not labels_of(rest.split(":")[0])
        else ""
    )
    place = "" if chair else place
    called = re.sub(r"^tại\s+", "", head, flags=re.I).strip(" .:,")
    start = node.block.start + node.block.text.find(called)
    return BridgePoint(
        level=level,
        place=f"{called}: {place}" if place else called,
        chair=chair,
        plural=bool(_MANY.search(re.sub(r"\([^()]*\)", "", called))),
        participants=(guests["who"].strip(" .;"),) if guests else seated,
        span=Span(start, start + len(called)),
    )


def _seated(rest: str) -> tuple[str, ...]:
    """ "Điểm cầu X: Ban Thường vụ ...; lãnh đạo ...": offices behind the colon sit there."""
    first = rest.split(". ")[0].strip(" .")
    people = _PEOPLE.match(first) is not None or (";" in first and office_head(first))
    return (_NOTE.sub("", first).strip(" ."),) if people else ()


def _room(node: Node, match: re.Match[str], level: Level | None) -> BridgePoint:
    start = node.block.start + match.start("place")
    place = match["place"].strip(" ,:")
    return BridgePoint(level, place, None, False, (), Span(start, start + len(place)))


def _chaired_at(node: Node, match: re.Match[str]) -> BridgePoint:
    place = match["place"].strip(" ,.")
    start = node.block.start + match.start("place")
    return BridgePoint(
        level_of(place) or "huyện",
        place,
        match["who"].strip(" ,") if "chủ trì" in match[0].lower() else None,
        False,
        (),
        Span(start, start + len(place)),
    )


def _belongs(node: Node, now: _Open) -> bool:
    """Whether a line still speaks of the bridge point: under its heading, and no order to somebody."""
    if node.block.kind is Kind.PARAGRAPH and _ORDER.match(node.block.text):
        return False
    return now.node in node.above or (now.heading in node.above and node.style in ("", "colon"))


def _take(now: _Open, node: Node) -> None:
    """A line under a bridge point: its chair, or some of those invited."""
    text = node.block.words
    chair = _CHAIR_FIELD.match(node.block.text)
    if chair is not None:
        now.point = replace(now.point, chair=now.point.chair or chair["who"].strip(" .;"))
        return
    labels = labels_of(text.split(":")[0]) if ":" in text else frozenset()
    if labels == {Label.WHO}:
        text = text.partition(":")[2].strip()
    elif labels:
        return
    if not text or text.startswith("(") or (not node.block.marker and labels != {Label.WHO}):
        return
    words = _NOTE.sub("", text.rstrip(" .;,")).strip(" .;,")
    words = re.sub(r"^(?:các\s+)?đồng chí\s*:\s*", "", words, flags=re.I)
    leads = _CHAIR.search(text)
    if leads is not None:
        who = leads["who"] or text[: leads.start()]
        now.point = replace(now.point, chair=now.point.chair or who.strip(" ,.;"))
    if words:
        now.point = replace(now.point, participants=(*now.point.participants, words))
