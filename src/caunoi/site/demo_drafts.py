"""Three drafts for the demonstration: one being written, one given back with notes, one before the leader."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from caunoi.issuing.draft_actions import (
    NewDraft,
    Pinned,
    begin_draft,
    give_back_draft,
    hand_over_draft,
    let_pass,
    submit_draft,
    write_draft,
)
from caunoi.issuing.draft_check import faults
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks import filters
from caunoi.tasks.letter_actions import draft_urging
from caunoi.tasks.models import Task
from vanban.kinds import fill, kind_of
from vanban.paper import Paper, Signing


def write_drafts() -> None:
    """One before the leader, one with notes and, where an office is late, a letter that urges."""
    if Draft.objects.exists():
        return
    specialist, chief = (User.objects.get(username=name) for name in ("chuyenvien", "chanhvp"))
    plan = _begun(specialist, Office.objects.get(code="hl.tu"), "ke-hoach")
    hand_over_draft(actor=specialist, draft=plan, seen=1)
    for fault in faults(plan, today=timezone.localdate()):
        if fault.holds:
            said = fault.finding.message
            let_pass(actor=chief, draft=plan, key=fault.key, sentence=said, reason="văn bản minh họa")
    submit_draft(actor=chief, draft=plan, seen=1)
    invitation = _begun(specialist, Office.objects.get(code="hl.vptu"), "giay-moi")
    hand_over_draft(actor=specialist, draft=invitation, seen=1)
    note = Pinned("Ghi thêm giờ kết thúc để đại biểu xã xa chủ động xe về.", "body/0")
    give_back_draft(actor=chief, draft=invitation, seen=1, notes=[note])
    _urge(specialist)


def _begun(actor: User, office: Office, slug: str) -> Draft:
    kind = kind_of(slug)
    paper = replace(fill(kind, kind.sample), number=None, symbol=None, issue_date=None, draft="DỰ THẢO")
    return begin_draft(actor=actor, new=NewDraft(office, paper, slug))


def _urge(actor: User) -> None:
    when = filters.now()
    owed = Task.objects.in_reach(actor, Verb.URGE).late(when.at).exclude(owner=None)
    late = owed.select_related("owner").first()
    if late is None or late.owner is None:
        return
    draft = draft_urging(actor=actor, office=late.owner, when=when)
    write_draft(actor=actor, draft=draft, paper=_signed(newest(draft).paper), seen=1, why="ghi người ký")


def _signed(paper: Paper) -> Paper:
    return replace(paper, place="Hải Lam", signings=(Signing("CHÁNH VĂN PHÒNG", "Lê Quốc Bảo"),))
