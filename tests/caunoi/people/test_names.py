"""Other ways of writing and collective names: kept, refused, twice, and what papers mean by them then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.collectives import CollectiveSaid, said_of
from caunoi.people.models import Collective, OfficeAlias, OfficeKind, Scope, User
from caunoi.people.name_actions import add_alias, add_collective, change_collective
from caunoi.people.office_reads import Registers, office_named, register
from caunoi.people.phrases import Sort
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
BEFORE, AFTER = date(2025, 12, 31), date(2026, 7, 1)
BOARDS = CollectiveSaid(
    "các ban Đảng", Scope.PLACE, ("các ban của Tỉnh ủy", " "), kinds=(OfficeKind.PARTY_BOARD,)
)


@pytest.fixture
def keeper(province: Province) -> User:
    return province.people["specialist"]


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


class TestAddAlias:
    def test_papers_of_its_days_mean_the_office(self, keeper: User, province: Province) -> None:
        add_alias(actor=keeper, office=province.board, name=" Ban  35 ", valid_from=FIRST, valid_to=LAST)
        found = [office_named("Ban 35", day) for day in (BEFORE, FIRST, LAST, AFTER)]
        assert found == [None, province.board, province.board, None]
        assert history(province.board)[0].said == (
            "Người Chuyên viên văn phòng ghi tên gọi khác của Ban Tuyên giáo và Dân vận Tỉnh ủy: “Ban 35”, "
            "từ 01/01/2026 đến hết 30/06/2026."
        )

    @pytest.mark.parametrize("name", ["Ban 35", "ban  35", "BAN TG&DV", "Ban Tuyên giáo và Dân vận Tỉnh uỷ"])
    def test_a_name_it_bears_already(self, keeper: User, province: Province, name: str) -> None:
        add_alias(actor=keeper, office=province.board, name="Ban 35")
        with _refused("alias-twice"):
            add_alias(actor=keeper, office=province.board, name=name)
        assert OfficeAlias.objects.count() == 1

    @pytest.mark.parametrize(
        ("code", "name", "first"), [("no-name", " - ", None), ("ends-before-it-begins", "Ban 35", AFTER)]
    )
    def test_refused(
        self, keeper: User, province: Province, code: str, name: str, first: date | None
    ) -> None:
        with _refused(code):
            add_alias(actor=keeper, office=province.board, name=name, valid_from=first, valid_to=LAST)

    @pytest.mark.parametrize("role", ["leader", "unit_contact", "reader"])
    def test_not_allowed(self, province: Province, role: str) -> None:
        with _refused("not-allowed"):
            add_alias(actor=province.people[role], office=province.board, name="Ban 35")
        assert not Entry.objects.exists()


class TestCollectives:
    def test_it_expands_from_then_on(self, keeper: User, province: Province) -> None:
        add_collective(actor=keeper, said=BOARDS)
        for name in ("các ban Đảng", "Các ban của Tỉnh uỷ"):
            meant = register(FIRST, issuer="Tỉnh ủy Hải Lam").meant(name)
            assert (meant.parts[0].sort, meant.offices) == (Sort.COLLECTIVE, (province.board.pk,)), name
        assert "“các ban Đảng” (còn viết: các ban của Tỉnh ủy" in Entry.objects.get().said

    def test_what_was_kept_comes_back(self, keeper: User, province: Province) -> None:
        said = replace(
            BOARDS, scope=Scope.LISTED, names=("khối ban",), include=(province.board,),
            exclude=(province.commune,), levels=("province",), begins="Ban", valid_to=LAST, source="QĐ 1",
        )  # fmt: skip
        assert said_of(add_collective(actor=keeper, said=said)) == said

    def test_nobody_is_meant_and_it_is_known(self, keeper: User) -> None:
        add_collective(actor=keeper, said=CollectiveSaid("toàn dân", Scope.NOBODY))
        assert register(FIRST).meant("toàn dân").parts[0].sort is Sort.NOBODY
        assert Entry.objects.get().said.endswith("“toàn dân”: không phải đơn vị.")

    def test_changed_and_told(self, keeper: User, province: Province) -> None:
        collective = add_collective(actor=keeper, said=BOARDS)
        kept = collective.names.get()
        names = ("các ban của Tỉnh ủy", "khối ban")
        change_collective(
            actor=keeper, collective=collective, said=replace(BOARDS, names=names, valid_to=LAST)
        )
        assert kept in collective.names.all()
        assert register(LAST, issuer="Tỉnh ủy Hải Lam").meant("khối ban").collective
        assert not register(AFTER, issuer="Tỉnh ủy Hải Lam").meant("khối ban").collective
        line = history(collective)[0]
        assert ("khối ban" in line.before, "khối ban" in line.after) == (False, True)

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            ("collective-twice", replace(BOARDS, names=())),
            ("collective-twice", CollectiveSaid("Các ban của Tỉnh ủy", Scope.BELOW)),
            ("nobody-listed", CollectiveSaid("khối A", Scope.LISTED)),
            ("no-name", CollectiveSaid("  ", Scope.BELOW)),
            ("ends-before-it-begins", CollectiveSaid("khối A", Scope.BELOW, valid_from=AFTER, valid_to=LAST)),
        ],
    )
    def test_refused(self, keeper: User, code: str, said: CollectiveSaid) -> None:
        add_collective(actor=keeper, said=BOARDS)
        other = add_collective(actor=keeper, said=CollectiveSaid("khối khác", Scope.BELOW))
        with _refused(code):
            add_collective(actor=keeper, said=said)
        with _refused(code):
            change_collective(actor=keeper, collective=other, said=said)
        assert Collective.objects.count() == 2

    def test_a_name_comes_back_at_another_time(self, keeper: User) -> None:
        add_collective(actor=keeper, said=replace(BOARDS, valid_to=LAST))
        add_collective(actor=keeper, said=replace(BOARDS, valid_from=AFTER))
        assert Collective.objects.count() == 2

    def test_not_allowed(self, province: Province) -> None:
        with _refused("not-allowed"):
            add_collective(actor=province.people["leader"], said=BOARDS)


def test_one_look_serves_every_day_as_its_own_register_does(keeper: User, province: Province) -> None:
    add_alias(actor=keeper, office=province.board, name="Ban 35", valid_from=FIRST)
    registers = Registers()
    for day in (BEFORE, FIRST):
        for issuer in ("", "Tỉnh ủy Hải Lam"):
            once, own = registers.on(day, issuer), register(day, issuer=issuer)
            for text in ("Ban 35", "Văn phòng Tỉnh ủy", "Đảng ủy xã Bến Thượng và Ban TG&DV"):
                assert once.meant(text) == own.meant(text)
