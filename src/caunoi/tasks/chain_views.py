"""Making a task concrete: whom it is for is chosen first, then what each gets is confirmed at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from caunoi.people.models import Office
from caunoi.people.rules import Verb
from caunoi.tasks.chain_actions import split_task
from caunoi.tasks.chain_forms import BodiesForm, part_forms, wanted
from caunoi.tasks.chain_reads import Below, given_already, members, split_token
from caunoi.tasks.forms import current_offices
from caunoi.tasks.locking import demand_on
from caunoi.tasks.models import Task
from caunoi.tasks.remit_reads import suggestions
from caunoi.tasks.views import person, seen
from caunoi.ui.refusal import RuleBroken


def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Without `don_vi` the bodies are chosen; with them each one's part is written, and given when posted."""
    task = seen(person(request), pk)
    demand_on(person(request), Verb.OPEN_TASK, task)
    offices = _chosen(request)
    if request.method == "POST":
        return _given(request, task, offices)
    return _parts(request, task, offices) if offices else _bodies(request, task)


def _chosen(request: HttpRequest) -> list[Office]:
    said = request.POST if request.method == "POST" else request.GET
    ids = [int(one) for one in said.getlist("don_vi") if one.isascii() and one.isdigit() and len(one) < 13]
    return list(current_offices().filter(pk__in=ids[:500]))


def _bodies(request: HttpRequest, task: Task) -> HttpResponse:
    """The choice; everyone whom a collective name in the paper means is ticked already, once."""
    meant, given = members(task), given_already(task)
    ticked = [office.pk for office in meant.offices if office.pk not in given]
    context = {
        "task": task, "form": BodiesForm(initial={"don_vi": ticked}), "meant": meant,
        "given": list(given.values()), "suggestions": suggestions(task),
    }  # fmt: skip
    return render(request, "tasks/split.html", context)


def _parts(
    request: HttpRequest, task: Task, offices: list[Office], refused: str = "", status: int = 200
) -> HttpResponse:
    latest, sent = Below.now().latest(task.safe_on), request.POST if request.method == "POST" else None
    context = {
        "task": task, "parts": part_forms(task, offices, latest, sent), "latest": latest, "refused": refused,
        "seen": sent.get("seen", "") if sent else split_token(task),
    }  # fmt: skip
    return render(request, "tasks/split_parts.html", context, status=status)


def _given(request: HttpRequest, task: Task, offices: list[Office]) -> HttpResponse:
    parts = wanted(part_forms(task, offices, None, request.POST))
    if parts is None:
        return _parts(request, task, offices, status=422)
    try:
        opened = split_task(actor=person(request), task=task, parts=parts, seen=request.POST.get("seen", ""))
    except RuleBroken as broken:
        # What was typed stays where it was typed, with the reason over it.
        return _parts(request, task, offices, broken.sentence, 422)
    messages.success(request, f"Đã giao {len(opened)} nhiệm vụ cụ thể hóa.")
    return redirect("tasks:detail", task.pk)
