"""The forms of a bus, and of buses that the list of delegates names already."""

from __future__ import annotations

from typing import Any

from django import forms

from caunoi.delegates.bus_actions import BusSaid
from caunoi.delegates.bus_rules import MOST_SEATS
from caunoi.delegates.models import Bus


def _seats() -> forms.IntegerField:
    return forms.IntegerField(label="Số chỗ, không kể lái xe", min_value=1, max_value=MOST_SEATS, initial=45)


class SeatsForm(forms.Form):
    """How many seats each bus of the list has."""

    seats = _seats()


class BusForm(forms.Form):
    """A bus as a person states it."""

    name = forms.CharField(label="Tên xe", max_length=60)
    plate = forms.CharField(label="Biển số", max_length=20, required=False)
    seats = _seats()
    leaves_from = forms.CharField(label="Nơi đón", max_length=200, required=False)
    leaves_at = forms.DateTimeField(
        label="Giờ xuất phát", required=False, input_formats=["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(
            {"placeholder": "06:15 22/3/2027", "autocomplete": "off"}, format="%H:%M %d/%m/%Y"
        ),
    )  # fmt: skip
    leader = forms.CharField(label="Người phụ trách", max_length=120, required=False)
    phone = forms.CharField(label="Điện thoại", max_length=40, required=False)

    def said(self) -> BusSaid:
        """What the action is given; only after is_valid()."""
        return BusSaid(**{name: self.cleaned_data[name] for name in BusForm.base_fields})


class ChangeBusForm(BusForm):
    """A bus that is there; `seen` is the version that the person had before him."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, bus: Bus, **named: Any) -> None:
        super().__init__(*args, **named)
        self.initial = {name: getattr(bus, name) for name in BusForm.base_fields if name != "phone"}
        self.initial["seen"] = bus.version
