"""The pages of delegates."""

from __future__ import annotations

from typing import Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from caunoi.delegates.reads import delegates_of
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.rules import Verb

PER_PAGE: Final = 50


def delegates(request: HttpRequest, meeting: int) -> HttpResponse:
    """The list of a meeting: who, why, and how it stands with each."""
    found = Meeting.objects.in_reach(person(request), Verb.KEEP_DELEGATES).filter(pk=meeting).first()
    if found is None:
        raise Http404
    words = request.GET.get("tim", "")
    page = Paginator(delegates_of(found, words), PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "delegates/delegates.html", {"meeting": found, "page": page, "words": words})
