"""The signatures of a received PDF: checked in the background, kept, said beside the document, made anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from caunoi.documents import jobs, signature_jobs, store
from caunoi.documents.actions import discard_file, receive_file
from caunoi.documents.models import CheckState, IncomingFile, Reading, SignatureCheck, StoredFile, TrustedRoot
from caunoi.documents.signature_actions import add_root, remove_root
from caunoi.documents.signature_reads import SignaturesSeen, signatures_of
from caunoi.ledger.models import Entry
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.conftest import Province
from tests.vanban.authority import Kind, authority, bare_pdf, certify, signed

CA = authority()
TRUSTED = ("done", "Chữ ký hợp lệ")
OPEN = ("soon", "Chưa kết luận được")


@pytest.fixture
def admin(province: Province) -> User:
    return province.people["admin"]


@pytest.fixture
def received(specialist: User) -> IncomingFile:
    """A plan signed by the person, then by the organ; nothing has looked at it yet, not even the gate."""
    data = signed(signed(bare_pdf(), CA.person), CA.organ)
    stored = StoredFile.objects.create(sha256=store.put(data), size=len(data), media_type="application/pdf")
    Reading.objects.create(file=stored)
    signature_jobs.expect(stored, data)
    assert specialist.office is not None
    return IncomingFile.objects.create(
        file=stored, name="ke-hoach.pdf", received_by=specialist, office=specialist.office
    )


def seen(incoming: IncomingFile) -> SignaturesSeen:
    found = signatures_of(incoming.file_id)
    assert found is not None
    return found


def conclusions(incoming: IncomingFile) -> list[tuple[str, str]]:
    return [(one.tone, one.summary) for one in seen(incoming).signatures]


def told() -> list[str]:
    return [
        line.said.partition(": ")[2] for line in Entry.objects.filter(verb="verify_signatures").order_by("pk")
    ]


class TestCheck:
    def test_waits_then_says_of_each_who_and_how_sure(self, received: IncomingFile, admin: User) -> None:
        assert (seen(received).anew, seen(received).signatures) == (True, ())
        add_root(actor=admin, data=CA.root.pem, reason="CA tỉnh, đối chiếu với công văn")

        assert signature_jobs.check_one()

        assert conclusions(received) == [TRUSTED, TRUSTED]
        first = dict(seen(received).signatures[0].answers)
        assert first["Người ký"] == "Trần Văn Minh (Tỉnh ủy Hải Lam); chứng thư do Gốc Hải Lam cấp."
        assert first["Nội dung"].startswith("Nội dung đã ký còn nguyên; sau đó tệp chỉ được ký thêm")
        assert first["Thu hồi"].startswith("Chưa biết")
        assert told() == ["2 chữ ký hợp lệ."]
        assert not signature_jobs.check_one()

    def test_what_has_no_signature_or_is_no_pdf_costs_no_job(self, specialist: User) -> None:
        plain = receive_file(actor=specialist, name="a.pdf", data=bare_pdf()).incoming
        text = receive_file(actor=specialist, name="a.txt", data=papers.data(papers.PLAN)).incoming

        assert (seen(plain).anew, seen(plain).signatures) == (False, ())
        assert signatures_of(text.file_id) is None
        assert not signature_jobs.check_one()
        assert told() == []

    def test_a_changed_list_makes_every_verdict_anew_and_only_news_is_told(
        self, received: IncomingFile, admin: User
    ) -> None:
        signature_jobs.check_one()
        assert conclusions(received) == [OPEN, OPEN]
        stranger = add_root(actor=admin, data=CA.stranger.der, reason="CA khác")
        assert (seen(received).anew, conclusions(received)) == (True, [OPEN, OPEN])
        signature_jobs.check_one()
        ours = add_root(actor=admin, data=CA.root.der, reason="CA tỉnh")
        signature_jobs.check_one()
        assert conclusions(received) == [TRUSTED, TRUSTED]
        remove_root(actor=admin, root=ours, reason="hết dùng")
        remove_root(actor=admin, root=stranger, reason="hết dùng")
        signature_jobs.check_one()

        assert conclusions(received) == [OPEN, OPEN]
        assert told() == ["2 chưa kết luận được.", "2 chữ ký hợp lệ.", "2 chưa kết luận được."]

    def test_a_list_that_changes_during_the_check_is_asked_again(
        self, received: IncomingFile, admin: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        verified = signature_jobs._verified

        def meanwhile(*asked: object) -> object:
            if not TrustedRoot.objects.exists():
                add_root(actor=admin, data=CA.root.der, reason="CA tỉnh")
            return verified(*asked)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr(signature_jobs, "_verified", meanwhile)

        signature_jobs.check_waiting.call()

        assert conclusions(received) == [TRUSTED, TRUSTED]
        assert SignatureCheck.objects.get().attempts == 2


class TestFailure:
    def test_bytes_that_are_gone(self, received: IncomingFile) -> None:
        store.erase(received.file.sha256)
        signature_jobs.check_one()
        assert seen(received).problem == signature_jobs.NO_BYTES

    def test_a_file_that_cannot_be_opened_says_so(self, received: IncomingFile) -> None:
        store.path_of(received.file.sha256).write_bytes(b"%PDF-1.7 /ByteRange")
        signature_jobs.check_one()
        assert "hỏng" in seen(received).problem

    def test_a_child_that_crashes(self, received: IncomingFile, settings: Settings) -> None:
        settings.CAUNOI_READING_MEMORY_MB = 16
        signature_jobs.check_one()
        assert seen(received).problem == signature_jobs.BROKE

    def test_a_failed_check_is_made_anew_with_the_list(self, received: IncomingFile, admin: User) -> None:
        SignatureCheck.objects.update(state=CheckState.FAILED, problem=signature_jobs.BROKE)
        add_root(actor=admin, data=CA.root.der, reason="CA tỉnh")
        assert seen(received).anew
        signature_jobs.check_one()
        assert conclusions(received) == [TRUSTED, TRUSTED]

    def test_discarding_the_file_takes_its_check_along(
        self, received: IncomingFile, specialist: User
    ) -> None:
        Reading.objects.update(state="failed", problem="hỏng", finished_at=timezone.now())
        discard_file(actor=specialist, incoming=received)
        assert not SignatureCheck.objects.exists()


class TestLease:
    def test_what_was_dropped_is_taken_up_and_given_up_after_the_third_time(
        self, received: IncomingFile
    ) -> None:
        SignatureCheck.objects.update(state=CheckState.RUNNING, lease_until=timezone.now(), attempts=1)
        assert jobs.tick().queued == 1
        signature_jobs.check_one()
        assert SignatureCheck.objects.get().state == CheckState.DONE

        SignatureCheck.objects.update(state=CheckState.RUNNING, lease_until=timezone.now(), dropped=2)
        signature_jobs.check_one()
        assert seen(received).problem == signature_jobs.BROKE

    def test_a_running_check_is_left_alone(self, received: IncomingFile) -> None:
        later = timezone.now() + timedelta(minutes=1)
        SignatureCheck.objects.update(state=CheckState.RUNNING, lease_until=later)
        assert not signature_jobs.check_one()
        assert jobs.tick().queued == 0

    def test_who_lost_the_lease_writes_nothing(
        self, received: IncomingFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def slow(*_: object) -> tuple[object, str]:
            SignatureCheck.objects.update(attempts=9)
            return {"signatures": []}, ""

        monkeypatch.setattr(signature_jobs, "_verified", slow)
        signature_jobs.check_one()
        assert SignatureCheck.objects.get().found is None


class TestRoots:
    def test_added_and_removed_with_their_reasons(self, admin: User) -> None:
        root = add_root(actor=admin, data=CA.root.pem, reason="  CA   tỉnh ")
        assert (root.name, root.issuer, root.reason, bytes(root.der)) == ("Gốc Hải Lam",) * 2 + (
            "CA tỉnh",
            CA.root.der,
        )
        remove_root(actor=admin, root=root, reason="thay khóa")
        root.refresh_from_db()
        assert (root.removal_reason, root.removed_by) == ("thay khóa", admin)
        again = add_root(actor=admin, data=CA.root.der, reason="vẫn dùng")
        assert again != root
        said = [line.said for line in Entry.objects.order_by("pk")]
        assert [line.rpartition(": ")[2] for line in said] == ["CA tỉnh", "thay khóa", "vẫn dùng"]

    @pytest.mark.parametrize(
        ("data", "reason", "code"),
        [
            (lambda: CA.root.pem, "  ", "nothing-stated"),
            (lambda: b"chu", "CA", "not-a-certificate"),
            (lambda: CA.root.pem + CA.stranger.pem, "CA", "not-a-certificate"),
            (lambda: CA.person.pem, "CA", "no-authority"),
            (lambda: CA.stranger.der, "CA", "known"),
        ],
    )
    def test_refused_with_nothing_changed(
        self, admin: User, data: Callable[[], bytes], reason: str, code: str
    ) -> None:
        add_root(actor=admin, data=CA.stranger.pem, reason="CA khác")
        with pytest.raises(RuleBroken, match=code):
            add_root(actor=admin, data=data(), reason=reason)
        assert TrustedRoot.objects.count() == Entry.objects.count() == 1

    def test_removed_once_and_only_with_a_reason(self, admin: User, specialist: User) -> None:
        root = add_root(actor=admin, data=CA.root.pem, reason="CA tỉnh")
        for actor, reason, code in ((specialist, "x", "not-allowed"), (admin, " ", "nothing-stated")):
            with pytest.raises(RuleBroken, match=code):
                remove_root(actor=actor, root=root, reason=reason)
        remove_root(actor=admin, root=root, reason="hết dùng")
        with pytest.raises(RuleBroken, match="removed-already"):
            remove_root(actor=admin, root=root, reason="hết dùng")

    def test_only_who_keeps_the_list_adds(self, specialist: User) -> None:
        with pytest.raises(RuleBroken, match="not-allowed"):
            add_root(actor=specialist, data=CA.root.pem, reason="CA")


class TestPages:
    def test_the_verdict_stands_beside_the_document_in_words(
        self, received: IncomingFile, admin: User, province: Province
    ) -> None:
        add_root(actor=admin, data=CA.root.pem, reason="CA tỉnh")
        jobs.do_reading(received.file.reading.pk)
        client, address = province.client("chief"), f"/van-ban/{received.documents.get().pk}/"
        assert "Đang kiểm tra chữ ký số" in client.get(address).content.decode()
        signature_jobs.check_one()
        page = client.get(address).content.decode()
        assert page.count("<span>Chữ ký hợp lệ</span>") == 2
        assert "không hỏi ra ngoài mạng" in page
        add_root(actor=admin, data=CA.stranger.pem, reason="CA khác")
        assert "kết quả dưới đây là của lần trước" in client.get(address).content.decode()
        SignatureCheck.objects.update(state=CheckState.FAILED, problem=signature_jobs.BROKE, found=None)
        assert signature_jobs.BROKE in client.get(address).content.decode()

    def test_an_unsigned_pdf_says_that_it_is_not_signed(self, specialist: User, province: Province) -> None:
        incoming = receive_file(actor=specialist, name="a.pdf", data=bare_pdf()).incoming
        jobs.do_reading(incoming.file.reading.pk)
        page = province.client("chief").get(f"/van-ban/{incoming.documents.get().pk}/").content.decode()
        assert "Tệp PDF này không có chữ ký số nào." in page

    def test_the_list_is_kept_on_its_page(self, admin: User) -> None:
        client = Client()
        client.force_login(admin)
        old = certify("Gốc cũ", kind=Kind(authority=True), years=0.1)
        for pem, reason in ((CA.root.pem, "CA tỉnh"), (old.pem, "văn bản cũ")):
            sent = {"tep": SimpleUploadedFile("goc.pem", pem), "reason": reason}
            assert client.post("/van-ban/chung-thu-goc/", sent).status_code == 302
        page = client.get("/van-ban/chung-thu-goc/").content.decode()
        for words in ("Gốc Hải Lam", "văn bản cũ", "Đã hết hạn", "Cầu Nối không thay công cụ đó"):
            assert words in page
        root = TrustedRoot.objects.get(name="Gốc cũ")
        assert client.post(f"/van-ban/chung-thu-goc/{root.pk}/bo/", {"reason": "thôi"}).status_code == 302
        assert ": thôi</span>" in client.get("/van-ban/chung-thu-goc/").content.decode()
        assert client.post("/van-ban/chung-thu-goc/", {"reason": "x"}).status_code == 422
