"""The pages of a floor: the chair's, the secretary's, the big screen, the hall's questions."""

from __future__ import annotations

from typing import Final, TypeVar

import segno
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe

from caunoi.meetings import floor_actions, floor_note_actions, floor_question_actions, floor_speech_actions
from caunoi.meetings.floor_following import followed, stamped, unlisted
from caunoi.meetings.floor_forms import AskForm, NoteForm, PointForm, PressForm, SpeechForm, TermsForm
from caunoi.meetings.floor_paper_actions import draft_conclusions, draft_synthesis
from caunoi.meetings.floor_presses import PRESSES, Press
from caunoi.meetings.floor_reads import board, floor_with, point_of, session_run_by
from caunoi.meetings.floor_screen import Drawn, drawn
from caunoi.meetings.floor_speech_actions import NewSpeech
from caunoi.meetings.models import Floor, Point, Session
from caunoi.meetings.views import person, seen
from caunoi.people.devices import address_of, network_of
from caunoi.people.links import origin
from caunoi.people.models import User
from caunoi.people.reads import parameter, reach
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken

F = TypeVar("F", bound=forms.Form)
PAGES: Final = {"dieu-hanh": "chair", "thu-ky": "secretary"}
SETTINGS: Final = (
    ("ask", "Nhận câu hỏi từ hội trường"),
    ("unask", "Thôi nhận câu hỏi"),
    ("renew", "Đổi liên kết màn hình"),
    ("renew-ask", "Đổi liên kết gửi câu hỏi"),
    ("close", "Đóng điều hành phiên"),
)
REASONS: Final = (
    "Trùng ý kiến đã nêu",
    "Không thuộc nội dung phiên này",
    "Thuộc khiếu nại, tố cáo: chuyển xử lý theo luật",
    "Lời lẽ không phù hợp",
)


def floor(request: HttpRequest, session: int, page: str) -> HttpResponse:
    """The chair's or the secretary's page; asked for again with the version it has, it says what is new."""
    held = _session(request, session, page)
    found = floor_with(session=held)
    fragment = "v" in request.GET and bool(getattr(request, "htmx", False))
    if fragment and found is not None and request.GET["v"] == str(found.version):
        return stamped(HttpResponse(status=204))
    return stamped(_page(request, held, found, page, fragment=fragment))


def press(request: HttpRequest, session: int, page: str) -> HttpResponse:
    """A button or a form of the two pages: done, and the page as it is now."""
    held, user, what = _session(request, session, page), person(request), request.POST.get("do", "")
    said = PressForm(request.POST, session=held)
    _right(said)
    if what in _SAID:
        _SAID[what](request, user, held)
    elif what in PRESSES:
        PRESSES[what](Press(user, held, said.cleaned_data, timezone.now()))
    else:
        raise Http404
    if getattr(request, "htmx", False):
        return stamped(_page(request, held, floor_with(session=held), page, fragment=True))
    return redirect("meetings:floor", held.pk, page)


@transaction.atomic
def _terms(request: HttpRequest, user: User, session: Session) -> None:
    form = _right(TermsForm(request.POST))
    floor_actions.open_floor(actor=user, session=session, terms=form.terms())
    quotas = form.cleaned_data["quotas"]
    if quotas != list(session.speech_quotas.values_list("group", "most")):
        floor_actions.set_speech_quotas(actor=user, session=session, quotas=quotas)


def _speech(request: HttpRequest, user: User, session: Session) -> None:
    form = _right(SpeechForm(request.POST))
    floor_speech_actions.register_speech(actor=user, session=session, new=form.new())


def _note(request: HttpRequest, user: User, session: Session) -> None:
    speech = _right(PressForm(request.POST, session=session)).cleaned_data["speech"]
    form = _right(NoteForm(request.POST))
    floor_note_actions.write_note(actor=user, session=session, new=form.new(speech))


_SAID: Final = {"terms": _terms, "speech": _speech, "note": _note}


def _right(form: F) -> F:
    """The form, read. Raises RuleBroken "form" with its first fault: nothing of the page is lost."""
    if not form.is_valid():
        name, faults = next(iter(form.errors.items()))
        label = form.fields[name].label if name in form.fields else ""
        raise RuleBroken("form", f"{label or 'Chưa ghi được'}: {faults[0]}")
    return form


def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of all sessions and forums, as a draft."""
    made = draft_synthesis(actor=person(request), meeting=seen(request, pk))
    return redirect("issuing:draft", made.pk)


def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice of conclusions from what was promised, as a draft."""
    made = draft_conclusions(actor=person(request), meeting=seen(request, pk))
    return redirect("issuing:draft", made.pk)


@login_not_required
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """The big screen, for whoever has its address."""
    found = _floor(screen_code=code)
    address = _ask_address(request, found)
    shown = {"drawn": drawn(found, "screen"), "address": address, "square": _square(address)}
    return unlisted(render(request, "meetings/floor_screen.html", {"floor": found, **shown}))


@login_not_required
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """What screens and telephones ask for where no open floor answers them (`floor_following`)."""
    return followed(request, _closed(code))


@login_not_required
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """The hall's page: what goes on, and a question in writing, without an account."""
    found = _floor(ask_code=code)
    form = AskForm(request.POST or None)
    if form.is_bound and form.is_valid():
        network = network_of(address_of(request.META))
        sender = salted_hmac("meetings.asker", network, algorithm="sha256").hexdigest()
        try:
            floor_question_actions.ask_question(
                session=found.session, asked=form.asked(sender), now=timezone.now()
            )
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect(f"{reverse('meetings:ask', args=[code])}?da-gui=1")
    context = {
        "floor": found, "drawn": drawn(found, "hall"), "form": form, "sent": "da-gui" in request.GET,
        "kept": parameter("asker_kept"),
    }  # fmt: skip
    return unlisted(render(request, "meetings/floor_ask.html", context, status=422 if form.errors else 200))


def point(request: HttpRequest, point: int) -> HttpResponse:
    """A bridge point asks to speak, or hands on a question."""
    user = person(request)
    held = point_of(user, point)
    if held is None:
        raise Http404
    form = PointForm(request.POST or None, point=held)
    if form.is_bound and form.is_valid():
        _send(user, held, form)
        messages.success(request, "Đã gửi tới chủ trì.")
        return redirect("meetings:point_floor", held.pk)
    context = {"point": held, "meeting": held.meeting, "form": form}
    return render(request, "meetings/floor_point.html", context, status=422 if form.errors else 200)


def _send(user: User, held: Point, form: PointForm) -> None:
    said = form.cleaned_data
    if said["full_name"]:
        new = NewSpeech(said["full_name"], said["post"], topic=said["text"])
        floor_speech_actions.raise_hand(actor=user, session=said["session"], point=held, new=new)
    else:
        floor_question_actions.ask_from_point(
            actor=user, session=said["session"], point=held, text=said["text"]
        )


def _session(request: HttpRequest, pk: int, page: str) -> Session:
    found = session_run_by(person(request), pk)
    if found is None or page not in PAGES:
        raise Http404
    return found


def _page(
    request: HttpRequest, session: Session, found: Floor | None, page: str, *, fragment: bool
) -> HttpResponse:
    """The whole page, or what of it follows the floor."""
    runs = found is not None and found.open
    context: dict[str, object] = {
        "session": session, "meeting": session.meeting, "floor": found, "page": page, "runs": runs,
        "reasons": REASONS, "presses": SETTINGS,
        "board": board(found, timezone.now()) if found is not None and runs else None,
    }  # fmt: skip
    if fragment:
        return render(request, f"meetings/_floor_{PAGES[page]}.html", context)
    quotas = session.speech_quotas.values_list("group", "most")
    initial = {
        "minutes": found.minutes if found else parameter("speech_minutes"),
        "warn_minutes": found.warn_minutes if found else parameter("speech_warn"),
        "quotas": "\n".join(f"{group}: {most}" for group, most in quotas),
    }
    context |= {"terms": TermsForm(initial=initial), "speech_form": SpeechForm(), "note_form": NoteForm()}
    drafts = reach(person(request), Verb.WRITE_DRAFT).filter(pk=session.meeting.office_id)
    context["drafts"] = drafts.exists()
    return render(request, f"meetings/floor_{PAGES[page]}.html", context)


def _floor(**given: str) -> Floor:
    """The floor of a code, open or not; 404 for one that is wrong or was withdrawn, which look the same."""
    found = floor_with(**given)
    if found is None:
        raise Http404
    return found


def _closed(code: str) -> Drawn:
    """The fragment of a floor that is not open any more, or not yet known to this process."""
    page = "screen"
    found = floor_with(screen_code=code)
    if found is None:
        page, found = "hall", _floor(ask_code=code)
    return drawn(found, page)


def _ask_address(request: HttpRequest, found: Floor) -> str:
    """The address of the hall's page; "" where the server does not know its own name."""
    try:
        return origin(request) + reverse("meetings:ask", args=[found.ask_code])
    except RuleBroken:
        return ""


def _square(address: str) -> SafeString:
    """The address as a QR code."""
    if not address:
        return mark_safe("")
    made = segno.make(address, micro=False, error="m")
    return mark_safe(made.svg_inline(border=2, omitsize=True, svgclass="square"))
