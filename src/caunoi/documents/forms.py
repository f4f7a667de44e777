from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from caunoi.documents.listing import STATES, Choices, Filters
from caunoi.documents.rules import MARKINGS

NO_MARKING = "khong"


class ManyFiles(forms.ClearableFileInput):
    """A file input for several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Any number of files as they came; each is judged for itself by the action, not by the form."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data


class ReceiveForm(forms.Form):
    """What is asked beside the files: the marking on the paper, a second look at a sensitive topic (R15)."""

    tep = ManyFilesField(
        label="Tệp văn bản",
        required=False,
        widget=ManyFiles(
            attrs={
                "accept": ".pdf,.docx,.doc,.xlsx,.txt,.md,.png,.jpg,.jpeg,.tif,.tiff,.edxml,.xml",
                "multiple": True,
            }
        ),
        help_text="PDF, Word, Excel, văn bản thuần, ảnh quét hoặc gói edXML; chọn được nhiều tệp một lần.",
    )
    marking = forms.ChoiceField(
        label="Dấu chỉ độ mật trên văn bản",
        choices=[(NO_MARKING, "Không có"), *((word, word) for word in MARKINGS)],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Hãy chọn dấu chỉ độ mật ghi trên văn bản; nếu không có thì chọn “Không có”."
        },
    )
    topic_confirmed = forms.BooleanField(
        label="Đã kiểm tra: văn bản không thuộc danh mục bí mật nhà nước",
        required=False,
        help_text="Chỉ cần đánh dấu khi được hỏi: văn bản nhắc tới nhân sự, kỷ luật, việc chưa công khai.",
    )

    def __init__(self, *args: Any, over: Sequence[str] = (), **kwargs: Any) -> None:
        """`over`: names of files that were too large to be kept, which are files all the same."""
        super().__init__(*args, **kwargs)
        self.over = over

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.files.getlist("tep") and not self.over:
            self.add_error("tep", "Chưa có tệp nào được chọn; hãy kéo tệp vào ô hoặc bấm “Chọn tệp”.")
        return cleaned

    @property
    def declared(self) -> str:
        """The marking that was chosen, "" for none."""
        chosen = self.cleaned_data["marking"]
        return "" if chosen == NO_MARKING else str(chosen)


def _with_all(label: str, values: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [("", label), *values]


class FilterForm(forms.Form):
    """The filters of the list, all in the address so that a view can be kept as a bookmark."""

    q = forms.CharField(
        label="Tìm",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "số, trích yếu, cơ quan, nội dung…"}),
    )
    huong = forms.ChoiceField(
        label="Đến, đi",
        required=False,
        choices=[("", "Đến và đi"), ("den", "Văn bản đến"), ("di", "Văn bản đi")],
    )
    trang_thai = forms.ChoiceField(label="Trạng thái", required=False)
    loai = forms.ChoiceField(label="Loại", required=False)
    co_quan = forms.ChoiceField(label="Cơ quan ban hành", required=False)
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)
    don_vi = forms.TypedChoiceField(label="Đơn vị nhận", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.many_offices = len(choices.offices) > 1
        self._offer("trang_thai", "Tất cả", STATES)
        self._offer("loai", "Mọi loại", ((word, word) for word in choices.doc_types))
        self._offer("co_quan", "Mọi cơ quan", ((word, word) for word in choices.issuers))
        self._offer("nam", "Mọi năm", ((year, str(year)) for year in choices.years))
        self._offer("don_vi", "Mọi đơn vị", choices.offices)

    def _offer(self, name: str, all_: str, values: Iterable[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _with_all(all_, values)

    def narrowing(self) -> list[forms.BoundField]:
        """The selects worth showing: one office leaves nothing to choose."""
        names = ("huong", "trang_thai", "loai", "co_quan", "nam", "don_vi")
        return [self[name] for name in names if name != "don_vi" or self.many_offices]

    def filters(self) -> Filters:
        """What was asked; a value that does not occur any more asks for nothing."""
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            query=(asked.get("q") or "").strip(),
            state=asked.get("trang_thai") or "",
            doc_type=asked.get("loai") or "",
            issuer=asked.get("co_quan") or "",
            year=asked.get("nam"),
            office=asked.get("don_vi"),
            outgoing={"den": False, "di": True}.get(asked.get("huong") or ""),
        )


class StubForm(forms.Form):
    """A secret document in the register: number and date, nothing of its content."""

    number_text = forms.CharField(
        label="Số, ký hiệu",
        max_length=80,
        help_text="Ghi như trên bản giấy, ví dụ 05-BC/TU. Không ghi trích yếu, không ghi nội dung.",
        error_messages={"required": "Phiếu văn bản mật cần số, ký hiệu; ghi như trên bản giấy."},
    )
    dated_on = forms.DateField(
        label="Ngày văn bản",
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"placeholder": "ngày/tháng/năm", "inputmode": "numeric"}
        ),
        error_messages={"invalid": "Ngày chưa đúng; ghi ngày/tháng/năm, ví dụ 05/3/2026."},
    )
