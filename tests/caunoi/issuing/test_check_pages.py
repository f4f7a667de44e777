"""The check's pages: a dropped file passes the gate and is not kept; a document beside its findings."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from caunoi.documents import jobs, store
from caunoi.documents.actions import receive_file
from caunoi.documents.models import Document, IncomingFile, StoredFile
from caunoi.issuing.check_actions import waive_rule
from caunoi.people.models import Role, User
from tests.conftest import Province
from tests.vanban.checks.papers import NOTICE_05

ADDRESS = "/kiem-tra-the-thuc/"
WRONG = NOTICE_05.replace("Số 39-", "Số: 39-").replace("\n- Lưu Văn", "\n- Lưu: Văn")


@pytest.fixture
def client(province: Province) -> Client:
    return province.client(Role.SPECIALIST)


def _drop(
    client: Client, data: bytes, name: str = "thong-bao.txt", marking: str = "khong"
) -> tuple[int, str]:
    answer = client.post(ADDRESS, {"tep": SimpleUploadedFile(name, data), "marking": marking})
    return answer.status_code, answer.content.decode()


def test_a_dropped_file_is_checked_and_not_kept(client: Client, settings: Settings) -> None:
    status, page = _drop(client, WRONG.encode())
    assert status == 200
    assert "Dòng số ghi “Số: 39-TB/ĐU”; đúng là “Số 39-TB/ĐU”." in page
    assert "<pre>Số 39-TB/ĐU</pre>" in page
    assert "05-HD/VPTW" in page
    assert page.index("Dòng số ghi") < page.index("Dòng lưu ghi")
    assert 'class="check-lit"' in page
    assert not StoredFile.objects.exists()
    assert not IncomingFile.objects.exists()
    assert not any(path.is_file() for path in Path(settings.CAUNOI_DATA).rglob("*"))


def test_a_right_file_says_so_and_an_office_is_asked_of_the_register(client: Client) -> None:
    right = NOTICE_05.replace("Giao Văn phòng Đảng ủy", "Giao Văn phòng Tỉnh ủy").replace(
        "Giao Ban Xây dựng Đảng", "Giao Ban Tuyên giáo và Dân vận Tỉnh ủy"
    )
    assert "Không thấy gì phải sửa" in _drop(client, right.encode())[1]
    assert "Chưa có trong danh bạ" in _drop(client, NOTICE_05.encode())[1]


@pytest.mark.parametrize(
    ("data", "name", "marking", "said"),
    [
        (b"M\xe1\xba\xacT\n" + NOTICE_05.encode(), "a.txt", "khong", "MẬT"),
        (NOTICE_05.encode(), "a.txt", "TỐI MẬT", "TỐI MẬT"),
        (b"PK\x03\x04 hong", "a.docx", "khong", "Word"),
        (b"", "a.txt", "khong", "rỗng"),
    ],
)
def test_what_the_gate_refuses_is_not_checked(
    client: Client, data: bytes, name: str, marking: str, said: str
) -> None:
    status, page = _drop(client, data, name, marking)
    assert status == 422
    assert said in page
    assert "check-list" not in page
    assert not StoredFile.objects.exists()


def test_no_file_and_no_marking_are_asked_for(client: Client) -> None:
    answer = client.post(ADDRESS, {})
    assert answer.status_code == 422
    assert "Chưa chọn tệp" in answer.content.decode()


def test_a_file_over_the_limit_is_refused_before_it_is_read(client: Client, settings: Settings) -> None:
    settings.CAUNOI_MAX_UPLOAD_MB = 1
    environment: dict[str, Any] = {"wsgi.input": io.BytesIO(b""), "CONTENT_LENGTH": str(9 * 1024 * 1024)}
    answer = client.generic("POST", ADDRESS, content_type="multipart/form-data; boundary=x", **environment)
    assert answer.status_code == 422
    assert "lớn hơn mức nhận" in answer.content.decode()
    _, page = _drop(client, b"a" * (1024 * 1024 + 2000))
    assert "check-list" not in page


def _received(actor: User) -> Document:
    receipt = receive_file(actor=actor, name="thong-bao.txt", data=WRONG.encode(), topic_confirmed=True)
    jobs.do_reading(receipt.incoming.file.reading.pk)
    return Document.objects.get()


def test_a_document_stands_beside_its_findings_without_those_switched_off(
    client: Client, specialist: User, chief: User
) -> None:
    document = _received(specialist)
    waive_rule(actor=chief, rule="filing-colon", reason="Cơ quan quen dùng")
    page = client.get(f"{ADDRESS}van-ban/{document.pk}/").content.decode()
    assert "Dòng số ghi" in page
    assert "Dòng lưu ghi" not in page
    assert "Không nêu 1 điều theo quy tắc cơ quan đã tắt." in page
    assert (
        f'href="{ADDRESS}van-ban/{document.pk}/"' in client.get(f"/van-ban/{document.pk}/").content.decode()
    )
    store.path_of(document.reading.file.sha256).unlink()
    gone = client.get(f"{ADDRESS}van-ban/{document.pk}/").content.decode()
    assert "Không còn tệp gốc để kiểm tra" in gone


def test_the_chief_switches_rules_on_their_page_and_the_specialist_reads_it(province: Province) -> None:
    chief, specialist = province.client(Role.CHIEF), province.client(Role.SPECIALIST)
    assert "Tắt quy tắc này" not in specialist.get(f"{ADDRESS}quy-tac/").content.decode()
    chief.post(f"{ADDRESS}quy-tac/end-mark/tat/", {"reason": "Tỉnh ủy cho dùng"})
    page = chief.get(f"{ADDRESS}quy-tac/").content.decode()
    assert "Lý do: Tỉnh ủy cho dùng" in page
    restore = page.split('action="' + ADDRESS + "bat-lai/")[1].split('"')[0]
    chief.post(f"{ADDRESS}bat-lai/{restore}")
    assert "đã tắt" not in specialist.get(f"{ADDRESS}quy-tac/").content.decode()
