"""The children that open strangers' signatures and packages: what they are given, say and end with."""

from __future__ import annotations

import base64
import io
import json
import sys
from datetime import datetime

import pytest

from caunoi.documents import unpacking, verifying
from tests.vanban.authority import NOW, authority, bare_pdf, signed
from vanban.edxml import Attachment, Message, Organ, write
from vanban.signature_words import HANOI

CA = authority()
PACKAGE = write(
    Message(
        Organ("T.29", "Tỉnh ủy Hải Lam"), (), 7, "CV/TU", None, "Công văn", "về việc họp",
        datetime(2026, 3, 3, tzinfo=HANOI), attachments=(Attachment("a.pdf", "application/pdf", b"%PDF-"),),
    )
)  # fmt: skip


class Given(io.TextIOWrapper):
    """Standard input of a child."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))


def test_the_request_is_one_line_then_the_file_whatever_is_in_it() -> None:
    line, _, data = verifying.request(b"\n%PDF\n", roots=[b"\x00\n"], on=NOW).partition(b"\n")
    assert json.loads(line) == {"roots": ["AAo="], "on": "2026-11-28T09:00:00+07:00"}
    assert data == b"\n%PDF\n"


@pytest.mark.parametrize(
    ("pdf", "status", "conclusions"),
    [
        (lambda: signed(bare_pdf(), CA.person), 0, ["good"]),
        (bare_pdf, 0, []),
        (lambda: b"%PDF-1.7 /ByteRange", 2, None),
    ],
)
def test_the_verifying_child(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    pdf: object, status: int, conclusions: list[str] | None,
) -> None:  # fmt: skip
    assert callable(pdf)
    asked = verifying.request(pdf(), roots=[CA.root.der], on=NOW)
    monkeypatch.setattr(sys, "stdin", Given(asked))
    assert verifying.main() == status
    said, complained = capsys.readouterr()
    if conclusions is None:
        assert (said, complained.startswith("refused: Tệp PDF bị hỏng")) == ("", True)
    else:
        assert [one["conclusion"] for one in json.loads(said)["signatures"]] == conclusions


@pytest.mark.parametrize(("data", "status"), [(PACKAGE, 0), (PACKAGE[:200], 2), (b"", 2)])
def test_the_unpacking_child(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes, status: int
) -> None:
    monkeypatch.setattr(sys, "stdin", Given(data))
    assert unpacking.main() == status
    said, complained = capsys.readouterr()
    if status:
        assert (said, complained.startswith("refused: Không đọc được gói edXML")) == ("", True)
        return
    found = json.loads(said)
    assert [(one["name"], base64.b64decode(one["data"])) for one in found["files"]] == [("a.pdf", b"%PDF-")]
    assert found["said"] == {
        "doc_type": "Công văn", "number": 7, "symbol": "CV/TU", "issuer": "Tỉnh ủy Hải Lam",
        "title": "về việc họp",
    }  # fmt: skip
