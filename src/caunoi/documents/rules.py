"""Decisions of the documents room: pure functions, no Django, no clock, no disk."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

# The keys of the reading contract: header values, one to a document, and lists of items. Their Vietnamese names
# and fields are in review_fields.py.
SCALARS: Final = (
    "doc_type",
    "system",
    "number",
    "symbol",
    "issue_date",
    "place",
    "parent_issuer",
    "issuer",
    "title",
)
RECORDS: Final = ("signature",)
LISTS: Final = (
    "tasks",
    "meetings",
    "milestones",
    "agenda",
    "topics",
    "bridge_points",
    "participants",
    "quotas",
    "contacts",
    "recipients",
    "programme_items",
    "recurring_items",
    "legal_basis",
)
FACT_KINDS: Final = SCALARS + RECORDS + LISTS


# --- Names of files -------------------------------------------------------------------------------------

LONGEST_NAME: Final = 160
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def display_name(raw: str) -> str:
    """The name to show for a file as the browser sent it: NFC, no folders, no control or direction marks.

    It is only ever shown and offered on download; the bytes are stored under their hash, so no name can
    reach the disk. An empty name becomes "van-ban".
    """
    name = unicodedata.normalize("NFC", raw.encode("utf-8", "replace").decode())
    name = re.split(r"[/\\]", _CONTROL.sub("", name))[-1]
    name = re.sub(r"\s+", " ", name).strip(" .")
    if len(name) > LONGEST_NAME:
        stem, dot, ending = name.rpartition(".")
        room = LONGEST_NAME - len(ending) - 2
        name = (
            f"{stem[:room].rstrip()}….{ending}"
            if dot and len(ending) <= 5
            else name[: LONGEST_NAME - 1] + "…"
        )
    return name or "van-ban"


# --- What a file is, by its first bytes -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file we read: its media type, its usual endings, what a person calls it."""

    media_type: str
    endings: tuple[str, ...]
    called: str


PDF: Final = FileKind("application/pdf", ("pdf",), "tệp PDF")
DOCX: Final = FileKind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",), "tệp Word"
)
XLSX: Final = FileKind(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",), "tệp Excel"
)
ZIP: Final = FileKind("application/zip", ("docx", "xlsx"), "tệp nén")
DOC: Final = FileKind("application/msword", ("doc",), "tệp Word đời cũ")
PNG: Final = FileKind("image/png", ("png",), "ảnh PNG")
JPEG: Final = FileKind("image/jpeg", ("jpg", "jpeg"), "ảnh JPEG")
TIFF: Final = FileKind("image/tiff", ("tif", "tiff"), "ảnh TIFF")
TEXT: Final = FileKind("text/plain", ("txt", "md"), "tệp văn bản thuần")

ACCEPTED_ENDINGS: Final = ("pdf", "docx", "doc", "xlsx", "txt", "md", "png", "jpg", "jpeg", "tif", "tiff")
_MAGIC: Final[tuple[tuple[bytes, FileKind], ...]] = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOC),
)


def kind_of(data: bytes) -> FileKind | None:
    """What the bytes are, whatever the name says; None for a kind nobody here reads.

    PDF may have up to 1 KiB of rubbish before its mark (ISO 32000-1, note 13 of Annex H). A ZIP is a Word or
    an Excel file by the folder its parts stand in; what else is wrong inside is the reader's to say.
    """
    if b"%PDF-" in data[:1024]:
        return PDF
    if data[:4] == b"PK\x03\x04":
        return _zip_kind(data)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return TEXT if _looks_like_text(data[:8192]) else None


def _zip_kind(data: bytes) -> FileKind:
    # Part names stand uncompressed in the central directory at the end of the file.
    tail = data[-65536:] + data[:65536]
    if b"word/document" in tail:
        return DOCX
    return XLSX if b"xl/workbook" in tail else ZIP


def _looks_like_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True  # UTF-16 with its mark, what Notepad calls "Unicode"
    return b"\x00" not in head and sum(byte < 9 or 13 < byte < 32 for byte in head) * 50 <= len(head)


def ending_of(name: str) -> str:
    """The ending of a file name in small letters without its dot, "" where there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


# --- May the file come in? ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not taken: a code for tests and logs, a sentence for the person."""

    code: str
    sentence: str


def refusal_of(name: str, data: bytes) -> Refusal | None:
    """Why these bytes under this name cannot be received, None where they can be looked at further.

    Only what the first and last bytes say; damage inside is found when the file is opened.
    """
    if not data:
        return Refusal(
            "empty",
            f"Tệp “{name}” rỗng (0 byte), không có gì để đọc. "
            "Hãy mở tệp trên máy để kiểm tra rồi gửi lại bản đủ nội dung.",
        )
    ending = ending_of(name)
    if ending not in ACCEPTED_ENDINGS:
        return Refusal(
            "unknown-ending",
            f"Chưa đọc được loại tệp của “{name}”. Hãy gửi PDF, Word (.docx, .doc), Excel (.xlsx), "
            "văn bản thuần (.txt, .md) hoặc ảnh quét (.png, .jpg, .tif).",
        )
    kind = kind_of(data)
    if kind is None or kind is ZIP:
        return Refusal(
            "unknown-content",
            f"Tệp “{name}” có đuôi .{ending} nhưng nội dung bên trong không phải loại tệp đó. "
            "Hãy mở tệp bằng phần mềm gốc, lưu lại thành PDF hoặc Word rồi gửi lại.",
        )
    if ending not in kind.endings:
        return Refusal(
            "wrong-ending",
            f"Tệp “{name}” có đuôi .{ending} nhưng nội dung bên trong là {kind.called}. "
            f"Hãy đổi đuôi thành .{kind.endings[0]} hoặc xuất lại tệp rồi gửi lại.",
        )
    return _pdf_refusal(name, data) if kind is PDF else None


def _pdf_refusal(name: str, data: bytes) -> Refusal | None:
    # Every PDF ends with startxref and %%EOF (ISO 32000-1, 7.5.5); a transfer cut short loses them.
    if b"startxref" not in data[-4096:] and b"%%EOF" not in data[-4096:]:
        return Refusal(
            "truncated",
            f"Tệp PDF “{name}” bị cắt cụt, thiếu phần cuối. Tệp có thể chưa tải về hết; "
            "hãy tải hoặc quét lại rồi gửi lại.",
        )
    return None


def too_large(name: str, limit_mb: int) -> Refusal:
    """The refusal of a file over the limit (`limit_mb` MiB)."""
    return Refusal(
        "too-large",
        f"Tệp “{name}” vượt quá {limit_mb} MB nên không được nhận. "
        "Hãy tách tệp hoặc quét lại ở 200–300 dpi, đen trắng, rồi gửi lại.",
    )


# --- Secrecy gate (R15; Law on Protection of State Secrets 117/2025/QH15) --------------------------------

MARKINGS: Final = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
SENSITIVE_TOPICS: Final = (
    "nhân sự",
    "luân chuyển",
    "điều động",
    "bổ nhiệm",
    "kỷ luật",
    "dấu hiệu vi phạm",
    "phương án phòng thủ",
    "tác chiến phòng thủ",
    "chưa công khai",
    "bí mật nhà nước",
)


def secret_refusal(name: str, marking: str) -> Refusal:
    """The refusal of a document marked secret; a stub may be registered instead (R3, R15)."""
    return Refusal(
        "secret",
        f"“{name}” có dấu chỉ độ mật {marking} nên không được nhận vào hệ thống; "
        "không byte nào của tệp được lưu. Tài liệu mật chỉ soạn và lưu trên máy độc lập "
        "theo Luật Bảo vệ bí mật nhà nước. "
        "Đồng chí có thể vào sổ phiếu: số, ngày, ghi “mật, lưu riêng”.",
    )


def sensitive_topic(opening: str) -> str:
    """The first sensitive topic the opening of a document names, "" for none; `opening` is plain text.

    Only a hint: such matters are often unpublished (QĐ 2500/QĐ-TTg, 17/11/2025), so a person confirms that
    this document is not. Whole words, with their diacritics, in any case.
    """
    text = f" {_words(opening)} "
    return next((topic for topic in SENSITIVE_TOPICS if f" {_words(topic)} " in text), "")


def _words(text: str) -> str:
    text = unicodedata.normalize("NFC", text).lower().replace("kỉ luật", "kỷ luật")
    return " ".join(re.findall(r"\w+", text))


# --- Numbers --------------------------------------------------------------------------------------------

# R2 of the domain study, for what a person types: "152-KH/TU", "152 KH/TU", "số 152", "12/UBND-VP".
_NUMBER = re.compile(
    r"^\s*(?:số\s*:?\s*)?(?P<n>\d{1,5})\s*(?:[-/ ]\s*(?P<symbol>[^\W\d][\w./& -]*))?\s*$", re.I
)


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """A document number as someone looks for it; `symbol` without spaces, "" for any."""

    number: int
    symbol: str


def number_asked(query: str) -> NumberAsked | None:
    """The document number a search query is, None where it is something else ("2020-2025" is not one)."""
    match = _NUMBER.match(unicodedata.normalize("NFC", query))
    if match is None:
        return None
    symbol = re.sub(r"\s+", "", match["symbol"] or "")
    return NumberAsked(int(match["n"]), symbol)


def year_of(issued_on: date | None, received_on: date) -> int:
    """The year a document is filed under: that of its date, else of its receipt."""
    return (issued_on or received_on).year
