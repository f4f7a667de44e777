from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.people.models import Collective, CollectiveName, Office, OfficeAlias, Scope
from caunoi.people.naming import name_key
from caunoi.people.office_models import new_code
from caunoi.people.reads import office_named, offices, register
from tests.conftest import Province

DAY = date(2026, 3, 5)


def test_an_office_is_found_by_its_names_and_aliases(province: Province) -> None:
    OfficeAlias.objects.create(office=province.board, name="BTGDVTU")
    for written in ("Ban Tuyên giáo và Dân vận Tỉnh uỷ", "Ban TG&DV", "BTGDVTU"):
        assert office_named(written, DAY) == province.board


def test_nobody_fits(province: Province) -> None:
    assert office_named("Sở Xây dựng", DAY) is None


def test_an_office_that_ended_is_not_meant_by_a_later_paper(province: Province) -> None:
    province.board.valid_to = date(2026, 1, 1)
    province.board.save()
    assert office_named("Ban TG&DV", DAY) is None
    assert office_named("Ban TG&DV", date(2026, 1, 1)) == province.board


def test_the_number_of_queries_does_not_grow(province: Province, django_assert_num_queries: object) -> None:
    assert callable(django_assert_num_queries)
    for office in Office.objects.all():
        OfficeAlias.objects.create(office=office, name=f"Tên khác {office.pk}")
        collective = Collective.objects.create(name=f"Các đơn vị {office.pk}", scope=Scope.LISTED)
        collective.include.add(office)
        CollectiveName.objects.create(collective=collective, name=f"nhóm {office.pk}")
    with django_assert_num_queries(6):
        known = register(DAY, issuer="TỈNH ỦY HẢI LAM")
        for written in ("Ban TG&DV", "các đơn vị 1, các đơn vị 2", "Sở A"):
            known.meant(written)


@pytest.mark.parametrize(
    ("issuer", "written", "found"),
    [
        ("TỈNH ỦY HẢI LAM", "Văn phòng", "party_office"),
        ("VĂN PHÒNG TỈNH ỦY HẢI LAM", "Văn phòng Tỉnh uỷ", "party_office"),
        ("", "Văn phòng", None),
        ("TỈNH ỦY SƠN BÌNH", "Văn phòng Tỉnh ủy", None),
        ("TỈNH ỦY SƠN BÌNH", "Văn phòng Tỉnh ủy Hải Lam", "party_office"),
        ("BAN TỔ CHỨC TRUNG ƯƠNG", "Văn phòng Tỉnh ủy", "party_office"),
        ("Đảng ủy xã Bến Thượng", "Chi bộ thôn Trung", "cell"),
    ],
)
def test_the_issuer_of_the_paper_counts(
    province: Province, issuer: str, written: str, found: str | None
) -> None:
    assert office_named(written, DAY, issuer=issuer) == (getattr(province, found) if found else None)


def test_collective_names_are_rows(province: Province) -> None:
    communes = Collective.objects.create(
        name="Đảng ủy các xã", kinds=["committee"], levels=["commune"], scope=Scope.BELOW
    )
    CollectiveName.objects.create(collective=communes, name="các xã trên địa bàn tỉnh")
    communes.exclude.add(province.neighbour)
    known = register(DAY)
    meant = known.meant("các xã trên địa bàn tỉnh")
    assert known.offices(meant) == [province.commune]
    communes.include.add(province.cell)
    known = register(DAY)
    assert known.offices(known.meant("Đảng ủy các xã")) == [province.cell, province.commune]


def test_in_a_city_tu_means_its_own_committee(province: Province) -> None:
    Office.objects.filter(kind="committee", level="province").update(
        name="Thành ủy Hải Lam", short_name="Thành ủy"
    )
    Office.objects.filter(pk=province.party_office.pk).update(
        name="Văn phòng Thành ủy Hải Lam", short_name="Văn phòng Thành ủy"
    )
    assert office_named("VPTU", DAY) == province.party_office


def test_an_alias_is_kept_folded_for_search(province: Province) -> None:
    alias = OfficeAlias.objects.create(office=province.commune, name="ĐU xã Bến Thượng")
    assert alias.folded == "du xa ben thuong"


def test_choices_are_in_the_order_of_names(province: Province) -> None:
    names = [name for _, name in offices()]
    assert names == sorted(names)
    assert len(names) == 6


def test_an_office_cannot_end_before_it_begins(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(
            name="Sở A",
            short_name="A",
            kind="other",
            level="province",
            valid_from=DAY,
            valid_to=date(2026, 3, 4),
        )


def test_names_repeat_and_codes_do_not(db: None) -> None:
    said = {"name": "Sở A", "short_name": "A", "kind": "other", "level": "province"}
    first, second = Office.objects.create(**said), Office.objects.create(**said)
    assert first.code != second.code
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(**said, code=first.code)
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(**said, code="")


def test_codes_have_no_signs_taken_for_one_another() -> None:
    codes = {new_code() for _ in range(300)}
    assert len(codes) == 300
    assert all(len(code) == 8 and not set(code) & set("01OIL") for code in codes)


@pytest.mark.parametrize(
    ("begun", "ended", "stands"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (date(2026, 3, 6), None, False),
        (None, date(2026, 3, 4), False),
    ],
)
def test_the_offices_of_a_day(db: None, begun: date | None, ended: date | None, stands: bool) -> None:
    said = {"short_name": "A", "kind": "other", "level": "province"}
    office = Office.objects.create(name="Sở A", valid_from=begun, valid_to=ended, **said)
    assert office.stands_on(DAY) is stands
    assert Office.objects.standing_on(DAY).exists() is stands


def test_a_way_of_writing_a_collective_name_is_kept_by_its_key(db: None) -> None:
    collective = Collective.objects.create(name="Các huyện ủy", levels=["district"], kinds=["committee"])
    said = CollectiveName.objects.create(collective=collective, name="Các Huyện uỷ")
    assert said.key == name_key("các huyện ủy")
    assert (str(collective), str(said)) == ("Các huyện ủy", "Các Huyện uỷ")
    with pytest.raises(IntegrityError), transaction.atomic():
        CollectiveName.objects.create(collective=collective, name="các huyện ủy")


def test_an_office_is_shown_by_its_short_name() -> None:
    assert str(Office(name="Văn phòng Tỉnh ủy Hải Lam", short_name="VPTU")) == "VPTU"
    assert str(Office(name="Văn phòng Tỉnh ủy Hải Lam")) == "Văn phòng Tỉnh ủy Hải Lam"
