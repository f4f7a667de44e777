"""The forms of papers for delegates: a new one, a new version."""

from __future__ import annotations

from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from caunoi.meetings.models import Meeting, Session
from caunoi.meetings.paper_actions import NewPaper, PaperFile
from caunoi.meetings.paper_rules import LONGEST_NOTE, LONGEST_TITLE

_ACCEPTED: Final = ".pdf,.docx,.doc,.xlsx,.txt,.md,.png,.jpg,.jpeg,.tif,.tiff"


def _file_field(label: str) -> forms.FileField:
    return forms.FileField(
        label=label, max_length=255, widget=forms.ClearableFileInput({"accept": _ACCEPTED}),
        help_text="PDF, Word, Excel hoặc ảnh. Trang đầu được xem dấu chỉ độ mật trước khi nhận.",
    )  # fmt: skip


def _topic_field() -> forms.BooleanField:
    return forms.BooleanField(
        label="Đã kiểm tra: tài liệu không thuộc danh mục bí mật nhà nước", required=False,
        help_text="Chỉ cần đánh dấu khi được hỏi: tài liệu nhắc tới nhân sự, kỷ luật, việc chưa công khai.",
    )  # fmt: skip


class VersionForm(forms.Form):
    """A new file for a paper that is there."""

    file = _file_field("Tệp của bản mới")
    note = forms.CharField(label="Thay đổi so với bản trước", max_length=LONGEST_NOTE, required=False)
    confirmed = _topic_field()

    def sent(self) -> PaperFile:
        """What the action is given."""
        said = self.cleaned_data
        file: UploadedFile = said["file"]
        return PaperFile(file.name or "tai-lieu", file.read(), said["note"], said["confirmed"])


class PaperForm(forms.Form):
    """A paper for the delegates of a meeting, or of one session."""

    title = forms.CharField(label="Tên tài liệu", max_length=LONGEST_TITLE)
    session = forms.ModelChoiceField(
        Session.objects.none(), label="Của phiên", required=False, empty_label="Chung cho cả cuộc họp"
    )
    file = _file_field("Tệp")
    confirmed = _topic_field()

    def __init__(self, *args: object, meeting: Meeting, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        field = self.fields["session"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = meeting.sessions.all()

    def new(self) -> NewPaper:
        """What the action is given."""
        said = self.cleaned_data
        file = PaperFile(said["file"].name or "tai-lieu", said["file"].read(), confirmed=said["confirmed"])
        return NewPaper(said["title"], file, said["session"])
