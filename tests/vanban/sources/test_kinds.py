"""What a file is told by its bytes; hostile and mistaken files are refused in a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from vanban.sources import Limits, NotReadable, open_source
from vanban.sources.kinds import Format, extension, judge

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (b"%PDF-1.7\n", "a.pdf", Format.PDF),
        (b"\n\n%PDF-1.4\n", "a.pdf", Format.PDF),
        (PNG, "a.png", Format.PNG),
        (b"\xff\xd8\xff\xe0 jfif", "a.jpeg", Format.JPEG),
        (b"II*\0....", "a.tif", Format.TIFF),
        (b"MM\0*....", "a.tiff", Format.TIFF),
        (b"{\\rtf1 abc}", "a.rtf", Format.RTF),
        (b"{\\rtf1 abc}", "a.doc", Format.RTF),
        (zipped(**{"word__document.xml": b"<w/>"}), "a.docx", Format.DOCX),
        (zipped(**{"xl__workbook.xml": b"<w/>"}), "a.xlsx", Format.XLSX),
        (zipped(mimetype=Format.ODT.value.encode()), "a.odt", Format.ODT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", Format.DOC),
        ("Kế hoạch".encode(), "a.txt", Format.TEXT),
        ("# Kế hoạch".encode(), "a.md", Format.MARKDOWN),
        ("Kế hoạch".encode(), "khong-duoi", Format.TEXT),
    ],
)
def test_the_bytes_tell_the_kind(data: bytes, name: str, found: Format) -> None:
    judged = judge(data, name)
    assert judged.format is found
    assert judged.mismatch == ""


def test_a_wrong_extension_is_read_and_said() -> None:
    source = open_source("Kế hoạch tổ chức hội nghị".encode(), name="ke-hoach.docx")
    assert source.lines[0].text == "Kế hoạch tổ chức hội nghị"
    assert source.problems[0].code == "wrong-extension"
    assert ".docx" in source.problems[0].message
    assert "văn bản thuần" in source.problems[0].message


def test_an_unknown_extension_is_no_reproach() -> None:
    assert open_source(b"Ke hoach", name="a.xyz").problems == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (bytes(range(1, 200)) * 30, "Không nhận ra loại tệp"),
        (b"MZ" + bytes(2000), "Không nhận ra loại tệp"),
        (b"PK\x03\x04 cut off", "bị hỏng"),
        (zipped(readme=b"hello"), "giải nén"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Office đời cũ"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(NotReadable, match=says) as refusal:
        open_source(data, name="a.bin")
    assert "; hãy " in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")


def test_the_rest_of_a_broken_file_is_not_read_as_text() -> None:
    rest = bytes(byte for byte in range(32, 256)) * 8
    with pytest.raises(NotReadable, match="bị hỏng"):
        open_source(rest, name="ke-hoach.pdf")


def test_a_gigabyte_is_refused_before_it_is_looked_at() -> None:
    small = Limits(size=1000)
    with pytest.raises(NotReadable, match="vượt mức"):
        open_source(b"a" * 1001, name="a.txt", limits=small)
    assert open_source(b"a" * 1000, name="a.txt", limits=small).lines


def test_the_default_limit_is_below_a_gigabyte() -> None:
    assert Limits().size < 1024**3


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("../../etc/passwd", ""),
        ("..\\..\\ke-hoach.PDF", "pdf"),
        ("a.pdf\x00.txt", ""),
        ("/tmp/a.docx/..", ""),
        ("a\nb.txt", "txt"),
        (".bashrc", ""),
        ("Kế hoạch 2024. .docx ", "docx"),
        ("", ""),
        ("x" * 5000 + ".md", "md"),
    ],
)
def test_tricks_in_a_name_only_lose_their_extension(name: str, suffix: str) -> None:
    assert extension(name) == suffix
    assert open_source("Số 12-KH/TU".encode(), name=name).lines[0].text == "Số 12-KH/TU"
