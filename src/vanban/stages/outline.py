"""Which headings stand above a block: the path "III.1" of a section, and the blocks that make it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vanban.model import Block, Kind
from vanban.text.patterns import pattern_of

_LIST_STYLES = frozenset({"dash", "plus", "star", "colon"})
_CARRIES_OUT = pattern_of(r"(?:tổ chức|phân công) (?:thực hiện|nhiệm vụ)[^:;.]{0,40}:?\s*$", re.I)
"""A line that heads a section, without a number, whatever list stands above ("* Tổ chức thực hiện:")."""
_ROMAN = pattern_of(r"[IVX]+|\d+(?:\.\d+)*|[a-hđ]\b")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A block in its place: `above` are the headings it stands under, outermost first."""

    block: Block
    style: str
    above: tuple[Node, ...]

    @property
    def section(self) -> str | None:
        """The numbers of the headings above, "III.1", None outside any numbered section."""
        return _path(tuple([one.block.marker for one in self.above if one.style not in _LIST_STYLES]))


@lru_cache(maxsize=128)
def _path(markers: tuple[str, ...]) -> str | None:
    """The numbers in the markers of headings, "III.1" of ("III.", "1."), None where they have none."""
    numbers = [match[0] for marker in markers if (match := _ROMAN.search(marker)) is not None]
    return ".".join(numbers) or None


def style_of(block: Block) -> str:
    """The style of its marker; "caps" for a heading in capitals, "colon" for a line that opens a list, or
    "".
    """
    if block.kind is Kind.ROW or block.kind is Kind.RULE:
        return ""
    if block.marker:
        return block.style
    if block.kind is Kind.HEADING or (len(block.text) < 60 and _CARRIES_OUT.match(block.words)):
        return "caps"
    return "colon" if block.text.rstrip().endswith(":") and len(block.text) < 300 else ""


def outline(blocks: Sequence[Block]) -> list[Node]:
    """Every block with the headings above it.

    A marker style seen before closes what came after it; a new style goes one floor down. Plain prose ends a
    list of dashes but not a numbered section.
    """
    nodes: list[Node] = []
    stack: list[Node] = []
    for block in blocks:
        style = style_of(block)
        if block.kind is Kind.ROW:
            nodes.append(Node(block, style, tuple(stack)))
            continue
        starred = style == "star" and _CARRIES_OUT.match(block.words) is not None
        stack = _closed(stack, "roman" if starred else style)
        node = Node(block, style, tuple(stack))
        nodes.append(node)
        if style:
            stack.append(node)
    return nodes


def _closed(stack: list[Node], style: str) -> list[Node]:
    styles = [node.style for node in stack]
    if style in styles:
        return stack[: styles.index(style)]
    if style == "caps":
        return []
    if style in {"part", "roman"}:
        return [node for node in stack if node.style in {"caps", "part"}]
    if style in {"", "colon"}:
        keep = next((i for i, node in enumerate(stack) if node.style in _LIST_STYLES), len(stack))
        return stack[:keep]
    if style in {"arabic", "dotted", "letter"}:
        keep = next((i for i, node in enumerate(stack) if node.style in _LIST_STYLES), len(stack))
        return stack[:keep]
    return stack
