"""The sheet of persons and their posts: a row each post; what a file leaves out stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import count
from typing import Final, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from caunoi.ledger.actions import Deed, record_all
from caunoi.people.models import Contact, Office, Person, Post, User
from caunoi.people.naming import name_key
from caunoi.people.office_lines import code_for
from caunoi.people.post_lines import (
    CODE,
    COLUMNS,
    FROM,
    NAME,
    OFFICE,
    POST,
    TITLE,
    ContactLine,
    Holder,
    PostLine,
    PostReader,
    cells_of,
)  # fmt: skip
from caunoi.people.workbook import Around, Cell, Change, Problem, Row, Tick

_BATCH: Final = 400
_EVERY: Final = 500
_Row = TypeVar("_Row", bound=Model)


def holders(offices: dict[int, str]) -> dict[str, Holder]:
    """The persons of the register by code, with posts and contact details; three queries."""
    posts, contacts = defaultdict(list), defaultdict(list)
    for post in Post.objects.order_by("person", "id"):
        posts[post.person_id].append(
            PostLine(
                offices[post.office_id], post.title, post.acting, post.valid_from, post.valid_to, post.basis,
                post.pk,
            )
        )  # fmt: skip
    for one in Contact.objects.filter(erased_at=None).order_by("person", "kind", "id"):
        contacts[one.person_id].append(
            ContactLine(one.kind, one.value, one.purpose, one.basis, one.expires_on, one.pk)
        )
    people = Person.objects.order_by("order_key", "id").values_list("code", "full_name", "pk")
    return {
        code: Holder(code, name, key, tuple(posts[key]), tuple(contacts[key])) for code, name, key in people
    }


class PostSheet:
    """Persons and posts: entered where they are new, changed where they are known; nobody is taken out."""

    title = TITLE
    columns = COLUMNS

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        for one in holders(dict(Office.objects.values_list("pk", "code"))).values():
            for number, post in enumerate(one.posts):
                yield (
                    one.code, one.name, post.office, post.title, "x" if post.acting else "",
                    post.valid_from or "", post.valid_to or "", post.basis,
                    *cells_of(() if number else one.contacts),
                )  # fmt: skip

    def plan(self, rows: Sequence[Row], around: Around, tick: Tick) -> PostPlan:
        codes = dict(Office.objects.values_list("pk", "code"))
        names = dict(Office.objects.values_list("code", "name")) | around.offices
        return _Planner(holders(codes), names, timezone.localdate()).plan(rows, tick)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one row would do: `before` is the post as it stood, None where it is new."""

    row: int
    holder: Holder
    name: str
    before: PostLine | None
    after: PostLine
    contacts: tuple[ContactLine, ...]
    first: bool

    @property
    def renamed(self) -> bool:
        return self.holder.key is not None and self.holder.name != self.name

    @property
    def idle(self) -> bool:
        return self.before == self.after and not self.contacts and not self.renamed

    @property
    def verb(self) -> str:
        """The word for the ledger; the first that fits."""
        if self.holder.key is None and self.first:
            return "add_person"
        if self.before is None:
            return "add_post"
        if self.before != self.after:
            return "change_post"
        return "rename_person" if self.renamed else "add_contact"

    def words(self, offices: dict[str, str], *, mask: bool) -> tuple[str, str]:
        """Before and after, for people; of contact details never the value (ContactLine.words)."""
        touched = {line.key for line in self.contacts}
        old = [line.words(mask=mask) for line in self.holder.contacts if line.key in touched]
        new = [line.words(mask=mask) for line in self.contacts]
        first, last = (f"{name}: " * self.renamed for name in (self.holder.name, self.name))
        before = "; ".join((first + self.before.words(offices), *old)) if self.before else ""
        return before, "; ".join((last + self.after.words(offices), *new))


@dataclass
class PostPlan:
    """What the rows would change; `offices` are names by code, with those that the file brings."""

    offices: dict[str, str]
    wanted: list[Wanted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    @cached_property
    def changes(self) -> list[Change]:
        return [Change(TITLE, one.row, one.name, *one.words(self.offices, mask=True)) for one in self.wanted]

    def write(self, *, actor: User | None, why: str, tick: Tick) -> None:
        people = self._write_people()
        offices = dict(Office.objects.values_list("code", "pk"))
        self._write_posts(people, offices)
        self._write_contacts(people)
        tick("Đang ghi sổ nhật ký", 0, len(self.wanted))
        record_all(actor=actor, deeds=self._deeds(actor, people, why))
        tick("Đã ghi cán bộ, chức vụ", len(self.wanted), len(self.wanted))

    def _write_people(self) -> dict[str, Person]:
        """The persons of the rows by code: new ones entered, new names given."""
        told = {one.holder.code: one for one in self.wanted}
        people = {
            code: Person(pk=one.holder.key, code=code, full_name=one.name) for code, one in told.items()
        }
        touched = [people[code] for code, one in told.items() if one.holder.key is None or one.renamed]
        for person in touched:
            person.set_keys()
        _keep(Person.objects.all(), touched, ("full_name", "order_key", "search_folded"))
        return people

    def _write_posts(self, people: dict[str, Person], offices: dict[str, int]) -> None:
        posts = [
            Post(
                pk=line.key, person=people[one.holder.code], office_id=offices[line.office], title=line.title,
                acting=line.acting, valid_from=line.valid_from, valid_to=line.valid_to, basis=line.basis,
            )
            for one in self.wanted if (line := one.after) != one.before
        ]  # fmt: skip
        _keep(Post.objects.all(), posts, ("acting", "valid_from", "valid_to", "basis"))

    def _write_contacts(self, people: dict[str, Person]) -> None:
        contacts = [
            Contact(
                pk=line.key, person=people[one.holder.code], kind=line.kind, value=line.value,
                purpose=line.purpose, basis=line.basis, expires_on=line.until,
            )
            for one in self.wanted for line in one.contacts
        ]  # fmt: skip
        _keep(Contact.objects.all(), contacts, ("purpose", "basis", "expires_on"))

    def _deeds(self, actor: User | None, people: dict[str, Person], why: str) -> Iterator[Deed]:
        who = actor or "Người quản trị máy chủ"
        for one in self.wanted:
            before, after = one.words(self.offices, mask=False)
            said = f"{who} {'sửa' if before else 'ghi'} {one.name}: {after}{why}."
            yield Deed(one.verb, people[one.holder.code], said, before, after)


def _keep(into: QuerySet[_Row], rows: Sequence[_Row], fields: Sequence[str]) -> None:
    """Enters the rows that are new; of the others changes those fields."""
    # Parted first: what is entered has a key from then on.
    new, known = [row for row in rows if row.pk is None], [row for row in rows if row.pk is not None]
    into.bulk_create(new, batch_size=_BATCH)
    into.bulk_update(known, fields, batch_size=_BATCH)


class _Planner:
    """Reads the rows against the register: a problem where one cannot be taken, else what it would change."""

    def __init__(self, known: dict[str, Holder], offices: dict[str, str], today: date) -> None:
        self._plan = PostPlan(offices)
        self._today = today
        self._known = known
        self._codes_of_offices: dict[str, list[str]] = defaultdict(list)
        for code, name in offices.items():
            self._codes_of_offices[name_key(name)].append(code)
        # Who is called so in an office, with the posts held there: of the register and of rows above.
        self._there: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        # The posts of a person as they will be, with the row that tells of each.
        self._posts: dict[tuple[str, str, str], list[tuple[PostLine, int]]] = defaultdict(list)
        self._told: dict[str, tuple[str, int]] = {}
        self._contacts: dict[str, list[ContactLine]] = {}
        for holder in known.values():
            for post in holder.posts:
                self._note(holder.code, holder.name, post, 0)

    def _note(self, code: str, name: str, post: PostLine, row: int) -> None:
        self._there[name_key(name), post.office][code].add(post.place[1])
        self._posts[code, *post.place].append((post, row))

    def plan(self, rows: Sequence[Row], tick: Tick) -> PostPlan:
        for number, row in enumerate(rows, start=1):
            reader = PostReader(row)
            wanted = self._read(reader)
            self._plan.problems += [Problem(TITLE, row.number, said) for said in dict.fromkeys(reader.wrong)]
            if wanted and not reader.wrong:
                self._plan.same += wanted.idle
                self._plan.wanted += () if wanted.idle else (wanted,)
            if number % _EVERY == 0 or number == len(rows):
                tick("Đang kiểm tra cán bộ, chức vụ", number, len(rows))
        return self._plan

    def _read(self, reader: PostReader) -> Wanted | None:
        reader.begin()
        name, office = reader.text(NAME), self._office(reader)
        if reader.wrong or not office:
            return None
        code = self._code(reader, name, office)
        if not code:
            return None
        holder = self._known.get(code) or Holder(code, name)
        place = (code, office, name_key(reader.text(POST)))
        before = self._before(reader, place)
        after = reader.post(office, before)
        if not reader.wrong:
            self._refuse_twice(reader, place, after)
        known = self._contacts.setdefault(code, list(holder.contacts))
        contacts = reader.contacts(known, self._today)
        if reader.wrong:
            return None
        self._contacts[code] = [
            one for one in known if one.key not in {new.key for new in contacts} or not one.key
        ]
        self._contacts[code] += contacts
        self._note(code, name, after, reader.row.number)
        row = reader.row.number
        first = self._told.setdefault(code, (name, row))[1] == row
        return Wanted(row, holder, name, before, after, tuple(contacts), first)

    def _office(self, reader: PostReader) -> str:
        said = reader.text(OFFICE)
        if said in self._plan.offices:
            return said
        called = self._codes_of_offices.get(name_key(said), [])
        if len(called) == 1:
            return called[0]
        wrong = (
            f"có {len(called)} đơn vị cùng tên, hãy ghi mã."
            if called
            else "không có trong tệp này và trong sổ."
        )
        reader.wrong.append(f"Đơn vị “{said}”: {wrong}")
        return ""

    def _code(self, reader: PostReader, name: str, office: str) -> str:
        """Whom the row means; somebody new rather than somebody wrong, and where that is open it asks."""
        said, title = reader.text(CODE), name_key(reader.text(POST))
        if said:
            told = self._told.get(said)
            if told and name_key(told[0]) != name_key(name):
                reader.wrong.append(f"Mã {said} đã ghi cho {told[0]} ở dòng {told[1]}; mỗi người một mã.")
            return said
        there = self._there.get((name_key(name), office), {})
        same = [code for code, titles in there.items() if title in titles]
        if len(same) == 1:
            return same[0]
        if there:
            codes = ", ".join(there)
            reader.wrong.append(
                f"{name} đã có ở đơn vị này (mã {codes}): người đó thì ghi mã đó, người khác ghi mã mới."
            )
            return ""
        tries = (code_for(name, office, title, str(number)) for number in count())
        return next(code for code in tries if code not in self._known and code not in self._told)

    def _before(self, reader: PostReader, place: tuple[str, str, str]) -> PostLine | None:
        """The post that the row is about, as the register has it: of the same first day, or without one."""
        since = reader.day(FROM)
        known = [post for post, row in self._posts[place] if not row]
        if since is None and len(known) > 1:
            reader.wrong.append(f"Người này giữ chức vụ này {len(known)} lần; ghi {FROM} để rõ lần nào.")
        found = [post for post in known if since in (None, post.valid_from)]
        return next(iter(found or [post for post in known if post.valid_from is None]), None)

    def _refuse_twice(self, reader: PostReader, place: tuple[str, str, str], after: PostLine) -> None:
        others = [one for one in self._posts[place] if one[1] or one[0].key != after.key]
        self._posts[place] = others
        for post, row in others:
            if post.life.meets(after.life):
                where = f"ở dòng {row}" if row else "trong sổ"
                since = f" từ {post.valid_from:%d/%m/%Y}" if post.valid_from else ""
                reader.wrong.append(
                    f"Chức vụ này đã ghi {where}{since}; ghi đúng ngày đó, hoặc ghi ngày thôi giữ."
                )
                return
