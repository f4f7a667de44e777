"""The unit's own page, and urging."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.people.actions import demand
from caunoi.people.models import Office
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from caunoi.tasks import filters as asked
from caunoi.tasks.forms import filters_of
from caunoi.tasks.unit import unit_of, unit_page, works_for_unit
from caunoi.tasks.unit_actions import urge_office
from caunoi.tasks.unit_forms import UrgeForm, sender_of
from caunoi.tasks.urging import late_office, late_offices, words_for
from caunoi.tasks.views import person


def unit(request: HttpRequest) -> HttpResponse:
    """What the office owes by day; `don_vi` names another office that the person sees."""
    user, when = person(request), asked.now()
    office = unit_of(user, filters_of(request.GET).office)
    if office is None:
        raise Http404
    context = {"page": unit_page(user, office, when), "when": when, "mine": works_for_unit(user)}
    return render(request, "tasks/unit.html", context)


def urging(request: HttpRequest) -> HttpResponse:
    """Who is late with what and since when, office by office."""
    user = person(request)
    demand(user, Verb.URGE)
    offices = late_offices(user, asked.now())
    writes = may(user.role, Verb.WRITE_DRAFT) is not None
    return render(request, "tasks/urging.html", {"offices": offices, "writes": writes})


def urge(request: HttpRequest, office: int) -> HttpResponse:
    """The words of an urging; posted, it is noted that the office was urged."""
    user = person(request)
    demand(user, Verb.URGE)
    when = asked.now()
    late = late_office(user, _reached(request, office), when)
    words = words_for(late, when, sender_of(user)) if late else ""
    form = UrgeForm(request.POST or None, initial={"text": words})
    if request.method == "POST" and form.is_valid():
        urge_office(actor=user, office=_reached(request, office), **form.cleaned_data)
        messages.success(request, "Đã ghi lần đôn đốc.")
        return redirect("tasks:urging")
    return render(request, "tasks/urge.html", {"late": late, "form": form})


def _reached(request: HttpRequest, pk: int) -> Office:
    return get_object_or_404(reach(person(request), Verb.URGE), pk=pk)
