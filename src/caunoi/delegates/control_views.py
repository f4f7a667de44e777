"""The page of the control room."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from caunoi.delegates.control_reads import control
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.rules import Verb


def control_room(request: HttpRequest, meeting: int) -> HttpResponse:
    """One screen for who runs the day; only what changes where the page asks for it again."""
    row = Meeting.objects.in_reach(person(request), Verb.RUN_MEETING).filter(pk=meeting).first()
    if row is None:
        raise Http404
    context = {"meeting": row, "room": control(row, timezone.localtime())}
    part = "#now" if request.headers.get("HX-Request") else ""
    return render(request, f"delegates/control_room.html{part}", context)
