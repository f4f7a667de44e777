from __future__ import annotations

import logging
import time
from argparse import ArgumentParser
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from caunoi.delegates import letter_jobs
from caunoi.delegates.bus_actions import erase_bus_contacts
from caunoi.delegates.guest_actions import erase_delegate_contacts
from caunoi.delegates.guest_file_actions import forget_guest_files
from caunoi.documents import jobs as documents
from caunoi.issuing import merge_jobs
from caunoi.issuing.merge_actions import forget_merges
from caunoi.issuing.number_file_actions import forget_number_files
from caunoi.meetings.dialogue_actions import forget_public_askers
from caunoi.meetings.floor_question_actions import forget_askers
from caunoi.meetings.point_actions import erase_point_contacts
from caunoi.people.import_actions import forget_offers
from caunoi.people.person_actions import erase_expired_contacts
from caunoi.people.session_actions import forget_ended_sessions
from caunoi.programmes.paper_actions import demand_reports
from caunoi.reminders import jobs as reminders
from caunoi.tasks.rounds_actions import record_silence

log = logging.getLogger(__name__)

_TIDY_EVERY: Final = 3600.0


class Command(BaseCommand):
    help = (
        "Làm các việc theo nhịp: đọc tiếp văn bản bị bỏ dở, nhắc việc, dọn tệp thừa, phiên đăng nhập và "
        "việc nền đã cũ. Chạy nhiều lần cùng lúc cũng không làm trùng."
    )

    # The checks load every page of the house; `migrate` and `serve` have made them.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every", type=int, default=0, metavar="GIÂY", help="lặp lại mãi, cách nhau từng này giây"
        )

    def handle(self, *args: object, every: int, **options: object) -> None:
        tidied = float("-inf")
        while True:
            close_old_connections()
            due = time.monotonic() - tidied >= _TIDY_EVERY
            if _one_beat(tidy=due) and due:
                tidied = time.monotonic()
            if not every:
                return
            time.sleep(every)


def _one_beat(*, tidy: bool) -> bool:
    """False when the database was busy; the next beat tries again."""
    try:
        done = documents.tick()
        demand_reports(now=timezone.localtime())
        record_silence(now=timezone.localtime())
        merge_jobs.tick(timezone.now())
        letter_jobs.tick(timezone.now())
        told = reminders.tick(timezone.localtime())
        erased = erase_expired_contacts(today=timezone.localdate())
        erased += erase_point_contacts(today=timezone.localdate())
        erased += erase_delegate_contacts(today=timezone.localdate())
        erased += erase_bus_contacts(today=timezone.localdate())
        if tidy:
            call_command("clearsessions")
            forget_ended_sessions()
            forget_offers(now=timezone.now())
            forget_merges(today=timezone.localdate())
            forget_askers(today=timezone.localdate())
            forget_public_askers(today=timezone.localdate())
            forget_number_files(now=timezone.now())
            forget_guest_files(now=timezone.now())
            if settings.CAUNOI_QUEUE == "database":
                call_command("prune_db_task_results", verbosity=0)
    except OperationalError as busy:
        log.warning("database busy, this beat is left out: %s", busy)
        return False
    if done.queued or done.given_up or done.swept:
        log.info("queued again %s, given up %s, swept %s", done.queued, done.given_up, done.swept)
    if erased:
        log.info("contact details erased, their purpose being over: %s", erased)
    if told.notices or told.letters or told.queued:
        log.info("notices %s, letters %s, given to the queue %s", told.notices, told.letters, told.queued)
    return True
