"""What a source says when a file cannot be read, and how large a file may be before it is not tried."""

from __future__ import annotations

from dataclasses import dataclass


class NotReadable(Exception):
    """A file that cannot be opened.

    `sentence` is Vietnamese and for the person who chose the file: what happened, why, what to do.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may ask of the machine; beyond it the file is refused, never half read.

    `size` in bytes; `inflated` the bytes that a zipped format (DOCX, XLSX) may unfold to and `ratio` how many
    times its packed size one part of it may unfold to; `pages` of a PDF or a TIFF, `scanned_pages` those that
    need OCR; `pixels` of one image; `rows` of one spreadsheet and `cells` across one row.
    """

    size: int = 300 * 1024 * 1024
    inflated: int = 400 * 1024 * 1024
    ratio: int = 200
    pages: int = 2_000
    scanned_pages: int = 500
    pixels: int = 80_000_000
    rows: int = 20_000
    cells: int = 60


DEFAULT = Limits()


def too_large(size: int, limits: Limits) -> NotReadable:
    """The refusal of a file of `size` bytes."""
    return NotReadable(
        f"Tệp nặng {size / 1024 / 1024:.0f} MB, vượt mức {limits.size // 1024 // 1024} MB mà máy đọc được; "
        "hãy tách tệp thành nhiều phần hoặc quét lại với độ phân giải 200–300 dpi."
    )


def too_many_pages(pages: int, most: int) -> NotReadable:
    """The refusal of a file of `pages` pages where at most `most` are read."""
    return NotReadable(
        f"Tệp có {pages} trang, vượt mức {most} trang cho một lần đọc; "
        "hãy tách tệp thành nhiều phần rồi đưa vào từng phần."
    )


def damaged(what: str) -> NotReadable:
    """The refusal of a broken file; `what` names its kind ("PDF", "Word (.docx)")."""
    return NotReadable(
        f"Tệp {what} bị hỏng hoặc chưa tải về đủ nên không mở được; "
        "hãy tải lại hoặc xin lại tệp từ nơi gửi rồi thử lần nữa."
    )


def locked(what: str) -> NotReadable:
    """The refusal of a file that asks for a password."""
    return NotReadable(
        f"Tệp {what} được đặt mật khẩu nên không đọc được nội dung; "
        "hãy mở tệp bằng mật khẩu, lưu lại một bản không khóa rồi đưa bản đó vào."
    )
