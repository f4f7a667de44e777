"""What the measurement of the floor counts: who never saw a change, and from when on one is awaited."""

from __future__ import annotations

import pytest
from bench.floor import Measured, _call

from caunoi.meetings.models import Speech
from tests.caunoi.meetings.floor_scene import Scene

NEVER = float("inf")


@pytest.mark.parametrize(("missed", "p99"), [(0, 0.1), (1, 0.1), (2, NEVER), (200, NEVER)])
def test_who_never_read_a_name_has_waited_without_end(missed: int, p99: float) -> None:
    measured = Measured({"Nguoi-1": 0.0, "Nguoi-2": 2.0}, [0.1] * (200 - missed))
    measured.miss(100)
    assert (len(measured.delays), measured.p99()) == (200, p99)


def test_a_name_is_awaited_before_anybody_can_read_it(scene: Scene) -> None:
    there: list[Speech | None] = []

    class Called(dict[str, float]):
        def __setitem__(self, name: str, at: float) -> None:
            there.append(scene.floor.speech)
            super().__setitem__(name, at)

    measured = Measured(Called())
    _call((scene.actor, scene.session), "Nguoi-1", measured)
    assert (there, list(measured.called)) == ([None], ["Nguoi-1"])
    assert str(scene.floor.speech) == "Nguoi-1 ."
