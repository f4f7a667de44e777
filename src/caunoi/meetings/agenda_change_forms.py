"""The forms by which a meeting's day changes."""

from __future__ import annotations

from django import forms

from caunoi.meetings.agenda_change_rules import When
from caunoi.meetings.forms import day_field, hour_field
from caunoi.meetings.models import Meeting


class ReasonForm(forms.Form):
    """Why; `seen` is when and where as the person has it before them."""

    reason = forms.CharField(label="Lý do", max_length=1000, widget=forms.Textarea({"rows": 2}))
    seen = forms.CharField(widget=forms.HiddenInput, strip=False)


class MoveForm(ReasonForm):
    """A new day, hour or place."""

    starts_on = day_field("Ngày mới")
    ends_on = day_field("Ngày kết thúc (nếu nhiều ngày)")
    starts_at = hour_field("Giờ bắt đầu")
    place = forms.CharField(label="Địa điểm", max_length=400, required=False)
    field_order = ("starts_on", "starts_at", "ends_on", "place", "reason", "seen")

    def to(self) -> When:
        """What the action is given."""
        said = self.cleaned_data
        return When(said["starts_on"], said["ends_on"], said["starts_at"], said["place"].strip())


def as_is(meeting: Meeting) -> dict[str, object]:
    """What the forms begin with."""
    when = meeting.when
    return {
        "starts_on": when.starts_on, "ends_on": when.ends_on, "starts_at": when.starts_at,
        "place": when.place, "seen": when.words,
    }  # fmt: skip
