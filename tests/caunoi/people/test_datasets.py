"""Data sets of offices: what a file may say, and the sets that are shipped."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from caunoi.people.datasets import FOLDER, SETS, DataSet, Former, NotASet, offers, read_set
from caunoi.people.office_models import Confidence, EventKind, OfficeKind, OfficeLevel, Scope
from caunoi.people.succession import refuse_misshapen

EVE, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def written(folder: Path, text: str) -> Path:
    path = folder / "set.toml"
    path.write_text(text, encoding="utf-8")
    return path


WHOLE = """
title = "Thử"
source = "Danh sách"
confidence = "M"
level = "commune"

[office.root]
name = "Đảng ủy {place}"
kind = "committee"
aliases = ["ĐU {place}"]
former = [{ name = "Đảng ủy cũ", valid_to = 2024-12-31 }]

[office.vp]
name = "Văn phòng Đảng ủy {place}"
short_name = "VPĐU"
kind = "party_office"
parent = "root"
confidence = "H"
valid_from = 2025-07-01

[[event]]
kind = "create"
on = 2025-07-01
after = ["vp"]

[collective.x]
name = "Các chi bộ"
names = ["chi bộ"]
scope = "children"
kinds = ["party_cell"]
"""


def test_a_set_is_filled_for_a_place(tmp_path: Path) -> None:
    found = read_set(written(tmp_path, WHOLE), place="xã Vân Khê", prefix="vk", under="hl")
    root, office = found.offices
    assert (root.code, root.name, root.parent) == ("vk", "Đảng ủy xã Vân Khê", "hl")
    assert root.short_name == root.name
    assert (root.aliases, root.former) == (("ĐU xã Vân Khê",), (Former("Đảng ủy cũ", date(2024, 12, 31)),))
    assert (office.code, office.parent, office.short_name) == ("vk.vp", "vk", "VPĐU")
    assert (root.confidence, office.confidence, office.source) == ("M", "H", "Danh sách")
    assert (root.level, office.level) == ("commune", "commune")
    assert office.valid_from == FIRST
    [event] = found.events
    assert (event.kind, event.on, event.before, event.after) == ("create", FIRST, (), ("vk.vp",))
    [collective] = found.collectives
    assert (collective.code, collective.scope, collective.kinds) == ("x", "children", ("party_cell",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('place = "tên tỉnh"', "cần nêu tên tỉnh"),
        ('[office.a]\nkind = "other"', "“a” chưa có tên"),
        ('[[event]]\nkind = "end"', "chưa ghi ngày"),
        ('[office.a]\nname = "A"\nformer = [{ name = "B" }]', "ngày cuối cùng"),
    ],
)
def test_what_no_register_can_hold(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(NotASet, match=said):
        read_set(written(tmp_path, text))


def shipped(name: str) -> DataSet:
    return read_set(FOLDER / f"{name}.toml", place="Hải Lam", prefix="x" if name != "collectives" else "")


@pytest.mark.parametrize("name", SETS)
def test_a_shipped_set_is_whole(name: str) -> None:
    found = shipped(name)
    codes = [row.code for row in found.offices]
    assert len(codes) == len(set(codes))
    inside = {*codes, "", "x"}
    for row in found.offices:
        assert row.parent in inside, row
        assert (row.kind in OfficeKind.values, row.level in OfficeLevel.values) == (True, True), row
        assert row.confidence in Confidence.values, row
        assert row.source, row
    for event in found.events:
        assert event.kind in EventKind.values
        assert {*event.before, *event.after} <= inside
        assert event.confidence in Confidence.values
        assert event.legal_basis or event.source
        refuse_misshapen(event.kind, before=len(event.before), after=len(event.after))
    for collective in found.collectives:
        assert collective.scope in Scope.values
        assert set(collective.kinds) <= set(OfficeKind.values)
        assert set(collective.levels) <= set(OfficeLevel.values)
        assert collective.source


@pytest.mark.parametrize("name", SETS)
def test_who_gave_way_for_sure_ended_the_day_before(name: str) -> None:
    found = shipped(name)
    rows = {row.code: row for row in found.offices}
    for event in found.events:
        if event.confidence == "L":
            continue
        for code in set(event.before) - set(event.after):
            last = rows[code].valid_to
            assert last is not None, code
            assert (event.on - last).days == 1, code


def test_sets_are_offered_with_their_sources() -> None:
    known = {offer.name: offer for offer in offers()}
    assert set(known) == set(SETS)
    assert known["provincial"].place == "tên tỉnh, ví dụ: Hà Tĩnh"
    assert known["provinces"].place == ""
    assert all(offer.title and offer.source for offer in known.values())


def test_the_provinces_are_63_and_then_34() -> None:
    found = shipped("provinces")
    now = [row for row in found.offices if row.valid_to is None]
    assert (len(found.offices), len(now)) == (63, 34)
    assert {row.valid_to for row in found.offices} == {None, EVE}
    assert Counter(row.name.split()[0] for row in now) == {"Tỉnh": 28, "Thành": 6}
    assert {row.short_name for row in now} >= {"Hà Tĩnh", "Nghệ An", "Thanh Hóa"}


def test_every_province_that_is_gone_went_into_one() -> None:
    found = shipped("provinces")
    gone = {row.code for row in found.offices if row.valid_to}
    into = Counter(code for event in found.events for code in set(event.before) - set(event.after))
    assert into == dict.fromkeys(gone, 1)
    assert len(found.events) == 23
    joined = {event.after[0]: set(event.before) for event in found.events}
    assert joined["x.phu-tho"] == {"x.phu-tho", "x.vinh-phuc", "x.hoa-binh"}
    assert joined["x.lam-dong"] == {"x.lam-dong", "x.dak-nong", "x.binh-thuan"}


def test_ha_tinh_and_nghe_an_are_as_they_were() -> None:
    touched = {code for event in shipped("provinces").events for code in (*event.before, *event.after)}
    assert not touched & {"x.ha-tinh", "x.nghe-an"}
