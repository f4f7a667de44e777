"""The font of the PDF: Tinos, with the metrics of Times New Roman; where it lies and what it holds."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from vanban.writers.pieces import Flow, Layout, reworded
from vanban.writers.refusal import WriteError

FOLDER: Final = Path(sys.prefix) / "share" / "caunoi" / "fonts"
FAMILY: Final = "Tinos"
_FACES: Final = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")


def faces(folder: Path) -> list[Path]:
    """The files of the four faces; WriteError where one is missing."""
    held = [folder / f"{FAMILY}_{face}.ttf" for face in _FACES]
    missing = next((path for path in held if not path.is_file()), None)
    if missing is not None:
        raise WriteError(
            f"Thiếu phông chữ {missing.name} trong {folder}, chưa xuất được PDF. "
            "Hãy chạy lại lệnh cài đặt `make setup`, hoặc xuất tệp Word."
        )
    return held


def refuse_unknown_letters(layout: Layout, folder: Path) -> None:
    """Raises WriteError for a letter that the font has no form for: a blank box would go unnoticed."""
    font = faces(folder)[0]
    for flow in (flow for section in layout.sections for flow in section.flow):
        refuse_unknown(flow, font)


def refuse_unknown(flow: Flow, font: Path) -> None:
    """Raises WriteError for a letter of the flow that a file of the font has no form for."""
    known = _letters(font)

    def looked(text: str, look: str) -> str:
        unknown = _first_unknown(text, known)
        if unknown is not None and look != "code":
            raise WriteError(
                f"Trong “{text[:40]}” có ký tự “{unknown}” (U+{ord(unknown):04X}) "
                "mà phông chữ của văn bản không có. Hãy bỏ ký tự này, hoặc xuất tệp Word."
            )
        return text

    reworded(flow, looked)


def unknown_letter(text: str, folder: Path = FOLDER) -> str | None:
    """The first letter that the font has no form for. Raises WriteError where the font is missing."""
    return _first_unknown(text, _letters(faces(folder)[0]))


def _first_unknown(text: str, known: frozenset[str]) -> str | None:
    return next((letter for letter in text if letter not in known), None)


@lru_cache(maxsize=4)
def _letters(path: Path) -> frozenset[str]:
    """Every character that a TrueType font maps to a form of its own."""
    data = path.read_bytes()
    found: set[str] = set()
    for kind, table in _maps(data):
        if kind == 4:
            found.update(_format_4(table))
        elif kind == 12:
            found.update(_format_12(table))
    return frozenset(found)


def _maps(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(format, table) of each character map in the font."""
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, at)
        if tag != b"cmap":
            continue
        for entry in range(struct.unpack_from(">H", data, offset + 2)[0]):
            start = offset + struct.unpack_from(">HHL", data, offset + 4 + 8 * entry)[2]
            yield struct.unpack_from(">H", data, start)[0], data[start:]


def _format_4(table: bytes) -> Iterator[str]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    for start, end in zip(starts, ends, strict=True):
        yield from (chr(code) for code in range(start, min(end, 0xFFFE) + 1))


def _format_12(table: bytes) -> Iterator[str]:
    for group in range(struct.unpack_from(">L", table, 12)[0]):
        start, end, _ = struct.unpack_from(">LLL", table, 16 + 12 * group)
        yield from map(chr, range(start, end + 1))
