from __future__ import annotations

from tests.vanban.reading_of import source_of
from vanban.reading import arrange

PLAN = """ĐẢNG BỘ HUYỆN PHÚ KHÊ
ĐẢNG ỦY XÃ YÊN LỘC
*
Số 21-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Yên Lộc, ngày 04 tháng 5 năm 2024
KẾ HOẠCH
tổ chức hội nghị gặp mặt
-----
Đảng ủy xây dựng kế hoạch như sau:
1. Văn phòng Đảng ủy chuẩn bị hội trường.
Nơi nhận:
- Các chi bộ,
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trịnh Văn Lộ
"""
AGENDA = """ĐẢNG BỘ HUYỆN PHÚ KHÊ
ĐẢNG ỦY XÃ YÊN LỘC
*
ĐẢNG CỘNG SẢN VIỆT NAM
Yên Lộc, ngày 14 tháng 5 năm 2024
CHƯƠNG TRÌNH
Hội nghị gặp mặt
1. Ổn định tổ chức.
"""


def windows(text: str) -> list[list[str]]:
    return [[block.text for block in document.blocks] for document in arrange(source_of(text))[1]]


def test_one_document_is_one_window() -> None:
    assert len(windows(PLAN)) == 1


def test_a_second_letterhead_opens_a_second_document() -> None:
    first, second = windows(PLAN + AGENDA)
    assert first[-1] == "Trịnh Văn Lộ"
    assert second[0] == "ĐẢNG BỘ HUYỆN PHÚ KHÊ"


def test_a_kind_named_after_the_signature_opens_one_too() -> None:
    first, second = windows(PLAN + "CHƯƠNG TRÌNH\nHội nghị gặp mặt\n1. Ổn định tổ chức.\n")
    assert first[-1] == "Trịnh Văn Lộ"
    assert second[0] == "CHƯƠNG TRÌNH"


def test_an_annex_after_the_signature_stands_apart() -> None:
    assert [window[0] for window in windows(PLAN + "PHỤ LỤC\nDanh sách đại biểu\n")][1:] == ["PHỤ LỤC"]


def test_the_word_in_a_sentence_opens_nothing() -> None:
    assert len(windows(PLAN.replace("như sau:", "như sau:\nKế hoạch này thay thế Kế hoạch số 3-KH/ĐU."))) == 1


def test_an_empty_file_is_one_empty_document() -> None:
    assert windows("") == [[]]


def test_a_programme_with_more_words_in_its_name_opens_one_too() -> None:
    first, second = windows(PLAN + "CHƯƠNG TRÌNH TẬP HUẤN\n7h30 - 8h00\nĐón tiếp\n")
    assert first[-1] == "Trịnh Văn Lộ"
    assert second[0] == "CHƯƠNG TRÌNH TẬP HUẤN"
