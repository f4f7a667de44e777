"""The forms of the list of delegates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from caunoi.delegates.actions import NewDelegate
from caunoi.delegates.models import Delegate
from caunoi.delegates.rules import PART_NAMES, Part
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.meetings.rules import SessionKind
from caunoi.people.reads import register


class DelegateForm(forms.Form):
    """One delegate typed by hand; the office is typed as papers write it, and stays where its words do."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    post = forms.CharField(label="Chức vụ", max_length=200, required=False)
    office = forms.CharField(
        label="Đơn vị", max_length=300, required=False,
        help_text="Tên như trong sổ đơn vị thì khớp được; tên lạ giữ nguyên chữ.",
    )  # fmt: skip
    part = forms.ChoiceField(
        label="Tư cách", choices=[(one.value, name) for one, name in PART_NAMES.items()], initial=Part.ATTEND
    )
    why = forms.CharField(label="Vì sao mời", max_length=400, initial="Theo danh sách của văn phòng")
    point = forms.ModelChoiceField(Point.objects.none(), label="Điểm cầu", required=False, empty_label="—")
    forum = forms.ModelChoiceField(Session.objects.none(), label="Diễn đàn", required=False, empty_label="—")
    group = forms.CharField(label="Đoàn, tổ", max_length=120, required=False)
    seat = forms.CharField(label="Chỗ ngồi", max_length=40, required=False)
    bus = forms.CharField(label="Xe", max_length=60, required=False)

    def __init__(self, *args: Any, meeting: Meeting, delegate: Delegate | None = None, **named: Any) -> None:
        super().__init__(*args, **named)
        self.meeting, self.delegate = meeting, delegate
        points, forums = self.fields["point"], self.fields["forum"]
        assert isinstance(points, forms.ModelChoiceField)
        assert isinstance(forums, forms.ModelChoiceField)
        points.queryset = meeting.points.all()
        forums.queryset = meeting.sessions.filter(kind=SessionKind.FORUM)

    @classmethod
    def of(cls, delegate: Delegate) -> DelegateForm:
        names = ("full_name", "post", "part", "why", "point", "forum", "group", "seat", "bus")
        told = {name: getattr(delegate, name) for name in names}
        return cls(initial={**told, "office": delegate.office_words}, meeting=delegate.meeting)

    def new(self) -> NewDelegate:
        """What the action is given; only after is_valid()."""
        told = dict(self.cleaned_data)
        words, told["part"] = told.pop("office"), Part(told["part"])
        held = self.delegate
        if held is not None and words == held.office_words:
            return NewDelegate(office=held.office, office_text=held.office_text, **told)
        day = self.meeting.starts_on or timezone.localdate()
        office = register(day, issuer=self.meeting.office.name).office(words) if words else None
        return NewDelegate(office=office, office_text="" if office else words, **told)


class GuestFileForm(forms.Form):
    """A filled-in template."""

    file = forms.FileField(
        label="Tệp Excel",
        help_text="Tệp .xlsx theo tệp mẫu. Chưa ghi gì cho đến khi xem trước và xác nhận.",
        widget=forms.FileInput({"accept": ".xlsx"}),
        error_messages={"required": "Chọn tệp đã điền.", "empty": "Tệp này trống."},
    )
