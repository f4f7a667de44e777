"""The queue of a site that runs Celery with Redis, behind the same API as the database's own.

Only this module knows Celery; nothing imports it unless CAUNOI_QUEUE says so. One Celery task carries every
job of ours by its path, so a worker needs no list of them.
"""

from __future__ import annotations

import logging
from typing import Any, Final

from celery import Celery
from celery.exceptions import OperationalError
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from kombu.exceptions import OperationalError as NoBroker

log = logging.getLogger(__name__)

# Longer than the longest job (a reading), or Redis would give a running job to a second worker.
HIDDEN_FOR: Final = 3 * 3600

app: Final = Celery("caunoi", broker=settings.CAUNOI_REDIS_URL)
app.conf.update(
    task_default_queue="caunoi",
    # A job is done when it is done, not when it is begun: a worker that is killed gives it back.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    broker_transport_options={"visibility_timeout": HIDDEN_FOR, "socket_timeout": 10},
    broker_connection_retry_on_startup=True,
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0.1},
    # What became of a job stands in our rows.
    task_ignore_result=True,
    worker_enable_remote_control=False,
    worker_hijack_root_logger=False,
)


@app.task(name="caunoi.run")  # type: ignore[untyped-decorator]  # Celery has no types
def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Does one job; the path must lead to a job of ours."""
    job = import_string(path)
    if not isinstance(job, Task):
        raise TypeError(f"{path} is no job")
    job.call(*args, **kwargs)


class CeleryBackend(BaseTaskBackend):
    """Gives jobs to Celery. A broker that is down is logged and not fatal: the rows say what is still to be
    done, and the tick asks again."""

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Queues the job; what comes back says only that it was asked for."""
        self.validate_task(task)
        asked: TaskResult[Any] = TaskResult(
            task=task, id="", status=TaskResultStatus.READY, enqueued_at=timezone.now(), started_at=None,
            finished_at=None, last_attempted_at=None, args=list(args), kwargs=dict(kwargs),
            backend=self.alias, errors=[], worker_ids=[],
        )  # fmt: skip
        try:
            sent = run.delay(task.module_path, asked.args, asked.kwargs)
        except (NoBroker, OperationalError) as down:
            log.error("the broker cannot be reached, the job waits for the tick: %s", down)
            return asked
        object.__setattr__(asked, "id", sent.id)
        task_enqueued.send(type(self), task_result=asked)
        return asked


def work(*, number: int) -> None:
    """Takes jobs until it is told to end; `number` at once, one in each process of its own."""
    pool = ["--pool", "solo"] if number == 1 else ["--pool", "prefork", "--concurrency", str(number)]
    app.worker_main(["worker", *pool, "--loglevel", "WARNING", "--without-gossip", "--without-mingle"])
