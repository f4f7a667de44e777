"""The rules of a task that is made concrete in others: due before it, counted into it. No database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from caunoi.tasks.rules import OWED, STATE_NAMES, State, calendar_rules, short, stated
from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import WorkingDays

MOST_PARTS: Final = 200
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Rollup:
    """How many of the tasks below one are accepted, of those that were not cancelled."""

    done: int
    all: int

    @property
    def percent(self) -> int:
        """Rounded down, so that only the last acceptance makes a hundred."""
        return self.done * 100 // self.all

    @property
    def words(self) -> str:
        return f"{self.done}/{self.all} nhiệm vụ cụ thể hóa đã nghiệm thu"


@calendar_rules()
def day_before(above: date | None, margin: int, today: date, days: WorkingDays) -> date | None:
    """The day the office sets below a task whose last safe day is `above`: so many working days before.

    Where that has passed, the first working day from today on, if it still lies before. None where nothing
    does: no day above, or one so near that a task below cannot end before it.
    """
    if above is None:
        return None
    set_ = days.back(above, max(1, margin))
    day = set_ if set_ >= today else days.at_or_after(today)
    return day if day < above else None


def refuse_not_before(below: date | None, above: date | None, latest: date | None) -> None:
    """A task below must be safe a day earlier than the one above; both are last safe days.

    `latest` is what `day_before` gives: where it is None there is nothing to keep to.
    """
    if latest is None or above is None or (below is not None and below < above):
        return
    raise RuleBroken(
        "not-before-parent",
        f"Nhiệm vụ cụ thể hóa phải xong trước nhiệm vụ cấp trên, mà ngày an toàn của nhiệm vụ cấp trên là "
        f"{short(above)}. Hãy đặt hạn chậm nhất ngày {short(latest)}.",
    )


def refuse_typed_progress(rolled: Rollup | None) -> None:
    """What is counted is not typed over."""
    if rolled is not None:
        raise RuleBroken(
            "progress-counted",
            f"Tiến độ của nhiệm vụ này do máy đếm từ các nhiệm vụ cụ thể hóa ({rolled.words}) "
            "nên không nhập tay được.",
        )


def refuse_parts_open(open_parts: int, despite: str) -> str:
    """The reason for handing in while tasks below are open, clean; empty where none is."""
    if not open_parts:
        return ""
    if not despite.strip():
        raise RuleBroken(
            "parts-open",
            f"Còn {open_parts} nhiệm vụ cụ thể hóa chưa nghiệm thu nên chưa báo hoàn thành được. "
            "Nếu vẫn cần báo, hãy ghi lý do.",
        )
    return stated(despite, what="lý do báo hoàn thành khi còn nhiệm vụ cụ thể hóa")


def refuse_unseen(shown: str, now: str, names: Iterable[str]) -> None:
    """What a deed does to tasks below was shown before it is done; both as tokens of what is touched."""
    if shown == now:
        return
    told = [f"“{name}”" for name in names]
    more = f" và {len(told) - _NAMED} nhiệm vụ nữa" if len(told) > _NAMED else ""
    raise RuleBroken(
        "parts-touched",
        f"Việc này kéo theo các nhiệm vụ cụ thể hóa: {', '.join(told[:_NAMED])}{more}. "
        "Hãy xem danh sách rồi bấm lần nữa nếu đồng ý."
        if told
        else "Các nhiệm vụ cụ thể hóa vừa thay đổi. Hãy xem lại rồi bấm lần nữa nếu vẫn cần.",
    )


def refuse_not_owed(state: State) -> None:
    """Only what is still owed is given on."""
    if state not in OWED:
        raise RuleBroken(
            "wrong-state",
            f"Không cụ thể hóa được vì nhiệm vụ đang ở trạng thái “{STATE_NAMES[state]}”. "
            "Chỉ cụ thể hóa khi đơn vị còn đang làm.",
        )


def refuse_no_parts(count: int) -> None:
    """A split has somebody to give to, and no more than a person can look over."""
    if not 1 <= count <= MOST_PARTS:
        raise RuleBroken(
            "no-parts",
            "Chưa chọn đơn vị nào để giao. Hãy chọn ít nhất một đơn vị."
            if not count
            else f"Mỗi lần cụ thể hóa cho nhiều nhất {MOST_PARTS} đơn vị.",
        )


def refuse_split_meanwhile(shown: str, now: str) -> None:
    """Two people who make one task concrete at once would give everything twice."""
    if shown != now:
        raise RuleBroken(
            "split-meanwhile",
            "Nhiệm vụ này vừa được người khác cụ thể hóa. Hãy tải lại trang để xem đã giao cho ai.",
        )
