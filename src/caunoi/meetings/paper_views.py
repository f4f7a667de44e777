"""A paper's bytes for whoever sees the meeting by an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from caunoi.meetings.models import PaperVersion
from caunoi.meetings.paper_reads import handed_out
from caunoi.meetings.views import seen


def paper_file(request: HttpRequest, pk: int, version: int) -> HttpResponseBase:
    """One version; those of a paper that was withdrawn are nobody's."""
    found = PaperVersion.objects.select_related("file").filter(paper__withdrawn="")
    return handed_out(get_object_or_404(found, pk=version, paper__meeting=seen(request, pk)))
