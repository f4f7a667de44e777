from __future__ import annotations

from django import forms

from caunoi.documents.forms import NO_MARKING
from caunoi.documents.rules import MARKINGS


class CheckForm(forms.Form):
    """A file to be checked and not kept, and the marking on its paper (R15)."""

    tep = forms.FileField(
        label="Tệp văn bản",
        error_messages={"required": "Chưa chọn tệp. Hãy chọn một tệp Word, PDF hoặc văn bản thuần."},
        widget=forms.FileInput(
            attrs={"accept": ".docx,.doc,.pdf,.txt,.md,.png,.jpg,.jpeg,.tif,.tiff"},
        ),
    )
    marking = forms.ChoiceField(
        label="Dấu chỉ độ mật trên văn bản",
        choices=[(NO_MARKING, "Không có"), *((word, word) for word in MARKINGS)],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn dấu chỉ độ mật; nếu không có thì chọn “Không có”."},
    )

    @property
    def declared(self) -> str:
        """The marking that was chosen, "" for none."""
        chosen = str(self.cleaned_data["marking"])
        return "" if chosen == NO_MARKING else chosen


class WaiveForm(forms.Form):
    """Why the office does not want to be told."""

    reason = forms.CharField(label="Lý do tắt", max_length=400)
