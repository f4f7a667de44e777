"""The forms of an agenda."""

from __future__ import annotations

from django import forms

from caunoi.meetings.actions import NewItem
from caunoi.meetings.forms import hour_field
from caunoi.meetings.models import AgendaItem

LONGEST_MINUTES = 600


class ItemForm(forms.Form):
    """One item of an agenda; an hour only where it does not follow from what stands before."""

    content = forms.CharField(label="Nội dung", max_length=2000, widget=forms.Textarea({"rows": 2}))
    lead = forms.CharField(label="Người thực hiện", max_length=400, required=False)
    minutes = forms.IntegerField(label="Số phút", min_value=1, max_value=LONGEST_MINUTES, required=False)
    starts_at = hour_field("Giờ cố định")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def new(self) -> NewItem:
        """What the action is given."""
        said = self.cleaned_data
        return NewItem(said["content"], said["lead"], said["starts_at"], said["minutes"])

    @staticmethod
    def as_is(item: AgendaItem) -> dict[str, object]:
        """What the form begins with."""
        return {
            "content": item.content, "lead": item.lead, "minutes": item.minutes, "starts_at": item.starts_at,
            "seen": item.words,
        }  # fmt: skip


class NoteForm(forms.Form):
    """A word to those who read the agenda."""

    note = forms.CharField(label="Ghi chú cho người nhận", max_length=400, required=False)
    sure = forms.CharField(widget=forms.HiddenInput, initial="1")
