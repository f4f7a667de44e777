"""What is wrong in the folder of a kind, or in the values for it, said so that the office can mend it."""

from __future__ import annotations


class KindError(Exception):
    """`sentence` says in Vietnamese which folder, file and key, what is wrong, and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def at(where: str, said: str) -> KindError:
    """The error at a place: `where` is "giay-moi/kind.toml, fields.venue" or the like."""
    return KindError(f"{where}: {said}")
