"""`vanban kinds` and `vanban write`: which kinds of documents there are, and one of them as a file."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import get_args

from vanban.kinds import KindError, fill, kind_of, kinds
from vanban.paper import Paper
from vanban.profiles import Profile, profile_for
from vanban.writing import Format, WriteError, write, write_pages

REFUSED = 2
PICTURES = "png"
_DPI = 150
FORMATS: Mapping[str, Format] = {name: name for name in get_args(Format)}


def run(asked: argparse.Namespace, *, today: date) -> int:
    """Status 0; or 2 with one sentence on standard error, and nothing on standard output."""
    try:
        said = _kinds(asked) if asked.command == "kinds" else _write(asked, today)
    except (KindError, WriteError) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    sys.stdout.buffer.write(said.encode())
    sys.stdout.buffer.flush()
    return 0


def _kinds(asked: argparse.Namespace) -> str:
    return "".join(f"{kind.slug:<28} {kind.name}: {kind.about}\n" for kind in kinds(_own(asked)))


def _write(asked: argparse.Namespace, today: date) -> str:
    """The file is written; what is said names the profile that gave it its form."""
    if asked.format not in (*FORMATS, PICTURES):
        raise KindError(f"Không có dạng tệp “{asked.format}”; các dạng: {', '.join((*FORMATS, PICTURES))}.")
    kind = kind_of(asked.kind, _own(asked), office=asked.office or "")
    values = dict(kind.sample if asked.sample else _values(Path(asked.values)))
    paper = fill(kind, values | dict(_on_the_line(asked)))
    profile = profile_for(paper.issue_date or today, paper.system)
    files = _files(paper, profile, asked.format)
    names = [asked.output, *(_numbered(asked.output, n) for n in range(2, len(files) + 1))]
    for name, data in zip(names, files, strict=True):
        _put(name, data)
    return f"{', '.join(names)}: {kind.name}, {profile.name}.\n"


def _files(paper: Paper, profile: Profile, format: str) -> list[bytes]:
    """One file, or a picture of each page."""
    if format == PICTURES:
        return write_pages(paper, profile=profile, dpi=_DPI)
    return [write(paper, profile=profile, format=FORMATS[format])]


def _numbered(output: str, page: int) -> str:
    """ "ra.png" of the second page is "ra-2.png"."""
    path = Path(output)
    return str(path.with_name(f"{path.stem}-{page}{path.suffix}"))


def _put(name: str, data: bytes) -> None:
    try:
        Path(name).write_bytes(data)
    except (OSError, ValueError):
        said = f"Không ghi được tệp “{name}”; hãy kiểm tra thư mục và quyền ghi."
        raise KindError(said) from None


def _own(asked: argparse.Namespace) -> Path | None:
    """The office's folder of kinds; one that is not there is a slip of the person at the keyboard."""
    if asked.folder is None:
        return None
    folder = Path(asked.folder)
    if not folder.is_dir():
        raise KindError(f"Không có thư mục mẫu “{asked.folder}”; hãy kiểm tra lại đường dẫn.")
    return folder


def _values(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KindError(
            f"Không đọc được tệp giá trị “{path.name}” ({error}); hãy kiểm tra lại tệp."
        ) from None


def _on_the_line(asked: argparse.Namespace) -> Iterator[tuple[str, object]]:
    if asked.on:
        yield "issue_date", asked.on
    if asked.system:
        yield "system", asked.system
