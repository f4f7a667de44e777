"""Runs a module so that it dies with the process that started it.

    python -m caunoi.documents.tether PARENT MODULE [ARGUMENTS]

A server that is killed cannot end its children; without this a reading would go on for hours with nobody left
to hear the answer. PR_SET_PDEATHSIG is Linux only; elsewhere the limit on CPU time must do.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def main() -> None:
    """Tie this process to its parent, then become the module."""
    parent, module = int(sys.argv[1]), sys.argv[2]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit(1)  # it died before we were tied to it
    sys.argv = sys.argv[2:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
