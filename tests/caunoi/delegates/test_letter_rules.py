"""What a letter says of its hours, in pure words: kept, compared, told, taken out of a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from caunoi.delegates.letter_rules import (
    KIND_NAMES,
    MOST_FAILURES,
    STATE_NAMES,
    UNDER_WAY,
    Appointment,
    LetterKind,
    LetterState,
    changed,
    gone,
    is_stale,
    pause,
    print_of,
    refuse_unseen,
)
from caunoi.meetings.rules import State
from caunoi.ui.refusal import RuleBroken

DAY = date(2027, 3, 22)
FORUM = Appointment("phien-1", "Diễn đàn 2", DAY, time(14), time(17), "Hội trường 2")
PLENARY = Appointment("phien-2", "Phiên toàn thể", date(2027, 3, 23), time(7, 30))
WHOLE = Appointment("hop-1", "", DAY, time(8), None, "Nhà văn hóa")
UNDATED = replace(WHOLE, on=None, starts_at=None)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (FORUM, "Diễn đàn 2: 14:00–17:00, 22/03/2027, tại Hội trường 2"),
        (PLENARY, "Phiên toàn thể: 07:30, 23/03/2027"),
        (WHOLE, "08:00, 22/03/2027, tại Nhà văn hóa"),
        (UNDATED, "chưa có ngày, tại Nhà văn hóa"),
        (replace(WHOLE, on=None), "chưa có ngày, tại Nhà văn hóa"),
        (replace(WHOLE, place=""), "08:00, 22/03/2027"),
        (Appointment("hop-1"), "chưa có ngày"),
    ],
)
def test_in_words(one: Appointment, words: str) -> None:
    assert one.words == words


@pytest.mark.parametrize("on", [None, DAY, date.min, date.max])
@pytest.mark.parametrize(("starts", "ends"), [(None, None), (time(), None), (time(14), time(23, 59))])
@pytest.mark.parametrize("place", ["", "Hội trường “A”"])
def test_what_is_kept_is_read_again(
    on: date | None, starts: time | None, ends: time | None, place: str
) -> None:
    one = Appointment("phien-9", "Diễn đàn 2", on, starts, ends, place)
    assert Appointment.read(one.kept()) == one


def test_what_is_not_known_is_not_kept() -> None:
    assert UNDATED.kept() == {"key": "hop-1", "place": "Nhà văn hóa"}
    assert PLENARY.kept() == {
        "key": "phien-2",
        "name": "Phiên toàn thể",
        "on": "2027-03-23",
        "starts_at": "07:30:00",
    }


MOVED = replace(FORUM, on=date(2027, 4, 5))
ELSEWHERE = replace(FORUM, place="Hội trường 3")
RENAMED = replace(FORUM, name="Diễn đàn Thanh niên")


@pytest.mark.parametrize(
    ("kind", "told", "now", "state", "stale"),
    [
        (LetterKind.INVITE, [FORUM], [FORUM], State.PREPARING, False),
        (LetterKind.INVITE, [FORUM], [MOVED], State.PREPARING, True),
        (LetterKind.INVITE, [FORUM], [ELSEWHERE], State.PREPARING, True),
        (LetterKind.INVITE, [FORUM], [RENAMED], State.PREPARING, True),
        (LetterKind.INVITE, [FORUM], [FORUM, PLENARY], State.PREPARING, True),
        (LetterKind.INVITE, [FORUM, PLENARY], [FORUM], State.PREPARING, True),
        (LetterKind.INVITE, [WHOLE], [UNDATED], State.POSTPONED, True),
        (LetterKind.CHANGE, [UNDATED], [UNDATED], State.POSTPONED, False),
        (LetterKind.CHANGE, [UNDATED], [WHOLE], State.PREPARING, True),
        (LetterKind.CHANGE, [MOVED], [MOVED], State.PREPARING, False),
        (LetterKind.INVITE, [FORUM], [FORUM], State.CANCELLED, True),
        (LetterKind.CHANGE, [FORUM], [FORUM], State.CANCELLED, True),
        (LetterKind.CANCEL, [], [FORUM], State.CANCELLED, False),
    ],
)
def test_who_was_told_of_an_old_hour(
    kind: LetterKind, told: Sequence[Appointment], now: Sequence[Appointment], state: State, stale: bool
) -> None:
    assert is_stale(kind, told, now, state) is stale


@pytest.mark.parametrize(
    ("told", "now", "said"),
    [
        ([FORUM], [FORUM], []),
        (
            [FORUM, PLENARY],
            [MOVED, PLENARY],
            [
                "Thư trước ghi Diễn đàn 2: 14:00–17:00, 22/03/2027, tại Hội trường 2; "
                "nay là Diễn đàn 2: 14:00–17:00, 05/04/2027, tại Hội trường 2."
            ],
        ),
        ([FORUM, PLENARY], [FORUM], ["Không còn: Phiên toàn thể: 07:30, 23/03/2027."]),
        ([FORUM], [FORUM, PLENARY], ["Thêm: Phiên toàn thể: 07:30, 23/03/2027."]),
        (
            [WHOLE],
            [PLENARY],
            ["Không còn: 08:00, 22/03/2027, tại Nhà văn hóa.", "Thêm: Phiên toàn thể: 07:30, 23/03/2027."],
        ),
        ([], [WHOLE], ["Thêm: 08:00, 22/03/2027, tại Nhà văn hóa."]),
    ],
)
def test_what_has_changed(
    told: Sequence[Appointment], now: Sequence[Appointment], said: Sequence[str]
) -> None:
    assert list(changed(told, now)) == said


@pytest.mark.parametrize(
    ("told", "now", "left"),
    [
        ([FORUM, PLENARY], [MOVED, PLENARY], ()),
        ([FORUM, PLENARY], [PLENARY], (FORUM,)),
        ([WHOLE], [UNDATED], (WHOLE,)),
        ([UNDATED], [], ()),
        ([FORUM, PLENARY], [], (FORUM, PLENARY)),
        ([], [FORUM], ()),
    ],
)
def test_what_leaves_a_calendar(
    told: Sequence[Appointment], now: Sequence[Appointment], left: tuple[Appointment, ...]
) -> None:
    assert gone(told, now) == left


def test_pauses_grow_to_about_a_day() -> None:
    waits = [pause(failures) for failures in range(1, MOST_FAILURES)]
    kept = [wait for wait in waits if wait is not None]
    assert len(kept) == len(waits) == MOST_FAILURES - 1
    assert kept == sorted(kept)
    assert timedelta(hours=20) < sum(kept, timedelta()) < timedelta(hours=26)
    assert pause(MOST_FAILURES) is None


def test_the_mark_changes_with_whatever_is_said() -> None:
    seen = print_of("Gặp mặt", State.PREPARING, [(1, (FORUM,))])
    assert (len(seen), seen) == (16, print_of("Gặp mặt", State.PREPARING, [(1, (replace(FORUM),))]))
    others = [
        print_of("Gặp mặt", State.PREPARING, [(1, (MOVED,))]),
        print_of("Gặp mặt", State.PREPARING, [(2, (FORUM,))]),
        print_of("Gặp mặt", State.POSTPONED, [(1, (FORUM,))]),
        print_of("Gặp mặt!", State.PREPARING, [(1, (FORUM,))]),
    ]
    assert len({seen, *others}) == 5
    refuse_unseen(seen, seen)
    for other in ("", *others):
        with pytest.raises(RuleBroken) as refused:
            refuse_unseen(seen, other)
        assert (refused.value.code, "chưa gửi thư nào" in refused.value.sentence) == ("letters-moved", True)


def test_every_state_and_kind_has_a_name_of_its_own() -> None:
    assert set(KIND_NAMES) == set(LetterKind)
    assert set(STATE_NAMES) == set(LetterState)
    assert len(set(STATE_NAMES.values())) == len(LetterState)
    assert set(LetterState) - set(UNDER_WAY) == {
        LetterState.SENT,
        LetterState.GIVEN_UP,
        LetterState.DROPPED,
    }
