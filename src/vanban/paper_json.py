"""A paper as JSON and back: how a draft is kept.

What is None or empty is left out, so that old drafts stay readable.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from vanban.paper import Appendix, Column, Element, Paper, Paragraph, Recipient, Run, Signing, Table, Words

_LEFT_OUT: tuple[object, ...] = (None, False, "", [])


def to_json(paper: Paper) -> str:
    """The paper as one JSON object with readable Vietnamese; the same paper gives the same text."""
    return json.dumps(_plain(paper), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Paper:
    """The paper that `to_json` wrote. Raises TypeError or ValueError for anything else."""
    held = _object(json.loads(text))
    made: dict[str, Any] = {key: _FIELDS.get(key, _as_is)(value) for key, value in held.items()}
    bare: dict[str, Any] = {"title": "", "issuer": "", "place": "", "body": (), "signings": ()}
    return Paper(**(bare | made))


def _as_is(value: Any) -> Any:
    return value


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        held = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {key: item for key, item in held.items() if item not in _LEFT_OUT}
    return value


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"an object was expected, not {type(value).__name__}")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"a list was expected, not {type(value).__name__}")
    return value


def _words(value: Any) -> Words:
    return tuple(Run(**_object(item)) for item in _list(value))


def _element(value: Any) -> Element:
    item = _object(value)
    if "columns" not in item:
        return Paragraph(**{**item, "words": _words(item.get("words", []))})
    columns = tuple(Column(**{"title": "", **_object(column)}) for column in _list(item["columns"]))
    return Table(columns, tuple(tuple(map(_words, _list(row))) for row in _list(item.get("rows", []))))


def _elements(value: Any) -> tuple[Element, ...]:
    return tuple(map(_element, _list(value)))


def _appendix(value: Any) -> Appendix:
    item = {"title": "", "label": "", "body": [], **_object(value)}
    return Appendix(item["title"], _elements(item["body"]), item["label"])


_FIELDS: dict[str, Callable[[Any], Any]] = {
    "issue_date": lambda value: date.fromisoformat(str(value)),
    "body": _elements,
    "signings": lambda value: tuple(Signing(**{"role": "", "name": "", **item}) for item in _list(value)),
    "recipients": lambda value: tuple(Recipient(**item) for item in _list(value)),
    "addressees": lambda value: tuple(_list(value)),
    "grounds": lambda value: tuple(_list(value)),
    "appendices": lambda value: tuple(map(_appendix, _list(value))),
}
