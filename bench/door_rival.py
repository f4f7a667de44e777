"""The rival of bench/door.py: the smallest redeem that Django can do, on the same tables' engine."""

from __future__ import annotations

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

FILE = Path(os.environ["CAUNOI_DATA"]) / "rival.sqlite3"
settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FILE,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    },
)


def redeem(request: HttpRequest) -> JsonResponse:
    """One look-up, one insert that a constraint decides."""
    from django.db import connection

    [asked] = json.loads(request.body)["luot"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM person WHERE code = %s", [asked["code"]])
        key, name = cursor.fetchone()
        cursor.execute("INSERT OR IGNORE INTO came (person, nonce) VALUES (%s, %s)", [key, asked["nonce"]])
        passed = cursor.rowcount == 1
    return JsonResponse({"answers": [{"passed": passed, "name": name}]})


def _fill() -> None:
    import sqlite3

    from bench.hall import CODES

    base = sqlite3.connect(FILE)
    base.executescript(
        "DROP TABLE IF EXISTS person; DROP TABLE IF EXISTS came; PRAGMA journal_mode=WAL;"
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, code TEXT UNIQUE);"
        "CREATE TABLE came (person INTEGER UNIQUE, nonce TEXT UNIQUE);"
    )
    base.executemany("INSERT INTO person (name, code) VALUES (?, ?)", [(code, code) for code in CODES])
    base.commit()
    base.close()


urlpatterns = [path("redeem/", redeem)]
_fill()
application = get_wsgi_application()
