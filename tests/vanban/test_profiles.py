"""The profiles of form: picked by day and system, every rule with its source, typos refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vanban.paper import System
from vanban.profiles import (
    FOLDER,
    KEYS,
    PROFILES,
    FormatRule,
    Profile,
    ProfileError,
    Value,
    load_profile,
    profile_for,
    profile_on,
)

HD36, HD05, ND30 = (PROFILES[name] for name in ("party-hd36", "party-hd05", "state-nd30"))


@pytest.mark.parametrize(
    ("day", "system", "name", "ruled"),
    [
        (date(2018, 4, 3), "party", "party-hd36", True),
        (date(2023, 3, 1), "party", "party-hd36", True),
        (date(2026, 5, 26), "party", "party-hd36", True),
        (date(2026, 5, 27), "party", "party-hd05", True),
        (date(2026, 11, 22), "party", "party-hd05", True),
        (date(2020, 3, 5), "state", "state-nd30", True),
        (date(2026, 11, 22), "state", "state-nd30", True),
        (date(2010, 1, 1), "party", "party-hd36", False),
        (date(2015, 1, 1), "state", "state-nd30", False),
    ],
)
def test_profile_of_a_day(day: date, system: System, name: str, ruled: bool) -> None:
    profile = profile_for(day, system)
    assert (profile.id, profile.system, profile.in_force(day)) == (name, system, ruled)


@pytest.mark.parametrize(
    ("key", "in_hd36", "in_hd05", "in_nd30"),
    [
        ("recipients.separator", ",", ";", ";"),
        ("number.form", "Số {number}-{symbol}", "Số {number}-{symbol}", "Số: {number}/{symbol}"),
        ("role.bold", False, False, True),
        ("title.rule", "-----", "-----", "line"),
        ("header.issuer.mark", "star", "star", "rule"),
        ("header.rule", "title", "title", "motto"),
        ("page.margin.left", 30, 30, 30),
        ("page.margin.right", 15, 15, 15),
        ("recipients.heading.size", 14, 14, 12),
        ("recipients.heading.underline", True, True, False),
        ("addressees.submission.words", "Kính trình", "Kính trình", "Kính gửi"),
        ("body.end", ".", ".", "./."),
        ("date.month.zero_below", 3, 3, 3),
        ("signature.signs", ("T/M", "K/T", "T/L", "Q."), ("T/M", "K/T", "T/L", "Q."),
         ("TM.", "KT.", "TL.", "TUQ.", "Q.")),
    ],
)  # fmt: skip
def test_values_of_the_study(key: str, in_hd36: Value, in_hd05: Value, in_nd30: Value) -> None:
    assert [profile.rule(key).value for profile in (HD36, HD05, ND30)] == [in_hd36, in_hd05, in_nd30]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_every_rule_is_cited(profile: object) -> None:
    held = PROFILES[getattr(profile, "id", "")]
    assert set(held.rules) == set(KEYS)
    for rule in held.rules.values():
        assert rule.source in rule.citation
        assert rule.clause in rule.citation
        assert rule.demands.lstrip("“")[0].isupper(), rule.key
        assert rule.demands.endswith("."), rule.key
        assert (rule.valid_from, rule.valid_to) == (held.valid_from, held.valid_to)
        assert rule.allows(rule.value), rule.key


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_on_a5_the_same_form_smaller(profile: Profile) -> None:
    small = profile_on(profile, "A5")
    assert profile_on(profile, "A4") is profile
    assert profile_on(profile, "A5") is small
    numbers = ("page.width", "page.height", "page.margin.left", "body.size", "body.line", "body.space")
    assert [small.number(key) for key in numbers] == [210, 148, 20, 10, 11.5, 1]
    assert [profile.number(key) for key in numbers] == [210, 297, 30, 14, 18, 6]
    for key in KEYS:
        if key.endswith(".size") and profile.number(key):
            assert 8 <= small.number(key) < profile.number(key), key
    for key in ("header.title.bold", "recipients.separator", "signature.space", "number.form"):
        assert small.rule(key) is profile.rule(key)
    assert "không quy định riêng cho khổ A5" in small.rule("page.margin.left").citation


def test_typed_reads() -> None:
    assert HD05.number("body.indent") == 10
    assert HD05.flag("page_number.first") is False
    assert HD05.text("recipients.heading.words") == "Nơi nhận:"
    assert ND30.texts("signature.signs")[0] == "TM."
    with pytest.raises(KeyError):
        HD05.rule("body.colour")


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("page.margin.left", (30, 32.5, 35), (29.9, 36, "30")),
        ("body.line", (18, 20, 22), (17, 23)),
        ("body.space", (6, 12), (5,)),
        ("header.title.size", (15,), (14, 16)),
        ("number.digits", (2,), (1, 3)),
        ("grounds.end", (",", "."), (";", "")),
        ("number.form", ("Số {number}-{symbol}",), ("Số: {number}-{symbol}",)),
        ("role.bold", (False,), (True,)),
    ],
)
def test_what_a_rule_allows(key: str, right: tuple[Value, ...], wrong: tuple[Value, ...]) -> None:
    rule: FormatRule = HD05.rule(key)
    assert [value for value in right if not rule.allows(value)] == []
    assert [value for value in wrong if rule.allows(value)] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["body.size"]', '["body.sise"]', "mục “body.sise”: không có quy tắc này (có phải “body.size”?)"),
        ('["page.width"]', '["page.width2"]', "page.width2"),
        ('confidence = "H"', 'confidense = "H"', "confidense”: không có mục này (có phải “confidence”?)"),
        ('confidence = "H"', 'confidence = "sure"', "phải là một trong H, M-H, M, L"),
        ("value = 210", 'value = "210"', "page.width.value”: phải là một số"),
        ("value = 210", "value = true", "page.width.value”: phải là một số"),
        ("value = 14\nleast = 14\nmost = 15", "value = 20\nleast = 14\nmost = 15", "nằm ngoài khoảng"),
        ("least = 14", 'least = "a"', "phải là một số"),
        ('system = "party"', 'system = "partei"', "phải là “party” hoặc “state”"),
        ("valid_from = 2026-05-27", 'valid_from = "hôm nay"', "profile.valid_from”: phải là ngày"),
        ("valid_from = 2026-05-27", "", "profile.valid_from”: chưa có giá trị"),
        ("\n[profile]", "\n[profil]", "thiếu bảng [profile]"),
        ("value = 210", "value = ", "sai cú pháp TOML"),
        ("{number}-{symbol}", "{numbre}-{symbol}", "number.form.value”: phải có đúng các chỗ trống"),
        ('"T/M", "K/T"', '"T/M", 3', "signature.signs.value”: chỉ được chứa các chuỗi"),
        ('demands = "Tiêu đề in đậm."', 'demands = " "', "header.title.bold.demands”: phải là một câu"),
        ('value = 210\nclause = "thể thức trang giấy"', "value = 210", "page.width.clause”: chưa có giá trị"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (FOLDER / "party-hd05.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "party-hd05.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProfileError) as refused:
        load_profile(path)
    assert "Tệp party-hd05.toml" in str(refused.value)
    assert said in str(refused.value)


def test_a_missing_rule_and_a_missing_file(tmp_path: Path) -> None:
    text = (FOLDER / "state-nd30.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text[: text.index('["table.size"]')], encoding="utf-8")
    with pytest.raises(ProfileError, match=r"table\.size”: thiếu quy tắc này"):
        load_profile(path)
    with pytest.raises(ProfileError, match=r"Không đọc được tệp none\.toml"):
        load_profile(tmp_path / "none.toml")


def test_an_office_may_have_its_own_values(tmp_path: Path) -> None:
    text = (FOLDER / "party-hd05.toml").read_text(encoding="utf-8")
    path = tmp_path / "hai-lam.toml"
    path.write_text(
        text.replace("value = 18\nleast = 18\nmost = 22", "value = 20\nleast = 18\nmost = 22"), "utf-8"
    )
    own = load_profile(path)
    assert (own.id, own.number("body.line"), own.rule("body.line").confidence) == ("hai-lam", 20, "M-H")
