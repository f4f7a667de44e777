"""Tables of the issuing room."""

from __future__ import annotations

from caunoi.issuing.number_models import NumberEntry, NumberImport, Series, Term

__all__ = ["NumberEntry", "NumberImport", "Series", "Term"]
