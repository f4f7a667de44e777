"""The public page of a dialogue and its inbox, in pure words: what becomes of a question, and until when."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from caunoi.meetings.rules import STANDS, Kind, State
from caunoi.people.person_rules import ContactKind, masked
from caunoi.ui.refusal import RuleBroken
from vanban.text.keys import search_key

LONGEST_PUBLIC_QUESTION: Final = 2000
LONGEST_ADDRESS: Final = 80
MOST_NEW: Final = 20_000
"""Unsorted questions at which a page takes none from anybody: the last resort, for a disk is finite."""
WAITING_FROM_ONE: Final = "public_questions_waiting_from_one_place"
PUBLIC_KINDS: Final = frozenset({Kind.DIALOGUE, Kind.GATHERING})


class InboxState(StrEnum):
    """What became of a question that came by the public page; handed over: a complaint or denunciation."""

    NEW = "new"
    TAKEN = "taken"
    MERGED = "merged"
    RETURNED = "returned"
    HANDED_OVER = "handed_over"


INBOX_NAMES: Final[dict[InboxState, str]] = {
    InboxState.NEW: "Mới",
    InboxState.TAKEN: "Đã nhận",
    InboxState.MERGED: "Gộp",
    InboxState.RETURNED: "Trả lại",
    InboxState.HANDED_OVER: "Chuyển tiếp công dân",
}
STILL_SORTED: Final = frozenset({InboxState.NEW, InboxState.TAKEN})
"""Those that may be taken, merged or returned; any that is not yet handed over may be."""


def refuse_sorted(state: InboxState, of: frozenset[InboxState]) -> None:
    """Raises RuleBroken "wrong-state" where somebody was quicker, or the deed does not fit."""
    if state not in of:
        raise RuleBroken(
            "wrong-state",
            f"Câu hỏi này đang ở trạng thái “{INBOX_NAMES[state]}”, có thể người khác vừa xử lý. "
            "Hãy xem lại hộp thư.",
        )


def refuse_no_dialogue(kind: Kind) -> None:
    """Only what is held with the people is made public. Raises RuleBroken "not-public"."""
    if kind not in PUBLIC_KINDS:
        raise RuleBroken(
            "not-public", "Chỉ đối thoại, gặp mặt mới có trang công khai; cuộc họp này thuộc loại khác."
        )


def refuse_flood(*, lately: int, waiting: int, most: tuple[int, int], phone: str) -> None:
    """Too much from one place, within the hour or unsorted: it waits. Raises "too-many-from-here"."""
    if lately >= most[0] or waiting >= most[1]:
        raise RuleBroken(
            "too-many-from-here",
            "Mạng đang dùng vừa gửi rất nhiều câu hỏi mà Ban Tổ chức chưa xem hết nên câu này chưa được ghi. "
            f"Xin gửi lại sau một giờ, hoặc gọi {phone}, hoặc đến dự và hỏi trực tiếp.",
        )


def refuse_full(waiting: int, phone: str, place: str) -> None:
    """The inbox of the page is full. Raises RuleBroken "too-many"."""
    if waiting >= MOST_NEW:
        at = f" tại {place}" if place else ""
        raise RuleBroken(
            "too-many",
            "Trang đang nhận quá nhiều câu hỏi nên tạm dừng nhận qua mạng; câu này chưa được ghi. "
            f"Xin gọi {phone}, hoặc đến dự và hỏi trực tiếp{at}.",
        )


def is_over(state: State, last: date | None, today: date) -> bool:
    """Whether the dialogue was held or will not be."""
    return state not in STANDS or (last is not None and last < today)


def is_asked(until: datetime | None, over: bool, now: datetime) -> bool:
    """Whether questions are taken now."""
    return not over and until is not None and now <= until


def address_for(title: str) -> str:
    """A proposal for the end of the page's address: "doi thoai xa ..." in plain letters and hyphens."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in search_key(title)).split())[
        :LONGEST_ADDRESS
    ].strip("-")


def masked_name(name: str) -> str:
    """A person's name as whoever has no need of it sees it: "Nguyễn …"; of one word nothing is shown."""
    words = name.split()
    return f"{words[0]} …" if len(words) > 1 else "…" * len(words)


def masked_reach(value: str) -> str:
    """How to reach somebody, masked; what is neither number nor e-mail shows nothing but that it is there."""
    if re.fullmatch(r"[^@\s]+@[^@\s]+", value.strip()):
        return masked(ContactKind.EMAIL, value)
    return masked(ContactKind.PHONE, value) if any(sign.isdigit() for sign in value) else "***" * bool(value)
