"""Kinds of documents: their Vietnamese names and the symbols that stand for them.

Quy định 399-QĐ/TW (Party, 09/01/2026), Quy định 66-QĐ/TW before it; ND 30/2020/ND-CP appendix III (State).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanban.text.keys import fold
from vanban.text.patterns import pattern_of


@dataclass(frozen=True, slots=True)
class DocType:
    """A kind of document; `printed` are the forms of its name as a title line shows them, folded."""

    name: str
    symbols: tuple[str, ...]
    printed: tuple[str, ...] = ()


DOC_TYPES: tuple[DocType, ...] = (
    DocType("Lịch công tác", (), ("lich cong tac", "lich lam viec", "lich tuan", "lich cong tac tuan",
    "lich hop", "du kien lich cong tac",
                                  "chuong trinh cong tac tuan", "lich hoat dong", "lich tiep cong dan")),
    DocType("Chương trình", ("CTr", "CTR"), ("chuong trinh", "chuong trinh cong tac", "chuong trinh "
        "lam viec", "chuong trinh hoi nghi", "chuong trinh hanh dong")),
    DocType("Kế hoạch", ("KH",), ("ke hoach", "ke hoach lien tich", "ke hoach phoi hop")),
    DocType("Giấy mời", ("GM",), ("giay moi", "giay moi hop", "moi hop", "giay trieu tap", "thu moi")),
    DocType("Thông báo", ("TB",), ("thong bao", "thong bao ket luan")),
    DocType("Kết luận", ("KL",), ("ket luan",)),
    DocType("Báo cáo", ("BC",), ("bao cao", "bao cao tom tat", "bao cao tong hop", "bao cao nhanh",
    "bao cao ket qua")),
    DocType("Quyết định", ("QĐ", "QĐi"), ("quyet dinh",)),
    DocType("Quy định", ("QĐ", "QyĐ", "QĐi"), ("quy dinh",)),
    DocType("Quy chế", ("QC",), ("quy che",)),
    DocType("Nghị quyết", ("NQ",), ("nghi quyet", "nghi quyet lien tich")),
    DocType("Chỉ thị", ("CT",), ("chi thi",)),
    DocType("Hướng dẫn", ("HD",), ("huong dan", "huong dan lien nganh")),
    DocType("Tờ trình", ("TTr",), ("to trinh",)),
    DocType("Thông tri", ("TT",), ("thong tri",)),
    DocType("Đề án", ("ĐA",), ("de an",)),
    DocType("Phương án", ("PA",), ("phuong an",)),
    DocType("Dự án", ("DA",), ("du an",)),
    DocType("Biên bản", ("BB",), ("bien ban",)),
    DocType("Công văn", ("CV",), ("cong van",)),
    DocType("Công điện", ("CĐ",), ("cong dien", "dien khan")),
    DocType("Thông cáo", ("TC",), ("thong cao", "thong cao bao chi")),
    DocType("Quy trình", (), ("quy trinh",)),
    DocType("Đề cương", (), ("de cuong", "de cuong bao cao")),
    DocType("Danh sách", (), ("danh sach",)),
    DocType("Phụ lục", (), ("phu luc",)),
    DocType("Phiếu chuyển", ("PC",), ("phieu chuyen", "phieu gui")),
    DocType("Thư công", (), ("thu cong",)),
    DocType("Lời kêu gọi", ("LKG",), ("loi keu goi",)),
    DocType("Tuyên bố", (), ("tuyen bo",)),
    DocType("Bài phát biểu", (), ("bai phat bieu", "phat bieu khai mac", "dien van")),
    DocType("Kịch bản", (), ("kich ban", "kich ban dieu hanh", "maket")),
)  # fmt: skip

ATTACHED = frozenset({"Phụ lục", "Danh sách", "Đề cương", "Kịch bản", "Bài phát biểu"})
"""Kinds that come with another document and are seldom issued alone."""

_BY_PRINTED = {printed: doc_type for doc_type in DOC_TYPES for printed in doc_type.printed}
_BY_SYMBOL = {symbol: doc_type for doc_type in reversed(DOC_TYPES) for symbol in doc_type.symbols}
_EDGES = pattern_of(r"^[\s*“\"'(\[-]+|[\s*”\"'):.\]-]+$")
_SCHEDULE = pattern_of(r"lich (?:tiep (?:cong )?dan|tiep xuc|doi thoai|giao ban|cong tac|lam viec|hop)\b")
"""A title line in capitals that names a schedule and more: "LỊCH TIẾP DÂN, ĐỐI THOẠI"."""
_DRAFT = pattern_of(r"^du thao\W*(?:lan \d+)?\W*")


def by_title_line(line: str) -> DocType | None:
    """The kind whose name is the whole line ("KẾ HOẠCH"), None for any other line."""
    key = " ".join(_DRAFT.sub("", _EDGES.sub("", fold(line))).split())
    if key.startswith("lich ") and len(key) < 60 and line.isupper() and _SCHEDULE.match(key):
        return DOC_TYPES[0]
    return _BY_PRINTED.get(key)


def by_title_start(line: str) -> DocType | None:
    """The kind whose name opens the line ("KẾ HOẠCH tổ chức đối thoại"); the longest name wins."""
    key = " ".join(_DRAFT.sub("", _EDGES.sub("", fold(line))).split())
    names = [printed for printed in _BY_PRINTED if key == printed or key.startswith(printed + " ")]
    return _BY_PRINTED[max(names, key=len)] if names else None


def by_symbol(symbol: str) -> DocType | None:
    """The kind that a symbol such as "KH/TU" or "QĐ-UBND" names, None where it names none ("UBND-VP")."""
    return _BY_SYMBOL.get(re.split(r"[-/]", symbol, maxsplit=1)[0].strip())
