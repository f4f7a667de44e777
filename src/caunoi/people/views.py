from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from caunoi.people.forms import OwnPasswordForm
from caunoi.people.models import Role
from caunoi.people.reads import rights
from caunoi.people.rules import REACH_NAMES, VERB_NAMES


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


def rights_table(request: HttpRequest) -> HttpResponse:
    """Who may do what: the table the program decides by, not a copy of it."""
    rows = [
        (VERB_NAMES[verb], [REACH_NAMES[reach] if reach else "" for reach in reaches])
        for verb, reaches in rights()
    ]
    return render(request, "people/rights.html", {"roles": Role.labels, "rows": rows})
