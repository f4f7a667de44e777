"""The verbs on the programme of a month: proposed, arranged, approved, issued, revised.

Each holds the month's row first and looks at its state only then.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.programmes import month_rules, papers
from caunoi.programmes.actions import Matter
from caunoi.programmes.held import held_line, held_month
from caunoi.programmes.models import IssuedLine, MonthIssue, MonthLine, MonthProgramme, ProgrammeItem
from caunoi.programmes.month_reads import Candidate, lines_of, printed, revision, waiting
from caunoi.programmes.month_rules import Body, MonthState, Printed, revision_name
from caunoi.programmes.rules import ORIGIN_NAMES, Month, Origin
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken

_DRAFT = (MonthState.DRAFT,)


@transaction.atomic
def propose_month(*, actor: User, office: Office, month: Month) -> MonthProgramme:
    """Makes the draft of a month from the machine's proposal, or adds what has come up since.

    Called again it adds only what is new; what a person left out stays out.
    Raises RuleBroken: not-allowed, wrong-state (approved or issued already).
    """
    demand(actor, Verb.MAKE_PROGRAMME, office)
    defaults = {"created_by": actor}
    made, _ = MonthProgramme.objects.get_or_create(office=office, first_on=month.first, defaults=defaults)
    made = held_month(actor, made)
    month_rules.refuse_state(made.stands, _DRAFT, "bổ sung đề xuất")
    found = waiting(made)
    place, first = _next_place(made), not made.lines.exists()
    MonthLine.objects.bulk_create(
        MonthLine(month=made, item_id=one.item, position=place + number) for number, one in enumerate(found)
    )
    if found or first:
        how = "lập dự thảo" if first else "bổ sung vào dự thảo"
        record(
            actor=actor, verb="propose_month", about=made,
            said=f"{actor} {how} {made} của {office}: {_told(found)}.",
        )  # fmt: skip
    return made


def _told(found: list[Candidate]) -> str:
    slipped = sum(one.reason.slipped_from is not None for one in found)
    counted = Counter(one.origin for one in found if one.reason.slipped_from is None)
    parts = [f"{ORIGIN_NAMES[origin].lower()} {count}" for origin, count in counted.items()]
    parts += [f"chuyển từ tháng trước {slipped}"] if slipped else []
    told = ", ".join(parts)
    return f"{len(found)} việc ({told})" if told else "chưa có việc nào"


def _next_place(month: MonthProgramme) -> int:
    return (month.lines.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def add_sudden(*, actor: User, month: MonthProgramme, new: Matter, decided_by: str, ground: str) -> MonthLine:
    """Puts what came up into the draft of a month, with who decided it (R11) and why.

    Raises RuleBroken: not-allowed, wrong-state, nothing-stated, too-long.
    """
    month = held_month(actor, month)
    month_rules.refuse_state(month.stands, _DRAFT, "thêm việc")
    item = ProgrammeItem(
        office=month.office, origin=Origin.SUDDEN, content=stated(new.content, what="nội dung việc"),
        decided_by=stated(decided_by, what="người quyết định đưa việc đột xuất vào chương trình")[:200],
        ground=ground.strip(), product=new.product.strip()[:400], created_by=actor,
        year=month.month.year, month=month.month.number,
    )  # fmt: skip
    item.place(month.month, month.month)
    item.save()
    item.leads.set(new.leads)
    item.coordinating.set(office for office in new.coordinating if office not in new.leads)
    line = MonthLine.objects.create(month=month, item=item, position=_next_place(month))
    record(
        actor=actor, verb="add_sudden", about=month,
        said=f"{actor} thêm việc đột xuất “{item}” vào {month}, do {item.decided_by} quyết định.",
    )  # fmt: skip
    return line


@transaction.atomic
def place_line(*, actor: User, line: MonthLine, place: int) -> MonthLine:
    """Puts a line at another place among the lines of the draft, counted from 1.

    Raises RuleBroken: not-allowed, wrong-state.
    """
    line = held_line(actor, line)
    month_rules.refuse_state(line.month.stands, _DRAFT, "sắp xếp")
    lines = {one.pk: one for one in line.month.lines.filter(kept=True).order_by("position", "pk")}
    before = list(lines)
    after = month_rules.placed(before, line.pk, place)
    if not line.kept or before == after:
        return line
    for position, pk in enumerate(after, start=1):
        lines[pk].position = position
    MonthLine.objects.bulk_update(lines.values(), ["position"])
    record(
        actor=actor, verb="place_line", about=line.month,
        said=f"{actor} xếp việc “{line}” vào vị trí {after.index(line.pk) + 1} của {line.month}.",
        before=str(before.index(line.pk) + 1), after=str(after.index(line.pk) + 1),
    )  # fmt: skip
    return lines[line.pk]


@transaction.atomic
def keep_line(*, actor: User, line: MonthLine, kept: bool) -> MonthLine:
    """Leaves a matter out of the draft, or takes it in again. Raises RuleBroken: not-allowed, wrong-state."""
    line = held_line(actor, line)
    month_rules.refuse_state(line.month.stands, _DRAFT, "thêm, bớt việc")
    if line.kept == kept:
        return line
    line.kept = kept
    line.position = _next_place(line.month) if kept else line.position
    line.save()
    how = "đưa lại việc" if kept else "để ngoài việc"
    said = f"{actor} {how} “{line}” {'vào' if kept else 'khỏi'} {line.month}."
    record(actor=actor, verb="keep_line", about=line.month, said=said)
    return line


@transaction.atomic
def set_session(
    *, actor: User, line: MonthLine, on: date | None, body: Body | None, reason: str = ""
) -> MonthLine:
    """Says which session takes a matter up, or that none does; papers follow where the month was issued.

    Once units have the programme in hand, moving a session needs a reason, which stands on their tasks.
    Raises RuleBroken: not-allowed, session-elsewhere, no-change, nothing-stated, closed.
    """
    line = held_line(actor, line)
    if not line.in_place:
        raise RuleBroken("closed", "Việc này không còn trong chương trình tháng. Hãy tải lại trang để xem.")
    if on is not None:
        month_rules.refuse_session(on, line.month.month)
    before = line.session
    line.session_on, line.session_body = on, (body or Body.BUREAU) if on else ""
    if line.session == before:
        raise RuleBroken("no-change", "Phiên họp vẫn như cũ nên không có gì để ghi.")
    if before and line.month.issued_once:
        reason = stated(reason, what="lý do đổi phiên họp")
    line.save()
    told = f"từ {before or month_rules.NOTHING} sang {line.session or month_rules.NOTHING}"
    record(
        actor=actor, verb="set_session", about=line.month, before=before, after=line.session,
        said=f"{actor} đổi phiên họp của việc “{line}” {told}{f', lý do: {reason}' if reason else ''}.",
    )  # fmt: skip
    if line.month.issued_once:
        papers.settle(actor=actor, line=line, reason=f"Phiên họp đổi {told}. {reason}".strip())
    return line


@transaction.atomic
def approve_month(*, actor: User, month: MonthProgramme) -> MonthProgramme:
    """The chief or a leader approves the draft; from then on its lines stand.

    Raises RuleBroken: not-allowed, wrong-state, no-items, leads-missing, unchanged.
    """
    month = held_month(actor, month, Verb.APPROVE_PROGRAMME)
    month_rules.refuse_state(month.stands, _DRAFT, "duyệt")
    _refuse_unready(month)
    month.state, month.approved_by, month.approved_at = MonthState.APPROVED, actor, timezone.now()
    month.save()
    record(actor=actor, verb="approve_month", about=month, said=f"{actor} duyệt {month} của {month.office}.")
    return month


def _refuse_unready(month: MonthProgramme) -> list[Printed]:
    lines = lines_of(month)
    now = printed(lines, timezone.localdate())
    if not now:
        raise RuleBroken("no-items", "Chương trình tháng chưa có việc nào nên chưa duyệt được.")
    for number, line in enumerate((line for line in lines if line.in_place), start=1):
        if line.session_on and not line.item.leads.all():
            raise RuleBroken(
                "leads-missing",
                f"Việc thứ {number} (“{line}”) đã có phiên họp nhưng chưa rõ cơ quan chuẩn bị nên không "
                "biết ai gửi tài liệu. Hãy chọn cơ quan chuẩn bị của việc này.",
            )
    month_rules.refuse_unchanged(month.revision, revision(month, now))
    return now


@transaction.atomic
def issue_month(*, actor: User, month: MonthProgramme) -> MonthIssue:
    """Issues what was approved: keeps its words, and opens a task for the papers of each line with a session.

    Raises RuleBroken: not-allowed, wrong-state, no-items, leads-missing, unchanged.
    """
    month = held_month(actor, month)
    month_rules.refuse_state(month.stands, (MonthState.APPROVED,), "ban hành")
    now = _refuse_unready(month)
    changed = [change.sentence for change in revision(month, now)]
    assert month.approved_by is not None  # the database keeps it so
    issue = MonthIssue.objects.create(
        month=month, revision=month.revision, reason=month.reason, changes="\n".join(changed),
        approved_by=month.approved_by, by=actor,
    )  # fmt: skip
    IssuedLine.objects.bulk_create(_kept(issue, number, line) for number, line in enumerate(now, start=1))
    month.state = MonthState.ISSUED
    month.save()
    record(
        actor=actor, verb="issue_month", about=month, after="; ".join(changed),
        said=f"{actor} ban hành {month} của {month.office}: {len(now)} việc.",
    )  # fmt: skip
    for line in lines_of(month):
        papers.settle(actor=actor, line=line, reason=f"Theo {month} đã ban hành.")
    return issue


def _kept(issue: MonthIssue, number: int, line: Printed) -> IssuedLine:
    return IssuedLine(
        issue=issue, position=number, item_id=line.item, content=line.content, leads=line.leads,
        coordination=line.coordination, session=line.session, reason=line.reason[:400],
        product=line.product, papers_due=line.papers_due,
    )  # fmt: skip


@transaction.atomic
def revise_month(*, actor: User, month: MonthProgramme, reason: str) -> MonthProgramme:
    """Opens the lines again: an approved draft for mending, an issued programme for the next revision.

    Raises RuleBroken: not-allowed, wrong-state, nothing-stated, too-long.
    """
    month = held_month(actor, month)
    month_rules.refuse_state(month.stands, (MonthState.APPROVED, MonthState.ISSUED), "mở lại để chỉnh sửa")
    reason = stated(reason, what="lý do chỉnh sửa")
    if month.stands is MonthState.ISSUED:
        month.revision += 1
        month.reason = reason
    month.state, month.approved_by, month.approved_at = MonthState.DRAFT, None, None
    month.save()
    what = f"mở {revision_name(month.revision)} của" if month.revision else "mở lại dự thảo"
    record(
        actor=actor, verb="revise_month", about=month,
        said=f"{actor} {what} chương trình {month.month.name}, lý do: {reason}", after=reason,
    )  # fmt: skip
    return month


@transaction.atomic
def close_revision(*, actor: User, month: MonthProgramme) -> MonthProgramme:
    """Gives up a revision that has changed nothing; the issue before it stands.

    Raises RuleBroken: not-allowed, wrong-state, changed.
    """
    month = held_month(actor, month)
    month_rules.refuse_state(month.stands, _DRAFT, "thôi chỉnh sửa")
    last = month.issues.select_related("approved_by").first()
    if last is None or revision(month, printed(lines_of(month))):
        raise RuleBroken(
            "changed",
            "Không thôi chỉnh sửa được vì dự thảo đã khác bản ban hành. "
            "Hãy trình duyệt bản chỉnh sửa, hoặc sửa lại như bản đã ban hành.",
        )
    month.state, month.revision, month.reason = MonthState.ISSUED, last.revision, last.reason
    month.approved_by, month.approved_at = last.approved_by, last.at
    month.save()
    record(actor=actor, verb="close_revision", about=month, said=f"{actor} thôi chỉnh sửa {month}.")
    return month
