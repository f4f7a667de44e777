"""allauth's views of second factors, each deed told in the ledger; the pages are ours."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from caunoi.people.factor_actions import note_factor, reset_second_factor
from caunoi.people.models import User


class Told:
    """The line of the ledger stands or falls with the deed."""

    request: HttpRequest
    said: str

    def form_valid(self, form: BaseForm) -> HttpResponse:
        assert isinstance(self.request.user, User)
        with transaction.atomic():
            answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # the view of allauth beside it
            note_factor(person=self.request.user, said=self.said)
        return answer


class SecondStep(AuthenticateView):
    """The second step of a sign-in, with the ways that this person has."""

    template_name = "people/code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        held = set(Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True))
        ways = {"has_key": "webauthn" in held, "has_app": "totp" in held}
        return {**super().get_context_data(**kwargs), **ways}


class SetUpCodes(Told, ActivateTOTPView):
    template_name = "people/codes_app.html"
    said = "bật mã từ ứng dụng xác thực"


class RemoveCodes(Told, DeactivateTOTPView):
    template_name = "people/sure.html"
    said = "bỏ mã từ ứng dụng xác thực"


class NewKey(Told, AddWebAuthnView):
    template_name = "people/new_key.html"
    said = "thêm một khóa truy cập"


class RemoveKey(Told, RemoveWebAuthnView):
    template_name = "people/sure.html"
    success_url = reverse_lazy("mfa_index")
    said = "bỏ một khóa truy cập"


class NewRecoveryCodes(Told, GenerateRecoveryCodesView):
    template_name = "people/sure.html"
    said = "tạo lại các mã khôi phục"


@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """The administrator's way for somebody who is shut out."""
    account = get_object_or_404(User, pk=pk)
    assert isinstance(request.user, User)
    reset_second_factor(actor=request.user, account=account)
    messages.success(request, f"Đã gỡ xác thực hai lớp của {account}; lần sau chỉ cần mật khẩu.")
    return redirect("people:account", pk)
