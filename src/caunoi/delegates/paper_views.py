"""The organisers' pages of papers: what was sent, who has opened it and who has not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from caunoi.delegates.guest_views import kept
from caunoi.delegates.paper_forms import PaperForm, VersionForm
from caunoi.delegates.paper_seen_reads import tallies, unread
from caunoi.documents import uploads
from caunoi.meetings import paper_actions
from caunoi.meetings.models import Meeting, Paper
from caunoi.meetings.views import person
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@csrf_exempt
def papers(request: HttpRequest, meeting: int) -> HttpResponse:
    """All papers of a meeting; a new one is put here.

    The token is checked by `_put`, once the file goes to memory only (R15).
    """
    row = kept(request, meeting, Verb.MAKE_MEETING)
    if request.method == "POST":
        return _put(request, row, uploads.into_memory(request))
    return _papers(request, row, PaperForm(meeting=row))


@csrf_protect
def _put(request: HttpRequest, row: Meeting, body: uploads.Whole) -> HttpResponse:
    uploads.demand_whole(request, body)
    form = PaperForm(request.POST, request.FILES, meeting=row)
    if form.is_valid():
        try:
            made = paper_actions.add_paper(actor=person(request), meeting=row, new=form.new())
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"Đã gửi tài liệu “{made.paper}” tới đại biểu.")
            return redirect("delegates:papers", row.pk)
    return _papers(request, row, form)


def _papers(request: HttpRequest, row: Meeting, form: PaperForm) -> HttpResponse:
    context = {"meeting": row, "form": form, "tallies": tallies(row)}
    return render(request, "delegates/papers.html", context, status=422 if form.errors else 200)


@csrf_exempt
def paper(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """One paper: its versions, a new one, and by office who has not opened the last."""
    row = get_object_or_404(
        Paper.objects.select_related("session"), pk=pk, meeting=kept(request, meeting, Verb.MAKE_MEETING)
    )
    if request.method == "POST":
        return _renewed(request, row, uploads.into_memory(request))
    return _paper(request, row, VersionForm())


@csrf_protect
def _renewed(request: HttpRequest, row: Paper, body: uploads.Whole) -> HttpResponse:
    uploads.demand_whole(request, body)
    form = VersionForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            made = paper_actions.renew_paper(actor=person(request), paper=row, file=form.sent())
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"Đã gửi bản {made.number}; bản cũ vẫn giữ.")
            return redirect("delegates:paper", row.meeting_id, row.pk)
    return _paper(request, row, form)


def _paper(request: HttpRequest, row: Paper, form: VersionForm) -> HttpResponse:
    meeting = row.meeting
    tally = next(one for one in tallies(meeting) if one.view.paper.pk == row.pk)
    context = {"meeting": meeting, "paper": row, "tally": tally, "form": form, "unread": unread(row)}
    return render(request, "delegates/paper.html", context, status=422 if form.errors else 200)


def withdraw_paper(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """A paper is taken back, with the reason."""
    row = get_object_or_404(Paper, pk=pk, meeting=kept(request, meeting, Verb.MAKE_MEETING))
    reason, secret = request.POST.get("reason", ""), "secret" in request.POST
    paper_actions.withdraw_paper(actor=person(request), paper=row, reason=reason, secret=secret)
    messages.success(request, f"Đã rút tài liệu “{row}”; đại biểu không thấy nữa.")
    return redirect("delegates:papers", meeting)
