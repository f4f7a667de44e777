"""The signatures of a PDF, verified in a process of its own: a stranger's file, a library that trusts it.

    python -m caunoi.documents.verifying  < request

The request is one line of JSON {"roots": [base64 of DER], "on": moment}, then the bytes of the file. Standard
output is the JSON of `vanban verify --json`; a file that cannot be opened gives exit status 2 and a line
`refused: SENTENCE` on standard error.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Final

REFUSED: Final = 2


def request(data: bytes, *, roots: Sequence[bytes], on: datetime) -> bytes:
    """What the child is given."""
    asked = {"roots": [base64.b64encode(root).decode() for root in roots], "on": on.isoformat()}
    return json.dumps(asked).encode() + b"\n" + data


def main() -> int:
    """Verify what stands on standard input; the exit status is 0 or 2."""
    from vanban.signatures import verify
    from vanban.sources.refusal import NotReadable
    from vanban.verify_command import as_json

    line, _, data = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(line)
    roots = [base64.b64decode(root) for root in asked["roots"]]
    try:
        found = as_json(verify(data, roots=roots, on=datetime.fromisoformat(asked["on"])))
    except NotReadable as refusal:
        print(f"refused: {refusal.sentence}", file=sys.stderr)
        return REFUSED
    sys.stdout.write(json.dumps(found, ensure_ascii=False))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
