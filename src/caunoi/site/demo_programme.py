"""A programme year for the demonstration: adopted, partly done, one month issued, the next one waiting.

Everything is done by the verbs that a person uses, so the ledger tells it as a real office's year.
"""

from __future__ import annotations

from datetime import date, timedelta

from caunoi.documents.models import Document, IncomingFile
from caunoi.people.models import Office, User
from caunoi.programmes.actions import Matter, adopt_programme_from
from caunoi.programmes.item_actions import finish_items, move_item
from caunoi.programmes.models import MonthProgramme, Programme
from caunoi.programmes.month_actions import (
    add_sudden,
    approve_month,
    issue_month,
    keep_line,
    propose_month,
    set_session,
)
from caunoi.programmes.month_reads import lines_of, proposals_due
from caunoi.programmes.month_rules import Body
from caunoi.programmes.proposal_actions import propose_matter
from caunoi.programmes.rules import Month, Origin, State
from caunoi.tasks.office_days import working_days

_PAPER = "CTr cong tac nam.docx"


def adopted(incoming: IncomingFile) -> Programme:
    """The programme that the file holds, adopted."""
    specialist = User.objects.get(username="chuyenvien")
    return adopt_programme_from(actor=specialist, document=Document.objects.get(incoming=incoming)).programme


def live_through_the_year(programme: Programme, today: date) -> None:
    """Does with an adopted programme what an office would have done by today."""
    specialist, chief = (User.objects.get(username=name) for name in ("chuyenvien", "chanhvp"))
    now = Month.of(today)
    _work_done(programme, now, specialist)
    _issued(programme.office, now, today, specialist, chief)
    _waiting(programme.office, now.plus(1), specialist)


def is_programme(incoming: IncomingFile) -> bool:
    """Whether the file is the programme of the year."""
    return incoming.name == _PAPER


def _work_done(programme: Programme, now: Month, specialist: User) -> None:
    """What earlier months held is done, but for the last two matters; one was moved on purpose."""
    earlier = programme.items.filter(until_on__lt=now.first, state=State.OPEN).order_by("until_on", "pk")
    items = list(earlier.select_related("office"))
    done, left = items[:-2], items[-2:]
    if done:
        finish_items(actor=specialist, items=done, result="Đã ban hành, gửi các cơ quan")
    if left:
        move_item(actor=specialist, item=left[0], to=now, reason="Chờ hướng dẫn của Trung ương")


def _issued(office: Office, now: Month, today: date, specialist: User, chief: User) -> None:
    """This month's programme, issued; what slipped without a word was left out of it."""
    month = propose_month(actor=specialist, office=office, month=now)
    for line in lines_of(month):
        if line.item.until is not None and line.item.until < now:
            keep_line(actor=specialist, line=line, kept=False)
    session = working_days().at_or_before(min(today + timedelta(days=9), now.last))
    led = [line for line in lines_of(month) if line.kept and line.item.origin == Origin.PROGRAMME]
    for line in led[:2]:
        set_session(actor=specialist, line=line, on=session, body=Body.BUREAU)
    if any(line.in_place for line in lines_of(month)):
        approve_month(actor=chief, month=month)
        issue_month(actor=specialist, month=month)


def _waiting(office: Office, month: Month, specialist: User) -> MonthProgramme:
    """The next month's draft, with what a unit proposes and what came up, for the chief to approve."""
    contact = User.objects.get(username="daumoi")
    assert contact.office is not None  # province.toml gives each account one
    propose_matter(
        actor=contact, unit=contact.office, office=office, month=month, today=proposals_due(month),
        new=Matter("Cho ý kiến kế hoạch kỷ niệm Ngày truyền thống ngành dân vận."),
        ground="Hướng dẫn của Ban Tuyên giáo và Dân vận Trung ương",
    )  # fmt: skip
    made = propose_month(actor=specialist, office=office, month=month)
    landslide = "Khắc phục hậu quả sạt lở đường liên xã Tân Thịnh - Yên Lộc."
    new = Matter(landslide, leads=tuple(Office.objects.filter(short_name="Đảng ủy UBND tỉnh")))
    add_sudden(actor=specialist, month=made, new=new, decided_by="Thường trực Tỉnh ủy", ground="")
    return made
