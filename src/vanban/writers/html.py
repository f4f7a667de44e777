"""HTML without pages, to judge a paper by while it is written.

Class names alone, for our pages allow no style within them: `sp-` and what a look says of emphasis, place and
size, so that the sheet of styles knows nothing about profiles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from vanban.paper import Run, Table, Words
from vanban.writers.parts import marked
from vanban.writers.pieces import Code, Columns, Flow, Gap, Grid, Layout, Look, Rule, Text

_BODY = "body"


def draw_html(layout: Layout) -> str:
    """The sections of the paper, each a <section>."""
    sections = (
        f'<section class="sp-section">{"".join(_flow(section.flow, layout))}</section>'
        for section in layout.sections
    )
    return "\n".join(sections)


def _flow(flow: Iterable[Flow], layout: Layout) -> Iterator[str]:
    for piece in flow:
        if isinstance(piece, Columns):
            yield _columns(piece, layout)
        elif isinstance(piece, Grid):
            yield _table(piece.table)
        elif isinstance(piece, Rule):
            yield _rule(piece, layout)
        elif isinstance(piece, Gap):
            yield f'<p class="sp-gap">{"<br>" * piece.lines}</p>'
        elif isinstance(piece, Code):
            yield '<p class="sp-code">Mã QR</p>'
        elif piece.words or piece.marker:
            yield _paragraph(piece, layout)


def _columns(piece: Columns, layout: Layout) -> str:
    """Side by side; how wide each is follows from its words."""
    columns = (
        f"<div>{''.join(_flow([held for row in piece.rows for held in row[at]], layout))}</div>"
        for at in range(len(piece.widths))
    )
    return f'<div class="sp-columns">{"".join(columns)}</div>'


def _rule(piece: Rule, layout: Layout) -> str:
    """A line as long as on paper, measured in letters of the body."""
    long = piece.length / layout.looks[_BODY].size
    return f'<svg class="sp-rule" width="{long:.1f}em" height="1" aria-hidden="true" focusable="false"></svg>'


def _paragraph(piece: Text, layout: Layout) -> str:
    look = layout.looks[piece.look]
    names = " ".join(_classes(look, layout.looks[_BODY].size))
    return f'<p class="{names}">{_words(marked(piece))}</p>'


def _classes(look: Look, body: float) -> Iterator[str]:
    yield f"sp-{look.align}"
    for name in ("bold", "italic", "underline", "framed"):
        if getattr(look, name):
            yield f"sp-{name}"
    if look.first:
        yield "sp-first"
    if look.size != body:
        yield "sp-small" if look.size < body else "sp-large"
    if look.after or look.before:
        yield "sp-apart"


def _words(runs: Words) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    shown = escape(run.text)
    for on, tag in ((run.bold, "b"), (run.italic, "i"), (run.underline, "u")):
        if on:
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


def _table(table: Table) -> str:
    titles = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    head = f"<thead><tr>{titles}</tr></thead>" if any(column.title for column in table.columns) else ""
    rows = "".join(f"<tr>{_row(row, table)}</tr>" for row in table.rows)
    return f'<table class="sp-table">{head}<tbody>{rows}</tbody></table>'


def _row(row: tuple[Words, ...], table: Table) -> str:
    return "".join(
        f'<td class="sp-{column.align}">{_words(cell)}</td>'
        for cell, column in zip(row, table.columns, strict=False)
    )
