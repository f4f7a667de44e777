"""The form of a member of the organising committee, chosen from the register of the meeting's day."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from caunoi.meetings.committee_actions import MemberSaid
from caunoi.meetings.committee_reads import register_day
from caunoi.meetings.committee_rules import ROLE_NAMES, STREAM_NAMES, CommitteeRole, Stream
from caunoi.meetings.models import CommitteeMember, Meeting
from caunoi.people.models import Office, Post

WHOLE_OFFICE: Final = "don-vi"
AS_IS: Final = "giu-nguyen"


class MemberForm(forms.Form):
    """Who of an office, as what, with which parts."""

    who = forms.ChoiceField(label="Thành viên")
    role = forms.ChoiceField(
        label="Vai trò", choices=[(one.value, name) for one, name in ROLE_NAMES.items()],
        initial=CommitteeRole.MEMBER,
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label="Phần việc", choices=[(one.value, name) for one, name in STREAM_NAMES.items()], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(
        self, sent: Any, *, meeting: Meeting, office: Office, member: CommitteeMember | None = None
    ) -> None:
        super().__init__(sent, initial=_as_is(member))
        self.office, self.member = office, member
        held = Post.objects.held_on(register_day(meeting)).filter(office=office)
        rows = list(held.select_related("person").order_by("person__order_key", "title"))
        self.posts = {str(post.pk): post for post in rows}
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [*self._fixed(), *self._of_register()]

    def _fixed(self) -> list[tuple[str, str]]:
        kept = [(AS_IS, f"{self.member} (giữ nguyên)")] if self.member else []
        return [*kept, (WHOLE_OFFICE, f"{self.office.name} (cả đơn vị)")]

    def _of_register(self) -> list[tuple[str, list[tuple[str, str]]]]:
        titles = {post.title: f"chuc-vu.{key}" for key, post in self.posts.items()}
        people = [(f"nguoi.{key}", f"{one.person}, {one.title}") for key, one in self.posts.items()]
        posts = [(key, title) for title, key in sorted(titles.items())]
        groups = (("Người", people), ("Chức vụ, ai giữ trong ngày họp", posts))
        return [(name, rows) for name, rows in groups if rows]

    def said(self) -> MemberSaid:
        """What the action is given; only after is_valid()."""
        told = self.cleaned_data
        role, parts = CommitteeRole(told["role"]), tuple(Stream(one) for one in told["parts"])
        if told["who"] == AS_IS and self.member:
            return MemberSaid(self.office, role, self.member.title, self.member.person, parts)
        how, _, key = told["who"].partition(".")
        post = self.posts.get(key)
        person = post.person if post and how == "nguoi" else None
        return MemberSaid(self.office, role, post.title if post else "", person, parts)


def _as_is(member: CommitteeMember | None) -> dict[str, object]:
    if member is None:
        return {}
    return {"who": AS_IS, "role": member.role, "parts": member.parts, "seen": member.words}
