from __future__ import annotations

from typing import Any

from django import forms

from caunoi.reminders.models import Preference
from caunoi.reminders.rules import KIND_NAMES, MAY_MUTE, PACE_NAMES, Hours, Pace, checked
from caunoi.ui.refusal import RuleBroken

_PACES = [(pace.value, name) for pace, name in PACE_NAMES.items()]


class WishesForm(forms.Form):
    """How one person wants to be told; what must be told has no box."""

    pace = forms.ChoiceField(
        label="Việc mới giao, đổi hạn, trả lại, nghiệm thu",
        choices=[("", "Như cơ quan đặt"), *_PACES],
        required=False,
        widget=forms.RadioSelect,
    )
    by_letter = forms.MultipleChoiceField(
        label="Nhận cả qua thư, tin nhắn",
        choices=[(kind.value, KIND_NAMES[kind]) for kind in MAY_MUTE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bỏ chọn thì chỉ còn trên trang này. Giao mới, đổi hạn, trả lại, quá hạn luôn được gửi.",
    )

    @classmethod
    def of(cls, wishes: Preference) -> WishesForm:
        """The form as things stand."""
        wanted = [kind.value for kind in MAY_MUTE if kind not in wishes.muted]
        return cls(initial={"pace": wishes.pace, "by_letter": wanted})

    def pace_chosen(self) -> Pace | None:
        return Pace(self.cleaned_data["pace"]) if self.cleaned_data["pace"] else None

    def without(self) -> list[str]:
        """What the person leaves out."""
        return [kind.value for kind in MAY_MUTE if kind.value not in self.cleaned_data["by_letter"]]


def _clock(label: str, help_text: str = "") -> forms.TimeField:
    box = forms.TimeInput({"type": "time"}, "%H:%M")
    return forms.TimeField(label=label, widget=box, help_text=help_text)


class RhythmForm(forms.Form):
    """The office's hours."""

    digest = _clock("Thư nhắc buổi sáng lúc", "Chỉ vào ngày làm việc.")
    opens = _clock("Gửi thư từ")
    closes = _clock(
        "đến trước", "Ngoài giờ này và ngày nghỉ không thư nào đi. Hai giờ bằng nhau: cả ngày đêm."
    )
    pace = forms.ChoiceField(label="Việc mới", choices=_PACES, widget=forms.RadioSelect)

    @classmethod
    def of(cls, hours: Hours) -> RhythmForm:
        """The form as things stand."""
        known = {"digest": hours.digest, "opens": hours.opens, "closes": hours.closes, "pace": hours.pace}
        return cls(initial=known)

    def hours(self) -> Hours:
        said = self.cleaned_data
        return Hours(said["digest"], said["opens"], said["closes"], Pace(said["pace"]))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                checked(self.hours())
            except RuleBroken as broken:
                raise forms.ValidationError(broken.sentence) from None
        return cleaned
