"""The forms of a dialogue's public page."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils import timezone

from caunoi.meetings.dialogue_actions import PageSaid, Sent
from caunoi.meetings.dialogue_rules import LONGEST_ADDRESS, LONGEST_PUBLIC_QUESTION, address_for
from caunoi.meetings.forms import refuse_far
from caunoi.meetings.models import Meeting, PublicPage

_MOMENTS: Final = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Hh%M %d/%m/%Y", "%Y-%m-%dT%H:%M"]


class PageForm(forms.Form):
    """What everybody may read, until when questions are taken, and whether the page is open."""

    address = forms.CharField(
        label="Địa chỉ trang", max_length=LONGEST_ADDRESS,
        help_text="Phần sau /doi-thoai/, ví dụ doi-thoai-ben-thuong-2027. Đổi thì địa chỉ cũ hết dùng.",
    )  # fmt: skip
    attend = forms.CharField(
        label="Cách tham dự", max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text="Ai dự, đăng ký ở đâu, đi lại, chỗ ngồi.",
    )  # fmt: skip
    phone = forms.CharField(label="Điện thoại của cơ quan", max_length=60)
    reception = forms.CharField(
        label="Nơi tiếp nhận khiếu nại, tố cáo", max_length=400,
        help_text="Bộ phận, địa chỉ, ngày tiếp công dân; hiện trên trang.",
    )  # fmt: skip
    until = forms.DateTimeField(
        label="Nhận câu hỏi đến", input_formats=_MOMENTS, required=False, validators=[refuse_far],
        widget=forms.DateTimeInput(
            {"placeholder": "16:00 17/1/2027", "autocomplete": "off"}, "%H:%M %d/%m/%Y"
        ),
        help_text="Để trống: trang không nhận câu hỏi.",
    )  # fmt: skip
    on = forms.BooleanField(label="Mở trang cho mọi người xem", required=False)

    @classmethod
    def of(cls, meeting: Meeting, page: PublicPage | None) -> PageForm:
        """As it is kept; before anything is, with an address made of the title."""
        if page is None:
            return cls(initial={"address": address_for(meeting.title)})
        held = {name: getattr(page, name) for name in cls.base_fields}
        return cls(initial={**held, "until": page.until and timezone.localtime(page.until)})

    def said(self) -> PageSaid:
        """What the action is given."""
        return PageSaid(**self.cleaned_data)


class SendForm(forms.Form):
    """A question from anybody; nobody has to say who asks."""

    text = forms.CharField(
        label="Câu hỏi, kiến nghị", max_length=LONGEST_PUBLIC_QUESTION, widget=forms.Textarea({"rows": 6})
    )
    full_name = forms.CharField(label="Họ và tên", max_length=120, required=False)
    place = forms.CharField(label="Thôn, tổ dân phố", max_length=200, required=False)
    reach = forms.CharField(
        label="Điện thoại hoặc thư điện tử", max_length=200, required=False,
        help_text="Để cơ quan hỏi lại cho rõ, báo kết quả.",
    )  # fmt: skip

    def sent(self, sender: str) -> Sent:
        """What the action is given."""
        return Sent(**self.cleaned_data, sender=sender)


class PurposeForm(forms.Form):
    """Why somebody opens what is masked or sealed."""

    purpose = forms.CharField(label="Lý do mở xem", max_length=200)


class SortForm(forms.Form):
    """What is done with a question; which field counts depends on the button."""

    group = forms.CharField(required=False, max_length=120)
    number = forms.IntegerField(label="Số câu", required=False, min_value=1, max_value=999_999)
    reason = forms.CharField(required=False, max_length=400)
