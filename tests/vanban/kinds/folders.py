"""Folders of kinds for tests: one small kind, of which a test changes what it is about."""

from __future__ import annotations

from pathlib import Path

KIND = """
name = "Thư mời"
about = "Một thư mời ngắn."
doc_type = "Giấy mời"
symbol = "GM"
optional = ["recipients"]

[fields]
meeting = { label = "Cuộc họp", required = true }
opening = { type = "words", label = "Lời mở" }
meets_on = { type = "date", label = "Ngày", required = true }
meets_at = { type = "time", label = "Giờ" }
seats = { type = "number", label = "Số chỗ" }
form = { type = "choice", label = "Hình thức", choices = ["trực tiếp", "trực tuyến"] }
topics = { type = "list", label = "Nội dung" }
rota = { type = "table", label = "Lịch" }

[fields.tasks]
type = "records"
label = "Việc"

[fields.tasks.fields]
owner = { label = "Đơn vị", required = true }
due = { type = "date", label = "Hạn" }
"""
PAPER = """
title = "dự {meeting}"
body = [{ text = "Kính mời dự {meeting}." }]
"""
SAMPLE = """
issuer = "TỈNH ỦY HẢI LAM"
place = "Hải Lam"
signings = [{ role = "CHÁNH VĂN PHÒNG", name = "Lê Quốc Bảo" }]
meeting = "họp giao ban"
meets_on = 2026-12-01
"""
FILES = {"kind.toml": KIND, "paper.toml": PAPER, "sample.toml": SAMPLE}


def folder(own: Path, name: str = "thu-moi", **files: str | None) -> Path:
    """A kind's folder under `own`; `kind`, `paper`, `sample` stand for the files, None leaves one out."""
    place = own / name
    place.mkdir(parents=True, exist_ok=True)
    for file, text in FILES.items():
        given = files.get(file.partition(".")[0], text)
        if given is not None:
            (place / file).write_text(given, encoding="utf-8")
    return own
