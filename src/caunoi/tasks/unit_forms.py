"""The forms of the unit's page and of urging."""

from __future__ import annotations

from typing import Any

from django import forms

from caunoi.people.models import User
from caunoi.tasks import rules
from caunoi.tasks.forms import DueFields
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Operator
from caunoi.tasks.unit_rules import CHANNEL_NAMES, LONGEST_NAME, Asked


class ExecutorForm(forms.Form):
    """Who in the unit does the work: a name, with those of its people who have accounts offered."""

    name = forms.CharField(
        label="Người thực hiện",
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput({"autocomplete": "off", "placeholder": "Họ và tên"}),
    )


class UntilForm(DueFields):
    """A day until which, always included: nobody asks for 'before' or 'after'."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["operator"].required = False
        self.fields["operator"].widget = forms.HiddenInput()

    def clean_operator(self) -> str:
        return Operator.BY


class AskForm(UntilForm):
    """Until when, and why."""

    reason = forms.CharField(
        label="Lý do",
        max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea(
            {"rows": 3, "placeholder": "Ví dụ: hai chi bộ gửi báo cáo chậm, cần thêm ba ngày tổng hợp"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].label = "Xin lùi đến ngày"
        self.fields["due_time"].label = "Giờ"

    field_order = ("due_on", "due_time", "reason")


class AnswerForm(UntilForm):
    """Yes, until a day; or no, and why. `seen` is the deadline that the person had before them."""

    seen = forms.CharField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label="Trả lời",
        choices=[(Asked.GRANTED.value, "Đồng ý lùi hạn"), (Asked.REFUSED.value, "Không đồng ý, giữ hạn cũ")],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="Ý kiến",
        required=False,
        max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3}),
        help_text="Bắt buộc khi không đồng ý.",
    )

    field_order = ("seen", "decision", "due_on", "due_time", "answer")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].label = "Hạn mới"


class UrgeForm(forms.Form):
    """How the office is urged, and in which words."""

    channel = forms.ChoiceField(label="Đôn đốc bằng", choices=list(CHANNEL_NAMES.items()))
    text = forms.CharField(
        label="Nội dung",
        max_length=20_000,
        widget=forms.Textarea({"rows": 14}),
        help_text="Sửa được trước khi dùng. Nội dung này được giữ cùng lần đôn đốc.",
    )


def ask_initial(task: Task) -> dict[str, object]:
    """The form of asking begins empty: the unit says the day."""
    return {"operator": Operator.BY}


def answer_initial(task: Task) -> dict[str, object]:
    """The form of answering begins with what the unit wished for."""
    request = task.extension_requests.filter(state=Asked.WAITING).first()
    wish = request.wish if request else rules.NO_DUE
    return {
        "seen": rules.due_words(task.deadline),
        "operator": Operator.BY,
        "decision": Asked.GRANTED,
        "due_on": wish.on,
        "due_time": wish.at.time() if wish.at else None,
    }


def sender_of(user: User) -> str:
    """In whose name an urging speaks: the person's own office."""
    return user.office.name if user.office else "Văn phòng"
