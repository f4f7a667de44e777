"""write(paper) → bytes: the only door out."""

from __future__ import annotations

from typing import Literal

from vanban.paper import Paper
from vanban.profiles import Profile
from vanban.writers.characters import cleaned
from vanban.writers.parts import compose
from vanban.writers.refusal import WriteError
from vanban.writers.tones import Tone

__all__ = ["Format", "WriteError", "write"]

Format = Literal["docx", "txt"]


def write(paper: Paper, *, profile: Profile, format: Format, tone: Tone | None = None) -> bytes:
    """The paper in the form that the profile gives it, as a file; the same paper gives the same bytes.

    `tone` is the office's spelling of ủy/uỷ, hòa/hoà, None to leave words as they are. The three forms hold
    the same words in the same order (ADR 0028). Raises WriteError with a Vietnamese sentence.
    """
    layout = cleaned(compose(paper, profile, tone=tone))
    if format == "docx":
        from vanban.writers.docx import draw_docx

        return draw_docx(layout)
    from vanban.writers.text import draw_text

    return draw_text(layout)
