"""What units propose for a month, and take back."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.programmes import rules
from caunoi.programmes.actions import Matter
from caunoi.programmes.held import held_item
from caunoi.programmes.models import MonthLine, ProgrammeItem
from caunoi.programmes.month_reads import proposals_due
from caunoi.programmes.month_rules import MonthState
from caunoi.programmes.rules import Month, Origin, State
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def propose_matter(
    *, actor: User, unit: Office, office: Office, month: Month, new: Matter, ground: str, today: date
) -> ProgrammeItem:
    """A unit proposes a matter for a committee's month, before the day on which proposals close.

    Raises RuleBroken: not-allowed, too-late, nothing-stated, too-long.
    """
    demand(actor, Verb.PROPOSE_MATTER, unit)
    due = proposals_due(month)
    if today > due:
        raise RuleBroken(
            "too-late",
            f"Hạn đề xuất cho {month.name} là {due:%d/%m/%Y}, nay đã qua. Nếu việc không lùi được, đề nghị "
            "văn phòng xin ý kiến người có thẩm quyền để đưa vào diện đột xuất.",
        )
    item = ProgrammeItem(
        office=office, origin=Origin.PROPOSAL, content=stated(new.content, what="nội dung đề xuất"),
        proposed_by=unit, ground=stated(ground, what="căn cứ, lý do đề xuất"), created_by=actor,
        product=new.product.strip()[:400], year=month.year, month=month.number,
    )  # fmt: skip
    item.place(month, month)
    item.save()
    item.leads.set(new.leads or (unit,))
    item.coordinating.set(office for office in new.coordinating if office not in new.leads)
    record(
        actor=actor, verb="propose_matter", about=item,
        said=f"{actor} thay mặt {unit} đề xuất việc “{item}” vào chương trình {month.name} của {office}.",
    )  # fmt: skip
    return item


@transaction.atomic
def withdraw_matter(*, actor: User, item: ProgrammeItem) -> ProgrammeItem:
    """A unit takes its proposal back, as long as no approved programme holds it.

    Raises RuleBroken: not-allowed, not-a-proposal, closed, in-programme.
    """
    if item.proposed_by is None:
        raise RuleBroken("not-a-proposal", "Việc này không do đơn vị đề xuất nên không rút đề xuất được.")
    demand(actor, Verb.PROPOSE_MATTER, item.proposed_by)
    item = held_item(item)
    rules.refuse_closed(item.stands, "rút đề xuất")
    if item.lines.filter(kept=True).exclude(month__state=MonthState.DRAFT, month__revision=0).exists():
        raise RuleBroken(
            "in-programme",
            "Đề xuất đã vào chương trình tháng được duyệt nên đơn vị không tự rút được. "
            "Hãy đề nghị văn phòng rút hoặc chuyển sang tháng khác.",
        )
    item.state, item.said, item.closed_by = State.DROPPED, "Đơn vị rút đề xuất", actor
    item.closed_at = timezone.now()
    item.save()
    MonthLine.objects.filter(item=item).update(kept=False)
    record(
        actor=actor,
        verb="withdraw_matter",
        about=item,
        said=f"{actor} rút đề xuất “{item}”.",
        after=item.said,
    )
    return item
