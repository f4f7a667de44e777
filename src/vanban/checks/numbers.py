"""Number and symbol: their form, their zero, and whether they fit the kind and the organ (HD 36 II.1.2-1.3;
ND 30/2020 appendix I).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from vanban.checks.view import Hit, View
from vanban.facts.kinds import DOC_TYPES, DocType, by_symbol
from vanban.model import Block
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_LINE = pattern_of(
    r"^\W*s[ốôồo]\s*(?P<colon>[:.;]?)\s*(?P<number>\d[\d ]*|[.…_ ]*)(?P<letter>[a-zA-Z]?)\s*"
    r"(?P<mark>[-/–—])\s*(?P<symbol>\S.*?)\s*$",
    re.I,
)
_PARTED = pattern_of(r"\s*[-/–—]\s*")
_SURE = frozenset(
    ["NQ", "QĐ", "CT", "KL", "QC", "TT", "HD", "TB", "PA", "TTr", "BC", "KH", "CTr", "ĐA", "CV"]
)
"""Symbols of kinds that two witnesses confirm for the Party (domain study, section 2)."""
_OLD_QDI = date(2021, 1, 1)
_ORGANS = (
    ("tinh uy", "TU"),
    ("huyen uy", "HU"),
    ("dang uy xa", "ĐU"),
    ("dang uy phuong", "ĐU"),
    ("dang uy thi tran", "ĐU"),
)


def check_numbers(view: View) -> Iterator[Hit]:
    """What is amiss in the line "Số ..."; nothing where there is none."""
    if view.number_block is None or view.profile is None:
        return
    block = view.number_block[1]
    match = _LINE.match(block.text)
    if match is None:
        return
    yield from _form(view, block, match)
    symbol = match["symbol"].strip("-/ ")
    kind = _PARTED.split(symbol)[0]
    yield from _kind(view, block, kind)
    yield from _organ(view, block, _PARTED.split(symbol)[1:])


def _form(view: View, block: Block, match: re.Match[str]) -> Iterator[Hit]:
    assert view.profile is not None
    form = view.profile.text("number.form")
    right = corrected(view, match)
    wanted_mark = form[form.index("{symbol}") - 1]
    colon = ":" in form
    if colon is not (match["colon"] == ":"):
        yield Hit("number-colon", block.span, block.text, right, right)
    inner = "-" if wanted_mark == "/" else "/"
    marks_found = [match["mark"], *re.findall(r"[-/–—]", match["symbol"])[:1]]
    if [mark.replace("–", "-").replace("—", "-") for mark in marks_found] not in (
        [wanted_mark, inner],
        [wanted_mark],
    ):
        yield Hit("number-mark", block.span, block.text, right, right)
    digits = match["number"].replace(" ", "")
    if digits.isdigit() and len(digits) < view.profile.number("number.digits"):
        yield Hit("number-zero", block.span, block.text, right, right)


def corrected(view: View, match: re.Match[str]) -> str:
    """The line as the profile writes it, a blank number left blank."""
    assert view.profile is not None
    form = view.profile.text("number.form")
    inner = "-" if form[form.index("{symbol}") - 1] == "/" else "/"
    digits = match["number"].replace(" ", "")
    number = digits.zfill(int(view.profile.number("number.digits"))) if digits.isdigit() else "...."
    head, *rest = _PARTED.split(match["symbol"])
    symbol = inner.join([head, "-".join(rest)]) if rest else head
    return form.format(number=number + match["letter"], symbol=symbol)


def _kind(view: View, block: Block, code: str) -> Iterator[Hit]:
    """The symbol against the kind that the title names: CT is no programme, TT no submission."""
    own = next((kind for kind in DOC_TYPES if kind.name == view.doc_type), None)
    if code == "QĐi" and view.day >= _OLD_QDI:
        right = block.text.replace("QĐi", "QĐ")
        yield Hit("symbol-qdi", block.span, code, "QĐ", right)
        return
    if view.state and code == "CV":
        yield Hit("symbol-letter", block.span, block.text, "không ghi CV")
        return
    if own is None or not own.symbols or code in _right(own) or (view.state and own.name == "Công văn"):
        return
    wanted = own.symbols[0]
    if code.casefold() in {symbol.casefold() for symbol in own.symbols}:
        yield Hit("symbol-case", block.span, code, wanted, block.text.replace(code, wanted, 1))
    elif by_symbol(code) is not None:
        sure = view.state or wanted in _SURE
        rule = "symbol-kind" if sure else "symbol-kind-unsure"
        named = f"{own.name}: {wanted}"
        yield Hit(rule, block.span, code, named, block.text.replace(code, wanted, 1))


def _right(kind: DocType) -> tuple[str, ...]:
    return tuple(symbol for symbol in kind.symbols if symbol != "CTR")


def _organ(view: View, block: Block, rest: list[str]) -> Iterator[Hit]:
    """The organ's part of a Party symbol against the organ in the letterhead."""
    if not view.party or view.issuer is None or not rest:
        return
    key = fold(view.issuer.value)
    wanted = next((symbol for name, symbol in _ORGANS if key.startswith(name)), None)
    if wanted is not None and rest[0].replace(".", "") != wanted:
        yield Hit("symbol-organ", block.span, rest[0], wanted, block.text.replace(rest[0], wanted, 1))
