"""The buttons that make drafts of tasks; each leads to its draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from caunoi.documents.listing import seen_by
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.tasks import filters
from caunoi.tasks.letter_actions import draft_assignment, draft_urging
from caunoi.tasks.views import person


def urging(request: HttpRequest, office: int) -> HttpResponse:
    """The letter that urges an office about all it is late with."""
    user = person(request)
    late = get_object_or_404(reach(user, Verb.URGE), pk=office)
    return redirect("issuing:draft", draft_urging(actor=user, office=late, when=filters.now()).pk)


def assignment(request: HttpRequest, document: int) -> HttpResponse:
    """The letter that gives out the tasks of a paper from above."""
    user = person(request)
    paper = get_object_or_404(seen_by(user).select_related("office"), pk=document)
    return redirect("issuing:draft", draft_assignment(actor=user, document=paper).pk)
