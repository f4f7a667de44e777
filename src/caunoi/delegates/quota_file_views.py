"""A unit's file of what it registers: chosen, looked over row by row, confirmed or dropped."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from caunoi.delegates import quota_file_actions as actions
from caunoi.delegates.guest_forms import GuestFileForm
from caunoi.delegates.guest_views import SHOWN
from caunoi.delegates.models import GuestImport
from caunoi.delegates.quota_file import place_template, preview_places
from caunoi.delegates.quota_views import asked_of
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.models import Office
from caunoi.programmes.deeds import sent
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.workbook import MEDIA_TYPE


def upload(request: HttpRequest, meeting: int, office: int) -> HttpResponse:
    """Where the file is chosen; what is no workbook of ours is said on the form."""
    row, mine = asked_of(request, meeting, office)
    form = GuestFileForm(request.POST, request.FILES) if request.method == "POST" else GuestFileForm()
    offered = sent(request, form, lambda: _offered(request, row, mine, form))
    if isinstance(offered, GuestImport):
        return redirect("delegates:unit_look_over", meeting, office, offered.pk)
    files = row.guest_imports.filter(office=mine, done_at__isnull=False).select_related("by")
    context = {"meeting": row, "office": mine, "form": form, "done": files.order_by("-done_at")[:10]}
    return render(request, "delegates/unit_import.html", context, status=422 if form.errors else 200)


def _offered(request: HttpRequest, row: Meeting, mine: Office, form: GuestFileForm) -> GuestImport:
    file = form.cleaned_data["file"]
    return actions.offer_places(
        actor=person(request), meeting=row, office=mine, name=file.name, data=file.read()
    )


def _file(row: Meeting, mine: Office, pk: int) -> GuestImport:
    return get_object_or_404(row.guest_imports, pk=pk, office=mine, done_at=None)


def look_over(request: HttpRequest, meeting: int, office: int, pk: int) -> HttpResponse:
    """What the file would change, row by row; confirmed here, after the hour with a reason."""
    row, mine = asked_of(request, meeting, office)
    offered, refused = _file(row, mine, pk), ""
    if request.method == "POST":
        said = {name: request.POST.get(name, "") for name in ("seen", "late_reason")}
        try:
            done = actions.confirm_places(actor=person(request), offered=offered, **said)
            messages.success(request, f"Đã nhập {done.name}: thêm {done.added}, sửa {done.changed} dòng.")
            return redirect("delegates:unit", meeting, office)
        except RuleBroken as broken:
            refused = broken.sentence
    return _shown(request, offered, mine, refused)


def _shown(request: HttpRequest, offered: GuestImport, mine: Office, refused: str) -> HttpResponse:
    found = preview_places(offered.meeting, mine, bytes(offered.data or b""))
    context = {
        "meeting": offered.meeting, "office": mine, "offered": offered, "found": found, "shown": SHOWN,
        "late": found.late(timezone.now()), "refused": refused,
    }  # fmt: skip
    return render(request, "delegates/unit_preview.html", context, status=422 if refused else 200)


def drop(request: HttpRequest, meeting: int, office: int, pk: int) -> HttpResponse:
    """The file is forgotten."""
    row, mine = asked_of(request, meeting, office)
    offered = _file(row, mine, pk)
    actions.drop_places(actor=person(request), offered=offered)
    messages.success(request, f"Đã bỏ tệp {offered.name}; đăng ký giữ nguyên.")
    return redirect("delegates:unit_import", meeting, office)


def empty_file(request: HttpRequest, meeting: int, office: int) -> HttpResponse:
    """The template, with the unit's own quotas to choose from."""
    data = place_template(*asked_of(request, meeting, office))
    headers = {"Content-Disposition": 'attachment; filename="mau-dang-ky.xlsx"'}
    return HttpResponse(data, content_type=MEDIA_TYPE, headers=headers)
