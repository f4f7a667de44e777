"""How many must be present for a meeting to be held: a number, or a share of who was summoned. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from caunoi.ui.refusal import RuleBroken
from vanban.text.keys import fold

MOST: Final = 99_999
LONGEST_BASIS: Final = 200
_HALF: Final = {"qua nua": ">1/2", "mot nua": "1/2", "hai phan ba": "2/3", "ba phan tu": "3/4"}
_OVER: Final = re.compile(r"^(?:>|tren |qua |hon )\s*")
_LEAST: Final = re.compile(r"^(?:≥|>=|it nhat |toi thieu )\s*")
_SHARE: Final = re.compile(r"^(\d{1,3})\s*(?:/\s*(\d{1,3})|%)$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quorum:
    """So many persons, or a share of the summoned; `over`: more than that share, not as much as it.

    `basis` is what sets it ("Quy chế làm việc, Điều 12").
    """

    persons: int | None = None
    share: Fraction | None = None
    over: bool = False
    basis: str = ""

    @property
    def kept(self) -> str:
        """As it is written down: "120", "2/3", ">1/2"; `quorum_of` reads it."""
        if self.share is None:
            return str(self.persons)
        return f"{'>' if self.over else ''}{self.share.numerator}/{self.share.denominator}"

    @property
    def words(self) -> str:
        """ "120 người", "2/3 số được triệu tập", "quá 1/2 số được triệu tập"."""
        if self.share is None:
            return f"{self.persons:02,d} người".replace(",", ".")
        return f"{'quá ' if self.over else ''}{self.kept.lstrip('>')} số được triệu tập"

    def needed(self, summoned: int) -> int:
        """How many persons that is when so many were summoned; at least one."""
        if self.share is None:
            return self.persons or 1
        exact = self.share * summoned
        return max(floor(exact) + 1 if self.over else ceil(exact), 1)


def quorum_of(kept: str, basis: str = "") -> Quorum | None:
    """What a person writes or what was kept: "120", "120 người", "2/3", "70%", "quá 1/2", "quá nửa"; None for
    nothing.

    Raises RuleBroken "bad-quorum" for what is no number of persons and no share.
    """
    key = " ".join(fold(kept).split())
    if not key:
        return None
    key = _HALF.get(key, key)
    bare = _LEAST.sub("", key)
    over = _OVER.match(bare) is not None
    bare = _OVER.sub("", bare)
    bare = _HALF.get(bare, bare)
    share, count = _SHARE.match(bare), re.fullmatch(r"(\d{1,5})(?: (?:nguoi|dai bieu))?", bare, re.ASCII)
    if share and 0 < int(share[1]) <= int(share[2] or 100):
        of = Fraction(int(share[1]), int(share[2] or 100))
        if not (over and of == 1):
            return Quorum(share=of, over=over, basis=basis)
    if count and int(count[1]) and not over:
        return Quorum(persons=int(count[1]), basis=basis)
    raise RuleBroken(
        "bad-quorum",
        f"Chưa hiểu “{kept}”. Hãy ghi số người (120) hoặc phần được triệu tập (2/3, 70%, quá 1/2).",
    )
