"""A layout as PDF: a source for the typesetter in which every word is a quoted string, never markup.

The compiler is kept: it holds the fonts, and what it has set once it sets again at once (ADR 0028).
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Lock
from typing import Any, Final

import pypdfium2

from vanban.paper import Run, Words, plain
from vanban.writers.fonts import FAMILY, FOLDER, faces, refuse_unknown
from vanban.writers.parts import marked
from vanban.writers.pieces import Columns, Flow, Gap, Grid, Layout, Look, Margins, Piece, Rule, Section, Text
from vanban.writers.refusal import WriteError
from vanban.writers.squares import drawing_of
from vanban.writers.widths import width

_ASCENT: Final = 0.891  # of the size, as Tinos has it; so are the next two
_DESCENT: Final = 0.216
_SINGLE: Final = 1.149
_MM_PER_LINE: Final = 6.0
_MM_PER_LETTER: Final = 3.6
_ALIGN: Final = {"left": "left", "centre": "center", "right": "right", "justify": "left"}
_CELLS: Final = {"left": "cell", "centre": "cell.centre", "right": "cell.right"}
_QUOTED: Final = str.maketrans({"\\": "\\\\", '"': '\\"'})
_WHOLE: Final = re.compile(r"((?<!\S)\S{1,24}[-/]\S{1,24}(?!\S))")
_HINGE: Final = "#box();"
"""Nothing at all, behind which a line may end; a character that allows it would be copied with the words."""
BATCH: Final = 50
"""Papers that are set at once; what the typesetter remembers of more takes hundreds of megabytes."""
_LOCK: Final = Lock()
Drawn = tuple[Layout, Section, list[str]]


def draw_pdf(layouts: Sequence[Layout], *, folder: Path = FOLDER) -> bytes:
    """One PDF of all layouts, each from page one; the same layouts give the same bytes.

    They share the font, as papers of one profile do. Raises WriteError for one that is not installed and a
    letter that it does not have.
    """
    batches = [layouts[at : at + BATCH] for at in range(0, len(layouts), BATCH)]
    made = [_set(batch, folder, tagged=len(layouts) == 1) for batch in batches]
    return made[0] if len(made) == 1 else joined(made)


def draw_letters(layouts: Sequence[Layout], *, folder: Path = FOLDER) -> tuple[bytes, list[bytes]]:
    """One PDF of all layouts as `draw_pdf` makes it, and each by itself, cut out of it.

    A cut costs a twentieth of a letter set by itself. Where a batch has a letter that runs on to another
    page, nothing says where each ends, and its letters are set by themselves.
    """
    parts, single = [], []
    for at in range(0, len(layouts), BATCH):
        batch = layouts[at : at + BATCH]
        parts.append(_set(batch, folder, tagged=False))
        whole = pypdfium2.PdfDocument(parts[-1])
        ends = list(accumulate(len(layout.sections) for layout in batch))
        if len(whole) == ends[-1]:
            single += [_cut(whole, range(*pages)) for pages in pairwise((0, *ends))]
        else:
            single += [_set([layout], folder, tagged=True) for layout in batch]
    return parts[0] if len(parts) == 1 else joined(parts), single


def _cut(whole: pypdfium2.PdfDocument, pages: Iterable[int]) -> bytes:
    letter, held = pypdfium2.PdfDocument.new(), io.BytesIO()
    letter.import_pages(whole, list(pages))
    letter.save(held)
    return held.getvalue()


def _set(layouts: Sequence[Layout], folder: Path, *, tagged: bool) -> bytes:
    """The PDF of one batch. Numbers of pages make the typesetter go over everything again, so they are left
    out first: most letters have one page, which shows no number.
    """
    drawn = list(_drawn(layouts, faces(folder)[0]))
    plain = compiled("".join(_source(drawn, numbered=False)), folder, tagged)
    if len(pypdfium2.PdfDocument(plain)) == sum(len(layout.sections) for layout in layouts):
        return plain
    return compiled("".join(_source(drawn, numbered=True)), folder, tagged)


def compiled(source: str, folder: Path = FOLDER, tagged: bool = False) -> bytes:
    """The PDF of a source of the typesetter. Raises WriteError for one that it cannot set as it stands."""
    import typst

    with _LOCK:
        try:
            made, warnings = _compiler(folder).compile_with_warnings(input=source.encode(), pdf_tags=tagged)
        except typst.TypstError as error:
            raise WriteError(f"Không dàn được trang PDF: {error.message}. Hãy xuất tệp Word.") from error
    if warnings:
        raise WriteError(f"Trang PDF chưa đúng: {warnings[0].message}. Hãy xuất tệp Word.")
    return bytes(made)


def joined(parts: Sequence[bytes]) -> bytes:
    """The pages of all parts in the first one's file."""
    whole = pypdfium2.PdfDocument(parts[0])
    for part in parts[1:]:
        whole.import_pages(pypdfium2.PdfDocument(part))
    held = io.BytesIO()
    whole.save(held)
    return held.getvalue()


@lru_cache(maxsize=2)
def _compiler(folder: Path) -> Any:
    import typst

    faces(folder)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(font_paths=fonts)


def _source(drawn: Sequence[Drawn], *, numbered: bool) -> Iterator[str]:
    yield f"#set document(title: {quoted(drawn[0][0].title)}, date: none)\n"
    yield (
        f'#set text(font: "{FAMILY}", fallback: false, lang: "vi", hyphenate: false, overhang: false)\n'
        '#set par(linebreaks: "simple", leading: 0pt, spacing: 0pt)\n#set block(above: 0pt, below: 0pt)\n'
        "#set table.cell(breakable: false)\n"
        '#let b(t) = text(weight: 700, t)\n#let i(t) = text(style: "italic", t)\n#let u(t) = underline(t)\n'
        "#let rule(n) = block(width: 100%, height: 8pt, align(center + top, move(dy: 4pt, line(length: n, "
        "stroke: 0.75pt))))\n"
    )
    times = Counter(said for _, _, flows in drawn for said in flows)
    looks: dict[str, Look] = {}
    names: dict[str, str] = {}
    sheet: tuple[float, float, Margins] | None = None
    for layout, section, flows in drawn:
        if layout.looks != looks:  # those of another size of sheet
            yield from (_look(name, look) for name, look in layout.looks.items())
            looks, names = layout.looks, {}
        # Set on the page before: a header shows what the counter is where its page begins.
        yield "#counter(page).update(0)\n" if sheet and numbered else ""
        asked = (section.width, section.height, layout.margins)
        yield "#pagebreak()\n" if asked == sheet else _page(layout, section, numbered)
        sheet = asked
        yield from (_named(said, names) if times[said] > 1 else said for said in flows)


def _drawn(layouts: Sequence[Layout], font: Path) -> Iterator[Drawn]:
    """Each section with the source of its flows; what letters have in common is looked at and drawn once.

    Common is what is the same object, as `cleaned` gives it: to compare takes longer than to draw.
    """
    held: dict[tuple[int, float, int], str] = {}
    for layout, section in ((one, section) for one in layouts for section in one.sections):
        flows = []
        for flow in section.flow:
            key = (id(layout.looks), layout.sections[0].height, id(flow))
            if key not in held:
                refuse_unknown(flow, font)
                held[key] = _flow(flow, layout)
            flows.append(held[key])
        yield layout, section, flows


def _named(said: str, names: dict[str, str]) -> str:
    """A piece that stands more than once, by its name: the typesetter reads it where it stands first."""
    if said in names:
        return f"#{names[said]}\n"
    names[said] = f"same{len(names)}"
    return f"#let {names[said]} = [{said}]\n#{names[said]}\n"


def _page(layout: Layout, section: Section, numbered: bool) -> str:
    """The sheet, with the number of the page in its upper margin from the second page on."""
    edges = layout.margins
    header = "header: context { let n = counter(page).get().first()\nif n > 1 { Page(str(n)) } }"
    return (
        f"#set page(width: {section.width}mm, height: {section.height}mm, margin: (top: {edges.top}mm, "
        f"bottom: {edges.bottom}mm, left: {edges.left}mm, right: {edges.right}mm), header-ascent: 10%, "
        f"{header if numbered else ''})\n"
    )


def _name(look: str) -> str:
    return "".join(part.capitalize() for part in look.split("."))


def _look(name: str, look: Look) -> str:
    """A look as a function of the source: takes the words of one paragraph."""
    line = look.line or _SINGLE * look.size
    under = _DESCENT * look.size
    emphasis = (", weight: 700" if look.bold else "") + (', style: "italic"' if look.italic else "")
    words = "underline(c)" if look.underline else "c"
    if look.framed:
        words = f"box(stroke: 1pt, inset: (x: 5pt, y: 3pt), {words})"
    indent = (
        f"first-line-indent: (amount: {look.first}mm, all: true)" if look.first else "first-line-indent: 0pt"
    )
    return (
        f"#let {_name(name)}(c, x: 0mm, keep: {_said(look.keep)}) = block(width: 100%, "
        f"above: {look.before}pt, below: {look.after}pt, "
        f"inset: (left: {look.left}mm + x, right: x), sticky: keep, "
        f"{{ set text(size: {look.size}pt{emphasis}, top-edge: {line - under:.3f}pt, "
        f"bottom-edge: {-under:.3f}pt); "
        f"set par(justify: {_said(look.align == 'justify')}, {indent}); "
        f"set align({_ALIGN[look.align]}); par({words}) }})\n"
    )


def _flow(flow: Flow, layout: Layout) -> str:
    if isinstance(flow, Columns):
        return _columns(flow, layout)
    if isinstance(flow, Grid):
        return _grid(flow, layout)
    return _piece(flow, layout)


def _piece(piece: Piece, layout: Layout) -> str:
    if isinstance(piece, Text) and not piece.words:
        return (
            f"#block(height: {_SINGLE * layout.looks[piece.look].size:.2f}pt, sticky: {_said(piece.keep)})\n"
        )
    if isinstance(piece, Text):
        return _text(piece)
    if isinstance(piece, Rule):
        return f"#rule({piece.length:.2f}pt)\n"
    if isinstance(piece, Gap):
        return f"#v({piece.lines * _SINGLE * layout.looks['signed.gap'].size:.2f}pt)\n"
    return f'#block(above: 6pt, image(bytes("{drawing_of(piece.text)}"), format: "svg", width: 22mm))\n'


def _text(text: Text) -> str:
    named = [f"x: {text.inset:.2f}mm"] if text.inset else []
    named += ["keep: true"] if text.keep else []
    given = f"({', '.join(named)})" if named else ""
    return f"#{_name(text.look)}{given}[{_runs(marked(text))}]\n"


def _said(yes: bool) -> str:
    return "true" if yes else "false"


def _runs(runs: Words, most: int = 60) -> str:
    """The runs; a word of more letters than `most`, which no line might hold, may end a line anywhere."""
    return "".join(_run(run, most) for run in runs if run.text)


def _run(run: Run, most: int) -> str:
    """The run, numbers and symbols such as 05-KH/TU each in a box: no line ends within one."""
    parts: list[str] = []
    for at, text in enumerate(_WHOLE.split(run.text)):
        for piece in [text] if at % 2 else _pieces(text, most):
            said = quoted(piece)
            for sign, on in (("b", run.bold), ("i", run.italic), ("u", run.underline), ("box", at % 2 == 1)):
                said = f"{sign}({said})" if on else said
            parts.append(f"#{said};" if piece else _HINGE)
    return "".join(parts)


def _most(across: float) -> int:
    """How many letters a word may have that a column of so many millimetres surely holds; no syllable has
    twelve."""
    return max(12, int((across - 3) / _MM_PER_LETTER))


def _pieces(text: str, most: int) -> Iterator[str]:
    """The text; each letter of a word without end by itself, and behind it nothing, where a line may end."""
    for at, part in enumerate(re.split(rf"([^\s/-]{{{most},}})", text)):
        if at % 2:
            yield from (piece for letter in part for piece in (letter, ""))
        elif part:
            yield part


def quoted(text: str) -> str:
    """The text as a string of the source: nothing in it is ever read as markup."""
    return f'"{text.translate(_QUOTED)}"'


def _columns(columns: Columns, layout: Layout) -> str:
    widths = ", ".join(f"{across:.2f}mm" for across in columns.widths)
    cells = "".join(
        f"[{''.join(_piece(piece, layout) for piece in cell)}], " for row in columns.rows for cell in row
    )
    longest = max((len(cell) for row in columns.rows for cell in row), default=0)
    whole = str(longest > 40).lower()  # more lines than that may not fit what is left of any page
    return f"#block(width: 100%, breakable: {whole}, grid(columns: ({widths}), {cells}))\n"


def _grid(grid: Grid, layout: Layout) -> str:
    table = grid.table
    widths = ", ".join(f"{across:.2f}mm" for across in grid.widths)
    head = ""
    if any(column.title for column in table.columns):
        titles = "".join(f"[#CellHead[{_runs((Run(column.title),))}]], " for column in table.columns)
        head = f"table.header({titles}), "
    rows = "".join(_row(grid, row, layout) for row in table.rows)
    form = "stroke: 0.5pt, inset: (x: 1.5mm, y: 2pt), align: horizon"
    return f"#table(columns: ({widths}), {form}, {head}{rows})\n"


def _row(grid: Grid, row: tuple[Words, ...], layout: Layout) -> str:
    """A row stays on one page, unless it is so long that it might not fit one."""
    size, high = layout.looks["cell"].size, layout.sections[0].height
    lines = max(
        width(plain(cell), size) * 0.36 / max(across - 3, 1)
        for cell, across in zip(row, grid.widths, strict=True)
    )
    given = "breakable: true, " if lines * _MM_PER_LINE > 0.5 * high else ""
    return "".join(
        f"table.cell({given}align: top)[#{_name(_CELLS[column.align])}[{_runs(cell, _most(across))}]], "
        for column, cell, across in zip(grid.table.columns, row, grid.widths, strict=True)
    )
