"""The forms at the door."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils import timezone

from caunoi.delegates.door_reads import occasions
from caunoi.delegates.door_rules import Scan, WalkIn
from caunoi.meetings.models import Meeting


class DoorForm(forms.Form):
    """A new door, and what it lets people in to."""

    name = forms.CharField(
        label="Tên cửa", max_length=80, widget=forms.TextInput({"placeholder": "Cửa số 1, tầng 1"})
    )
    occasion = forms.ChoiceField(label="Điểm danh vào")

    def __init__(self, *args: object, meeting: Meeting, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]  # handed on as it came
        chosen = self.fields["occasion"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = occasions(meeting)


class LetInForm(forms.Form):
    """Somebody is let in by hand: a code that was read, or a name of the list."""

    occasion = forms.CharField(max_length=24)
    code = forms.CharField(max_length=300, required=False)
    delegate = forms.IntegerField(required=False)
    nonce = forms.CharField(max_length=40)

    def scan(self) -> Scan:
        """What the action is given."""
        said = self.cleaned_data
        return Scan(said["nonce"], timezone.now(), code_in(said["code"]), said["delegate"])


class GuestForm(forms.Form):
    """Somebody who is on no list."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    office_text = forms.CharField(label="Đơn vị", max_length=300, required=False)
    reason = forms.CharField(label="Vì sao được vào", max_length=300)
    occasion = forms.CharField(widget=forms.HiddenInput, max_length=24)
    nonce = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def guest(self) -> WalkIn:
        """What the action is given."""
        said = self.cleaned_data
        return WalkIn(said["nonce"], timezone.now(), said["full_name"], said["reason"], said["office_text"])


class AnnulForm(forms.Form):
    """Why a check-in was a mistake."""

    reason = forms.CharField(label="Lý do hủy lượt", max_length=400)


def code_in(text: str) -> str:
    """The code in what a reader read: bare, or at the end of an invitation's address."""
    return text.strip().rstrip("/").rpartition("/")[2]


def new_nonce() -> str:
    """The mark of one letting-in, so that a form sent twice counts once."""
    return uuid4().hex
