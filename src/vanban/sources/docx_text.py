"""One Word paragraph as the lines it shows: runs, breaks, tracked changes, text boxes, its marker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from vanban.sources.docx_styles import Numbering, Styles, W, switched, value

_SKIPPED = frozenset({W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "rPr", W + "pPr"})
_BREAKS = frozenset({W + "br", W + "cr"})
_SIGNS = {W + "tab": "\t", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_BOX = W + "txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PAGE = "\f"


@dataclass(slots=True)
class Words:
    """What a paragraph shows: `text` with its breaks (\\n, \\f) and the text `boxes` that float beside it."""

    text: str = ""
    bold: bool = False
    centred: bool = False
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class Shown:
    """What one run shows."""

    text: str
    bold: bool


class Paragraphs:
    """Reads paragraphs one after another, so that automatic numbers count on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def words(self, paragraph: etree._Element) -> Words:
        """The paragraph's words with its marker before them."""
        properties = paragraph.find(W + "pPr")
        style = value(properties, "pStyle")
        words = Words(centred=self._is_centred(properties, style))
        runs = list(self._runs(paragraph, style, words))
        text = "".join(run.text for run in runs)
        shown = [run for run in runs if run.text.strip()]
        words.bold = bool(shown) and all(run.bold for run in shown)
        marker = self._marker(properties, style) if text.strip() else ""
        words.text = f"{marker} {text.lstrip()}" if marker else text
        if properties is not None and switched(properties, "pageBreakBefore"):
            words.text = PAGE + words.text
        return words

    def _is_centred(self, properties: etree._Element | None, style: str | None) -> bool:
        said = value(properties, "jc")
        if said is None:
            inherited = self._styles.paragraph(style, "jc")
            said = inherited.get(W + "val") if inherited is not None else None
        return said == "center"

    def _marker(self, properties: etree._Element | None, style: str | None) -> str:
        own = properties.find(W + "numPr") if properties is not None else None
        inherited = self._styles.paragraph(style, "numPr")
        name = value(own, "numId") or value(inherited, "numId")
        level = value(own, "ilvl") or value(inherited, "ilvl") or "0"
        if not name or name == "0" or not level.isdigit():
            return ""
        return self._numbering.marker(name, int(level))

    def _runs(self, parent: etree._Element, style: str | None, words: Words) -> Iterator[Shown]:
        for child in parent:
            if child.tag == W + "r":
                yield self.shown(child, style, words)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                yield from self._runs(child, style, words)

    def shown(self, run: etree._Element, style: str | None, words: Words) -> Shown:
        """One run: its characters and whether they are bold."""
        properties = run.find(W + "rPr")
        if switched(properties, "vanish"):
            return Shown("", False)
        text = "".join(_shown(run, words))
        if self.on(properties, style, "caps"):
            text = text.upper()
        return Shown(text, self.on(properties, style, "b"))

    def on(self, properties: etree._Element | None, style: str | None, what: str) -> bool:
        """Whether a property of runs ("b", "i", "caps") holds: by the run, its style or the paragraph's."""
        own = switched(properties, what)
        if own is not None:
            return own
        run_style = value(properties, "rStyle")
        if run_style and self._styles.switched(run_style, what):
            return True
        return self._styles.switched(style, what)


def _shown(run: etree._Element, words: Words) -> Iterator[str]:
    for child in run:
        tag = child.tag
        if tag == W + "t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield PAGE if child.get(W + "type") == "page" else "\n"
        elif tag == W + "lastRenderedPageBreak":
            yield PAGE
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == W + "sym":
            yield "-"
        elif tag not in _SKIPPED and isinstance(tag, str) and len(child):
            words.boxes.extend(_boxes(child))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a drawing, once each: older versions' copy of a drawing is left out."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)
