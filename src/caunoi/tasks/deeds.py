"""One view for each verb on a task: asked for, it shows its form; posted, it acts.

The same address answers a whole page, or a fragment for the dialog of the board; both work by the same form.
"""

from __future__ import annotations

import json

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from caunoi.documents import store, uploads
from caunoi.documents.models import Document, DocumentState
from caunoi.people.actions import demand
from caunoi.people.rules import Verb
from caunoi.tasks import actions
from caunoi.tasks.deed_kinds import DEEDS, Deed
from caunoi.tasks.forms import NewTaskForm
from caunoi.tasks.letters import given_out
from caunoi.tasks.models import Task
from caunoi.tasks.opening import preview
from caunoi.tasks.views import fragment, person, seen
from caunoi.ui.refusal import RuleBroken


@csrf_exempt
def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The form of one verb on one task, and what happens when it is sent.

    The token is checked by `_sent`, once the files of the request go to memory only: evidence that turns out
    to be secret must not have touched a disk (R15).
    """
    if request.method != "POST":
        return _asked(request, pk, DEEDS[name], None)
    return _sent(request, pk, DEEDS[name], uploads.into_memory(request))


@csrf_protect
def _sent(request: HttpRequest, pk: int, chosen: Deed, body: uploads.Whole) -> HttpResponse:
    user = person(request)
    task = seen(user, pk)
    uploads.demand_whole(request, body)
    form = chosen.form(request.POST, request.FILES, initial=chosen.initial(task))
    if not form.is_valid():
        return _asked(request, pk, chosen, form)
    try:
        chosen.act(user, task, form)
    except RuleBroken as refused:
        if not form.fields:
            raise
        # What was typed stays where it was typed, with the reason over it.
        form.add_error(None, refused.sentence)
        return _asked(request, pk, chosen, form)
    return _done(request, task, chosen.done)


def _asked(request: HttpRequest, pk: int, chosen: Deed, form: forms.Form | None) -> HttpResponse:
    """The form, empty or with what is to be mended (then with status 422)."""
    task = seen(person(request), pk)
    status = 422 if form else 200
    form = form or chosen.form(initial=chosen.initial(task))
    context = {"task": task, "deed": chosen, "form": form, "next": _next(request, task)}
    template = "tasks/_deed.html" if fragment(request) else "tasks/deed.html"
    return render(request, template, context, status=status)


def _done(request: HttpRequest, task: Task, sentence: str) -> HttpResponse:
    """A page goes on to where the person was; the board is told what to say, and that tasks have changed."""
    if not fragment(request):
        messages.success(request, sentence)
        return redirect(_next(request, task))
    answer = render(request, "tasks/_done.html", {"sentence": sentence, "task": task})
    answer.headers["HX-Trigger"] = json.dumps({"tasks-changed": True})
    answer.headers["HX-Reswap"] = "none"
    return answer


def _next(request: HttpRequest, task: Task) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe and wanted.startswith("/") else reverse("tasks:detail", args=[task.pk])


def new(request: HttpRequest) -> HttpResponse:
    """The form of a task typed by hand."""
    user = person(request)
    demand(user, Verb.OPEN_TASK)
    form = NewTaskForm(request.POST or None, initial={"document": request.GET.get("van_ban")})
    if request.method == "POST" and form.is_valid():
        said = {
            name: form.cleaned_data[name] for name in ("action", "owner", "product", "report_to", "acceptor")
        }
        task = actions.open_task(
            actor=user,
            new=actions.NewTask(
                **said, document=form.cleaned_data["document"], due=form.due(),
                coordinating=tuple(form.cleaned_data["coordinating"]),
            ),
        )  # fmt: skip
        messages.success(request, "Đã giao nhiệm vụ.")
        return redirect("tasks:detail", task.pk)
    return render(request, "tasks/new.html", {"form": form})


def open_from(request: HttpRequest, document: int) -> HttpResponse:
    """The tasks that a reviewed document asks for, before and after they go on the board."""
    user = person(request)
    paper = get_object_or_404(Document.objects.select_related("reading", "incoming", "office"), pk=document)
    demand(user, Verb.OPEN_TASK, paper.office)
    if request.method == "POST":
        opened = actions.open_tasks_from(actor=user, document=paper, kind=request.POST.get("kind", "tasks"))
        messages.success(request, _opened_sentence(opened))
        return redirect(f"{reverse('tasks:board')}?van_ban={paper.pk}")
    reviewed = paper.state == DocumentState.CONFIRMED
    return render(
        request,
        "tasks/open_from.html",
        {"document": paper, "reviewed": reviewed, "groups": preview(paper), "letter": bool(given_out(paper))},
    )


def _opened_sentence(opened: list[Task]) -> str:
    if not opened:
        return "Mọi nhiệm vụ của văn bản này đã ở trên bảng, không có gì mới để đưa lên."
    unknown = sum(task.owner is None for task in opened)
    rest = f" {unknown} nhiệm vụ chưa rõ đơn vị, cần giao." if unknown else ""
    return f"Đã đưa {len(opened)} nhiệm vụ lên bảng.{rest}"


def evidence(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """The bytes of one evidence file, to whoever may see the task."""
    task = seen(person(request), pk)
    kept = task.evidence.select_related("file").filter(pk=number, file__isnull=False).first()
    if kept is None or kept.file is None:
        raise Http404
    place = store.path_of(kept.file.sha256)
    if not place.exists():
        raise Http404
    answer = FileResponse(
        place.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.file.media_type
    )
    # Should a page get in as evidence all the same, it has no rights of ours where it is opened.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
