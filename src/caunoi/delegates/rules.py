"""Who comes to a meeting, in pure words: in which role, and what has become of the invitation."""

from __future__ import annotations

import secrets
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

from caunoi.meetings import rules as meetings
from caunoi.meetings.rules import State
from caunoi.ui.refusal import RuleBroken


class Part(StrEnum):
    """In which role somebody is at a meeting."""

    CHAIR = "chair"
    ATTEND = "attend"
    REPORT = "report"
    SERVE = "serve"


PART_NAMES: Final[dict[Part, str]] = {
    Part.CHAIR: "Chủ trì",
    Part.ATTEND: "Đại biểu dự",
    Part.REPORT: "Báo cáo, tham luận",
    Part.SERVE: "Phục vụ",
}


class Standing(StrEnum):
    """How it stands with one delegate."""

    INVITED = "invited"
    COMING = "coming"
    DECLINED = "declined"
    REPLACED = "replaced"
    STRUCK = "struck"


STANDING_NAMES: Final[dict[Standing, str]] = {
    Standing.INVITED: "Chưa trả lời",
    Standing.COMING: "Dự",
    Standing.DECLINED: "Vắng có lý do",
    Standing.REPLACED: "Cử người đi thay",
    Standing.STRUCK: "Đưa ra khỏi danh sách",
}

AWAITED: Final = frozenset({Standing.INVITED, Standing.COMING})
"""Who is to be let in at the door."""

ANSWERING: Final = AWAITED | {Standing.DECLINED}
"""Who may still answer an invitation."""


def new_pass() -> str:
    """What a QR code holds: 128 bits of chance, so that no code leads to another."""
    return secrets.token_urlsafe(16)


def refuse_closed(state: State) -> None:
    """Raises RuleBroken "meeting-closed" where nobody prepares for the meeting any more."""
    meetings.refuse_closed(state, "không thêm, sửa, mời đại biểu được nữa")


def refuse_over(last: date | None, today: date) -> None:
    """Raises RuleBroken "meeting-over" after the last day, where one is known."""
    if last is not None and today > last:
        raise RuleBroken(
            "meeting-over", f"Cuộc họp đã qua (ngày {last:%d/%m/%Y}) nên không nhận trả lời nữa. Có gì chưa "
            "đúng, đề nghị liên hệ văn phòng."
        )  # fmt: skip


def digest_of(secret: str) -> str:
    """What is kept of the secret of a delegate's link."""
    return sha256(secret.encode()).hexdigest()
