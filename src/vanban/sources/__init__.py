"""The sources: one module per kind of input file, each giving lines with their places on the page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from vanban.model import Problem, Source
from vanban.sources.kinds import IMAGES, Format, judge
from vanban.sources.refusal import DEFAULT, Limits, NotReadable, too_large

__all__ = ["Limits", "NotReadable", "open_source"]

Progress = Callable[[int, int], None]


def open_source(
    data: bytes, *, name: str, progress: Progress | None = None, limits: Limits = DEFAULT
) -> Source:
    """The lines that a file holds, in reading order, before anything is understood.

    `name` only serves to compare its extension with the bytes. `progress(done, pages)` is called after each
    page of a format that has pages. Raises NotReadable, with a Vietnamese sentence, for a file that is empty,
    damaged, locked, beyond `limits` or of no known kind; raises nothing else.
    """
    if len(data) > limits.size:
        raise too_large(len(data), limits)
    judged = judge(data, name)
    source = _read(data, judged.format, name, progress or _silent, limits)
    if not judged.mismatch:
        return source
    problem = Problem("wrong-extension", judged.mismatch)
    return dataclasses.replace(source, problems=(problem, *source.problems))


def _silent(done: int, pages: int) -> None:
    """Progress that nobody watches."""


def _read(data: bytes, found: Format, name: str, progress: Progress, limits: Limits) -> Source:
    """Hand the bytes to the module of their kind; each is imported only when a file needs it."""
    if found in (Format.TEXT, Format.MARKDOWN):
        from vanban.sources.text import read_text

        return read_text(data, media_type=found.value)
    if found is Format.PDF:
        from vanban.sources.pdf import read_pdf

        return read_pdf(data, progress=progress, limits=limits)
    if found is Format.DOCX:
        from vanban.sources.docx import read_docx

        return read_docx(data, limits=limits)
    if found is Format.XLSX:
        from vanban.sources.xlsx import read_xlsx

        return read_xlsx(data, limits=limits)
    if found in IMAGES:
        from vanban.sources.scan import read_image

        return read_image(data, media_type=found.value, progress=progress, limits=limits)
    from vanban.sources.doc import read_by_office

    return read_by_office(data, found, limits=limits)
