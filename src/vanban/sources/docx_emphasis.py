"""The emphasis in a Word file, for a paper that is taken from it; reading alone never asks for it."""

from __future__ import annotations

from lxml import etree

from vanban.paper import Run
from vanban.paper import Words as Runs
from vanban.sources.docx import body_of
from vanban.sources.docx_styles import Numbering, Styles, W
from vanban.sources.docx_text import Paragraphs, Shown, Words
from vanban.sources.refusal import DEFAULT, Limits


def emphasis(data: bytes, *, limits: Limits = DEFAULT) -> tuple[Runs, ...]:
    """The words of every paragraph and cell in the order of the file, each run with the emphasis it shows.

    Automatic numbers are left out. Raises NotReadable as `read_docx` does.
    """
    parts, body = body_of(data, limits)
    paragraphs = _Emphasised(Styles(parts.xml("word/styles.xml")), Numbering(None))
    return tuple(paragraphs.runs(each) for each in body.iter(W + "p"))


class _Emphasised(Paragraphs):
    """Reads paragraphs as the reader does and keeps what each run looks like."""

    def runs(self, paragraph: etree._Element) -> Runs:
        self._found: list[Run] = []
        self.words(paragraph)
        return tuple(self._found)

    def shown(self, run: etree._Element, style: str | None, words: Words) -> Shown:
        said = super().shown(run, style, words)
        properties = run.find(W + "rPr")
        italic, underline = (self.on(properties, style, what) for what in ("i", "u"))
        self._found.append(Run(said.text, said.bold, italic, underline))
        return said
