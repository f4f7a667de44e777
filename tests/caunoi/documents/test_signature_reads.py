"""What a page is given of signatures and of packages, also where rows say little or something odd."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.documents import store
from caunoi.documents.intake import Json
from caunoi.documents.models import CheckState, Document, SignatureCheck, StoredFile, TrustedRoot
from caunoi.documents.package_reads import package_of
from caunoi.documents.signature_actions import add_root, remove_root
from caunoi.documents.signature_reads import found_in, root_list, signatures_of
from tests.caunoi.documents.conftest import Write
from tests.conftest import Province
from tests.vanban.authority import SIGNED, authority
from vanban.edxml import faults, read

CA = authority()


@pytest.fixture
def stored(db: None) -> StoredFile:
    return StoredFile.objects.create(sha256="a" * 64, size=1, media_type="application/pdf")


def checked(stored: StoredFile, *signatures: Json) -> SignatureCheck:
    return SignatureCheck.objects.create(
        file=stored, state=CheckState.DONE, found={"signatures": list(signatures)}, checked_at=timezone.now()
    )


@pytest.mark.parametrize(
    ("conclusion", "kind", "tone", "stamp"),
    [
        ("good", "signature", "done", False),
        ("doubt", "signature", "soon", False),
        ("bad", "signature", "late", False),
        ("good", "timestamp", "done", True),
        ("of a later version", "signature", "soon", False),
    ],
)
def test_a_conclusion_has_its_tone(
    stored: StoredFile, conclusion: str, kind: str, tone: str, stamp: bool
) -> None:
    who: Json = {"code": "signer", "sentence": "Lê Hoa; chứng thư do CA cấp."}
    checked(stored, {"conclusion": conclusion, "kind": kind, "summary": "Lời", "who": who})

    seen = signatures_of(stored.pk)

    assert seen is not None
    [one] = seen.signatures
    assert (one.tone, one.stamp, one.summary) == (tone, stamp, "Lời")
    assert one.answers[0] == ("Người ký", "Lê Hoa; chứng thư do CA cấp.")
    assert {sentence for _, sentence in one.answers[1:]} == {""}


@pytest.mark.parametrize("found", [None, [], {}, {"signatures": None}, {"signatures": ["a", 1]}, "x"])
def test_an_odd_answer_shows_no_signature(found: Json) -> None:
    assert found_in(found) == []


def test_the_digest_names_the_list_whatever_the_order_it_grew_in(province: Province) -> None:
    admin = province.people["admin"]
    empty = root_list()
    assert empty.ders == ()
    first = add_root(actor=admin, data=CA.root.der, reason="a")
    add_root(actor=admin, data=CA.stranger.der, reason="b")
    both = root_list()
    assert set(both.ders) == {CA.root.der, CA.stranger.der}
    remove_root(actor=admin, root=first, reason="c")
    assert len({empty.digest, both.digest, root_list().digest}) == 3
    add_root(actor=admin, data=CA.root.pem, reason="d")
    assert root_list() == both


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "running"},
        {"state": "waiting", "lease_until": timezone.now()},
        {"state": "done"},
        {"state": "failed", "problem": ""},
    ],
)
def test_the_database_keeps_a_check_in_one_of_its_states(
    stored: StoredFile, wrong: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SignatureCheck.objects.create(file=stored, **wrong)


def test_the_database_keeps_who_removed_a_root_and_why(province: Province) -> None:
    root = add_root(actor=province.people["admin"], data=CA.root.der, reason="a")
    for half in ({"removed_at": timezone.now()}, {"removal_reason": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TrustedRoot.objects.filter(pk=root.pk).update(**half)


def kept(document: Document) -> Document:
    """The file of a document made as rows alone is in the store as well."""
    document.incoming.file.sha256 = store.put(b"chu")
    return document


def test_a_document_that_says_little_is_a_package_without_fault(write: Write) -> None:
    bare = kept(write("Chữ", number=7, symbol="UBND-VP"))

    package = package_of(bare, at=SIGNED)

    message = read(package)
    assert faults(package) == ()
    assert (message.sender.code, message.signer, message.competence, message.to_places) == ("", "", "", ())
    assert (message.issued_on, message.pages, message.sent_at) == (None, None, SIGNED)
    assert message.document_id == ",,7/UBND-VP"


def test_what_no_xml_holds_is_left_out_and_recipients_go_along(write: Write) -> None:
    document = kept(write("Chữ", number=7, symbol="KH/TU", title="họp\x0b về\x00 việc"))
    document.issued_on = date(2026, 3, 3)
    for position, (text, state) in enumerate([("Thường trực", "proposed"), ("Nhầm", "rejected")]):
        document.facts.create(
            kind="recipients", position=position, value={"text": text, "note": None}, state=state,
            decided_by=document.incoming.received_by if state == "rejected" else None,
            decided_at=timezone.now() if state == "rejected" else None,
        )  # fmt: skip

    message = read(package_of(document, at=SIGNED))

    assert (message.subject, message.to_places) == ("họp về việc", ("Thường trực",))
    assert message.document_id == ",2026/03/03,7/KH/TU"
    assert [(file.name, file.data) for file in message.attachments] == [("7.txt", b"chu")]
