"""The papers of the demonstration, set afresh so that their dates lie around today.

Each is a TOML file under demo/papers: a letterhead, a body and the defect it shows. `{+9}` in it is the ninth
working day from today, `{-4 dài}` the fourth before today in words.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tomllib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "demo"
FONTS: Final = Path(sys.prefix) / "share" / "caunoi" / "fonts"
_DATE: Final = re.compile(r"\{(?P<days>[+-]\d{1,3})(?: (?P<form>\w+))?\}")
_STREAM: Final = re.compile(rb"stream\r?\n(?P<data>.*?)\r?\nendstream", re.S)
_SCAN_DPI: Final = 200
Paper = dict[str, Any]


@dataclass(frozen=True)
class DemoPaper:
    """One file to receive; `settled` papers are shown already reviewed, with their tasks on the board."""

    name: str
    data: bytes
    settled: bool


def _day(today: date, working_days: int) -> date:
    """The working day that lies so many Mondays to Fridays away; holidays do not matter here."""
    day, left = today, abs(working_days)
    step = timedelta(days=1 if working_days >= 0 else -1)
    while left or day.weekday() > 4:
        day += step
        left -= bool(left) and day.weekday() < 5
    return day


def _plain(day: date) -> str:
    return (
        f"{day.day:02d}/{day.month}/{day.year}"
        if day.month > 2
        else f"{day.day:02d}/{day.month:02d}/{day.year}"
    )


_FORMS: Final[dict[str | None, Callable[[date], str]]] = {
    None: _plain,
    "dài": lambda d: f"ngày {d.day:02d} tháng {d.month:{'02d' if d.month < 3 else 'd'}} năm {d.year}",
    "ngắn": lambda d: f"{d.day}/{d.month}",
    "tháng": lambda d: str(d.month),
    "năm": lambda d: str(d.year),
    "quý": lambda d: ("I", "II", "III", "IV")[(d.month - 1) // 3],
    "ký": lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
}


def dated(text: str, today: date) -> str:
    """The text with every `{+9}` turned into the day it stands for."""
    return _DATE.sub(lambda m: _FORMS[m["form"]](_day(today, int(m["days"]))), text)


def _dated(value: Any, today: date) -> Any:
    if isinstance(value, str):
        return dated(value, today)
    return [_dated(item, today) for item in value] if isinstance(value, list) else value


def _blocks(paper: Paper) -> Iterator[dict[str, Any]]:
    """The body's lines: `!` bold, `@` a stamp, `[bảng]` the table."""
    for line in paper["body"].strip().splitlines():
        if line == "[bảng]":
            yield {"kind": "rows", "rows": paper["rows"], "widths": paper["widths"]}
        elif line[:1] in "!@" and line:
            yield {"kind": "bold" if line[0] == "!" else "stamp", "text": line[1:]}
        else:
            yield {"kind": "text", "text": line}


def _wrong_horns(pdf: bytes) -> bytes:
    """The PDF as a broken font leaves it: bold runs look right, but their ư copies as ƣ (U+01A3).

    Only the tables that turn glyphs into letters change, each in its place, and not that of the body's face.
    """
    tables = [m for m in _STREAM.finditer(pdf) if b"beginbfchar" in _inflated(m["data"])]
    body = max(tables, key=lambda m: len(_inflated(m["data"])))
    for table in tables:
        wrong = _inflated(table["data"]).replace(b"<01B0>", b"<01A3>").replace(b"<01AF>", b"<01A2>")
        packed = zlib.compress(wrong, 9)
        if table is not body and len(packed) <= len(table["data"]):
            start, end = table.span("data")
            pdf = pdf[:start] + packed.ljust(end - start, b"\n") + pdf[end:]
    return pdf


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


def _typeset(paper: Paper, **form: Any) -> Any:
    import typst

    said = {"electronic": "", **paper, "body": list(_blocks(paper))}
    return typst.compile(
        (FOLDER / "layout.typ").read_bytes(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(said, ensure_ascii=False)},
        **form,
    )


def _pdf(paper: Paper) -> bytes:
    pdf = bytes(_typeset(paper))
    return _wrong_horns(pdf) if "u-horn" in paper.get("defects", []) else pdf


def _scan(paper: Paper) -> bytes:
    """The pages as a scanner shows them: grey, a little askew, no text layer."""
    from PIL import Image

    pages = _typeset(paper, format="png", ppi=float(_SCAN_DPI))
    images = [
        Image.open(io.BytesIO(page))
        .convert("L")
        .rotate(0.5, resample=Image.Resampling.BICUBIC, fillcolor=252)
        for page in (pages if isinstance(pages, list) else [pages])
    ]
    out = io.BytesIO()
    images[0].save(
        out, "PDF", save_all=True, append_images=images[1:], resolution=float(_SCAN_DPI), quality=80
    )
    return out.getvalue()


def _text(paper: Paper) -> bytes:
    return str(paper["body"]).lstrip("\n").encode()


def _docx(paper: Paper) -> bytes:
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"

    def column(cell: Any, lines: list[str]) -> None:
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(line[1:] if line[0] in "*/" and len(line) > 1 else line).bold = line[0] == "*"

    head = document.add_table(1, 2)
    column(head.cell(0, 0), paper["left"])
    column(head.cell(0, 1), paper["right"])
    for line in [*paper["title"], "-----"]:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True
    for block in _blocks(paper):
        if block["kind"] == "rows":
            _docx_rows(document, block["rows"])
        else:
            document.add_paragraph().add_run(block["text"]).bold = block["kind"] == "bold"
    foot = document.add_table(1, 2)
    column(foot.cell(0, 1), [*paper["signed"], " ", " ", "*" + paper["signer"]])
    for number, line in enumerate(paper["recipients"]):
        cell = foot.cell(0, 0)
        (cell.paragraphs[0] if number == 0 else cell.add_paragraph()).add_run(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx_rows(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(0, len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


_MAKERS: Final[dict[str, Callable[[Paper], bytes]]] = {
    "pdf": _pdf,
    "scan": _scan,
    "docx": _docx,
    "text": _text,
}


def papers(today: date) -> Iterator[DemoPaper]:
    """Every paper of the demonstration, dated around `today`, in the order of their files."""
    for file in sorted((FOLDER / "papers").glob("*.toml")):
        paper = tomllib.loads(file.read_text(encoding="utf-8"))
        paper = {key: _dated(value, today) for key, value in paper.items()}
        yield DemoPaper(paper["name"], _MAKERS[paper["form"]](paper), bool(paper.get("settled")))
