"""Who is on the organising committee of a meeting."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from caunoi.meetings.committee_rules import ROLE_NAMES, CommitteeRole, Stream, parts_words
from caunoi.meetings.meeting_models import Meeting
from caunoi.people.models import Office, Person


class CommitteeMember(models.Model):
    """A person of an office, a post of it (whoever holds it on the day), or the office as such.

    `title` is the post, also a person's when chosen; `parts` are the parts of the preparations.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="committee")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị")
    title = models.CharField("chức vụ", max_length=160, blank=True)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người"
    )
    role = models.CharField(
        "vai trò", max_length=10, choices=[(one.value, name) for one, name in ROLE_NAMES.items()]
    )
    parts = models.JSONField("phần việc", default=list)

    class Meta:
        verbose_name = "thành viên Ban Tổ chức"
        ordering: ClassVar = ["meeting_id", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(role=CommitteeRole.HEAD), name="committee_one_head"
            ),
            models.UniqueConstraint(fields=["meeting", "person"], name="committee_person_once"),
            models.UniqueConstraint(
                fields=["meeting", "office", "title"], condition=Q(person=None), name="committee_post_once"
            ),
        ]

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        """The member as a decision writes it: name, post, office, as far as they are said."""
        name = self.person.full_name if self.person else ""
        return ", ".join(part for part in (name, self.title, self.office.name) if part)

    @property
    def streams(self) -> list[Stream]:
        """The parts."""
        return [Stream(one) for one in self.parts]

    @property
    def does(self) -> str:
        """The parts in words."""
        return parts_words(self.streams)

    @property
    def words(self) -> str:
        """All of it in one line: what a person had before them when they changed it."""
        does = f", phụ trách {self.does}" if self.parts else ""
        return f"{self.who} - {self.get_role_display()}{does}"
