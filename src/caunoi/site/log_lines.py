"""What must not stand in the log: an address with a secret in it opens a page for whoever reads it."""

from __future__ import annotations

import logging
import re
from typing import Final

_SECRET: Final = re.compile(r"(?<=/)[\w-]{20,}")


class Lines(logging.Formatter):
    """Puts "…" for the parts of a path that are long enough for a secret (16 bytes are 22 signs)."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        return _SECRET.sub("…", super().formatMessage(record))
