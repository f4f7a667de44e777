"""The page on which units propose, and see what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.programmes import proposal_actions
from caunoi.programmes.deeds import NOT_DONE, sent
from caunoi.programmes.forms import ProposalForm, number_of
from caunoi.programmes.models import ProgrammeItem
from caunoi.programmes.month_reads import proposals_due
from caunoi.programmes.proposals import next_open_month, proposals_seen
from caunoi.programmes.reads import chosen, offices_with_programmes
from caunoi.programmes.views import person


def proposals(request: HttpRequest) -> HttpResponse:
    """What units have proposed, and the form with which they do."""
    user, today = person(request), timezone.localdate()
    office = chosen(user, number_of(request.GET, "co_quan"), offices_with_programmes())
    open_for = next_open_month(today)
    form = _form(request, user, f"{open_for.number}/{open_for.year}")
    if office and sent(request, form, lambda: _propose(user, office, form)) is not NOT_DONE:
        messages.success(request, "Đã gửi đề xuất.")
        return redirect("programmes:proposals")
    context = {
        "form": form, "office": office, "open_for": open_for, "due": proposals_due(open_for), "today": today,
        "proposals": proposals_seen(user, today), "proposes": True, "number": today.year,
        "month_key": open_for,
    }  # fmt: skip
    return render(request, "programmes/proposals.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, user: User, month: str) -> ProposalForm:
    units = list(reach(user, Verb.PROPOSE_MATTER).order_by("name"))
    return ProposalForm(request.POST or None, units=units, initial={"month": month, "unit": user.office_id})


def _propose(user: User, office: Office, form: ProposalForm) -> ProgrammeItem:
    said, new, today = form.cleaned_data, form.matter(), timezone.localdate()
    return proposal_actions.propose_matter(
        actor=user, unit=said["unit"], office=office, month=said["month"], new=new, ground=said["ground"],
        today=today,
    )  # fmt: skip
