"""The pages of the tasks room: four views of the same tasks, one address each, whole or as a fragment."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb, may
from caunoi.tasks import filters as asked
from caunoi.tasks import reads
from caunoi.tasks.filters import Filters, Now
from caunoi.tasks.forms import address_of, filters_of, heads, page_of
from caunoi.tasks.models import Task
from caunoi.tasks.page import task_page
from caunoi.tasks.rules import STATE_NAMES, State
from caunoi.tasks.sheet import tracker
from caunoi.tasks.standing import by_office
from caunoi.tasks.timeline import timeline
from caunoi.ui.workbook import MEDIA_TYPE


def person(request: HttpRequest) -> User:
    """The signed-in person; every page of this room stands behind the sign-in."""
    assert isinstance(request.user, User)
    return request.user


def fragment(request: HttpRequest) -> bool:
    """Whether the page itself asked, for a part of it."""
    htmx = getattr(request, "htmx", None)
    return isinstance(htmx, HtmxDetails) and bool(htmx) and not htmx.boosted


def board(request: HttpRequest) -> HttpResponse:
    """The board, or with `lan` one lane from its `trang`th slice on."""
    user, filters, when = person(request), filters_of(request.GET), asked.now()
    lane = request.GET.get("lan", "")
    if fragment(request) and lane in list(State):
        more = reads.lane(user, filters, when, State(lane), page_of(request.GET))
        return render(request, "tasks/_lane_more.html", {"lane": more, "query": address_of(filters)})
    whole = reads.totals(user, when)
    lanes = reads.board(user, filters, when, whole)
    return _view(request, "board", filters, when, {"lanes": lanes, "totals": whole})


def listing(request: HttpRequest) -> HttpResponse:
    """The list, fifty to a page."""
    user, filters, when = person(request), filters_of(request.GET), asked.now()
    page = reads.listing(user, filters, when, page_of(request.GET))
    return _view(request, "list", filters, when, {"page": page, "heads": heads(filters)})


def time(request: HttpRequest) -> HttpResponse:
    """The timeline, with its table."""
    user, filters, when = person(request), filters_of(request.GET), asked.now()
    drawn = timeline(user, filters, when, page_of(request.GET))
    return _view(request, "timeline", filters, when, {"timeline": drawn})


def offices(request: HttpRequest) -> HttpResponse:
    """Each office's record."""
    user, filters, when = person(request), filters_of(request.GET), asked.now()
    return _view(request, "offices", filters, when, {"records": by_office(user, filters, when)})


def _view(
    request: HttpRequest, name: str, filters: Filters, when: Now, content: dict[str, object]
) -> HttpResponse:
    user = person(request)
    context = {
        "totals": content.get("totals") or reads.totals(user, when), **content, "view": name,
        "filters": filters, "query": address_of(filters), "when": when,
        "may_export": may(user.role, Verb.EXPORT) is not None,
        "may_open": may(user.role, Verb.OPEN_TASK) is not None,
    }  # fmt: skip
    if fragment(request):
        answer = render(request, "tasks/_fragment.html", {**context, "part": f"tasks/_{name}.html"})
        # The address in the bar says the filters, without the empty boxes of the form.
        query = f"?{context['query']}" if context["query"] else ""
        answer.headers["HX-Replace-Url"] = request.path + query
        return answer
    context |= {
        "offices": asked.office_choices(user), "documents": asked.document_choices(user),
        "windows": asked.WINDOWS, "states": STATE_NAMES,
    }  # fmt: skip
    return render(request, f"tasks/{name}.html", context)


def export(request: HttpRequest) -> HttpResponse:
    """What the filters find, as an Excel file."""
    user, filters, when = person(request), filters_of(request.GET), asked.now()
    demand(user, Verb.EXPORT)
    tasks = asked.sorted_by(asked.found(user, filters, when), filters)
    name = f"theo-doi-nhiem-vu-{when.at:%Y%m%d-%H%M}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(tracker(tasks, when), content_type=MEDIA_TYPE, headers=headers)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One task in full."""
    user = person(request)
    page = task_page(user, seen(user, pk), asked.now())
    return render(request, "tasks/detail.html", {"page": page, "card": page.card, "task": page.task})


def seen(user: User, pk: int) -> Task:
    """The task, when the person may see it; 404 otherwise, so that nobody learns what exists."""
    tasks = (
        Task.objects.visible_to(user)
        .with_parts()
        .select_related(
            "owner",
            "acceptor",
            "opened_by",
            "handed_in_by",
            "accepted_by",
            "fact",
            "document__incoming",
            "anchor",
            "parent",
            "answer",
        )
    )
    task = tasks.defer("document__search_raw", "document__search_folded").filter(pk=pk).first()
    if task is None:
        raise Http404
    return task
