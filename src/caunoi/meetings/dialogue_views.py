"""The public page of a dialogue, its settings, and the inbox in which organisers sort what came."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from caunoi.meetings import dialogue_inbox_actions as inbox_actions
from caunoi.meetings.dialogue_actions import KEPT, send_question, set_public_page
from caunoi.meetings.dialogue_forms import PageForm, PurposeForm, SendForm, SortForm
from caunoi.meetings.dialogue_reads import flood, inbox, page_of, shown
from caunoi.meetings.models import Meeting, PublicAsker, PublicQuestion
from caunoi.meetings.point_views import tried
from caunoi.meetings.views import person
from caunoi.people.devices import address_of, network_of
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb, may
from caunoi.ui.refusal import RuleBroken


def _kept(request: HttpRequest, pk: int, verb: Verb = Verb.MAKE_MEETING) -> Meeting:
    """The meeting on which the person may use the verb; 404 otherwise."""
    found = Meeting.objects.in_reach(person(request), verb).select_related("office").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _question(request: HttpRequest, pk: int, question: int, verb: Verb) -> PublicQuestion:
    rows = PublicQuestion.objects.select_related("page__meeting__office")
    return get_object_or_404(rows, pk=question, page__meeting=_kept(request, pk, verb))


def settings(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody may read, until when questions are taken; the page is opened and shut here."""
    row = _kept(request, pk)
    page = page_of(row)
    form = PageForm(request.POST) if request.method == "POST" else PageForm.of(row, page)
    if tried(form, lambda: set_public_page(actor=person(request), meeting=row, said=form.said())):
        messages.success(request, "Đã ghi trang công khai.")
        return redirect("meetings:public_settings", pk)
    context = {"meeting": row, "page": page, "form": form}
    return render(request, "meetings/public_settings.html", context, status=422 if form.errors else 200)


def public_inbox(request: HttpRequest, pk: int) -> HttpResponse:
    """What came by the page, state by state, for who runs the dialogue; sorted by who prepares it."""
    row, role = _kept(request, pk, Verb.RUN_MEETING), person(request).role
    page = page_of(row)
    context = {
        "meeting": row, "page": page, "sorts": may(role, Verb.MAKE_MEETING),
        "opens": may(role, Verb.OPEN_SEALED),
        "flood": flood(page) if page else None,
        "inbox": inbox(page, request.GET.get("xem", ""), request.GET.get("trang", "")) if page else None,
    }  # fmt: skip
    return render(request, "meetings/public_inbox.html", context)


def sort_question(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """A question is taken, merged, returned, put back or handed over; the inbox goes on where it was."""
    row, form = _question(request, pk, question, Verb.MAKE_MEETING), SortForm(request.POST)
    if not form.is_valid():
        told = " ".join(str(said) for errors in form.errors.values() for said in errors)
        raise RuleBroken("form", f"Chưa ghi đúng nên chưa xử lý câu hỏi. {told}")
    was = row.state
    done = _done(request, row, form)
    messages.success(request, f"Câu hỏi số {done.number}: {done.get_state_display().lower()}.")
    return redirect(f"{reverse('meetings:public_inbox', args=[pk])}?xem={was}")


def _done(request: HttpRequest, row: PublicQuestion, form: SortForm) -> PublicQuestion:
    said, what, actor = form.cleaned_data, request.POST.get("do"), person(request)
    if what == "take":
        return inbox_actions.take_question(actor=actor, question=row, group=said["group"])
    if what == "merge":
        return inbox_actions.merge_question(actor=actor, question=row, number=said["number"] or 0)
    if what == "return":
        return inbox_actions.return_question(actor=actor, question=row, reason=said["reason"])
    if what == "reopen":
        return inbox_actions.reopen_question(actor=actor, question=row)
    if what == "hand-over":
        return inbox_actions.hand_over_question(actor=actor, question=row)
    raise Http404


def asker(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Who asked is opened, once, with the reason in the ledger."""
    row, form = _question(request, pk, question, Verb.SEE_CONTACT), PurposeForm(request.POST or None)
    opened: list[PublicAsker] = []
    tried(
        form,
        lambda: opened.append(
            inbox_actions.look_at_public_asker(actor=person(request), question=row, **form.cleaned_data)
        ),
    )
    return _looked(request, row, form, asker=opened[0] if opened else None)


def sealed(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """A complaint or denunciation that was handed over is opened, once, with the reason in the ledger."""
    row, form = _question(request, pk, question, Verb.OPEN_SEALED), PurposeForm(request.POST or None)
    opened: list[PublicQuestion] = []
    tried(
        form,
        lambda: opened.append(
            inbox_actions.open_sealed(actor=person(request), question=row, **form.cleaned_data)
        ),
    )
    sender = PublicAsker.objects.filter(question=row).first() if opened else None
    return _looked(request, row, form, asker=sender, text=opened[0].text if opened else "")


def _looked(
    request: HttpRequest, row: PublicQuestion, form: PurposeForm, *, asker: PublicAsker | None, text: str = ""
) -> HttpResponse:
    context = {"meeting": row.page.meeting, "question": row, "form": form, "asker": asker, "text": text}
    answer = render(request, "meetings/public_look.html", context, status=422 if form.errors else 200)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@login_not_required
def public_page(request: HttpRequest, address: str) -> HttpResponse:
    """A dialogue for everybody, without an account; one that is shut looks as if it never was."""
    now = timezone.now()
    found = shown(address, now)
    if found is None:
        raise Http404
    form = SendForm(request.POST or None)
    if tried(form, lambda: send_question(page=found.page, sent=form.sent(_sender(request)), now=now)):
        return redirect(f"{reverse('meetings:public_page', args=[address])}?da-gui=1")
    context = {
        "found": found, "page": found.page, "meeting": found.page.meeting, "form": form,
        "sent": "da-gui" in request.GET, "kept": parameter(KEPT) if found.asked else 0,
    }  # fmt: skip
    answer = render(request, "meetings/public_page.html", context, status=422 if form.errors else 200)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _sender(request: HttpRequest) -> str:
    """A keyed digest of the network address, of no use anywhere else."""
    network = network_of(address_of(request.META))
    return salted_hmac("meetings.public", network, algorithm="sha256").hexdigest()
