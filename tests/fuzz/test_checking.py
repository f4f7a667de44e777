"""No file may crash the check, and every finding points into the text and cites where its rule stands."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutations import mutations
from tests.vanban.checks.papers import ALL, TODAY
from vanban.check_command import as_json, as_text
from vanban.checking import check
from vanban.sources import NotReadable

_LINES = tuple(dict.fromkeys(line for paper in ALL.values() for line in paper.splitlines()))


def _look(data: bytes) -> None:
    try:
        found = check(data, name="a.txt", today=TODAY, known_offices=lambda name, on: False)
    except NotReadable:
        return
    json.dumps(as_json(found))
    assert as_text(found)
    for finding in found.all:
        assert finding.message
        assert finding.clause.source
        span = finding.place.span
        assert span is None or 0 <= span.start <= span.end <= len(found.text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_LINES), max_size=25))
def test_lines_of_papers_in_any_order(lines: list[str]) -> None:
    _look("\n".join(lines).encode())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    _look(text.encode("utf-8", errors="replace"))


def test_papers_broken_by_chance() -> None:
    for seed, paper in enumerate(ALL.values()):
        for broken in mutations(paper.encode(), 4, seed):
            _look(broken)
