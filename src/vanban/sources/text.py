"""Plain text and Markdown: bytes of any encoding that Vietnamese offices left behind, as lines."""

from __future__ import annotations

import re
import unicodedata

from vanban.model import Problem, RawLine, Source
from vanban.sources.html_rows import has_rows, split_rows
from vanban.text.keys import holds
from vanban.text.patterns import pattern_of

# Windows-1258 keeps tone marks as characters of their own; these words tell it from TCVN3 and VNI,
# whose bytes never spell them once composed.
_COMMON_WORDS = pattern_of(
    r"\b(?:của|các|được|không|tỉnh|đồng|chức|hội|nghị|ngày|tháng|nhiệm|vụ|việc|kế|hoạch)\b", re.IGNORECASE
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Dashes, quotes and dots stand between 0x80 and 0x9F in files from Windows, whatever their letters are.
_WINDOWS = {
    byte: character
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", errors="ignore"))
}
_LINE_ENDS = pattern_of(r"\r\n|\r|\n|\v|\u2028|\u2029")
_OTHER_ENDS = ("\r", "\v", "\u2028", "\u2029")
_PIPE_ROW = pattern_of(r"^\s*\|.*\|\s*$")
_PIPE_RULE = pattern_of(r"^\s*\|(?:\s*:?-+:?\s*\|)+\s*$")


def read_text(data: bytes, *, media_type: str) -> Source:
    """The lines of a text file; blank ones are left out and marked on the line below.

    Legacy 8-bit text (TCVN3, VNI) comes as one character a byte, for the text stage to convert.
    A form feed begins a page; a Markdown table row has its cells.
    """
    text, problems = decode(data)
    if "\x00" in text:
        text = text.replace("\x00", "")
        problems += (
            Problem("nul-bytes", "Tệp có các byte rỗng (NUL) xen giữa chữ; đã bỏ chúng đi khi đọc."),
        )
    lines: list[RawLine] = []
    page = 0
    for sheet in text.split("\f"):
        page += 1
        for part in split_rows(sheet) if has_rows(sheet) else (sheet,):
            if isinstance(part, tuple):
                lines.append(RawLine("\t".join(part), page, cells=part))
            else:
                lines.extend(_lines_of(part, page))
    return Source(media_type, tuple(lines), pages=max(page, 1), problems=problems)


def _lines_of(sheet: str, page: int) -> list[RawLine]:
    lines: list[RawLine] = []
    blank = 0
    plain = not holds(sheet, _OTHER_ENDS)
    for line in sheet.split("\n") if plain else _LINE_ENDS.split(sheet):
        if not line.strip():
            blank += 1
            continue
        if "|" in line and _PIPE_RULE.match(line):
            continue
        lines.append(_line(line, page, spaced=blank))
        blank = 0
    return lines


def _line(line: str, page: int, *, spaced: int) -> RawLine:
    if line.count("|") > 2 and _PIPE_ROW.match(line):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        return RawLine("\t".join(cells), page, cells=cells, spaced=spaced)
    return RawLine(line, page, spaced=spaced)


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The characters of `data`, and what had to be given up to get them."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    half = _utf16_side(data)
    if half:
        return data.decode(half, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_broken(data)


def _utf16_side(data: bytes) -> str:
    head = data[:4096]
    even, uneven = head[0::2].count(0), head[1::2].count(0)
    if max(even, uneven) * 5 < len(head):
        return ""
    if uneven > even * 20:
        return "utf-16-le"
    return "utf-16-be" if even > uneven * 20 else ""


def _decode_broken(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Bytes that are no clean UTF-8: UTF-8 with some damage, Windows-1258, or a legacy font's bytes."""
    damaged = data.decode("utf-8", errors="replace")
    lost = damaged.count("\ufffd")
    whole = sum(1 for character in damaged if character > "\x7f") - lost
    if whole > lost * 4:
        message = f"Tệp có {lost} chỗ sai mã chữ (UTF-8); các ký tự đó hiện thành dấu thay thế, cần xem lại."
        return damaged, (Problem("broken-bytes", message),)
    windows = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if len(_COMMON_WORDS.findall(windows)) >= 3:
        return windows, ()
    return data.decode("latin-1").translate(_WINDOWS), ()
