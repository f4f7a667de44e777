from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from caunoi.people import session_actions as deeds
from caunoi.people.manage_views import manager_of
from caunoi.people.models import User
from caunoi.people.sessions import signed_in


def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in, this place marked."""
    assert isinstance(request.user, User)
    found = signed_in(request.user, here=request.session.session_key)
    return render(request, "people/sessions.html", {"sessions": found})


@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    assert isinstance(request.user, User)
    deeds.end_session(actor=request.user, number=number)
    messages.success(request, "Phiên đăng nhập ấy đã kết thúc.")
    return redirect("people:sessions")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    ended = deeds.end_other_sessions(actor=request.user, here=request.session.session_key or "")
    messages.success(request, f"Đã kết thúc {ended} phiên đăng nhập khác.")
    return redirect("people:sessions")


@require_POST
def end_all_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """The administrator's way, for a machine that was lost or a person who left."""
    account = get_object_or_404(User, pk=pk)
    ended = deeds.end_all_sessions(actor=manager_of(request), account=account)
    messages.success(request, f"Đã kết thúc {ended} phiên đăng nhập của {account}.")
    return redirect("people:account", pk)
