"""A file that came back, read in a child and held against ours as ours is read back."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from docx import Document as Word

from tests.caunoi.issuing.draft_scene import PAPER
from vanban.docx_mark import with_mark
from vanban.paper import Appendix, Paper, Paragraph, Run, plain
from vanban.paper_child import Answer, answer_of, packed
from vanban.paper_json import from_json, to_json
from vanban.profiles import profile_for
from vanban.writing import write

TODAY = date(2026, 11, 28)
BOLD = replace(
    PAPER,
    body=(
        *PAPER.body[:1],
        Paragraph((Run("Thời gian", bold=True), Run(": 7h30 ngày 22/3/2026, tại hội trường lớn.")), "1."),
        *PAPER.body[2:],
    ),
)


def file_of(paper: Paper, mark: str = "") -> bytes:
    """The Word file of a paper."""
    made = write(paper, profile=profile_for(TODAY, paper.system), format="docx")
    return with_mark(made, mark) if mark else made


def _child(data: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "vanban.paper_child", "ke-hoach.docx", TODAY.isoformat()],
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
    )


def asked(paper: Paper, theirs: bytes) -> Answer:
    """What the child says of a file that came back."""
    ended = _child(packed(to_json(paper), file_of(paper), theirs))
    assert ended.returncode == 0, ended.stderr
    return answer_of(ended.stdout)


def test_the_same_file_is_the_same_paper_whatever_no_reader_sees() -> None:
    answer = asked(BOLD, file_of(BOLD, "mot-dau"))
    assert from_json(answer.paper) == BOLD
    assert (answer.mark, answer.documents, answer.facts) == ("mot-dau", 1, ())


BEHIND = "Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc trước ngày 20/12/2026."


def behind(data: bytes, *lines: str) -> bytes:
    """The file after somebody wrote below everything, as Word opens at its end."""
    word = Word(io.BytesIO(data))
    for line in lines:
        word.add_paragraph(line)
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def test_what_stands_behind_the_signature_is_told() -> None:
    answer = asked(PAPER, behind(file_of(PAPER), BEHIND, "./."))
    assert from_json(answer.paper) == PAPER
    [fact] = answer.facts
    assert (fact.kind, fact.after) == ("outside", BEHIND)
    assert fact.sentence.startswith("sau chữ ký có đoạn không thuộc phần nào nên chưa nhận được: “Giao")


def test_an_appendix_is_not_outside() -> None:
    longer = replace(PAPER, appendices=(Appendix("Danh sách đơn vị", PAPER.body[1:3]),))
    assert asked(longer, file_of(longer)).facts == ()


def test_what_was_edited_is_carried_over_to_our_paper() -> None:
    word = Word(io.BytesIO(file_of(PAPER)))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("22/3/2026", "24/3/2026")
    held = io.BytesIO()
    word.save(held)
    answer = asked(PAPER, held.getvalue())
    paper = from_json(answer.paper)
    moved = paper.body[1]
    assert isinstance(moved, Paragraph)
    assert "ngày 24/3/2026" in plain(moved.words)
    assert (paper.body[0], paper.body[2:]) == (PAPER.body[0], PAPER.body[2:])
    assert replace(paper, body=PAPER.body) == PAPER
    [fact] = answer.facts
    assert (fact.kind, fact.sentence, fact.day_before) == (
        "meeting",
        "ngày họp: 22/03/2026 → 24/03/2026",
        date(2026, 3, 22),
    )


@pytest.mark.parametrize(
    "theirs",
    [
        b"",
        b"PK\x03\x04 hong",
        b"%PDF-1.7 hong",
    ],
)
def test_nonsense_is_refused_in_a_sentence(theirs: bytes) -> None:
    ended = _child(packed(to_json(PAPER), file_of(PAPER), theirs))
    assert ended.returncode == 2
    assert b"refused: " in ended.stderr
    assert ended.stdout == b""


def test_two_texts_of_one_file_are_told() -> None:
    both = Word(io.BytesIO(file_of(PAPER)))
    for line in ("ĐẢNG CỘNG SẢN VIỆT NAM", "GIẤY MỜI", "dự hội nghị", "Trân trọng kính mời."):
        both.add_paragraph(line)
    held = io.BytesIO()
    both.save(held)
    assert asked(PAPER, held.getvalue()).documents >= 1


@pytest.mark.parametrize("output", [b"", b"[]", b"{}", b'{"paper": "", "mark": "", "documents": 1}'])
def test_another_answer_is_no_answer(output: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        answer_of(output)


def test_an_answer_is_read_as_it_was_said() -> None:
    fact = {"kind": "deadline", "what": "hạn “x”", "before": "15/03/2026", "after": "17/03/2026"}
    said = {
        "paper": to_json(PAPER),
        "mark": "m",
        "documents": 2,
        "facts": [{**fact, "day_before": "2026-03-15"}, {**fact, "day_before": None}],
    }
    answer = answer_of(json.dumps(said).encode())
    assert [one.day_before for one in answer.facts] == [date(2026, 3, 15), None]
    assert (from_json(answer.paper), answer.mark, answer.documents) == (PAPER, "m", 2)
