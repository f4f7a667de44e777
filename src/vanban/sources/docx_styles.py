"""Word's styles and automatic numbering: what a paragraph inherits, and the marker it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none", "nil"})
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_DEEPEST = 12


def value(element: etree._Element | None, name: str) -> str | None:
    """`w:val` of the child `name`, "" where it has none, None where there is no such child."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "")


def switched(element: etree._Element | None, name: str) -> bool | None:
    """An on/off property such as `w:b`; None where nothing is said."""
    said = value(element, name)
    return None if said is None else said not in _OFF


class Styles:
    """The styles part, asked for what a style or those it is based on say."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = root.findall(W + "style") if root is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in styles}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true")
            ),
            "",
        )

    def chain(self, name: str | None) -> Iterator[etree._Element]:
        """The style and those below it, the nearest first."""
        style = self._styles.get(name or self._default)
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            style = self._styles.get(value(style, "basedOn") or "")

    def switched(self, name: str | None, what: str) -> bool:
        """Whether the style turns a property of its runs on."""
        for style in self.chain(name):
            said = switched(style.find(W + "rPr"), what)
            if said is not None:
                return said
        return False

    def paragraph(self, name: str | None, what: str) -> etree._Element | None:
        """The first word of the style chain about a paragraph property."""
        for style in self.chain(name):
            found = style.find(f"{W}pPr/{W}{what}")
            if found is not None:
                return found
        return None

    def ruled(self, name: str | None) -> bool:
        """Whether a table style draws borders."""
        return name is not None and any(
            is_ruled(style.find(f"{W}tblPr/{W}tblBorders")) for style in self.chain(name)
        )


def is_ruled(borders: etree._Element | None) -> bool:
    """Whether any border of the element is drawn."""
    return borders is not None and any(side.get(W + "val", "none") not in _OFF for side in borders)


@dataclass(slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class _List:
    """Levels by number, and the counters that go on through the document."""

    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering part: gives each numbered paragraph the marker that Word shows before it."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {
            each.get(W + "abstractNumId", ""): _levels(each) for each in root.findall(W + "abstractNum")
        }
        lists = {name: _List(levels) for name, levels in abstract.items()}
        for each in root.findall(W + "num"):
            name, held = each.get(W + "numId", ""), lists.get(value(each, "abstractNumId") or "")
            if held is not None:
                self._lists[name] = held
                self._restarts[name] = _overrides(each)

    def marker(self, name: str, level: int) -> str:
        """The marker of the next paragraph of list `name` at `level`, "" where it shows none."""
        held = self._lists.get(name)
        if held is None or level not in held.levels:
            return ""
        here = held.levels[level]
        restart = self._restarts[name].pop(level, None)
        if restart is not None:
            held.counters[level] = restart
        else:
            held.counters[level] = held.counters.get(level, here.start - 1) + 1
        for deeper in [number for number in held.counters if number > level]:
            del held.counters[deeper]
        if here.form == "bullet":
            return _bullet(here.text, level)
        return _numbered(held, here) if here.form != "none" else ""


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        _whole(level.get(W + "ilvl"), 0): _Level(
            _whole(value(level, "start"), 1),
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
        )
        for level in abstract.findall(W + "lvl")
    }


def _overrides(number: etree._Element) -> dict[int, int]:
    found: dict[int, int] = {}
    for override in number.findall(W + "lvlOverride"):
        start = value(override, "startOverride")
        if start is not None:
            found[_whole(override.get(W + "ilvl"), 0)] = _whole(start, 1)
    return found


def _bullet(text: str, level: int) -> str:
    """Bullets of symbol fonts are private characters; the sign an office would type stands for them."""
    sign = text.strip()[:1]
    if sign in "-–—−":
        return "-" if sign else ("-" if level == 0 else "+")
    return sign if sign in "+*" else ("-" if level == 0 else "+")


def _numbered(held: _List, here: _Level) -> str:
    text = here.text
    for number in range(9):
        sign = f"%{number + 1}"
        if sign in text:
            level = held.levels.get(number)
            count = held.counters.get(number, level.start if level else 1)
            text = text.replace(sign, counted(count, level.form if level else "decimal"))
    return text.strip()


def counted(count: int, form: str) -> str:
    """A number as Word's format `form` writes it."""
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (count // worth)
        count %= worth
    return text


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return max(-1, min(int(text or ""), 1_000_000))
    except ValueError:
        return otherwise
