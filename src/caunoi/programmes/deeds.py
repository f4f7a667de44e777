"""The verbs on one matter as its page offers them: asked for, each shows its form; posted, it acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from caunoi.people.models import User
from caunoi.programmes import actions, item_actions, proposal_actions
from caunoi.programmes.forms import DraftMatterForm, FinishForm, MatterForm, MoveForm, PlaceForm, ReasonForm
from caunoi.programmes.models import ProgrammeItem
from caunoi.ui.refusal import RuleBroken

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb as a page offers it. `done` is said afterwards; `back` leads elsewhere than to the matter."""

    form: type[forms.Form]
    title: str
    button: str
    done: str
    act: Callable[[User, ProgrammeItem, forms.Form], object]
    lead: str = ""
    look: str = "main"
    initial: Callable[[ProgrammeItem], dict[str, object]] = lambda item: {}
    back: Callable[[ProgrammeItem], str] | None = None


def _change(user: User, item: ProgrammeItem, form: forms.Form) -> object:
    assert isinstance(form, MatterForm)
    return actions.change_item(actor=user, item=item, new=form.matter())


def _move(user: User, item: ProgrammeItem, form: forms.Form) -> object:
    said = form.cleaned_data
    return item_actions.move_item(actor=user, item=item, to=said["to"], reason=said["reason"])


def matter_initial(item: ProgrammeItem) -> dict[str, object]:
    """What the form of a matter begins with: the matter as it stands."""
    return {
        "content": item.content, "product": item.product,
        "leads": [office.pk for office in item.leads.all()],
        "coordinating": [office.pk for office in item.coordinating.all()],
        "month": item.month, "quarter": item.quarter, "year": item.year, "words": item.period,
    }  # fmt: skip


def _programme(item: ProgrammeItem) -> str:
    return reverse("programmes:programme", args=[item.programme_id])


DEEDS: Final[dict[str, Deed]] = {
    "finish": Deed(
        FinishForm, "Ghi việc đã xong", "Đã xong", "Đã ghi việc này xong.",
        lambda user, item, form: item_actions.finish_items(
            actor=user, items=[item], result=form.cleaned_data["result"]
        ),
    ),
    "move": Deed(
        MoveForm, "Chuyển sang tháng khác", "Chuyển tháng", "Đã chuyển, lý do được giữ lại.", _move,
        lead="Việc nằm ở tháng mới trong đề xuất chương trình tháng; tài liệu đơn vị đang chuẩn bị được hủy.",
    ),
    "place": Deed(PlaceForm, "Xếp vào tháng", "Xếp vào tháng", "Đã xếp việc vào tháng.", _move),
    "drop": Deed(
        ReasonForm, "Rút khỏi chương trình", "Rút việc", "Đã rút việc, lý do được giữ lại.",
        lambda user, item, form: item_actions.drop_item(
            actor=user, item=item, reason=form.cleaned_data["reason"]
        ),
        lead="Việc đã rút vẫn hiện trong chương trình năm cùng lý do.", look="danger",
    ),
    "reopen": Deed(
        ReasonForm, "Mở lại việc", "Mở lại", "Đã mở lại việc.",
        lambda user, item, form: item_actions.reopen_item(
            actor=user, item=item, reason=form.cleaned_data["reason"]
        ),
    ),
    "change": Deed(
        MatterForm, "Sửa việc", "Ghi", "Đã sửa việc.", _change, initial=matter_initial,
        lead="Sửa lời văn, cơ quan, sản phẩm. Đổi tháng thì dùng “Chuyển tháng”.",
    ),
    "change_draft": Deed(
        DraftMatterForm, "Sửa việc trong dự thảo", "Ghi", "Đã sửa việc.", _change, initial=matter_initial,
        back=_programme,
    ),
    "remove": Deed(
        forms.Form, "Xóa việc khỏi dự thảo", "Xóa việc", "Đã xóa việc khỏi dự thảo.",
        lambda user, item, form: actions.remove_item(actor=user, item=item), look="danger", back=_programme,
    ),
    "withdraw": Deed(
        forms.Form, "Rút đề xuất", "Rút đề xuất", "Đã rút đề xuất.",
        lambda user, item, form: proposal_actions.withdraw_matter(actor=user, item=item), look="danger",
        back=lambda item: reverse("programmes:proposals"),
    ),
}  # fmt: skip


def chosen_deed(name: str, item: ProgrammeItem) -> Deed:
    """The deed of that name; in a draft more of a matter may be put right."""
    draft = item.programme is not None and not item.programme.binds
    return DEEDS["change_draft" if name == "change" and draft else name]


def deed_on_item(request: HttpRequest, user: User, item: ProgrammeItem, name: str) -> HttpResponse:
    """The form of one verb on one matter, and what happens when it is sent."""
    chosen = chosen_deed(name, item)
    form = chosen.form(request.POST or None, initial=chosen.initial(item))
    done = sent(request, form, lambda: chosen.act(user, item, form))
    if done is NOT_DONE:
        return _asked(request, item, chosen, form)
    messages.success(request, chosen.done)
    return redirect(next_page(request, chosen.back(item) if chosen.back else _page(item)))


class _NotDone:
    """What `sent` answers where nothing was done."""


NOT_DONE: Final = _NotDone()


def sent(request: HttpRequest, form: forms.Form, act: Callable[[], T]) -> T | _NotDone:
    """What the act gives where the form was sent and is right; NOT_DONE otherwise.

    Where a rule forbids the act its reason stands over what was typed; a form of one button has no place for
    that, and the refusal is a page of its own.
    """
    if request.method != "POST" or not (form.is_valid() or not form.fields):
        return NOT_DONE
    try:
        return act()
    except RuleBroken as refused:
        if not form.fields:
            raise
        form.add_error(None, refused.sentence)
        return NOT_DONE


def _page(item: ProgrammeItem) -> str:
    return reverse("programmes:item", args=[item.pk])


def _asked(request: HttpRequest, item: ProgrammeItem, chosen: Deed, form: forms.Form) -> HttpResponse:
    back = next_page(request, _page(item))
    context = {
        "deed": chosen, "form": form, "back": back, "about": item.content, "crumb": _page(item),
        "next": request.POST.get("next") or request.GET.get("next", ""),
    }  # fmt: skip
    return render(request, "programmes/deed.html", context, status=422 if form.errors else 200)


def next_page(request: HttpRequest, otherwise: str) -> str:
    """Where the person was, when the form says so and it is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe and wanted.startswith("/") else otherwise
