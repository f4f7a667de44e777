"""The command `vanban` and its child process: what is printed where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vanban.typeset import PageBreak, Paragraph, pdf_of
from vanban import cli

PLAN = """HUYỆN ỦY PHÚ KHÊ
*
Số 45-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Phú Khê, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
tổ chức hội nghị đối thoại với Nhân dân
-----
Ban Thường vụ Huyện ủy ban hành kế hoạch như sau:
I. TỔ CHỨC THỰC HIỆN
1. Văn phòng Huyện ủy:
- Chuẩn bị giấy mời, gửi Thường trực Huyện ủy trước ngày 15/3/2024.
2. Ban Dân vận Huyện ủy:
- Tổng hợp ý kiến, hoàn thành trước 16 giờ 00, ngày 18/3/2024.
Nơi nhận:
- Thường trực Tỉnh ủy (báo cáo),
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn Bình
"""
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*arguments: str, given: bytes = b"", module: str = "vanban") -> subprocess.CompletedProcess[bytes]:
    here = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        check=False,
        input=given,
        capture_output=True,
        env=here,
        timeout=120,
    )


# vanban read


def test_a_summary_names_tasks_with_owner_and_deadline(
    plan: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["read", str(plan)]) == 0
    said = capsysbinary.readouterr().out.decode()
    assert "1. Kế hoạch:" in said
    assert "Số, ký hiệu: 45-KH/HU" in said
    assert "Ngày ban hành: 05/03/2024" in said
    assert "Văn phòng Huyện ủy: Chuẩn bị giấy mời" in said
    assert "hạn 15/03/2024" in said
    assert "hạn 16:00 18/03/2024" in said


def test_json_is_the_contract(plan: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["read", str(plan), "--json"]) == 0
    read = json.loads(capsysbinary.readouterr().out)
    assert read["schema"] == "vanban.reading/1"
    assert read["source"]["name"] == "ke-hoach.txt"
    assert read["documents"][0]["number"] == 45
    assert [task["deadline"]["due"] for task in read["documents"][0]["tasks"]] == [
        "2024-03-15",
        "2024-03-18T16:00",
    ]


def test_text_is_what_the_spans_count_in(plan: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    cli.main(["read", str(plan), "--json"])
    task = json.loads(capsysbinary.readouterr().out)["documents"][0]["tasks"][0]
    cli.main(["read", str(plan), "--text"])
    text = capsysbinary.readouterr().out.decode()
    start, end = task["span"]
    assert "Chuẩn bị giấy mời" in text[start:end]


def test_a_pdf_gives_pages_and_boxes(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(pdf_of([Paragraph(line) for line in PLAN.splitlines()]))
    assert cli.main(["read", str(path), "--json"]) == 0
    task = json.loads(capsysbinary.readouterr().out)["documents"][0]["tasks"][0]
    assert task["page"] == 1
    assert task["boxes"]


def test_what_cannot_be_read_gives_two_and_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF-1.7 cut off")
    done = run("read", str(broken), "--json")
    assert done.returncode == 2
    assert done.stdout == b""
    said = done.stderr.decode().strip()
    assert said.count("\n") == 0
    assert said.startswith("Tệp PDF bị hỏng")


@pytest.mark.parametrize(
    ("name", "says"),
    [("khong-co.pdf", "Không có tệp"), (".", "là thư mục"), ("a\x00b.txt", "Không mở được tệp")],
)
def test_paths_that_lead_nowhere(
    name: str, says: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["read", str(tmp_path) + "/" + name]) == 2
    caught = capsysbinary.readouterr()
    assert caught.out == b""
    assert says in caught.err.decode()


def test_a_file_of_a_gigabyte_is_refused_without_being_loaded(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    huge = tmp_path / "lon.pdf"
    with huge.open("wb") as held:
        held.truncate(1024**3)
    assert cli.main(["read", str(huge)]) == 2
    assert "1024 MB" in capsysbinary.readouterr().err.decode()


def test_json_and_text_exclude_each_other(plan: Path) -> None:
    with pytest.raises(SystemExit) as wrong:
        cli.main(["read", str(plan), "--json", "--text"])
    assert wrong.value.code == 2


def test_reading_a_text_loads_nothing_heavy(plan: Path) -> None:
    code = (
        "import sys; from vanban import cli; cli.main(['read', sys.argv[1], '--text']);"
        "heavy = {'numpy', 'cv2', 'lxml', 'openpyxl', 'pypdfium2', 'tesserocr', 'PIL'} & set(sys.modules);"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    here = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(plan)], check=False, capture_output=True, env=here, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()


# The child process


def child(data: bytes, name: str = "a.txt", *more: str) -> subprocess.CompletedProcess[bytes]:
    return run(name, "2024-03-01", *more, given=data, module="vanban.child")


def test_the_child_prints_contract_and_text() -> None:
    done = child(PLAN.encode())
    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert answer["contract"]["documents"][0]["symbol"] == "KH/HU"
    start, end = answer["contract"]["documents"][0]["tasks"][0]["span"]
    assert "Chuẩn bị giấy mời" in answer["text"][start:end]


def test_the_child_tells_its_progress() -> None:
    pages = pdf_of([Paragraph("một"), PageBreak(), Paragraph("hai"), PageBreak(), Paragraph("ba")])
    assert child(pages, "a.pdf").stderr.decode().splitlines() == ["page 1/3", "page 2/3", "page 3/3"]


def test_the_child_refuses_in_a_sentence() -> None:
    done = child(b"", "rong.pdf")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().startswith("refused: Tệp rỗng")


@pytest.mark.parametrize("name", ["-x.txt", "--memory-mb", "../../etc/passwd", "Kế hoạch số 5.txt", ""])
def test_names_are_only_names(name: str) -> None:
    assert child(PLAN.encode(), name).returncode == 0


def test_the_child_is_held_to_its_memory() -> None:
    done = child(("Kế hoạch số 5 " * 400_000).encode(), "a.txt", "--memory-mb", "150")
    assert done.returncode != 0
    assert done.stdout == b""


def test_the_child_is_held_to_its_time() -> None:
    endless = "\n".join(
        f"- Giao Văn phòng {number} báo cáo trước ngày 05/3/2024" for number in range(200_000)
    )
    done = child(endless.encode(), "a.txt", "--cpu-seconds", "1")
    assert done.returncode < 0
    assert done.stdout == b""
