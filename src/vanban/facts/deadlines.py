"""Deadlines in a sentence: what was written, what date it names, and how sure that is (rule R7).

A date is a deadline only where the words make it one: an operator ("trước", "chậm nhất", "trong"), or a verb of
delivery that governs it ("gửi ... ngày 05/11/2025"). Dates of cited documents, of meetings and of periods reported on
are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from vanban.answers import Deadline, Every, Operator
from vanban.dates.periods import Count, Period, find_counts, find_periods, find_recurrences
from vanban.dates.written import WrittenDate, find_dates, find_times
from vanban.model import Span

_LATE = 31
"""Days before the day of issue from which a date without a year means the year after."""

STRONG, MEDIUM, WEAK = 3, 2, 1
"""How plainly the words make a deadline: by operator; counted, recurring or tied to an event; by the verb alone."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What stands in for what is not written: `year` for dates without one, `issued` to tell the next year."""

    year: int | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deadline at `text[start:end]` of the sentence that was searched."""

    deadline: Deadline
    start: int
    end: int
    strength: int


_HOUR = r"(?:\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2})?\s*(?:phút|ph|’|')?|\d{1,2}\s*:\s*\d{2})(?:\s*(?:sáng|chiều|tối))?"
_WEEKDAY = r"(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s*nhật|CN)"
_BEFORE = r"(?:trước|muộn nhất trước|chậm nhất trước)(?: (?:thời (?:điểm|hạn|gian)|lúc|hết))?"
_BY = (
    r"(?:(?:chậm|muộn|trễ) nhất(?: (?:là|vào|đến|trong|hết|lúc|ngày))*|không (?:quá|muộn hơn|chậm hơn)"
    r"|(?:đến|cho đến|trước) hết|hết|hạn (?:cuối|chót|nộp|gửi|hoàn thành|báo cáo)(?: (?:cùng|là|đến|vào))*"
    r"|thời (?:hạn|gian)(?: (?:hoàn thành|gửi|nộp|báo cáo|thực hiện|nhận|trình))*\s*(?::|là|đến|vào)+|hạn\s*:?)"
)
_WITHIN = r"(?:(?:xong|hoàn thành|hoàn tất|kết thúc)(?: (?:việc|nhiệm vụ))?\s*(?:vào|trong)?|trong(?: buổi)?(?: (?:sáng|chiều))?)"
_LEFT = re.compile(
    rf"(?<!\w)(?:(?P<before>{_BEFORE})|(?P<by>{_BY})|(?P<within>{_WITHIN})|(?P<to>(?:từ nay )?(?:đến|tới))|(?P<on>vào(?: lúc)?|lúc|dự kiến|tại phiên họp)"
    r"|(?P<start>kể từ|tính từ|bắt đầu từ|từ|sau|qua|tính đến|đến nay))"
    rf"\s*(?:khoảng )?(?P<hour>{_HOUR})?\s*,?\s*(?:buổi )?(?:sáng|trưa|chiều|tối)?\s*(?:(?P<weekday>{_WEEKDAY})\s*[,(]?\s*)?(?:ngày )?$",
    re.I,
)
_LEFT_BARE = re.compile(
    rf"(?P<hour>{_HOUR})?\s*,?\s*(?:buổi )?(?:sáng|trưa|chiều|tối)?\s*(?:(?P<weekday>{_WEEKDAY})\s*[,(]?\s*)?(?:ngày )?$",
    re.I,
)
_RIGHT_WEEKDAY = re.compile(rf"\s*[,(]\s*(?P<weekday>{_WEEKDAY})\b", re.I)
_RIGHT_HOUR = re.compile(rf"\s*[,(]?\s*(?:lúc|trước|chậm nhất) (?P<hour>{_HOUR})(?!\s*,?\s*ngày)", re.I)
_REACHING = re.compile(
    r"(?:hoàn thành|xong|thời hạn|hạn|(?:tiến hành|thực hiện|triển khai|thời gian|gửi|nộp|lấy ý kiến|nhận)[^.;]{0,20}từ (?:ngày )?[\d/.]{3,10})\s*,?\s*$",
    re.I,
)
_SPAN_OPEN = re.compile(r"từ (?:ngày )?\d[\d/.]{2,9}\s*$", re.I)
_CARRIED_OUT = re.compile(
    r"(?<!\w)(?:tổ chức|tiến hành|thực hiện|lấy ý kiến|niêm yết|treo|tuyên truyền|trực|rà soát|kiểm tra)(?!\w)",
    re.I,
)
_TOLD = re.compile(r"(?<!\w)(?:kết quả|tình hình|số liệu|tổng hợp|thống kê)(?!\w)", re.I)
_CUT_OFF = re.compile(r"(?<!\w)(?:số liệu|tính|kết quả|tình hình)\s*$", re.I)
_CITED = re.compile(r"(?:\d\s*[-/]\s*[A-ZĐ][^\s,;]*|\bsố \S+)\s*,?\s*$")
_RECURS = re.compile(r"\s*(?:của )?(?:hằng|hàng|mỗi) (?:năm|tháng|quý|tuần|ngày)", re.I)
_ENDS = re.compile(r"\s*(?:$|[.;,)…]|\(|để\b|nhằm\b|phục vụ\b|theo\b|đồng thời\b|\()", re.I)
_DELIVERY = re.compile(
    r"(?<!\w)(?:gửi|nộp|trình|báo cáo|hoàn thành|hoàn tất|xong|chuyển|bàn giao|công bố|ban hành|niêm yết|đăng ký|"
    r"tổng hợp|cung cấp|phát hành|phản hồi|thông báo|trả lời|lấy|nhận)(?!\w)",
    re.I,
)
_EVENT = re.compile(
    r"(?<!\w)(?:hội nghị|cuộc họp|buổi|lễ|đại hội|kỳ họp|hội thảo|diễn ra|ngày hội|gặp mặt|đối thoại|khai mạc|"
    r"công điện|tổ chức|bầu cử|giấy mời|kỷ niệm|tính đến|từ|kỳ|đợt|diễn đàn|văn bản số|phiên họp)(?!\w)",
    re.I,
)
_AT_SESSION = re.compile(
    r"(?<!\w)(?:trình|cho ý kiến|báo cáo)(?!\w)[^.;]{0,80}(?:phiên họp|kỳ họp|cuộc họp)[^.;,]{0,30}$",
    re.I,
)
_HELD = re.compile(
    rf"(?:^|[;,.])\s*(?:đồng thời )?(?:tham gia )?(?:tổ chức|tiến hành|chạy thử|ra quân|phát động)\s[^.;,]{{0,90}}?(?:(?:vào |lúc )?(?:{_HOUR})?\s*,?\s*)$",
    re.I,
)
_PERIOD_LEFT = re.compile(
    rf"(?<!\w)(?:(?P<before>{_BEFORE})|(?P<by>{_BY}|cuối|đến cuối|xong trước)|(?P<within>{_WITHIN}|(?:trong )?(?:nửa )?(?:đầu|giữa|cuối)))\s*(?:hết |cuối |đầu )?$",
    re.I,
)
_PERIOD_BARE = re.compile(
    r"(?<!\w)(?:hoàn thành|xong|thực hiện|triển khai|ban hành|trình|thời gian|phiên họp|kỳ họp|vào|trình lại)\s*[:,]?\s*$",
    re.I,
)
_REPORTED = re.compile(
    r"(?<!\w)(?:kết quả|tình hình|số liệu|công tác|nhiệm vụ|báo cáo|chương trình|hoạt động|diễn ra|phát sinh|"
    r"đại hội|ngày lễ|sự kiện|tầm nhìn|giai đoạn|nhiệm kỳ|phương hướng|tổng kết|sơ kết|kỷ niệm)"
    r"(?: (?:công tác|thực hiện|nhiệm vụ|trọng tâm|hoạt động))?\s*$",
    re.I,
)
_REACHED_LEFT = re.compile(r"(?<!\w)(?:đến|trước|hoàn thành|xong|trong|chậm nhất) (?:vào )?$", re.I)
_RECURRING_LEFT = re.compile(
    rf"(?<!\w)(?:định kỳ )?(?:{_BEFORE}|{_BY}|vào|định kỳ)\s*(?:khoảng )?(?:{_HOUR})?\s*,?\s*"
    rf"(?:(?:(?:buổi )?(?:sáng|chiều) )?{_WEEKDAY}|ngày (?:làm việc cuối cùng|\d{{1,2}}(?:\s*/\s*\d{{1,2}})?)(?: của)?|ngày cuối)?\s*(?:tháng (?:cuối|đầu) )?$",
    re.I,
)
_OTHER_MONTH = re.compile(
    rf"(?<!\w)(?:{_BEFORE}|{_BY}|vào)\s*(?:{_HOUR})?\s*,?\s*(?:ngày|mùng) (?:\d{{1,2}}|mùng \d) (?:của )?(?:tháng|quý) (?:sau|trước|kế tiếp|tiếp theo|liền kề|cuối quý|cuối|đầu quý)",
    re.I,
)
_LEADS = r"(?:(?:thời )?hạn|vòng|thời gian|tối đa|không quá|chậm nhất|sau|là|trong|ít nhất|tối thiểu)"
_COUNT_LEFT = re.compile(
    rf"(?<!\w)(?:(?P<before>(?:ít nhất |tối thiểu |chậm nhất )?trước(?: (?:ít nhất|tối thiểu|thời hạn))?)"
    rf"|(?P<within>(?:trong|chậm nhất|muộn nhất|không quá|tối đa|sau|quá)(?: {_LEADS}){{0,3}})|(?P<least>ít nhất|tối thiểu))\s*$",
    re.I,
)
_LIMITING = re.compile(r"hạn|vòng|(?:chậm|muộn) nhất", re.I)
_ANCHOR_RIGHT = re.compile(
    r"\s*,?\s*(?P<link>(?:kể|tính) từ(?: (?:khi|thời điểm))?|từ (?:khi|(?=ngày))|sau khi|sau|trước khi|trước|so với)"
    r"\s*(?P<anchor>[^,;.()]{2,110})",
    re.I,
)
_ANCHOR_LEFT = re.compile(
    r"(?<!\w)trước (?:khi )?(?P<anchor>[^,;.()\d]{3,80}?)\s*,?\s*(?:ít nhất|tối thiểu|chậm nhất|muộn nhất)?(?: là)?\s*$",
    re.I,
)
_OCCASION = (
    r"hội nghị|cuộc họp|buổi|đại hội|lễ|diễn đàn|gặp mặt|kỳ họp|phiên|đối thoại|khai mạc|bế mạc|ngày (?:khai mạc|bầu cử|họp|tổ chức|diễn ra|đối thoại)|"
    r"tết|hội thảo|đợt|chương trình|tiếp xúc"
)
_EVENT_TIED = re.compile(
    rf"(?<![\w,])\s?(?:(?P<after>(?:ngay )?sau(?: khi)?)|(?P<before>trước(?: khi)?)) (?P<anchor>(?:(?<=khi\s)|(?={_OCCASION}))[^,;.()]{{2,90}})",
    re.I,
)
_THROUGHOUT = re.compile(r"trong và sau|trước, trong|trước và sau", re.I)
_AT_ONCE = re.compile(
    r"(?<!\w)(?:ngay sau khi|ngay khi|khi có|khi phát sinh|khi nhận được) [^,;.()]{2,90}",
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


def find_deadlines(text: str, calendar: Calendar) -> list[Candidate]:
    """Every deadline of the text in order, only those of the greatest strength that occurs.

    `text` is one task's words; spans are within it. Where a date and a mere occasion stand side by side
    ("ngay sau hội nghị, trước ngày 15/8") the date is the deadline.
    """
    found = [*_dated(text, calendar), *_in_period(text, calendar)]
    found += [one for one in _recurring(text) if _free(one, found) or one.deadline.every]
    recurring = [one for one in found if one.deadline.every]
    found = [
        one for one in found if one.deadline.every or not any(_overlap(one, other) for other in recurring)
    ]
    found += [one for one in _counted(text) if _free(one, found)]
    found += [one for one in _tied(text) if _free(one, found)]
    found = [one for one in found if not _aside(text, one)] or [
        one for one in found if one.strength == STRONG and not _overdue(text, one)
    ]
    best = max((one.strength for one in found), default=0)
    return sorted((one for one in found if one.strength == best), key=lambda one: one.start)


def first_deadline(text: str, calendar: Calendar) -> Candidate | None:
    """The deadline of a text that has but one; the last dated one where several name the same thing."""
    found = find_deadlines(text, calendar)
    return found[0] if found else None


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _free(one: Candidate, others: list[Candidate]) -> bool:
    return not any(_overlap(one, other) for other in others)


def _aside(text: str, one: Candidate) -> bool:
    """Whether it stands in brackets that speak of something else."""
    opened = text.rfind("(", 0, one.start)
    return opened > text.rfind(")", 0, one.start)


def _overdue(text: str, one: Candidate) -> bool:
    opened = text.rfind("(", 0, one.start)
    closed = text.find(")", one.end)
    return "quá hạn" in text[max(opened, 0) : closed if closed > 0 else None].lower()


def _clause(text: str, at: int) -> str:
    """The words of the clause that lead up to `at`."""
    cut = max(text.rfind(mark, 0, at) for mark in (";", ". "))
    return text[max(cut + 1, at - 240) : at]


def _resolved(found: WrittenDate, calendar: Calendar) -> tuple[date, str]:
    """The day with the year that was meant, and the doubt where it is only inferred."""
    if found.year_written:
        return found.day, ""
    day = found.day
    if calendar.issued and (calendar.issued - day).days > _LATE:
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


def _dated(text: str, calendar: Calendar) -> Iterator[Candidate]:
    for found in find_dates(text, year=calendar.year):
        one = _of_date(text, found, calendar)
        if one is not None:
            yield one


def _of_date(text: str, found: WrittenDate, calendar: Calendar) -> Candidate | None:
    before = text[max(0, found.start - 90) : found.start]
    if _RECURS.match(text, found.end):
        return None
    left = _LEFT.search(before)
    if found.first is not None:
        return _of_range(text, found, calendar)
    judged = _judged(text, found.start, found.end, before, left)
    if judged is None:
        return None
    operator, strength, start = judged
    day, doubt = _resolved(found, calendar)
    bare = _LEFT_BARE.search(before)
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
    """(operator, strength, where the deadline begins) of the date at `start`, None where it is no deadline."""
    offset = start - len(before)
    if left and left["start"]:
        return None
    clause = _clause(text, start)
    if left and (left["before"] or left["by"] or left["within"]):
        if left["by"] and _told_until(before[: left.start()], clause):
            return None
        operator: Operator = "before" if left["before"] else "by" if left["by"] else "within"
        if (
            left["within"]
            and left["within"].lower().startswith("trong")
            and _REPORTED.search(before[: left.start()])
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
    if _CITED.search(before) or not _governed(clause) or not _ENDS.match(text, end):
        return None
    return "on", WEAK, offset + left.start() if left else start


def _told_until(before: str, clause: str) -> bool:
    """Whether the date ends a period that is only told of: "bổ sung số liệu đến hết ngày 15/8"."""
    return bool(_CUT_OFF.search(before) or _SPAN_OPEN.search(before) and _TOLD.search(clause))


def _reaches(before: str, link: str) -> bool:
    """Whether "đến ngày ..." ends the time given: "hoàn thành đến", "từ nay đến", "lấy ý kiến từ ngày 01/3/2023 đến"."""
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
    clause = _clause(text, found.start)
    if not re.search(
        r"(?:hoàn thành|thực hiện|tiến hành|triển khai|thời gian|gửi|nộp|lấy ý kiến|nhận)\W*(?:xong )?(?:trong )?(?:từ )?$",
        clause,
        re.I,
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


def _in_period(text: str, calendar: Calendar) -> Iterator[Candidate]:
    for period in find_periods(text, year=calendar.year):
        before = text[max(0, period.start - 60) : period.start]
        if _RECURS.match(text, period.end):
            continue
        one = _of_period(text, period, before)
        if one is not None:
            yield one


def _of_period(text: str, period: Period, before: str) -> Candidate | None:
    left = _PERIOD_LEFT.search(before)
    offset = period.start - len(before)
    words = text[period.start : period.end].lower()
    if words.startswith("năm") and not _whole_year(text, period, before):
        return None
    if left and left["before"] and "hết" not in left[0] and "cuối" not in left[0]:
        deadline = Deadline(text[offset + left.start() : period.end], period.first.isoformat(), "before")
        return _placed(deadline, offset + left.start(), period.end, STRONG)
    if left and not _REPORTED.search(before[: left.start()]):
        deadline = Deadline(text[offset + left.start() : period.end], period.last.isoformat(), "by")
        return _placed(deadline, offset + left.start(), period.end, STRONG)
    if words.startswith(("cuối", "hết")):
        if not _REACHED_LEFT.search(before):
            return None
        return _placed(
            Deadline(text[period.start : period.end], period.last.isoformat(), "by"),
            period.start,
            period.end,
            STRONG,
        )
    bare = _PERIOD_BARE.search(before)
    if bare and not words.startswith("năm") and _ENDS.match(text, period.end) and "6 tháng" not in words:
        return _placed(
            Deadline(text[period.start : period.end], period.last.isoformat(), "by"),
            period.start,
            period.end,
            WEAK,
        )
    return None


def _whole_year(text: str, period: Period, before: str) -> bool:
    """Whether a year is a time to be done by: "xong trong năm 2024", not "kế hoạch năm 2024"."""
    if re.search(
        r"(?<!\w)(?:hết|cuối|xong trong|hoàn thành (?:trong|vào)|(?:hoàn thành|xong|chậm nhất|phấn đấu)[^.;]{0,60}(?:đến|trong|vào|trước))\s*$",
        before,
        re.I,
    ):
        return True
    governed = re.search(r"(?<!\w)trong\s*$", before, re.I) and _ENDS.match(text, period.end)
    return bool(
        governed
        and re.search(
            r"(?<!\w)(?:hoàn thành|xong|trình|ban hành)(?!\w)", _clause(text, period.start), re.I
        )
    )


def _placed(deadline: Deadline, start: int, end: int, strength: int) -> Candidate:
    return Candidate(
        replace(deadline, text=deadline.text.strip(), span=Span(start, end)), start, end, strength
    )


def _recurring(text: str) -> Iterator[Candidate]:
    for found in find_recurrences(text):
        left = _RECURRING_LEFT.search(text[max(0, found.start - 60) : found.start])
        start = found.start - (min(60, found.start) - left.start()) if left else found.start
        operator: Operator | None = None
        if left:
            operator = "before" if "trước" in left[0].lower() else "by"
        if (
            left
            or found.every != "day"
            or re.search(r"(?:báo cáo|cập nhật|gửi|thông báo)[^.;]{0,40}$", text[: found.start], re.I)
        ):
            yield _placed(
                Deadline(text[start : found.end], None, operator, every=found.every),
                start,
                found.end,
                STRONG if left else MEDIUM,
            )
    for match in _OTHER_MONTH.finditer(text):
        every: Every = "quarter" if "quý" in match[0].lower() else "month"
        yield _placed(Deadline(match[0], None, "before", every=every), match.start(), match.end(), STRONG)


def _counted(text: str) -> Iterator[Candidate]:
    for count in find_counts(text):
        before = text[max(0, count.start - 100) : count.start]
        one = _of_count(text, count, before)
        if one is not None:
            yield one


def _of_count(text: str, count: Count, before: str) -> Candidate | None:
    offset = count.start - len(before)
    left = _COUNT_LEFT.search(before)
    right = _ANCHOR_RIGHT.match(text, count.end)
    if left and left["before"]:
        anchor = right["anchor"].strip() if right else None
        return _counted_from(
            text, offset + left.start(), right.end() if right else count.end, count, -1, anchor
        )
    if right and right["link"].lower().startswith(("trước", "so")):
        return _counted_from(
            text,
            offset + left.start() if left else count.start,
            right.end(),
            count,
            -1,
            right["anchor"].strip(),
        )
    if left and left["within"] and (right or _LIMITING.search(left[0])):
        return _counted_from(
            text,
            offset + left.start(),
            right.end() if right else count.end,
            count,
            1,
            right["anchor"].strip() if right else None,
        )
    behind = _ANCHOR_LEFT.search(before)
    if behind and not right:
        return _counted_from(text, offset + behind.start(), count.end, count, -1, behind["anchor"].strip())
    return None


def _counted_from(text: str, start: int, end: int, count: Count, sign: int, anchor: str | None) -> Candidate:
    operator: Operator = "before" if sign < 0 else "within"
    deadline = Deadline(
        text[start:end], None, operator, offset=sign * count.count, unit=count.unit, anchor=anchor
    )
    return _placed(deadline, start, end, MEDIUM)


def _tied(text: str) -> Iterator[Candidate]:
    for match in _EVENT_TIED.finditer(text):
        if _THROUGHOUT.search(text, max(0, match.start() - 24), match.end()):
            continue
        operator: Operator = "after" if match["after"] else "before"
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        yield _placed(
            Deadline(match[0], None, operator, anchor=match["anchor"].strip()), start, match.end(), WEAK - 1
        )
    for match in _AT_ONCE.finditer(text):
        anchor = re.sub(r"^(?:ngay )?(?:sau )?khi ", "", match[0], flags=re.I)
        yield _placed(
            Deadline(match[0], None, "after", anchor=anchor.strip()), match.start(), match.end(), WEAK - 1
        )
