"""The OCR engine (Tesseract) and where its Vietnamese data lies."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from vanban.sources.refusal import NotReadable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

LANGUAGE = "vie"
_GROUND = 12  # pixels
_DATA = f"{LANGUAGE}.traineddata"
_LONGEST = 180_000  # milliseconds for one page: noise can keep the engine busy without end


@dataclass(slots=True)
class Word:
    """A recognised word in pixels; `line` counts the engine's text lines, `base` is where its baseline lies.

    `sure` is the engine's confidence, 0 to 100.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    line: int
    base: float
    sure: float


def data_folder() -> Path:
    """The folder that holds the Vietnamese OCR data. Raises NotReadable where there is none."""
    return _data_folder(os.environ.get("VANBAN_TESSDATA", ""))


@lru_cache(maxsize=4)
def _data_folder(named: str) -> Path:
    system = sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    folders = [Path(sys.prefix) / "share" / "caunoi" / "tessdata", *system, Path("/usr/share/tessdata")]
    for folder in [Path(named), *folders] if named else folders:
        if (folder / _DATA).is_file():
            return folder
    raise NotReadable(
        "Tệp là bản quét (ảnh chụp trang giấy) nhưng máy này chưa có dữ liệu nhận dạng chữ tiếng Việt; "
        "hãy chạy `make setup` hoặc cài gói tesseract-ocr-vie, hoặc đưa vào bản Word/PDF có chữ."
    )


def give_back() -> None:
    """Hand what the last page left free back to the system, where the C library can (glibc).

    Without it the pieces that pages of other sizes leave behind add up from page to page.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


class Engine:
    """Tesseract, started once for all pages of a file; close it when done."""

    def __init__(self) -> None:
        folder = data_folder()
        try:
            import tesserocr
        except ImportError as missing:
            raise NotReadable(
                "Tệp là bản quét nhưng máy này chưa cài phần nhận dạng chữ (tesserocr); "
                "hãy chạy `make setup` rồi thử lại."
            ) from missing
        self._levels = tesserocr.RIL
        self._modes = tesserocr.PSM
        self._walk = tesserocr.iterate_level
        self._api = tesserocr.PyTessBaseAPI(
            path=str(folder), lang=LANGUAGE, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
        )

    def close(self) -> None:
        """Give the engine's memory back."""
        self._api.End()

    def page(self, pixels: Pixels, dpi: int) -> list[Word]:
        """The words of a whole page."""
        self._api.SetPageSegMode(self._modes.AUTO)
        self._show(pixels, dpi)
        try:
            return self._words(0)
        finally:
            self._api.Clear()  # else the engine holds a page until it is shown the next

    def regions(
        self, pixels: Pixels, dpi: int, boxes: list[tuple[int, int, int, int]]
    ) -> Iterator[list[Word]]:
        """The words of each rectangle (left, top, right, bottom) of one image, each read as one block.

        A block is laid on white ground: the engine misreads letters that touch the edge of its image.
        """
        self._api.SetPageSegMode(self._modes.SINGLE_BLOCK)
        for number, (left, top, right, bottom) in enumerate(boxes, start=1):
            held = pixels[top:bottom, left:right]
            high, wide = held.shape
            padded = np.full((high + 2 * _GROUND, wide + 2 * _GROUND), int(held.max(initial=0)), held.dtype)
            padded[_GROUND:-_GROUND, _GROUND:-_GROUND] = held
            self._show(padded, dpi)
            for word in (words := self._words(number * 1000)):
                word.left, word.right = word.left + left - _GROUND, word.right + left - _GROUND
                word.top, word.bottom = word.top + top - _GROUND, word.bottom + top - _GROUND
            yield words

    def _show(self, pixels: Pixels, dpi: int) -> None:
        # As bare bytes the engine would copy them one by one, which takes longer than through an image.
        self._api.SetImage(Image.fromarray(pixels))
        self._api.SetSourceResolution(dpi)

    def _words(self, line: int) -> list[Word]:
        """Recognise what is shown; lines are counted from `line` on."""
        if not self._api.Recognize(_LONGEST):
            return []
        found: list[Word] = []
        level = self._levels.WORD
        base = 0.0
        for each in self._walk(self._api.GetIterator(), level):
            if each.Empty(level):
                continue
            text, box = each.GetUTF8Text(level), each.BoundingBox(level)
            if each.IsAtBeginningOf(self._levels.TEXTLINE) or not found:
                line += 1
                ends = each.Baseline(self._levels.TEXTLINE)
                base = sum(y for _, y in ends) / 2 if ends else float(box[3])
            if text and text.strip():
                left, top, right, bottom = map(float, box)
                sure = float(each.Confidence(level))
                found.append(Word(text.strip(), left, top, right, bottom, line, base, sure))
        return found
