"""The pages on which a meeting is moved, postponed, called anew or cancelled: what follows is shown first."""

from __future__ import annotations

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.meetings.agenda_change_actions import cancel_meeting, move_meeting, postpone_meeting
from caunoi.meetings.agenda_change_days import moved_anchors, put_off
from caunoi.meetings.agenda_change_forms import MoveForm, ReasonForm, as_is
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.anchor_page import effect_of_moving
from caunoi.tasks.clocks import Moved
from caunoi.ui.refusal import RuleBroken

_DONE: Final = {
    "doi-lich": "Đã ghi thay đổi lịch; các hạn gắn với ngày họp đã tính lại.",
    "hoan": "Đã ghi hoãn cuộc họp; các hạn gắn với ngày họp chờ ngày mới.",
    "huy": "Đã ghi hủy cuộc họp; nhiệm vụ đã giao vẫn ở trên bảng, cần quyết định từng việc.",
}


def change(request: HttpRequest, pk: int, how: str) -> HttpResponse:
    """Sent without `sure` it shows which deadlines would move; with it the change is made."""
    rows = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING).select_related("office", "anchor")
    meeting = get_object_or_404(rows, pk=pk)
    form = (MoveForm if how == "doi-lich" else ReasonForm)(request.POST or None, initial=as_is(meeting))
    ready = form.is_bound and form.is_valid()
    if ready and "sure" in request.POST and _done(person(request), meeting, how, form):
        messages.success(request, _DONE[how])
        return redirect("meetings:meeting", pk)
    moves = _effect(meeting, how, form) if ready and not form.errors else ()
    context = {"meeting": meeting, "form": form, "how": how, "moves": moves, "shown": ready}
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


def _effect(meeting: Meeting, how: str, form: forms.Form) -> list[Moved]:
    """Which deadlines would move, by the anchors that the deed itself would move."""
    if how == "huy":
        return []
    to = form.to() if isinstance(form, MoveForm) else put_off(meeting)
    moves = [effect_of_moving(anchor, day).moves for anchor, day in moved_anchors(meeting, to)]
    return [moved for some in moves for moved in some]
