"""How a paper looks on a page: near enough to judge it by, while the profile alone knows its exact form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import STATE_NAMES, DraftState
from caunoi.ui.templatetags.ui import badge
from vanban.paper import Element, Paper, Paragraph, Run, Table

register = template.Library()

_TONES: Final = {
    DraftState.WRITING: "open", DraftState.CHECKING: "soon", DraftState.SUBMITTED: "soon",
    DraftState.APPROVED: "soon", DraftState.ISSUED: "done", DraftState.SENT: "done",
    DraftState.DROPPED: "calm",
}  # fmt: skip


@register.simple_tag
def draft_state(draft: Draft) -> SafeString:
    """The badge of the step on which a draft stands."""
    return badge(STATE_NAMES[draft.stands], _TONES[draft.stands])


@register.filter
def is_letter(paper: Paper) -> bool:
    """Whether its subject stands under the number."""
    return paper.doc_type.casefold() == "công văn"


@register.filter
def subject(paper: Paper) -> str:
    """The subject of a letter as its system begins it."""
    return f"V/v {paper.title}" if paper.system == "state" else paper.title


@register.filter
def number_line(paper: Paper) -> str:
    """ "Số 05-KH/ĐU"; dots where the number is not given yet."""
    number = "…" if paper.number is None else f"{paper.number:02d}"
    party = paper.system == "party"
    return f"Số{'' if party else ':'} {number}{'-' if party else '/'}{paper.symbol or '…'}"


@register.filter
def date_line(paper: Paper) -> str:
    """ "Hải Lam, ngày 03 tháng 02 năm 2026"; dots before the issue."""
    day = paper.issue_date
    if day is None:
        return f"{paper.place or '…'}, ngày … tháng … năm …"
    month = f"{day.month:02d}" if day.month < 3 else day.month
    return f"{paper.place}, ngày {day.day:02d} tháng {month} năm {day.year}"


@register.simple_tag
def elements(body: Iterable[Element]) -> SafeString:
    """Paragraphs with their markers and emphasis, tables with their heads."""
    return format_html_join(
        "\n", "{}", ((_table(one) if isinstance(one, Table) else _line(one),) for one in body)
    )


def _line(paragraph: Paragraph) -> SafeString:
    look = "sp-centred" if paragraph.centred else "sp-line"
    marker = f"{paragraph.marker} " if paragraph.marker else ""
    return format_html('<p class="{}">{}{}</p>', look, marker, _words(paragraph.words))


def _words(runs: Iterable[Run]) -> SafeString:
    return format_html_join("", "{}", ((_run(run),) for run in runs))


def _run(run: Run) -> SafeString:
    shown = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in run.text.split("\n")))
    for on, tag in ((run.bold, "b"), (run.italic, "i"), (run.underline, "u")):
        if on:
            shown = format_html("<{}>{}</{}>", tag, shown, tag)
    return shown


def _table(table: Table) -> SafeString:
    looks = [f"sp-{column.align}" for column in table.columns]
    head = ""
    if any(column.title for column in table.columns):
        cells = format_html_join("", '<th scope="col">{}</th>', ((one.title,) for one in table.columns))
        head = format_html("<thead><tr>{}</tr></thead>", cells)
    rows = format_html_join("", "<tr>{}</tr>", ((_row(row, looks),) for row in table.rows))
    return format_html('<table class="sp-table">{}<tbody>{}</tbody></table>', head, rows)


def _row(row: Iterable[tuple[Run, ...]], looks: Iterable[str]) -> SafeString:
    cells = ((look, _words(cell)) for cell, look in zip(row, looks, strict=False))
    return format_html_join("", '<td class="{}">{}</td>', cells)
