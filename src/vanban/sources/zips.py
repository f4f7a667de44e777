"""Zipped XML formats (DOCX, XLSX): looked over before anything in them is unfolded or parsed."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from vanban.sources.refusal import Limits, NotReadable, damaged, locked

_MOST_PARTS = 5000
_SMALL = 1024 * 1024  # a part below this may be packed as tightly as it likes
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY")
_STRICT = b"http://purl.oclc.org/ooxml/"


class Parts:
    """The parts of a zipped document, each unfolded when it is asked for."""

    def __init__(self, data: bytes, what: str, limits: Limits) -> None:
        """Raises NotReadable for a damaged or locked archive and for one that would unfold without end."""
        self._what = what
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as broken:  # zipfile lets several kinds of error through for a damaged file
            raise damaged(what) from broken
        self.names = frozenset(self._archive.namelist())
        self._look_over(limits)

    def _look_over(self, limits: Limits) -> None:
        parts = self._archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise locked(self._what)
        total = sum(part.file_size for part in parts)
        tight = any(
            part.file_size > _SMALL and part.file_size > limits.ratio * max(part.compress_size, 1)
            for part in parts
        )
        if total > limits.inflated or tight or len(parts) > _MOST_PARTS:
            raise NotReadable(
                f"Tệp {self._what} nén bất thường (bung ra hơn {total // 1024 // 1024} MB), có dấu hiệu là "
                "tệp phá hoại nên không mở; hãy xin lại tệp từ nơi gửi."
            )

    def read(self, name: str) -> bytes:
        """The bytes of a part, empty where there is none. Raises NotReadable where it is damaged."""
        if name not in self.names:
            return b""
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as broken:
            raise damaged(self._what) from broken

    def xml(self, name: str) -> etree._Element | None:
        """A part as XML, None where there is none.

        Raises NotReadable where it is damaged or declares entities, which Office never does.
        """
        data = self.read(name)
        if not data:
            return None
        self._refuse_entities(data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(_transitional(data), parser)
        except (etree.XMLSyntaxError, ValueError) as broken:
            raise damaged(self._what) from broken

    def look_for_entities(self, name: str) -> None:
        """Raises NotReadable where the part, which another library will parse, declares entities."""
        self._refuse_entities(self.read(name))

    def _refuse_entities(self, data: bytes) -> None:
        plain = data.replace(b"\x00", b"") if b"\x00" in data[:200] else data
        if _DOCTYPE.search(plain):
            raise NotReadable(
                f"Tệp {self._what} có khai báo thực thể XML ngoài, là dấu hiệu của tệp tấn công nên "
                "không mở; hãy xin lại tệp từ nơi gửi."
            )


def _transitional(data: bytes) -> bytes:
    """Strict documents use other namespace names for the same elements."""
    if _STRICT not in data:
        return data
    main = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    links = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = data.replace(_STRICT + b"wordprocessingml/main", main)
    return data.replace(_STRICT + b"officeDocument/relationships", links)
