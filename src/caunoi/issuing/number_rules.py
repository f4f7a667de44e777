"""How numbers of outgoing documents follow one another. Pure.

Party: from 01 for each type in each term of the committee (36-HD/VPTW II.1.3, 05-HD/VPTW); papers of a
congress in one series. State: from 01 for each type in each year (ND 30/2020/ND-CP).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

from caunoi.issuing.number_types import numbered_type, signs
from caunoi.ui.refusal import RuleBroken
from vanban.paper import System

LONGEST: Final = {"title": 2000, "signer": 255, "recipients": 2000, "keeper": 255, "note": 500}
_FIELD_NAMES: Final = {
    "title": "Trích yếu",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
    "keeper": "Đơn vị nhận bản lưu",
    "note": "Ghi chú",
}
MOST_COPIES: Final = 100_000


class State(StrEnum):
    """What became of a number; none ever leaves the book."""

    GIVEN = "given"
    RESERVED = "reserved"
    CANCELLED = "cancelled"
    SECRET = "secret"


STATE_NAMES: Final[dict[State, str]] = {
    State.GIVEN: "Đã cấp",
    State.RESERVED: "Đang giữ",
    State.CANCELLED: "Đã hủy",
    State.SECRET: "Mật – lưu riêng",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What the book says of a document beside its number; `keeper` has the copy that is filed."""

    title: str = ""
    signer: str = ""
    recipients: str = ""
    keeper: str = ""
    copies: int | None = None
    note: str = ""

    def cleaned(self) -> Content:
        """The same in NFC and without spare blanks. Raises RuleBroken: no-title, too-long, too-many."""
        told = {name: _clean(getattr(self, name)) for name in LONGEST}
        if not told["title"]:
            raise RuleBroken("no-title", "Chưa ghi trích yếu. Sổ văn bản đi cần trích yếu của từng văn bản.")
        for name, most in LONGEST.items():
            if len(told[name]) > most:
                raise RuleBroken("too-long", f"{_FIELD_NAMES[name]} dài quá {most} chữ; hãy ghi gọn lại.")
        if self.copies is not None and not 0 < self.copies <= MOST_COPIES:
            raise RuleBroken("too-many", f"Số bản phải từ 1 đến {MOST_COPIES}.")
        return Content(**told, copies=self.copies)

    @property
    def bare(self) -> bool:
        """Nothing is said: all that the book may hold of a secret document."""
        return not any(getattr(self, one.name) for one in fields(self))


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def symbol_of(system: System, doc_type: str, office: str, *, congress: bool = False, unit: str = "") -> str:
    """ "KH/TU" in Party form, "KH-UBND" in State form; `unit` is who drafted a letter of the State.

    A type without a sign leaves the organ alone: "UBND-VP". Raises RuleBroken: type-unknown, no-symbol.
    """
    sign = numbered_type(system, doc_type).sign
    organ = signs(system).congress if congress else office
    if not organ:
        raise RuleBroken(
            "no-symbol", "Cơ quan ban hành chưa có ký hiệu (TU, ĐU, UBND…). Ghi ký hiệu ở trang Đơn vị trước."
        )
    if system == "party":
        return f"{sign}/{organ}" if sign else organ
    return "-".join(part for part in (sign, organ, "" if sign else unit) if part)


def number_text(number: int, symbol: str, system: str) -> str:
    """ "05-NQ/ĐU" in Party form, "05/KH-UBND" in State form; below ten with a zero.

    Where a Party type has no sign the number stands before the organ: "05/ĐU".
    """
    mark = "-" if system == "party" and "/" in symbol else "/"
    return f"{number:02d}{mark}{symbol}"


@dataclass(frozen=True, slots=True)
class Tenure:
    """A term as days, both included; no last day yet: it lasts."""

    begins_on: date
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)

    def meets(self, other: Tenure) -> bool:
        """Whether the two share a day."""
        late = max(self.begins_on, other.begins_on)
        return self.holds(late) and other.holds(late)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The last day among lower numbers of a series, and the first among higher ones."""

    before: date | None = None
    after: date | None = None


def out_of_order(on: date, around: Neighbours) -> str:
    """In words, why a day does not fit between the numbers around; "" where it does."""
    if around.before is not None and on < around.before:
        return f"ngày {on:%d/%m/%Y} đứng trước ngày của số liền trước ({around.before:%d/%m/%Y})"
    if around.after is not None and on > around.after:
        return f"ngày {on:%d/%m/%Y} đứng sau ngày của số liền sau ({around.after:%d/%m/%Y})"
    return ""


def check_day(on: date, *, today: date, around: Neighbours, reason: str) -> None:
    """Whether a document may bear that day. Raises RuleBroken: future-day; without a reason out-of-order."""
    if on > today:
        raise RuleBroken(
            "future-day",
            f"Ngày {on:%d/%m/%Y} chưa đến. Số chỉ cấp khi ban hành; nếu cần trước thì giữ số.",
        )
    fault = out_of_order(on, around)
    if fault and not reason:
        raise RuleBroken("out-of-order", f"Chưa cấp được: {fault}. Sửa ngày, hoặc ghi lý do nếu đúng là thế.")


def missing(numbers: Collection[int], *, after: int) -> list[range]:
    """The numbers that a series should have and has not, as ranges; `after` ended the book on paper."""
    known = sorted({after, *(number for number in numbers if number > after)})
    return [range(low + 1, high) for low, high in pairwise(known) if high > low + 1]


def missing_words(gaps: Sequence[range]) -> str:
    """ "03, 07–09" """
    return ", ".join(_range_words(gap) for gap in gaps)


def _range_words(gap: range) -> str:
    first, last = gap[0], gap[-1]
    return f"{first:02d}" if first == last else f"{first:02d}–{last:02d}"


def overlapping(new: Tenure, others: Iterable[Tenure]) -> Tenure | None:
    """The first of the others that shares a day with the new one."""
    return next((one for one in others if new.meets(one)), None)
