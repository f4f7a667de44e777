"""The page on which an ended office's open work is shown and handed over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from caunoi.people.reads import reach, stranded
from caunoi.people.rules import Verb
from caunoi.tasks.handover import handover, why
from caunoi.tasks.handover_actions import hand_over_office
from caunoi.tasks.handover_forms import HandoverForm
from caunoi.tasks.views import person


def hand_over(request: HttpRequest, office: int) -> HttpResponse:
    """Who carries on with what the office left; sent, it is done as it was shown."""
    user, today = person(request), timezone.localdate()
    ended = get_object_or_404(reach(user, Verb.ASSIGN_TASK), pk=office)
    left = handover(ended, today)
    form = HandoverForm(request.POST or None, left=left)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        moved = hand_over_office(actor=user, office=ended, on=today, given=form.given(), seen=seen)
        messages.success(request, f"Đã chuyển {len(moved)} nhiệm vụ; lý do đã ghi vào lịch sử từng nhiệm vụ.")
        return redirect("tasks:hand_over", ended.pk)
    heirs = [(heir, why(heir)) for heir in left.heirs]
    context = {
        "left": left, "form": form, "heirs": heirs, "stands": ended.stands_on(today),
        "accounts": stranded(ended, today),
    }  # fmt: skip
    return render(request, "tasks/hand_over.html", context, status=422 if form.errors else 200)
