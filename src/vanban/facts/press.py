"""Press articles: recognised as such, so that no number, issuer or signer is made up for them."""

from __future__ import annotations

from vanban.answers import DocumentReading
from vanban.facts.context import Context


def is_press(context: Context) -> bool:
    """..."""
    return False


def read_press(context: Context) -> DocumentReading:
    """..."""
    return DocumentReading(context.document.span)
