"""Every benchmark in turn, each figure beside its rival: `make bench`, or `python -m bench NAME` for one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NAMES = (
    *("gold", "text", "pdf", "scan", "memory", "board", "programme", "due", "register", "ledger", "merge"),
    *("door", "guests", "floor"),
)


def main() -> int:
    """Runs each in a process of its own, so that none warms another; exit status 1 where one missed."""
    missed = []
    for name in sys.argv[1:] or NAMES:
        print(f"— {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=HERE.parent, check=False).returncode:
            missed.append(name)
    if missed:
        print("Over the limit or failed: " + ", ".join(missed))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
