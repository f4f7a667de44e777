"""`vanban verify`: what is printed, and with which exit status; certificates as files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.vanban.authority import BORN, authority, bare_pdf, signed
from vanban import cli
from vanban.certificates import LARGEST, NotACertificate, certificate_of, roots_in

CA = authority()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A signed file, an unsigned one, and a folder with the office's root beside a file that is none."""
    (tmp_path / "ky.pdf").write_bytes(signed(bare_pdf(), CA.person))
    (tmp_path / "khong-ky.pdf").write_bytes(bare_pdf())
    (tmp_path / "ke-hoach.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    roots = tmp_path / "goc"
    roots.mkdir()
    (roots / "goc.pem").write_bytes(CA.root.pem)
    (roots / "doc-toi.txt").write_text("chứng thư gốc", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["ky.pdf", "--roots", "goc"], 0, "1. Chữ ký hợp lệ: Trần Văn Minh (Tỉnh ủy Hải Lam)"),
        (["ky.pdf"], 1, "chưa đưa chứng thư gốc nào"),
        (["khong-ky.pdf", "--roots", "goc"], 1, "không có chữ ký số"),
        (["ke-hoach.txt"], 2, "Chỉ kiểm tra được chữ ký số trong tệp PDF"),
        (["khong-co.pdf"], 2, "Không có tệp"),
        (["ky.pdf", "--roots", "khong-co"], 2, "Không mở được thư mục"),
    ],
)
def test_says_it_in_words_and_in_its_status(
    office: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], status: int, told: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(office)
    assert cli.main(["verify", *arguments]) == status
    printed, complained = capfd.readouterr()
    assert told in (complained if status == 2 else printed)
    assert (printed == "") == (status == 2)


def test_json_has_every_answer(
    office: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    cli.main(["verify", "ky.pdf", "--roots", "goc", "--json"])
    [one] = json.loads(capfd.readouterr().out)["signatures"]
    assert (one["conclusion"], one["signer"], one["signed_at"]) == (
        "good", "Trần Văn Minh", "2026-03-03T08:15:00+07:00",
    )  # fmt: skip
    assert one["certificate_sha256"] == certificate_of(CA.person.der).sha256
    assert {one[key]["code"] for key in ("who", "when", "intact", "trusted", "revocation")} == {
        "signer", "claimed", "whole", "trusted", "unknown",
    }  # fmt: skip


def test_a_certificate_says_who_from_whom_and_until_when() -> None:
    root, person = certificate_of(CA.root.pem), certificate_of(CA.person.der)
    assert (root.name, root.issuer, root.authority, root.valid_from) == ("Gốc Hải Lam",) * 2 + (True, BORN)
    assert (person.name, person.organisation, person.issuer) == (
        "Trần Văn Minh", "Tỉnh ủy Hải Lam", "Gốc Hải Lam",
    )  # fmt: skip
    assert (person.authority, person.der) == (False, CA.person.der)
    assert len(person.sha256) == 64


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "không phải chứng thư số"),
        (CA.root.pem[:200], "không phải chứng thư số"),
        (CA.root.pem.replace(b"MII", b"AAA"), "không phải chứng thư số"),
        (CA.root.pem + CA.person.pem, "có 2 chứng thư"),
        (b"-----BEGIN PRIVATE KEY-----\n", "khóa bí mật"),
        (b"\x30" * (LARGEST + 1), "không phải chứng thư số"),
        (CA.person.pkcs12, "không phải chứng thư số"),
    ],
)
def test_what_is_no_certificate_is_refused_with_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(NotACertificate) as refused:
        certificate_of(data)
    assert told in refused.value.sentence


def test_a_broken_file_among_the_roots_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.crt").write_bytes(CA.root.der)
    assert roots_in(tmp_path) == (CA.root.der,)
    (tmp_path / "b.CER").write_bytes(b"hong")
    with pytest.raises(NotACertificate) as refused:
        roots_in(tmp_path)
    assert refused.value.sentence.startswith("“b.CER”")
