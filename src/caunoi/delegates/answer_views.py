"""The page behind a delegate's link, and the substitutes that an office decides on."""

from __future__ import annotations

import io
from typing import TypeVar

import segno
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from caunoi.delegates import answer_actions as actions
from caunoi.delegates import paper_seen_actions
from caunoi.delegates.answer_calendar import appointments, calendar, sessions_of
from caunoi.delegates.bus_reads import bus_of_delegate
from caunoi.delegates.guest_views import one_delegate
from caunoi.delegates.letter_reads import sequence_of
from caunoi.delegates.models import AnswerLink, Substitute
from caunoi.delegates.paper_seen_reads import has_seen, papers_for, version_for
from caunoi.delegates.rules import digest_of
from caunoi.meetings.paper_reads import handed_out
from caunoi.meetings.rules import STANDS
from caunoi.meetings.views import person
from caunoi.people.links import origin
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def _link(secret: str) -> AnswerLink:
    """The link; 404 for one that is wrong or was replaced, which look the same."""
    found = AnswerLink.objects.select_related(
        "delegate__meeting__office", "delegate__office", "delegate__forum", "delegate__point"
    )
    return get_object_or_404(found, digest=digest_of(secret))


R = TypeVar("R", bound=HttpResponseBase)


def _unlisted(response: R) -> R:
    """Kept by no cache and listed by no search engine: whoever has the address may answer."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@login_not_required
def answer(request: HttpRequest, secret: str) -> HttpResponse:
    """What one delegate is invited to, and the answer. Looking uses nothing up: scanners of mail look too."""
    link, refused = _link(secret), ""
    if request.method == "POST":
        try:
            _answered(request, link)
            return redirect("delegates:answer", secret)
        except RuleBroken as broken:
            refused = broken.sentence
    one = link.delegate
    context = {
        "one": one, "meeting": one.meeting, "sessions": sessions_of(one), "secret": secret,
        "refused": refused, "asked": Substitute.objects.filter(delegate=one).order_by("-pk").first(),
        "open": link.open_on(timezone.localdate()),
        "papers": papers_for(one), "bus": bus_of_delegate(one),
    }  # fmt: skip
    return _unlisted(render(request, "delegates/answer.html", context, status=422 if refused else 200))


def _answered(request: HttpRequest, link: AnswerLink) -> None:
    told, said = (
        request.POST.get("answer", ""),
        {key: request.POST.get(key, "") for key in ("name", "post", "reason")},
    )
    if told == "coming":
        actions.answer_coming(link=link)
    elif told == "declined":
        actions.answer_declined(link=link, reason=said["reason"])
    elif told == "substitute":
        actions.ask_substitute(link=link, full_name=said["name"], post=said["post"], reason=said["reason"])
    elif told == "withdraw":
        actions.withdraw_substitute(link=link)
    else:
        raise RuleBroken("no-answer", "Chưa chọn câu trả lời. Hãy bấm một trong các nút.")


@login_not_required
def answer_paper(request: HttpRequest, secret: str, version: int) -> HttpResponseBase:
    """A version of a paper: opened by a press, which is noted (ADR 0038), then fetched."""
    link = _link(secret)
    found = version_for(link, version)
    if found is None:
        raise Http404
    if request.method == "POST":
        paper_seen_actions.open_paper(link=link, version=found)
        return redirect("delegates:answer_paper", secret, version)
    if not has_seen(link, found):
        return redirect("delegates:answer", secret)
    return _unlisted(handed_out(found))


@login_not_required
def answer_code(request: HttpRequest, secret: str) -> HttpResponse:
    """The code that is shown at the door."""
    out = io.BytesIO()
    segno.make(_link(secret).delegate.code, error="m").save(out, kind="svg", scale=6, border=4)
    return _unlisted(HttpResponse(out.getvalue(), content_type="image/svg+xml"))


@login_not_required
def answer_calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The sessions for a calendar program."""
    one = _link(secret).delegate
    headers = {"Content-Disposition": 'attachment; filename="hop.ics"'}
    data = calendar(one, appointments(one, sessions_of(one)), sequence=sequence_of(one))
    return _unlisted(HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers))


def make_link(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """A delegate's link is made and shown this once."""
    row, start = one_delegate(request, meeting, pk), origin(request)
    secret = actions.make_answer_link(actor=person(request), delegate=row)
    address = start + reverse("delegates:answer", args=[secret])
    return render(request, "delegates/link.html", {"meeting": row.meeting, "one": row, "address": address})


def _to_decide(user: User) -> QuerySet[Substitute]:
    """Of delegates of the offices that the person registers for; who has no office is the organisers'."""
    offices = reach(user, Verb.REGISTER_DELEGATES)
    mine = Q(delegate__office__in=offices)
    without = Q(delegate__office=None, delegate__meeting__office__in=offices)
    return Substitute.objects.filter(mine | without)


def substitutes(request: HttpRequest) -> HttpResponse:
    """Whom delegates would send in their place, for the offices that the person registers for."""
    found = _to_decide(person(request)).filter(granted=None, delegate__meeting__state__in=STANDS)
    rows = found.select_related("delegate__meeting", "delegate__office")
    return render(request, "delegates/substitutes.html", {"rows": rows})


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A substitute is agreed to or not."""
    asked = _to_decide(person(request)).filter(pk=pk).select_related("delegate").first()
    if asked is None:
        raise Http404
    if request.POST.get("granted"):
        made = actions.grant_substitute(actor=person(request), asked=asked)
        messages.success(request, f"Đã đồng ý để {made.full_name} đi thay {asked.delegate.full_name}.")
    else:
        actions.refuse_substitute(actor=person(request), asked=asked, reason=request.POST.get("reason", ""))
    return redirect("delegates:substitutes")
