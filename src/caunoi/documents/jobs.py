"""Readings in the background: one queued job for each, and a tick that takes up what was dropped.

The queue only says that there may be work; the lease on the Reading row says who does it. So a job that is
lost, queued twice or killed half-way changes nothing but the time of day.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from caunoi.documents import leases, outcomes, page_images, processes, signature_jobs, store
from caunoi.documents.models import IncomingFile, Reading, ReadingState
from caunoi.documents.rules import RENEW_AFTER, to_queue_again

log = logging.getLogger(__name__)

LONGEST_READING: Final = 2 * 3600

BROKE: Final = (
    "Trình đọc dừng đột ngột khi đọc tệp này, các tệp khác không bị ảnh hưởng. "
    "Hãy mở tệp bằng phần mềm gốc, lưu lại thành PDF hoặc quét lại rồi gửi bản mới; hoặc bấm “Đọc lại”."
)
TOO_LONG: Final = (
    "Đọc quá lâu mà không xong nên đã dừng. Tệp có thể quá nặng hoặc bị hỏng bên trong; "
    "hãy tách tệp, quét lại ở 200–300 dpi rồi gửi bản mới, hoặc bấm “Đọc lại”."
)
NO_BYTES: Final = "Không còn tệp gốc trong kho nên không đọc được; hãy gửi lại tệp."


@task()
def read_file(reading_id: int) -> None:
    """The queued job: do the reading, if nobody else has taken it."""
    do_reading(reading_id)


def queue(reading_id: int) -> None:
    """Ask for a reading; called after the transaction that wrote its row."""
    read_file.enqueue(reading_id)


@dataclass(frozen=True, slots=True)
class Ticked:
    """What one tick did: jobs queued again, readings given up, files swept away."""

    queued: int
    given_up: int
    swept: int


def tick() -> Ticked:
    """Take up readings that were dropped (the server was killed, a job was lost) and sweep the store."""
    given_up = leases.give_up()
    now = timezone.now()
    queued = 0
    for reading in Reading.objects.takeable(now).only("pk", "state", "queued_at", "lease_until"):
        waiting = reading.state == ReadingState.WAITING
        if not to_queue_again(
            waiting=waiting, queued_at=reading.queued_at, lease_until=reading.lease_until, now=now
        ):
            continue
        # Of several ticks at once only one moves queued_at.
        if Reading.objects.filter(pk=reading.pk, queued_at=reading.queued_at).update(queued_at=now):
            queue(reading.pk)
            queued += 1
    queued += signature_jobs.tick()
    return Ticked(queued=queued, given_up=len(given_up), swept=store.sweep() + page_images.sweep())


def do_reading(reading_id: int) -> None:
    """Take the lease, read in a child process, write the outcome; nothing where another process holds it."""
    lease = leases.take(reading_id)
    if lease is None:
        return
    try:
        _read(lease)
    except leases.LeaseLost:
        log.warning("reading %s: the lease was lost, its result is dropped", reading_id)


def _read(lease: leases.Lease) -> None:
    incoming = IncomingFile.objects.filter(file__reading=lease.reading_id).select_related("file").first()
    try:
        data = store.get(incoming.file.sha256) if incoming else b""
    except FileNotFoundError:
        data = b""
    if incoming is None or not data:
        outcomes.fail(lease, NO_BYTES)
        return
    progress = _Progress(lease)
    today = timezone.localdate().isoformat()
    outcome = processes.run(
        "vanban.child",
        [incoming.name, today, *_own_limits()],
        data,
        limits=_limits(),
        hear=progress.hear,
        beat=progress.beat,
    )
    _settle(lease, outcome)


def _settle(lease: leases.Lease, outcome: processes.Outcome) -> None:
    refused = outcome.said("refused:")
    if outcome.overran:
        outcomes.fail(lease, TOO_LONG)
    elif outcome.code == 2 and refused:
        outcomes.fail(lease, refused)
    elif outcome.code != 0:
        log.warning("reading %s: exit status %s: %s", lease.reading_id, outcome.code, outcome.lines[-3:])
        outcomes.fail(lease, BROKE)
    else:
        # NUL is a character of JSON but of no database; the replacement keeps every span where it was.
        outcomes.accept(lease, json.loads(outcome.answer.replace(b"\\u0000", b"\\ufffd")))


class _Progress:
    """Hears `page 3/10` and renews the lease; at most one write a second, at least one in RENEW_AFTER."""

    def __init__(self, lease: leases.Lease) -> None:
        self.lease = lease
        self.done = self.total = 0
        self.written = (0, 0)
        self.renewed_at = timezone.now()

    def hear(self, line: str) -> None:
        word, _, figures = line.partition(" ")
        done, slash, total = figures.partition("/")
        if word == "page" and slash and done.isdecimal() and total.isdecimal():
            self.done, self.total = int(done), int(total)

    def beat(self) -> None:
        now = timezone.now()
        if (self.done, self.total) != self.written or now - self.renewed_at >= RENEW_AFTER:
            leases.renew(self.lease, pages_done=self.done, pages_total=self.total)
            self.written, self.renewed_at = (self.done, self.total), now


def _limits() -> processes.Limits:
    return processes.Limits(
        memory_mb=settings.CAUNOI_READING_MEMORY_MB,
        cpu_seconds=LONGEST_READING,
        quiet_seconds=settings.CAUNOI_READING_SECONDS,
        wall_seconds=LONGEST_READING,
    )


def _own_limits() -> list[str]:
    return ["--memory-mb", str(settings.CAUNOI_READING_MEMORY_MB), "--cpu-seconds", str(LONGEST_READING)]
