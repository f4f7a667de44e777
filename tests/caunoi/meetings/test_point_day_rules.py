"""The checklist, the state of a point, and what a report may say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from caunoi.meetings import point_day_rules as rules
from caunoi.meetings.point_checks import OFFICE_FILE, checks
from caunoi.meetings.point_day_rules import (
    OUTCOME_NAMES,
    STATE_NAMES,
    STATE_TONES,
    Check,
    Outcome,
    Result,
    State,
    lasted,
    results_of,
    state_of,
)
from caunoi.meetings.point_rules import Registered
from caunoi.ui.refusal import RuleBroken

LIST = (Check("picture", "Hình"), Check("sound", "Tiếng"))
OK, BAD, UNTESTED = Outcome.OK, Outcome.BAD, Outcome.UNTESTED


@pytest.mark.parametrize(
    ("said", "outcomes"),
    [
        ({"picture": "ok", "sound": "bad"}, [OK, BAD]),
        ({"sound": "ok"}, [UNTESTED, OK]),
        ({"picture": "ok", "sound": "tốt", "power": "ok"}, [OK, UNTESTED]),
    ],
)
def test_a_round_follows_the_checklist(said: dict[str, str], outcomes: list[Outcome]) -> None:
    found = results_of(LIST, said)
    assert [one.outcome for one in found] == outcomes
    assert [(one.key, one.name) for one in found] == [("picture", "Hình"), ("sound", "Tiếng")]


@pytest.mark.parametrize("said", [{}, {"power": "ok"}, {"picture": "untested", "sound": ""}])
def test_a_round_that_tested_nothing_is_none(said: dict[str, str]) -> None:
    with pytest.raises(RuleBroken, match="Chưa ghi kết quả mục nào"):
        results_of(LIST, said)


def _results(*outcomes: Outcome) -> tuple[Result, ...]:
    return tuple(Result(str(number), "Hình", one) for number, one in enumerate(outcomes))


@pytest.mark.parametrize(
    ("stands", "results", "incidents", "state"),
    [
        ("opened", _results(OK, OK), 1, State.INCIDENT),
        ("declined", (), 2, State.INCIDENT),
        ("declined", _results(BAD), 0, State.DECLINED),
        ("opened", _results(OK, BAD), 0, State.FAULTY),
        ("waiting", _results(BAD, UNTESTED), 0, State.FAULTY),
        ("waiting", _results(OK, OK), 0, State.WAITING),
        ("waiting", (), 0, State.WAITING),
        ("opened", (), 0, State.UNTESTED),
        ("opened", _results(OK, UNTESTED), 0, State.UNTESTED),
        ("opened", _results(OK, OK), 0, State.READY),
    ],
)
def test_the_worst_that_holds_is_shown(
    stands: str, results: tuple[Result, ...], incidents: int, state: State
) -> None:
    assert state_of(Registered(stands), results, incidents) is state


def test_every_state_and_outcome_has_words_of_its_own() -> None:
    assert set(STATE_NAMES) == set(STATE_TONES) == set(State)
    assert len(set(STATE_NAMES.values())) == len(State)
    assert set(OUTCOME_NAMES) == set(Outcome)
    assert set(STATE_TONES.values()) == {"late", "soon", "done", "calm"}


NOON = datetime(2027, 1, 19, 12, 30, tzinfo=UTC)
REFUSED: list[tuple[str, Callable[[], None]]] = [
    ("bad-count", lambda: rules.refuse_bad_count(-1)),
    ("bad-count", lambda: rules.refuse_bad_count(20_001)),
    ("resolved-already", lambda: rules.refuse_resolved(NOON)),
    ("link-revoked", lambda: rules.refuse_dead_link(active=False)),
]


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_refused(code: str, act: Callable[[], None]) -> None:
    with pytest.raises(RuleBroken) as refused:
        act()
    assert refused.value.code == code


def test_what_passes() -> None:
    for present in (0, 45, 20_000):
        rules.refuse_bad_count(present)
    rules.refuse_resolved(None)
    rules.refuse_dead_link(active=True)


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (59, 0), (60, 1), (3 * 3600, 180), (-9, 0)])
def test_how_long_it_lasted(seconds: int, minutes: int) -> None:
    assert lasted(NOON, NOON + timedelta(seconds=seconds)) == minutes


def test_only_a_digest_is_kept() -> None:
    assert rules.digest_of("a") != rules.digest_of("b")
    assert len(rules.digest_of("a")) == 64


def test_the_shipped_checklist() -> None:
    assert [one.name for one in checks()] == ["Hình", "Tiếng", "Độ trễ", "Đường dự phòng", "Điện"]


def test_the_office_has_a_checklist_of_its_own() -> None:
    own = Path(settings.CAUNOI_DATA) / OFFICE_FILE
    own.write_text('[maket]\nname = "Maket"\n', encoding="utf-8")
    assert checks() == (Check("maket", "Maket"),)
    own.unlink()
    assert len(checks()) == 5


@pytest.mark.parametrize("text", ["", "[maket]\n", "maket = 3\n", "[maket\n", '[maket]\ntên = "x"\n'])
def test_a_checklist_that_is_not_understood_is_named(text: str) -> None:
    (Path(settings.CAUNOI_DATA) / OFFICE_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RuleBroken, match=OFFICE_FILE) as refused:
        checks()
    assert refused.value.code == "bad-checklist"
