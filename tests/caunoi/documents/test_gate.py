"""The gate: nothing of a secret or unreadable file reaches the disk (R15, V16)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from caunoi.documents.actions import keep_file, receive_file
from caunoi.documents.models import IncomingFile, StoredFile
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.vanban.sources import pdf_file
from tests.vanban.typeset import PageBreak, paragraphs, scan_of


def refused(actor: User, data: bytes, *, name: str = "a.txt", declared: str = "") -> RuleBroken:
    with pytest.raises(RuleBroken) as caught:
        receive_file(actor=actor, name=name, data=data, declared=declared)
    return caught.value


@pytest.fixture(autouse=True)
def nothing_is_kept(own_data_folder: Path, db: None) -> object:
    yield
    assert not [place for place in own_data_folder.rglob("*") if place.is_file()]
    assert not StoredFile.objects.exists()
    assert not IncomingFile.objects.exists()


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_marked_document_is_refused_and_the_stub_is_offered(specialist: User, mark: str) -> None:
    broken = refused(specialist, papers.data(papers.SECRET.replace("MẬT", mark)))

    assert broken.code == "secret"
    assert mark in broken.sentence
    assert "vào sổ phiếu" in broken.sentence


def test_a_mark_on_the_first_page_of_a_scan_is_seen(specialist: User) -> None:
    scan = scan_of([*paragraphs(papers.SECRET), PageBreak(), *paragraphs(papers.PLAN)])

    assert refused(specialist, scan, name="quet.pdf").code == "secret"


def test_what_the_person_says_is_enough(specialist: User) -> None:
    assert refused(specialist, papers.data(papers.PLAN), declared="TỐI MẬT").code == "secret"


def test_a_sensitive_topic_asks_a_second_time(specialist: User) -> None:
    broken = refused(specialist, papers.data(papers.PERSONNEL))

    assert broken.code == "confirm-topic"
    assert "nhân sự" in broken.sentence


@pytest.mark.parametrize("before", ["", papers.PLAN + "\f", (papers.PLAN + "\f") * 4])
def test_evidence_passes_the_same_gate_with_every_page(specialist: User, before: str) -> None:
    with pytest.raises(RuleBroken, match="secret"):
        keep_file(actor=specialist, name="a.txt", data=papers.data(before + papers.SECRET))


def a_docx(extra: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in extra.items():
            archive.writestr(name, content)
    return out.getvalue()


ENTITY = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'


def a_locked_pdf() -> bytes:
    lock = "<</Filter/Standard/V 1/R 2/P -44/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
    content = pdf_file.words("a", 85, 600)
    trailer = f"/Encrypt {pdf_file.first_free(1)} 0 R/ID[<00><00>]"
    return pdf_file.pages(content, more=[lock], trailer=trailer)


def an_image(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, format="PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("rong.txt", b"", "rỗng"),
        ("trang.txt", b"   \n\x00", "rỗng"),
        ("la.exe", b"MZ\x90\x00" + bytes(range(256)) * 40, "Không nhận ra"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "hỏng"),
        ("gia.pdf", b"\x00\x01\x02\x03" * 5000, ""),
        ("bom.docx", lambda: a_docx({"word/document.xml": b"<w>" + b" " * 90_000_000 + b"</w>"}), ""),
        ("khac.zip", a_docx({"readme.txt": b"hello"}), "giải nén"),
        ("bom.png", lambda: an_image(30_000), ""),
        ("khoa.pdf", a_locked_pdf(), "mật khẩu"),
        ("thuc-the.docx", a_docx({"word/document.xml": ENTITY}), "thực thể XML"),
    ],
    ids=[
        "empty",
        "blank",
        "executable",
        "truncated-pdf",
        "not-a-pdf",
        "zip-bomb",
        "zip",
        "image-bomb",
        "encrypted-pdf",
        "external-entity",
    ],
)
def test_what_cannot_be_opened_is_refused_with_a_sentence(
    specialist: User, name: str, data: bytes | Callable[[], bytes], word: str
) -> None:
    broken = refused(specialist, data if isinstance(data, bytes) else data(), name=name)

    assert broken.code == "unreadable"
    assert name in broken.sentence
    assert word in broken.sentence
    assert broken.sentence.endswith(".")


def test_a_file_over_the_limit_is_refused(specialist: User, settings: Settings) -> None:
    settings.CAUNOI_MAX_UPLOAD_MB = 1

    broken = refused(specialist, b"a" * (1024 * 1024 + 1))

    assert broken.code == "too-large"
    assert "1 MB" in broken.sentence


def test_a_first_look_that_crashes_lets_nothing_in(specialist: User, settings: Settings) -> None:
    settings.CAUNOI_READING_MEMORY_MB = 16

    assert refused(specialist, papers.data(papers.PLAN)).code == "gate-failed"
