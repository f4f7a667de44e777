"""The mark of a draft in a Word file: a custom property that Word keeps when a person edits and saves.

A file that comes back is a stranger's: its zip is asked for one small part only, which is searched and not
parsed.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final
from xml.sax.saxutils import escape

_PART: Final = "docProps/custom.xml"
_NAME: Final = "CauNoiDraft"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_LONGEST_PART: Final = 64 * 1024
_VALUE: Final = re.compile(rf'name="{_NAME}"[^>]*>\s*<[\w:]*lpwstr>([^<]{{1,80}})<')
_PROPERTY: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
    f'name="{_NAME}"><vt:lpwstr>' + "{mark}</vt:lpwstr></property></Properties>"
)
_OVERRIDE: Final = (
    f'<Override PartName="/{_PART}" ContentType='
    '"application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
)
_RELATION: Final = (
    f'<Relationship Id="rIdMark" Type="{_OFFICE}/relationships/custom-properties" Target="{_PART}"/>'
    "</Relationships>"
)


def with_mark(data: bytes, mark: str) -> bytes:
    """A Word file of ours with the mark in it; the same file and mark give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "[Content_Types].xml":
                content = content.replace(b"</Types>", _OVERRIDE.encode())
            elif entry.filename == "_rels/.rels":
                content = content.replace(b"</Relationships>", _RELATION.encode())
            new.writestr(entry, content)
        added = zipfile.ZipInfo(_PART, old.infolist()[0].date_time)
        added.compress_type = zipfile.ZIP_DEFLATED
        new.writestr(added, _PROPERTY.replace("{mark}", escape(mark)))
    return held.getvalue()


def mark_of(data: bytes) -> str:
    """The mark in a Word file, "" where there is none or the file is no Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_PART) as part:
            said = part.read(_LONGEST_PART).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return ""
    found = _VALUE.search(said)
    return found[1] if found else ""
