"""What 100,000 deadlines mean today: their last safe day and first late day, against the library's own count.

    python bench/due.py

The rival is `holidays`, asked by get_nth_working_day for the last working day at or before each of the same
dates. CPU time; the calendar is loaded once on both sides.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import holidays

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from vanban.dates.due import Due, Operator, clock, resolved
from vanban.dates.working_days import SHIPPED, load

DEADLINES, ANCHORS, LIMIT = 100_000, 240, 1.0
FIRST = date(2026, 1, 5)


def main() -> int:
    """Prints a line; exit status 1 where reckoning costs more than the rival's plain count."""
    days, rival = load(SHIPPED), holidays.country_holidays("VN", years=range(2025, 2028))
    anchors = [FIRST + timedelta(days=number) for number in range(ANCHORS)]
    back = Due(None, None, Operator.BEFORE, "trước 07 ngày làm việc", "", -7, "working_day")
    start = process_time()
    for number in range(DEADLINES):
        clock(resolved(back, anchors[number % ANCHORS], days), days)
    ours = process_time() - start
    start = process_time()
    for number in range(DEADLINES):
        rival.get_nth_working_day(anchors[number % ANCHORS], -7)
    theirs = process_time() - start
    print(f"{'what':<10} {'figure':>9} {'rival':>9} {'ratio':>6}  ({DEADLINES:,} deadlines, s of CPU time)")
    print(f"{'next due':<10} {ours:>9.2f} {theirs:>9.2f} {ours / theirs:>5.2f}×  at most {LIMIT:g}× allowed")
    return 0 if ours <= LIMIT * theirs else 1


if __name__ == "__main__":
    sys.exit(main())
