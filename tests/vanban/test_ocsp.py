"""Answers of an authority (OCSP) that the file carries: counted where they hold, never asked for."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from asn1crypto import ocsp as asn1_ocsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from tests.vanban.authority import NOW, SIGNED, Holder, Kind, authority, bare_pdf, certify, signed
from tests.vanban.test_signature_kinds import made
from vanban.signatures import Verdict, verify

CA = authority()
DAY = timedelta(days=1)
ASKED = Kind(answered_at="http://ocsp.hailam.example")
PERSON = certify("Trần Văn Minh", office="Tỉnh ủy Hải Lam", issuer=CA.root, kind=ASKED)
OTHER = certify("Lê Thị Hoa", issuer=CA.root, kind=ASKED)
DESK = certify("Trả lời thu hồi Hải Lam", issuer=CA.root, kind=Kind(answering=True))
POSER = certify("Trả lời thu hồi giả", issuer=CA.root)


def answer(
    about: Holder,
    *,
    by: Holder = CA.root,
    at: datetime = SIGNED,
    status: ocsp.OCSPCertStatus = ocsp.OCSPCertStatus.GOOD,
    revoked: datetime | None = None,
) -> asn1_ocsp.OCSPResponse:
    """What a responder says of a certificate, good for a day."""
    assert about.issuer is not None
    built = ocsp.OCSPResponseBuilder().add_response(
        cert=about.certificate, issuer=about.issuer.certificate, algorithm=hashes.SHA1(), cert_status=status,
        this_update=at, next_update=at + DAY, revocation_time=revoked, revocation_reason=None,
    )  # fmt: skip
    built = built.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
    held: list[x509.Certificate] = [] if by is CA.root else [by.certificate]
    raw = built.certificates(held) if held else built
    return asn1_ocsp.OCSPResponse.load(raw.sign(by.key, hashes.SHA256()).public_bytes(Encoding.DER))


def taken_back(**given: Holder | datetime) -> asn1_ocsp.OCSPResponse:
    revoked = SIGNED - 2 * DAY
    return answer(PERSON, status=ocsp.OCSPCertStatus.REVOKED, revoked=revoked, **given)  # type: ignore[arg-type]


def with_answers(pdf: bytes, *answers: asn1_ocsp.OCSPResponse) -> bytes:
    """The PDF with the answers in its store."""
    out = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, None, ocsps=list(answers))
    return out.getvalue()


def only(pdf: bytes) -> Verdict:
    [verdict] = verify(pdf, roots=[CA.root.der], on=NOW)
    return verdict


@pytest.mark.parametrize(
    ("said", "revocation", "conclusion"),
    [
        (lambda: answer(PERSON), "good", "good"),
        (lambda: answer(PERSON, by=DESK), "good", "good"),
        (taken_back, "revoked", "bad"),
        (lambda: taken_back(by=DESK), "revoked", "bad"),
        (lambda: answer(PERSON, status=ocsp.OCSPCertStatus.UNKNOWN), "unknown", "good"),
        (lambda: answer(OTHER), "unknown", "good"),
        (lambda: answer(PERSON, at=SIGNED - 200 * DAY), "unknown", "good"),
        (lambda: answer(PERSON, by=POSER), "unknown", "good"),
        (lambda: taken_back(by=POSER), "unknown", "good"),
        (lambda: answer(PERSON, by=CA.stranger), "unknown", "good"),
        (lambda: taken_back(by=CA.stranger), "unknown", "good"),
    ],
    ids=[
        "good", "good-by-a-desk", "revoked", "revoked-by-a-desk", "does-not-know", "of-another", "old",
        "by-no-desk", "revoked-by-no-desk", "by-a-stranger", "revoked-by-a-stranger",
    ],
)  # fmt: skip
def test_an_answer_in_the_store(
    said: Callable[[], asn1_ocsp.OCSPResponse], revocation: str, conclusion: str
) -> None:
    verdict = only(with_answers(signed(bare_pdf(), PERSON), said()))
    assert (verdict.revocation.code, verdict.conclusion) == (revocation, conclusion)


def test_of_two_answers_the_later_counts() -> None:
    earlier, later = answer(PERSON, at=SIGNED - DAY / 2), taken_back()
    for order in ((earlier, later), (later, earlier)):
        assert only(with_answers(signed(bare_pdf(), PERSON), *order)).revocation.code == "revoked"


def test_taken_back_is_told_though_the_authority_above_is_not_spoken_of() -> None:
    between = certify("CA trung gian", issuer=CA.root, kind=Kind(authority=True))
    signer = certify("Lê Thị Hoa", issuer=between, kind=ASKED)
    status = ocsp.OCSPCertStatus.REVOKED
    said = answer(signer, by=between, status=status, revoked=SIGNED - 2 * DAY)
    verdict = only(with_answers(signed(bare_pdf(), signer), said))
    assert (verdict.revocation.code, verdict.conclusion) == ("revoked", "bad")
    kind = only(with_answers(signed(bare_pdf(), signer), answer(signer, by=between)))
    assert kind.conclusion == "good"


def test_an_answer_that_the_signature_itself_carries() -> None:
    known = ValidationContext(
        trust_roots=[CA.root.asn1], ocsps=[answer(PERSON)], moment=SIGNED, revocation_mode="require",
        allow_fetching=False,
    )  # fmt: skip
    verdict = only(made(PERSON, known=known))
    assert (verdict.revocation.code, verdict.conclusion) == ("good", "good")
    assert "kèm trong tệp" in verdict.revocation.sentence


def test_an_answer_that_is_rubbish_is_as_good_as_none() -> None:
    pdf = with_answers(signed(bare_pdf(), PERSON), asn1_ocsp.OCSPResponse({"response_status": "try_later"}))
    assert (only(pdf).revocation.code, only(pdf).conclusion) == ("unknown", "good")
