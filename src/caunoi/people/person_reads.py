"""Who is who: persons within reach, the posts of a day, and who looked at whose contact details."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import Line, history, lines
from caunoi.people.actions import demand
from caunoi.people.models import Contact, Office, Person, Post, User
from caunoi.people.reads import reach
from caunoi.people.rules import Reach, Verb, may
from vanban.text.keys import search_key

MOST = 200
_LOOK = "look_at_contact"


def visible_to(user: User, verb: Verb = Verb.SEE_PERSON) -> QuerySet[Person]:
    """The persons who hold or held a post in an office within reach of the verb."""
    if user.is_active and may(user.role, verb) is Reach.ALL:
        return Person.objects.all()
    return Person.objects.filter(pk__in=Post.objects.filter(office__in=reach(user, verb)).values("person"))


def demand_on_person(user: User, verb: Verb, person: Person) -> None:
    """Lets the person through or raises RuleBroken("not-allowed"): some post must be within reach."""
    if not visible_to(user, verb).filter(pk=person.pk).exists():
        demand(user, verb, Office.objects.filter(posts__person=person).first())


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in a list, with what they are on that day."""

    person: Person
    posts: tuple[Post, ...]
    contacts: tuple[Contact, ...]


def listed(user: User, *, on: date, office: int | None = None, words: str = "") -> list[Listed]:
    """The persons with a post on that day, by given name: three queries; `words` without diacritics."""
    held = Post.objects.held_on(on).select_related("office")
    found = visible_to(user).filter(pk__in=_of(held, office).values("person"))
    for word in search_key(words).split():
        found = found.filter(search_folded__contains=word)
    people = found.prefetch_related(
        Prefetch("posts", queryset=held, to_attr="held"),
        Prefetch("contacts", queryset=Contact.objects.filter(erased_at=None), to_attr="kept"),
    )
    return [Listed(person, tuple(person.held), tuple(person.kept)) for person in people[:MOST]]


def _of(held: QuerySet[Post], office: int | None) -> QuerySet[Post]:
    return held.filter(office=office) if office is not None else held


def holder(office: Office, title: str, on: date) -> Person | None:
    """Who held the post on that day; None where nobody or more than one did."""
    found = list(
        Post.objects.held_on(on).filter(office=office, title__iexact=title).select_related("person")[:2]
    )
    return found[0].person if len(found) == 1 else None


def deeds(user: User, person: Person) -> list[Line]:
    """What was done to the person, newest first; looks at contact details for whoever may see those."""
    return [line for line in history(person) if line.verb != _LOOK or may(user.role, Verb.SEE_LOOKS)]


def looks(person: Person) -> list[Line]:
    """Who opened the person's contact details, newest first."""
    return lines(Entry.objects.filter(about_type="people.person", about_id=str(person.pk), verb=_LOOK))
