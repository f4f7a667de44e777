"""The register of processing, and what persons ask about their data, with its clock."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from caunoi.ledger.reads import history
from caunoi.people import privacy_actions as actions
from caunoi.people.actions import demand
from caunoi.people.models import DataRequest, User
from caunoi.people.person_forms import CloseForm, ExtendForm, RequestForm
from caunoi.people.person_reads import visible_to
from caunoi.people.privacy_rules import Privacy, load_privacy
from caunoi.people.rules import Verb, may
from caunoi.tasks.office_days import working_days
from caunoi.ui.refusal import RuleBroken

OFFICE_FILE = "du-lieu-ca-nhan.toml"


def _privacy() -> Privacy:
    return load_privacy(Path(settings.CAUNOI_DATA) / OFFICE_FILE)


def _me(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def privacy(request: HttpRequest) -> HttpResponse:
    """What the office keeps of persons, for everybody; the requests for whoever deals with them."""
    answers = may(_me(request).role, Verb.ANSWER_DATA_REQUEST)
    requests = DataRequest.objects.select_related("person") if answers else None
    context = {"privacy": _privacy(), "requests": requests, "today": timezone.localdate()}
    return render(request, "site/privacy.html", context)


def take_request(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's request, written down by the clerk."""
    user, form = _me(request), RequestForm(request.POST or None)
    demand(user, Verb.ANSWER_DATA_REQUEST)
    person = get_object_or_404(visible_to(user), pk=pk)
    if request.method == "POST" and form.is_valid():
        row = actions.take_request(
            actor=user, person=person, request=form.request(), clocks=_privacy().clocks, days=working_days()
        )
        return redirect("site:data_request", row.pk)
    context = {"form": form, "title": "Ghi yêu cầu về dữ liệu cá nhân", "person": person}
    return render(request, "people/person_form.html", context, status=422 if form.errors else 200)


def data_request(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: what was asked, by when it is dealt with, and what was done."""
    user = _me(request)
    demand(user, Verb.ANSWER_DATA_REQUEST)
    row = get_object_or_404(DataRequest.objects.select_related("person"), pk=pk)
    if request.method == "POST":
        _deal(request, user, row)
        return redirect("site:data_request", row.pk)
    context = {"row": row, "history": history(row), "close": CloseForm(), "extend": ExtendForm()}
    return render(request, "site/data_request.html", context)


def _deal(request: HttpRequest, user: User, row: DataRequest) -> None:
    wanted, extend, close = request.POST.get("viec"), ExtendForm(request.POST), CloseForm(request.POST)
    if wanted == "acknowledge":
        actions.acknowledge_request(actor=user, request=row)
    elif wanted == "extend" and extend.is_valid():
        actions.extend_request(actor=user, request=row, clocks=_privacy().clocks, **extend.cleaned_data)
    elif wanted == "close" and close.is_valid():
        actions.close_request(actor=user, request=row, **close.cleaned_data)
    else:
        raise RuleBroken("not-filled-in", "Chưa điền đủ hoặc có ngày không đọc được. Hãy quay lại điền tiếp.")
    messages.success(request, "Đã ghi.")
