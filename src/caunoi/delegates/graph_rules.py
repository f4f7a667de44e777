"""What a line of "Thành phần" says, in pure words: which posts of which offices, except whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from caunoi.delegates.rules import Part
from caunoi.people.naming import name_key

LONGEST_WORDS: Final = 1000
LONGEST_NAME: Final = 120
_LEAD: Final = re.compile(
    r"^(?:[-–+*•]|\d{1,2}[.)])*\s*(?:(?:các\s+)?(?:đồng chí|đ/c)|ông|bà)?\s*:?\s*", re.IGNORECASE
)
_INVITER: Final = re.compile(
    r"[(,;.–-]?\s*\bgiao\s+(?P<who>[^();]+?)\s+(?:gửi\s+)?(?:tin\s+)?mời\b[^()]*\)?", re.IGNORECASE
)
_EXCEPT: Final = re.compile(
    r"[(,;–-]?\s*\b(?:ngoại trừ|trừ|ngoài|không (?:bao )?gồm|không kể)\s+(?P<who>[^()]+)\)?", re.IGNORECASE
)
_CALLED: Final = re.compile(r"^(?:[-–+*•]|\d{1,2}[.)])*\s*(?:đồng chí|đ/c|ông|bà)\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+", re.IGNORECASE)
_PARTS: Final = (
    ("chủ trì", Part.CHAIR), ("báo cáo", Part.REPORT), ("tham luận", Part.REPORT), ("phục vụ", Part.SERVE),
)  # fmt: skip
_ASIDE: Final = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Definition:
    """Who is meant: a person by name, or those who hold one of the `titles` in the `offices`.

    Without titles the offices themselves are invited, and say whom they send.
    """

    person: str = ""
    titles: tuple[str, ...] = ()
    offices: str = ""
    excepts: str = ""
    inviter: str = ""
    part: Part = Part.ATTEND


def definition(words: str, *, known: Callable[[str], bool]) -> Definition:
    """What the words mean; `known` says whether a phrase names offices of the register and nobody unknown.

    The offices are the longest end of the words that is known; what stands before are the posts.
    """
    text, inviter = _cut(_INVITER, " ".join(words.split()))
    text, excepts = _cut(_EXCEPT, text)
    aside = " ".join(_ASIDE.findall(text)).lower()
    part = next((part for word, part in _PARTS if word in aside), Part.ATTEND)
    text = _ASIDE.sub(" ", text).strip(" .;,")
    called = _CALLED.match(text)
    if called and (found := _named(text[called.end() :])):
        name, post = found
        return Definition(name, (post,) if post else (), "", excepts, inviter, part)
    text = _LEAD.sub("", text)
    for start in (0, *(gap.end() for gap in re.finditer(r"\s+", text))):
        if known(text[start:]):
            titles = tuple(one.strip(" :") for one in _BETWEEN.split(text[:start]) if one.strip(" :"))
            return Definition("", titles, text[start:], excepts, inviter, part)
    return Definition("", (), "", excepts, inviter, part)


def _named(text: str) -> tuple[str, str] | None:
    """A name of two to five words with capitals, then a comma, a dash or nothing; and what follows it."""
    name: list[str] = []
    words = text.split()
    for number, word in enumerate(words, start=1):
        bare = word.strip(",;–-")
        if bare and not bare[0].isupper():
            return None
        name += [bare] if bare else []
        if word != bare or number == len(words):
            rest = " ".join(words[number:]).strip(" ,;–-")
            full = " ".join(name)
            return (full, rest) if 2 <= len(name) <= 5 and len(full) <= LONGEST_NAME else None
    return None


def bare_name(words: str) -> str:
    """A name as key, without "đồng chí", "ông", "bà" before it."""
    return name_key(_CALLED.sub("", words.strip()))


def phrases(words: str) -> list[str]:
    """The words between commas, semicolons and "và"."""
    return [one.strip(" .:") for one in _BETWEEN.split(words) if one.strip(" .:")]


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}", found["who"].strip(" .,;")


def holds(title: str, post: str, office: str) -> bool:
    """Whether a post is what the title means: "Chủ tịch UBND" is "Chủ tịch" of "UBND xã Vân Khê"."""
    asked, held = name_key(title), name_key(post)
    more = asked.startswith(f"{held} ") and f"{held} {name_key(office)} ".startswith(f"{asked} ")
    return bool(asked) and (asked == held or more)
