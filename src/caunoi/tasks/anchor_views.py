"""The days that deadlines hang on: listed, named, moved only after what moves with them has been shown."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.people.rules import Verb, may
from caunoi.tasks.anchor_actions import add_anchor, move_anchor
from caunoi.tasks.anchor_forms import AnchorForm, MoveAnchorForm, move_initial
from caunoi.tasks.anchor_page import anchors, effect_of_moving, tied_tasks
from caunoi.tasks.models import Anchor
from caunoi.tasks.rules import anchor_words, refuse_same_day
from caunoi.tasks.statutory import set_by_law
from caunoi.tasks.views import person


def listing(request: HttpRequest) -> HttpResponse:
    """The newest anchors, and the form of one more."""
    user, form = person(request), AnchorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        anchor = add_anchor(actor=user, what=form.cleaned_data["what"], day=form.day())
        messages.success(request, f"Đã lập mốc “{anchor}”.")
        return redirect("tasks:anchor", anchor.pk)
    may_add = may(user.role, Verb.OPEN_TASK) is not None
    context = {"form": form, "anchors": anchors(), "may_add": may_add}
    return render(request, "tasks/anchors.html", context, status=422 if form.errors else 200)


def anchor(request: HttpRequest, pk: int) -> HttpResponse:
    """One anchor with what hangs on it; a move is shown first (`sure` is not sent) and then made."""
    user = person(request)
    kept = get_object_or_404(Anchor.objects.select_related("document__incoming"), pk=pk)
    form = MoveAnchorForm(request.POST or None, initial=move_initial(kept))
    if request.method == "POST" and form.is_valid():
        return _moved(request, kept, form)
    context = {
        "anchor": kept, "form": form, "tasks": tied_tasks(kept, user), "by_law": set_by_law(kept),
        "may_move": may(user.role, Verb.CHANGE_DUE) is not None,
    }  # fmt: skip
    return render(request, "tasks/anchor.html", context, status=422 if form.errors else 200)


def _moved(request: HttpRequest, kept: Anchor, form: MoveAnchorForm) -> HttpResponse:
    day, said = form.day(), form.cleaned_data
    if "sure" not in request.POST:
        words = anchor_words(day.moment)
        refuse_same_day(kept.what, kept.day_words, words)
        context = {"anchor": kept, "form": form, "day": words, "effect": effect_of_moving(kept, day)}
        return render(request, "tasks/anchor_move.html", context)
    moves = move_anchor(actor=person(request), anchor=kept, day=day, reason=said["reason"], seen=said["seen"])
    messages.success(request, f"Đã dời mốc, {len(moves)} nhiệm vụ đổi hạn theo." if moves else "Đã dời mốc.")
    return redirect("tasks:anchor", kept.pk)
