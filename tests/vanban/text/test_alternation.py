"""Patterns of word lists: the longest word first, only whole beginnings, offsets kept."""

from __future__ import annotations

import re

import pytest

from vanban.text.alternation import any_of, beginning
from vanban.text.keys import holds, lowered

WORDS = ("ban", "ban hành", "báo cáo", "rà soát", "sở, ban", "ý kiến")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ban hành kế hoạch", ["ban hành"]),
        ("ban chỉ đạo", ["ban"]),
        ("bang báo cáo", ["báo cáo"]),
        ("các sở, ban, ngành rà soát", ["sở, ban", "rà soát"]),
        ("xýý kiến", []),
        ("3báo cáo _báo cáo báo cáo", ["báo cáo"]),
        ("", []),
    ],
)
def test_beginning_finds_whole_words(text: str, found: list[str]) -> None:
    assert re.findall(rf"{beginning(WORDS)}(?!\w)", text) == found


@pytest.mark.parametrize("text", [*WORDS, "ban hành, báo cáo", "ý kiến của các sở, ban", "không có gì"])
def test_any_of_finds_what_a_plain_alternation_finds(text: str) -> None:
    plain = "|".join(map(re.escape, sorted(WORDS, key=len, reverse=True)))
    assert [m.span() for m in re.finditer(rf"{any_of(WORDS)}(?!\w)", text)] == [
        m.span() for m in re.finditer(rf"(?:{plain})(?!\w)", text)
    ]


def test_marks_of_patterns_stand_for_themselves() -> None:
    assert re.fullmatch(any_of(["v.v", "đ/c"]), "v.v")
    assert not re.fullmatch(any_of(["v.v", "đ/c"]), "vav")


@pytest.mark.parametrize("text", ["ĐỀ NGHỊ Sở Nội vụ", "İstanbul HỌP", ""])
def test_lowered_keeps_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_lowered_finds_words_behind_a_letter_that_grows() -> None:
    assert lowered("İ HỌP").index("họp") == 2


@pytest.mark.parametrize(("text", "held"), [("hằng tháng", True), ("tháng", False), ("", False)])
def test_holds(text: str, held: bool) -> None:
    assert holds(text, ("hằng", "quý")) is held
