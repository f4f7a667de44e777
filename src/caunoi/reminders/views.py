from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from caunoi.reminders import actions, reads
from caunoi.reminders.forms import RhythmForm, WishesForm
from caunoi.reminders.models import Letter, Rhythm
from caunoi.tasks import filters

_LETTERS_A_PAGE = 20


def _page(request: HttpRequest, name: str, context: Mapping[str, object], status: int = 200) -> HttpResponse:
    """A page of the room, with the tabs that this person has."""
    role = _person(request).role
    tabs = {
        "may_paste": may(role, Verb.SEE_TASK) is not None,
        "may_set": may(role, Verb.SET_PARAMETER) is not None,
    }
    return render(request, f"reminders/{name}.html", {**context, **tabs}, status=status)


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def box(request: HttpRequest) -> HttpResponse:
    """The person's letters on screen, newest first; with `thu` one of them in full."""
    user, wanted = _person(request), request.GET.get("thu", "")
    if wanted.isdecimal():
        letter = get_object_or_404(reads.box(user), pk=wanted)
        lines = reads.lines_of([letter]).get(letter.pk, [])
        return _page(request, "letter", {"letter": letter, "lines": lines})
    page = Paginator(reads.box(user), _LETTERS_A_PAGE).get_page(request.GET.get("trang"))
    lines_of = reads.lines_of(page.object_list)
    letters = [(letter, lines_of.get(letter.pk, [])) for letter in page.object_list]
    failed, unread = reads.not_delivered(user), reads.unread(user).count()
    return _page(request, "box", {"page": page, "letters": letters, "failed": failed, "unread": unread})


@require_POST
def open_letter(request: HttpRequest) -> HttpResponse:
    """Opens one letter: it counts as seen from then on."""
    user, wanted = _person(request), request.POST.get("thu", "")
    letter = reads.box(user).filter(pk=wanted).first() if wanted.isdecimal() else None
    if letter is None:
        return redirect("reminders:box")
    actions.read_letter(actor=user, letter=letter, at=timezone.now())
    return redirect(f"{reverse('reminders:box')}?thu={letter.pk}")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything there is counts as seen."""
    actions.read_all_letters(actor=_person(request), at=timezone.now())
    return redirect("reminders:box")


def wishes(request: HttpRequest) -> HttpResponse:
    """How the person wants to be told."""
    user = _person(request)
    form = WishesForm(request.POST) if request.method == "POST" else WishesForm.of(reads.preference(user))
    if request.method == "POST" and form.is_valid():
        actions.set_preference(actor=user, pace=form.pace_chosen(), without=form.without())
        messages.success(request, "Đã ghi cách nhận thông báo.")
        return redirect("reminders:wishes")
    context = {"form": form, "ways": reads.ways(user), "hours": Rhythm.hours()}
    return _page(request, "wishes", context, 422 if form.errors else 200)


def paste(request: HttpRequest) -> HttpResponse:
    """A text about one office, ready to be pasted into a message."""
    user, when = _person(request), filters.now()
    demand(user, Verb.SEE_TASK)
    offices = reads.pasting_offices(user, when)
    asked = request.GET.get("don_vi", "")
    chosen = int(asked) if asked.isdecimal() else (offices[0][0] if offices else 0)
    office = reach(user, Verb.SEE_TASK).filter(pk=chosen).first()
    text = reads.paste(user, office, when) if office else ""
    context = {"offices": offices, "office": office, "text": text}
    return _page(request, "paste", context)


def rhythm(request: HttpRequest) -> HttpResponse:
    """The office's hours, and the letters that have not arrived."""
    user = _person(request)
    demand(user, Verb.SET_PARAMETER)
    form = RhythmForm(request.POST) if request.method == "POST" else RhythmForm.of(Rhythm.hours())
    if request.method == "POST" and form.is_valid():
        actions.set_rhythm(actor=user, hours=form.hours())
        messages.success(request, "Đã đặt nhịp nhắc việc.")
        return redirect("reminders:rhythm")
    context = {"form": form, "stuck": reads.stuck(), "ways": reads.ways(user)}
    return _page(request, "rhythm", context, 422 if form.errors else 200)


@require_POST
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter that was given up is sent again."""
    user = _person(request)
    demand(user, Verb.SET_PARAMETER)
    actions.send_again(actor=user, letter=get_object_or_404(Letter.objects.select_related("person"), pk=pk))
    messages.success(request, "Thư sẽ được gửi lại trong ít phút, vào giờ gửi thư.")
    return redirect("reminders:rhythm")
