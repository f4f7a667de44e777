"""The page of one office: what the register says, who holds its posts, what it still owes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from caunoi.people.models import Office, Post, User
from caunoi.people.office_page import office_page
from caunoi.people.reads import stranded
from caunoi.people.rules import Verb, may
from caunoi.tasks.handover import open_work


def office(request: HttpRequest, pk: int) -> HttpResponse:
    """An office through time, for whoever keeps the register; posts and work only for who may see them."""
    assert isinstance(request.user, User)
    user, today = request.user, timezone.localdate()
    shown = get_object_or_404(Office.objects.select_related("parent"), pk=pk)
    posts = Post.objects.held_on(today).filter(office=shown).select_related("person")
    context = {
        "page": office_page(shown, today),
        "today": today,
        "open_work": open_work(shown) if may(user.role, Verb.SEE_TASK) else None,
        "may_assign": may(user.role, Verb.ASSIGN_TASK),
        "accounts": stranded(shown, today),
        "may_manage": may(user.role, Verb.MANAGE_PEOPLE),
        "posts": posts.order_by("person__order_key") if may(user.role, Verb.SEE_PERSON) else None,
    }
    return render(request, "site/office.html", context)
