from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from docx import Document as Word

from tests.vanban.test_paper import WHOLE
from vanban.docx_mark import mark_of, with_mark
from vanban.profiles import profile_for
from vanban.writing import write

MARK = "5b9c0d1e-0000-4000-8000-0123456789ab"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return write(WHOLE, profile=profile_for(date(2026, 6, 1), "party"), format="docx")


def test_a_mark_stays_when_the_file_is_edited_and_saved(plain: bytes) -> None:
    marked = with_mark(plain, MARK)
    assert (mark_of(plain), mark_of(marked), with_mark(plain, MARK) == marked) == ("", MARK, True)
    edited = Word(io.BytesIO(marked))
    edited.add_paragraph("một dòng thêm")
    held = io.BytesIO()
    edited.save(held)
    assert mark_of(held.getvalue()) == MARK


def _zip(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"docProps/{name}.xml", content)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\x03\x04 hong", b"%PDF-1.7", _zip(core=b"x"), _zip(custom=b"\xff\xfe" * 99),
        _zip(custom=b' name="CauNoiDraft"><vt:lpwstr>' + b"x" * 200 + b"</vt:lpwstr>"),
        _zip(custom=b" " * 10_000_000 + b' name="CauNoiDraft"><vt:lpwstr>far</vt:lpwstr>'),
    ],
)  # fmt: skip
def test_another_file_has_no_mark(data: bytes) -> None:
    assert mark_of(data) == ""


def test_what_stands_in_a_mark_is_no_markup(plain: bytes) -> None:
    assert mark_of(with_mark(plain, "a<b&c")) == "a&lt;b&amp;c"
