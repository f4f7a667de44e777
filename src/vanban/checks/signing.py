"""The signature block: by what right, for whom, which post (rule R18; HD 36 II.7, HD 05; ND 30/2020
appendix I).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Signature
from vanban.checks.view import Hit, View
from vanban.model import Block
from vanban.stages import marks
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_BODIES = (
    "ban thuong vu", "ban chap hanh", "thuong truc", "uy ban", "hoi dong", "tinh uy", "thanh uy", "huyen uy",
    "thi uy", "quan uy", "dang uy", "chi uy", "chi bo", "ban can su", "dang doan", "ban chi dao",
    "ban to chuc", "doan chu tich",
)  # fmt: skip
"""Bodies that decide together and are signed for with T/M."""
_COMMITTEES = ("ban thuong vu", "ban chap hanh", "tinh uy", "thanh uy", "huyen uy", "dang uy", "chi bo")
_SECRETARIES = ("bi thu", "pho bi thu", "uy vien", "quyen bi thu", "q bi thu", "tuq")
_HEADS = ("chanh van phong", "giam doc", "truong ban", "truong phong", "chu nhiem", "hieu truong")
_STANDING = pattern_of(r"\bBÍ\s+THƯ\s+(?=THƯỜNG\s+TRỰC)", re.I)
_RANK = pattern_of(r"^\W*(?:GS|PGS|TSKH|TS|ThS|Th\.S|BS|KS|Ths|Thạc s[ỹĩ]|Tiến s[ỹĩ]|Cử nhân)\b\.?", re.I)


def check_signing(view: View) -> Iterator[Hit]:
    """What is amiss in the signature block; nothing where there is none."""
    signed = view.reading.signature
    if signed is None or view.profile is None:
        return
    yield from _signs(view)
    role, for_ = fold(signed.role or ""), fold(signed.for_ or "")
    yield from _title(view, signed, role)
    match re.sub(r"\W", "", signed.authority or ""):
        case "TM":
            yield from _on_behalf(view, signed, role, for_)
        case "KT":
            yield from _for_the_head(view, signed, role, for_)
        case "TL":
            if role.startswith(("bi thu", "pho bi thu", "chu tich", "pho chu tich")):
                yield Hit("signature-order-by-head", signed.span, _words(signed), f"T/M {signed.for_}")
    yield from _rank(view, signed)


def _words(signed: Signature) -> str:
    first = " ".join(part for part in (signed.authority, signed.for_) if part)
    return " / ".join(part for part in (first, signed.role) if part)


def _signs(view: View) -> Iterator[Hit]:
    """T/M with a slash in the Party, TM. with a dot in the State."""
    assert view.profile is not None
    signs = view.profile.texts("signature.signs")
    by_letters = {re.sub(r"\W", "", sign): sign for sign in signs}
    for block in view.closing:
        match = marks.AUTHORITY.match(block.text) if len(block.text) < 130 else None
        if match is None or not marks.is_caps(block.text):
            continue
        printed = re.sub(r"\s", "", match["authority"]) + match["dot"].strip()
        right = by_letters.get(re.sub(r"\W", "", printed))
        if right is not None and printed != right:
            line = f"{right} {match['for'].strip()}"
            yield Hit("signature-sign", block.span, printed, right, line)


def _title(view: View, signed: Signature, role: str) -> Iterator[Hit]:
    """ "Bí thư thường trực" is no post of a Party committee; the post is that of a deputy."""
    if view.party and role.startswith("bi thu thuong truc"):
        right = _STANDING.sub("PHÓ BÍ THƯ ", signed.role or "")
        block = _line_of(view, signed.role or "")
        yield Hit("signature-title", block.span if block else signed.span, signed.role or "", right, right)


def _line_of(view: View, words: str) -> Block | None:
    return next((block for block in view.closing if words and words in block.text), None)


def _on_behalf(view: View, signed: Signature, role: str, for_: str) -> Iterator[Hit]:
    if marks.is_post(signed.for_ or "") and not for_.startswith(_BODIES):
        yield Hit("signature-body", signed.span, _words(signed), "")
    elif view.party and for_.startswith(_COMMITTEES) and role.startswith(_HEADS):
        yield Hit("signature-committee", signed.span, _words(signed), f"T/L {signed.for_}")


def _for_the_head(view: View, signed: Signature, role: str, for_: str) -> Iterator[Hit]:
    collective = for_.startswith(_BODIES) and not marks.is_post(signed.for_ or "")
    if view.party and (collective or for_.startswith("bi thu")):
        body = signed.for_ if collective else "BAN THƯỜNG VỤ"
        yield Hit("signature-deputy", signed.span, _words(signed), f"T/M {body}")
    elif collective:
        yield Hit("signature-head", signed.span, _words(signed), "")
    elif role and not re.search(r"\b(?:pho|thu)\b", role):
        yield Hit("signature-deputy-post", signed.span, _words(signed), "")


def _rank(view: View, signed: Signature) -> Iterator[Hit]:
    if not view.party or signed.name is None:
        return
    for block in view.closing:
        if signed.name in block.text and _RANK.match(block.text) and len(block.text) < 60:
            yield Hit("signer-rank", block.span, block.text, signed.name, signed.name)
