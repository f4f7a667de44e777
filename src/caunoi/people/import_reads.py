"""What a register file would change, worked out without changing anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from caunoi.people.office_sheet import OfficeSheet
from caunoi.people.post_sheet import PostSheet
from caunoi.people.workbook import Around, Change, Plan, Problem, Sheet, Tick, read_book, silent, write_book

# In the order in which they are written: a sheet may name what an earlier one brings.
SHEETS: Final[tuple[Sheet, ...]] = (OfficeSheet(), PostSheet())


@dataclass(frozen=True)
class Preview:
    """What would change; nothing is written while there is a problem."""

    plans: tuple[Plan, ...]

    @cached_property
    def changes(self) -> Sequence[Change]:
        return [change for plan in self.plans for change in plan.changes]

    @property
    def problems(self) -> Sequence[Problem]:
        return [problem for plan in self.plans for problem in plan.problems]

    @property
    def added(self) -> int:
        return sum(not change.before for change in self.changes)

    @property
    def changed(self) -> int:
        return len(self.changes) - self.added

    @property
    def same(self) -> int:
        return sum(plan.same for plan in self.plans)

    @property
    def seen(self) -> str:
        """What stands for all of it: whoever confirms has seen this and nothing else."""
        return sha256("\n".join(map(repr, self.changes)).encode()).hexdigest()


def preview(data: bytes, *, tick: Tick = silent) -> Preview:
    """The changes and problems of a file. Raises RuleBroken where it is no workbook of ours (read_book)."""
    rows, around = read_book(data, SHEETS), Around()
    plans = (sheet.plan(rows[sheet.title], around, tick) for sheet in SHEETS if sheet.title in rows)
    return Preview(tuple(plans))


def exported() -> bytes:
    """The whole register as an Excel file; read back it changes nothing."""
    return write_book(SHEETS, filled=True)


def template() -> bytes:
    """An empty file to fill in, with how to do it."""
    return write_book(SHEETS, filled=False)
