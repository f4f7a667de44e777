"""Which kind of file it is, by its bytes; the extension is only compared with them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from enum import Enum

from vanban.sources.refusal import NotReadable, damaged, locked


class Format(Enum):
    """A kind of file; the value is its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    DOC = "application/msword"
    RTF = "application/rtf"
    ODT = "application/vnd.oasis.opendocument.text"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"


IMAGES = frozenset({Format.PNG, Format.JPEG, Format.TIFF})

_EXTENSIONS: dict[str, frozenset[Format]] = {
    "txt": frozenset({Format.TEXT, Format.MARKDOWN}),
    "md": frozenset({Format.TEXT, Format.MARKDOWN}),
    "pdf": frozenset({Format.PDF}),
    "docx": frozenset({Format.DOCX}),
    "docm": frozenset({Format.DOCX}),
    "dotx": frozenset({Format.DOCX}),
    "xlsx": frozenset({Format.XLSX}),
    "xlsm": frozenset({Format.XLSX}),
    "doc": frozenset({Format.DOC, Format.RTF}),  # WordPad and old exports name RTF .doc
    "rtf": frozenset({Format.RTF}),
    "odt": frozenset({Format.ODT}),
    "png": frozenset({Format.PNG}),
    "jpg": frozenset({Format.JPEG}),
    "jpeg": frozenset({Format.JPEG}),
    "tif": frozenset({Format.TIFF}),
    "tiff": frozenset({Format.TIFF}),
}

_SPOKEN = {
    Format.TEXT: "văn bản thuần (.txt)",
    Format.MARKDOWN: "văn bản thuần (.md)",
    Format.PDF: "PDF",
    Format.DOCX: "Word (.docx)",
    Format.XLSX: "Excel (.xlsx)",
    Format.DOC: "Word đời cũ (.doc)",
    Format.RTF: "RTF",
    Format.ODT: "OpenDocument (.odt)",
    Format.PNG: "ảnh PNG",
    Format.JPEG: "ảnh JPEG",
    Format.TIFF: "ảnh TIFF",
}

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
    (b"{\\rtf", Format.RTF),
)

KNOWN = ".docx, .doc, .pdf, .xlsx, .txt, .md, .png, .jpg, .tif"


@dataclass(frozen=True, slots=True)
class Judged:
    """The kind of a file and the Vietnamese sentence to show where its name says another."""

    format: Format
    mismatch: str = ""


def extension(name: str) -> str:
    """The extension of a file name in lower case without its dot; "" where there is none.

    The name is only looked at, never opened: a path in it, a NUL or a line break has no effect.
    """
    last = re.split(r"[\\/\x00\r\n]", name)[-1]
    stem, dot, suffix = last.rpartition(".")
    return suffix.strip().lower() if dot and stem else ""


def judge(data: bytes, name: str) -> Judged:
    """The kind of file that `data` is, whatever `name` ends in.

    Raises NotReadable for an empty file and for a kind that is not read.
    """
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise NotReadable(
            "Tệp rỗng, không có nội dung nào để đọc; hãy kiểm tra lại tệp gốc rồi đưa vào lần nữa."
        )
    found = _by_bytes(data)
    suffix = extension(name)
    if found is Format.TEXT and suffix == "md":
        found = Format.MARKDOWN
    expected = _EXTENSIONS.get(suffix)
    if expected is None or found in expected:
        return Judged(found)
    if found is Format.TEXT and not _is_plausible_text(data):
        raise damaged(_SPOKEN[next(iter(expected))])
    said = f"Tệp có đuôi .{suffix} nhưng bên trong là {_SPOKEN[found]}; đã đọc theo nội dung bên trong."
    return Judged(found, said)


def _by_bytes(data: bytes) -> Format:
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK\x03\x04"):
        return _by_zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _by_compound(data)
    if _looks_binary(data):
        raise _unknown()
    return Format.TEXT


def _by_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception as broken:  # zipfile lets several kinds of error through for a damaged file
        raise damaged("nén (Word hoặc Excel)") from broken
    if "word/document.xml" in names:
        return Format.DOCX
    if any(name.startswith("xl/workbook") for name in names):
        return Format.XLSX
    if kind == Format.ODT.value.encode():
        return Format.ODT
    raise NotReadable(
        "Tệp nén không phải tệp Word hay Excel nên không đọc được; "
        f"hãy giải nén rồi đưa vào từng văn bản ({KNOWN})."
    )


def _by_compound(data: bytes) -> Format:
    """An OLE2 container: its directory names the streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked("Word hoặc Excel")
    if "WordDocument".encode("utf-16-le") in data:
        return Format.DOC
    raise NotReadable(
        "Tệp thuộc định dạng Office đời cũ (như .xls, .ppt, .msg) chưa được hỗ trợ; "
        "hãy mở tệp rồi lưu lại thành .xlsx, .docx hoặc PDF."
    )


_ODD = bytes(code for code in range(1, 32) if code not in (9, 10, 11, 12, 13, 26, 27))
"""Control characters that no text has."""


def _looks_binary(data: bytes) -> bool:
    head = data[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _half_nul(head):
        return False
    odd = len(head) - len(head.translate(None, _ODD))
    return odd * 100 > len(head) or head.count(0) * 3 > len(head)


def _half_nul(head: bytes) -> bool:
    """UTF-16 without a mark: nearly every other byte of its Latin letters is NUL, always on one side."""
    even, uneven = head[0::2].count(0), head[1::2].count(0)
    most, least = max(even, uneven), min(even, uneven)
    return most * 5 > len(head) and least * 20 < most


def _is_plausible_text(data: bytes) -> bool:
    """Whether a file named as something else holds words at all, not the rest of a broken file."""
    head = data[:4096]
    letters = sum(1 for byte in head if chr(byte).isalnum() or byte in b" \r\n\t.,;:-/")
    return letters * 10 > len(head) * 7


def _unknown() -> NotReadable:
    return NotReadable(
        f"Không nhận ra loại tệp này nên không đọc được; hãy đưa vào tệp thuộc một trong các loại {KNOWN}."
    )
