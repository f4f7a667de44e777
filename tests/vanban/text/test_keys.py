from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.text import fold, search_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa bình", "hoà bình"),
        ("Uỷ ban", "ỦY BAN"),
        ("kỹ thuật", "kĩ thuật"),
        ("lý luận", "lí luận"),
        ("Quý III", "quí iii"),
        ("trƣớc ngày", "trước ngày"),
        ("Ðảng", "Đảng"),
        ("2020 – 2025", "2020-2025"),
        ("dự  họp", "du hop"),
        (unicodedata.normalize("NFD", "tổ hợp"), "tổ hợp"),
    ],
)
def test_spelling_variants_share_a_key(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ban", "bạn bè"), ("152-KH/TU", "152-KH/HU"), ("tháng 3", "tháng 8")]
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert search_key(one) != search_key(other)


def test_a_number_keeps_its_slash() -> None:
    assert search_key("Số 152-KH/TU") == "so 152 kh/tu"


def test_fold_keeps_punctuation() -> None:
    assert fold("Kế hoạch, ngày 5/6") == "ke hoach, ngay 5/6"


@given(st.text(max_size=80))
def test_a_key_is_its_own_key(text: str) -> None:
    once = search_key(text)
    assert search_key(once) == once
