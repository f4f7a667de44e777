from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from caunoi.documents import store
from caunoi.documents.models import StoredFile


def age(place: Path, seconds: float) -> None:
    moment = place.stat().st_mtime - seconds
    os.utime(place, (moment, moment))


def test_bytes_stand_under_their_hash() -> None:
    sha256 = store.put(b"mot van ban")

    assert sha256 == hashlib.sha256(b"mot van ban").hexdigest()
    assert store.get(sha256) == b"mot van ban"
    assert store.path_of(sha256).relative_to(store.root()).parts == (sha256[:2], sha256[2:4], sha256)


def test_the_same_bytes_twice_are_one_file() -> None:
    assert store.put(b"a") == store.put(b"a")
    assert len([place for place in store.root().rglob("*") if place.is_file()]) == 1


def test_a_write_that_fails_leaves_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        store.put(b"a")
    assert not [place for place in store.root().rglob("*") if place.is_file()]


def test_erased_bytes_are_gone_and_may_be_erased_again() -> None:
    sha256 = store.put(b"a")

    store.erase(sha256)
    store.erase(sha256)

    with pytest.raises(FileNotFoundError):
        store.get(sha256)


@pytest.mark.django_db
class TestSweep:
    def test_takes_what_a_crash_left_behind(self) -> None:
        orphan = store.path_of(store.put(b"orphan"))
        part = orphan.parent / ".abc.part"
        part.write_bytes(b"half")
        age(orphan, 700)
        age(part, 700)

        assert store.sweep() == 2
        assert not orphan.exists()
        assert not part.exists()

    def test_leaves_what_is_young_or_has_its_row(self) -> None:
        young = store.path_of(store.put(b"young"))
        kept = store.path_of(store.put(b"kept"))
        StoredFile.objects.create(sha256=kept.name, size=4, media_type="text/plain")
        age(kept, 700)

        assert store.sweep() == 0
        assert young.exists()
        assert kept.exists()

    def test_bytes_that_are_put_again_are_young_again(self) -> None:
        place = store.path_of(store.put(b"again"))
        age(place, 700)

        store.put(b"again")

        assert store.sweep() == 0
        assert place.exists()

    def test_an_empty_house_has_nothing_to_sweep(self) -> None:
        assert store.sweep() == 0
