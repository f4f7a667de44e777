from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django.fixtures import Settings

from caunoi.ledger import append_only
from caunoi.people.models import Office, OfficeKind, OfficeLevel, Role, User
from tests import postgres, tables

# A busy machine draws slowly; no test of ours is about how long an example takes.
hypothesis_settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("house")

NO_SKIPS = os.environ.get("CAUNOI_NO_SKIPS", "") == "1"


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: browsers, disks and servers are waited for."""
    return len(os.sched_getaffinity(0)) + 1


@pytest.hookimpl(hookwrapper=True)
def pytest_collection() -> Iterator[None]:
    """Ten thousand tests are gathered without a look for garbage, which among so many takes seconds.

    What is there then stays until the end, so the later looks leave it out, and there are fewer of them.
    """
    gc.disable()
    yield
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The one test that takes minutes begins first; begun last, it would be waited for alone."""
    items.sort(key=lambda item: item.get_closest_marker("postgres") is None)


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True, scope="session")
def light_passwords() -> Iterator[None]:
    """Argon2 as everywhere, but with kilobytes instead of a hundred megabytes for each password."""
    with pytest.MonkeyPatch.context() as patch:
        for name, cost in (("memory_cost", 64), ("time_cost", 1), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, cost)
        yield


@pytest.fixture(autouse=True)
def no_logged_error(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test during which an error was logged has failed, whatever it asserted (mark: logs_error)."""
    handler = _Errors()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    if handler.said and request.node.get_closest_marker("logs_error") is None:
        pytest.fail("errors were logged: " + "; ".join(handler.said))


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, settings: Settings) -> Path:
    """Each test has a data folder of its own; nothing is written under data/."""
    settings.CAUNOI_DATA = tmp_path / "data"
    settings.CAUNOI_DATA.mkdir()
    # Otherwise every client walks through all static files once.
    settings.WHITENOISE_AUTOREFRESH = True
    return tmp_path / "data"


def _empties_the_database(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    by_marker = bool(marker and marker.kwargs.get("transaction"))
    return by_marker or bool({"transactional_db", "live_server"} & set(request.fixturenames))


@pytest.fixture(autouse=True)
def ledger_can_be_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with real transactions ends by emptying every table; the ledger is opened for that."""
    if not _empties_the_database(request):
        yield
        return
    request.getfixturevalue("transactional_db")
    append_only.close(connection)
    yield
    append_only.open_again(connection)


@pytest.fixture(autouse=True, scope="session")
def emptied_quickly() -> Iterator[None]:
    """Tests with real transactions end in milliseconds.

    Django would write its own list of models and permissions anew after each, which nothing here reads.
    """
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "postgresql":
            patch.setattr(type(connection.ops), "sql_flush", postgres.deletions)
        yield


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome: Any = yield
    report = outcome.get_result()
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skips are forbidden here: {report.longrepr}"


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    outcome: Any = yield
    report = outcome.get_result()
    if NO_SKIPS and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skips are forbidden here: {report.longrepr}"


@dataclass(frozen=True)
class Province:
    """An invented province: three floors of offices and one person of each role."""

    party_office: Office
    board: Office
    commune: Office
    cell: Office
    neighbour: Office
    people: dict[str, User]

    def client(self, role: str) -> Client:
        client = Client()
        client.force_login(self.people[role])
        return client


def _office(
    name: str, short: str, kind: OfficeKind, level: OfficeLevel, parent: Office | None = None
) -> Office:
    return Office.objects.create(name=name, short_name=short, kind=kind, level=level, parent=parent)


@pytest.fixture
def province(db: None) -> Province:
    top = _office("Tỉnh ủy Hải Lam", "Tỉnh ủy", OfficeKind.COMMITTEE, OfficeLevel.PROVINCE)
    office = _office(
        "Văn phòng Tỉnh ủy Hải Lam", "Văn phòng Tỉnh ủy", OfficeKind.PARTY_OFFICE, OfficeLevel.PROVINCE, top
    )
    board = _office(
        "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban TG&DV", OfficeKind.PARTY_BOARD, OfficeLevel.PROVINCE, top
    )
    commune = _office(
        "Đảng ủy xã Bến Thượng", "Xã Bến Thượng", OfficeKind.COMMITTEE, OfficeLevel.COMMUNE, top
    )
    cell = _office("Chi bộ thôn Trung", "Chi bộ thôn Trung", OfficeKind.OTHER, OfficeLevel.CELL, commune)
    neighbour = _office(
        "Đảng ủy xã Tân Thịnh", "Xã Tân Thịnh", OfficeKind.COMMITTEE, OfficeLevel.COMMUNE, top
    )
    people = {
        role.value: User.objects.create_user(
            username=f"demo-{role.value}",
            full_name=f"Người {role.label}",
            role=role,
            office=commune if role is Role.UNIT_CONTACT else office,
        )
        for role in Role
    }
    return Province(office, board, commune, cell, neighbour, people)


@pytest.fixture
def specialist(province: Province) -> User:
    return province.people[Role.SPECIALIST]


@pytest.fixture
def chief(province: Province) -> User:
    return province.people[Role.CHIEF]


@pytest.fixture
def leader(province: Province) -> User:
    return province.people[Role.LEADER]


@pytest.fixture
def contact(province: Province) -> User:
    """The contact of the commune, who does the work."""
    return province.people[Role.UNIT_CONTACT]


@pytest.fixture(scope="session")
def empty_tables() -> Path:
    """An SQLite file with every table and no row, to copy for tests that start processes of their own."""
    return tables.empty()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Django finds the tables there; migrating has nothing left to do."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    connection.settings_dict["TEST"]["NAME"] = tables.MEMORY
    with tables.in_memory():
        yield
