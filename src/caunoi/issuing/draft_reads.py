"""What pages ask about drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from caunoi.issuing.draft_models import Draft, DraftNote, DraftVersion
from caunoi.issuing.draft_rules import OUT_STATES, STATE_NAMES, STEPS, WAITS_FOR, DraftState
from caunoi.people.models import User
from caunoi.people.reads import reach
from caunoi.people.rules import Verb, may
from vanban.differing import Change, differences
from vanban.paper import Paper


def drafts_seen(user: User) -> QuerySet[Draft]:
    """The drafts of the offices whose drafts the person may see, newest first."""
    return Draft.objects.filter(office__in=reach(user, Verb.SEE_DRAFT)).select_related(
        "office", "holder", "entry__series"
    )


def newest(draft: Draft) -> DraftVersion:
    """The version that counts."""
    return draft.versions.select_related("by").get(number=draft.version)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the way as the page draws it."""

    name: str
    past: bool
    now: bool


def stages(draft: Draft) -> tuple[Stage, ...]:
    """The way of a draft, from writing to the post."""
    way: list[DraftState] = [state for state in DraftState if state is not DraftState.DROPPED]
    at = way.index(draft.stands) if draft.stands in way else -1
    return tuple(Stage(STATE_NAMES[state], no < at, no == at) for no, state in enumerate(way))


_MORE: Final = (
    ("write", Verb.WRITE_DRAFT, {DraftState.WRITING}),
    ("give_back", Verb.CHECK_DRAFT, {DraftState.CHECKING}),
    ("return", Verb.APPROVE_DRAFT, {DraftState.SUBMITTED, DraftState.APPROVED}),
    ("sign", Verb.ISSUE_NUMBER, {*OUT_STATES}),
)


def deeds_open(user: User, draft: Draft) -> frozenset[str]:
    """The steps that the person may take with the draft as it stands, writing and giving back among them."""
    rows = [(step.name, step.verb) for step in STEPS.values() if draft.stands in step.begins]
    rows += [(name, verb) for name, verb, states in _MORE if draft.stands in states]
    return frozenset(
        name for name, verb in rows if may(user.role, verb) and draft.office in reach(user, verb)
    )


@dataclass(frozen=True, slots=True)
class Past:
    """A version with what it says otherwise than the one before."""

    version: DraftVersion
    changes: tuple[Change, ...]


def pasts(draft: Draft) -> list[Past]:
    """The versions, newest first. One query."""
    rows = list(draft.versions.select_related("by").order_by("number"))
    papers = [row.paper for row in rows]
    before: list[Paper | None] = [None, *papers[:-1]]
    made = [
        Past(row, differences(old, new) if old else ())
        for row, old, new in zip(rows, before, papers, strict=True)
    ]
    return made[::-1]


def open_notes(draft: Draft) -> list[DraftNote]:
    """The notes of the last time it was given back, while it is being written again."""
    if draft.stands is not DraftState.WRITING:
        return []
    last = draft.notes.order_by("-pk").first()
    return list(draft.notes.filter(version=last.version).select_related("by")) if last else []


def waiting_drafts(user: User) -> QuerySet[Draft]:
    """The drafts whose next step is this person's, oldest first: to check, to approve, to issue."""
    states = [state for state, verb in WAITS_FOR.items() if may(user.role, verb)]
    return drafts_seen(user).filter(state__in=states).order_by("pk")


def version_of(draft: Draft, number: int) -> DraftVersion:
    """One of its versions. Raises Http404."""
    return get_object_or_404(draft.versions.select_related("by"), number=number)
