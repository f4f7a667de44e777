"""Values of facts: their parts, copies and differences."""

from __future__ import annotations

import pytest

from caunoi.documents.review_fields import (
    AROUND,
    EVENT,
    HEADER,
    KINDS,
    SENTENCES,
    VALUE,
    WORK,
    Json,
    Shape,
    copy_of,
    differs,
    is_kind,
    kind_of,
    label_of,
    part,
    put,
)


def test_no_kind_is_named_twice() -> None:
    assert len({kind.key for kind in KINDS}) == len({kind.label for kind in KINDS}) == len(KINDS)
    assert KINDS == HEADER + EVENT + WORK + AROUND
    assert {kind.key for kind in KINDS} >= SENTENCES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_fields_are_labelled_once_and_choices_have_something_to_choose(kind: object) -> None:
    fields = kind_of(getattr(kind, "key", "")).fields
    assert len({field.name for field in fields}) == len({field.label for field in fields}) == len(fields)
    for field in fields:
        assert (field.shape is Shape.CHOICE) == bool(field.choices)
        assert field.low <= field.high


def test_header_kinds_stand_once_in_a_document_and_lists_do_not() -> None:
    assert all(kind.single for kind in HEADER)
    assert not any(kind.single for kind in EVENT + WORK + AROUND)
    assert [kind.key for kind in KINDS if not kind.plain and kind.single] == ["signature"]


def test_a_later_kind_is_called_by_its_key() -> None:
    assert not is_kind("vehicles")
    assert label_of("vehicles") == "vehicles"
    assert label_of("tasks") == "Nhiệm vụ"
    with pytest.raises(KeyError):
        kind_of("vehicles")


@pytest.mark.parametrize(
    ("value", "name", "found"),
    [
        (152, VALUE, 152),
        ({"action": "a"}, "action", "a"),
        ({"deadline": {"due": "2023-03-09"}}, "deadline.due", "2023-03-09"),
        ({"deadline": None}, "deadline.due", None),
        ({"deadline": "2023"}, "deadline.due", None),
        ({}, "action", None),
        (None, "action", None),
        ([1], "action", None),
    ],
)
def test_a_part_is_found_or_none(value: Json, name: str, found: Json) -> None:
    assert part(value, name) == found


def test_writing_a_part_makes_the_record_around_it() -> None:
    value: dict[str, Json] = {"deadline": None, "action": "a"}
    put(value, "deadline.due", "2023-03-09")
    put(value, "action", "b")
    assert value == {"deadline": {"due": "2023-03-09"}, "action": "b"}


def test_a_copy_shares_nothing_that_can_be_written() -> None:
    value: Json = {"deadline": {"due": "2023-03-09"}, "tags": ["a"]}
    copy = copy_of(value)
    put(copy, "deadline.due", None)
    assert part(value, "deadline.due") == "2023-03-09"
    assert copy_of("no record") == {}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"a": 1}, {"a": 1, "b": None}),
        ({"a": 1, "b": ""}, {"a": 1, "b": []}),
        ({"a": 1, "b": False}, {"a": 1}),
        ({"deadline": {"due": None, "text": ""}}, {"deadline": None}),
        ({"text": "một  hai\nba"}, {"text": "một hai ba"}),
        ("một  hai", "một hai"),
        (["a "], ["a"]),
    ],
)
def test_empty_parts_and_white_space_are_no_difference(a: Json, b: Json) -> None:
    assert not differs(a, b)
    assert not differs(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"count": 0}, {"count": None}),
        ({"online": True}, {"online": False}),
        ({"deadline": {"due": "2023-03-09"}}, {"deadline": {"due": "2023-03-10"}}),
        (152, 153),
        (152, None),
        ("Hòa", "Hoà"),
        (["a", "b"], ["b", "a"]),
    ],
)
def test_everything_else_is_a_difference(a: Json, b: Json) -> None:
    assert differs(a, b)
    assert differs(b, a)
