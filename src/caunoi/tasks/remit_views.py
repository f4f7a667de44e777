"""The page of the table of remits: who answers for what, with what confirmed assignments suggest to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from caunoi.tasks.models import Remit
from caunoi.tasks.remit_actions import import_remits, remove_remit, set_remit
from caunoi.tasks.remit_forms import RemitFileForm, RemitForm
from caunoi.tasks.remit_reads import lessons, remits
from caunoi.tasks.remit_sheet import exported
from caunoi.tasks.views import person
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import MEDIA_TYPE


def table(request: HttpRequest) -> HttpResponse:
    """The table; `sua` fills the form with one body's row, `cum` adds a phrase; posted, it is written."""
    form = RemitForm(request.POST) if request.method == "POST" else RemitForm(initial=_begins(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = set_remit(actor=person(request), **form.cleaned_data)
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"Đã ghi lĩnh vực của {row.office}.")
            return redirect("tasks:remits")
    return _shown(request, form, RemitFileForm())


def _begins(request: HttpRequest) -> dict[str, object]:
    asked, phrase = request.GET.get("sua", ""), request.GET.get("cum", "")[:100]
    if not (asked.isascii() and asked.isdigit() and len(asked) < 13):
        return {}
    row = Remit.objects.filter(office=int(asked)).first()
    held = [*(row.listed if row else ()), *([phrase] if phrase else [])]
    return {"office": asked, "phrases": "\n".join(held), "note": row.note if row else ""}


def _shown(request: HttpRequest, form: RemitForm, file: RemitFileForm) -> HttpResponse:
    context = {"form": form, "file": file, "remits": remits(), "lessons": lessons()}
    return render(request, "tasks/remits.html", context, status=422 if form.errors or file.errors else 200)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a body off the table."""
    row = get_object_or_404(Remit.objects.select_related("office"), pk=pk)
    remove_remit(actor=person(request), remit=row)
    messages.success(request, f"Đã bỏ {row.office} khỏi bảng.")
    return redirect("tasks:remits")


@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    """The rows of a file over the table, all or none."""
    file = RemitFileForm(request.POST, request.FILES)
    if file.is_valid():
        try:
            changed = import_remits(actor=person(request), data=file.cleaned_data["file"].read())
        except RuleBroken as refused:
            file.add_error("file", refused.sentence)
        else:
            messages.success(request, f"Đã nhập bảng lĩnh vực: {changed} đơn vị thay đổi.")
            return redirect("tasks:remits")
    return _shown(request, RemitForm(), file)


def export(request: HttpRequest) -> HttpResponse:
    """The table as an Excel file that can be read back."""
    headers = {"Content-Disposition": 'attachment; filename="linh-vuc-phu-trach.xlsx"'}
    return HttpResponse(exported(), content_type=MEDIA_TYPE, headers=headers)
