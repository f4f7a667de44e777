"""What a person fills in about offices: a search of the tree, events, names, collective names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from caunoi.people.collectives import CollectiveSaid, said_of
from caunoi.people.models import Collective, Confidence, EventKind, Office, OfficeKind, OfficeLevel, Scope
from caunoi.people.office_actions import EventSaid, OfficeSaid
from caunoi.people.office_tree import Sought
from caunoi.people.person_forms import day_field, day_of


class OfficeChoice(forms.ModelChoiceField[Office]):
    """One office, with its last day where it has ended: names come back."""

    def label_from_instance(self, obj: Any) -> str:
        return _label(obj)


class OfficeChoices(forms.ModelMultipleChoiceField[Office]):
    """Several of them."""

    def __init__(self, label: str, *, required: bool = True, help_text: str = "") -> None:
        help_text = help_text or "Giữ phím Ctrl để chọn nhiều đơn vị."
        box = forms.SelectMultiple({"size": 7})
        super().__init__(
            Office.objects.all(), label=label, required=required, help_text=help_text, widget=box
        )

    def label_from_instance(self, obj: Any) -> str:
        return _label(obj)


def _label(office: Office) -> str:
    return f"{office.name} (đến {office.valid_to:%d/%m/%Y})" if office.valid_to else office.name


def sought_of(asked: Any) -> Sought:
    """The filters of the tree out of an address; what is not understood narrows nothing."""
    below = asked.get("duoi", "")
    return Sought(
        day=day_of(asked.get("ngay", "")),
        kind=asked.get("loai", "") if asked.get("loai") in OfficeKind.values else "",
        level=asked.get("cap", "") if asked.get("cap") in OfficeLevel.values else "",
        words=asked.get("tim", "")[:100],
        below=int(below) if below.isascii() and below.isdigit() and len(below) < 12 else None,
    )


class _FromADay(forms.Form):
    """What every event has: its day, its legal basis."""

    on = day_field("Từ ngày", required=True)
    legal_basis = forms.CharField(label="Văn bản căn cứ", max_length=300, required=False)

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        self.fields["on"].initial = timezone.localdate()


class RenameForm(_FromADay):
    """Another name from a day on."""

    name = forms.CharField(label="Tên mới", max_length=200)
    short_name = forms.CharField(label="Tên ngắn", max_length=80, required=False)
    field_order = ("name", "short_name", "on", "legal_basis")


class _Event(_FromADay):
    doubtful = forms.BooleanField(
        label="Chưa chắc", required=False,
        help_text="Ghi để biết, không kết thúc đơn vị nào, không tự chuyển việc.",
    )  # fmt: skip

    def event(self) -> EventSaid:
        """What the form says became of the office; each kind of event says it in its own way."""
        raise NotImplementedError

    def founded(self) -> tuple[OfficeSaid, ...]:
        """New offices that the event brings about."""
        return ()

    def _event(self, kind: EventKind, before: Any, after: Any) -> EventSaid:
        said = self.cleaned_data
        confidence = Confidence.LOW if said["doubtful"] else Confidence.HIGH
        return EventSaid(
            kind, said["on"], tuple(before), tuple(after), said["legal_basis"], confidence=confidence
        )

    def _like_this(self, name: str) -> OfficeSaid:
        """A new office of the same kind in the same place, from the day of the event on."""
        one = self.office
        return OfficeSaid(
            name, name[:80], one.kind, one.level, one.parent, valid_from=self.cleaned_data["on"],
            source=self.cleaned_data["legal_basis"],
        )  # fmt: skip


class MergeForm(_Event):
    """The office, perhaps with others, gives way to one."""

    into = OfficeChoice(
        Office.objects.all(),
        label="Nhập vào đơn vị đã có",
        required=False,
        empty_label="(đơn vị mới, ghi tên dưới đây)",
    )
    new_name = forms.CharField(label="hoặc thành đơn vị mới tên là", max_length=200, required=False)
    others = OfficeChoices("Cùng nhập còn có", required=False)
    field_order = ("into", "new_name", "others", "on", "legal_basis", "doubtful")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if bool(said.get("into")) == bool(said.get("new_name")):
            self.add_error("into", "Chọn đúng một cách: đơn vị đã có, hoặc tên đơn vị mới.")
        return said

    def event(self) -> EventSaid:
        said = self.cleaned_data
        before = dict.fromkeys((self.office, *said["others"]))
        return self._event(EventKind.MERGE, before, [said["into"]] if said["into"] else [])

    def founded(self) -> tuple[OfficeSaid, ...]:
        name = self.cleaned_data["new_name"].strip()
        return (self._like_this(name),) if name else ()


class SplitForm(_Event):
    """The office's work goes to several."""

    goes_on = forms.BooleanField(label="Đơn vị này vẫn hoạt động, chỉ tách bớt ra", required=False)
    into = OfficeChoices("Đơn vị nhận việc đã có", required=False)
    new_names = forms.CharField(
        label="Đơn vị mới", required=False, widget=forms.Textarea({"rows": 3}), help_text="Mỗi dòng một tên."
    )
    field_order = ("goes_on", "into", "new_names", "on", "legal_basis", "doubtful")

    def event(self) -> EventSaid:
        after = [*([self.office] if self.cleaned_data["goes_on"] else []), *self.cleaned_data["into"]]
        return self._event(EventKind.SPLIT, [self.office], dict.fromkeys(after))

    def founded(self) -> tuple[OfficeSaid, ...]:
        names = dict.fromkeys(" ".join(name.split()) for name in self.cleaned_data["new_names"].splitlines())
        return tuple(self._like_this(name) for name in names if name)


class EndForm(_Event):
    """The office ends and nobody carries on."""

    def event(self) -> EventSaid:
        return self._event(EventKind.END, [self.office], [])


class AliasForm(forms.Form):
    """Another way papers write the office."""

    name = forms.CharField(label="Cách viết trong văn bản", max_length=200)
    valid_from = day_field("Dùng từ ngày", help_text="Để trống nếu lúc nào cũng viết thế.")
    valid_to = day_field("Đến hết ngày")

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office


class CollectiveForm(forms.Form):
    """What papers call together: by kinds and levels, or a list."""

    name = forms.CharField(label="Tên gọi chung", max_length=200)
    names = forms.CharField(
        label="Cách viết khác", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi dòng một cách viết.",
    )  # fmt: skip
    scope = forms.ChoiceField(label="Tìm trong", choices=Scope.choices)
    kinds = forms.MultipleChoiceField(
        label="Loại", choices=OfficeKind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    levels = forms.MultipleChoiceField(
        label="Cấp", choices=OfficeLevel.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    begins = forms.CharField(label="Tên bắt đầu bằng", max_length=80, required=False)
    include = OfficeChoices("Thêm các đơn vị", required=False)
    exclude = OfficeChoices("Trừ các đơn vị", required=False)
    valid_from = day_field("Dùng từ ngày")
    valid_to = day_field("Đến hết ngày")
    source = forms.CharField(label="Căn cứ", max_length=300, required=False)

    def said(self) -> CollectiveSaid:
        """What was filled in; only after is_valid()."""
        said: dict[str, Any] = dict(self.cleaned_data)
        said |= {name: tuple(said[name]) for name in ("kinds", "levels", "include", "exclude")}
        return CollectiveSaid(**said | {"names": tuple(said["names"].splitlines())})


def collective_initial(collective: Collective) -> dict[str, object]:
    """What the form of a collective begins with."""
    said = said_of(collective)
    initial: dict[str, object] = {name: getattr(said, name) for name in CollectiveForm.base_fields}
    return initial | {"names": "\n".join(said.names)}
