"""The forms of making a task concrete: for whom, then what each gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from caunoi.people.models import Office
from caunoi.tasks import rules
from caunoi.tasks.chain_actions import NewPart
from caunoi.tasks.forms import DayField, ManyOffices, current_offices
from caunoi.tasks.models import Task
from caunoi.tasks.rules import NO_DUE, Due, Operator


class BodiesForm(forms.Form):
    """Which bodies get a part."""

    don_vi = ManyOffices("Giao cho")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["don_vi"]
        assert isinstance(box, forms.ModelMultipleChoiceField)
        box.queryset = current_offices()


class PartForm(forms.Form):
    """What one body gets; its prefix is the body's id."""

    give = forms.BooleanField(label="Giao", required=False, initial=True)
    action = forms.CharField(
        label="Nội dung", max_length=rules.LONGEST_TEXT, required=False, widget=forms.Textarea({"rows": 3})
    )
    due_on = DayField("Hạn, chậm nhất ngày", required=False)
    product = forms.CharField(label="Sản phẩm", max_length=400, required=False)

    def __init__(self, office: Office, sent: QueryDict | None, initial: dict[str, object]) -> None:
        super().__init__(sent, prefix=str(office.pk), initial=initial)
        self.office = office
        self.fields["give"].label = office.name

    def part(self) -> NewPart:
        """What was typed; only after is_valid()."""
        said, on = self.cleaned_data, self.cleaned_data["due_on"]
        due = Due(on, None, Operator.BY) if on else NO_DUE
        return NewPart(self.office, said["action"], due, said["product"])


def part_forms(
    task: Task, offices: Iterable[Office], latest: date | None, sent: QueryDict | None
) -> list[PartForm]:
    """One form for each body, filled with the task's own words and the day that the office sets."""
    begins: dict[str, object] = {
        "give": True, "action": task.action, "due_on": latest, "product": task.product,
    }  # fmt: skip
    return [PartForm(office, sent, begins) for office in offices]


def wanted(forms_: Sequence[PartForm]) -> list[NewPart] | None:
    """The parts that are to be given; None where something typed is to be mended first."""
    if not all(form.is_valid() for form in forms_):
        return None
    return [form.part() for form in forms_ if form.cleaned_data["give"]]
