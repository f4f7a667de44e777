"""The verbs at the rostrum: called, the clock begun, paused, given more time, ended.

Each says whom it is about: of two people who press at once the second is told that the floor has moved.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from caunoi.ledger.actions import record
from caunoi.meetings.floor_hold import run_floor, save_moved
from caunoi.meetings.floor_rules import Clock, SpeechState, clock_words
from caunoi.meetings.models import Floor, Speech
from caunoi.people.models import User
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def call_speech(*, actor: User, speech: Speech, after: Speech | None, now: datetime) -> Floor:
    """Asks a waiting speaker to the rostrum, after the one whom the caller saw there, who has ended with it.

    `now` ends that one's clock; the new clock stands until it is begun.
    Raises RuleBroken: not-allowed, floor-closed, floor-moved, not-waiting.
    """
    floor = run_floor(actor, speech.session)
    _refuse_moved(floor, after)
    called = Speech.objects.get(pk=speech.pk)
    if called.stands is not SpeechState.WAITING:
        raise RuleBroken(
            "not-waiting", f"{called.full_name} không còn chờ phát biểu. Trang vừa được cập nhật."
        )
    _end(floor, now)
    called.state = SpeechState.CALLED
    called.save()
    floor.speech = called
    floor.set_clock(floor.new_clock())
    save_moved(floor)
    record(
        actor=actor, verb="call_speech", about=floor.session.meeting,
        said=f"{actor} mời {called} phát biểu tại {floor}.",
    )  # fmt: skip
    return floor


@transaction.atomic
def run_clock(*, actor: User, speech: Speech, now: datetime) -> Floor:
    """Begins the speaker's clock, or lets it go on.

    Raises RuleBroken: not-allowed, floor-closed, floor-moved, clock-runs.
    """
    floor = _floor_of(actor, speech)
    floor.set_clock(floor.clock.running(now))
    Speech.objects.filter(pk=speech.pk).update(state=SpeechState.SPEAKING)
    save_moved(floor)
    record(
        actor=actor, verb="run_clock", about=floor.session.meeting,
        said=f"{actor} cho đồng hồ chạy: {speech}, đã nói {clock_words(floor.spent)}.",
    )  # fmt: skip
    return floor


@transaction.atomic
def pause_clock(*, actor: User, speech: Speech, now: datetime) -> Floor:
    """Stops the clock for a while.

    Raises RuleBroken: not-allowed, floor-closed, floor-moved, clock-stands.
    """
    floor = _floor_of(actor, speech)
    floor.set_clock(floor.clock.still(now))
    save_moved(floor)
    record(
        actor=actor, verb="pause_clock", about=floor.session.meeting,
        said=f"{actor} tạm dừng đồng hồ: {speech}, đã nói {clock_words(floor.spent)}.",
    )  # fmt: skip
    return floor


@transaction.atomic
def extend_clock(*, actor: User, speech: Speech, minutes: int, reason: str) -> Floor:
    """Gives the present speaker more minutes, with the reason.

    Raises RuleBroken: not-allowed, floor-closed, floor-moved, nothing-stated, too-long, minutes-refused.
    """
    floor = _floor_of(actor, speech)
    reason = stated(reason, what="lý do thêm giờ", most=200)
    floor.set_clock(floor.clock.extended(minutes))
    save_moved(floor)
    record(
        actor=actor, verb="extend_clock", about=floor.session.meeting,
        said=f"{actor} thêm {minutes} phút cho {speech}, lý do: {reason}.",
    )  # fmt: skip
    return floor


@transaction.atomic
def end_speech(*, actor: User, speech: Speech, now: datetime) -> Floor:
    """The present speaker has ended; the rostrum is empty. Raises RuleBroken: not-allowed, floor-closed,
    floor-moved."""
    floor = _floor_of(actor, speech)
    spoken = _end(floor, now)
    save_moved(floor)
    record(
        actor=actor, verb="end_speech", about=floor.session.meeting,
        said=f"{actor} kết thúc phát biểu của {speech}: {clock_words(spoken)}.",
    )  # fmt: skip
    return floor


def _floor_of(actor: User, speech: Speech) -> Floor:
    floor = run_floor(actor, speech.session)
    _refuse_moved(floor, speech)
    return floor


def _end(floor: Floor, now: datetime) -> timedelta:
    """Whoever is at the rostrum has spoken so long; not yet saved on the floor."""
    spoken = floor.clock.spent_at(now)
    if floor.speech is not None:
        Speech.objects.filter(pk=floor.speech.pk).update(state=SpeechState.DONE, spoken=spoken)
    floor.speech = None
    floor.set_clock(Clock(timedelta(), timedelta()))
    return spoken


def _refuse_moved(floor: Floor, seen: Speech | None) -> None:
    """Whom the caller saw at the rostrum is still there. Raises RuleBroken "floor-moved"."""
    if floor.speech != seen:
        there = f"Đang mời: {floor.speech.full_name}" if floor.speech else "Hiện chưa mời ai"
        raise RuleBroken(
            "floor-moved",
            f"Người khác vừa điều hành trước, lần bấm này không được ghi. {there}. Xem lại rồi bấm tiếp.",
        )
