"""The figures that an office may set for itself, as shipped: each with its unit, its bounds and its basis."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from caunoi.ui.refusal import RuleBroken

SHIPPED: Final = Path(__file__).with_name("parameters.toml")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure. `basis` says in a Vietnamese sentence where the shipped `value` comes from."""

    key: str
    name: str
    unit: str
    value: int
    least: int
    most: int
    basis: str


@cache
def shipped() -> dict[str, Parameter]:
    """Every parameter by its key, in the order of the file."""
    table = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    return {key: Parameter(key=key, **row) for key, row in table.items()}


def refuse_out_of_bounds(parameter: Parameter, value: int) -> None:
    """Raises RuleBroken("out-of-bounds") with the bounds."""
    if not parameter.least <= value <= parameter.most:
        raise RuleBroken(
            "out-of-bounds",
            f"“{parameter.name}” phải từ {parameter.least} đến {parameter.most} {parameter.unit}; "
            f"đang nhập {value}. Hãy nhập lại.",
        )
