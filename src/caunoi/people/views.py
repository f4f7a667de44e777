from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy

from caunoi.people.forms import OwnAccountForm, OwnPasswordForm
from caunoi.people.manage_actions import change_own_account
from caunoi.people.models import User
from caunoi.people.reads import has_second_factor
from caunoi.people.session_actions import note_own_password


class OwnPassword(PasswordChangeView):
    """Django's own change of one's password, told in the ledger; other sessions of the person end."""

    template_name = "people/own_password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("site:today")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        assert isinstance(self.request.user, User)
        former = self.request.session.session_key or ""
        with transaction.atomic():
            answer = super().form_valid(form)
            note_own_password(
                person=self.request.user, former=former, here=self.request.session.session_key or ""
            )
        messages.success(self.request, "Đã đổi mật khẩu; các máy khác đang đăng nhập sẽ phải đăng nhập lại.")
        return answer


def own_account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and how the account is protected."""
    assert isinstance(request.user, User)
    form = OwnAccountForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        change_own_account(actor=request.user, email=form.cleaned_data["email"])
        messages.success(request, "Đã ghi thư điện tử.")
        return redirect("people:own_account")
    context = {"form": form, "protected": has_second_factor(request.user)}
    return render(request, "people/own_account.html", context, status=422 if form.errors else 200)
