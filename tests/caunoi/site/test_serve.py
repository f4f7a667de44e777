"""The one command that an office runs: from an empty folder to a page that answers."""

from __future__ import annotations

import re
import socket
import urllib.request
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from caunoi.people.models import User
from tests import tables
from tests.serving import serving


def test_from_an_empty_folder_to_the_sign_in_page(tmp_path: Path, empty_tables: Path) -> None:
    with serving(tmp_path, "--demo") as served:
        assert served.address in served.said()
        assert "chuyenvien" in served.said()
        assert "cau-noi-hai-lam" in served.said()
        with urllib.request.urlopen(f"{served.address}/dang-nhap/", timeout=20) as page:
            text = page.read().decode()
            assert '<html lang="vi">' in text
            assert page.headers["Content-Security-Policy"].startswith("default-src 'self'")
        sheet = re.search(r'href="(/static/ui/css/tokens[^"]*)"', text)
        assert sheet is not None
        with urllib.request.urlopen(f"{served.address}{sheet[1]}", timeout=20) as answer:
            assert answer.headers["Content-Type"].startswith("text/css")
    assert served.process.returncode == 0
    # What the tests copy is what an office gets.
    made = tables.schema(tmp_path / "new" / "data" / "caunoi.sqlite3")
    assert made == tables.schema(empty_tables)
    assert len(made) > 500


def test_a_port_in_use_is_one_sentence(db: None) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CommandError, match="đang dùng") as refused:
            call_command("serve", "--bind", f"127.0.0.1:{taken.getsockname()[1]}")
    assert refused.value.returncode == 2


def test_known_passwords_are_not_opened_to_the_network(db: None) -> None:
    with pytest.raises(CommandError, match="ai cũng biết"):
        call_command("serve", "--demo", "--bind", "0.0.0.0:0")
    assert not User.objects.exists()


@pytest.mark.parametrize("bind", ["8000", "127.0.0.1", "127.0.0.1:web", ":8000"])
def test_a_wrong_address_is_one_sentence(bind: str) -> None:
    with pytest.raises(CommandError, match="địa chỉ:cổng"):
        call_command("serve", "--bind", bind)
