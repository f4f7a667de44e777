from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from allauth.account.adapter import get_adapter
from allauth.account.forms import ReauthenticateForm as PasswordForm
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, UsernameField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from caunoi.people.actions import begin_try, end_try
from caunoi.people.devices import address_of
from caunoi.people.models import User
from caunoi.people.passwords import PASSWORD_HELP
from caunoi.ui.refusal import RuleBroken

WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."

UNKNOWN_KEY = "Không nhận ra khóa truy cập này. Dùng khóa khác, hoặc vào bằng mật khẩu."


class SignInForm(forms.Form):
    """Name and password; the adapter asks for them, counts wrong ones and closes the door for a while."""

    username = UsernameField(
        label="Tên đăng nhập", max_length=254, widget=forms.TextInput({"autofocus": True})
    )
    password = forms.CharField(
        label="Mật khẩu", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        self.account = get_adapter().authenticate(self.request, **self._credentials())
        if self.account is None:
            raise forms.ValidationError(WRONG, code="invalid_login")
        return said

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """What allauth asks of a form of its sign-in page: the way on, perhaps by the second factor."""
        login = Login(user=self.account, redirect_url=redirect_url)
        answer: HttpResponse = perform_password_login(request, self._credentials(), login)
        return answer

    def _credentials(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("username", "password")}


@contextmanager
def counted(username: str, request: HttpRequest) -> Iterator[None]:
    """A try at the door: wrong when the block raises ValidationError, and whenever it does not end well."""
    try:
        tried = begin_try(username=username, address=address_of(request.META), at=timezone.now())
    except RuleBroken as broken:
        raise forms.ValidationError(broken.sentence, code=broken.code) from None
    try:
        yield
    except forms.ValidationError:
        end_try(tried=tried, right=False)
        raise
    end_try(tried=tried, right=True)


class OwnPasswordForm(PasswordChangeForm):
    """Django's form; the old password is a try like any other, for whoever found a session left open."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = PASSWORD_HELP
        self.fields["new_password2"].help_text = ""
        self.fields["new_password2"].label = "Gõ lại mật khẩu mới"

    def clean_old_password(self) -> str:
        with counted(self.user.username, self.request):
            return super().clean_old_password()


class PasswordAgainForm(PasswordForm):
    """The password once more before a change of how the account is protected."""

    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
    )


def _code_field(label: str) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True})
    return forms.CharField(label=label, max_length=20, widget=widget)


class CodeForm(AuthenticateForm):
    """The second step of a sign-in: a code of the app or a recovery code."""

    code = _code_field("Mã xác thực")

    def clean_code(self) -> str:
        with counted(self.user.username, context.request):
            return str(super().clean_code())


class CodeAgainForm(ReauthenticateForm):
    """A code once more before a change of how the account is protected."""

    code = _code_field("Mã xác thực")

    def clean_code(self) -> str:
        with counted(self.user.username, context.request):
            return str(super().clean_code())


class SetUpCodesForm(ActivateTOTPForm):
    """The first code of an app: proves that it has taken the key."""

    code = _code_field("Mã đang hiện trong ứng dụng")


class _KnownKey:
    """Whatever JSON a stranger sends for a key, the answer is one sentence."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # the form of allauth beside it
        except (forms.ValidationError, AttributeError, KeyError, TypeError, ValueError):
            raise forms.ValidationError(UNKNOWN_KEY, code="unknown-key") from None


class KeySignInForm(_KnownKey, LoginWebAuthnForm):
    """A passkey instead of name and password."""


class KeyForm(_KnownKey, AuthenticateWebAuthnForm):
    """A passkey as the second step of a sign-in."""


class KeyAgainForm(_KnownKey, ReauthenticateWebAuthnForm):
    """A passkey once more before a change of how the account is protected."""


class NewKeyForm(AddWebAuthnForm):
    """A passkey that the browser has just made."""

    name = forms.CharField(
        label="Tên khóa",
        required=False,
        max_length=60,
        help_text="Để sau này nhận ra: máy phòng làm việc, điện thoại…",
    )
    passwordless = forms.BooleanField(
        label="Khóa này mở thẳng, không cần mật khẩu",
        required=False,
        initial=True,
        help_text="Máy sẽ hỏi vân tay, khuôn mặt hoặc mã PIN của thiết bị.",
    )

    def clean(self) -> dict[str, Any]:
        try:
            said: dict[str, Any] = super().clean()
        except (forms.ValidationError, AttributeError, KeyError, TypeError, ValueError):
            raise forms.ValidationError(
                "Chưa thêm được khóa: trả lời của thiết bị không dùng được. Làm lại từ đầu.",
                code="unknown-key",
            ) from None
        return said


class OwnAccountForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker only
    """What a person may change of one's own account."""

    class Meta:
        model = User
        fields: ClassVar = ["email"]
