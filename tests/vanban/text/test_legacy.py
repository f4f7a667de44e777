from __future__ import annotations

from collections import Counter

import pytest

from vanban.text import legacy

TCVN3 = "Ban ChÊp hµnh §¶ng bé x· triÖu tËp héi nghÞ, ®ång chÝ BÝ th­ chñ tr×, tr­íc ngµy 12/5"
VNI = "Ñaûng uûy xaõ trieäu taäp hoäi nghò, ñoàng chí Bí thö chuû trì, tröôùc ngaøy 12/5"


@pytest.mark.parametrize(
    ("text", "encoding", "whole"),
    [
        (
            TCVN3,
            "tcvn3",
            "Ban Chấp hành Đảng bộ xã triệu tập hội nghị, đồng chí Bí thư chủ trì, trước ngày 12/5",
        ),
        (VNI, "vni", "Đảng ủy xã triệu tập hội nghị, đồng chí Bí thư chủ trì, trước ngày 12/5"),
    ],
)
def test_legacy_text_is_recognised_and_converted(text: str, encoding: str, whole: str) -> None:
    tally: Counter[str] = Counter()
    assert legacy.recognise(text) == encoding
    assert legacy.convert(text, encoding, tally) == whole
    assert tally[encoding] > 5


def test_a_lost_horn_comes_back() -> None:
    assert legacy.convert("Trung ¬ng", "tcvn3", Counter()) == "Trung ương"


@pytest.mark.parametrize(
    "text",
    [
        "Ban Chấp hành Đảng bộ tỉnh tổ chức hội nghị trực tuyến",
        "Château, naïve, Zürich, São Paulo",
        "no letters of that kind",
        "",
    ],
)
def test_other_text_is_not_taken_for_legacy(text: str) -> None:
    assert legacy.recognise(text) is None


def test_capitals_of_the_capital_face_are_capitals() -> None:
    assert legacy.convert("BAN TH¦êNG Vô HUYÖN ñY", "tcvn3", Counter()) == "BAN THƯỜNG VỤ HUYỆN ỦY"


def test_a_word_in_capitals_leaves_the_rest_of_the_line_alone() -> None:
    assert legacy.convert("UBND huyÖn xem xÐt", "tcvn3", Counter()) == "UBND huyện xem xét"
