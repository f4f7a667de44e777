"""Tests of the reader: it knows no Django, so nothing of Django is made ready for each of its tests.

The seeds and their gold lie beside the repository on some machines; their tests run only there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"

collect_ignore = [] if (SHARED / "seeds").is_dir() else ["test_seeds.py"]


@pytest.fixture(autouse=True)
def own_data_folder() -> None:
    """The reader keeps no data: no folder, and no settings to point at one."""


@pytest.fixture(autouse=True)
def ledger_can_be_emptied() -> None:
    """The reader opens no database."""
