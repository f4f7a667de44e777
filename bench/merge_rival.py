"""The rival of bench/merge.py: LibreOffice's own mail merge, driven through its bridge (Debian: python3-uno).

    /usr/bin/python3 merge_rival.py FOLDER single|joint

FOLDER holds `letter.docx` with {{guest}} and {{post}} in it, and `guests.csv` with these columns. They become
fields of a data source, and the merge writes PDF. Prints its seconds of processor time, of the office's
processes alone and without their start, and how many files came out. The letters have no QR code: the merge
of LibreOffice has none to give. Any other error is told on standard error.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno

TABLE, COMMAND, FILES = "guests", 0, 2
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Prints seconds and files."""
    folder, how = Path(sys.argv[1]), sys.argv[2]
    pipe = f"merge{os.getpid()}"
    home = f"-env:UserInstallation=file://{folder}/home"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", home, f"--accept=pipe,name={pipe};urp;"],
        start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        context = _reached(pipe)
        _register(context, folder)
        _put_fields(context, folder)
        merge = _merge(context, folder, joint=how == "joint")
        before = _processor(office.pid)
        merge.execute(())
        files = len(list((folder / "out").glob("*.pdf")))
        print(_processor(office.pid) - before, files)
    finally:
        os.killpg(office.pid, 9)  # its own session; asked to end, it asks back
        office.wait()
    return 0


def _reached(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start within 30 seconds")


def _made(context: Any, name: str) -> Any:
    return context.ServiceManager.createInstanceWithContext(f"com.sun.star.{name}", context)


def _value(name: str, value: object) -> Any:
    held = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    held.Name, held.Value = name, value
    return held


def _register(context: Any, folder: Path) -> None:
    """The list as a data source."""
    sources = _made(context, "sdb.DatabaseContext")
    source = sources.createInstance()
    source.URL = f"sdbc:flat:file://{folder}"
    form = {"Extension": "csv", "HeaderLine": True, "FieldDelimiter": ",", "CharSet": "UTF-8"}
    source.Info = tuple(_value(name, value) for name, value in form.items())
    source.DatabaseDocument.storeAsURL(f"file://{folder}/list.odb", ())
    sources.registerObject(TABLE, source)


def _put_fields(context: Any, folder: Path) -> None:
    """The letter with fields of the list in place of their names, as an ODT."""
    desktop = _made(context, "frame.Desktop")
    letter = desktop.loadComponentFromURL(
        f"file://{folder}/letter.docx", "_blank", 0, (_value("Hidden", True),)
    )
    for column in ("guest", "post"):
        asked = letter.createSearchDescriptor()
        asked.SearchString = f"{{{{{column}}}}}"
        found = letter.findFirst(asked)
        master = letter.createInstance("com.sun.star.text.fieldmaster.Database")
        master.DataBaseName = master.DataTableName = TABLE
        master.DataColumnName, master.DataCommandType = column, COMMAND
        field = letter.createInstance("com.sun.star.text.textfield.Database")
        field.attachTextFieldMaster(master)
        found.Text.insertTextContent(found, field, True)
    letter.storeAsURL(f"file://{folder}/letter.odt", (_value("FilterName", "writer8"),))


def _merge(context: Any, folder: Path, *, joint: bool) -> Any:
    (folder / "out").mkdir()
    merge = _made(context, "text.MailMerge")
    merge.DocumentURL = f"file://{folder}/letter.odt"
    merge.DataSourceName, merge.CommandType, merge.Command = TABLE, COMMAND, TABLE
    merge.OutputType, merge.OutputURL = FILES, f"file://{folder}/out"
    merge.SaveAsSingleFile, merge.SaveFilter, merge.FileNamePrefix = joint, "writer_pdf_Export", "letter"
    return merge


def _processor(session: int) -> float:
    """The seconds of processor time of all processes of a session."""
    total = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            said = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue  # ended meanwhile
        if int(said[3]) == session:
            total += int(said[11]) + int(said[12])
    return total / TICKS


if __name__ == "__main__":
    sys.exit(main())
