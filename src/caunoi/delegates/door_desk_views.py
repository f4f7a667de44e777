"""What a door's own device asks: its page, the worker that keeps it without a network, its list, scans."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from caunoi.delegates.door_answers import answered
from caunoi.delegates.door_list import sealed_list
from caunoi.delegates.door_reads import door_of
from caunoi.delegates.door_rules import CLOSED
from caunoi.delegates.door_scans import read_arrivals
from caunoi.ui.refusal import RuleBroken

_WORKER: Final = "delegates/door_worker.js"
_ARRIVALS: Final = "/cua/luot/"


@login_not_required
def door(request: HttpRequest) -> HttpResponse:
    """The page of every door: the same for all, its secret stands behind the # and is never sent for it."""
    response = render(request, "delegates/door.html")
    response.headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()"
    return response


@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It is answered below /cua/, for a worker serves only what lies beside it."""
    found = finders.find(_WORKER)
    assert isinstance(found, str)
    return HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")


@login_not_required
def door_list(request: HttpRequest) -> JsonResponse:
    """The list of the door that asks, under seal."""
    try:
        made = sealed_list(door_of(secret_of(request)), timezone.now())
    except RuleBroken as refused:
        return JsonResponse({"code": refused.code, "sentence": refused.sentence}, status=422)
    return JsonResponse(
        {"list": made.text, "seal": made.seal}, headers={"Cache-Control": "private, no-store"}
    )


def secret_of(request: HttpRequest) -> str:
    """What the door sends to be known: a header, so that it stands in no address and no log."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind != "Bearer" or not secret:
        raise RuleBroken("door-closed", CLOSED)
    return secret


@csrf_exempt
@login_not_required
def arrivals(request: HttpRequest) -> JsonResponse:
    """What a door has scanned, and the answer to each; no session, the door's secret alone."""
    try:
        door, now = door_of(secret_of(request)), timezone.now()
        answers = [answered(door, one, now) for one in read_arrivals(request.body, now)]
    except RuleBroken as refused:
        return JsonResponse({"code": refused.code, "sentence": refused.sentence}, status=422)
    return JsonResponse({"answers": [answer.said() for answer in answers]})


def scanned(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answers the scans before sessions and addresses are looked at: a door is known by its secret alone
    (ADR 0036), and eight of them are waited for by a queue of people.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        mine = request.method == "POST" and request.path_info == _ARRIVALS
        return arrivals(request) if mine else get_response(request)

    return middleware
