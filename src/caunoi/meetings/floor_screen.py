"""What hundreds of screens and telephones follow, kept ready in each server process (ADR 0037).

At most every tenth of a second one of them makes the process ask which version each open floor has, in one
query; what a version shows is drawn once and given to all. What is kept is a copy: the rows decide.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from caunoi.meetings.floor_reads import floor_with, now_of
from caunoi.meetings.models import Floor

PAUSE: Final = 0.1
_MARK: Final = 4
_TEMPLATES: Final = {"screen": "meetings/_floor_screen.html", "hall": "meetings/_floor_hall.html"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a floor shows, under a tag that changes only when it does; it begins with the mark of the address
    that stands on the wall as a QR code, outside of what is drawn."""

    tag: str
    html: SafeString

    def other_square(self, had: str) -> bool:
        """Whether a page that has the tag `had` shows the QR code of an address that was withdrawn."""
        return had != "" and had[:_MARK] != self.tag[:_MARK]


@dataclass(frozen=True, slots=True)
class _Place:
    """Which floor a code opens, in which version, on what kind of page."""

    floor: int
    version: int
    page: str


class Screens:
    """The pages that follow floors; `pause` seconds lie between two looks at the database."""

    def __init__(self, *, pause: float = PAUSE, clock: Callable[[], float] = monotonic) -> None:
        self._pause, self._clock = pause, clock
        self._looked_at = float("-inf")
        self._places: dict[str, _Place] = {}
        self._drawn: dict[str, tuple[int, Drawn]] = {}
        self._looking, self._drawing = Lock(), Lock()

    def drawn(self, code: str) -> Drawn | None:
        """What the code of an open floor shows now; None where there is none, or no more."""
        place = self._look().get(code)
        if place is None:
            return None
        with self._drawing:
            kept = self._drawn.get(code)
            if kept is None or kept[0] != place.version:
                floor = floor_with(pk=place.floor)
                if floor is None or code not in (floor.screen_code, floor.ask_code):
                    return None  # withdrawn since the last look: whoever has the old code is not told the new
                kept = (place.version, drawn(floor, place.page))
                self._drawn[code] = kept
        return kept[1]

    def _look(self) -> dict[str, _Place]:
        """The open floors as they were a moment ago; whoever finds another looking takes what is there."""
        if self._clock() - self._looked_at >= self._pause and self._looking.acquire(
            blocking=not self._places
        ):
            try:
                self._places = dict(_open_floors())
                self._drawn = {code: kept for code, kept in self._drawn.items() if code in self._places}
                self._looked_at = self._clock()
            finally:
                self._looking.release()
        return self._places


def drawn(floor: Floor, page: str) -> Drawn:
    """The fragment of a page, of a floor with what everybody sees of it."""
    inner = render_to_string(_TEMPLATES[page], {"now": now_of(floor, timezone.now())})
    asks = "yes" if floor.open and floor.asks else "no"
    tag = f"{_digest(floor.ask_code)[:_MARK]}{_digest(asks + inner)[:12]}"
    code = floor.screen_code if page == "screen" else floor.ask_code
    outer = {"inner": inner, "tag": tag, "code": code, "page": page, "floor": floor, "asks": asks}
    return Drawn(tag, render_to_string("meetings/_floor_follows.html", outer))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _open_floors() -> list[tuple[str, _Place]]:
    rows = Floor.objects.filter(open=True).values_list("pk", "version", "screen_code", "ask_code")
    places = []
    for pk, version, screen, ask in rows:
        places += [(screen, _Place(pk, version, "screen")), (ask, _Place(pk, version, "hall"))]
    return places


screens: Final = Screens()
"""Those of this process."""
