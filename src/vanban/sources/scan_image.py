"""What is done to a page image before OCR: size, skew, ruling lines."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from vanban.sources.grid import Grid, Rule, tables

Pixels = NDArray[np.uint8]

_A4_INCHES = 11.69
_FEWEST, _MOST = 150, 300  # dots an inch that OCR is given
_STEEPEST = 4.0  # degrees; a page turned further was laid in wrongly, not skewed
# Below this the engine reads lines as well as on a level page; only rules of tables need more.
_WORTH_TURNING, _WORTH_TURNING_RULES = 0.5, 0.12

cv2.setNumThreads(1)  # each reading has a process of its own; threads would only make the others wait


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready for OCR: dark on light, upright, with its `dpi` and how to get back to the original."""

    pixels: Pixels
    dpi: int
    scale: float
    degrees: float

    def original(self, x: float, y: float) -> tuple[float, float]:
        """The point of the original image, as shares of its width and height, that a point here came from."""
        high, wide = self.pixels.shape
        turn = math.radians(self.degrees)
        dx, dy = x - wide / 2, y - high / 2
        back_x = dx * math.cos(turn) + dy * -math.sin(turn)
        back_y = dx * math.sin(turn) + dy * math.cos(turn)
        return (back_x + wide / 2) / wide, (back_y + high / 2) / high


def prepared(pixels: Pixels) -> Sheet:
    """The page at a size that OCR reads well, turned level where it is skewed enough to matter."""
    high, wide = pixels.shape
    dpi = max(high, wide) / _A4_INCHES
    scale = 1.0
    if dpi > _MOST * 1.1:
        scale = _MOST / dpi
    elif dpi < _FEWEST:
        scale = min(2.0, 200 / max(dpi, 1.0))
    if scale != 1.0:
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        size = (max(1, round(wide * scale)), max(1, round(high * scale)))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=how), np.uint8)
    sheet = Sheet(pixels, max(70, round(dpi * scale)), scale, 0.0)
    return levelled(sheet, skew(pixels), _WORTH_TURNING)


def levelled(sheet: Sheet, degrees: float, least: float = _WORTH_TURNING_RULES) -> Sheet:
    """The sheet turned by `degrees`, as it was where that is less than `least`."""
    if abs(degrees) < least:
        return sheet
    return replace(sheet, pixels=turned(sheet.pixels, degrees), degrees=sheet.degrees + degrees)


def turned(pixels: Pixels, degrees: float) -> Pixels:
    """The image turned anticlockwise by `degrees` on white, as large as before."""
    high, wide = pixels.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    done = cv2.warpAffine(pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(255,))
    return np.asarray(done, np.uint8)


def skew(pixels: Pixels) -> float:
    """By how many degrees the page must be turned anticlockwise for its lines to lie level.

    Level lines give the sharpest profile of ink from top to bottom: tried coarsely on a small copy of the
    page, then finely on a larger one.
    """
    pixels = _smaller(pixels, 900)
    ink = _ink(_smaller(pixels, 450))
    if float(ink.sum()) < 100 or min(ink.shape) < 20:
        return 0.0
    best = _sharpest(ink, np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.8))
    ink = _ink(pixels)
    best = _sharpest(ink, best + np.array([-0.6, -0.3, 0.0, 0.3, 0.6]))
    return round(_sharpest(ink, best + np.array([-0.2, -0.1, 0.0, 0.1, 0.2])), 2)


def _smaller(pixels: Pixels, longest: int) -> Pixels:
    share = longest / max(pixels.shape)
    if share >= 1:
        return pixels
    return np.asarray(cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_LINEAR), np.uint8)


def _ink(pixels: Pixels) -> Pixels:
    """1 where the page is dark, 0 elsewhere."""
    return np.asarray(pixels < min(200, max(60, float(pixels.mean()) * 0.75)), np.uint8)


def _sharpest(ink: Pixels, angles: NDArray[np.float64]) -> float:
    return float(max(angles, key=lambda angle: _sharpness(ink, float(angle))))


def _sharpness(ink: Pixels, degrees: float) -> float:
    high, wide = ink.shape
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    turned = cv2.warpAffine(ink, matrix, (wide, high), flags=cv2.INTER_NEAREST)
    profile = np.asarray(cv2.reduce(turned, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32F)).ravel()
    return float(np.square(np.diff(profile)).sum())


def ruled_tables(pixels: Pixels) -> tuple[list[Grid], Pixels]:
    """The tables that ruling lines draw, and the page without those lines."""
    dark = np.asarray(cv2.threshold(pixels, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1], np.uint8)
    high, wide = pixels.shape
    upright = _opened(dark, 1, max(40, high // 45))
    if not upright.any():
        return [], pixels
    level = _opened(dark, max(40, wide // 25), 1)
    found = tables(_rules(level, across=True), _rules(upright, across=False), slack=max(4.0, wide / 300))
    if not found:
        return [], pixels
    lines = np.asarray(cv2.dilate(level | upright, np.ones((3, 3), np.uint8)))
    clean = pixels.copy()
    clean[(lines > 0) & (_borders(pixels, found) > 0)] = 255
    return found, clean


def _borders(pixels: Pixels, grids: list[Grid]) -> Pixels:
    """A band along every border of a cell: only there a long stroke is surely a rule."""
    band = np.zeros_like(pixels)
    for cell in (cell for grid in grids for cell in grid.cells):
        corners = (int(cell.left), int(cell.top)), (int(cell.right), int(cell.bottom))
        cv2.rectangle(band, *corners, (255,), thickness=9)
    return band


def _opened(dark: Pixels, wide: int, high: int) -> Pixels:
    """What of the ink runs on for at least `wide` by `high` pixels; small breaks are closed first."""
    close = np.ones((5, 1), np.uint8) if high > wide else np.ones((1, 5), np.uint8)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, close)
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((high, wide), np.uint8)), np.uint8)


def _rules(ink: Pixels, *, across: bool) -> list[Rule]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    rules: list[Rule] = []
    for left, top, wide, high, _ in stats[1:2000]:
        if across and wide > 4 * high:
            rules.append(Rule(float(top + high / 2), float(left), float(left + wide)))
        elif not across and high > 4 * wide:
            rules.append(Rule(float(left + wide / 2), float(top), float(top + high)))
    return rules


def has_ink(pixels: Pixels, box: tuple[int, int, int, int]) -> bool:
    """Whether anything is written in the rectangle (left, top, right, bottom)."""
    left, top, right, bottom = box
    held = pixels[top:bottom, left:right]
    return held.size > 0 and int((held < 140).sum()) > 12


def whitened(pixels: Pixels, grids: list[Grid]) -> Pixels:
    """The page without its tables."""
    bare = pixels.copy()
    for grid in grids:
        bare[
            max(0, int(grid.top) - 3) : int(grid.bottom) + 4, max(0, int(grid.left) - 3) : int(grid.right) + 4
        ] = 255
    return bare
