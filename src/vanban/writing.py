"""write(paper) → bytes: the only door out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from vanban.paper import Paper
from vanban.profiles import Profile
from vanban.writers.characters import cleaned
from vanban.writers.parts import compose
from vanban.writers.refusal import WriteError
from vanban.writers.tones import Tone

__all__ = [
    "Format",
    "WriteError",
    "pages_of",
    "refuse_unprintable",
    "show",
    "write",
    "write_letters",
    "write_many",
    "write_pages",
]

Format = Literal["docx", "pdf", "txt"]


def write(paper: Paper, *, profile: Profile, format: Format, tone: Tone | None = None) -> bytes:
    """The paper in the form that the profile gives it, as a file; the same paper gives the same bytes.

    `tone` is the office's spelling of ủy/uỷ, hòa/hoà, None to leave words as they are. The three forms hold
    the same words in the same order (ADR 0028). Raises WriteError with a Vietnamese sentence.
    """
    layout = cleaned(compose(paper, profile, tone=tone))
    if format == "docx":
        from vanban.writers.docx import draw_docx

        return draw_docx(layout)
    if format == "pdf":
        from vanban.writers.pdf import draw_pdf

        return draw_pdf([layout])
    from vanban.writers.text import draw_text

    return draw_text(layout)


def write_pages(
    paper: Paper, *, profile: Profile, dpi: float, most: int | None = None, tone: Tone | None = None
) -> list[bytes]:
    """The first `most` pages of the PDF, or all, as PNG pictures of `dpi` dots an inch.

    Raises WriteError as `write` does.
    """
    from vanban.writers.png import draw_pages

    return draw_pages(write(paper, profile=profile, format="pdf", tone=tone), dpi=dpi, most=most)


def pages_of(paper: Paper, *, profile: Profile) -> int:
    """How many sheets the paper takes as PDF. Raises WriteError as `write` does."""
    from vanban.writers.png import count_pages

    return count_pages(write(paper, profile=profile, format="pdf"))


def show(paper: Paper, *, profile: Profile, tone: Tone | None = None) -> str:
    """The paper as a fragment of HTML without pages, to look at while it is written; no file, not read back.

    Drawn from the same layout as the files. Raises WriteError as `write` does.
    """
    from vanban.writers.html import draw_html

    return draw_html(cleaned(compose(paper, profile, tone=tone)))


def refuse_unprintable(paper: Paper, *, profile: Profile) -> None:
    """Raises WriteError for a character that no page could show, as `write` to PDF does; nothing is drawn."""
    from vanban.writers.fonts import FOLDER, refuse_unknown_letters

    refuse_unknown_letters(cleaned(compose(paper, profile)), FOLDER)


def write_many(papers: Iterable[Paper], *, profile: Profile, tone: Tone | None = None) -> bytes:
    """All papers one after another as one PDF, each numbered from its own first page.

    Many papers at once cost a few milliseconds each; b"" for none. Raises WriteError as `write` does.
    """
    from vanban.writers.pdf import draw_pdf

    layouts = [cleaned(compose(paper, profile, tone=tone)) for paper in papers]
    return draw_pdf(layouts) if layouts else b""


def write_letters(papers: Iterable[Paper], *, profile: Profile) -> tuple[bytes, list[bytes]]:
    """All papers, at least one, as one PDF as `write_many` makes it, and each as a PDF of its own.

    Raises WriteError as `write` does.
    """
    from vanban.writers.pdf import draw_letters

    return draw_letters([cleaned(compose(paper, profile)) for paper in papers])
