"""The pages of quotas: every office with what it lacks, and one office's own page of registration."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from caunoi.delegates import quota_actions as actions
from caunoi.delegates.guest_views import kept
from caunoi.delegates.models import Quota, Registration
from caunoi.delegates.quota_forms import PlaceForm, QuotaForm
from caunoi.delegates.quota_reads import office_quotas, proposed, quotas_of, sums
from caunoi.meetings.models import Meeting
from caunoi.meetings.paper_reads import papers_of
from caunoi.meetings.views import person
from caunoi.people.models import Office
from caunoi.people.reads import reach, register
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def quotas(request: HttpRequest, meeting: int) -> HttpResponse:
    """Every office with what it is to send and what it lacks; quotas are set here."""
    row = kept(request, meeting)
    day = register(row.starts_on or timezone.localdate(), issuer=row.office.name)
    form = QuotaForm(request.POST or None, register=day)
    if form.is_bound and form.is_valid():
        try:
            made = actions.set_quotas(actor=person(request), meeting=row, said=form.said())
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"Đã phân bổ chỉ tiêu cho {len(made)} đơn vị.")
            return redirect("delegates:quotas", meeting)
    return _shown(request, row, form)


def _shown(request: HttpRequest, row: Meeting, form: QuotaForm) -> HttpResponse:
    found = quotas_of(row)
    context = {
        "meeting": row, "form": form, "offices": found, "sums": sums(found), "proposed": proposed(row),
        "lacking": sum(one.missing > 0 for one in found),
    }  # fmt: skip
    return render(request, "delegates/quotas.html", context, status=422 if form.errors else 200)


def remove(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """A quota is taken back."""
    quota = get_object_or_404(Quota, pk=pk, meeting=kept(request, meeting))
    actions.remove_quota(actor=person(request), quota=quota)
    return redirect("delegates:quotas", meeting)


def asked_of(request: HttpRequest, meeting: int, office: int) -> tuple[Meeting, Office]:
    """The meeting and the office one registers for; 404 where it is another's or takes no part."""
    mine = get_object_or_404(reach(person(request), Verb.REGISTER_DELEGATES), pk=office)
    return get_object_or_404(Meeting.objects.select_related("office"), pk=meeting, offices=mine), mine


def unit(request: HttpRequest, meeting: int, office: int) -> HttpResponse:
    """What the unit is to send and has registered; each place is filled here."""
    row, mine = asked_of(request, meeting, office)
    refused, status = "", 200
    if request.method == "POST":
        quota = get_object_or_404(Quota, pk=_number(request), meeting=row, office=mine)
        form = PlaceForm(request.POST)
        try:
            if not form.is_valid():
                raise RuleBroken("nothing-stated", "Chưa ghi họ tên (hoặc xe). Hãy điền rồi gửi lại.")
            actions.register_place(actor=person(request), quota=quota, place=form.place())
            return redirect("delegates:unit", meeting, office)
        except RuleBroken as broken:
            refused, status = broken.sentence, 422
    rows = [(one, one.closed(timezone.now())) for one in office_quotas(row, mine)]
    settled = bool(rows) and all(one.quota.settled_at for one, _ in rows)
    context = {"meeting": row, "office": mine, "rows": rows, "refused": refused, "settled": settled}
    context |= {"papers": papers_of(row)}
    return render(request, "delegates/unit.html", context, status=status)


def _number(request: HttpRequest) -> int:
    said = request.POST.get("quota", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0


def withdraw(request: HttpRequest, meeting: int, office: int, pk: int) -> HttpResponse:
    """A place is given back, with the reason."""
    row, mine = asked_of(request, meeting, office)
    found = get_object_or_404(Registration, pk=pk, quota__meeting=row, quota__office=mine)
    reason = request.POST.get("reason", "")
    actions.withdraw_registration(actor=person(request), registration=found, reason=reason)
    return redirect("delegates:unit", meeting, office)


def settle(request: HttpRequest, meeting: int, office: int) -> HttpResponse:
    """The unit reports its count."""
    row, mine = asked_of(request, meeting, office)
    actions.settle_quotas(actor=person(request), meeting=row, office=mine)
    messages.success(request, "Đã chốt số lượng, văn phòng thấy ngay. Đăng ký thêm hoặc rút thì chốt lại.")
    return redirect("delegates:unit", meeting, office)
