"""What brackets ask: "(Giao Ban Tổ chức tin mời)" is a duty of its own within another sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.facts.task_clauses import Stretch, stretches
from vanban.text.patterns import pattern_of

_BRACKETED = pattern_of(r"\((?P<in>[^()]{12,500})\)")
BRACKET_START = pattern_of(
    r"(?:[^()]{0,60}[,;]\s*(?=giao\s)|\W*)(?:kính )?(?:đề nghị|giao|yêu cầu|phân công)\s", re.I
)


def masked(text: str) -> str:
    """The text with requests in brackets blanked out: they are duties of their own, with their own
    deadlines.
    """
    return _BRACKETED.sub(lambda m: " " * len(m[0]) if BRACKET_START.match(m["in"]) else m[0], text)


def bracketed(text: str) -> Iterator[Stretch]:
    """ "(Giao Ban Tổ chức tin mời)", "(Đề nghị các huyện ủy gửi ... trước ngày ...)"."""
    for match in _BRACKETED.finditer(text):
        if BRACKET_START.match(match["in"]):
            started = BRACKET_START.match(match["in"])
            inner = match["in"].lower().find("giao ", 0, started.end()) if started else -1
            yield from stretches(text[: match.end("in")], match.start("in") + max(inner, 0))
