"""Loading a data set: done, done again, refused; and what the register then knows (R19, V13)."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from caunoi.ledger.models import Entry
from caunoi.people.dataset_actions import Loaded, load_offices
from caunoi.people.datasets import FOLDER, DataSet, read_set
from caunoi.people.models import Collective, CollectiveName, Office, OfficeAlias, OfficeEvent
from caunoi.people.reads import office_named, register, successors
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

NOW = date(2026, 11, 28)
THEN = date(2023, 8, 11)


def shipped(name: str, **said: str) -> DataSet:
    return read_set(FOLDER / f"{name}.toml", **said)


@pytest.fixture
def nghe_an(db: None) -> None:
    load_offices(actor=None, data=shipped("provincial", place="Nghệ An", prefix="na"))
    load_offices(actor=None, data=shipped("vinh", prefix="na"))


def test_offices_events_and_names_are_entered(nghe_an: None) -> None:
    office = Office.objects.get(code="na.vp")
    assert (office.name, office.parent, office.confidence) == (
        "Văn phòng Tỉnh ủy Nghệ An",
        Office.objects.get(code="na"),
        "H",
    )
    assert OfficeEvent.objects.filter(before=Office.objects.get(code="na.btg")).exists()
    assert OfficeAlias.objects.filter(office__code="na.mttq", name="Mặt trận Tổ quốc tỉnh").exists()


def test_told_in_one_line(nghe_an: None) -> None:
    first = Entry.objects.get(number=1)
    assert (first.verb, first.actor_name) == ("load_offices", "Hệ thống")
    offices = Office.objects.filter(code__startswith="na").exclude(level__in=["district", "commune"]).count()
    assert f"sắp xếp năm 2025”: {offices} đơn vị, 9 biến động, 0 tên gọi chung." in first.said


def test_loaded_again_nothing_is_new_and_nothing_is_undone(nghe_an: None) -> None:
    Office.objects.filter(code="na.vp").update(short_name="VP của ta")
    before = (Office.objects.count(), OfficeEvent.objects.count(), Entry.objects.count())
    again = load_offices(actor=None, data=shipped("provincial", place="Nghệ An", prefix="na"))
    assert again == Loaded(0, 0, 0)
    assert again.nothing
    assert (Office.objects.count(), OfficeEvent.objects.count(), Entry.objects.count()) == before
    assert Office.objects.get(code="na.vp").short_name == "VP của ta"


def test_a_commune_is_hung_under_its_province_and_under_an_office_that_is_there(nghe_an: None) -> None:
    ward = shipped("commune", place="phường Thành Vinh", prefix="na.thanh-vinh", under="na")
    loaded = load_offices(actor=None, data=ward)
    assert (loaded.offices, loaded.events) == (len(ward.offices) - 1, 1)
    assert Office.objects.get(code="na.thanh-vinh.vp").parent == Office.objects.get(code="na.thanh-vinh")
    assert Office.objects.get(code="na.thanh-vinh").name == "Đảng ủy phường Thành Vinh"


def test_collective_names_are_entered_once(db: None) -> None:
    first = load_offices(actor=None, data=shipped("collectives"))
    assert first.collectives == Collective.objects.count() > 10
    keys = list(CollectiveName.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys))
    assert load_offices(actor=None, data=shipped("collectives")).nothing


def test_v13_a_district_ends_with_june_2025(nghe_an: None) -> None:
    assert office_named("Thành ủy Vinh", date(2025, 6, 30)) == Office.objects.get(code="na.thanh-uy-vinh")
    assert office_named("Thành ủy Vinh", date(2025, 7, 1)) is None
    assert successors(Office.objects.get(code="na.thanh-uy-vinh"), NOW) == []


def test_v13_the_government_s_party_group_lives_on_as_its_party_committee(nghe_an: None) -> None:
    group = office_named("BCSĐ UBND tỉnh", THEN)
    assert group == Office.objects.get(code="na.bcsd-ubnd")
    [heir] = successors(group, NOW)
    assert (heir.office.name, heir.certain) == ("Đảng ủy Ủy ban nhân dân tỉnh Nghệ An", True)


def test_v13_hung_chinh_becomes_thanh_vinh_the_step_between_marked_uncertain(nghe_an: None) -> None:
    commune = office_named("Đảng ủy xã Hưng Chính", THEN)
    assert commune == Office.objects.get(code="na.hung-chinh")
    [heir] = successors(commune, NOW)
    assert heir.office == Office.objects.get(code="na.thanh-vinh")
    ways = [[(event.on.year, event.confidence) for event in way] for way in heir.ways]
    assert ways == [[(2024, "L"), (2025, "M")], [(2025, "M")]]
    OfficeAlias.objects.create(office=commune, name="Hưng Chính")
    assert office_named("Hưng Chính", THEN) == commune
    for words in ("nhưng chính", "hưng chính", "chấn Hưng Chính sách"):
        assert office_named(words, THEN) is None, words
    assert office_named("Đảng ủy xã Hưng Chính", NOW) is None


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Ban Tuyên giáo Tỉnh ủy", ["na.btgdv"]),
        ("Ban Dân vận Tỉnh ủy", ["na.btgdv"]),
        ("Sở Kế hoạch và Đầu tư", ["na.so-tc"]),
        ("Sở Tài chính", ["na.so-tc"]),
        ("Sở TN&MT", ["na.so-nnmt"]),
        ("Sở TT&TT", ["na.so-khcn"]),
        ("Sở Lao động - Thương binh và Xã hội", ["na.so-gddt", "na.so-nv", "na.so-yt"]),
        ("Đảng ủy Khối", ["na.du-dang", "na.du-ubnd"]),
        ("Đài Phát thanh và Truyền hình tỉnh", ["na.bao-dai"]),
        ("Văn phòng Tỉnh ủy", ["na.vp"]),
    ],
)
def test_who_does_the_work_now(nghe_an: None, then: str, now: list[str]) -> None:
    office = office_named(then, THEN)
    assert office is not None
    assert sorted(heir.office.code for heir in successors(office, NOW)) == now


def test_nothing_of_a_set_with_a_mistake_is_entered(db: None, tmp_path: Path) -> None:
    path = tmp_path / "set.toml"
    for text, code in (
        ('[office.a]\nname = "A"\nkind = "other"\nlevel = "province"\nparent = "b"', "unknown-office"),
        ('[office.a]\nname = "A"\nkind = "x"\nlevel = "province"', "bad-row"),
        (
            '[office.a]\nname = "A"\nkind = "other"\nlevel = "province"\n'
            '[[event]]\nkind = "split"\non = 2025-01-01\nbefore = ["a"]',
            "misshapen-event",
        ),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RuleBroken) as refused:
            load_offices(actor=None, data=read_set(path))
        assert refused.value.code == code
        assert not Office.objects.exists()
    assert not Entry.objects.exists()


def test_a_row_may_stand_before_the_one_above_it(db: None, tmp_path: Path) -> None:
    path = tmp_path / "set.toml"
    rows = [f'[office.{key}]\nname = "{key}"\nkind = "other"\nlevel = "cell"\n' for key in "ab"]
    path.write_text(f'{rows[0]}parent = "b"\n{rows[1]}', encoding="utf-8")
    load_offices(actor=None, data=read_set(path))
    assert Office.objects.get(code="a").parent == Office.objects.get(code="b")


def test_by_a_person_with_the_right(province: Province) -> None:
    data = shipped("collectives")
    with pytest.raises(RuleBroken) as refused:
        load_offices(actor=province.people["chief"], data=data)
    assert refused.value.code == "not-allowed"
    load_offices(actor=province.people["admin"], data=data)
    assert Entry.objects.get().actor == province.people["admin"]


def test_shipped_collective_names_hold_in_both_worlds(nghe_an: None) -> None:
    load_offices(actor=None, data=shipped("collectives"))
    then, now = register(THEN, issuer="TỈNH ỦY NGHỆ AN"), register(NOW, issuer="TỈNH ỦY NGHỆ AN")
    districts = "Các huyện, thành, thị ủy"
    assert [one.code for one in then.listed(districts)] == ["na.thanh-uy-vinh"]
    assert now.listed(districts) == []
    boards = "Các ban Đảng"
    assert {one.code for one in then.listed(boards)} == {"na.bdv", "na.bnc", "na.btc", "na.btg"}
    assert {one.code for one in now.listed(boards)} == {"na.bnc", "na.btc", "na.btgdv"}
    communes = "Đảng ủy các xã, phường"
    assert [one.code for one in now.listed(communes)] == ["na.thanh-vinh"]
    assert len(then.listed(communes)) == 6


def test_the_command_loads_and_says_what(db: None) -> None:
    out = StringIO()
    call_command("offices", "load", "provincial", place="Hà Tĩnh", prefix="ht", stdout=out)
    assert f"thêm {Office.objects.count()} đơn vị, 9 biến động" in out.getvalue()
    call_command("offices", "sets", stdout=out)
    assert "--place: tên tỉnh" in out.getvalue()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["provincial"], "cần nêu tên tỉnh"),
        (["khong-co"], "Không có bộ dữ liệu"),
        (["vinh"], "chưa có mã root"),
    ],
)
def test_the_command_says_what_is_wrong(db: None, arguments: list[str], said: str) -> None:
    with pytest.raises(CommandError, match=said):
        call_command("offices", "load", *arguments)
