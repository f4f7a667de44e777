"""What a meeting is, in pure words: its kinds, its states, its sessions, its hours."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Final

from caunoi.ui.refusal import RuleBroken

LONGEST_TITLE: Final = 400


class Kind(StrEnum):
    GATHERING = "gathering"
    DIALOGUE = "dialogue"
    ONLINE = "online"
    CONFERENCE = "conference"
    MEETING = "meeting"
    CEREMONY = "ceremony"


KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.GATHERING: "Gặp mặt",
    Kind.DIALOGUE: "Đối thoại",
    Kind.ONLINE: "Hội nghị trực tuyến",
    Kind.CONFERENCE: "Hội nghị",
    Kind.MEETING: "Cuộc họp",
    Kind.CEREMONY: "Lễ",
}


class State(StrEnum):
    PREPARING = "preparing"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    ENDED = "ended"


STATE_NAMES: Final[dict[State, str]] = {
    State.PREPARING: "Đang chuẩn bị",
    State.POSTPONED: "Hoãn, chưa có ngày mới",
    State.CANCELLED: "Đã hủy",
    State.ENDED: "Đã kết thúc",
}

STANDS: Final = frozenset({State.PREPARING, State.POSTPONED})
"""The states in which people still prepare for it."""


def refuse_closed(state: State, cannot: str = "không thêm, sửa được nữa") -> None:
    """Raises RuleBroken "meeting-closed" where nobody prepares for it any more; `cannot` ends the words."""
    if state not in STANDS:
        raise RuleBroken("meeting-closed", f"Cuộc họp này {STATE_NAMES[state].lower()} nên {cannot}.")


def refuse_cancelled(state: State, cannot: str) -> None:
    """What may be done after the end, but not of a meeting that is not held. Raises "meeting-cancelled"."""
    if state is State.CANCELLED:
        raise RuleBroken(
            "meeting-cancelled",
            f"Cuộc họp này đã hủy nên {cannot}. Xem lý do hủy ở mục “Thay đổi lịch” của cuộc họp.",
        )


def state_words(state: State, last: date | None, today: date) -> str:
    """The state as people say it: what they prepared for is over once its last day is past."""
    over = state is State.PREPARING and last is not None and last < today
    return STATE_NAMES[State.ENDED if over else state]


class SessionKind(StrEnum):
    PLENARY = "plenary"
    FORUM = "forum"
    CEREMONY = "ceremony"
    FLOWERS = "flowers"
    VISIT = "visit"


SESSION_NAMES: Final[dict[SessionKind, str]] = {
    SessionKind.PLENARY: "Phiên toàn thể",
    SessionKind.FORUM: "Diễn đàn",
    SessionKind.CEREMONY: "Lễ",
    SessionKind.FLOWERS: "Dâng hoa, dâng hương",
    SessionKind.VISIT: "Tham quan, khảo sát",
}


class Level(StrEnum):
    """On which level of the online conference a bridge point lies."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


LEVEL_NAMES: Final[dict[Level, str]] = {
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
}


def hours_words(starts: time | None, ends: time | None) -> str:
    """ "07:30–11:00", "07:30", or "" where no hour is said."""
    return "–".join(f"{hour:%H:%M}" for hour in (starts, ends) if hour is not None)


def days_words(first: date | None, last: date | None) -> str:
    """ "22/03/2026", "22–23/03/2026" or both days whole over a month's end; "chưa có ngày" without one."""
    if first is None:
        return "chưa có ngày"
    if last is None or last == first:
        return f"{first:%d/%m/%Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}–{last:%d/%m/%Y}"
    return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"


def refuse_days_out_of_order(first: date | None, last: date | None) -> None:
    """A meeting ends on or after the day on which it begins. Raises RuleBroken "days-out-of-order"."""
    if last is not None and (first is None or last < first):
        raise RuleBroken(
            "days-out-of-order",
            "Ngày kết thúc đứng trước ngày bắt đầu, hoặc chưa ghi ngày bắt đầu. "
            "Hãy xem lại hai ngày rồi ghi lại.",
        )


def refuse_numbers_out_of_order(least: int | None, most: int | None) -> None:
    """From so many to so many who are to come. Raises RuleBroken "numbers-out-of-order"."""
    if least is not None and most is not None and most < least:
        raise RuleBroken(
            "numbers-out-of-order",
            f"Số đại biểu ghi từ {least} đến {most}: số sau nhỏ hơn số trước. Hãy xem lại hai số.",
        )
