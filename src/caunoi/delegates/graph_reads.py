"""Whom the lines of a meeting mean on its day, and who is invited by more than one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from caunoi.delegates.graph_rules import (
    LONGEST_WORDS,
    Definition,
    bare_name,
    definition,
    holds,
    phrases,
)
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
        if said.person:
            return self._person(said)
        if not said.offices:
            return Expansion(
                said, (), ("Chưa hiểu mời ai: ghi chức vụ rồi đến đơn vị, như trong sổ đơn vị.",)
            )
        if not said.titles:
            why = "Mời đơn vị, chưa rõ ai: phân bổ chỉ tiêu để đơn vị cử người, hoặc ghi chức vụ."
            return Expansion(said, (), (why,))
        without, others = self._left_out("; ".join(filter(None, (said.excepts, excepts))))
        posts, missing = self._held(said, without)
        taken = {one: [post for post in posts if self._named(one, post)] for one in others}
        gone = {post.pk for some in taken.values() for post in some}
        missing += [
            f"Trừ “{one}”: không có đơn vị hay người nào như vậy trong dòng này; ghi lại cho đúng tên."
            for one, some in taken.items() if not some
        ]  # fmt: skip
        found = _once(_meant(post) for post in posts if post.pk not in gone)
        return Expansion(said, tuple(found), tuple(missing))

    def _held(self, said: Definition, without: set[int]) -> tuple[list[Post], list[str]]:
        """The posts meant in the offices that stay, and why each that was not found is missing."""
        posts: list[Post] = []
        missing: list[str] = []
        for office in self.register.listed(said.offices):
            for title in said.titles if office.pk not in without else ():
                held = self._holders(office, title)
                if len(held) != 1 and len({post.office_id for post in held}) != 1:
                    missing.append(self._why_not(office, title, held))
                else:
                    posts += held
        return posts, missing

    def _left_out(self, words: str) -> tuple[set[int], list[str]]:
        """The offices that an except-clause names, and what else it names: people, posts."""
        if not words:
            return set(), []
        meant = self.register.meant(words)
        return set(meant.offices), [one for part in meant.unknown for one in phrases(part.text)]

    def _named(self, words: str, post: Post) -> bool:
        return bare_name(words) == name_key(post.person.full_name) or self._fits(words, post)

    def _fits(self, words: str, post: Post) -> bool:
        """Whether the words state this post: its title, and its office or the one above if named."""
        meant = definition(words, known=self.known)
        offices = set(self.register.meant(meant.offices).offices) if meant.offices else {post.office_id}
        titles = meant.titles if meant.offices else phrases(words)
        fitting = any(
            holds(title, held, name)
            for title in titles
            for held in (post.title, _title(post))
            for name in (post.office.name, post.office.short_name)
        )
        return bool(offices & {post.office_id, post.office.parent_id}) and (fitting or not titles)

    def known(self, words: str) -> bool:
        meant = self.register.meant(words)
        return bool(meant.offices) and not meant.unknown

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
        fits = [one for one in same if not post or self._fits(post, one)]
        if same and not fits:
            known = "; ".join(f"{_title(one)}, {one.office.name}" for one in same)
            why = (
                f"Sổ cán bộ ghi {said.person} là {known}, không khớp “{post}”. Sửa dòng này hoặc sổ cán bộ; "
                "là người khác trùng tên thì thêm ở danh sách đại biểu."
            )
            return Expansion(said, (), (why,))
        people = {one.person_id: one for one in fits}
        if len(people) == 1:
            [one] = people.values()
            return Expansion(said, (_meant(one),), ())
        if len(people) > 1:
            return Expansion(
                said, (), (f"Sổ cán bộ có {len(people)} người tên {said.person}; ghi rõ chức vụ.",)
            )
        named = Meant(said.person, post, None, None, "Mời đích danh")
        return Expansion(said, (named,), ())


def _title(post: Post) -> str:
    return f"Quyền {post.title}" if post.acting else post.title


def _meant(post: Post) -> Meant:
    title = _title(post)
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


def unread(meeting: Meeting) -> dict[str, Fact]:
    """Confirmed participants of the meeting's document whose words are no line yet. Two queries."""
    if meeting.document_id is None:
        return {}
    facts = Fact.objects.accepted().filter(document=meeting.document_id, kind="participants")
    there = {"", *meeting.invitees.filter(point=None).values_list("words", flat=True)}
    found: dict[str, Fact] = {}
    for fact in facts.filter(invitees=None).order_by("position"):
        found.setdefault(_words(fact), fact)
    return {words: fact for words, fact in found.items() if words not in there}


def _words(fact: Fact) -> str:
    said = fact.value if isinstance(fact.value, dict) else {}
    return " ".join(str(said.get("text", "")).split())[:LONGEST_WORDS]
