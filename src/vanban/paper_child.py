"""A Word file that came back, read in a process of its own: its paper, and what it says otherwise than ours.

    python -m vanban.paper_child NAME TODAY  < our paper, our file, their file (`packed`)

Standard output is one JSON object (`Answer`); a file that cannot be read gives exit status 2 and a line
`refused: SENTENCE` on standard error, as `vanban.child` does.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vanban.answers import DocumentReading, SourceNote
from vanban.child import REFUSED
from vanban.differing import carried
from vanban.docx_mark import mark_of
from vanban.emphasis import dressed
from vanban.fact_changes import FactChange, fact_changes
from vanban.model import Document
from vanban.outside import outside
from vanban.paper import Paper
from vanban.paper_json import from_json, to_json
from vanban.reading import arrange, read_arranged
from vanban.sources import NotReadable, open_source
from vanban.sources.docx_emphasis import emphasis
from vanban.sources.kinds import Format, judge
from vanban.taking import paper_of

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its paper as JSON, its mark, how many documents the file holds, which facts differ."""

    paper: str
    mark: str
    documents: int
    facts: tuple[FactChange, ...]


def packed(paper: str, ours: bytes, theirs: bytes) -> bytes:
    """Our paper as JSON, the file made of it and the file that came back, as one standard input."""
    parts = (paper.encode(), ours, theirs)
    return b"".join(len(part).to_bytes(_LENGTH, "big") + part for part in parts)


def _unpacked(data: bytes) -> tuple[bytes, bytes, bytes]:
    parts, at = [], 0
    while at < len(data):
        ends = at + _LENGTH + int.from_bytes(data[at : at + _LENGTH], "big")
        parts.append(data[at + _LENGTH : ends])
        at = ends
    paper, ours, theirs = parts
    return paper, ours, theirs


def answer_of(output: bytes) -> Answer:
    """What the child has said. Raises ValueError, KeyError or TypeError for anything else."""
    said = json.loads(output)
    facts = [
        FactChange(
            **{**one, "day_before": date.fromisoformat(one["day_before"]) if one["day_before"] else None}
        )
        for one in said["facts"]
    ]
    return Answer(said["paper"], said["mark"], said["documents"], tuple(facts))


def main(arguments: Sequence[str] | None = None) -> int:
    """Read standard input; the exit status is 0 or 2."""
    name, today = sys.argv[1:] if arguments is None else arguments
    paper, ours, theirs = _unpacked(sys.stdin.buffer.read())
    try:
        answer = _answer(from_json(paper.decode()), ours, theirs, name=name, today=date.fromisoformat(today))
    except NotReadable as refusal:
        print(f"refused: {refusal.sentence}", file=sys.stderr, flush=True)
        return REFUSED
    said = json.dumps(dataclasses.asdict(answer), ensure_ascii=False, default=str)
    sys.stdout.buffer.write(said.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()
    return 0


def _answer(paper: Paper, ours: bytes, theirs: bytes, *, name: str, today: date) -> Answer:
    """Their file against ours as it is read back, so that what no reader sees is no difference."""
    [(own, old), *_] = _documents(ours, name, today)
    found = _documents(theirs, name, today)
    if not found:
        raise NotReadable("Tệp không có chữ nào đọc được như một văn bản.")
    document, new = found[0]
    seen, said = paper_of(own, old), paper_of(document, new)
    if judge(theirs, name).format is Format.DOCX:
        seen, said = dressed(seen, emphasis(ours)), dressed(said, emphasis(theirs))
    edited = carried(paper, seen, said)
    facts = (*fact_changes(old, new), *outside(document, said))
    return Answer(to_json(edited), mark_of(theirs), len(found), facts)


def _documents(data: bytes, name: str, today: date) -> list[tuple[Document, DocumentReading]]:
    source = open_source(data, name=name)
    note = SourceNote(name, source.media_type, hashlib.sha256(data).hexdigest(), source.pages, source.scanned)
    arranged = arrange(source)
    return list(zip(arranged[1], read_arranged(source, note, arranged, today=today).documents, strict=True))


if __name__ == "__main__":
    sys.exit(main())
