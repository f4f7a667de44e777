"""What a person may ask about the data kept of them, and by when it is dealt with. No database."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import WorkingDays

SHIPPED: Final = Path(__file__).parent / "data" / "privacy.toml"


class Wish(StrEnum):
    """What the person asks for."""

    SEE = "see"
    CORRECT = "correct"
    DELETE = "delete"
    OBJECT = "object"


WISH_NAMES: Final[dict[str, str]] = {
    Wish.SEE: "Xem dữ liệu về mình",
    Wish.CORRECT: "Sửa dữ liệu sai",
    Wish.DELETE: "Xóa liên hệ",
    Wish.OBJECT: "Phản đối, hạn chế, rút đồng ý",
}


class Stage(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    ANSWERED = "answered"
    DONE = "done"
    REFUSED = "refused"


STAGE_NAMES: Final[dict[str, str]] = {
    Stage.OPEN: "Mới nhận",
    Stage.ANSWERED: "Đã trả lời tiếp nhận",
    Stage.DONE: "Đã giải quyết",
    Stage.REFUSED: "Không thực hiện được",
}


@dataclass(frozen=True, slots=True)
class Clocks:
    """How soon a request is dealt with: working days and days, with their source and its confidence."""

    answer_working_days: int
    stop_days: int
    stop_days_third_party: int
    other_days: int
    extension_days: int
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Processing:
    """One line of the register of processing."""

    what: str
    purpose: str
    basis: str
    confidence: str
    who: str
    how_long: str


@dataclass(frozen=True, slots=True)
class Privacy:
    """The register of processing and the clocks of requests."""

    clocks: Clocks
    processing: tuple[Processing, ...]


def load_privacy(own: Path) -> Privacy:
    """What is shipped, with the office's own file over it: its clocks and, where it lists any, its rows.

    Raises RuleBroken("bad-privacy-file") with what to mend.
    """
    table = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    try:
        theirs = tomllib.loads(own.read_text(encoding="utf-8")) if own.exists() else {}
        clocks: dict[str, Any] = {**table["clock"], **theirs.get("clock", {})}
        rows = theirs.get("processing") or table["processing"]
        return Privacy(Clocks(**clocks), tuple(Processing(**row) for row in rows))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, AttributeError) as problem:
        raise RuleBroken(
            "bad-privacy-file",
            f"Không đọc được tệp {own.name}: {problem}. Sửa theo mẫu trong tài liệu rồi mở lại trang.",
        ) from problem


def answer_by(received_on: date, clocks: Clocks, days: WorkingDays) -> date:
    """By when the person hears that the request has come in, counted from the next day."""
    return days.after(received_on, clocks.answer_working_days)


def done_by(received_on: date, wish: str, clocks: Clocks, *, third_party: bool) -> date:
    """By when it is done: calendar days, the day of receipt not counted."""
    if wish == Wish.OBJECT:
        count = clocks.stop_days_third_party if third_party else clocks.stop_days
    else:
        count = clocks.other_days
    return received_on + timedelta(days=count)


def extended(done_by: date, until: date, clocks: Clocks) -> date:
    """A later day, once, within the bound. Raises RuleBroken("extension-too-long")."""
    last = done_by + timedelta(days=clocks.extension_days)
    if not done_by < until <= last:
        raise RuleBroken(
            "extension-too-long",
            f"Chỉ gia hạn được đến hết ngày {last:%d/%m/%Y} và phải sau ngày {done_by:%d/%m/%Y}. "
            "Hãy chọn lại ngày.",
        )
    return until
