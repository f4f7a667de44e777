from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from caunoi.documents.models import Document
from caunoi.tasks import rules
from caunoi.tasks.forms import DayField, ManyOffices, current_offices
from caunoi.tasks.models import Answer
from caunoi.tasks.rounds_actions import NewRound
from caunoi.tasks.rounds_rules import KIND_NAMES, LETTER, LONGEST_COMMENTS, SAID, Kind


class DraftChoice(forms.ModelChoiceField[Document]):
    """One of the documents offered, with its number and where it stands in a file of several."""

    def label_from_instance(self, obj: Model) -> str:
        assert isinstance(obj, Document)
        place = f" (văn bản thứ {obj.no} trong tệp)" if obj.no > 1 else ""
        return " ".join(part for part in (obj.number_text, obj.name[:120]) if part) + place


class RoundForm(forms.Form):
    """A draft to be asked about."""

    title = forms.CharField(label="Dự thảo", max_length=400)
    document = DraftChoice(
        label="Văn bản dự thảo", queryset=Document.objects.none(), empty_label="Chọn văn bản đã đưa vào",
        help_text="Đơn vị tải cả tệp từ trang trả lời: tệp có nhiều văn bản thì nên đưa dự thảo vào riêng.",
    )  # fmt: skip
    due = DayField("Hạn trả lời, hết ngày")
    silence_consents = forms.BooleanField(
        label="Quá hạn không trả lời thì coi như nhất trí", required=False, initial=True
    )
    letter = forms.CharField(
        label="Lời trong công văn lấy ý kiến về việc đó", required=False, max_length=2000, initial=LETTER,
        widget=forms.Textarea({"rows": 2}), help_text="Công văn có ghi thì im lặng mới là nhất trí.",
    )  # fmt: skip
    offices = ManyOffices("Lấy ý kiến")

    def __init__(self, *args: Any, offered: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("document", "offices"):
            box = self.fields[name]
            assert isinstance(box, forms.ModelChoiceField)
            box.queryset, box.required = current_offices() if name == "offices" else offered, True

    def new(self) -> NewRound:
        """What was typed; only after is_valid()."""
        said = self.cleaned_data
        return NewRound(
            said["title"], said["document"], tuple(said["offices"]), said["due"], said["silence_consents"],
            said["letter"],
        )  # fmt: skip


class AnswerRoundForm(forms.Form):
    """What an office answers."""

    kind = forms.ChoiceField(
        label="Trả lời", choices=[(kind.value, KIND_NAMES[kind]) for kind in SAID], widget=forms.RadioSelect
    )
    text = forms.CharField(
        label="Nội dung góp ý", required=False, max_length=LONGEST_COMMENTS,
        widget=forms.Textarea({"rows": 8, "placeholder": "Mục II.3: đề nghị bổ sung…\nĐiều 5: …"}),
        help_text="Bắt đầu dòng bằng phần, mục và dấu hai chấm để ý kiến được xếp theo phần.",
    )  # fmt: skip
    paper = forms.CharField(label="Số, ký hiệu văn bản trả lời", required=False, max_length=255)

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])


def answer_initial(answer: Answer) -> dict[str, object]:
    """What the form of an answer begins with: what was answered before, where it was sent back."""
    return {"kind": answer.kind, "text": answer.text} if answer.returned else {}


class ExtendRoundForm(forms.Form):
    """More time for who has not answered."""

    due = DayField("Gia hạn đến hết ngày")
    reason = forms.CharField(label="Lý do", max_length=rules.LONGEST_TEXT, widget=forms.Textarea({"rows": 2}))


class CloseRoundForm(forms.Form):
    """The end of a round."""

    reason = forms.CharField(
        label="Lý do", required=False, max_length=rules.LONGEST_TEXT, widget=forms.Textarea({"rows": 2}),
        help_text="Bắt buộc khi còn đơn vị chưa trả lời.",
    )  # fmt: skip
