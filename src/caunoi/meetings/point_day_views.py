"""The board of all points, and the page of who sits at one, by account or by the secret link."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from caunoi.meetings import point_day_actions as actions
from caunoi.meetings.models import Incident, Point, PointLink
from caunoi.meetings.point_checks import checks
from caunoi.meetings.point_day_reads import alive_link, board, link_of, point_day
from caunoi.meetings.point_day_rules import OUTCOME_NAMES
from caunoi.meetings.point_reads import call_of
from caunoi.meetings.point_views import mine
from caunoi.meetings.views import person, seen
from caunoi.people.links import origin
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken

_DONE = {
    "count": "Đã ghi số người có mặt.",
    "incident": "Đã báo sự cố.",
    "mended": "Đã ghi khắc phục sự cố.",
    "test": "Đã ghi kết quả thử đường truyền.",
}


def point_board(request: HttpRequest, pk: int) -> HttpResponse:
    """Every point's state on one screen; only the states again where the page asks for them."""
    meeting = seen(request, pk)
    context = {"meeting": meeting, "board": board(meeting), "call": call_of(meeting), "now": timezone.now()}
    part = "#states" if request.headers.get("HX-Request") else ""
    return render(request, f"meetings/point_board.html{part}", context)


def day(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """The page of who sits at a point and has an account."""
    row, user = mine(request, pk, point), person(request)
    back = reverse("meetings:point_day", args=[pk, point])
    if request.method == "POST":
        return _reported(request, row, user, None, back)
    return _page(request, row, user=user)


@login_not_required
def by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The same for whoever has the link; one that is wrong or revoked looks as if it never was."""
    link = link_of(secret)
    if link is None:
        raise Http404
    if request.method == "POST":
        return _unlisted(_reported(request, link.point, None, link, request.path))
    return _unlisted(_page(request, link.point))


def _page(request: HttpRequest, row: Point, *, user: User | None = None, address: str = "") -> HttpResponse:
    context = {
        "point": row, "meeting": row.meeting, "day": point_day(row, timezone.now()), "checks": checks(),
        "outcomes": list(OUTCOME_NAMES.items()), "user_page": user is not None, "address": address,
        "link": alive_link(row) if user else None,
    }  # fmt: skip
    return render(request, "meetings/point_day.html", context)


def _reported(
    request: HttpRequest, row: Point, user: User | None, link: PointLink | None, back: str
) -> HttpResponse:
    """One report, by what the form says it is about."""
    what = request.POST.get("viec", "")
    _write(what, request.POST, row, user, link)
    messages.success(request, _DONE[what])
    return redirect(back)


def _write(what: str, said: QueryDict, row: Point, actor: User | None, link: PointLink | None) -> None:
    if what == "count":
        actions.report_count(actor=actor, link=link, point=row, present=_number(said.get("present", "")))
    elif what == "incident":
        actions.report_incident(actor=actor, link=link, point=row, what=_words(said, "what"))
    elif what == "mended":
        incident = get_object_or_404(Incident, pk=_number(said.get("incident", "")), point=row)
        actions.resolve_incident(actor=actor, link=link, incident=incident, how=_words(said, "how"))
    elif what == "test":
        given = {one.key: said.get(f"muc-{one.key}", "") for one in checks()}
        actions.record_test(actor=actor, link=link, point=row, said=given, note=_words(said, "note"))
    else:
        raise Http404


def _words(said: QueryDict, key: str) -> str:
    """Words as they were sent, without the sign that no database keeps."""
    return said.get(key, "").replace("\0", "")


def _number(text: str) -> int:
    """A whole number as people type it. Raises RuleBroken "bad-count"."""
    if not text.strip().isdecimal() or len(text.strip()) > 9:
        raise RuleBroken("bad-count", "Chưa ghi đúng số. Hãy ghi một số, ví dụ 45.")
    return int(text.strip())


def share(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """A link for who sits there without an account; shown this once."""
    row, user = mine(request, pk, point), person(request)
    start = origin(request)  # refused before a secret is made in vain
    _, secret = actions.share_point(actor=user, point=row)
    return _page(request, row, user=user, address=start + reverse("meetings:point_by_link", args=[secret]))


def revoke(request: HttpRequest, pk: int, point: int) -> HttpResponse:
    """The link is closed."""
    row = mine(request, pk, point)
    actions.revoke_point_link(actor=person(request), point=row)
    messages.success(request, "Đã thu hồi liên kết; ai mở sẽ không thấy gì nữa.")
    return redirect("meetings:point_day", pk, point)


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Kept by no cache and listed by no search engine."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
