"""A layout as a Word file: real paragraph styles, borderless tables for columns, rules as borders.

The parts are written as text: a library's template alone takes longer to open than a whole letter here (ADR
0028). Lengths are twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from vanban.paper import Run, Words, plain, words
from vanban.writers.docx_package import PICTURE, Picture, package, style_id
from vanban.writers.parts import marked
from vanban.writers.pieces import (
    MM_PER_POINT,
    Code,
    Columns,
    Flow,
    Gap,
    Grid,
    Layout,
    Look,
    Piece,
    Rule,
    Text,
)
from vanban.writers.widths import width

_TWIPS_PER_MM: Final = 20 / MM_PER_POINT
_PADDING: Final = 1.5  # millimetres between the rules of a table and its words
_FRAME: Final = 5.0  # points between a frame and its words
_EMU_PER_MM: Final = 36_000
_CODE: Final = 22.0  # millimetres that a QR code takes
_TINY: Final = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_ALIGNED: Final = {"left": "cell", "centre": "cell.centre", "right": "cell.right"}


def draw_docx(layout: Layout) -> bytes:
    """The bytes of the file; the same layout gives the same bytes."""
    drawing = _Drawing(layout)
    return package(layout, drawing.body, drawing.pictures)


class _Drawing:
    """Draws the sections one after another and keeps the pictures that they need."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._looks = layout.looks
        self.pictures: list[Picture] = []
        self.body = "".join(self._sections())

    def _sections(self) -> Iterator[str]:
        last = len(self._layout.sections) - 1
        for at, section in enumerate(self._layout.sections):
            inner = section.width - self._layout.margins.left - self._layout.margins.right
            yield from (self._flow(flow, inner) for flow in section.flow)
            closing = self._section_properties(at)
            if at < last:
                yield f"<w:p><w:pPr>{_TINY}{closing}</w:pPr></w:p>"
            else:
                if section.flow and isinstance(section.flow[-1], Columns | Grid):
                    yield f"<w:p><w:pPr>{_TINY}</w:pPr></w:p>"
                yield closing

    def _section_properties(self, at: int) -> str:
        section, margins = self._layout.sections[at], self._layout.margins
        turned = ' w:orient="landscape"' if section.width > section.height else ""
        edges = " ".join(
            f'w:{side}="{_twips(getattr(margins, side))}"' for side in ("top", "right", "bottom", "left")
        )
        number = _twips(min(10, margins.top / 2))  # midway in a narrow margin, else Word pushes the text down
        restart = '<w:pgNumType w:start="1"/>' if at else ""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{_twips(section.width)}" w:h="{_twips(section.height)}"{turned}/>'
            f'<w:pgMar {edges} w:header="{number}" w:footer="{number}" w:gutter="0"/>'
            f"{restart}<w:titlePg/></w:sectPr>"
        )

    def _flow(self, flow: Flow, inner: float) -> str:
        if isinstance(flow, Columns):
            return self._columns(flow)
        if isinstance(flow, Grid):
            return self._grid(flow)
        return self._piece(flow, inner)

    def _piece(self, piece: Piece, across: float) -> str:
        if isinstance(piece, Text):
            return self._text(piece, across)
        if isinstance(piece, Rule):
            return _rule(piece.length, across)
        if isinstance(piece, Gap):
            return _paragraph("signed.gap", "", "") * piece.lines
        return self._code(piece)

    def _text(self, text: Text, across: float) -> str:
        look = self._looks[text.look]
        said = "<w:keepNext/>" if text.keep else ""
        said += _framed(text, look, across) if look.framed else ""
        if text.inset:
            side = _twips(text.inset)
            said += f'<w:ind w:left="{side}" w:right="{side}"/>'
        return _paragraph(text.look, said, _runs(marked(text)))

    def _columns(self, columns: Columns) -> str:
        rows = (
            _row(
                (
                    "".join(self._piece(piece, across) for piece in cell)
                    for across, cell in zip(columns.widths, row, strict=True)
                ),
                columns.widths,
            )
            for row in columns.rows
        )
        return _table(columns.widths, "".join(rows), ruled=False)

    def _grid(self, grid: Grid) -> str:
        columns, rows = grid.table.columns, []
        if any(column.title for column in columns):
            head = (_paragraph("cell.head", "", _runs(words(column.title))) for column in columns)
            rows.append(_row(head, grid.widths, head=True))
        for row in grid.table.rows:
            cells = (
                _paragraph(_ALIGNED[column.align], "", _runs(cell))
                for column, cell in zip(columns, row, strict=True)
            )
            rows.append(_row(cells, grid.widths))
        return _table(grid.widths, "".join(rows), ruled=True)

    def _code(self, code: Code) -> str:
        picture = Picture(f"rIdCode{len(self.pictures)}", code.text)
        self.pictures.append(picture)
        return _paragraph("code", "", _inline(len(self.pictures), picture))


def _inline(number: int, picture: Picture) -> str:
    """A picture in the line, with its words for those who do not see it."""
    side = int(_CODE * _EMU_PER_MM)
    said, called = quoteattr(f"Mã QR: {picture.text}"), f'id="{number}" name="QR {number}"'
    shown = (
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {called}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{picture.relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:docPr {called} descr={said}/>'
        f'<a:graphic><a:graphicData uri="{PICTURE}">{shown}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS_PER_MM)


def _paragraph(look: str, properties: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(look)}"/>{properties}</w:pPr>{runs}</w:p>'


def _runs(runs: Words) -> str:
    return "".join(_run(run) for run in runs if run.text)


def _run(run: Run) -> str:
    said = (("<w:b/>", run.bold), ("<w:i/>", run.italic), ('<w:u w:val="single"/>', run.underline))
    held = "".join(tag for tag, on in said if on)
    properties = f"<w:rPr>{held}</w:rPr>" if held else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'


def _rule(length: float, across: float) -> str:
    """The border above an empty line whose indents leave just its length: it moves with its words."""
    side = max(0, round((across / MM_PER_POINT - length) * 10))
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>'
    lines = '<w:spacing w:before="60" w:after="0" w:line="100" w:lineRule="exact"/>'
    return _paragraph("rule", f'{border}{lines}<w:ind w:left="{side}" w:right="{side}"/>', "")


def _framed(text: Text, look: Look, across: float) -> str:
    taken = width(plain(marked(text)), look.size, bold=look.bold) + 2 * _FRAME
    side = max(0, round((across / MM_PER_POINT - taken) * 10))
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="8" w:space="2" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{edges}</w:pBdr><w:ind w:left="{side}" w:right="{side}"/>'


def _table(widths: Iterable[float], rows: str, *, ruled: bool) -> str:
    held = [_twips(across) for across in widths]
    columns = "".join(f'<w:gridCol w:w="{across}"/>' for across in held)
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="auto"' if ruled else 'w:val="nil"'
    edges = "".join(
        f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    free = _twips(_PADDING) if ruled else 0
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(held)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{free}" w:type="dxa"/>'
        f'<w:right w:w="{free}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _row(cells: Iterable[str], widths: tuple[float, ...], *, head: bool = False) -> str:
    """A row stays on one page; a head is repeated on each."""
    again = "<w:tblHeader/>" if head else ""
    held = "".join(_cell(across, cell, head) for across, cell in zip(widths, cells, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{held}</w:tr>"


def _cell(across: float, content: str, head: bool) -> str:
    middle = '<w:vAlign w:val="center"/>' if head else ""
    size = f'<w:tcW w:w="{_twips(across)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{middle}</w:tcPr>{content or _paragraph('cell', '', '')}</w:tc>"
