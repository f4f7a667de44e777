"""The ways on which a person is told. Adding one: a module here, one line in CHANNELS.

`Screen` needs nothing sent: the letter is on the page once its row is written. A `Post` sends, and says as
exactly as it can what became of a letter: taken, refused for good, surely not sent, or not known.
"""

from __future__ import annotations

from typing import Final

from caunoi.reminders.channels.contract import Channel, Post
from caunoi.reminders.channels.email import Email
from caunoi.reminders.channels.screen import Screen
from caunoi.reminders.channels.webhook import Webhook

CHANNELS: Final[tuple[Channel, ...]] = (Screen(), Email(), Webhook())


def posts() -> tuple[Post, ...]:
    """The channels that send."""
    return tuple(channel for channel in CHANNELS if isinstance(channel, Post))


def post(key: str) -> Post:
    """The sending channel of that key; LookupError for none."""
    return next(iter(found for found in posts() if found.key == key), None) or _missing(key)


def _missing(key: str) -> Post:
    raise LookupError(f"no channel that sends is called {key!r}")
