"""The verbs of the review desk: confirm, correct, add, reject, restore, confirm a group, finish, reopen.

Each decision names what the person saw of the fact (`seen`, a token of its state): if somebody else has
decided in the meantime, nothing is written and the person is told who did what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from caunoi.documents.header import rewrite_header
from caunoi.documents.models import Document, DocumentState, Fact, FactState
from caunoi.documents.review_check import Mistake, check
from caunoi.documents.review_fields import HEADER_KINDS, Json, KindOfFact, differs, is_kind, kind_of, label_of
from caunoi.documents.review_lines import FactLine, change_of, line_of, name_of
from caunoi.documents.review_marks import Place
from caunoi.documents.review_rules import (
    Decision,
    Standing,
    becomes,
    bulk,
    group_named,
    may_become,
    state_label,
    token,
)
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


class WrongValue(RuleBroken):
    """What was typed is not right; `mistakes` belong under their fields."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(
            "wrong-value", "Chưa ghi được: " + " ".join(mistake.sentence for mistake in mistakes)
        )
        self.mistakes = tuple(mistakes)


@transaction.atomic
def confirm_fact(*, actor: User, fact: Fact, seen: str) -> Fact:
    """The fact is as it was read. RuleBroken: not allowed, review finished, decided by somebody meanwhile."""
    now = _taken_up(actor, fact, seen, Decision.CONFIRM)
    _decide(now, actor, _after(now, Decision.CONFIRM), now.value)
    _tell(actor, now, "confirm_fact", f"xác nhận {_named(now)}")
    return now


@transaction.atomic
def correct_fact(*, actor: User, fact: Fact, seen: str, typed: Mapping[str, str]) -> Fact:
    """Write what the person typed in the place of what was read; typing nothing new confirms it.

    WrongValue with the mistakes by field; RuleBroken as in `confirm_fact`.
    """
    now = _taken_up(actor, fact, seen, Decision.CORRECT)
    checked = check(_known(now.kind), typed, now.value)
    if checked.mistakes:
        raise WrongValue(checked.mistakes)
    before = now.value
    if not differs(checked.value, before):
        if may_become(now.state, Decision.CONFIRM):
            _decide(now, actor, _after(now, Decision.CONFIRM), before)
            _tell(actor, now, "confirm_fact", f"xác nhận {_named(now)}")
        return now
    # Typing back what the reader said is a confirmation of it, whatever stood there in between.
    back = not _is_added(now) and not differs(checked.value, now.original)
    _decide(now, actor, Standing.CONFIRMED if back else _after(now, Decision.CORRECT), checked.value)
    was = line_of(now.kind, before)
    _tell(actor, now, "correct_fact", f"sửa {_corrected(now, was)}", before=was.sentence)
    return now


@transaction.atomic
def reject_fact(*, actor: User, fact: Fact, seen: str) -> Fact:
    """The document does not say this; it can be restored. RuleBroken as in `confirm_fact`."""
    now = _taken_up(actor, fact, seen, Decision.REJECT)
    _decide(now, actor, _after(now, Decision.REJECT), now.value)
    _tell(actor, now, "reject_fact", f"loại {_named(now)}")
    return now


@transaction.atomic
def restore_fact(*, actor: User, fact: Fact, seen: str) -> Fact:
    """Take the decision back: what the reader said waits again, what a person added stands again."""
    now = _taken_up(actor, fact, seen, Decision.RESTORE)
    was = state_label(now.state)
    _decide(now, actor, _after(now, Decision.RESTORE), now.value if _is_added(now) else now.original)
    _tell(actor, now, "restore_fact", f"hoàn lại {_named(now)} ({was})")
    return now


@transaction.atomic
def add_fact(
    *, actor: User, document: Document, kind: str, typed: Mapping[str, str], place: Place | None = None
) -> Fact:
    """A fact the reader missed, by hand or from a piece of the text.

    RuleBroken "unknown-kind", "already-there" for a second number, date or title; WrongValue for a value that
    is not right.
    """
    demand(actor, Verb.REVIEW_READING, document.office)
    document = _under_review(document)
    known = _known(kind)
    there = (
        document.facts.filter(kind=kind).exclude(state=FactState.REJECTED).first() if known.single else None
    )
    if there is not None:
        raise RuleBroken(
            "already-there",
            f"Văn bản đã có {known.label.lower()} “{_sentence(there)}”. "
            "Hãy sửa dữ kiện đó, hoặc loại nó rồi thêm dữ kiện mới.",
        )
    checked = check(known, typed)
    if checked.mistakes:
        raise WrongValue(checked.mistakes)
    last = document.facts.filter(kind=kind).aggregate(last=Max("position"))["last"]
    start, end = _inside(document, place)
    fact = Fact.objects.create(
        document=document,
        kind=kind,
        position=0 if last is None else last + 1,
        value=checked.value,
        span_start=start,
        span_end=end,
        state=FactState.ADDED,
        decided_by=actor,
        decided_at=timezone.now(),
    )
    if kind in HEADER_KINDS:
        rewrite_header(document)
    _tell(actor, fact, "add_fact", f"thêm {_named(fact)}")
    return fact


@dataclass(frozen=True, slots=True)
class GroupConfirmed:
    """How many facts of the group were confirmed, and how many somebody else had decided meanwhile."""

    confirmed: int
    passed_over: int


@transaction.atomic
def confirm_group(*, actor: User, document: Document, slug: str, seen: Mapping[int, str]) -> GroupConfirmed:
    """Confirm what the person saw undecided in a group, doubtful facts never among it.

    `seen` maps fact ids to the tokens on the person's page; facts decided since are passed over and counted.
    """
    demand(actor, Verb.REVIEW_READING, document.office)
    document = _under_review(document)
    group = group_named(slug)
    if group is None:
        raise RuleBroken("unknown-group", "Không có nhóm này. Hãy tải lại trang.")
    facts = bulk(document.facts.filter(pk__in=list(seen), kind__in=group.kinds))
    same = [fact for fact in facts if token(fact.state, fact.decided_at) == seen[fact.pk]]
    for fact in same:
        _decide(fact, actor, Standing.CONFIRMED, fact.value)
    if same:
        said = f"{actor} xác nhận {len(same)} dữ kiện nhóm “{group.title}” của {_of(document)}."
        after = "\n".join(f"{_label(fact)}: {_sentence(fact)}" for fact in same)
        record(actor=actor, verb="confirm_group", about=document, said=said, after=after)
    return GroupConfirmed(len(same), len(seen) - len(same))


@transaction.atomic
def finish_review(*, actor: User, document: Document) -> Document:
    """The document's facts go further. RuleBroken "facts-left" while one of them is undecided."""
    demand(actor, Verb.REVIEW_READING, document.office)
    document = _under_review(document)
    left = document.facts.proposed().count()
    if left:
        raise RuleBroken(
            "facts-left",
            f"Còn {left} dữ kiện chưa duyệt nên chưa hoàn tất được. "
            "Hãy xác nhận, sửa hoặc loại từng dữ kiện rồi bấm lại.",
        )
    document.state = DocumentState.CONFIRMED
    document.confirmed_by, document.confirmed_at = actor, timezone.now()
    document.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    kept = document.facts.accepted().count()
    gone = document.facts.count() - kept
    record(
        actor=actor,
        verb="finish_review",
        about=document,
        said=f"{actor} hoàn tất duyệt {_of(document)}: {kept} dữ kiện được giữ, {gone} dữ kiện bị loại.",
    )
    return document


@transaction.atomic
def reopen_review(*, actor: User, document: Document) -> Document:
    """Open a finished review again, to correct what was overlooked; tasks opened from it stay as they are."""
    demand(actor, Verb.REVIEW_READING, document.office)
    document = Document.objects.select_for_update(of=("self",)).select_related("office").get(pk=document.pk)
    if document.state != DocumentState.CONFIRMED:
        raise RuleBroken("not-finished", "Văn bản này đang được duyệt, không cần mở lại.")
    document.state = DocumentState.REVIEW
    document.confirmed_by = document.confirmed_at = None
    document.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    record(
        actor=actor, verb="reopen_review", about=document, said=f"{actor} mở lại việc duyệt {_of(document)}."
    )
    return document


def _under_review(document: Document) -> Document:
    """The document as it stands now, locked until the end of the transaction."""
    document = (
        Document.objects.select_for_update(of=("self",))
        .select_related("office", "incoming")
        .get(pk=document.pk)
    )
    if document.state != DocumentState.REVIEW:
        raise RuleBroken(
            "review-finished",
            "Văn bản đã hoàn tất duyệt nên không sửa được nữa. Hãy bấm “Mở lại để duyệt” rồi làm lại.",
        )
    return document


def _taken_up(actor: User, fact: Fact, seen: str, decision: Decision) -> Fact:
    """The fact as it stands now, if the person may decide on it so and has seen it so."""
    demand(actor, Verb.REVIEW_READING, fact.document.office)
    document = _under_review(fact.document)
    now = Fact.objects.select_related("decided_by").get(pk=fact.pk)
    now.document = document
    if token(now.state, now.decided_at) != seen:
        raise RuleBroken("fact-changed", _what_happened(now))
    if not may_become(now.state, decision):
        raise RuleBroken(
            "not-possible", f"Dữ kiện này {state_label(now.state)}, không làm được việc vừa chọn."
        )
    return now


def _known(kind: str) -> KindOfFact:
    if not is_kind(kind):
        raise RuleBroken("unknown-kind", "Không có loại dữ kiện này. Hãy chọn loại trong danh sách.")
    return kind_of(kind)


def _what_happened(fact: Fact) -> str:
    if fact.decided_by is None or fact.decided_at is None:
        return "Dữ kiện này vừa được người khác trả về chưa duyệt. Hãy xem lại rồi quyết định."
    did = {
        FactState.CONFIRMED: "xác nhận",
        FactState.CORRECTED: "sửa",
        FactState.ADDED: "sửa",
        FactState.REJECTED: "loại",
    }[FactState(fact.state)]
    clock = timezone.localtime(fact.decided_at).strftime("%H:%M")
    return (
        f"Đồng chí {fact.decided_by} đã {did} dữ kiện này lúc {clock}, nên quyết định vừa rồi chưa được ghi. "
        "Hãy xem lại dữ kiện rồi quyết định."
    )


def _after(fact: Fact, decision: Decision) -> Standing:
    return becomes(fact.state, decision, added=_is_added(fact))


def _decide(fact: Fact, actor: User, after: Standing, value: Json) -> None:
    """Compare and swap: nothing is written if the row no longer stands as it was read."""
    waits = after is Standing.PROPOSED
    by, at = (None, None) if waits else (actor, timezone.now())
    unchanged = Fact.objects.filter(pk=fact.pk, state=fact.state, decided_at=fact.decided_at)
    if not unchanged.update(state=after.value, value=value, decided_by=by, decided_at=at):
        raise RuleBroken(
            "fact-changed", _what_happened(Fact.objects.select_related("decided_by").get(pk=fact.pk))
        )
    changes = differs(value, fact.value) or Standing.REJECTED in (after, fact.state)
    fact.state, fact.value = after.value, value
    fact.decided_by, fact.decided_at = by, at
    if changes and fact.kind in HEADER_KINDS:
        rewrite_header(fact.document)


def _is_added(fact: Fact) -> bool:
    return fact.original is None


def _tell(actor: User, fact: Fact, verb: str, said: str, *, before: str = "") -> None:
    sentence = f"{actor} {said} của {_of(fact.document)}."
    record(actor=actor, verb=verb, about=fact.document, said=sentence, before=before, after=_sentence(fact))


def _label(fact: Fact) -> str:
    return label_of(fact.kind).lower()


def _sentence(fact: Fact) -> str:
    return line_of(fact.kind, fact.value).sentence


def _named(fact: Fact) -> str:
    return f"{_label(fact)} “{name_of(line_of(fact.kind, fact.value))}”"


def _corrected(fact: Fact, was: FactLine) -> str:
    """ "ngày ban hành từ “1/3” thành “2/3”"; of a record its name and the parts that changed."""
    now = line_of(fact.kind, fact.value)
    if not isinstance(fact.value, dict):
        return f"{_label(fact)} từ “{name_of(was)}” thành “{name_of(now)}”"
    changed = change_of(was, now) or "chi tiết không hiện trên dòng tóm tắt"
    return f"{_label(fact)} “{name_of(was)}”: {changed},"


def _of(document: Document) -> str:
    return " ".join(part for part in (document.doc_type or "văn bản", document.number_text) if part)


def _inside(document: Document, place: Place | None) -> tuple[int | None, int | None]:
    """The place within the document; a piece of text outside it is no place."""
    if place is None or not document.span_start <= place.start < place.end <= document.span_end:
        return None, None
    return place.start, place.end
