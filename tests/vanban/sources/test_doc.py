"""Old Word files by way of LibreOffice, and what is said where it is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vanban.typeset import Columns, Element, Paragraph, Table, docx_of
from vanban.sources import NotReadable, open_source

LETTER: list[Element] = [
    Columns(("TỈNH ỦY HẢI LAM", "*", "Số 12-CV/TU"), ("ĐẢNG CỘNG SẢN VIỆT NAM", "ngày 05 tháng 3 năm 2024")),
    Paragraph("Đề nghị các đơn vị báo cáo trước ngày 15/3/2024."),
    Table((("TT", "Việc"), ("1", "Họp")), (1, 5)),
    Paragraph("Trân trọng đề nghị."),
]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le") + bytes(2000)
_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
if _OFFICE is None and os.environ.get("CAUNOI_NO_SKIPS") == "1":
    raise RuntimeError("LibreOffice is missing; scripts/system-packages installs it")
office = pytest.mark.skipif(
    _OFFICE is None, reason="Chưa cài LibreOffice; hãy chạy scripts/system-packages để cài."
)


def as_other(data: bytes, kind: str, folder: Path) -> bytes:
    """The Word file saved by LibreOffice as another kind."""
    assert _OFFICE is not None
    given = folder / "a.docx"
    given.write_bytes(data)
    profile = (folder / "own").as_uri()
    command = [_OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(given)], check=True, capture_output=True, timeout=120
    )
    return (folder / f"a.{kind}").read_bytes()


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all conversions: LibreOffice takes long to make its profile."""
    return tmp_path_factory.mktemp("office")


@office
@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_files_are_read_like_new_ones(kind: str, profile: Path) -> None:
    data = as_other(docx_of(LETTER), kind, profile)
    source = open_source(data, name=f"cong-van.{kind}")
    assert [line.text for line in source.lines if line.cells is None] == [
        "TỈNH ỦY HẢI LAM",
        "*",
        "Số 12-CV/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngày 05 tháng 3 năm 2024",
        "Đề nghị các đơn vị báo cáo trước ngày 15/3/2024.",
        "Trân trọng đề nghị.",
    ]
    assert [line.cells for line in source.lines if line.cells] == [("TT", "Việc"), ("1", "Họp")]
    assert source.media_type != "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert source.problems == ()


@office
def test_a_broken_old_file_is_damaged() -> None:
    with pytest.raises(NotReadable, match=r"Word đời cũ \(.doc\) bị hỏng"):
        open_source(OLE, name="a.doc")


def test_without_libreoffice_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NotReadable, match=r"LibreOffice.*lưu lại thành .docx"):
        open_source(OLE, name="a.doc")


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of our own in LibreOffice's place."""
    made = folder / "soffice"
    made.write_text(f"#!{sys.executable}\n{script}\n")
    made.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_a_conversion_that_does_not_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "import time; time.sleep(60)", monkeypatch)
    monkeypatch.setattr("vanban.sources.doc._LONGEST", 1)
    with pytest.raises(NotReadable, match=r"quá 1 giây.*lưu lại"):
        open_source(OLE, name="a.doc")


def test_macros_are_off_and_the_profile_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import sys, pathlib, urllib.parse\n"
        "profile = next(a for a in sys.argv if 'UserInstallation' in a).split('=file://', 1)[1]\n"
        "folder = pathlib.Path(urllib.parse.unquote(profile), 'user')\n"
        "held = (folder / 'registrymodifications.xcu').read_text()\n"
        f"pathlib.Path({str(tmp_path / 'said')!r}).write_text(profile + held)"
    )
    program(tmp_path, script, monkeypatch)
    with pytest.raises(NotReadable):
        open_source(OLE, name="a.doc")
    said = (tmp_path / "said").read_text()
    assert "DisableMacrosExecution" in said
    profile = said.split("<", 1)[0]
    assert not Path(profile).exists()
