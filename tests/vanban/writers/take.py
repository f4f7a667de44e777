"""A file read and taken apart, for tests."""

from __future__ import annotations

from datetime import date

from vanban.answers import Reading, SourceNote
from vanban.paper import Paper
from vanban.reading import arrange, read_source
from vanban.sources import open_source
from vanban.taking import papers_of

TODAY = date(2026, 11, 28)


def taken(data: bytes) -> tuple[Reading, tuple[Paper, ...]]:
    """The reading of a file and the papers in it."""
    source = open_source(data, name="van-ban")
    documents = arrange(source)[1]
    note = SourceNote("van-ban", source.media_type, "", source.pages, source.scanned)
    reading = read_source(source, note, today=TODAY)
    return reading, papers_of(documents, reading.documents)
