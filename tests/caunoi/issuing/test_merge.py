"""The merge of letters: a list taken in, its letters made, taken away; each done, refused, raced."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from django.utils import timezone

from caunoi.issuing import merge_jobs, merge_leases, merge_letters
from caunoi.issuing.merge_actions import forget_merges, prepare_merge, remove_merge, start_merge
from caunoi.issuing.merge_reads import finished_file, merge_page, preview_file
from caunoi.issuing.merge_rules import LEASE, MOST_TRIES, Guest, State, doubles, file_name, parts
from caunoi.issuing.merge_sheet import template
from caunoi.issuing.models import Merge, MergePart
from caunoi.ledger.models import Entry
from caunoi.people.models import Role, User
from caunoi.people.workbook import read_book
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.guest_lists import LATER, VALUES, book, taken_in
from tests.conftest import Province
from vanban.writing import WriteError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _disk(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.CAUNOI_DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings


@pytest.fixture
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caunoi.issuing.merge_rules.CHUNK", 2)


def _started(actor: User, count: int = 5) -> Merge:
    return start_merge(actor=actor, merge=taken_in(actor, count))


def _pages(merge: Merge) -> list[str]:
    path = finished_file(merge, "pdf")
    assert path is not None
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


class TestPrepare:
    def test_a_list_is_looked_at_before_anything_is_made(self, specialist: User) -> None:
        rows = [
            ["Trần Thị Minh Hằng", "Bà", "Bí thư", "Đảng ủy xã Tân Thịnh", "dãy B, ghế 12", "M-1"],
            ["Lê Văn Tám"],
        ]
        merge = prepare_merge(actor=specialist, values=VALUES, data=book(rows))
        first, second = merge.listed
        assert first.values() == {
            "guest": "Bà Trần Thị Minh Hằng", "post": "Bí thư, Đảng ủy xã Tân Thịnh",
            "seat": "dãy B, ghế 12", "code": "M-1",
        }  # fmt: skip
        assert second.name == "Lê Văn Tám"
        assert second.code.startswith(f"{merge.batch}-0002-")
        assert "Tám" not in second.code
        page = merge_page(merge)
        assert (merge.state, merge.problems, page.may_start, page.done) == (State.PREPARED, [], True, 0)
        assert "Bà Trần Thị Minh Hằng" in page.previews[0].lines
        assert len(pypdfium2.PdfDocument(preview_file(merge))) == 2
        assert str(merge.expires_on) == "2027-01-15"
        line = Entry.objects.get(verb="prepare_merge")
        assert "2 người" in line.said
        assert "Hằng" not in line.said, "names stand in the list, which goes; the ledger stays"

    @pytest.mark.parametrize(
        ("rows", "said"),
        [
            ([["A"], ["", "", "Bí thư"]], "Dòng 3: thiếu họ và tên."),
            ([["A", "", "", "", "", "M"], ["B", "", "", "", "", "M"]], "Dòng 3: mã “M” đã có ở dòng 2"),
            ([["A" * 301]], "Dòng 2: có ô dài quá 300 chữ."),
            ([["Trần\u202eHòa"]], "ký tự điều khiển ẩn U+202E"),
            ([["A"], ["Hà 🎉"]], "Dòng 3: Trong “Đồng chí Hà 🎉” có ký tự “🎉”"),
            ([["A", "", "", "Xã 🏡 Bến"]], "Dòng 2: Trong “Xã 🏡 Bến” có ký tự “🏡”"),
            ([["مرحبا"]], "mà phông chữ của văn bản không có"),
        ],
    )
    def test_what_is_wrong_in_a_row_is_told_with_its_number(
        self, specialist: User, rows: Sequence[Sequence[str]], said: str
    ) -> None:
        merge = prepare_merge(actor=specialist, values=VALUES, data=book(rows))
        assert any(said in problem for problem in merge.problems)
        page = merge_page(merge)
        assert (page.may_start, page.previews) == (False, ())
        with pytest.raises(RuleBroken) as refused:
            start_merge(actor=specialist, merge=merge)
        assert refused.value.code == "rows-wrong"

    @pytest.mark.parametrize("name", ["Nguyễn " * 40 + "Tú", "Y Bhiông Niê", "O’Brien & <b>", "#let $x"])
    def test_any_name_is_kept(self, specialist: User, name: str) -> None:
        merge = prepare_merge(actor=specialist, values=VALUES, data=book([[name]]))
        assert merge.problems == []
        assert f"Đồng chí {name}" in merge_page(merge).previews[0].lines

    @pytest.mark.parametrize(
        ("data", "values", "code"),
        [
            (b"no", {}, "not-a-workbook"),
            (book([["A"]], title="Sheet1"), {}, "no-sheet"),
            (book([]), {}, "no-guests"),
            (book([["A"]]), {"meets_at": "tám giờ"}, "field-wrong"),
            (book([["A"]]), {"venue": ""}, "field-wrong"),
            (book([["A"]]), {"venue": "Hội trường 🎉"}, "field-wrong"),
        ],
    )
    def test_refused(self, specialist: User, data: bytes, values: dict[str, object], code: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            prepare_merge(actor=specialist, values={**VALUES, **values}, data=data)
        assert refused.value.code == code
        assert not Merge.objects.exists()

    def test_too_many_and_who_may_not(
        self, specialist: User, province: Province, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("caunoi.issuing.merge_sheet.MOST_GUESTS", 1)
        with pytest.raises(RuleBroken, match="hãy chia ra"):
            taken_in(specialist)
        for role in (Role.LEADER, Role.UNIT_CONTACT, Role.READER):
            with pytest.raises(RuleBroken, match="không thuộc quyền"):
                taken_in(province.people[role], 1)

    def test_the_template_can_be_filled(self) -> None:
        from caunoi.issuing.merge_sheet import GuestTable

        assert read_book(template(), [GuestTable()]) == {"Danh sách đại biểu": []}


@pytest.mark.usefixtures("_small_parts")
class TestLetters:
    def test_one_pdf_and_single_files_in_the_order_of_the_list(self, specialist: User) -> None:
        merge = _started(specialist)
        assert [(part.first, part.count) for part in merge.parts.all()] == [(0, 2), (2, 2), (4, 1)]
        merge_jobs.do_merge(merge.pk)
        merge.refresh_from_db()
        assert (merge.state, merge_page(merge).done) == (State.DONE, 5)
        pages = _pages(merge)
        assert ["Nguyễn Văn " + "ABCDE"[n] + str(n) in page for n, page in enumerate(pages)] == [True] * 5
        archive = finished_file(merge, "zip")
        assert archive is not None
        with zipfile.ZipFile(archive) as held:
            assert held.namelist() == [file_name(n + 1, guest.name) for n, guest in enumerate(merge.listed)]
            third = pypdfium2.PdfDocument(io.BytesIO(held.read(held.namelist()[2])))
        assert "Nguyễn Văn C2" in third[0].get_textpage().get_text_range()
        assert sorted(path.name for path in merge_letters.folder(merge.pk).iterdir()) == [
            "giay-moi.pdf",
            "giay-moi.zip",
        ]

    def test_a_part_that_another_holds_is_left_to_him(self, specialist: User) -> None:
        merge = _started(specialist)
        theirs = merge_leases.take(merge.pk)
        assert theirs is not None
        merge_jobs.do_merge(merge.pk)
        merge.refresh_from_db()
        assert (merge.state, merge_page(merge).done) == (State.RUNNING, 3)
        assert merge_jobs.tick(timezone.now() + timedelta(minutes=2)) == 0, "the lease still holds"
        merge_leases.settle(theirs)
        with pytest.raises(merge_leases.LeaseLost):
            merge_leases.settle(theirs)

    def test_a_dropped_part_is_taken_up_and_its_first_holder_is_told(self, specialist: User) -> None:
        merge = _started(specialist)
        theirs = merge_leases.take(merge.pk)
        assert theirs is not None
        MergePart.objects.filter(pk=theirs.part.pk).update(lease_until=timezone.now() - LEASE)
        merge_jobs.do_merge(merge.pk)
        merge.refresh_from_db()
        assert merge.state == State.DONE
        with pytest.raises(merge_leases.LeaseLost):
            merge_leases.settle(theirs)

    def test_the_tick_queues_what_was_dropped_once(
        self, specialist: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        queued: list[int] = []
        monkeypatch.setattr(merge_jobs, "queue", queued.append)
        merge = _started(specialist)
        later = timezone.now() + timedelta(minutes=2)
        assert [merge_jobs.tick(timezone.now()), merge_jobs.tick(later), merge_jobs.tick(later)] == [0, 1, 0]
        assert queued == [merge.pk]

    def test_a_part_dropped_too_often_stops_the_merge_and_a_person_goes_on(self, specialist: User) -> None:
        merge = _started(specialist)
        merge.parts.filter(first=2).update(tries=MOST_TRIES)
        merge_jobs.do_merge(merge.pk)
        assert merge_jobs.tick(timezone.now() + timedelta(minutes=2)) == 0
        merge.refresh_from_db()
        assert (merge.state, merge.problem) == (State.FAILED, merge_jobs.BROKE)
        assert merge_page(merge).may_start
        written = merge_letters.folder(merge.pk) / "0.pdf"
        before = written.stat().st_mtime_ns
        start_merge(actor=specialist, merge=merge)
        assert written.stat().st_mtime_ns == before, "what is written stays"
        merge_jobs.do_merge(merge.pk)
        merge.refresh_from_db()
        assert (merge.state, len(_pages(merge))) == (State.DONE, 5)

    def test_a_letter_that_cannot_be_set_names_its_row(self, specialist: User) -> None:
        """One that passed when it was looked at, and no more: the office has changed its kind since."""
        merge = prepare_merge(actor=specialist, values=VALUES, data=book([["A"], ["Hà"]]))
        merge.guests[1]["name"] = "Hà 🎉"
        merge.save()
        merge = start_merge(actor=specialist, merge=merge)
        merge_jobs.do_merge(merge.pk)
        merge.refresh_from_db()
        assert merge.state == State.FAILED
        assert merge.problem.startswith("Dòng 3 (Hà 🎉): ")

    def test_it_is_started_once(self, specialist: User) -> None:
        merge = _started(specialist)
        with pytest.raises(RuleBroken) as refused:
            start_merge(actor=specialist, merge=merge)
        assert refused.value.code == "started-already"
        assert Entry.objects.filter(verb="start_merge").count() == 1


class TestRemove:
    def test_list_and_files_go(self, specialist: User, django_capture_on_commit_callbacks: object) -> None:
        merge = _started(specialist, 1)
        merge_letters.put(merge.pk, "0.pdf", b"x")
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's fixture
            remove_merge(actor=specialist, merge=merge)
        assert not Merge.objects.exists()
        assert not MergePart.objects.exists()
        assert not merge_letters.folder(merge.pk).exists()
        with pytest.raises(RuleBroken, match="vừa được người khác xóa"):
            remove_merge(actor=specialist, merge=merge)

    def test_what_has_outlived_its_meeting_goes_by_itself(self, specialist: User) -> None:
        merge = taken_in(specialist)
        assert forget_merges(today=merge.expires_on) == 0
        assert forget_merges(today=LATER) == 1
        assert forget_merges(today=LATER) == 0
        assert Entry.objects.get(verb="remove_merge").said.endswith("hết hạn giữ danh sách.")

    def test_a_job_of_a_removed_merge_does_nothing(self, specialist: User) -> None:
        merge = _started(specialist, 1)
        remove_merge(actor=specialist, merge=merge)
        merge_jobs.do_merge(merge.pk)
        assert not merge_letters.folder(merge.pk).exists()


def test_what_fails_midway_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError):
        merge_letters.put(7, "0.pdf", "not bytes")  # type: ignore[arg-type]  # what a broken disk would do
    assert list(merge_letters.folder(7).iterdir()) == []


def test_small_decisions() -> None:
    assert list(parts(101)) == [(0, 50), (50, 50), (100, 1)]
    assert file_name(7, "Đỗ  Thị Hà-My / ..") == "0007-do-thi-ha-my.pdf"
    assert file_name(12, "مرحبا") == "0012-dai-bieu.pdf"
    assert len(file_name(1, "dài " * 300)) < 80
    assert list(doubles([Guest(2, "A"), Guest(3, "B")])) == []
    assert str(WriteError("x")) == "x"
