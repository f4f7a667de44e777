"""What pages and other rooms ask of programmes: frozen rows, in a number of queries that does not grow."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from caunoi.documents.models import Document, DocumentState, Fact, FactState
from caunoi.people.models import Office, User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from caunoi.programmes.models import Programme, ProgrammeItem
from caunoi.programmes.rules import Kind, Standing

_STOOD_BEHIND = (FactState.CONFIRMED, FactState.CORRECTED, FactState.ADDED)
_TO_ADOPT = ("programme_items", "recurring_items")


def offices_with_programmes() -> list[Office]:
    """The offices that have an adopted programme, by name. One query."""
    theirs = Programme.objects.filter(state=Standing.ADOPTED).values("office")
    return list(Office.objects.filter(pk__in=theirs).order_by("name"))


def sees_whole(user: User, office: Office) -> bool:
    """Whether the person sees the programmes of an office whole, not only what the own unit prepares."""
    return reach(user, Verb.SEE_PROGRAMME).filter(pk=office.pk).exists()


def committees(user: User) -> list[Office]:
    """The offices whose programmes, or some matters of them, the person sees; by name. One query."""
    matters = ProgrammeItem.objects.visible_to(user).binding().order_by().values("office")
    mine = Programme.objects.filter(office__in=reach(user, Verb.SEE_PROGRAMME)).order_by()
    theirs = Q(pk__in=matters) | Q(pk__in=mine.values("office"))
    return list(Office.objects.filter(theirs).order_by("name"))


def chosen(user: User, wanted: int | None, among: list[Office]) -> Office | None:
    """The office asked for, else the person's own, else the one above it, else the first; None of none."""
    mine = (wanted, user.office_id, user.office.parent_id if user.office else None)
    known = {office.pk: office for office in among}
    found = next((known[pk] for pk in mine if pk in known), None)
    return found or next(iter(among), None)


def covering(office: Office, year: int) -> QuerySet[Programme]:
    """The programmes of an office that cover some of a year."""
    term = Q(kind=Kind.TERM, year__lte=year, year_to__gte=year)
    return Programme.objects.filter(Q(office=office) & (Q(year=year) | term)).order_by("kind", "pk")


@dataclass(frozen=True, slots=True)
class ToAdopt:
    """A reviewed document with matters of a programme that is none yet."""

    document: int
    name: str
    matters: int


def to_adopt(user: User) -> list[ToAdopt]:
    """The documents within the person's reach that wait to become programmes. One query."""
    if may(user.role, Verb.MAKE_PROGRAMME) is None:
        return []
    facts = Fact.objects.filter(kind__in=_TO_ADOPT, state__in=_STOOD_BEHIND).values("document")
    rows = Document.objects.filter(
        pk__in=facts, state=DocumentState.CONFIRMED, programme=None, doc_type__icontains="chương trình",
        office__in=reach(user, Verb.MAKE_PROGRAMME),
    )  # fmt: skip
    stood = Q(facts__kind__in=_TO_ADOPT, facts__state__in=_STOOD_BEHIND)
    rows = rows.select_related("incoming").annotate(matters=Count("facts", filter=stood)).order_by("-pk")
    rows = rows.defer("search_raw", "search_folded")
    return [ToAdopt(row.pk, row.number_text or row.name, row.matters) for row in rows]
