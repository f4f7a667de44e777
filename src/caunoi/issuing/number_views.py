"""The book of outgoing documents: its page, its print, its file, and a line of it with what may be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from caunoi.issuing import number_actions as actions
from caunoi.issuing import number_book as book
from caunoi.issuing import number_forms as typed
from caunoi.issuing.models import NumberEntry
from caunoi.issuing.number_sheet import book_sheet
from caunoi.ledger.reads import history
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import MEDIA_TYPE

T = TypeVar("T")


def me(request: HttpRequest) -> User:
    """The signed-in person."""
    assert isinstance(request.user, User)
    return request.user


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What left, the last first, narrowed as the address says."""
    user = me(request)
    form = typed.BookForm(request.GET, choices=book.choices(user))
    filters, asked = form.filters(), request.GET.copy()
    page = book.book_page(user, filters, _number(asked.pop("trang", ["1"])[-1]))
    context = {
        "form": form,
        "filters": filters,
        "page": page,
        "rows": list(map(book.row_of, page)),
        "asked": asked.urlencode(),
        "gaps": book.gaps(book.series_seen_by(user)),
        "may_issue": may(user.role, Verb.ISSUE_NUMBER),
        "may_keep": may(user.role, Verb.KEEP_NUMBERS),
    }
    return render(request, "issuing/book.html", context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 1


def _blocks(request: HttpRequest) -> list[book.Block]:
    user = me(request)
    filters = typed.BookForm(request.GET, choices=book.choices(user)).filters()
    return book.blocks(book.series_seen_by(user), filters)


@require_GET
def print_out(request: HttpRequest) -> HttpResponse:
    """The book by series, in the order of numbers, as offices keep it on paper."""
    context = {"blocks": _blocks(request), "asked": request.GET.urlencode(), "columns": book.COLUMNS}
    return render(request, "issuing/book_print.html", context)


@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The same as an Excel file."""
    name = f"so-van-ban-di-{timezone.localdate():%Y%m%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(book_sheet(_blocks(request)), content_type=MEDIA_TYPE, headers=headers)


def new(request: HttpRequest) -> HttpResponse:
    """A number is given, kept, or given to a secret document."""
    offices = book.offices_with_book(me(request), Verb.ISSUE_NUMBER)
    form = typed.NumberForm(request.POST or None, offices=offices)
    entry = attempt(form, lambda: _given(me(request), form)) if request.method == "POST" else None
    if entry is None:
        return render(request, "issuing/number_new.html", {"form": form}, status=422 if form.errors else 200)
    messages.success(
        request, f"Đã {'giữ' if form.cleaned_data['deed'] == typed.RESERVE else 'cấp'} số {entry}."
    )
    return redirect("issuing:number", entry.pk)


def _given(user: User, form: typed.NumberForm) -> NumberEntry:
    told = form.cleaned_data
    asked, reason = form.asked(told["on"]), told["reason"]
    if told["deed"] == typed.RESERVE:
        return actions.reserve_number(actor=user, asked=asked, reason=reason)
    if told["deed"] == typed.SECRET:
        return actions.take_secret_number(actor=user, asked=asked, reason=reason)
    return actions.take_number(actor=user, asked=asked, content=form.content(), reason=reason)


def attempt(form: forms.Form, act: Callable[[], T]) -> T | None:
    """What the act gives; None where the form is wrong or a rule refuses, which the form then says."""
    if not form.is_valid():
        return None
    try:
        return act()
    except RuleBroken as refused:
        form.add_error(None, refused.sentence)
        return None


def _seen(request: HttpRequest, pk: int) -> NumberEntry:
    seen = NumberEntry.objects.filter(series__in=book.series_seen_by(me(request)))
    return get_object_or_404(seen.select_related("series__office", "series__term", "by", "document"), pk=pk)


@require_GET
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """One line of the book, its history, and what may be done with it."""
    return _line(request, _seen(request, pk))


def _line(request: HttpRequest, entry: NumberEntry, **tried: forms.Form) -> HttpResponse:
    context = {
        "entry": entry,
        "row": book.row_of(entry),
        "state": entry.get_state_display(),
        "history": history(entry),
        "may_issue": may(me(request).role, Verb.ISSUE_NUMBER),
        "use": typed.UseForm(initial={"on": timezone.localdate()}),
        "correct": typed.CorrectForm.of(entry),
        "cancel": typed.ReasonForm(),
        # Said above all: where somebody else was quicker, the form itself is no longer offered.
        "refused": [error for form in tried.values() for error in form.non_field_errors()],
        **tried,
    }
    return render(request, "issuing/number.html", context, status=422 if tried else 200)


@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """A kept number is given to its document."""
    entry, form = _seen(request, pk), typed.UseForm(request.POST)

    def act() -> NumberEntry:
        told = form.cleaned_data
        return actions.use_number(
            actor=me(request), entry=entry, on=told["on"], content=form.content(), reason=told["reason"]
        )

    done = attempt(form, act)
    return _back(request, done, f"Đã dùng số {entry}.") if done else _line(request, entry, use=form)


@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A line is put right."""
    entry, form = _seen(request, pk), typed.CorrectForm(request.POST)

    def act() -> NumberEntry:
        why = form.cleaned_data["reason"]
        return actions.correct_number(actor=me(request), entry=entry, content=form.content(), reason=why)

    done = attempt(form, act)
    return _back(request, done, f"Đã sửa dòng số {entry}.") if done else _line(request, entry, correct=form)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """A number is struck out."""
    entry, form = _seen(request, pk), typed.ReasonForm(request.POST)

    def act() -> NumberEntry:
        return actions.cancel_number(actor=me(request), entry=entry, reason=form.cleaned_data["reason"])

    done = attempt(form, act)
    return _back(request, done, f"Đã hủy số {entry}.") if done else _line(request, entry, cancel=form)


def _back(request: HttpRequest, entry: NumberEntry, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("issuing:number", entry.pk)
