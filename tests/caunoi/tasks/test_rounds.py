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
from caunoi.documents.search import indexed
from caunoi.ledger.models import Entry
from caunoi.ledger.reads import history
from caunoi.people.models import User
from caunoi.tasks.actions import return_task
from caunoi.tasks.models import Answer, Round, Task
from caunoi.tasks.rounds_actions import (
    NewRound,
    answer_round,
    close_round,
    extend_round,
    open_round,
    record_silence,
)
from caunoi.tasks.rounds_reads import drafts, round_page, rounds
from caunoi.tasks.rounds_rules import LETTER, WHOLE, Kind, comments_of
from caunoi.tasks.rules import State, due_words
from caunoi.tasks.unit_actions import ask_extension, grant_extension
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import by
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
    Task.objects.filter(answer__round=asked).update(due=TODAY - timedelta(days=1))
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


def sent_back(asked: Round, contact: User, chief: User) -> Answer:
    """The unit has answered, and the office sent it back."""
    answer = of(asked, "Bến Thượng")
    answer_round(actor=contact, answer=answer, kind=Kind.COMMENTS, text="Điều 5: sửa" + " rõ" * 900)
    return_task(actor=chief, task=answer.task, reason="Nói rõ sửa thế nào.")
    return of(asked, "Bến Thượng")


class TestSentBack:
    @pytest.mark.parametrize("closed", [False, True])
    def test_a_new_answer_replaces_the_former_which_history_keeps_whole(
        self, asked: Round, contact: User, chief: User, closed: bool
    ) -> None:
        answer = sent_back(asked, contact, chief)
        former = answer.text
        if closed:
            close_round(actor=chief, asked=asked, reason="Trình sớm")
        answer_round(actor=contact, answer=answer, kind=Kind.AGREE)
        answer = of(asked, "Bến Thượng")
        assert (answer.kind, answer.text, answer.task.stands) == (Kind.AGREE, "", State.HANDED_IN)
        (line,) = [line for line in history(answer.task) if line.verb == "replace_answer"]
        assert (line.before, line.after) == (f"Nhất trí, có góp ý: {former}", "Nhất trí")
        assert line.said.endswith("sau khi bị trả lại: Nói rõ sửa thế nào.")

    def test_only_once_for_each_time_it_is_sent_back(self, asked: Round, contact: User, chief: User) -> None:
        again = partial(answer_round, actor=contact, answer=sent_back(asked, contact, chief), kind=Kind.AGREE)
        again()
        assert code(again) == "answered-already"
        assert Entry.objects.filter(verb="replace_answer").count() == 1

    def test_the_silence_of_the_deadline_leaves_it_alone(
        self, asked: Round, contact: User, chief: User
    ) -> None:
        sent_back(asked, contact, chief)
        record_silence(now=at(DUE + timedelta(days=1)))
        assert of(asked, "Bến Thượng").stands is Kind.COMMENTS
        assert round_page(asked).counts == (
            ("Nhất trí, có góp ý", 1),
            ("Coi như nhất trí (không có ý kiến)", 2),
        )

    def test_on_the_pages(self, asked: Round, province: Province, contact: User, chief: User) -> None:
        answer, unit = sent_back(asked, contact, chief), province.client("unit_contact")
        there = reverse("tasks:answer_round", args=[answer.task_id])
        shown = unit.get(there).content.decode()
        assert "Nói rõ sửa thế nào." in shown
        assert shown.count("Điều 5: sửa rõ") == 2  # as sent, and in the form to be mended
        overview = reverse("tasks:round", args=[asked.pk])
        assert "Đã trả lại, chờ gửi lại" in province.client("chief").get(overview).content.decode()
        assert unit.post(there, {"kind": "disagree", "text": "Bỏ Điều 5"}).status_code == 302
        shown = unit.get(there).content.decode()
        assert "Ý kiến đã gửi trước đó được giữ" in shown
        assert "Gửi ý kiến" not in shown
        detail = unit.get(reverse("tasks:detail", args=[answer.task_id])).content.decode()
        assert "<del>Nhất trí, có góp ý: Điều 5: sửa rõ" in detail


class TestADayOfItsOwn:
    """An office that asked for more time has it; the others keep the day of the round."""

    @pytest.fixture
    def later(self, asked: Round, contact: User, chief: User) -> date:
        task, later = of(asked, "Bến Thượng").task, DUE + timedelta(days=7)
        request = ask_extension(actor=contact, task=task, wish=by(later), reason="Chờ họp")
        grant_extension(actor=chief, request=request, until=by(later), seen=due_words(task.deadline))
        return later

    def test_silence_is_counted_for_each_after_its_own_day(self, asked: Round, later: date) -> None:
        kinds = []
        for day in (DUE + timedelta(days=1), later, later + timedelta(days=1), later + timedelta(days=2)):
            spoke = record_silence(now=at(day))
            kinds.append((spoke, of(asked, "Bến Thượng").kind, of(asked, "Tân Thịnh").kind))
        assert kinds == [
            (1, "waiting", "silent"), (0, "waiting", "silent"), (1, "silent", "silent"),
            (0, "silent", "silent"),
        ]  # fmt: skip
        last, first = Entry.objects.filter(verb="record_silence").values_list("said", flat=True)
        assert first.endswith("; 1 đơn vị được lùi hạn riêng chưa đến hạn.")
        assert f"({later:%d/%m/%Y}), 1 đơn vị không có ý kiến" in last

    def test_nothing_is_said_while_all_who_wait_have_more_time(
        self, asked: Round, later: date, specialist: User
    ) -> None:
        for name in ("Tân Thịnh", "Tuyên giáo"):
            answer_round(actor=specialist, answer=of(asked, name), kind=Kind.AGREE)
        assert record_silence(now=at(DUE + timedelta(days=1))) == 0
        assert not Entry.objects.filter(verb="record_silence").exists()

    @pytest.mark.parametrize(("days", "late"), [(0, False), (-1, True)])
    def test_an_answer_is_in_time_until_then(
        self, asked: Round, later: date, contact: User, days: int, late: bool
    ) -> None:
        past(asked)
        Task.objects.filter(answer__office__name__contains="Bến Thượng").update(
            due=TODAY + timedelta(days=days)
        )
        record_silence(now=at(TODAY))
        answer_round(actor=contact, answer=of(asked, "Bến Thượng"), kind=Kind.AGREE)
        assert of(asked, "Bến Thượng").late is late

    def test_both_pages_say_so(self, asked: Round, later: date, province: Province) -> None:
        shown = province.client("chief").get(reverse("tasks:round", args=[asked.pk])).content.decode()
        assert shown.count("Hạn riêng:") == 1
        there = reverse("tasks:answer_round", args=[of(asked, "Bến Thượng").task_id])
        shown = province.client("unit_contact").get(there).content.decode()
        assert f"{later:%d/%m/%Y}" in shown
        assert "được lùi hạn riêng" in shown


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


class TestTheDraft:
    @pytest.fixture
    def others(self, document: Document) -> list[Document]:
        """Sixty more papers in the same file."""
        document.search_raw, document.search_folded = indexed("152-KH/TU Kế hoạch tổ chức hội nghị")
        document.save()
        return Document.objects.bulk_create(
            Document(
                reading=document.reading, incoming=document.incoming, office=document.office, no=no,
                doc_type="Báo cáo", title=f"số liệu {no}",
            )
            for no in range(2, 62)
        )  # fmt: skip

    def test_the_newest_are_offered_and_any_is_found_by_number_or_name(
        self, document: Document, others: list[Document], specialist: User
    ) -> None:
        newest = list(drafts(specialist, "", ""))
        assert (len(newest), newest[0], document in newest) == (50, others[-1], False)
        for sought in ("152-KH/TU", "to chuc hoi nghi", "152"):
            assert list(drafts(specialist, sought, "")) == [document]
        assert list(drafts(specialist, "khong co", "")) == []
        assert set(drafts(specialist, "", str(document.pk))) == {*newest, document}
        assert len(drafts(specialist, "", "9" * 40)) == 50

    def test_on_the_form(self, document: Document, others: list[Document], province: Province) -> None:
        client, new = province.client("specialist"), reverse("tasks:new_round")
        first = client.get(new).content.decode()
        assert first.count("Báo cáo số liệu") == 50
        assert "(văn bản thứ 61 trong tệp)" in first
        found = client.get(f"{new}?tim=152-KH/TU").content.decode()
        assert "152-KH/TU Kế hoạch tổ chức hội nghị" in found
        assert "Báo cáo số liệu" not in found
        assert "Không có văn bản nào khớp" in client.get(f"{new}?tim=khongco").content.decode()
        sent = {"title": "Quy chế", "document": document.pk, "due": f"{DUE:%d/%m/%Y}"}
        sent["offices"] = province.commune.pk
        assert client.post(new, sent).status_code == 302  # it is not among the newest, but was chosen
        assert Round.objects.get().document == document

    def test_whoever_takes_a_file_of_several_is_told(
        self, asked: Round, province: Province, document: Document
    ) -> None:
        there = reverse("tasks:answer_round", args=[of(asked, "Bến Thượng").task_id])
        assert "Tệp tải về có" not in province.client("unit_contact").get(there).content.decode()
        document.pk, document.no = None, 2
        document.save()
        told = "Tệp tải về có 2 văn bản; dự thảo là văn bản thứ 1 trong tệp."
        assert told in province.client("unit_contact").get(there).content.decode()
        overview = province.client("chief").get(reverse("tasks:round", args=[asked.pk]))
        assert told in overview.content.decode()


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
