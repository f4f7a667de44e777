"""The pages of the merge, and a worker that is killed in the middle of one. Real processes, no browser."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from caunoi.issuing import merge_jobs
from caunoi.issuing.models import Merge
from caunoi.people.models import User
from tests.caunoi.documents.test_kill import House, wait_until
from tests.caunoi.issuing.guest_lists import book, names, taken_in, typed

AT = "/van-ban-di/tron-thu/"


@pytest.fixture
def office(client: Client, specialist: User, settings: pytest.FixtureRequest, tmp_path: Path) -> Client:
    """The specialist at her desk, with an empty data folder."""
    settings.CAUNOI_DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    client.force_login(specialist)
    return client


def _list(rows: list[list[str]], name: str = "ds.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, book(rows))


@pytest.mark.django_db
class TestPages:
    def test_from_the_list_to_the_files(self, office: Client) -> None:
        page = office.get(AT).content.decode()
        assert "Chưa có đợt nào" in page
        for label in ("Tên hội nghị", "Ngày họp", "Họ và tên người ký", "Danh sách (Excel)"):
            assert label in page
        assert "Người được mời" not in page, "what is the guest's own stands in the list"
        sent = office.post(AT, typed() | {"list": _list(names(4))}, follow=True)
        preview = sent.content.decode()
        assert preview.count("Mã QR:") == 3
        assert "Tạo 4 giấy mời" in preview
        merge = Merge.objects.get()
        here = f"{AT}{merge.pk}/"
        shown = office.get(f"{here}xem-truoc/")
        assert len(pypdfium2.PdfDocument(shown.content)) == 3
        assert "Đang tạo giấy mời" in office.post(f"{here}tao/", follow=True).content.decode()
        moving = office.get(here, headers={"HX-Request": "true"}).content.decode()
        assert 'hx-trigger="every 2s"' in moving
        assert "<h1" not in moving
        assert office.get(f"{here}giay-moi.pdf").status_code == 404
        merge_jobs.do_merge(merge.pk)
        assert "Một tệp PDF để in" in office.get(here).content.decode()
        for ending, begins in (("pdf", b"%PDF"), ("zip", b"PK")):
            answer = office.get(f"{here}giay-moi.{ending}")
            assert b"".join(answer).startswith(begins)
            assert f"giay-moi-{merge.batch}.{ending}" in answer.headers["Content-Disposition"]
        assert office.get(f"{here}giay-moi.exe").status_code == 404
        again = office.get(AT).content.decode()
        assert "Đã xong" in again
        assert 'value="Ban Thường vụ Tỉnh ủy"' in again, "the next form begins with what the last one said"
        assert "Đã xóa danh sách" in office.post(f"{here}xoa/", follow=True).content.decode()

    def test_errors_by_row_and_no_button(self, office: Client) -> None:
        page = office.post(
            AT, typed() | {"list": _list([["A"], ["", "Bà", "Bí thư"]])}, follow=True
        ).content.decode()
        assert "Dòng 3: thiếu họ và tên." in page
        assert not re.search(r"Tạo \d+ giấy mời", page)
        here = f"{AT}{Merge.objects.get().pk}/"
        assert office.get(f"{here}xem-truoc/").status_code == 404
        assert office.post(f"{here}tao/").status_code == 422
        assert "Danh sách có lỗi" in office.get(AT).content.decode()

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"list": SimpleUploadedFile("ds.xlsx", b"no")}, "Excel"),
            ({"list": ""}, "Chọn tệp danh sách đã điền."),
            ({"list": SimpleUploadedFile("ds.xlsx", b"")}, "Tệp này trống."),
            ({"meets_on": "mai"}, "Ngày họp"),
            ({"sign_name": ""}, "Họ và tên người ký"),
            ({"venue": "nhà\u202eA"}, "ký tự điều khiển ẩn U+202E"),
        ],
    )
    def test_what_is_wrong_comes_back_with_the_form(
        self, office: Client, changed: dict[str, object], said: str
    ) -> None:
        answer = office.post(AT, typed() | {"list": _list(names(1))} | changed)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert not Merge.objects.exists()

    def test_a_stopped_merge_says_why_and_can_go_on(self, office: Client, specialist: User) -> None:
        merge = taken_in(specialist)
        Merge.objects.filter(pk=merge.pk).update(state="failed", problem="Dòng 3: chữ lạ.")
        page = office.get(f"{AT}{merge.pk}/").content.decode()
        assert "Dòng 3: chữ lạ." in page
        assert "Làm tiếp" in page

    def test_the_office_s_own_text_is_the_text(self, office: Client, tmp_path: Path) -> None:
        own = tmp_path / "kinds" / "giay-moi-ca-nhan"
        own.mkdir(parents=True)
        (own / "paper.toml").write_text(
            'title = "dự họp"\nbody = [{ text = "Xin mời {guest} đến." }]', "utf-8"
        )
        page = office.post(AT, typed() | {"list": _list([["Trần Hòa"]])}, follow=True).content.decode()
        assert "Xin mời Đồng chí Trần Hòa đến." in page

    def test_the_template_of_the_list(self, office: Client) -> None:
        assert office.get(f"{AT}mau/").content.startswith(b"PK")


PREPARE = """
import sys
from caunoi.issuing.merge_actions import prepare_merge, start_merge
from caunoi.people.models import User
from tests.caunoi.issuing.guest_lists import VALUES, book, names
actor = User.objects.create(username="cv", role="specialist")
start_merge(actor=actor, merge=prepare_merge(actor=actor, values=VALUES, data=book(names(110))))
"""


@pytest.mark.xdist_group("processes")
def test_a_merge_whose_worker_was_killed_goes_on_where_it_stopped(tmp_path: Path, empty_tables: Path) -> None:
    house = House(tmp_path)
    shutil.copy(empty_tables, house.data)
    house.caunoi("shell", "-c", PREPARE)
    letters = house.data / "merges" / "1"
    worker = house.start("caunoi.site.manage", "db_worker", "--no-startup-delay", "--interval", "0.1")
    wait_until(lambda: house.ask("SELECT sum(done), sum(tries) FROM issuing_mergepart") == [(1, 2)])
    worker.kill()
    worker.wait()

    assert house.ask("SELECT state FROM issuing_merge") == [("running",)]
    written = (letters / "0.pdf").stat().st_mtime_ns
    house.ask("UPDATE issuing_mergepart SET lease_until = '2000-01-01 00:00:00' WHERE lease_until NOT NULL")
    house.ask(
        f"UPDATE issuing_merge SET queued_at = '{timezone.now() - timedelta(hours=1):%Y-%m-%d %H:%M:%S}'"
    )
    house.caunoi("tick")
    stopper = letters / "50.pdf"
    worker = house.start("caunoi.site.manage", "db_worker", "--no-startup-delay", "--interval", "0.1")
    wait_until(stopper.exists)
    assert (letters / "0.pdf").stat().st_mtime_ns == written, "what was written is not written again"
    wait_until(lambda: house.ask("SELECT state FROM issuing_merge") == [("done",)])
    worker.kill()
    worker.wait()
    pages = pypdfium2.PdfDocument(letters / "giay-moi.pdf")
    found = [re.findall(r"Nguyễn Văn \w+", page.get_textpage().get_text_range())[0] for page in pages]
    assert found == [row[0] for row in names(110)]
    assert house.ask("SELECT min(tries), max(tries) FROM issuing_mergepart") == [(1, 2)]
