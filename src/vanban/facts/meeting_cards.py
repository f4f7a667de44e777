"""Meetings that are announced in fields: "Thời gian: ...", "Địa điểm: ...", "Chủ trì: ...".

Fields under one heading belong together; a list of hours under "Thời gian" is a list of sessions, whose
places may stand in a list of their own under "Địa điểm".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vanban.answers import Meeting
from vanban.dates.written import find_parts_of_day
from vanban.facts.context import Context
from vanban.facts.labels import Field, Label, Piece
from vanban.facts.meeting_dates import is_deadline
from vanban.facts.meeting_names import find_name, has_meeting_noun, heading_name
from vanban.facts.moments import When, clock_times, find_whens
from vanban.facts.places import find_place, place_of_field
from vanban.model import Span
from vanban.text.keys import plain
from vanban.text.patterns import pattern_of

_MOVED = pattern_of(r"\b(?:chuyển|dời|lùi|đổi)\b[^.;]{0,40}\b(?:sang|thành|đến|vào)\b[^.;]{0,30}$", re.I)
_SAME_PLACE = pattern_of(
    r"^\W*(?:tại\s+)?(?:như trên|cùng địa điểm|nt\b|địa điểm như trên|như cuộc họp|không thay đổi)", re.I
)
_COUNTED = pattern_of(
    r"(?:cuộc|lần|buổi|phiên|đợt|hội nghị|lớp)\s*(?:thứ\s+\w+|số\s*\d+|\d{1,2}|[IVX]+)", re.I
)
_TURN = pattern_of(
    r"^\W*(?P<turn>(?:đợt|lớp|cụm|khóa|khoá)\s+(?:thứ\s+\w+|số\s*\d+|\d{1,2}|[IVX]+))\s*[:(–-]", re.I
)
_ORDINAL = pattern_of(
    r"^\W*(?:cuộc họp|hội nghị|phiên|buổi|cuộc|nội dung)\s*(?:thứ\s+\w+|số\s*\d+|\d{1,2}|một|hai)\W*$", re.I
)
_HALF_DAY = pattern_of(
    r"^\W*(?:buổi\s+)?(?:sáng|chiều|tối|trưa|ngày thứ|từ|đến|ngày|lúc|khai mạc|bắt đầu|thời "
    r"gian|đợt|thứ)\b",
    re.I,
)
_VERB_TAIL = pattern_of(
    r"(?:[\s:,(–-]|(?<![^\W\d_])(?:được|tổ chức|diễn ra|(?<!phiên )khai mạc|bắt đầu|tiến hành|dự kiến|vào|lúc"
    r"|hồi|từ|ngày|buổi|trong|thời gian|khoảng|thứ)(?![^\W\d_])){0,12}$",
    re.I,
)
_VAGUE = pattern_of(
    r"\b(?:tháng|quý|tuần|nửa (?:đầu|cuối)|cuối năm|đầu năm|thông báo sau|thông báo riêng|giấy mời)\b", re.I
)
_TENTATIVE = pattern_of(r"dự\s+kiến", re.I)
_ONLINE = pattern_of(r"trực tuyến|điểm cầu|\bzoom\b|google meet|truyền hình hội nghị", re.I)
_BRIDGE = pattern_of(r"điểm cầu", re.I)
_STOP_WORD_LIST = "le hoi nghi tai buoi cuoc phien va cac cua du to chuc dia diem dien ra chinh"
_STOP_WORDS = frozenset(_STOP_WORD_LIST.split())
_FOR_SOME = pattern_of(
    r"^\W*(?:khối|cụm|cấp|nhóm|đối với|dành cho|các (?:xã|phường|huyện|chi bộ|đảng bộ))\b", re.I
)
_SERVICE = pattern_of(
    r"\b(?:ngừng (?:cung )?cấp|cắt (?:điện|nước)|cúp điện|cấm đường|phân luồng|tiếp nhận|"
    r"thu (?:hồ sơ|phí|tiền)|xét tuyển|tuyển (?:dụng|sinh)|tiêm|trực ban|thi công|sửa chữa|bảo trì|chi trả|"
    r"cấp phát|khu vực)\b",
    re.I,
)
"""What has its hours and places too, but gathers nobody."""
_EVERYWHERE = pattern_of(r"^(?:các|những|toàn|trên địa bàn|tất cả|từng|mỗi)\b", re.I)
_LEVEL_ONLY = pattern_of(r"^\W*(?:cấp|ở|tại|đối với|khối|nội dung|thời gian|tổ chức thực hiện)\b", re.I)
_PLANNING = frozenset({"Kế hoạch", "Thông báo", "Công văn", "Chương trình", "Hướng dẫn", "Kịch bản"})
"""Kinds that announce occasions by their fields even where neither title nor heading names a meeting."""
_UNLABELLED = frozenset({Label.TIME, Label.PLACE, Label.CHAIR, Label.FORM})


@dataclass(slots=True)
class Card:
    """The fields of one announcement; `owner` numbers the heading they stand under."""

    owner: int | None
    time: Field | None = None
    place: Field | None = None
    chair: Field | None = None
    form: Field | None = None


def _cards(context: Context, fields: Sequence[Field]) -> list[Card]:
    """The fields grouped by the heading above them; a second time opens a second card."""
    cards: list[Card] = []
    open_cards: dict[int | None, Card] = {}
    hours = {field.at for field in fields if Label.TIME in field.labels}
    for field in fields:
        if not (field.leads or field.at in hours):
            continue
        if (
            not field.labels & _UNLABELLED
            or not field.pieces
            or field.is_section
            or _is_bridge(context, field.owner)
        ):
            continue
        card = open_cards.get(field.owner)
        if card is not None and card.time is not None and (whole := _day_and_hour(context, card.time, field)):
            card.time = whole
            continue
        if card is None or (Label.TIME in field.labels and card.time is not None):
            card = open_cards[field.owner] = Card(field.owner)
            cards.append(card)
        _put(card, field)
    return _completed(cards)


def _day_and_hour(context: Context, day: Field, hour: Field) -> Field | None:
    """ "Ngày tổ chức: 05/3/2019" with "Giờ khai mạc: 8 giờ 15 phút" right below it as one time."""
    if Label.TIME not in hour.labels or hour.at != day.at + 1 or not (day.inline and hour.inline):
        return None
    if clock_times(day.inline.text) or not clock_times(hour.inline.text):
        return None
    if any(find_whens(hour.inline.text, context.year)):
        return None
    text = context.document.text[day.inline.start : hour.inline.end]
    return replace(day, inline=Piece(text, day.inline.start, day.at))


def _put(card: Card, field: Field) -> None:
    if Label.TIME in field.labels and card.time is None:
        card.time = field
    if Label.PLACE in field.labels and (
        card.place is None or (card.place is card.time and field.labels == {Label.PLACE})
    ):
        card.place = field
    if Label.CHAIR in field.labels and card.chair is None and field.labels == {Label.CHAIR}:
        card.chair = field
    if Label.FORM in field.labels and card.form is None:
        card.form = field


def _completed(cards: list[Card]) -> list[Card]:
    """Where only one card has a time, place and chair from under other headings are its own."""
    timed = [card for card in cards if card.time is not None]
    if len(timed) == 1:
        for other in cards:
            timed[0].place = timed[0].place or other.place
            timed[0].chair = timed[0].chair or other.chair
            timed[0].form = timed[0].form or other.form
    return timed


def _is_bridge(context: Context, owner: int | None) -> bool:
    return owner is not None and bool(_BRIDGE.search(context.body[owner].block.text[:60]))


def read_cards(context: Context, fields: Sequence[Field], title: str | None) -> Iterator[Meeting]:
    """One meeting for each announcement, or each session of it.

    `title` is what the whole document is about; it names the meeting where no heading does.
    """
    day: date | None = None
    place: str | None = None
    cards = _cards(context, fields)
    several = len({card.owner for card in cards if card.owner is not None}) > 1
    for card in cards:
        heading = context.body[card.owner].block.words if card.owner is not None else ""
        sure = has_meeting_noun(heading) or bool(
            title and (has_meeting_noun(title) or context.doc_type == "Giấy mời")
        )
        if not sure and (context.doc_type not in _PLANNING or _SERVICE.search(f"{title} {heading}")):
            continue
        for meeting in _sessions(context, card, _called(card, heading, title, several, sure, context.year)):
            if not sure and not _is_occasion(meeting, card, fields):
                continue
            if meeting.date is None and _same_day(meeting.text):
                meeting = replace(meeting, date=day)
            if meeting.place is not None and _SAME_PLACE.match(meeting.place):
                meeting = replace(meeting, place=place)
            if _counts(card, meeting, context):
                yield meeting
            day, place = meeting.date or day, meeting.place or place


def _called(
    card: Card, heading: str, title: str | None, several: bool, sure: bool, year: int | None
) -> str | None:
    """The name of an announcement; where nothing names a meeting the activity that its heading tells."""
    if sure:
        return _name(heading, title, several=several)
    if heading and not _LEVEL_ONLY.match(heading):
        return _name(heading, None, several=True)
    said = [piece for piece in card.time.pieces if _says_when(piece.text, year)] if card.time else []
    return (_prefix(said[0].text, year) if len(said) == 1 else None) or (
        heading_name(title) if title else None
    )


def _is_occasion(meeting: Meeting, card: Card, fields: Sequence[Field]) -> bool:
    """A day and an hour with a place are an occasion, whatever it is called ("Dâng hương", "Thăm, tặng quà").

    So are a day and a place for which guests or a programme are listed. A run of days is a campaign.
    """
    if meeting.date is None or meeting.date_to is not None or not meeting.place:
        return False
    if _EVERYWHERE.match(meeting.place):
        return False
    if meeting.time is not None and ":" in meeting.time:
        return True
    listed = {label for field in fields if field.owner == card.owner for label in field.labels}
    return card.owner is not None and bool(listed & {Label.WHO, Label.AGENDA, Label.CHAIR})


def _same_day(text: str) -> bool:
    return "cùng ngày" in text.lower()


def _counts(card: Card, meeting: Meeting, context: Context) -> bool:
    """A time alone makes no meeting: it needs a day or hour, or a place or chair beside a vague time."""
    if meeting.date is not None:
        return True
    if meeting.time is not None:
        return bool(meeting.place or meeting.chair)
    return (
        bool((meeting.place or meeting.chair) and _VAGUE.search(meeting.text))
        and context.doc_type != "Báo cáo"
    )


def _name(heading: str, title: str | None, *, several: bool) -> str | None:
    """What an announcement is about: its heading where that names a meeting or tells it from the others."""
    if heading and (several or has_meeting_noun(heading)):
        head, _, rest = heading.partition(":")
        if heading.rstrip().endswith(":") and len(heading) > 90 and (named := find_name(heading)) is not None:
            return named.name
        words = rest if _ORDINAL.match(head) and len(rest) > 6 else head
        found = find_place(words)
        return heading_name(words[: found[1]].rstrip().removesuffix("tại") if found else words) or None
    return heading_name(title) if title and has_meeting_noun(title) else None


def _place_in(heading: str) -> str | None:
    found = find_place(heading)
    return found[0] if found else None


def _sessions(context: Context, card: Card, name: str | None) -> Iterator[Meeting]:
    assert card.time is not None
    heading = context.body[card.owner].block.words if card.owner is not None else ""
    parts = _parts(card.time, context.year)
    names = [part.name or name for part in parts]
    places = _places(card, [n or "" for n in names])
    chair = _text(card.chair)
    for part, called, place in zip(parts, names, places, strict=True):
        place = place or _place_beside(part, combined=Label.PLACE in card.time.labels) or _place_in(heading)
        online = any(
            _ONLINE.search(words or "")
            for words in (called, place, _text(card.form), context.head.title and context.head.title.value)
        )
        if part.name and name and (_COUNTED.fullmatch(part.name.strip()) or _FOR_SOME.match(part.name)):
            called = f"{name} ({part.name.strip()})"
        yield Meeting(
            name=called,
            date=part.when.day,
            date_to=part.when.last,
            time=part.when.time,
            place=place,
            chair=chair,
            tentative=part.when.tentative
            or bool(_TENTATIVE.search(part.piece.text[:40]))
            or "du kien" in plain(card.time.said),
            online=online,
            text=part.piece.text.rstrip(" ."),
            span=Span(part.piece.start, part.piece.end),
            doubt=part.when.doubt,
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """One session of a time field."""

    piece: Piece
    when: When
    name: str | None


def _parts(field: Field, year: int | None) -> list[_Part]:
    """The sessions of a time field: one, unless its items name several."""
    below = [piece for piece in field.below if _says_when(piece.text, year)]
    turns = [piece for piece in below if _TURN.match(piece.text)]
    below = turns if len(turns) > 1 else below
    if len(below) > 1 and all(_prefix(piece.text, year) for piece in below):
        parts = [_Part(piece, _when(piece.text, year), _prefix(piece.text, year)) for piece in below]
        return _on_the_day_above(parts)
    pieces = [piece for piece in field.pieces if _says_when(piece.text, year)] or list(field.pieces[:1])
    if len(pieces) == 1:
        if several := _under_a_run(pieces[0], year) or _on_one_day(pieces[0], year):
            return several
        pieces = _clauses(pieces[0], year)
    named = [(piece, _prefix(piece.text, year)) for piece in pieces]
    if len(pieces) > 1 and all(name for _, name in named):
        return [_Part(piece, _when(piece.text, year), name) for piece, name in named]
    return [_combined(pieces, year)]


def _says_when(text: str, year: int | None) -> bool:
    return bool(find_whens(text, year) or clock_times(text))


def _clauses(piece: Piece, year: int | None) -> list[Piece]:
    """ "14h00 ngày 14/5 (phiên trù bị); 7h30 ngày 15/5 (phiên chính thức)" as two pieces."""
    parts = [part for part in _parted(piece, r"(?<=;)") if find_whens(part.text, year)]
    sessions = [part for part in parts if clock_times(part.text) and has_meeting_noun(part.text)]
    return parts if len(parts) > 1 and len(sessions) == len(parts) else [piece]


def _parted(piece: Piece, at: str) -> list[Piece]:
    """The piece parted at a pattern, without blanks and semicolons around its parts."""
    parts: list[Piece] = []
    start = piece.start
    for words in re.split(at, piece.text):
        parts.append(Piece(words.strip(" ;,"), start + len(words) - len(words.lstrip(" ;,")), piece.at))
        start += len(words)
    return [part for part in parts if part.text]


def _under_a_run(piece: Piece, year: int | None) -> list[_Part]:
    """ "2,5 ngày, từ ngày 24 đến ngày 26/9; phiên trù bị lúc 14 giờ 00 ngày 24/9; ...": the whole and "
    "its sessions."""
    parts = [part for part in _parted(piece, r"(?<=;)") if find_whens(part.text, year)]
    sessions = [part for part in parts[1:] if clock_times(part.text) and has_meeting_noun(part.text)]
    if len(parts) < 3 or len(sessions) < len(parts) - 1 or _when(parts[0].text, year).last is None:
        return []
    named = [_Part(part, _when(part.text, year), _prefix(part.text, year)) for part in sessions]
    return [_Part(parts[0], _when(parts[0].text, year), None), *named]


def _on_the_day_above(parts: list[_Part]) -> list[_Part]:
    """Sessions that only tell their hours, below a line with the day: each is on it, and the line is none."""
    first, *others = parts
    hours = [part.when for part in others]
    if (
        first.when.day is None
        or first.when.time
        or first.when.last
        or any(w.day or not w.time for w in hours)
    ):
        return parts
    return [replace(part, when=replace(part.when, day=first.when.day)) for part in others]


def _on_one_day(piece: Piece, year: int | None) -> list[_Part]:
    """ "Lễ phát động từ 07 giờ 00, Hội nghị từ 08 giờ 00, ngày 12/01/2026": each hour has its own name."""
    days = [when for when in find_whens(piece.text, year) if when.day]
    parts = [part for part in _parted(piece, r"(?<=[;,])\s|\s(?=và\s)") if clock_times(part.text)]
    if len(days) != 1 or days[0].last or len(parts) < 2:
        return []
    names = [_prefix(part.text, year) if has_meeting_noun(part.text) else None for part in parts]
    times = [clock_times(part.text)[0].text for part in parts]
    return (
        [
            _Part(part, replace(days[0], time=time), name)
            for part, time, name in zip(parts, times, names, strict=True)
        ]
        if all(names)
        else []
    )


def _prefix(text: str, year: int | None) -> str | None:
    """What a time item is about: the words before its hour, or a session behind it; None for "Buổi "
    "sáng"."""
    starts = [when.start for when in find_whens(text, year)] + [time.start for time in clock_times(text)]
    before = _VERB_TAIL.sub("", text[: min(starts)]) if starts else ""
    counted = _TURN.match(text)
    if counted is not None and starts:
        return counted["turn"]
    if before and not _HALF_DAY.match(before):
        return heading_name(before) or None
    named = find_name(text)
    return named.name if named else None


def _when(text: str, year: int | None) -> When:
    whens = [
        when
        for when in find_whens(text, year)
        if (when.day or when.same_day) and not is_deadline(text[: when.start])
    ]
    clocks = clock_times(text)
    if whens:
        first = whens[-1] if len(whens) > 1 and _MOVED.search(text[: whens[-1].start]) else whens[0]
        return first if first.time else replace(first, time=clocks[0].text if clocks else None)
    part = next(find_parts_of_day(text), None)
    said = clocks[0].text if clocks else part.text if part else None
    return When(None, None, said, 0, len(text), tentative=bool(_TENTATIVE.search(text)))


def _combined(pieces: Sequence[Piece], year: int | None) -> _Part:
    """One meeting whose day, hour and last day may stand in several items."""
    whens = [_when(piece.text, year) for piece in pieces]
    dated = [when for when in whens if when.day] or whens
    first = dated[0]
    last = max((when.last or when.day for when in dated if when.day), default=None)
    time = first.time or next((when.time for when in whens if when.time), None)
    run = last if last and first.day and last > first.day else None
    return _Part(pieces[0], replace(first, last=run, time=time), None)


def _text(field: Field | None) -> str | None:
    """The value of a field as one line, its list joined by semicolons."""
    if field is None:
        return None
    words = [re.split(r"\.\s+(?=[A-ZĐ])", piece.text)[0].strip(" .;,-") for piece in field.pieces]
    return "; ".join(word for word in words if word) or None


def _place_beside(part: _Part, *, combined: bool) -> str | None:
    """A place that stands in the same words as the hour."""
    found = find_place(part.piece.text)
    if found is not None:
        return found[0]
    rest = re.sub(r"^[\s,;.)–-]+|^\([^()]*\)", "", part.piece.text[part.when.end :]).lstrip(" ,;")
    return place_of_field(rest) or None if combined and rest[:1].isupper() else None


def _places(card: Card, names: Sequence[str]) -> list[str | None]:
    """The place of each session: by the words of its name, by order, or one for all."""
    if card.place is None or (card.place is card.time):
        return [None] * len(names)
    pieces = card.place.pieces
    if len(names) > 1 and len(pieces) == 1:
        parts = _parted(pieces[0], r"(?<=;)")
        pieces = (
            tuple(parts) if len(parts) == len(names) and all(find_place(p.text) for p in parts) else pieces
        )
    if len(names) == 1 or len(pieces) == 1:
        first = place_of_field(pieces[0].text) or None
        return [first] * len(names)
    chosen: list[str | None] = []
    for order, name in enumerate(names):
        scores = [len(_keys(name) & _keys(piece.text)) for piece in pieces]
        best = max(scores)
        at = scores.index(best) if best else order if len(pieces) == len(names) else 0
        chosen.append(_place_of_item(pieces[at].text))
    return chosen


def _keys(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", plain(text))) - _STOP_WORDS


def _place_of_item(text: str) -> str | None:
    """The place behind "tại" in "Hội thảo tại Trung tâm ...", behind the colon in "Hội thảo: ..."."""
    found = find_place(text)
    if found is not None:
        return found[0]
    return place_of_field(text.split(":", 1)[-1]) or None
