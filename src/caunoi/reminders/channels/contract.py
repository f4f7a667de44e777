"""What a channel is, and how a post says what became of a letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, runtime_checkable

from caunoi.people.mail import NotSent, Refused, Unsure
from caunoi.people.models import User

__all__ = ["Channel", "NotSent", "Outgoing", "Post", "Refused", "Unsure"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter as a post is given it. `reference` is the same at every try."""

    reference: str
    occasion: str
    subject: str
    text: str
    calendar: str
    written_at: datetime


class Channel(Protocol):
    """A way on which a person is told."""

    key: ClassVar[str]
    name: ClassVar[str]

    def address_of(self, person: User) -> str:
        """How it reaches the person, fit to be shown; empty where it does not."""
        ...


@runtime_checkable
class Post(Channel, Protocol):
    """A channel that sends."""

    def reference(self, key: str) -> str:
        """The name under which the other side gets a letter, made of the letter's key alone."""
        ...

    def send(self, letter: Outgoing, person: User, handing: Callable[[], None]) -> str:
        """Sends and returns what the other side answered.

        `handing` is called once, right before the words leave. Raises Refused, NotSent, Unsure.
        """
        ...
