"""The record of every rule: its level, its sentence, and where it stands (`layouts/checks.toml`).

A rule about the form takes source, clause and confidence from the profile that rules the document, so that
what an office edits there counts here too; any other rule has its own. What is below confidence H is never
called an error (ADR 0030).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vanban.findings import LEVELS, Clause, Level
from vanban.profiles import Profile

FILE = Path(__file__).parent.parent / "layouts" / "checks.toml"
_NEEDED = frozenset({"key", "group", "level", "title", "says"})
_OWN = frozenset({"source", "clause", "confidence", "why"})
_KNOWN = _NEEDED | _OWN | {"form"}


@dataclass(frozen=True, slots=True)
class Record:
    """One rule. `form` names the rule of the profile it holds documents to ("*": the hit names it); without
    it the rule has a source of its own.

    `says` is the sentence of a finding, with `{found}` and `{wanted}` to be filled; `title` names the rule in
    a list.
    """

    key: str
    group: str
    level: Level
    title: str
    says: str
    form: str = ""
    source: str = ""
    clause: str = ""
    confidence: str = ""
    why: str = ""

    def stands(self, profile: Profile | None, form: str = "") -> Clause | None:
        """Where the rule stands for a document of this profile; None where it does not apply to it."""
        if not self.form:
            return Clause(self.source, self.clause, self.confidence)
        if profile is None:
            return None
        rule = profile.rule(form or self.form)
        return Clause(rule.source, rule.clause, rule.confidence)

    def reason(self, profile: Profile | None, form: str = "") -> str:
        """Why it should be otherwise, in one sentence."""
        return self.why or (profile.rule(form or self.form).demands if profile and self.form else "")


def weighed(level: Level, confidence: str) -> Level:
    """The level a finding may have: what is not sure (below H) is at most a warning."""
    return "warning" if level == "error" and confidence != "H" else level


class RecordError(Exception):
    """A rule's record is not right; `str` of it names file, key and what to mend."""


@lru_cache(maxsize=1)
def records() -> dict[str, Record]:
    """Every shipped rule by its key."""
    return load_records(FILE.read_text(encoding="utf-8"))


def load_records(text: str) -> dict[str, Record]:
    """The rules of a TOML text. Raises RecordError for a record that lacks or misspells something."""
    found: dict[str, Record] = {}
    for row in tomllib.loads(text).get("rule", []):
        key = str(row.get("key", "?"))
        _refuse(key, row)
        if key in found:
            raise RecordError(f"checks.toml, quy tắc “{key}”: có hai lần. Hãy bỏ một.")
        found[key] = Record(**row)
    return found


def _refuse(key: str, row: dict[str, Any]) -> None:
    odd = sorted(set(row) - _KNOWN)
    missing = sorted((_NEEDED | (frozenset() if "form" in row else _OWN)) - set(row))
    for names, what in ((odd, "không có mục"), (missing, "thiếu mục")):
        if names:
            raise RecordError(f"checks.toml, quy tắc “{key}”: {what} {', '.join(names)}. Hãy sửa lại.")
    if row["level"] not in LEVELS:
        raise RecordError(f"checks.toml, quy tắc “{key}”: level phải là {', '.join(LEVELS)}.")
    if row["level"] == "error" and row.get("confidence", "H") != "H":
        raise RecordError(f"checks.toml, quy tắc “{key}”: chưa chắc (dưới H) thì không được gọi là lỗi.")
