"""The way of a draft from the first word to the post, and what holds a step. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from caunoi.documents.rules import lone_marking
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.differing import places
from vanban.facts.secrecy import marking
from vanban.paper import Paper

LONGEST_REASON: Final = 500


class DraftState(StrEnum):
    """Where a draft stands."""

    WRITING = "writing"
    CHECKING = "checking"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"
    SENT = "sent"
    DROPPED = "dropped"


STATE_NAMES: Final[dict[DraftState, str]] = {
    DraftState.WRITING: "Đang soạn",
    DraftState.CHECKING: "Kiểm tra thể thức",
    DraftState.SUBMITTED: "Đã trình",
    DraftState.APPROVED: "Đã duyệt",
    DraftState.ISSUED: "Đã phát hành",
    DraftState.SENT: "Đã gửi",
    DraftState.DROPPED: "Đã bỏ",
}
OPEN_STATES: Final = (DraftState.WRITING, DraftState.CHECKING, DraftState.SUBMITTED, DraftState.APPROVED)
OUT_STATES: Final = (DraftState.ISSUED, DraftState.SENT)
# In which a file edited in Word may come back: it changes what is written, or begins what replaces it.
REWORDED: Final = (DraftState.WRITING, *OUT_STATES)


class Source(StrEnum):
    """Where a version came from."""

    PAGE = "page"
    WORD = "word"
    MADE = "made"


SOURCE_NAMES: Final[dict[Source, str]] = {
    Source.PAGE: "soạn trên trang",
    Source.WORD: "sửa trong Word",
    Source.MADE: "lập từ dữ liệu",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: from which states to which, and whose it is."""

    name: str
    said: str
    verb: Verb
    begins: tuple[DraftState, ...]
    ends: DraftState


STEPS: Final[dict[str, Step]] = {
    step.name: step
    for step in (
        Step(
            "hand_over",
            "chuyển kiểm tra thể thức",
            Verb.WRITE_DRAFT,
            (DraftState.WRITING,),
            DraftState.CHECKING,
        ),
        Step("submit", "trình", Verb.CHECK_DRAFT, (DraftState.CHECKING,), DraftState.SUBMITTED),
        Step("approve", "duyệt", Verb.APPROVE_DRAFT, (DraftState.SUBMITTED,), DraftState.APPROVED),
        Step("issue", "phát hành", Verb.ISSUE_NUMBER, (DraftState.APPROVED,), DraftState.ISSUED),
        Step("send", "ghi đã gửi", Verb.ISSUE_NUMBER, (DraftState.ISSUED,), DraftState.SENT),
        Step("drop", "bỏ", Verb.WRITE_DRAFT, (DraftState.WRITING,), DraftState.DROPPED),
    )
}
# Before whom a draft lies in a state, by the verb of the next step.
WAITS_FOR: Final = {
    DraftState.CHECKING: Verb.CHECK_DRAFT,
    DraftState.SUBMITTED: Verb.APPROVE_DRAFT,
    DraftState.APPROVED: Verb.ISSUE_NUMBER,
}


def refuse_state(state: DraftState, allowed: tuple[DraftState, ...], what: str) -> None:
    """Raises RuleBroken("wrong-state") where a draft in that state cannot be treated so."""
    if state not in allowed:
        wanted = ", ".join(f"“{STATE_NAMES[one].lower()}”" for one in allowed)
        raise RuleBroken(
            "wrong-state",
            f"Chưa {what} được: dự thảo đang ở bước “{STATE_NAMES[state].lower()}”, "
            f"việc này làm ở bước {wanted}. "
            "Có thể người khác vừa làm trước; tải lại trang để xem.",
        )


def refuse_version(seen: int, now: int, who: str) -> None:
    """Raises RuleBroken("draft-changed") where somebody has written a newer version than the person saw."""
    if seen != now:
        raise RuleBroken(
            "draft-changed",
            f"{who} vừa ghi bản {now} của dự thảo này, đồng chí đang xem bản {seen}. "
            "Chưa ghi gì của đồng chí; mở bản mới trong thẻ khác, đối chiếu rồi làm lại.",
        )


def refuse_unfinished(paper: Paper) -> None:
    """What no profile can write: a paper without type, issuer, title, words or signer.

    Raises RuleBroken("paper-unfinished") that names all that is missing.
    """
    wanted = (
        ("loại văn bản", paper.doc_type), ("cơ quan ban hành", paper.issuer), ("trích yếu", paper.title),
        ("nội dung", paper.body), ("người ký", [one for one in paper.signings if one.name or one.role]),
    )  # fmt: skip
    missing = [name for name, value in wanted if not value]
    if missing:
        raise RuleBroken(
            "paper-unfinished",
            f"Dự thảo chưa đủ để chuyển tiếp: còn thiếu {', '.join(missing)}. Bổ sung rồi làm lại.",
        )


def refuse_secret(paper: Paper) -> None:
    """Raises RuleBroken("secret") for a paper that bears a mark of secrecy: it is not written here (R15).

    A mark deep inside counts too, a cell as a line of its own: whoever reads what was issued would find it.
    """
    text = "\n".join(words for _, _, words in places(paper))
    mark = marking(text) or lone_marking(text.replace(" | ", "\n"))
    if mark:
        raise RuleBroken(
            "secret",
            f"Dự thảo ghi dấu chỉ độ mật “{mark}” nên không được soạn và lưu ở đây, chưa ghi gì. "
            "Soạn trên máy dành riêng cho văn bản mật; sổ văn bản đi chỉ cấp số và giữ phiếu.",
        )


def stated_reason(reason: str, *, what: str = "lý do") -> str:
    """The reason on one line. Raises RuleBroken("no-reason") for none, "too-long" beyond 500 characters."""
    why = " ".join(reason.split())
    if not any(sign.isalnum() for sign in why):
        raise RuleBroken("no-reason", f"Chưa ghi {what}. Hãy ghi rõ để người sau đọc hiểu được.")
    if len(why) > LONGEST_REASON:
        raise RuleBroken("too-long", f"Phần {what} dài quá {LONGEST_REASON} ký tự; hãy ghi gọn lại.")
    return why
