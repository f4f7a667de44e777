"""The first administrator: made by a command that asks, in a real terminal."""

from __future__ import annotations

import os
import pty
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from django.test import Client

from caunoi.ledger.reads import history
from caunoi.people.founding_actions import found_administrator
from caunoi.people.models import Role, User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

PASSWORD = "Mot-cau-dai-2026"


def test_done_told_and_let_in(db: None) -> None:
    account = found_administrator(username="goc", full_name="Vũ Anh Tuấn", password=PASSWORD)
    assert account.role == Role.ADMIN
    client = Client()
    client.post("/dang-nhap/", {"username": "goc", "password": PASSWORD})
    assert client.get("/tai-khoan/").status_code == 200
    first = history(account)[-1]
    assert (first.actor, first.said) == (
        "Hệ thống",
        "Lập tài khoản quản trị goc (Vũ Anh Tuấn) bằng lệnh trên máy chủ.",
    )
    assert PASSWORD not in first.said + first.after


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"password": "ngan"}, "wrong-account"),
        ({"password": "12345678901"}, "wrong-account"),
        ({"password": "vuanhtuan2026", "full_name": "Vũ", "username": "vuanhtuan202"}, "wrong-account"),
        ({"username": "a b"}, "wrong-account"),
        ({"username": "x"}, "wrong-account"),
        ({"full_name": ""}, "wrong-account"),
    ],
)
def test_what_is_not_right(db: None, said: dict[str, str], code: str) -> None:
    given = {"username": "goc", "full_name": "Vũ Anh Tuấn", "password": PASSWORD, **said}
    with pytest.raises(RuleBroken) as refused:
        found_administrator(**given)  # type: ignore[arg-type]  # three texts
    assert refused.value.code == code
    assert not User.objects.exists()


def test_another_only_when_it_is_meant(province: Province) -> None:
    with pytest.raises(RuleBroken) as refused:
        found_administrator(username="goc", full_name="Vũ Anh Tuấn", password=PASSWORD)
    assert refused.value.code == "has-administrator"
    made = found_administrator(username="goc", full_name="Vũ Anh Tuấn", password=PASSWORD, another=True)
    with pytest.raises(RuleBroken) as taken:
        found_administrator(username="GOC", full_name="Khác", password=PASSWORD, another=True)
    assert (made.role, taken.value.code) == (Role.ADMIN, "name-taken")


def test_a_closed_administrator_does_not_stand_in_the_way(province: Province) -> None:
    User.objects.filter(role=Role.ADMIN).update(is_active=False)
    assert found_administrator(username="goc", full_name="Vũ Anh Tuấn", password=PASSWORD).pk


def _typed(folder: Path, *lines: str) -> tuple[int, str]:
    """The command in a terminal of its own, answered line by line."""
    environment = {**os.environ, "CAUNOI_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "caunoi.site.settings"}
    caunoi = [sys.executable, "-m", "caunoi.site.manage"]
    pid, ours = pty.fork()
    if pid == 0:
        os.execvpe(caunoi[0], [*caunoi, "first_admin"], environment)
    shown = b""
    for line in lines:
        asked = b""  # a password typed before it is asked for is thrown away by the terminal
        while not asked.rstrip().endswith(b":"):
            asked += os.read(ours, 1024)
        os.write(ours, line.encode() + b"\n")
        shown += asked
    with suppress(OSError):
        while more := os.read(ours, 1024):
            shown += more
    os.close(ours)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


@pytest.mark.xdist_group("processes")
def test_the_command_asks_and_does_not_show_the_password(tmp_path: Path, empty_tables: Path) -> None:
    shutil.copy(empty_tables, tmp_path)
    code, shown = _typed(tmp_path, "goc", "Vũ Anh Tuấn", PASSWORD, PASSWORD)
    assert code == 0, shown
    assert "Đã lập tài khoản quản trị goc (Vũ Anh Tuấn)" in shown
    assert PASSWORD not in shown
