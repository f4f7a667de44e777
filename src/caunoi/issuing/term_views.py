"""The page of terms: from when to when numbers run on, and where the book on paper ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from caunoi.issuing import term_actions as actions
from caunoi.issuing.models import Term
from caunoi.issuing.number_book import offices_with_book, series_standing
from caunoi.issuing.number_forms import ContinueForm, TermForm
from caunoi.issuing.number_views import attempt, me
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may


def terms(request: HttpRequest) -> HttpResponse:
    """The terms within reach and the series of each; posted, a term is entered."""
    form = TermForm(request.POST or None)
    if request.method == "POST":
        term = attempt(form, lambda: actions.add_term(actor=me(request), said=form.said()))
        if term is not None:
            messages.success(request, f"Đã ghi {term} của {term.office}.")
            return redirect("issuing:terms")
    return _page(request, form)


def _page(request: HttpRequest, form: TermForm, going_on: ContinueForm | None = None) -> HttpResponse:
    user = me(request)
    going_on = going_on or ContinueForm(offices=offices_with_book(user, Verb.KEEP_NUMBERS))
    context = {
        "form": form,
        "going_on": going_on,
        "standing": series_standing(user),
        "terms": Term.objects.filter(office__in=reach(user, Verb.SEE_NUMBERS)).select_related("office"),
        "may_keep": may(user.role, Verb.KEEP_NUMBERS),
    }
    wrong = form.errors or going_on.errors
    return render(request, "issuing/terms.html", context, status=422 if wrong else 200)


def term(request: HttpRequest, pk: int) -> HttpResponse:
    """A term is changed."""
    offices = reach(me(request), Verb.KEEP_NUMBERS)
    one = get_object_or_404(Term.objects.filter(office__in=offices).select_related("office"), pk=pk)
    form = TermForm.of(one, request.POST or None)
    if request.method == "POST":
        done = attempt(form, lambda: actions.change_term(actor=me(request), term=one, said=form.said()))
        if done is not None:
            messages.success(request, f"Đã sửa {done}.")
            return redirect("issuing:terms")
    return render(
        request, "issuing/term.html", {"form": form, "term": one}, status=422 if form.errors else 200
    )


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """A series goes on where the book on paper ended."""
    form = ContinueForm(request.POST, offices=offices_with_book(me(request), Verb.KEEP_NUMBERS))

    def act() -> str:
        told = form.cleaned_data
        asked = form.asked(told["on"])
        made = actions.continue_series(actor=me(request), asked=asked, last=told["last"], basis=told["basis"])
        return f"{made} nối sau số {made.begun_after:02d} của sổ giấy."

    said = attempt(form, act)
    if said is None:
        return _page(request, TermForm(), form)
    messages.success(request, said)
    return redirect("issuing:terms")
