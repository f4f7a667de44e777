"""The morning of 1,121 delegates at four doors, two of them without a network for five minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from caunoi.delegates.models import CheckIn, Delegate
from tests.caunoi.delegates.door_scene import AT, Hall, inside, told

PEOPLE, SECONDS_EACH = 1121, 0.8
GONE, BACK = 240.0, 540.0
TWICE = 90
"""So many show their badge again, half a minute later at the next door."""


@dataclass
class Device:
    """What door.js does: a queue that is emptied by letters, and a list that decides without a network."""

    secret: str
    loses_network: bool
    seen: set[str] = field(default_factory=set)
    queue: list[dict[str, object]] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: {"in": [], "out": []})

    def arrives(self, code: str, second: float) -> None:
        offline = self.loses_network and GONE <= second < BACK
        if offline and code in self.seen:
            self.said["out"].append(code)
            return
        at = (AT + timedelta(seconds=second)).isoformat()
        self.queue.append({"nonce": uuid4().hex, "code": code, "at": at, "offline": offline})
        if offline:
            self.said["in"].append(code)
            self.seen.add(code)
        elif len(self.queue) >= 20:
            self.sends()

    def sends(self) -> None:
        """The letter; its answers are lost once and it is sent again."""
        if not self.queue:
            return
        told(self.secret, *self.queue)
        for row, (passed, _) in zip(self.queue, told(self.secret, *self.queue), strict=True):
            if not row["offline"]:
                self.said["in" if passed else "out"].append(str(row["code"]))
        self.queue.clear()


def _delegates(hall: Hall) -> list[str]:
    rows = [Delegate(meeting=hall.meeting, full_name=f"Đại biểu {n}", why="tiêu biểu") for n in range(PEOPLE)]
    for row in rows:
        row.set_keys()
    return [row.code for row in Delegate.objects.bulk_create(rows)]


def test_every_person_once_and_none_lost(hall: Hall) -> None:
    codes = _delegates(hall)
    doors = [Device(hall.secret(f"Cửa {n}"), loses_network=n >= 2) for n in range(4)]
    arrivals = [(n * SECONDS_EACH, n % 4, code) for n, code in enumerate(codes)]
    arrivals += [(n * 9.0 + 30, (n + 3) % 4, codes[int(n * 9.0 / SECONDS_EACH)]) for n in range(TWICE)]
    for second, number, code in sorted(arrivals):
        doors[number].arrives(code, second)
        if second >= BACK:
            doors[2].sends()
            doors[3].sends()
    for door in doors:
        door.sends()

    assert inside() == PEOPLE
    assert CheckIn.objects.values("delegate").distinct().count() == PEOPLE
    admitted = [code for door in doors for code in door.said["in"]]
    assert set(admitted) == set(codes)
    doubles = CheckIn.objects.exclude(doubles=None)
    assert len(admitted) == PEOPLE + doubles.count(), "whoever was let in twice is told"
    assert 0 < doubles.count() < TWICE
    assert set(doubles.values_list("offline", flat=True)) == {True}
    assert CheckIn.objects.filter(offline=True).count() > PEOPLE // 8
