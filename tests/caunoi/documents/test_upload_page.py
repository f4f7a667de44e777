"""Receiving over HTTP: in memory only, one answer for each file, works as a plain form."""

from __future__ import annotations

import io
import tempfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from caunoi.documents.models import IncomingFile, StoredFile
from tests.caunoi.documents import papers
from tests.conftest import Province

ADDRESS = "/van-ban/nhan/"


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("specialist")


def a_file(text: str = papers.PLAN, name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, papers.data(text))


def send(client: Client, *files: object, **fields: str) -> Any:
    return client.post(ADDRESS, {"marking": "khong", **fields, "tep": list(files)})


def send_raw(client: Client, body: object, length: int) -> Any:
    """A multipart body as a server hands it over, with the length that was announced."""
    environment: dict[str, Any] = {"wsgi.input": body, "CONTENT_LENGTH": str(length)}
    return client.generic("POST", ADDRESS, content_type="multipart/form-data; boundary=x", **environment)


def test_several_files_are_received_each_with_its_answer(client: Client) -> None:
    answer = send(client, a_file(), a_file(papers.LETTER, "cong-van.txt"), a_file(papers.SECRET, "kin.txt"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count('class="outcome outcome-done"') == 2
    assert page.count('class="outcome outcome-late"') == 1
    assert {incoming.name for incoming in IncomingFile.objects.all()} == {"ke-hoach.txt", "cong-van.txt"}


def test_a_duplicate_is_said_and_linked(client: Client) -> None:
    send(client, a_file())

    page = send(client, a_file(name="ban-sao.txt")).content.decode()

    assert "đã có từ ngày" in page
    assert f"/van-ban/tep/{IncomingFile.objects.get().pk}/" in page


def test_the_module_gets_a_fragment_for_its_one_file(client: Client) -> None:
    answer = client.post(ADDRESS, {"marking": "khong", "tep": a_file()}, headers={"X-One-File": "1"})

    assert answer.headers["X-Outcome"] == "1"
    assert answer.content.decode().strip().startswith("<li")


def test_the_marking_must_be_said(client: Client) -> None:
    answer = client.post(ADDRESS, {"tep": a_file()})

    assert answer.status_code == 422
    assert "Hãy chọn dấu chỉ độ mật" in answer.content.decode()
    assert not IncomingFile.objects.exists()


def test_a_form_without_a_file_says_so(client: Client) -> None:
    answer = client.post(ADDRESS, {"marking": "khong"})

    assert answer.status_code == 422
    assert "Chưa có tệp nào" in answer.content.decode()


def test_a_declared_marking_refuses_and_offers_the_stub(client: Client) -> None:
    page = send(client, a_file(), marking="MẬT").content.decode()

    assert "không byte nào của tệp được lưu" in page
    assert "/van-ban/phieu-mat/moi/" in page
    assert not StoredFile.objects.exists()


def test_a_sensitive_topic_is_taken_with_the_tick(client: Client) -> None:
    asked = send(client, a_file(papers.PERSONNEL)).content.decode()
    assert 'data-code="confirm-topic"' in asked
    assert not IncomingFile.objects.exists()

    send(client, a_file(papers.PERSONNEL), topic_confirmed="on")

    assert IncomingFile.objects.get().sensitive_topic == "nhân sự"


def test_no_byte_of_an_upload_touches_a_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Django would write a file of this size to a temporary one: any attempt would be seen here."""

    def forbidden(*_: object, **__: object) -> object:
        raise AssertionError("an upload went to a temporary file")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", forbidden)
    monkeypatch.setattr(tempfile, "mkstemp", forbidden)
    large = papers.SECRET + "x" * (4 * 1024 * 1024)

    page = send(client, a_file(large, "kin.txt")).content.decode()

    assert "dấu chỉ độ mật MẬT" in page


def test_a_file_over_the_limit_is_drained_and_the_others_are_taken(
    client: Client, settings: Settings
) -> None:
    settings.CAUNOI_MAX_UPLOAD_MB = 1
    large = a_file("a" * (1024 * 1024 + 200_000), "nang.txt")

    page = send(client, a_file(), large).content.decode()

    assert "vượt quá 1 MB" in page
    assert IncomingFile.objects.get().name == "ke-hoach.txt"


class Unread(io.BytesIO):
    """A body of which nobody may read a byte."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("the body was read")

    def readline(self, *_: object) -> bytes:
        return self.read()


def test_a_gigabyte_is_refused_before_a_byte_is_read(client: Client) -> None:
    answer = send_raw(client, Unread(), 1024**3)

    assert answer.status_code == 413
    assert "vượt quá 100 MB" in answer.content.decode()


def test_without_the_token_nothing_is_taken(province: Province) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(province.people["specialist"])

    answer = send(strict, a_file())

    assert answer.status_code == 403
    assert not IncomingFile.objects.exists()


def test_an_interrupted_upload_leaves_nothing(client: Client) -> None:
    """The browser goes away in the middle of the file: the stream ends before the announced length."""
    body = (
        b'--x\r\nContent-Disposition: form-data; name="marking"\r\n\r\nkhong\r\n'
        b'--x\r\nContent-Disposition: form-data; name="tep"; filename="a.txt"\r\n\r\n'
    ) + papers.data(papers.PLAN)

    answer = send_raw(client, io.BytesIO(body), len(body) + 5000)

    assert answer.status_code == 422
    assert 'data-code="cut-short"' in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_a_reader_is_refused(province: Province) -> None:
    answer = send(province.client("reader"), a_file())

    assert answer.status_code == 422
    assert 'data-code="not-allowed"' in answer.content.decode()
    assert not IncomingFile.objects.exists()


def test_a_stranger_is_asked_to_sign_in(db: None) -> None:
    answer = send(Client(), a_file())

    assert answer.status_code == 302
    assert "/dang-nhap/" in answer.headers["Location"]


@pytest.mark.parametrize(("role", "address"), [("admin", "/don-vi/nhap/"), ("chief", "/so-van-ban-di/nhap/")])
def test_no_page_puts_a_file_on_a_disk(
    province: Province, settings: Settings, role: str, address: str
) -> None:
    """A secret document may be chosen by mistake on any page that takes a file (R15)."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    settings.FILE_UPLOAD_TEMP_DIR = "/khong-co"
    answer = province.client(role).post(address, {"file": SimpleUploadedFile("mat.xlsx", b"MAT" * 9)})
    assert answer.status_code in {200, 422}
    assert not isinstance(answer.wsgi_request.FILES["file"], TemporaryUploadedFile)
    assert not StoredFile.objects.exists()
