"""The forms of the tasks room, and the filters as they stand in an address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.people.models import Office, User
from caunoi.people.rules import GRANTS, Verb
from caunoi.tasks import rules
from caunoi.tasks.chain_reads import Below, cancelled_token, moved_token, open_below
from caunoi.tasks.filters import SORTS, WINDOWS, Filters
from caunoi.tasks.models import Task
from caunoi.tasks.rules import NO_DUE, OPERATOR_NAMES, Due, Operator, State
from caunoi.ui.refusal import RuleBroken

NO_OFFICE_VALUE = "chua-ro"
LONGEST_QUERY = 100


def filters_of(query: QueryDict) -> Filters:
    """The filters of an address; what is not understood is left out rather than refused."""
    sort = query.get("xep", "due")
    office, window, state = query.get("don_vi", ""), query.get("han", ""), query.get("trang_thai", "")
    return Filters(
        state=state if state in list(State) else "",
        office=_id(office),
        no_office=office == NO_OFFICE_VALUE,
        window=window if window in WINDOWS else "",
        document=_id(query.get("van_ban", "")),
        query=" ".join(query.get("tim", "").replace("\0", "").split())[:LONGEST_QUERY],
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else "due",
        descending=sort.startswith("-"),
    )


def address_of(filters: Filters) -> str:
    """The filters as the end of an address, without the question mark; empty for none."""
    sort = f"{'-' if filters.descending else ''}{filters.sort}"
    parts = {
        "trang_thai": filters.state,
        "don_vi": NO_OFFICE_VALUE if filters.no_office else filters.office or "",
        "han": filters.window,
        "van_ban": filters.document or "",
        "tim": filters.query,
        "xep": sort if sort != "due" else "",  # the order by deadline is the usual one
    }
    return urlencode({name: value for name, value in parts.items() if value})


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: where a click on it leads, and how the list is sorted by it now."""

    name: str
    address: str = ""
    sorted: str = ""


def heads(filters: Filters) -> tuple[Head, ...]:
    """The heads of the list: a click sorts, a second click turns the order round."""
    columns = (
        ("Nhiệm vụ", "opened"),
        ("Đơn vị", "owner"),
        ("Hạn", "due"),
        ("Tình trạng", ""),
        ("Trạng thái", "state"),
    )
    return (*(_head(name, key, filters) for name, key in columns), Head("Văn bản"))


def _head(name: str, key: str, filters: Filters) -> Head:
    if not key:
        return Head(name)
    here = key == filters.sort
    turned = replace(filters, sort=key, descending=here and not filters.descending)
    order = ("descending" if filters.descending else "ascending") if here else ""
    return Head(name, f"?{address_of(turned)}", order)


def _id(text: str) -> int | None:
    # Twelve digits: beyond any row, within what every database takes as a number.
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else None


def page_of(query: QueryDict) -> int:
    """The page of a long list, from 1."""
    return min(max(1, _id(query.get("trang", "")) or 1), 100_000)


class ManyFiles(forms.FileInput):
    """A file box that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; the cleaned value is always a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(one, initial) for one in given if one]
        if not files and self.required:
            raise forms.ValidationError("Chưa chọn tệp nào. Hãy chọn ít nhất một tệp.")
        return files


def acceptors() -> QuerySet[User]:
    """The people who may accept work."""
    roles = [role for role, granted in GRANTS.items() if Verb.ACCEPT_TASK in granted]
    return User.objects.filter(role__in=roles, is_active=True).order_by("full_name")


def current_offices() -> QuerySet[Office]:
    """The offices that exist today, by name."""
    today = timezone.localdate()
    return Office.objects.exclude(valid_to__lt=today).exclude(valid_from__gt=today).order_by("name")


def _area(rows: int, hint: str = "") -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "placeholder": hint})


class DayField(forms.DateField):
    """A plain box for a day: the browser's own date box turns day and month round on an English Windows, and
    03/12 is a day in both."""

    def __init__(self, label: str, *, required: bool = True, help_text: str = "") -> None:
        super().__init__(
            label=label, required=required, help_text=help_text,
            input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"],
            widget=forms.DateInput(
                format="%d/%m/%Y",
                attrs={"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "autocomplete": "off"},
            ),
            error_messages={"invalid": "Ngày này không đọc được. Hãy ghi theo mẫu 05/12/2026."},
        )  # fmt: skip


class HourField(forms.TimeField):
    """A plain box for an hour of the day; may be left empty."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label, required=False, input_formats=["%H:%M", "%Hh%M", "%Hh", "%H"],
            widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "16:00", "autocomplete": "off"}),
            error_messages={"invalid": "Giờ này không đọc được. Hãy ghi theo mẫu 16:00."},
        )  # fmt: skip


class DueFields(forms.Form):
    """A deadline as a person types it."""

    operator = forms.ChoiceField(
        label="Cách ghi hạn",
        choices=[(o.value, name) for o, name in OPERATOR_NAMES.items()],
        initial=Operator.BY,
    )
    due_on = DayField("Ngày hạn")
    due_time = HourField("Giờ hạn")

    def due(self) -> Due:
        """What was typed, as the rules know it; NO_DUE where no day was."""
        on: date | None = self.cleaned_data["due_on"]
        hour: time | None = self.cleaned_data["due_time"]
        if on is None:
            return NO_DUE
        at = datetime.combine(on, hour, timezone.get_current_timezone()) if hour else None
        return Due(on, at, Operator(self.cleaned_data["operator"]))


class ShowsBelow(forms.Form):
    """A form whose deed takes tasks below along: what it takes is shown before it is sent for good.

    `touched` goes out with the page and comes back as it was shown; `below` are the lines to show.
    """

    touched = forms.CharField(widget=forms.HiddenInput, required=False)
    below: tuple[str, ...] = ()

    def show_moved_by(self, due: Callable[[Below], Due]) -> None:
        """In `clean` of another deadline: what moves along. What is wrong with it the deed itself says."""
        task = self.initial.get("task")
        if self.errors or not isinstance(task, Task):
            return
        below = Below.now()
        try:
            moves = below.moved_by(task, due(below))
        except RuleBroken:
            return
        self.show_below(moved_token(moves), [moved.words for moved in moves])

    def show_below(self, token: str, below: Sequence[str]) -> None:
        """In `clean`: where something else would be taken along than was shown, it is shown now."""
        shown, self.below = self.cleaned_data.get("touched", ""), tuple(below)
        if shown == token:
            return
        self.data = dict(self.data.items()) | {self.add_prefix("touched"): token}
        raise forms.ValidationError(
            "Chưa ghi gì. Hãy xem các nhiệm vụ cụ thể hóa bị kéo theo rồi bấm lần nữa nếu đồng ý."
            if below
            else "Chưa ghi gì. Các nhiệm vụ cụ thể hóa vừa thay đổi, hãy bấm lần nữa nếu vẫn cần."
        )


class ChangeDueForm(ShowsBelow, DueFields):
    """A new deadline and why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Lý do đổi hạn", max_length=rules.LONGEST_TEXT,
        widget=_area(3, "Ví dụ: hội nghị lùi sang ngày 05/12/2026 theo Công văn số 88-CV/VPTU"),
    )  # fmt: skip

    field_order = ("seen", "operator", "due_on", "due_time", "reason")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.show_moved_by(lambda below: self.due())
        return given


class OneOffice(forms.ModelChoiceField[Office]):
    """One office of those that exist today, by its full name."""

    def __init__(self, label: str) -> None:
        super().__init__(Office.objects.none(), label=label, required=False, empty_label="Chưa rõ đơn vị")

    def label_from_instance(self, obj: Model) -> str:
        assert isinstance(obj, Office)
        return obj.name


class ManyOffices(forms.ModelMultipleChoiceField[Office]):
    """Several offices, ticked in a list."""

    def __init__(self, label: str) -> None:
        ticks = forms.CheckboxSelectMultiple(attrs={"class": "office-tick"})
        super().__init__(Office.objects.none(), label=label, required=False, widget=ticks)

    def label_from_instance(self, obj: Model) -> str:
        assert isinstance(obj, Office)
        return obj.name


class NewTaskForm(DueFields):
    """A task typed by hand."""

    action = forms.CharField(label="Nội dung nhiệm vụ", max_length=rules.LONGEST_TEXT, widget=_area(3))
    owner = OneOffice("Đơn vị chủ trì")
    coordinating = ManyOffices("Đơn vị phối hợp")
    product = forms.CharField(label="Sản phẩm phải có", max_length=400, required=False)
    report_to = forms.CharField(label="Nơi nhận báo cáo", max_length=400, required=False)
    acceptor = forms.ModelChoiceField(
        label="Người nghiệm thu", queryset=User.objects.none(), required=False,
        empty_label="Bất kỳ ai có quyền nghiệm thu",
    )  # fmt: skip
    document = forms.ModelChoiceField(
        queryset=Document.objects.all(), required=False, widget=forms.HiddenInput
    )

    field_order = (
        "action", "owner", "coordinating", "operator", "due_on", "due_time",
        "product", "report_to", "acceptor",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].required = False
        self.fields["due_on"].help_text = "Để trống nếu việc không có ngày hạn."
        _offer(self)


class AssignForm(forms.Form):
    """Who owns, who works along, who accepts."""

    owner = OneOffice("Đơn vị chủ trì")
    coordinating = ManyOffices("Đơn vị phối hợp")
    acceptor = forms.ModelChoiceField(
        label="Người nghiệm thu", queryset=User.objects.none(), required=False,
        empty_label="Bất kỳ ai có quyền nghiệm thu",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self)


def _offer(form: forms.Form) -> None:
    """Fills the choices at the moment of asking: offices and people change while the server runs."""
    for name in ("owner", "coordinating", "acceptor"):
        box = form.fields[name]
        assert isinstance(box, forms.ModelChoiceField)
        box.queryset = acceptors() if name == "acceptor" else current_offices()


class HandInForm(forms.Form):
    """The unit says done: the result in words, with files or the number of the resulting paper."""

    result = forms.CharField(
        label="Kết quả thực hiện", max_length=rules.LONGEST_TEXT,
        widget=_area(4, "Đã làm gì, kết quả ra sao, gửi cho ai"),
    )  # fmt: skip
    paper = forms.CharField(
        label="Số, ký hiệu văn bản kết quả", max_length=255, required=False,
        help_text="Ví dụ: Báo cáo số 45-BC/ĐU ngày 10/11/2026.",
    )  # fmt: skip
    proofs = FilesField(
        label="Tệp minh chứng",
        required=False,
        help_text="PDF, Word, Excel hoặc ảnh; chọn được nhiều tệp. Không gửi tài liệu mật.",
    )
    despite = forms.CharField(
        label="Lý do báo hoàn thành khi còn nhiệm vụ cụ thể hóa", max_length=rules.LONGEST_TEXT,
        required=False, widget=_area(2), help_text="Người nghiệm thu đọc lý do này.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("parts_open"):
            del self.fields["despite"]


class ReasonForm(forms.Form):
    """Why the work goes back, or is cancelled."""

    reason = forms.CharField(label="Lý do", max_length=rules.LONGEST_TEXT, widget=_area(3))


class CancelForm(ShowsBelow, ReasonForm):
    """Why the work is cancelled, with what is open below."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.below = tuple(self.initial.get("below", ()))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.show_below(self.initial.get("touched", ""), self.below)
        return given


class EvidenceForm(forms.Form):
    """One more proof: files, or the number of a paper."""

    proofs = FilesField(
        label="Tệp minh chứng",
        required=False,
        help_text="PDF, Word, Excel hoặc ảnh; chọn được nhiều tệp. Không gửi tài liệu mật.",
    )
    paper = forms.CharField(label="hoặc số, ký hiệu văn bản", max_length=255, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("proofs") and not given.get("paper", "").strip():
            raise forms.ValidationError("Chưa có gì để thêm. Hãy chọn tệp hoặc ghi số, ký hiệu văn bản.")
        return given


class NoteForm(forms.Form):
    """A note."""

    text = forms.CharField(label="Ghi chú", max_length=rules.LONGEST_TEXT, widget=_area(2))


class ProgressForm(forms.Form):
    """How far the work has come."""

    percent = forms.IntegerField(
        label="Tiến độ (%)", min_value=0, max_value=100, widget=forms.NumberInput(attrs={"step": 5})
    )


def cancel_initial(task: Task) -> dict[str, object]:
    """What is open below a task, to be shown before it is cancelled along."""
    below = open_below(task, held=False)
    lines = [f"{part} — {part.owner_name}, {rules.STATE_NAMES[part.stands].lower()}" for part in below]
    return {"touched": cancelled_token(below), "below": lines}


def due_initial(task: Task) -> dict[str, object]:
    """What the form of a change of deadline begins with: the deadline that stands."""
    due = task.deadline
    return {
        "task": task,
        "seen": rules.due_words(due),
        "operator": due.operator or Operator.BY,
        "due_on": due.on,
        "due_time": due.at.time() if due.at else None,
    }
