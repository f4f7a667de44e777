"""The signatures of a PDF, verified without a network: who, when, intact, trusted (ADR 0033).

What cannot be known offline is said so: a claimed time is called claimed, a revocation that the file does not
speak of is unknown. pyHanko does the cryptography; its answers become ours here and nowhere else.
"""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import find_cms_attribute_iter
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.authority import CertTrustAnchor

from vanban import signature_words as words
from vanban.apart import apart
from vanban.certificates import Certificate, NotACertificate, certificate_of
from vanban.signature_words import HANOI, SUMMARIES, Said
from vanban.sources.refusal import NotReadable, damaged, locked

# The library tells its log what we tell the person in a sentence.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

MOST = 50
"""Signatures of one file that are looked at; an official document has two or three."""

Conclusion = Literal["good", "doubt", "bad"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What can be said of one signature; `certificate` is None where it cannot be read.

    `kind` "timestamp" is a token over the whole document, made by no person.
    """

    field: str
    kind: Literal["signature", "timestamp"]
    certificate: Certificate | None
    signed_at: datetime | None
    who: Said
    when: Said
    intact: Said
    trusted: Said
    revocation: Said

    @property
    def conclusion(self) -> Conclusion:
        """ "bad" where the content or the certificate is against it, "good" where nothing is open but
        revocation; else "doubt"."""
        against = {"changed-after", "altered"}, {"revoked", "unfit", "weak", "out-of-time", "broken"}
        if self.intact.code in against[0] or self.trusted.code in against[1]:
            return "bad"
        sound = self.intact.code in {"whole", "kept", "signed-after", "noted-after"}
        return "good" if sound and self.trusted.code == "trusted" and self.when.code != "future" else "doubt"

    @property
    def summary(self) -> str:
        """The conclusion in words."""
        return SUMMARIES[self.conclusion]


def has_signatures(data: bytes) -> bool:
    """Whether the PDF may hold a signature: its byte range can only stand there in the open."""
    return b"/ByteRange" in data


def verify(data: bytes, *, roots: Sequence[bytes], on: datetime) -> tuple[Verdict, ...]:
    """Every signature of a PDF, the oldest first: of an official document the person's, then the organ's.

    `roots` are the certificates (DER) that the office trusts; `on` is now, for what says no time of its own.
    Raises NotReadable where the file is no PDF that can be opened; a signature that is damaged or strange is
    a verdict that says so.
    """
    if not has_signatures(data):
        return ()
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            raise locked("PDF")
        fields = list(_fields(reader))
    except NotReadable:
        raise
    except (PdfError, RecursionError, *_STRANGE) as broken:
        raise damaged("PDF") from broken
    found = sorted((_opened(reader, name, field) for name, field in fields), key=lambda each: each[0])
    return tuple(_verdict(name, signature, list(roots), on) for _, name, signature in found)


# What a hostile or cut file makes the libraries below raise; no list of theirs is complete.
_STRANGE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OSError,
    NotImplementedError,
)


def _fields(reader: PdfFileReader) -> Iterator[tuple[str, Any]]:
    for count, (name, _value, field) in enumerate(enumerate_sig_fields(reader, filled_status=True)):
        if count == MOST:
            return
        yield str(name), field


def _opened(reader: PdfFileReader, name: str, field: Any) -> tuple[int, str, EmbeddedPdfSignature | None]:
    """The signature and where what it covers ends, which orders signatures as they were made."""
    try:
        signature = EmbeddedPdfSignature(reader, field, name)
        ends = int(signature.byte_range[2]) + int(signature.byte_range[3])
    except Exception:  # whatever is wrong with one signature, the others are still looked at
        return (0, name, None)
    return (ends, name, signature)


def _verdict(name: str, signature: EmbeddedPdfSignature | None, roots: list[bytes], on: datetime) -> Verdict:
    if signature is None:
        return _unread(name, None)
    try:
        certificate = certificate_of(signature.signer_cert.dump())
    except (NotACertificate, *_STRANGE):
        return _unread(name, None)
    try:
        return _Check(name, signature, certificate, roots, on).verdict()
    except Exception:  # a signature of an unknown or broken make is a verdict, not a crash
        return _unread(name, certificate)


def _unread(name: str, certificate: Certificate | None) -> Verdict:
    return Verdict(
        name, "signature", certificate, None, _who(certificate), words.when("unsaid", None),
        words.intact("unread"), words.trusted("unread"), words.revocation("unknown"),
    )  # fmt: skip


def _who(certificate: Certificate | None) -> Said:
    if certificate is None:
        return Said("unread", "Không đọc được chứng thư của người ký.")
    office = f" ({certificate.organisation})" if certificate.organisation else ""
    return Said("signer", f"{certificate.name}{office}; chứng thư do {certificate.issuer} cấp.")


class _Check:
    """One signature under the office's roots, looked at once for each question."""

    def __init__(
        self,
        name: str,
        signature: EmbeddedPdfSignature,
        certificate: Certificate,
        roots: list[bytes],
        on: datetime,
    ) -> None:
        self.name, self.signature, self.certificate = name, signature, certificate
        self.roots, self.on = [x509.Certificate.load(root) for root in roots], on
        self.crls, self.ocsps, self.others = _revocations(signature)

    def verdict(self) -> Verdict:
        if self.signature.sig_object_type == "/DocTimeStamp":
            return self._timestamp()
        claimed = _aware(self.signature.self_reported_timestamp)
        stamp = _stamp_time(self.signature)
        status, revocation = self._settled(stamp or claimed or self.on)
        token = status.timestamp_validity
        if token is not None and token.valid and token.intact and token.trusted:
            said = words.when("stamped", token.timestamp, _name_of(token.signing_cert))
            return self._said("signature", status, revocation, token.timestamp, said)
        if stamp is not None:  # a clock that nobody vouches for says no more than the signer does
            status, revocation = self._settled(claimed or self.on)
        said = words.when("future" if claimed and claimed > self.on else "claimed", claimed)
        return self._said("signature", status, revocation, claimed, said)

    def _timestamp(self) -> Verdict:
        at = _token_time(self.signature.signed_data) or self.on
        checked = async_validate_pdf_timestamp(self.signature, self._context(at, "soft-fail"))
        status = apart(lambda: asyncio.run(checked))
        said = words.when("stamped", status.timestamp, self.certificate.name)
        return self._said("timestamp", status, "unknown", status.timestamp, said)

    def _settled(self, at: datetime) -> tuple[PdfSignatureStatus, str]:
        """How the signature stands at a moment, and whether its certificate was taken back by then.

        Where the file carries lists or answers it is first asked so strictly that only what is known to be
        good comes through; where they do not reach, as if there were none.
        """
        if self.crls or self.ocsps:
            strict = self._status(at, "require")
            if strict.trusted:
                return strict, "good"
            for status in (strict, self._status(at, "soft-fail")):
                if _trust_code(status, self.roots) == "revoked":
                    return status, "revoked"
        return self._status(at), "unknown"

    def _status(self, at: datetime, mode: str | None = None) -> PdfSignatureStatus:
        # Either usage will do: offices sign with certificates for signing and for non-repudiation alike.
        usage = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
        checked = async_validate_pdf_signature(
            self.signature,
            self._context(at, mode),
            ts_validation_context=self._context(at, "soft-fail"),
            key_usage_settings=usage,
        )
        return apart(lambda: asyncio.run(checked))

    def _context(self, at: datetime, mode: str | None = None) -> ValidationContext:
        """By the lists and answers of the file where a mode says how strictly; else as if there were none."""
        return ValidationContext(
            trust_roots=self.roots,
            other_certs=self.others,
            moment=at,
            best_signature_time=at,
            allow_fetching=False,
            crls=self.crls if mode else (),
            ocsps=self.ocsps if mode else (),
            revocation_mode=mode or "soft-fail",
            retroactive_revinfo=True,
        )

    def _said(
        self,
        kind: Literal["signature", "timestamp"],
        status: Any,
        revocation: str,
        at: datetime | None,
        when: Said,
    ) -> Verdict:
        return Verdict(
            self.name, kind, self.certificate, at, _who(self.certificate), when,
            words.intact(_intact(status, self.signature)), self._trusted(status, at or self.on),
            words.revocation(revocation),
        )  # fmt: skip

    def _trusted(self, status: Any, at: datetime) -> Said:
        code, held = _trust_code(status, self.roots), self.certificate
        if code in {"no-roots", "unknown-root"} and not held.valid_from <= at <= held.valid_to:
            code = "out-of-time"
        anchor = status.validation_path.trust_anchor if code == "trusted" else None
        name = _name_of(anchor.certificate) if isinstance(anchor, CertTrustAnchor) else ""
        return words.trusted(code, root=name, since=held.valid_from, until=held.valid_to)


def _intact(status: Any, signature: Any) -> str:
    if not status.intact:
        return "altered"
    if signature.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return "whole"
    if signature.coverage is not SignatureCoverageLevel.ENTIRE_REVISION:
        return "partial"
    level = status.modification_level
    if level is ModificationLevel.OTHER or getattr(status, "docmdp_ok", True) is False:
        return "changed-after"
    by_level = {
        ModificationLevel.NONE: "kept",
        ModificationLevel.LTA_UPDATES: "kept",
        ModificationLevel.FORM_FILLING: "signed-after",
        ModificationLevel.ANNOTATIONS: "noted-after",
    }
    return by_level.get(level, "changed-after")


_TRUST = {
    AdESFailure.REVOKED: "revoked",
    AdESIndeterminate.REVOKED_NO_POE: "revoked",
    AdESIndeterminate.REVOKED_CA_NO_POE: "revoked",
    AdESFailure.NOT_YET_VALID: "out-of-time",
    AdESIndeterminate.NOT_YET_VALID: "out-of-time",
    AdESIndeterminate.EXPIRED: "out-of-time",
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: "out-of-time",
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: "out-of-time",
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: "unfit",
    AdESIndeterminate.SIG_CONSTRAINTS_FAILURE: "unfit",
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: "weak",
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: "weak",
}


def _trust_code(status: Any, roots: list[x509.Certificate]) -> str:
    problem = status.trust_problem_indic
    if _TRUST.get(problem) == "weak":
        return "weak"
    if not status.valid:
        return "broken"
    if problem is None:
        return "trusted"
    return _TRUST.get(problem, "unknown-root" if roots else "no-roots")


def _revocations(signature: EmbeddedPdfSignature) -> tuple[list[Any], list[Any], list[x509.Certificate]]:
    """Lists, answers and certificates that the file carries: of the document's store, of the signature."""
    crls: list[Any] = []
    ocsps: list[Any] = []
    others: list[x509.Certificate] = []
    try:
        if "/DSS" in signature.reader.root:
            context = DocumentSecurityStore.read_dss(signature.reader).as_validation_context(
                {"trust_roots": []}
            )
            crls, ocsps = list(context.crls), list(context.ocsps)
            others = list(context.certificate_registry)
    except Exception:  # a damaged store is as good as none: its signatures say "unknown"
        crls, ocsps, others = [], [], []
    for held in find_cms_attribute_iter(
        signature.signer_info["signed_attrs"], "adobe_revocation_info_archival"
    ):
        crls += list(held["crl"] or ())
        ocsps += list(held["ocsp"] or ())
    return crls, ocsps, others


def _stamp_time(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time in the signature's own token, before anybody has looked whether to trust it."""
    for token in extract_tst_data_iter(signature.signer_info, signed=False):
        return _token_time(token)
    return None


def _token_time(token: Any) -> datetime | None:
    return _aware(token["encap_content_info"]["content"].parsed["gen_time"].native)


def _aware(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=HANOI) if at is not None and at.tzinfo is None else at


def _name_of(certificate: x509.Certificate) -> str:
    return certificate_of(certificate.dump()).name
