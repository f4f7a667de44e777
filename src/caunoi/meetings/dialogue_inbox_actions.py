"""The verbs on the inbox of a dialogue: taken, merged, returned, handed over; and looks at what is masked."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.meetings.dialogue_rules import STILL_SORTED, InboxState, refuse_sorted
from caunoi.meetings.models import PublicAsker, PublicPage, PublicQuestion
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.actions import NewTask, open_task_by_rule
from caunoi.tasks.rules import Due, Operator, stated
from caunoi.tasks.statutory import due_by_law
from caunoi.ui.refusal import RuleBroken

RECEIPT: Final = "petition_receipt"


@transaction.atomic
def take_question(*, actor: User, question: PublicQuestion, group: str = "") -> PublicQuestion:
    """Takes a question for the dialogue, or puts one that was taken into another group ("Đất đai").

    Raises RuleBroken: not-allowed, wrong-state, too-long.
    """
    row = _held(actor, question, STILL_SORTED)
    row.group = stated(group, what="nhóm", most=120) if group.strip() else ""
    return _sorted(actor, "take_question", row, InboxState.TAKEN, f"nhận {row}")


@transaction.atomic
def merge_question(*, actor: User, question: PublicQuestion, number: int) -> PublicQuestion:
    """Merges a question with an earlier one of the same page, by its number; what hung on it goes along.

    Raises RuleBroken: not-allowed, wrong-state, no-question, merged-with-itself.
    """
    row = _held(actor, question, STILL_SORTED)
    into = PublicQuestion.objects.filter(page=row.page, number=number, state__in=STILL_SORTED).first()
    if into is None:
        raise RuleBroken(
            "no-question", f"Không có câu hỏi số {number} đang chờ hoặc đã nhận để gộp. Hãy xem lại số."
        )
    if into.pk == row.pk:
        raise RuleBroken("merged-with-itself", "Không gộp một câu hỏi với chính nó. Hãy ghi số câu khác.")
    PublicQuestion.objects.filter(into=row).update(into=into)
    row.into = into
    return _sorted(actor, "merge_question", row, InboxState.MERGED, f"gộp {row} với {into}")


@transaction.atomic
def return_question(*, actor: User, question: PublicQuestion, reason: str) -> PublicQuestion:
    """Returns a question with the reason. Raises RuleBroken: not-allowed, wrong-state, nothing-stated,
    too-long."""
    row = _held(actor, question, STILL_SORTED)
    row.reason = stated(reason, what="lý do trả lại", most=400)
    return _sorted(actor, "return_question", row, InboxState.RETURNED, f"trả lại {row}")


@transaction.atomic
def reopen_question(*, actor: User, question: PublicQuestion) -> PublicQuestion:
    """Puts a question that was returned or merged back among the new ones. Raises RuleBroken: not-allowed,
    wrong-state."""
    row = _held(actor, question, frozenset({InboxState.RETURNED, InboxState.MERGED}))
    row.into, row.group, row.reason = None, "", ""
    return _sorted(actor, "reopen_question", row, InboxState.NEW, f"đưa {row} lại hộp thư")


@transaction.atomic
def hand_over_question(*, actor: User, question: PublicQuestion) -> PublicQuestion:
    """Hands a complaint or denunciation over to who receives citizens; its text is sealed for good. Whether
    what was merged into it is one too, a person says: it comes back as new. Within the days that are set a
    task of the office sees to it that it arrives and the sender hears of it.

    Raises RuleBroken: not-allowed, wrong-state, bad-clocks. Source: Law on Denunciations 25/2018/QH14 (who
    denounces is kept secret); Regulation 11-QĐi/TW of 18/02/2019 (receipt notice within 10 working days).
    """
    row = _held(actor, question, frozenset(InboxState) - {InboxState.HANDED_OVER})
    row.into, row.group, row.reason = None, "", ""
    back = PublicQuestion.objects.filter(into=row)
    count = back.update(into=None, state=InboxState.NEW, group="", sorted_by=None, sorted_at=None)
    did = f"chuyển {row} sang bộ phận tiếp công dân"
    did += f", {count} câu đã gộp vào đó trở lại hộp thư" if count else ""
    _open_receipt(actor, row)
    return _sorted(actor, "hand_over_question", row, InboxState.HANDED_OVER, did)


def _open_receipt(actor: User, row: PublicQuestion) -> None:
    """The task says its number and nothing of what it is about."""
    law = due_by_law(RECEIPT, timezone.localdate(row.received_at))
    action = (
        f"Chuyển đơn số {row.number} gửi qua trang công khai của “{row.page.meeting}” tới bộ phận tiếp công "
        "dân; báo việc tiếp nhận cho người gửi nếu có liên hệ"
    )
    due = Due(law.on, None, Operator.BY, law.rule.source[:400])
    new = NewTask(action=action, owner=row.page.meeting.office, due=due)
    open_task_by_rule(answerable=actor, new=new, rule=law.rule.source)


@transaction.atomic
def open_sealed(*, actor: User, question: PublicQuestion, purpose: str) -> PublicQuestion:
    """A question that was handed over, whole, to who may and says why; each look is in the ledger.

    Raises RuleBroken: not-allowed, not-sealed, nothing-stated, too-long.
    """
    row = _of(question)
    demand(actor, Verb.OPEN_SEALED, row.page.meeting.office)
    if not row.sealed:
        raise RuleBroken("not-sealed", "Câu hỏi này không phải đơn đã chuyển tiếp công dân.")
    _looked(actor, "open_sealed", row, purpose, "mở xem đơn đã chuyển tiếp công dân")
    return row


@transaction.atomic
def look_at_public_asker(*, actor: User, question: PublicQuestion, purpose: str) -> PublicAsker:
    """Who asked and how to reach them, to who may see contacts and says why; the look is in the ledger.

    Raises RuleBroken: not-allowed, sealed, erased, nothing-stated, too-long.
    """
    row = _of(question)
    demand(actor, Verb.SEE_CONTACT, row.page.meeting.office)
    if row.sealed:
        raise RuleBroken("sealed", "Đơn này đã chuyển tiếp công dân; người gửi chỉ mở cùng với đơn.")
    asker = PublicAsker.objects.filter(question=row).first()
    if asker is None:
        raise RuleBroken(
            "erased", "Tên, liên hệ của người gửi đã xóa vì hết hạn giữ nên không còn gì để xem."
        )
    _looked(actor, "look_at_public_asker", row, purpose, "mở xem người gửi")
    return asker


def _looked(actor: User, verb: str, row: PublicQuestion, purpose: str, did: str) -> None:
    why = stated(purpose, what="lý do mở xem", most=200)
    record(
        actor=actor, verb=verb, about=row, after=why,
        said=f"{actor} {did}: {row} của “{row.page.meeting}”, lý do: {why}",
    )  # fmt: skip


def _of(question: PublicQuestion) -> PublicQuestion:
    return PublicQuestion.objects.select_related("page__meeting__office").get(pk=question.pk)


def _held(actor: User, question: PublicQuestion, of: frozenset[InboxState]) -> PublicQuestion:
    """The question of whoever prepares the dialogue, in one of these states.

    The page's row is held, never a question's: two that are merged into each other would wait for each other.
    """
    PublicPage.objects.select_for_update(of=("self",)).get(pk=question.page_id)
    row = _of(question)
    demand(actor, Verb.MAKE_MEETING, row.page.meeting.office)
    refuse_sorted(row.stands, of)
    return row


def _sorted(actor: User, verb: str, row: PublicQuestion, state: InboxState, did: str) -> PublicQuestion:
    """Written, and said in the ledger without a word of the text, a group's name or a reason: these may name
    somebody, and what is sealed later could not be taken out of the ledger.
    """
    row.state, row.sorted_by, row.sorted_at = state, actor, timezone.now()
    row.save()
    record(
        actor=actor, verb=verb, about=row.page.meeting,
        said=f"{actor} {did}, trang công khai của “{row.page.meeting}”.",
    )  # fmt: skip
    return row
