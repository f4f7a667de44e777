from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from caunoi.ui.refusal import RuleBroken

Answer = Callable[[HttpRequest], HttpResponseBase]


def content_security(get_response: Answer) -> Answer:
    """Sends the Content-Security-Policy with every answer: nothing inline, nothing from elsewhere."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return middleware


class RefusalMiddleware:
    """Turns a RuleBroken into a page, or into a fragment for HTMX, with status 422."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RuleBroken):
            return None
        fragment = bool(getattr(request, "htmx", False))
        template = "ui/_refusal.html" if fragment else "ui/refusal.html"
        response = render(
            request, template, {"sentence": exception.sentence, "code": exception.code}, status=422
        )
        if fragment:
            # Whatever the button wanted to replace stays; the sentence goes to the notices of the page.
            response.headers["HX-Retarget"] = "#notices"
            response.headers["HX-Reswap"] = "innerHTML"
        return response
