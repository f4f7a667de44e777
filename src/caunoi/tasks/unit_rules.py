"""The rules of asking for more time, of who does the work, and of urging. No database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from caunoi.tasks.rules import Due, due_words, short
from caunoi.ui.refusal import RuleBroken

LONGEST_NAME = 120


class Asked(StrEnum):
    """Where a request for more time stands."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


ASKED_STATE_NAMES: dict[str, str] = {
    Asked.WAITING: "Chờ trả lời",
    Asked.GRANTED: "Đồng ý",
    Asked.REFUSED: "Không đồng ý",
    Asked.WITHDRAWN: "Đã rút",
}
CHANNEL_NAMES: dict[str, str] = {
    "letter": "Công văn",
    "phone": "Điện thoại",
    "message": "Tin nhắn, Zalo",
    "meeting": "Tại cuộc họp",
}


def refuse_bad_wish(old: Due, new: Due, *, now: datetime) -> date:
    """The day wished for. More time ends later than now and later than the deadline.

    `now` in the office's own time zone. A task without a day needs no extension.
    """
    if old.on is None:
        raise RuleBroken(
            "no-due",
            "Nhiệm vụ này không nêu ngày hạn nên không có gì để lùi. "
            "Nếu cần ấn định ngày, hãy ghi vào phần ghi chú.",
        )
    if new.on is None or new.on < now.date() or (new.at is not None and new.at <= now):
        raise RuleBroken("wish-past", "Hạn đề nghị đã qua. Hãy chọn một ngày từ hôm nay trở đi.")
    if _moment(new) <= _moment(old):
        raise RuleBroken(
            "wish-not-later",
            f"Hạn đề nghị không muộn hơn hạn đang có ({due_words(old)}). Hãy chọn một ngày sau hạn đó.",
        )
    return new.on


def _moment(due: Due) -> tuple[date, str]:
    """Days first; without an hour the whole day counts."""
    assert due.on is not None
    return due.on, f"{due.at:%H:%M}" if due.at else "24:00"


def refuse_answered(state: str) -> None:
    """A request is answered once."""
    if state != Asked.WAITING:
        raise RuleBroken(
            "answered-already",
            f"Đề nghị này đã được trả lời ({ASKED_STATE_NAMES[state].lower()}), có thể vừa xong. "
            "Hãy tải lại trang để xem.",
        )


def person_named(name: str) -> str:
    """A name as typed, without needless blanks; empty takes the name away. Raises RuleBroken "too-long"."""
    clean = " ".join(name.split())
    if len(clean) > LONGEST_NAME:
        raise RuleBroken("too-long", f"Tên người thực hiện dài quá {LONGEST_NAME} ký tự. Hãy ghi gọn lại.")
    return clean


@dataclass(frozen=True, slots=True)
class Owing:
    """One late task as a letter of urging tells it."""

    action: str
    due: str
    days: int
    paper: str = ""


def urging_text(office: str, owing: Sequence[Owing], *, sender: str, today: date, answer_by: date) -> str:
    """The words of an urging, ready for a letter, a mail or a message; `answer_by` ends the second sentence.

    Only what stands in the tasks is said; nothing is rounded or judged.
    """
    lines = [
        f"Kính gửi: {office},",
        "",
        f"Qua theo dõi, đến ngày {short(today)} còn {len(owing):02d} nhiệm vụ do {office} chủ trì đã quá hạn "
        f"nhưng {sender} chưa nhận được kết quả:",
        "",
        *(f"{number}. {_told(one)}" for number, one in enumerate(owing, 1)),
        "",
        f"{sender} đề nghị {office} khẩn trương hoàn thành và báo cáo kết quả kèm minh chứng. "
        "Nhiệm vụ nào chưa thể hoàn thành, đề nghị nêu rõ lý do và thời hạn đề nghị, "
        f"gửi trước ngày {short(answer_by)}.",
    ]
    return "\n".join(lines)


def _told(one: Owing) -> str:
    paper = f", theo {one.paper}" if one.paper else ""
    return f"{one.action.rstrip(' .;')} (hạn {one.due}, quá hạn {one.days} ngày{paper})."


def refuse_nothing_late(count: int) -> None:
    """Only what is late is urged."""
    if count < 1:
        raise RuleBroken(
            "nothing-late",
            "Đơn vị này không còn nhiệm vụ nào quá hạn, có thể vừa báo hoàn thành. Hãy tải lại trang.",
        )


def refuse_urged_today(who: str, at: datetime) -> None:
    """One urging a day is enough; the second person learns of the first (`at` in the office's time zone)."""
    raise RuleBroken(
        "urged-today",
        f"Đơn vị này đã được {who} đôn đốc các nhiệm vụ đó lúc {at:%H:%M} hôm nay. "
        "Nếu cần nhắc lại, hãy chờ đến ngày mai hoặc gọi trực tiếp.",
    )
