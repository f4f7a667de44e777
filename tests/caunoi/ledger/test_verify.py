from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from caunoi.ledger import append_only
from caunoi.ledger.actions import record
from caunoi.ledger.models import Entry
from caunoi.ledger.reads import verdict
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
