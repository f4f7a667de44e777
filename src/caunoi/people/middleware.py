from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from caunoi.people.devices import forwarded_by
from caunoi.people.models import User
from caunoi.people.reads import has_second_factor
from caunoi.people.sessions import note_seen

# What must stay open to set up a factor: its own pages, the password again, and the way out.
_OPEN = ("mfa_", "account_")


def behind_proxy(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Puts the address that our proxy saw for that of the proxy (CAUNOI_BEHIND_PROXY), so that limits for
    one machine are not shared by everybody.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if address := forwarded_by(request.META):
            request.META["REMOTE_ADDR"] = address
        return get_response(request)

    return middleware


def seen(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Notes, now and then, that a session is still used."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        key = request.session.session_key
        # Only a session that somebody signed in to has a row.
        if key and request.user.is_authenticated and get_authentication_records(request, request.user):
            note_seen(key, timezone.now())
        return get_response(request)

    return middleware


class SecondFactorAsked:
    """Whoever's role must have a second factor (CAUNOI_SECOND_FACTOR) sets one up before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponseBase | None:
        user, match = request.user, request.resolver_match
        if not isinstance(user, User) or user.role not in settings.CAUNOI_SECOND_FACTOR:
            return None
        name = (match.url_name if match else None) or ""
        if name.startswith(_OPEN) or not getattr(view, "login_required", True) or has_second_factor(user):
            return None
        if "HX-Request" in request.headers:
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("mfa_index")})
        messages.warning(request, "Vai trò của bạn phải bật xác thực hai lớp trước khi làm việc tiếp.")
        return redirect("mfa_index")
