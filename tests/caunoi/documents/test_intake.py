from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.documents.intake import ContractBroken, Json, drafts, header_of

DOCUMENT: dict[str, Json] = {
    "span": [0, 90],
    "doc_type": "Kế hoạch",
    "system": "party",
    "number": 152,
    "symbol": "KH/TU",
    "issue_date": "2023-03-01",
    "title": None,
    "issuer": "TỈNH ỦY",
    "signature": {"authority": "T/L", "for": "BTV", "role": "CVP", "name": "Nguyễn Văn A", "span": [80, 90]},
    "spans": {"number": [4, 7], "issue_date": [20, 30]},
    "doubts": {"issue_date": "Ngày lấy từ dòng ký số."},
    "places": {"number": {"page": 1, "boxes": [[1, 0.1, 0.2, 0.3, 0.4]]}},
    "tasks": [
        {"assignee": "VPTU", "action": "a", "deadline": None, "span": [40, 50], "page": 2, "boxes": []},
        {"assignee": "BTC", "action": "b", "span": [50, 60], "doubt": "Hạn rơi vào Chủ nhật."},
        {
            "assignee": "BTC",
            "action": "c",
            "deadline": {"due": "2023-03-09", "doubt": "Sai thứ."},
            "span": None,
        },
    ],
}


def one(**changes: Json) -> dict[str, Json]:
    return {"documents": [{**DOCUMENT, **changes}]}


def test_scalars_keep_their_place_and_doubt() -> None:
    facts = {fact.kind: fact for fact in drafts(one())[0].facts if fact.kind != "tasks"}

    assert (facts["number"].value, facts["number"].start, facts["number"].page) == (152, 4, 1)
    assert facts["number"].boxes == [[1, 0.1, 0.2, 0.3, 0.4]]
    assert facts["issue_date"].doubt == "Ngày lấy từ dòng ký số."
    assert facts["doc_type"].start is None
    assert "title" not in facts


def test_items_lose_their_place_from_the_value_and_keep_their_order() -> None:
    tasks = [fact for fact in drafts(one())[0].facts if fact.kind == "tasks"]

    assert tasks[0].value == {"assignee": "VPTU", "action": "a", "deadline": None}
    assert [(task.position, task.start, task.page) for task in tasks] == [
        (0, 40, 2),
        (1, 50, None),
        (2, None, None),
    ]
    assert tasks[1].doubt == "Hạn rơi vào Chủ nhật."


def test_the_doubt_of_a_deadline_is_a_doubt_of_its_task() -> None:
    tasks = [fact for fact in drafts(one())[0].facts if fact.kind == "tasks"]

    assert tasks[2].doubt == "Sai thứ."


def test_the_header_repeats_the_scalars() -> None:
    header = drafts(one())[0].header

    assert (header.number, header.symbol, header.issued_on) == (152, "KH/TU", date(2023, 3, 1))
    assert (header.signer, header.title, header.place) == ("Nguyễn Văn A", "", "")


def test_several_documents_are_numbered() -> None:
    contract: Json = {"documents": [DOCUMENT, {"span": [90, 120]}]}

    assert [(draft.no, draft.start, draft.end) for draft in drafts(contract)] == [(1, 0, 90), (2, 90, 120)]


@pytest.mark.parametrize("number", [-1, 100_000, 10**30, True, "152", 1.5, None])
def test_a_number_that_is_none_is_left_out_of_the_columns(number: Json) -> None:
    assert header_of({"number": number}).number is None


@pytest.mark.parametrize("day", ["2023-02-30", "hôm nay", 20230301, None, ""])
def test_a_day_that_is_none_is_left_out_of_the_columns(day: Json) -> None:
    assert header_of({"issue_date": day}).issued_on is None


@pytest.mark.parametrize(
    ("issuer", "parent", "named"),
    [
        ("BAN THƯỜNG VỤ", "TỈNH ĐOÀN HẢI LAM", "BAN THƯỜNG VỤ TỈNH ĐOÀN HẢI LAM"),
        ("Ban Thường vụ", "Tỉnh ủy Hải Lam", "Ban Thường vụ Tỉnh ủy Hải Lam"),
        ("BAN THƯỜNG VỤ", "ĐẢNG BỘ TỈNH HẢI LAM", "BAN THƯỜNG VỤ TỈNH ỦY HẢI LAM"),
        ("BAN THƯỜNG VỤ", "ĐẢNG BỘ THÀNH PHỐ HÒA AN", "BAN THƯỜNG VỤ THÀNH ỦY HÒA AN"),
        ("Ban Thường vụ", "Đảng bộ xã Vân Khê", "Ban Thường vụ Đảng ủy xã Vân Khê"),
        ("BAN CHẤP HÀNH", "ĐẢNG BỘ TỈNH HẢI LAM", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH HẢI LAM"),
        ("VĂN PHÒNG", "ĐẢNG ỦY PHƯỜNG BẾN CHÂU", "VĂN PHÒNG ĐẢNG ỦY PHƯỜNG BẾN CHÂU"),
        ("ỦY BAN KIỂM TRA", "THÀNH ỦY HẢI LAM", "ỦY BAN KIỂM TRA THÀNH ỦY HẢI LAM"),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "UBND XÃ VÂN KHÊ", "PHÒNG VĂN HÓA - XÃ HỘI UBND XÃ VÂN KHÊ"),
        ("ĐẢNG UỶ XÃ VÂN KHÊ", "ĐẢNG BỘ TỈNH HẢI LAM", "ĐẢNG UỶ XÃ VÂN KHÊ"),
        ("THÀNH UỶ HÒA AN", "ĐẢNG BỘ TỈNH VĨNH KHƯƠNG", "THÀNH UỶ HÒA AN"),
        ("CHI CỤC THUẾ KHU VỰC XXI", "CỤC THUẾ", "CHI CỤC THUẾ KHU VỰC XXI"),
        ("Văn phòng Hội Nông dân", "Hội Nông dân", "Văn phòng Hội Nông dân"),
        ("TỈNH ỦY HẢI LAM", None, "TỈNH ỦY HẢI LAM"),
        ("VĂN PHÒNG", ["x"], "VĂN PHÒNG"),
        (None, "TỈNH ỦY HẢI LAM", ""),
        ("a" * 255, "TỈNH ỦY HẢI LAM", "a" * 255),
    ],
)
def test_a_name_that_is_anybodys_has_the_body_above_behind_it(issuer: Json, parent: Json, named: str) -> None:
    assert header_of({"issuer": issuer, "parent_issuer": parent}).issuer == named


def test_long_words_are_cut_to_their_column() -> None:
    header = header_of({"issuer": "a" * 1000, "symbol": "b" * 1000, "title": "c " * 9000})

    assert (len(header.issuer), len(header.symbol)) == (255, 80)
    assert len(header.title) <= 4000


@pytest.mark.parametrize(
    "contract",
    [
        None,
        [],
        "x",
        {},
        {"documents": None},
        {"documents": ["x"]},
        {"documents": [{"tasks": "x"}]},
        {"documents": [{"tasks": ["x"]}]},
        {"documents": [{"signature": "x"}]},
        {"documents": [{"number": 1, "places": "x"}]},
    ],
)
def test_another_shape_is_refused(contract: Json) -> None:
    with pytest.raises(ContractBroken):
        drafts(contract)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*DOCUMENT, "page", "boxes", "doubt", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.fixed_dictionaries({"documents": st.lists(JSON, max_size=2)}))
def test_any_json_gives_drafts_or_is_refused(contract: Json) -> None:
    try:
        found = drafts(contract)
    except ContractBroken:
        return
    for draft in found:
        assert 0 <= draft.start <= draft.end
        assert draft.header.number is None or 0 <= draft.header.number < 100_000
