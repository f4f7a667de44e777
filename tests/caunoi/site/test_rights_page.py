"""The page of rights and docs/permissions.md: the table as it decides, in words."""

from __future__ import annotations

import io
from html import unescape
from pathlib import Path

from django.core.management import call_command

from caunoi.people.models import Role
from caunoi.people.rights import ROLE_DUTIES, Open
from caunoi.people.rules import VERB_NAMES, Verb
from caunoi.site.access import ADDRESSES, DEEDS
from caunoi.site.rights_document import document
from caunoi.site.rights_reads import Opened, Opening, openings, unasked
from tests.conftest import Province
from tests.house.measures import ROOT


def _all() -> list[Opening]:
    return [*openings(), *unasked()]


def test_every_row_of_the_table_is_told_once() -> None:
    assert sorted(one.name for opening in _all() for one in opening.looks) == sorted(
        row.name for row in ADDRESSES if row.get
    )
    assert sorted(one.name for opening in _all() for one in opening.sends) == sorted(
        row.name for row in ADDRESSES if row.post
    )
    assert sorted(name for opening in _all() for name in opening.deeds) == sorted(row.name for row in DEEDS)


def test_a_row_is_told_under_its_verb_and_with_its_measure() -> None:
    accept = next(one for one in openings() if one.code == Verb.ACCEPT_TASK)
    assert accept.sends == (Opened("tasks:accept", "/nhiem-vu/…/nghiem-thu/", "theo đơn vị có việc"),)
    assert "tasks.accept_task" in accept.deeds
    assert dict(zip(Role.values, accept.reaches, strict=True))["chief"] == "Toàn bộ"
    assert dict(zip(Role.values, accept.reaches, strict=True))["specialist"] == ""


def test_what_asks_for_no_verb_is_told_apart() -> None:
    told = {one.code: one for one in unasked()}
    assert Opened("site:health", "/suc-khoe/") in told[Open.STRANGER].looks
    assert "tasks.renew_clocks" in told[Open.MACHINE].deeds
    assert (told[Open.MACHINE].looks, told[Open.STEP].sends) == ((), ())


def test_no_address_shows_how_the_program_writes_it() -> None:
    written = [one.where for opening in _all() for one in (*opening.looks, *opening.sends)]
    assert [where for where in written if not where.startswith("/") or set(where) & set("<>?P()[]^$")] == []


def test_the_page_shows_the_table(province: Province) -> None:
    page = unescape(province.client("reader").get("/quyen-han/").content.decode())
    names = [*VERB_NAMES.values(), *Role.labels, *ROLE_DUTIES.values(), "Đơn vị mình"]
    assert [name for name in names if name not in page] == []
    assert "/nhiem-vu/…/nghiem-thu/" in page
    assert f"{len(ADDRESSES)} địa chỉ" in page


def test_the_document_is_as_the_table_is() -> None:
    """Run `caunoi permissions --write` after a change of the table, and commit what it wrote."""
    assert (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8") == document()


def test_the_command_writes_it(tmp_path: Path) -> None:
    out = io.StringIO()
    call_command("permissions", "--write", str(tmp_path / "quyen.md"), stdout=out)
    assert (tmp_path / "quyen.md").read_text(encoding="utf-8") == document()
    assert "Đã viết" in out.getvalue()
