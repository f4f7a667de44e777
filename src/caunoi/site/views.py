from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from caunoi.ledger.forms import SearchForm
from caunoi.ledger.reads import book, lines
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb

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
