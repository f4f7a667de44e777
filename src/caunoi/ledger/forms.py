from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from caunoi.ledger.reads import Search, writers, writing_offices


class SearchForm(forms.Form):
    """What the person looks for in the book; an empty form finds everything."""

    words = forms.CharField(label="Có chữ", required=False, max_length=200)
    actor = forms.ChoiceField(label="Người làm", required=False)
    office = forms.ChoiceField(label="Đơn vị", required=False)
    since = forms.DateField(
        label="Từ ngày", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label="Đến ngày", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor, office = self.fields["actor"], self.fields["office"]
        assert isinstance(actor, forms.ChoiceField)
        assert isinstance(office, forms.ChoiceField)
        actor.choices = [("", "Mọi người"), *writers()]
        office.choices = [("", "Mọi đơn vị"), *((name, name) for name in writing_offices())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if isinstance(since, date) and isinstance(until, date) and since > until:
            self.add_error("until", "Ngày này đứng trước ngày bắt đầu; đổi chỗ hai ngày.")
        return cleaned

    def search(self) -> Search:
        """The search; parts that were filled in wrongly do not narrow it."""
        self.is_valid()
        found = self.cleaned_data
        return Search(
            words=found.get("words", ""),
            actor=int(found["actor"]) if found.get("actor") else None,
            office=found.get("office", ""),
            since=found.get("since"),
            until=found.get("until"),
        )
