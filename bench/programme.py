"""The month's proposal, the year and a week against an empty page of the same room: time and queries.

    python -m bench.programme

A term of five years with 40 items a year, four standing items and a hundred proposals, thirty offices, a
week of sixty lines. The rival is the page of an office without programmes: what it costs to sign in and draw
the frame. CPU time of the server process at the median, so that other work on the machine does not count.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

SRC = Path(__file__).resolve().parent.parent / "src"
YEARS, ITEMS, PROPOSALS, OFFICES, ROUNDS, LIMIT, MOST = 5, 40, 100, 30, 15, 6.0, 30
MONTH = "/chuong-trinh/thang/2026-07/"
WEEK, LINES = "/chuong-trinh/tuan/2026-W29/", 60
PAGES = {"proposal": MONTH, "draft": MONTH, "year": "/chuong-trinh/?nam=2026", "week": WEEK}


def main() -> int:
    """Prints a line a page; exit status 1 over the limit of time or of queries."""
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
    rivals = {name: _median(address)[0] for name, address in PAGES.items()}
    _write_programmes()
    missed = False
    print(f"{'page':<10} {'figure':>10} {'rival':>10} {'ratio':>6}  queries  (ms of CPU time)")
    for name, address in PAGES.items():
        if name == "draft":
            _draft()
        figure, queries = _median(address)
        ratio = figure / rivals[name]
        missed |= ratio > LIMIT or queries > MOST
        print(f"{name:<10} {figure:>10.1f} {rivals[name]:>10.1f} {ratio:>5.2f}×  {queries:>5}")
    print(f"at most {LIMIT:g}× of an empty page and {MOST} queries allowed")
    return int(missed)


def _open_office() -> None:
    from caunoi.people.models import Office, Role, User

    Office.objects.bulk_create(
        Office(name=f"Ban số {number}", short_name=f"Ban {number}", kind="party_board", level="province")
        for number in range(OFFICES)
    )
    User.objects.create_user("do", full_name="Người đo", role=Role.CHIEF, office=Office.objects.first())


def _write_programmes() -> None:
    from caunoi.people.models import Office, User
    from caunoi.programmes import actions
    from caunoi.programmes.rules import Every, Kind, Span

    person, offices = User.objects.get(), list(Office.objects.all())
    new = actions.NewProgramme(Span(Kind.TERM, 2024, 2024 + YEARS), offices[0], "Chương trình toàn khóa")
    programme = actions.draft_programme(actor=person, new=new)
    for every in (Every.MONTH, Every.QUARTER, Every.HALF_YEAR, Every.NEEDED):
        recurring = actions.Recurring(f"Việc {every}", every, offices=(offices[1],))
        actions.add_standing(actor=person, programme=programme, new=recurring)
    actions.adopt_programme(actor=person, programme=programme)
    _fill(programme, offices)
    _fill_week(offices[0], person)


def _fill(programme: Any, offices: list[Any]) -> None:
    """Written past the actions: for reading only."""
    from django.utils import timezone

    from caunoi.people.models import User
    from caunoi.programmes.models import ProgrammeItem
    from caunoi.programmes.rules import Month, Origin, State

    person, now, items = User.objects.get(), timezone.now(), []
    for number in range(YEARS * ITEMS + PROPOSALS):
        month = Month(2024, 1).plus(number * 60 // (YEARS * ITEMS + PROPOSALS))
        done = month < Month(2026, 6)
        proposal = number % 3 == 0
        item = ProgrammeItem(
            office=offices[0], programme=None if proposal else programme, position=number,
            origin=Origin.PROPOSAL if proposal else Origin.PROGRAMME, created_by=person,
            proposed_by=offices[number % OFFICES] if proposal else None,
            content=f"Cho ý kiến nội dung số {number} trình Ban Thường vụ, sơ kết năm năm thực hiện",
            year=month.year, month=month.number, state=State.DONE if done else State.OPEN,
            closed_by=person if done else None, closed_at=now if done else None,
        )  # fmt: skip
        item.place(month, month)
        items.append(item)
    ProgrammeItem.objects.bulk_create(items)
    leads = ProgrammeItem.leads.through
    leads.objects.bulk_create(
        leads(programmeitem_id=item.pk, office_id=offices[number % OFFICES].pk)
        for number, item in enumerate(ProgrammeItem.objects.filter(standing=None))
    )


def _fill_week(office: Any, person: Any) -> None:
    """A week three times as full as usual, with rooms and persons who meet each other."""
    from caunoi.programmes.models import WeekEntry, WeekSchedule
    from caunoi.programmes.week_rules import Half, Week

    week = Week.read("2026-W29")
    made = WeekSchedule.objects.create(office=office, monday=week.monday, created_by=person)
    WeekEntry.objects.bulk_create(
        WeekEntry(
            schedule=made, on=week.days[number % 6], half=(Half.MORNING, Half.AFTERNOON)[number % 2],
            content=f"Làm việc với đơn vị số {number} về công tác cán bộ", place=f"Phòng họp {number % 9}",
            chair=f"Đ/c Nguyễn Văn {number % 12}",
            attendees=f"Các ban; đ/c Trần Thị {number % 20}; Văn phòng",
        )
        for number in range(LINES)
    )  # fmt: skip


def _draft() -> None:
    from caunoi.people.models import Office, User
    from caunoi.programmes.month_actions import propose_month
    from caunoi.programmes.rules import Month

    office = Office.objects.order_by("pk").first()
    assert office is not None
    propose_month(actor=User.objects.get(), office=office, month=Month(2026, 7))


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
