"""The forms of quotas and of what a unit registers."""

from __future__ import annotations

from typing import Any

from django import forms

from caunoi.delegates.quota_actions import Place, QuotaSaid
from caunoi.delegates.quota_rules import WHAT_NAMES, What
from caunoi.people.reads import DayRegister


class QuotaForm(forms.Form):
    """A quota for one office or for many called together."""

    offices = forms.CharField(
        label="Đơn vị", max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text="Một hoặc nhiều đơn vị, hoặc tên gọi chung: “các xã, phường”. Theo sổ đơn vị của ngày họp.",
    )  # fmt: skip
    what = forms.ChoiceField(
        label="Chỉ tiêu", choices=[(one.value, name) for one, name in WHAT_NAMES.items()]
    )
    category = forms.CharField(
        label="Đối tượng",
        max_length=120,
        required=False,
        help_text="Ví dụ: xã; phường, thị trấn; trưởng thôn.",
    )
    least = forms.IntegerField(label="Từ", min_value=0, initial=1)
    most = forms.IntegerField(label="Đến", min_value=1, required=False, help_text="Để trống: không giới hạn.")
    due = forms.DateTimeField(
        label="Hạn đăng ký", required=False, input_formats=["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput({"placeholder": "16:00 17/3/2027", "autocomplete": "off"}),
    )  # fmt: skip
    source = forms.CharField(label="Theo", max_length=400, required=False)

    def __init__(self, *args: Any, register: DayRegister, **named: Any) -> None:
        super().__init__(*args, **named)
        self.register = register

    def clean_offices(self) -> str:
        words: str = self.cleaned_data["offices"]
        unknown = self.register.meant(words).unknown
        if unknown:
            named = "; ".join(f"“{part.text}”: {part.why}" for part in unknown)
            raise forms.ValidationError(f"Chưa rõ đơn vị: {named}")
        return words

    def said(self) -> QuotaSaid:
        """What the action is given; only after is_valid()."""
        told = dict(self.cleaned_data)
        return QuotaSaid(
            offices=self.register.listed(told.pop("offices")), what=What(told.pop("what")), **told
        )


class PlaceForm(forms.Form):
    """Who or what fills a place of a quota."""

    name = forms.CharField(max_length=120)
    post = forms.CharField(max_length=200, required=False)
    topic = forms.CharField(max_length=400, required=False)
    late_reason = forms.CharField(max_length=400, required=False)

    def place(self) -> Place:
        """What the action is given; only after is_valid()."""
        return Place(**self.cleaned_data)
