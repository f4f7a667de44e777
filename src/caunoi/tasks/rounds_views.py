"""The pages of a round: opened and followed by the office, answered by each unit on its own page."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from caunoi.documents import store
from caunoi.tasks.models import Answer, Round
from caunoi.tasks.rounds_actions import answer_round, close_round, extend_round, open_round
from caunoi.tasks.rounds_forms import (
    AnswerRoundForm,
    CloseRoundForm,
    ExtendRoundForm,
    RoundForm,
    answer_initial,
)
from caunoi.tasks.rounds_reads import (
    asked_by,
    comments_sheet,
    drafts,
    round_page,
    rounds,
    was_replaced,
    whole_file,
)
from caunoi.tasks.views import person, seen
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import MEDIA_TYPE

# Two forms of one page both ask for a reason.
_CLOSING = "close_%s"


def listing(request: HttpRequest) -> HttpResponse:
    """The newest rounds."""
    return render(request, "tasks/rounds.html", {"rounds": rounds()})


def new(request: HttpRequest) -> HttpResponse:
    """A draft and who is asked about it."""
    said = request.GET
    sought, chosen = said.get("tim", "").strip()[:200], said.get("van_ban", "")
    offered = drafts(person(request), sought, request.POST.get("document", chosen))
    form = RoundForm(request.POST or None, initial={"document": chosen}, offered=offered)
    if request.method == "POST" and _done(form, lambda: open_round(actor=person(request), new=form.new())):
        messages.success(request, "Đã gửi lấy ý kiến: mỗi đơn vị có một nhiệm vụ trả lời.")
        return redirect("tasks:rounds")
    context = {"form": form, "sought": sought, "offered": offered}
    return render(request, "tasks/round_new.html", context, status=422 if form.errors else 200)


def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """Who answered and what."""
    return _shown(request, _round(pk), ExtendRoundForm(), CloseRoundForm(auto_id=_CLOSING))


@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """More time for who has not answered."""
    asked, form = _round(pk), ExtendRoundForm(request.POST)
    if _done(form, lambda: extend_round(actor=person(request), asked=asked, **form.cleaned_data)):
        messages.success(request, "Đã gia hạn.")
        return redirect("tasks:round", pk)
    return _shown(request, asked, form, CloseRoundForm(auto_id=_CLOSING))


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """The end of a round."""
    asked, form = _round(pk), CloseRoundForm(request.POST, auto_id=_CLOSING)
    if _done(form, lambda: close_round(actor=person(request), asked=asked, **form.cleaned_data)):
        messages.success(request, "Đã kết thúc đợt lấy ý kiến.")
        return redirect("tasks:round", pk)
    return _shown(request, asked, ExtendRoundForm(), form)


def export(request: HttpRequest, pk: int) -> HttpResponse:
    """All comments, part by part."""
    headers = {"Content-Disposition": f'attachment; filename="gop-y-{pk}.xlsx"'}
    return HttpResponse(comments_sheet(round_page(_round(pk))), content_type=MEDIA_TYPE, headers=headers)


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's answer, at its task."""
    asked = _asked(request, pk)
    form = AnswerRoundForm(request.POST or None, initial=answer_initial(asked))
    if request.method == "POST" and _done(
        form, lambda: answer_round(actor=person(request), answer=asked, **form.cleaned_data)
    ):
        messages.success(request, "Đã gửi ý kiến góp ý.")
        return redirect("tasks:answer_round", pk)
    context = {"answer": asked, "task": asked.task, "form": form, "former": was_replaced(asked)}
    context |= {"whole_file": whole_file(asked.round.document)}
    return render(request, "tasks/round_answer.html", context, status=422 if form.errors else 200)


def draft(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The bytes of the draft, to whoever may see the task that asks about it."""
    incoming = _asked(request, pk).round.document.incoming
    place = store.path_of(incoming.file.sha256)
    if not place.exists():
        raise Http404
    kept = FileResponse(
        place.open("rb"), as_attachment=True, filename=incoming.name, content_type=incoming.file.media_type
    )
    kept.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    kept.headers["Cache-Control"] = "private, no-store"
    return kept


def _round(pk: int) -> Round:
    return get_object_or_404(
        Round.objects.select_related("document__incoming", "opened_by", "closed_by"), pk=pk
    )


def _asked(request: HttpRequest, pk: int) -> Answer:
    found = asked_by(seen(person(request), pk))
    if found is None:
        raise Http404
    return found


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether what was typed was done; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except RuleBroken as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def _shown(
    request: HttpRequest, asked: Round, extending: ExtendRoundForm, closing: CloseRoundForm
) -> HttpResponse:
    context = {
        "page": round_page(asked), "extending": extending, "closing": closing,
        "whole_file": whole_file(asked.document),
    }  # fmt: skip
    return render(
        request, "tasks/round.html", context, status=422 if extending.errors or closing.errors else 200
    )
