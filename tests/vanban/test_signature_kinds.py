"""Signatures of other makes than our own pen's: chains, stamps of the whole, old algorithms."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator import ValidationContext

from tests.vanban.authority import (
    NOW,
    SIGNED,
    Holder,
    Kind,
    authority,
    bare_pdf,
    certified,
    certify,
    signed,
)
from vanban.apart import apart
from vanban.signatures import Verdict, verify
from vanban.signing import Pen

CA = authority()


def made(
    by: Holder,
    *,
    subfilter: SigSeedSubFilter = SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
    digest: str = "sha256",
    known: ValidationContext | None = None,
) -> bytes:
    """Signed as other software does; `known` goes into the signature itself."""
    meta = signers.PdfSignatureMetadata(
        field_name="Khac", subfilter=subfilter, md_algorithm=digest,
        embed_validation_info=known is not None, validation_context=known,
    )  # fmt: skip
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(bare_pdf()))
    pen = Pen(meta, by.signer())
    pen.at = SIGNED
    apart(lambda: pen.sign_pdf(writer, output=out))
    return out.getvalue()


def stamped(pdf: bytes) -> bytes:
    """A token over the whole document, made by the clock alone."""
    out = io.BytesIO()
    pen = signers.PdfTimeStamper(CA.stamper(SIGNED + timedelta(hours=2)), field_name="Gio")
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    apart(lambda: pen.timestamp_pdf(writer, "sha256", None, output=out))
    return out.getvalue()


def only(pdf: bytes, *roots: bytes) -> Verdict:
    [verdict] = verify(pdf, roots=roots or (CA.root.der,), on=NOW)
    return verdict


def test_a_stamp_over_the_whole_document_is_a_verdict_of_its_own_kind() -> None:
    person, clock = verify(stamped(signed(bare_pdf(), CA.person)), roots=[CA.root.der], on=NOW)

    assert (person.kind, clock.kind) == ("signature", "timestamp")
    assert person.intact.code == "kept"
    assert "dữ liệu lưu trữ chữ ký" in person.intact.sentence
    assert (clock.conclusion, clock.when.code, clock.intact.code) == ("good", "stamped", "whole")
    assert clock.signed_at == SIGNED + timedelta(hours=2)
    assert clock.who.sentence.startswith("Dấu thời gian Hải Lam;")


def test_a_stamp_under_a_strange_root_is_open() -> None:
    _, clock = verify(stamped(signed(bare_pdf(), CA.person)), roots=[CA.stranger.der], on=NOW)
    assert (clock.trusted.code, clock.conclusion) == ("unknown-root", "doubt")


def test_the_older_form_of_signature_is_read_as_well() -> None:
    verdict = only(made(CA.person))
    assert (verdict.intact.code, verdict.trusted.code, verdict.when.code) == ("whole", "trusted", "claimed")


def test_a_digest_that_can_be_forged_is_not_trusted_though_the_bytes_agree() -> None:
    verdict = only(made(CA.person, digest="sha1"))
    assert (verdict.intact.code, verdict.trusted.code, verdict.conclusion) == ("whole", "weak", "bad")
    assert "thuật toán đã lỗi thời" in verdict.trusted.sentence


@pytest.mark.parametrize(
    ("roots", "code"),
    [("root", "trusted"), ("between", "trusted"), ("stranger", "unknown-root")],
)
def test_a_chain_over_an_authority_in_between(roots: str, code: str) -> None:
    """The key file brings the certificate in between; the list may name it or the root above."""
    between = certify("CA trung gian", issuer=CA.root, kind=Kind(authority=True))
    signer = certify("Lê Thị Hoa", office="UBND xã Bến Thượng", issuer=between)
    lists = {"root": CA.root.der, "between": between.der, "stranger": CA.stranger.der}

    verdict = only(made(signer), lists[roots])

    assert verdict.trusted.code == code
    assert verdict.who.sentence == "Lê Thị Hoa (UBND xã Bến Thượng); chứng thư do CA trung gian cấp."


def test_who_is_no_authority_cannot_vouch_for_another() -> None:
    """A signer's own certificate does not make a second one trusted."""
    friend = certify("Người quen", issuer=CA.person)
    assert only(made(friend)).trusted.code in {"unfit", "unknown-root"}
    assert only(made(friend)).conclusion != "good"


def test_a_self_made_certificate_with_the_roots_name_is_a_stranger() -> None:
    forged = certify("Gốc Hải Lam", kind=Kind(authority=True))
    signer = certify("Trần Văn Minh", office="Tỉnh ủy Hải Lam", issuer=forged)
    verdict = only(made(signer))
    assert verdict.who.sentence == only(signed(bare_pdf(), CA.person)).who.sentence
    assert (verdict.trusted.code, verdict.conclusion) == ("unknown-root", "doubt")


def test_revocation_that_the_signature_itself_carries() -> None:
    known = ValidationContext(
        trust_roots=[CA.root.asn1], crls=[CA.revoked(at=SIGNED)], moment=SIGNED, revocation_mode="require",
        allow_fetching=False,
    )  # fmt: skip
    verdict = only(made(CA.person, known=known))
    assert (verdict.intact.code, verdict.revocation.code) == ("whole", "good")
    assert "kèm trong tệp" in verdict.revocation.sentence


@pytest.mark.parametrize(
    ("allow", "code"),
    [(MDPPerm.FILL_FORMS, "signed-after"), (MDPPerm.ANNOTATE, "signed-after")],
)
def test_a_certified_document_says_what_may_follow(allow: MDPPerm, code: str) -> None:
    first = certified(bare_pdf(), CA.person, allow=allow)
    both = verify(signed(first, CA.organ), roots=[CA.root.der], on=NOW)
    assert [verdict.intact.code for verdict in both] == [code, "whole"]
