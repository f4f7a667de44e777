from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, UsernameField
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from caunoi.people.actions import begin_try, end_try
from caunoi.people.devices import address_of
from caunoi.ui.refusal import RuleBroken

WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."


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


class OwnPasswordForm(PasswordChangeForm):
    """Django's form; the old password is a try like any other, for whoever found a session left open."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_old_password(self) -> str:
        try:
            tried = begin_try(
                username=self.user.username, address=address_of(self.request.META), at=timezone.now()
            )
        except RuleBroken as broken:
            raise forms.ValidationError(broken.sentence, code=broken.code) from None
        right = False
        try:
            said = super().clean_old_password()
            right = True
        finally:
            end_try(tried=tried, right=right)
        return said
