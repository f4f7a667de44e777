"""The verbs on a draft: begun, written, handed from desk to desk, given back, issued, sent (ADR 0032).

Each holds the draft's row first, then looks at its state and at the version that the person saw: of two at
once the second is told and nothing of hers is lost, for her page still has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.issuing.draft_check import faults, refuse_faults
from caunoi.issuing.draft_files import drawn, keep_forms
from caunoi.issuing.draft_models import Draft, DraftNote, DraftVersion, DraftWaiver
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.draft_rules import (
    STEPS,
    DraftState,
    Source,
    refuse_secret,
    refuse_state,
    refuse_unfinished,
    refuse_version,
    stated_reason,
)
from caunoi.issuing.number_actions import take_number
from caunoi.issuing.number_rules import Content
from caunoi.issuing.number_series import Asked
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.differing import differences, item_text
from vanban.paper import Paper
from vanban.paper_json import to_json


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft to begin. `kind` is the slug of its kind; `about` a (thing, key) of a room above."""

    office: Office
    paper: Paper
    kind: str = ""
    about: tuple[str, str] = ("", "")
    source: Source = Source.PAGE
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A note at a place of the paper ("" for the whole), with the words that stand there."""

    text: str
    place: str = ""
    quoted: str = ""


@transaction.atomic
def begin_draft(*, actor: User, new: NewDraft) -> Draft:
    """Begins a draft with its first version, held by whoever began it.

    Raises RuleBroken: not-allowed, no-type, secret.
    """
    demand(actor, Verb.WRITE_DRAFT, new.office)
    draft = Draft(
        office=new.office, kind=new.kind, about_kind=new.about[0], about_key=new.about[1], holder=actor,
        created_by=actor,
    )  # fmt: skip
    _tell(draft, new.paper)
    draft.save()
    _keep(draft, actor, new.paper, new.source, new.why)
    record(
        actor=actor, verb="begin_draft", about=draft, said=f"{actor} lập dự thảo {draft} của {draft.office}."
    )
    return draft


@transaction.atomic
def begin_once(*, actor: User, new: NewDraft) -> Draft:
    """Begins a draft about a thing, or gives the one that is being written about it already.

    Raises RuleBroken: not-allowed.
    """
    demand(actor, Verb.WRITE_DRAFT, new.office)
    # Of two makers at once the second finds the first's.
    Office.objects.select_for_update().get(pk=new.office.pk)
    there = Draft.objects.unfinished().filter(
        office=new.office, kind=new.kind, about_kind=new.about[0], about_key=new.about[1]
    )
    return there.first() or begin_draft(actor=actor, new=new)


@transaction.atomic
def write_draft(
    *, actor: User, draft: Draft, paper: Paper, seen: int, why: str = "", source: Source = Source.PAGE
) -> Draft:
    """Writes a new version over the one that was seen.

    Raises RuleBroken: not-allowed, wrong-state, draft-changed, no-change, no-type, secret.
    """
    draft = _held(actor, draft, Verb.WRITE_DRAFT, (DraftState.WRITING,), "sửa", seen)
    found = differences(newest(draft).paper, paper)
    if not found:
        raise RuleBroken("no-change", "Dự thảo vẫn như cũ nên không có bản mới nào được ghi.")
    draft.version, draft.holder = draft.version + 1, actor
    _tell(draft, paper)
    draft.save()
    _keep(draft, actor, paper, source, why)
    told = "; ".join(one.sentence for one in found)
    record(
        actor=actor, verb="write_draft", about=draft, after=told[:2000],
        said=f"{actor} ghi bản {draft.version} của dự thảo {draft}: {len(found)} chỗ khác.",
    )  # fmt: skip
    return draft


@transaction.atomic
def hand_over_draft(*, actor: User, draft: Draft, seen: int) -> Draft:
    """Gives a finished draft to whoever checks its form.

    Raises RuleBroken: not-allowed, wrong-state, draft-changed, paper-unfinished, cannot-print.
    """
    draft = _stepped(actor, draft, "hand_over", seen)
    paper = newest(draft).paper
    refuse_unfinished(paper)
    drawn(paper, "pdf", today=timezone.localdate())
    return _told(actor, draft, "hand_over_draft", "chuyển kiểm tra thể thức")


@transaction.atomic
def submit_draft(*, actor: User, draft: Draft, seen: int) -> Draft:
    """Lays a draft whose form is right before whoever approves it.

    Raises RuleBroken: not-allowed, wrong-state, draft-changed, faults-left, cannot-print.
    """
    _held(actor, draft, Verb.CHECK_DRAFT, (DraftState.CHECKING,), "trình", seen)
    refuse_faults(faults(draft, today=timezone.localdate()))
    return _told(
        actor, _stepped(actor, draft, "submit", seen), "submit_draft", "đã kiểm tra thể thức và trình"
    )


@transaction.atomic
def approve_draft(*, actor: User, draft: Draft, seen: int) -> Draft:
    """Approves the version that was seen. Raises RuleBroken: not-allowed, wrong-state, draft-changed."""
    draft = _stepped(actor, draft, "approve", seen)
    draft.approved_by, draft.approved_at = actor, timezone.now()
    return _told(actor, draft, "approve_draft", f"duyệt bản {draft.version} của")


@transaction.atomic
def give_back_draft(*, actor: User, draft: Draft, seen: int, notes: Sequence[Pinned]) -> Draft:
    """Gives a draft whose form is not right back to who wrote it, with notes pinned to their places.

    Raises RuleBroken: not-allowed, wrong-state, draft-changed, no-reason, too-long.
    """
    held = _held(actor, draft, Verb.CHECK_DRAFT, (DraftState.CHECKING,), "trả lại", seen)
    return _returned(actor, held, notes, "give_back_draft")


@transaction.atomic
def return_draft(*, actor: User, draft: Draft, seen: int, notes: Sequence[Pinned]) -> Draft:
    """Returns a submitted or approved draft to who wrote it, with notes pinned to their places.

    Raises RuleBroken: not-allowed, wrong-state, draft-changed, no-reason, too-long.
    """
    allowed = (DraftState.SUBMITTED, DraftState.APPROVED)
    held = _held(actor, draft, Verb.APPROVE_DRAFT, allowed, "trả lại", seen)
    return _returned(actor, held, notes, "return_draft")


@transaction.atomic
def drop_draft(*, actor: User, draft: Draft, seen: int, reason: str) -> Draft:
    """Gives a draft up; it stays, with the reason, and takes no number.

    Raises RuleBroken: not-allowed, wrong-state, draft-changed, no-reason, too-long.
    """
    why = stated_reason(reason)
    return _told(actor, _stepped(actor, draft, "drop", seen), "drop_draft", "bỏ", f": {why}")


def issue_draft(*, actor: User, draft: Draft, seen: int, on: date, reason: str = "", unit: str = "") -> Draft:
    """Issues an approved draft: number, day and the version that bears them, all at once or not at all.

    Its Word and PDF forms are kept right after; should the machine fail in between, whoever first asks for
    one has them made. `reason` lets a day pass that lies before the last number's; `unit` is the sign of who
    drafted a letter of the State. Raises RuleBroken: not-allowed, wrong-state, draft-changed, cannot-print,
    and what `take_number` raises.
    """
    issued = _issued(actor, draft, seen, on, reason, unit)
    keep_forms(issued)
    return issued


@transaction.atomic
def _issued(actor: User, draft: Draft, seen: int, on: date, reason: str, unit: str) -> Draft:
    draft = _stepped(actor, draft, "issue", seen)
    paper = newest(draft).paper
    asked = Asked(draft.office, paper.system, paper.doc_type, on, unit=unit)
    draft.entry = take_number(
        actor=actor, asked=asked, content=_content(paper), draft_key=f"draft:{draft.pk}", reason=reason
    )
    numbered = replace(paper, number=draft.entry.number, symbol=draft.entry.symbol, issue_date=on, draft=None)
    draft.version += 1
    _keep(draft, actor, numbered, Source.MADE, "phát hành")
    return _told(actor, draft, "issue_draft", f"phát hành, số {draft.entry},")


@transaction.atomic
def send_draft(*, actor: User, draft: Draft, seen: int, to: str) -> Draft:
    """Notes that an issued document has gone out, to whom and how.

    Raises RuleBroken: not-allowed, wrong-state, draft-changed, no-reason, too-long.
    """
    whom = stated_reason(to, what="đã gửi cho ai, bằng cách nào")
    return _told(actor, _stepped(actor, draft, "send", seen), "send_draft", "ghi đã gửi", f": {whom}")


@transaction.atomic
def replace_draft(
    *, actor: User, draft: Draft, paper: Paper, why: str, source: Source = Source.WORD
) -> Draft:
    """Begins a draft that is to take the place of an issued document, which itself never changes.

    Raises RuleBroken: not-allowed, wrong-state.
    """
    held = Draft.objects.select_for_update(of=("self",)).select_related("office").get(pk=draft.pk)
    refuse_state(held.stands, (DraftState.ISSUED, DraftState.SENT), "lập văn bản thay thế")
    bare = replace(paper, number=None, symbol=None, issue_date=None)
    about = (held.about_kind, held.about_key)
    made = begin_draft(actor=actor, new=NewDraft(held.office, bare, held.kind, about, source, why))
    made.replaces = held
    made.save()
    record(
        actor=actor, verb="replace_draft", about=held,
        said=f"{actor} lập dự thảo thay thế {held.entry} {held}: {why}.",
    )  # fmt: skip
    return made


@transaction.atomic
def let_pass(*, actor: User, draft: Draft, key: str, sentence: str, reason: str) -> DraftWaiver:
    """Lets a fault of form pass, with the reason.

    Raises RuleBroken: not-allowed, wrong-state, no-reason, too-long.
    """
    draft = Draft.objects.select_for_update(of=("self",)).select_related("office").get(pk=draft.pk)
    demand(actor, Verb.CHECK_DRAFT, draft.office)
    refuse_state(draft.stands, (DraftState.WRITING, DraftState.CHECKING), "cho qua lỗi thể thức")
    why = stated_reason(reason, what="lý do cho qua")
    waiver, _ = DraftWaiver.objects.update_or_create(
        draft=draft,
        key=key,
        defaults={"sentence": sentence, "reason": why, "by": actor, "at": timezone.now()},
    )
    record(
        actor=actor,
        verb="let_pass",
        about=draft,
        said=f"{actor} cho qua lỗi thể thức của {draft}: {sentence} {why}.",
    )
    return waiver


def _held(
    actor: User, draft: Draft, verb: Verb, allowed: tuple[DraftState, ...], what: str, seen: int
) -> Draft:
    """The draft as it stands now, held until the transaction ends, if the step is this person's to take."""
    held = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("office", "entry__series")
        .get(pk=draft.pk)
    )
    demand(actor, verb, held.office)
    refuse_state(held.stands, allowed, what)
    refuse_version(seen, held.version, str(newest(held).by))
    return held


def _stepped(actor: User, draft: Draft, name: str, seen: int) -> Draft:
    step = STEPS[name]
    held = _held(actor, draft, step.verb, step.begins, step.said, seen)
    held.state, held.holder = step.ends, None
    return held


def _told(actor: User, draft: Draft, verb: str, did: str, more: str = "") -> Draft:
    draft.save()
    record(actor=actor, verb=verb, about=draft, said=f"{actor} {did} dự thảo {draft}{more}.")
    return draft


def _returned(actor: User, draft: Draft, notes: Sequence[Pinned], verb: str) -> Draft:
    stated = [replace(one, text=stated_reason(one.text, what="góp ý")) for one in notes if one.text.strip()]
    if not stated:
        raise RuleBroken("no-reason", "Chưa ghi góp ý nào. Trả lại thì ghi ít nhất một điều cần sửa.")
    DraftNote.objects.bulk_create(
        DraftNote(
            draft=draft,
            version=draft.version,
            place=one.place,
            quoted=one.quoted[:2000],
            text=one.text,
            by=actor,
        )
        for one in stated
    )
    written = newest(draft).by
    draft.state, draft.holder, draft.approved_by, draft.approved_at = DraftState.WRITING, written, None, None
    draft.save()
    record(
        actor=actor, verb=verb, about=draft, after="; ".join(one.text for one in stated)[:2000],
        said=f"{actor} trả lại dự thảo {draft} cho {written} với {len(stated)} góp ý.",
    )  # fmt: skip
    return draft


def _tell(draft: Draft, paper: Paper) -> None:
    draft.doc_type, draft.title = paper.doc_type[:80], paper.title


def _keep(draft: Draft, actor: User, paper: Paper, source: Source, why: str) -> DraftVersion:
    if not paper.doc_type:
        raise RuleBroken(
            "no-type", "Chưa ghi loại văn bản (Kế hoạch, Công văn, Giấy mời…) nên chưa ghi được."
        )
    refuse_secret(paper)
    return DraftVersion.objects.create(
        draft=draft, number=draft.version, paper_json=to_json(paper), source=source, why=why[:500], by=actor
    )


def _content(paper: Paper) -> Content:
    signer = next((one.name for one in paper.signings if one.name), "")
    recipients = "; ".join(item_text(one) for one in paper.recipients) or "; ".join(paper.addressees)
    return Content(paper.title, signer[:255], recipients[:2000], copies=paper.copies)
