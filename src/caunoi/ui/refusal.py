"""The one exception with which a room refuses an act."""

from __future__ import annotations


class RuleBroken(Exception):
    """A rule forbids what was asked.

    `code` is for tests and logs (kebab-case English); `sentence` is for the person, in Vietnamese: what
    happened, why, what to do. The middleware turns it into an answer with status 422.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence
