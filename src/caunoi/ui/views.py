from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from caunoi.ui.patterns import pattern_book


def patterns(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for people and for the tests of looks and access."""
    return render(request, "ui/patterns.html", pattern_book())


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/not_allowed.html", status=403)


@login_not_required
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "ui/form_too_old.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Without the request: whatever broke may break again in a context processor."""
    return HttpResponse(render_to_string("ui/broken.html"), status=500)
