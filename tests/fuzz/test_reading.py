"""No text may crash the reader: every span of a reading lies in its text, whatever the text was."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mutations
from vanban import contract, reading
from vanban.sources import NotReadable

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "60"))
GOLD = sorted((Path(__file__).parents[1] / "gold").glob("*.txt"))
TODAY = date(2026, 11, 22)
WORDS = (
    "KẾ HOẠCH",
    "Số 45-KH/HU",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Giao Văn phòng Huyện ủy",
    "trước ngày 31/02/2024",
    "ngày 05 tháng 13 năm 20245",
    "I.",
    "1.1.1.",
    "-",
    "+",
    "Nơi nhận:",
    "T/M",
    "07 ngày làm việc",
    "16 giờ 99",
    "quý V",
    "\t",
    "\n",
    "|",
    "(",
    ")",
    "…",
    "ƣ",
    "chủ trì, phối hợp",
    "Tháng",
    "99999999999999999999",
)


def read(text: str) -> None:
    """Read the text as a file and look at all that was found."""
    try:
        found = reading.read(text.encode("utf-8", errors="replace"), name="a.txt", today=TODAY)
    except NotReadable:
        return
    said = contract.as_json(found)
    json.dumps(said)
    for span in _spans(said["documents"]):
        start, end = span
        assert 0 <= start <= end <= len(found.text)


def _spans(value: object) -> list[tuple[int, int]]:
    if isinstance(value, dict):
        own = [tuple(value["span"])] if value.get("span") else []
        return [*own, *(span for each in value.values() for span in _spans(each))]
    if isinstance(value, list):
        return [span for each in value for span in _spans(each)]
    return []


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_words_of_documents_in_any_order(text: str) -> None:
    read(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=1500))
def test_any_text(text: str) -> None:
    read(text)


@pytest.mark.parametrize("path", GOLD[::6], ids=lambda path: path.stem)
def test_broken_documents(path: Path) -> None:
    for broken in mutations(path.read_bytes(), max(4, ROUNDS // 8), 11):
        read(broken.decode("utf-8", errors="replace"))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "- " * 50_000,
        "(" * 20_000,
        "1.1." * 20_000,
        "ngày " * 20_000,
        "Giao Văn phòng, " * 1_000,
        "\n".join("I. MỤC" for _ in range(5_000)),
        "\t" * 50_000 + "a",
        "|" + "a|" * 20_000,
    ],
    ids=["letters", "dashes", "brackets", "numbers", "dates", "owners", "headings", "tabs", "cells"],
)
@pytest.mark.timeout(60)
def test_endless_repetition_ends(text: str) -> None:
    read(text)
