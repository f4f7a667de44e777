"""PDF files put one behind the other."""

from __future__ import annotations

import io

import pypdfium2


def joined(*files: bytes) -> bytes:
    """One PDF of all pages of the files."""
    whole = pypdfium2.PdfDocument.new()
    for data in files:
        with pypdfium2.PdfDocument(data) as part:
            whole.import_pages(part)
    held = io.BytesIO()
    whole.save(held)
    whole.close()
    return held.getvalue()
