"""Moments before a meeting that somebody must keep: line tests, rehearsals, registration, arrival."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from vanban.answers import Milestone
from vanban.dates.written import find_times
from vanban.facts.context import Context
from vanban.facts.meeting_dates import is_deadline
from vanban.facts.meeting_names import has_meeting_noun
from vanban.facts.meetings import read_meetings
from vanban.facts.moments import When, find_whens
from vanban.facts.sentences import Sentence
from vanban.facts.timelines import read_timeline
from vanban.model import Span
from vanban.stages.outline import Node
from vanban.text.keys import holds
from vanban.text.patterns import pattern_of

_TEST = pattern_of(
    r"\b(?:chạy thử|kết nối thử|thử đường truyền|thử kết nối|kiểm tra (?:đường truyền|kỹ thuật|kết nối|"
    r"tín hiệu|thiết bị|hệ thống)|test (?:đường truyền|kỹ thuật|kết nối|hệ thống)|"
    r"tổng duyệt|sơ duyệt|duyệt (?:chương trình|kịch bản|văn nghệ))\b(?:\s+(?:đường truyền|kỹ thuật|"
    r"kết nối|hệ thống|chương trình(?: văn nghệ)?|tín hiệu))?",
    re.I,
)
OnlyDay = Callable[[], date | None]

_REGISTER = pattern_of(
    r"\b(?:(?:gửi\s+)?(?:văn bản\s+)?đăng ký|(?:lập|gửi|báo cáo|cung cấp|"
    r"tổng hợp)\s+(?:bản\s+)?(?:danh sách|số lượng|số điểm cầu|số đại biểu)|danh sách (?:đại biểu|cử|"
    r"thành phần|người)|"
    r"xác nhận (?:tham dự|tham gia|thành phần)|báo cáo số (?:điểm cầu|lượng|đại biểu))\b",
    re.I,
)
_TAKING_PART = pattern_of(
    r"đăng ký danh sách|đội thi|thí sinh|học viên|đại biểu|tham dự|tham gia|\bdự\b|phát biểu|tham luận"
    r"|điểm cầu|thành phần|người dự|đầu cầu|số lượng",
    re.I,
)
_ARRIVE = pattern_of(
    r"\b(?P<what>(?:đại biểu\s+)?(?:có mặt|ổn định (?:chỗ ngồi|tổ chức|vị trí)|tập trung|"
    r"đón tiếp(?: đại biểu)?|xuất phát))\b[^.;]{0,50}?(?:trước|lúc|từ|"
    r"vào)\s+(?:hồi\s+)?(?=\d{1,2}\s*(?:giờ|h|g|:))",
    re.I,
)
_CUES = (
    "thử",
    "duyệt",
    "kiểm tra",
    "đăng ký",
    "danh sách",
    "số lượng",
    "số điểm",
    "số đại",
    "xác nhận",
    "có mặt",
    "ổn định",
    "tập trung",
    "đón tiếp",
    "xuất phát",
    "test",
)
_WORDS_END = pattern_of(
    r",|;|\s(?:về|gửi|qua|trước|chậm nhất|muộn nhất|lúc|vào|từ|ngày|theo|\()(?=\s|$|\S)", re.I
)
_NEAR = 260


def read_milestones(context: Context) -> tuple[Milestone, ...]:
    """Line tests and rehearsals with their day, registration with its last hour, arrival with its hour.

    `at` is "2022-01-18T15:00", or the day alone where no hour is said. Only papers about a meeting have any.
    """
    title = context.head.title.value if context.head.title else ""
    if context.doc_type != "Giấy mời" and not has_meeting_noun(title):
        return ()
    only_day = cache(partial(_only_day, context))
    found: list[Milestone] = []
    for node, told in context.figured:
        for sentence in told:
            for milestone in _of_sentence(node, sentence, context.year, only_day):
                if not any(
                    milestone.what == other.what and other.at.startswith(milestone.at) for other in found
                ):
                    found.append(milestone)
    steps = read_timeline(context, [milestone.span.start for milestone in found])
    return tuple(sorted([*found, *steps], key=lambda one: one.span.start))


def _of_sentence(node: Node, sentence: Sentence, year: int | None, only_day: OnlyDay) -> Iterator[Milestone]:
    text = sentence.text
    lower = text.lower()
    if not holds(lower, _CUES):
        return
    whens = [_on_the_day(when, only_day) for when in find_whens(text, year)]
    whens = [when for when in whens if when.day]
    arrive = _ARRIVE.search(text)
    if arrive is not None:
        yield from _arrival(node, sentence, arrive, whens, only_day)
    for when in whens:
        test = _last(_TEST, text, when)
        if test is not None:
            due = when.time is None and is_deadline(text[: when.start])
            yield _milestone(node, sentence, test[0], when, _hour_before(text, when) if due else when.time)
            continue
        register = _last(_REGISTER, text, when)
        if (
            register is not None
            and (is_deadline(text[: when.start]) or text[: when.start].endswith("trong "))
            and _TAKING_PART.search(text[register.start() : register.end() + 90])
        ):
            yield _milestone(node, sentence, _called(text, register), when, _hour_before(text, when))


def _on_the_day(when: When, only_day: OnlyDay) -> When:
    """ "cùng ngày" is on the day of the one meeting."""
    return replace(when, day=only_day()) if when.same_day and when.day is None else when


def _last(pattern: re.Pattern[str], text: str, when: When) -> re.Match[str] | None:
    """The first match in the clause before the day."""
    start = max(text.rfind(";", 0, when.start) + 1, when.start - _NEAR, 0)
    found = pattern.search(text, start, when.start)
    if found is None and not is_deadline(text[: when.start]):
        stop = re.search(r"[;.]", text[when.end :])
        found = pattern.search(
            text, when.end, min(when.end + 60, when.end + stop.start() if stop else len(text))
        )
    return found


def _called(text: str, match: re.Match[str]) -> str:
    """What is to be done, to the end of its clause."""
    stop = _WORDS_END.search(text, match.end())
    return text[match.start() : stop.start() if stop else len(text)].strip(" ,.;(")


def _hour_before(text: str, when: When) -> str | None:
    """ "trước 16 giờ 00, ngày ...": the last hour of a deadline."""
    hours = list(find_times(text[max(0, when.start - 34) : when.end]))
    return hours[-1].text if hours else when.time


def _milestone(node: Node, sentence: Sentence, what: str, when: When, hour: str | None) -> Milestone:
    assert when.day is not None
    start = when.start
    lead = re.search(
        r"(?:trước|chậm nhất|muộn nhất|đến hết)[^.;()]{0,40}$",
        sentence.text[max(0, start - 50) : start],
        re.I,
    )
    if lead is not None:
        start -= len(lead[0])
    at = node.block.start + sentence.start
    return Milestone(
        what, _at(when.day, hour), sentence.text[start : when.end], Span(at + start, at + when.end)
    )


def _at(day: date, hour: str | None) -> str:
    return f"{day.isoformat()}T{hour}" if hour and ":" in hour else day.isoformat()


def _arrival(
    node: Node, sentence: Sentence, match: re.Match[str], whens: list[When], only_day: OnlyDay
) -> Iterator[Milestone]:
    """ "Đại biểu có mặt trước 7 giờ 15": on the day of the sentence, else that of the only meeting."""
    time = next((t for t in find_times(sentence.text) if t.start >= match.end() - 1), None)
    day = whens[0].day if whens else only_day()
    if time is None or day is None:
        return
    at = node.block.start + sentence.start
    words = sentence.text[match.start() : time.end]
    yield Milestone(match["what"], _at(day, time.text), words, Span(at + match.start(), at + time.end))


def _only_day(context: Context) -> date | None:
    """The day on which all meetings of the document take place, None where there are several or none."""
    days = {meeting.date for meeting in read_meetings(context)}
    return days.pop() if len(days) == 1 else None
