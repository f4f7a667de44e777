"""The verbs on the schedule of a week: lines written, submitted, approved, issued, revised.

Each holds the week's row first and looks at its state only then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.programmes.models import DutyDay, WeekEntry, WeekIssue, WeekSchedule, WeekWaiver
from caunoi.programmes.month_rules import revision_name
from caunoi.programmes.week_reads import changed, faults, open_faults, sheet_of
from caunoi.programmes.week_rules import (
    Duty,
    Session,
    Sheet,
    Source,
    Week,
    WeekState,
    checked,
    refuse_same,
    refuse_week_state,
)
from caunoi.programmes.week_sources import candidates
from caunoi.programmes.week_text import Pasted, pasted
from caunoi.tasks.rules import LONGEST_TEXT, stated
from caunoi.ui.refusal import RuleBroken

_DRAFT = (WeekState.DRAFT,)
LONGEST_PASTE: Final = 20_000
_OPEN = (WeekState.DRAFT, WeekState.SUBMITTED)
# The words of a line and how many characters are kept of each.
_LINE: Final = {
    "place": 300, "chair": 300, "attendees": LONGEST_TEXT, "vehicle": 200, "preparing": 300,
    "note": LONGEST_TEXT, "written": 1000,
}  # fmt: skip


@transaction.atomic
def draft_week(*, actor: User, office: Office, week: Week) -> WeekSchedule:
    """Begins the schedule of an office's week; there already, it is given as it stands.

    Raises RuleBroken: not-allowed.
    """
    demand(actor, Verb.MAKE_PROGRAMME, office)
    made, new = WeekSchedule.objects.get_or_create(
        office=office, monday=week.monday, defaults={"created_by": actor}
    )
    if new:
        record(actor=actor, verb="draft_week", about=made, said=f"{actor} lập dự thảo {made} của {office}.")
    return made


@transaction.atomic
def add_entry(*, actor: User, schedule: WeekSchedule, new: Session, weekly: bool = False) -> WeekEntry:
    """Writes a line into the draft; `weekly` lines are offered again next week.

    Raises RuleBroken: not-allowed, wrong-state, nothing-stated, too-long, outside-week, bad-hours.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, _DRAFT, "thêm mục")
    entry = WeekEntry(schedule=schedule, weekly=weekly)
    _write(entry, new)
    record(
        actor=actor, verb="add_entry", about=schedule,
        said=f"{actor} thêm vào {schedule}: {entry.session.when}, “{entry}”.",
    )  # fmt: skip
    return entry


@transaction.atomic
def draw_entries(*, actor: User, schedule: WeekSchedule, keys: Collection[str]) -> list[WeekEntry]:
    """Takes the chosen lines from papers, the month's sessions and last week, each source once.

    Raises RuleBroken: not-allowed, wrong-state, nothing-chosen.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, _DRAFT, "lấy mục vào")
    chosen = [one for one in candidates(actor, schedule) if one.key in keys]
    if not chosen:
        raise RuleBroken("nothing-chosen", "Chưa chọn mục nào, hoặc các mục đã chọn vừa được lấy vào lịch.")
    made = [
        WeekEntry(schedule=schedule, source=one.source, source_key=one.key, fact=one.fact, weekly=one.weekly)
        for one in chosen
    ]
    for entry, one in zip(made, chosen, strict=True):
        _write(entry, one.session)
    record(
        actor=actor, verb="draw_entries", about=schedule,
        said=f"{actor} lấy {len(made)} mục vào {schedule}.", after="; ".join(map(str, made))[:2000],
    )  # fmt: skip
    return made


@transaction.atomic
def paste_entries(*, actor: User, schedule: WeekSchedule, text: str) -> Pasted:
    """Writes what a pasted text says; the answer names the lines that could not be placed.

    Raises RuleBroken: not-allowed, wrong-state, nothing-read, nothing-stated, too-long.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, _DRAFT, "dán mục")
    read = pasted(stated(text, what="nội dung dán", most=LONGEST_PASTE), schedule.week)
    if not read.sessions:
        why = f" {read.unread[0]}." if read.unread else ""
        raise RuleBroken(
            "nothing-read", f"Không đọc được mục nào từ nội dung dán.{why} Hãy dán cả ngày và giờ."
        )
    for session in read.sessions:
        _write(WeekEntry(schedule=schedule, source=Source.PASTED), session)
    record(
        actor=actor, verb="paste_entries", about=schedule,
        said=f"{actor} dán {len(read.sessions)} mục vào {schedule}.",
    )  # fmt: skip
    return read


@transaction.atomic
def change_entry(*, actor: User, entry: WeekEntry, new: Session, weekly: bool = False) -> WeekEntry:
    """Puts a line of the draft right. Raises RuleBroken as `add_entry` does, and no-change."""
    entry = _held_entry(actor, entry, "sửa mục")
    before = entry.session
    same_day = replace(new, written=before.written if new.on == before.on else "")
    changed_weekly, entry.weekly = entry.weekly != weekly, weekly
    _write(entry, same_day)
    if entry.session == before and not changed_weekly:
        raise RuleBroken("no-change", "Chưa có gì thay đổi nên không có gì để ghi.")
    record(
        actor=actor, verb="change_entry", about=entry.schedule, before=_told(before),
        after=_told(entry.session), said=f"{actor} sửa mục “{entry}” của {entry.schedule}.",
    )  # fmt: skip
    return entry


@transaction.atomic
def remove_entry(*, actor: User, entry: WeekEntry) -> None:
    """Takes a line out of the draft. Raises RuleBroken: not-allowed, wrong-state."""
    entry = _held_entry(actor, entry, "bỏ mục")
    record(
        actor=actor, verb="remove_entry", about=entry.schedule,
        said=f"{actor} bỏ khỏi {entry.schedule}: {entry.session.when}, “{entry}”.",
    )  # fmt: skip
    entry.delete()


def _write(entry: WeekEntry, new: Session) -> None:
    new = checked(new, entry.schedule.week)
    entry.content = stated(new.content, what="nội dung")
    entry.on, entry.half, entry.start, entry.end = new.on, new.half, new.start, new.end
    for name, most in _LINE.items():
        setattr(entry, name, " ".join(getattr(new, name).split())[:most])
    entry.save()


def _told(session: Session) -> str:
    words = (session.when, session.content, session.chair, session.attendees, session.place, session.vehicle)
    return " | ".join(words)


@transaction.atomic
def set_roster(*, actor: User, schedule: WeekSchedule, duties: tuple[Duty, ...]) -> WeekSchedule:
    """Says who is on duty on which day of the week; a day without anybody is left out.

    Raises RuleBroken: not-allowed, wrong-state, outside-week.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, _DRAFT, "sửa lịch trực")
    for duty in duties:
        checked(Session(duty.on, "trực"), schedule.week)
    DutyDay.objects.filter(schedule=schedule).delete()
    DutyDay.objects.bulk_create(
        DutyDay(schedule=schedule, on=one.on, leader=one.leader, office=one.office, driver=one.driver)
        for one in duties
        if one.words
    )
    record(actor=actor, verb="set_roster", about=schedule, said=f"{actor} ghi lịch trực của {schedule}.")
    return schedule


@transaction.atomic
def submit_week(*, actor: User, schedule: WeekSchedule) -> WeekSchedule:
    """Hands the draft to who approves it; from then on its lines stand.

    Raises RuleBroken: not-allowed, wrong-state, no-entries, unchanged.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, _DRAFT, "trình")
    _refuse_empty(schedule)
    schedule.state, schedule.submitted_by = WeekState.SUBMITTED, actor
    schedule.save()
    record(actor=actor, verb="submit_week", about=schedule, said=f"{actor} trình {schedule}.")
    return schedule


def _refuse_empty(schedule: WeekSchedule) -> Sheet:
    sheet = sheet_of(schedule)
    if not sheet.sessions:
        raise RuleBroken("no-entries", "Lịch tuần chưa có mục nào nên chưa trình, chưa duyệt được.")
    refuse_same(schedule.revision, changed(schedule, sheet))
    return sheet


@transaction.atomic
def waive_finding(*, actor: User, schedule: WeekSchedule, key: str, reason: str) -> WeekWaiver:
    """Lets a fault pass with its reason, as long as the lines it names stay as they are.

    Raises RuleBroken: not-allowed, wrong-state, no-finding, nothing-stated, too-long.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, _OPEN, "cho qua")
    found = next((one for one in faults(sheet_of(schedule)) if one.key == key and not one.hint), None)
    if found is None:
        raise RuleBroken("no-finding", "Điều này không còn nữa, lịch vừa được sửa. Hãy tải lại trang.")
    reason = stated(reason, what="lý do cho qua")
    defaults = {"sentence": found.sentence, "reason": reason, "by": actor}
    waiver, _ = WeekWaiver.objects.update_or_create(schedule=schedule, key=key, defaults=defaults)
    record(
        actor=actor, verb="waive_finding", about=schedule, after=reason,
        said=f"{actor} cho qua ở {schedule}: {found.sentence} Lý do: {reason}",
    )  # fmt: skip
    return waiver


@transaction.atomic
def approve_week(*, actor: User, schedule: WeekSchedule) -> WeekSchedule:
    """The chief or a leader approves what was submitted, once each fault is mended or let pass.

    Raises RuleBroken: not-allowed, wrong-state, no-entries, unchanged, faults-left.
    """
    schedule = _held(actor, schedule, Verb.APPROVE_PROGRAMME)
    refuse_week_state(schedule.stands, (WeekState.SUBMITTED,), "duyệt")
    left = open_faults(schedule, faults(_refuse_empty(schedule)))
    if left:
        more = f" Và {len(left) - 1} điều nữa." if len(left) > 1 else ""
        raise RuleBroken(
            "faults-left",
            f"Chưa duyệt được: {left[0].sentence}{more} Hãy sửa, hoặc cho qua và ghi lý do.",
        )
    schedule.state, schedule.approved_by = WeekState.APPROVED, actor
    schedule.approved_at = timezone.now()
    schedule.save()
    said = f"{actor} duyệt {schedule} của {schedule.office}."
    record(actor=actor, verb="approve_week", about=schedule, said=said)
    return schedule


@transaction.atomic
def issue_week(*, actor: User, schedule: WeekSchedule) -> WeekIssue:
    """Issues what was approved and keeps it whole; no later change reaches it.

    Raises RuleBroken: not-allowed, wrong-state.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, (WeekState.APPROVED,), "ban hành")
    sheet = sheet_of(schedule)
    found = changed(schedule, sheet)
    assert schedule.approved_by is not None  # the database keeps it so
    issue = WeekIssue.objects.create(
        schedule=schedule, revision=schedule.revision, reason=schedule.reason, kept=sheet.kept(),
        changes="\n".join(one.sentence for one in found), approved_by=schedule.approved_by, by=actor,
        changed_uids=sorted({one.uid for one in found if one.uid}),
    )  # fmt: skip
    schedule.state = WeekState.ISSUED
    schedule.save()
    record(
        actor=actor, verb="issue_week", about=schedule, after="; ".join(one.sentence for one in found),
        said=f"{actor} ban hành {schedule} của {schedule.office}: {len(sheet.sessions)} mục.",
    )  # fmt: skip
    return issue


@transaction.atomic
def revise_week(*, actor: User, schedule: WeekSchedule, reason: str) -> WeekSchedule:
    """Opens the lines again: what was submitted or approved for mending, what was issued for a revision.

    Raises RuleBroken: not-allowed, wrong-state, nothing-stated, too-long.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, tuple(WeekState)[1:], "mở lại để chỉnh sửa")
    reason = stated(reason, what="lý do chỉnh sửa")
    if schedule.stands is WeekState.ISSUED:
        schedule.revision += 1
        schedule.reason = reason
    schedule.state, schedule.submitted_by = WeekState.DRAFT, None
    schedule.approved_by, schedule.approved_at = None, None
    schedule.save()
    what = f"mở {revision_name(schedule.revision)} của" if schedule.revision else "mở lại dự thảo"
    record(
        actor=actor, verb="revise_week", about=schedule, after=reason,
        said=f"{actor} {what} lịch {schedule.week.name}, lý do: {reason}",
    )  # fmt: skip
    return schedule


@transaction.atomic
def close_week_revision(*, actor: User, schedule: WeekSchedule) -> WeekSchedule:
    """Gives up a revision that has changed nothing; the issue before it stands.

    Raises RuleBroken: not-allowed, wrong-state, changed.
    """
    schedule = _held(actor, schedule)
    refuse_week_state(schedule.stands, _DRAFT, "thôi chỉnh sửa")
    last = schedule.issues.select_related("approved_by").first()
    if last is None or changed(schedule, sheet_of(schedule)):
        raise RuleBroken(
            "changed",
            "Không thôi chỉnh sửa được vì dự thảo đã khác bản ban hành. "
            "Hãy trình duyệt bản chỉnh sửa, hoặc sửa lại như bản đã ban hành.",
        )
    schedule.state, schedule.revision, schedule.reason = WeekState.ISSUED, last.revision, last.reason
    schedule.approved_by, schedule.approved_at = last.approved_by, last.at
    schedule.save()
    said = f"{actor} thôi chỉnh sửa {schedule}."
    record(actor=actor, verb="close_week_revision", about=schedule, said=said)
    return schedule


def _held(actor: User, schedule: WeekSchedule, verb: Verb = Verb.MAKE_PROGRAMME) -> WeekSchedule:
    """The week as it stands now, held until the end. Raises RuleBroken("not-allowed")."""
    demand(actor, verb, schedule.office)
    rows = WeekSchedule.objects.select_for_update(of=("self",))
    return rows.select_related("office", "approved_by").get(pk=schedule.pk)


def _held_entry(actor: User, entry: WeekEntry, what: str) -> WeekEntry:
    schedule = _held(actor, entry.schedule)
    refuse_week_state(schedule.stands, _DRAFT, what)
    found = WeekEntry.objects.filter(pk=entry.pk).first()
    if found is None:
        raise RuleBroken("gone", "Mục này vừa được người khác bỏ khỏi lịch. Hãy tải lại trang để xem.")
    found.schedule = schedule
    return found
