"""The button that begins the attendance minute."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.door_views import held
from caunoi.delegates.minute_actions import draft_attendance_minute
from caunoi.meetings.views import person
from caunoi.people.rules import Verb


def minute(request: HttpRequest, meeting: int) -> HttpResponse:
    """The minute of the occasion on the page, as a draft."""
    found, occasion = held(request, meeting, Verb.WRITE_DRAFT), request.POST.get("vao", WHOLE)
    made = draft_attendance_minute(actor=person(request), meeting=found, occasion=occasion)
    return redirect("issuing:draft", made.pk)
