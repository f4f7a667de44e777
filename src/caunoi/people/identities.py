"""OpenID Connect by allauth, with three things of ours: the signature of the token is always checked, an
identity makes no account, and nothing of the token is kept but its name for the person.
"""

from __future__ import annotations

import logging
from typing import Any, NoReturn

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from caunoi.people.identity_actions import link_identity
from caunoi.people.links import origin
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken

log = logging.getLogger(__name__)

NOT_LINKED = (
    "Tài khoản liên thông này chưa gắn với tài khoản nào ở đây. Đăng nhập bằng mật khẩu, "
    "rồi gắn ở trang Tài khoản của tôi."
)
NO_ANSWER = "Cổng liên thông chưa xác nhận được. Thử lại, hoặc đăng nhập bằng mật khẩu và báo người quản trị."


class OfficeIdentity(OpenIDConnectOAuth2Adapter):
    """The provider of CAUNOI_OIDC_ISSUER."""

    def get_provider(self) -> OpenIDConnectProvider:
        provider = super().get_provider()
        provider.oauth2_adapter_class = type(self)
        return provider

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return f"{origin(request)}{reverse('people:identity_back')}"

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        login = super().complete_login(request, app, token, **kwargs)
        login.account.extra_data = {}
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """allauth trusts the connection to the provider; on an intranet there may be no TLS on it."""
        try:
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=settings.CAUNOI_OIDC_ISSUER,
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (KeyError, TypeError, ValueError) as problem:
            raise OAuth2Error("Invalid id_token") from problem
        return claims


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Who comes back from the provider either has an account, or is linking one; nobody is signed up."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: object) -> User:
        user: User = sociallogin.user
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") == "connect":
            self._link(request, sociallogin)
        if not sociallogin.is_existing:
            _back(request, "account_login", NOT_LINKED)

    def on_authentication_error(
        self, request: HttpRequest, provider: object, exception: object = None, **said: object
    ) -> None:
        log.warning("OpenID Connect: %s", str(exception or said.get("error"))[:300])
        _back(request, "people:identity" if request.user.is_authenticated else "account_login", NO_ANSWER)

    def _link(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        if not isinstance(request.user, User) or not did_recently_reauthenticate(request):
            _back(request, "people:identity", "Quá lâu kể từ lúc xác nhận lại; bấm gắn lần nữa.")
        try:
            link_identity(
                actor=request.user, provider=sociallogin.account.provider, uid=sociallogin.account.uid
            )
        except RuleBroken as broken:
            _back(request, "people:identity", broken.sentence)
        _back(request, "people:identity", "Đã gắn tài khoản liên thông.", messages.SUCCESS)


def _back(request: HttpRequest, page: str, sentence: str, level: int = messages.ERROR) -> NoReturn:
    messages.add_message(request, level, sentence)
    raise ImmediateHttpResponse(redirect(page))
