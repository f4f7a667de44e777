from __future__ import annotations

import asyncio

import pytest

from vanban.apart import apart


async def _inside() -> int:
    """As in a browser test or a server of coroutines: this thread runs a loop already."""
    seven = asyncio.sleep(0, 7)
    with pytest.raises(RuntimeError):
        asyncio.run(seven)
    seven.close()
    return apart(lambda: asyncio.run(asyncio.sleep(0, 7)))


def test_a_loop_of_its_own_beside_the_callers() -> None:
    assert apart(lambda: asyncio.run(_inside())) == 7


def test_what_goes_wrong_is_raised_to_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        apart(lambda: 1 // 0)
