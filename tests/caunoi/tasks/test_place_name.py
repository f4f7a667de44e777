"""Names that the register does not place: asked once, answered, refused, twice; what waited is resolved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caunoi.documents.models import Document, DocumentState
from caunoi.ledger.models import Entry
from caunoi.people.collectives import CollectiveSaid
from caunoi.people.models import Collective, Office, OfficeAlias, Role, Scope, User
from caunoi.people.name_actions import add_collective
from caunoi.people.office_actions import OfficeSaid
from caunoi.people.office_reads import Registers
from caunoi.tasks.actions import cancel_task, open_tasks_from
from caunoi.tasks.models import Task
from caunoi.tasks.unknown import proposed, unknown_names
from caunoi.tasks.unknown_actions import Decision, NameAnswer, place_name
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import add_fact, said
from tests.conftest import Province

PAGE = "/don-vi/ten-chua-ro/"
ONE = f"{PAGE}tra-loi/?ten=Ban+Chỉ+đạo+35"
NAME = "Ban Chỉ đạo 35"


@pytest.fixture
def paper(document: Document) -> Document:
    """The plan, with two tasks for somebody whom the register does not know, and one of its neighbour's."""
    for position, action in enumerate(("rà soát", "tổng hợp"), start=2):
        add_fact(document, "tasks", position, {"assignee": NAME, "action": action}, (9, 83))
    shared: dict[str, object] = {
        "assignee": "Đảng ủy xã Tân Thịnh",
        "action": "phối hợp",
        "coordination": f"{NAME}, Văn phòng Tỉnh ủy",
    }
    add_fact(document, "tasks", 4, shared)
    return document


@pytest.fixture
def opened(paper: Document, specialist: User) -> list[Task]:
    return open_tasks_from(actor=specialist, document=paper)


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


def _names() -> list[str]:
    return [one.name for one in unknown_names(Registers()).names]


def _of(action: str) -> Task:
    return Task.objects.get(action__iexact=action)


def test_what_is_asked(opened: list[Task]) -> None:
    found = unknown_names(Registers())
    assert [(one.name, len(one.mentions)) for one in found.names] == [
        (NAME, 3), ("Các cơ quan liên quan", 1)
    ]  # fmt: skip
    one = found.names[0]
    assert (one.first.paper, one.first.on) == ("152-KH/TU", date(2023, 3, 1))
    assert "chuẩn bị hội trường" in one.first.sentence
    assert one.part.why == "Sổ đơn vị ngày 01/03/2023 không có tên này."


def test_a_paper_that_is_not_on_the_board_is_asked_too_and_one_that_is_not_confirmed_is_not(
    paper: Document,
) -> None:
    assert NAME in _names()
    Document.objects.filter(pk=paper.pk).update(
        state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None
    )
    assert _names() == []


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("Văn phòng Hải Lam", "tên trong sổ dài hơn, có đủ các từ này"),
        ("Hải Lam Văn phòng Tỉnh ủy", "cùng các từ, khác thứ tự"),
        ("Văn phòng Tỉnh ủy Hải Lam mới", "tên trong sổ ngắn hơn, mọi từ đều có ở đây"),
        ("Chánh Văn phòng Tỉnh ủy", "tên trong sổ ngắn hơn, mọi từ đều có ở đây"),
        ("Đồng chí Chánh Văn phòng Tỉnh ủy", "tên trong sổ ngắn hơn, mọi từ đều có ở đây"),
        ("Văn phòng Thành ủy Hải Lam", "tên gần giống"),
        ("Hội Làm vườn", None),
    ],
)
def test_who_is_proposed_and_why(
    document: Document, province: Province, written: str, why: str | None
) -> None:
    add_fact(document, "tasks", 5, {"assignee": written, "action": "báo cáo"})
    registers = Registers()
    one = unknown_names(registers).named(written)
    assert one is not None
    assert [(each.office, each.why) for each in proposed(one, registers)][:1] == (
        [(province.party_office, why)] if why else []
    )


def test_who_bore_the_name_on_another_day_is_proposed(document: Document, province: Province) -> None:
    Office.objects.filter(pk=province.commune.pk).update(valid_from=date(2025, 7, 1))
    registers = Registers()
    one = unknown_names(registers).named("Đảng ủy xã Bến Thượng")
    assert one is not None
    [first, *_] = proposed(one, registers)
    assert first.office == province.commune
    assert "không còn hoặc chưa có vào ngày 01/03/2023" in first.why


def test_an_alias_gives_what_waited_and_is_never_asked_again(
    opened: list[Task], province: Province, specialist: User
) -> None:
    moved = place_name(actor=specialist, name=NAME, decision=Decision(NameAnswer.ALIAS, (province.board,)))

    assert {task.action for task in moved} == {"Rà soát", "Tổng hợp", "Phối hợp"}
    assert (_of("rà soát").owner, _of("tổng hợp").owner) == (province.board, province.board)
    assert "tuyen giao va dan van" in _of("rà soát").search_folded
    assert set(_of("phối hợp").coordinating.all()) == {province.board, province.party_office}
    assert said(_of("rà soát"))[-1] == (
        "Theo tên “Ban Chỉ đạo 35” mà Người Chuyên viên văn phòng vừa ghi vào sổ đơn vị, nhiệm vụ “Rà soát” "
        "do Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì."
    )
    assert Entry.objects.filter(verb="add_alias", about_id=str(province.board.pk)).count() == 1
    assert _names() == ["Các cơ quan liên quan"]


def test_what_is_done_or_given_by_a_person_stays(
    opened: list[Task], province: Province, specialist: User
) -> None:
    cancel_task(actor=specialist, task=_of("rà soát"), reason="thôi")
    Task.objects.filter(action="Tổng hợp").update(owner=province.commune)
    place_name(actor=specialist, name=NAME, decision=Decision(NameAnswer.ALIAS, (province.board,)))
    assert (_of("rà soát").owner, _of("tổng hợp").owner) == (None, province.commune)


def test_a_new_office(opened: list[Task], specialist: User) -> None:
    said_of = OfficeSaid("Ban Chỉ đạo 35 tỉnh Hải Lam", "BCĐ 35", "other", "province")
    place_name(actor=specialist, name=NAME, decision=Decision(NameAnswer.NEW, founded=said_of))
    founded = Office.objects.get(name="Ban Chỉ đạo 35 tỉnh Hải Lam")
    assert _of("rà soát").owner == founded
    assert OfficeAlias.objects.get(office=founded).name == NAME


@pytest.mark.parametrize("answer", [NameAnswer.SEVERAL, NameAnswer.COLLECTIVE, NameAnswer.NOBODY])
def test_several_a_collective_or_nobody_own_nothing_by_themselves(
    opened: list[Task], province: Province, specialist: User, answer: NameAnswer
) -> None:
    both = (province.board, province.commune)
    known = CollectiveSaid("Khối tuyên truyền", Scope.LISTED, include=both)
    collective = add_collective(actor=specialist, said=known) if answer is NameAnswer.COLLECTIVE else None
    offices = both if answer is NameAnswer.SEVERAL else ()
    place_name(actor=specialist, name=NAME, decision=Decision(answer, offices, collective))

    assert _of("rà soát").owner is None
    assert _names() == ["Các cơ quan liên quan"]
    kept = Collective.objects.get()
    assert kept.scope == (Scope.NOBODY if answer is NameAnswer.NOBODY else Scope.LISTED)
    shares = set() if answer is NameAnswer.NOBODY else set(both)
    assert set(_of("phối hợp").coordinating.all()) == shares | {province.party_office}


def test_the_second_answer_is_told_and_changes_nothing(
    opened: list[Task], province: Province, specialist: User
) -> None:
    place_name(actor=specialist, name=NAME, decision=Decision(NameAnswer.ALIAS, (province.board,)))
    lines = Entry.objects.count()
    for office in (province.board, province.commune):
        with _refused("placed-already"):
            place_name(actor=specialist, name=NAME, decision=Decision(NameAnswer.ALIAS, (office,)))
    assert Entry.objects.count() == lines


def _ended(province: Province) -> Decision:
    Office.objects.filter(pk=province.board.pk).update(valid_to=date(2020, 1, 1))
    return Decision(NameAnswer.ALIAS, (province.board,))


@pytest.mark.parametrize(
    ("code", "decide"),
    [
        ("still-unknown", _ended),
        (
            "still-unknown",
            lambda province: Decision(NameAnswer.ALIAS, (province.board,), valid_from=date(2024, 1, 1)),
        ),
        ("not-decided", lambda province: Decision(NameAnswer.ALIAS)),
        ("not-decided", lambda province: Decision(NameAnswer.SEVERAL, (province.board,))),
        ("not-decided", lambda province: Decision(NameAnswer.COLLECTIVE)),
        ("not-decided", lambda province: Decision(NameAnswer.NEW)),
    ],
)
def test_refused_and_nothing_kept(
    opened: list[Task], province: Province, specialist: User, code: str,
    decide: Callable[[Province], Decision],
) -> None:  # fmt: skip
    decision, lines = decide(province), Entry.objects.count()
    with _refused(code):
        place_name(actor=specialist, name=NAME, decision=decision)
    assert NAME in _names()
    assert (OfficeAlias.objects.count(), Entry.objects.count()) == (0, lines)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.LEADER, Role.UNIT_CONTACT])
def test_not_allowed(opened: list[Task], province: Province, role: Role) -> None:
    with _refused("not-allowed"):
        place_name(
            actor=province.people[role], name=NAME, decision=Decision(NameAnswer.ALIAS, (province.board,))
        )


def test_the_pages(opened: list[Task], province: Province) -> None:
    client = province.client("specialist")
    shown = client.get(PAGE).text
    assert "Ban Chỉ đạo 35" in shown
    assert "3 lần" in shown
    assert "152-KH/TU" in client.get(ONE).text
    wrong = client.post(ONE, {"answer": "alias"})
    assert wrong.status_code == 422
    late = client.post(
        ONE, {"answer": "alias", "alias-office": province.board.pk, "alias-valid_from": "01/01/2024"}
    )
    assert late.status_code == 422
    assert "vẫn chưa rõ là ai" in late.text
    done = client.post(ONE, {"answer": "alias", "alias-office": province.board.pk}, follow=True)
    assert "3 nhiệm vụ đã có đơn vị" in done.text
    assert "không còn là tên chưa rõ" in client.get(ONE, follow=True).text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"answer": "nobody"}, "Đã ghi “Ban Chỉ đạo 35”"),
        ({"answer": "new", "new-name": NAME, "new-kind": "other", "new-level": "province"}, "3 nhiệm vụ"),
        ({"answer": "several"}, None),
        ({"answer": "collective"}, None),
        ({"answer": "khac"}, None),
    ],
)
def test_the_other_answers_on_the_page(
    opened: list[Task], province: Province, sent: dict[str, str], kept: str | None
) -> None:
    answer = province.client("chief").post(ONE, sent, follow=True)
    assert (kept in answer.text) if kept else (NAME in _names())


def test_as_many_queries_for_many_papers_as_for_few(opened: list[Task], province: Province) -> None:
    client = province.client("specialist")
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(20):
        add_fact(_copy(opened[0].document, number), "tasks", 0, {"assignee": f"Hội {number}", "action": "x"})
    with CaptureQueriesContext(connection) as many:
        assert "Hội 19" in client.get(PAGE).text
    assert len(many) <= len(few) <= 16


def _copy(document: Document | None, number: int) -> Document:
    """The same paper of another day."""
    assert document is not None
    document.pk, document._state.adding, document.no = None, True, 100 + number
    document.issued_on = date(2024, 1, 1 + number)
    document.save()
    return document
