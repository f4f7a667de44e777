"""The page of one document: its header, its file, what the reader had to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from caunoi.documents.intake import Json
from caunoi.documents.models import Document, FactState
from caunoi.documents.signature_reads import SignaturesSeen, signatures_of

_REPAIRS: Final = {
    "u-horn": "chữ ƣ sai mã thành ư",
    "d-stroke": "chữ Đ, đ sai mã",
    "o-tilde": "chữ Ò sai thành Õ",
    "nfc": "dòng có dấu thanh viết rời",
    "invisible": "ký tự ẩn",
    "control": "ký tự điều khiển",
    "space": "khoảng trắng lạ",
    "bullet": "dấu đầu dòng lạ",
    "tcvn3": "dòng phông TCVN3",
    "vni": "dòng phông VNI",
    "glued": "chữ dính liền",
    "letter-spaced": "cụm chữ cách rời",
    "markup": "dấu định dạng còn sót",
    "page-mark": "số trang chen giữa câu",
    "running-head": "đầu trang lặp lại",
    "wrapped-line": "dòng bị ngắt được nối lại",
    "ocr-phrase": "cụm chữ quét sai dấu",
}


OPENING: Final = 700
"""Characters of a document that its page shows; the whole stands on the review desk."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another document of the same file."""

    id: int
    no: int
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page shows beside the document's own columns."""

    document: Document
    siblings: list[Sibling]
    pages: int
    scanned: bool
    repaired: list[str]
    problems: list[str]
    counts: list[tuple[str, int]]
    proposed: int
    opening: str
    signatures: SignaturesSeen | None


def sheet(document: Document) -> Sheet:
    """The page of a document, whose reading, file and office are loaded with it. Three queries."""
    contract = document.reading.contract
    said = contract if isinstance(contract, dict) else {}
    source = said.get("source")
    about = source if isinstance(source, dict) else {}
    pages = about.get("pages")
    counted = _counted(document)
    return Sheet(
        document=document,
        siblings=[
            Sibling(other.pk, other.no, other.name)
            for other in document.incoming.documents.select_related("incoming").order_by("no")
        ],
        pages=pages if isinstance(pages, int) else 1,
        scanned=bool(about.get("scanned")),
        repaired=_repairs(said.get("repairs")),
        problems=_problems(said.get("problems"), document),
        counts=[(label, counted[kind][0]) for kind, label in _COUNTED if kind in counted],
        proposed=sum(waiting for _, waiting in counted.values()),
        opening=document.reading.text[document.span_start : document.span_end][:OPENING],
        signatures=signatures_of(document.incoming.file_id),
    )


_COUNTED: Final = (
    ("tasks", "nhiệm vụ"),
    ("meetings", "cuộc họp"),
    ("milestones", "mốc thời gian"),
    ("agenda", "mục chương trình"),
    ("programme_items", "việc theo chương trình"),
    ("recurring_items", "việc định kỳ"),
    ("participants", "thành phần"),
    ("quotas", "chỉ tiêu"),
    ("bridge_points", "điểm cầu"),
    ("contacts", "đầu mối liên hệ"),
    ("recipients", "nơi nhận"),
    ("legal_basis", "căn cứ"),
)


def _counted(document: Document) -> dict[str, tuple[int, int]]:
    """How many facts of each kind stand, and how many of them nobody has looked at."""
    counted: dict[str, tuple[int, int]] = {}
    facts = document.facts.exclude(state=FactState.REJECTED).values_list("kind", "state")
    for kind, state in facts:
        all_, waiting = counted.get(kind, (0, 0))
        counted[kind] = (all_ + 1, waiting + (state == FactState.PROPOSED))
    return counted


def _repairs(said: Json) -> list[str]:
    if not isinstance(said, list):
        return []
    found = [(one.get("rule"), one.get("count")) for one in said if isinstance(one, dict)]
    return [f"{count} {_REPAIRS.get(str(rule), 'chỗ khác')}" for rule, count in found if count]


def _problems(said: Json, document: Document) -> list[str]:
    if not isinstance(said, list):
        return []
    return [str(one.get("message")) for one in said if isinstance(one, dict) and _concerns(one, document)]


def _concerns(problem: dict[str, Json], document: Document) -> bool:
    span = problem.get("span")
    if not isinstance(span, list) or len(span) != 2 or not isinstance(span[0], int):
        return True
    return document.span_start <= span[0] <= document.span_end
