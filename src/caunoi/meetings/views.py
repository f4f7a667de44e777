"""The pages of meetings: the list, one meeting, a new one by hand."""

from __future__ import annotations

from typing import Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from caunoi.meetings import actions
from caunoi.meetings.agenda_facts import to_plan
from caunoi.meetings.agenda_panels import panels
from caunoi.meetings.agenda_templates import templates
from caunoi.meetings.dialogue_reads import flood
from caunoi.meetings.forms import TypedMeetingForm
from caunoi.meetings.models import Meeting
from caunoi.meetings.reads import found_meeting, meetings_seen
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.ui.refusal import RuleBroken

PER_PAGE: Final = 30


def person(request: HttpRequest) -> User:
    """The signed-in person."""
    assert isinstance(request.user, User)
    return request.user


def seen(request: HttpRequest, pk: int) -> Meeting:
    """The meeting, when the person may see it; 404 otherwise, so that nobody learns what exists."""
    found = found_meeting(person(request), pk)
    if found is None:
        raise Http404
    return found


def meetings(request: HttpRequest) -> HttpResponse:
    """Those that come, or those that are over."""
    user, words, past = person(request), request.GET.get("tim", ""), request.GET.get("xem") == "da-qua"
    found = meetings_seen(user, words=words, past=past, today=timezone.localdate())
    context = {
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("trang")),
        "words": words, "past": past, "makes": may(user.role, Verb.MAKE_MEETING) is not None,
        "to_plan": () if past else to_plan(user),
    }  # fmt: skip
    return render(request, "meetings/meetings.html", context)


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: when, where, chaired by whom, its sessions and their agendas."""
    row = seen(request, pk)
    user = person(request)
    registers = may(user.role, Verb.REGISTER_DELEGATES)
    mine = registers is not None and row.offices.filter(pk=user.office_id or 0).exists()
    makes, runs = (
        Meeting.objects.in_reach(user, verb).filter(pk=pk).exists()
        for verb in (Verb.MAKE_MEETING, Verb.RUN_MEETING)
    )
    context = {
        "meeting": row, "agenda": panels(row, makes=makes), "runs": runs,
        "flood": flood(row.public_page) if runs and hasattr(row, "public_page") else None,
        "quota_of": user.office_id if mine else None,
    }  # fmt: skip
    return render(request, "meetings/meeting.html", context)


def new_meeting(request: HttpRequest) -> HttpResponse:
    """A meeting is planned by hand."""
    user = person(request)
    form = TypedMeetingForm(request.POST or None, user=user, chosen=request.GET.get("mau", ""))
    if form.is_bound and form.is_valid():
        try:
            made = actions.plan_meeting(actor=user, new=form.new())
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("meetings:meeting", made.pk)
    context = {"form": form, "templates": templates()}
    return render(request, "meetings/new.html", context, status=422 if form.errors else 200)
