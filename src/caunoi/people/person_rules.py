"""Persons, posts and contact details: what may be shown, and for how long. No database."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final

from caunoi.ui.refusal import RuleBroken

LONGEST_KEPT_YEARS: Final = 5


class ContactKind(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


CONTACT_NAMES: Final[dict[str, str]] = {
    ContactKind.PHONE: "Điện thoại",
    ContactKind.EMAIL: "Thư điện tử",
    ContactKind.ADDRESS: "Địa chỉ",
}


class Level(StrEnum):
    """For whom a list leaves the office (R16)."""

    INTERNAL = "noi-bo"
    DELEGATES = "dai-bieu"
    PUBLIC = "cong-khai"


LEVEL_NAMES: Final[dict[str, str]] = {
    Level.INTERNAL: "Nội bộ (đủ liên hệ)",
    Level.DELEGATES: "Gửi đại biểu (che liên hệ)",
    Level.PUBLIC: "Công khai (không có liên hệ)",
}


def masked(kind: str, value: str) -> str:
    """A contact detail as whoever has no need of it sees it: `0900.***.787`, `n***@hailam.vn`."""
    if not value:
        return ""
    if kind == ContactKind.PHONE:
        digits = re.sub(r"\D", "", value)
        return f"{digits[:4]}.***.{digits[-3:]}" if len(digits) >= 9 else "***"
    if kind == ContactKind.EMAIL:
        name, _, host = value.partition("@")
        return f"{name[:1]}***@{host}"
    return f"…, {value.rsplit(',', 1)[-1].strip()}" if "," in value else "…"


def shown(kind: str, value: str, level: Level) -> str:
    """A contact detail in a list that leaves the office: whole only in the internal one."""
    if level is Level.INTERNAL:
        return value
    return masked(kind, value) if level is Level.DELEGATES else ""


def contact_value(kind: str, value: str) -> str:
    """The value as it is kept. Raises RuleBroken("bad-contact") where it cannot be what it is said to be."""
    clean = " ".join(value.split())
    if kind == ContactKind.PHONE:
        clean = re.sub(r"[ .\-()]", "", clean)
        fits = re.fullmatch(r"(?:\+84|0)\d{8,10}", clean) is not None
    elif kind == ContactKind.EMAIL:
        fits = re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", clean) is not None
    else:
        fits = kind == ContactKind.ADDRESS and any(sign.isalnum() for sign in clean)
    if not fits or len(clean) > 200:
        name = CONTACT_NAMES.get(kind, "Liên hệ").lower()
        raise RuleBroken(
            "bad-contact", f"“{value.strip()[:60]}” không phải {name} hợp lệ. Hãy xem lại rồi nhập lại."
        )
    return clean


def refuse_bad_expiry(expires_on: date | None, *, today: date) -> date:
    """A contact detail is kept until a day, later than today and not for ever."""
    if expires_on is None or expires_on < today:
        raise RuleBroken(
            "bad-expiry", "Ngày hết mục đích đã qua hoặc chưa ghi. Hãy ghi một ngày từ hôm nay trở đi."
        )
    if expires_on.year - today.year > LONGEST_KEPT_YEARS:
        raise RuleBroken(
            "bad-expiry",
            f"Liên hệ không giữ quá {LONGEST_KEPT_YEARS} năm. Hãy ghi ngày gần hơn; khi còn cần thì gia hạn.",
        )
    return expires_on


def refuse_days_turned_round(since: date | None, until: date | None) -> None:
    """A post ends after it began."""
    if since and until and until < since:
        raise RuleBroken("ends-before-it-begins", "Ngày thôi giữ đứng trước ngày bắt đầu; xem lại hai ngày.")


def stated(text: str, *, what: str, most: int = 400) -> str:
    """A line of text without needless blanks. Raises RuleBroken where it says nothing or too much."""
    clean = " ".join(text.split())
    if not any(sign.isalnum() for sign in clean):
        raise RuleBroken("nothing-stated", f"Chưa ghi {what}. Hãy ghi rõ để người sau đọc hiểu được.")
    if len(clean) > most:
        raise RuleBroken("too-long", f"Phần {what} dài quá {most} ký tự. Hãy rút gọn.")
    return clean
