"""Hundreds ask again and again what is new on an open floor: answered before anything is known of them.

What they follow is public to whoever has its address, so nothing of that is needed (ADR 0037).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from caunoi.meetings.floor_screen import Drawn, screens

_ADDRESS: Final = re.compile(r"/theo/([^/]+)/")


def following(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answers who follows an open floor; everything else goes on to its view."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        asked = _ADDRESS.fullmatch(request.path_info) if request.method == "GET" else None
        found = screens.drawn(asked[1]) if asked else None
        return get_response(request) if found is None else followed(request, found)

    return middleware


def followed(request: HttpRequest, found: Drawn) -> HttpResponse:
    """Nothing new (204) for who shows just that already, or the new fragment."""
    had = request.GET.get("v", "")
    if had == found.tag:
        return unlisted(stamped(HttpResponse(status=204)))
    answer = HttpResponse(found.html)
    answer.headers["Content-Length"] = str(len(answer.content))
    if found.other_square(had):
        answer.headers["HX-Refresh"] = "true"
    return unlisted(stamped(answer))


def stamped(response: HttpResponse) -> HttpResponse:
    """With the server's clock in milliseconds, by which the page's clock goes."""
    response.headers["X-Now"] = str(int(timezone.now().timestamp() * 1000))
    return response


def unlisted(response: HttpResponse) -> HttpResponse:
    """Kept by no cache and listed by no search engine: whoever has the address has the page."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # Not "no-referrer": the form of the hall would then come from nowhere, and be refused.
    response.headers["Referrer-Policy"] = "same-origin"
    return response
