"""The page on which it is said how many must be present."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.meetings.forms import QuorumForm
from caunoi.meetings.models import Meeting
from caunoi.meetings.quorum_actions import set_quorum
from caunoi.meetings.views import person
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def quorum(request: HttpRequest, pk: int) -> HttpResponse:
    """How many must be present; empty where nobody says so."""
    mine = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING).select_related("office")
    meeting = get_object_or_404(mine, pk=pk)
    form = QuorumForm(request.POST or None, initial=QuorumForm.as_is(meeting))
    if form.is_bound and form.is_valid():
        try:
            set_quorum(actor=person(request), meeting=meeting, **form.cleaned_data)
        except RuleBroken as refused:
            form.add_error("least", refused.sentence)
        else:
            messages.success(request, "Đã ghi số phải có mặt.")
            return redirect("meetings:meeting", pk)
    context = {"meeting": meeting, "form": form}
    return render(request, "meetings/quorum.html", context, status=422 if form.errors else 200)
