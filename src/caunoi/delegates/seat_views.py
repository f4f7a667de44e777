"""The pages of seats: the halls of a meeting, one with its plan, printed, and its list by group."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.delegates import seat_actions as actions
from caunoi.delegates.guest_views import kept
from caunoi.delegates.models import SeatHall
from caunoi.delegates.seat_forms import HallForm, OrderForm, SeenForm, SwapForm
from caunoi.delegates.seat_reads import SeatPlan, seat_plan
from caunoi.delegates.seat_sheet import PAPERS, plan_sheet
from caunoi.meetings.views import person
from caunoi.programmes.deeds import sent
from caunoi.ui.refusal import RuleBroken


def _hall(request: HttpRequest, meeting: int, pk: int) -> SeatHall:
    """A hall of a meeting that the person keeps; 404 otherwise."""
    row = kept(request, meeting)
    found = get_object_or_404(SeatHall.objects.select_related("session"), pk=pk, meeting=row)
    found.meeting = row
    return found


def halls(request: HttpRequest, meeting: int) -> HttpResponse:
    """The halls; a new one is made here."""
    row = kept(request, meeting)
    form = HallForm(request.POST or None, meeting=row)
    made = sent(request, form, lambda: actions.make_hall(actor=person(request), meeting=row, new=form.new()))
    if isinstance(made, SeatHall):
        return redirect("delegates:hall", meeting, made.pk)
    context = {"meeting": row, "form": form, "halls": row.seat_halls.select_related("session")}
    return render(request, "delegates/halls.html", context, status=422 if form.errors else 200)


def hall(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """One hall with its plan; the groups are put in order here."""
    row = _hall(request, meeting, pk)
    plan = seat_plan(row)
    form = OrderForm(request.POST or None, plan=plan, hall=row)
    done = sent(
        request, form,
        lambda: actions.arrange_hall(
            actor=person(request), hall=row, order=form.order(), seen=form.cleaned_data["seen"]
        ),
    )  # fmt: skip
    if isinstance(done, SeatHall):
        return redirect("delegates:hall", meeting, pk)
    return _shown(request, row, plan, form)


def _shown(request: HttpRequest, row: SeatHall, plan: SeatPlan, form: forms.Form) -> HttpResponse:
    context = {
        "meeting": row.meeting, "hall": row, "plan": plan, "form": form, "swap": SwapForm(hall=row),
        "papers": PAPERS, "span": row.seats + bool(row.aisle),
    }  # fmt: skip
    return render(request, "delegates/hall.html", context, status=422 if form.errors else 200)


def _told(form: forms.Form) -> dict[str, object]:
    """What a form of buttons brings; it has no place for a fault."""
    if not form.is_valid():
        raise RuleBroken("unreadable", "Chưa rõ làm gì với sơ đồ. Hãy mở lại trang sơ đồ rồi bấm lại.")
    return form.cleaned_data


def swap(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """Two groups change places."""
    row = _hall(request, meeting, pk)
    said = _told(SwapForm(request.POST, hall=row))
    actions.swap_groups(actor=person(request), hall=row, **said)  # type: ignore[arg-type]  # as the form cleaned them
    messages.success(request, f"Đã đổi chỗ {said['first']} và {said['second']}.")
    return redirect("delegates:hall", meeting, pk)


def fill(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """Who has no seat yet sits down."""
    row = _hall(request, meeting, pk)
    said = _told(SeenForm(request.POST))
    count = actions.fill_hall(actor=person(request), hall=row, **said)  # type: ignore[arg-type]  # likewise
    none = "Không xếp thêm được ai: ghế trống còn lại thuộc hàng dành riêng, hoặc không còn ai chờ chỗ."
    told = f"Đã xếp thêm {count} người; người đã có chỗ giữ nguyên." if count else none
    messages.add_message(request, messages.SUCCESS if count else messages.WARNING, told)
    return redirect("delegates:hall", meeting, pk)


def remove(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """The plan is taken away."""
    row = _hall(request, meeting, pk)
    actions.remove_hall(actor=person(request), hall=row, **_told(SeenForm(request.POST)))  # type: ignore[arg-type]  # likewise
    messages.success(request, f"Đã bỏ sơ đồ chỗ ngồi {row}.")
    return redirect("delegates:halls", meeting)


def sheet(request: HttpRequest, meeting: int, pk: int, paper: str) -> HttpResponse:
    """The plan to print."""
    row = _hall(request, meeting, pk)
    if paper not in PAPERS:
        raise Http404
    headers = {"Content-Disposition": f'inline; filename="so-do-cho-ngoi-{paper}.pdf"'}
    data = plan_sheet(row, seat_plan(row), paper=paper)
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def seat_list(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """Every group with its people and their seats."""
    row = _hall(request, meeting, pk)
    context = {"meeting": row.meeting, "hall": row, "plan": seat_plan(row)}
    return render(request, "delegates/seat_list.html", context)
