from __future__ import annotations

from dataclasses import fields, replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from caunoi.ledger import append_only
from caunoi.ledger.actions import record
from caunoi.ledger.models import Entry
from caunoi.ledger.reads import verdict
from caunoi.ledger.rules import BEGINNING, Said, digest
from tests.conftest import Province


@pytest.fixture
def five_lines(province: Province) -> list[Entry]:
    with transaction.atomic():
        return [
            record(
                actor=province.people["specialist"],
                verb="rename_office",
                about=province.commune,
                said=f"Dòng {n}.",
            )
            for n in range(1, 6)
        ]


def _forge(statement: str) -> None:
    """What someone with the database file and the schema in hand would do."""
    append_only.open_again(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    append_only.close(connection)


def test_what_was_written_reads_back_whole(five_lines: list[Entry]) -> None:
    found = verdict()
    assert (found.lines, found.head, found.fault) == (5, five_lines[-1].digest, "")


def test_the_command_says_so_and_gives_the_digest(five_lines: list[Entry]) -> None:
    out = StringIO()
    call_command("ledger", "verify", stdout=out)
    assert "5 dòng" in out.getvalue()
    assert five_lines[-1].digest in out.getvalue()


def test_a_forged_line_is_named(five_lines: list[Entry]) -> None:
    _forge("UPDATE ledger_entry SET said = 'khác' WHERE number = 3")
    with pytest.raises(CommandError, match="số 3"):
        call_command("ledger", "verify", stdout=StringIO())


def test_a_removed_line_is_named(five_lines: list[Entry]) -> None:
    _forge("DELETE FROM ledger_entry WHERE number = 4")
    with pytest.raises(CommandError, match="số 4"):
        call_command("ledger", "verify", stdout=StringIO())


@pytest.mark.parametrize(
    ("statements", "at"),
    [
        (["UPDATE ledger_entry SET said = 'khác' WHERE number = 3"], 3),
        (["UPDATE ledger_entry SET actor_name = 'Người khác' WHERE number = 1"], 1),
        (["UPDATE ledger_entry SET before = 'x' WHERE number = 5"], 5),
        (["UPDATE ledger_entry SET digest = 'f' WHERE number = 2"], 2),
        (["DELETE FROM ledger_entry WHERE number = 1"], 1),
        (["DELETE FROM ledger_entry WHERE number IN (2, 3)"], 2),
        (
            [
                "UPDATE ledger_entry SET number = 99 WHERE number = 3",
                "UPDATE ledger_entry SET number = 3 WHERE number = 4",
                "UPDATE ledger_entry SET number = 4 WHERE number = 99",
            ],
            3,
        ),
        (["DELETE FROM ledger_entry WHERE number = 3", *(
            f"UPDATE ledger_entry SET number = {number} WHERE number = {number + 1}" for number in (3, 4)
        )], 3),
        (["UPDATE ledger_entry SET number = 7 WHERE number = 5"], 5),
    ],
)  # fmt: skip
def test_the_first_broken_line_is_named(five_lines: list[Entry], statements: list[str], at: int) -> None:
    for statement in statements:
        _forge(statement)
    found = verdict()
    assert f"số {at} " in found.fault
    assert found.lines == at - 1
    assert found.head == (five_lines[at - 2].digest if at > 1 else BEGINNING)


def test_a_line_slipped_in_is_named(five_lines: list[Entry]) -> None:
    """With a seal of its own, right in itself: the line after it still holds on to the one before."""
    for number in (5, 4):
        _forge(f"UPDATE ledger_entry SET number = {number + 1} WHERE number = {number}")
    stated = replace(_said(five_lines[2]), number=4, said="Dòng chen vào.")
    Entry.under_seal(stated, previous=five_lines[2].digest, digest=digest(stated, five_lines[2].digest)).save(
        force_insert=True
    )
    found = verdict()
    assert "số 5 không nối" in found.fault
    assert found.lines == 4


def _said(entry: Entry) -> Said:
    return Said(*(getattr(entry, field.name) for field in fields(Said)))


def test_a_cut_end_shows_against_the_noted_digest(five_lines: list[Entry]) -> None:
    _forge("DELETE FROM ledger_entry WHERE number = 5")
    call_command("ledger", "verify", stdout=StringIO())
    with pytest.raises(CommandError, match="bị cắt"):
        call_command("ledger", "verify", "--expect", five_lines[-1].digest, stdout=StringIO())


def test_the_migrations_leave_the_triggers_in_place(db: None) -> None:
    """Also after later migrations: Django drops triggers when it remakes a table on SQLite."""
    names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        names = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with connection.cursor() as cursor:
        cursor.execute(names)
        found = {name for (name,) in cursor.fetchall()}
    wanted = {"ledger_no_update", "ledger_no_delete"}
    if connection.vendor == "postgresql":
        wanted = {"ledger_no_change", "ledger_no_truncate"}
    assert wanted <= found
