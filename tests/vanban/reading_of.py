"""Readings for tests: a text in, the contract's JSON out.

What was read once is not read again: readings are frozen, and many tests ask about one paper.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from vanban import contract, reading
from vanban.answers import DocumentReading, Reading
from vanban.facts.context import Context
from vanban.facts.header import read_header
from vanban.model import RawLine, Source
from vanban.reading import arrange

TODAY = date(2026, 11, 22)


def source_of(text: str) -> Source:
    """Plain text as a source, one line a line."""
    return Source("text/plain", tuple(RawLine(line) for line in text.split("\n")))


@cache
def reading_of(text: str) -> Reading:
    """The reading of a text."""
    return reading.read(text.encode(), name="van-ban.txt", today=TODAY)


def document_of(text: str) -> DocumentReading:
    """The first document of a text."""
    return reading_of(text).documents[0]


@cache
def context_of(text: str) -> Context:
    """The desk of the fact readers for a text, its letterhead read."""
    _, documents, _, _ = arrange(source_of(text))
    context = Context.of(documents[0], today=TODAY)
    return context.headed(read_header(context))


@cache
def reading_of_file(path: Path) -> Reading:
    """The reading of a file that no test changes."""
    return reading.read(path.read_bytes(), name=path.name, today=TODAY)


def json_of(path: Path) -> dict[str, Any]:
    """The contract's JSON for a file."""
    return contract.as_json(reading_of_file(path))
