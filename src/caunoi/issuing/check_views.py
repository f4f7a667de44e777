"""The check of form at /kiem-tra-the-thuc/: a dropped file, a document of the documents room, the rules."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.documents import listing, uploads
from caunoi.documents.gate import pass_gate
from caunoi.issuing import check_reads
from caunoi.issuing.check_actions import restore_rule, waive_rule
from caunoi.issuing.check_forms import CheckForm, WaiveForm
from caunoi.issuing.check_models import CheckWaiver
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.ui.refusal import RuleBroken


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # LoginRequiredMiddleware lets nobody else through
    return request.user


@csrf_exempt
@require_http_methods(["GET", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """The form, and the file; the token is checked by `_dropped`, once the file goes to memory only."""
    demand(_user(request), Verb.UPLOAD_DOCUMENT)
    if request.method == "GET":
        return render(request, "issuing/check.html", {"form": CheckForm()})
    if uploads.too_large_at_once(request):
        raise RuleBroken("too-large", "Tệp lớn hơn mức nhận; hãy kiểm tra bản Word hoặc tách tệp.")
    body = uploads.Whole(request)
    request.upload_handlers = [uploads.MemoryOnly(request)]
    return _dropped(request, body)


@csrf_protect
def _dropped(request: HttpRequest, body: uploads.Whole) -> HttpResponse:
    """Through the gate, then checked; not a byte is kept."""
    form = CheckForm(request.POST, request.FILES)
    body.demand()
    if not form.is_valid():
        return render(request, "issuing/check.html", {"form": form}, status=422)
    name, data = form.cleaned_data["tep"].name, form.cleaned_data["tep"].read()
    pass_gate(name=name, data=data, declared=form.declared)
    shown = check_reads.checked(_user(request), name=name, data=data)
    return render(request, "issuing/check_found.html", {"shown": shown, "name": name, "form": CheckForm()})


@require_GET
def check_document(request: HttpRequest, pk: int) -> HttpResponse:
    seen = listing.seen_by(_user(request)).select_related("incoming", "reading__file")
    document = get_object_or_404(seen, pk=pk)
    shown = check_reads.checked_document(_user(request), document)
    said = {"shown": [shown] if shown else [], "document": document, "name": document.name}
    return render(request, "issuing/check_found.html", said)


@require_GET
def check_rules(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    said = {
        "groups": check_reads.rule_rows(user),
        "decides": may(user.role, Verb.SET_PARAMETER) is not None,
        "form": WaiveForm(),
        "office": user.office,
    }
    return render(request, "issuing/check_rules.html", said)


@require_POST
def waive(request: HttpRequest, rule: str) -> HttpResponse:
    waive_rule(actor=_user(request), rule=rule, reason=request.POST.get("reason", ""))
    messages.success(request, "Đã tắt quy tắc; lý do ghi trong sổ nhật ký.")
    return redirect("issuing:check_rules")


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    restore_rule(actor=_user(request), waiver=get_object_or_404(CheckWaiver, pk=pk))
    messages.success(request, "Đã bật lại quy tắc.")
    return redirect("issuing:check_rules")
