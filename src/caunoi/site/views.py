from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from caunoi.ledger.forms import SearchForm
from caunoi.ledger.reads import book, history, lines
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.site.histories import thing

_LINES_A_PAGE = 50


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """For a watchdog: 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def ledger(request: HttpRequest) -> HttpResponse:
    """The book of deeds, for those who may read it; the room itself knows nobody's rights."""
    assert isinstance(request.user, User)
    demand(request.user, Verb.SEE_LEDGER)
    form = SearchForm(request.GET)
    page = Paginator(book(form.search()), _LINES_A_PAGE).get_page(request.GET.get("trang"))
    asked = request.GET.copy()
    asked.pop("trang", None)
    context = {"form": form, "page": page, "lines": lines(page.object_list), "asked": asked.urlencode()}
    return render(request, "ledger/book.html", context)


def thing_history(request: HttpRequest, kind: str, key: int) -> HttpResponse:
    """Everything that was done to one thing, for who sees the thing; 404 otherwise, as on its own page."""
    assert isinstance(request.user, User)
    shown = thing(request.user, kind, key)
    if shown is None:
        raise Http404
    context = {"thing": shown, "name": shown._meta.verbose_name, "history": history(shown)}
    return render(request, "ledger/thing.html", context)
