"""The forms of the meetings room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from caunoi.meetings.actions import NewMeeting
from caunoi.meetings.agenda_templates import template_named, templates
from caunoi.meetings.models import Meeting
from caunoi.meetings.quorum_rules import LONGEST_BASIS
from caunoi.meetings.rules import KIND_NAMES, LONGEST_TITLE, Kind
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb

FIRST_YEAR, LAST_YEAR = 1930, 2199
DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


def refuse_far(day: date) -> None:
    """A day, or a moment, that a meeting can have; what lies farther off is a slip of the hand."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}. Hãy xem lại năm đã ghi.")


def day_field(label: str) -> forms.DateField:
    """A day as people write it; may stay empty."""
    marks = {"placeholder": "22/3/2026", "inputmode": "numeric", "autocomplete": "off"}
    hint = forms.DateInput(marks, format="%d/%m/%Y")
    return forms.DateField(
        label=label, input_formats=DAYS, required=False, widget=hint, validators=[refuse_far]
    )


def hour_field(label: str) -> forms.TimeField:
    """An hour as people write it; may stay empty."""
    hint = forms.TimeInput({"placeholder": "7:30", "autocomplete": "off"}, format="%H:%M")
    return forms.TimeField(label=label, input_formats=["%H:%M", "%Hh%M", "%Hh"], required=False, widget=hint)


class MeetingForm(forms.Form):
    """A meeting typed by hand; what is not known yet stays empty."""

    office = forms.ModelChoiceField(label="Cơ quan tổ chức", queryset=Office.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label="Loại", choices=[(kind.value, name) for kind, name in KIND_NAMES.items()])
    title = forms.CharField(label="Tên cuộc họp", max_length=LONGEST_TITLE)
    theme = forms.CharField(label="Chủ đề", max_length=2000, required=False)
    starts_on = day_field("Ngày bắt đầu")
    ends_on = day_field("Ngày kết thúc (nếu nhiều ngày)")
    starts_at = hour_field("Giờ bắt đầu")
    place = forms.CharField(label="Địa điểm", max_length=400, required=False)
    chair = forms.CharField(label="Chủ trì", max_length=400, required=False)
    online = forms.BooleanField(label="Có điểm cầu trực tuyến", required=False)

    def __init__(self, *args: object, user: User, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        offices = self.fields["office"]
        assert isinstance(offices, forms.ModelChoiceField)
        offices.queryset = reach(user, Verb.MAKE_MEETING)
        offices.initial = user.office_id

    def new(self) -> NewMeeting:
        """What the action is given."""
        said = self.cleaned_data
        return NewMeeting(
            office=said["office"], kind=Kind(said["kind"]), title=said["title"], theme=said["theme"],
            starts_on=said["starts_on"], ends_on=said["ends_on"], starts_at=said["starts_at"],
            place=said["place"], chair=said["chair"], online=said["online"],
        )  # fmt: skip


class TypedMeetingForm(MeetingForm):
    """A meeting typed by hand, with the sessions of a template where one is chosen."""

    template = forms.ChoiceField(label="Phiên, chương trình theo mẫu", required=False)

    def __init__(self, *args: object, user: User, chosen: str = "") -> None:
        super().__init__(*args, user=user, initial=_by_template(chosen))
        template = self.fields["template"]
        assert isinstance(template, forms.ChoiceField)
        template.choices = [("", "không dùng mẫu"), *((one.key, one.name) for one in templates())]

    def new(self) -> NewMeeting:
        """What the action is given."""
        said = self.cleaned_data
        template = template_named(said["template"])
        first, place = said["starts_on"], said["place"]
        planned = template.sessions if template else ()
        return replace(super().new(), sessions=tuple(one.on(first, place) for one in planned))


def _by_template(key: str) -> dict[str, object]:
    """What the form begins with where a template was chosen."""
    found = template_named(key)
    if found is None:
        return {}
    kind, title = found.kind.value, found.title
    return {"kind": kind, "title": title, "online": found.online, "template": key}


class QuorumForm(forms.Form):
    """How many, and by what."""

    least = forms.CharField(
        label="Ít nhất", max_length=40, required=False,
        help_text="Số người (120) hoặc phần số được triệu tập (2/3, 70%, quá 1/2). Bỏ trống: không nêu.",
    )  # fmt: skip
    basis = forms.CharField(
        label="Theo", max_length=LONGEST_BASIS, required=False, help_text="Ví dụ: Quy chế làm việc, Điều 12."
    )

    @staticmethod
    def as_is(meeting: Meeting) -> dict[str, object]:
        """What the form begins with, as a person writes it."""
        return {"least": meeting.quorum.replace(">", "quá "), "basis": meeting.quorum_basis}
