"""The home page: what presses today, for the person who is looking."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from caunoi.documents.reads import waiting_review
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.programmes.desk import late_papers, months_waiting
from caunoi.programmes.week_desk import today_lines, weeks_waiting
from caunoi.tasks import filters, rules
from caunoi.tasks.handover import left_behind
from caunoi.tasks.office_days import working_days
from caunoi.tasks.reads import Card, cards
from caunoi.tasks.standing import today_desk
from caunoi.tasks.unit import works_for_unit
from caunoi.tasks.urging import extensions_waiting, gone_up

_MOST_DAYS_OFF = 4
_MOST_ASKED = 12


@dataclass(frozen=True, slots=True)
class DayOff:
    """A weekday on which nobody works, within the days that the desk looks ahead."""

    day: str
    why: str


def today(request: HttpRequest) -> HttpResponse:
    """The desk of the day: what is late, due and waiting."""
    assert isinstance(request.user, User)
    user, when = request.user, filters.now()
    if works_for_unit(user):
        return redirect("tasks:unit")
    reviews = may(user.role, Verb.REVIEW_READING) is not None
    context = {
        "desk": today_desk(user, when),
        "day": rules.capital(rules.spoken(when.today)),
        "soon_until": when.soon_until,
        "days_off": _days_off(when),
        "asked": extensions_waiting(user)[:_MOST_ASKED],
        "gone_up": _gone_up(user, when),
        "left_behind": left_behind(user, when.today),
        "months": months_waiting(user, when.today),
        "weeks": weeks_waiting(user),
        "today_lines": today_lines(user, when.today),
        "late_papers": late_papers(user, when),
        "reviews": waiting_review(user).count() if reviews else None,
        "may_upload": may(user.role, Verb.UPLOAD_DOCUMENT) is not None,
        "may_see": may(user.role, Verb.SEE_TASK) is not None,
    }
    return render(request, "site/today.html", context)


def _days_off(when: filters.Now) -> list[DayOff]:
    """The holidays up to the end of 'sắp đến hạn'; plain weekends surprise nobody."""
    found = [day for day in working_days().notable(when.today, when.soon_until) if not day.works]
    return [DayOff(rules.spoken(day.on), day.why) for day in found[:_MOST_DAYS_OFF]]


def _gone_up(user: User, when: filters.Now) -> tuple[Card, ...]:
    """What urging did not move, for whoever accepts work: the leaders and the chief of office."""
    if may(user.role, Verb.ACCEPT_TASK) is None:
        return ()
    return cards(gone_up(user, when)[:_MOST_ASKED], when)
