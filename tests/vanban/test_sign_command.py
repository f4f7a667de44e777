"""`vanban sign`: what it writes is verified as any other file; passphrases come from a file or keyboard."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.vanban.authority import BORN, NOW, PASSPHRASE, authority, bare_pdf, signed
from vanban import cli
from vanban.signature_words import HANOI, STATE_TOKENS
from vanban.signatures import verify
from vanban.signing import CannotSign, KeyFile, holder

CA = authority()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PDF, the organ's key, its passphrase in a file as editors leave it, a wrong one."""
    (tmp_path / "ke-hoach.pdf").write_bytes(bare_pdf())
    (tmp_path / "khoa.p12").write_bytes(CA.organ.pkcs12)
    (tmp_path / "mat-khau.txt").write_bytes(b"\xef\xbb\xbf" + PASSPHRASE + b"\r\n")
    (tmp_path / "sai.txt").write_bytes(b"khong phai")
    monkeypatch.chdir(tmp_path)
    return tmp_path


ASKED = ["sign", "ke-hoach.pdf", "--p12", "khoa.p12", "--password-file", "mat-khau.txt"]


@pytest.mark.parametrize(
    ("more", "written"),
    [([], "ke-hoach-da-ky.pdf"), (["-o", "ra.pdf"], "ra.pdf"), (["--visible"], "ke-hoach-da-ky.pdf")],
)
def test_the_written_file_is_signed_and_ours_stays(
    office: Path, capfd: pytest.CaptureFixture[str], more: list[str], written: str
) -> None:
    assert cli.main([*ASKED, *more]) == 0
    data = (office / written).read_bytes()
    [verdict] = verify(data, roots=[CA.root.der], on=datetime.now(HANOI))
    assert (verdict.conclusion, data.startswith(bare_pdf())) == ("good", True)
    assert (office / "ke-hoach.pdf").read_bytes() == bare_pdf()
    printed, complained = capfd.readouterr()
    assert printed.startswith(f"{written}: ")
    assert printed.splitlines()[0].endswith(" ký.")
    assert (printed.splitlines()[1], complained) == (STATE_TOKENS, "")


def test_a_second_signature_stands_beside_the_first(office: Path) -> None:
    (office / "ke-hoach.pdf").write_bytes(signed(bare_pdf(), CA.person))
    assert cli.main(ASKED) == 0
    data = (office / "ke-hoach-da-ky.pdf").read_bytes()
    assert [one.conclusion for one in verify(data, roots=[CA.root.der], on=datetime.now(HANOI))] == [
        "good",
        "good",
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"ke-hoach.pdf": "khong-co.pdf"}, "Không có tệp"),
        ({"ke-hoach.pdf": "sai.txt"}, "PDF"),
        ({"khoa.p12": "khong-co.p12"}, "Không mở được tệp “khong-co.p12”"),
        ({"khoa.p12": "sai.txt"}, "không phải .p12/.pfx"),
        ({"mat-khau.txt": "sai.txt"}, "mật khẩu chưa đúng"),
        ({"mat-khau.txt": "khong-co.txt"}, "Không mở được tệp “khong-co.txt”"),
        ({"-o": "ke-hoach.pdf"}, "trùng với tệp vào"),
        ({"-o": "khoa.p12"}, "trùng với tệp khóa"),
        ({"-o": "./mat-khau.txt"}, "trùng với tệp mật khẩu"),
        ({"-o": "khong-co/ra.pdf"}, "Không ghi được tệp"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_no_file(
    office: Path, capfd: pytest.CaptureFixture[str], changed: dict[str, str], told: str
) -> None:
    before = {path.name: path.read_bytes() for path in office.iterdir()}
    more = ["-o", changed.pop("-o")] if "-o" in changed else []
    assert cli.main([*(changed.get(word, word) for word in ASKED), *more]) == 2
    printed, complained = capfd.readouterr()
    assert printed == ""
    assert told in complained
    assert complained.count("\n") == 1
    assert {path.name: path.read_bytes() for path in office.iterdir()} == before


def test_no_word_of_the_line_is_a_passphrase(office: Path) -> None:
    with pytest.raises(SystemExit):
        cli.main([*ASKED[:4], "--password", "mat khau"])


def test_without_a_keyboard_and_a_file_it_says_what_to_do(office: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "vanban", *ASKED[:4]],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == 2
    assert "--password-file" in ended.stderr.decode()


def test_the_passphrase_is_asked_at_the_keyboard_and_not_shown(office: Path) -> None:
    keyboard, terminal = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "vanban", *ASKED[:4]],
        stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    os.close(terminal)
    shown = os.read(keyboard, 1000)
    while b"Warning" not in shown and b":" not in shown:
        shown += os.read(keyboard, 1000)
    os.write(keyboard, PASSPHRASE + b"\n")
    printed, _ = run.communicate(timeout=60)
    with suppress(OSError):  # all is read, and nobody holds the other end any more
        while more := os.read(keyboard, 1000):
            shown += more
    os.close(keyboard)
    assert run.returncode == 0
    assert "ke-hoach-da-ky.pdf" in printed.decode()
    assert PASSPHRASE not in shown
    assert (office / "ke-hoach-da-ky.pdf").exists()


@pytest.mark.parametrize("at", [BORN - timedelta(days=400), NOW + timedelta(days=40_000)])
def test_a_certificate_out_of_its_time_is_not_used(at: datetime) -> None:
    with pytest.raises(CannotSign, match="chỉ có hiệu lực từ"):
        holder(KeyFile(CA.organ.pkcs12, PASSPHRASE.decode()), at=at)


def test_whose_key_it_is() -> None:
    said = holder(KeyFile(CA.person.pkcs12, PASSPHRASE.decode()), at=NOW)
    assert (said.name, said.organisation, said.issuer) == (
        "Trần Văn Minh", "Tỉnh ủy Hải Lam", "Gốc Hải Lam"
    )  # fmt: skip
