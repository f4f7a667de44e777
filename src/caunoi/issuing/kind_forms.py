"""The form of a kind, made of its fields: an office that changes the kind changes the form."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import QueryDict

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.kind_lines import NotTyped, lines, shape, typed
from caunoi.issuing.kind_reads import known_kind, own_fields
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from vanban.kinds import Field

_LONGEST: Final = 200_000
_MANY: Final = ("list", "records", "table")


class KindForm(forms.Form):
    """Whose document, and the kind's own fields; what nobody knows yet may be left empty."""

    office = forms.ModelChoiceField(Office.objects.none(), label="Cơ quan ban hành", empty_label=None)

    def __init__(self, data: QueryDict | None, *, slug: str, user: User) -> None:
        super().__init__(data)
        offices = reach(user, Verb.WRITE_DRAFT).exclude(symbol="").order_by("name")
        box = self.fields["office"]
        assert isinstance(box, forms.ModelChoiceField)
        box.queryset = offices
        last = Draft.objects.filter(created_by=user, office__in=offices).select_related("office").first()
        self.initial["office"] = last.office_id if last else None
        asked = data.get("office", "") if data else ""
        known = asked.isdecimal() and len(asked) < 10
        chosen = offices.filter(pk=asked).first() if known else last and last.office
        self.kind = known_kind(slug, chosen.symbol if chosen else "")
        self.own = own_fields(self.kind)
        for field in self.own:
            self.fields[box_of(field)] = _box(field, lines(field, self.kind.sample.get(field.key)))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for field in self.own:
            box = box_of(field)
            if field.type in _MANY and box in said:
                try:
                    said[box] = typed(field, said[box])
                except NotTyped as refused:
                    self.add_error(box, refused.sentence)
        return said

    def values(self) -> dict[str, object]:
        """The fields of the kind that say something."""
        said = {field.key: self.cleaned_data[box_of(field)] for field in self.own}
        return {key: value for key, value in said.items() if value not in (None, "", [])}


def box_of(field: Field) -> str:
    """What its box is called: its key, but "office" says whose document it is. No key ends in "_"."""
    return "office_" if field.key == "office" else field.key


def _box(field: Field, example: str) -> forms.Field:
    shared: dict[str, Any] = {"label": field.label, "help_text": field.help, "required": False}
    match field.type:
        case "date":
            return forms.DateField(**shared, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
        case "time":
            return forms.TimeField(**shared, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
        case "number":
            return forms.IntegerField(**shared, min_value=0)
        case "choice":
            return forms.ChoiceField(**shared, choices=[("", "–"), *((one, one) for one in field.choices)])
        case "list" | "records" | "table":
            told = shape(field)
            more = f"Mỗi dòng: {told}." if told else "Mỗi dòng một mục."
            shared["help_text"] = f"{more} {field.help}".strip()
            widget = forms.Textarea({"rows": 6 if field.fields else 4, "placeholder": example})
            return forms.CharField(**shared, max_length=_LONGEST, widget=widget)
        case _:
            return forms.CharField(**shared, max_length=2000)
