"""The signature blocks of a read document, one or several side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from vanban.model import Block
from vanban.paper import Signing
from vanban.stages import marks

_NOT_SIGNED: Final = re.compile(r"Số bản: |Người đánh máy: ")
_LONGEST_NAME: Final = 320


@dataclass(slots=True, eq=False)
class _Found:
    """Lines of one signature block as they come."""

    authority: str | None = None
    body: list[str] = field(default_factory=list)
    deputy: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    name: str = ""

    @property
    def empty(self) -> bool:
        return self.authority is None and not self.posts

    def signing(self) -> Signing:
        role = " ".join(self.posts)
        if self.authority == "Q." and not self.posts:
            return Signing(" ".join(self.body), self.name, "Q.")
        on_behalf = " ".join(self.body) or None
        return Signing(role, self.name, self.authority, on_behalf, " ".join(self.deputy) or None)


def signings_of(closing: Sequence[Block]) -> tuple[Signing, ...]:
    """Who signs, in the order of the page.

    Of blocks that stand side by side a page may give the posts first and the names after them.
    """
    lines = _lines(closing)
    names = [text for text in lines if not marks.is_caps(text)]
    found: list[_Found] = [_Found()]
    waiting: list[_Found] = []
    for text in lines:
        if not marks.is_caps(text):
            _named(found, waiting, text)
        else:
            _titled(found, waiting, text, several=len(names) > 1)
    return tuple(each.signing() for each in found if not each.empty)


def _lines(closing: Sequence[Block]) -> list[str]:
    """The lines that belong to signature blocks: capitals, and names under them."""
    lines: list[str] = []
    capitals = 0
    for block in closing:
        for text in block.text.split("\t"):
            if block.marker or marks.RECIPIENTS.match(text) or _NOT_SIGNED.search(text):
                continue
            if marks.is_caps(text) and len(text) < 200:
                capitals += 1
                lines.append(text)
            elif capitals and _is_name(text, lines):
                lines.append(text)
    return lines


def _is_name(text: str, before: Sequence[str]) -> bool:
    if marks.is_name(text):
        return True
    under_post = bool(before) and marks.is_caps(before[-1])
    return under_post and len(text) <= _LONGEST_NAME and not text.endswith((".", ";", ":"))


def _named(found: list[_Found], waiting: list[_Found], text: str) -> None:
    """A name goes to the first block that waits for one."""
    held = waiting.pop(0) if waiting else found[-1]
    if not held.name:
        held.name = marks.without_titles(text)


def _titled(found: list[_Found], waiting: list[_Found], text: str, *, several: bool) -> None:
    match = marks.AUTHORITY.match(text)
    current = found[-1]
    if match is not None:
        sign = _canonical(match["authority"], match["dot"])
        if sign[0] == "K" and current.authority is not None and not current.posts and not current.name:
            current.deputy.append(match["for"].strip())
            return
        current = _next(found, waiting)
        current.authority = sign
        current.body.append(match["for"].strip())
    elif current.name or (several and current.posts and marks.is_post(text)):
        _next(found, waiting).posts.append(text)
    elif current.authority and not current.posts and not marks.is_post(text):
        (current.deputy or current.body).append(text)
    else:
        current.posts.append(text)
    if found[-1] not in waiting and not found[-1].empty:
        waiting.append(found[-1])


def _next(found: list[_Found], waiting: list[_Found]) -> _Found:
    """A fresh block, unless the last one holds nothing yet."""
    if not found[-1].empty:
        found.append(_Found())
    return found[-1]


def _canonical(authority: str, dot: str) -> str:
    bare = re.sub(r"\s", "", authority)
    return bare if "/" in bare else f"{bare}."
