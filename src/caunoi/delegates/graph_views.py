"""The page of who is invited: the lines, what each led to, what waits, who is invited twice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.delegates import graph_actions as actions
from caunoi.delegates.graph_forms import LineForm
from caunoi.delegates.graph_reads import doubles, lines_of, unread
from caunoi.delegates.guest_views import kept
from caunoi.delegates.models import Invitee
from caunoi.meetings.views import person
from caunoi.ui.refusal import RuleBroken


def invitees(request: HttpRequest, meeting: int) -> HttpResponse:
    """The lines; one is added here."""
    row = kept(request, meeting)
    form = LineForm(request.POST or None, meeting=row)
    if form.is_bound and form.is_valid():
        try:
            actions.add_invitee(actor=person(request), meeting=row, said=form.said())
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("delegates:invitees", meeting)
    context = {
        "meeting": row, "form": form, "lines": lines_of(row), "doubles": doubles(row), "unread": unread(row),
    }  # fmt: skip
    return render(request, "delegates/invitees.html", context, status=422 if form.errors else 200)


def take(request: HttpRequest, meeting: int) -> HttpResponse:
    """The lines of the meeting's document are taken over."""
    done = actions.add_invitees_from(actor=person(request), meeting=kept(request, meeting))
    _say(request, done)
    return redirect("delegates:invitees", meeting)


def expand(request: HttpRequest, meeting: int) -> HttpResponse:
    """Every line is expanded again."""
    done = actions.expand_invitees(actor=person(request), meeting=kept(request, meeting))
    _say(request, done)
    return redirect("delegates:invitees", meeting)


def _say(request: HttpRequest, done: actions.Expanded) -> None:
    told = f"Thêm {done.added} người, rút {done.gone} người; {done.waiting} dòng còn chờ."
    messages.success(request, told)


def remove(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """A line is taken back."""
    line = get_object_or_404(Invitee, pk=pk, meeting=kept(request, meeting))
    gone = actions.remove_invitee(actor=person(request), invitee=line, reason=request.POST.get("reason", ""))
    messages.success(request, f"Đã bỏ dòng; {gone} người ra khỏi danh sách.")
    return redirect("delegates:invitees", meeting)
