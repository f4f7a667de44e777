"""`python -m caunoi.site.child COMMAND...`: becomes the command, and ends when the supervisor ends.

When the supervisor itself is killed its parts must not stay behind and hold the port. Only Linux can
promise that.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h


def main() -> None:
    """Replaces this process by the command of its arguments."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
