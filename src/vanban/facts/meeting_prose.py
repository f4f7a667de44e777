"""Meetings told in sentences: "kính mời dự Hội nghị ... vào lúc 8h00 ngày 15/5/2024 tại Hội trường ...".

A date makes a meeting only together with a word for one; dates of cited documents, of deadlines and of days
that are remembered make none (domain rules R2, R3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from vanban.answers import Meeting
from vanban.facts.chairs import chair_in, chairs_of
from vanban.facts.context import Context
from vanban.facts.labels import Label, labels_of
from vanban.facts.meeting_dates import announces, days_of, is_deadline, is_sent, moves
from vanban.facts.meeting_days import on_day_above
from vanban.facts.meeting_names import find_meeting_nouns, find_occasions, named_at
from vanban.facts.moments import When, find_whens
from vanban.facts.places import find_place, place_moved_to, place_of_field
from vanban.facts.sentences import Sentence, sentences
from vanban.facts.task_clauses import clauses
from vanban.facts.told import Told
from vanban.model import Kind, Span
from vanban.stages.outline import Node
from vanban.text.keys import has_figure, holds
from vanban.text.patterns import pattern_of

_SAYS_DAY = ("ùng ngày", "áng", "hiều", "ối", "họp", "ặp mặt", "iễn đàn", "ội nghị", "ễ ")
_PUT_OFF = pattern_of(
    r"\b(?:hoãn|hủy|huỷ|tạm dừng|không tổ chức)\s+(?:việc\s+)?(?:tổ chức\s+)?(?:lại\s+)?$", re.I
)
_AGAIN = pattern_of(r"\b(?:tổ chức lại|họp lại|(?:sẽ|và) tổ chức|tổ chức bù)\b", re.I)
_REHEARSAL = pattern_of(r"(?:buổi\s+)?tổng duyệt\b", re.I)
"""What comes before a meeting is one of its milestones, and no meeting of its own."""
_HELD = pattern_of(
    r"\b(?:tổ chức|diễn ra|khai mạc|tiến hành|triệu tập|dự|tham dự|mời|họp|khai giảng|bắt đầu|chủ trì|"
    r"làm việc|gặp mặt|đối thoại|tiếp|giao ban|thời gian|vào lúc|lúc|chuyển sang|dời|lùi|hoãn|dự kiến|"
    r"diễn)\b",
    re.I,
)
_TENTATIVE = pattern_of(r"dự\s+kiến(?!\s+(?:kết thúc|nội dung|thành phần|nhân sự|số lượng))", re.I)
_FURTHER = pattern_of(
    r"^\W*(?:thời gian|lúc|vào lúc|bắt đầu|khai mạc|thời điểm)\b(?!\s+(?:qua|tới|gửi|ký))[^.]{0,40}?\d", re.I
)
"""A sentence that tells the time of the meeting named in the one before it."""
_LONGEST = 1500
"""Characters of the sentences that together tell of one meeting."""
_MOVED_ITEM = pattern_of(r"^\W*(?:chuyển|dời|lùi|đổi)\b", re.I)
_ACTIVITY = pattern_of(r"\W*(?P<name>[^\W\d_][^:;.]{5,90}?)\s*:\s")
_ALSO_AT = pattern_of(r"\W*(?:tại|còn tại|riêng tại)\s", re.I)
_SAME_PLACE = pattern_of(
    r"\b(?:địa điểm trên|cùng (?:một )?địa điểm|cũng tại (?:đây|đó|hội trường này))", re.I
)
_PLACE_BELOW = pattern_of(r"\b(?:địa điểm|tại)\s*:\s*$", re.I)
_PARTS_OF = pattern_of(
    r"\btổ chức\s+(?:0?\d|hai|ba|bốn|năm)\s+(?P<noun>diễn đàn|phiên|hội thảo|tọa đàm|toạ đàm|hội nghị|"
    r"cuộc họp|buổi)\b",
    re.I,
)
_WILL = pattern_of(r"\b(?:sẽ\s+)?(?:thực hiện|tổ chức|tham dự|dự)\s+(?=lễ\s)", re.I)
_OLD_LETTER = pattern_of(
    r"\b(?:đã\s+(?:ban hành|có|gửi|phát hành|mời)|theo|tại)\s+(?:các\s+)?(?:giấy mời|công văn|thông báo|"
    r"kế hoạch(?!,)|giấy triệu tập)\b|\b(?:ban hành|có|gửi|phát hành)\s+"
    r"(?:giấy mời|giấy triệu tập|công văn|thông báo|kế hoạch)\s+số\b",
    re.I,
)
_QUIET = frozenset(
    {
        "Báo cáo",
        "Chương trình",
        "Quyết định",
        "Nghị quyết",
        "Quy định",
        "Quy chế",
        "Chỉ thị",
        "Tờ trình",
        "Đề án",
        "Đề cương",
        "Danh sách",
        "Phụ lục",
    }
)
"""Kinds that tell of meetings past or in general; a dated sentence of theirs announces none."""
_OPENS_WITH_DAY = pattern_of(r"^\W*(?:vào\s+|hôm nay,?\s*)?(?:lúc|hồi|sáng|chiều|tối|buổi|ngày|\d)", re.I)
_PAST = frozenset({"Thông báo", "Kết luận", "Biên bản"})


def read_prose(context: Context, taken: frozenset[int], *, press: bool) -> list[Told]:
    """The meetings told in the sentences of the body, in order.

    `taken` numbers blocks whose fields were read already. A press text may tell of a meeting without a date.
    """
    if context.doc_type in _QUIET and not press:
        return []
    reader = _Reader(context, press)
    agendas = _agendas(context)
    for at, node in enumerate(context.body):
        if at in taken or node.block.kind in (Kind.ROW, Kind.RULE) or not agendas.isdisjoint(node.above):
            continue
        text = node.block.text
        if not press and not _says_day(text):
            continue
        before: Sentence | None = None
        for said in sentences(text, node.block.body - node.block.start):
            if before is not None and said.end - before.start <= _LONGEST and _FURTHER.match(said.text):
                said = Sentence(text[before.start : said.end], before.start)
            for part in _sessions(said, context.year):
                reader.take(at, node, part)
            before = said
    return reader.told


def _sessions(sentence: Sentence, year: int | None) -> list[Sentence]:
    """A sentence that tells several sessions, parted by semicolons, each with its own day and hour; else
    itself.
    """
    if sentence.text.count(";") == 0:
        return [sentence]
    parts: list[Sentence] = []
    for begin, end in clauses(sentence.text, 0, len(sentence.text)):
        timed = parts != [] and any(
            when.time and (when.day or when.same_day) for when, _ in days_of(sentence.text[begin:end], year)
        )
        if timed or not parts:
            parts.append(Sentence(sentence.text[begin:end], sentence.start + begin))
        else:
            first = parts[-1].start - sentence.start
            parts[-1] = Sentence(sentence.text[first:end], parts[-1].start)
    return parts if len(parts) > 1 and not moves(sentence.text) else [sentence]


class _Reader:
    """Goes through the sentences; remembers the last day, and the parts of a meeting told one by one."""

    def __init__(self, context: Context, press: bool) -> None:
        self.context = context
        self.press = press
        self.told: list[Told] = []
        self.day: date | None = None
        self.parts: list[When] = []
        self.last_at = -9

    def take(self, at: int, node: Node, sentence: Sentence) -> None:
        """One more sentence, of block `at`."""
        if not self.press and not _says_day(sentence.text):
            return
        if self.press and _PARTS_OF.search(sentence.text):
            self.parts = [when for when in find_whens(sentence.text, self.context.year) if when.day][:1]
            return
        found = list(_one_of_several(node, sentence, self.parts)) if self.parts and self.press else []
        found = (
            found
            or list(_told(self.context, node, sentence, self.day))
            or list(on_day_above(self.context, node, sentence))
            or (self._elsewhere(sentence, node) if at == self.last_at else [])
        )
        if not found and self.press and not self._chairs_last(at, sentence):
            found = list(_undated(self.context, node, sentence, find_occasions(sentence.text)))
        if found and self.told and _SAME_PLACE.search(sentence.text):
            seat = self.told[-1].meeting.place
            found = [replace(one, meeting=replace(one.meeting, place=seat)) for one in found]
        if found and _PLACE_BELOW.search(sentence.text):
            found = [self._placed(found[0], at), *found[1:]]
        self.told += found
        if found:
            self.last_at = at
        self.day = next((told.meeting.date for told in reversed(found) if told.meeting.date), self.day)

    def _placed(self, told: Told, at: int) -> Told:
        """ "... địa điểm:" at the end of a line has its answer in the next."""
        below = self.context.body[at + 1 : at + 2]
        if told.meeting.place or not below:
            return told
        return replace(
            told, meeting=replace(told.meeting, place=place_of_field(below[0].block.words) or None)
        )

    def _elsewhere(self, sentence: Sentence, node: Node) -> list[Told]:
        """ "...; tại Trường A: 8 giờ 30 ngày 27/4": the meeting of the clause before, held elsewhere too."""
        whens = [when for when in find_whens(sentence.text, self.context.year) if when.day and when.time]
        place = find_place(sentence.text)
        if len(whens) != 1 or place is None or not _ALSO_AT.match(sentence.text):
            return []
        when, start = whens[0], node.block.start + sentence.start
        meeting = replace(
            self.told[-1].meeting,
            date=when.day,
            date_to=when.last,
            time=when.time,
            place=place[0],
            text=sentence.text.strip(),
            span=Span(start + min(place[1], when.start), start + max(place[2], when.end)),
            doubt=when.doubt,
        )
        return [Told(meeting)]

    def _chairs_last(self, at: int, sentence: Sentence) -> bool:
        """ "Đồng chí ... chủ trì hội nghị." behind the sentence that told of it names its chair."""
        match = chairs_of(sentence.text)
        if match is None or not self.told or at - self.last_at > 1:
            return False
        last = self.told[-1]
        if last.meeting.chair is None and last.meeting.date is not None:
            self.told[-1] = replace(last, meeting=replace(last.meeting, chair=chair_in(sentence.text)))
        return True


def _says_day(text: str) -> bool:
    """Whether the words may name a day or a meeting: the cheap look ahead of all others."""
    return has_figure(text) or holds(text, _SAYS_DAY)


def _agendas(context: Context) -> frozenset[Node]:
    """The headings of agendas; what stands under one takes place within a meeting."""
    headings = (node for node in context.nodes if node.style and len(node.block.words) < 90)
    return frozenset(node for node in headings if Label.AGENDA in labels_of(node.block.words))


def _told(context: Context, node: Node, sentence: Sentence, day: date | None) -> Iterator[Told]:
    text = sentence.text
    nouns = [noun for noun in find_occasions(text) if not _REHEARSAL.match(text, noun[0])]
    if not nouns:
        yield from _moved(context, node, sentence)
        yield from _activity(context, node, sentence)
        return
    days = list(days_of(text, context.year))
    both = len(days) > 1 and moves(text)
    for when, old in days:
        noun = _noun_of(text, nouns, when) if announces(text, when) else None
        if noun is None or (when.day is None and day is None):
            continue
        meeting = _meeting(context, node, sentence, noun, when)
        if meeting.date is None:
            meeting = replace(meeting, date=day)
        if context.doc_type in _PAST and not _concluded(text, when):
            continue
        if not _held(text, when, meeting):
            continue
        yield Told(
            meeting,
            old=old or (not both and _is_old(text, noun, when)),
        )


def _moved(context: Context, node: Node, sentence: Sentence) -> Iterator[Told]:
    """ "Chuyển từ ngày 25/7 sang ngày 30/7" under a line that speaks of moving a meeting."""
    above = node.above[-1].block.text if node.above else ""
    if not _MOVED_ITEM.match(sentence.text) or not moves(above):
        return
    nouns = find_occasions(above)
    for when, old in days_of(sentence.text, context.year) if nouns else ():
        if when.day is not None:
            place = find_place(sentence.text)
            start = node.block.start + sentence.start
            span = Span(start + when.start, start + when.end)
            name = named_at(above, nouns[-1][0]).name
            seat = place[0] if place else None
            meeting = Meeting(
                name,
                when.day,
                when.last,
                when.time,
                seat,
                None,
                False,
                False,
                sentence.text,
                span,
                when.doubt,
            )
            yield Told(meeting, old=old)


def _activity(context: Context, node: Node, sentence: Sentence) -> Iterator[Told]:
    """An item "Đêm văn nghệ: 20h00 ngày 19/5/2023 tại Sân vận động xã": name, hour, day and place."""
    head = _ACTIVITY.match(sentence.text) if node.block.marker and ":" in sentence.text else None
    if head is None or labels_of(head["name"]):
        return
    whens = [when for when in find_whens(sentence.text, context.year) if when.day]
    if len(whens) != 1 or whens[0].last or ":" not in (whens[0].time or ""):
        return
    when, place = whens[0], find_place(sentence.text, whens[0].end)
    if place is None or when.start - head.end() > 24 or is_deadline(sentence.text[: when.start]):
        return
    start = node.block.start + sentence.start
    span = Span(start + head.start("name"), start + place[2])
    name, words = head["name"].strip(), sentence.text.strip()
    seat, chair = place[0], chair_in(words)
    yield Told(
        Meeting(name, when.day, None, when.time, seat, chair, when.tentative, False, words, span, when.doubt)
    )


def _is_old(text: str, noun: tuple[int, int], when: When) -> bool:
    """Whether a sentence only recalls a meeting: an earlier letter called it, or it is put off here and not
    held again on this day.
    """
    put_off = _PUT_OFF.search(text[: noun[0]]) and not _AGAIN.search(text[noun[1] : when.start])
    return bool(_OLD_LETTER.search(text[: when.start]) or put_off)


def _concluded(text: str, when: When) -> bool:
    """A notice of conclusions opens with the day of its meeting; later dates of it are other things."""
    opens = when.start < 24 and _OPENS_WITH_DAY.match(text) is not None
    return opens or bool(_TENTATIVE.search(text)) or when.time is not None


def _noun_of(text: str, nouns: list[tuple[int, int]], when: When) -> tuple[int, int] | None:
    """The word for a meeting that the day belongs to: the nearest before it, else the nearest behind it."""
    before = [noun for noun in nouns if noun[1] <= when.start]
    clause = max(text.rfind(";", 0, when.start), -1)
    before = [noun for noun in before if noun[0] > clause and when.start - noun[1] <= 260]
    if before:
        first = before[0] if _only_name(text, before) else before[-1]
        return None if _is_cited(text, first, when) or is_sent(text[first[1] : when.start]) else first
    stop = text.find(";", when.end)
    after = [
        noun
        for noun in nouns
        if noun[0] >= when.end and noun[0] - when.end <= 170 and (stop < 0 or noun[0] < stop)
    ]
    return after[0] if after and not is_sent(text[when.end : after[0][0]]) else None


def _only_name(text: str, before: list[tuple[int, int]]) -> bool:
    """ "Hội nghị tổng kết công tác tiếp công dân" is one name: no verb or comma parts its words."""
    between = text[before[0][1] : before[-1][0]]
    return between.strip() in ("", ",", "và") or not re.search(
        r"[,;:.]|\b(?:tại|tổ chức|dự|để|sau|trước|và báo cáo|trình)\b", between, re.I
    )


def _is_cited(text: str, noun: tuple[int, int], when: When) -> bool:
    """ "kết luận tại cuộc họp ngày 05/3/2024" tells where something was said, and announces nothing."""
    between = text[noun[1] : when.start]
    lead = text[max(0, noun[0] - 12) : noun[0]]
    return (
        bool(re.search(r"\b(?:tại|sau|trước|trình|từ|của)\s+(?:các\s+)?$", lead, re.I))
        and when.time is None
        and not re.search(r"\b(?:tổ chức|diễn ra|khai mạc|vào lúc|dự kiến)\b", between, re.I)
    )


def _held(text: str, when: When, meeting: Meeting) -> bool:
    return bool(when.time or meeting.place or _HELD.search(text[max(0, when.start - 160) : when.start + 160]))


def _meeting(context: Context, node: Node, sentence: Sentence, noun: tuple[int, int], when: When) -> Meeting:
    text = sentence.text
    named = named_at(text, noun[0])
    place = find_place(text, when.end) or find_place(text, 0, when.start) if when.day else find_place(text)
    place = place_moved_to(text) or place
    start = min(named.start, when.start)
    end = max(min(named.end, len(text)), when.end)
    at = node.block.start + sentence.start
    return Meeting(
        name=named.name or None,
        date=when.day,
        date_to=when.last,
        time=when.time,
        place=place[0] if place else None,
        chair=chair_in(text),
        tentative=when.tentative
        or (not moves(text) and bool(_TENTATIVE.search(text[max(0, when.start - 80) : when.end]))),
        online="trực tuyến" in (named.name + (place[0] if place else "")).lower(),
        text=text.strip(),
        span=Span(at + start, at + end),
        doubt=when.doubt,
    )


def _one_of_several(node: Node, sentence: Sentence, parts: list[When]) -> Iterator[Told]:
    """Each of "3 diễn đàn ... vào chiều 21/7", told in the sentences behind with its own chair."""
    nouns = find_meeting_nouns(sentence.text)
    chair = chair_in(sentence.text)
    if not nouns or chair is None or nouns[0][0] > 24 or re.search(r"\b\d{1,2}/\d{1,2}\b", sentence.text):
        return
    named = named_at(sentence.text, nouns[0][0])
    when = parts[0]
    at = node.block.start + sentence.start
    meeting = Meeting(
        named.name,
        when.day,
        when.last,
        when.time,
        None,
        chair,
        when.tentative,
        False,
        sentence.text,
        Span(at + named.start, at + named.end),
    )
    yield Told(meeting, one_of=True)


def _undated(
    context: Context, node: Node, sentence: Sentence, nouns: list[tuple[int, int]]
) -> Iterator[Told]:
    """In a press text: "... chủ trì cuộc làm việc", "sẽ thực hiện Lễ dâng hoa ... tại Quảng trường ..."."""
    text = sentence.text
    chairs = chairs_of(text)
    place = find_place(text)
    will = _WILL.search(text)
    if chairs is not None:
        noun = next((n for n in nouns if n[1] > chairs.end("who")), None)
    elif will is not None and place is not None:
        noun = next((n for n in nouns if n[0] >= will.end() - 1), None)
    else:
        return
    if noun is None:
        return
    when = When(None, None, None, noun[0], noun[1])
    meeting = _meeting(context, node, sentence, noun, when)
    yield Told(replace(meeting, place=place[0] if place else None))
