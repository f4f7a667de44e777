"""Pictures of a file's pages, drawn in a child process and kept under CAUNOI_DATA/pages/<ab>/<sha256>/.

A picture is written under a temporary name and renamed, so a name in that folder is always a whole picture.
The folder is a cache: it may be emptied at any time.
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from caunoi.documents import processes, store

DRAWN: Final = ("application/pdf", "image/png", "image/jpeg", "image/tiff")
LIMITS: Final = processes.Limits(memory_mb=1024, cpu_seconds=20, quiet_seconds=30, wall_seconds=30)
# Pages are asked for several at once by the browser; two drawings keep both cores of an office machine busy.
_desks = threading.BoundedSemaphore(2)


class NotDrawn(Exception):
    """The page cannot be shown as a picture; `sentence` tells the person why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page; only their ratio means anything."""

    width: float
    height: float


def has_pages(media_type: str) -> bool:
    """Whether a file of this kind has pages that can be looked at."""
    return media_type in DRAWN


def sizes(sha256: str) -> tuple[PageSize, ...]:
    """The size of every page of the stored file, () where it cannot be opened. Measured once."""
    place = _folder(sha256) / "sizes.json"
    try:
        said = json.loads(place.read_text())
    except (OSError, ValueError):
        answer = _drawn(sha256, "measure", 0)
        if answer is None:
            return ()
        _keep(place, answer)
        said = json.loads(answer)
    return tuple(PageSize(float(width), float(height)) for width, height in said)


def picture(sha256: str, page: int) -> Path:
    """The file of the page's picture (WebP), drawn now if it never was. NotDrawn where that fails."""
    place = _folder(sha256) / f"{page}.webp"
    if place.exists():
        return place
    if not 1 <= page <= len(sizes(sha256)):
        raise NotDrawn(f"Tệp không có trang {page}. Hãy xem phần văn bản đã đọc.")
    answer = _drawn(sha256, "draw", page)
    if answer is None:
        raise NotDrawn(
            f"Không dựng được ảnh trang {page}; tệp có thể hỏng ở trang này. Hãy xem phần văn bản đã đọc."
        )
    _keep(place, answer)
    return place


def _folder(sha256: str) -> Path:
    return Path(settings.CAUNOI_DATA) / "pages" / sha256[:2] / sha256


def _drawn(sha256: str, task: str, page: int) -> bytes | None:
    try:
        data = store.get(sha256)
    except FileNotFoundError:
        return None
    with _desks:
        outcome = processes.run("caunoi.documents.page_render", [task, str(page)], data, limits=LIMITS)
    return outcome.answer if outcome.code == 0 and outcome.answer and not outcome.overran else None


def _keep(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
    Path(temporary).replace(place)
