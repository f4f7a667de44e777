"""The form of a merge, made of the fields of its kind: an office that changes the kind changes the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, Final

from django import forms

from caunoi.issuing import merge_letters
from caunoi.issuing.merge_rules import GUEST_FIELDS
from vanban.kinds import Field

_HEAD: Final = ("issuer", "parent_issuer", "place", "office_sign", "number", "issue_date")
_LEFT_OUT: Final = (
    *GUEST_FIELDS, "system", "unit_sign", "urgency", "draft", "circulation", "signings", "recipients",
    "copies", "typist", "contact", "sheet",
)  # fmt: skip
_SIGNING: Final = {
    "authority": ("Quyền hạn ký", "T/M, T/L, K/T; bỏ trống nếu ký trực tiếp"),
    "on_behalf_of": ("Ký thay mặt, thừa lệnh", "BAN THƯỜNG VỤ"),
    "role": ("Chức vụ người ký", "CHÁNH VĂN PHÒNG"),
    "name": ("Họ và tên người ký", ""),
}
_MOST_BYTES: Final = 20 * 1024 * 1024


class MergeForm(forms.Form):
    """The list, and what all its letters have in common."""

    list = forms.FileField(
        label="Danh sách (Excel)", help_text="Điền vào tệp mẫu, mỗi người một dòng.",
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={"required": "Chọn tệp danh sách đã điền.", "empty": "Tệp này trống."},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {field.key: field for field in merge_letters.kind().fields}
        own = [key for key in known if key not in (*_HEAD, *_LEFT_OUT)]
        for key in (*own, *_HEAD):
            self.fields[key] = _box(known[key])
        for key, (label, example) in _SIGNING.items():
            required = key in ("role", "name")
            self.fields[f"sign_{key}"] = forms.CharField(
                label=label, help_text=example, required=required, max_length=200
            )

    def clean_list(self) -> bytes:
        """The bytes of the file; one too large is refused before it is opened."""
        file = self.cleaned_data["list"]
        if file.size > _MOST_BYTES:
            raise forms.ValidationError("Tệp danh sách quá 20 MB; hãy bỏ hình ảnh, chỉ giữ danh sách.")
        return bytes(file.read())

    def values(self) -> dict[str, object]:
        """The fields of the kind as JSON has them."""
        given = {key: _plain(value) for key, value in self.cleaned_data.items() if value not in (None, "")}
        signing = {key: given.pop(f"sign_{key}") for key in _SIGNING if f"sign_{key}" in given}
        return {key: value for key, value in given.items() if key != "list"} | {"signings": [signing]}


def initial_of(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """What a merge said, for the form of the next one; its number, days and which paper it replaced are
    left out.
    """
    signings = values.get("signings")
    first = signings[0] if isinstance(signings, list) and signings else {}
    yield from ((f"sign_{key}", value) for key, value in first.items())
    for key, value in values.items():
        if key not in ("signings", "number", "issue_date", "meets_on", "meets_at", "replaces"):
            yield key, value


def _box(field: Field) -> forms.Field:
    shared: dict[str, Any] = {"label": field.label, "help_text": field.help, "required": field.required}
    match field.type:
        case "date":
            return forms.DateField(**shared, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
        case "time":
            return forms.TimeField(**shared, widget=forms.TimeInput({"type": "time"}, "%H:%M"))
        case "number":
            return forms.IntegerField(**shared, min_value=1)
        case _:
            return forms.CharField(**shared, max_length=600)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | time) else value
