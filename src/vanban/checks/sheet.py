"""How a Word file looks: its pages and paragraphs as Word resolves them, in a small frozen view.

Only what the form speaks of: size and margins of the page, fonts, sizes, emphasis, alignment. Direct
formatting beats the character style, that the paragraph style, that the defaults of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from vanban.sources.docx_styles import Styles, W, switched, value
from vanban.sources.refusal import DEFAULT
from vanban.sources.zips import Parts

_TWIPS_A_MM = 1440 / 25.4
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLAIN_FONT, _PLAIN_SIZE = "Times New Roman", 10.0
_FAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """One section's paper, in mm."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph: `font` and `size` (pt) are those of most of its letters; None where emphasis is mixed.

    `align` is Word's word for it, `indent` that of the first line in mm, `line` the exact line spacing in pt,
    None where lines are not spaced exactly.
    """

    text: str
    font: str
    size: float
    bold: bool | None
    italic: bool | None
    underline: bool | None
    align: str
    indent: float
    line: float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole file."""

    pages: tuple[Page, ...]
    looks: tuple[Look, ...]


def read_sheet(data: bytes) -> Sheet:
    """The looks of a Word file that could already be opened as one."""
    parts = Parts(data, "Word (.docx)", DEFAULT)
    root = parts.xml("word/document.xml")
    body = root.find(W + "body") if root is not None else None
    if body is None:
        return Sheet((), ())
    reader = _Reader(parts.xml("word/styles.xml"), _theme(parts))
    return Sheet(tuple(_pages(body)), tuple(reader.looks(body)))


def _theme(parts: Parts) -> dict[str, str]:
    """The fonts that "minor" and "major" stand for."""
    root = parts.xml("word/theme/theme1.xml")
    found: dict[str, str] = {}
    for kind in ("minor", "major"):
        latin = root.find(f".//{_A}{kind}Font/{_A}latin") if root is not None else None
        found[kind] = latin.get("typeface", "") if latin is not None else ""
    return found


def _pages(body: etree._Element) -> Iterator[Page]:
    for section in body.iter(W + "sectPr"):
        size, margin = section.find(W + "pgSz"), section.find(W + "pgMar")
        if size is None or margin is None:
            continue
        sides = [_mm(margin.get(W + side)) for side in ("top", "bottom", "left", "right")]
        yield Page(_mm(size.get(W + "w")), _mm(size.get(W + "h")), *sides)


def _mm(twips: str | None) -> float:
    return _number(twips) / _TWIPS_A_MM


def _number(text: str | None) -> float:
    try:
        return max(-_FAR, min(float(text or 0), _FAR))
    except ValueError:
        return 0.0


class _Reader:
    """Resolves runs and paragraphs against the styles part."""

    def __init__(self, styles: etree._Element | None, theme: dict[str, str]) -> None:
        self._styles = Styles(styles)
        self._theme = theme
        defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self._defaults = [] if defaults is None else [defaults]

    def looks(self, body: etree._Element) -> Iterator[Look]:
        """The paragraphs that show a letter, in the order of the file."""
        for paragraph in body.iter(W + "p"):
            look = self._look(paragraph)
            if look is not None:
                yield look

    def _look(self, paragraph: etree._Element) -> Look | None:
        properties = paragraph.find(W + "pPr")
        style = value(properties, "pStyle")
        texts: list[str] = []
        fonts: Counter[str] = Counter()
        sizes: Counter[float] = Counter()
        marked: dict[str, set[bool]] = {"b": set(), "i": set(), "u": set()}
        for run in paragraph.iter(W + "r"):
            text = "".join(node.text or "" for node in run.iter(W + "t"))
            texts.append(text if len(run.findall(W + "tab")) == 0 else f"{text} ")
            letters = sum(not one.isspace() for one in text)
            if not letters:
                continue
            chain = list(self._chain(run, style))
            fonts[self._font(chain)] += letters
            sizes[self._size(chain)] += letters
            for what, seen in marked.items():
                seen.add(next((on for each in chain if (on := switched(each, what)) is not None), False))
        if not fonts:
            return None
        bold, italic, underline = (seen.pop() if len(seen) == 1 else None for seen in marked.values())
        return Look(
            " ".join("".join(texts).split()),
            fonts.most_common(1)[0][0],
            sizes.most_common(1)[0][0],
            bold,
            italic,
            underline,
            self._paragraph(properties, style, "jc", "val") or "left",
            _mm(self._paragraph(properties, style, "ind", "firstLine")),
            self._line(properties, style),
        )

    def _chain(self, run: etree._Element, style: str | None) -> Iterator[etree._Element]:
        """Every word about the run, the strongest first."""
        own = run.find(W + "rPr")
        if own is not None:
            yield own
        character = value(own, "rStyle")
        for name in ([character] if character else []) + [style]:
            for each in self._styles.chain(name):
                said = each.find(W + "rPr")
                if said is not None:
                    yield said
        yield from self._defaults

    def _font(self, chain: list[etree._Element]) -> str:
        for each in chain:
            fonts = each.find(W + "rFonts")
            if fonts is None:
                continue
            themed = fonts.get(W + "asciiTheme", "")
            named = self._theme.get(themed[:5], "") if themed else fonts.get(W + "ascii", "")
            if named:
                return named
        return _PLAIN_FONT

    def _size(self, chain: list[etree._Element]) -> float:
        said = next((size for each in chain if (size := value(each, "sz"))), None)
        return _number(said) / 2 if said else _PLAIN_SIZE

    def _paragraph(
        self, properties: etree._Element | None, style: str | None, what: str, attribute: str
    ) -> str | None:
        own = properties.find(W + what) if properties is not None else None
        if own is not None and own.get(W + attribute) is not None:
            return own.get(W + attribute)
        for each in self._styles.chain(style):
            found = each.find(f"{W}pPr/{W}{what}")
            if found is not None and found.get(W + attribute) is not None:
                return found.get(W + attribute)
        return None

    def _line(self, properties: etree._Element | None, style: str | None) -> float | None:
        if self._paragraph(properties, style, "spacing", "lineRule") != "exact":
            return None
        return _number(self._paragraph(properties, style, "spacing", "line")) / 20
