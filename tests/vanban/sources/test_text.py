"""Plain text in every encoding that offices left behind."""

from __future__ import annotations

import pytest

from vanban.sources import NotReadable, open_source
from vanban.sources.text import decode

SAID = "Kính gửi: Đảng ủy xã Vân Khê\n\nĐề nghị báo cáo trước ngày 05/3/2024.\n"


def lines(data: bytes, name: str = "a.txt") -> list[str]:
    return [line.text for line in open_source(data, name=name).lines]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_comes_out_the_same_in_every_encoding(encoding: str) -> None:
    assert lines(SAID.encode(encoding)) == [
        "Kính gửi: Đảng ủy xã Vân Khê",
        "Đề nghị báo cáo trước ngày 05/3/2024.",
    ]


def test_utf16_with_marks_of_both_byte_orders() -> None:
    assert decode(b"\xff\xfe" + "Số 12".encode("utf-16-le"))[0] == "Số 12"
    assert decode(b"\xfe\xff" + "Số 12".encode("utf-16-be"))[0] == "Số 12"


def test_windows_1258_is_composed() -> None:
    said = "Hội nghị của các tỉnh, không họp ngày 05 tháng 3"
    data = _windows_1258(said)
    assert data != said.encode("utf-8")
    assert lines(data) == [said]


def _windows_1258(text: str) -> bytes:
    import unicodedata

    held = b""
    for letter in text:
        try:
            held += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, mark = _parted(unicodedata.normalize("NFD", letter))
            held += unicodedata.normalize("NFC", base).encode("cp1258") + mark.encode("cp1258")
    return held


def _parted(letter: str) -> tuple[str, str]:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return "".join(each for each in letter if each not in tones), "".join(
        each for each in letter if each in tones
    )


def test_legacy_font_bytes_are_left_for_the_text_stage() -> None:
    tcvn3 = "Ban ChÊp hµnh §¶ng bé huyÖn".encode("latin-1")
    assert lines(tcvn3) == ["Ban ChÊp hµnh §¶ng bé huyÖn"]


def test_windows_punctuation_among_legacy_bytes_is_kept() -> None:
    assert decode(b"\x93\xa7\xb6ng\x94 \x96 h\xe4p\x85")[0] == "“§¶ng” – häp…"


def test_a_few_broken_bytes_are_replaced_and_said() -> None:
    data = SAID.encode() + b"\xe1\xba" + "họp ngày 06/3/2024, các đồng chí".encode()
    source = open_source(data, name="a.txt")
    assert "06/3/2024" in source.lines[-1].text
    assert [problem.code for problem in source.problems] == ["broken-bytes"]
    assert "1 chỗ" in source.problems[0].message


def test_nul_bytes_are_dropped_and_said() -> None:
    source = open_source("Kế hoạch\x00 số 5\x00\nngày 05/3/2024".encode(), name="a.txt")
    assert [line.text for line in source.lines] == ["Kế hoạch số 5", "ngày 05/3/2024"]
    assert [problem.code for problem in source.problems] == ["nul-bytes"]


def test_blank_lines_are_counted_on_the_line_below() -> None:
    source = open_source(b"a\nb\n \t\n\nc\n", name="a.txt")
    assert [(line.text, line.spaced) for line in source.lines] == [("a", 0), ("b", 0), ("c", 2)]


def test_form_feeds_begin_pages() -> None:
    source = open_source(b"mot\fhai\n\fba", name="a.txt")
    assert [(line.text, line.page) for line in source.lines] == [("mot", 1), ("hai", 2), ("ba", 3)]
    assert source.pages == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\u2028"])
def test_every_line_end_parts_lines(end: str) -> None:
    assert lines(f"dòng một{end}dòng hai".encode()) == ["dòng một", "dòng hai"]


def test_a_markdown_table_has_cells() -> None:
    source = open_source("| TT | Việc |\n|----|:----|\n| 1 | Họp |\n".encode(), name="a.md")
    assert [line.cells for line in source.lines] == [("TT", "Việc"), ("1", "Họp")]
    assert source.lines[1].text == "1\tHọp"
    assert source.media_type == "text/markdown"


def test_a_lone_bar_is_no_table() -> None:
    source = open_source(b"A | B\n|\n", name="a.txt")
    assert [line.cells for line in source.lines] == [None, None]


def test_leading_space_is_kept_for_the_stages() -> None:
    assert lines(" mới tỉnh; Liên đoàn\n".encode()) == [" mới tỉnh; Liên đoàn"]


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\x00\x00\x00", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(NotReadable, match="Tệp rỗng"):
        open_source(data, name="a.txt")
