from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from caunoi.documents import jobs
from caunoi.documents.listing import PER_PAGE, Filters, choices, document_page, files_in_reading
from caunoi.documents.models import Document, IncomingFile, Reading, ReadingState, SecretStub, StoredFile
from caunoi.people.models import Office, User
from tests.caunoi.documents import papers
from tests.caunoi.documents.conftest import Receive
from tests.conftest import Province

QUERIES_OF_THE_LIST = 17


def many(actor: User, office: Office, count: int) -> None:
    """Documents as bare rows, one a file."""
    for no in range(count):
        stored = StoredFile.objects.create(sha256=f"{no:064x}", size=1, media_type="text/plain")
        incoming = IncomingFile.objects.create(
            file=stored, name=f"{no}.txt", received_by=actor, office=office
        )
        reading = Reading.objects.create(file=stored, state=ReadingState.FAILED, problem="thử")
        Document.objects.create(
            reading=reading,
            incoming=incoming,
            office=office,
            number=no + 1,
            symbol="CV/TU",
            doc_type="Công văn",
        )


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


def numbers(user: User, **filters: object) -> list[str]:
    return [row.number_text for row in document_page(user, Filters(**filters), 1).rows]  # type: ignore[arg-type]


def test_newest_first_with_what_waits(plan: Document, specialist: User) -> None:
    page = document_page(specialist, Filters(), 1)

    row = page.rows[0]
    assert (row.number_text, row.state, row.office) == ("52-KH/TU", "review", "Văn phòng Tỉnh ủy")
    assert (page.first, page.last, page.total) == (1, 1, 1)


def test_filters_narrow(receive: Receive, specialist: User) -> None:
    receive(papers.PLAN)
    receive(papers.LETTER, name="b.txt")
    plan = Document.objects.get(number=52)

    assert numbers(specialist, year=2025) == ["12/UBND-VP"]
    assert numbers(specialist, doc_type=plan.doc_type) == ["52-KH/TU"]
    assert numbers(specialist, issuer=plan.issuer) == ["52-KH/TU"]
    assert numbers(specialist, state="confirmed") == []
    assert numbers(specialist, office=plan.office_id) == ["12/UBND-VP", "52-KH/TU"]
    assert numbers(specialist, query="hoi truong", year=2025) == []


def test_a_document_without_a_date_is_filed_under_the_year_it_came(
    receive: Receive, specialist: User
) -> None:
    receive()
    Document.objects.update(issued_on=None)
    came = Document.objects.get().incoming.received_at.year

    assert numbers(specialist, year=came) == ["52-KH/TU"]
    assert numbers(specialist, year=2001) == []


def test_choices_are_what_occurs(receive: Receive, specialist: User) -> None:
    receive()

    found = choices(specialist)

    assert found.doc_types == ["Kế hoạch"]
    assert 2026 in found.years
    assert found.offices == [(specialist.office_id, "Văn phòng Tỉnh ủy Hải Lam")]


def test_a_contact_sees_the_documents_of_the_own_office_only(province: Province, specialist: User) -> None:
    many(specialist, province.party_office, 2)
    own = Document.objects.all()[0]
    Document.objects.filter(pk=own.pk).update(office=province.commune)

    assert numbers(province.people["unit_contact"]) == [own.number_text]
    assert province.client("unit_contact").get(f"/van-ban/{own.pk}/").status_code == 200
    other = Document.objects.exclude(pk=own.pk).get()
    assert province.client("unit_contact").get(f"/van-ban/{other.pk}/").status_code == 404
    assert province.client("unit_contact").get(f"/van-ban/tep/{other.incoming_id}/tai-ve/").status_code == 404


def test_pages(client: Client, province: Province, specialist: User) -> None:
    many(specialist, province.party_office, PER_PAGE + 3)

    first = client.get("/van-ban/?loai=C%C3%B4ng+v%C4%83n").content.decode()
    last = client.get("/van-ban/?loai=C%C3%B4ng+v%C4%83n&trang=2").content.decode()

    assert f"1–{PER_PAGE} trong {PER_PAGE + 3} văn bản" in first
    assert "loai=C%C3%B4ng+v%C4%83n&amp;trang=2" in first
    assert last.count('class="row-title" href="/van-ban/') >= 3
    assert client.get("/van-ban/?trang=99").status_code == 200
    assert client.get("/van-ban/?trang=-1").status_code == 200


@pytest.mark.parametrize("query", ["", "?q=cong+van", "?q=12-CV/TU", "?nam=2026&trang_thai=review"])
def test_the_list_costs_the_same_for_many_as_for_few(
    client: Client,
    province: Province,
    specialist: User,
    query: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    many(specialist, province.party_office, 60)

    with django_assert_max_num_queries(QUERIES_OF_THE_LIST):
        assert client.get(f"/van-ban/{query}").status_code == 200


def test_a_filter_that_no_longer_occurs_asks_for_nothing(client: Client, plan: Document) -> None:
    page = client.get("/van-ban/?loai=Kh%C3%B4ng+c%C3%B3&nam=abc").content.decode()

    assert "52-KH/TU" in page


def test_nothing_found_says_what_to_do(client: Client, plan: Document) -> None:
    page = client.get("/van-ban/?q=khongcogi").content.decode()

    assert "Không tìm thấy văn bản nào" in page
    assert "Bỏ mọi bộ lọc" in page


def test_an_empty_list_says_what_to_do(client: Client, province: Province) -> None:
    assert "Kéo kế hoạch, công văn" in client.get("/van-ban/").content.decode()
    assert 'id="receive"' not in province.client("reader").get("/van-ban/").content.decode()


def test_files_in_reading_show_progress_and_poll(client: Client, receive: Receive) -> None:
    receive(read=False)
    Reading.objects.update(
        state=ReadingState.RUNNING, lease_until="2099-01-01T00:00Z", pages_done=3, pages_total=10
    )

    page = client.get("/van-ban/dang-doc/").content.decode()

    assert "3/10" in page
    assert "every 2s" in page


def test_a_finished_file_stops_the_polling_and_links_its_document(client: Client, plan: Document) -> None:
    page = client.get("/van-ban/dang-doc/").content.decode()

    assert f'href="/van-ban/{plan.pk}/"' in page
    assert "every 2s" not in page


def test_a_failed_file_shows_why_and_can_be_read_again(client: Client, receive: Receive) -> None:
    incoming = receive(read=False)
    Reading.objects.update(state=ReadingState.FAILED, problem="Tệp bị hỏng; hãy gửi lại.")

    page = client.get(f"/van-ban/tep/{incoming.pk}/").content.decode()
    assert "Tệp bị hỏng; hãy gửi lại." in page
    assert "Đọc lại" in page
    answer = client.post(f"/van-ban/tep/{incoming.pk}/doc-lai/")

    assert answer.status_code == 302
    assert Reading.objects.get().state == ReadingState.WAITING


def test_a_failed_file_of_others_stays_in_sight_until_it_is_settled(
    receive: Receive, province: Province
) -> None:
    receive(read=False)
    Reading.objects.update(state=ReadingState.FAILED, problem="Tệp bị hỏng.")

    assert [row.state for row in files_in_reading(province.people["chief"])] == ["failed"]
    assert not files_in_reading(province.people["unit_contact"])


class TestDocumentPage:
    def test_shows_header_file_and_history(self, client: Client, plan: Document) -> None:
        page = client.get(f"/van-ban/{plan.pk}/").content.decode()

        for words in (
            "52-KH/TU",
            "03/03/2026",
            "Trần Văn Minh",
            "ke-hoach.txt",
            "Đã đọc Kế hoạch",
            "nhận tệp đến số",
            "SHA-256",
        ):
            assert words in page

    def test_a_file_with_a_document_leads_to_it(self, client: Client, plan: Document) -> None:
        answer = client.get(f"/van-ban/tep/{plan.incoming_id}/")

        assert answer.headers["Location"] == f"/van-ban/{plan.pk}/"

    def test_the_original_is_only_ever_downloaded(self, client: Client, plan: Document) -> None:
        answer = client.get(f"/van-ban/tep/{plan.incoming_id}/tai-ve/")

        assert answer.getvalue() == papers.data(papers.PLAN)
        assert answer.headers["Content-Disposition"] == 'attachment; filename="ke-hoach.txt"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]

    def test_a_name_with_diacritics_survives_the_download(self, client: Client, receive: Receive) -> None:
        incoming = receive(name='Kế hoạch "số 52".txt')

        answer = client.get(f"/van-ban/tep/{incoming.pk}/tai-ve/")
        said = answer.headers["Content-Disposition"]
        answer.close()

        assert said.startswith("attachment; filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch")

    def test_several_documents_of_one_file_know_each_other(self, client: Client, plan: Document) -> None:
        other = Document.objects.create(
            reading=plan.reading, incoming=plan.incoming, office=plan.office, no=2, title="phụ lục"
        )

        page = client.get(f"/van-ban/{plan.pk}/").content.decode()

        assert "Văn bản trong cùng tệp" in page
        assert f'href="/van-ban/{other.pk}/"' in page


class TestStubPages:
    def test_registers_and_lists(self, client: Client) -> None:
        answer = client.post("/van-ban/phieu-mat/moi/", {"number_text": "05-BC/TU", "dated_on": "5/3/2026"})

        assert answer.headers["Location"] == "/van-ban/phieu-mat/"
        page = client.get("/van-ban/phieu-mat/").content.decode()
        assert "05-BC/TU" in page
        assert "05/03/2026" in page

    def test_a_wrong_date_is_said(self, client: Client) -> None:
        answer = client.post("/van-ban/phieu-mat/moi/", {"number_text": "05-BC/TU", "dated_on": "31/2/2026"})

        assert answer.status_code == 422
        assert "Ngày chưa đúng" in answer.content.decode()

    def test_a_stub_left_by_a_reading_is_announced_and_completed(
        self, client: Client, receive: Receive, specialist: User
    ) -> None:
        jobs.do_reading(receive(papers.DEEP_SECRET, read=False).file.reading.pk)
        assert "1 phiếu văn bản mật chờ hoàn tất" in client.get("/van-ban/").content.decode()

        stub = SecretStub.objects.get()
        address = f"/van-ban/phieu-mat/{stub.pk}/"
        assert "52-KH/TU" in client.get(address).content.decode()

        client.post(address, {"number_text": "07-BC/TU", "dated_on": ""})

        stub.refresh_from_db()
        assert (stub.number_text, stub.dated_on) == ("07-BC/TU", None)
        assert stub.completed_at is not None

    def test_a_reader_has_no_business_there(self, province: Province) -> None:
        assert province.client("reader").get("/van-ban/phieu-mat/").status_code == 422


def test_dates_of_the_list_are_those_of_the_paper(plan: Document) -> None:
    assert plan.issued_on == date(2026, 3, 3)
