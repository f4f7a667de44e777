from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse_lazy

from caunoi.people.forms import OwnPasswordForm


class OwnPassword(PasswordChangeView):
    """Django's own change of one's password; other sessions of the person end."""

    template_name = "people/own_password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("site:today")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        messages.success(self.request, "Đã đổi mật khẩu; các máy khác đang đăng nhập sẽ phải đăng nhập lại.")
        return super().form_valid(form)
