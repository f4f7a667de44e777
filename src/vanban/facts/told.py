"""A meeting as the readers hand it on before they are put together."""

from __future__ import annotations

from dataclasses import dataclass

from vanban.answers import Meeting


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting. `one_of` where it is one of several at the same time; `old` where an earlier letter had
    called it and this one may move it."""

    meeting: Meeting
    one_of: bool = False
    old: bool = False
