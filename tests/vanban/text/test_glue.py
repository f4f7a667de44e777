from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.text.glue import close_spaced, is_glued, part_glued
from vanban.text.syllables import everyday, is_syllable


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("dựhọp", "dự họp"),
        ("mở thêm03 điểm", "mở thêm 03 điểm"),
        ("Thuế cơ sở 7bố trí", "Thuế cơ sở 7 bố trí"),
        ("trong vòng07 ngày, đến20/10", "trong vòng 07 ngày, đến 20/10"),
        ("phiên thứ hai(chuyên đề giao thông)gửi", "phiên thứ hai (chuyên đề giao thông) gửi"),
        ("nghiệp vụĐảng", "nghiệp vụ Đảng"),
        ("đồng chíThườngtrựcTỉnhủy", "đồng chí Thường trực Tỉnh ủy"),
        ("thựchiện", "thực hiện"),
        ("hộinghị", "hội nghị"),
        ("ngày01tháng3năm2025", "ngày 01 tháng 3 năm 2025"),
    ],
)
def test_glued_words_are_parted(glued: str, parted: str) -> None:
    tally: Counter[str] = Counter()
    assert part_glued(glued, tally) == parted


@pytest.mark.parametrize(
    ("glued", "parted"),
    [("phươngán", "phương án"), ("banhành", "ban hành"), ("kếhoạch,chương", "kế hoạch, chương")],
)
def test_a_glued_file_is_parted_further(glued: str, parted: str) -> None:
    assert part_glued(glued, Counter(), loose=True) == parted


@pytest.mark.parametrize(
    "text",
    [
        "nghiêng",
        "khuyến khích",
        "12 km2, 5ha, 20m, điện thoại (02393)",
        "lớp 9A1, Covid19",
        "Covid-19",
        "video à",
        "VNeID đó",
        "ThU",
        "CTr/TU và QĐi",
        "eOffice của",
        "UBMTTQ xã",
        "Facebook, Zalo ạ",
    ],
)
def test_what_is_one_word_stays_one_word(text: str) -> None:
    tally: Counter[str] = Counter()
    assert part_glued(text, tally, loose=True) == text
    assert tally["glued"] == 0


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("K Ế H O Ạ C H", "KẾ HOẠCH"),
        ("T ổ  c h ứ c  g ặ p  m ặ t", "Tổ chức gặp mặt"),
        ("- C á c  đ ồ n g  c h í", "- Các đồng chí"),
    ],
)
def test_spaced_letters_are_closed_up(spaced: str, closed: str) -> None:
    tally: Counter[str] = Counter()
    assert close_spaced(spaced, tally) == closed
    assert tally["letter-spaced"] == 1


@pytest.mark.parametrize("text", ["a b c", "nhóm A và B", "I. MỤC ĐÍCH"])
def test_short_letters_are_left_alone(text: str) -> None:
    assert close_spaced(text, Counter()) == text


def test_a_file_counts_as_glued_from_five_sure_cuts() -> None:
    assert not is_glued(Counter(glued=4))
    assert is_glued(Counter(glued=5))


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "thuở", "ủy", "uỷ", "giữa", "khuya", "ghế", "kỷ", "quốc"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["dựhọp", "video", "ngh", "cế", "hoac", "tơng", "covid", "kà", ""])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_everyday_words_are_mostly_syllables() -> None:
    odd = {word for word in everyday() if not is_syllable(word)}
    assert len(odd) < 0.03 * len(everyday())


@given(st.text(alphabet="àáâbcdđeghiklmnoôơpqrstuưvxy ", max_size=60))
def test_parting_only_adds_spaces(text: str) -> None:
    assert part_glued(text, Counter(), loose=True).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("trước ngày 3 1 / 1 0 / 2 0 2 4", "trước ngày 31/10/2024"),
        ("ngày 5 / 8 / 2 0 2 4.", "ngày 5/8/2024."),
        ("tỷ lệ 1 / 2, năm 2024", "tỷ lệ 1 / 2, năm 2024"),
        ("12 / 10 / 2024", "12 / 10 / 2024"),
    ],
)
def test_spaced_dates_are_closed_up(spaced: str, closed: str) -> None:
    assert close_spaced(spaced, Counter()) == closed
