"""One matter in full, as its page shows it to one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import QuerySet
from django.urls import reverse

from caunoi.ledger.reads import Line, history
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb
from caunoi.programmes.models import LinePaper, ProgrammeItem
from caunoi.programmes.reads import sees_whole
from caunoi.programmes.rules import Month, Origin, State
from caunoi.programmes.year_reads import Row, loaded, row
from caunoi.tasks.filters import Now
from caunoi.tasks.reads import address_of_task, badge_of, urgency_of


@dataclass(frozen=True, slots=True)
class Paper:
    """What an office owes for the matter, as a badge that leads to its task."""

    office: str
    what: str
    address: str
    badge: str
    tone: str
    due: date | None


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Everything on the page; `deeds` are the names of what this person may do with it now; `whole`:
    the programme itself may be looked at."""

    item: ProgrammeItem
    row: Row
    papers: tuple[Paper, ...]
    history: list[Line]
    deeds: tuple[str, ...]
    source: str
    whole: bool


def found_item(user: User, pk: int) -> ProgrammeItem | None:
    """The matter with all that its page shows, when the person may see it."""
    rows = loaded(ProgrammeItem.objects.visible_to(user), drafts=True)
    found = rows.select_related("office", "programme", "fact").filter(pk=pk).first()
    if found is None or found.programme is None or found.programme.binds:
        return found
    return found if sees_whole(user, found.office) else None


def item_page(user: User, item: ProgrammeItem, when: Now) -> ItemPage:
    """The page of a matter that the person may see. Its number of queries does not depend on the matter."""
    owed = LinePaper.objects.filter(line__item=item)
    return ItemPage(
        item=item,
        row=row(item, Month.of(when.today)),
        papers=tuple(chain.from_iterable(papers_of(owed, when).values())),
        history=history(item),
        deeds=_deeds(user, item),
        source=_source(item),
        whole=sees_whole(user, item.office),
    )


def papers_of(papers: QuerySet[LinePaper], when: Now) -> dict[int, tuple[Paper, ...]]:
    """What offices owe for each line, in the order in which it was asked. One query."""
    found: dict[int, tuple[Paper, ...]] = {}
    for one in papers.select_related("office", "task").order_by("pk"):
        badge, tone = badge_of(one.task, urgency_of(one.task, when), when)
        address = address_of_task("detail", one.task_id)
        paper = Paper(str(one.office), one.get_kind_display(), address, badge, tone, one.task.due)
        found[one.line_id] = (*found.get(one.line_id, ()), paper)
    return found


def _deeds(user: User, item: ProgrammeItem) -> tuple[str, ...]:
    if not reach(user, Verb.MAKE_PROGRAMME).filter(pk=item.office_id).exists():
        mine = item.origin == Origin.PROPOSAL and item.stands is State.OPEN
        if mine and reach(user, Verb.PROPOSE_MATTER).filter(pk=item.proposed_by_id or 0).exists():
            return ("withdraw",)
        return ()
    if item.programme is not None and not item.programme.binds:
        return ("change", "remove")
    if item.stands is State.OPEN:
        return ("finish", "place" if item.until is None else "move", "change", "drop")
    return ("reopen",)


def _source(item: ProgrammeItem) -> str:
    """The document's page with the sentence lit up; empty for what was typed by hand."""
    fact = item.fact
    if fact is None or fact.span_start is None:
        return ""
    address = reverse("documents:review", args=[fact.document_id])
    return f"{address}?span={fact.span_start}-{fact.span_end}"
