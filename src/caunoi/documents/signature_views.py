"""The page of the office's trusted roots."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from caunoi.documents.models import TrustedRoot
from caunoi.documents.signature_actions import add_root, remove_root
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from vanban.certificates import LARGEST
from vanban.signature_words import STATE_TOKENS


class RootForm(forms.Form):
    """A certificate and why it is trusted."""

    tep = forms.FileField(
        label="Tệp chứng thư gốc",
        help_text="Một chứng thư, dạng PEM hoặc DER (.cer, .crt, .pem), tải từ trang của tổ chức cấp.",
        widget=forms.FileInput({"accept": ".cer,.crt,.pem,.der"}),
        error_messages={"required": "Chọn tệp chứng thư.", "empty": "Tệp này trống."},
    )
    reason = forms.CharField(
        label="Vì sao tin",
        max_length=400,
        help_text="Của ai, lấy từ đâu, đối chiếu mã SHA-256 với nguồn nào.",
        error_messages={"required": "Ghi vì sao cơ quan tin chứng thư này."},
    )

    def data_of(self) -> bytes:
        """The bytes, as far as any certificate could be long."""
        held: bytes = self.cleaned_data["tep"].read(LARGEST + 1)
        return held


def _keeper(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    demand(request.user, Verb.KEEP_ROOTS)
    return request.user


@require_http_methods(["GET", "POST"])
def roots(request: HttpRequest) -> HttpResponse:
    keeper = _keeper(request)
    form = RootForm(request.POST, request.FILES) if request.method == "POST" else RootForm()
    if form.is_valid():
        root = add_root(actor=keeper, data=form.data_of(), reason=form.cleaned_data["reason"])
        messages.success(request, f"Đã đưa “{root}” vào danh sách; các chữ ký được kiểm tra lại ở phía sau.")
        return redirect("documents:roots")
    all_ = TrustedRoot.objects.select_related("added_by", "removed_by").defer("der")
    said = {"form": form, "standing": all_.filter(removed_at=None), "now": timezone.now()}
    said |= {
        "removed": all_.exclude(removed_at=None).order_by("-removed_at")[:50],
        "state_tokens": STATE_TOKENS,
    }
    return render(request, "documents/roots.html", said, status=422 if form.errors else 200)


@require_POST
def drop_root(request: HttpRequest, pk: int) -> HttpResponse:
    keeper, root = _keeper(request), get_object_or_404(TrustedRoot, pk=pk)
    remove_root(actor=keeper, root=root, reason=request.POST.get("reason", ""))
    messages.success(request, f"Đã bỏ “{root}”; các chữ ký được kiểm tra lại ở phía sau.")
    return redirect("documents:roots")
