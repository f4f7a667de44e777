"""The door in pure words: what somebody is let in to, what a scan says, and why somebody is turned away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, TypeAlias

from caunoi.delegates.rules import Standing
from caunoi.ui.refusal import RuleBroken

WHOLE: Final = "m"
"""The occasion of somebody let in to the meeting as a whole."""

LONGEST_NONCE: Final = 40


def occasion_key(session: int | None, point: int | None) -> str:
    """What one is let in to once: a session ("s12"), a bridge point ("p5") or the whole meeting ("m")."""
    if session is not None:
        return f"s{session}"
    return f"p{point}" if point is not None else WHOLE


def has_begun(on: date | None, at: time | None, now: datetime) -> bool:
    """Whether something is on or over; of an unknown hour that is sure only when the day is past."""
    if on is None or on > now.date():
        return False
    return on < now.date() or (at is not None and at <= now.time())


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan, or one name chosen from the list. `nonce` is the door's own: sent again, it counts once.
    `offline`: the door had no network and let the person in by its list, at `said_at` of its clock.
    """

    nonce: str
    said_at: datetime
    code: str = ""
    delegate: int | None = None
    offline: bool = False


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody who stands at the door and on no list; `instead_of` where sent in place of a delegate."""

    nonce: str
    said_at: datetime
    full_name: str
    reason: str
    office_text: str = ""
    instead_of: int | None = None
    offline: bool = False


Arrival: TypeAlias = Scan | WalkIn

CLOSED: Final = (
    "Máy này không còn quyền điểm danh: mã cửa sai hoặc đã bị thu hồi. "
    "Xin mã mới ở trang Cửa điểm danh của cuộc họp."
)
UNKNOWN: Final = (
    "Mã này không có trong danh sách của cuộc họp. Tìm theo họ tên; "
    "nếu vẫn không thấy, ghi là khách đến tại cửa."
)


def refuse_standing(name: str, standing: Standing, reason: str, instead: str) -> None:
    """Turns away who was struck from the list or has sent somebody else; `instead` is that person.

    Who had declined and comes after all is welcome. Raises RuleBroken: struck, replaced.
    """
    if standing is Standing.STRUCK:
        raise RuleBroken(
            "struck", f"{name} đã được đưa ra khỏi danh sách, lý do: {reason}. Mời gặp ban tổ chức."
        )
    if standing is Standing.REPLACED:
        whom = f"đã cử {instead} đi thay" if instead else f"đã báo cử người đi thay ({reason})"
        raise RuleBroken("replaced", f"{name} {whom}. Nếu vẫn đến, mời gặp ban tổ chức.")


def twice_words(name: str, where: str, when: str, *, offline: bool) -> str:
    """The sentence to the second door: who, where and when somebody is in already."""
    said = f"{name} đã vào lúc {when}, {where}."
    if not offline:
        return f"{said} Không cho vào lần nữa; nếu là người khác cầm thẻ, mời gặp ban tổ chức."
    return f"{said} Hai cửa cùng ghi khi mất mạng: chỉ tính một lần, lượt ở cửa này để đối chiếu."
