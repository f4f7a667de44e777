"""The pages on which a draft begins: the kinds to choose from, the sample of one, its form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from caunoi.issuing.draft_actions import NewDraft, begin_draft
from caunoi.issuing.draft_making import made_paper
from caunoi.issuing.kind_forms import KindForm
from caunoi.issuing.kind_reads import choice, known_kind, own_fields, picture_of, sample_of
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken


def choose(request: HttpRequest) -> HttpResponse:
    """The kinds in groups, each with what it is for."""
    return render(request, "issuing/kinds.html", {"choice": choice()})


def show(request: HttpRequest, slug: str) -> HttpResponse:
    """A kind as its sample looks, and what it asks for."""
    kind = known_kind(slug)
    context = {"kind": kind, "own": own_fields(kind), "paper": sample_of(kind)}
    return render(request, "issuing/kind.html", context)


def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The first page of a kind's sample, small."""
    answer = HttpResponse(picture_of(known_kind(slug)), content_type="image/png")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of a kind; posted, the draft is begun and goes on in the editor."""
    user = _person(request)
    form = KindForm(request.POST if request.method == "POST" else None, slug=slug, user=user)
    if form.is_valid():
        office = form.cleaned_data["office"]
        try:
            paper = made_paper(slug, office=office, values=form.values())
            made = begin_draft(actor=user, new=NewDraft(office, paper, slug))
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("issuing:write_draft", made.pk)
    context = {"form": form, "kind": form.kind}
    return render(request, "issuing/begin_kind.html", context, status=422 if form.errors else 200)


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
