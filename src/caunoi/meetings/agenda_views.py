"""The pages on which a document becomes a meeting."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.documents.models import Document, DocumentState
from caunoi.meetings.agenda_actions import Planned, plan_meeting_from
from caunoi.meetings.agenda_facts import made_from, meeting_read, same_day
from caunoi.meetings.agenda_forms import AdoptionForm
from caunoi.meetings.agenda_paper_actions import draft_meeting_paper
from caunoi.meetings.agenda_papers import MeetingPaper
from caunoi.meetings.agenda_points import by_level, points_read
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def from_document(request: HttpRequest, document: int) -> HttpResponse:
    """What a reviewed document tells of a meeting, to be put right and confirmed in one go."""
    user = person(request)
    paper = _paper(user, document)
    read = meeting_read(paper)
    form = AdoptionForm(read, read.issuer or paper.office, user=user, data=request.POST or None)
    made = _planned(user, paper, form) if form.is_bound else None
    if made is not None:
        messages.success(request, _told(made))
        return redirect("meetings:meeting", made.meeting.pk)
    context = {
        "document": paper, "read": read, "form": form, "reviewed": paper.state == DocumentState.CONFIRMED,
        "levels": by_level(points_read(paper, read.register)), "made": made_from(paper),
        "same_day": same_day(read.issuer or paper.office, read.main.on if read.main else None),
    }  # fmt: skip
    return render(request, "meetings/from_document.html", context, status=422 if form.is_bound else 200)


def _paper(user: User, pk: int) -> Document:
    rows = Document.objects.filter(office__in=reach(user, Verb.MAKE_MEETING))
    rows = rows.select_related("reading", "incoming", "office")
    return get_object_or_404(rows.defer("search_raw", "search_folded"), pk=pk)


def _planned(user: User, paper: Document, form: AdoptionForm) -> Planned | None:
    if not form.is_valid():
        return None
    try:
        return plan_meeting_from(actor=user, document=paper, said=form.adoption())
    except RuleBroken as refused:
        form.add_error(None, refused.sentence)
        return None


def _told(made: Planned) -> str:
    also = [f"{made.points} điểm cầu"] if made.points else []
    also += [f"{made.tasks} nhiệm vụ lên bảng"] if made.tasks else []
    return f"Đã lập cuộc họp{', ' if also else ''}{', '.join(also)}."


def paper(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A paper of the meeting is begun, or the one that is being written is shown."""
    rows = Meeting.objects.in_reach(person(request), Verb.MAKE_MEETING).select_related("office", "document")
    meeting = get_object_or_404(rows, pk=pk)
    which = next((one for one in MeetingPaper if one == kind), None)
    if which is None:
        raise Http404
    made = draft_meeting_paper(actor=person(request), meeting=meeting, which=which)
    return redirect("issuing:draft", made.pk)
