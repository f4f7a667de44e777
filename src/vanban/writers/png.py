"""Pages of a PDF of ours: how many, and as pictures to look at, never to print."""

from __future__ import annotations

import io

import pypdfium2


def count_pages(pdf: bytes) -> int:
    """How many pages the file has."""
    return len(pypdfium2.PdfDocument(pdf))


def draw_pages(pdf: bytes, *, dpi: float, most: int | None = None) -> list[bytes]:
    """The first `most` pages, or all, as PNG in shades of grey."""
    document = pypdfium2.PdfDocument(pdf)
    shown = len(document) if most is None else min(most, len(document))
    return [_drawn(document[at], dpi / 72) for at in range(shown)]


def _drawn(page: pypdfium2.PdfPage, scale: float) -> bytes:
    held = io.BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(held, "PNG")
    return held.getvalue()
