"""The page of the organising committee, and of one member of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.meetings.committee_actions import remove_committee_member, set_committee_member
from caunoi.meetings.committee_forms import MemberForm
from caunoi.meetings.committee_reads import committee_view, register_day
from caunoi.meetings.models import CommitteeMember, Meeting
from caunoi.meetings.views import person, seen
from caunoi.people.models import Office
from caunoi.people.rules import Verb


def committee(request: HttpRequest, pk: int) -> HttpResponse:
    """Who prepares the meeting, with their parts; for who may, one more of a chosen office."""
    meeting = seen(request, pk)
    makes = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING).filter(pk=pk).exists()
    offices = Office.objects.standing_on(register_day(meeting)).order_by("name") if makes else None
    office = _chosen(request, makes=makes)
    form = MemberForm(request.POST or None, meeting=meeting, office=office) if office else None
    if form and form.is_bound and form.is_valid():
        made = set_committee_member(actor=person(request), meeting=meeting, said=form.said())
        messages.success(request, f"Đã đưa {made} vào Ban Tổ chức.")
        return redirect("meetings:committee", pk)
    view = committee_view(meeting)
    context = {"meeting": meeting, "view": view, "offices": offices, "office": office, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/committee.html", context, status=status)


def _chosen(request: HttpRequest, *, makes: bool) -> Office | None:
    key = request.POST.get("don-vi") or request.GET.get("don-vi", "")
    known = makes and key.isascii() and key.isdigit() and len(key) < 19
    return Office.objects.filter(pk=int(key)).first() if known else None


def _member(request: HttpRequest, pk: int, member: int) -> CommitteeMember:
    """The member, for who prepares the meeting; 404 otherwise."""
    mine = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING)
    rows = CommitteeMember.objects.select_related("meeting__office", "office", "person")
    return get_object_or_404(rows.filter(meeting__in=mine, meeting=pk), pk=member)


def member(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """One member, put right."""
    found = _member(request, pk, member)
    form = MemberForm(request.POST or None, meeting=found.meeting, office=found.office, member=found)
    if form.is_bound and form.is_valid():
        before, said = form.cleaned_data["seen"], form.said()
        actor, meeting = person(request), found.meeting
        set_committee_member(actor=actor, meeting=meeting, said=said, member=found, seen=before)
        return redirect("meetings:committee", pk)
    context = {"meeting": found.meeting, "member": found, "form": form}
    return render(request, "meetings/committee_member.html", context, status=422 if form.errors else 200)


def remove(request: HttpRequest, pk: int, member: int) -> HttpResponse:
    """A member is taken off."""
    found = _member(request, pk, member)
    remove_committee_member(actor=person(request), member=found)
    messages.success(request, f"Đã đưa {found} ra khỏi Ban Tổ chức.")
    return redirect("meetings:committee", pk)
