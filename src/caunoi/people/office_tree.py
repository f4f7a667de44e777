"""The tree of offices as it stood on a day, as far as a page holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caunoi.people.models import Office, OfficeAlias, OfficeKind, OfficeLevel
from caunoi.people.succession import Life
from vanban.text.keys import search_key

MOST: Final = 300
DEEPEST: Final = 6
_KINDS: Final = {kind: place for place, kind in enumerate(OfficeKind.values)}
_LEVELS: Final = {level: place for place, level in enumerate(OfficeLevel.values)}


@dataclass(frozen=True, slots=True)
class Sought:
    """What a person looks for: a day, and what narrows the tree. `below` is the office it begins with."""

    day: date
    kind: str = ""
    level: str = ""
    words: str = ""
    below: int | None = None

    @property
    def narrow(self) -> bool:
        return bool(self.kind or self.level or self.words)


@dataclass(frozen=True, slots=True)
class Branch:
    """An office with those `below` it. `on_the_way`: there only for one of them; `hidden` are not shown."""

    id: int
    name: str
    kind: str
    level: str
    symbol: str
    life: Life
    depth: int
    on_the_way: bool
    hidden: int
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The branches at the top with all below them; `found` offices fit, `cut`: too many to show."""

    tops: tuple[Branch, ...]
    found: int
    cut: bool


@dataclass
class _Day:
    """The offices of one day with the names they bore."""

    rows: dict[int, Office]
    names: Mapping[int, str]
    below: dict[int | None, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for pk, office in self.rows.items():
            above = office.parent_id if office.parent_id in self.rows else None
            self.below.setdefault(above, []).append(pk)
        for children in self.below.values():
            children.sort(key=self.order)

    def order(self, pk: int) -> tuple[int, int, str]:
        office = self.rows[pk]
        return _LEVELS[office.level], _KINDS[office.kind], search_key(self.names[pk])


def tree(sought: Sought) -> Tree:
    """The tree of that day: whole as deep as a page holds, or what fits with the offices above it.

    Three queries at most.
    """
    day = _day(sought.day)
    top = [sought.below] if sought.below in day.rows else day.below.get(None, [])
    fits = _fitting(day, sought)
    if sought.narrow:
        shown = _with_those_above(day, sorted(fits, key=day.order)[:MOST])
    else:
        shown = _as_deep_as_fits(day, top)
    return Tree(
        _hung(day, _down(day, top, shown), fits, shown), len(fits), sought.narrow and len(fits) > MOST
    )


def _day(on: date) -> _Day:
    rows = {office.pk: office for office in Office.objects.standing_on(on)}
    former = OfficeAlias.objects.filter(official=True).order_by("-pk")
    bore = {one.office_id: one.name for one in former if Life(one.valid_from, one.valid_to).on(on)}
    return _Day(rows, {pk: bore.get(pk, office.name) for pk, office in rows.items()})


def _fitting(day: _Day, sought: Sought) -> set[int]:
    fits = {
        pk
        for pk, office in day.rows.items()
        if (not sought.kind or office.kind == sought.kind)
        and (not sought.level or office.level == sought.level)
    }
    words = search_key(sought.words).split()
    if not words:
        return fits
    written = {pk: f"{search_key(day.names[pk])} {search_key(day.rows[pk].short_name)}" for pk in fits}
    for pk, folded in OfficeAlias.objects.values_list("office_id", "folded"):
        if pk in written:
            written[pk] += f" {folded}"
    return {pk for pk, text in written.items() if all(word in text for word in words)}


def _with_those_above(day: _Day, fits: Iterable[int]) -> set[int]:
    shown: set[int] = set()
    for one in fits:
        at: int | None = one
        while at in day.rows and at not in shown:
            shown.add(at)
            at = day.rows[at].parent_id
    return shown


def _as_deep_as_fits(day: _Day, top: list[int]) -> set[int]:
    """Floor by floor, as long as the next one has room too; the first one always."""
    shown: set[int] = set()
    floor, depth = list(top), 0
    while floor and depth < DEEPEST and (not shown or len(shown) + len(floor) <= MOST):
        shown.update(floor)
        floor, depth = [pk for one in floor for pk in day.below.get(one, []) if pk not in shown], depth + 1
    return shown


def _down(day: _Day, top: Iterable[int], shown: set[int]) -> list[tuple[int, int]]:
    """The shown offices, each under the one above it, with its depth."""
    found: list[tuple[int, int]] = []
    waiting = [(pk, 0) for pk in reversed(list(top))]
    while waiting:
        pk, depth = waiting.pop()
        if pk in shown:
            found.append((pk, depth))
            waiting += [(one, min(depth + 1, DEEPEST)) for one in reversed(day.below.get(pk, []))]
    return found


def _hung(day: _Day, down: list[tuple[int, int]], fits: set[int], shown: set[int]) -> tuple[Branch, ...]:
    """The same as branches: from the last up, each takes those that came right below it."""
    waiting: dict[int, list[Branch]] = {}
    for pk, depth in reversed(down):
        below = tuple(reversed(waiting.pop(depth + 1, [])))
        one = _branch(day, pk, depth, on_the_way=pk not in fits, shown=shown, below=below)
        waiting.setdefault(depth, []).append(one)
    return tuple(reversed(waiting.get(0, [])))


def _branch(
    day: _Day, pk: int, depth: int, *, on_the_way: bool, shown: set[int], below: tuple[Branch, ...]
) -> Branch:
    office = day.rows[pk]
    return Branch(
        pk, day.names[pk], OfficeKind(office.kind).label, OfficeLevel(office.level).label, office.symbol,
        Life(office.valid_from, office.valid_to), depth, on_the_way,
        sum(one not in shown for one in day.below.get(pk, [])), below,
    )  # fmt: skip
