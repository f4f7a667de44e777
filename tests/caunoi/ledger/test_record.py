from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from caunoi.ledger.actions import Deed, record, record_all
from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history, verdict
from caunoi.ledger.rules import BEGINNING
from caunoi.people.models import Office, User
from tests.conftest import Province


def _say(actor: User | None, about: Office, said: str = "Đổi tên đơn vị.") -> Entry:
    with transaction.atomic():
        return record(actor=actor, verb="rename_office", about=about, said=said, before="cũ", after="mới")


def test_a_line_is_in_the_history_of_its_thing(province: Province) -> None:
    chief = province.people["chief"]
    _say(chief, province.commune, "Đổi tên xã.")
    [line] = history(province.commune)
    assert (line.actor, line.office, line.verb) == (str(chief), "Văn phòng Tỉnh ủy", "rename_office")
    assert (line.said, line.before, line.after) == ("Đổi tên xã.", "cũ", "mới")
    assert history(province.board) == []


def test_history_is_newest_first(province: Province) -> None:
    for said in ("một", "hai", "ba"):
        _say(None, province.commune, said)
    assert [line.said for line in history(province.commune)] == ["ba", "hai", "một"]


def test_lines_are_numbered_and_chained(province: Province) -> None:
    first, second = _say(None, province.commune), _say(None, province.board)
    assert (first.number, first.previous) == (1, BEGINNING)
    assert (second.number, second.previous) == (2, first.digest)


def test_the_machine_is_named_when_nobody_acted(province: Province) -> None:
    entry = _say(None, province.commune)
    assert (entry.actor, entry.actor_name, entry.office_name) == (None, "Hệ thống", "")


def test_the_name_of_the_day_stays(province: Province) -> None:
    chief = province.people["chief"]
    name = str(chief)
    _say(chief, province.commune)
    chief.full_name = "Tên khác hẳn"
    chief.save()
    assert history(province.commune)[0].actor == name


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_is_refused() -> None:
    office = Office.objects.create(name="Sở A", short_name="Sở A", kind="other", level="province")
    with pytest.raises(transaction.TransactionManagementError):
        record(actor=None, verb="rename_office", about=office, said="Đổi tên.")
    assert Entry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_line_falls_with_its_deed() -> None:
    office = Office.objects.create(name="Sở A", short_name="Sở A", kind="other", level="province")
    with transaction.atomic():
        record(actor=None, verb="rename_office", about=office, said="Đổi tên.")
        transaction.set_rollback(True)
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET said = 'khác'",
        "UPDATE ledger_entry SET number = 9",
        "DELETE FROM ledger_entry",
    ],
)
def test_the_database_refuses_to_change_a_line(province: Province, statement: str) -> None:
    _say(None, province.commune)
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.get().said == "Đổi tên đơn vị."


def test_the_models_own_ways_are_refused_too(province: Province) -> None:
    entry = _say(None, province.commune)
    entry.said = "khác"
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.delete()


def test_a_person_who_wrote_a_line_cannot_be_deleted(province: Province) -> None:
    chief = province.people["chief"]
    _say(chief, province.commune)
    with pytest.raises(IntegrityError), transaction.atomic():
        chief.delete()


def test_many_lines_of_one_act_are_chained_like_others(province: Province) -> None:
    before = _say(None, province.commune)
    deeds = [Deed("add_office", office, f"Thêm {office}.", after="mới") for office in Office.objects.all()]
    with transaction.atomic():
        record_all(actor=province.people["chief"], deeds=deeds)
    after = _say(None, province.board)
    lines = list(Entry.objects.order_by("number"))
    assert [line.number for line in lines] == list(range(1, len(deeds) + 3))
    assert lines[1].previous == before.digest
    assert after.previous == lines[-2].digest
    assert verdict().fault == ""
    [line] = history(province.cell)
    assert (line.said, line.actor, line.after) == ("Thêm Chi bộ thôn Trung.", "Người Chánh văn phòng", "mới")


def test_many_lines_cost_a_few_queries(province: Province, django_assert_max_num_queries: object) -> None:
    assert callable(django_assert_max_num_queries)
    deeds = [Deed("add_office", province.cell, f"Lần {n}.") for n in range(300)]
    with django_assert_max_num_queries(10), transaction.atomic():
        record_all(actor=None, deeds=deeds)
    assert Entry.objects.count() == 300


def test_no_deeds_are_no_lines(province: Province) -> None:
    with transaction.atomic():
        record_all(actor=None, deeds=[])
    assert not Entry.objects.exists()
