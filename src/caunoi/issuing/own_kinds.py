"""Kinds of documents as this house writes them: the office's own texts over the shipped ones (ADR 0029)."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from vanban.kinds import Kind, kind_of


def kind_for(slug: str, symbol: str = "") -> Kind:
    """The kind, in the words of CAUNOI_DATA/kinds where there are any, those for this organ first.

    Raises KindError.
    """
    return kind_of(slug, Path(settings.CAUNOI_DATA) / "kinds", office=symbol)
