from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from caunoi.people.manage_actions import AccountSaid
from caunoi.people.models import Office, User
from caunoi.people.office_actions import OfficeSaid


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker only
    """An account as the administrator fills it in."""

    class Meta:
        model = User
        fields: ClassVar = ["full_name", "role", "office", "email", "is_active"]
        help_texts: ClassVar = {
            "office": "Quyền “đơn vị mình” tính theo đơn vị này.",
            "is_active": "Bỏ dấu để khóa; tên và việc đã làm vẫn còn trong sổ.",
        }

    def said(self) -> AccountSaid:
        """What was filled in; only after is_valid()."""
        return AccountSaid(**self.cleaned_data)


class NewAccountForm(AccountForm):
    """The same with a name to sign in with, which never changes afterwards."""

    class Meta(AccountForm.Meta):
        fields: ClassVar = ["username", "full_name", "role", "office", "email"]
        help_texts: ClassVar = {
            "username": "Chữ không dấu, số, dấu chấm, gạch ngang; không đổi về sau.",
            "office": "Quyền “đơn vị mình” tính theo đơn vị này.",
        }

    def said(self) -> AccountSaid:
        parts = {name: value for name, value in self.cleaned_data.items() if name != "username"}
        return AccountSaid(**parts)


class OfficeForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the type checker only
    """An office with the other ways papers write its name, one a line."""

    aliases = forms.CharField(
        label="Tên gọi khác",
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="Mỗi dòng một cách viết thường gặp trong văn bản, ví dụ: UBKT Tỉnh ủy.",
    )

    class Meta:
        model = Office
        fields: ClassVar = [
            "name",
            "short_name",
            "kind",
            "level",
            "parent",
            "symbol",
            "valid_from",
            "valid_to",
            "source",
            "confidence",
        ]
        widgets: ClassVar = {
            "valid_from": forms.DateInput({"type": "date"}, "%Y-%m-%d"),
            "valid_to": forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        }
        help_texts: ClassVar = {
            "name": "Tên đầy đủ như trên văn bản.",
            "valid_to": "Khi sáp nhập, giải thể: văn bản sau ngày này không còn giao cho đơn vị.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            names = self.instance.aliases.order_by("name").values_list("name", flat=True)
            self.initial["aliases"] = "\n".join(names)

    def said(self) -> OfficeSaid:
        """What was filled in; only after is_valid()."""
        return OfficeSaid(**{name: self.cleaned_data[name] for name in self.Meta.fields})

    def names(self) -> list[str]:
        """The other names, a line each."""
        return str(self.cleaned_data["aliases"]).splitlines()


class NewOfficeForm(OfficeForm):
    """The same with the paper by which the office was set up."""

    legal_basis = forms.CharField(label="Quyết định thành lập", max_length=300, required=False)
