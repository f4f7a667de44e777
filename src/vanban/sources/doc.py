"""Old Word files, RTF and OpenDocument text: turned into DOCX by LibreOffice where it is installed."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
import tempfile
from pathlib import Path

from vanban.model import Source
from vanban.sources.docx import read_docx
from vanban.sources.kinds import Format
from vanban.sources.refusal import Limits, NotReadable, damaged

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST = 120  # seconds
_ENDINGS = {Format.DOC: "doc", Format.RTF: "rtf", Format.ODT: "odt"}
_SPOKEN = {Format.DOC: "Word đời cũ (.doc)", Format.RTF: "RTF", Format.ODT: "OpenDocument (.odt)"}

# Macros are never run and links never followed, whatever the user's own settings are.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def read_by_office(data: bytes, found: Format, *, limits: Limits) -> Source:
    """The lines of an old file, by way of a DOCX that LibreOffice makes of it.

    Raises NotReadable where LibreOffice is missing, takes longer than two minutes or cannot open the file.
    """
    program = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if program is None:
        raise NotReadable(
            f"Tệp {_SPOKEN[found]} chỉ đọc được khi máy có LibreOffice, mà máy này chưa cài; "
            "hãy mở tệp bằng Word rồi lưu lại thành .docx, hoặc cài LibreOffice."
        )
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        made = _convert(program, data, found, Path(folder))
    return dataclasses.replace(read_docx(made, limits=limits), media_type=found.value)


def _convert(program: str, data: bytes, found: Format, folder: Path) -> bytes:
    """Each conversion has a profile of its own, so that two at once do not wait for each other."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    given, made = folder / f"van-ban.{_ENDINGS[found]}", folder / "made"
    given.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(made),
        str(given),
    ]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=_LONGEST, cwd=folder)
    except subprocess.TimeoutExpired as late:
        raise NotReadable(
            f"Tệp {_SPOKEN[found]} mất quá {_LONGEST} giây mà chưa mở xong nên đã dừng; "
            "hãy mở tệp bằng Word rồi lưu lại thành .docx."
        ) from late
    converted = made / "van-ban.docx"
    if not converted.is_file():
        raise damaged(_SPOKEN[found])
    return converted.read_bytes()
