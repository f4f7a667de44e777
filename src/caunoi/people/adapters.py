"""What allauth asks of us: our sentences, our count of wrong tries, our lines in the ledger."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from caunoi.people.actions import begin_try, end_try, note_sign_in
from caunoi.people.devices import address_of, device_words
from caunoi.people.models import User
from caunoi.people.rules import means_words
from caunoi.people.sealing import seal, unseal
from caunoi.ui.refusal import RuleBroken

# Sentences of ours for what allauth has to say; what stands nowhere here is not said.
_TOLD: Final = {
    "mfa/messages/totp_activated.txt": "Đã bật mã từ ứng dụng xác thực.",
    "mfa/messages/totp_deactivated.txt": "Đã bỏ mã từ ứng dụng xác thực.",
    "mfa/messages/webauthn_added.txt": "Đã thêm khóa truy cập.",
    "mfa/messages/webauthn_removed.txt": "Đã bỏ khóa truy cập.",
}

_AGAIN: Final = {
    "reauthenticate": "Dùng mật khẩu",
    "mfa_reauthenticate": "Dùng mã xác thực",
    "mfa_reauthenticate:webauthn": "Dùng khóa truy cập",
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the office, never by a stranger; signing in is told in the ledger."""

    error_messages: Final = DefaultAccountAdapter.error_messages | {
        "incorrect_password": "Mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of the very host the person came to."""
        request: HttpRequest = self.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request.META)

    def add_message(
        self, request: HttpRequest, level: int, message_template: str = "", *args: Any, **said: Any
    ) -> None:
        sentence = said.get("message") or _TOLD.get(message_template)
        if sentence:
            messages.add_message(request, level, sentence)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """The account whose name and password these are; raises ValidationError("locked")."""
        username = str(credentials.get("username", ""))
        try:
            tried = begin_try(username=username, address=address_of(request.META), at=timezone.now())
        except RuleBroken as broken:
            raise ValidationError(broken.sentence, code=broken.code) from None
        account: User | None = super().authenticate(request, **credentials)
        end_try(tried=tried, right=account is not None)
        return account

    def login(self, request: HttpRequest, user: User) -> None:
        """The session and its line stand or fall together."""
        with transaction.atomic():
            super().login(request, user)
            note_sign_in(
                account=user,
                device=device_words(request.headers.get("User-Agent", "")),
                address=address_of(request.META),
                means=means_words([record["method"] for record in get_authentication_records(request, user)]),
            )

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        return [
            one | {"description": _AGAIN[one["id"]]} for one in super().get_reauthentication_methods(user)
        ]

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        messages.error(request, "Tài khoản này đã khóa; hỏi người quản trị.")
        return redirect("account_login")


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: our sentences; seeds are kept sealed."""

    error_messages: Final = DefaultMFAAdapter.error_messages | {
        "incorrect_code": (
            "Mã chưa đúng hoặc đã dùng rồi. Chờ mã kế tiếp; nếu vẫn sai, xem lại giờ của điện thoại."
        ),
        "cannot_generate_recovery_codes": (
            "Chưa có mã khôi phục: bật mã từ ứng dụng hoặc khóa truy cập trước đã."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def _get_user_identifier(self, user: User) -> str:
        return user.username

    def _get_site_name(self) -> str:
        return "Cầu Nối"

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return f"Khóa {Authenticator.objects.filter(user=user, type=type).count() + 1}"
