"""The table of who answers for what: what it suggests and why, kept on a page and in Excel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.people.workbook import write_book
from caunoi.tasks import remit_reads
from caunoi.tasks.models import Remit, Task
from caunoi.tasks.remit_actions import import_remits, remove_remit, set_remit
from caunoi.tasks.remit_reads import lessons, suggestions
from caunoi.tasks.remit_rules import LONGEST_PHRASE, MOST_PHRASES, Learnt, learnt, phrases_of, suggested
from caunoi.tasks.remit_rules import Remit as Said
from caunoi.tasks.remit_sheet import RemitTable, exported
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open
from tests.conftest import Province

DIGITAL, FRONT, LAW = 1, 2, 3
TABLE = (
    Said(DIGITAL, ("chuyển đổi số", "dữ liệu", "khoa học và công nghệ")),
    Said(FRONT, ("dân vận", "dân chủ ở cơ sở", "chính")),
    Said(LAW, ("cải cách hành chính",)),
)


def code(act: Callable[[], object]) -> str:
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code


class TestSuggested:
    @pytest.mark.parametrize(
        ("text", "offices"),
        [
            ("Sơ kết công tác chuyển đổi số trong các cơ quan Đảng", [DIGITAL]),
            ("CHUYỂN ĐỔI SỐ", [DIGITAL]),
            ("chuyển  đổi\nsố; dân vận", [DIGITAL, FRONT]),
            ("Dân chủ ở cơ sở, dữ liệu", [FRONT, DIGITAL]),  # more words first
            ("Rà soát nhưng chính quyền xã báo cáo", [FRONT]),
            ("công tác hành chính", [FRONT]),
            ("chuyển đổi sổ sách", []),  # another word
            ("chuyển đổi sốt", []),  # a part of a word
            ("dữ liệuu", []),
            ("chuyen doi so", []),  # diacritics count
            ("", []),
        ],
    )
    def test_by_whole_words(self, text: str, offices: list[int]) -> None:
        assert [one.office for one in suggested(text, TABLE)] == offices

    def test_with_the_reason(self) -> None:
        (one,) = suggested("Dữ liệu và chuyển đổi số", TABLE)
        assert one.why == "vì có cụm từ “chuyển đổi số”, “dữ liệu”"

    def test_the_old_place_of_a_tone_mark_is_no_other_word(self) -> None:
        assert suggested("Xây dựng văn hoá", [Said(1, ("văn hóa",))])


class TestPhrases:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("chuyển đổi số", ("chuyển đổi số",)),
            ("a b; c d\n\n e  f ,", ("a b", "c d", "e f")),
            ("Dân vận\ndân vận", ("dân vận",)),
        ],
    )
    def test_kept_clean_and_once(self, typed: str, kept: tuple[str, ...]) -> None:
        assert phrases_of(typed) == kept

    @pytest.mark.parametrize(
        ("typed", "why"),
        [
            (" ;\n, ", "nothing-stated"),
            ("…", "nothing-stated"),
            ("a" * (LONGEST_PHRASE + 1), "too-long"),
            ("\n".join(f"từ {n}" for n in range(MOST_PHRASES + 1)), "too-many"),
        ],
    )
    def test_refused(self, typed: str, why: str) -> None:
        assert code(partial(phrases_of, typed)) == why


class TestLearnt:
    TASKS = (*[(DIGITAL, f"Báo cáo an toàn thông tin quý {n}") for n in range(3)], (FRONT, "Báo cáo dân vận"))

    @pytest.mark.parametrize(
        ("tasks", "table", "phrases"),
        [
            (TASKS, (), ["báo cáo an toàn thông tin quý"]),
            (TASKS, (Said(FRONT, ("an toàn thông tin",)),), ["báo cáo an toàn thông tin quý"]),
            (TASKS, (Said(DIGITAL, ("an toàn thông tin",)),), []),  # suggested already
            (TASKS[1:], (), []),  # too seldom
            ((*TASKS, (FRONT, "Báo cáo an toàn thông tin quý 4")), (), []),  # somebody else's too
        ],
    )
    def test_only_what_one_body_alone_often_has(
        self, tasks: tuple[tuple[int, str], ...], table: tuple[Said, ...], phrases: list[str]
    ) -> None:
        found = learnt(tasks, table)
        assert [one.phrase for one in found] == phrases
        assert all(one.office == DIGITAL and one.times == 3 for one in found)

    def test_a_phrase_within_a_longer_one_is_not_told_again(self) -> None:
        found = learnt([(1, "phòng cháy chữa cháy")] * 4, ())
        assert found == [Learnt(1, "phòng cháy chữa cháy", 4)]

    def test_from_tasks_with_an_owner_only(self, open_task: Open, province: Province) -> None:
        for _ in range(3):
            open_task("phòng cháy chữa cháy")
            open_task("an toàn giao thông", owner=None)
        assert [(one.office, one.phrase) for one in lessons()] == [(province.commune, "phòng cháy chữa cháy")]


class TestDone:
    def test_set_changed_and_removed_with_a_line_each(self, province: Province, specialist: User) -> None:
        row = set_remit(actor=specialist, office=province.board, phrases="dân vận\ntôn giáo")
        set_remit(actor=specialist, office=province.board, phrases="dân vận", note="Theo Quy chế 05")
        remove_remit(actor=specialist, remit=row)
        lines = Entry.objects.filter(verb__in=["set_remit", "remove_remit"]).order_by("number")
        assert [(line.before, line.after) for line in lines] == [
            ("", "dân vận; tôn giáo"), ("dân vận; tôn giáo", "dân vận"), ("dân vận; tôn giáo", ""),
        ]  # fmt: skip
        assert not Remit.objects.exists()

    def test_a_task_is_suggested_and_never_given(
        self, open_task: Open, province: Province, specialist: User
    ) -> None:
        set_remit(actor=specialist, office=province.board, phrases="dân vận")
        task = open_task("Sơ kết công tác dân vận", owner=None)
        (one,) = suggestions(task)
        assert (one.office, one.why) == (province.board, "vì có cụm từ “dân vận”")
        page = province.client("specialist").get(reverse("tasks:split", args=[task.pk])).content.decode()
        assert "vì có cụm từ “dân vận”" in page
        assert " checked" not in page
        assert Task.objects.get().owner is None

    def test_the_table_comes_back_from_excel(self, province: Province, specialist: User) -> None:
        set_remit(actor=specialist, office=province.board, phrases="dân vận\ntôn giáo", note="x")
        set_remit(actor=specialist, office=province.commune, phrases="đất đai")
        data = exported()
        assert code(partial(import_remits, actor=specialist, data=data)) == "no-change"
        Remit.objects.filter(office=province.board).update(phrases="khác")
        Remit.objects.filter(office=province.commune).delete()
        assert import_remits(actor=specialist, data=data) == 2
        assert {row.office: row.listed for row in remit_reads.remits()} == {
            province.board: ("dân vận", "tôn giáo"), province.commune: ("đất đai",),
        }  # fmt: skip


class Wrong(RemitTable):
    """A file as somebody typed it."""

    def __init__(self, *rows: tuple[str, str, str]) -> None:
        self._typed = rows

    def rows(self):  # type: ignore[no-untyped-def]  # the same as above it
        yield from self._typed


class TestRefused:
    @pytest.mark.parametrize("role", ["admin", "leader", "unit_contact", "steward", "technician", "reader"])
    def test_who_may_not(self, province: Province, specialist: User, role: str) -> None:
        row = set_remit(actor=specialist, office=province.board, phrases="dân vận")
        who = province.people[role]
        assert code(partial(set_remit, actor=who, office=province.board, phrases="x y")) == "not-allowed"
        assert code(partial(remove_remit, actor=who, remit=row)) == "not-allowed"
        assert code(partial(import_remits, actor=who, data=b"")) == "not-allowed"

    def test_a_row_is_wrong_and_none_is_written(self, province: Province, specialist: User) -> None:
        good = (province.board.name, "dân vận", "")
        data = write_book(
            [Wrong(good, ("Sở Không Có", "a", ""), (province.commune.name, ";", ""))], filled=True
        )
        with pytest.raises(RuleBroken, match=r"2 lỗi: dòng 3: .*“Sở Không Có”\. dòng 4: ") as refused:
            import_remits(actor=specialist, data=data)
        assert refused.value.code == "rows-wrong"
        assert not Remit.objects.exists()
        assert code(partial(import_remits, actor=specialist, data=b"x")) == "not-a-workbook"

    def test_raced_the_second_is_told(self, province: Province, specialist: User, chief: User) -> None:
        row = set_remit(actor=specialist, office=province.board, phrases="dân vận")
        again = partial(set_remit, actor=chief, office=province.board, phrases="dân vận")
        assert code(again) == "no-change"
        remove_remit(actor=specialist, remit=row)
        row.pk = 1
        assert code(partial(remove_remit, actor=chief, remit=row)) == "gone-already"

    def test_an_empty_row_is_none(self, province: Province) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Remit.objects.create(office=province.board, phrases="")


class TestPage:
    def test_written_changed_taken_away(self, province: Province) -> None:
        client, address, pk = province.client("chief"), reverse("tasks:remits"), province.board.pk
        assert "Bảng chưa có đơn vị nào" in client.get(address).content.decode()
        done = client.post(address, {"office": pk, "phrases": "dân vận"}, follow=True).content.decode()
        assert "Đã ghi lĩnh vực của" in done
        again = client.post(address, {"office": pk, "phrases": "dân vận"})
        assert again.status_code == 422
        assert "vẫn như cũ" in again.content.decode()
        filled = client.get(f"{address}?sua={pk}&cum=tôn giáo").content.decode()
        assert "dân vận\ntôn giáo</textarea>" in filled
        row = Remit.objects.get()
        client.post(reverse("tasks:remove_remit", args=[row.pk]))
        assert not Remit.objects.exists()

    @pytest.mark.parametrize("asked", ["x", "-1", "9" * 20, "²"])
    def test_an_address_that_means_nobody(self, province: Province, asked: str) -> None:
        answer = province.client("chief").get(reverse("tasks:remits"), {"sua": asked})
        assert answer.status_code == 200

    def test_excel_in_and_out(self, province: Province, specialist: User) -> None:
        set_remit(actor=specialist, office=province.board, phrases="dân vận")
        client, address = province.client("specialist"), reverse("tasks:import_remits")
        data = client.get(reverse("tasks:export_remits")).content
        Remit.objects.update(phrases="khác")
        done = client.post(address, {"file": SimpleUploadedFile("b.xlsx", data)}, follow=True)
        assert "1 đơn vị thay đổi" in done.content.decode()
        for sent, words in (
            ({}, "Chọn tệp"),
            ({"file": SimpleUploadedFile("b.xlsx", data)}, "khớp với bảng"),
        ):
            answer = client.post(address, sent)
            assert answer.status_code == 422
            assert words in answer.content.decode()
