"""Meetings of a document, however it announces them: fields, sentences, or a week's schedule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from vanban.answers import Meeting
from vanban.facts.bridge_points import read_bridge_points
from vanban.facts.chairs import chair_in
from vanban.facts.context import Context
from vanban.facts.labels import Field, Label
from vanban.facts.meeting_cards import read_cards
from vanban.facts.meeting_dates import is_deadline
from vanban.facts.meeting_names import find_meeting_nouns, has_meeting_noun, heading_name, is_vague, named_at
from vanban.facts.meeting_prose import read_prose
from vanban.facts.meeting_schedules import is_schedule, read_schedule, read_timetable
from vanban.facts.moments import find_whens
from vanban.facts.places import find_place, place_of_field
from vanban.facts.told import Told
from vanban.text.keys import plain

_PUT_OFF = "Cuộc họp này đã được hoãn, văn bản chưa nêu ngày mới; không diễn ra vào ngày ghi ở đây."
_PARTS = {"sáng": (0, 12), "trưa": (11, 14), "chiều": (12, 18), "tối": (17, 24)}
_TIMED = frozenset({Label.TIME, Label.PLACE, Label.CHAIR, Label.FORM})


def read_meetings(context: Context) -> tuple[Meeting, ...]:
    """Every meeting the document announces or, where it is about one, concludes; in the order of the text.

    Fields come first, sentences add what fields do not say. A meeting that an earlier letter called and this
    one moves stands with its new date only; one put off without a new date with the old one and a doubt.
    """
    scheduled: tuple[Meeting, ...] = ()
    if is_schedule(context):
        called = context.head.title if context.doc_type != "Lịch công tác" else None
        table = read_timetable(context, heading_name(called.value)) if called else ()
        scheduled = tuple(table) or tuple(read_schedule(context))
    if scheduled or context.doc_type == "Lịch công tác":
        return scheduled
    press = context.doc_type in ("", "Tin bài")
    fields = context.fields
    title = _about(context, fields)
    told = [Told(meeting) for meeting in read_cards(context, fields, title)]
    told += read_prose(context, _taken(fields), press=press)
    if title and has_meeting_noun(title):
        told += [Told(meeting, one_of=True) for meeting in read_timetable(context, heading_name(title))]
    if context.doc_type in ("Chương trình", "Kịch bản", "Giấy mời"):
        told += _in_title(context)
    if not told and context.doc_type == "Giấy mời":
        told += _only_hour(context, title)
    meetings = [one.meeting for one in _settled(_dated(_merged(told)))]
    about = context.doc_type == "Giấy mời" or bool(title and has_meeting_noun(title))
    meetings = _fielded(fields, _titled(title, meetings), about=about)
    return tuple(_seated(context, _chaired(context, meetings)))


def _in_title(context: Context) -> list[Told]:
    """A programme or invitation may say when and where in its title: "(Ngày 05/01/2024, tại Hội trường)"."""
    title = context.head.title
    nouns = find_meeting_nouns(title.value) if title is not None else []
    if title is None or not nouns:
        return []
    words = f"{title.value} {_subtitle(context)}".rstrip()
    whens = [
        when for when in find_whens(words, context.year) if when.day and not is_deadline(words[: when.start])
    ]
    if not whens or not (whens[0].time or find_place(words)):
        return []
    when, place = whens[0], find_place(words)
    name = named_at(words, nouns[0][0]).name
    seat = place[0] if place else None
    return [
        Told(
            Meeting(
                name,
                when.day,
                when.last,
                when.time,
                seat,
                chair_in(words),
                when.tentative,
                False,
                words,
                title.span,
                when.doubt,
            )
        )
    ]


def _subtitle(context: Context) -> str:
    """The line in brackets under a title: "(8 giờ 00, ngày 14/7/2023, tại Hội trường)"."""
    first = context.body[0].block.text.strip(" *_") if context.body else ""
    return first if first.startswith("(") and first.endswith(")") and len(first) < 200 else ""


def _fielded(fields: Sequence[Field], meetings: list[Meeting], *, about: bool) -> list[Meeting]:
    """In a paper about one meeting, told in a sentence, its place or chair may stand in a field."""
    if len(meetings) != 1 or not about:
        return meetings
    meeting = meetings[0]
    for field in fields:
        if not field.pieces or (field.owner is not None and not field.leads):
            continue
        if field.labels == {Label.PLACE}:
            meeting = replace(meeting, place=meeting.place or place_of_field(field.pieces[0].text) or None)
        if field.labels == {Label.CHAIR}:
            meeting = replace(meeting, chair=meeting.chair or field.pieces[0].text.strip(" .;,") or None)
    return [meeting]


def _about(context: Context, fields: Sequence[Field]) -> str | None:
    """What the document is about: its title or, where that names no meeting, "Nội dung: Họp ..."."""
    title = context.head.title.value if context.head.title else None
    if title and has_meeting_noun(title) and "kính mời:" not in title.lower():
        return title
    said = (field.inline.text for field in fields if Label.CONTENT in field.labels and field.inline)
    named = next(
        (words for words in said if find_meeting_nouns(words)[:1] and find_meeting_nouns(words)[0][0] < 12),
        None,
    )
    return named or (None if title and "kính mời" in title.lower() else title)


def _titled(title: str | None, meetings: list[Meeting]) -> list[Meeting]:
    """The one meeting, called only "Hội nghị" in its sentence, has its name from the title."""
    if len(meetings) != 1 or not title or not has_meeting_noun(title) or not is_vague(meetings[0].name):
        return meetings
    return [replace(meetings[0], name=heading_name(title))]


def _chaired(context: Context, meetings: list[Meeting]) -> list[Meeting]:
    """The one meeting is chaired by whom the opening sentences say so."""
    if len(meetings) != 1 or meetings[0].chair is not None or meetings[0].date is None:
        return meetings
    for node in context.prose[:8]:
        if "cầu" in node.block.text:
            continue
        chair = chair_in(node.block.text) if "chủ trì" in node.block.text else None
        if chair is not None:
            return [replace(meetings[0], chair=chair)]
    return meetings


def _seated(context: Context, meetings: list[Meeting]) -> list[Meeting]:
    """The one online meeting sits, where nothing else is said, at the first bridge point."""
    points = read_bridge_points(context) if len(meetings) == 1 else ()
    if not points:
        return meetings
    first = meetings[0]
    return [
        replace(
            first, place=first.place or points[0].place, chair=first.chair or points[0].chair, online=True
        )
    ]


def _only_hour(context: Context, title: str | None) -> list[Told]:
    """What an invitation that names neither field nor meeting still says: the first day with an hour."""
    for node in context.prose:
        for when in find_whens(node.block.text, context.year):
            if when.day and when.time and not is_deadline(node.block.text[: when.start]):
                place = find_place(node.block.text)
                name = heading_name(title) if title else None
                span = context.spanned(node.block, when.start, when.end)
                text = node.block.text[when.start : when.end]
                place_words = place[0] if place else None
                return [
                    Told(
                        Meeting(
                            name,
                            when.day,
                            when.last,
                            when.time,
                            place_words,
                            None,
                            when.tentative,
                            False,
                            text,
                            span,
                            when.doubt,
                        )
                    )
                ]
    return []


def _dated(told: Sequence[Told]) -> list[Told]:
    """An announcement that gives only the hour is on the one day that the sentences name."""
    days = [one.meeting for one in told if one.meeting.date and not one.old]
    if len(days) != 1:
        return list(told)
    open_ = [one for one in told if one.meeting.date is None and one.meeting.time]
    if len(open_) != 1:
        return list(told)
    meeting = replace(_filled(open_[0].meeting, days[0]), date=days[0].date, date_to=days[0].date_to)
    return [Told(meeting), *(one for one in told if one is not open_[0] and one.meeting is not days[0])]


def _settled(told: Sequence[Told]) -> list[Told]:
    """Without meetings that were moved; one that was put off stays with a doubt where no new day is named."""
    old = [one for one in told if one.old]
    gone = {(one.meeting.date, one.meeting.time) for one in old} | {(one.meeting.date, None) for one in old}
    new = [one for one in told if not one.old and (one.meeting.date, one.meeting.time) not in gone]
    if not old:
        return new
    if any(one.meeting.date for one in new):
        earlier = old[0].meeting
        return [replace(one, meeting=_named_by(one.meeting, earlier)) for one in new]
    return [
        replace(one, meeting=replace(one.meeting, tentative=True, doubt=_PUT_OFF)) for one in old[:1]
    ] + new


def _named_by(meeting: Meeting, earlier: Meeting) -> Meeting:
    """A moved meeting keeps the place and the fuller name of the letter that first called it."""
    name = earlier.name if earlier.name and len(earlier.name) > len(meeting.name or "") else meeting.name
    return replace(meeting, name=name, place=meeting.place or earlier.place)


def _taken(fields: Sequence[Field]) -> frozenset[int]:
    """The blocks that fields speak in."""
    hours = {field.at for field in fields if Label.TIME in field.labels}
    timed = [
        field
        for field in fields
        if field.labels & _TIMED and not field.is_section and (field.leads or field.at in hours)
    ]
    below = {piece.at for field in timed if Label.WHO not in field.labels for piece in field.below}
    return frozenset({field.at for field in timed} | below)


def _merged(told: Sequence[Told]) -> list[Told]:
    """Each meeting once: a later mention fills in what the first left open."""
    merged: list[Told] = []
    for one in told:
        at = next((at for at, other in enumerate(merged) if _same(other, one)), None)
        if at is None:
            merged.append(one)
        else:
            merged[at] = replace(merged[at], meeting=_filled(merged[at].meeting, one.meeting))
    return merged


def _same(first: Told, second: Told) -> bool:
    a, b = first.meeting, second.meeting
    if first.one_of and second.one_of:
        return False
    if (a.date is None) != (b.date is None) and not (is_vague(a.name) or is_vague(b.name)):
        return _alike(a.name, b.name)
    if (a.date, a.date_to) != (b.date, b.date_to) or not _same_time(a.time, b.time):
        return False
    if a.date is None:
        return _alike(a.name, b.name)
    return a.place is None or b.place is None or _alike(a.place, b.place)


def _same_time(first: str | None, second: str | None) -> bool:
    if first is None or second is None or first == second:
        return True
    part, clock = (first, second) if first in _PARTS else (second, first)
    if part not in _PARTS or clock in _PARTS:
        return False
    least, most = _PARTS[part]
    return least <= int(clock[:2]) < most


def _alike(first: str | None, second: str | None) -> bool:
    a, b = plain(first or ""), plain(second or "")
    short, long = sorted((a, b), key=len)
    return bool(short) and (short in long or SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.6)


def _filled(first: Meeting, later: Meeting) -> Meeting:
    time = first.time if first.time and (first.time not in _PARTS or later.time is None) else later.time
    return replace(
        first,
        name=first.name or later.name,
        date=first.date or later.date,
        date_to=first.date_to if first.date else later.date_to,
        time=time,
        place=first.place or later.place,
        chair=first.chair or later.chair,
        online=first.online or later.online,
    )
