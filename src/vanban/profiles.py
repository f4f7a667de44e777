"""The profiles of form: party-hd36, party-hd05, state-nd30. Every rule says where it stands.

Values are data (`layouts/profiles/*.toml`), since most norms were seen in copies only (domain study 1.2-1.8,
3): what is below confidence H is to be edited there once the signed text is at hand. Sizes are in pt, lengths
in mm.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from vanban.paper import Sheet, System

FOLDER: Final = Path(__file__).parent / "layouts" / "profiles"
SHIPPED: Final = ("party-hd36", "party-hd05", "state-nd30")
CONFIDENCES: Final = ("H", "M-H", "M", "L")

Confidence = Literal["H", "M-H", "M", "L"]
Value = float | bool | str | tuple[str, ...]

_NUMBERS = """
page.width page.height page.small.width page.small.height page.small.margin.top page.small.margin.bottom
page.small.margin.left page.small.margin.right page.small.scale page.small.line page.small.space
page.margin.top page.margin.bottom page.margin.left
page.margin.right body.size body.indent body.space body.line page_number.size header.title.size
header.motto.size header.parent.size header.issuer.size number.size number.digits place_date.size
date.day.zero_below date.month.zero_below title.type.size title.abstract.size subject.size heading.size
addressees.size signature.authority.size role.size signer.size signature.space recipients.heading.size
recipients.size urgency.size draft.size circulation.size copies.size contact.size appendix.label.size
appendix.title.size table.size
"""
_FLAGS = """
body.line.exact page_number.first page_number.appendix.own header.title.bold header.motto.bold
header.parent.bold header.issuer.bold place_date.italic title.type.bold title.abstract.bold subject.italic
grounds.dash grounds.italic citation.comma addressees.italic signature.authority.bold role.bold signer.bold
recipients.heading.bold recipients.heading.italic recipients.heading.underline urgency.bold urgency.framed
draft.bold draft.framed circulation.bold circulation.framed
"""
_TEXTS = """
font.family body.align body.end page_number.place header.title header.motto header.rule header.issuer.mark
number.form place_date.form title.rule subject.prefix grounds.separator grounds.end addressees.words
addressees.submission.words recipients.heading.words recipients.separator recipients.end
recipients.filing.form
"""
_SHAPES: Final[dict[str, tuple[type | tuple[type, ...], str]]] = {
    **dict.fromkeys(_NUMBERS.split(), ((int, float), "một số, ví dụ 14")),
    **dict.fromkeys(_FLAGS.split(), (bool, "true hoặc false")),
    **dict.fromkeys(_TEXTS.split(), (str, "một chuỗi trong ngoặc kép")),
    "signature.signs": (list, "danh sách các chuỗi"),
}
KEYS: Final = tuple(_SHAPES)
_RULE_FIELDS: Final = {
    "value", "least", "most", "choices", "source", "clause", "valid_from", "valid_to", "confidence",
    "demands",
}  # fmt: skip
_HEAD_FIELDS: Final = {"name", "system", "source", "valid_from", "valid_to"}
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_PLACEHOLDERS: Final = {
    "number.form": {"number", "symbol"},
    "place_date.form": {"place", "day", "month", "year"},
    "recipients.filing.form": {"where"},
}


class ProfileError(Exception):
    """A profile file is not right; `str` of it is a Vietnamese sentence naming file, key and what to do."""


@dataclass(frozen=True, slots=True)
class FormatRule:
    """One rule of the form. `value` is what we write; `least`, `most`, `choices` what is right as well.

    `demands` says it in a Vietnamese sentence; `clause` is where in `source` it stands.
    """

    key: str
    value: Value
    source: str
    clause: str
    valid_from: date
    valid_to: date | None
    confidence: Confidence
    demands: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()

    def allows(self, value: Value) -> bool:
        """Whether a paper with this value is right by the rule."""
        if isinstance(value, str) and isinstance(self.value, str):
            return value in (self.choices or (self.value,))
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            return value == self.value
        if not isinstance(value, (int, float)):
            return False
        bounded = self.least is not None or self.most is not None
        least = self.least if self.least is not None else self.value
        return least <= value <= (self.most if self.most is not None else value if bounded else self.value)

    @property
    def citation(self) -> str:
        """Where the rule stands, in Vietnamese: clause and source."""
        return f"{self.clause}, {self.source}"


@dataclass(frozen=True, eq=False)
class Profile:
    """All rules of one system's form in one period; `valid_to` is its last day, None while it is in force.

    Equal to itself alone, so that what is worked out from it can be kept.
    """

    id: str
    name: str
    system: System
    source: str
    valid_from: date
    valid_to: date | None
    rules: dict[str, FormatRule] = field(repr=False)

    def rule(self, key: str) -> FormatRule:
        """The record of one key; KeyError for a key that no profile has."""
        return self.rules[key]

    def number(self, key: str) -> float:
        """A size in pt, a length in mm or a count."""
        value = self.rules[key].value
        assert isinstance(value, (int, float)), key
        return value

    def flag(self, key: str) -> bool:
        """Whether something is so."""
        value = self.rules[key].value
        assert isinstance(value, bool), key
        return value

    def text(self, key: str) -> str:
        """Words or a named choice."""
        value = self.rules[key].value
        assert isinstance(value, str), key
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Several words of equal right."""
        value = self.rules[key].value
        assert isinstance(value, tuple), key
        return value

    def in_force(self, day: date) -> bool:
        """Whether the profile is the rule on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def load_profile(path: Path) -> Profile:
    """The profile in a file, every key looked at; ProfileError says in Vietnamese what is wrong with it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            f"Không đọc được tệp {path.name}: {error}. Hãy kiểm tra tệp có còn không."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"Tệp {path.name} viết sai cú pháp TOML: {error}. Hãy sửa dòng đó.") from None
    head = table.pop("profile", None)
    if not isinstance(head, dict):
        raise _wrong(path, "profile", "thiếu bảng [profile]", "Hãy thêm bảng này ở đầu tệp")
    _refuse_typos(path, "profile", head, _HEAD_FIELDS, _HEAD_FIELDS - {"valid_to"})
    if head["system"] not in ("party", "state"):
        raise _wrong(path, "profile.system", "phải là “party” hoặc “state”", "Hãy sửa lại")
    _refuse_dates(path, "profile", head)
    for key in table:
        if key not in _SHAPES:
            raise _wrong(path, key, f"không có quy tắc này{_nearest(key, KEYS)}", "Hãy sửa hoặc bỏ đi")
    missing = next((key for key in KEYS if key not in table), None)
    if missing is not None:
        raise _wrong(path, missing, "thiếu quy tắc này", "Hãy thêm vào tệp")
    defaults = {"source": head["source"], "valid_from": head["valid_from"], "valid_to": head.get("valid_to")}
    rules = {key: _rule(path, key, table[key], defaults) for key in KEYS}
    return Profile(
        path.stem,
        head["name"],
        head["system"],
        head["source"],
        head["valid_from"],
        head.get("valid_to"),
        rules,
    )


def _rule(path: Path, key: str, row: Any, defaults: dict[str, Any]) -> FormatRule:
    if not isinstance(row, dict):
        raise _wrong(path, key, f'phải là một bảng ["{key}"]', "Hãy sửa lại")
    _refuse_typos(path, key, row, _RULE_FIELDS, {"value", "clause", "confidence", "demands"})
    kind, named = _SHAPES[key]
    value = row["value"]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise _wrong(path, f"{key}.value", f"phải là {named}", "Hãy sửa lại")
    if row["confidence"] not in CONFIDENCES:
        raise _wrong(path, f"{key}.confidence", "phải là một trong " + ", ".join(CONFIDENCES), "Hãy sửa lại")
    _refuse_dates(path, key, row)
    _refuse_texts(path, key, row)
    held = {**defaults, **row, "value": tuple(value) if isinstance(value, list) else value}
    rule = FormatRule(key=key, **{**held, "choices": tuple(row.get("choices", ()))})
    if not rule.allows(rule.value):
        raise _wrong(path, f"{key}.value", "nằm ngoài khoảng cho phép của chính quy tắc", "Hãy sửa lại")
    return rule


def _refuse_typos(path: Path, key: str, row: dict[str, Any], known: set[str], needed: set[str]) -> None:
    odd = next((name for name in row if name not in known), None)
    if odd is not None:
        raise _wrong(path, f"{key}.{odd}", f"không có mục này{_nearest(odd, known)}", "Hãy sửa hoặc bỏ đi")
    missing = next((name for name in sorted(needed) if name not in row), None)
    if missing is not None:
        raise _wrong(path, f"{key}.{missing}", "chưa có giá trị", "Hãy điền vào")


def _refuse_dates(path: Path, key: str, row: dict[str, Any]) -> None:
    for name in ("valid_from", "valid_to"):
        if name in row and type(row[name]) is not date:
            raise _wrong(path, f"{key}.{name}", "phải là ngày dạng 2026-05-27", "Hãy sửa lại")


def _refuse_texts(path: Path, key: str, row: dict[str, Any]) -> None:
    """Bounds are numbers, choices and notes texts, and a form has the placeholders that get filled."""
    for name in ("least", "most"):
        if name in row and (isinstance(row[name], bool) or not isinstance(row[name], (int, float))):
            raise _wrong(path, f"{key}.{name}", "phải là một số", "Hãy sửa lại")
    for name in ("source", "clause", "demands"):
        if name in row and (not isinstance(row[name], str) or not row[name].strip()):
            raise _wrong(path, f"{key}.{name}", "phải là một câu trong ngoặc kép", "Hãy sửa lại")
    for name in ("choices", "value"):
        if isinstance(row.get(name), list) and not all(isinstance(item, str) for item in row[name]):
            raise _wrong(path, f"{key}.{name}", "chỉ được chứa các chuỗi", "Hãy sửa lại")
    if key in _PLACEHOLDERS and set(_PLACEHOLDER.findall(row["value"])) != _PLACEHOLDERS[key]:
        names = ", ".join(f"{{{name}}}" for name in sorted(_PLACEHOLDERS[key]))
        raise _wrong(path, f"{key}.value", f"phải có đúng các chỗ trống {names}", "Hãy sửa lại")


def _nearest(name: str, known: Any) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    return f" (có phải “{close[0]}”?)" if close else ""


def _wrong(path: Path, key: str, what: str, do: str) -> ProfileError:
    return ProfileError(f"Tệp {path.name}, mục “{key}”: {what}. {do}.")


SMALLEST: Final = 8.0
"""Points below which no word is written on a small sheet."""
_SMALL: Final = {
    **{f"page.{one}": f"page.small.{one}" for one in ("width", "height")},
    **{f"page.margin.{side}": f"page.small.margin.{side}" for side in ("top", "bottom", "left", "right")},
    "body.line": "page.small.line",
    "body.space": "page.small.space",
}
_SIZED: Final = tuple(key for key in KEYS if key.endswith(".size"))


@lru_cache(maxsize=16)
def profile_on(profile: Profile, sheet: Sheet) -> Profile:
    """The profile as it rules a sheet: on A5 with the margins and the distance of lines of the small sheet,
    and every size smaller by its scale, to the quarter of a point.
    """
    if sheet == "A4":
        return profile
    scale, rules = profile.number("page.small.scale"), dict(profile.rules)
    for key, small in _SMALL.items():
        rules[key] = profile.rules[small]
    for key in _SIZED:
        full = profile.number(key)
        least = min(full, SMALLEST)
        rules[key] = replace(rules[key], value=max(round(full * scale * 4) / 4, least))
    return replace(profile, rules=rules)


PROFILES: Final = {name: load_profile(FOLDER / f"{name}.toml") for name in SHIPPED}


def profile_for(day: date, system: System) -> Profile:
    """The profile that rules a document of this day (rule R1).

    A document older than every profile of its system is set by the oldest one; `in_force` says so.
    """
    own = sorted((p for p in PROFILES.values() if p.system == system), key=lambda profile: profile.valid_from)
    return next((profile for profile in reversed(own) if profile.valid_from <= day), own[0])
