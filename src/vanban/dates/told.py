"""How a deadline was reckoned, in Vietnamese lines that an official can check with a pencil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from vanban.dates.due import Due, Operator, clock, day_of, landed, says_day
from vanban.dates.periods import Unit
from vanban.dates.weekdays import short, spoken
from vanban.dates.working_days import ONE_DAY, WorkingDays
from vanban.text.patterns import pattern_of

UNIT_NAMES: Final[dict[Unit, str]] = {
    "day": "ngày",
    "working_day": "ngày làm việc",
    "month": "tháng",
    "year": "năm",
    "hour": "giờ",
}
_VAGUE = pattern_of(r"(?:nửa )?(?:đầu|giữa) (?=tháng|quý|năm)", re.I)


def told(due: Due, days: WorkingDays, anchor: date | datetime | None = None) -> tuple[str, ...]:
    """The lines behind a deadline whose day is known; `anchor` is what a relative one was counted from.

    Every day off that was stepped over stands there with its reason. Nothing where no day is known.
    """
    if due.on is None:
        return ()
    return (*_counted(due, days, anchor), *_bounded(due, days), *_warned(due, days, anchor))


def passed_over(first: date, last: date, days: WorkingDays) -> Iterator[str]:
    """Each day off from `first` to `last` with its reason, and each weekend day that the office works."""
    for step in range((last - first).days + 1):
        day = first + ONE_DAY * step
        if not days.is_working(day):
            doubt = days.doubt_about(day)
            yield f"Bỏ qua {short(day)}: {days.why_off(day)}{f' ({doubt})' if doubt else ''}."
        elif why := days.why_working(day):
            yield f"Tính cả {spoken(day)}: {why}."


def _counted(due: Due, days: WorkingDays, anchor: date | datetime | None) -> Iterator[str]:
    """From the anchor to the day."""
    if anchor is None or not due.relative:
        return
    start = day_of(anchor)
    if due.count is None:
        yield f"Mốc “{due.anchor}”: {spoken(start)}."
        return
    offset, unit = due.count
    since = f"{anchor:%H:%M} {spoken(start)}" if unit == "hour" and anchor != start else spoken(start)
    landing = landed(anchor, offset, unit, days)
    if due.offset is None:
        yield f"“Ngay sau” hiểu là hết ngày làm việc đầu tiên sau {spoken(start)}."
    elif offset < 0:
        yield f"Đếm ngược {-offset} {UNIT_NAMES[unit]} từ {since}, không tính ngày đó."
    else:
        yield f"Đếm {offset} {UNIT_NAMES[unit]} từ sau {since} (Bộ luật Dân sự 2015, Điều 147)."
    if unit == "hour" and not isinstance(anchor, datetime):
        yield "Chưa biết giờ của mốc nên tính theo ngày, làm tròn về phía an toàn."
    if unit == "working_day":
        first, last = (landing.on, start - ONE_DAY) if offset < 0 else (start + ONE_DAY, landing.on)
        yield from passed_over(first, last, days)
    elif landing.plain != landing.on:
        yield from _moved(landing.plain, landing.on, days)


def _moved(plain: date, on: date, days: WorkingDays) -> Iterator[str]:
    first, last = (plain, on - ONE_DAY) if plain < on else (on + ONE_DAY, plain)
    yield from passed_over(first, last, days)
    if plain < on:
        yield f"Ngày cuối {short(plain)} là ngày nghỉ nên sang ngày làm việc tiếp theo (Điều 148 khoản 5)."
    else:
        yield f"{short(plain)} là ngày nghỉ nên lùi về ngày làm việc liền trước."


def _bounded(due: Due, days: WorkingDays) -> Iterator[str]:
    """What the operator makes of the day."""
    assert due.on is not None
    meant = clock(due, days)
    if meant.safe_on is None or meant.late_on is None:
        yield f"Chỉ làm từ sau {spoken(due.on)}; văn bản không nêu ngày cuối."
        return
    if due.strict:
        yield f"“Trước” {spoken(due.on)}: ngày đó đã là muộn."
        yield from passed_over(meant.safe_on + ONE_DAY, due.on - ONE_DAY, days)
    elif meant.safe_on != due.on:
        named = "Văn bản nêu đúng" if says_day(due) else "Hết hạn vào"
        yield f"{named} {spoken(due.on)}, là ngày nghỉ."
        yield from passed_over(meant.safe_on + ONE_DAY, due.on, days)
    if due.at is not None and due.at.date() == meant.safe_on:
        yield f"Hạn: {due.at:%H:%M} {spoken(meant.safe_on)}."
    else:
        yield f"Ngày làm việc an toàn cuối cùng: {spoken(meant.safe_on)}; quá hạn từ {short(meant.late_on)}."


def _warned(due: Due, days: WorkingDays, anchor: date | datetime | None) -> Iterator[str]:
    assert due.on is not None
    if not due.every and not says_day(due) and due.operator is not Operator.AFTER and _VAGUE.search(due.text):
        yield "Văn bản không nêu một ngày xác định; tính đến hết thời kỳ, nên hỏi lại nơi ban hành."
    farthest = max(due.on, day_of(anchor)) if anchor else due.on
    if days.is_estimate(farthest):
        yield f"Lịch nghỉ năm {farthest.year} chưa có quyết định chính thức nên ngày này là dự kiến."
