"""Meetings in a plan laid out by days: "1. Ngày 21/7/2024", "b) Buổi chiều", and what takes place then."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Meeting
from vanban.dates.written import find_parts_of_day
from vanban.facts.chairs import chair_in
from vanban.facts.context import Context
from vanban.facts.meeting_dates import is_sent
from vanban.facts.meeting_names import find_meeting_nouns, find_occasions, named_at
from vanban.facts.moments import When, clock_times, find_whens
from vanban.facts.places import find_place
from vanban.facts.sentences import Sentence
from vanban.facts.told import Told
from vanban.model import Span
from vanban.stages.outline import Node
from vanban.text.patterns import pattern_of

_DAY_ABOVE = pattern_of(
    r"^\W*(?:(?:buổi\s+)?(?:sáng|chiều|tối),?\s*)?(?:thứ\s+\w+,?\s*|"
    r"chủ nhật,?\s*)?(?:ngày thứ \w+\W*)?(?:ngày\s+)?\(?\d{1,2}\s*(?:[/.-]|tháng)",
    re.I,
)
_PART_ABOVE = pattern_of(r"^\W*(?:buổi\s+)?(?:sáng|chiều|tối)\b", re.I)


def on_day_above(context: Context, node: Node, sentence: Sentence) -> Iterator[Told]:
    """An item under headings that name the day, and perhaps the half of it; the item may name the hour."""
    text = sentence.text
    heading = next((above for above in node.above if _names_day(above)), None)
    nouns = find_occasions(text) if heading is not None else []
    if heading is None or not nouns or nouns[0][0] > 60 or is_sent(text) or find_whens(text, context.year):
        return
    when = next((when for when in find_whens(heading.block.words, context.year) if when.day), None)
    if when is None or _has_sessions_below(context, node):
        return
    between = [above.block.words for above in node.above if above.block.start > heading.block.start]
    yield _told(node, sentence, nouns[0][0], when, [words for words in between if _PART_ABOVE.match(words)])


def _told(node: Node, sentence: Sentence, noun: int, when: When, between: list[str]) -> Told:
    text = sentence.text
    named, place = named_at(text, noun), find_place(text)
    at = node.block.start + sentence.start
    meeting = Meeting(
        name=named.name,
        date=when.day,
        date_to=when.last,
        time=_hour(text, noun, between) or when.time,
        place=place[0] if place else None,
        chair=chair_in(text),
        tentative=False,
        online="trực tuyến" in text.lower(),
        text=text.strip(),
        span=Span(at + named.start, at + max(named.end, place[2] if place else 0)),
        doubt=when.doubt,
    )
    return Told(meeting, one_of=True)


def _hour(text: str, noun: int, between: list[str]) -> str | None:
    """The hour in the item, else in the nearest heading; else the half of the day."""
    for words in (text, *reversed(between)):
        if clocks := clock_times(words):
            return clocks[0].text
    for words in (text[:noun], *reversed(between)):
        if (part := next(find_parts_of_day(words), None)) is not None:
            return part.text
    return None


def _names_day(above: Node) -> bool:
    return len(above.block.text) < 90 and bool(_DAY_ABOVE.match(above.block.words))


def _has_sessions_below(context: Context, node: Node) -> bool:
    """Whether the items under a block tell of the sessions themselves ("Tổ chức 03 diễn đàn: ...")."""
    return any(node in other.above and find_meeting_nouns(other.block.text[:60]) for other in context.body)
