"""Pictures of a file's pages, drawn in a child process and kept under CAUNOI_DATA/pages/<ab>/<sha256>/.

A picture is written under a temporary name and renamed, so a name in that folder is always a whole picture.
The folder is a cache: it may be emptied at any time.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from caunoi.documents import processes, store

DRAWN: Final = ("application/pdf", "image/png", "image/jpeg", "image/tiff")
LIMITS: Final = processes.Limits(memory_mb=1024, cpu_seconds=20, quiet_seconds=30, wall_seconds=30)
KEPT: Final = timedelta(days=90)
_PATIENCE: Final = 20.0  # seconds a page waits for its turn before the person is told to try again
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


def forget(sha256: str) -> None:
    """Remove the pictures of a file; with a file that goes, its pages go."""
    shutil.rmtree(_folder(sha256), ignore_errors=True)


def sweep() -> int:
    """Remove the pictures of files that are gone and of those not drawn anew for 90 days; how many files."""
    before = time.time() - KEPT.total_seconds()
    old = [folder for folder in _root().glob("??/*") if _is_stale(folder, before)]
    for folder in old:
        forget(folder.name)
    return len(old)


def _is_stale(folder: Path, before: float) -> bool:
    try:
        return folder.stat().st_mtime < before or not store.path_of(folder.name).exists()
    except FileNotFoundError:
        return False  # another sweep was here first


def _root() -> Path:
    return Path(settings.CAUNOI_DATA) / "pages"


def _folder(sha256: str) -> Path:
    return _root() / sha256[:2] / sha256


def _drawn(sha256: str, task: str, page: int) -> bytes | None:
    try:
        data = store.get(sha256)
    except FileNotFoundError:
        return None
    if not _desks.acquire(timeout=_PATIENCE):
        raise NotDrawn("Máy đang dựng nhiều trang khác nên chưa tới lượt trang này. Hãy tải lại sau ít phút.")
    try:
        outcome = processes.run("caunoi.documents.page_render", [task, str(page)], data, limits=LIMITS)
    finally:
        _desks.release()
    return outcome.answer if outcome.code == 0 and outcome.answer and not outcome.overran else None


def _keep(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
    Path(temporary).replace(place)
