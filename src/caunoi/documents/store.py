"""Bytes on disk, once under their SHA-256: written under a temporary name, fsynced, renamed.

After a crash at any moment a name under files/ab/cd/ holds all its bytes or does not exist. What is left
over (a temporary file, bytes whose row was never committed) is swept away once it is so old that no request
can still be at work on it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from caunoi.documents.models import StoredFile

LEFT_OVER_AFTER: Final = timedelta(minutes=10)


def root() -> Path:
    """The folder of the bytes; it need not exist yet."""
    return Path(settings.CAUNOI_DATA) / "files"


def path_of(sha256: str) -> Path:
    """Where the bytes of that hash stand."""
    return root() / sha256[:2] / sha256[2:4] / sha256


def put(data: bytes) -> str:
    """Keep the bytes and return their SHA-256; the same bytes twice are one file. Durable on return."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = path_of(sha256)
    with contextlib.suppress(FileNotFoundError):
        os.utime(place)  # young again, so that no sweep takes it before our row is there
        return sha256
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)
    return sha256


def get(sha256: str) -> bytes:
    """The bytes of that hash. FileNotFoundError where they are gone."""
    return path_of(sha256).read_bytes()


def erase(sha256: str) -> None:
    """Remove the bytes for good; nothing happens where they are gone already."""
    place = path_of(sha256)
    with contextlib.suppress(FileNotFoundError):
        place.unlink()
        _sync_folder(place.parent)


def sweep() -> int:
    """Remove left-over temporary files and bytes without a row; how many were removed."""
    before = time.time() - LEFT_OVER_AFTER.total_seconds()
    old = [place for place in _files() if _modified(place) < before]
    known = set(
        StoredFile.objects.filter(sha256__in=[place.name for place in old]).values_list("sha256", flat=True)
    )
    orphans = [place for place in old if place.name not in known]
    for place in orphans:
        place.unlink(missing_ok=True)
    return len(orphans)


def _files() -> Iterator[Path]:
    return (place for place in root().glob("??/??/*") if place.is_file())


def _modified(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def _sync_folder(folder: Path) -> None:
    # The rename itself must reach the disk before the row that speaks of it.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
