"""Signs that OCR takes for others where the place in the line tells which they were."""

from __future__ import annotations

from vanban.text.patterns import pattern_of

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# A bullet's dash is read as any short stroke; a word never follows these signs.
_BULLET = pattern_of(r"^[~—–=_«»¬](?=\s+\S)")
_DOT = pattern_of(r"^[°¢©®¤](?=\s+\S)")
_NUMBERED = pattern_of(r"^(\W{0,8}\d{1,2}(?:[.,]\d{1,2}){0,2}),(?=\s+[A-ZÀ-ỸĐ])")
_DATE = pattern_of(r"(?<![\w/])[0-9OoQlISB|]{1,2}[/-][0-9OoQlISB|]{1,2}[/-][12][0-9OoQlISB|]{3}(?!\w)")
# "trước ngày" opens most deadlines; set with a wrong letter (ƣ) it is read in many ways.
_BEFORE = pattern_of(r"\b([Tt])r[^\W\d_]{1,4}?ớc(?=\s+(?:ngày|khi|\d))")
# No sentence says "chỉ ủy", and "chỉ bộ" only before "phận".
_CELL = pattern_of(r"\b([Cc])h[íìỉĩị](?=\s(?:ủy|uỷ|bộ)\b(?!\sphận))")
_DIGITS = str.maketrans("OoQlI|SB", "00011158")
_HEADING = pattern_of(r"^([IVXLl1|]{1,5})([.,:\-]?)(?=\s+[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ,\s\-]{5,})")


def mend(text: str) -> str:
    """The line with its bullet, the stop of its number and the digits of its dates put right."""
    text = _DOT.sub("•", _BULLET.sub("-", text))
    text = _NUMBERED.sub(lambda number: number[1].replace(",", ".") + ".", text)
    text = _CELL.sub(r"\1hi", text)
    text = _BEFORE.sub(r"\1rước", text)
    return _DATE.sub(lambda date: date.group().translate(_DIGITS), text)


class Headings:
    """Roman headings in capitals, counted through the document: "IIL TỔ CHỨC" after I. is II."""

    def __init__(self) -> None:
        self._last = 0

    def mended(self, text: str) -> str:
        """The line with its Roman number put right where it is nearly the next one."""
        match = _HEADING.match(text)
        if match is None:
            return text
        read = match.group(1) + match.group(2)
        bare = match.group(1).replace("l", "I").replace("1", "I").replace("|", "I")
        if match.group(2) and bare in _ROMAN:
            if bare != "I" or not match.group(1)[0].isdigit() or self._last == 0:
                self._last = _ROMAN.index(bare) + 1
                return bare + text[match.end(1) :]
            return text
        upcoming = _ROMAN[self._last] if self._last < len(_ROMAN) else ""
        if _near(read.replace("L", "."), upcoming):
            self._last += 1
            return f"{upcoming}." + text[match.end() :]
        return text


def _near(read: str, upcoming: str) -> bool:
    """Whether what was read is the number with at most one stroke more or less, its stop lost or taken in."""
    strokes = read.rstrip(".,:-").replace("l", "I").replace("1", "I").replace("|", "I")
    return bool(upcoming) and (
        strokes == upcoming or (abs(len(strokes) - len(upcoming)) == 1 and strokes[:1] == upcoming[:1])
    )
