"""Decisions of the documents room: pure functions, no Django, no clock, no disk."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

# The keys of the reading contract: header values, one to a document, and lists of items. Their Vietnamese
# names and fields are in review_fields.py.
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

# What a name says of a place: it needs no other body's name behind it to be told from its like.
_PLACED: Final = re.compile(
    r"\b(tỉnh|thành (phố|ủy|uỷ|đoàn)|thị (xã|trấn|ủy|uỷ)|huyện|quận|phường|xã(?! hội)|đặc khu|khu vực|"
    r"trung ương|việt nam)\b",
    re.IGNORECASE,
)


# A party organisation as the letterhead writes it, and its committee, whose the standing committee is.
_COMMITTEES: Final = (
    ("Đảng bộ tỉnh", "Tỉnh ủy"),
    ("Đảng bộ thành phố", "Thành ủy"),
    ("Đảng bộ thị xã", "Thị ủy"),
    ("Đảng bộ huyện", "Huyện ủy"),
    ("Đảng bộ quận", "Quận ủy"),
    ("Đảng bộ", "Đảng ủy"),
)


def issuing_body(issuer: str, parent: str) -> str:
    """Who issued a document, with the body above behind a name that alone is anybody's.

    "BAN THƯỜNG VỤ" below "ĐẢNG BỘ TỈNH HẢI LAM" is "BAN THƯỜNG VỤ TỈNH ỦY HẢI LAM", as one says it; a name
    with a place of its own ("ĐẢNG ỦY XÃ VÂN KHÊ") stands alone. The letters stay those of the paper.
    """
    if not issuer or not parent or _PLACED.search(issuer) or parent.casefold() in issuer.casefold():
        return issuer
    return f"{issuer} {_committee(parent) if issuer.casefold() == 'ban thường vụ' else parent}"


def _committee(party: str) -> str:
    for written, named in _COMMITTEES:
        if party.casefold().startswith(f"{written} ".casefold()):
            return (named.upper() if party.isupper() else named) + party[len(written) :]
    return party


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


# --- Size -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not taken: a code for tests and logs, a sentence for the person."""

    code: str
    sentence: str


def too_large(name: str, limit_mb: int) -> Refusal:
    """The refusal of a file over the limit (`limit_mb` MiB)."""
    return Refusal(
        "too-large",
        f"Tệp “{name}” vượt quá {limit_mb} MB nên không được nhận. "
        "Hãy tách tệp hoặc quét lại ở 200–300 dpi, đen trắng, rồi gửi lại.",
    )


def request_too_large(limit_mb: int) -> Refusal:
    """The refusal of a whole request, before its body is read; several files may be in it."""
    return Refusal(
        "request-too-large",
        f"Lần gửi này vượt quá {limit_mb} MB nên máy chủ không nhận, chưa có gì được lưu. "
        "Hãy gửi từng tệp một; tệp nào lớn hơn mức đó thì tách ra hoặc quét lại ở 200–300 dpi, đen trắng.",
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


def topic_question(name: str, topic: str) -> str:
    """What the person is asked before a file on a sensitive topic is taken (R15)."""
    return (
        f"Phần đầu của “{name}” nhắc tới “{topic}”, nội dung có thể thuộc diện chưa công khai. "
        "Nếu đã kiểm tra và văn bản không thuộc danh mục bí mật nhà nước, hãy xác nhận để tiếp tục."
    )


HEAD: Final = 2000
"""Characters at the head of a document or page in which its marking stands."""

_LONE_MARKING = re.compile(
    r"[^\w\n]*(?:(?:ĐỘ|DẤU)\s+MẬT\s*:?\s*)?(TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)[^\w\n]*(?:(?:BẢN\s+)?SỐ\s*:?\s*[\d.…]*)?"
)


def lone_marking(text: str) -> str:
    """The mark that stands as a line of its own anywhere in a reading's text, "" for none.

    The gate looks at the opening only; a second document of the file may begin on any later page. Capitals
    alone count: a stamp has them, "bảo mật" and "mật độ" in a sentence do not.
    """
    for line in unicodedata.normalize("NFC", text).splitlines():
        if "MẬT" in line and len(line) < 60 and (match := _LONE_MARKING.fullmatch(line.strip())):
            return " ".join(match[1].split())
    return ""


# --- The lease of a reading -----------------------------------------------------------------------------

LEASE: Final = timedelta(seconds=60)
RENEW_AFTER: Final = timedelta(seconds=15)
QUEUE_PATIENCE: Final = timedelta(minutes=10)
MOST_DROPS: Final = 3

GAVE_UP: Final = (
    f"Máy chủ đã dừng giữa chừng {MOST_DROPS} lần khi đọc tệp này nên không thử nữa. "
    "Hãy mở tệp kiểm tra, tách nhỏ hoặc quét lại rồi bấm “Đọc lại”."
)


def to_queue_again(
    *, waiting: bool, queued_at: datetime, lease_until: datetime | None, now: datetime
) -> bool:
    """Whether a reading has been dropped: its lease ran out, or its job was lost while it waited."""
    if waiting:
        return queued_at + QUEUE_PATIENCE <= now
    return lease_until is not None and lease_until < now


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
