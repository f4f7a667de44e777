from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from caunoi.ui.refusal import RuleBroken

Answer = Callable[[HttpRequest], HttpResponseBase]


def content_security(get_response: Answer) -> Answer:
    """Sends the Content-Security-Policy with every answer: nothing inline, nothing from elsewhere.

    Pages are one person's: no cache between may keep them.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return middleware


def sign_in_again(get_response: Answer) -> Answer:
    """Where a session has ended, HTMX leads to the sign-in page instead of putting it into a fragment.

    After signing in the person is back on the page, not at the address of the fragment.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        gate = resolve_url(settings.LOGIN_URL)
        to_gate = response.status_code == 302 and response.headers["Location"].startswith(gate)
        if not to_gate or "HX-Request" not in request.headers:
            return response
        page = urlsplit(request.headers.get("HX-Current-URL", "/"))
        back = urlencode({"next": urlunsplit(("", "", page.path, page.query, ""))})
        return HttpResponse(status=204, headers={"HX-Redirect": f"{gate}?{back}"})

    return middleware


def _page_before(request: HttpRequest) -> str:
    """Where the person came from when that was a page of ours, else the home page."""
    before = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(before, allowed_hosts={request.get_host()})
    return before if ours else "/"


def refused(request: HttpRequest, broken: RuleBroken) -> HttpResponse:
    """The sentence of a refusal as a page, or as a fragment for HTMX."""
    fragment = bool(getattr(request, "htmx", False))
    template = "ui/_refusal.html" if fragment else "ui/refusal.html"
    said = {"sentence": broken.sentence, "code": broken.code, "back": _page_before(request)}
    response = render(request, template, said, status=422)
    if fragment:
        # Whatever the button wanted to replace stays; the sentence goes to the notices of the page.
        response.headers["HX-Retarget"] = "#notices"
        response.headers["HX-Reswap"] = "innerHTML"
    return response


class RefusalMiddleware:
    """Turns a RuleBroken into a page, or into a fragment for HTMX, with status 422."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, RuleBroken) else None
