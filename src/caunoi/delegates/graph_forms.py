"""The form of one line of who is invited."""

from __future__ import annotations

from typing import Any

from django import forms

from caunoi.delegates.graph_actions import LineSaid
from caunoi.delegates.graph_rules import LONGEST_WORDS
from caunoi.delegates.rules import PART_NAMES, Part
from caunoi.meetings.models import Meeting, Point, Session
from caunoi.meetings.rules import SessionKind


class LineForm(forms.Form):
    """A line as the document writes it; what it says of the part goes before the choice."""

    words = forms.CharField(
        label="Thành phần", max_length=LONGEST_WORDS, widget=forms.Textarea({"rows": 2}),
        help_text="Như trong kế hoạch: “Bí thư, Chủ tịch UBND các xã, phường”; "
        "“đồng chí Trần Văn A, Bí thư Đảng ủy xã B”.",
    )  # fmt: skip
    excepts = forms.CharField(
        label="Trừ",
        max_length=400,
        required=False,
        help_text="Đơn vị hoặc họ tên, cách nhau bằng dấu chấm phẩy.",
    )
    part = forms.ChoiceField(
        label="Tư cách", required=False,
        choices=[("", "Theo câu trên"), *((one.value, name) for one, name in PART_NAMES.items())],
    )  # fmt: skip
    point = forms.ModelChoiceField(Point.objects.none(), label="Điểm cầu", required=False, empty_label="—")
    forum = forms.ModelChoiceField(Session.objects.none(), label="Diễn đàn", required=False, empty_label="—")

    def __init__(self, *args: Any, meeting: Meeting, **named: Any) -> None:
        super().__init__(*args, **named)
        points, forums = self.fields["point"], self.fields["forum"]
        assert isinstance(points, forms.ModelChoiceField)
        assert isinstance(forums, forms.ModelChoiceField)
        points.queryset = meeting.points.all()
        forums.queryset = meeting.sessions.filter(kind=SessionKind.FORUM)

    def said(self) -> LineSaid:
        """What the action is given; only after is_valid()."""
        told = dict(self.cleaned_data)
        part = told.pop("part")
        return LineSaid(part=Part(part) if part else None, **told)
