"""`vanban kinds`, `vanban write`: what is printed where, with which exit status, what the file holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from tests.vanban.kinds.folders import SAMPLE, folder
from vanban import cli, reading
from vanban.kinds import slugs


class Said:
    """What one call printed."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> Said:
    status = cli.main(list(arguments))
    caught = capsysbinary.readouterr()
    return Said(status, caught.out.decode(), caught.err.decode())


def test_every_kind_is_listed_with_its_name(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    said = run(capsysbinary, "kinds")
    assert (said.status, said.err) == (0, "")
    assert [line.split()[0] for line in said.out.splitlines()] == list(slugs())
    assert "Giấy mời họp: Mời nhiều cơ quan" in said.out


def test_an_office_s_folder_is_listed_too_and_checked(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    own = folder(tmp_path)
    assert "thu-moi " in run(capsysbinary, "kinds", "--folder", str(own)).out
    folder(own, paper='title = "{metting}"\nbody = []')
    said = run(capsysbinary, "kinds", "--folder", str(own))
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("thu-moi/paper.toml, title: không có trường “metting”")


@pytest.mark.parametrize(
    ("more", "day", "profile", "held"),
    [
        ((), date(2026, 11, 30), "05-HD/VPTW", ["Số 42-KH/TU", "phường;"]),
        (("--on", "2023-03-01"), date(2023, 3, 1), "36-HD/VPTW", ["01 tháng 3 năm 2023", "phường,"]),
        (("--on", "2026-02-03", "--system", "state"), date(2026, 2, 3), "30/2020", ["Số: 42/KH-TU"]),
    ],
)  # fmt: skip
def test_the_profile_follows_day_and_system(
    capsysbinary: pytest.CaptureFixture[bytes],
    tmp_path: Path,
    more: tuple[str, ...],
    day: date,
    profile: str,
    held: list[str],
) -> None:
    path = tmp_path / "ra.txt"
    said = run(
        capsysbinary, "write", "--kind", "ke-hoach", "--sample", "--format", "txt", "-o", str(path), *more
    )
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"{path}: Kế hoạch gặp mặt, ")
    assert profile in said.out
    text = path.read_text("utf-8")
    assert [words for words in held if words not in text] == []
    found = reading.read(path.read_bytes(), name="ra.txt", today=day).documents[0].issue_date
    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(("kind", "pages"), [("ke-hoach", 2), ("giay-moi-ca-nhan", 1)])
def test_pages_are_written_as_pictures(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, kind: str, pages: int
) -> None:
    path = tmp_path / "ra.png"
    asked = ("write", "--kind", kind, "--sample", "--format", "png", "-o", str(path))
    said = run(capsysbinary, *asked)
    assert (said.status, said.err) == (0, "")
    files = [path, *(tmp_path / f"ra-{page}.png" for page in range(2, pages + 1))]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    assert all(file.name in said.out for file in files)
    for file in files:
        with Image.open(file) as picture:
            assert picture.format == "PNG"
            assert picture.size == (1241, 1754), "A4 at 150 dots an inch"
            assert picture.getextrema() == (0, 255), "there is something on it"


def test_an_office_writes_from_a_file_of_values_in_its_own_words(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    own, path = folder(tmp_path / "own"), tmp_path / "ra.txt"
    folder(
        own,
        "thu-moi@VPTU",
        kind=None,
        sample=None,
        paper='title = "của phòng"\nbody = [{ text = "{meeting}." }]',
    )
    values = tmp_path / "values.toml"
    values.write_text(SAMPLE.replace("họp giao ban", "họp cơ quan"), "utf-8")
    common = ("write", "--kind", "thu-moi", "--values", str(values), "--format", "txt", "-o", str(path))
    assert run(capsysbinary, *common, "--folder", str(own)).status == 0
    assert "Kính mời dự họp cơ quan." in path.read_text("utf-8")
    assert run(capsysbinary, *common, "--folder", str(own), "--office", "VPTU").status == 0
    assert "của phòng" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"--kind": "giay-moi-hop"}, "không có mẫu văn bản “giay-moi-hop”"),
        ({"--format": "odt"}, "Không có dạng tệp “odt”; các dạng: docx"),
        ({"-o": "/không/có/ra.txt"}, "Không ghi được tệp"),
        ({"-o": "ra\x00.txt"}, "Không ghi được tệp"),
        ({"--folder": "/không/có"}, "Không có thư mục mẫu “/không/có”"),
        ({"--values": "/không/có.toml"}, "Không đọc được tệp giá trị “có.toml”"),
        ({"--values": "typo"}, "giay-moi: không có trường “metting”"),
        ({"--values": "empty"}, "giay-moi: thiếu “Cơ quan ban hành” (issuer)"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, given: dict[str, str], said: str
) -> None:
    (tmp_path / "typo").write_text('metting = "a"', "utf-8")
    (tmp_path / "empty").write_text("", "utf-8")
    if given.get("--values", "/").startswith("/") is False:
        given = {"--values": str(tmp_path / given["--values"])}
    asked = {"--kind": "giay-moi", "--format": "txt", "-o": str(tmp_path / "ra.txt")} | given
    line = [part for pair in asked.items() for part in pair]
    answer = run(capsysbinary, "write", *line, *(() if "--values" in asked else ("--sample",)))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(said)
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "ra.txt").exists()
