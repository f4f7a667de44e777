"""The forms of a week's schedule."""

from __future__ import annotations

from typing import Any

from django import forms

from caunoi.programmes.week_rules import HALF_NAMES, LINK_NAMES, Duty, Half, LinkKind, Session, Week
from caunoi.tasks.forms import current_offices
from caunoi.tasks.rules import LONGEST_TEXT, capital
from vanban.dates.weekdays import weekday_name


class HourField(forms.TimeField):
    """An hour as people write it: 7h30, 14h, 14:00."""

    def __init__(self, label: str) -> None:
        widget = forms.TimeInput(
            format="%Hh%M", attrs={"placeholder": "7h30", "inputmode": "numeric", "autocomplete": "off"}
        )
        super().__init__(
            label=label, required=False, widget=widget, input_formats=["%H:%M", "%Hh%M", "%Hh"],
            error_messages={"invalid": "Giờ này không đọc được. Hãy ghi theo mẫu 7h30."},
        )  # fmt: skip

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip().lower().replace("giờ", "h").replace(" ", "").replace("g", "h")
        return super().to_python(text)


class EntryForm(forms.Form):
    """One line of a schedule."""

    on = forms.TypedChoiceField(label="Ngày")
    half = forms.TypedChoiceField(
        label="Buổi", coerce=Half, choices=[(half.value, name) for half, name in HALF_NAMES.items()],
        initial=Half.MORNING, help_text="Có giờ thì buổi theo giờ.",
    )  # fmt: skip
    start = HourField("Từ giờ")
    end = HourField("Đến giờ")
    content = forms.CharField(
        label="Nội dung", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
    chair = forms.CharField(label="Chủ trì", max_length=300, required=False)
    attendees = forms.CharField(
        label="Thành phần", max_length=LONGEST_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "Thường trực; đ/c Nguyễn Văn An; Văn phòng"}),
    )  # fmt: skip
    place = forms.CharField(label="Địa điểm", max_length=300, required=False)
    vehicle = forms.CharField(
        label="Xe", max_length=200, required=False, widget=forms.TextInput({"placeholder": "biển số, lái xe"})
    )
    preparing = forms.ChoiceField(label="Cơ quan chuẩn bị", required=False)
    weekly = forms.BooleanField(label="Việc hằng tuần: đề xuất lại cho tuần sau", required=False)
    note = forms.CharField(
        label="Ghi chú nội bộ", max_length=LONGEST_TEXT, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Chỉ cơ quan xem; không in, không lên liên kết chia sẻ.",
    )  # fmt: skip

    def __init__(self, *args: Any, week: Week, **named: Any) -> None:
        super().__init__(*args, **named)
        day, preparing = self.fields["on"], self.fields["preparing"]
        assert isinstance(day, forms.TypedChoiceField)
        assert isinstance(preparing, forms.ChoiceField)
        day.coerce = dict(zip(map(str, week.days), week.days, strict=True)).__getitem__
        day.choices = [(str(on), f"{capital(weekday_name(on))} {on:%d/%m}") for on in week.days]
        names = [*current_offices().values_list("name", flat=True)]
        kept = str((self.initial or {}).get("preparing") or "")
        extra = [kept] if kept and kept not in names else []
        preparing.choices = [("", "—"), *((name, name) for name in (*extra, *names))]

    def session(self) -> Session:
        said = {name: value for name, value in self.cleaned_data.items() if name != "weekly"}
        return Session(**said)


class RosterForm(forms.Form):
    """Who is on duty on each day of a week."""

    def __init__(self, *args: Any, week: Week, **named: Any) -> None:
        super().__init__(*args, **named)
        self.week = week
        for on in week.days:
            for part, what in (("leader", "lãnh đạo"), ("office", "cơ quan"), ("driver", "lái xe")):
                name = f"{capital(weekday_name(on))} {on:%d/%m}: {what}"
                self.fields[f"{part}_{on}"] = forms.CharField(label=name, max_length=200, required=False)

    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """A row for each day, for a table."""
        return [
            (
                f"{capital(weekday_name(on))} {on:%d/%m}",
                [self[f"{part}_{on}"] for part in ("leader", "office", "driver")],
            )
            for on in self.week.days
        ]

    def duties(self) -> tuple[Duty, ...]:
        said = self.cleaned_data
        return tuple(
            Duty(on, said[f"leader_{on}"], said[f"office_{on}"], said[f"driver_{on}"])
            for on in self.week.days
        )


class PasteForm(forms.Form):
    """A schedule as text."""

    text = forms.CharField(
        label="Nội dung lịch", max_length=20_000,
        widget=forms.Textarea(
            {"rows": 14, "placeholder": "Thứ Hai 23/11 | 7h30 | Giao ban | Đ/c Bí thư | Các ban | Phòng A"}
        ),
        help_text="Chép bảng từ Word, Excel rồi dán vào đây; hoặc mỗi dòng một việc, có ngày và giờ.",
    )  # fmt: skip


class WaiveForm(forms.Form):
    """Why a fault may pass."""

    key = forms.CharField(max_length=32, widget=forms.HiddenInput)
    reason = forms.CharField(label="Lý do cho qua", max_length=400)


class ShareForm(forms.Form):
    """Whose lines an address shows."""

    kind = forms.TypedChoiceField(
        label="Chia sẻ lịch", coerce=LinkKind, choices=[(one.value, name) for one, name in LINK_NAMES.items()]
    )
    subject = forms.CharField(
        label="Tên người, đơn vị hoặc phòng", max_length=200, required=False,
        help_text="Ghi như trong lịch: đ/c Nguyễn Văn An, Văn phòng Tỉnh ủy, Phòng họp A. "
        "Cả lịch thì bỏ trống.",
    )  # fmt: skip
