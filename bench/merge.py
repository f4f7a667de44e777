"""1,121 personal invitations with QR against LibreOffice and WeasyPrint, in one run.

    python -m bench.merge

Ours: values to papers to one PDF, measured whole, in a process of its own with its peak memory. The rivals
are measured on fewer letters and reckoned up by the time of one letter, their start not counted: LibreOffice
turns our own DOCX of each guest into PDF, all in one run, which is the quickest it does (its mail merge
proper needs a bridge that is not installed everywhere and is not measured); WeasyPrint sets the same words
and codes as HTML in one document.
"""

from __future__ import annotations

import base64
import io
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from statistics import median
from time import perf_counter

import segno
from weasyprint import HTML

from vanban.kinds import fill, kind_of
from vanban.paper import Paper, Paragraph, plain
from vanban.profiles import profile_for
from vanban.writing import write, write_many

GUESTS, FEW = 1_121, 24
LEAST = {"LibreOffice": 5.0, "WeasyPrint": 5.0}
MOST_MB, MOST_MS = 500, 50.0
PROFILE = profile_for(date(2026, 12, 8), "party")


def main() -> int:
    """Prints the figures; exit status 1 where a ratio, the memory or one DOCX misses its limit."""
    if sys.argv[1:] == ["ours"]:
        return _ours_alone()
    run = subprocess.run(
        [sys.executable, "-m", "bench.merge", "ours"], check=True, capture_output=True, text=True
    )
    ours, memory = map(float, run.stdout.split())
    papers = _papers(2 * FEW)
    rivals = {"WeasyPrint": _each(papers, _weasyprint)}
    if shutil.which("soffice"):
        rivals["LibreOffice"] = _each(papers, _libreoffice)
    docx = 1000 * median(_timed(lambda: write(papers[0], profile=PROFILE, format="docx")) for _ in range(20))
    each_ours = 1000 * ours / GUESTS
    print(f"ours        {GUESTS} letters in {ours:6.1f} s, {each_ours:6.1f} ms each, {memory:.0f} MB at most")
    for name, each in rivals.items():
        print(f"{name:<11} {GUESTS} letters in {each * GUESTS:6.1f} s, {1000 * each:6.1f} ms each,", end="")
        print(f" {each * GUESTS / ours:5.1f} times ours (at least {LEAST[name]:.0f})")
    print(f"one DOCX    {docx:.1f} ms (at most {MOST_MS:.0f})")
    slow = any(each * GUESTS / ours < LEAST[name] for name, each in rivals.items())
    return int(slow or memory > MOST_MB or docx > MOST_MS)


def _ours_alone() -> int:
    seconds = _timed(lambda: write_many(_papers(GUESTS), profile=PROFILE))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return 0


def _papers(count: int) -> list[Paper]:
    kind = kind_of("giay-moi-ca-nhan")
    return [
        fill(kind, {**kind.sample, "guest": f"Đồng chí Nguyễn Văn {n}", "code": f"HL-{n:04}"})
        for n in range(count)
    ]


def _each(papers: Sequence[Paper], convert: Callable[[Sequence[Paper]], object]) -> float:
    """The time of one letter more: twice as many against once as many, so that the start falls out."""
    few, many = _timed(lambda: convert(papers[:FEW])), _timed(lambda: convert(papers))
    return (many - few) / (len(papers) - FEW)


def _libreoffice(papers: Sequence[Paper]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for n, paper in enumerate(papers):
            (Path(folder) / f"{n}.docx").write_bytes(write(paper, profile=PROFILE, format="docx"))
        names = [str(path) for path in sorted(Path(folder).glob("*.docx"))]
        home = f"-env:UserInstallation=file://{folder}/home"
        command = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", folder, *names]
        subprocess.run(command, check=True, capture_output=True)
        assert len(list(Path(folder).glob("*.pdf"))) == len(papers)


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
    start = perf_counter()
    run()
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
