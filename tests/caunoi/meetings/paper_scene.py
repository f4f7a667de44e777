"""Papers for delegates with real bytes in the store, without the seconds that the gate takes."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from caunoi.documents import store
from caunoi.documents.models import StoredFile
from caunoi.meetings.models import Paper, PaperVersion
from caunoi.people.models import User


def version_of(paper: Paper, by: User, *, at: datetime | None = None) -> PaperVersion:
    """The next version of a paper."""
    number = paper.versions.count() + 1
    data = f"{paper.pk}: {paper.title}, bản {number}".encode()
    sha256 = store.put(data)
    file, _ = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size": len(data), "media_type": "text/plain"}
    )
    return PaperVersion.objects.create(
        paper=paper, number=number, file=file, name=f"ban-{number}.txt", by=by, at=at or timezone.now()
    )
