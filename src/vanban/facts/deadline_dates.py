"""Deadlines that name a date, perhaps with an hour, a weekday or the first day of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vanban.answers import Deadline, Operator
from vanban.dates.written import WrittenDate, find_dates, find_times
from vanban.facts.deadline_words import (
    BEFORE,
    BY,
    ENDS,
    HOUR,
    LATE,
    MEDIUM,
    RECURS,
    REPORTED,
    STRONG,
    WEAK,
    WEEKDAY,
    WITHIN,
    Calendar,
    Candidate,
    clause_before,
)
from vanban.model import Span
from vanban.text.patterns import pattern_of

_LEFT = pattern_of(
    rf"(?<!\w)(?:(?P<before>{BEFORE})|(?P<by>{BY})|(?P<within>{WITHIN})|(?P<to>(?:từ nay )?(?:đến|tới))"
    rf"|(?P<on>vào(?: lúc)?|lúc|dự kiến|tại phiên họp)"
    r"|(?P<start>kể từ|tính từ|bắt đầu từ|từ|sau|qua|tính đến|đến nay))"
    rf"\s*(?:khoảng )?(?P<hour>{HOUR})?\s*,?\s*(?:buổi )?(?:sáng|trưa|chiều"
    rf"|tối)?(?: nay| mai)?\s*(?:(?P<weekday>{WEEKDAY})\s*[,(]?\s*)?(?:ngày )?$",
    re.I,
)
_LEFT_BARE = pattern_of(
    rf"(?P<hour>{HOUR})?\s*,?\s*(?:buổi )?(?:sáng|trưa|chiều"
    rf"|tối)?(?: nay| mai)?\s*(?:(?P<weekday>{WEEKDAY})\s*[,(]?\s*)?(?:ngày )?$",
    re.I,
)
_RIGHT_WEEKDAY = pattern_of(rf"\s*[,(]\s*(?P<weekday>{WEEKDAY})\b", re.I)
_DAY = pattern_of(r"\d\s*(?:[/.-]|,? ?tháng)", re.I)
_RIGHT_HOUR = pattern_of(rf"\s*[,(]?\s*(?:lúc|trước|chậm nhất) (?P<hour>{HOUR})(?!\s*,?\s*ngày)", re.I)
_REACHING = pattern_of(
    r"(?:hoàn thành|xong|thời hạn|hạn|(?:tiến hành|thực hiện|triển khai|thời gian|gửi|nộp|lấy ý kiến"
    r"|nhận)[^.;]{0,20}từ (?:ngày )?[\d/.]{3,10})\s*,?\s*$",
    re.I,
)
_SPAN_OPEN = pattern_of(r"từ (?:ngày )?\d[\d/.]{2,9}\s*$", re.I)
_CARRIED_OUT = pattern_of(
    r"(?<!\w)(?:tổ chức|tiến hành|thực hiện|lấy ý kiến|niêm yết|treo|tuyên truyền|trực|rà soát"
    r"|kiểm tra)(?!\w)",
    re.I,
)
_RANGE_LEFT = pattern_of(
    r"(?:hoàn thành|thực hiện|tiến hành|triển khai|thời gian|gửi|nộp|lấy ý kiến"
    r"|nhận)\W*(?:xong )?(?:trong )?(?:từ )?$",
    re.I,
)
_SPELL = pattern_of(
    r"(?<!\w)(?:giai đoạn|nhiệm kỳ|phát sinh|diễn ra|thời kỳ|mốc|niên độ|kỳ|(?<!mở )đợt|hội nghị|họp|lễ"
    r"|hội thi)(?!\w)"
    r"[^.;,]{0,40}$",
    re.I,
)
"""A run of days that such words lead to is told of, or that of a meeting, and no time given for a duty."""
_NEAR = 60
_TOLD = pattern_of(r"(?<!\w)(?:kết quả|tình hình|số liệu|tổng hợp|thống kê)(?!\w)", re.I)
_CUT_OFF = pattern_of(r"(?<!\w)(?:số liệu|tính|kết quả|tình hình)\s*$", re.I)
_CITED = pattern_of(r"(?:\d\s*[-/]\s*[A-ZĐ][^\s,;]*|\bsố \S+)\s*,?\s*$")
_DELIVERY = pattern_of(
    r"(?<!\w)(?:gửi|nộp|trình|báo cáo|hoàn thành|hoàn tất|xong|chuyển|bàn giao|công bố|ban hành|niêm yết"
    r"|đăng ký|"
    r"tổng hợp|cung cấp|phát hành|phản hồi|thông báo|trả lời|lấy|nhận)(?!\w)",
    re.I,
)
_EVENT = pattern_of(
    r"(?<!\w)(?:hội nghị|cuộc họp|buổi|lễ|đại hội|kỳ họp|hội thảo|diễn ra|ngày hội|gặp mặt|đối thoại"
    r"|khai mạc|"
    r"công điện|tổ chức|bầu cử|giấy mời|kỷ niệm|tính đến|từ|(?<!định )kỳ|đợt|diễn đàn|văn bản số"
    r"|phiên họp)(?!\w)",
    re.I,
)
_AT_SESSION = pattern_of(
    r"(?<!\w)(?:trình|cho ý kiến|báo cáo)(?!\w)[^.;]{0,80}(?:phiên họp|kỳ họp|cuộc họp)[^.;,]{0,30}$",
    re.I,
)
_HELD = pattern_of(
    rf"(?:^|[;,.])\s*(?:đồng thời )?(?:tham gia )?(?:tổ chức|tiến hành|chạy thử|ra quân"
    rf"|phát động|(?:sơ |tổng )?duyệt|diễn tập|nghiệm thu"
    rf"|(?:[^.;,]{{2,60}} )?(?:kiểm tra|chạy thử|thử|kết nối)"
    rf" (?:tín hiệu|đường truyền|kỹ thuật|điểm cầu))\s[^.;,]{{0,90}}?(?:(?:vào "
    rf"|lúc )?(?:{HOUR})?\s*,?\s*)$",
    re.I,
)
_DAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "bẩy": 5,
    "7": 5,
}


def _resolved(found: WrittenDate, calendar: Calendar) -> tuple[date, str]:
    """The day with the year that was meant, and the doubt where it is only inferred."""
    if found.year_written:
        return found.day, ""
    day = found.day
    if calendar.issued and (calendar.issued - day).days > LATE:
        try:
            day = day.replace(year=day.year + 1)
        except ValueError:
            return day, "Ngày không hợp lệ trong năm sau; cần kiểm tra lại năm của thời hạn."
        return (
            day,
            f"Văn bản không ghi năm của thời hạn; hiểu là năm {day.year} vì ngày này đã qua khi ban hành.",
        )
    return day, "" if calendar.issued else f"Văn bản không ghi năm của thời hạn; hiểu là năm {day.year}."


def _weekday_doubt(written: str | None, day: date) -> str:
    if not written:
        return ""
    words = written.lower().split()
    number = (
        6 if words[0].startswith(("chủ", "cn")) else _DAYS.get(words[-1].removeprefix("thứ"), day.weekday())
    )
    if number == day.weekday():
        return ""
    true = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")[day.weekday()]
    return f"Văn bản ghi {written} nhưng ngày {day:%d/%m/%Y} là {true}; cần hỏi lại nơi ban hành."


def _moment(hour: str | None, day: date) -> str:
    """ISO date, or date and hour where one is written; "4 giờ chiều" is 16:00."""
    time = next(find_times(hour), None) if hour else None
    if time is None or hour is None:
        return day.isoformat()
    hours, minutes = time.text.split(":")
    if re.search(r"(?:chiều|tối)\s*$", hour, re.I) and int(hours) < 12:
        hours = f"{int(hours) + 12:02d}"
    return f"{day.isoformat()}T{hours}:{minutes}"


def dated(text: str, calendar: Calendar) -> Iterator[Candidate]:
    if not _DAY.search(text):
        return
    for found in find_dates(text, year=calendar.year):
        one = _of_date(text, found, calendar)
        if one is not None:
            yield one


def _of_date(text: str, found: WrittenDate, calendar: Calendar) -> Candidate | None:
    before = text[max(0, found.start - 90) : found.start]
    if RECURS.match(text, found.end):
        return None
    left = _LEFT.search(before)
    if found.first is not None:
        return _of_range(text, found, calendar)
    judged = _judged(text, found.start, found.end, before, left)
    if judged is None:
        return None
    operator, strength, start = judged
    day, doubt = _resolved(found, calendar)
    bare = None if left and strength != WEAK else _LEFT_BARE.search(before)
    right = _RIGHT_WEEKDAY.match(text, found.end)
    hour = left["hour"] if left and strength != WEAK else (bare["hour"] if bare else None)
    end = found.end
    if hour is None and (after := _RIGHT_HOUR.match(text, found.end)):
        hour, end = after["hour"], after.end()
    weekday = (left or bare or {"weekday": None})["weekday"] or (right["weekday"] if right else None)
    doubt = _weekday_doubt(weekday, day) or doubt
    if not doubt and calendar.issued and day < calendar.issued:
        doubt = "Thời hạn sớm hơn ngày ban hành văn bản; cần kiểm tra lại."
    deadline = Deadline(
        text[start:end].strip(), _moment(hour, day), operator, span=Span(start, end), doubt=doubt
    )
    return Candidate(deadline, start, end, strength)


def _judged(
    text: str, start: int, end: int, before: str, left: re.Match[str] | None
) -> tuple[Operator, int, int] | None:
    """(operator, strength, where the deadline begins) of the date at `start`, None where it is no
    deadline.
    """
    offset = start - len(before)
    if left and left["start"]:
        return None
    clause = clause_before(text, start)
    if left and (left["before"] or left["by"] or left["within"]):
        if left["by"] and "nhất" not in left["by"].lower() and _told_until(before[: left.start()], clause):
            return None
        operator: Operator = "before" if left["before"] else "by" if left["by"] else "within"
        if (
            left["within"]
            and left["within"].lower().startswith("trong")
            and REPORTED.search(before[: left.start()])
        ):
            return None
        return operator, STRONG, offset + left.start()
    if left and left["to"]:
        return (
            ("by", STRONG, offset + left.start())
            if _reaches(clause[: len(clause) - len(before) + left.start()], left["to"])
            else None
        )
    if re.search(r"\d\s*:\s*\d\d\s*$", before) and text[start].isdigit():
        return None
    if _CITED.search(before) or not _governed(clause) or not ENDS.match(text, end):
        return None
    return "on", WEAK, offset + left.start() if left else start


def _told_until(before: str, clause: str) -> bool:
    """Whether the date ends a period that is only told of: "bổ sung số liệu đến hết ngày 15/8"."""
    return bool(_CUT_OFF.search(before) or (_SPAN_OPEN.search(before) and _TOLD.search(clause)))


def _reaches(before: str, link: str) -> bool:
    """Whether "đến ngày ..." ends the time given: "hoàn thành đến", "từ nay đến", "lấy ý kiến từ ngày
    01/3/2023 đến".
    """
    if "nay" in link.lower() or _REACHING.search(before):
        return True
    return bool(_SPAN_OPEN.search(before) and _CARRIED_OUT.search(before) and not _TOLD.search(before))


def _governed(clause: str) -> bool:
    """Whether a verb of delivery governs the date that follows the clause, with no event in between."""
    if _AT_SESSION.search(clause) or _HELD.search(clause):
        return True
    verbs = list(_DELIVERY.finditer(clause))
    return bool(verbs) and not _EVENT.search(clause, verbs[-1].end())


def _of_range(text: str, found: WrittenDate, calendar: Calendar) -> Candidate | None:
    """ "thực hiện từ ngày 01/3 đến ngày 15/3/2023": due on the last day; a period reported on is none."""
    clause = clause_before(text, found.start)
    if not _RANGE_LEFT.search(clause) and (
        not ENDS.match(text, found.end) or _TOLD.search(clause) or _SPELL.search(clause[-_NEAR:])
    ):
        return None
    day, doubt = _resolved(found, calendar)
    deadline = Deadline(
        text[found.start : found.end].strip(),
        day.isoformat(),
        "within",
        span=Span(found.start, found.end),
        doubt=doubt,
    )
    return Candidate(deadline, found.start, found.end, MEDIUM)
