"""The rules of asking offices for comments on a draft: what an answer says, when silence speaks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from caunoi.tasks.rules import short, stated
from caunoi.ui.refusal import RuleBroken

MOST_ASKED: Final = 300
LONGEST_COMMENTS: Final = 20_000
WHOLE: Final = "Ý kiến chung"
LETTER: Final = (
    "Quá thời hạn trên, cơ quan, đơn vị không có văn bản góp ý thì coi như nhất trí với nội dung dự thảo."
)


class Kind(StrEnum):
    """What an office answered; WAITING until it does, SILENT when the deadline spoke in its stead."""

    WAITING = "waiting"
    AGREE = "agree"
    COMMENTS = "comments"
    DISAGREE = "disagree"
    SILENT = "silent"
    NONE = "none"


KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.WAITING: "Chưa trả lời",
    Kind.AGREE: "Nhất trí",
    Kind.COMMENTS: "Nhất trí, có góp ý",
    Kind.DISAGREE: "Không nhất trí",
    Kind.SILENT: "Coi như nhất trí (không có ý kiến)",
    Kind.NONE: "Không trả lời",
}
SAID: Final = (Kind.AGREE, Kind.COMMENTS, Kind.DISAGREE)
_HEAD: Final = re.compile(
    r"\s*(?P<head>(?:mục|phần|chương|điều|khoản|điểm|trang|phụ lục|dòng)\b[^:]{0,80}?)\s*:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)


def comments_of(text: str) -> Iterator[tuple[str, str]]:
    """The comments with the part of the draft that each is about, in their order.

    A line that begins with a part and a colon ("Mục II.3: ...") opens it; what comes before is about all.
    """
    head, lines = WHOLE, list[str]()
    for line in text.splitlines():
        found = _HEAD.match(line)
        if found is None:
            lines.append(line)
            continue
        if said := "\n".join(lines).strip():
            yield head, said
        head, lines = " ".join(found["head"].split()), [found["rest"]]
    if said := "\n".join(lines).strip():
        yield head, said


def words_of(kind: Kind, text: str) -> str:
    """The comments as they are kept; who does not simply agree says why."""
    if kind not in SAID:
        raise RuleBroken("unknown-answer", "Chưa chọn cách trả lời. Hãy chọn một trong ba cách.")
    if kind is Kind.AGREE:
        return text.strip()[:LONGEST_COMMENTS]
    return stated(text, what="nội dung góp ý", most=LONGEST_COMMENTS)


def refuse_no_letter(consents: bool, letter: str) -> str:
    """Silence speaks only where the letter said so: its words, clean."""
    return (
        stated(letter, what="lời trong công văn về việc im lặng", most=2000) if consents else letter.strip()
    )


def refuse_asked_there(*, asks: bool) -> None:
    """A task that asks for comments is done by answering."""
    if asks:
        raise RuleBroken(
            "answer-there",
            "Nhiệm vụ này hoàn thành bằng cách trả lời lấy ý kiến. Hãy bấm “Trả lời” ở nhiệm vụ.",
        )


def refuse_bad_asked(count: int) -> None:
    """Somebody is asked."""
    if not 1 <= count <= MOST_ASKED:
        raise RuleBroken("nobody-asked", f"Hãy chọn từ 1 đến {MOST_ASKED} đơn vị để lấy ý kiến.")


def refuse_past(due: date, today: date) -> None:
    """A deadline lies ahead."""
    if due < today:
        raise RuleBroken("due-past", "Hạn trả lời đã qua. Hãy chọn một ngày từ hôm nay trở đi.")


def refuse_not_later(new: date, old: date) -> None:
    """More time ends later."""
    if new <= old:
        raise RuleBroken("not-later", f"Hạn mới phải sau hạn đang có ({short(old)}).")


def last_day(of_round: date, of_task: date | None) -> date:
    """Until when an office answers in time: its own day where it was given more than the others."""
    return max(of_round, of_task or of_round)


def whole_file_words(no: int, number: int) -> str:
    """What whoever takes the file is told where it holds other documents beside the draft."""
    return f"Tệp tải về có {number} văn bản; dự thảo là văn bản thứ {no} trong tệp." if number > 1 else ""


def replaced(kind: Kind, text: str) -> str:
    """A former answer in words, whole, as the history keeps it."""
    return f"{KIND_NAMES[kind]}: {text}" if text else KIND_NAMES[kind]


def refuse_closed(closed: bool) -> None:
    """After the close nothing is added."""
    if closed:
        raise RuleBroken("round-closed", "Đợt lấy ý kiến này đã kết thúc nên không ghi thêm được.")


def refuse_answered(kind: Kind, who: str, *, returned: bool) -> None:
    """An office answers once; silence gives way to a late answer, one that was sent back to a new one."""
    if kind in SAID and not returned:
        raise RuleBroken(
            "answered-already", f"{who} đã trả lời ({KIND_NAMES[kind].lower()}). Hãy tải lại trang để xem."
        )


def refuse_spoken(spoken: bool) -> None:
    """Once silence has been recorded the deadline is not moved under it."""
    if spoken:
        raise RuleBroken(
            "silence-recorded",
            "Đã quá hạn và đã ghi các đơn vị không trả lời là nhất trí nên không gia hạn chung được. "
            "Đơn vị vẫn gửi được ý kiến muộn cho đến khi kết thúc đợt.",
        )


def refuse_waiting(waiting: int, reason: str) -> str:
    """The reason for ending before everybody has answered, clean; empty where everybody has."""
    if not waiting:
        return ""
    if not reason.strip():
        raise RuleBroken(
            "still-waiting",
            f"Còn {waiting} đơn vị chưa trả lời. Nếu vẫn kết thúc, hãy ghi lý do.",
        )
    return stated(reason, what="lý do kết thúc sớm")
