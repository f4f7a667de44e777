"""The page on which the works of a template become tasks: shown first with their days, opened once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.meetings.agenda_templates import Template, template_named, templates
from caunoi.meetings.agenda_work_actions import open_preparations
from caunoi.meetings.agenda_works import preparations
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.rules import Verb


def works(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to be done until when, by the chosen template; what is ticked goes on the board."""
    rows = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING).select_related("office", "anchor")
    meeting = get_object_or_404(rows, pk=pk)
    template = _chosen(request.POST.get("mau") or request.GET.get("mau", ""), meeting)
    if request.method == "POST":
        ticked = request.POST.getlist("viec")
        opened = open_preparations(actor=person(request), meeting=meeting, template=template, chosen=ticked)
        messages.success(request, f"Đã đưa {len(opened)} việc chuẩn bị lên bảng.")
        return redirect("meetings:meeting", pk)
    context = {
        "meeting": meeting, "template": template, "templates": templates(),
        "works": preparations(meeting, template),
    }  # fmt: skip
    return render(request, "meetings/works.html", context)


def _chosen(key: str, meeting: Meeting) -> Template:
    """The template asked for, else the first of the meeting's kind, else the first of all."""
    known = templates()
    fits = (one for one in known if one.kind == meeting.kind)
    return template_named(key) or next(fits, known[0])
