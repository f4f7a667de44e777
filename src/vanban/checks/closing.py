"""The recipients: what parts them, how the list ends, where the copy is kept (HD 36 II.9, HD 05; ND 30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.answers import Recipient
from vanban.checks.view import Hit, View
from vanban.model import Span
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_AFTER = pattern_of(r"[ \t]*(?P<mark>[.,;:]?)")
_BEFORE_NOTE = pattern_of(r"(?P<mark>[,;])\s*(?:\([^()]*\)|[}⎬].*)$")
_SIGNED = pattern_of(r"\s*\(?đã ký\)?\W*$", re.I)
_KEPT = pattern_of(r"^\W*lưu\b\s*(?P<colon>:?)\s*(?P<where>.*)$", re.I)
_CLERKS = pattern_of(r"\bVT\b")


def check_closing(view: View) -> Iterator[Hit]:
    """The punctuation of the list and its last line."""
    entries = view.reading.recipients
    if not entries or view.profile is None:
        return
    kept = entries[-1] if _KEPT.match(entries[-1].text) else None
    yield from _parted(view, entries[:-1] if kept else entries)
    last = entries[-1]
    if kept is None:
        if len(entries) > 1:
            yield Hit("filing-missing", last.span, last.text)
        return
    yield from _filing(view, kept)
    end = view.profile.text("recipients.end")
    if _mark(view, kept) != end and not kept.text.endswith(end):
        yield Hit("recipients-end", kept.span, _line(view, kept), end, f"- {kept.text}{end}")


def _mark(view: View, entry: Recipient) -> str:
    """The sign behind an entry, or before the note that follows it; "" where there is none."""
    match = _AFTER.match(view.text, entry.span.end)
    if match is not None and match["mark"]:
        return match["mark"]
    words = view.text[entry.span.start : entry.span.end]
    bare = _SIGNED.sub("", words)
    if bare != words:
        return bare[-1:] if bare[-1:] in ".,;:" else ""
    before = _BEFORE_NOTE.search(words)
    return before["mark"] if before else ""


def _line(view: View, entry: Recipient) -> str:
    return " ".join(_SIGNED.sub("", view.text[entry.span.start : entry.span.end]).split())


def _parted(view: View, entries: tuple[Recipient, ...]) -> Iterator[Hit]:
    assert view.profile is not None
    rule = view.profile.rule("recipients.separator")
    wrong = [entry for entry in entries if not rule.allows(_mark(view, entry))]
    if not wrong:
        return
    separator = view.profile.text("recipients.separator")
    span = Span(wrong[0].span.start, wrong[0].span.end)
    right = "\n".join(f"- {_bare(view, entry)}{separator}" for entry in wrong)
    signs = sorted({_mark(view, entry) or "không có dấu" for entry in wrong})
    found = f"{len(wrong)} dòng ({', '.join(signs)})"
    yield Hit("recipients-separator", span, found, separator, right)


def _bare(view: View, entry: Recipient) -> str:
    return re.sub(r"[,;]\s*(?=\()", " ", _line(view, entry)).rstrip(" .,;")


def _filing(view: View, kept: Recipient) -> Iterator[Hit]:
    assert view.profile is not None
    match = _KEPT.match(kept.text)
    assert match is not None
    if not match["where"].strip():
        return
    form, where = view.profile.text("recipients.filing.form"), match["where"].strip()
    right = "- " + form.format(where=where) + view.profile.text("recipients.end")
    clerks = _CLERKS.search(where) is not None
    if (":" in form) is not bool(match["colon"]):
        yield Hit("filing-colon", kept.span, kept.text, form.format(where="..."), right)
    if view.party and clerks:
        yield Hit("filing-clerks", kept.span, kept.text, "Lưu Văn phòng ...")
    elif view.state and not clerks and not fold(where).startswith(("van thu", "vp", "van phong")):
        yield Hit("filing-no-clerks", kept.span, kept.text, "Lưu: VT, ...")
