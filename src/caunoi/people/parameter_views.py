from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from caunoi.people.actions import demand
from caunoi.people.models import OfficeParameter, User
from caunoi.people.parameter_actions import set_parameter
from caunoi.people.parameters import Parameter, shipped
from caunoi.people.rules import Verb


class ParameterForm(forms.Form):
    """One figure and by which paper."""

    key = forms.CharField(widget=forms.HiddenInput)
    value = forms.IntegerField(label="Giá trị", min_value=0, max_value=100_000)
    basis = forms.CharField(
        label="Căn cứ", max_length=400, widget=forms.TextInput({"placeholder": "Quy chế số …, ý kiến của …"})
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter as the page shows it: what holds now, and the form that changes it."""

    parameter: Parameter
    own: OfficeParameter | None
    form: ParameterForm


def parameters(request: HttpRequest) -> HttpResponse:
    """Every figure with what it means, where it comes from, and its form."""
    assert isinstance(request.user, User)
    demand(request.user, Verb.SET_PARAMETER)
    sent = ParameterForm(request.POST or None, prefix=request.POST.get("prefix"))
    if request.method == "POST" and sent.is_valid():
        set_parameter(actor=request.user, **sent.cleaned_data)
        messages.success(request, "Đã đặt tham số.")
        return redirect("people:parameters")
    return render(
        request, "people/parameters.html", {"rows": _rows(sent)}, status=422 if sent.errors else 200
    )


def _rows(sent: ParameterForm) -> list[Row]:
    own = {row.key: row for row in OfficeParameter.objects.all()}
    rows = []
    for key, parameter in shipped().items():
        row = own.get(key)
        initial = {
            "key": key,
            "value": row.value if row else parameter.value,
            "basis": row.basis if row else "",
        }
        form = sent if sent.errors and sent.prefix == key else ParameterForm(initial=initial, prefix=key)
        rows.append(Row(parameter, row, form))
    return rows
