"""The page /quyen-han/: the table of rights that the program decides by, not a copy of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from caunoi.people.models import Role
from caunoi.people.rights import ROLE_DUTIES
from caunoi.site.permissions import coverage
from caunoi.site.rights_reads import openings, unasked


def rights_table(request: HttpRequest) -> HttpResponse:
    """Who may do what, and which pages and deeds each verb opens."""
    context = {
        "roles": [(role.label, ROLE_DUTIES[role.value]) for role in Role],
        "openings": openings(),
        "unasked": [one for one in unasked() if one.looks or one.sends],
        "coverage": coverage(),
    }
    return render(request, "site/rights.html", context)
