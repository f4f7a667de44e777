"""A certificate authority made for one test run, and PDFs signed under it as offices sign."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, cached_property

from asn1crypto import crl as asn1_crl
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from vanban.apart import apart
from vanban.signature_words import HANOI
from vanban.signing import KeyFile, Pen, sign

BORN = datetime(2026, 1, 1, tzinfo=HANOI)
SIGNED = datetime(2026, 3, 3, 8, 15, tzinfo=HANOI)
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=HANOI)
PASSPHRASE = b"mat khau"


@dataclass(frozen=True)
class Holder:
    """A certificate and its key. `issuer` is None for a root."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    issuer: Holder | None = None

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def asn1(self) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(self.der)

    @property
    def asn1_key(self) -> asn1_keys.PrivateKeyInfo:
        raw = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return asn1_keys.PrivateKeyInfo.load(raw)

    @property
    def pkcs12(self) -> bytes:
        chain = [self.issuer.certificate] if self.issuer else []
        locked = BestAvailableEncryption(PASSPHRASE)
        return pkcs12.serialize_key_and_certificates(b"", self.key, self.certificate, chain, locked)

    def signer(self) -> signers.SimpleSigner:
        made: signers.SimpleSigner = signers.SimpleSigner.load_pkcs12_data(self.pkcs12, [], PASSPHRASE)
        return made


@dataclass(frozen=True)
class Kind:
    """What a certificate is for; `answered_at` is the address where it says its authority can be asked."""

    authority: bool = False
    stamping: bool = False
    answering: bool = False
    answered_at: str = ""
    signing: bool = True


def certify(
    name: str,
    *,
    office: str = "",
    issuer: Holder | None = None,
    kind: Kind = Kind(),
    born: datetime = BORN,
    years: float = 5,
) -> Holder:
    """A new key with a certificate from `issuer`, or from itself."""
    key = _key(kind)
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if office:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, office))
    subject = x509.Name(parts)
    usage = x509.KeyUsage(
        digital_signature=kind.signing, content_commitment=kind.signing, key_encipherment=not kind.signing,
        data_encipherment=False, key_agreement=False, key_cert_sign=kind.authority, crl_sign=kind.authority,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(born)
        .not_valid_after(born + timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(ca=kind.authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if kind.stamping:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    if kind.answered_at:
        place = x509.UniformResourceIdentifier(kind.answered_at)
        access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)
        made = made.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
    if kind.answering:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.OCSP_SIGNING]), critical=False)
        made = made.add_extension(x509.OCSPNoCheck(), critical=False)
    return Holder(made.sign(issuer.key if issuer else key, hashes.SHA256()), key, issuer)


def _key(kind: Kind) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    # The library's clock for tests signs with RSA only; curves are quicker to make.
    if kind.stamping:
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key(ec.SECP256R1())


@dataclass(frozen=True)
class Authority:
    """A root, what it issued, and a stranger's root."""

    root: Holder = field(default_factory=lambda: certify("Gốc Hải Lam", kind=Kind(authority=True)))
    stranger: Holder = field(default_factory=lambda: certify("Gốc khác", kind=Kind(authority=True)))

    @cached_property
    def person(self) -> Holder:
        return certify("Trần Văn Minh", office="Tỉnh ủy Hải Lam", issuer=self.root)

    @cached_property
    def organ(self) -> Holder:
        return certify("Tỉnh ủy Hải Lam", issuer=self.root)

    @cached_property
    def clock(self) -> Holder:
        return certify("Dấu thời gian Hải Lam", issuer=self.root, kind=Kind(stamping=True))

    def stamper(self, at: datetime = SIGNED) -> DummyTimeStamper:
        return DummyTimeStamper(self.clock.asn1, self.clock.asn1_key, fixed_dt=at)

    def revoked(self, *holders: Holder, at: datetime) -> asn1_crl.CertificateList:
        """The root's list of what it has taken back, as of `at`."""
        built = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.certificate.subject)
            .last_update(at)
            .next_update(at + timedelta(days=30))
        )
        for holder in holders:
            entry = x509.RevokedCertificateBuilder().serial_number(holder.certificate.serial_number)
            built = built.add_revoked_certificate(entry.revocation_date(at).build())
        raw = built.sign(self.root.key, hashes.SHA256()).public_bytes(Encoding.DER)
        return asn1_crl.CertificateList.load(raw)


@cache
def authority() -> Authority:
    """The one of this test run: keys are made once."""
    return Authority()


@cache
def bare_pdf(text: str = "Kế hoạch số 52-KH/TU") -> bytes:
    """One page with a text layer, unsigned."""
    from tests.vanban.typeset import Paragraph, pdf_of

    return pdf_of([Paragraph(line) for line in text.splitlines() if line.strip()])


def signed(
    pdf: bytes,
    by: Holder,
    *,
    at: datetime = SIGNED,
    stamper: DummyTimeStamper | None = None,
    visible: bool = False,
) -> bytes:
    """The PDF with one signature more, by the product's own pen."""
    key = KeyFile(by.pkcs12, PASSPHRASE.decode())
    return sign(pdf, signer=key, at=at, visible=visible, stamper=stamper)


def certified(pdf: bytes, by: Holder, *, allow: MDPPerm) -> bytes:
    """Signed with a say in what may follow, by the library itself."""
    meta = signers.PdfSignatureMetadata(
        "Chinh", certify=True, docmdp_permissions=allow, md_algorithm="sha256"
    )
    out = io.BytesIO()
    pen = Pen(meta, by.signer())
    pen.at = SIGNED
    apart(lambda: pen.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out))
    return out.getvalue()


def with_lists(pdf: bytes, *lists: asn1_crl.CertificateList) -> bytes:
    """The PDF with lists of revoked certificates in its store."""
    out = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, None, crls=list(lists))
    return out.getvalue()
