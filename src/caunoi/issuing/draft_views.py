"""The pages of drafts: the list, the draft on its way, the editor, an earlier version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from caunoi.documents.signature_reads import signatures_of
from caunoi.issuing import draft_actions
from caunoi.issuing.draft_check import faults
from caunoi.issuing.draft_files import FORMATS, FileFormat, file_name, file_of
from caunoi.issuing.draft_forms import (
    BeginForm,
    IssueForm,
    PaperForm,
    ReasonForm,
    ReturnForm,
    SeenForm,
    SendForm,
    initial_of,
)
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import (
    deeds_open,
    drafts_seen,
    newest,
    open_notes,
    pasts,
    stages,
    version_of,
    waiting_drafts,
)
from caunoi.issuing.draft_rules import REWORDED, STATE_NAMES, DraftState
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.ui.refusal import RuleBroken
from vanban.differing import places
from vanban.signature_words import STATE_TOKENS

PER_PAGE: Final = 30


def drafts(request: HttpRequest) -> HttpResponse:
    """What waits for the person, then all drafts in reach, by state."""
    user, state = _person(request), request.GET.get("buoc", "")
    found = drafts_seen(user)
    if state in STATE_NAMES:
        found = found.filter(state=state)
    context = {
        "waiting": waiting_drafts(user),
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("trang")),
        "state": state, "states": [(one.value, name) for one, name in STATE_NAMES.items()],
        "writes": may(user.role, Verb.WRITE_DRAFT) is not None,
    }  # fmt: skip
    return render(request, "issuing/drafts.html", context)


def blank_draft(request: HttpRequest) -> HttpResponse:
    """A draft is begun without a kind."""
    user, form = _person(request), BeginForm(request.POST or None, user=_person(request))
    if request.method == "POST" and form.is_valid():
        new = draft_actions.NewDraft(form.cleaned_data["office"], form.paper())
        made = draft_actions.begin_draft(actor=user, new=new)
        return redirect("issuing:write_draft", made.pk)
    return render(request, "issuing/blank_draft.html", {"form": form}, status=422 if form.errors else 200)


def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft: where it is on its way, how it looks, what was noted, its versions."""
    user, row = _person(request), _seen(request, pk)
    version = newest(row)
    context = {
        "draft": row, "version": version, "paper": version.paper, "stages": stages(row),
        "deeds": deeds_open(user, row), "notes": open_notes(row), "pasts": pasts(row),
        "replacements": row.replacements.all(), "steps": _PLAIN, **_faults(row),
        "rewords": may(user.role, Verb.WRITE_DRAFT) is not None and row.stands in REWORDED,
        "returns": row.returns.select_related("by"),
        "checks": may(user.role, Verb.CHECK_DRAFT) is not None, "state_tokens": STATE_TOKENS,
        "signatures": signatures_of(row.signed_id) if row.signed_id else None,
        "has_key": bool(settings.CAUNOI_SIGN_KEY),
    }  # fmt: skip
    return render(request, "issuing/draft.html", context)


def write_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor: fields and light text, the page beside them; a refused version keeps what was typed."""
    user, row = _person(request), _seen(request, pk)
    version = newest(row)
    form = PaperForm(request.POST or None, initial=initial_of(version.paper, version.number))
    paper = form.paper(version.paper) if form.is_bound and form.is_valid() else version.paper
    if form.is_bound and form.is_valid() and "preview" not in request.POST:
        try:
            draft_actions.write_draft(
                actor=user,
                draft=row,
                paper=paper,
                seen=form.cleaned_data["seen"],
                why=form.cleaned_data["why"],
            )
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("issuing:draft", row.pk)
    context = {"draft": row, "form": form, "paper": paper, "notes": open_notes(row)}
    return render(request, "issuing/write_draft.html", context, status=422 if form.errors else 200)


def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """An earlier version as it was."""
    row = _seen(request, pk)
    found = version_of(row, number)
    context = {"draft": row, "version": found, "paper": found.paper}
    return render(request, "issuing/version.html", context)


def _faults(row: Draft) -> dict[str, object]:
    """What is not right in the form, while somebody can still mend it; why it cannot be drawn at all."""
    try:
        writing = row.stands in (DraftState.WRITING, DraftState.CHECKING)
        return {"faults": faults(row, today=timezone.localdate()) if writing else (), "unprintable": ""}
    except RuleBroken as refused:
        return {"faults": (), "unprintable": refused.sentence}


def file(request: HttpRequest, pk: int, form: FileFormat) -> HttpResponse:
    """The draft as a Word or PDF file: as it stands, or as it was issued."""
    row = _seen(request, pk)
    data = file_of(row, form)
    said = content_disposition_header(True, file_name(row, form))
    return HttpResponse(data, content_type=FORMATS[form], headers={"Content-Disposition": said})


def let_pass(request: HttpRequest, pk: int) -> HttpResponse:
    """A fault of form is let pass, with its reason; what it says comes from the check, not from the page."""
    user, row = _person(request), _seen(request, pk)
    key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
    fault = next((one for one in faults(row, today=timezone.localdate()) if one.key == key), None)
    if fault is None:
        raise RuleBroken(
            "no-finding", "Lỗi này không còn trong dự thảo; tải lại trang để xem các lỗi hiện có."
        )
    said = fault.finding.message
    draft_actions.let_pass(actor=user, draft=row, key=key, sentence=said, reason=reason)
    return redirect("issuing:draft", row.pk)


@dataclass(frozen=True, slots=True)
class _Deed:
    """A step as the page of a draft offers it."""

    form: Callable[..., forms.Form]
    title: str
    button: str
    act: Callable[[User, Draft, dict[str, Any]], object]
    look: str = "main"


DEEDS: Final[dict[str, _Deed]] = {
    "hand_over": _Deed(
        SeenForm, "Chuyển kiểm tra thể thức", "Chuyển kiểm tra thể thức",
        lambda user, row, said: draft_actions.hand_over_draft(actor=user, draft=row, **said),
    ),
    "submit": _Deed(
        SeenForm, "Trình dự thảo", "Thể thức đạt, trình",
        lambda user, row, said: draft_actions.submit_draft(actor=user, draft=row, **said),
    ),
    "approve": _Deed(
        SeenForm, "Duyệt dự thảo", "Duyệt",
        lambda user, row, said: draft_actions.approve_draft(actor=user, draft=row, **said),
    ),
    "issue": _Deed(
        IssueForm, "Phát hành, lấy số", "Phát hành",
        lambda user, row, said: draft_actions.issue_draft(actor=user, draft=row, **said),
    ),
    "send": _Deed(
        SendForm, "Ghi đã gửi", "Ghi đã gửi",
        lambda user, row, said: draft_actions.send_draft(actor=user, draft=row, **said),
    ),
    "drop": _Deed(
        ReasonForm, "Bỏ dự thảo", "Bỏ dự thảo",
        lambda user, row, said: draft_actions.drop_draft(actor=user, draft=row, **said), "danger",
    ),
}  # fmt: skip


# The steps that need no form of their own: a button, which says what version was looked at.
_PLAIN: Final = [
    (name, {"address": f"issuing:{name}", "button": DEEDS[name].button})
    for name in ("hand_over", "submit", "approve")
]


def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One step of the way: asked for, its form; sent, done."""
    user, row, deed = _person(request), _seen(request, pk), DEEDS[name]
    form = deed.form(request.POST or None, initial={"seen": row.version})
    if form.is_bound and form.is_valid():
        deed.act(user, row, form.cleaned_data)
        messages.success(request, "Đã ghi; bước tiếp theo hiện ở trên.")
        return redirect("issuing:draft", row.pk)
    context = {"draft": row, "deed": deed, "form": form}
    return render(request, "issuing/step.html", context, status=422 if form.errors else 200)


_BACK: Final = {"give_back": draft_actions.give_back_draft, "return": draft_actions.return_draft}


def give_back(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The draft is given back, with notes pinned to their places."""
    user, row = _person(request), _seen(request, pk)
    paper = newest(row).paper
    there = [(place, f"{called}: {words}") for place, called, words in places(paper)]
    form = ReturnForm(request.POST or None, places=there, initial={"seen": row.version})
    if form.is_bound and form.is_valid():
        _BACK[name](actor=user, draft=row, seen=form.cleaned_data["seen"], notes=form.notes())
        messages.success(request, "Đã trả lại, góp ý được ghim vào từng chỗ.")
        return redirect("issuing:draft", row.pk)
    context = {"draft": row, "form": form, "paper": paper}
    return render(request, "issuing/return_draft.html", context, status=422 if form.errors else 200)


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _seen(request: HttpRequest, pk: int) -> Draft:
    return get_object_or_404(drafts_seen(_person(request)), pk=pk)
