"""The addresses under which issued weeks are shared: kept by the office, opened by whoever has one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from caunoi.people.links import origin
from caunoi.people.models import Office
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.programmes import week_link_actions
from caunoi.programmes.deeds import sent
from caunoi.programmes.models import WeekLink
from caunoi.programmes.reads import sees_whole
from caunoi.programmes.views import person
from caunoi.programmes.week_forms import ShareForm
from caunoi.programmes.week_page import shared_days, week_address
from caunoi.programmes.week_rules import Week, type_step
from caunoi.programmes.week_shared import link_of, opened, shared_feed, shared_sheet
from caunoi.ui.refusal import RuleBroken


def links(request: HttpRequest, office: int) -> HttpResponse:
    """The addresses of an office's weeks; a new one is shown this once."""
    user, whose = person(request), get_object_or_404(Office, pk=office)
    if not sees_whole(user, whose):
        raise Http404
    form = ShareForm(request.POST or None)
    start = origin(request) if request.method == "POST" else ""  # refused before a secret is made in vain
    made = sent(
        request,
        form,
        lambda: week_link_actions.share_week(actor=user, office=whose, **form.cleaned_data),
    )
    secret = made[1] if isinstance(made, tuple) else None
    context = {
        "office": whose, "form": ShareForm() if secret else form, "back": week_address(whose, _today()),
        "links": WeekLink.objects.filter(office=whose).select_related("created_by", "revoked_by"),
        "makes": reach(user, Verb.MAKE_PROGRAMME).filter(pk=whose.pk).exists(),
        "addresses": _addresses(start, secret) if secret else (),
    }  # fmt: skip
    return render(request, "programmes/week_links.html", context, status=422 if form.errors else 200)


def _addresses(start: str, secret: str) -> tuple[tuple[str, str], ...]:
    """What is sent to whoever is to see the weeks."""
    names = (("Trang xem", "shared_week"), ("Lịch điện thoại, Outlook", "shared_feed"))
    return tuple((what, start + reverse(f"programmes:{name}", args=[secret])) for what, name in names)


def _today() -> Week:
    return Week.of(timezone.localdate())


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """An address is closed."""
    link = get_object_or_404(WeekLink.objects.select_related("office"), pk=pk)
    if not sees_whole(person(request), link.office):
        raise Http404
    week_link_actions.revoke_link(actor=person(request), link=link)
    messages.success(request, "Đã thu hồi liên kết; ai mở sẽ không thấy gì nữa.")
    return redirect("programmes:week_links", link.office_id)


@login_not_required
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """An issued week for whoever has the address."""
    link = _link(secret)
    week, issue = opened(link, _asked(request), timezone.now())
    sheet = shared_sheet(link, issue)
    context = {
        "link": link, "office": link.office, "week": week, "issue": issue, "step": type_step(sheet),
        "days": shared_days(sheet, week, timezone.localdate()), "before": week.plus(-1),
        "after": week.plus(1),
    }  # fmt: skip
    return _unlisted(render(request, "programmes/week_shared.html", context))


@login_not_required
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The same for a calendar program."""
    data = shared_feed(_link(secret), timezone.now())
    headers = {"Content-Disposition": 'inline; filename="lich.ics"'}
    return _unlisted(HttpResponse(data, content_type="text/calendar; charset=utf-8", headers=headers))


def _link(secret: str) -> WeekLink:
    """The link; 404 for one that is wrong or revoked, which look the same."""
    found = link_of(secret)
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest) -> Week | None:
    """The week that the address names; None for anything else."""
    try:
        return Week.read(request.GET.get("tuan", ""))
    except RuleBroken:
        return None


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Kept by no cache and listed by no search engine: whoever has the address has the week."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
