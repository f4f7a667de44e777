"""An edXML package taken apart in a process of its own: a stranger's XML, files of any size in it.

    python -m caunoi.documents.unpacking  < package

Standard output is one JSON object {"said": header, "files": [{"name", "data": base64}]}; a package that
cannot be read gives exit status 2 and a line `refused: SENTENCE` on standard error.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import Final

REFUSED: Final = 2


def main() -> int:
    """Take apart what stands on standard input; the exit status is 0 or 2."""
    from caunoi.documents.package_rules import said_by
    from vanban.edxml import read
    from vanban.sources.refusal import NotReadable

    try:
        message = read(sys.stdin.buffer.read())
    except NotReadable as refusal:
        print(f"refused: {refusal.sentence}", file=sys.stderr)
        return REFUSED
    files = [
        {"name": file.name, "data": base64.b64encode(file.data).decode()} for file in message.attachments
    ]
    sys.stdout.write(json.dumps({"said": said_by(message), "files": files}, ensure_ascii=False))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
