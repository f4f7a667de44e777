"""Checks of signatures in the background: under a lease each, again when the list of roots has changed.

One queued job takes one waiting row after the other, whoever queued it and however often; a job that is lost
or killed leaves rows that the next one takes up.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from caunoi.documents import processes, store, verifying
from caunoi.documents.intake import Json
from caunoi.documents.models import CheckState, IncomingFile, SignatureCheck, StoredFile
from caunoi.documents.rules import MOST_DROPS
from caunoi.documents.signature_reads import RootList, found_in, root_list
from caunoi.ledger.actions import record
from vanban.sources.kinds import Format

log = logging.getLogger(__name__)

SECONDS: Final = 60
LEASE: Final = timedelta(seconds=3 * SECONDS)
AT_ONCE: Final = 100
"""Rows that one job takes before it gives way to other work."""

BROKE: Final = (
    "Phần kiểm tra chữ ký số dừng đột ngột ở tệp này; hãy kiểm tra bằng công cụ của cơ quan cấp chứng thư."
)
NO_BYTES: Final = "Không còn tệp gốc trong kho nên không kiểm tra được chữ ký số."


def expect(stored: StoredFile, data: bytes) -> None:
    """Note that a PDF has signatures to check, or has none; inside the transaction that keeps the file."""
    from vanban.signatures import has_signatures

    if stored.media_type != Format.PDF.value:
        return
    bare = {"state": CheckState.DONE, "found": {"signatures": []}, "checked_at": timezone.now()}
    signed = has_signatures(data)
    _, fresh = SignatureCheck.objects.get_or_create(file=stored, defaults={} if signed else bare)
    if fresh and signed:
        transaction.on_commit(queue)


def queue() -> None:
    """Ask for the waiting checks; called after the transaction that made them wait."""
    check_waiting.enqueue()


@task()
def check_waiting() -> None:
    """The queued job: one waiting check after the other; what is left over is another job's."""
    for _ in range(AT_ONCE):
        if not check_one():
            return
    queue()


def tick() -> int:
    """Queue a job where checks wait or were dropped; how many jobs that is, one or none."""
    waiting = SignatureCheck.objects.takeable(timezone.now()).exists()
    if waiting:
        queue()
    return int(waiting)


def check_one() -> bool:
    """Take one check and do it; False where none is to be had."""
    now = timezone.now()
    seen = SignatureCheck.objects.takeable(now).select_related("file").order_by("pk").first()
    if seen is None:
        return False
    dropped = seen.dropped + (seen.state == CheckState.RUNNING)
    ours = SignatureCheck.objects.takeable(now).filter(pk=seen.pk, attempts=seen.attempts)
    if dropped >= MOST_DROPS:
        ours.update(state=CheckState.FAILED, lease_until=None, problem=BROKE)
        return True
    taken = ours.update(
        state=CheckState.RUNNING, lease_until=now + LEASE, attempts=F("attempts") + 1, dropped=dropped
    )
    if taken:
        roots = root_list()
        _settle(seen, seen.attempts + 1, roots, *_verified(seen.file, roots))
    return True


def _verified(stored: StoredFile, roots: RootList) -> tuple[Json, str]:
    """What the child found, or None and why it found nothing."""
    try:
        data = store.get(stored.sha256)
    except FileNotFoundError:
        return None, NO_BYTES
    limits = processes.Limits(
        memory_mb=settings.CAUNOI_READING_MEMORY_MB,
        cpu_seconds=SECONDS,
        quiet_seconds=SECONDS,
        wall_seconds=SECONDS,
    )
    asked = verifying.request(data, roots=roots.ders, on=timezone.localtime())
    outcome = processes.run("caunoi.documents.verifying", [], asked, limits=limits)
    if outcome.code == verifying.REFUSED and (sentence := outcome.said("refused:")):
        return None, sentence
    if outcome.code != 0:
        log.warning("signatures of file %s: exit status %s", stored.pk, outcome.code)
        return None, BROKE
    # NUL is a character of JSON but of no database.
    found: Json = json.loads(outcome.answer.replace(b"\\u0000", b"\\ufffd"))
    return found, ""


@transaction.atomic
def _settle(seen: SignatureCheck, attempt: int, roots: RootList, found: Json, problem: str) -> None:
    """Write the outcome if the row is still ours; where the list changed meanwhile it waits again."""
    ours = SignatureCheck.objects.select_for_update().filter(
        pk=seen.pk, state=CheckState.RUNNING, attempts=attempt
    )
    check = ours.first()
    if check is None:
        return
    before = _told(check.found)
    changed_meanwhile = root_list().digest != roots.digest
    outcome = CheckState.FAILED if problem else CheckState.DONE
    check.state = CheckState.WAITING if changed_meanwhile else outcome
    check.lease_until, check.dropped, check.problem = None, 0, problem
    if not problem:
        check.found, check.under, check.checked_at = found, roots.digest, timezone.now()
    check.save()
    if not problem and _told(found) != before:
        for incoming in IncomingFile.objects.filter(file=check.file_id):
            said = f"Đã kiểm tra chữ ký số của {incoming.spoken}: {_told(found)}."
            record(actor=None, verb="verify_signatures", about=incoming, said=said)


def _told(found: Json) -> str:
    counted = Counter(str(one.get("summary")).lower() for one in found_in(found))
    return ", ".join(f"{count} {summary}" for summary, count in counted.items())
