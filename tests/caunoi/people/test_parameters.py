"""The figures that an office sets for itself: shipped ones, own ones, and who may set them."""

from __future__ import annotations

import pytest

from caunoi.ledger.models import Entry
from caunoi.people.models import OfficeParameter, Role
from caunoi.people.parameter_actions import set_parameter
from caunoi.people.parameters import Parameter, refuse_out_of_bounds, shipped
from caunoi.people.reads import parameter
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

KEY = "urging_up_after"


def test_every_shipped_figure_is_within_its_bounds_and_says_where_it_comes_from() -> None:
    for one in shipped().values():
        refuse_out_of_bounds(one, one.value)
        assert one.least < one.most
        assert one.unit
        assert one.basis.endswith(".")


@pytest.mark.parametrize("value", [0, 11])
def test_a_figure_out_of_bounds_is_refused_with_the_bounds(value: int) -> None:
    few = Parameter("few", "Số ngày", "ngày", 5, 1, 10, "Thử.")
    with pytest.raises(RuleBroken, match="từ 1 đến 10 ngày") as refused:
        refuse_out_of_bounds(few, value)
    assert refused.value.code == "out-of-bounds"


class TestDone:
    def test_the_shipped_figure_holds_until_the_office_sets_its_own(self, province: Province) -> None:
        assert parameter(KEY) == shipped()[KEY].value
        chief = province.people[Role.CHIEF]
        set_parameter(actor=chief, key=KEY, value=7, basis=" Quy chế  số 12 ")
        set_parameter(actor=chief, key=KEY, value=9, basis="Ý kiến Thường trực")
        assert parameter(KEY) == 9
        first, second = Entry.objects.filter(verb="set_parameter").order_by("number")
        assert (first.before, first.after, second.before, second.after) == ("5", "7", "7", "9")
        assert first.said.endswith("từ 5 thành 7 ngày làm việc, căn cứ: Quy chế số 12")

    def test_the_page_shows_what_holds_and_takes_a_new_figure(self, province: Province) -> None:
        client = province.client("chief")
        sent = {"prefix": KEY, f"{KEY}-key": KEY, f"{KEY}-value": "8", f"{KEY}-basis": "Quy chế"}
        assert client.post("/tham-so/", sent).status_code == 302
        page = client.get("/tham-so/").content.decode()
        assert "8 ngày làm việc" in page
        assert "phần mềm đặt sẵn 5" in page

    def test_what_was_typed_wrongly_stays_with_its_reason(self, province: Province) -> None:
        sent = {"prefix": KEY, f"{KEY}-key": KEY, f"{KEY}-value": "tám", f"{KEY}-basis": "Quy chế"}
        answer = province.client("chief").post("/tham-so/", sent)
        assert answer.status_code == 422
        assert answer.content.decode().count("tám") == 1
        assert not OfficeParameter.objects.exists()


class TestRefused:
    @pytest.mark.parametrize(
        ("key", "value", "basis", "code"),
        [
            (KEY, 61, "Quy chế", "out-of-bounds"),
            (KEY, 7, "   ", "nothing-stated"),
            ("khong_co", 7, "Quy chế", "no-such-parameter"),
        ],
    )
    def test_nothing_is_set(self, province: Province, key: str, value: int, basis: str, code: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            set_parameter(actor=province.people[Role.CHIEF], key=key, value=value, basis=basis)
        assert refused.value.code == code
        assert not OfficeParameter.objects.exists()

    @pytest.mark.parametrize("role", sorted(set(Role.values) - {"chief"}))
    def test_only_the_chief_of_office_sets_figures(self, province: Province, role: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            set_parameter(actor=province.people[role], key=KEY, value=7, basis="Quy chế")
        assert refused.value.code == "not-allowed"
        assert province.client(role).get("/tham-so/").status_code == 422
