"""The pages of the merge: lists and the form, one merge with its letters, its files."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from caunoi.issuing.merge_actions import prepare_merge, remove_merge, start_merge
from caunoi.issuing.merge_forms import MergeForm, initial_of
from caunoi.issuing.merge_reads import finished_file, last_values, merge_page, merges, preview_file
from caunoi.issuing.merge_sheet import template
from caunoi.issuing.models import Merge
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import MEDIA_TYPE

_TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def show(request: HttpRequest) -> HttpResponse:
    """The merges that are kept and the form of a new one; posted, the list is taken in."""
    if request.method == "POST":
        return _take_in(request, MergeForm(request.POST, request.FILES))
    return _shown(request, MergeForm(initial=dict(initial_of(last_values()))))


def _take_in(request: HttpRequest, form: MergeForm) -> HttpResponse:
    if form.is_valid():
        try:
            data = form.cleaned_data["list"]
            merge = prepare_merge(actor=_person(request), values=form.values(), data=data)
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("issuing:merge", merge.pk)
    return _shown(request, form)


def _shown(request: HttpRequest, form: MergeForm) -> HttpResponse:
    context = {"form": form, "merges": merges()}
    return render(request, "issuing/merges.html", context, status=422 if form.errors else 200)


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """One merge: errors by row, the first letters, how far it is, its files."""
    page = merge_page(get_object_or_404(Merge.objects.select_related("by"), pk=pk))
    name = "issuing/_merge_progress.html" if request.headers.get("HX-Request") else "issuing/merge.html"
    return render(request, name, {"page": page})


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """The letters are begun, or gone on with."""
    start_merge(actor=_person(request), merge=get_object_or_404(Merge, pk=pk))
    return redirect("issuing:merge", pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """List and letters are taken away."""
    remove_merge(actor=_person(request), merge=get_object_or_404(Merge, pk=pk))
    messages.success(request, "Đã xóa danh sách và các giấy mời của đợt này.")
    return redirect("issuing:merges")


def list_template(request: HttpRequest) -> HttpResponse:
    """The empty list with how to fill it."""
    headers = {"Content-Disposition": 'attachment; filename="danh-sach-dai-bieu.xlsx"'}
    return HttpResponse(template(), content_type=MEDIA_TYPE, headers=headers)


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The first letters as a PDF."""
    found = get_object_or_404(Merge, pk=pk)
    if found.problems:
        raise Http404
    return HttpResponse(preview_file(found), content_type=_TYPES["pdf"])


def letters(request: HttpRequest, pk: int, ending: str) -> FileResponse:
    """The finished letters: one PDF, or single files in a ZIP."""
    found = get_object_or_404(Merge, pk=pk)
    path = finished_file(found, ending) if ending in _TYPES else None
    if path is None:
        raise Http404
    name = f"giay-moi-{found.batch}.{ending}"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=_TYPES[ending])
