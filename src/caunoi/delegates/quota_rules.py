"""How many each office is to send, in pure words: of what, how many are missing, when the door has closed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

MOST_PLACES: Final = 2000


class What(StrEnum):
    """Of what a quota is."""

    DELEGATES = "delegates"
    SPEECHES = "speeches"
    VEHICLES = "vehicles"


WHAT_NAMES: Final[dict[What, str]] = {
    What.DELEGATES: "Đại biểu",
    What.SPEECHES: "Ý kiến phát biểu",
    What.VEHICLES: "Xe",
}


def range_words(least: int, most: int | None) -> str:
    """ "3", "từ 2 đến 4", or "ít nhất 2" where nothing bounds it above."""
    if most is None:
        return f"ít nhất {least}"
    return str(most) if least == most else f"từ {least} đến {most}"


def refuse_bad_range(least: int, most: int | None) -> None:
    """Raises RuleBroken "bad-range" where the figures cannot be meant."""
    if (
        least < 0
        or (most is not None and (most < max(least, 1) or most > MOST_PLACES))
        or least > MOST_PLACES
    ):
        raise RuleBroken(
            "bad-range", f"Số lượng “{range_words(least, most)}” không hợp lệ: số đến phải từ 1, không nhỏ "
            "hơn số từ, và không số nào quá 2.000. Hãy ghi lại."
        )  # fmt: skip


def refuse_full(what: What, most: int | None, held: int) -> None:
    """Raises RuleBroken "quota-full" where every place is taken."""
    if most is not None and held >= most:
        raise RuleBroken(
            "quota-full",
            f"{WHAT_NAMES[what]}: đã đăng ký đủ {held}/{most}. Rút một dòng rồi đăng ký người khác.",
        )


def late_reason(due: datetime | None, now: datetime, reason: str) -> str:
    """The reason of who comes after the hour; "" in time. Raises RuleBroken "after-the-hour" without one."""
    if due is None or now < due:
        return ""
    if not reason.strip():
        raise RuleBroken(
            "after-the-hour",
            f"Đã quá hạn đăng ký ({due.astimezone():%H:%M %d/%m/%Y}). Vẫn đăng ký được nếu ghi rõ lý do; "
            "văn phòng sẽ thấy là muộn.",
        )
    return stated(reason, what="lý do đăng ký muộn", most=400)
