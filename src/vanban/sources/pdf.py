"""PDF files: page by page, each as text where it has a text layer and as a scan where it has none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from vanban.model import Box, Problem, Source
from vanban.sources.paging import Gathered
from vanban.sources.pdf_lines import is_poor_text, lines_of_page
from vanban.sources.pdf_page import Drawn, PdfPage
from vanban.sources.refusal import Limits, damaged, locked, too_many_pages

if TYPE_CHECKING:
    from vanban.sources.scan import Reader

_ENOUGH = 200  # characters: a signed scan has a signature line or a number typed over it, and no more
_TAIL = 65_536
_PAGES_HELD = 12
_PAGES_AT_ONCE = 64  # PDFium keeps what it has parsed until the file is closed
_SCANS_AT_ONCE = 8  # of a scan that is a picture a page
MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, *, progress: Callable[[int, int], None], limits: Limits) -> Source:
    """The lines of a PDF in reading order, one page open at a time.

    A page with hardly any text and an image is read by OCR. Raises NotReadable for a file that is damaged,
    cut off, locked, has too many pages, or needs an OCR that is not installed.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise damaged("PDF")
    reading = _Reading(data, limits)
    try:
        return reading.read(progress)
    finally:
        reading.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # PDFium may still be naming an earlier file's error, so the file itself must speak of a lock.
        if "assword" in str(error) and b"/Encrypt" in data:
            raise locked("PDF") from error
        raise damaged("PDF") from error


class _Reading:
    """One pass over a file; close it when done."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._document = _open(data)
        self._limits = limits
        self._gathered = Gathered()
        self._problems: list[Problem] = []
        self._scans: Reader | None = None
        self._scanned = 0

    def read(self, progress: Callable[[int, int], None]) -> Source:
        """Every page in turn; raises NotReadable where the file has none, or more than the limit."""
        pages = len(self._document)
        if not pages:
            raise damaged("PDF")
        if pages > self._limits.pages:
            raise too_many_pages(pages, self._limits.pages)
        for index in range(pages):
            if index and index % (_SCANS_AT_ONCE if self._scanned else _PAGES_AT_ONCE) == 0:
                self._document.close()
                self._document = _open(self._data)
            self._page(index)
            progress(index + 1, pages)
        self._gathered.join_rewrapped()
        self._signatures(pages)
        return Source(
            MEDIA_TYPE,
            self._gathered.lines,
            pages=pages,
            scanned=self._scanned * 2 >= pages,
            locate=self._gathered.locate(self._boxes()),
            problems=tuple(self._problems),
        )

    def close(self) -> None:
        """Give back what PDFium and the OCR engine hold."""
        self._document.close()
        if self._scans is not None:
            self._scans.close()

    def _page(self, index: int) -> None:
        try:
            with PdfPage(self._document.raw, index) as page:
                text = page.characters()
                drawn = page.drawn()
                if _is_scan(page, text, drawn):
                    self._scan(page, index, drawn.image_dpi)
                    return
                lines = lines_of_page(page, text, drawn, index + 1)
                self._gathered.add(index + 1, page.width, page.height, lines)
        except ValueError:
            said = f"Trang {index + 1} của tệp PDF bị hỏng nên không đọc được; hãy xem lại bản gốc."
            self._problems.append(Problem("page-unreadable", said))

    def _scan(self, page: PdfPage, index: int, dpi: int) -> None:
        from vanban.sources.scan import Reader

        self._scanned += 1
        if self._scanned > self._limits.scanned_pages:
            raise too_many_pages(len(self._document), self._limits.scanned_pages)
        if self._scans is None:
            self._scans = Reader(self._gathered, self._limits, self._data)
        self._problems.extend(self._scans.read_pdf_page(page, index + 1, dpi))

    def _signatures(self, pages: int) -> None:
        """The signing times that no page shows, as the line that a visible signature would have."""
        shown = "\n".join(line.text for line in (*self._gathered.lines[-80:], *self._gathered.lines[:60]))
        for when in _signed_at(self._document.raw):
            if when[:10] not in shown and when[:10].replace("-", "/") not in shown:
                self._gathered.add_unseen(pages, f"Thời gian ký: {when}")

    def _boxes(self) -> Callable[[int, int, int], tuple[Box, ...]]:
        """Boxes of characters, from the scan where the page was one, else from the file opened again."""
        words = self._scans.words if self._scans is not None else {}
        places = _Places(self._data)

        def boxes(page: int, start: int, count: int) -> tuple[Box, ...]:
            held = words.get(page)
            return held.boxes(page, start, count) if held is not None else places.boxes(page, start, count)

        return boxes


def _is_scan(page: PdfPage, text: str, drawn: Drawn) -> bool:
    words = text.strip()
    if drawn.image_area < 0.5:
        return not words and drawn.paths > 200  # letters drawn as outlines
    if len(words) < _ENOUGH:
        return True
    return page.hidden(len(text) // 2) and is_poor_text(words)


def _signed_at(document: object) -> list[str]:
    """When the file was signed electronically, oldest first, as "12-05-2024 14:03:22 +07:00"."""
    import ctypes

    found: list[str] = []
    held = ctypes.create_string_buffer(64)
    for number in range(min(pdfium.FPDF_GetSignatureCount(document), 20)):
        signature = pdfium.FPDF_GetSignatureObject(document, number)
        size = pdfium.FPDFSignatureObj_GetTime(signature, held, 64)
        stamp = held.raw[: max(size - 1, 0)].decode("ascii", errors="ignore")
        match = re.match(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)'?(\d\d))?", stamp)
        if match:
            year, month, day, hour, minute, second, zone, rest = match.groups()
            zoned = f" {zone}:{rest}" if zone else ""
            found.append(f"{day}-{month}-{year} {hour}:{minute}:{second}{zoned}")
    return sorted(found, key=lambda when: when[6:10] + when[3:5] + when[:2] + when[11:])


class _Places:
    """Character boxes on demand: the file is opened again at the first question, a few pages at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: pypdfium2.PdfDocument | None = None
        self._pages: dict[int, PdfPage] = {}

    def boxes(self, page: int, start: int, count: int) -> tuple[Box, ...]:
        """The boxes of `count` characters of a page from `start` on, as shares of the page."""
        held = self._page(page)
        return tuple(
            Box(page, left / held.width, top / held.height, right / held.width, bottom / held.height)
            for left, top, right, bottom in held.boxes(start, count)
        )

    def _page(self, number: int) -> PdfPage:
        if number in self._pages:
            return self._pages[number]
        if len(self._pages) >= _PAGES_HELD:
            self._pages.pop(next(iter(self._pages))).close()
        if self._document is None:
            self._document = _open(self._data)
        self._pages[number] = PdfPage(self._document.raw, number - 1).__enter__()
        return self._pages[number]
