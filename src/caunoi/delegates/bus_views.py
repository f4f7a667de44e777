"""The pages of buses: all of them with free seats, one with its people, the lists to print."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.delegates import bus_actions as actions
from caunoi.delegates.bus_forms import BusForm, ChangeBusForm, SeatsForm
from caunoi.delegates.bus_reads import BusList, bus_book, bus_lists, chosen, fleet, party
from caunoi.delegates.guest_views import kept
from caunoi.delegates.models import Bus, BusContact
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.programmes.deeds import sent
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import MEDIA_TYPE


def _bus(request: HttpRequest, meeting: int, pk: int) -> Bus:
    """A bus of a meeting that the person keeps; 404 otherwise."""
    row = kept(request, meeting)
    found = get_object_or_404(Bus.objects.select_related("contact"), pk=pk, meeting=row)
    found.meeting = row
    return found


def buses(request: HttpRequest, meeting: int) -> HttpResponse:
    """All buses with how many seats are free, and who has none; a new one is made here."""
    row = kept(request, meeting)
    form = BusForm(request.POST or None)
    made = sent(request, form, lambda: actions.make_bus(actor=person(request), meeting=row, said=form.said()))
    if isinstance(made, Bus):
        return redirect("delegates:bus", meeting, made.pk)
    context = {"meeting": row, "form": form, "fleet": fleet(row), "seats": SeatsForm(prefix="tat-ca")}
    return render(request, "delegates/buses.html", context, status=422 if form.errors else 200)


def of_list(request: HttpRequest, meeting: int) -> HttpResponse:
    """A bus for each name that the list says."""
    row, form = kept(request, meeting), SeatsForm(request.POST, prefix="tat-ca")
    if not form.is_valid():
        raise RuleBroken("bad-seats", "Chưa rõ mỗi xe có mấy chỗ. Hãy ghi một số từ 1 đến 99.")
    made = actions.make_buses_of_list(actor=person(request), meeting=row, **form.cleaned_data)
    messages.success(request, f"Đã lập {len(made)} xe theo danh sách.")
    return redirect("delegates:buses", meeting)


def bus(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """One bus with its people; who has none yet is put on it here."""
    row, refused = _bus(request, meeting, pk), ""
    if request.method == "POST":
        people = chosen(row.meeting, request.POST.getlist("doan"), request.POST.getlist("nguoi"))
        try:
            count = actions.put_on_bus(actor=person(request), bus=row, people=people)
            messages.success(request, f"Đã xếp {count} người lên {row}.")
            return redirect("delegates:bus", meeting, pk)
        except RuleBroken as broken:
            refused = broken.sentence
    return _shown(request, row, refused=refused)


def _shown(request: HttpRequest, row: Bus, *, refused: str = "", number: str = "") -> HttpResponse:
    [listed], asked = bus_lists(row.meeting, [row]), request.GET.get("doan", "")
    context = {
        "meeting": row.meeting, "bus": row, "list": listed, "refused": refused, "number": number,
        "free": row.seats - len(listed.riders), "without": fleet(row.meeting).without, "asked": asked,
        "people": party(row.meeting, asked),
    }  # fmt: skip
    return render(request, "delegates/bus.html", context, status=422 if refused else 200)


def change(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """What is said of a bus is changed."""
    row = _bus(request, meeting, pk)
    form = ChangeBusForm(request.POST or None, bus=row)
    done = sent(
        request, form,
        lambda: actions.change_bus(
            actor=person(request), bus=row, said=form.said(), seen=form.cleaned_data["seen"]
        ),
    )  # fmt: skip
    if isinstance(done, Bus):
        return redirect("delegates:bus", meeting, pk)
    context = {"meeting": row.meeting, "bus": row, "form": form}
    return render(request, "delegates/change_bus.html", context, status=422 if form.errors else 200)


def leave(request: HttpRequest, meeting: int, pk: int, delegate: int) -> HttpResponse:
    """Somebody gets off."""
    row = _bus(request, meeting, pk)
    one = get_object_or_404(row.meeting.delegates, pk=delegate)
    actions.take_off_bus(actor=person(request), bus=row, delegate=one)
    return redirect("delegates:bus", meeting, pk)


def look(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """The telephone of who is responsible is looked at, with the reason."""
    row = _bus(request, meeting, pk)
    contact = get_object_or_404(BusContact.objects.select_related("bus__meeting__office"), bus=row)
    why = request.POST.get("why", "")
    value = actions.look_at_bus_contact(actor=person(request), contact=contact, purpose=why)
    return _shown(request, row, number=value)


def remove(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """A bus is taken away."""
    row = _bus(request, meeting, pk)
    left = actions.remove_bus(actor=person(request), bus=row)
    messages.success(request, f"Đã bỏ {row}; {left} người chưa có xe.")
    return redirect("delegates:buses", meeting)


def _lists(request: HttpRequest, meeting: int) -> tuple[Meeting, list[BusList]]:
    """The buses asked for by `xe`, otherwise all."""
    row, asked = kept(request, meeting), request.GET.get("xe", "")
    found = row.buses.select_related("contact")
    if asked.isdecimal() and len(asked) < 18:
        found = found.filter(pk=asked)
    return row, bus_lists(row, found)


def lists(request: HttpRequest, meeting: int) -> HttpResponse:
    """The list of each bus, on a sheet of its own when printed."""
    row, found = _lists(request, meeting)
    context = {"meeting": row, "lists": found, "asked": request.GET.urlencode()}
    return render(request, "delegates/bus_lists.html", context)


def book(request: HttpRequest, meeting: int) -> HttpResponse:
    """The same as an Excel file."""
    row, found = _lists(request, meeting)
    headers = {"Content-Disposition": 'attachment; filename="danh-sach-theo-xe.xlsx"'}
    return HttpResponse(bus_book(row, found), content_type=MEDIA_TYPE, headers=headers)
