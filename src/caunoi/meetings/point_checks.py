"""The checklist of a line test: shipped as data, over it the office's own file."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from caunoi.meetings.point_day_rules import Check
from caunoi.ui.refusal import RuleBroken

SHIPPED: Final = Path(__file__).with_name("point_checks.toml")
OFFICE_FILE: Final = "thu-duong-truyen.toml"


def checks() -> tuple[Check, ...]:
    """What is looked at, in order; the office's file is read again whenever it has changed.

    Raises RuleBroken("bad-checklist") where that file is not understood.
    """
    own = Path(settings.CAUNOI_DATA) / OFFICE_FILE
    try:
        return _loaded(own, own.stat().st_mtime_ns)
    except FileNotFoundError:
        return _loaded(SHIPPED, 0)


@lru_cache(maxsize=4)
def _loaded(file: Path, changed: int) -> tuple[Check, ...]:
    """`changed` is part of the key only: a changed file is another entry."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        found = tuple(Check(key, str(row["name"])) for key, row in table.items())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, KeyError) as wrong:
        raise RuleBroken(
            "bad-checklist",
            f"Tệp {file.name} trong thư mục dữ liệu chưa đúng: mỗi mục cần một dòng [tên-mục] và name = “…”. "
            "Hãy sửa tệp, hoặc bỏ tệp để dùng danh mục có sẵn.",
        ) from wrong
    if not found:
        raise RuleBroken("bad-checklist", f"Tệp {file.name} chưa có mục nào. Hãy ghi ít nhất một mục.")
    return found
