from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from caunoi.ledger import append_only


def close(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.close(editor.connection)


def open_again(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.open_again(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(close, open_again, elidable=False)]
