from __future__ import annotations

from typing import Any

from django import forms

from caunoi.tasks.forms import OneOffice, current_offices


class RemitForm(forms.Form):
    """What one body answers for."""

    office = OneOffice("Đơn vị")
    phrases = forms.CharField(
        label="Cụm từ", max_length=7000,
        help_text="Mỗi cụm từ một dòng. So theo cả từ, không phân biệt hoa thường.",
        widget=forms.Textarea({"rows": 4, "placeholder": "chuyển đổi số\nkhoa học công nghệ"}),
    )  # fmt: skip
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["office"]
        assert isinstance(box, OneOffice)
        box.queryset, box.required, box.empty_label = current_offices(), True, "Chọn đơn vị"


class RemitFileForm(forms.Form):
    """The table as a file."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text="Tải bảng hiện có về, sửa rồi nhập lại. Đơn vị không có trong tệp giữ nguyên.",
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={"required": "Chọn tệp đã điền.", "empty": "Tệp này trống."},
    )  # fmt: skip
