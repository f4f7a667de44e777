"""How well a line fits as the beginning, or as the next line, of a cell in a column of a given meaning.

A table copied out of a page leaves one line for each line of a cell, and nothing says where a cell ends.
What does: numbers in order, month names, weekdays and hours, the verb with which a piece of work opens, the
names of offices, full stops, lower case, and that a line wraps only where the next word does not fit (domain
study, section 7.3). Costs are small numbers; the cheapest way to cut the lines into cells is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.stages import looks
from vanban.stages.columns import Column
from vanban.stages.looks import Look

NEVER = 1_000.0

_SHAPES: dict[Column, re.Pattern[str]] = {
    Column.MONTH: looks.MONTH,
    Column.QUARTER: looks.MONTH,
    Column.DAY: looks.DAY,
    Column.PART: looks.PART,
    Column.HOUR: looks.HOUR,
}
SHAPED = frozenset(_SHAPES)
"""Columns whose cells have one shape: months, days, parts of the day, hours."""
_KINDS: dict[Column, re.Pattern[str]] = {
    Column.PLACE: looks.PLACE,
    Column.PEOPLE: looks.PEOPLE,
    Column.PRODUCT: looks.PRODUCT,
}
WRAPPING = frozenset(Column) - SHAPED - {Column.NUMBER, Column.WHEN}
"""Columns whose lines wrap where the next word does not fit."""
_BLANK: dict[Column, float] = {
    Column.NUMBER: 8.0,
    Column.MONTH: 0.2,
    Column.QUARTER: 0.2,
    Column.DAY: 0.2,
    Column.PART: 0.3,
    Column.HOUR: 2.0,
    Column.WHEN: 3.0,
    Column.CONTENT: 9.0,
    Column.LEAD: 3.0,
    Column.COORDINATION: 2.0,
    Column.OVERSEER: 2.0,
    Column.PRODUCT: 2.0,
    Column.PLACE: 1.6,
    Column.PEOPLE: 1.6,
    Column.NOTE: 0.3,
    Column.COUNT: 1.0,
    Column.OTHER: 2.0,
}
TIED = 0.05
"""What it costs to go on where two lines are surely one name."""
FOREIGN = 7.0
"""What a weekday, an hour or a month costs in a column that is not its own."""


def blank(column: Column, columns: Sequence[Column]) -> float:
    """What it costs to leave a cell of the column blank; in a schedule of days most cells may be."""
    cost = _BLANK[column]
    return (
        cost / 2 if column is not Column.CONTENT and {Column.DAY, Column.PART}.intersection(columns) else cost
    )


def is_shape(column: Column, text: str) -> bool:
    """Whether a line is wholly a month, a day, a part of the day or an hour, as its column asks."""
    pattern = _SHAPES.get(column)
    return pattern is not None and pattern.match(text.strip()) is not None


def begin(look: Look, column: Column) -> float:
    """What it costs to begin a cell of the column with the line."""
    if column in _SHAPES:
        # A part of the day stands for an hour only where no column has the parts.
        part = 1.5 if column is Column.HOUR and looks.PART.match(look.text) else 0.0
        return part if is_shape(column, look.text) else 9.0
    lower = 5.0 if look.lower else 0.0
    if column is Column.WHEN:
        return _begin_when(look)
    if column is Column.CONTENT:
        shaped = 4.0 if look.when else 0.0
        tail = 3.0 if len(look.text) < 20 and looks.OFFICE_TAIL.match(look.text) else 0.0
        short = 0.8 if len(look.text) < 18 and not look.work else 0.0
        return lower + shaped + tail + short + (0.0 if look.work else 2.2 if look.office else 1.0)
    if column in (Column.LEAD, Column.COORDINATION, Column.OVERSEER):
        return lower + _begin_office(look, column)
    if column is Column.PEOPLE and (look.office or "," in look.text or ";" in look.text):
        return lower + 0.2
    if column in _KINDS:
        return lower + (0.2 if _KINDS[column].match(look.text) else 1.6)
    return lower + (3.5 if column is Column.NOTE else 2.0)


def _begin_when(look: Look) -> float:
    if look.when or is_shape(Column.HOUR, look.text):
        return -1.0
    return 0.5 if looks.WHEN_WORDS.match(look.text) and len(look.text) < 40 else 5.0


def _begin_office(look: Look, column: Column) -> float:
    if looks.PERSON.match(look.text):
        return 0.8 if column is Column.COORDINATION else -0.5
    if column is Column.OVERSEER:
        return 1.5
    if look.when:
        return 6.0
    bare = 1.8 if looks.LONE_TAIL.match(look.text) or looks.NOT_OFFICE.search(look.text) else 0.0
    bare += 4.0 * look.text[:1].isdigit()
    bare += 1.2 * (len(look.text) > 34 and not look.office)
    return bare + (1.6 if look.closed else 0.0) + (0.0 if look.office else 3.2 if look.work else 1.5)


def cut_short(before: Look) -> float:
    """What it costs to end a cell with the line: "Ban Tuyên giáo và" wants its rest."""
    return 2.5 if before.dangling else 0.0


def go_on(before: Look, look: Look, column: Column) -> float:
    """What it costs that the line is the next line of the cell that `before` stands in."""
    if column is Column.HOUR:
        return 0.2 if looks.REST_OF_HOUR.match(look.text) else 9.0
    if column in (Column.NUMBER, Column.PART):
        return 9.0
    if column in _SHAPES:
        return 0.0 if is_shape(column, look.text) and not looks.MONTH.match(look.text) else 9.0
    if column is Column.WHEN:
        timed = look.when or is_shape(Column.HOUR, look.text.lstrip("-– "))
        return 0.0 if look.lower or timed else 2.5
    if look.bullet and column in (Column.CONTENT, Column.PRODUCT, Column.PEOPLE):
        return 0.6
    cost = 0.0 if look.lower else _go_on_upper(before, look, column)
    if look.when and not look.text.isdigit():
        cost += 2.5
    if before.closed and not look.lower:
        cost += 2.0
    return cost


def _go_on_upper(before: Look, look: Look, column: Column) -> float:
    if column in (Column.LEAD, Column.COORDINATION, Column.OVERSEER):
        return _go_on_office(before, look)
    if column is Column.PEOPLE and _is_one_name(before, look):
        return TIED
    if looks.PERSON.match(look.text):
        return 0.4 if before.dangling else 2.0
    if before.open:
        return 0.4
    if look.work:
        return 2.5
    return 1.4 if look.office else 1.0


def _go_on_office(before: Look, look: Look) -> float:
    if _is_one_name(before, look):
        return TIED
    if before.open and not looks.PLACE_END.search(before.text):
        return 0.4
    if looks.OFFICE_TAIL.match(look.text) and len(look.text) < 30:
        return 0.4
    return 3.5 if look.work else 1.6


def _is_one_name(before: Look, look: Look) -> bool:
    """Whether the lines are one name: "Ban Tổ chức / Huyện ủy", "Đ/c Phó Bí thư / Thường trực", "Đồng chí /
    Lê Bình".
    """
    if looks.OFFICE_HEAD.search(before.text) and looks.BARE_TAIL.match(look.text):
        return True
    if looks.POST_HEAD.search(before.text) and looks.POST_TAIL.match(look.text) and len(look.text) < 25:
        return True
    name = looks.NAME_HEAD.match(before.text) and looks.NAME_TAIL.match(look.text)
    return bool(name) and not look.office and not look.work


def wrap(before: Look, look: Look, width: int) -> float:
    """What the width of the column says: a line wraps only where the next word does not fit."""
    room = width - len(before.text) - 1 - look.first_word
    if room >= max(3, 0.22 * width):
        return 2.6
    if room >= max(2, 0.12 * width):
        return 1.2
    return -0.4 if room < 0 and not before.closed else 0.0
