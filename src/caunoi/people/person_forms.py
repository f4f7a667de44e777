from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from caunoi.people.models import Office
from caunoi.people.person_actions import ContactSaid, PostSaid
from caunoi.people.person_rules import CONTACT_NAMES
from caunoi.people.privacy_actions import Request
from caunoi.people.privacy_rules import WISH_NAMES, Stage

_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]


def day_field(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    """A day as people type it; the browser's own box turns day and month round on an English Windows."""
    box = forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"})
    return forms.DateField(
        label=label, required=required, help_text=help_text, input_formats=_FORMATS, widget=box,
        error_messages={"invalid": "Ngày này không đọc được. Hãy ghi theo mẫu 05/12/2026."},
    )  # fmt: skip


class PostForm(forms.Form):
    """A post: what, where, from when."""

    office = forms.ModelChoiceField(Office.objects.none(), label="Đơn vị")
    title = forms.CharField(label="Chức vụ", max_length=160)
    acting = forms.BooleanField(label="Quyền, phụ trách", required=False)
    valid_from = day_field("Từ ngày")
    valid_to = day_field("Đến hết ngày")
    basis = forms.CharField(label="Theo quyết định", max_length=200, required=False)

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["office"]
        assert isinstance(box, forms.ModelChoiceField)
        box.queryset = offices

    def post(self) -> PostSaid:
        """What was filled in; only after is_valid()."""
        return PostSaid(**{name: value for name, value in self.cleaned_data.items() if name != "full_name"})


class NewPersonForm(PostForm):
    """A person with the first post."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    field_order = ("full_name", "office", "title", "acting", "valid_from", "valid_to", "basis")


class NameForm(forms.Form):
    """A name put right."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)


class EndPostForm(forms.Form):
    """The last day of a post."""

    on = day_field("Giữ đến hết ngày", required=True)


class ContactForm(forms.Form):
    """A contact detail with its purpose and its end."""

    kind = forms.ChoiceField(label="Loại", choices=list(CONTACT_NAMES.items()))
    value = forms.CharField(label="Liên hệ", max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    purpose = forms.CharField(
        label="Để làm gì", max_length=200, widget=forms.TextInput({"placeholder": "đầu mối hội nghị ngày …"})
    )
    basis = forms.CharField(
        label="Căn cứ",
        max_length=200,
        widget=forms.TextInput({"placeholder": "người đó đồng ý ngày …; công văn số …"}),
    )
    expires_on = day_field("Giữ đến hết ngày", required=True, help_text="Quá ngày này máy xóa số, địa chỉ.")

    def contact(self) -> ContactSaid:
        """What was filled in; only after is_valid()."""
        return ContactSaid(**self.cleaned_data)


class WhyForm(forms.Form):
    """A reason in a line."""

    why = forms.CharField(label="Lý do", max_length=200)


class RequestForm(forms.Form):
    """What a person asks about their data."""

    wish = forms.ChoiceField(label="Yêu cầu", choices=list(WISH_NAMES.items()))
    text = forms.CharField(label="Nội dung", max_length=4000, widget=forms.Textarea({"rows": 3}))
    received_on = day_field("Nhận ngày", required=True)
    third_party = forms.BooleanField(label="Có bên thứ ba đang giữ dữ liệu này", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_on", timezone.localdate())

    def request(self) -> Request:
        """What was filled in; only after is_valid()."""
        return Request(**self.cleaned_data)


class ExtendForm(forms.Form):
    """A later day, and why."""

    until = day_field("Gia hạn đến hết ngày", required=True)
    reason = forms.CharField(label="Lý do", max_length=400)


class CloseForm(forms.Form):
    """How it ended, and what the person was told."""

    stage = forms.ChoiceField(
        label="Kết quả",
        choices=[(Stage.DONE.value, "Đã giải quyết"), (Stage.REFUSED.value, "Không thực hiện được")],
    )
    answer = forms.CharField(
        label="Trả lời người yêu cầu", max_length=4000, widget=forms.Textarea({"rows": 3})
    )


def day_of(text: str) -> date:
    """A day out of an address; today where it is not understood."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
