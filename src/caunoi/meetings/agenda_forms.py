"""The forms of what a document tells of a meeting; each says itself what its action is given."""

from __future__ import annotations

from dataclasses import replace

from django import forms
from django.http import QueryDict

from caunoi.meetings.actions import NewSession
from caunoi.meetings.agenda_actions import Adoption
from caunoi.meetings.agenda_facts import MeetingRead, Told
from caunoi.meetings.agenda_meant import as_read, session_of, with_agenda
from caunoi.meetings.forms import MeetingForm, day_field, hour_field
from caunoi.meetings.rules import LONGEST_TITLE, SESSION_NAMES, SessionKind
from caunoi.people.models import Office, User


class SessionForm(forms.Form):
    """One session as its fact tells it; a person ticks whether it is held."""

    held = forms.BooleanField(label="Đưa vào cuộc họp", required=False)
    name = forms.CharField(label="Tên phiên", max_length=LONGEST_TITLE, required=False)
    kind = forms.ChoiceField(
        label="Loại phiên", choices=[(kind.value, name) for kind, name in SESSION_NAMES.items()]
    )
    on = day_field("Ngày")
    starts_at = hour_field("Từ giờ")
    place = forms.CharField(label="Địa điểm", max_length=400, required=False)
    chair = forms.CharField(label="Chủ trì", max_length=400, required=False)

    def __init__(self, told: Told, *, held: bool, data: QueryDict | None) -> None:
        self.told, new = told, session_of(told)
        initial = {
            "held": held, "name": new.name, "kind": new.kind.value, "on": new.on, "starts_at": new.starts_at,
            "place": new.place, "chair": new.chair,
        }  # fmt: skip
        super().__init__(data, initial=initial, prefix=f"phien-{told.fact}")

    def session(self) -> NewSession | None:
        """The session as confirmed; None where it is not held."""
        said = self.cleaned_data
        if not said["held"]:
            return None
        return NewSession(
            said["name"], SessionKind(said["kind"]), said["on"], said["starts_at"], None,
            said["place"].strip(),
            said["chair"].strip(), "" if said["starts_at"] else self.told.part, undated=said["on"] is None,
            fact=self.told.fact,
        )  # fmt: skip


class AdoptionForm(MeetingForm):
    """The meeting that a document tells, its sessions, and what comes along."""

    expected_min = forms.IntegerField(label="Số đại biểu từ", min_value=1, max_value=99_999, required=False)
    expected_max = forms.IntegerField(label="đến", min_value=1, max_value=99_999, required=False)
    points = forms.BooleanField(label="Lập các điểm cầu", required=False)
    tasks = forms.BooleanField(label="Đưa nhiệm vụ của văn bản lên bảng", required=False)

    def __init__(self, read: MeetingRead, office: Office, *, user: User, data: QueryDict | None) -> None:
        new = as_read(read, office)
        initial = {
            "kind": new.kind.value, "title": new.title, "starts_on": new.starts_on, "ends_on": new.ends_on,
            "starts_at": new.starts_at, "place": new.place, "chair": new.chair, "online": new.online,
            "expected_min": new.expected[0], "expected_max": new.expected[1], "points": True, "tasks": True,
        }  # fmt: skip
        super().__init__(data, initial=initial, user=user)
        offices = self.fields["office"]
        assert isinstance(offices, forms.ModelChoiceField)
        own = offices.queryset.filter(pk=office.pk).exists() if offices.queryset is not None else False
        self.initial["office"] = office.pk if own else user.office_id
        self.read = read
        self.sessions = [SessionForm(one, held=held, data=data) for one, held in read.sessions]

    def is_valid(self) -> bool:
        """With every session."""
        return all([super().is_valid(), *(form.is_valid() for form in self.sessions)])

    def adoption(self) -> Adoption:
        """What the action is given."""
        said = self.cleaned_data
        held = tuple(session for form in self.sessions if (session := form.session()))
        new = replace(
            self.new(), expected=(said["expected_min"], said["expected_max"]),
            sessions=with_agenda(held, self.read),
        )  # fmt: skip
        return Adoption(new, said["points"], said["tasks"])
