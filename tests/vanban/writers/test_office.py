"""LibreOffice opens every Word file of ours, and sets it on as many pages as our PDF has."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.vanban.kinds.test_small_sheet import invitation
from tests.vanban.writers.samples import ALL, FULL, PLAN, TASKS, profile_of
from vanban.paper import Paragraph, Table, words
from vanban.profiles import PROFILES
from vanban.writers.fonts import FOLDER
from vanban.writing import write

LONG = tuple(Paragraph(words("Việc của các cơ quan, đơn vị trong tỉnh. " * n)) for n in range(1, 22))
ROWS = tuple(
    (words(str(n)), words("Nội dung phải làm " * 5), words("Ban"), words("12/12")) for n in range(70)
)
PAPERS = {
    **ALL,
    "long": replace(PLAN, body=LONG),
    "table": replace(PLAN, body=(Table(TASKS.columns, ROWS),), landscape=True),
    "small": invitation(),
    "small-long": invitation(short=False),
    "long-state": replace(FULL, body=LONG, system="state"),
}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{cache}</cachedir><alias binding="same">
<family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias></fontconfig>"""

pytestmark = pytest.mark.usefixtures("pdf_fonts")


def opened(files: list[Path], folder: Path) -> dict[str, int]:
    """The pages that LibreOffice gives to each file, all opened in one run with our font for Times."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("Không có LibreOffice để mở thử tệp Word; hãy cài gói libreoffice-writer.")
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(folder=FOLDER, cache=folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        check=True,
        capture_output=True,
        timeout=200,
    )
    return {file.stem: len(pypdfium2.PdfDocument(file.with_suffix(".pdf"))) for file in files}


def test_word_and_pdf_have_the_same_pages(tmp_path: Path) -> None:
    ours, files = {}, []
    for name, paper in PAPERS.items():
        profile = PROFILES["state-nd30"] if name == "long-state" else profile_of(paper)
        held = write(paper, profile=profile, format="pdf")
        ours[name] = len(pypdfium2.PdfDocument(held))
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(write(paper, profile=profile, format="docx"))
    assert opened(files, tmp_path) == ours
    assert max(ours.values()) >= 4
