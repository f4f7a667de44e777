"""Tables of the issuing room."""

from __future__ import annotations

from caunoi.issuing.draft_models import Draft, DraftNote, DraftVersion, DraftWaiver, WordReturn
from caunoi.issuing.number_models import NumberEntry, NumberImport, Series, Term

__all__ = [
    "Draft",
    "DraftNote",
    "DraftVersion",
    "DraftWaiver",
    "NumberEntry",
    "NumberImport",
    "Series",
    "Term",
    "WordReturn",
]
