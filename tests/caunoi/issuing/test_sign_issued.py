"""An issued document is signed with the office's key: once, by whom it belongs to, verified as any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.documents import signature_jobs, store
from caunoi.documents.models import StoredFile, TrustedRoot
from caunoi.documents.signature_actions import add_root
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.sign_actions import sign_issued
from caunoi.people.models import Role
from tests.caunoi.issuing.draft_scene import Desk, desk, draft, refusal, to_approved, to_issued, told
from tests.conftest import Province
from tests.vanban.authority import PASSPHRASE, authority
from vanban.certificates import certificate_of
from vanban.signatures import verify

__all__ = ["desk", "draft"]

CA = authority()
ORGAN = certificate_of(CA.organ.der).name
BASE = "/van-ban-di/du-thao/"


@pytest.fixture
def key(tmp_path: Path, settings: Settings) -> Path:
    """The office's key file, as the settings name it."""
    place = tmp_path / "khoa.p12"
    place.write_bytes(CA.organ.pkcs12)
    settings.CAUNOI_SIGN_KEY, settings.CAUNOI_SIGN_PASSWORD = str(place), PASSPHRASE.decode()
    return place


def test_the_signed_file_stands_beside_the_issued_one(draft: Draft, desk: Desk, key: Path) -> None:
    issued = to_issued(draft, desk)
    signed = sign_issued(actor=desk.writer, draft=issued)

    assert signed.pdf is not None
    assert signed.signed is not None
    data = store.get(signed.signed.sha256)
    assert data.startswith(store.get(signed.pdf.sha256))
    [verdict] = verify(data, roots=[CA.root.der], on=timezone.localtime())
    assert (verdict.conclusion, verdict.certificate and verdict.certificate.der) == ("good", CA.organ.der)
    assert f"{desk.writer} ký số văn bản 01-KH/TU bằng chứng thư của {ORGAN}." in told(issued)


def test_a_second_signature_is_refused_and_nothing_of_it_stays(draft: Draft, desk: Desk, key: Path) -> None:
    issued = to_issued(draft, desk)
    first = sign_issued(actor=desk.writer, draft=issued)
    files = StoredFile.objects.count()
    assert refusal(lambda: sign_issued(actor=desk.chief, draft=issued)) == "signed-already"
    assert (Draft.objects.get().signed_id, StoredFile.objects.count()) == (first.signed_id, files)


def test_only_what_is_out_is_signed_and_only_by_who_keeps_the_numbers(
    draft: Draft, desk: Desk, key: Path
) -> None:
    approved = to_approved(draft, desk)
    assert refusal(lambda: sign_issued(actor=desk.writer, draft=approved)) == "wrong-state"
    assert refusal(lambda: sign_issued(actor=desk.stranger, draft=approved)) == "not-allowed"
    assert Draft.objects.get().signed_id is None


@pytest.mark.parametrize(
    ("broken", "code"),
    [("none", "no-key"), ("gone", "no-key"), ("passphrase", "cannot-sign"), ("nonsense", "cannot-sign")],
)
def test_a_key_that_cannot_be_had(
    draft: Draft, desk: Desk, key: Path, settings: Settings, broken: str, code: str
) -> None:
    issued = to_issued(draft, desk)
    if broken == "none":
        settings.CAUNOI_SIGN_KEY = ""
    elif broken == "gone":
        key.unlink()
    elif broken == "passphrase":
        settings.CAUNOI_SIGN_PASSWORD = "sai"
    else:
        key.write_bytes(b"khong phai khoa")
    assert refusal(lambda: sign_issued(actor=desk.writer, draft=issued)) == code
    assert Draft.objects.get().signed_id is None


def test_on_the_pages(draft: Draft, desk: Desk, key: Path, province: Province) -> None:
    writer, page = province.client("specialist"), f"{BASE}{to_issued(draft, desk).pk}/"
    shown = writer.get(page).content.decode()
    assert f"{page}ky-so/" in shown
    assert "làm trong công cụ ký của cơ quan cơ yếu" in shown
    assert writer.get(f"{page}van-ban-da-ky.pdf").status_code == 404
    asked = writer.get(f"{page}ky-so/").content.decode()
    for said in ("Tỉnh ủy Hải Lam", "Gốc Hải Lam", "công cụ ký của cơ quan cơ yếu", "01-KH/TU"):
        assert said in asked, said

    after = writer.post(f"{page}ky-so/", follow=True).content.decode()
    assert "Đang kiểm tra chữ ký số" in after
    assert f"{page}ky-so/" not in after
    add_root(actor=province.people[Role.ADMIN], data=CA.root.pem, reason="gốc của tỉnh")
    while signature_jobs.check_one():
        pass
    assert TrustedRoot.objects.count() == 1
    assert "Chữ ký hợp lệ" in writer.get(page).content.decode()
    answer = writer.get(f"{page}van-ban-da-ky.pdf")
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"].endswith('-da-ky.pdf"')
    assert writer.post(f"{page}ky-so/").status_code == 422
    assert writer.get(f"{page}ky-so/").headers["Location"] == page


def test_the_page_asks_nobody_to_sign_what_is_not_out(
    draft: Draft, desk: Desk, key: Path, province: Province
) -> None:
    answer = province.client("specialist").get(f"{BASE}{to_approved(draft, desk).pk}/ky-so/")
    assert answer.status_code == 422
    assert 'data-code="wrong-state"' in answer.content.decode()


def test_without_a_key_no_button_but_the_word_about_the_state_s_tool(
    draft: Draft, desk: Desk, province: Province, settings: Settings
) -> None:
    settings.CAUNOI_SIGN_KEY = ""
    page = f"{BASE}{to_issued(draft, desk).pk}/"
    shown = province.client("specialist").get(page).content.decode()
    assert "ky-so/" not in shown
    assert "công cụ ký của cơ quan cơ yếu" in shown
    assert province.client("specialist").get(f"{page}ky-so/").status_code == 422


def test_who_only_looks_has_no_button(draft: Draft, desk: Desk, key: Path, province: Province) -> None:
    page = f"{BASE}{to_issued(draft, desk).pk}/"
    assert "ky-so/" not in province.client("leader").get(page).content.decode()
    assert province.client("leader").post(f"{page}ky-so/").status_code == 422
    assert Draft.objects.get().signed_id is None
