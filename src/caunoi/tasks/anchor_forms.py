from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db.models import Model, Q
from django.utils import timezone

from caunoi.tasks import rules
from caunoi.tasks.anchor_actions import Day
from caunoi.tasks.forms import DayField, HourField, ShowsBelow
from caunoi.tasks.models import Anchor, Task
from caunoi.tasks.rules import UNIT_NAMES, Due, Operator, unit_of

MOST_CHOICES = 60


class DayFields(forms.Form):
    """The day of an anchor, perhaps with its hour; both empty where there is none yet."""

    on = DayField("Ngày", required=False, help_text="Để trống nếu chưa có ngày.")
    hour = HourField("Giờ")

    def day(self) -> Day:
        """What was typed; only after is_valid()."""
        on: date | None = self.cleaned_data["on"]
        hour: time | None = self.cleaned_data["hour"]
        if on is None or hour is None:
            return Day(on)
        return Day(datetime.combine(on, hour, timezone.get_current_timezone()))


class AnchorForm(DayFields):
    """A new anchor."""

    what = forms.CharField(
        label="Mốc", max_length=300, widget=forms.TextInput({"placeholder": "Hội nghị đối thoại quý IV"})
    )

    field_order = ("what", "on", "hour")


class MoveAnchorForm(DayFields):
    """Another day for an anchor, and why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Lý do", max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3, "placeholder": "Ví dụ: hoãn theo Công văn số 88-CV/VPTU"}),
    )  # fmt: skip

    field_order = ("seen", "on", "hour", "reason")


def move_initial(anchor: Anchor) -> dict[str, object]:
    """What the form of a move begins with: the day that stands."""
    moment = anchor.moment
    return {
        "seen": anchor.day_words,
        "on": anchor.on,
        "hour": moment.time() if isinstance(moment, datetime) else None,
    }


class AnchorChoice(forms.ModelChoiceField[Anchor]):
    """One of the days that things hang on, with what is known of it."""

    def label_from_instance(self, obj: Model) -> str:
        assert isinstance(obj, Anchor)
        return f"{obj.what[:80]} ({obj.day_words})"


class TieForm(ShowsBelow):
    """So many days before or after an anchor, and why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    anchor = AnchorChoice(Anchor.objects.none(), label="Mốc", empty_label="Chọn mốc")
    side = forms.ChoiceField(label="Hạn", choices=[("before", "trước mốc"), ("after", "sau mốc")])
    count = forms.IntegerField(label="Bao nhiêu", min_value=1, max_value=365, initial=7)
    unit = forms.ChoiceField(
        label="Đơn vị", choices=[("working_day", "ngày làm việc"), ("day", "ngày"), ("month", "tháng")]
    )
    reason = forms.CharField(
        label="Lý do", max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea({"rows": 2, "placeholder": "Ví dụ: tài liệu gửi trước phiên họp 07 ngày"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = self.fields["anchor"]
        assert isinstance(box, forms.ModelChoiceField)
        box.queryset = Anchor.objects.filter(pk__in=self._offered())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.show_moved_by(
            lambda below: rules.resolved(self.due(), self.cleaned_data["anchor"].moment, below.days)
        )
        return given

    def _offered(self) -> list[int]:
        """The anchors of the task's own document, the one it hangs on, and the newest."""
        own = Q(document=self.initial.get("document"), document__isnull=False) | Q(
            pk=self.initial.get("anchor")
        )
        offered = [*Anchor.objects.filter(own)[:MOST_CHOICES], *Anchor.objects.all()[:MOST_CHOICES]]
        return [anchor.pk for anchor in offered]

    def due(self) -> Due:
        """The relative deadline that was typed; only after is_valid()."""
        said = self.cleaned_data
        before = said["side"] == "before"
        count, unit, what = said["count"], unit_of(said["unit"]) or "day", said["anchor"].what
        words = f"{count:02d} {UNIT_NAMES[unit]}"
        text = f"trước {words} so với {what}" if before else f"trong {words} sau {what}"
        operator = Operator.BEFORE if before else Operator.WITHIN
        return Due(None, None, operator, text[:400], "", -count if before else count, unit, what)


def tie_initial(task: Task) -> dict[str, object]:
    """What the form of a tie begins with."""
    return {
        "task": task,
        "seen": rules.due_words(task.deadline),
        "document": task.document_id,
        "anchor": task.anchor_id,
        "side": "after" if (task.due_offset or -1) > 0 else "before",
        "count": abs(task.due_offset or 7),
        "unit": task.due_unit or "working_day",
    }
