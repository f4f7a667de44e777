"""Tables of the issuing room."""

from __future__ import annotations

from caunoi.issuing.check_models import CheckWaiver
from caunoi.issuing.draft_models import Draft, DraftNote, DraftVersion, DraftWaiver, WordReturn
from caunoi.issuing.merge_models import Merge, MergePart
from caunoi.issuing.number_models import NumberEntry, NumberImport, Series, Term

__all__ = [
    "CheckWaiver",
    "Draft",
    "DraftNote",
    "DraftVersion",
    "DraftWaiver",
    "Merge",
    "MergePart",
    "NumberEntry",
    "NumberImport",
    "Series",
    "Term",
    "WordReturn",
]
