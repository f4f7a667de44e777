"""The forms of bridge points."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils import timezone

from caunoi.meetings.forms import refuse_far
from caunoi.meetings.models import Meeting, Point, PointCall
from caunoi.meetings.point_actions import PointSaid
from caunoi.meetings.point_rules import Registered, Wanted, level_of_office
from caunoi.meetings.rules import LEVEL_NAMES, Level
from caunoi.people.models import Office

MOMENTS = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Hh%M %d/%m/%Y", "%Y-%m-%dT%H:%M"]
_REASON = forms.Textarea({"rows": 2})


def _moment(label: str) -> forms.DateTimeField:
    hint = forms.DateTimeInput({"placeholder": "16:00 17/1/2027", "autocomplete": "off"}, "%H:%M %d/%m/%Y")
    return forms.DateTimeField(
        label=label, input_formats=MOMENTS, required=False, widget=hint, validators=[refuse_far]
    )


class CallForm(forms.Form):
    """Until when points are registered and when the lines are tested."""

    due = _moment("Đơn vị đăng ký trước")
    tests_at = _moment("Thử đường truyền lúc")

    @staticmethod
    def initial_of(call: PointCall) -> dict[str, datetime | None]:
        """The hours on the office's clock."""
        hours = {"due": call.due, "tests_at": call.tests_at}
        return {name: at and timezone.localtime(at) for name, at in hours.items()}


class NewPointForm(forms.Form):
    """One bridge point by hand."""

    name = forms.CharField(label="Tên điểm cầu", max_length=200)
    above = forms.ModelChoiceField(
        label="Trực thuộc điểm cầu", queryset=Point.objects.none(), required=False,
        empty_label="Không trực thuộc (điểm cầu chính)",
    )  # fmt: skip
    office = forms.ModelChoiceField(
        label="Đơn vị phụ trách", queryset=Office.objects.none(), required=False,
        empty_label="Do cấp trên phụ trách",
    )  # fmt: skip
    level = forms.ChoiceField(
        label="Cấp", choices=[(level.value, name) for level, name in LEVEL_NAMES.items()]
    )
    place = forms.CharField(label="Phòng họp, địa điểm", max_length=400, required=False)
    chair = forms.CharField(label="Chủ trì", max_length=400, required=False)

    def __init__(self, *args: object, meeting: Meeting, host: bool, own: int | None, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        above, office = self.fields["above"], self.fields["office"]
        assert isinstance(above, forms.ModelChoiceField)
        assert isinstance(office, forms.ModelChoiceField)
        points = meeting.points.order_by("-main", "name")
        above.queryset = points if host else points.filter(office=own)
        above.required = not host
        office.queryset = Office.objects.order_by("name") if host else Office.objects.filter(parent=own)
        if not host:
            above.empty_label, above.initial = None, points.filter(office=own).first()

    def wanted(self) -> Wanted:
        """What the action is given; a point with an office stands on its level."""
        said = self.cleaned_data
        office: Office | None = said["office"]
        level = level_of_office(office.level) if office else Level(said["level"])
        main = said["above"] is None
        return Wanted(level, said["name"], said["place"], said["chair"], main, office.pk if office else None)


class RegisterForm(forms.Form):
    """What a unit says of its bridge point."""

    stands = forms.ChoiceField(
        label="Đơn vị có mở điểm cầu không?", widget=forms.RadioSelect, initial=Registered.OPENED,
        choices=[(Registered.OPENED.value, "Mở điểm cầu"), (Registered.DECLINED.value, "Không mở điểm cầu")],
    )  # fmt: skip
    place = forms.CharField(label="Phòng họp, địa điểm", max_length=400, required=False)
    chair = forms.CharField(label="Chủ trì tại điểm cầu", max_length=400, required=False)
    capacity = forms.IntegerField(label="Sức chứa (chỗ)", min_value=1, max_value=20_000, required=False)
    expected = forms.IntegerField(label="Số đại biểu dự", min_value=0, max_value=20_000, required=False)
    equipment = forms.CharField(
        label="Thiết bị", max_length=400, required=False, help_text="Màn hình, camera, micro, loa."
    )
    line = forms.CharField(label="Đường truyền chính", max_length=200, required=False)
    backup = forms.CharField(label="Đường truyền dự phòng", max_length=200, required=False)
    technician = forms.CharField(label="Cán bộ kỹ thuật trực", max_length=120, required=False)
    phone = forms.CharField(
        label="Điện thoại của cán bộ kỹ thuật", max_length=30, required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", max_length=400, required=False, widget=_REASON,
        help_text="Cần ghi khi không mở điểm cầu, hoặc khi đăng ký sau giờ đã hẹn.",
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(point: Point) -> dict[str, object]:
        """What is registered; the telephone is never shown again."""
        names = (
            "place",
            "chair",
            "capacity",
            "expected",
            "equipment",
            "line",
            "backup",
            "technician",
            "reason",
        )
        stands = Registered.OPENED if point.stands is Registered.WAITING else point.stands
        return {name: getattr(point, name) for name in names} | {"stands": stands, "seen": point.version}

    def said(self) -> PointSaid:
        """What the action is given."""
        values = {name: value for name, value in self.cleaned_data.items() if name not in {"stands", "seen"}}
        return PointSaid(stands=Registered(self.cleaned_data["stands"]), **values)


class LookForm(forms.Form):
    """Why somebody opens a telephone number."""

    purpose = forms.CharField(label="Lý do mở xem", max_length=200)
