"""The forms of a hall, of the order of its groups, and of two that change places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from caunoi.delegates.models import SeatGroup, SeatHall
from caunoi.delegates.seat_actions import GroupSaid, NewHall
from caunoi.delegates.seat_reads import Seated, SeatPlan
from caunoi.delegates.seat_rules import GROUPED_NAMES, GroupedBy
from caunoi.meetings.models import Meeting, Session


class HallForm(forms.Form):
    """A new hall: for the whole meeting or for one session."""

    name = forms.CharField(label="Hội trường", max_length=120)
    session = forms.ModelChoiceField(
        Session.objects.none(), label="Dùng cho", required=False, empty_label="Cả cuộc họp",
        help_text="Chỗ ngồi của cả cuộc họp được ghi lên thẻ và trang trả lời của đại biểu.",
    )  # fmt: skip
    grouped_by = forms.ChoiceField(
        label="Xếp theo", choices=[(one.value, name) for one, name in GROUPED_NAMES.items()]
    )
    rows = forms.IntegerField(label="Số hàng ghế", min_value=1, max_value=99, initial=20)
    seats = forms.IntegerField(label="Ghế mỗi hàng", min_value=1, max_value=99, initial=24)
    aisle = forms.IntegerField(
        label="Lối đi sau ghế số", min_value=0, max_value=98, initial=12, help_text="0: không có lối đi giữa."
    )
    front = forms.IntegerField(label="Hàng đầu cho chủ trì", min_value=0, max_value=98, initial=1)
    back = forms.IntegerField(label="Hàng cuối cho phục vụ", min_value=0, max_value=98, initial=1)

    def __init__(self, *args: Any, meeting: Meeting, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["session"].queryset = meeting.sessions.all()  # type: ignore[attr-defined]  # a choice of rows
        self.fields["name"].initial = meeting.place[:120]

    def new(self) -> NewHall:
        """What the action is given; only after is_valid()."""
        said = dict(self.cleaned_data)
        return NewHall(**said | {"grouped_by": GroupedBy(said["grouped_by"])})


class SeenForm(forms.Form):
    """What every deed on a plan brings: the arrangement that the person had before him."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class OrderForm(SeenForm):
    """For each group its place in the order and, where somebody wants it, its row."""

    def __init__(self, *args: Any, plan: SeatPlan, hall: SeatHall, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["seen"].initial = hall.version
        self.listed = [one for one in plan.groups if one.group.pk]
        for number, one in enumerate(self.listed, start=1):
            self.fields[f"at_{one.group.pk}"] = forms.IntegerField(
                min_value=0, max_value=9999, initial=number, widget=_named(f"Thứ tự của {one.group}")
            )
            self.fields[f"row_{one.group.pk}"] = forms.IntegerField(
                min_value=1, max_value=hall.rows, required=False, initial=one.group.row,
                widget=_named(f"Từ hàng số mấy, {one.group}"),
            )  # fmt: skip

    def lines(self) -> Iterator[tuple[Seated, forms.BoundField, forms.BoundField]]:
        """Each group with its two boxes."""
        for one in self.listed:
            yield one, self[f"at_{one.group.pk}"], self[f"row_{one.group.pk}"]

    def order(self) -> list[GroupSaid]:
        """What the action is given; only after is_valid()."""
        said = self.cleaned_data
        return [
            GroupSaid(one.group.pk, said[f"at_{one.group.pk}"], said[f"row_{one.group.pk}"])
            for one in self.listed
        ]


class SwapForm(SeenForm):
    """Two groups that change places."""

    first = forms.ModelChoiceField(SeatGroup.objects.none(), label="Nhóm", empty_label=None)
    second = forms.ModelChoiceField(SeatGroup.objects.none(), label="đổi với", empty_label=None)

    def __init__(self, *args: Any, hall: SeatHall, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["seen"].initial = hall.version
        groups = hall.groups.all()
        for key in ("first", "second"):
            self.fields[key].queryset = groups  # type: ignore[attr-defined]  # a choice of rows


def _named(label: str) -> forms.NumberInput:
    """A box in a table, whose name only screen readers need."""
    return forms.NumberInput({"aria-label": label})
