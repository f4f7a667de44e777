"""The pages of a year: its view and its matters."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.rules import Verb, may
from caunoi.programmes import item_actions
from caunoi.programmes.deeds import deed_on_item, next_page
from caunoi.programmes.forms import FinishForm, number_of, year_of
from caunoi.programmes.item_page import found_item, item_page
from caunoi.programmes.models import ProgrammeItem
from caunoi.programmes.reads import chosen, committees, to_adopt
from caunoi.programmes.rules import Month
from caunoi.programmes.sheet import year_sheet
from caunoi.programmes.year_reads import year_view
from caunoi.tasks import filters
from caunoi.ui.workbook import MEDIA_TYPE


def person(request: HttpRequest) -> User:
    """The signed-in person; every page of this room stands behind the sign-in."""
    assert isinstance(request.user, User)
    return request.user


def office_asked(request: HttpRequest) -> tuple[Office | None, list[Office]]:
    """Whose programmes the page shows, and whose it could show."""
    user = person(request)
    among = committees(user)
    return chosen(user, number_of(request.GET, "co_quan"), among), among


def makes(user: User) -> bool:
    """Whether the person writes programmes."""
    return may(user.role, Verb.MAKE_PROGRAMME) is not None


def year(request: HttpRequest) -> HttpResponse:
    """Twelve months, what stands in each and what became of it."""
    user, today = person(request), timezone.localdate()
    office, among = office_asked(request)
    number = year_of(request.GET)
    context = {
        "office": office, "offices": among, "number": number, "makes": makes(user), "today": today,
        "view": year_view(user, office, number, today) if office else None, "to_adopt": to_adopt(user),
        "finish": FinishForm(), "may_export": may(user.role, Verb.EXPORT) is not None,
        "here": request.get_full_path(), "proposes": may(user.role, Verb.PROPOSE_MATTER) is not None,
        "month_key": _beside(number, today),
    }  # fmt: skip
    return render(request, "programmes/year.html", context)


def _beside(number: int, today: date) -> Month:
    """The month that the tab beside a year leads to: the next one while it is this year, else the first."""
    return Month.of(today).plus(1) if number == today.year else Month(number, 1)


def export(request: HttpRequest) -> HttpResponse:
    """The year as an Excel file."""
    user, today = person(request), timezone.localdate()
    office, _ = office_asked(request)
    if office is None:
        return redirect("programmes:year")
    number = year_of(request.GET)
    data = year_sheet(office, year_view(user, office, number, today), today)
    return excel(data, f"chuong-trinh-nam-{number}.xlsx")


def excel(data: bytes, name: str) -> HttpResponse:
    """A workbook to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=MEDIA_TYPE, headers=headers)


def finish(request: HttpRequest) -> HttpResponse:
    """The ticked matters of a year are done."""
    user, form = person(request), FinishForm(request.POST)
    form.is_valid()
    ticked = [int(text) for text in request.POST.getlist("viec") if text.isascii() and text.isdigit()]
    items = list(ProgrammeItem.objects.visible_to(user).select_related("office").filter(pk__in=ticked[:500]))
    done = item_actions.finish_items(actor=user, items=items, result=form.cleaned_data.get("result", ""))
    messages.success(request, f"Đã ghi {len(done)} việc đã xong.")
    return redirect(next_page(request, reverse("programmes:year")))


def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One matter in full."""
    user = person(request)
    page = item_page(user, seen(user, pk), filters.now())
    return render(request, "programmes/item.html", {"page": page, "item": page.item})


def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One verb on one matter."""
    user = person(request)
    return deed_on_item(request, user, seen(user, pk), name)


def seen(user: User, pk: int) -> ProgrammeItem:
    """The matter, when the person may see it; 404 otherwise, so that nobody learns what exists."""
    found = found_item(user, pk)
    if found is None:
        raise Http404
    return found
