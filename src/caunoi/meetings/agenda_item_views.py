"""The pages of an agenda: one session, one item, and giving the whole out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.meetings.agenda_item_actions import (
    move_agenda_item,
    release_agenda,
    remove_agenda_item,
    set_agenda_item,
)
from caunoi.meetings.agenda_item_forms import ItemForm, NoteForm
from caunoi.meetings.agenda_reads import draft_of, pending
from caunoi.meetings.models import AgendaItem, Meeting, Session
from caunoi.meetings.views import person
from caunoi.people.rules import Verb


def _mine(request: HttpRequest, pk: int) -> Meeting:
    """The meeting, for who prepares it; 404 otherwise."""
    rows = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING)
    return get_object_or_404(rows.select_related("office"), pk=pk)


def session(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda of one session as it is being prepared; sent, one more item stands at its end."""
    found = get_object_or_404(Session.objects.select_related("meeting"), pk=pk)
    meeting, form = _mine(request, found.meeting_id), ItemForm(request.POST or None)
    if form.is_bound and form.is_valid():
        set_agenda_item(actor=person(request), session=found, new=form.new())
        return redirect("meetings:session", pk)
    context = {"meeting": meeting, "view": draft_of(found), "form": form}
    return render(request, "meetings/session.html", context, status=422 if form.errors else 200)


def _item(request: HttpRequest, pk: int) -> AgendaItem:
    found = AgendaItem.objects.select_related("session__meeting").filter(pk=pk).first()
    if found is None:
        raise Http404
    _mine(request, found.session.meeting_id)
    return found


def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item, put right."""
    found = _item(request, pk)
    form = ItemForm(request.POST or None, initial=ItemForm.as_is(found))
    if form.is_bound and form.is_valid():
        seen, actor = form.cleaned_data["seen"], person(request)
        set_agenda_item(actor=actor, session=found.session, item=found, new=form.new(), seen=seen)
        return redirect("meetings:session", found.session_id)
    context = {"meeting": found.session.meeting, "item": found, "form": form}
    return render(request, "meetings/item.html", context, status=422 if form.errors else 200)


def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down."""
    found = _item(request, pk)
    move_agenda_item(actor=person(request), item=found, up=request.POST.get("huong") == "len")
    return redirect("meetings:session", found.session_id)


def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """An item is taken out."""
    found = _item(request, pk)
    remove_agenda_item(actor=person(request), item=found)
    messages.success(request, "Đã bỏ mục khỏi chương trình.")
    return redirect("meetings:session", found.session_id)


def release(request: HttpRequest, pk: int) -> HttpResponse:
    """What the others would see change, and giving it out."""
    meeting, form = _mine(request, pk), NoteForm(request.POST or None)
    if form.is_bound and form.is_valid():
        made = release_agenda(actor=person(request), meeting=meeting, note=form.cleaned_data["note"])
        messages.success(request, f"Đã phát hành chương trình, lần {made.number}.")
        return redirect("meetings:meeting", pk)
    context = {"meeting": meeting, "pending": pending(meeting), "form": form}
    return render(request, "meetings/release.html", context, status=422 if form.errors else 200)
