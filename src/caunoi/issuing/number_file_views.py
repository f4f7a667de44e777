"""Past numbers taken in from Excel: the template, a look at what would change, and the deed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from caunoi.issuing import number_file_actions as actions
from caunoi.issuing.models import NumberImport
from caunoi.issuing.number_file import number_template, preview_numbers
from caunoi.issuing.number_forms import NumberFileForm
from caunoi.issuing.number_views import attempt, me
from caunoi.ui.workbook import MEDIA_TYPE

SHOWN = 200


def upload(request: HttpRequest) -> HttpResponse:
    """Where a file is chosen; what is no workbook of ours is said on the form."""
    sent = request.method == "POST"
    form = NumberFileForm(request.POST, request.FILES) if sent else NumberFileForm()

    def act() -> NumberImport:
        file = form.cleaned_data["file"]
        return actions.offer_numbers(actor=me(request), name=file.name, data=file.read())

    offered = attempt(form, act) if sent else None
    if offered is not None:
        return redirect("issuing:look_over_numbers", offered.pk)
    done = NumberImport.objects.exclude(done_at=None).select_related("by").order_by("-done_at")[:10]
    context = {"form": form, "done": done}
    return render(request, "issuing/numbers_import.html", context, status=422 if form.errors else 200)


def look_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would change, row by row; confirmed here."""
    offered = get_object_or_404(NumberImport, pk=pk, done_at=None)
    if request.method == "POST":
        done = actions.confirm_numbers(actor=me(request), offered=offered, seen=request.POST.get("seen", ""))
        messages.success(request, f"Đã nhập {done.name}: thêm {done.added}, sửa {done.changed} số.")
        return redirect("issuing:book")
    found = preview_numbers(bytes(offered.data or b""))
    return render(
        request, "issuing/numbers_preview.html", {"offered": offered, "found": found, "shown": SHOWN}
    )


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """The file is forgotten."""
    offered = get_object_or_404(NumberImport, pk=pk, done_at=None)
    actions.drop_numbers(actor=me(request), offered=offered)
    messages.success(request, f"Đã bỏ tệp {offered.name}; sổ văn bản đi giữ nguyên.")
    return redirect("issuing:import_numbers")


@require_GET
def empty_file(request: HttpRequest) -> HttpResponse:
    """The template."""
    headers = {"Content-Disposition": 'attachment; filename="mau-so-van-ban-di.xlsx"'}
    return HttpResponse(number_template(), content_type=MEDIA_TYPE, headers=headers)
