"""The board with 10,000 tasks against the same page with none: time and number of queries.

    python bench/board.py

CPU time of the server process at the median, so that other work on the machine does not count. The rival is
the page itself without tasks: what it costs to sign in, find the filters and draw the frame.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

SRC = Path(__file__).resolve().parent.parent / "src"
TASKS, OFFICES, ROUNDS, LIMIT = 10_000, 80, 25, 3.0
PAGES = {
    "board": "/nhiem-vu/",
    "list": "/nhiem-vu/danh-sach/",
    "timeline": "/nhiem-vu/dong-thoi-gian/",
    "by office": "/nhiem-vu/don-vi/",
    "search": "/nhiem-vu/?tim=hoi+nghi",
    "today": "/",
}


def main() -> int:
    """Prints a line a page; exit status 1 where the board costs more than three empty pages."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"CAUNOI_DATA": folder, "DJANGO_SETTINGS_MODULE": "caunoi.site.settings"}
        sys.path.insert(0, str(SRC))
        return _measure()


def _measure() -> int:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _open_office()
    empty = {name: _median(address) for name, address in PAGES.items()}
    _open_tasks()
    ratio_of_board = 0.0
    print(
        f"{'page':<10} {'figure':>10} {'rival':>10} {'ratio':>6}  queries"
        f"  ({TASKS:,} tasks / none, ms of CPU time)"
    )
    for name, address in PAGES.items():
        (full, queries), (rival, _) = _median(address), empty[name]
        ratio = full / rival
        ratio_of_board = ratio if name == "board" else ratio_of_board
        print(f"{name:<10} {full:>10.1f} {rival:>10.1f} {ratio:>5.2f}×  {queries:>5}")
    print(f"board: {ratio_of_board:.2f}× of an empty page, at most {LIMIT:g}× allowed")
    return 0 if ratio_of_board <= LIMIT else 1


def _open_office() -> None:
    from caunoi.people.models import Office, Role, User

    Office.objects.bulk_create(
        Office(name=f"Đảng ủy xã số {number}", short_name=f"Xã {number}", kind="committee", level="commune")
        for number in range(OFFICES)
    )
    User.objects.create_user("do", full_name="Người đo", role=Role.CHIEF, office=Office.objects.first())


def _open_tasks() -> None:
    from django.utils import timezone

    from caunoi.people.models import Office, User
    from caunoi.tasks import rules
    from caunoi.tasks.models import Task
    from caunoi.tasks.office_days import working_days
    from caunoi.tasks.rules import Due, Operator, State

    offices, person, days = list(Office.objects.all()), User.objects.get(), working_days()
    today, now = timezone.localdate(), timezone.now()
    other = User.objects.create_user("nop", full_name="Người nộp", role="unit_contact", office=offices[0])
    meanings: dict[date, rules.Clock] = {}
    states = (State.OPEN, State.DOING, State.HANDED_IN, State.RETURNED, State.ACCEPTED)
    tasks = []
    for number in range(TASKS):
        due = Due(today + timedelta(days=number % 240 - 120), None, Operator.BEFORE)
        assert due.on is not None
        meant = meanings.setdefault(due.on, rules.clock(due, days))
        state = states[number % len(states)]
        task = Task(
            action=f"Tham mưu, chuẩn bị nội dung số {number} phục vụ hội nghị, báo cáo Thường trực",
            owner=offices[number % OFFICES], opened_by=person, state=state, reason="Cần bổ sung",
        )  # fmt: skip
        if state in (State.HANDED_IN, State.ACCEPTED):
            task.handed_in_by, task.handed_in_at = other, now
        if state is State.ACCEPTED:
            task.accepted_by, task.accepted_at = person, now
        task.set_due(due, meant)
        task.set_search()
        tasks.append(task)
    Task.objects.bulk_create(tasks, batch_size=500)


def _median(address: str) -> tuple[float, int]:
    """Milliseconds at the median, and the number of queries, of one page for the chief of office."""
    from django.db import connection
    from django.test import Client

    from caunoi.people.models import User

    client = Client()
    client.force_login(User.objects.get(username="do"))
    client.get(address, HTTP_HOST="localhost")
    asked = 0

    def count(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(count):
        assert client.get(address, HTTP_HOST="localhost").status_code == 200
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        client.get(address, HTTP_HOST="localhost")
        times.append(1000 * (process_time() - start))
    return median(times), asked


if __name__ == "__main__":
    sys.exit(main())
