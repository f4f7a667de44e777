"""Certificates of people, offices and authorities: what stands in one, and the office's list of roots.

Only looked at, never fetched: a certificate comes out of a PDF or out of a file that a person chose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

LARGEST = 64 * 1024
"""Bytes; a certificate has one or two thousand."""

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


class NotACertificate(ValueError):
    """Bytes that hold no certificate; `sentence` is Vietnamese and for the person who chose the file."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says of itself; `sha256` is of its DER, `authority`: it may issue others."""

    name: str
    organisation: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_to: datetime
    sha256: str
    authority: bool
    der: bytes


def certificate_of(data: bytes) -> Certificate:
    """The one certificate of a PEM or DER file.

    Raises NotACertificate for anything else, for several certificates at once and for a file with a secret
    key in it.
    """
    if b"PRIVATE KEY-----" in data:
        raise NotACertificate(
            "Tệp có khóa bí mật nên không nhận; hãy xuất riêng chứng thư (.cer, .crt, .pem) rồi chọn tệp đó."
        )
    found = _PEM.findall(data)
    if len(found) > 1:
        raise NotACertificate(
            f"Tệp có {len(found)} chứng thư; "
            "hãy tách mỗi chứng thư một tệp để từng cái được xem và ghi lý do."
        )
    try:
        parsed = x509.load_pem_x509_certificate(found[0]) if found else _der(data)
        return _said(parsed)
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion) as broken:
        raise NotACertificate(
            "Tệp không phải chứng thư số dạng PEM hoặc DER, hoặc đã hỏng; "
            "hãy xin lại tệp .cer, .crt hoặc .pem từ tổ chức cấp chứng thư."
        ) from broken


def roots_in(folder: Path) -> tuple[bytes, ...]:
    """The certificates (DER) of a folder's .pem, .crt, .cer and .der files, in the order of their names.

    Raises NotACertificate, naming the file, where one of them is none.
    """
    roots = []
    for place in sorted(folder.iterdir()):
        if place.suffix.lower() not in {".pem", ".crt", ".cer", ".der"}:
            continue
        try:
            roots.append(certificate_of(place.read_bytes()).der)
        except NotACertificate as broken:
            raise NotACertificate(f"“{place.name}”: {broken.sentence}") from broken
    return tuple(roots)


def _der(data: bytes) -> x509.Certificate:
    if len(data) > LARGEST:
        raise ValueError("too long for a certificate")
    return x509.load_der_x509_certificate(data)


def _said(parsed: x509.Certificate) -> Certificate:
    der = parsed.public_bytes(serialization.Encoding.DER)
    return Certificate(
        name=_of(parsed.subject, NameOID.COMMON_NAME) or parsed.subject.rfc4514_string(),
        organisation=_of(parsed.subject, NameOID.ORGANIZATION_NAME)
        or _of(parsed.subject, NameOID.ORGANIZATIONAL_UNIT_NAME),
        issuer=_of(parsed.issuer, NameOID.COMMON_NAME) or parsed.issuer.rfc4514_string(),
        serial=f"{parsed.serial_number:x}",
        valid_from=parsed.not_valid_before_utc,
        valid_to=parsed.not_valid_after_utc,
        sha256=parsed.fingerprint(hashes.SHA256()).hex(),
        authority=_is_authority(parsed),
        der=der,
    )


def _of(name: x509.Name, what: x509.ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(what)
    value = found[0].value if found else ""
    return " ".join((value if isinstance(value, str) else value.decode("utf-8", "replace")).split())


def _is_authority(parsed: x509.Certificate) -> bool:
    try:
        return parsed.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        # The first roots (version 1) have no extensions; one that signed itself is meant as one.
        return parsed.subject == parsed.issuer
