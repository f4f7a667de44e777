"""Whether what a person typed into a fact is right, and the value it makes.

Pure. A refusal is a Vietnamese sentence under the field: what is wrong and how to write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from caunoi.documents.review_fields import Field, Json, KindOfFact, Shape, copy_of, part, put
from caunoi.documents.review_lines import day_month_year, deadline_words

_DATE = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})", re.IGNORECASE
)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_HOUR = re.compile(r"(\d{1,2})\s*(?::|giờ|h|g)\s*(\d{2})?(?:\s*phút)?", re.IGNORECASE)
_PARTS_OF_DAY = ("sáng", "chiều", "tối")
_YEARS = range(1945, 2101)


class _Wrong(ValueError):
    """Carries the sentence for the person."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """`field` is the name of the input the sentence belongs under."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The value as typed, and what is wrong with it; it may be kept only where nothing is."""

    value: Json
    mistakes: tuple[Mistake, ...] = ()


def check(kind: KindOfFact, typed: Mapping[str, str], before: Json = None) -> Checked:
    """Read every field of `kind` from what was typed.

    `before` is the value until now: parts of it that no field shows (the place of a deadline) are kept.
    Returns the value in the shape of the contract together with the mistakes, in the order of the fields.
    """
    value = copy_of(before)
    mistakes: list[Mistake] = []
    alone: Json = None
    for field in kind.fields:
        try:
            alone = _parsed(field, typed.get(field.name, ""))
        except _Wrong as wrong:
            mistakes.append(Mistake(field.name, str(wrong)))
            continue
        if not kind.plain:
            put(value, field.name, alone)
    if kind.plain:
        return Checked(alone, tuple(mistakes))
    if not mistakes:
        mistakes += _AGREE.get(kind.key, _anything_agrees)(value)
    return Checked(value, tuple(mistakes))


def shown(kind: KindOfFact, value: Json) -> dict[str, str]:
    """The value as text for the inputs, by field name: the reverse of `check`."""
    return {field.name: _as_typed(field, part(value, field.name)) for field in kind.fields}


def guessed(kind: KindOfFact, passage: str) -> dict[str, str]:
    """What can be filled in from a piece of text a person selected, by field name.

    The whole passage goes into the main field; dates and hours in it go where the kind asks for them.
    """
    words = " ".join(passage.split()).lstrip("-–+*• ")
    field = next(field for field in kind.fields if field.name == kind.main)
    typed = {kind.main: _fitting(field, words)}
    for other in kind.fields:
        if other.name != kind.main and other.name in ("date", "at", "deadline.due"):
            typed[other.name] = _fitting(other, words)
    return {name: text for name, text in typed.items() if text}


def _fitting(field: Field, words: str) -> str:
    """The part of the passage that the field can hold."""
    pattern = {Shape.DATE: _DATE, Shape.MOMENT: _DATE, Shape.INTEGER: re.compile(r"\d{1,6}")}.get(field.shape)
    if pattern is None:
        return words
    found = pattern.search(words)
    if not found:
        return ""
    hour = _HOUR.search(words) if field.shape is Shape.MOMENT else None
    return f"{hour.group()} {found.group()}" if hour else found.group()


def date_from(text: str) -> date:
    """The day named by 9/3/2023, 09-03-2023, "ngày 9 tháng 3 năm 2023" or 2023-03-09.

    ValueError with a Vietnamese sentence for anything else and for days the calendar does not have.
    """
    words = text.strip()
    if iso := _ISO_DATE.fullmatch(words):
        year, month, day = (int(number) for number in iso.groups())
    elif found := _DATE.fullmatch(words):
        day, month, year = (int(number) for number in found.groups())
    else:
        raise _Wrong(f"“{words}” không phải một ngày. Hãy ghi ngày/tháng/năm, ví dụ 9/3/2023.")
    if year not in _YEARS:
        raise _Wrong(f"Năm {year} nằm ngoài khoảng 1945–2100. Hãy xem lại năm.")
    try:
        return date(year, month, day)
    except ValueError:
        raise _Wrong(
            f"Ngày {day:02d}/{month:02d}/{year} không có trong lịch. Hãy xem lại ngày và tháng."
        ) from None


def _parsed(field: Field, typed: str) -> Json:
    words = typed.strip()
    if field.shape is Shape.FLAG:
        return bool(words)
    if not words:
        if field.required:
            raise _Wrong(f"Chưa ghi “{field.label}”. Ô này không để trống được.")
        return [] if field.shape is Shape.LINES else None
    return _PARSERS[field.shape](field, words)


def _one_line(_: Field, words: str) -> Json:
    return " ".join(words.split())


def _integer(field: Field, words: str) -> Json:
    digits = words.replace(".", "").replace("−", "-")
    if not re.fullmatch(r"-?\d{1,9}", digits):
        raise _Wrong(f"“{words}” không phải số. Hãy chỉ ghi chữ số.")
    number = int(digits)
    if not field.low <= number <= field.high:
        raise _Wrong(f"{field.label} phải từ {field.low} đến {field.high}.")
    return number


def _date(_: Field, words: str) -> Json:
    return date_from(words).isoformat()


def _moment(_: Field, words: str) -> Json:
    if iso := re.fullmatch(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})", words):
        return f"{date_from(iso[1]).isoformat()}T{_clock(iso[2])}"
    hour = _HOUR.search(words)
    if not hour:
        return date_from(words).isoformat()
    rest = f"{words[: hour.start()]} {words[hour.end() :]}".strip(" ,;-")
    return f"{date_from(rest).isoformat()}T{_clock(hour.group())}"


def _clock(words: str) -> str:
    found = _HOUR.fullmatch(words)
    if not found:
        raise _Wrong(f"“{words}” không phải giờ. Hãy ghi 07:30, 7 giờ 30, hoặc sáng, chiều, tối.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise _Wrong(f"Giờ {hour:02d}:{minute:02d} không có. Giờ từ 00:00 đến 23:59.")
    return f"{hour:02d}:{minute:02d}"


def _time(_: Field, words: str) -> Json:
    return words.lower() if words.lower() in _PARTS_OF_DAY else _clock(words)


def _symbol(_: Field, words: str) -> Json:
    pieces = re.split(r"[-/]", words)
    if not all(piece.replace("&", "").isalnum() for piece in pieces) or not re.search(r"[^\W\d_]", words):
        raise _Wrong(
            f"“{words}” không phải ký hiệu. Ký hiệu gồm chữ, nối bằng gạch chéo hoặc gạch nối, ví dụ KH/TU."
        )
    return words


def _phone(_: Field, words: str) -> Json:
    if not re.fullmatch(r"\+?[\d\s.()-]+", words) or not 6 <= sum(c.isdigit() for c in words) <= 15:
        raise _Wrong(f"“{words}” không phải số điện thoại. Hãy ghi từ 6 đến 15 chữ số.")
    return words


def _choice(field: Field, words: str) -> Json:
    if words not in {key for key, _ in field.choices}:
        raise _Wrong(f"Hãy chọn “{field.label}” trong danh sách.")
    return words


def _lines(_: Field, words: str) -> Json:
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]


_PARSERS: dict[Shape, Callable[[Field, str], Json]] = {
    Shape.TEXT: _one_line,
    Shape.LONG: _one_line,
    Shape.INTEGER: _integer,
    Shape.DATE: _date,
    Shape.MOMENT: _moment,
    Shape.TIME: _time,
    Shape.SYMBOL: _symbol,
    Shape.PHONE: _phone,
    Shape.CHOICE: _choice,
    Shape.LINES: _lines,
}


def _as_typed(field: Field, value: Json) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, list):
        return "\n".join(str(entry) for entry in value)
    words = str(value)
    if field.shape in (Shape.DATE, Shape.MOMENT):
        return day_month_year(words)
    return words


# Parts of one fact that must agree with each other.


def _anything_agrees(_: dict[str, Json]) -> list[Mistake]:
    return []


def _meeting_agrees(value: dict[str, Json]) -> list[Mistake]:
    first, last = value.get("date"), value.get("date_to")
    if isinstance(last, str) and (not isinstance(first, str) or last < first):
        return [
            Mistake(
                "date_to", "Ngày kết thúc phải sau ngày bắt đầu. Hãy ghi cả hai ngày, hoặc để trống ô này."
            )
        ]
    if not any(value.get(name) for name in ("name", "date", "place")):
        return [Mistake("name", "Cuộc họp cần ít nhất tên, ngày hoặc địa điểm.")]
    return []


def _quota_agrees(value: dict[str, Json]) -> list[Mistake]:
    count, least, most = (value.get(name) for name in ("count", "min", "max"))
    if count is None and least is None and most is None:
        return [Mistake("count", "Chưa ghi số lượng. Hãy ghi một số, hoặc khoảng từ – đến.")]
    if isinstance(least, int) and isinstance(most, int) and least > most:
        return [
            Mistake(
                "max", f"Khoảng không đúng: từ {least} mà đến {most}. Số sau phải lớn hơn hoặc bằng số trước."
            )
        ]
    return []


def _programme_agrees(value: dict[str, Json]) -> list[Mistake]:
    month, quarter = value.get("month"), value.get("quarter")
    if month is None and quarter is None and not value.get("period"):
        return [Mistake("month", "Chưa ghi thời gian. Hãy ghi tháng, quý, hoặc thời gian bằng lời.")]
    if isinstance(month, int) and isinstance(quarter, int) and (month + 2) // 3 != quarter:
        return [Mistake("quarter", f"Tháng {month} không thuộc quý {quarter}.")]
    return []


def _task_agrees(value: dict[str, Json]) -> list[Mistake]:
    """A deadline is a day, or recurring, or counted from an event; one with nothing in it is no deadline."""
    deadline = copy_of(value.get("deadline"))
    said = {
        key: deadline.get(key) for key in ("text", "due", "operator", "every", "offset", "unit", "anchor")
    }
    if not any(entry not in (None, "") for entry in said.values()):
        value["deadline"] = None
        return []
    if said["every"] and said["due"]:
        return [Mistake("deadline.every", "Hạn lặp lại thì không có một ngày cố định. Hãy bỏ một trong hai.")]
    if said["offset"] is not None and not said["unit"]:
        return [
            Mistake("deadline.unit", "Đã ghi số lượng thì hãy chọn đơn vị tính: ngày, ngày làm việc, tháng.")
        ]
    if said["unit"] and said["offset"] is None:
        return [Mistake("deadline.offset", "Đã chọn đơn vị tính thì hãy ghi số lượng, ví dụ 7.")]
    if said["due"] and not said["operator"]:
        deadline["operator"] = "by"
    if not said["text"]:
        deadline["text"] = deadline_words(deadline)
    value["deadline"] = deadline
    return []


_AGREE: dict[str, Callable[[dict[str, Json]], list[Mistake]]] = {
    "meetings": _meeting_agrees,
    "quotas": _quota_agrees,
    "programme_items": _programme_agrees,
    "tasks": _task_agrees,
}
