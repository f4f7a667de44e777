"""The reader against the gold answers of our own documents; the score may rise, never fall."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from bench.gold import GOLD, Score, alike, compare, score_folder

from tests.vanban.reading_of import json_of

pytestmark = pytest.mark.xdist_group("gold")  # one worker scores once for all of them
TEXTS = sorted(GOLD.glob("*.txt"))
LEAST = {
    "number": 1.0,
    "symbol": 1.0,
    "issue_date": 1.0,
    "doc_type": 1.0,
    "signer_name": 1.0,
    "recipients": 0.98,
    "agenda": 0.95,
    "participants": 0.95,
    "quotas": 0.95,
    "meetings": 0.95,
    "programme_items": 0.95,
    "tasks.found": 0.95,
    "tasks.assignee": 0.95,
    "tasks.deadline": 0.97,
}


@cache
def scored() -> Score:
    return score_folder(TEXTS, GOLD, json_of)


@pytest.mark.parametrize(("field", "least"), LEAST.items())
def test_no_field_falls(field: str, least: float) -> None:
    assert scored().rows[field].f1 >= least, scored().table()


def test_the_mean() -> None:
    assert scored().mean >= 0.97, scored().table()


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_every_text_has_its_gold_and_the_gold_is_in_the_text(path: Path) -> None:
    gold = json.loads((GOLD / f"{path.stem.split('_')[0]}.json").read_text(encoding="utf-8"))
    assert gold["doc_type"]
    assert "tasks" in gold


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_every_span_lies_in_the_text(path: Path) -> None:
    said = json_of(path)
    longest = max(document["span"][1] for document in said["documents"])
    for document in said["documents"]:
        for items in (
            document["tasks"],
            document["meetings"],
            document["recipients"],
            document["participants"],
        ):
            assert all(0 <= item["span"][0] < item["span"][1] <= longest for item in items)


def test_the_scorer_counts_a_missed_deadline() -> None:
    score = Score()
    gold = {"tasks": [{"action": "gửi báo cáo quý", "deadline": "2026-05-10"}]}
    task = {"action": "gửi báo cáo quý", "assignee": None, "deadline": None}
    compare(gold, {"documents": [{"tasks": [task]}]}, score)
    assert score.rows["tasks.found"].f1 == 1.0
    assert score.rows["tasks.deadline"].f1 == 0.0


def test_the_scorer_counts_what_should_not_have_been_said() -> None:
    score = Score()
    compare({"tasks": []}, {"documents": [{"number": 5, "tasks": [{"action": "x"}]}]}, score)
    assert score.rows["tasks.found"].f1 == 0.0
    assert score.rows["number"].f1 == 0.0


def test_optional_answers_neither_help_nor_hurt() -> None:
    gold = {"tasks": [{"action": "tin mời đại biểu", "core": False}]}
    for tasks in ([], [{"action": "tin mời đại biểu", "assignee": None, "deadline": None}]):
        score = Score()
        compare(gold, {"documents": [{"tasks": tasks}]}, score)
        assert score.rows["tasks.found"].f1 == 1.0


@pytest.mark.parametrize(
    ("gold", "said", "same"),
    [
        ("ĐẢNG ỦY XÃ VÂN KHÊ", "Đảng uỷ xã Vân Khê", True),
        ("Văn phòng Đảng ủy", "Văn phòng Đảng ủy xã", True),
        ("Công an xã", "Quân sự xã", False),
        ("", "gì đó", False),
    ],
)
def test_alike(gold: str, said: str, same: bool) -> None:
    assert alike(gold, said, 0.85) is same
