"""TCVN3 (ABC) and VNI-Windows text turned into Unicode, recognised by how often their letters occur.

Both encodings put Vietnamese letters on the code points of Western European ones, so the bytes arrive as
Latin-1 characters that make no sense ("Ban ChÊp hµnh", "Uyû ban nhaân daân").
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from vanban.text.patterns import pattern_of

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TCVN3_TELLING = set("µ¸¶·¹¨»¾¼½©®ª«¬­¡¢§£¤¥¦")

# VNI writes a base letter and then the mark; đ and ơ, ư have letters of their own.
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_SINGLE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
    "Ñ": "Đ", "Ô": "Ơ", "Ö": "Ư", "Í": "Í", "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ", "Ò": "Ị", "Î": "Ỵ",
}  # fmt: skip
_VNI_ALL_MARKS = _VNI_MARKS | {k.upper(): v for k, v in _VNI_MARKS.items()}
_VNI_PAIR = pattern_of("([aeouyAEOUYôöÔÖ])([" + "".join(_VNI_ALL_MARKS) + "])")
_VNI_ALONE = pattern_of("[" + "".join(_VNI_SINGLE) + "]")
_VIETNAMESE_ONLY = pattern_of("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_VNI_TELLING = pattern_of(
    "[aeouyAEOUY][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñÑ][aeouöôAEOUÖÔ]|[öôÖÔ][ùøûõïôòÙØÛÕÏ]"
)
_LATIN = pattern_of("[\xa1-\xff]")
_BELOW_LATIN = bytes(range(0xA1))
_SLICE = 1_000
# ư of TCVN3 is the soft hyphen, which many programs drop; ơ never stands alone before ng, c, u.
_LOST_U_HORN = pattern_of("(?<![ưƯ])([ơờớởỡợ])(?=ng|c\\b|u\\b)")


def recognise(text: str) -> str | None:
    """The encoding of a text, "tcvn3", "vni" or None, judged by a sample of it.

    Unicode Vietnamese has letters that neither encoding can bring forth; a text with many of them is left
    alone.
    """
    sample = text[:20_000]
    latin = len(sample.encode("latin-1", "ignore").translate(None, _BELOW_LATIN))
    if latin < 8 or _is_vietnamese(sample, latin):
        return None
    if sum(c in _TCVN3_TELLING for c in sample) * 5 > latin:
        return "tcvn3"
    if len(_VNI_TELLING.findall(sample)) * 3 > latin:
        return "vni"
    return None


def _is_vietnamese(sample: str, latin: int) -> bool:
    """Whether letters that only Unicode has are more than a quarter of the Latin ones; soon told."""
    found = 0
    for at in range(0, len(sample), _SLICE):
        found += len(_VIETNAMESE_ONLY.findall(sample[at : at + _SLICE]))
        if found * 4 > latin:
            return True
    return False


def _from_tcvn3(text: str) -> str:
    whole = _LOST_U_HORN.sub(r"ư\1", "".join(_TCVN3.get(c, c) for c in text))
    plain = [c for c in text if c.isascii() and c.isalpha()]
    # The capital faces (.VnTimeH) use the codes of small letters for accented capitals.
    return whole.upper() if len(plain) >= 4 and all(c.isupper() for c in plain) else whole


def _from_vni(text: str) -> str:
    paired = _VNI_PAIR.sub(lambda m: _VNI_SINGLE.get(m[1], m[1]) + _VNI_ALL_MARKS[m[2]], text)
    return unicodedata.normalize("NFC", _VNI_ALONE.sub(lambda m: _VNI_SINGLE[m[0]], paired))


def convert(text: str, encoding: str, tally: Counter[str]) -> str:
    """`text` of the recognised `encoding` as Unicode; the tally counts the changed characters.

    Raises KeyError for an encoding that `recognise` does not name.
    """
    converted = {"tcvn3": _from_tcvn3, "vni": _from_vni}[encoding](text)
    changed = len(_LATIN.findall(text))
    if changed:
        tally[encoding] += changed
    return converted
