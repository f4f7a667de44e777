"""The verbs of the merge: a list taken in and looked at, its letters begun, all of it taken away."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from caunoi.issuing import merge_letters as files
from caunoi.issuing.merge_jobs import queue
from caunoi.issuing.merge_rules import MOST_GUESTS, Guest, State, code_of, parts, refuse_too_many
from caunoi.issuing.merge_sheet import guests_of
from caunoi.issuing.models import Merge, MergePart
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken
from vanban.kinds import KindError
from vanban.writing import WriteError, refuse_unprintable

_MOST_PROBLEMS = 200


@transaction.atomic
def prepare_merge(*, actor: User, values: Mapping[str, object], data: bytes) -> Merge:
    """Takes a list in with what its letters have in common; what is wrong in a row is kept beside it.

    `values` are the fields of the kind as JSON has them (days and hours in ISO form). Guests without a code
    get one. Raises RuleBroken: not-allowed, field-wrong, and what guests_of raises for the file.
    """
    demand(actor, Verb.MERGE_LETTERS)
    guests, problems = guests_of(data)
    return _prepared(actor, values, guests, problems)


@transaction.atomic
def prepare_merge_of(*, actor: User, values: Mapping[str, object], guests: Sequence[Guest]) -> Merge:
    """Takes a list from a room above, with codes and links of its own.

    Raises RuleBroken: not-allowed, field-wrong, too-many-guests.
    """
    demand(actor, Verb.MERGE_LETTERS)
    refuse_too_many(len(guests), MOST_GUESTS)
    return _prepared(actor, values, list(guests), [])


def _prepared(actor: User, values: Mapping[str, object], guests: list[Guest], problems: list[str]) -> Merge:
    _check_values(values)
    batch = f"GM{timezone.localdate():%y%m%d}{secrets.token_hex(2).upper()}"
    guests = [_coded(guest, batch, position) for position, guest in enumerate(guests, start=1)]
    problems += _wrong_rows(values, guests)
    held = timedelta(days=parameter("merge_kept_after"))
    merge = Merge.objects.create(
        values=dict(values), guests=[asdict(guest) for guest in guests], problems=problems[:_MOST_PROBLEMS],
        batch=batch, by=actor, at=timezone.now(),
        expires_on=max(date.fromisoformat(str(values["meets_on"])), timezone.localdate()) + held,
    )  # fmt: skip
    record(
        actor=actor, verb="prepare_merge", about=merge, after=f"{merge.total} người",
        said=f"{actor} đưa danh sách {merge.total} người vào {merge}: {merge.meeting}.",
    )  # fmt: skip
    return merge


@transaction.atomic
def start_merge(*, actor: User, merge: Merge) -> Merge:
    """Begins the letters, or goes on where they stopped: what is written stays.

    Raises RuleBroken: not-allowed, rows-wrong, started-already.
    """
    demand(actor, Verb.MERGE_LETTERS)
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.problems:
        raise RuleBroken(
            "rows-wrong",
            f"Chưa tạo được giấy mời: danh sách còn {len(merge.problems)} lỗi. "
            "Hãy sửa trong Excel rồi đưa lại danh sách.",
        )
    if merge.state not in (State.PREPARED, State.FAILED):
        raise RuleBroken("started-already", f"{merge} đã được bắt đầu; hãy tải lại trang để xem tiến độ.")
    if merge.state == State.PREPARED:
        MergePart.objects.bulk_create(
            MergePart(merge=merge, first=first, count=count) for first, count in parts(merge.total)
        )
    merge.parts.filter(done=False).update(tries=0, lease_until=None)
    merge.state, merge.problem, merge.queued_at = State.RUNNING, "", timezone.now()
    merge.save()
    record(
        actor=actor, verb="start_merge", about=merge,
        said=f"{actor} cho tạo {merge}: {merge.meeting}.",
    )  # fmt: skip
    transaction.on_commit(lambda: queue(merge.pk))
    return merge


@transaction.atomic
def remove_merge(*, actor: User, merge: Merge) -> None:
    """Takes a list and its letters away. Raises RuleBroken: not-allowed, gone-already."""
    demand(actor, Verb.MERGE_LETTERS)
    held = Merge.objects.select_for_update(of=("self",)).filter(pk=merge.pk).first()
    if held is None:
        raise RuleBroken("gone-already", "Đợt này vừa được người khác xóa. Hãy tải lại trang.")
    _remove(held, actor, f"{actor} xóa {held}: {held.meeting}.")


@transaction.atomic
def forget_merges(*, today: date) -> int:
    """Takes away what has outlived its meeting; run by the tick, any number of times. Returns how many."""
    gone = list(Merge.objects.select_for_update(of=("self",)).filter(expires_on__lt=today))
    for merge in gone:
        _remove(merge, None, f"Đã xóa {merge} vì hết hạn giữ danh sách.")
    return len(gone)


def _remove(merge: Merge, actor: User | None, said: str) -> None:
    record(actor=actor, verb="remove_merge", about=merge, said=said)
    key = merge.pk
    merge.delete()
    transaction.on_commit(lambda: files.erase(key))


def _coded(guest: Guest, batch: str, position: int) -> Guest:
    if guest.code:
        return guest
    return replace(guest, code=code_of(batch, position, secrets.token_hex(2).upper()))


def _check_values(values: Mapping[str, object]) -> None:
    """What all letters share is tried on a guest of no name, so that its faults are not told row by row."""
    try:
        paper = files.paper_of(files.kind(), values, Guest(0, "Nguyễn Văn A", code="0"))
        refuse_unprintable(paper, profile=files.profile_of(values, timezone.localdate()))
    except (KindError, WriteError) as refusal:
        raise RuleBroken("field-wrong", f"Chưa lập được giấy mời: {refusal}") from refusal


def _wrong_rows(values: Mapping[str, object], guests: Sequence[Guest]) -> Iterator[str]:
    kind, profile = files.kind(), files.profile_of(values, timezone.localdate())
    for guest in guests:
        try:
            refuse_unprintable(files.paper_of(kind, values, guest), profile=profile)
        except (KindError, WriteError) as refusal:
            yield f"Dòng {guest.row}: {refusal}"
