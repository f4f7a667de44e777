"""The small pieces: words of the pages, forms, the handler of uploads, progress, the index anew."""

from __future__ import annotations

import importlib
import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadhandler import SkipFile
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from pytest_django.fixtures import Settings

from caunoi.documents import jobs, leases, search, uploads
from caunoi.documents.forms import FilterForm, ReceiveForm, StubForm
from caunoi.documents.listing import Choices, FileRow, Filters
from caunoi.documents.models import Document, Reading
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Receive, Write


def row(state: str) -> FileRow:
    return FileRow(
        id=1,
        name="a.pdf",
        received_by="Bà A",
        received_at=timezone.now(),
        state=state,
        pages_done=0,
        pages_total=0,
        problem="",
        document_id=None,
        may_retry=True,
        outgoing=False,
    )


def rendered(source: str, **said: object) -> str:
    return Template("{% load documents %}" + source).render(Context(said))


class TestWordsOfThePages:
    @pytest.mark.parametrize(
        ("states", "title", "active"),
        [
            (["done", "failed", "running"], "Đang đọc", True),
            (["waiting"], "Đang đọc", True),
            (["done", "failed"], "Chưa đọc được", False),
            (["done"], "Vừa đọc xong", False),
        ],
    )
    def test_files_are_headed_by_the_most_pressing(self, states: list[str], title: str, active: bool) -> None:
        files = [row(state) for state in states]

        assert (
            rendered("{{ files|reading_title }}|{{ files|any_active }}", files=files) == f"{title}|{active}"
        )

    def test_what_the_paper_does_not_say_is_said(self) -> None:
        assert rendered("{{ value|said }}", value="Tỉnh ủy") == "Tỉnh ủy"
        assert "chưa nêu" in rendered("{{ value|said }}", value="")

    def test_what_the_paper_says_is_no_markup(self) -> None:
        assert rendered("{{ value|said }}", value="<b>") == "&lt;b&gt;"

    def test_a_page_of_a_room_that_is_not_there_has_no_address(self) -> None:
        assert rendered("{% address 'documents:document' 7 %}") == "/van-ban/7/"
        assert rendered("{% address 'nowhere:at_all' 7 %}") == ""


class TestForms:
    def files(self, *names: str) -> Any:
        return MultiValueDict({"tep": [papers.data(name) for name in names]})

    @pytest.mark.parametrize(
        ("marking", "declared"), [("khong", ""), ("MẬT", "MẬT"), ("TUYỆT MẬT", "TUYỆT MẬT")]
    )
    def test_what_is_declared(self, marking: str, declared: str) -> None:
        form = ReceiveForm({"marking": marking}, self.files("a"))

        assert form.is_valid()
        assert form.declared == declared

    @pytest.mark.parametrize("marking", ["", "mat", "KHÔNG"])
    def test_a_marking_that_is_none_of_them_is_refused(self, marking: str) -> None:
        assert not ReceiveForm({"marking": marking}, self.files("a")).is_valid()

    def test_a_file_that_was_too_large_is_a_file(self) -> None:
        assert not ReceiveForm({"marking": "khong"}, MultiValueDict()).is_valid()
        assert ReceiveForm({"marking": "khong"}, MultiValueDict(), over=["a.pdf"]).is_valid()

    CHOICES = Choices(doc_types=["Kế hoạch"], issuers=["TỈNH ỦY"], years=[2026], offices=[(1, "A"), (2, "B")])

    @pytest.mark.parametrize(
        ("asked", "filters"),
        [
            ({}, Filters()),
            ({"q": "  hội  "}, Filters(query="hội")),
            ({"loai": "Kế hoạch", "nam": "2026"}, Filters(doc_type="Kế hoạch", year=2026)),
            ({"don_vi": "2", "trang_thai": "confirmed"}, Filters(office=2, state="confirmed")),
            ({"nam": "1900", "loai": "Thơ", "don_vi": "x"}, Filters()),
            ({"q": "a" * 500}, Filters()),
        ],
    )
    def test_what_is_asked(self, asked: dict[str, str], filters: Filters) -> None:
        assert FilterForm(asked, choices=self.CHOICES).filters() == filters

    def test_one_office_leaves_nothing_to_choose(self) -> None:
        one = Choices(doc_types=[], issuers=[], years=[], offices=[(1, "A")])

        assert "don_vi" not in [field.name for field in FilterForm(choices=one).narrowing()]
        assert "don_vi" in [field.name for field in FilterForm(choices=self.CHOICES).narrowing()]

    @pytest.mark.parametrize("day", ["5/3/2026", "05/03/2026", "2026-03-05", ""])
    def test_a_day_as_officials_write_it(self, day: str) -> None:
        assert StubForm({"number_text": "05-BC/TU", "dated_on": day}).is_valid()


class TestMemoryOnly:
    def handler(self, limit_mb: int, settings: Settings) -> uploads.MemoryOnly:
        settings.CAUNOI_MAX_UPLOAD_MB = limit_mb
        handler = uploads.MemoryOnly()
        handler.new_file("tep", "a.pdf", "application/pdf", None)
        return handler

    def test_keeps_what_comes(self, settings: Settings) -> None:
        handler = self.handler(1, settings)
        handler.receive_data_chunk(b"mot ", 0)
        handler.receive_data_chunk(b"hai", 4)

        file = handler.file_complete(7)

        assert (file.name, file.size, file.read()) == ("a.pdf", 7, b"mot hai")

    def test_the_limit_is_for_all_files_together(self, settings: Settings) -> None:
        handler = self.handler(1, settings)
        handler.receive_data_chunk(b"a" * 700_000, 0)
        handler.file_complete(700_000)
        handler.new_file("tep", "b.pdf", "application/pdf", None)

        with pytest.raises(SkipFile):
            handler.receive_data_chunk(b"b" * 700_000, 0)

        assert handler.over == ["b.pdf"]
        assert handler.kept.getvalue() == b""

    @pytest.mark.parametrize(
        ("announced", "refused"),
        [("", False), ("x", False), ("-5", False), ("2097152", False), ("2097153", True)],
    )
    def test_the_announced_length_is_asked_first(
        self, announced: str, refused: bool, settings: Settings
    ) -> None:
        settings.CAUNOI_MAX_UPLOAD_MB = 1
        request = RequestFactory().post("/", CONTENT_LENGTH=announced)

        assert uploads.too_large_at_once(request) == refused

    def test_a_body_is_whole_when_every_byte_has_come(self) -> None:
        request = RequestFactory().post("/", data=b"0123456789", content_type="text/plain")
        request.META["CONTENT_LENGTH"] = "10"
        vars(request)["_stream"] = io.BytesIO(b"012\n456789")
        body = uploads.Whole(request)

        assert body.readline() == b"012\n"
        with pytest.raises(RuleBroken, match="cut-short"):
            body.demand()
        assert body.read() == b"456789"
        body.demand()


class TestProgress:
    @pytest.mark.parametrize(
        ("line", "heard"),
        [
            ("page 3/10", (3, 10)),
            ("page x/10", (0, 0)),
            ("page 3", (0, 0)),
            ("Tesseract page 3/10", (0, 0)),
            ("page -1/5", (0, 0)),
            ("", (0, 0)),
        ],
    )
    def test_only_its_own_line_is_heard(self, line: str, heard: tuple[int, int]) -> None:
        progress = jobs._Progress(leases.Lease(1, 1))

        progress.hear(line)

        assert (progress.done, progress.total) == heard

    def test_a_page_is_written_and_the_lease_renewed(self, receive: Receive) -> None:
        reading = receive(read=False).file.reading
        lease = leases.take(reading.pk)
        assert lease is not None
        progress = jobs._Progress(lease)
        before = Reading.objects.get().lease_until

        progress.beat()
        assert Reading.objects.get().lease_until == before
        progress.hear("page 1/4")
        progress.beat()

        after = Reading.objects.get()
        assert (after.pages_done, after.pages_total) == (1, 4)
        assert after.lease_until is not None
        assert before is not None
        assert after.lease_until > before

    def test_a_slow_page_keeps_its_lease(self, receive: Receive) -> None:
        lease = leases.take(receive(read=False).file.reading.pk)
        assert lease is not None
        progress = jobs._Progress(lease)
        before = Reading.objects.get().lease_until
        progress.renewed_at -= timedelta(seconds=20)

        progress.beat()

        assert Reading.objects.get().lease_until != before


@pytest.mark.django_db(transaction=True)
def test_the_index_can_be_taken_away_and_made_again_from_what_is_there(write: Write) -> None:
    migration = importlib.import_module("caunoi.documents.migrations.0002_full_text")
    write(papers.PLAN, number=52, symbol="KH/TU")
    with connection.schema_editor() as editor:
        migration.unmake(None, editor)
    write(papers.LETTER, number=12, symbol="UBND-VP")
    with connection.schema_editor() as editor:
        migration.make(None, editor)

    found = search.found(Document.objects.all(), "trước ngày")

    assert {document.number for document in found} == {52, 12}
