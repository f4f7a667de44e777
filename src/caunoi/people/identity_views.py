"""To the office's own identity provider and back."""

from __future__ import annotations

import logging
from collections.abc import Callable

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from caunoi.people.identities import NO_ANSWER, OfficeIdentity
from caunoi.people.identity_actions import unlink_identity
from caunoi.people.models import User

log = logging.getLogger(__name__)

OFF = "Cơ quan chưa dùng cổng liên thông; đăng nhập bằng mật khẩu hoặc khóa truy cập."

_View = Callable[[HttpRequest], HttpResponse]


def _again(view: _View) -> _View:
    """The password once more, or it was given in the last minutes."""
    asking: _View = reauthentication_required(view, app="allauth.socialaccount")
    return asking


def _ask(request: HttpRequest, step: Callable[[OfficeIdentity], HttpResponse]) -> HttpResponse:
    """One step with the provider; whatever is wrong with its answer is one sentence and a line of the log."""
    if not settings.CAUNOI_OIDC_ISSUER:
        return _back(request, OFF)
    try:
        return step(OfficeIdentity(request, settings.CAUNOI_OIDC_ISSUER))
    except ImmediateHttpResponse as interruption:
        answer: HttpResponse = interruption.response
        return answer
    except (OSError, LookupError, TypeError, ValueError) as problem:
        log.warning("OpenID Connect: %s", str(problem)[:300])
        return _back(request, NO_ANSWER)


def _back(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return redirect("people:identity" if request.user.is_authenticated else "account_login")


def _leave(request: HttpRequest, process: str) -> HttpResponse:
    way_on = get_next_redirect_url(request)

    def away(identity: OfficeIdentity) -> HttpResponse:
        answer: HttpResponse = identity.get_provider().redirect(request, process, way_on)
        return answer

    return _ask(request, away)


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """Off to the provider, to come back signed in."""
    return _leave(request, "login")


@login_not_required
def back(request: HttpRequest) -> HttpResponse:
    """Back from the provider, with a code that only we can change into a token."""
    return _ask(request, lambda identity: OAuth2CallbackView.adapter_view(identity)(request))


def identity(request: HttpRequest) -> HttpResponse:
    """Whether an identity of the provider opens one's account."""
    held = SocialAccount.objects.filter(user=request.user, provider=settings.CAUNOI_OIDC_ISSUER).first()
    return render(request, "people/identity.html", {"held": held})


@_again
def link(request: HttpRequest) -> HttpResponse:
    """Off to the provider, to come back with an identity that opens this account."""
    return _leave(request, "connect")


@_again
def unlink(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    unlink_identity(actor=request.user)
    messages.success(request, "Đã bỏ gắn tài khoản liên thông.")
    return redirect("people:identity")
