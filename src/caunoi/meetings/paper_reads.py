"""The papers of a meeting as pages show them: the newest version, the old ones, and what came late."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch
from django.http import FileResponse, Http404
from django.utils import timezone

from caunoi.documents import store
from caunoi.meetings.models import Meeting, Paper, PaperVersion
from caunoi.meetings.paper_rules import late_words
from caunoi.people.reads import parameter
from caunoi.tasks.office_days import working_days

LEAD: Final = "paper_lead"


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version, and in words how late it came; "" for one in time."""

    version: PaperVersion
    late: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper with its versions, the one in force first."""

    paper: Paper
    last: VersionView
    old: tuple[VersionView, ...]


def papers_of(
    meeting: Meeting, *, sessions: Container[int] | None = None, withdrawn: bool = False
) -> list[PaperView]:
    """The papers in the order they were put; `sessions`: only those for all and those of these sessions.

    Four queries, one where there are none.
    """
    versions = PaperVersion.objects.select_related("file", "by")
    rows = meeting.papers.select_related("session").prefetch_related(Prefetch("versions", versions))
    if not withdrawn:
        rows = rows.filter(withdrawn="")
    found = [row for row in rows if sessions is None or row.session_id is None or row.session_id in sessions]
    if not found:
        return []
    asked, days, held_on = parameter(LEAD), working_days(), meeting.starts_on
    views = [
        [
            VersionView(one, late_words(timezone.localdate(one.at), held_on, asked, days))
            for one in paper.versions.all()
        ]
        for paper in found
    ]
    return [PaperView(paper, last, tuple(old)) for paper, (last, *old) in zip(found, views, strict=True)]


def handed_out(version: PaperVersion) -> FileResponse:
    """The bytes of a version as a download; nothing of it runs in our pages. 404 where they are gone."""
    place = store.path_of(version.file.sha256)
    if not place.exists():
        raise Http404
    answer = FileResponse(
        place.open("rb"), as_attachment=True, filename=version.name, content_type=version.file.media_type
    )
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
