"""One PDF page as PDFium sees it: characters, their boxes, drawn rules and images.

Calls PDFium's own functions rather than a wrapper's, since every character counts here. Coordinates handed
out are points, origin top left.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from types import TracebackType
from typing import Any

import pypdfium2.raw as pdfium

from vanban.sources.grid import Rule

Edges = tuple[float, float, float, float]
_FLOATS = tuple(ctypes.c_float() for _ in range(4))
_FLOAT_REFS = tuple(ctypes.byref(each) for each in _FLOATS)
_DOUBLES = tuple(ctypes.c_double() for _ in range(4))
_DOUBLE_REFS = tuple(ctypes.byref(each) for each in _DOUBLES)
_RECT = pdfium.FS_RECTF()
_RECT_REF = ctypes.byref(_RECT)
_NAME = ctypes.create_string_buffer(96)
_FLAGS_REF = ctypes.byref(ctypes.c_int())

INVISIBLE = 3  # text render mode of hidden OCR layers
MOST_OBJECTS = 20_000
_DEEPEST_FORM = 3
_THIN = 2.5  # points: a filled rectangle no thicker than this is a ruling line
_SHORTEST = 8.0
_MOST_SEGMENTS = 2000


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page besides its text."""

    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    image_area: float = 0.0  # share of the page
    image_dpi: int = 0  # of the widest image
    paths: int = 0


class PdfPage:
    """An open page; use it in a `with` block, which closes it again."""

    def __init__(self, document: object, index: int) -> None:
        self._document = document
        self._index = index
        self.handle: Any = None  # PDFium's own, for what needs more than is here
        self._text: Any = None
        self.width = self.height = 1.0
        self.upright = True

    def __enter__(self) -> PdfPage:
        self._open()
        if pdfium.FPDFPage_GetAnnotCount(self.handle) > 0:
            self._flatten()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        self.handle = pdfium.FPDF_LoadPage(self._document, self._index)
        if not self.handle:
            raise ValueError(f"page {self._index + 1} cannot be loaded")
        self._text = pdfium.FPDFText_LoadPage(self.handle)
        self.width = float(pdfium.FPDF_GetPageWidthF(self.handle)) or 1.0
        self.height = float(pdfium.FPDF_GetPageHeightF(self.handle)) or 1.0
        self.upright = self._is_plain()

    def _flatten(self) -> None:
        """Make what signatures, stamps and comments show part of the page, so that their words are read."""
        if pdfium.FPDFPage_Flatten(self.handle, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
            self.close()
            self._open()

    def close(self) -> None:
        """Give the page's memory back; the document stays open."""
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)
        if self.handle:
            pdfium.FPDF_ClosePage(self.handle)
        self.handle = self._text = None

    def _is_plain(self) -> bool:
        """Whether page coordinates only need turning upside down: no rotation, no shifted crop box."""
        if pdfium.FPDFPage_GetRotation(self.handle):
            return False
        if not pdfium.FPDF_GetPageBoundingBox(self.handle, _RECT_REF):
            return True
        return bool(abs(_RECT.left) < 0.5 and abs(_RECT.bottom) < 0.5)

    def characters(self) -> str:
        """The text of the page in the file's order, one Python character for each of PDFium's."""
        count = pdfium.FPDFText_CountChars(self._text) if self._text else 0
        if count <= 0:
            return ""
        held = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._text, 0, count, held)
        text = bytes(held)[: 2 * max(written - 1, 0)].decode("utf-16-le", errors="replace")
        if len(text) != count:  # a character outside the basic plane, or one PDFium leaves out
            code = pdfium.FPDFText_GetUnicode
            text = "".join(_character(code(self._text, index)) for index in range(count))
        return text

    def character_box(self, index: int) -> Edges:
        """Left, top, right, bottom of the character, as high as its font, whatever its shape."""
        if not pdfium.FPDFText_GetLooseCharBox(self._text, index, _RECT_REF):
            return 0.0, 0.0, 0.0, 0.0
        if self.upright:
            return _RECT.left, self.height - _RECT.top, _RECT.right, self.height - _RECT.bottom
        return self._seen(_RECT.left, _RECT.top, _RECT.right, _RECT.bottom)

    def boxes(self, start: int, count: int) -> list[Edges]:
        """The boxes of a run of characters, one for each visual line that they touch."""
        found: list[Edges] = []
        for number in range(min(pdfium.FPDFText_CountRects(self._text, start, count), 200)):
            left, top, right, bottom = _DOUBLES
            if pdfium.FPDFText_GetRect(self._text, number, *_DOUBLE_REFS):
                found.append(self._seen(left.value, top.value, right.value, bottom.value))
        return found

    def bold(self, index: int) -> bool:
        """Whether the font of the character is a bold one, by its name or its weight."""
        size = pdfium.FPDFText_GetFontInfo(self._text, index, _NAME, 96, _FLAGS_REF)
        if 1 < size <= 96:
            return b"bold" in _NAME.value.lower()
        return bool(pdfium.FPDFText_GetFontWeight(self._text, index) >= 600)

    def hidden(self, index: int) -> bool:
        """Whether the character is invisible: the text layer that a scanner's OCR laid under its image."""
        held = pdfium.FPDFText_GetTextObject(self._text, index)
        return bool(held) and pdfium.FPDFTextObj_GetTextRenderMode(held) == INVISIBLE

    def drawn(self) -> Drawn:
        """The ruling lines of the page and how much of it images cover."""
        drawn = Drawn()
        objects = (
            pdfium.FPDFPage_GetObject(self.handle, number)
            for number in range(min(pdfium.FPDFPage_CountObjects(self.handle), MOST_OBJECTS))
        )
        for each in objects:
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind != pdfium.FPDF_PAGEOBJ_TEXT:
                self._take(each, kind, drawn, _IDENTITY, 0)
        drawn.image_area = min(drawn.image_area, 1.0)
        return drawn

    def _take(self, each: object, kind: int, drawn: Drawn, matrix: Matrix, depth: int) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawn.paths += 1
            self._take_path(each, drawn, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._take_image(each, drawn, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = matrix.inside(each)
            for number in range(min(pdfium.FPDFFormObj_CountObjects(each), MOST_OBJECTS)):
                held = pdfium.FPDFFormObj_GetObject(each, number)
                self._take(held, pdfium.FPDFPageObj_GetType(held), drawn, inner, depth + 1)

    def _take_image(self, image: object, drawn: Drawn, matrix: Matrix) -> None:
        if not pdfium.FPDFPageObj_GetBounds(image, *_FLOAT_REFS):
            return
        left, bottom, right, top = (side.value for side in _FLOATS)
        left, top, right, bottom = self._seen(*matrix.box(left, top, right, bottom))
        wide, high = min(right, self.width) - max(left, 0.0), min(bottom, self.height) - max(top, 0.0)
        drawn.image_area += max(0.0, wide) * max(0.0, high) / (self.width * self.height)
        across, down = ctypes.c_uint(), ctypes.c_uint()
        if pdfium.FPDFImageObj_GetImagePixelSize(image, ctypes.byref(across), ctypes.byref(down)):
            longest = max(right - left, bottom - top, 1.0)
            drawn.image_dpi = max(drawn.image_dpi, round(max(across.value, down.value) * 72 / longest))

    def _take_path(self, path: object, drawn: Drawn, matrix: Matrix) -> None:
        """The sides of the path that are level or upright; a thin filled rectangle is one rule."""
        if not pdfium.FPDFPageObj_GetBounds(path, *_FLOAT_REFS):
            return
        left, bottom, right, top = (side.value for side in _FLOATS)
        left, top, right, bottom = self._seen(*matrix.box(left, top, right, bottom))
        if bottom - top <= _THIN or right - left <= _THIN:
            _keep(drawn, left, top, right, bottom)
            return
        own, stroked = matrix.inside(path), _stroked(path)
        for points in _outlines(path):
            self._take_outline([self._point(*own.point(x, y)) for x, y in points], drawn, stroked)

    def _take_outline(self, points: list[tuple[float, float]], drawn: Drawn, stroked: bool) -> None:
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if bottom - top <= _THIN or right - left <= _THIN:
            _keep(drawn, left, top, right, bottom)
        elif stroked:
            for (x, y), (x2, y2) in pairwise(points):
                if abs(x - x2) <= 1 or abs(y - y2) <= 1:
                    _keep(drawn, min(x, x2), min(y, y2), max(x, x2), max(y, y2))

    def _seen(self, left: float, top: float, right: float, bottom: float) -> Edges:
        if self.upright:
            return left, self.height - top, right, self.height - bottom
        x, y = self._point(left, top)
        x2, y2 = self._point(right, bottom)
        return min(x, x2), min(y, y2), max(x, x2), max(y, y2)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self.upright:
            return x, self.height - y
        across, down = ctypes.c_int(), ctypes.c_int()
        wide, high = round(self.width * 20), round(self.height * 20)
        pdfium.FPDF_PageToDevice(
            self.handle, 0, 0, wide, high, 0, x, y, ctypes.byref(across), ctypes.byref(down)
        )
        return across.value / 20, down.value / 20


@dataclass(frozen=True, slots=True)
class Matrix:
    """How the units of an object lie in those of its page."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point in the page's units."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, top: float, right: float, bottom: float) -> Edges:
        """The box (left, top, right, bottom) in the page's units, y upwards."""
        if self is _IDENTITY:
            return left, top, right, bottom
        x, y = self.point(left, top)
        x2, y2 = self.point(right, bottom)
        return min(x, x2), max(y, y2), max(x, x2), min(y, y2)

    def inside(self, each: object) -> Matrix:
        """The matrix for what lies inside a page object that has one of its own."""
        own = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(each, ctypes.byref(own)):
            return self
        e, f = self.point(own.e, own.f)
        return Matrix(
            self.a * own.a + self.c * own.b,
            self.b * own.a + self.d * own.b,
            self.a * own.c + self.c * own.d,
            self.b * own.c + self.d * own.d,
            e,
            f,
        )


_IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _keep(drawn: Drawn, left: float, top: float, right: float, bottom: float) -> None:
    if right - left >= _SHORTEST and right - left > bottom - top:
        drawn.level.append(Rule((top + bottom) / 2, left, right))
    elif bottom - top >= _SHORTEST:
        drawn.upright.append(Rule((left + right) / 2, top, bottom))


def _outlines(path: object) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path that has straight lines only; a closed part ends where it began."""
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not outlines:
            outlines.append([])
        outlines[-1].append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return outlines


def _stroked(path: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)
