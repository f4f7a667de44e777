"""How well the reader reads: its answers for a folder of documents against gold answers, field by field.

A gold answer is JSON beside its text (tests/gold/README.md). Names, titles and phrases count as right
when they agree apart from spelling; numbers and dates must be equal. `python -m bench.gold [FOLDER]`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from vanban import contract, reading
from vanban.text.keys import fold

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
TODAY = date(2026, 11, 22)
Item = dict[str, Any]
Same = Callable[[Any, Any], bool]

_EXACT = ("number", "symbol", "issue_date", "signing_authority")
_NAMED = ("doc_type", "place", "issuer", "title", "signer_name", "signer_role")


def _key(value: object) -> str:
    return " ".join(re.sub(r"[^\w/]+", " ", fold(str(value))).split())


def alike(gold: object, said: object, least: float) -> bool:
    """Whether two phrases are the same but for spelling; a long phrase inside the other counts."""
    a, b = _key(gold), _key(said)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    return (len(short) >= 8 and short in long) or SequenceMatcher(None, a, b, autojunk=False).ratio() >= least


def _words(item: Any, *names: str) -> str:
    return item if isinstance(item, str) else " ".join(str(item[n]) for n in names if item.get(n))


def _holds(gold: object, said: object) -> bool:
    return _key(gold) in _key(said) or alike(gold, said, 0.75)


def _equal(*names: str) -> Same:
    return lambda g, s: all(g.get(n) == s.get(n) for n in names)


def _meeting(gold: Item, said: Item) -> bool:
    at = gold.get("date") == said.get("date") and gold.get("time") in (None, said.get("time"))
    return at and (not gold.get("place") or alike(gold["place"], said.get("place") or "", 0.6))


def _agenda(gold: Item, said: Item) -> bool:
    lead = gold.get("lead")
    return _holds(gold["content"], said.get("content", "")) and (
        not lead or alike(lead, said.get("lead") or "", 0.75)
    )


def _programme(gold: Item, said: Item) -> bool:
    if str(gold.get("month")) != str(said.get("month")):
        return False
    return alike(gold["content"], said.get("content", ""), 0.9) and alike(
        gold.get("unit") or "", said.get("unit") or "", 0.85
    )


def _point(gold: Item, said: Item) -> bool:
    return gold.get("level") == said.get("level") and alike(gold["place"], said.get("place") or "", 0.7)


def _task(gold: Item, said: Item) -> bool:
    action, whole = said.get("action", ""), gold.get("full_text")
    return _holds(gold["action"], action) or (bool(whole) and alike(whole, action, 0.85))


LISTS: dict[str, Same] = {
    "recipients": lambda g, s: alike(_words(g, "text", "note"), _words(s, "text", "note"), 0.8),
    "participants": lambda g, s: _holds(_words(g, "who", "text"), _words(s, "text")),
    "quotas": _equal("count", "min", "max"),
    "meetings": _meeting,
    "bridge_points": _point,
    "milestones": _equal("at"),
    "agenda": _agenda,
    "programme_items": _programme,
    "tasks": _task,
}


@dataclass(slots=True)
class Row:
    """Counts of one field: answers in the gold, answers said, answers right."""

    gold: int = 0
    said: int = 0
    right: int = 0

    def add(self, gold: int, said: int, right: int) -> None:
        self.gold += gold
        self.said += said
        self.right += right

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing was said."""
        both = self.gold + self.said
        return 2 * self.right / both if both else 1.0


@dataclass(slots=True)
class Score:
    """The rows of all fields that occurred."""

    rows: dict[str, Row] = field(default_factory=dict)

    def row(self, name: str) -> Row:
        return self.rows.setdefault(name, Row())

    @property
    def mean(self) -> float:
        """Mean F1 over the fields."""
        return sum(row.f1 for row in self.rows.values()) / len(self.rows) if self.rows else 0.0

    def table(self) -> str:
        """The rows as text, the mean last."""
        lines = [f"{'field':<20}{'gold':>6}{'said':>6}{'right':>7}{'F1':>7}"]
        lines += [
            f"{name:<20}{r.gold:>6}{r.said:>6}{r.right:>7}{r.f1:>7.2f}" for name, r in self.rows.items()
        ]
        return "\n".join([*lines, f"mean F1 {self.mean:.3f}"])


def flat(said: Item) -> Item:
    """The documents of a file as one record: the first value of each scalar, the lists one behind the
    other.
    """
    record: Item = {name: [] for name in LISTS}
    for document in said["documents"]:
        signature = document.get("signature") or {}
        scalars = {
            **document,
            "signer_name": signature.get("name"),
            "signer_role": signature.get("role"),
            "signing_authority": signature.get("authority"),
        }
        for name in (*_EXACT, *_NAMED):
            if scalars.get(name) not in (None, ""):
                record.setdefault(name, scalars[name])
        for name in LISTS:
            record[name] += document.get(name) or []
    return record


def _pairs(gold: Sequence[Any], said: Sequence[Any], same: Same) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    for i, wanted in enumerate(gold):
        hit = next((j for j, one in enumerate(said) if j not in taken and same(wanted, one)), None)
        if hit is not None:
            taken.add(hit)
            pairs.append((i, hit))
    return pairs


def _optional(item: object) -> bool:
    return isinstance(item, dict) and item.get("core") is False


def _scalars(gold: Item, said: Item, score: Score) -> None:
    for name in (*_EXACT, *_NAMED):
        wanted = gold.get("doc_type_normalised", gold.get(name)) if name == "doc_type" else gold.get(name)
        found = said.get(name)
        if wanted in (None, "") and found in (None, ""):
            continue
        least = 1.0 if name in _EXACT else 0.85
        right = (
            wanted not in (None, "")
            and found not in (None, "")
            and alike(str(wanted).lstrip("0"), found, least)
        )
        score.row(name).add(int(wanted not in (None, "")), int(found not in (None, "")), int(right))


def _due(task: Item) -> str | None:
    deadline = task.get("deadline") or {}
    due = deadline.get("due") if isinstance(deadline, dict) else deadline
    return due[:16] if due else None


def _task_details(gold: list[Item], said: list[Item], pairs: list[tuple[int, int]], score: Score) -> None:
    core = [(gold[i], said[j]) for i, j in pairs if not _optional(gold[i])]
    names = [[g[n] for n in ("assignee", "assignee_resolved") if g.get(n)] for g, _ in core]
    who = sum(
        not n or any(alike(a, s.get("assignee") or "", 0.7) for a in n)
        for n, (_, s) in zip(names, core, strict=True)
    )
    # A missing period end is no second answer: a deadline that was not found is then wrong.
    ends = [
        {g.get("deadline"), *([g["deadline_period_end"]] if "deadline_period_end" in g else [])}
        for g, _ in core
    ]
    when = sum(_due(s) in end for end, (_, s) in zip(ends, core, strict=True))
    score.row("tasks.assignee").add(len(core), len(core), who)
    score.row("tasks.deadline").add(len(core), len(core), when)


def compare(gold: Item, said: Item, score: Score) -> None:
    """Add one document's counts to the score; a list that the gold leaves out is not judged."""
    record = flat(said)
    _scalars(gold, record, score)
    for name, same in LISTS.items():
        if name not in gold:
            continue
        wanted, found = gold[name], record[name]
        pairs = _pairs(wanted, found, same)
        spare = sum(_optional(wanted[i]) for i, _ in pairs)
        core = sum(not _optional(item) for item in wanted)
        score.row(f"{name}.found" if name == "tasks" else name).add(
            core, len(found) - spare, len(pairs) - spare
        )
        if name == "tasks":
            _task_details(wanted, found, pairs, score)


def said_of(path: Path) -> Item:
    """What the reader says of a file."""
    return contract.as_json(reading.read(path.read_bytes(), name=path.name, today=TODAY))


def score_folder(texts: Sequence[Path], gold: Path, said: Callable[[Path], Item] = said_of) -> Score:
    """The score of what is `said` of text files, each with its gold in `gold/NNN.json`."""
    score = Score()
    for path in texts:
        answer = gold / f"{re.split(r'[_.]', path.name)[0]}.json"
        if answer.exists():
            compare(json.loads(answer.read_text(encoding="utf-8")), said(path), score)
    return score


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    print(score_folder(sorted(folder.glob("*.txt")), folder).table())


if __name__ == "__main__":
    main()
