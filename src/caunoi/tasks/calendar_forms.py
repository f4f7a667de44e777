from __future__ import annotations

from django import forms

from caunoi.tasks.forms import DayField
from caunoi.tasks.models import OfficeDay
from vanban.dates.working_days import DayRule


class OfficeDayForm(forms.Form):
    """A day of the office's own, and by which paper."""

    on = DayField("Ngày")
    kind = forms.ChoiceField(
        label="Cơ quan",
        choices=[("off", "nghỉ"), ("work", "làm việc (làm bù)")],
        initial=OfficeDay.Kind.OFF,
    )
    basis = forms.CharField(
        label="Căn cứ",
        max_length=400,
        widget=forms.TextInput({"placeholder": "Thông báo số 12-TB/VPTU, ngày 05/12/2026"}),
    )

    def day(self) -> DayRule:
        """What was typed; only after is_valid()."""
        said = self.cleaned_data
        return DayRule(said["on"], "off" if said["kind"] == "off" else "work", said["basis"])
