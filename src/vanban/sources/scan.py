"""Scanned pages and page images: OCR page by page, tables cell by cell, with the place of every word."""

from __future__ import annotations

import io
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

from vanban.model import Box, Problem, Source
from vanban.sources.grid import Cell, Grid
from vanban.sources.ocr import Engine, Word, give_back
from vanban.sources.paging import Gathered, Line, line_of
from vanban.sources.pdf_pixels import grey_page, may_have_masks
from vanban.sources.pieces import Piece, gap_splits, in_order, is_marker
from vanban.sources.refusal import Limits, NotReadable, damaged, too_many_pages
from vanban.sources.scan_image import (
    Pixels,
    Sheet,
    has_ink,
    levelled,
    prepared,
    ruled_tables,
    skew,
    whitened,
)
from vanban.sources.scan_repair import Headings, mend
from vanban.sources.tables import merged, table_rows

if TYPE_CHECKING:
    from vanban.sources.pdf_page import PdfPage

_PAGES_KEPT = 4  # after so many the memory that pages of other sizes left behind is given back
_LEAST, _MOST = 200, 300  # dots an inch of a page that is drawn
_UNREADABLE, _UNSURE = 45.0, 72.0  # mean confidence below which a page was laid in wrongly, or is blurred


@dataclass(slots=True)
class PageWords:
    """Where the words of one page stand: for each its first character in the page's text and its box."""

    first: array[int] = field(default_factory=lambda: array("I"))
    sides: array[float] = field(default_factory=lambda: array("f"))

    def boxes(self, page: int, start: int, count: int) -> tuple[Box, ...]:
        """Boxes of the words that hold the characters, those of one visual line joined."""
        found: list[Box] = []
        number = max(0, bisect_right(self.first, start) - 1)
        while number < len(self.first) and self.first[number] < start + count:
            left, top, right, bottom = self.sides[4 * number : 4 * number + 4]
            last = found[-1] if found else None
            if last is not None and left >= last.left and min(bottom, last.bottom) - max(top, last.top) > 0:
                found[-1] = Box(page, last.left, min(top, last.top), right, max(bottom, last.bottom))
            else:
                found.append(Box(page, left, top, right, bottom))
            number += 1
        return tuple(found)


class Reader:
    """Reads scanned pages into `gathered`; the OCR engine starts with the first of them."""

    def __init__(self, gathered: Gathered, limits: Limits, pdf: bytes = b"") -> None:
        self._gathered = gathered
        self._masks = may_have_masks(pdf)
        self._limits = limits
        self._engine = Engine()
        self._headings = Headings()
        self.words: dict[int, PageWords] = {}

    def close(self) -> None:
        """Stop the engine."""
        self._engine.close()

    def read_pdf_page(self, page: PdfPage, number: int, image_dpi: int) -> list[Problem]:
        """Read a page of the PDF as an image, at the resolution of the scan within what OCR needs."""
        dpi = min(max(image_dpi, _LEAST), _MOST)
        own = dpi == image_dpi and not self._masks
        pixels = grey_page(page, dpi, lambda wide, high: check_size(wide, high, self._limits), own=own)
        return self.read_page(pixels, number)

    def read_page(self, pixels: Pixels, number: int) -> list[Problem]:
        """Read one page image, add its lines and keep its words; what is doubtful comes back."""
        sheet = prepared(pixels)
        grids, clean = ruled_tables(sheet.pixels)
        level = levelled(sheet, skew(sheet.pixels)) if grids else sheet
        if level is not sheet:
            sheet = level
            grids, clean = ruled_tables(sheet.pixels)
        words = self._engine.page(whitened(sheet.pixels, grids) if grids else sheet.pixels, sheet.dpi)
        if not grids and words and _sureness(words) < _UNREADABLE:
            sheet, words = self._righted(pixels, sheet, words)
        page = _Page(sheet, words, list(self._cells(clean, sheet.dpi, grids)))
        lines = page.lines()
        for line in lines:
            line.text = self._headings.mended(line.text) if line.cells is None else line.text
        high, wide = sheet.pixels.shape
        self._gathered.add(number, wide, high, lines)
        self.words[number] = page.places
        if number % _PAGES_KEPT == 0:
            give_back()
        return _doubts(words, number)

    def _righted(self, pixels: Pixels, sheet: Sheet, words: list[Word]) -> tuple[Sheet, list[Word]]:
        """The page turned by a quarter or a half where it reads far better so: it was laid in wrongly."""
        best = sheet, words
        for quarters in (1, 3, 2):
            tried = prepared(np.ascontiguousarray(np.rot90(pixels, quarters)))
            found = self._engine.page(tried.pixels, tried.dpi)
            if found and _sureness(found) > max(_UNSURE, _sureness(best[1])):
                best = tried, found
        return best

    def _cells(
        self, clean: Pixels, dpi: int, grids: list[Grid]
    ) -> Iterator[tuple[Grid, dict[Cell, list[Word]]]]:
        for grid in grids:
            asked = [(cell, _inner(cell)) for cell in grid.cells]
            written = [(cell, box) for cell, box in asked if has_ink(clean, box)]
            read = self._engine.regions(clean, dpi, [box for _, box in written])
            yield grid, {cell: words for (cell, _), words in zip(written, read, strict=True)}


def _inner(cell: Cell) -> tuple[int, int, int, int]:
    return max(0, int(cell.left) + 1), max(0, int(cell.top) + 1), int(cell.right), int(cell.bottom)


def _sureness(words: list[Word]) -> float:
    """The engine's mean confidence; none for words that stand upright, which it reads but in no order."""
    long = [word for word in words if len(word.text) > 3]
    if sum(1 for word in long if word.bottom - word.top > word.right - word.left) * 2 > len(long) > 0:
        return 0.0
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / max(letters, 1)


def _doubts(words: list[Word], number: int) -> list[Problem]:
    if not words or _sureness(words) >= _UNSURE:
        return []
    said = f"Trang {number} quét mờ hoặc lệch, chữ nhận dạng có thể sai; hãy đối chiếu với bản giấy."
    return [Problem("ocr-unsure", said)]


class _Page:
    """The words of one page on their way to lines."""

    def __init__(
        self, sheet: Sheet, words: list[Word], cells: list[tuple[Grid, dict[Cell, list[Word]]]]
    ) -> None:
        self._sheet = sheet
        self._words = words
        self._cells = cells
        self._at = 0
        self.places = PageWords()

    def lines(self) -> list[Line]:
        """The page in reading order."""
        by_line: dict[int, list[Word]] = {}
        for word in self._words:
            by_line.setdefault(word.line, []).append(word)
        height = median([word.bottom - word.top for word in self._words]) * 1.25 if self._words else 1.0
        pieces = [piece for line in by_line.values() for piece in self._parted(line, height)]
        rows = [row for grid, cells in self._cells for row in self._rows(grid, cells)]
        if rows:
            return merged(pieces, rows)
        return [line_of(row) for row in in_order(pieces)]

    def _parted(self, words: list[Word], height: float) -> Iterator[Piece]:
        """One text line of the engine, cut where a wide gap parts two columns."""
        words.sort(key=lambda word: word.left)
        gaps = [after.left - before.right for before, after in pairwise(words)]
        cuts = gap_splits(gaps, height)
        if cuts and cuts[0] == 0 and is_marker(words[0].text):
            cuts = cuts[1:]
        first = 0
        for cut in [*cuts, len(words) - 1]:
            yield self._piece(words[first : cut + 1], height)
            first = cut + 1

    def _piece(self, words: list[Word], height: float) -> Piece:
        """The words as one piece, as high as the page's usual line, whatever its letters."""
        at = self._keep(words)
        text = mend(" ".join(word.text for word in words))
        base = words[0].base
        return Piece(text, words[0].left, base - 0.8 * height, words[-1].right, base + 0.25 * height, at)

    def _rows(self, grid: Grid, cells: dict[Cell, list[Word]]) -> list[Line]:
        held: dict[Cell, list[Piece]] = {}
        for cell, words in cells.items():
            for word in words:
                at = self._keep([word])
                piece = Piece(mend(word.text), word.left, word.top, word.right, word.bottom, at)
                held.setdefault(cell, []).append(piece)
        return table_rows(grid, held)

    def _keep(self, words: list[Word]) -> int:
        """Note where the words stand on the original page; return their first character's place."""
        first = self._at
        for word in words:
            self.places.first.append(self._at)
            x, y = self._sheet.original(word.left, word.top)
            x2, y2 = self._sheet.original(word.right, word.bottom)
            self.places.sides.extend((min(x, x2), min(y, y2), max(x, x2), max(y, y2)))
            self._at += len(word.text) + 1
        return first


def check_size(wide: int, high: int, limits: Limits) -> None:
    """Raises NotReadable for an image of more pixels than the limit, before it is decoded."""
    if wide * high > limits.pixels:
        raise NotReadable(
            f"Ảnh quá lớn ({wide} × {high} điểm ảnh), vượt mức {limits.pixels // 1_000_000} triệu điểm "
            "mà máy đọc được; hãy quét lại với độ phân giải 200–300 dpi."
        )


def read_image(
    data: bytes, *, media_type: str, progress: Callable[[int, int], None], limits: Limits
) -> Source:
    """The lines of a PNG, a JPEG or a TIFF of one or more pages.

    Sizes are looked at before anything is decoded. Raises NotReadable for a damaged or too large image, too
    many pages, or where OCR is not installed.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            return _read_frames(image, media_type, progress, limits)
    except NotReadable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise NotReadable(
            "Ảnh có số điểm ảnh quá lớn, có dấu hiệu là tệp phá hoại nên không mở; "
            "hãy quét lại với độ phân giải 200–300 dpi."
        ) from bomb
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError) as broken:
        raise damaged("ảnh") from broken


def _grey(image: Image.Image) -> Pixels:
    """The frame as a person sees it: turned as its camera says, laid on white, grey."""
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        seen = upright.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        upright = Image.alpha_composite(ground, seen)
    return np.asarray(upright.convert("L"), np.uint8)


def _read_frames(
    image: Image.Image, media_type: str, progress: Callable[[int, int], None], limits: Limits
) -> Source:
    pages = int(getattr(image, "n_frames", 1))
    if pages > limits.scanned_pages:
        raise too_many_pages(pages, limits.scanned_pages)
    check_size(*image.size, limits)
    gathered, problems = Gathered(), list[Problem]()
    reader = Reader(gathered, limits)
    try:
        for number in range(1, pages + 1):
            image.seek(number - 1)
            check_size(*image.size, limits)
            problems.extend(reader.read_page(_grey(image), number))
            progress(number, pages)
    finally:
        reader.close()
    gathered.join_rewrapped()
    words = reader.words

    def boxes(page: int, start: int, count: int) -> tuple[Box, ...]:
        return words[page].boxes(page, start, count)

    return Source(
        media_type,
        gathered.lines,
        pages=pages,
        scanned=True,
        locate=gathered.locate(boxes),
        problems=tuple(problems),
    )
