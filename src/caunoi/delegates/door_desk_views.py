"""What a door's own device opens: its page, the worker that keeps the page without a network, its list."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from caunoi.delegates.door_list import sealed_list
from caunoi.delegates.door_reads import door_of
from caunoi.delegates.door_views import secret_of
from caunoi.ui.refusal import RuleBroken

_WORKER: Final = "delegates/door_worker.js"


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
