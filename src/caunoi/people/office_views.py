"""The register of offices: the tree of a day, forms of what becomes of offices, collective names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from caunoi.people import name_actions, office_actions
from caunoi.people import office_forms as typed
from caunoi.people.actions import demand
from caunoi.people.manage_forms import NewOfficeForm, OfficeForm
from caunoi.people.models import Collective, Office, OfficeKind, OfficeLevel, User
from caunoi.people.office_page import members_on
from caunoi.people.office_tree import tree
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


def _keeper(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    demand(request.user, Verb.KEEP_REGISTER)
    return request.user


def offices(request: HttpRequest) -> HttpResponse:
    """The tree of offices as it stood on a day."""
    _keeper(request)
    sought = typed.sought_of(request.GET)
    below = Office.objects.filter(pk=sought.below).first() if sought.below else None
    context = {
        "tree": tree(sought), "sought": sought, "below": below,
        "kinds": OfficeKind.choices, "levels": OfficeLevel.choices,
    }  # fmt: skip
    return render(request, "people/offices.html", context)


def new_office(request: HttpRequest) -> HttpResponse:
    """An office that the register does not have yet."""
    keeper, form = _keeper(request), NewOfficeForm(request.POST or None)

    def act() -> Office:
        basis = form.cleaned_data["legal_basis"]
        return office_actions.establish_office(
            actor=keeper, said=form.said(), aliases=form.names(), legal_basis=basis
        )

    return _sent(request, form, act, "Thêm đơn vị", "Đã thêm đơn vị.")


def change_office(request: HttpRequest, pk: int) -> HttpResponse:
    """What is written of an office put right."""
    keeper, chosen = _keeper(request), get_object_or_404(Office, pk=pk)
    form = OfficeForm(request.POST or None, instance=get_object_or_404(Office, pk=pk))
    return _sent(
        request, form,
        lambda: office_actions.change_office(
            actor=keeper, office=chosen, said=form.said(), aliases=form.names()
        ),
        f"Sửa {chosen.name}", "Đã ghi đơn vị.", chosen,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Deed:
    """A verb on one office as its page offers it."""

    form: Any
    title: str
    done: str
    act: Callable[[User, Office, Any], object]


def _rename(actor: User, office: Office, form: Any) -> object:
    return office_actions.rename_office(actor=actor, office=office, **form.cleaned_data)


def _alias(actor: User, office: Office, form: Any) -> object:
    return name_actions.add_alias(actor=actor, office=office, **form.cleaned_data)


def _reorganise(actor: User, office: Office, form: Any) -> object:
    return office_actions.reorganise_offices(actor=actor, said=form.event(), founded=form.founded())


_DEEDS: Final = {
    "rename_office": _Deed(typed.RenameForm, "Đổi tên", "Đã ghi tên mới.", _rename),
    "merge_office": _Deed(typed.MergeForm, "Sáp nhập, thay thế", "Đã ghi việc sáp nhập.", _reorganise),
    "split_office": _Deed(typed.SplitForm, "Chia tách", "Đã ghi việc chia tách.", _reorganise),
    "end_office": _Deed(typed.EndForm, "Kết thúc hoạt động", "Đã ghi ngày kết thúc.", _reorganise),
    "add_alias": _Deed(typed.AliasForm, "Tên gọi khác", "Đã ghi tên gọi khác.", _alias),
}


def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One of the verbs above: its form, and what becomes of it."""
    keeper, chosen, what = _keeper(request), get_object_or_404(Office, pk=pk), _DEEDS[name]
    form = what.form(request.POST or None, office=chosen)
    return _sent(
        request,
        form,
        lambda: what.act(keeper, chosen, form),
        f"{what.title}: {chosen.name}",
        what.done,
        chosen,
    )


def collectives(request: HttpRequest) -> HttpResponse:
    """What papers call together, with the members of today in a paper of one's own office."""
    keeper = _keeper(request)
    rows = list(Collective.objects.prefetch_related("names"))
    issuer = keeper.office.name if keeper.office else ""
    found = members_on([row.name for row in rows], timezone.localdate(), issuer=issuer)
    context = {"rows": list(zip(rows, found, strict=True)), "issuer": issuer}
    return render(request, "people/collectives.html", context)


def new_collective(request: HttpRequest) -> HttpResponse:
    """One more collective name."""
    keeper, form = _keeper(request), typed.CollectiveForm(request.POST or None)
    return _sent(
        request, form, lambda: name_actions.add_collective(actor=keeper, said=form.said()),
        "Thêm tên gọi chung", "Đã ghi tên gọi chung.",
    )  # fmt: skip


def collective(request: HttpRequest, pk: int) -> HttpResponse:
    """A collective name put right."""
    keeper, chosen = _keeper(request), get_object_or_404(Collective, pk=pk)
    form = typed.CollectiveForm(request.POST or None, initial=typed.collective_initial(chosen))
    return _sent(
        request, form,
        lambda: name_actions.change_collective(actor=keeper, collective=chosen, said=form.said()),
        f"Sửa “{chosen}”", "Đã ghi tên gọi chung.",
    )  # fmt: skip


def _sent(
    request: HttpRequest, form: forms.BaseForm, act: Callable[[], object], title: str, done: str,
    office: Office | None = None,
) -> HttpResponse:  # fmt: skip
    """Shows a form; sent, it acts and goes where the result is seen; what is refused stays typed."""
    if request.method == "POST" and form.is_valid():
        try:
            result = act()
        except RuleBroken as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, done)
            there = office or result
            if isinstance(there, Office):
                return redirect("site:office", there.pk)
            return redirect("people:collectives")
    context = {"form": form, "title": title, "office": office}
    return render(request, "people/office_form.html", context, status=422 if form.errors else 200)
