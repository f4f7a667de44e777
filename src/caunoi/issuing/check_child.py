"""The check of one file in a process of its own, as a stranger's file is read (see `documents.processes`).

    python -m caunoi.issuing.check_child NAME TODAY  < file

Standard output is one JSON object {"text", "documents", "findings"}; a file that cannot be opened gives exit
status 2 and a line `refused: SENTENCE` on standard error.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Final

from vanban.check_command import as_json
from vanban.checking import check
from vanban.sources import NotReadable

REFUSED: Final = 2


def main() -> int:
    """Check standard input; the exit status is 0 or 2."""
    name, today = sys.argv[1:]
    try:
        # Every owner of a task comes back as unknown; the register is asked by who has the database.
        found = check(
            sys.stdin.buffer.read(),
            name=name,
            today=date.fromisoformat(today),
            known_offices=lambda name, on: False,
        )
    except NotReadable as refusal:
        print(f"refused: {refusal.sentence}", file=sys.stderr)
        return REFUSED
    answer = json.dumps({"text": found.text, **as_json(found)}, ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
