"""Whom the lines of a meeting mean on its day, and who is invited by more than one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from caunoi.delegates.graph_rules import Definition, definition, holds
from caunoi.delegates.models import Delegate, Invitee
from caunoi.delegates.rules import Standing
from caunoi.documents.models import Fact
from caunoi.meetings.models import Meeting
from caunoi.people.models import Office, Person, Post
from caunoi.people.naming import name_key
from caunoi.people.reads import register


@dataclass(frozen=True, slots=True)
class Meant:
    """One person whom a line means, and why."""

    full_name: str
    post: str
    office: Office | None
    person: Person | None
    why: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """Whom a line means on the day, and what is missing, each in a sentence."""

    said: Definition
    people: tuple[Meant, ...]
    missing: tuple[str, ...]


class Expander:
    """Reads lines over the register and the posts of the meeting's day; loaded once for all lines."""

    def __init__(self, meeting: Meeting) -> None:
        self.day: date = meeting.starts_on or timezone.localdate()
        self.register = register(self.day, issuer=meeting.office.name)
        self.posts = list(Post.objects.held_on(self.day).select_related("person", "office"))
        self.of_office: dict[int, list[Post]] = {}
        for post in self.posts:
            self.of_office.setdefault(post.office_id, []).append(post)
        self.below: dict[int, list[int]] = {}
        for office in self.register.known.values():
            if office.parent_id is not None:
                self.below.setdefault(office.parent_id, []).append(office.pk)

    def expanded(self, words: str, excepts: str = "") -> Expansion:
        """Whom the words mean, without those the except-clause names."""
        said = definition(words, known=self.known)
        left_out = "; ".join(filter(None, (said.excepts, excepts)))
        if said.person:
            return self._person(said)
        if not said.offices:
            return Expansion(
                said, (), ("Chưa hiểu mời ai: ghi chức vụ rồi đến đơn vị, như trong sổ đơn vị.",)
            )
        if not said.titles:
            why = "Mời đơn vị, chưa rõ ai: phân bổ chỉ tiêu để đơn vị cử người, hoặc ghi chức vụ."
            return Expansion(said, (), (why,))
        offices = self._offices(said.offices, left_out)
        gone = name_key(left_out)
        found, missing = [], []
        for office in offices:
            for title in said.titles:
                held = self._holders(office, title)
                if len(held) != 1 and len({post.office_id for post in held}) != 1:
                    missing.append(self._why_not(office, title, held))
                    continue
                found += [_meant(post) for post in held if name_key(post.person.full_name) not in gone]
        return Expansion(said, tuple(_once(found)), tuple(missing))

    def known(self, words: str) -> bool:
        meant = self.register.meant(words)
        return bool(meant.offices) and not meant.unknown

    def _offices(self, words: str, left_out: str) -> list[Office]:
        without = set(self.register.meant(left_out).offices) if left_out else set()
        return [one for one in self.register.listed(words) if one.pk not in without]

    def _holders(self, office: Office, title: str) -> list[Post]:
        """Who holds the post in the office itself; where nobody does, in an office right below it."""
        own = [post for post in self.of_office.get(office.pk, ()) if holds(title, post.title, office.name)]
        if own:
            return own
        rows = (post for pk in self.below.get(office.pk, ()) for post in self.of_office.get(pk, ()))
        return [
            post
            for post in rows
            if holds(title, post.title, post.office.short_name) or holds(title, post.title, post.office.name)
        ]

    def _why_not(self, office: Office, title: str, held: list[Post]) -> str:
        if held:
            where = ", ".join(sorted({post.office.name for post in held}))
            return f"{title} của {office.name}: có ở {where}; ghi rõ của đơn vị nào."
        return f"{title} của {office.name}: sổ cán bộ chưa ghi ai giữ vào ngày {self.day:%d/%m/%Y}."

    def _person(self, said: Definition) -> Expansion:
        key, post = name_key(said.person), said.titles[0] if said.titles else ""
        same = [one for one in self.posts if name_key(one.person.full_name) == key]
        fits = [one for one in same if not post or name_key(post).startswith(name_key(one.title))]
        people = {one.person_id: one for one in fits or same}
        if len(people) == 1:
            [one] = people.values()
            return Expansion(said, (_meant(one),), ())
        if len(people) > 1:
            return Expansion(
                said, (), (f"Sổ cán bộ có {len(people)} người tên {said.person}; ghi rõ chức vụ.",)
            )
        named = Meant(said.person, post, None, None, "Mời đích danh")
        return Expansion(said, (named,), ())


def _meant(post: Post) -> Meant:
    title = f"{'Quyền ' if post.acting else ''}{post.title}"
    return Meant(post.person.full_name, title, post.office, post.person, f"{title}, {post.office.name}")


def _once(people: Iterable[Meant]) -> Iterable[Meant]:
    return {one.person.pk if one.person else one.full_name: one for one in people}.values()


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody whom more than one line invites; `apart`: to different bridge points."""

    delegate: Delegate
    lines: tuple[str, ...]
    apart: bool


def lines_of(meeting: Meeting) -> QuerySet[Invitee]:
    """The lines with how many each has led to (`size`). One query."""
    here = ~Q(delegates__standing=Standing.STRUCK)
    found = meeting.invitees.annotate(size=Count("delegates", filter=here)).select_related("point", "forum")
    assert isinstance(found, QuerySet)
    return found


def doubles(meeting: Meeting) -> list[Double]:
    """Who is invited by two lines or more. One query."""
    through = Invitee.delegates.through.objects.filter(invitee__meeting=meeting)
    through = through.exclude(delegate__standing=Standing.STRUCK).select_related("invitee", "delegate")
    rows = sorted(through, key=lambda row: (row.delegate_id, row.invitee_id))
    several = [list(some) for _, some in groupby(rows, key=lambda row: row.delegate_id)]
    return [
        Double(
            some[0].delegate, tuple(str(row.invitee) for row in some),
            len({row.invitee.point_id for row in some}) > 1,
        )
        for some in several if len(some) > 1
    ]  # fmt: skip


def unread(meeting: Meeting) -> list[Fact]:
    """Confirmed participants of the meeting's document that are no line yet. One query."""
    if meeting.document_id is None:
        return []
    facts = Fact.objects.accepted().filter(document=meeting.document_id, kind="participants")
    return list(facts.filter(invitees=None).order_by("position"))
