"""The letters of a merge: papers of the kind, and the files they become, each whole or not there."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import pypdfium2
from django.conf import settings

from caunoi.issuing.merge_rules import KIND, Guest, file_name
from caunoi.issuing.own_kinds import kind_for
from vanban.kinds import Kind, fill
from vanban.paper import Paper, System
from vanban.profiles import Profile, profile_for
from vanban.writing import WriteError, write, write_letters

WHOLE: Final = "giay-moi"


def kind() -> Kind:
    """The invitation for one person, in the office's own words where it has any. Raises KindError."""
    return kind_for(KIND)


def paper_of(kind: Kind, values: Mapping[str, object], guest: Guest) -> Paper:
    """The letter of one guest; an office's own kind may have no place for a link. Raises KindError."""
    known = {field.key for field in kind.fields}
    own = {key: said for key, said in guest.values().items() if key != "link" or key in known}
    return fill(kind, {**values, **own})


def papers_of(values: Mapping[str, object], guests: Sequence[Guest]) -> list[Paper]:
    """The letters of many. Raises KindError."""
    made = kind()
    return [paper_of(made, values, guest) for guest in guests]


def profile_of(values: Mapping[str, object], today: date) -> Profile:
    """The profile of the letters' day and system."""
    day = values.get("issue_date")
    system: System = "state" if values.get("system") == "state" else "party"
    return profile_for(date.fromisoformat(str(day)) if day else today, system)


def letters(
    papers: Sequence[Paper], guests: Sequence[Guest], first: int, profile: Profile
) -> tuple[bytes, bytes]:
    """The papers as one PDF, and as single PDFs in a ZIP. Raises WriteError for the first that cannot be."""
    try:
        joint, cut = write_letters(papers, profile=profile)
    except WriteError:
        _say_whose(papers, guests, profile)
        raise
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as single:
        for position, (letter, guest) in enumerate(zip(cut, guests, strict=True), start=first + 1):
            single.writestr(zipfile.ZipInfo(file_name(position, guest.name)), letter)
    return joint, held.getvalue()


def _say_whose(papers: Sequence[Paper], guests: Sequence[Guest], profile: Profile) -> None:
    """Raises WriteError with the row of the first letter that cannot be written by itself."""
    for paper, guest in zip(papers, guests, strict=True):
        try:
            write(paper, profile=profile, format="pdf")
        except WriteError as refusal:
            raise WriteError(f"Dòng {guest.row} ({guest.name}): {refusal}") from None


def folder(merge_id: int) -> Path:
    return Path(settings.CAUNOI_DATA) / "merges" / str(merge_id)


def put(merge_id: int, name: str, data: bytes) -> None:
    """Keeps a file; after a crash it is whole or not there."""
    place = folder(merge_id)
    place.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=place)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(place / name)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def join(merge_id: int, firsts: Sequence[int]) -> None:
    """The parts as one PDF and one ZIP; the parts go. Done again, it makes the same files."""
    place = folder(merge_id)
    whole = pypdfium2.PdfDocument.new()
    for first in firsts:
        whole.import_pages(pypdfium2.PdfDocument(place / f"{first}.pdf"))
    held = io.BytesIO()
    whole.save(held)
    put(merge_id, f"{WHOLE}.pdf", held.getvalue())
    unready = place / f".{WHOLE}.zip"
    with zipfile.ZipFile(unready, "w") as single:
        for first in firsts:
            _copy(place / f"{first}.zip", single)
    unready.replace(place / f"{WHOLE}.zip")


def tidy(merge_id: int, firsts: Sequence[int]) -> None:
    """Takes the parts away once the whole is there."""
    for first in firsts:
        for ending in ("pdf", "zip"):
            (folder(merge_id) / f"{first}.{ending}").unlink(missing_ok=True)


def erase(merge_id: int) -> None:
    """Takes away everything that a merge has made."""
    shutil.rmtree(folder(merge_id), ignore_errors=True)


def _copy(part: Path, whole: zipfile.ZipFile) -> None:
    with zipfile.ZipFile(part) as single:
        for name in single.infolist():
            whole.writestr(name, single.read(name))
