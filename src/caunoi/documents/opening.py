"""The first look at a file, in a process of its own: what it is, its marking, what its opening is about.

    python -m caunoi.documents.opening NAME [whole]  < file

Standard output is one JSON object {"media_type", "mismatch", "marking", "opening"}; a file that cannot be
opened gives exit status 2 and a line `refused: SENTENCE` on standard error. Only the first page is looked at:
a scan costs one page of OCR, a long PDF no more than a short one. With `whole` every page is: of what no
reading follows, nobody would see a mark further in.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections import Counter
from typing import Final

from caunoi.documents.rules import HEAD, lone_marking
from vanban.facts.secrecy import marking
from vanban.sources import NotReadable, open_source
from vanban.sources.kinds import Format, judge
from vanban.text.repair import repair_characters

REFUSED: Final = 2
PAGES: Final = 1
LONGEST_OPENING: Final = 6000


def main() -> int:
    """Look at standard input; the exit status is 0 or 2."""
    try:
        answer = look(sys.stdin.buffer.read(), sys.argv[1], whole="whole" in sys.argv[2:])
    except NotReadable as refusal:
        print(f"refused: {refusal.sentence}", file=sys.stderr)
        return REFUSED
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))
    sys.stdout.flush()
    return 0


def look(data: bytes, name: str, *, whole: bool = False) -> dict[str, str]:
    """What the file is, the marking on its first page ("" for none) and the words it opens with.

    `whole`: the marking on any page. Raises NotReadable where the file cannot be opened.
    """
    judged = judge(data, name)
    pages = _pages(data if whole else _first_pages(data, judged.format), name, whole=whole)
    opening = pages[0][:LONGEST_OPENING] if pages else ""
    return {
        "media_type": judged.format.value,
        "mismatch": judged.mismatch,
        "marking": _marking_of(pages) if whole else marking(opening) or "",
        "opening": opening,
    }


def _first_pages(data: bytes, found: Format) -> bytes:
    if found is Format.PDF:
        return _first_of_pdf(data)
    return _first_of_tiff(data) if found is Format.TIFF else data


def _first_of_pdf(data: bytes) -> bytes:
    import pypdfium2

    try:
        whole = pypdfium2.PdfDocument(data)
        if len(whole) <= PAGES:
            return data
        part = pypdfium2.PdfDocument.new()
        part.import_pages(whole, list(range(PAGES)))
        trimmed = io.BytesIO()
        part.save(trimmed)
    except pypdfium2.PdfiumError:
        return data  # damaged or locked: the source module says which, in its own words
    return trimmed.getvalue()


def _first_of_tiff(data: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as scan:
            if getattr(scan, "n_frames", 1) <= PAGES:
                return data
            first = io.BytesIO()
            scan.save(first, format="TIFF")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return data
    return first.getvalue()


def _pages(data: bytes, name: str, *, whole: bool) -> list[str]:
    """The text of the pages; not `whole`: of the first as much as an opening holds."""
    pages: dict[int, list[str]] = {}
    length = 0
    for raw in open_source(data, name=name).lines:
        if not whole and (raw.page > PAGES or length > LONGEST_OPENING):
            break
        pages.setdefault(raw.page, []).append(repair_characters(raw.text, Counter()))
        length += len(raw.text)
    return ["\n".join(lines) for lines in pages.values()]


def _marking_of(pages: list[str]) -> str:
    """The mark at the head of a page, or on a line of its own anywhere, as after a reading; "" for none."""
    heads = (marking(page[:HEAD]) for page in pages)
    return next((mark for mark in heads if mark), "") or lone_marking("\n".join(pages))


if __name__ == "__main__":
    sys.exit(main())
