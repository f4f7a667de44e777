"""The gate that every file passes before a byte of it is stored: can it be opened, is it secret? (R15)"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from caunoi.documents import processes, rules
from caunoi.ui.refusal import RuleBroken

OPENING_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the gate saw. `mismatch` is a sentence where the name says another kind than the bytes."""

    media_type: str
    mismatch: str
    topic: str


def pass_gate(*, name: str, data: bytes, declared: str = "", whole: bool = False) -> FirstLook:
    """Look at the first page in a child process, in memory only; what comes back may be stored.

    `declared` is the marking that the person chose in the form, "" for none; `whole`: look at every page, of
    what no reading follows. Raises RuleBroken "too-large",
    "secret", "unreadable" or "gate-failed"; on doubt nothing passes.
    """
    if declared:
        raise _broken(rules.secret_refusal(name, declared))
    if len(data) > settings.CAUNOI_MAX_UPLOAD_MB * processes.MiB:
        raise _broken(rules.too_large(name, settings.CAUNOI_MAX_UPLOAD_MB))
    outcome = processes.run(
        "caunoi.documents.opening", [name, *(["whole"] if whole else [])], data, limits=_limits()
    )
    if outcome.code == 2 and (sentence := outcome.said("refused:")):
        raise RuleBroken("unreadable", f"“{name}”: {sentence}")
    if outcome.code != 0 and whole:
        raise RuleBroken(
            "gate-failed",
            f"Không xem được hết các trang của “{name}” để kiểm tra dấu chỉ độ mật nên tệp không được nhận. "
            "Hãy gửi bản Word hoặc PDF xuất từ Word; nếu chỉ có bản quét thì tách thành từng tệp ít trang.",
        )
    if outcome.code != 0:
        raise RuleBroken(
            "gate-failed",
            f"Không mở được trang đầu của “{name}” để kiểm tra dấu chỉ độ mật nên tệp không được nhận. "
            "Hãy mở tệp bằng phần mềm gốc, lưu lại thành PDF hoặc Word rồi gửi lại.",
        )
    seen: dict[str, str] = json.loads(outcome.answer)
    if seen["marking"]:
        raise _broken(rules.secret_refusal(name, seen["marking"]))
    return FirstLook(seen["media_type"], seen["mismatch"], rules.sensitive_topic(seen["opening"]))


def _limits() -> processes.Limits:
    return processes.Limits(
        memory_mb=settings.CAUNOI_READING_MEMORY_MB,
        cpu_seconds=OPENING_SECONDS,
        quiet_seconds=OPENING_SECONDS,
        wall_seconds=OPENING_SECONDS,
    )


def _broken(refusal: rules.Refusal) -> RuleBroken:
    return RuleBroken(refusal.code, refusal.sentence)
