"""`vanban check`: what is printed, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.vanban.checks.papers import NOTICE_05, PLAN_36
from vanban import cli


def _run(tmp_path: Path, text: str, *options: str) -> int:
    file = tmp_path / "van-ban.txt"
    file.write_text(text, encoding="utf-8")
    return cli.main(["check", str(file), *options])


def test_json_names_level_rule_message_place_and_clause(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    wrong = PLAN_36.replace("\nPHÓ BÍ THƯ\n", "\nBÍ THƯ THƯỜNG TRỰC\n")
    assert _run(tmp_path, wrong, "--json") == 1
    said = json.loads(capfdbinary.readouterr().out)
    (finding,) = said["findings"]
    assert (finding["level"], finding["rule"]) == ("error", "signature-title")
    assert "PHÓ BÍ THƯ THƯỜNG TRỰC" in finding["message"]
    assert finding["repair"] == "PHÓ BÍ THƯ THƯỜNG TRỰC"
    assert (finding["place"]["page"], finding["place"]["text"]) == (1, "BÍ THƯ THƯỜNG TRỰC")
    assert (finding["source"].startswith("bí thư"), finding["confidence"]) == (True, "H")
    assert said["documents"][0]["profile"] == "party-hd36"


def test_words_for_a_person_and_status_0_without_an_error(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _run(tmp_path, NOTICE_05.replace("trực thuộc;", "trực thuộc,")) == 0
    said = capfdbinary.readouterr().out.decode()
    assert "Thông báo (Văn bản của Đảng theo Hướng dẫn 05-HD/VPTW)" in said
    assert "[nên xem lại] Trong “Nơi nhận” có 1 dòng" in said
    assert "sửa thành: - Các chi bộ trực thuộc;" in said
    assert "căn cứ: " in said
    assert _run(tmp_path, NOTICE_05) == 0
    assert "Không thấy gì phải sửa." in capfdbinary.readouterr().out.decode()


def test_the_day_asked_for_and_what_cannot_be_read(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    undated = NOTICE_05.replace("Vân Khê, ngày 11 tháng 8 năm 2026\n", "")
    _run(tmp_path, undated, "--json", "--on", "2024-01-05")
    said = json.loads(capfdbinary.readouterr().out)
    assert said["documents"][0]["profile"] == "party-hd36"
    assert "ngày được chọn 05/01/2024" in said["documents"][0]["note"]
    assert cli.main(["check", str(tmp_path / "khong-co.docx")]) == 2
    assert "Không có tệp" in capfdbinary.readouterr().err.decode()
