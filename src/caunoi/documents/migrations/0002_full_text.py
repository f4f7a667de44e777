"""The full-text index over documents: FTS5 kept by triggers on SQLite, two GIN indexes on PostgreSQL."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# External content: the words stand once in documents_document, the index holds only where they are.
# remove_diacritics 0, because search_raw is there to tell "hòa" from "hoa"; search_folded has none.
SQLITE = (
    """CREATE VIRTUAL TABLE documents_search USING fts5(
        search_raw, search_folded, content='documents_document', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0")""",
    """CREATE TRIGGER documents_search_added AFTER INSERT ON documents_document BEGIN
        INSERT INTO documents_search(rowid, search_raw, search_folded)
        VALUES (new.id, new.search_raw, new.search_folded); END""",
    """CREATE TRIGGER documents_search_removed AFTER DELETE ON documents_document BEGIN
        INSERT INTO documents_search(documents_search, rowid, search_raw, search_folded)
        VALUES ('delete', old.id, old.search_raw, old.search_folded); END""",
    """CREATE TRIGGER documents_search_changed
        AFTER UPDATE OF search_raw, search_folded ON documents_document BEGIN
        INSERT INTO documents_search(documents_search, rowid, search_raw, search_folded)
        VALUES ('delete', old.id, old.search_raw, old.search_folded);
        INSERT INTO documents_search(rowid, search_raw, search_folded)
        VALUES (new.id, new.search_raw, new.search_folded); END""",
    "INSERT INTO documents_search(documents_search) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER documents_search_changed",
    "DROP TRIGGER documents_search_removed",
    "DROP TRIGGER documents_search_added",
    "DROP TABLE documents_search",
)
# A tsvector may not exceed 1 MiB: 300,000 characters can never make more (caunoi.documents.search says the same).
POSTGRES = (
    """CREATE INDEX documents_search_folded ON documents_document
        USING gin (to_tsvector('simple', left(search_folded, 300000)))""",
    """CREATE INDEX documents_search_raw ON documents_document
        USING gin (to_tsvector('simple', left(search_raw, 300000)))""",
)
POSTGRES_BACK = ("DROP INDEX documents_search_raw", "DROP INDEX documents_search_folded")


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRES_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
