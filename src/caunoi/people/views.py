from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import timezone

from caunoi.people.actions import forget_failures, note_failure
from caunoi.people.forms import SignInForm, address_of
from caunoi.people.models import Role
from caunoi.people.reads import rights
from caunoi.people.rules import REACH_NAMES, VERB_NAMES


class SignIn(LoginView):
    """Django's own sign-in with our page and our count of failures."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        if form.has_error("__all__", code="invalid_login"):
            note_failure(
                username=form.cleaned_data.get("username", ""),
                address=address_of(self.request),
                at=timezone.now(),
            )
        return super().form_invalid(form)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        forget_failures(username=form.get_user().get_username())
        return super().form_valid(form)


class OwnPassword(PasswordChangeView):
    """Django's own change of one's password; other sessions of the person end."""

    template_name = "people/own_password.html"
    success_url = reverse_lazy("site:today")

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
