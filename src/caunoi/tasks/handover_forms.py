from __future__ import annotations

from typing import Any

from django import forms

from caunoi.tasks.handover import Handover
from caunoi.tasks.handover_actions import Given


class HandoverForm(forms.Form):
    """For each task that is left who carries on with it; the one sure successor is filled in."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, left: Handover, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = left
        self.fields["seen"].initial = left.seen
        choices = [
            ("", "để lại, chưa chuyển"),
            *((str(one.office.pk), one.office.name) for one in left.heirs),
        ]
        sure = str(left.sure.office.pk) if left.sure else ""
        for work in left.work:
            label = f"Chuyển “{work.task}” cho"
            # Whoever sends an old page is told what changed (the verb compares), not that a box is missing.
            self.fields[f"to_{work.task.pk}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=sure
            )

    def rows(self) -> list[tuple[object, forms.BoundField]]:
        """Each task with its box."""
        return [(work, self[f"to_{work.task.pk}"]) for work in self.left.work]

    def given(self) -> list[Given]:
        """What was chosen; only after is_valid()."""
        said = ((work.task.pk, self.cleaned_data[f"to_{work.task.pk}"]) for work in self.left.work)
        return [Given(task, int(to)) for task, to in said if to]
