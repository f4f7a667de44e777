"""The pages of the office's signature on an issued document."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from caunoi.documents import store
from caunoi.issuing.draft_files import FORMATS, file_name
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import drafts_seen
from caunoi.issuing.draft_rules import OUT_STATES, refuse_state
from caunoi.issuing.sign_actions import sign_issued
from caunoi.issuing.sign_key import key_holder
from caunoi.people.models import User
from vanban.signature_words import STATE_TOKENS


def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose signature it would be, while it has none; posted, the document is signed."""
    row = _seen(request, pk)
    if request.method == "POST":
        sign_issued(actor=_person(request), draft=row)
        messages.success(request, "Đã ký số; chữ ký đang được kiểm tra như của mọi tệp khác.")
        return redirect("issuing:draft", row.pk)
    if row.signed_id:
        return redirect("issuing:draft", row.pk)
    refuse_state(row.stands, OUT_STATES, "ký số")
    context = {"draft": row, "holder": key_holder(), "state_tokens": STATE_TOKENS}
    return render(request, "issuing/sign.html", context)


def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed PDF."""
    row = _seen(request, pk)
    if row.signed is None:
        raise Http404
    name = file_name(row, "pdf").removesuffix(".pdf") + "-da-ky.pdf"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(store.get(row.signed.sha256), content_type=FORMATS["pdf"], headers=headers)


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _seen(request: HttpRequest, pk: int) -> Draft:
    return get_object_or_404(drafts_seen(_person(request)), pk=pk)
