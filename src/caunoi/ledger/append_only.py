"""The database itself refuses to change or delete a line of the ledger, whatever program asks (R15)."""

from __future__ import annotations

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

_CLOSE: Final = {
    "sqlite": (
        """CREATE TRIGGER IF NOT EXISTS ledger_no_update BEFORE UPDATE ON ledger_entry
           BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
        """CREATE TRIGGER IF NOT EXISTS ledger_no_delete BEFORE DELETE ON ledger_entry
           BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
           $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'
              USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        """CREATE OR REPLACE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON ledger_entry
           FOR EACH ROW EXECUTE FUNCTION ledger_refuse()""",
        """CREATE OR REPLACE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON ledger_entry
           FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()""",
    ),
}
_OPEN: Final = {
    "sqlite": ("DROP TRIGGER IF EXISTS ledger_no_update", "DROP TRIGGER IF EXISTS ledger_no_delete"),
    "postgresql": (
        "DROP TRIGGER IF EXISTS ledger_no_change ON ledger_entry",
        "DROP TRIGGER IF EXISTS ledger_no_truncate ON ledger_entry",
    ),
}


def close(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers in place; harmless when they are there. Django remakes a changed table on SQLite and
    drops its triggers with it, so every later migration of this table ends with this call."""
    with connection.cursor() as cursor:
        for statement in _CLOSE[connection.vendor]:
            cursor.execute(statement)


def open_again(connection: BaseDatabaseWrapper) -> None:
    """Takes the triggers away: for a migration backwards, and for tests that empty the database."""
    with connection.cursor() as cursor:
        for statement in _OPEN[connection.vendor]:
            cursor.execute(statement)
