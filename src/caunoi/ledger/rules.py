"""How the lines of the ledger are chained; pure, so that a copy of the book can be checked anywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

BEGINNING: Final = "0" * 64
# Made once: json.dumps would make an encoder for each of a hundred thousand lines.
_as_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True)
class Said:
    """Everything one line states; each of it is under the seal."""

    number: int
    at: datetime
    actor_id: int | None
    actor_name: str
    office_name: str
    verb: str
    about_type: str
    about_id: str
    said: str
    before: str
    after: str


@dataclass(frozen=True)
class Sealed:
    """A line with the digest of the line before it and its own."""

    said: Said
    previous: str
    digest: str


@dataclass(frozen=True)
class Verdict:
    """The result of checking a whole book.

    `lines` were read before the first fault; `head` is the digest of the last good line; `fault` is a
    Vietnamese sentence, empty when the book is whole.
    """

    lines: int
    head: str
    fault: str = ""


def digest(said: Said, previous: str) -> str:
    """SHA-256, in hexadecimal, over what the line states and over the digest of the line before it.

    The moment is taken in UTC to the microsecond, which both databases keep exactly.
    """
    moment = said.at.astimezone(UTC).isoformat(timespec="microseconds")
    stated = {**vars(said), "at": moment, "previous": previous}
    return hashlib.sha256(_as_json(stated).encode("utf-8")).hexdigest()


def check_chain(lines: Iterable[Sealed], *, expected: str = "") -> Verdict:
    """Reads a book in the order of its numbers and stops at the first line changed, removed or slipped in.

    A cut at the end leaves a book that is whole in itself; so `expected`, a digest noted down earlier, must
    appear in the chain when it is given.
    """
    head, count, met = BEGINNING, 0, not expected
    for line in lines:
        fault = _fault(line, number=count + 1, previous=head)
        if fault:
            return Verdict(count, head, fault)
        head, count = line.digest, count + 1
        met = met or head == expected
    if not met:
        fault = (
            f"Mã {expected} đã ghi lại trước đây không còn trong sổ: "
            "các dòng cuối đã bị cắt hoặc sổ đã bị thay."
        )
        return Verdict(count, head, fault)
    return Verdict(count, head)


def _fault(line: Sealed, *, number: int, previous: str) -> str:
    if line.said.number != number:
        return f"Dòng số {number} không còn trong sổ (sau đó là dòng số {line.said.number})."
    if line.previous != previous:
        return f"Dòng số {number} không nối với dòng đứng trước nó."
    if line.digest != digest(line.said, previous):
        return f"Nội dung dòng số {number} không khớp mã niêm: dòng này đã bị sửa."
    return ""
