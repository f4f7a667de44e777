"""Archives that would unfold without end are refused before they are unfolded."""

from __future__ import annotations

import io
import time
import zipfile
import zlib

import pytest

from tests.vanban.sources.word_file import W, p, word
from vanban.sources import Limits, NotReadable, open_source
from vanban.sources.zips import Parts


def bomb(size: int, name: str = "word/document.xml") -> bytes:
    """A DOCX of a few kilobytes whose part is `size` bytes of one letter."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open(name, "w", force_zip64=True) as part,
    ):
        part.write(f"<w:document {W}><w:body><w:p><w:r><w:t>".encode())
        for _ in range(size >> 20):
            part.write(b"a" * (1 << 20))
        part.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return held.getvalue()


def test_a_bomb_is_refused_at_once() -> None:
    data = bomb(300 << 20)
    assert len(data) < 1 << 20
    start = time.process_time()
    with pytest.raises(NotReadable, match=r"nén bất thường.*300 MB.*hãy xin lại"):
        open_source(data, name="a.docx")
    assert time.process_time() - start < 1


def test_a_bomb_in_another_part_is_refused_too() -> None:
    held = io.BytesIO(bomb(40 << 20, "word/media/image1.emf"))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body/></w:document>")
    with pytest.raises(NotReadable, match="nén bất thường"):
        open_source(held.getvalue(), name="a.docx")


def test_many_parts_are_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        for number in range(5001):
            archive.writestr(f"x/{number}", "")
    with pytest.raises(NotReadable, match="nén bất thường"):
        open_source(held.getvalue(), name="a.docx")


def test_together_parts_may_unfold_to_no_more_than_the_limit() -> None:
    data = word(p("a"), extra="x" * 5000)
    assert open_source(data, name="a.docx", limits=Limits(inflated=20_000)).lines
    with pytest.raises(NotReadable, match="nén bất thường"):
        open_source(data, name="a.docx", limits=Limits(inflated=4000))


def test_small_parts_may_be_packed_tightly() -> None:
    assert open_source(word(p("a" * 900_000)), name="a.docx").lines[0].text == "a" * 900_000


def test_a_part_that_says_it_is_smaller_than_it_is() -> None:
    """The declared size rules: what does not fit it is damage, not more text."""
    data = bytearray(word(p("a" * 50_000)))
    declared = (50_000 + len(word(p(""))) * 0).to_bytes(4, "little")
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    assert size in data
    lying = bytes(data).replace(size, (1000).to_bytes(4, "little"))
    assert declared != size
    with pytest.raises(NotReadable, match="bị hỏng"):
        open_source(lying, name="a.docx")


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(word(p("a")))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(NotReadable, match="mật khẩu"):
        open_source(bytes(data), name="a.docx")


def test_broken_compression_is_damage() -> None:
    data = word(p("Kế hoạch tổ chức hội nghị " * 200))
    packed = zlib.compress(b"x" * 10)
    at = data.index(b"word/document.xml") + len("word/document.xml")
    with pytest.raises(NotReadable, match="bị hỏng"):
        open_source(data[:at] + packed + data[at + len(packed) :], name="a.docx")


def test_a_part_that_is_not_there_is_empty() -> None:
    parts = Parts(word(p("a")), "Word", Limits())
    assert parts.read("word/none.xml") == b""
    assert parts.xml("word/none.xml") is None
