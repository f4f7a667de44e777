from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from caunoi.people import import_actions as actions
from caunoi.people.actions import demand
from caunoi.people.import_reads import exported, preview, template
from caunoi.people.models import RegisterImport, User
from caunoi.people.rules import Verb
from caunoi.ui.workbook import MEDIA_TYPE

SHOWN = 200


class UploadForm(forms.Form):
    """A filled-in template."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text="Tệp .xlsx theo tệp mẫu. Chưa ghi gì cho đến khi xem trước và xác nhận.",
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={"required": "Chọn tệp đã điền.", "empty": "Tệp này trống."},
    )


def _keeper(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    demand(request.user, Verb.MANAGE_PEOPLE)
    return request.user


def upload(request: HttpRequest) -> HttpResponse:
    """Where a file is chosen; the template and the whole register can be downloaded here."""
    keeper = _keeper(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        offered = actions.offer_import(actor=keeper, name=file.name, data=file.read())
        return redirect("people:import_preview", offered.pk)
    done = RegisterImport.objects.exclude(done_at=None).select_related("by").order_by("-done_at")[:10]
    return render(
        request, "people/import.html", {"form": form, "done": done}, status=422 if form.errors else 200
    )


def look_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would change, row by row; confirmed here."""
    keeper, offered = _keeper(request), get_object_or_404(RegisterImport, pk=pk, done_at=None)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        done = actions.confirm_import(actor=keeper, offered=offered, seen=seen)
        messages.success(request, f"Đã nhập {done.name}: thêm {done.added}, sửa {done.changed} dòng.")
        return redirect("people:offices")
    found = preview(bytes(offered.data or b""))
    context = {"offered": offered, "found": found, "shown": SHOWN}
    return render(request, "people/import_preview.html", context)


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    offered = get_object_or_404(RegisterImport, pk=pk, done_at=None)
    actions.drop_import(actor=_keeper(request), offered=offered)
    messages.success(request, f"Đã bỏ tệp {offered.name}; sổ đơn vị giữ nguyên.")
    return redirect("people:import")


def export(request: HttpRequest) -> HttpResponse:
    """The whole register as an Excel file that can be read back."""
    _keeper(request)
    return _file(exported(), f"so-don-vi-{timezone.localdate():%Y%m%d}.xlsx")


def empty_file(request: HttpRequest) -> HttpResponse:
    """The template."""
    _keeper(request)
    return _file(template(), "mau-so-don-vi.xlsx")


def _file(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=MEDIA_TYPE, headers=headers)
