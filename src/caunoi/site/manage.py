"""The `caunoi` command: Django's commands and ours."""

from __future__ import annotations

import os
import sys

from caunoi.site.environment import WrongSetting


def main() -> None:
    """Runs `caunoi <command>`; a wrong setting is one sentence on standard error and exit status 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.site.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
