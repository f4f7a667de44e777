"""Letters in the background: the queue says that there may be work, the lease on a part says who does it.

So a job that is lost, queued twice or killed half-way changes nothing but the time of day: what is written
stays, the rest is taken up by the tick.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Final

from django.utils import timezone
from django_tasks import task

from caunoi.issuing import merge_leases as leases
from caunoi.issuing import merge_letters as files
from caunoi.issuing.merge_rules import MOST_TRIES, QUEUE_AGAIN, State
from caunoi.issuing.models import Merge, MergePart
from vanban.kinds import KindError
from vanban.writing import WriteError

log = logging.getLogger(__name__)

BROKE: Final = (
    "Máy dừng đột ngột nhiều lần khi tạo phần này của danh sách. Các phần khác vẫn giữ. "
    "Hãy bấm “Làm tiếp”; nếu vẫn dừng, báo người quản trị."
)


@task()
def merge_letters(merge_id: int) -> None:
    """The queued job: write the parts that nobody else has taken."""
    do_merge(merge_id)


def queue(merge_id: int) -> None:
    """Ask for the letters; called after the transaction that started the merge."""
    merge_letters.enqueue(merge_id)


def do_merge(merge_id: int) -> None:
    """Writes part after part, then the whole; nothing where others hold every part.

    Of a merge that was removed meanwhile nothing stays, whatever was being written.
    """
    while lease := leases.take(merge_id):
        try:
            _write(lease)
            leases.settle(lease)
        except leases.LeaseLost:
            log.warning("merge %s: the lease on %s was lost, its result is dropped", merge_id, lease.part)
        except (Merge.DoesNotExist, FileNotFoundError):
            if _stands(merge_id):
                raise
        except (KindError, WriteError) as refusal:
            _fail(merge_id, str(refusal))
            return
    if _stands(merge_id):
        _finish(merge_id)
    else:
        log.info("merge %s was removed meanwhile", merge_id)
        files.erase(merge_id)


def _stands(merge_id: int) -> bool:
    return Merge.objects.filter(pk=merge_id).exists()


def tick(now: datetime) -> int:
    """Queue again the merges whose parts were dropped; how many."""
    waiting = Merge.objects.filter(state=State.RUNNING, queued_at__lt=now - QUEUE_AGAIN)
    return sum(_taken_up(merge, now) for merge in waiting)


def _taken_up(merge: Merge, now: datetime) -> bool:
    free = leases.free(now).filter(merge=merge)
    if free.filter(tries__gte=MOST_TRIES).exists():
        _fail(merge.pk, BROKE)
        return False
    if merge.parts.filter(done=False).exists() and not free.exists():
        return False
    # Of several ticks at once only one moves queued_at.
    ours = Merge.objects.filter(pk=merge.pk, queued_at=merge.queued_at).update(queued_at=now) == 1
    if ours:
        queue(merge.pk)
    return ours


def _write(lease: leases.Lease) -> None:
    part = lease.part
    merge = Merge.objects.get(pk=part.merge_id)
    guests = merge.listed[part.first : part.last]
    papers = files.papers_of(merge.values, guests)
    profile = files.profile_of(merge.values, timezone.localdate(merge.at))
    joint, single = files.letters(papers, guests, part.first, profile)
    files.put(merge.pk, f"{part.first}.zip", single)
    files.put(merge.pk, f"{part.first}.pdf", joint)


def _fail(merge_id: int, problem: str) -> None:
    Merge.objects.filter(pk=merge_id, state=State.RUNNING).update(state=State.FAILED, problem=problem[:500])


def _finish(merge_id: int) -> None:
    """The whole, once every part is there."""
    parts = MergePart.objects.filter(merge=merge_id, merge__state=State.RUNNING)
    if not parts or any(not part.done for part in parts):
        return
    firsts = [part.first for part in parts]
    try:
        files.join(merge_id, firsts)
    except FileNotFoundError:
        # Another worker has joined and tidied up between our look and our join.
        if Merge.objects.filter(pk=merge_id, state=State.RUNNING).exists():
            raise
        if not _stands(merge_id):
            files.erase(merge_id)
        return
    finished = Merge.objects.filter(pk=merge_id, state=State.RUNNING)
    if finished.update(state=State.DONE, finished_at=timezone.now()):
        files.tidy(merge_id, firsts)
