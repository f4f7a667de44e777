"""Asking offices for comments on a draft: done, refused. Races are in races.py."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from caunoi.documents import store
from caunoi.documents.models import Document, StoredFile
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.tasks.models import Answer, Round, Task
from caunoi.tasks.rounds_actions import (
    NewRound,
    answer_round,
    close_round,
    extend_round,
    open_round,
    record_silence,
)
from caunoi.tasks.rounds_reads import round_page, rounds
from caunoi.tasks.rounds_rules import LETTER, WHOLE, Kind, comments_of
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province

TODAY = timezone.localdate()
DUE = TODAY + timedelta(days=10)


def code(act: Callable[[], object]) -> str:
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


def at(day: date) -> datetime:
    return datetime.combine(day, time(7), timezone.get_current_timezone())


@pytest.fixture
def asked(province: Province, document: Document, specialist: User) -> Round:
    offices = (province.commune, province.neighbour, province.board)
    return open_round(
        actor=specialist, new=NewRound("Quy chế làm việc", document, offices, DUE, True, LETTER)
    )


def of(asked: Round, name: str) -> Answer:
    return asked.answers.select_related("task", "office").get(office__name__contains=name)


def past(asked: Round) -> Round:
    """The same round with its deadline gone by."""
    Round.objects.filter(pk=asked.pk).update(due=TODAY - timedelta(days=1))
    return Round.objects.get(pk=asked.pk)


class TestComments:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("", []),
            ("Nhất trí.", [(WHOLE, "Nhất trí.")]),
            ("Mục II.3: bổ sung", [("Mục II.3", "bổ sung")]),
            ("Chung\nĐiều 5: sửa\ncâu hai\nPhụ lục 1 : bỏ", [
                (WHOLE, "Chung"), ("Điều 5", "sửa\ncâu hai"), ("Phụ lục 1", "bỏ"),
            ]),
            ("điểm a khoản 2: x", [("điểm a khoản 2", "x")]),
            ("Đề nghị: bổ sung", [(WHOLE, "Đề nghị: bổ sung")]),
            ("Phần mềm", [(WHOLE, "Phần mềm")]),
            ("Mục 1:\nMục 2: y", [("Mục 2", "y")]),
        ],
    )  # fmt: skip
    def test_by_the_parts_of_the_draft(self, text: str, parts: list[tuple[str, str]]) -> None:
        assert list(comments_of(text)) == parts


class TestDone:
    def test_each_office_has_a_task_due_on_the_day(self, asked: Round, document: Document) -> None:
        tasks = [answer.task for answer in asked.answers.select_related("task")]
        assert {(task.due, task.document, task.action) for task in tasks} == {
            (DUE, document, "Góp ý dự thảo: Quy chế làm việc")
        }
        assert len(tasks) == 3
        line = Entry.objects.get(verb="open_round").said
        assert "lấy ý kiến 3 đơn vị về dự thảo “Quy chế làm việc”" in line
        assert line.endswith("im lặng là nhất trí.")

    def test_an_answer_hands_the_task_in_with_its_letter(self, asked: Round, contact: User) -> None:
        answer = of(asked, "Bến Thượng")
        answer_round(actor=contact, answer=answer, kind=Kind.COMMENTS, text="Điều 5: sửa", paper="12-CV/ĐU")
        answer.refresh_from_db()
        task = Task.objects.get(pk=answer.task_id)
        assert (answer.kind, answer.by, answer.late) == (Kind.COMMENTS, contact, False)
        assert (task.stands, task.result) == (State.HANDED_IN, "Nhất trí, có góp ý")
        assert [proof.name for proof in task.evidence.all()] == ["12-CV/ĐU"]

    def test_silence_at_the_deadline_is_recorded_once(self, asked: Round, contact: User) -> None:
        answer_round(actor=contact, answer=of(asked, "Bến Thượng"), kind=Kind.DISAGREE, text="Chưa phù hợp")
        assert record_silence(now=at(DUE)) == 0
        assert record_silence(now=at(DUE + timedelta(days=1))) == 1
        assert record_silence(now=at(DUE + timedelta(days=1))) == 0
        kinds = {answer.office.short_name: answer.kind for answer in asked.answers.select_related("office")}
        assert kinds == {"Xã Bến Thượng": "disagree", "Xã Tân Thịnh": "silent", "Ban TG&DV": "silent"}
        line = Entry.objects.get(verb="record_silence")
        assert line.actor is None
        assert "2 đơn vị không có ý kiến, coi như nhất trí: " in line.said
        silent = Task.objects.get(answer__office__short_name="Xã Tân Thịnh")
        assert (silent.stands, silent.reason) == (State.CANCELLED, "Coi như nhất trí (không có ý kiến)")

    def test_the_tick_records_it(self, asked: Round) -> None:
        past(asked)
        call_command("tick")
        assert set(asked.answers.values_list("kind", flat=True)) == {Kind.SILENT}

    def test_where_the_letter_does_not_say_so_silence_says_nothing(
        self, province: Province, document: Document, specialist: User
    ) -> None:
        new = NewRound("Đề án", document, (province.commune, province.commune), DUE, False)
        asked = open_round(actor=specialist, new=new)
        assert record_silence(now=at(DUE + timedelta(days=9))) == 0
        close_round(actor=specialist, asked=asked, reason="Trình sớm")
        answer = asked.answers.get()
        assert (answer.kind, Task.objects.get(answer=answer).reason) == (Kind.NONE, "Không trả lời")

    def test_a_late_answer_is_taken_over_the_silence(self, asked: Round, contact: User) -> None:
        past(asked)
        record_silence(now=at(TODAY))
        answer = of(asked, "Bến Thượng")
        answer_round(actor=contact, answer=answer, kind=Kind.AGREE)
        answer.refresh_from_db()
        assert (answer.kind, answer.late) == (Kind.AGREE, True)
        assert Task.objects.get(pk=answer.task_id).stands is State.CANCELLED
        assert "(muộn): nhất trí" in Entry.objects.get(verb="answer_round").said

    def test_more_time_for_who_has_not_answered(self, asked: Round, contact: User, chief: User) -> None:
        answer_round(actor=contact, answer=of(asked, "Bến Thượng"), kind=Kind.AGREE)
        later = DUE + timedelta(days=7)
        extend_round(actor=chief, asked=asked, due=later, reason="Hai xã xin thêm")
        dues = {answer.kind: answer.task.due for answer in asked.answers.select_related("task")}
        assert dues == {Kind.AGREE: DUE, Kind.WAITING: later}
        assert record_silence(now=at(DUE + timedelta(days=1))) == 0
        assert Task.objects.get(answer=of(asked, "Tân Thịnh")).due_changes.get().reason == "Hai xã xin thêm"

    def test_closed_when_everybody_has_answered_or_the_deadline_spoke(
        self, asked: Round, chief: User
    ) -> None:
        past(asked)
        record_silence(now=at(TODAY))
        closed = close_round(actor=chief, asked=asked)
        assert (closed.closed_by, closed.reason) == (chief, "")
        assert "0/3 trả lời." in Entry.objects.get(verb="close_round").said

    def test_who_answered_is_counted(self, asked: Round, contact: User) -> None:
        answer_round(actor=contact, answer=of(asked, "Bến Thượng"), kind=Kind.AGREE)
        (line,) = rounds()
        assert (line.asked, line.answered) == (3, 1)
        assert round_page(asked).counts == (("Chưa trả lời", 2), ("Nhất trí", 1))


class TestRefused:
    @pytest.mark.parametrize(
        ("changed", "why"),
        [
            ({"offices": ()}, "nobody-asked"),
            ({"title": " "}, "nothing-stated"),
            ({"letter": ""}, "nothing-stated"),
            ({"due": TODAY - timedelta(days=1)}, "due-past"),
        ],
    )
    def test_a_round_that_asks_nothing(
        self, province: Province, document: Document, specialist: User, changed: dict[str, object], why: str
    ) -> None:
        said: dict[str, object] = {
            "title": "Quy chế", "document": document, "offices": (province.commune,), "due": DUE,
            "silence_consents": True, "letter": LETTER,
        }  # fmt: skip
        new = NewRound(**{**said, **changed})  # type: ignore[arg-type]  # the table names its fields
        assert code(partial(open_round, actor=specialist, new=new)) == why
        assert not Round.objects.exists()
        assert not Task.objects.exists()

    @pytest.mark.parametrize(
        ("kind", "text", "why"),
        [
            (Kind.COMMENTS, "", "nothing-stated"),
            (Kind.DISAGREE, " … ", "nothing-stated"),
            (Kind.SILENT, "x", "unknown-answer"),
            (Kind.WAITING, "x", "unknown-answer"),
        ],
    )
    def test_an_answer_that_says_nothing(
        self, asked: Round, contact: User, kind: Kind, text: str, why: str
    ) -> None:
        answer = of(asked, "Bến Thượng")
        assert code(partial(answer_round, actor=contact, answer=answer, kind=kind, text=text)) == why
        answer.refresh_from_db()
        assert answer.kind == Kind.WAITING

    def test_answered_once_and_not_after_the_close(self, asked: Round, contact: User, chief: User) -> None:
        act = partial(answer_round, actor=contact, answer=of(asked, "Bến Thượng"), kind=Kind.AGREE)
        act()
        assert code(act) == "answered-already"
        assert code(partial(close_round, actor=chief, asked=asked)) == "still-waiting"
        close_round(actor=chief, asked=asked, reason="Trình sớm")
        late = partial(answer_round, actor=chief, answer=of(asked, "Tân Thịnh"), kind=Kind.AGREE)
        for again in (act, late, partial(close_round, actor=chief, asked=asked)):
            assert code(again) == "round-closed"
        more = partial(extend_round, actor=chief, asked=asked, due=DUE + timedelta(days=9), reason="Thêm")
        assert code(more) == "round-closed"

    def test_by_another_unit(self, asked: Round, stranger: User) -> None:
        act = partial(answer_round, actor=stranger, answer=of(asked, "Bến Thượng"), kind=Kind.AGREE)
        assert code(act) == "not-allowed"

    def test_more_time_that_is_none(self, asked: Round, chief: User) -> None:
        extend = partial(extend_round, actor=chief, asked=asked, reason="Thêm")
        assert code(partial(extend, due=DUE)) == "not-later"
        past(asked)
        record_silence(now=at(TODAY))
        assert code(partial(extend, due=DUE + timedelta(days=9))) == "silence-recorded"

    def test_the_database_keeps_it_too(self, asked: Round) -> None:
        one = of(asked, "Bến Thượng")
        for wrong in ({"kind": Kind.AGREE}, {"kind": Kind.COMMENTS, "by": asked.opened_by, "at": at(TODAY)}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Answer.objects.filter(pk=one.pk).update(**wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            Round.objects.filter(pk=asked.pk).update(letter="")


class TestPages:
    def test_asked_answered_followed_and_closed(
        self, province: Province, document: Document, own_data_folder: object
    ) -> None:
        office, unit = province.client("specialist"), province.client("unit_contact")
        sent = {
            "title": "Quy chế", "document": document.pk, "due": f"{DUE:%d/%m/%Y}", "silence_consents": "on",
            "letter": LETTER, "offices": [province.commune.pk, province.neighbour.pk],
        }  # fmt: skip
        new = reverse("tasks:new_round")
        assert office.post(new, {**sent, "letter": ""}).status_code == 422
        assert "mỗi đơn vị có một nhiệm vụ" in office.post(new, sent, follow=True).content.decode()
        asked = Round.objects.get()
        task = of(asked, "Bến Thượng").task
        there, page = reverse("tasks:answer_round", args=[task.pk]), reverse("tasks:round", args=[asked.pk])
        assert there in unit.get(reverse("tasks:unit")).content.decode()
        assert LETTER in unit.get(there).content.decode()
        in_vain = unit.post(reverse("tasks:hand_in", args=[task.pk]), {"result": "Xong", "paper": "1"})
        assert "trả lời lấy ý kiến" in in_vain.content.decode()
        assert unit.post(there, {"kind": "comments"}).status_code == 422
        unit.post(there, {"kind": "comments", "text": "Điều 5: sửa câu hai"})
        assert "Đã trả lời" in unit.get(there).content.decode()
        shown = office.get(page).content.decode()
        assert "Điều 5:" in shown
        assert "Nhất trí, có góp ý: <b>1</b>" in shown
        assert office.post(reverse("tasks:close_round", args=[asked.pk]), {}).status_code == 422
        assert (
            office.post(reverse("tasks:extend_round", args=[asked.pk]), {"due": "1/1/2020"}).status_code
            == 422
        )
        office.post(reverse("tasks:close_round", args=[asked.pk]), {"reason": "Trình sớm"})
        assert "Không trả lời" in office.get(page).content.decode()
        book = load_workbook(io.BytesIO(office.get(reverse("tasks:export_round", args=[asked.pk])).content))
        rows = [row[1:4] for row in book.active.iter_rows(min_row=4, values_only=True)]  # type: ignore[union-attr]  # a book has a sheet
        assert ("Điều 5", "Đảng ủy xã Bến Thượng", "sửa câu hai") in rows

    def test_the_draft_is_handed_to_who_is_asked(self, asked: Round, province: Province) -> None:
        unit = province.client("unit_contact")
        address = reverse("tasks:draft", args=[of(asked, "Bến Thượng").task_id])
        assert unit.get(address).status_code == 404  # its bytes are gone
        kept = StoredFile.objects.get()
        kept.sha256 = store.put(b"du thao")
        kept.save()
        answer = unit.get(address)
        assert b"".join(answer.streaming_content) == b"du thao"  # type: ignore[attr-defined]  # it streams
        assert answer.headers["Content-Security-Policy"].endswith("sandbox")
        other = reverse("tasks:draft", args=[of(asked, "Tân Thịnh").task_id])
        assert unit.get(other).status_code == 404

    def test_more_time_on_the_page(self, asked: Round, province: Province) -> None:
        client = province.client("chief")
        later = DUE + timedelta(days=5)
        sent = {"due": f"{later:%d/%m/%Y}", "reason": "Hai xã xin thêm"}
        client.post(reverse("tasks:extend_round", args=[asked.pk]), sent)
        assert f"{later:%d/%m/%Y}" in client.get(reverse("tasks:round", args=[asked.pk])).content.decode()
