"""The forms of the programmes room; each says itself what its action is given."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from caunoi.people.models import Office
from caunoi.programmes import rules
from caunoi.programmes.actions import Matter, NewProgramme, Recurring
from caunoi.programmes.month_rules import BODY_NAMES, Body
from caunoi.programmes.rules import EVERY_NAMES, KIND_NAMES, ROMAN, Every, Kind, Month, Period, Span
from caunoi.tasks.forms import ManyOffices, OneOffice, current_offices
from caunoi.tasks.rules import LONGEST_TEXT
from caunoi.ui.refusal import RuleBroken

_DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


def number_of(query: QueryDict, key: str) -> int | None:
    """A number of an address; None for anything else."""
    text = query.get(key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def year_of(query: QueryDict) -> int:
    """The year of an address, this year where it says none that can be shown."""
    year = number_of(query, "nam") or 0
    return year if rules.FIRST_YEAR <= year <= rules.LAST_YEAR else timezone.localdate().year


def _area(rows: int, hint: str = "") -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "placeholder": hint})


class MonthField(forms.CharField):
    """A month as people write it; the cleaned value is a Month, None where nothing was typed."""

    def __init__(self, label: str, **options: Any) -> None:
        widget = forms.TextInput({"placeholder": "7/2026", "inputmode": "numeric", "autocomplete": "off"})
        super().__init__(label=label, max_length=20, widget=widget, **options)

    def clean(self, value: Any) -> Month | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return Month.read(text)
        except RuleBroken as refused:
            raise forms.ValidationError(refused.sentence) from refused


class WithOffices(forms.Form):
    """A form with lists of offices: those of today, and earlier ones where they were chosen."""

    field_order: tuple[str, ...]

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name, box in self.fields.items():
            if isinstance(box, OneOffice | ManyOffices):
                given = (self.initial or {}).get(name) or ()
                chosen = Office.objects.filter(pk__in=[given] if isinstance(given, int) else given)
                box.queryset = (current_offices() | chosen).distinct()


class MatterForm(WithOffices):
    """A matter of a programme: what, who, with what outcome."""

    content = forms.CharField(label="Nội dung", max_length=LONGEST_TEXT, widget=_area(3))
    leads = ManyOffices("Cơ quan chuẩn bị")
    coordinating = ManyOffices("Cơ quan phối hợp")
    product = forms.CharField(label="Sản phẩm", max_length=400, required=False)

    field_order: tuple[str, ...] = ("content", "leads", "coordinating", "product")

    def matter(self, period: Period = rules.ANY_TIME) -> Matter:
        said = self.cleaned_data
        return Matter(
            content=said["content"], period=period, leads=tuple(said["leads"]),
            coordinating=tuple(said["coordinating"]), product=said["product"],
        )  # fmt: skip


class DraftMatterForm(MatterForm):
    """The same in a draft, where its month is still open."""

    month = forms.IntegerField(label="Tháng", min_value=1, max_value=12, required=False)
    quarter = forms.TypedChoiceField(
        label="hoặc quý", required=False, coerce=int, empty_value=None,
        choices=[("", "—"), *((number, f"quý {name}") for number, name in enumerate(ROMAN, start=1))],
    )  # fmt: skip
    year = forms.IntegerField(label="Năm", min_value=rules.FIRST_YEAR, max_value=rules.LAST_YEAR)
    words = forms.CharField(
        label="hoặc thời gian ghi bằng lời", max_length=400, required=False,
        widget=forms.TextInput({"placeholder": "trước kỳ họp cuối năm"}),
    )  # fmt: skip

    field_order = ("content", "month", "quarter", "year", "words", "leads", "coordinating", "product")

    def matter(self, period: Period = rules.ANY_TIME) -> Matter:
        said = self.cleaned_data
        when = Period(said["year"], None if said["month"] else said["quarter"], said["month"], said["words"])
        return super().matter(when)


class SuddenForm(MatterForm):
    """What came up: with who decided that it comes into the month."""

    decided_by = forms.CharField(
        label="Ai quyết định đưa vào", max_length=200,
        widget=forms.TextInput({"placeholder": "Thường trực Tỉnh ủy, đồng chí Bí thư …"}),
    )  # fmt: skip
    ground = forms.CharField(label="Căn cứ", max_length=LONGEST_TEXT, required=False, widget=_area(2))

    field_order = ("content", "decided_by", "ground", "leads", "coordinating", "product")


class ProposalForm(MatterForm):
    """A unit's proposal for a month."""

    unit = OneOffice("Đơn vị đề xuất")
    month = MonthField("Đề xuất cho tháng")
    ground = forms.CharField(label="Căn cứ, lý do", max_length=LONGEST_TEXT, widget=_area(2))

    field_order = ("unit", "month", "content", "ground", "leads", "coordinating", "product")

    def __init__(self, *args: Any, units: list[Office], **named: Any) -> None:
        super().__init__(*args, **named)
        box = self.fields["unit"]
        assert isinstance(box, OneOffice)
        box.queryset, box.required = Office.objects.filter(pk__in=[unit.pk for unit in units]), True
        box.empty_label = None
        self.fields["leads"].help_text = "Bỏ trống nếu chính đơn vị chuẩn bị."


class ProgrammeForm(WithOffices):
    """What a programme is: of whom, for how long, by what name."""

    title = forms.CharField(label="Tên chương trình", max_length=400)
    office = OneOffice("Chương trình của")
    kind = forms.TypedChoiceField(
        label="Thời gian", coerce=Kind, choices=[(kind.value, name) for kind, name in KIND_NAMES.items()]
    )
    year = forms.IntegerField(label="Năm", min_value=rules.FIRST_YEAR, max_value=rules.LAST_YEAR)
    year_to = forms.IntegerField(
        label="Đến năm",
        required=False,
        max_value=rules.LAST_YEAR,
        help_text="Chỉ ghi cho nhiệm kỳ, giai đoạn.",
    )
    quarter = forms.TypedChoiceField(
        label="Quý", required=False, coerce=int, empty_value=None,
        choices=[("", "—"), *((number, f"quý {name}") for number, name in enumerate(ROMAN, start=1))],
    )  # fmt: skip

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        box = self.fields["office"]
        assert isinstance(box, OneOffice)
        box.required, box.empty_label = True, "Chọn cơ quan"

    def programme(self) -> NewProgramme:
        said = self.cleaned_data
        span = Span(said["kind"], said["year"], said["year_to"], said["quarter"])
        return NewProgramme(span, said["office"], said["title"])


class StandingForm(WithOffices):
    """What comes back, how often, and in which month first."""

    content = forms.CharField(label="Nội dung", max_length=LONGEST_TEXT, widget=_area(3))
    every = forms.TypedChoiceField(
        label="Lặp lại", coerce=Every, choices=[(every.value, name) for every, name in EVERY_NAMES.items()]
    )
    first = forms.IntegerField(
        label="Tháng đầu tiên trong năm", required=False, min_value=1, max_value=12,
        help_text="Bỏ trống: tháng cuối của kỳ (quý: tháng 3, 6, 9, 12).",
    )  # fmt: skip
    offices = ManyOffices("Cơ quan")

    field_order = ("content", "every", "first", "offices")

    def recurring(self) -> Recurring:
        said = self.cleaned_data
        return Recurring(said["content"], said["every"], said["first"], tuple(said["offices"]))


class FinishForm(forms.Form):
    """What came of it."""

    result = forms.CharField(
        label="Kết quả", max_length=LONGEST_TEXT, required=False,
        widget=_area(2, "Ví dụ: đã ban hành Nghị quyết số 12-NQ/TU ngày 20/7/2026"),
    )  # fmt: skip


class MoveForm(forms.Form):
    """To which month, and why."""

    to = MonthField("Chuyển sang tháng")
    reason = forms.CharField(label="Lý do", max_length=LONGEST_TEXT, widget=_area(3))


class PlaceForm(MoveForm):
    """Into which month, for what has none yet."""

    to = MonthField("Xếp vào tháng")
    reason = forms.CharField(label="Lý do", max_length=LONGEST_TEXT, required=False, widget=_area(2))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Lý do", max_length=LONGEST_TEXT, widget=_area(3))


class SessionForm(forms.Form):
    """Whose session takes the matter up, and when."""

    body = forms.TypedChoiceField(
        label="Phiên họp của", coerce=Body, initial=Body.BUREAU,
        choices=[(body.value, name) for body, name in BODY_NAMES.items()],
    )  # fmt: skip
    on = forms.DateField(
        label="Ngày họp", required=False, input_formats=_DAYS,
        help_text="Bỏ trống nếu chưa có phiên họp.",
        widget=forms.DateInput(
            format="%d/%m/%Y",
            attrs={"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"},
        ),
        error_messages={"invalid": "Ngày này không đọc được. Hãy ghi theo mẫu 05/12/2026."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", max_length=LONGEST_TEXT, required=False, widget=_area(2),
        help_text="Cần ghi khi chương trình đã ban hành: hạn gửi tài liệu của đơn vị đổi theo.",
    )  # fmt: skip
