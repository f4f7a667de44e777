"""The forms of a floor: its times and shares, a speech, a note, a question, and what the buttons send."""

from __future__ import annotations

from django import forms

from caunoi.meetings.floor_actions import FloorTerms
from caunoi.meetings.floor_note_actions import NewNote
from caunoi.meetings.floor_question_actions import LONGEST_QUESTION, Asked
from caunoi.meetings.floor_rules import MOST_MINUTES, NOTE_NAMES, SOURCE_NAMES, NoteKind, Source
from caunoi.meetings.floor_speech_actions import LONGEST_TOPIC, NewSpeech
from caunoi.meetings.models import AgendaItem, Note, Point, Question, Session, Speech


class PressForm(forms.Form):
    """What a button of the chair's or the secretary's page sends; what it does not need stays empty."""

    speech = forms.ModelChoiceField(Speech.objects.none(), required=False)
    after = forms.ModelChoiceField(Speech.objects.none(), required=False)
    question = forms.ModelChoiceField(Question.objects.none(), required=False)
    note = forms.ModelChoiceField(Note.objects.none(), required=False)
    item = forms.ModelChoiceField(AgendaItem.objects.none(), required=False)
    place = forms.IntegerField(required=False)
    minutes = forms.IntegerField(required=False)
    reason = forms.CharField(required=False)

    def __init__(self, *args: object, session: Session, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        speeches = Speech.objects.filter(session=session)
        found = {
            "speech": speeches, "after": speeches, "question": Question.objects.filter(session=session),
            "note": Note.objects.filter(session=session), "item": AgendaItem.objects.filter(session=session),
        }  # fmt: skip
        for name, rows in found.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows


class TermsForm(forms.Form):
    """How long a speaker has, and the shares of the groups, a line each."""

    minutes = forms.IntegerField(label="Số phút mỗi phát biểu", min_value=1, max_value=MOST_MINUTES)
    warn_minutes = forms.IntegerField(label="Báo trước ở phút thứ", min_value=1, max_value=MOST_MINUTES)
    quotas = forms.CharField(
        label="Cơ cấu phát biểu", required=False, widget=forms.Textarea({"rows": 3, "placeholder": "xã: 1"}),
        help_text="Mỗi khối một dòng, ví dụ “phường: 1”. Để trống nếu không đặt.",
    )  # fmt: skip

    def clean_quotas(self) -> list[tuple[str, int]]:
        """The lines as (group, number)."""
        found = []
        for line in self.cleaned_data["quotas"].splitlines():
            group, _, most = line.rpartition(":")
            if line.strip():
                if not group.strip() or not most.strip().isdecimal() or len(most.strip()) > 3:
                    raise forms.ValidationError(
                        f"Dòng “{line.strip()[:80]}” chưa đúng; ghi như “phường: 1”, số không quá ba chữ số."
                    )
                found.append((group.strip(), int(most)))
        return found

    def terms(self) -> FloorTerms:
        """What the action is given."""
        return FloorTerms(self.cleaned_data["minutes"], self.cleaned_data["warn_minutes"])


class SpeechForm(forms.Form):
    """Somebody who wants to speak."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ, đơn vị", max_length=200, required=False)
    topic = forms.CharField(label="Nội dung", max_length=LONGEST_TOPIC, required=False)
    group = forms.CharField(label="Khối", max_length=60, required=False)
    source = forms.ChoiceField(
        label="Nguồn", choices=[(one.value, name) for one, name in SOURCE_NAMES.items()]
    )

    def new(self) -> NewSpeech:
        """What the action is given."""
        said = self.cleaned_data
        return NewSpeech(
            said["full_name"], said["post"], None, None, said["topic"], said["group"],
            Source(said["source"]),
        )  # fmt: skip


class NoteForm(forms.Form):
    """What the secretary writes down."""

    kind = forms.ChoiceField(
        label="Ghi", widget=forms.RadioSelect(), initial=NoteKind.SAID,
        choices=[(one.value, name) for one, name in NOTE_NAMES.items()],
    )  # fmt: skip
    whose = forms.CharField(
        label="Của ai", max_length=200, required=False,
        help_text="Để trống: của người đang phát biểu lúc bắt đầu ghi.",
    )  # fmt: skip
    text = forms.CharField(label="Nội dung", max_length=4000, widget=forms.Textarea({"rows": 4}))

    def new(self, speech: Speech | None) -> NewNote:
        """What the action is given."""
        said = self.cleaned_data
        return NewNote(NoteKind(said["kind"]), said["text"], said["whose"], None if said["whose"] else speech)


class AskForm(forms.Form):
    """A question from the hall; nobody has to say who asks."""

    text = forms.CharField(
        label="Câu hỏi, ý kiến", max_length=LONGEST_QUESTION, widget=forms.Textarea({"rows": 5})
    )
    full_name = forms.CharField(label="Họ và tên", max_length=120, required=False)
    place = forms.CharField(label="Thôn, tổ dân phố, đơn vị", max_length=200, required=False)

    def asked(self, sender: str) -> Asked:
        """What the action is given."""
        said = self.cleaned_data
        return Asked(said["text"], said["full_name"], said["place"], sender)


class PointForm(forms.Form):
    """A bridge point asks to speak, or hands on a question, in one of the sessions that are run."""

    session = forms.ModelChoiceField(Session.objects.none(), label="Phiên", empty_label=None)
    full_name = forms.CharField(label="Ai xin phát biểu", max_length=120, required=False)
    post = forms.CharField(label="Chức vụ", max_length=200, required=False)
    text = forms.CharField(
        label="Nội dung phát biểu, hoặc câu hỏi bằng chữ", max_length=LONGEST_QUESTION, required=False,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip

    def __init__(self, *args: object, point: Point, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        field = self.fields["session"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Session.objects.filter(meeting=point.meeting, floor__open=True)

    def clean(self) -> dict[str, object]:
        """A name asks to speak; words alone are a question, which may be longer."""
        name, text = self.cleaned_data.get("full_name"), self.cleaned_data.get("text") or ""
        if not (name or text):
            raise forms.ValidationError("Ghi tên người xin phát biểu, hoặc câu hỏi bằng chữ.")
        if name and len(text) > LONGEST_TOPIC:
            raise forms.ValidationError(
                f"Nội dung phát biểu dài {len(text)} ký tự, nhiều nhất là {LONGEST_TOPIC}. Hãy rút gọn, hoặc"
                " để trống tên để gửi như câu hỏi bằng chữ."
            )
        return self.cleaned_data
