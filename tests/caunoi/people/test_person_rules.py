"""What may be shown of a contact detail, for how long it is kept, and by when a request is dealt with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.people.person_rules import (
    Level,
    contact_value,
    masked,
    refuse_bad_expiry,
    refuse_days_turned_round,
    shown,
    stated,
)
from caunoi.people.privacy_rules import Wish, answer_by, done_by, extended, load_privacy
from caunoi.ui.refusal import RuleBroken
from vanban.dates.working_days import SHIPPED, load

TODAY = date(2026, 11, 27)
PRIVACY = load_privacy(Path("không có"))


@pytest.mark.parametrize(
    ("kind", "value", "seen"),
    [
        ("phone", "0900000787", "0900.***.787"),
        ("phone", "+84900000787", "8490.***.787"),
        ("phone", "113", "***"),
        ("email", "nguyen.van.a@hailam.vn", "n***@hailam.vn"),
        ("address", "Số 5, thôn Trung, xã Bến Thượng", "…, xã Bến Thượng"),
        ("address", "thôn Trung", "…"),
        ("phone", "", ""),
    ],
)
def test_what_everybody_sees(kind: str, value: str, seen: str) -> None:
    assert masked(kind, value) == seen


@given(st.from_regex(r"0[0-9]{9}", fullmatch=True))
def test_a_mask_never_shows_the_middle_of_a_number(number: str) -> None:
    seen = masked("phone", number)
    assert number not in seen.replace(".", "")
    assert sum(sign.isdigit() for sign in seen) == 7


@pytest.mark.parametrize(
    ("level", "seen"),
    [(Level.INTERNAL, "0900000787"), (Level.DELEGATES, "0900.***.787"), (Level.PUBLIC, "")],
)
def test_how_far_a_number_goes_in_a_list(level: Level, seen: str) -> None:
    assert shown("phone", "0900000787", level) == seen


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("phone", " 0900.000 787", "0900000787"),
        ("phone", "(0239) 3855-001", "02393855001"),
        ("email", " a@b.vn ", "a@b.vn"),
        ("address", "Số 5,  thôn Trung", "Số 5, thôn Trung"),
    ],
)
def test_a_contact_as_it_is_kept(kind: str, typed: str, kept: str) -> None:
    assert contact_value(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("phone", "12345"),
        ("phone", "không có"),
        ("email", "a@b"),
        ("email", "a b@c.vn"),
        ("address", " , "),
        ("fax", "0900000787"),
        ("address", "x" * 201),
    ],
)
def test_what_cannot_be_a_contact(kind: str, typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        contact_value(kind, typed)
    assert refused.value.code == "bad-contact"


@pytest.mark.parametrize("day", [None, date(2026, 11, 26), date(2032, 1, 1)])
def test_no_contact_is_kept_for_ever_or_till_yesterday(day: date | None) -> None:
    with pytest.raises(RuleBroken) as refused:
        refuse_bad_expiry(day, today=TODAY)
    assert refused.value.code == "bad-expiry"
    assert refuse_bad_expiry(TODAY, today=TODAY) == TODAY


def test_a_post_ends_after_it_began() -> None:
    refuse_days_turned_round(TODAY, TODAY)
    refuse_days_turned_round(None, TODAY)
    with pytest.raises(RuleBroken):
        refuse_days_turned_round(TODAY, date(2026, 11, 26))


@pytest.mark.parametrize(
    ("text", "code"), [("  ", "nothing-stated"), ("…", "nothing-stated"), ("x" * 9, "too-long")]
)
def test_a_line_of_text_says_something(text: str, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        stated(text, what="lý do", most=8)
    assert refused.value.code == code


class TestClock:
    DAYS = load(SHIPPED)

    def test_two_working_days_to_answer(self) -> None:
        assert answer_by(date(2025, 12, 31), PRIVACY.clocks, self.DAYS) == date(2026, 1, 6)
        assert answer_by(date(2026, 11, 26), PRIVACY.clocks, self.DAYS) == date(2026, 11, 30)

    @pytest.mark.parametrize(
        ("wish", "third", "days"),
        [(Wish.SEE, False, 10), (Wish.DELETE, True, 10), (Wish.OBJECT, False, 15), (Wish.OBJECT, True, 20)],
    )
    def test_days_until_it_is_done(self, wish: Wish, third: bool, days: int) -> None:
        done = done_by(TODAY, wish, PRIVACY.clocks, third_party=third)
        assert (done - TODAY).days == days

    @pytest.mark.parametrize(("until", "fits"), [(27, False), (28, True), (42, True), (43, False)])
    def test_put_off_by_fifteen_days_at_most(self, until: int, fits: bool) -> None:
        day = date.fromordinal(date(2026, 11, 1).toordinal() + until - 1)
        if fits:
            assert extended(TODAY, day, PRIVACY.clocks) == day
            return
        with pytest.raises(RuleBroken) as refused:
            extended(TODAY, day, PRIVACY.clocks)
        assert refused.value.code == "extension-too-long"


class TestOwnFile:
    def test_the_office_sets_what_it_knows_better(self, tmp_path: Path) -> None:
        own = tmp_path / "du-lieu-ca-nhan.toml"
        own.write_text("[clock]\nother_days = 20\n", encoding="utf-8")
        found = load_privacy(own)
        assert (found.clocks.other_days, found.clocks.stop_days) == (20, 15)
        assert found.processing == PRIVACY.processing

    @pytest.mark.parametrize(
        "text", ["[clock", "[clock]\nsomething = 1\n", "clock = 3\n", '[[processing]]\nwhat = "x"\n']
    )
    def test_a_file_with_a_slip_is_refused_with_its_name(self, tmp_path: Path, text: str) -> None:
        own = tmp_path / "du-lieu-ca-nhan.toml"
        own.write_text(text, encoding="utf-8")
        with pytest.raises(RuleBroken, match=r"du-lieu-ca-nhan\.toml") as refused:
            load_privacy(own)
        assert refused.value.code == "bad-privacy-file"
