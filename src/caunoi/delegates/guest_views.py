"""The list of delegates, one of them, and a file of them looked over."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from caunoi.delegates import actions, guest_actions, guest_file_actions
from caunoi.delegates.guest_file import guest_template, preview_guests, seen_of
from caunoi.delegates.guest_forms import DelegateForm, GuestFileForm
from caunoi.delegates.guest_reads import guest_list
from caunoi.delegates.models import Delegate, GuestImport
from caunoi.ledger.reads import history
from caunoi.meetings.models import Meeting
from caunoi.meetings.views import person
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from caunoi.ui.templatetags.ui import thousands
from caunoi.ui.workbook import MEDIA_TYPE

SHOWN = 200


def kept(request: HttpRequest, meeting: int, verb: Verb = Verb.KEEP_DELEGATES) -> Meeting:
    """The meeting on which the person may use the verb; 404 otherwise."""
    found = (
        Meeting.objects.in_reach(person(request), verb).select_related("office").filter(pk=meeting).first()
    )
    if found is None:
        raise Http404
    return found


def one_delegate(request: HttpRequest, meeting: int, pk: int) -> Delegate:
    """One of the list that the person keeps; 404 otherwise."""
    found = Delegate.objects.select_related("meeting__office", "office", "point", "forum")
    return get_object_or_404(found, pk=pk, meeting=kept(request, meeting))


def delegates(request: HttpRequest, meeting: int) -> HttpResponse:
    """The list of a meeting: who, why, and how it stands with each."""
    row = kept(request, meeting)
    found, asked = guest_list(row, request.GET.dict()), request.GET.copy()
    asked.pop("trang", None)
    context = {"meeting": row, "found": found, "page": found.page, "asked": asked.urlencode()}
    return render(request, "delegates/delegates.html", context)


def new_delegate(request: HttpRequest, meeting: int) -> HttpResponse:
    """Somebody is put on the list by hand."""
    row = kept(request, meeting)
    form = DelegateForm(request.POST or None, meeting=row)
    if form.is_bound and form.is_valid():
        try:
            made = actions.invite_delegate(actor=person(request), meeting=row, new=form.new())
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"Đã đưa {made.full_name} vào danh sách.")
            return redirect("delegates:list", row.pk)
    context = {"meeting": row, "form": form}
    return render(request, "delegates/new.html", context, status=422 if form.errors else 200)


def delegate(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """One delegate: changed here, with the history of what became of the invitation."""
    row = one_delegate(request, meeting, pk)
    form = (
        DelegateForm(request.POST, meeting=row.meeting, delegate=row)
        if request.POST
        else DelegateForm.of(row)
    )
    if form.is_bound and form.is_valid():
        try:
            guest_actions.change_delegate(
                actor=person(request), delegate=row, new=form.new(), seen=request.POST.get("seen", "")
            )
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("delegates:delegate", meeting, pk)
    return _shown(request, row, form, status=422 if form.errors else 200)


def _shown(
    request: HttpRequest,
    row: Delegate,
    form: DelegateForm,
    *,
    status: int = 200,
    told: tuple[int, str] = (0, ""),
) -> HttpResponse:
    context = {
        "meeting": row.meeting, "one": row, "form": form, "contacts": row.contacts.all(), "revealed": told,
        "history": history(row), "seen": request.POST.get("seen") or seen_of(row),
    }  # fmt: skip
    return render(request, "delegates/delegate.html", context, status=status)


def strike(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """Somebody is taken off the list, with the reason."""
    row, reason = one_delegate(request, meeting, pk), request.POST.get("reason", "")
    guest_actions.strike_delegate(actor=person(request), delegate=row, reason=reason)
    messages.success(request, f"Đã đưa {row.full_name} ra khỏi danh sách.")
    return redirect("delegates:list", meeting)


def look(request: HttpRequest, meeting: int, pk: int, contact: int) -> HttpResponse:
    """A contact detail is looked at, with the reason."""
    row = one_delegate(request, meeting, pk)
    asked, why = get_object_or_404(row.contacts, pk=contact), request.POST.get("why", "")
    value = guest_actions.look_at_delegate_contact(actor=person(request), contact=asked, purpose=why)
    return _shown(request, row, DelegateForm.of(row), told=(contact, value))


def upload(request: HttpRequest, meeting: int) -> HttpResponse:
    """Where a file is chosen; what is no workbook of ours is said on the form."""
    row, sent = kept(request, meeting), request.method == "POST"
    form = GuestFileForm(request.POST, request.FILES) if sent else GuestFileForm()
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            offered = guest_file_actions.offer_guests(
                actor=person(request), meeting=row, name=file.name, data=file.read()
            )
            return redirect("delegates:look_over", meeting, offered.pk)
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
    done = (
        row.guest_imports.filter(office=None)
        .exclude(done_at=None)
        .select_related("by")
        .order_by("-done_at")[:10]
    )
    context = {"meeting": row, "form": form, "done": done}
    return render(request, "delegates/import.html", context, status=422 if form.errors else 200)


def look_over(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """What the file would change, row by row; confirmed here."""
    row = kept(request, meeting)
    offered = get_object_or_404(GuestImport, pk=pk, meeting=row, office=None, done_at=None)
    if request.method == "POST":
        done = guest_file_actions.confirm_guests(
            actor=person(request), offered=offered, seen=request.POST.get("seen", "")
        )
        messages.success(
            request,
            f"Đã nhập {done.name}: thêm {thousands(done.added)}, sửa {thousands(done.changed)} người.",
        )
        return redirect("delegates:list", meeting)
    found = preview_guests(row, bytes(offered.data or b""))
    context = {"meeting": row, "offered": offered, "found": found, "shown": SHOWN}
    return render(request, "delegates/preview.html", context)


def drop(request: HttpRequest, meeting: int, pk: int) -> HttpResponse:
    """The file is forgotten."""
    row = kept(request, meeting)
    offered = get_object_or_404(GuestImport, pk=pk, meeting=row, office=None, done_at=None)
    guest_file_actions.drop_guests(actor=person(request), offered=offered)
    messages.success(request, f"Đã bỏ tệp {offered.name}; danh sách giữ nguyên.")
    return redirect("delegates:import", meeting)


def empty_file(request: HttpRequest, meeting: int) -> HttpResponse:
    """The template."""
    kept(request, meeting)
    headers = {"Content-Disposition": 'attachment; filename="mau-danh-sach-dai-bieu.xlsx"'}
    return HttpResponse(guest_template(), content_type=MEDIA_TYPE, headers=headers)
