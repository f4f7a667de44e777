"""write(paper) → bytes: the only door out."""

from __future__ import annotations

from typing import Literal

from vanban.paper import Paper
from vanban.profiles import Profile
from vanban.writers.parts import compose
from vanban.writers.tones import Tone

Format = Literal["txt"]


def write(paper: Paper, *, profile: Profile, format: Format, tone: Tone | None = None) -> bytes:
    """The paper in the form that the profile gives it, as a file; the same paper gives the same bytes.

    `tone` is the office's spelling of ủy/uỷ, hòa/hoà, None to leave words as they are. The three forms hold
    the same words in the same order (ADR 0028).
    """
    layout = compose(paper, profile, tone=tone)
    from vanban.writers.text import draw_text

    return draw_text(layout)
