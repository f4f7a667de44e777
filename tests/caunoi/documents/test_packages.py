"""edXML packages: out with the file, in through the gate, their header as proposals that a person decides."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from caunoi.documents import jobs, store
from caunoi.documents.actions import receive_file
from caunoi.documents.intake import DocumentDraft, FactDraft, Json, header_of
from caunoi.documents.models import Document, IncomingFile
from caunoi.documents.package_actions import receive_package
from caunoi.documents.package_rules import ONLY_THERE, said_by, with_package
from caunoi.people.models import User
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.documents import papers
from tests.conftest import Province
from vanban.edxml import Attachment, Message, Organ, faults, read, write
from vanban.signature_words import HANOI

UNNUMBERED = papers.PLAN.replace("Số 52-KH/TU", "Số       -KH/TU")
MESSAGE = Message(
    sender=Organ("T.29.01", "Tỉnh ủy Hải Lam"),
    receivers=(),
    number=52,
    symbol="KH/TU",
    issued_on=date(2026, 3, 4),
    doc_type="Kế hoạch",
    subject="Kế hoạch tổ chức hội nghị gặp mặt cán bộ chủ chốt cấp xã",
    sent_at=datetime(2026, 3, 4, 8, 0, tzinfo=HANOI),
    position="Phó Bí thư",
    signer="Trần Văn Minh",
    attachments=(Attachment("ke-hoach.txt", "text/plain", UNNUMBERED.encode()),),
)


def fact(kind: str, value: Json, doubt: str = "") -> FactDraft:
    return FactDraft(kind, 0, value, 0, 5, 1, [], doubt)


def draft(*facts: FactDraft) -> DocumentDraft:
    return DocumentDraft(1, 0, 90, header_of({one.kind: one.value for one in facts}), facts)


class TestRules:
    @pytest.mark.parametrize(
        ("kind", "read_", "said", "doubt"),
        [
            ("number", 52, 52, ""),
            ("number", 52, 53, "ghi khác: “53”"),
            ("symbol", "KH/TU", "kh/tu", ""),
            ("issue_date", "2026-03-03", "2026-03-04", "“2026-03-04”"),
            ("issuer", "Tỉnh ủy Hải Lam", "TỈNH UỶ HẢI LAM", ""),
            ("title", "tổ chức hội nghị gặp mặt cán bộ", "Kế hoạch tổ chức hội nghị gặp mặt cán bộ", ""),
            ("title", "tổ chức hội nghị gặp mặt cán bộ", "về việc khác", "“về việc khác”"),
            ("signature", {"name": "Trần Văn Minh", "role": None}, {"name": "Trần Văn Minh"}, ""),
            ("signature", {"name": "Trần Văn Minh"}, {"name": "Lê Hoa"}, "“Lê Hoa”"),
        ],
    )
    def test_what_was_read_stands_and_is_doubted_where_they_differ(
        self, kind: str, read_: Json, said: Json, doubt: str
    ) -> None:
        [found] = with_package(draft(fact(kind, read_)), {kind: said}).facts
        assert (found.value, found.start) == (read_, 0)
        assert (doubt in found.doubt) if doubt else found.doubt == ""

    def test_what_the_text_does_not_say_is_a_proposal_of_the_package(self) -> None:
        found = with_package(draft(fact("symbol", "KH/TU", "mờ")), {"number": 52, "symbol": "CV/TU"})
        assert [(one.kind, one.value, one.start) for one in found.facts] == [
            ("symbol", "KH/TU", 0), ("number", 52, None),
        ]  # fmt: skip
        assert found.facts[0].doubt == "mờ Gói edXML kèm theo ghi khác: “CV/TU”."
        assert found.facts[1].doubt == ONLY_THERE
        assert (found.header.number, found.header.symbol) == (52, "KH/TU")

    def test_a_package_that_says_nothing_adds_nothing(self) -> None:
        bare = Message(Organ("", ""), (), None, "", None, "", "", MESSAGE.sent_at)
        assert said_by(bare) == {}
        assert with_package(draft(fact("number", 1)), {}) == draft(fact("number", 1))


class TestIn:
    def test_the_file_is_received_and_the_number_it_lacks_is_proposed(self, specialist: User) -> None:
        [outcome] = receive_package(actor=specialist, name="goi.edxml", data=write(MESSAGE))
        assert outcome.receipt is not None
        jobs.do_reading(outcome.receipt.incoming.file.reading.pk)

        document = Document.objects.get()
        assert store.get(document.incoming.file.sha256) == UNNUMBERED.encode()
        assert (document.number_text, document.issued_on) == ("52-KH/TU", date(2026, 3, 3))
        doubts = {one.kind: one.doubt for one in document.facts.filter(kind__in=["number", "issue_date"])}
        assert doubts["number"] == ONLY_THERE
        assert "ghi khác: “2026-03-04”" in doubts["issue_date"]
        assert set(document.facts.values_list("state", flat=True)) == {"proposed"}

    def test_each_file_for_itself_and_nothing_is_kept_of_a_secret_one(self, specialist: User) -> None:
        files = [
            Attachment("kin.txt", "text/plain", papers.SECRET.encode()),
            Attachment("../cong-van.txt", "text/plain", papers.LETTER.encode()),
        ]
        package = write(dataclasses.replace(MESSAGE, attachments=tuple(files)))

        secret, letter = receive_package(actor=specialist, name="goi.xml", data=package)

        assert secret.refused is not None
        assert secret.refused.code == "secret"
        assert letter.receipt is not None
        incoming = IncomingFile.objects.get()
        assert (incoming.name, incoming.package) == ("cong-van.txt", said_by(MESSAGE))

    @pytest.mark.parametrize(
        ("data", "declared", "code"),
        [
            (write(dataclasses.replace(MESSAGE, attachments=())), "", "empty-package"),
            (write(MESSAGE)[:300], "", "unreadable"),
            (b"<!DOCTYPE a>" + write(MESSAGE)[39:], "", "unreadable"),
            (write(MESSAGE), "MẬT", "secret"),
        ],
    )
    def test_refused_with_nothing_kept(self, specialist: User, data: bytes, declared: str, code: str) -> None:
        with pytest.raises(RuleBroken, match=code):
            receive_package(actor=specialist, name="goi.xml", data=data, declared=declared)
        assert not IncomingFile.objects.exists()

    def test_only_who_receives_files(self, province: Province) -> None:
        with pytest.raises(RuleBroken, match="not-allowed"):
            receive_package(actor=province.people["reader"], name="goi.xml", data=write(MESSAGE))

    def test_dropped_on_the_page_like_any_file(self, province: Province) -> None:
        sent = {"marking": "khong", "tep": SimpleUploadedFile("goi.edxml", write(MESSAGE))}
        page = province.client("specialist").post("/van-ban/nhan/", sent).content.decode()
        assert "ke-hoach.txt (trong goi.edxml)" in page
        assert IncomingFile.objects.get().package == said_by(MESSAGE)
        broken = {"marking": "khong", "tep": SimpleUploadedFile("goi.edxml", write(MESSAGE)[:300])}
        assert (
            "Không đọc được gói edXML"
            in province.client("specialist").post("/van-ban/nhan/", broken).content.decode()
        )


class TestOut:
    def test_the_document_leaves_with_its_file_and_comes_back_as_it_went(
        self, plan: Document, province: Province
    ) -> None:
        answer = province.client("chief").get(f"/van-ban/{plan.pk}/edxml/")

        assert answer.headers["Content-Disposition"] == f'attachment; filename="van-ban-{plan.pk}.edxml"'
        assert faults(answer.content) == ()
        message = read(answer.content)
        assert (message.number, message.symbol, message.issued_on) == (52, "KH/TU", date(2026, 3, 3))
        assert (message.signer, message.competence) == ("Trần Văn Minh", "T/M BAN THƯỜNG VỤ")
        committee = province.party_office.parent
        assert committee is not None
        assert message.sender == Organ(committee.code, "Tỉnh ủy Hải Lam")
        assert message.receivers == (Organ(plan.office.code, plan.office.name),)
        assert message.attachments[0].data == papers.PLAN.encode()
        assert write(read(answer.content)) == answer.content

    def test_a_file_that_is_gone_is_not_found(self, plan: Document, province: Province) -> None:
        store.erase(plan.incoming.file.sha256)
        assert province.client("chief").get(f"/van-ban/{plan.pk}/edxml/").status_code == 404

    def test_the_page_offers_it(self, plan: Document, province: Province) -> None:
        page = province.client("chief").get(f"/van-ban/{plan.pk}/").content.decode()
        assert f'href="/van-ban/{plan.pk}/edxml/"' in page

    def test_a_received_package_is_a_duplicate_of_its_file(self, plan: Document, specialist: User) -> None:
        same = dataclasses.replace(MESSAGE, attachments=(Attachment("a.txt", "", papers.PLAN.encode()),))
        [outcome] = receive_package(actor=specialist, name="goi.xml", data=write(same))
        assert outcome.receipt is not None
        assert outcome.receipt.duplicate
        assert receive_file(actor=specialist, name="a.txt", data=papers.PLAN.encode()).duplicate
