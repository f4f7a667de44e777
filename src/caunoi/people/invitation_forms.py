from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.forms import SetPasswordForm

from caunoi.people.invitation_actions import InvitationSaid
from caunoi.people.models import Invitation, Office, OfficeKind, User
from caunoi.people.passwords import PASSWORD_HELP


class InvitationForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker only
    """Whom to invite, and for which office."""

    class Meta:
        model = Invitation
        fields: ClassVar = ["full_name", "username", "office", "email"]
        help_texts: ClassVar = {
            "username": "Chữ không dấu, số, dấu chấm, gạch ngang; không đổi về sau.",
            "office": "Người được mời làm việc và chỉ làm việc cho đơn vị này.",
            "email": "Để trống thì liên kết chỉ hiện ra ở đây để in hoặc đưa tận tay.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.exclude(kind=OfficeKind.AREA)  # type: ignore[attr-defined]  # a ModelChoiceField

    def said(self) -> InvitationSaid:
        """What was filled in; only after is_valid()."""
        return InvitationSaid(**self.cleaned_data)


class FirstPasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # generic for the type checker only
    """The password of an account that is about to be; nothing else of it can be said here."""

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        to_be = User(username=invitation.username, full_name=invitation.full_name, email=invitation.email)
        super().__init__(to_be, *args, **kwargs)
        self.fields["new_password1"].label = "Mật khẩu"
        self.fields["new_password1"].help_text = PASSWORD_HELP
        self.fields["new_password2"].label = "Gõ lại mật khẩu"
        self.fields["new_password2"].help_text = ""
