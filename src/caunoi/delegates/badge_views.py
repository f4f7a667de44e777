"""The pages of badges: what there is to print, the sheets, one printed anew."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from caunoi.delegates.badge_actions import reprint_badge
from caunoi.delegates.badge_reads import badge_of, badges_of, parts_of
from caunoi.delegates.badge_sheet import PER_SHEET, Badge, badge_sheets
from caunoi.delegates.door_views import held
from caunoi.delegates.models import Delegate
from caunoi.meetings.views import person
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.writing import WriteError


def badges(request: HttpRequest, meeting: int) -> HttpResponse:
    """What there is to print, in parts."""
    found = held(request, meeting, Verb.KEEP_DELEGATES)
    context = {"meeting": found, "parts": parts_of(found), "per_sheet": PER_SHEET}
    return render(request, "delegates/badges.html", context)


def sheets(request: HttpRequest, meeting: int, part: int) -> HttpResponse:
    """The sheets of one part."""
    found = held(request, meeting, Verb.KEEP_DELEGATES)
    wanted = badges_of(found, part)
    if not wanted:
        raise Http404
    return _pdf(wanted, found.title, f"the-dai-bieu-{part}.pdf")


def reprint(request: HttpRequest, pk: int) -> HttpResponse:
    """The badge of one person, printed anew and marked so; counted only if it could be drawn."""
    one = get_object_or_404(Delegate.objects.select_related("meeting__office", "office"), pk=pk)
    found = held(request, one.meeting_id, Verb.CHECK_IN)
    with transaction.atomic():
        one = reprint_badge(actor=person(request), delegate=one)
        return _pdf([badge_of(one)], found.title, "the-in-lai.pdf")


def _pdf(badges: Sequence[Badge], title: str, name: str) -> HttpResponse:
    """The sheets as a file. Raises RuleBroken "cannot-print" for what no sheet can show."""
    try:
        data = badge_sheets(badges, title=title)
    except WriteError as refused:
        raise RuleBroken("cannot-print", f"Chưa in được thẻ. {refused}") from refused
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)
