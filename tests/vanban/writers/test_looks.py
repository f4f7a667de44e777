"""Every look has the size, weight and place that the study of the form gives it, profile by profile."""

from __future__ import annotations

import pytest

from vanban.profiles import PROFILES
from vanban.writers.looks import looks_of

PARTY = [
    ("head.title", "size", 15),
    ("head.title", "bold", True),
    ("head.title", "align", "centre"),
    ("head.parent", "size", 14),
    ("head.parent", "bold", False),
    ("head.issuer", "size", 14),
    ("head.issuer", "bold", True),
    ("head.number", "size", 14),
    ("head.number", "italic", False),
    ("head.date", "size", 14),
    ("head.date", "italic", True),
    ("head.subject", "size", 12),
    ("head.subject", "italic", True),
    ("title.type", "size", 16),
    ("title.type", "bold", True),
    ("title.abstract", "size", 14),
    ("title.abstract", "bold", True),
    ("title.abstract", "keep", True),
    ("body", "size", 14),
    ("body", "align", "justify"),
    ("body", "first", 10),
    ("body", "after", 6),
    ("body", "line", 18),
    ("heading", "keep", True),
    ("ground", "italic", False),
    ("signed.authority", "bold", True),
    ("signed.role", "bold", False),
    ("signed.role", "size", 14),
    ("signed.name", "bold", True),
    ("recipients", "size", 14),
    ("recipients", "underline", True),
    ("recipients", "bold", False),
    ("recipient", "size", 12),
    ("mark.urgency", "framed", True),
    ("mark.urgency", "bold", True),
    ("page", "size", 14),
    ("page", "align", "centre"),
]
STATE = [
    ("head.title", "size", 13),
    ("head.motto", "size", 14),
    ("head.motto", "bold", True),
    ("head.parent", "size", 13),
    ("head.issuer", "bold", True),
    ("head.number", "size", 13),
    ("head.date", "italic", True),
    ("head.subject", "size", 13),
    ("head.subject", "italic", False),
    ("title.type", "size", 14),
    ("title.abstract", "bold", True),
    ("body", "size", 14),
    ("body", "align", "justify"),
    ("ground", "italic", True),
    ("signed.authority", "bold", True),
    ("signed.role", "bold", True),
    ("signed.name", "bold", True),
    ("recipients", "size", 12),
    ("recipients", "bold", True),
    ("recipients", "italic", True),
    ("recipients", "underline", False),
    ("recipient", "size", 11),
    ("contact", "size", 11),
]
CASES = [
    *(("party-hd36", *row) for row in PARTY),
    *(("party-hd05", *row) for row in PARTY),
    *(("state-nd30", *row) for row in STATE),
]


@pytest.mark.parametrize(("profile", "look", "what", "value"), CASES)
def test_look(profile: str, look: str, what: str, value: object) -> None:
    assert getattr(looks_of(PROFILES[profile])[look], what) == value


def test_names_are_vietnamese_and_each_is_one_look() -> None:
    for profile in PROFILES.values():
        names = [look.name for look in looks_of(profile).values()]
        assert len(set(names)) == len(names)
        assert all(name[0].isupper() for name in names)
