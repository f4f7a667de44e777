"""Signs and words of the form: "./.", "V/v", "-----", Kính gửi, and abbreviations that nobody explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from vanban.checks.view import Hit, View
from vanban.model import Block, Kind, Span
from vanban.stages import marks
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

KNOWN_FILE = Path(__file__).parent.parent / "layouts" / "abbreviations.txt"
_ABOUT = pattern_of(r"^\W*v\s*/\s*v\b\s*[:.]?\s*", re.I)
_RULE = pattern_of(r"^\W*[-–—_]{2,}\W*$")
_SHORTENED = pattern_of(r"(?<![\w/.-])(?P<word>[A-ZĐ]{2,7}[A-ZĐ0-9]?)(?![\w/-]|\.\d)")
_EXPLAINED = pattern_of(
    r"\((?:(?:sau đây\s+)?(?:gọi|viết)\s+tắt\s+(?:là|:)?\s*:?\s*)?[“\"]?(?P<word>[A-ZĐ0-9][\wĐ&.-]{1,9})"
    r"[”\"]?\)",
    re.I,
)
_END_MARK = pattern_of(r"\.?/\.\s*$")
_ROMAN = pattern_of(r"^[IVXLC]+$")
_MANY = 8


def check_wording(view: View) -> Iterator[Hit]:
    """What stands where the form has something else."""
    if view.profile is not None:
        yield from _end(view)
        yield from _subject(view)
        yield from _title_rule(view)
        yield from _addressees(view)
    if view.doc_type != "Tin bài":
        yield from _abbreviations(view)


def _end(view: View) -> Iterator[Hit]:
    assert view.profile is not None
    closing = view.context.closing
    if not 0 < closing < len(view.blocks):
        return
    rule = view.profile.rule("body.end")
    for block in view.blocks[max(0, closing - 3) : closing]:
        end = _END_MARK.search(block.text)
        if end is not None and not rule.allows("./."):
            yield Hit("end-mark", Span(block.start + end.start(), block.end), end[0].strip(), ".", ".")


def _subject(view: View) -> Iterator[Hit]:
    """A Party letter says its subject in plain words; a State letter begins it with V/v."""
    if view.doc_type != "Công văn" or view.title_at is not None:
        return
    block = next((block for block in view.head if _ABOUT.match(block.text)), None)
    if view.party and block is not None:
        right = "Về việc " + _ABOUT.sub("", block.text)
        yield Hit("subject-prefix", block.span, block.text, right, right)
    elif view.state and block is None and view.number_block is not None and view.reading.title is not None:
        title = view.reading.title
        right = view.form("subject.prefix") + re.sub(r"^về việc\s+", "", title.value, flags=re.I)
        yield Hit("subject-no-prefix", title.span, title.value, right, right)


def _title_rule(view: View) -> Iterator[Hit]:
    """The five dashes under the title of a Party document; other sources than Word lose drawn lines."""
    if not view.exact or view.form("title.rule") != "-----" or view.title_at is None or not view.headed:
        return
    below = view.blocks[view.title_at + 1 : view.title_at + 8]
    if not any(_RULE.match(block.text) for block in below) and view.doc_type != "Lịch công tác":
        yield Hit("title-rule", view.blocks[view.title_at].span, view.doc_type, "-----")


def _addressees(view: View) -> Iterator[Hit]:
    wanted = view.form("addressees.submission.words" if view.doc_type == "Tờ trình" else "addressees.words")
    for block in view.blocks[: view.context.head.body + 4]:
        match = marks.ADDRESSEES.match(block.text)
        if match is None:
            continue
        found = match[0].strip(" :;*_-")
        if fold(found) != fold(wanted):
            yield Hit("addressees", block.span, found, wanted, block.text.replace(found, wanted, 1))
        return


@lru_cache(maxsize=1)
def known_abbreviations() -> frozenset[str]:
    """The field's own list: what every office reads without an explanation."""
    lines = KNOWN_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _abbreviations(view: View) -> Iterator[Hit]:
    """Those of the body that neither the field's list nor the document explains, named together."""
    explained = {match["word"] for block in view.blocks for match in _EXPLAINED.finditer(block.text)}
    found: dict[str, Span] = {}
    for block in view.prose():
        if block.kind is Kind.ROW or marks.is_caps(block.text) or marks.is_caps(block.words):
            continue
        for word, span in _words(block):
            if word not in explained and word not in known_abbreviations():
                found.setdefault(word, span)
    if found:
        named = list(found)
        words = ", ".join(named[:_MANY]) + (
            f" và {len(named) - _MANY} chữ khác" if len(named) > _MANY else ""
        )
        yield Hit("abbreviations", found[named[0]], words)


def _words(block: Block) -> Iterator[tuple[str, Span]]:
    for match in _SHORTENED.finditer(block.text):
        word = match["word"]
        before, after = block.text[: match.start()][-12:], block.text[match.end() :][:12]
        among_capitals = re.search(r"[A-ZĐÀ-Ỹ]{2,}\W*$", before) or re.match(r"\W*[A-ZĐÀ-Ỹ]{2,}\b", after)
        if not _ROMAN.match(word) and not among_capitals:
            yield word, Span(block.start + match.start(), block.start + match.end())
