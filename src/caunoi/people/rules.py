"""Who may do what, and on whose matters: one table, shown as it stands on the page /quyen-han/."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Verb(StrEnum):
    """What a person can do in Cầu Nối."""

    UPLOAD_DOCUMENT = "upload_document"
    SEE_DOCUMENT = "see_document"
    REGISTER_STUB = "register_stub"
    REVIEW_READING = "review_reading"
    OPEN_TASK = "open_task"
    SEE_TASK = "see_task"
    ASSIGN_TASK = "assign_task"
    CHANGE_DUE = "change_due"
    REPORT_DONE = "report_done"
    ACCEPT_TASK = "accept_task"
    RETURN_TASK = "return_task"
    ADD_NOTE = "add_note"
    ADD_EVIDENCE = "add_evidence"
    EXPORT = "export"
    SEE_LEDGER = "see_ledger"
    MANAGE_PEOPLE = "manage_people"


class Reach(StrEnum):
    """On whose matters a verb may be used."""

    OWN = "own"
    BELOW = "below"
    ALL = "all"


def _grant(*verbs: Verb, reach: Reach) -> dict[Verb, Reach]:
    return dict.fromkeys(verbs, reach)


_OFFICE_WORK = _grant(
    Verb.UPLOAD_DOCUMENT,
    Verb.SEE_DOCUMENT,
    Verb.REGISTER_STUB,
    Verb.REVIEW_READING,
    Verb.OPEN_TASK,
    Verb.SEE_TASK,
    Verb.ASSIGN_TASK,
    Verb.CHANGE_DUE,
    Verb.RETURN_TASK,
    Verb.ADD_NOTE,
    Verb.ADD_EVIDENCE,
    Verb.EXPORT,
    Verb.SEE_LEDGER,
    reach=Reach.ALL,
)

# Roles by the value kept in the database (people.models.Role). Nobody holds every right: the administrator
# keeps accounts and cannot decide on papers, so that whoever runs the machine cannot accept work in an
# office's name.
GRANTS: Final[dict[str, dict[Verb, Reach]]] = {
    "admin": _grant(Verb.MANAGE_PEOPLE, Verb.SEE_LEDGER, reach=Reach.ALL),
    "specialist": _OFFICE_WORK | _grant(Verb.REPORT_DONE, reach=Reach.OWN),
    "chief": _OFFICE_WORK | _grant(Verb.ACCEPT_TASK, Verb.REPORT_DONE, Verb.MANAGE_PEOPLE, reach=Reach.ALL),
    "leader": _grant(
        Verb.SEE_DOCUMENT,
        Verb.SEE_TASK,
        Verb.ASSIGN_TASK,
        Verb.CHANGE_DUE,
        Verb.ACCEPT_TASK,
        Verb.RETURN_TASK,
        Verb.ADD_NOTE,
        Verb.EXPORT,
        Verb.SEE_LEDGER,
        reach=Reach.ALL,
    ),
    "unit_contact": _grant(Verb.REPORT_DONE, Verb.ADD_NOTE, Verb.ADD_EVIDENCE, reach=Reach.OWN)
    | _grant(Verb.SEE_DOCUMENT, Verb.SEE_TASK, Verb.EXPORT, reach=Reach.BELOW),
    "steward": _grant(Verb.SEE_TASK, reach=Reach.OWN),
    "technician": _grant(Verb.SEE_TASK, reach=Reach.OWN),
    "reader": _grant(Verb.SEE_DOCUMENT, Verb.SEE_TASK, reach=Reach.OWN),
}


def may(role: str, verb: Verb) -> Reach | None:
    """How far a role reaches with a verb; None: not at all."""
    return GRANTS.get(role, {}).get(verb)
