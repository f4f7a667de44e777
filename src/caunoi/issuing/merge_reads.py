"""What the pages of the merge show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from caunoi.issuing import merge_letters as files
from caunoi.issuing.merge_rules import SHOWN, State
from caunoi.issuing.models import Merge
from vanban.paper import Paper, Paragraph, plain
from vanban.writing import write_many


@dataclass(frozen=True, slots=True)
class Shown:
    """One letter as lines, before its form."""

    code: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergePage:
    """A merge with how far it has come and its first letters."""

    merge: Merge
    done: int
    previews: tuple[Shown, ...]

    @property
    def is_running(self) -> bool:
        return self.merge.state == State.RUNNING

    @property
    def may_start(self) -> bool:
        return self.merge.state in (State.PREPARED, State.FAILED) and not self.merge.problems

    @property
    def is_done(self) -> bool:
        return self.merge.state == State.DONE


def merges() -> list[Merge]:
    """The merges that are still kept, the newest first."""
    return list(Merge.objects.select_related("by")[:100])


def last_values() -> Mapping[str, object]:
    """What the last merge said of all its letters, for the next form."""
    last = Merge.objects.values_list("values", flat=True).first()
    return last if isinstance(last, dict) else {}


def merge_page(merge: Merge) -> MergePage:
    """How far it is, and the first letters in words; none where the list is wrong."""
    done = sum(merge.parts.filter(done=True).values_list("count", flat=True))
    previews = () if merge.problems else tuple(map(_shown, _first_papers(merge)))
    return MergePage(merge, done, previews)


def preview_file(merge: Merge) -> bytes:
    """The first letters as a PDF."""
    profile = files.profile_of(merge.values, timezone.localdate(merge.at))
    return write_many(_first_papers(merge), profile=profile)


def finished_file(merge: Merge, ending: str) -> Path | None:
    """The PDF or the ZIP of a finished merge; None before that."""
    path = files.folder(merge.pk) / f"{files.WHOLE}.{ending}"
    return path if merge.state == State.DONE and path.is_file() else None


def _first_papers(merge: Merge) -> list[Paper]:
    return files.papers_of(merge.values, merge.listed[:SHOWN])


def _shown(paper: Paper) -> Shown:
    lines = [plain(one.words) for one in paper.body if isinstance(one, Paragraph)]
    return Shown(paper.code or "", tuple(lines))
