"""Characters put right on a copy of the text (rule R4); each kind of repair is counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from vanban.text.keys import holds
from vanban.text.patterns import pattern_of

# U+01A3 LATIN LETTER OI stands for ư in fonts with a wrong ToUnicode table; no Unicode form repairs it.
_U_HORN: dict[str, str | int | None] = {"ƣ": "ư", "Ƣ": "Ư"}
_D_STROKE: dict[str, str | int | None] = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}
# Ò comes out as Õ in some PDF fonts; mended in a closed list of words, since Õ is a letter of its own.
_O_TILDE = {"HÕA": "HÒA", "TÕA": "TÒA", "KHÕA": "KHÒA", "PHÕNG": "PHÒNG", "ÐÕAN": "ĐOÀN", "VÕNG": "VÒNG"}
_O_TILDE_WORD = pattern_of(r"\b(?:" + "|".join(_O_TILDE) + r")\b")
_LETTER_DATE = pattern_of(r"(?<![\w/])(?=[\dlIoO/]*[lIoO])[\dlIoO]{1,2}/[\dlIoO]{1,2}(?=/20\d\d(?!\d))")
_AS_FIGURES = str.maketrans("lIoO", "1100")
_INVISIBLE = pattern_of("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_CONTROL = pattern_of("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_SPACES = pattern_of("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# Private-use bullets of Symbol and Wingdings, as word processors leave them.
_BULLETS = pattern_of("[\uf0b7\uf02d\uf0a7\uf0d8\uf076\uf0fc▪■●◦]")
_SUSPECT_LETTERS = tuple("ƣƢÐðƉÕ▪■●◦")
"""What may have to be put right although it is printable."""
_HTML = pattern_of(
    r"</?(?:b|i|u|em|strong|p|div|span|font|sup|sub|center|h[1-6]|br|li|ul|ol)\b[^<>]{0,80}>", re.I
)
_ENTITY = pattern_of(r"&(?:nbsp|amp|lt|gt|quot|#160);")
_ENTITIES = {"&nbsp;": " ", "&#160;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_HEADING_MARK = pattern_of(r"^\s*#{1,6}\s+")
_ESCAPED = pattern_of(r"\\([\\*_#\-+.()\[\]!>~`|/])")
_EMPHASIS = pattern_of(r"(?<!\\)(\*{1,3}|_{2,3})(?=\S)|(?<=\S)(?<!\\)(\*{1,3}|_{2,3})(?=\s|$|[^\w])")
_QUOTED = pattern_of(r"^\s{0,3}>\s+")


def _mapped(text: str, table: dict[str, str | int | None], rule: str, tally: Counter[str]) -> str:
    count = sum(text.count(wrong) for wrong in table)
    if count:
        tally[rule] += count
        text = text.translate(str.maketrans(table))
    return text


def repair_characters(text: str, tally: Counter[str]) -> str:
    """One line with its characters put right; `tally` counts the changes by rule name.

    Rules: nfc, u-horn, d-stroke, o-tilde, invisible, control, space.
    """
    if text.isprintable() and not holds(text, _SUSPECT_LETTERS) and unicodedata.is_normalized("NFC", text):
        return text
    if not unicodedata.is_normalized("NFC", text):
        tally["nfc"] += 1
        text = unicodedata.normalize("NFC", text)
    text = _mapped(text, _U_HORN, "u-horn", tally)
    text = _mapped(text, _D_STROKE, "d-stroke", tally)
    text, changed = _O_TILDE_WORD.subn(lambda m: _O_TILDE[m[0]], text)
    tally["o-tilde"] += changed
    for pattern, by, rule in (
        (_INVISIBLE, "", "invisible"),
        (_CONTROL, "", "control"),
        (_SPACES, " ", "space"),
        (_BULLETS, "-", "bullet"),
    ):
        text, changed = pattern.subn(by, text)
        tally[rule] += changed
    return text


def repair_dates(text: str, tally: Counter[str]) -> str:
    """Letters that a scanner read for figures within a date: "15/l2/2025" is 15/12/2025."""
    if "/20" not in text:
        return text
    text, changed = _LETTER_DATE.subn(lambda match: match[0].translate(_AS_FIGURES), text)
    tally["date-figure"] += changed
    return text


def strip_markup(text: str, tally: Counter[str]) -> tuple[str, bool]:
    """The line without Markdown and HTML remnants, and whether they made it bold or a heading."""
    if not any(map(text.__contains__, "*_#<&\\>")):
        return text, False
    before = text
    bold = "**" in text or "__" in text or bool(_HEADING_MARK.match(text)) or "<b>" in text.lower()
    text = _ENTITY.sub(lambda m: _ENTITIES[m[0]], _HTML.sub("", text))
    text = _QUOTED.sub("", _HEADING_MARK.sub("", text))
    if text.strip("*_ ") and (stripped := text.lstrip()):
        # A lone star before a space is a bullet, not emphasis.
        head = "* " if stripped.startswith("* ") else ""
        text = head + _EMPHASIS.sub("", stripped[len(head) :])
    text = _ESCAPED.sub(r"\1", text)
    if text != before:
        tally["markup"] += 1
    return text, bold
