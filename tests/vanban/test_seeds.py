"""The validation cases of the domain study on the five real documents (V1-V6, V8-V10)."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from bench.gold import score_folder

from tests.vanban.conftest import SHARED
from tests.vanban.reading_of import json_of

pytestmark = pytest.mark.xdist_group("gold")
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


@cache
def seed(number: int) -> dict[str, Any]:
    return json_of(SEEDS[number])


def repaired(number: int) -> int:
    return sum(r["count"] for r in seed(number)["repairs"] if r["rule"] == "u-horn")


@pytest.mark.parametrize(("number", "count"), [(0, 15), (1, 0), (2, 3), (3, 0), (4, 0)])
def test_v1_the_broken_letter_is_mended_and_counted(number: int, count: int) -> None:
    assert repaired(number) == count


def test_v2_deadlines_and_owners() -> None:
    [document] = seed(0)["documents"]
    dues = sorted(t["deadline"]["due"] for t in document["tasks"] if t["deadline"] and t["deadline"]["due"])
    assert dues == ["2023-03-09"] * 5 + ["2023-03-15"] * 2
    assert document["meetings"][0]["date"] == "2023-03-22"


def test_v3_the_letterhead_and_recipients() -> None:
    [document] = seed(0)["documents"]
    assert (document["number"], document["symbol"], document["issue_date"]) == (152, "KH/TU", "2023-03-01")
    assert document["issuer"] == "TỈNH ỦY HÀ TĨNH"
    assert document["signature"]["authority"] == "T/L"
    assert document["signature"]["for"] == "BAN THƯỜNG VỤ"
    assert document["signature"]["name"] == "Nguyễn Như Dũng"
    assert [r["note"] for r in document["recipients"]] == ["báo cáo", None, None]


def test_v4_v5_the_programme_table() -> None:
    items = seed(2)["documents"][0]["programme_items"]
    assert len(items) == 38
    assert [sum(i["month"] == m for i in items) for m in range(1, 13)] == [5, 3, 5, 5, 2, 3, 4, 3, 2, 1, 2, 3]
    assert sum(i["unit"] == "Ban Tổ chức Tỉnh ủy" for i in items) == 12
    assert sum(i["unit"] == "Ban cán sự đảng UBND tỉnh" for i in items) == 6


def test_v6_standing_items_and_cited_numbers() -> None:
    document = seed(2)["documents"][0]
    assert [i["every"] for i in document["recurring_items"]].count("half-year") == 1
    assert [i["every"] for i in document["recurring_items"]].count("quarter") == 1
    cited = {basis["cites"] for basis in document["legal_basis"] if basis["cites"]}
    assert {"75-QĐ/TU", "05-QC/TU", "29-NQ/TW", "657-QĐ/TU"} <= cited
    assert len(cited | {"23-CTr/TU"}) == 14


def test_v8_two_documents_in_one_file() -> None:
    plan, agenda = seed(1)["documents"]
    assert (plan["doc_type"], plan["number"], plan["issue_date"]) == ("Kế hoạch", None, None)
    assert (agenda["doc_type"], agenda["issue_date"], len(agenda["agenda"])) == (
        "Chương trình",
        "2023-08-11",
        6,
    )
    assert plan["meetings"][0]["date"] == "2023-08-11"
    dues = {t["deadline"]["due"] for t in plan["tasks"] if t["deadline"] and t["deadline"]["due"]}
    assert dues == {"2023-08-08", "2023-08-09", "2023-08-10"}
    assert any((q["min"], q["max"]) == (120, 150) for q in plan["quotas"])


def test_v9_an_online_conference() -> None:
    [document] = seed(4)["documents"]
    assert (document["meetings"][0]["date"], document["meetings"][0]["time"]) == ("2022-01-19", "07:30")
    assert {m["at"] for m in document["milestones"]} == {"2022-01-18T15:00", "2022-01-17T16:00"}
    assert {p["level"] for p in document["bridge_points"]} == {"tỉnh", "huyện", "xã"}
    assert len(document["contacts"]) == 2
    assert any(q["max"] == 10 for q in document["quotas"])


def test_v10_a_press_article_has_no_number() -> None:
    [document] = seed(3)["documents"]
    assert document["doc_type"] == "Tin bài"
    assert (document["number"], document["symbol"], document["signature"]) == (None, None, None)
    assert any(q["count"] == 1121 for q in document["quotas"])


def test_the_score_over_the_seeds() -> None:
    score = score_folder(SEEDS, SHARED / "gold", json_of)
    assert score.rows["tasks.found"].f1 >= 0.97
    assert score.rows["tasks.deadline"].f1 == 1.0
    assert score.rows["programme_items"].f1 == 1.0
    assert score.mean >= 0.97, score.table()
