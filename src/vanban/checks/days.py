"""The date line, dates that cannot be, and days of the week beside dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from vanban.checks.view import Hit, View
from vanban.dates.weekdays import short, weekday_doubt, weekday_name
from vanban.dates.written import find_dates
from vanban.model import Block, Span
from vanban.stages import marks
from vanban.text.patterns import pattern_of

_SHORT_LINE = pattern_of(
    r"^\W*(?P<place>[^\W\d_][^\d:;.…]{1,40}),\s*(?:ngày\s*)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*"
    r"(?P<year>\d{4})\W*$",
    re.I,
)
_FULL = pattern_of(
    r"(?<![\d/])(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:/\s*(?P<month>\d{1,2})\s*/\s*(?P<year>(?:19|20)\d{2})(?![\d/])"
    r"|tháng\s+(?P<month_w>\d{1,2})(?:\s*/\s*|\s+năm\s+)(?P<year_w>(?:19|20)\d{2}))"
)
_BEFORE_MEETING = frozenset({"Kế hoạch", "Giấy mời"})
_FAR = 366
_OLDEST = 1976
_BESIDE = 22


def check_days(view: View) -> Iterator[Hit]:
    """Form and range of the date of issue; every date of the text that is none."""
    if view.profile is not None:
        yield from _line(view)
        yield from _range(view)
    yield from _impossible(view)
    yield from _weekdays(view)


def _line(view: View) -> Iterator[Hit]:
    for block in view.head:
        if (match := _SHORT_LINE.match(block.text)) is not None:
            right = _written(view, match["place"].strip(), match)
            yield Hit("date-form", block.span, block.text, right, right)
            return
    if view.date_block is None:
        return
    block = view.date_block[1]
    match = marks.DATE_LINE.match(block.text)
    assert match is not None
    right = _written(view, (match["place"] or "").strip(" ,.*_|"), match)
    for part, rule in (("day", "date-day-zero"), ("month", "date-month-zero")):
        figures = match[part].strip()
        if not figures.isdigit() or not right:
            continue
        wanted = _zeroed(view, part, int(figures))
        if len(figures) < len(wanted):
            yield Hit(rule, block.span, block.text, right, right)
        elif len(figures) > len(wanted):
            yield Hit("date-extra-zero", block.span, block.text, right, right)


def _zeroed(view: View, part: str, number: int) -> str:
    assert view.profile is not None
    return f"{number:02d}" if number < view.profile.number(f"date.{part}.zero_below") else str(number)


def _written(view: View, place: str, match: re.Match[str]) -> str:
    """The line as the profile writes it, "" where a part of it is blank."""
    assert view.profile is not None
    day, month, year = (re.sub(r"\D", "", match[part] or "") for part in ("day", "month", "year"))
    if not (day and month and len(year) == 4):
        return ""
    form = view.profile.text("place_date.form")
    return form.format(
        place=place,
        day=_zeroed(view, "day", int(day)),
        month=_zeroed(view, "month", int(month)),
        year=year,
    )


def _range(view: View) -> Iterator[Hit]:
    issued = view.reading.issue_date
    if issued is None:
        return
    day = issued.value
    if day > view.today + timedelta(days=_FAR) or day.year < _OLDEST:
        yield Hit("date-range", issued.span, short(day), "")
    meetings = [meeting.date for meeting in view.reading.meetings if meeting.date is not None]
    if view.doc_type in _BEFORE_MEETING and meetings and max(meetings) < day and not issued.doubt:
        yield Hit("date-after-meeting", issued.span, short(day), short(max(meetings)))


def _impossible(view: View) -> Iterator[Hit]:
    for block in view.blocks:
        if "/" not in block.text and "tháng" not in block.text:
            continue
        for match in _FULL.finditer(block.text):
            year, month = match["year"] or match["year_w"], match["month"] or match["month_w"]
            if not _exists(int(year), int(month), int(match["day"])):
                yield Hit("date-impossible", _span(block, match.start(), match.end()), match[0].strip())


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _weekdays(view: View) -> Iterator[Hit]:
    """A day of the week beside a date whose year is written, or is that of the document."""
    issued = view.reading.issue_date
    year = issued.value.year if issued is not None and not issued.doubt else None
    for block in view.blocks:
        for written in find_dates(block.text, year=year):
            start, end = max(0, written.start - _BESIDE), written.end + _BESIDE
            if not weekday_doubt(block.text, written.day, written.start, written.end):
                continue
            if weekday_name(written.day).lower() in block.text[written.start : end].lower():
                continue  # "(thứ Năm, thứ Sáu)" behind a range
            rule = "weekday" if written.year_written else "weekday-year"
            words = _whole_words(block.text, start, end)
            span = _span(block, written.start, written.end)
            yield Hit(rule, span, words, f"{short(written.day)} là {weekday_name(written.day)}")


def _whole_words(text: str, start: int, end: int) -> str:
    """The characters without a word cut in two at either end."""
    words = text[start:end].split(" ")
    first = start > 0 and text[start - 1] != " "
    last = end < len(text) and text[end] != " "
    return " ".join(words[first : len(words) - last]).strip()


def _span(block: Block, start: int, end: int) -> Span:
    return Span(block.start + start, block.start + end)
