"""`python -m vanban` is the `vanban` command."""

from __future__ import annotations

import sys

from vanban.cli import main

if __name__ == "__main__":
    sys.exit(main())
