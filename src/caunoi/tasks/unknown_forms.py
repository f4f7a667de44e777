"""What a person fills in to say what an unknown name means: a small form for each answer."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms

from caunoi.people.models import Collective, Office, OfficeKind, OfficeLevel, Scope
from caunoi.people.office_actions import OfficeSaid
from caunoi.tasks.forms import DayField
from caunoi.tasks.unknown_actions import Decision, NameAnswer


class OfficeChoice(forms.ModelChoiceField[Office]):
    """One office, with its last day where it has ended."""

    def label_from_instance(self, obj: Office) -> str:
        return office_label(obj)


class OfficeChoices(forms.ModelMultipleChoiceField[Office]):
    """Several of them."""

    def label_from_instance(self, obj: Office) -> str:
        return office_label(obj)


def office_label(office: Office) -> str:
    """The name, and where it ended its last day: names come back."""
    return f"{office.name} (đến {office.valid_to:%d/%m/%Y})" if office.valid_to else office.name


def _offices() -> Any:
    return Office.objects.exclude(kind=OfficeKind.AREA)


class NobodyForm(forms.Form):
    """The name is no office's."""

    answer = NameAnswer.NOBODY

    def decision(self) -> Decision:
        """What was said; only after is_valid()."""
        return Decision(self.answer)


class _Dated(NobodyForm):
    valid_from = DayField(
        "Dùng từ ngày", required=False, help_text="Để trống nếu văn bản lúc nào cũng viết thế."
    )
    valid_to = DayField("Đến hết ngày", required=False)

    def days(self) -> tuple[date | None, date | None]:
        return self.cleaned_data["valid_from"], self.cleaned_data["valid_to"]


class AliasForm(_Dated):
    """Another way of writing one office."""

    answer = NameAnswer.ALIAS
    office = OfficeChoice(Office.objects.none(), label="Đơn vị", empty_label="Chọn đơn vị")
    field_order = ("office", "valid_from", "valid_to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = _offices()  # type: ignore[attr-defined]  # the field above

    def decision(self) -> Decision:
        """What was said; only after is_valid()."""
        return Decision(self.answer, (self.cleaned_data["office"],), None, None, *self.days())


class SeveralForm(_Dated):
    """A few offices that papers call together."""

    answer = NameAnswer.SEVERAL
    offices = OfficeChoices(
        Office.objects.none(), label="Các đơn vị", widget=forms.SelectMultiple({"size": 8}),
        help_text="Giữ phím Ctrl để chọn nhiều đơn vị.",
    )  # fmt: skip
    field_order = ("offices", "valid_from", "valid_to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offices"].queryset = _offices()  # type: ignore[attr-defined]  # the field above

    def decision(self) -> Decision:
        """What was said; only after is_valid()."""
        return Decision(self.answer, tuple(self.cleaned_data["offices"]), None, None, *self.days())


class CollectiveForm(NobodyForm):
    """Another way of writing a collective name."""

    answer = NameAnswer.COLLECTIVE
    collective = forms.ModelChoiceField(
        Collective.objects.exclude(scope=Scope.NOBODY),
        label="Tên gọi chung",
        empty_label="Chọn tên gọi chung",
    )

    def decision(self) -> Decision:
        """What was said; only after is_valid()."""
        return Decision(self.answer, collective=self.cleaned_data["collective"])


class FoundedForm(NobodyForm):
    """An office that the register does not have."""

    answer = NameAnswer.NEW
    name = forms.CharField(label="Tên đầy đủ", max_length=200)
    short_name = forms.CharField(label="Tên ngắn", max_length=80, required=False)
    kind = forms.ChoiceField(label="Loại", choices=OfficeKind.choices)
    level = forms.ChoiceField(label="Cấp", choices=OfficeLevel.choices)
    parent = OfficeChoice(Office.objects.none(), label="Trực thuộc", required=False)
    valid_from = DayField("Có từ ngày", required=False)
    source = forms.CharField(label="Căn cứ", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Office.objects.all()  # type: ignore[attr-defined]  # the field above

    def decision(self) -> Decision:
        """What was said; only after is_valid()."""
        said = {
            **self.cleaned_data,
            "short_name": self.cleaned_data["short_name"] or self.cleaned_data["name"][:80],
        }
        return Decision(self.answer, founded=OfficeSaid(**said))


FORMS: Final[dict[NameAnswer, type[NobodyForm]]] = {
    form.answer: form for form in (AliasForm, CollectiveForm, SeveralForm, FoundedForm, NobodyForm)
}
