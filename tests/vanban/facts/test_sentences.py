from __future__ import annotations

import pytest

from vanban.facts.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một. Hai.", ["Một.", "Hai."]),
        ("Họp tại TP. Vĩnh Sơn. Sau đó nghỉ.", ["Họp tại TP. Vĩnh Sơn.", "Sau đó nghỉ."]),
        ("Do đ/c. An chủ trì.", ["Do đ/c. An chủ trì."]),
        ("Xong trước ngày 5.6.2024 nhé.", ["Xong trước ngày 5.6.2024 nhé."]),
        ("Thế à? Vâng! Được.", ["Thế à?", "Vâng!", "Được."]),
        ("Ông A. Nguyễn nói.", ["Ông A. Nguyễn nói."]),
        ("(Ghi chú.) Tiếp theo.", ["(Ghi chú.)", "Tiếp theo."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [sentence.text.strip() for sentence in sentences(text)] == parts


def test_each_knows_its_place() -> None:
    text = "Một hai. Ba bốn."
    assert [text[one.start : one.end] for one in sentences(text)] == [one.text for one in sentences(text)]


def test_a_stretch_longer_than_any_sentence_is_parted() -> None:
    text = "từ " * 5000
    found = list(sentences(text))
    assert max(len(one.text) for one in found) <= 4001
    assert "".join(one.text for one in found) == text
