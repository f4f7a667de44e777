"""`vanban due WORDS`: what a deadline means, how that was counted, and on the last line when it falls."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from pathlib import Path

from vanban.dates.working_days import SHIPPED, CalendarProblem, WorkingDays, load
from vanban.reckoning import Given, NotReckoned, reckon

REFUSED = 2


def run(asked: argparse.Namespace, *, today: date) -> int:
    """Prints the lines and the date or moment in ISO form; or one sentence on standard error, status 2."""
    try:
        given = Given(today, _day(asked.on, "--on"), _moment(asked.anchor, "--anchor"))
        found = reckon(asked.words, given, _calendar(asked.overrides))
    except (NotReckoned, CalendarProblem) as refusal:
        print(refusal.sentence, file=sys.stderr)
        return REFUSED
    answer = found.answer
    told = answer.isoformat(timespec="minutes") if isinstance(answer, datetime) else answer.isoformat()
    sys.stdout.buffer.write("\n".join([*found.lines, told, ""]).encode())
    sys.stdout.buffer.flush()
    return 0


def _calendar(own: str | None) -> WorkingDays:
    if own is None:
        return load(SHIPPED)
    try:
        return load(SHIPPED, Path(own))
    except (OSError, ValueError):
        raise NotReckoned(f"Không mở được tệp “{own}”; hãy kiểm tra lại đường dẫn.") from None


def _day(text: str | None, name: str) -> date | None:
    moment = _moment(text, name)
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(text: str | None, name: str) -> date | datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        said = f"{name} phải là ngày theo mẫu 2023-03-22 hoặc 2022-01-19T07:30, đang có “{text}”."
        raise NotReckoned(said) from None
