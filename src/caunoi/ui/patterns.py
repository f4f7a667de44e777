"""What the pattern page shows: invented things, in every state a component can have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms

from caunoi.ui.icons import NAMES


class PatternForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Trích yếu", help_text="Một dòng, như trên văn bản.", max_length=200)
    owner = forms.ChoiceField(
        label="Đơn vị chủ trì",
        choices=[("", "Chọn đơn vị"), ("1", "Ban Tuyên giáo và Dân vận"), ("2", "Xã Bến Thượng")],
    )
    due = forms.DateField(label="Hạn", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    reason = forms.CharField(label="Lý do", required=False, widget=forms.Textarea({"rows": 3}))
    papers = forms.FileField(label="Tệp minh chứng", required=False, help_text="PDF, Word, Excel hoặc ảnh.")
    urgent = forms.BooleanField(label="Nhắc đơn vị ngay hôm nay", required=False)
    result = forms.ChoiceField(
        label="Kết luận",
        choices=[("done", "Đạt"), ("again", "Làm lại")],
        widget=forms.RadioSelect,
        initial="done",
    )
    closed = forms.CharField(label="Số văn bản", required=False, disabled=True, initial="152-KH/TU")


@dataclass(frozen=True)
class HistoryLine:
    said: str
    actor: str
    office: str
    at: datetime
    before: str = ""
    after: str = ""


def _history() -> list[HistoryLine]:
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    return [
        HistoryLine(
            "Lê Thị Hòa lùi hạn nhiệm vụ vì hội nghị chuyển sang tuần sau.",
            "Lê Thị Hòa",
            "Văn phòng Tỉnh ủy",
            datetime(2026, 3, 4, 8, 15, tzinfo=zone),
            "05/03/2026",
            "12/03/2026",
        ),
        HistoryLine(
            "Trần Văn Lâm mở nhiệm vụ từ kế hoạch 152-KH/TU.",
            "Trần Văn Lâm",
            "Văn phòng Tỉnh ủy",
            datetime(2026, 3, 2, 16, 40, tzinfo=zone),
        ),
    ]


def pattern_book() -> dict[str, object]:
    """The context of the pattern page."""
    return {
        "form": PatternForm(),
        "wrong_form": PatternForm(
            {"title": "", "owner": "9", "due": "31/02/2026", "result": "done"}, auto_id="wrong_%s"
        ),
        "icons": NAMES,
        "tones": ("late", "soon", "done", "calm", "open"),
        "day": date(2026, 3, 5),
        "moment": datetime(2026, 3, 5, 14, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")),
        "nothing": None,
        "history": _history(),
        "no_history": [],
    }
