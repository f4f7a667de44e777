"""What a person decided becomes a gold answer, and the scorer sees by it where the reader is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from bench.gold import GOLD, Score, score_folder
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from caunoi.documents import outcomes, store
from caunoi.documents.models import Document, IncomingFile, Reading, ReadingState, StoredFile
from caunoi.documents.review_actions import add_fact, correct_fact, reject_fact
from caunoi.documents.review_check import shown
from caunoi.documents.review_fields import kind_of
from caunoi.documents.review_rules import token
from caunoi.people.models import User
from tests.caunoi.documents.review.papers import TEXT, fact_of, paper, settle
from tests.conftest import Province
from vanban.contract import as_json
from vanban.reading import read


@pytest.fixture
def person(province: Province) -> User:
    return province.people["specialist"]


def really_read(person: User, sample: Path) -> Document:
    """The sample as the reader reads it today, waiting for review."""
    data = sample.read_bytes()
    reading = read(data, name=sample.name, today=date(2026, 11, 22))
    stored = StoredFile.objects.create(sha256=store.put(data), size=len(data), media_type="text/plain")
    assert person.office is not None
    incoming = IncomingFile.objects.create(
        file=stored, name=sample.name, received_by=person, office=person.office
    )
    kept = Reading.objects.create(
        file=stored,
        state=ReadingState.DONE,
        text=reading.text,
        contract=as_json(reading),
        finished_at=timezone.now(),
    )
    with transaction.atomic():
        outcomes.make_documents(kept, incoming)
    document = incoming.documents.first()
    assert document is not None
    return document


def exported(document: Document, folder: Path) -> Score:
    call_command("gold", str(document.pk), to=folder, verbosity=0)
    return score_folder(sorted(folder.glob("*.txt")), folder)


@pytest.fixture
def plan(person: User) -> Document:
    return really_read(person, next(GOLD.glob("100_*.txt")))


def test_a_reading_confirmed_as_it_is_scores_full_marks(plan: Document, person: User, tmp_path: Path) -> None:
    settle(plan, person)
    score = exported(plan, tmp_path)
    assert score.rows["tasks.found"].gold >= 5
    assert {name: row.f1 for name, row in score.rows.items() if row.f1 < 1} == {}


def test_a_corrected_deadline_counts_against_the_reader(plan: Document, person: User, tmp_path: Path) -> None:
    settle(plan, person)
    task = next(
        fact
        for fact in plan.facts.filter(kind="tasks")
        if shown(kind_of("tasks"), fact.value)["deadline.due"]
    )
    typed = shown(kind_of("tasks"), task.value) | {"deadline.due": "1/1/2031"}
    correct_fact(actor=person, fact=task, seen=token(task.state, task.decided_at), typed=typed)
    row = exported(plan, tmp_path).rows["tasks.deadline"]
    assert row.right == row.gold - 1


def test_a_rejected_and_an_added_fact_count_against_the_reader(
    plan: Document, person: User, tmp_path: Path
) -> None:
    settle(plan, person)
    number = fact_of(plan, "number")
    reject_fact(actor=person, fact=number, seen=token(number.state, number.decided_at))
    add_fact(
        actor=person,
        document=plan,
        kind="milestones",
        typed={"what": "Thử đường truyền", "at": "15:00 5/11/2025"},
    )
    score = exported(plan, tmp_path)
    assert (score.rows["number"].gold, score.rows["number"].said) == (0, 1)
    assert score.rows["milestones"].right == score.rows["milestones"].gold - 1


def test_the_answer_has_the_shape_of_the_gold_set(person: User, tmp_path: Path) -> None:
    document = paper(person)
    settle(document, person)
    exported(document, tmp_path)
    name = f"{document.pk:03d}"
    assert (tmp_path / f"{name}.txt").read_text() == TEXT
    gold = json.loads((tmp_path / f"{name}.json").read_text())
    assert (gold["number"], gold["symbol"], gold["issue_date"]) == ("152", "KH/TU", "2023-03-01")
    assert (gold["signer_name"], gold["signing_authority"]) == ("Trịnh Hoàng Long", "T/L")
    assert gold["recipients"] == ["Thường trực Tỉnh ủy (để báo cáo)", "Các đơn vị có tên tại mục II"]
    assert gold["tasks"][0] == {
        "assignee": "Đảng ủy xã Bến Thượng",
        "action": "Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy",
        "deadline": "2023-03-09",
        "deadline_text": "trước ngày 09/3/2023",
        "full_text": "- Tổng hợp ý kiến của cơ sở, báo cáo Văn phòng Tỉnh ủy trước ngày 09/3/2023.",
        "section": "II.1",
        "report_to": "Văn phòng Tỉnh ủy",
    }
    assert gold["agenda"] == []
    assert "place" not in gold
    assert "corrections" not in gold


def test_corrections_are_told_beside_the_answer(person: User, tmp_path: Path) -> None:
    document = paper(person)
    settle(document, person)
    number, quota = fact_of(document, "number"), fact_of(document, "quotas")
    correct_fact(
        actor=person, fact=number, seen=token(number.state, number.decided_at), typed={"value": "153"}
    )
    reject_fact(actor=person, fact=quota, seen=token(quota.state, quota.decided_at))
    add_fact(actor=person, document=document, kind="place", typed={"value": "Hải Lam"})
    exported(document, tmp_path)
    gold = json.loads((tmp_path / f"{document.pk:03d}.json").read_text())
    assert gold["corrections"] == [
        {"kind": "number", "read": "152", "right": "153"},
        {"kind": "place", "right": "Hải Lam"},
        {"kind": "quotas", "read": "Đảng ủy xã: 3 đại biểu"},
    ]
    assert (gold["number"], gold["place"], gold["quotas"]) == ("153", "Hải Lam", [])


def test_an_undecided_document_is_no_gold(person: User, tmp_path: Path) -> None:
    document = paper(person)
    with pytest.raises(CommandError, match="còn 14 dữ kiện chưa duyệt"):
        call_command("gold", str(document.pk), to=tmp_path)
    with pytest.raises(CommandError, match="Không có văn bản số 999"):
        call_command("gold", "999", to=tmp_path)
    assert list(tmp_path.glob("*.json")) == []


def test_an_answer_of_another_document_is_never_overwritten(person: User, tmp_path: Path) -> None:
    document = paper(person)
    settle(document, person)
    exported(document, tmp_path)
    exported(document, tmp_path)
    place = tmp_path / f"{document.pk:03d}.json"
    place.write_text('{"source": "somebody else"}')
    with pytest.raises(CommandError, match="bài mẫu của văn bản khác"):
        call_command("gold", str(document.pk), to=tmp_path)
    assert place.read_text() == '{"source": "somebody else"}'


def test_of_a_file_with_several_documents_each_is_its_own_gold(person: User, tmp_path: Path) -> None:
    document = paper(person)
    settle(document, person)
    document.span_start, document.span_end = TEXT.index("II. Tổ chức"), TEXT.index("Nơi nhận")
    document.save()
    call_command("gold", str(document.pk), to=tmp_path, verbosity=0)
    text = (tmp_path / f"{document.pk:03d}.txt").read_text()
    gold = json.loads((tmp_path / f"{document.pk:03d}.json").read_text())
    assert text.startswith("II. Tổ chức thực hiện\n1. Đảng ủy xã")
    assert text.endswith("20/3/2023\n")
    assert "number" not in gold
    assert "signer_name" not in gold
    assert (len(gold["tasks"]), gold["recipients"]) == (3, [])
    assert all(task["full_text"] in text for task in gold["tasks"])
