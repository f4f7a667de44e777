"""A small typesetter for tests: one text as DOCX, as PDF and as a scan, set as an office would set it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FONTS = Path(__file__).parents[2] / "node_modules" / "@expo-google-fonts" / "tinos"
_SIGNS = str.maketrans({sign: "\\" + sign for sign in "\\#$*_`<>@[]~/=-+\"'"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body or a line of the title."""

    text: str
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """A letterhead or a signature block: two columns of lines without borders."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; a cell of None belongs to the one above it."""

    rows: tuple[tuple[str | None, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next page begins here."""


Element = Paragraph | Columns | Table | PageBreak


def paragraphs(text: str) -> list[Element]:
    """One paragraph for each line of the text that is not blank."""
    return [Paragraph(line.strip(" ")) for line in text.splitlines() if line.strip()]


def pdf_of(elements: Sequence[Element], *, size: int = 14) -> bytes:
    """A PDF with a text layer: A4, margins of Party documents, a serif font with Vietnamese."""
    return bytes(_compiler()(_source(elements, size), font_paths=[str(FONTS)], ignore_system_fonts=True))


def pages_of(elements: Sequence[Element], *, size: int = 14, dpi: int = 200) -> list[bytes]:
    """The pages as PNG images."""
    made = _compiler()(
        _source(elements, size),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="png",
        ppi=float(dpi),
    )
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def scan_of(elements: Sequence[Element], *, degrees: float = 0.0, noise: int = 6, dpi: int = 200) -> bytes:
    """A PDF of grey page images, turned by `degrees` and a little noisy, as a scanner makes it."""
    return images_as_pdf(
        [scanned(page, degrees=degrees, noise=noise) for page in pages_of(elements, dpi=dpi)], dpi
    )


def scanned(page: bytes, *, degrees: float, noise: int) -> bytes:
    """A page image as a scanner sees it: JPEG, turned by `degrees`, with grain."""
    import cv2
    import numpy as np

    pixels = cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert pixels is not None
    high, wide = pixels.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    turned = cv2.warpAffine(pixels, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255,))
    grain = np.random.default_rng(7).normal(0, noise, turned.shape)
    done = np.clip(turned.astype(np.float32) * 0.92 + 10 + grain, 0, 255).astype(np.uint8)
    ok, encoded = cv2.imencode(".jpg", done, [cv2.IMWRITE_JPEG_QUALITY, 80])
    assert ok
    return encoded.tobytes()


def images_as_pdf(images: Sequence[bytes], dpi: int) -> bytes:
    """A PDF that holds nothing but the images, a page each."""
    from PIL import Image

    pages = [Image.open(io.BytesIO(image)) for image in images]
    held = io.BytesIO()
    pages[0].save(held, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return held.getvalue()


def docx_of(elements: Sequence[Element]) -> bytes:
    """A Word file: paragraphs, borderless tables for columns, ruled tables with merged cells."""
    document = _blank_word()
    for element in elements:
        if isinstance(element, Paragraph):
            _word_paragraph(document, element)
        elif isinstance(element, Columns):
            table = document.add_table(rows=1, cols=2)
            for cell, lines in zip(table.rows[0].cells, (element.left, element.right), strict=True):
                cell.text = "\n".join(lines)
        elif isinstance(element, Table):
            _word_table(document, element)
        else:
            document.add_page_break()
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


@cache
def _word() -> Any:
    from docx import Document

    return Document()


def _blank_word() -> Any:
    """A Word file without content; opening the library's template anew takes longer than filling it."""
    document = _word()
    document.element.body.clear_content()
    return document


def _word_paragraph(document: Any, element: Paragraph) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(element.text)
    if element.bold:
        run.bold = True
    if element.centred:
        paragraph.alignment = 1


def _word_table(document: Any, element: Table) -> None:
    table = document.add_table(rows=len(element.rows), cols=len(element.widths), style="Table Grid")
    for number, row in enumerate(element.rows):
        for column, text in enumerate(row):
            if text is None:
                table.cell(number - 1, column).merge(table.cell(number, column))
            else:
                table.cell(number, column).text = text


def _compiler() -> Callable[..., Any]:
    if not FONTS.exists():
        pytest.skip("Không có phông chữ để dàn trang thử; hãy chạy `npm ci` để cài.")
    import typst

    compiler: Callable[..., Any] = typst.compile
    return compiler


def _source(elements: Sequence[Element], size: int) -> bytes:
    head = (
        '#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))\n'
        f'#set text(font: "Tinos", size: {size}pt, lang: "vi", hyphenate: false)\n'
        "#set par(leading: 0.62em, spacing: 1.05em, justify: true)\n"
    )
    return (head + "\n\n".join(_set(element) for element in elements)).encode("utf-8")


def _set(element: Element) -> str:
    if isinstance(element, Paragraph):
        text = element.text.translate(_SIGNS)
        text = f"#strong[{text}]" if element.bold else text
        return f"#align(center)[{text}]" if element.centred else f"#h(1cm);{text}"
    if isinstance(element, Columns):
        sides = (
            " \\\n".join(line.translate(_SIGNS) for line in side) for side in (element.left, element.right)
        )
        cells = ", ".join(f"align(center)[{side}]" for side in sides)
        return f"#grid(columns: (1fr, 1.2fr), gutter: 8mm, {cells})"
    if isinstance(element, Table):
        return _set_table(element)
    return "#pagebreak()"


def _set_table(element: Table) -> str:
    cells: list[str] = []
    for number, row in enumerate(element.rows):
        for column, text in enumerate(row):
            if text is None:
                continue
            span = 1
            while number + span < len(element.rows) and element.rows[number + span][column] is None:
                span += 1
            cells.append(f"table.cell(rowspan: {span})[{text.translate(_SIGNS)}]")
    widths = ", ".join(f"{width}fr" for width in element.widths)
    return f"#[#set par(justify: false)\n#table(columns: ({widths}), align: left + top, {', '.join(cells)})]"
