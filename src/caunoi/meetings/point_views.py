"""The pages of bridge points: the tree, a new one, many from the register, one that its unit registers."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from caunoi.meetings import point_actions as actions
from caunoi.meetings.models import Meeting, Point, PointContact
from caunoi.meetings.point_forms import CallForm, LookForm, NewPointForm, RegisterForm
from caunoi.meetings.point_reads import call_of, candidates, day_of, found_point, tree
from caunoi.meetings.point_rules import is_late
from caunoi.meetings.views import person, seen
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def tried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the form was sent, is right and the act was done; a refusal stands over what was typed."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except RuleBroken as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def hosts(user: User, meeting: Meeting) -> bool:
    """Whether the person prepares this meeting."""
    return Meeting.objects.in_reach(user, Verb.MAKE_MEETING).filter(pk=meeting.pk).exists()


def points(request: HttpRequest, pk: int, urging: str = "") -> HttpResponse:
    """The tree of points: who registered what, who has not, all counted up."""
    user, meeting = person(request), seen(request, pk)
    call, host = call_of(meeting), hosts(user, meeting)
    rows = tree(meeting, user)
    context = {
        "meeting": meeting, "call": call, "tree": rows, "host": host, "urging": urging,
        "late": is_late(call.due, timezone.now()), "form": CallForm(initial=CallForm.initial_of(call)),
        "adds": host or any(row.mine for row in rows.rows),
    }  # fmt: skip
    return render(request, "meetings/points.html", context)


def call(request: HttpRequest, pk: int) -> HttpResponse:
    """The hours are set."""
    meeting, form = seen(request, pk), CallForm(request.POST)
    if not form.is_valid():
        raise RuleBroken(
            "bad-moment", "Chưa hiểu ngày giờ, hoặc năm quá xa. Ghi như 16:00 17/1/2027, hoặc để trống."
        )
    actions.call_points(actor=person(request), meeting=meeting, **form.cleaned_data)
    messages.success(request, "Đã đặt giờ đăng ký và giờ thử đường truyền.")
    return redirect("meetings:points", pk)


def urge(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has not registered is urged: the words to send stand on the page."""
    words = actions.urge_points(actor=person(request), meeting=seen(request, pk))
    return points(request, pk, urging=words)


def new_point(request: HttpRequest, pk: int) -> HttpResponse:
    """One more point: anywhere for who holds the meeting, below its own for a unit."""
    user, meeting = person(request), seen(request, pk)
    form = NewPointForm(request.POST or None, meeting=meeting, host=hosts(user, meeting), own=user.office_id)
    if tried(form, lambda: _add(user, meeting, form)):
        return redirect("meetings:points", pk)
    context = {"meeting": meeting, "form": form}
    return render(request, "meetings/new_point.html", context, status=422 if form.errors else 200)


def _add(user: User, meeting: Meeting, form: NewPointForm) -> Point:
    above = form.cleaned_data["above"]
    return actions.add_point(actor=user, meeting=meeting, wanted=form.wanted(), above=above)


def of_register(request: HttpRequest, pk: int) -> HttpResponse:
    """A point for each office of a kind, looked over and made in one confirmation."""
    user, meeting = person(request), seen(request, pk)
    words = request.GET.get("nhom", "").strip()
    if request.method == "POST":
        numbers = [one for one in request.POST.getlist("don_vi") if one.isdecimal() and len(one) < 10]
        chosen = Office.objects.filter(pk__in=numbers)
        made = actions.add_points_of_register(
            actor=user, meeting=meeting, offices=list(chosen), on=day_of(meeting)
        )
        messages.success(request, f"Đã lập {len(made)} điểm cầu.")
        return redirect("meetings:points", pk)
    context = {
        "meeting": meeting,
        "words": words,
        "offices": candidates(meeting, words),
        "day": day_of(meeting),
    }
    return render(request, "meetings/points_of_register.html", context)


def point(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """A unit's own page of its point."""
    user, row = person(request), mine(request, pk, point)
    form = RegisterForm(request.POST or None, initial=RegisterForm.initial_of(row))
    if tried(form, lambda: _register(user, row, form)):
        messages.success(request, "Đã ghi điểm cầu.")
        return redirect("meetings:points", pk)
    due = call_of(row.meeting).due
    context = {
        "meeting": row.meeting, "point": row, "form": form, "due": due, "late": is_late(due, timezone.now()),
    }  # fmt: skip
    return render(request, "meetings/point.html", context, status=422 if form.errors else 200)


def _register(user: User, row: Point, form: RegisterForm) -> None:
    actions.register_point(actor=user, point=row, said=form.said(), seen=form.cleaned_data["seen"])


def phone(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """A technician's telephone is opened, once, with the reason in the ledger."""
    user, meeting = person(request), seen(request, pk)
    found = PointContact.objects.filter(point__pk=point, point__meeting=meeting)
    contact = found.select_related("point__office", "point__meeting__office").first()
    if contact is None or not reach(user, Verb.SEE_CONTACT).filter(pk=contact.point.keeper.pk).exists():
        raise Http404
    form, opened = LookForm(request.POST or None), list[str]()
    tried(form, lambda: opened.append(_opened(user, contact, form)))
    context = {
        "meeting": meeting, "point": contact.point, "contact": contact, "form": form,
        "number": "".join(opened),
    }  # fmt: skip
    return render(request, "meetings/point_phone.html", context, status=422 if form.errors else 200)


def _opened(user: User, contact: PointContact, form: LookForm) -> str:
    return actions.look_at_point_contact(actor=user, contact=contact, **form.cleaned_data)


def mine(request: HttpRequest, pk: int, point: int) -> Point:
    """The point, when the person may report on it; 404 otherwise."""
    found = found_point(person(request), seen(request, pk), point)
    if found is None:
        raise Http404
    return found
