"""The pages on which names that the register does not place are asked, once each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from caunoi.people.actions import demand
from caunoi.people.office_reads import Registers
from caunoi.people.rules import Verb
from caunoi.tasks.unknown import UnknownName, proposed, unknown_names
from caunoi.tasks.unknown_actions import ANSWER_NAMES, NameAnswer, place_name
from caunoi.tasks.unknown_forms import FORMS, NobodyForm
from caunoi.tasks.views import person
from caunoi.ui.refusal import RuleBroken


def listing(request: HttpRequest) -> HttpResponse:
    """Every name that waits, with where it stands and who may be meant."""
    demand(person(request), Verb.OPEN_TASK)
    registers = Registers()
    unknown = unknown_names(registers)
    rows = [(one, proposed(one, registers)) for one in unknown.names]
    return render(request, "tasks/unknown.html", {"rows": rows, "more": unknown.more})


def name(request: HttpRequest) -> HttpResponse:
    """One name, `ten` in the address, with an answer to choose; sent, the register keeps it."""
    demand(person(request), Verb.OPEN_TASK)
    asked, registers = request.GET.get("ten", "")[:400], Registers()
    one = unknown_names(registers).named(asked)
    if one is None:
        messages.info(request, f"“{asked}” không còn là tên chưa rõ.")
        return redirect("tasks:unknown")
    forms = _forms(request, one)
    if request.method == "POST" and _placed(request, one, forms):
        return redirect("tasks:unknown")
    status = 422 if any(form.errors for form in forms.values()) else 200
    answers = [(answer, ANSWER_NAMES[answer], form) for answer, form in forms.items()]
    context = {"one": one, "answers": answers, "candidates": proposed(one, registers)}
    return render(request, "tasks/unknown_name.html", context, status=status)


def _forms(request: HttpRequest, one: UnknownName) -> dict[NameAnswer, NobodyForm]:
    """A form for each answer; the one that was sent holds what was typed."""
    sent = request.POST.get("answer", "") if request.method == "POST" else None
    return {
        answer: form(
            request.POST if answer == sent else None, prefix=answer.value, initial={"name": one.name}
        )
        for answer, form in FORMS.items()
    }


def _placed(request: HttpRequest, one: UnknownName, forms: dict[NameAnswer, NobodyForm]) -> bool:
    form = next((form for form in forms.values() if form.is_bound), None)
    if form is None or not form.is_valid():
        return False
    try:
        moved = place_name(actor=person(request), name=one.name, decision=form.decision())
    except RuleBroken as refused:
        form.add_error(None, refused.sentence)
        return False
    given = f" {len(moved)} nhiệm vụ đã có đơn vị." if moved else ""
    messages.success(request, f"Đã ghi “{one.name}” vào sổ đơn vị, từ nay máy không hỏi lại.{given}")
    return True
