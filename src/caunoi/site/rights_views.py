"""The page /quyen-han/: the table of rights that the program decides by, not a copy of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from caunoi.people.models import Role
from caunoi.people.reads import rights
from caunoi.people.rules import REACH_NAMES, VERB_NAMES


def rights_table(request: HttpRequest) -> HttpResponse:
    """Who may do what."""
    rows = [
        (VERB_NAMES[verb], [REACH_NAMES[reach] if reach else "" for reach in reaches])
        for verb, reaches in rights()
    ]
    return render(request, "site/rights.html", {"roles": Role.labels, "rows": rows})
