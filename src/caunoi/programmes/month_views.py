"""The pages of a month: its programme proposed, arranged, approved, issued, revised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from caunoi.people.models import Office, User
from caunoi.people.rules import Verb, may
from caunoi.programmes import month_actions
from caunoi.programmes.deeds import NOT_DONE, sent
from caunoi.programmes.forms import ReasonForm, SessionForm, SuddenForm, number_of
from caunoi.programmes.item_page import papers_of
from caunoi.programmes.models import LinePaper, MonthLine, MonthProgramme
from caunoi.programmes.month_page import MonthPage, month_page
from caunoi.programmes.month_paper_actions import draft_month_paper
from caunoi.programmes.month_reads import lines_of, printed
from caunoi.programmes.reads import sees_whole
from caunoi.programmes.rules import Month
from caunoi.programmes.sheet import month_sheet
from caunoi.programmes.views import excel, office_asked, person
from caunoi.tasks import filters
from caunoi.tasks.rules import OWED
from caunoi.tasks.views import fragment


def month(request: HttpRequest, key: Month) -> HttpResponse:
    """The programme of a month, as it stands or as an earlier issue (`ban`)."""
    user = person(request)
    office, among = office_asked(request)
    page = _page(request, user, office, key) if office else None
    context = {
        "office": office, "offices": among, "page": page, "month": key, "number": key.year,
        "before": key.plus(-1), "after": key.plus(1),
        "month_key": key, "may_export": may(user.role, Verb.EXPORT) is not None,
        "whole": office is not None and sees_whole(user, office),
        "proposes": may(user.role, Verb.PROPOSE_MATTER) is not None,
        "writes": may(user.role, Verb.WRITE_DRAFT) is not None,
    }  # fmt: skip
    return render(request, "programmes/month.html", context)


def _page(request: HttpRequest, user: User, office: Office, key: Month) -> MonthPage:
    return month_page(user, office, key, filters.now(), number_of(request.GET, "ban"))


def export(request: HttpRequest, key: Month) -> HttpResponse:
    """The month as an Excel file: the lines as they stand, or an issue."""
    user = person(request)
    office, _ = office_asked(request)
    page = _page(request, user, office, key) if office else None
    if page is None or page.programme is None:
        return redirect("programmes:month", key)
    words = page.words if page.issue else printed(lines_of(page.programme))
    name = str(page.issue) if page.issue else page.programme.get_state_display().lower()
    return excel(month_sheet(page.programme, words, name), f"chuong-trinh-thang-{key.key}.xlsx")


def propose(request: HttpRequest, key: Month) -> HttpResponse:
    """The machine's proposal becomes the draft, or what is new comes into it."""
    office = get_object_or_404(Office, pk=number_of(request.POST, "co_quan") or 0)
    month_actions.propose_month(actor=person(request), office=office, month=key)
    messages.success(request, "Đã đưa đề xuất vào dự thảo; sắp xếp, đặt phiên họp rồi trình duyệt.")
    return redirect(_address(office, key))


_PLAIN: Final[dict[str, tuple[Callable[[User, MonthProgramme], object], str]]] = {
    "approve": (
        lambda user, month: month_actions.approve_month(actor=user, month=month),
        "Đã duyệt chương trình tháng.",
    ),
    "issue": (
        lambda user, month: month_actions.issue_month(actor=user, month=month),
        "Đã ban hành; nhiệm vụ gửi tài liệu đã mở cho các cơ quan chuẩn bị.",
    ),
    "close": (
        lambda user, month: month_actions.close_revision(actor=user, month=month),
        "Đã thôi chỉnh sửa; bản đã ban hành giữ nguyên.",
    ),
}


def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A verb on a month that needs no form."""
    act, done = _PLAIN[name]
    made = month_seen(request, pk)
    act(person(request), made)
    messages.success(request, done)
    return redirect(_address(made.office, made.month))


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The document of a month is begun, or the one that is being written is shown."""
    made = draft_month_paper(actor=person(request), month=month_seen(request, pk))
    return redirect("issuing:draft", made.pk)


def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines are opened again, with a reason."""
    user, made = person(request), month_seen(request, pk)
    form = ReasonForm(request.POST or None)
    done = sent(
        request, form, lambda: month_actions.revise_month(actor=user, month=made, **form.cleaned_data)
    )
    if done is not NOT_DONE:
        messages.success(request, "Đã mở để chỉnh sửa. Bản đã ban hành vẫn có hiệu lực.")
        return redirect(_address(made.office, made.month))
    return _form(request, made, form, "Mở lại để chỉnh sửa", "Mở để chỉnh sửa")


def sudden(request: HttpRequest, pk: int) -> HttpResponse:
    """What came up comes into the draft."""
    user, made = person(request), month_seen(request, pk)
    form = SuddenForm(request.POST or None)
    if sent(request, form, lambda: _add_sudden(user, made, form)) is not NOT_DONE:
        messages.success(request, "Đã thêm việc đột xuất.")
        return redirect(_address(made.office, made.month))
    return _form(request, made, form, "Thêm việc đột xuất", "Thêm vào dự thảo")


def _add_sudden(user: User, made: MonthProgramme, form: SuddenForm) -> MonthLine:
    said = {name: form.cleaned_data[name] for name in ("decided_by", "ground")}
    return month_actions.add_sudden(actor=user, month=made, new=form.matter(), **said)


def session(request: HttpRequest, pk: int) -> HttpResponse:
    """Which session takes a line up."""
    user, line = person(request), line_seen(request, pk)
    initial = {"body": line.session_body or "bureau", "on": line.session_on}
    form = SessionForm(request.POST or None, initial=initial)
    done = sent(request, form, lambda: month_actions.set_session(actor=user, line=line, **form.cleaned_data))
    if done is not NOT_DONE:
        messages.success(request, "Đã ghi phiên họp.")
        return redirect(_address(line.month.office, line.month.month))
    return _form(request, line.month, form, "Phiên họp", "Ghi phiên họp", line)


def _form(
    request: HttpRequest, made: MonthProgramme, form: forms.Form, heading: str, button: str,
    line: MonthLine | None = None,
) -> HttpResponse:  # fmt: skip
    """A form about a month, or about one of its lines: then with the tasks that move with its session."""
    owed = papers_of(LinePaper.objects.filter(line=line, task__state__in=OWED), filters.now()) if line else {}
    context = {
        "form": form, "heading": heading, "button": button, "back": _address(made.office, made.month),
        "about": line.item.content if line else str(made).capitalize(),
        "papers": owed.get(line.pk, ()) if line else (),
    }  # fmt: skip
    return render(request, "programmes/month_form.html", context, status=422 if form.errors else 200)


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """A line goes to another place: `place` from a button, `to` from dragging."""
    line = line_seen(request, pk)
    where = number_of(request.POST, "to") or number_of(request.POST, "place") or 1
    month_actions.place_line(actor=person(request), line=line, place=where)
    return _arranged(request, line)


def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """A line is left out, or taken in again."""
    line = line_seen(request, pk)
    month_actions.keep_line(actor=person(request), line=line, kept=request.POST.get("kept") == "1")
    return _arranged(request, line)


def _arranged(request: HttpRequest, line: MonthLine) -> HttpResponse:
    office, key = line.month.office, line.month.month
    if not fragment(request):
        return redirect(_address(office, key))
    page = month_page(person(request), office, key, filters.now(), None)
    return render(request, "programmes/_month_lines.html", {"page": page, "office": office})


def month_seen(request: HttpRequest, pk: int) -> MonthProgramme:
    """The month's programme, for whoever sees programmes whole; 404 otherwise."""
    found = get_object_or_404(MonthProgramme.objects.select_related("office"), pk=pk)
    if not sees_whole(person(request), found.office):
        raise Http404
    return found


def line_seen(request: HttpRequest, pk: int) -> MonthLine:
    """The line, for whoever sees programmes whole; 404 otherwise."""
    found = get_object_or_404(MonthLine.objects.select_related("item__office", "month__office"), pk=pk)
    if not sees_whole(person(request), found.month.office):
        raise Http404
    return found


def _address(office: Office, key: Month) -> str:
    return f"{reverse('programmes:month', args=[key])}?co_quan={office.pk}"
