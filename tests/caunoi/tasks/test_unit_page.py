"""The unit's own page: its parts, its buttons, its bounds; and where a unit's day begins."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from caunoi.people.models import Office, OfficeKind, OfficeLevel, Role, User
from caunoi.tasks import filters
from caunoi.tasks.models import Task
from caunoi.tasks.rules import Due, State
from caunoi.tasks.unit import unit_of, unit_page, works_for_unit
from caunoi.tasks.unit_actions import ask_extension, name_executor
from tests.caunoi.tasks.conftest import Open, by
from tests.conftest import Province


def parts(user: User, office: Office) -> dict[str, list[str]]:
    page = unit_page(user, office, filters.now())
    return {part.key: [row.card.action for row in part.rows] for part in page.parts if part.rows}


def in_days(days: int) -> Due:
    return by(timezone.localdate() + timedelta(days=days))


def test_each_task_stands_in_one_part(
    open_task: Open, province: Province, contact: User, specialist: User
) -> None:
    open_task("muộn", due=in_days(-9))
    open_task("xa", due=in_days(60))
    open_task("không ngày", due=Due())
    open_task("trả lại", state=State.RETURNED, due=in_days(60))
    open_task("đã báo", state=State.HANDED_IN)
    open_task("đã nghiệm thu", state=State.ACCEPTED)
    open_task("đã hủy", state=State.CANCELLED)
    open_task("của xã bên", owner=province.neighbour)
    shared = open_task("phối hợp", owner=province.neighbour)
    shared.coordinating.add(province.commune)
    assert parts(contact, province.commune) == {
        "returned": ["trả lại"],
        "late": ["muộn"],
        "later": ["xa", "không ngày"],
        "shared": ["phối hợp"],
        "waiting": ["đã báo"],
        "done": ["đã nghiệm thu"],
    }
    page = unit_page(contact, province.commune, filters.now())
    assert (page.owed, page.late, page.more) == (4, 1, 0)


def test_what_the_unit_can_do_with_a_row(open_task: Open, province: Province, contact: User) -> None:
    task = open_task("một", due=in_days(60))
    [row] = unit_page(contact, province.commune, filters.now()).parts[-1].rows
    assert [bool(address) for address in (row.hand_in, row.start, row.extend, row.appoint)] == [True] * 4
    name_executor(actor=contact, task=task, name="Trần Thị Hòa")
    ask_extension(actor=contact, task=task, wish=in_days(70), reason="Chưa kịp")
    [row] = unit_page(contact, province.commune, filters.now()).parts[-1].rows
    assert row.executor == "Trần Thị Hòa"
    assert row.asked.startswith("chậm nhất ngày")
    assert not row.extend


def test_a_task_without_a_day_needs_no_more_time(open_task: Open, province: Province, contact: User) -> None:
    open_task("một", due=Due())
    [row] = unit_page(contact, province.commune, filters.now()).parts[-1].rows
    assert not row.extend


def test_who_only_sees_gets_no_buttons(open_task: Open, province: Province) -> None:
    open_task("một", due=in_days(60))
    leader = province.people[Role.LEADER]
    [row] = unit_page(leader, province.commune, filters.now()).parts[-1].rows
    assert (row.hand_in, row.start, row.extend, row.appoint) == ("", "", "", "")


def test_whose_page_may_be_opened(province: Province, contact: User, specialist: User) -> None:
    assert unit_of(contact, None) == province.commune
    assert unit_of(contact, province.cell.pk) == province.cell
    assert unit_of(contact, province.neighbour.pk) is None
    assert unit_of(specialist, province.neighbour.pk) == province.neighbour
    assert unit_of(User(role=Role.UNIT_CONTACT), None) is None


@pytest.mark.parametrize("role", Role.values)
def test_where_the_day_begins(province: Province, role: str) -> None:
    client, begins = province.client(role), works_for_unit(province.people[role])
    assert begins == (role == "unit_contact")
    answer = client.get("/")
    assert (answer.status_code, answer.headers.get("Location")) == (
        (302, "/viec-cua-don-vi/") if begins else (200, None)
    )


def test_the_number_of_queries_does_not_grow(
    open_task: Open, province: Province, contact: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        open_task(f"việc {number}", due=in_days(number - 4))
    with django_assert_max_num_queries(12):
        page = unit_page(contact, province.commune, filters.now())
    assert page.owed == 12


def test_more_than_a_page_is_left_to_the_list(
    open_task: Open, province: Province, contact: User, specialist: User
) -> None:
    Task.objects.bulk_create(
        Task(action=f"việc {n}", owner=province.commune, opened_by=specialist) for n in range(63)
    )
    page = unit_page(contact, province.commune, filters.now())
    assert (page.owed, page.more) == (60, 3)
    assert "Còn 3 việc nữa" in province.client("unit_contact").get("/viec-cua-don-vi/").content.decode()


def test_the_page_in_words(open_task: Open, province: Province) -> None:
    client = province.client("unit_contact")
    assert "không còn việc nào phải làm" in client.get("/viec-cua-don-vi/").content.decode()
    open_task("Gửi danh sách", state=State.RETURNED, due=in_days(20))
    page = client.get("/viec-cua-don-vi/").content.decode()
    for words in ("Còn <b>1</b> việc phải làm", "Trả lại vì:", "Thiếu danh sách", "Báo xong", "Xin lùi hạn"):
        assert words in page
    assert client.get(f"/viec-cua-don-vi/?don_vi={province.neighbour.pk}").status_code == 404


def test_an_office_far_away_is_nobodys_page(province: Province, contact: User) -> None:
    far = Office.objects.create(
        name="Sở Xa", short_name="Sở Xa", kind=OfficeKind.OTHER, level=OfficeLevel.PROVINCE
    )
    assert unit_of(contact, far.pk) is None
