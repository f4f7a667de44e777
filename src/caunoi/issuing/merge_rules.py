"""Decisions of the merge of letters: pure, no Django, no clock, no disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from caunoi.ui.refusal import RuleBroken
from vanban.text.keys import fold

KIND: Final = "giay-moi-ca-nhan"
GUEST_FIELDS: Final = ("guest", "post", "seat", "code", "link")
CHUNK: Final = 50
MOST_GUESTS: Final = 5_000
SHOWN: Final = 3
LEASE: Final = timedelta(minutes=3)
QUEUE_AGAIN: Final = timedelta(minutes=1)
MOST_TRIES: Final = 3


class State(StrEnum):
    PREPARED = "prepared"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Guest:
    """One row of the list: who gets a letter of his own, answered at `link`. `row` is its number."""

    row: int
    name: str
    title: str = "Đồng chí"
    post: str = ""
    office: str = ""
    seat: str = ""
    code: str = ""
    link: str = ""

    def values(self) -> dict[str, object]:
        """The fields of the kind that are the guest's own."""
        post = ", ".join(part for part in (self.post, self.office) if part)
        said = {"guest": f"{self.title} {self.name}", "post": post, "seat": self.seat, "code": self.code}
        return {**said, "link": self.link} if self.link else {**said}


def refuse_too_many(count: int, most: int) -> None:
    """Raises RuleBroken "too-many-guests"."""
    if count > most:
        raise RuleBroken(
            "too-many-guests", f"Danh sách có {count} người, mỗi đợt nhiều nhất {most}; hãy chia ra."
        )


def parts(total: int) -> Iterator[tuple[int, int]]:
    """Where each part begins and how many letters it has."""
    return ((first, min(CHUNK, total - first)) for first in range(0, total, CHUNK))


def code_of(batch: str, position: int, lot: str) -> str:
    """A code for a guest who has none in the list: our batch, his place, and something drawn by lot, so that
    nobody reckons another's code from his own; nothing about him (R16)."""
    return f"{batch}-{position:04}-{lot}"


def file_name(position: int, name: str) -> str:
    """The name of one letter's file: "0001-nguyen-van-an.pdf", short and safe on any disk."""
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(name)).split())
    return f"{position:04}-{plain[:60] or 'dai-bieu'}.pdf"


def doubles(guests: Sequence[Guest]) -> Iterator[str]:
    """In words, rows that have the same code: at the door one of them would pass for the other."""
    seen: dict[str, int] = {}
    for guest in guests:
        if guest.code and guest.code in seen:
            yield f"Dòng {guest.row}: mã “{guest.code}” đã có ở dòng {seen[guest.code]}; mỗi người một mã."
        seen.setdefault(guest.code, guest.row)
