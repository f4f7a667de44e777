"""The delegates on whom the walk tries each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from caunoi.delegates.actions import NewDelegate
from tests.pages.meeting_things import meeting_of
from tests.pages.things import At

IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "delegates.meeting": lambda at: at.once(meeting_of).pk,
}

SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {}

WITH: Final[dict[str, Callable[[At], object]]] = {
    "delegates:meeting": lambda at: at.once(meeting_of),
    "delegates:new": lambda at: NewDelegate("Lê Thị Mai", "Bí thư chi bộ tiêu biểu", office=at.office),
}
