"""Work in a thread of its own: pyHanko runs an event loop, and no thread may run two."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """What the work gives or raises, whatever loop the caller's own thread may be running."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()
