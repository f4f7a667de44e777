"""The page of the office's calendar: looked at by year, changed only after what it moves has been shown."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from caunoi.people.rules import Verb, may
from caunoi.tasks.calendar_actions import DaySet, remove_office_day, set_office_day
from caunoi.tasks.calendar_forms import OfficeDayForm
from caunoi.tasks.calendar_page import effect_of_removing, effect_of_setting, year
from caunoi.tasks.models import OfficeDay
from caunoi.tasks.views import person
from vanban.dates.working_days import FIRST_YEAR, LAST_YEAR


def calendar(request: HttpRequest) -> HttpResponse:
    """One year's days off and make-up days; a new day is shown with its effect before it is set."""
    user, form = person(request), OfficeDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if "sure" not in request.POST:
            context = {"form": form, "day": form.day(), "effect": effect_of_setting(form.day())}
            return render(request, "tasks/calendar_change.html", context)
        return _done(request, set_office_day(actor=user, day=form.day()), form.day().on.year)
    context = {
        "form": form, "year": year(_year(request.GET)),
        "may_set": may(user.role, Verb.SET_CALENDAR) is not None,
    }  # fmt: skip
    return render(request, "tasks/calendar.html", context, status=422 if form.errors else 200)


def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a day of the office's own back, after its effect has been shown."""
    day = get_object_or_404(OfficeDay, pk=pk)
    if "sure" not in request.POST:
        context = {"removed": day, "effect": effect_of_removing(day)}
        return render(request, "tasks/calendar_change.html", context)
    return _done(request, remove_office_day(actor=person(request), day=day), day.on.year)


def _done(request: HttpRequest, done: DaySet, shown: int) -> HttpResponse:
    moved = f"{done.renewed} nhiệm vụ đổi ngày an toàn." if done.renewed else "Không nhiệm vụ nào đổi hạn."
    messages.success(request, f"Đã ghi lịch làm việc của cơ quan. {moved}")
    return redirect(f"{reverse('tasks:calendar')}?nam={shown}")


def _year(query: QueryDict) -> int:
    asked = query.get("nam", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    # A year on either side must be known too.
    return number if FIRST_YEAR < number < LAST_YEAR else timezone.localdate().year
