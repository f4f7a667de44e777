"""The pages on which a meeting is moved, postponed, called anew or cancelled: what follows is shown first."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.meetings.agenda_change_actions import cancel_meeting, move_meeting, postpone_meeting
from caunoi.meetings.agenda_change_forms import MoveForm, ReasonForm, as_is
from caunoi.meetings.agenda_meant import moment_of_day
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.anchor_actions import Day
from caunoi.tasks.anchor_page import Effect, effect_of_moving
from caunoi.ui.refusal import RuleBroken


def change(request: HttpRequest, pk: int, how: str) -> HttpResponse:
    """Sent without `sure` it shows which deadlines would move; with it the change is made."""
    rows = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING).select_related("office", "anchor")
    meeting = get_object_or_404(rows, pk=pk)
    form = (MoveForm if how == "doi-lich" else ReasonForm)(request.POST or None, initial=as_is(meeting))
    ready = form.is_bound and form.is_valid()
    if ready and "sure" in request.POST and _done(person(request), meeting, how, form):
        messages.success(request, "Đã ghi thay đổi lịch; các hạn gắn với ngày họp đã tính lại.")
        return redirect("meetings:meeting", pk)
    effect = _effect(meeting, how, form) if ready and not form.errors else None
    context = {"meeting": meeting, "form": form, "how": how, "effect": effect, "shown": ready}
    return render(request, "meetings/change.html", context, status=422 if form.errors else 200)


def _done(user: User, meeting: Meeting, how: str, form: forms.Form) -> bool:
    said = {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
    try:
        if isinstance(form, MoveForm):
            move_meeting(actor=user, meeting=meeting, to=form.to(), **said)
        elif how == "hoan":
            postpone_meeting(actor=user, meeting=meeting, **said)
        else:
            cancel_meeting(actor=user, meeting=meeting, **said)
    except RuleBroken as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def _effect(meeting: Meeting, how: str, form: forms.Form) -> Effect | None:
    """Which deadlines would move; none where the meeting has no anchor or is cancelled."""
    if meeting.anchor is None or how == "huy":
        return None
    to = form.to() if isinstance(form, MoveForm) else None
    day = Day(moment_of_day(to.starts_on, to.starts_at)) if to else Day(None)
    return effect_of_moving(meeting.anchor, day)
