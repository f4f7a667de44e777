"""How many a bus takes, in pure words."""

from __future__ import annotations

from typing import Final

from caunoi.ui.refusal import RuleBroken

MOST_SEATS: Final = 99


def refuse_full(name: str, seats: int, riding: int, more: int) -> None:
    """Raises RuleBroken "bus-full" where so many `more` find no seat."""
    if riding + more > seats:
        left = max(0, seats - riding)
        raise RuleBroken(
            "bus-full", f"{name} có {seats} chỗ, đã xếp {riding} người, còn {left} chỗ nên không xếp thêm "
            f"{more} người được. Hãy chọn ít người hơn hoặc xếp sang xe khác."
        )  # fmt: skip


def refuse_bad_seats(seats: int) -> None:
    """Raises RuleBroken "bad-seats" where no bus has so many."""
    if not 1 <= seats <= MOST_SEATS:
        raise RuleBroken("bad-seats", f"Số chỗ của xe phải từ 1 đến {MOST_SEATS}. Hãy ghi lại.")


def refuse_narrow(name: str, seats: int, riding: int) -> None:
    """Raises RuleBroken "below-riders" where a bus is to have fewer seats than people on it."""
    if riding > seats:
        raise RuleBroken(
            "below-riders", f"{name} đã có {riding} người nên không để {seats} chỗ được. Hãy ghi số chỗ lớn "
            "hơn, hoặc cho bớt người xuống xe trước."
        )  # fmt: skip
