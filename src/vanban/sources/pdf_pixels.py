"""A PDF page as grey pixels: the scanner's own image where that is the whole page, else the page drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import cv2
import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from vanban.sources.pdf_page import INVISIBLE, MOST_OBJECTS, PdfPage

Pixels = NDArray[np.uint8]
Limit = Callable[[int, int], None]

_EDGE = 0.005  # share of the page's side by which an image may miss its edge
_TO_GREY = {
    pdfium.FPDFBitmap_BGR: cv2.COLOR_BGR2GRAY,
    pdfium.FPDFBitmap_BGRx: cv2.COLOR_BGRA2GRAY,
    pdfium.FPDFBitmap_BGRA: cv2.COLOR_BGRA2GRAY,
}
_PLAIN = {
    pdfium.FPDF_COLORSPACE_DEVICEGRAY,
    pdfium.FPDF_COLORSPACE_DEVICERGB,
    pdfium.FPDF_COLORSPACE_CALGRAY,
    pdfium.FPDF_COLORSPACE_CALRGB,
    pdfium.FPDF_COLORSPACE_ICCBASED,
}


def may_have_masks(data: bytes) -> bool:
    """Whether an image of the file may be transparent in parts, which PDFium does not tell of its images.

    An image's entries stand in the file as plain bytes, whatever is compressed.
    """
    return b"Mask" in data


def grey_page(page: PdfPage, dpi: int, limit: Limit, *, own: bool) -> Pixels:
    """The page's pixels, one byte each, drawn at `dpi` dots an inch; with `own` the scanner's, where it can.

    `limit` is told the size before anything is decoded or drawn.
    """
    image = _whole_page(page) if own else None
    return _drawn(page, dpi / 72, limit) if image is None else _decoded(image, limit)


def _drawn(page: PdfPage, scale: float, limit: Limit) -> Pixels:
    wide, high = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    limit(wide, high)
    # In four bytes a pixel, though only one is kept: PDFium draws so twice as fast as in grey.
    with _held(pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_BGRx, None, 0)) as bitmap:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page.handle, 0, 0, wide, high, 0, pdfium.FPDF_ANNOT)
        return _grey(bitmap)


def _decoded(image: Any, limit: Limit) -> Pixels:
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(image, ctypes.byref(wide), ctypes.byref(high))
    limit(wide.value, high.value)
    with _held(pdfium.FPDFImageObj_GetBitmap(image)) as bitmap:
        return _grey(bitmap)


@contextmanager
def _held(bitmap: Any) -> Iterator[Any]:
    if not bitmap:
        raise MemoryError
    try:
        yield bitmap
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _grey(bitmap: Any) -> Pixels:
    """A copy of the bitmap's pixels in grey; the bitmap may go."""
    wide, high = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride, kind = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetFormat(bitmap)
    start = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.c_void_p).value
    held = np.frombuffer((ctypes.c_ubyte * (stride * high)).from_address(start or 0), np.uint8)
    rows = held.reshape(high, stride)
    if kind == pdfium.FPDFBitmap_Gray:
        return rows[:, :wide].copy()
    bytes_each = 3 if kind == pdfium.FPDFBitmap_BGR else 4
    coloured = rows[:, : wide * bytes_each].reshape(high, wide, bytes_each)
    return np.asarray(cv2.cvtColor(coloured, _TO_GREY[kind]), np.uint8)


def _whole_page(page: PdfPage) -> Any | None:
    """The one image that fills the page, with nothing over it but the invisible letters of an earlier OCR."""
    found: list[Any] = []
    for number in range(min(pdfium.FPDFPage_CountObjects(page.handle), MOST_OBJECTS)):
        each = pdfium.FPDFPage_GetObject(page.handle, number)
        kind = pdfium.FPDFPageObj_GetType(each)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFTextObj_GetTextRenderMode(each) != INVISIBLE:
                return None
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and not found:
            found.append(each)
        else:
            return None
    return found[0] if found and _fills(found[0], page) and _is_plain(found[0], page) else None


def _fills(image: Any, page: PdfPage) -> bool:
    """Whether the image lies on the page edge to edge, neither turned nor mirrored."""
    lies = pdfium.FS_MATRIX()
    if not page.upright or not pdfium.FPDFPageObj_GetMatrix(image, ctypes.byref(lies)):
        return False
    across = (lies.a - page.width, lies.c, lies.e)
    down = (lies.d - page.height, lies.b, lies.f)
    off_x, off_y = max(map(abs, across)) / page.width, max(map(abs, down)) / page.height
    return bool(off_x < _EDGE and off_y < _EDGE)


def _is_plain(image: Any, page: PdfPage) -> bool:
    """Whether the image's own pixels are what is seen: eight bits a colour, no mask, nothing cut away."""
    if pdfium.FPDFPageObj_HasTransparency(image):
        return False
    if pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(image)) > 0:
        return False
    about = pdfium.FPDF_IMAGEOBJ_METADATA()
    if not pdfium.FPDFImageObj_GetImageMetadata(image, page.handle, ctypes.byref(about)):
        return False
    square = abs(about.horizontal_dpi - about.vertical_dpi) < 0.01 * about.horizontal_dpi
    return bool(square and about.colorspace in _PLAIN and about.bits_per_pixel in (8, 24))
