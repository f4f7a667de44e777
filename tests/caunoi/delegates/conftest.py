from __future__ import annotations

from tests.caunoi.meetings.conftest import meeting

__all__ = ["meeting"]
