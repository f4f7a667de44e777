"""The pages about the doors of a meeting."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from caunoi.delegates import door_actions
from caunoi.delegates.door_figures import absent, attendance_of, quorate
from caunoi.delegates.door_forms import AnnulForm, DoorForm, GuestForm, LetInForm, new_nonce
from caunoi.delegates.door_reads import absence_words, check_ins_of, doors_of, occasions
from caunoi.delegates.door_rules import WHOLE
from caunoi.delegates.models import CheckIn, Door
from caunoi.delegates.reads import delegates_of
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.links import origin
from caunoi.people.rules import Verb, may
from caunoi.programmes.deeds import NOT_DONE, sent
from caunoi.ui.refusal import RuleBroken
from vanban.writers.squares import square_of

LAST: Final = 20
PER_PAGE: Final = 50


def held(request: HttpRequest, pk: int, verb: Verb) -> Meeting:
    """The meeting, when its office is in the person's reach with the verb; 404 otherwise."""
    return get_object_or_404(Meeting.objects.in_reach(person(request), verb).select_related("office"), pk=pk)


def doors(request: HttpRequest, meeting: int) -> HttpResponse:
    """The doors of a meeting; the secret of a new one is shown this once."""
    found = held(request, meeting, Verb.KEEP_DELEGATES)
    form = DoorForm(request.POST or None, meeting=found)
    start = origin(request) if request.method == "POST" else ""  # refused before a secret is made in vain
    made = sent(
        request, form,
        lambda: door_actions.open_door(actor=person(request), meeting=found, **form.cleaned_data),
    )  # fmt: skip
    new = made if isinstance(made, tuple) else None
    address = f"{start}{reverse('delegates:door')}#{new[1]}" if new else ""
    context = {
        "meeting": found, "form": DoorForm(meeting=found) if new else form, "doors": doors_of(found),
        "new": new[0] if new else None, "address": address, "square": _square(address),
    }  # fmt: skip
    return render(request, "delegates/doors.html", context, status=422 if form.errors else 200)


def _square(address: str) -> str:
    """The address as a picture for the camera of the device."""
    return str(square_of(address).svg_data_uri(scale=5)) if address else ""


def revoke_door(request: HttpRequest, pk: int) -> HttpResponse:
    """A device loses its right."""
    door = get_object_or_404(Door.objects.select_related("meeting__office"), pk=pk)
    held(request, door.meeting_id, Verb.KEEP_DELEGATES)
    door_actions.revoke_door(actor=person(request), door=door)
    messages.success(request, f"Đã thu hồi cửa “{door}”. Máy ấy không điểm danh được nữa.")
    return redirect("delegates:doors", door.meeting_id)


def _asked(request: HttpRequest, choices: list[tuple[str, str]]) -> str:
    """The occasion in the address; the whole meeting where it says none that there is."""
    asked = request.GET.get("vao", WHOLE)
    return asked if asked in dict(choices) else WHOLE


def _back(meeting: Meeting, occasion: str) -> HttpResponse:
    """To the table, at the occasion where the person was."""
    return redirect(f"{reverse('delegates:attendance', args=[meeting.pk])}?vao={occasion}")


def attendance(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who is here; at the table somebody signed in lets people in by code or by name."""
    found = held(request, meeting, Verb.SEE_MEETING)
    choices = occasions(found)
    occasion = _asked(request, choices)
    context = {
        "meeting": found, "occasion": occasion, "figures": attendance_of(found, occasion),
        "quorate": quorate(found, occasion),
        "absence": absence_words(found, occasion, timezone.localtime()),
    }  # fmt: skip
    if "HX-Request" in request.headers:
        return render(request, "delegates/attendance.html#figures", context)
    context |= _table(request, found) | {"occasions": choices}
    return render(request, "delegates/attendance.html", context)


def _table(request: HttpRequest, meeting: Meeting) -> dict[str, object]:
    """What stands on the steward's table: who was found, what came last."""
    role, words = person(request).role, request.GET.get("tim", "")
    return {
        "words": words, "found": delegates_of(meeting, words)[:LAST] if words else (), "nonce": new_nonce(),
        "last": Paginator(check_ins_of(meeting), LAST).get_page(request.GET.get("trang")),
        "lets": may(role, Verb.CHECK_IN) is not None, "keeps": may(role, Verb.KEEP_DELEGATES) is not None,
        "drafts": may(role, Verb.WRITE_DRAFT) is not None,
    }  # fmt: skip


def absent_list(request: HttpRequest, meeting: int) -> HttpResponse:
    """Who is not here, with and without a reason."""
    found = held(request, meeting, Verb.SEE_MEETING)
    occasion = _asked(request, occasions(found))
    page = Paginator(absent(found, occasion), PER_PAGE).get_page(request.GET.get("trang"))
    absence = absence_words(found, occasion, timezone.localtime())
    context = {"meeting": found, "page": page, "occasion": occasion, "absence": absence}
    return render(request, "delegates/absent.html", context)


def let_in(request: HttpRequest, meeting: int) -> HttpResponse:
    """Somebody is let in by hand."""
    found, form = held(request, meeting, Verb.CHECK_IN), LetInForm(request.POST)
    if not form.is_valid():
        raise RuleBroken("unreadable", "Chưa rõ điểm danh ai. Hãy quét lại, hoặc tìm theo họ tên.")
    occasion = form.cleaned_data["occasion"]
    entry = door_actions.let_in(actor=person(request), meeting=found, scan=form.scan(), occasion=occasion)
    messages.success(request, f"Được vào: {entry.delegate}.")
    return _back(found, occasion)


def let_in_guest(request: HttpRequest, meeting: int) -> HttpResponse:
    """Somebody who is on no list is noted and let in."""
    found = held(request, meeting, Verb.CHECK_IN)
    occasion = _asked(request, occasions(found))
    form = GuestForm(request.POST or None, initial={"occasion": occasion, "nonce": new_nonce()})
    done = sent(
        request, form,
        lambda: door_actions.let_in_guest(
            actor=person(request), meeting=found, guest=form.guest(), occasion=form.cleaned_data["occasion"]
        ),
    )  # fmt: skip
    if not isinstance(done, CheckIn):
        context = {"meeting": found, "form": form, "occasion": occasion}
        return render(request, "delegates/guest.html", context, status=422 if form.errors else 200)
    messages.success(request, f"Được vào: {done.delegate}, ghi là khách đến tại cửa.")
    return _back(found, done.occasion)


def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """A check-in that was a mistake is taken back, with a reason."""
    entry = get_object_or_404(CheckIn.objects.select_related("delegate__meeting__office"), pk=pk)
    found, form = held(request, entry.delegate.meeting_id, Verb.CHECK_IN), AnnulForm(request.POST or None)
    done = sent(
        request, form,
        lambda: door_actions.annul_check_in(actor=person(request), entry=entry, **form.cleaned_data),
    )  # fmt: skip
    if done is not NOT_DONE:
        messages.success(request, "Đã hủy lượt điểm danh, lý do được giữ lại.")
        return _back(found, entry.occasion)
    context = {"meeting": found, "entry": entry, "form": form}
    return render(request, "delegates/annul.html", context, status=422 if form.errors else 200)
