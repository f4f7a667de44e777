"""Why a paper cannot be written."""

from __future__ import annotations


class WriteError(Exception):
    """A paper that cannot be written; `str` of it is a Vietnamese sentence that says what to do."""
