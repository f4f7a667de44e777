from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone

from caunoi.people.reads import locked_out


class SignInForm(AuthenticationForm):
    """Django's form, closed for a while after too many wrong passwords."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": (
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
        ),
        "inactive": "Tài khoản này đã khóa; hỏi người quản trị.",
    }

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username", "")
        until = locked_out(username, address_of(self.request), timezone.now())
        if until is not None:
            raise forms.ValidationError(
                f"Đã nhập sai mật khẩu nhiều lần. Thử lại sau {timezone.localtime(until):%H:%M}, "
                "hoặc nhờ người quản trị đặt lại mật khẩu.",
                code="locked",
            )
        return super().clean()


def address_of(request: Any) -> str:
    """The machine a request came from, as the server saw it; forwarded headers can be made up."""
    return str(request.META.get("REMOTE_ADDR", "")) if request is not None else ""
