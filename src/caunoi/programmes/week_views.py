"""The pages of a week: its schedule written, submitted, approved, issued, revised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from caunoi.people.models import Office, User
from caunoi.people.rules import Verb, may
from caunoi.programmes import week_actions
from caunoi.programmes.deeds import NOT_DONE, sent
from caunoi.programmes.forms import ReasonForm, number_of
from caunoi.programmes.models import WeekEntry, WeekSchedule
from caunoi.programmes.reads import sees_whole
from caunoi.programmes.rules import Month
from caunoi.programmes.views import person
from caunoi.programmes.week_forms import EntryForm, PasteForm, RosterForm, WaiveForm
from caunoi.programmes.week_page import week_address, week_page
from caunoi.programmes.week_paper_actions import draft_week_paper
from caunoi.programmes.week_reads import week_office, week_offices
from caunoi.programmes.week_rules import Session, Week
from caunoi.programmes.week_text import Pasted


def this_week(request: HttpRequest) -> HttpResponse:
    """Leads to the week of today."""
    return redirect("programmes:week", Week.of(timezone.localdate()))


def week(request: HttpRequest, key: Week) -> HttpResponse:
    """The schedule of a week, as it stands or as an earlier issue (`ban`)."""
    user, today = person(request), timezone.localdate()
    among = week_offices(user)
    office = week_office(user, number_of(request.GET, "co_quan"), among)
    page = week_page(user, office, key, today, number_of(request.GET, "ban")) if office else None
    context = {
        "office": office, "offices": among, "page": page, "week": key, "number": today.year,
        "before": key.plus(-1), "after": key.plus(1), "month_key": Month.of(key.days[3]),
        "proposes": may(user.role, Verb.PROPOSE_MATTER) is not None,
    }  # fmt: skip
    return render(request, "programmes/week.html", context)


def draft(request: HttpRequest, key: Week) -> HttpResponse:
    """The schedule of a week is begun."""
    office = get_object_or_404(Office, pk=number_of(request.POST, "co_quan") or 0)
    week_actions.draft_week(actor=person(request), office=office, week=key)
    return redirect(week_address(office, key))


_PLAIN: Final[dict[str, tuple[Callable[[User, WeekSchedule], object], str]]] = {
    "submit": (
        lambda user, made: week_actions.submit_week(actor=user, schedule=made),
        "Đã trình; lãnh đạo thấy lịch ở trang Hôm nay.",
    ),
    "approve": (
        lambda user, made: week_actions.approve_week(actor=user, schedule=made),
        "Đã duyệt lịch tuần.",
    ),
    "issue": (
        lambda user, made: week_actions.issue_week(actor=user, schedule=made),
        "Đã ban hành lịch tuần.",
    ),
    "close": (
        lambda user, made: week_actions.close_week_revision(actor=user, schedule=made),
        "Đã thôi chỉnh sửa; bản đã ban hành giữ nguyên.",
    ),
}


def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A verb on a week that needs no form."""
    act, done = _PLAIN[name]
    made = week_seen(request, pk)
    act(person(request), made)
    messages.success(request, done)
    return redirect(_page(made))


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The document of a week is begun, or the one that is being written is shown."""
    made = draft_week_paper(actor=person(request), schedule=week_seen(request, pk))
    return redirect("issuing:draft", made.pk)


def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines are opened again, with a reason."""
    user, made, form = person(request), week_seen(request, pk), ReasonForm(request.POST or None)
    done = sent(
        request, form, lambda: week_actions.revise_week(actor=user, schedule=made, **form.cleaned_data)
    )
    if done is NOT_DONE:
        return _form(request, made, form, "Mở lại để chỉnh sửa", "Mở để chỉnh sửa")
    messages.success(request, "Đã mở để chỉnh sửa. Bản đã ban hành vẫn có hiệu lực.")
    return redirect(_page(made))


def waive(request: HttpRequest, pk: int) -> HttpResponse:
    """A fault is let pass, with a reason."""
    user, made, form = person(request), week_seen(request, pk), WaiveForm(request.POST or None)
    done = sent(
        request, form, lambda: week_actions.waive_finding(actor=user, schedule=made, **form.cleaned_data)
    )
    if done is NOT_DONE:
        return _form(request, made, form, "Cho qua, có lý do", "Cho qua")
    messages.success(request, "Đã cho qua, lý do được giữ lại.")
    return redirect(_page(made))


def new_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """A line is written into the draft."""
    user, made = person(request), week_seen(request, pk)
    form = EntryForm(request.POST or None, week=made.week, initial={"on": request.GET.get("ngay")})
    done = sent(
        request,
        form,
        lambda: week_actions.add_entry(
            actor=user, schedule=made, new=form.session(), weekly=form.cleaned_data["weekly"]
        ),
    )
    return (
        _form(request, made, form, "Thêm mục", "Thêm vào lịch") if done is NOT_DONE else redirect(_page(made))
    )


def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """A line of the draft is put right."""
    user, row = person(request), entry_seen(request, pk)
    form = EntryForm(request.POST or None, week=row.schedule.week, initial=_initial(row))
    done = sent(request, form, lambda: _change(user, row, form))
    if done is NOT_DONE:
        return _form(request, row.schedule, form, "Sửa mục", "Ghi", row)
    return redirect(_page(row.schedule))


def _change(user: User, row: WeekEntry, form: EntryForm) -> WeekEntry:
    weekly = form.cleaned_data["weekly"]
    return week_actions.change_entry(actor=user, entry=row, new=form.session(), weekly=weekly)


def _initial(row: WeekEntry) -> dict[str, object]:
    session: Session = row.session
    said = {name: getattr(session, name) for name in EntryForm.base_fields if hasattr(session, name)}
    return {**said, "on": str(row.on), "weekly": row.weekly}


def draw(request: HttpRequest, pk: int) -> HttpResponse:
    """The chosen lines come into the draft."""
    made = week_seen(request, pk)
    keys = request.POST.getlist("muc")
    drawn = week_actions.draw_entries(actor=person(request), schedule=made, keys=keys)
    messages.success(request, f"Đã lấy {len(drawn)} mục vào lịch.")
    return redirect(_page(made))


def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """What was pasted comes into the draft; lines that could not be placed are named."""
    user, made, form = person(request), week_seen(request, pk), PasteForm(request.POST or None)
    read = sent(
        request, form, lambda: week_actions.paste_entries(actor=user, schedule=made, **form.cleaned_data)
    )
    if not isinstance(read, Pasted):
        return _form(request, made, form, "Dán lịch từ văn bản", "Đưa vào lịch")
    messages.success(request, f"Đã đưa {len(read.sessions)} mục vào lịch.")
    for sentence in read.unread:
        messages.warning(request, f"Chưa đưa vào: {sentence}.")
    return redirect(_page(made))


def remove_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """A line is taken out of the draft."""
    row = entry_seen(request, pk)
    week_actions.remove_entry(actor=person(request), entry=row)
    messages.success(request, "Đã bỏ mục khỏi lịch.")
    return redirect(_page(row.schedule))


def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is on duty in the week."""
    user, made = person(request), week_seen(request, pk)
    kept = {
        f"{part}_{row.on}": getattr(row, part)
        for row in made.duty_days.all()
        for part in ("leader", "office", "driver")
    }
    form = RosterForm(request.POST or None, week=made.week, initial=kept)
    done = sent(
        request, form, lambda: week_actions.set_roster(actor=user, schedule=made, duties=form.duties())
    )
    if done is NOT_DONE:
        return _form(request, made, form, "Lịch trực", "Ghi lịch trực")
    return redirect(_page(made))


def _form(
    request: HttpRequest, made: WeekSchedule, form: forms.Form, heading: str, button: str,
    row: WeekEntry | None = None,
) -> HttpResponse:  # fmt: skip
    """A form about a week, or about one of its lines."""
    context = {
        "form": form, "heading": heading, "button": button, "back": _page(made), "row": row,
        "about": f"{str(made).capitalize()}, {made.office}",
        "roster": form.rows() if isinstance(form, RosterForm) else None,
    }  # fmt: skip
    return render(request, "programmes/week_form.html", context, status=422 if form.errors else 200)


def week_seen(request: HttpRequest, pk: int) -> WeekSchedule:
    """The week's schedule, for whoever sees programmes whole; 404 otherwise."""
    found = get_object_or_404(WeekSchedule.objects.select_related("office"), pk=pk)
    if not sees_whole(person(request), found.office):
        raise Http404
    return found


def entry_seen(request: HttpRequest, pk: int) -> WeekEntry:
    """The line, for whoever sees programmes whole; 404 otherwise."""
    found = get_object_or_404(WeekEntry.objects.select_related("schedule__office"), pk=pk)
    if not sees_whole(person(request), found.schedule.office):
        raise Http404
    return found


def _page(made: WeekSchedule) -> str:
    return week_address(made.office, made.week)
