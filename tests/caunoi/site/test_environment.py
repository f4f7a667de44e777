"""Reading settings from the environment: typed, from files, and never in silence."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from caunoi.site.environment import Environment, WrongSetting, database_address, own_secret
from tests.house.measures import SRC


def test_defaults_hold_where_nothing_is_set() -> None:
    env = Environment({})
    assert env.text("HOST", "x") == "x"
    assert env.flag("HTTPS") is False
    assert env.number("MB", 5) == 5
    assert env.words("HOSTS", ("a", "b")) == ["a", "b"]


def test_what_is_set_holds() -> None:
    env = Environment({"CAUNOI_HOST": "y", "CAUNOI_MB": "7", "CAUNOI_HOSTS": "a, b,,c "})
    assert env.text("HOST", "x") == "y"
    assert env.number("MB", 5) == 7
    assert env.words("HOSTS") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [("1", True), ("true", True), ("YES", True), ("on", True), ("0", False), ("", False), ("No", False)],
)
def test_yes_and_no(said: str, meant: bool) -> None:
    assert Environment({"CAUNOI_HTTPS": said}).flag("HTTPS", not meant) is meant


def test_neither_yes_nor_no_is_said_so() -> None:
    with pytest.raises(WrongSetting, match="viết 1"):
        Environment({"CAUNOI_HTTPS": "có"}).flag("HTTPS")


@pytest.mark.parametrize("said", ["-1", "1.5", "mười", "", "0"])
def test_a_number_must_be_one_and_large_enough(said: str) -> None:
    with pytest.raises(WrongSetting, match="từ 1 trở lên"):
        Environment({"CAUNOI_MB": said}).number("MB", 5, least=1)


def test_a_secret_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("bí mật\n", encoding="utf-8")
    assert Environment({"CAUNOI_KEY_FILE": str(tmp_path / "key")}).text("KEY") == "bí mật"


def test_a_secret_said_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="chỉ giữ một biến"):
        Environment({"CAUNOI_KEY": "a", "CAUNOI_KEY_FILE": str(tmp_path)}).text("KEY")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="khong-co"):
        Environment({"CAUNOI_KEY_FILE": str(tmp_path / "khong-co")}).text("KEY")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongSetting, match="không đọc được"):
        Environment({"CAUNOI_KEY_FILE": str(tmp_path / "key")}).text("KEY")


def test_a_misspelt_variable_refuses_and_the_right_names_are_given() -> None:
    env = Environment({"CAUNOI_HTTP": "1", "PATH": "/bin"})
    env.flag("HTTPS")
    with pytest.raises(WrongSetting, match=r"CAUNOI_HTTP;.*CAUNOI_HTTPS"):
        env.refuse_unknown()


def test_known_variables_and_their_files_pass() -> None:
    env = Environment({"CAUNOI_HTTPS": "1", "OTHER": "x"})
    env.flag("HTTPS")
    env.refuse_unknown()


def test_a_folder_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Environment({}).folder("DATA", "new/data") == tmp_path / "new" / "data"
    assert not (tmp_path / "new").exists()


def test_the_address_of_a_database() -> None:
    address = database_address("postgresql://an:m%40t@10.0.0.2:5433/cau-noi")
    assert (address.user, address.password, address.host, address.port, address.name) == (
        "an",
        "m@t",
        "10.0.0.2",
        "5433",
        "cau-noi",
    )
    assert database_address("postgres:///caunoi").host == ""


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql://a", "caunoi.sqlite3", ""])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(WrongSetting, match="postgresql://"):
        database_address(url)


def test_the_own_secret_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    first = own_secret(tmp_path / "data")
    assert own_secret(tmp_path / "data") == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "data" / "secret-key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_have_one_secret(tmp_path: Path) -> None:
    barrier = Barrier(8)

    def start(number: int) -> str:
        barrier.wait()
        return own_secret(tmp_path / "data")

    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(start, range(8)))
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 50
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret-key"]


def _caunoi(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CAUNOI_")}
    environment |= {"PYTHONPATH": str(SRC), **variables}
    # A browser test in the same process may hold these open for itself.
    for name in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "caunoi.site.manage", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_the_service_does_not_start_with_a_misspelt_setting(tmp_path: Path) -> None:
    done = _caunoi("check", CAUNOI_DATA=str(tmp_path), CAUNOI_HTPS="1")
    assert done.returncode == 2
    assert "CAUNOI_HTPS" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("flag", "address"), [("1", "10.0.0.9"), ("0", "127.0.0.1")])
def test_what_a_proxy_forwards_is_believed_only_behind_one(tmp_path: Path, flag: str, address: str) -> None:
    """The health page by a request that a stranger has dressed up, through all middleware."""
    asked = (
        "from django.test import Client;"
        "print('from', Client().get('/suc-khoe/', HTTP_X_FORWARDED_FOR='1.2.3.4, 10.0.0.9',"
        " HTTP_X_FORWARDED_PROTO='https', HTTP_HOST='localhost').wsgi_request.META['REMOTE_ADDR'])"
    )
    done = _caunoi("shell", "-v0", "-c", asked, CAUNOI_DATA=str(tmp_path), CAUNOI_BEHIND_PROXY=flag)
    assert f"from {address}" in done.stdout


def test_django_finds_nothing_wrong_with_a_deployment(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 30 + "Abc0123456789xyz-+=" * 3, encoding="utf-8")
    done = _caunoi(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        CAUNOI_DATA=str(tmp_path),
        CAUNOI_HTTPS="1",
        CAUNOI_HOSTS="caunoi.example",
        CAUNOI_SECRET_KEY_FILE=str(tmp_path / "key"),
    )
    assert done.returncode == 0, done.stderr


def test_no_migration_is_missing(tmp_path: Path) -> None:
    done = _caunoi("makemigrations", "--check", "--dry-run", CAUNOI_DATA=str(tmp_path))
    assert done.returncode == 0, done.stdout
