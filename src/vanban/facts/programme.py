"""The items of a programme of work and what comes back every month, quarter or half-year.

Tables come first; a programme without one lists its items under months or with their dates.
"""

from __future__ import annotations

from vanban.answers import ProgrammeItem, RecurringItem
from vanban.facts.context import Context
from vanban.facts.programme_lists import list_items
from vanban.facts.programme_recurring import recurring_lines, recurring_rows
from vanban.facts.programme_tables import table_items
from vanban.facts.work_tables import is_programme


def read_programme(context: Context) -> tuple[ProgrammeItem, ...]:
    """Every item of work with its month or quarter, the offices and the product, in the order of the text.

    `period` quotes the words of the text where they say more than a month or a quarter.
    """
    items = [*table_items(context)]
    if is_programme(context):
        items += list_items(context)
    return tuple(sorted(items, key=lambda item: item.span))


def read_recurring(context: Context) -> tuple[RecurringItem, ...]:
    """What a programme wants done again and again ("Định kỳ hằng quý, ...") or whenever needed."""
    found = [*recurring_rows(context)]
    if is_programme(context):
        found += recurring_lines(context)
    return tuple(sorted(found, key=lambda item: item.span))
