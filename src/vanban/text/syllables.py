"""What a Vietnamese syllable may look like, and which ones official documents use every day."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from vanban.text.patterns import pattern_of

_ONSETS = """
b c ch d đ g gh gi h k kh l m n nh ng ngh p ph r s t th tr v x
"""
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en
eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o
oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe
oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uôc uôi uôm uôn
uông uôt uân uâng uât uây uê uênh uêch uêu uơ uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi
ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_AFTER_QU = """
a ac ai an ang anh ao ap at au ay ăc ăn ăng ăt âc ân âng ât ây e en eo et ê ênh êt êch it i y yt
ynh ych yên yêt ơ ôc
"""
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ACUTE_OR_DOT = pattern_of("[\u0301\u0323]")
_STOPPED = pattern_of(r"(?:c|ch|p|t)$")

_TONELESS = frozenset(
    [onset + rhyme for onset in ("", *_ONSETS.split()) for rhyme in _RHYMES.split()]
    + ["qu" + rhyme for rhyme in _AFTER_QU.split()]
)
_ONLY_BEFORE_E_I = pattern_of(r"^(?:k(?!h)|gh|ngh)[^eêiy]|^(?:c(?!h)|g(?![hi])|ng(?!h))[eêiy]")

LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER = LOWER.upper()
"""Vietnamese letters for character classes; Unicode ranges would mix both cases."""

LONGEST = 7
"""Letters in the longest syllable, "nghiêng"."""


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether the lower-case NFC word could be one Vietnamese syllable, by its onset, rhyme and tone."""
    if len(word) > LONGEST:
        return False
    decomposed = unicodedata.normalize("NFD", word)
    toneless = unicodedata.normalize("NFC", decomposed.translate(_TONES))
    if len(decomposed) - len(decomposed.translate(_TONES)) > 1 or toneless not in _TONELESS:
        return False
    if _ONLY_BEFORE_E_I.match(toneless):
        return False
    # A syllable that ends in a stop has the acute or the dot tone and no other.
    return not _STOPPED.search(toneless) or bool(_ACUTE_OR_DOT.search(decomposed))


@cache
def everyday() -> frozenset[str]:
    """Syllables of ordinary official prose; they decide where a glued run is cut."""
    return frozenset(Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8").split())
