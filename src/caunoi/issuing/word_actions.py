"""The verbs on a Word file that came back: taken in, and its changes taken over or refused."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from caunoi.documents.actions import keep_file
from caunoi.documents.rules import display_name
from caunoi.issuing.draft_actions import replace_draft, write_draft
from caunoi.issuing.draft_models import Draft, WordReturn
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.draft_rules import OUT_STATES, REWORDED, Source, refuse_state
from caunoi.issuing.draft_word import kept_facts, read_word
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.differing import differences, merged
from vanban.fact_changes import FactChange
from vanban.paper import Paper
from vanban.paper_json import from_json


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file as the browser sent it."""

    name: str
    data: bytes


def take_in_word(*, actor: User, draft: Draft, file: WordFile) -> WordReturn:
    """Takes in a draft's file that was edited in Word, through the documents' gate; nothing of it counts yet.

    Raises RuleBroken: not-allowed, wrong-state, other-draft, no-change, outside, unreadable, cannot-print,
    and what the gate raises.
    """
    draft = Draft.objects.select_related("office", "entry__series").get(pk=draft.pk)
    demand(actor, Verb.WRITE_DRAFT, draft.office)
    refuse_state(draft.stands, REWORDED, "nhận bản Word sửa")
    name = display_name(file.name)
    answer = read_word(draft, name=name, data=file.data, today=timezone.localdate())
    if answer.mark and answer.mark != str(draft.mark):
        raise RuleBroken(
            "other-draft", f"“{name}” là tệp của một dự thảo khác. Thả vào trang của dự thảo ấy."
        )
    if not differences(newest(draft).paper, from_json(answer.paper)):
        _refuse_outside(name, answer.facts)
        raise RuleBroken("no-change", f"“{name}” giống hệt bản {draft.version}, không có gì để nhận.")
    stored = keep_file(actor=actor, name=name, data=file.data)  # last: of a refused file nothing stays
    with transaction.atomic():
        back = WordReturn.objects.create(
            draft=draft, version=draft.version, name=name, file=stored, paper_json=answer.paper,
            facts=kept_facts(answer.facts), by=actor,
        )  # fmt: skip
        record(
            actor=actor, verb="take_in_word", about=draft,
            said=f"{actor} thả lại bản Word của dự thảo {draft}, so với bản {draft.version}.",
        )  # fmt: skip
    return back


def _refuse_outside(name: str, facts: Sequence[FactChange]) -> None:
    for fact in facts:
        if fact.kind == "outside":
            raise RuleBroken("outside", f"Chưa nhận được gì từ “{name}”: {fact.sentence} rồi thả lại.")


@transaction.atomic
def take_changes(*, actor: User, back: WordReturn, taken: Collection[str]) -> Draft:
    """Takes over the chosen places of a file that came back and refuses the rest.

    A draft gets a new version, an issued document a draft that is to replace it; with nothing taken all
    stays. Raises RuleBroken: not-allowed, wrong-state, decided, draft-changed.
    """
    back = WordReturn.objects.select_for_update(of=("self",)).select_related("draft__office").get(pk=back.pk)
    draft = back.draft
    demand(actor, Verb.WRITE_DRAFT, draft.office)
    if back.decided_at is not None:
        raise RuleBroken("decided", f"Bản Word “{back}” đã được quyết định rồi; tải lại trang để xem.")
    base = draft.versions.get(number=back.version).paper
    places = {one.place for one in differences(base, back.paper)} & set(taken)
    if places:
        draft = _taken(actor, back, merged(base, back.paper, places), len(places))
    back.decided_at, back.taken = timezone.now(), len(places)
    back.save()
    record(
        actor=actor, verb="take_changes", about=back.draft,
        said=f"{actor} nhận {len(places)} chỗ sửa từ bản Word “{back}” của dự thảo {back.draft}.",
    )  # fmt: skip
    return draft


def _taken(actor: User, back: WordReturn, paper: Paper, count: int) -> Draft:
    why = f"nhận {count} chỗ từ {back.name}"[:500]
    if back.draft.stands in OUT_STATES:
        return replace_draft(actor=actor, draft=back.draft, paper=paper, why=why)
    return write_draft(
        actor=actor, draft=back.draft, paper=paper, seen=back.version, why=why, source=Source.WORD
    )
