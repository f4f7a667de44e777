"""Who took over from an office, as of a day: decided on the register's events alone, without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Life:
    """The days on which an office exists, both included; None where the beginning or the end is open."""

    valid_from: date | None = None
    valid_to: date | None = None

    def on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def meets(self, other: Life) -> bool:
        """Whether the two share a day."""
        first, last = date.min, date.max
        return (self.valid_from or first) <= (other.valid_to or last) and (other.valid_from or first) <= (
            self.valid_to or last
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One event: the offices `before` gave way on that day to those `after`; `doubtful`: it may not be so."""

    id: int
    on: date
    before: frozenset[int]
    after: frozenset[int]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Heir:
    """An office that carries on, with every way that leads to it; without steps it is the office itself."""

    office: int
    ways: tuple[tuple[Step, ...], ...]

    @property
    def certain(self) -> bool:
        """One way without a doubtful step is enough."""
        return any(not any(step.doubtful for step in way) for way in self.ways)


def heirs(office: int, *, on: date, lives: Mapping[int, Life], steps: Iterable[Step]) -> tuple[Heir, ...]:
    """The offices of the day `on` to which the work of `office` passed; the office itself while it exists.

    Nobody where it ended and nobody took over. A step counts when the office is among those before and not
    among those after, so who absorbs or splits off others carries on as itself (domain section 5).
    """
    leaving: dict[int, list[Step]] = {}
    for step in sorted(steps, key=lambda step: (step.on, step.id)):
        if step.on <= on:
            for left in step.before - step.after:
                leaving.setdefault(left, []).append(step)
    found: dict[int, list[tuple[Step, ...]]] = {}
    for reached, way in _ways(office, date.min, (), leaving, lives, on):
        found.setdefault(reached, []).append(way)
    return tuple(Heir(reached, tuple(ways)) for reached, ways in found.items())


def _ways(
    office: int,
    since: date,
    way: tuple[Step, ...],
    leaving: Mapping[int, list[Step]],
    lives: Mapping[int, Life],
    on: date,
) -> Iterator[tuple[int, tuple[Step, ...]]]:
    if lives[office].on(on):
        yield office, way
        return
    for step in leaving.get(office, ()):
        if step.on >= since and step not in way:
            for after in sorted(step.after):
                yield from _ways(after, step.on, (*way, step), leaving, lives, on)


def refuse_misshapen(kind: str, *, before: int, after: int) -> None:
    """Raises RuleBroken "misshapen-event" where an event's numbers of offices do not go with its kind."""
    wanted = _SHAPES[kind]
    if not (wanted.before[0] <= before <= wanted.before[1] and wanted.after[0] <= after <= wanted.after[1]):
        raise RuleBroken("misshapen-event", f"Chưa ghi được biến động: {wanted.said}")


@dataclass(frozen=True, slots=True)
class _Shape:
    before: tuple[int, int]
    after: tuple[int, int]
    said: str


_MANY = 1_000
_SHAPES = {
    "merge": _Shape(
        (1, _MANY), (1, 1), "sáp nhập, thay thế cần ít nhất một đơn vị cũ và đúng một đơn vị mới."
    ),
    "split": _Shape((1, 1), (2, _MANY), "chia tách cần đúng một đơn vị cũ và ít nhất hai đơn vị nhận việc."),
    "rename": _Shape((1, 1), (1, 1), "đổi tên chỉ có một đơn vị, trước và sau là một."),
    "end": _Shape(
        (1, _MANY), (0, 0), "kết thúc hoạt động chỉ ghi đơn vị cũ; có đơn vị nhận việc thì chọn sáp nhập."
    ),
    "create": _Shape((0, 0), (1, _MANY), "thành lập chỉ ghi đơn vị mới."),
}
