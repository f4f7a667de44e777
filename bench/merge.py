"""1,121 personal invitations with QR against LibreOffice and WeasyPrint, in one run.

    python -m bench.merge

Ours: values to papers to one PDF, then to one PDF and single files, each in a process of its own with its
peak memory. LibreOffice runs its own mail merge over 1,121 rows, to one file, then to single ones
(bench/merge_rival.py; what is not installed is said); its start is not counted, and as its letters have no QR
code it is held against ours without them. WeasyPrint sets the same words and codes as HTML in one document,
measured on fewer letters and reckoned up by the time of one letter. All times are of the processor, so that
other work on the machine counts for nobody; what it costs both in cache still does.
"""

from __future__ import annotations

import base64
import io
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from statistics import median
from time import process_time

import segno
from weasyprint import HTML

from vanban.kinds import fill, kind_of
from vanban.paper import Paper, Paragraph, plain
from vanban.profiles import profile_for
from vanban.writers.pdf import compiled
from vanban.writing import write, write_letters, write_many

GUESTS, FEW = 1_121, 24
LEAST = {"LibreOffice": {"joint": 30.0, "single": 20.0}, "WeasyPrint": {"joint": 5.0}}
MOST_MB, MOST_MS = 500, 50.0
PROFILE = profile_for(date(2026, 12, 8), "party")
HOW = ("joint", "single")
BRIDGE, RIVAL = "/usr/bin/python3", Path(__file__).with_name("merge_rival.py")


def main() -> int:
    """Prints the figures; exit status 1 where a ratio, the memory or one DOCX misses its limit."""
    if sys.argv[1:2] == ["ours"]:
        return _ours_alone(*sys.argv[2:])
    missed = False
    for how in HOW:
        ours, memory = _ours(how, "codes")
        bare, _ = _ours(how, "bare")
        missed |= memory > MOST_MB
        _tell(how, "ours", ours, f" {memory:.0f} MB")
        _tell("", "without QR", bare, "")
        for name, theirs in _rivals(how):
            beside = theirs / (bare if name == "LibreOffice" else ours)
            _tell("", name, theirs, f" {beside:.1f} times ours (at least {LEAST[name][how]:.0f})")
            missed |= beside < LEAST[name][how]
    docx = 1000 * median(_timed(_one_docx) for _ in range(20))
    print(f"one DOCX {docx:.1f} ms (at most {MOST_MS:.0f})")
    return int(missed or docx > MOST_MS)


def _tell(how: str, name: str, seconds: float, more: str) -> None:
    print(f"{how:<7} {name:<11} {seconds:6.2f} s, {1000 * seconds / GUESTS:6.2f} ms a letter,{more}")


def _ours(how: str, what: str) -> tuple[float, float]:
    """Seconds and megabytes, the better of two runs; `what`: codes or bare."""
    command = [sys.executable, "-m", "bench.merge", "ours", how, what]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(2)]
    seconds, memory = zip(*(map(float, run.split()) for run in runs), strict=True)
    return min(seconds), max(memory)


def _ours_alone(how: str, what: str) -> int:
    compiled("")  # the rivals' start is not counted either
    made = write_many if how == "joint" else write_letters
    seconds = _timed(lambda: made(_papers(GUESTS, bare=what == "bare"), profile=PROFILE))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return 0


def _rivals(how: str) -> Iterator[tuple[str, float]]:
    if not shutil.which("soffice"):
        print(f"{'':<7} LibreOffice is not installed (libreoffice-writer-nogui, libreoffice-base-nogui)")
    elif not _has_bridge():
        print(f"{'':<7} LibreOffice's mail merge needs its bridge for {BRIDGE} (python3-uno): not measured")
    else:
        yield "LibreOffice", _libreoffice(how)
    if how == "joint":
        papers = _papers(2 * FEW)
        few, many = _timed(lambda: _weasyprint(papers[:FEW])), _timed(lambda: _weasyprint(papers))
        yield "WeasyPrint", (many - few) / FEW * GUESTS


def _has_bridge() -> bool:
    return subprocess.run([BRIDGE, "-c", "import uno"], check=False, capture_output=True).returncode == 0


def _one_docx() -> bytes:
    return write(_papers(1)[0], profile=PROFILE, format="docx")


def _papers(count: int, *, bare: bool = False) -> list[Paper]:
    kind = kind_of("giay-moi-ca-nhan")
    papers = (
        fill(kind, {**kind.sample, "guest": f"Đồng chí Nguyễn Văn {n}", "code": f"HL-{n:04}"})
        for n in range(count)
    )
    return [replace(paper, code=None) if bare else paper for paper in papers]


def _libreoffice(how: str) -> float:
    """The seconds of its mail merge over the whole list."""
    kind = kind_of("giay-moi-ca-nhan")
    letter = fill(kind, {**kind.sample, "guest": "{{guest}}", "post": "{{post}}"})
    rows = (f"Đồng chí Nguyễn Văn {n},Bí thư Đảng ủy xã Tân Thịnh" for n in range(GUESTS))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "letter.docx").write_bytes(
            write(replace(letter, code=None), profile=PROFILE, format="docx")
        )
        (Path(folder) / "guests.csv").write_text("\n".join(("guest,post", *rows)), "utf-8")
        command = [BRIDGE, str(RIVAL), folder, how]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    seconds, files = said.split()
    assert int(files) == (1 if how == "joint" else GUESTS)
    return float(seconds)


def _weasyprint(papers: Sequence[Paper]) -> bytes:
    pages = "".join(f'<section style="break-after: page">{_html(paper)}</section>' for paper in papers)
    style = "@page { size: A4; margin: 20mm 15mm 20mm 30mm } body { font: 14pt/18pt serif }"
    made = HTML(string=f'<meta charset="utf-8"><style>{style}</style>{pages}').write_pdf()
    assert isinstance(made, bytes)
    return made


def _html(paper: Paper) -> str:
    head = f"<table width=100%><tr><td>{escape(paper.issuer)}<td><b>ĐẢNG CỘNG SẢN VIỆT NAM</b></table>"
    body = "".join(f"<p>{escape(plain(one.words))}</p>" for one in paper.body if isinstance(one, Paragraph))
    code = io.BytesIO()
    segno.make(paper.code or "").save(code, kind="svg", scale=3)
    picture = base64.b64encode(code.getvalue()).decode()
    signed = (
        f"<p align=right>{escape(paper.signings[0].role)}<br><br><br>{escape(paper.signings[0].name)}</p>"
    )
    return f'{head}<h1>GIẤY MỜI</h1>{body}{signed}<img src="data:image/svg+xml;base64,{picture}">'


def _timed(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
