"""Files broken by chance, the same way each time: the seed of the chance is a number."""

from __future__ import annotations

import random
from collections.abc import Iterator

_TOKENS = (
    b"\x00",
    b"\xff\xff\xff\xff",
    b"<w:p>",
    b"</w:tbl>",
    b"endobj",
    b"stream",
    b"0 0 0 rg",
    b"%PDF-",
    b"PK\x01\x02",
    "ƣ".encode(),
    b"-1",
    b"99999999999",
    b"\n" * 50,
)


def mutations(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """`count` broken copies of `data`: bytes changed, cut out, doubled, swapped, or put in."""
    chance = random.Random(seed)
    for _ in range(count):
        held = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            chance.choice((_change, _cut, _double, _swap, _insert, _end))(held, chance)
        yield bytes(held)


def _place(held: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(held)) if held else 0


def _change(held: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        if held:
            held[_place(held, chance)] = chance.randrange(256)


def _cut(held: bytearray, chance: random.Random) -> None:
    at = _place(held, chance)
    del held[at : at + chance.randint(1, 400)]


def _double(held: bytearray, chance: random.Random) -> None:
    at = _place(held, chance)
    held[at:at] = held[at : at + chance.randint(1, 2000)]


def _swap(held: bytearray, chance: random.Random) -> None:
    first, second = sorted((_place(held, chance), _place(held, chance)))
    size = min(chance.randint(1, 200), second - first)
    held[first : first + size], held[second : second + size] = (
        held[second : second + size],
        held[first : first + size],
    )


def _insert(held: bytearray, chance: random.Random) -> None:
    at = _place(held, chance)
    held[at:at] = chance.choice(_TOKENS)


def _end(held: bytearray, chance: random.Random) -> None:
    if chance.random() < 0.2:
        del held[_place(held, chance) :]
