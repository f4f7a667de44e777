"""Signing with a token: SoftHSM stands in for the maker's device, everything else is as with a real one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.vanban.authority import NOW, SIGNED, Holder, Kind, authority, bare_pdf, certify, signed
from vanban.signatures import verify
from vanban.signing import CannotSign, Token, holder, sign

pkcs11 = pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed: pip install caunoi[pkcs11]")

CA = authority()
SEAL = certify("Văn phòng Tỉnh ủy", issuer=CA.root, kind=Kind(stamping=True))  # an RSA key
MODULE = next((path for path in Path("/usr/lib").glob("**/libsofthsm2.so") if path.is_file()), None)
MISSING = "SoftHSM is not installed here: apt-get install softhsm2"
PIN, LABEL = "123456", "Văn thư"


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The module of a token that holds a person's key on a curve and an office's RSA key."""
    if MODULE is None or shutil.which("softhsm2-util") is None:
        pytest.skip(MISSING)
    place = tmp_path_factory.mktemp("token")
    (place / "tokens").mkdir()
    (place / "softhsm2.conf").write_text(f"directories.tokendir = {place}/tokens\nlog.level = ERROR\n")
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(place / "softhsm2.conf"))
    made = ("--init-token", "--free", "--label", LABEL, "--pin", PIN, "--so-pin", "12345678")
    subprocess.run(["softhsm2-util", *made], check=True, capture_output=True)
    with pkcs11.lib(str(MODULE)).get_token(token_label=LABEL).open(user_pin=PIN, rw=True) as session:
        for one in (CA.person, SEAL):
            _put(session, one)
    yield MODULE
    patch.undo()


def _put(session: Any, held: Holder) -> None:
    """The certificate and its key, under the name of the holder, as a maker's tool puts them."""
    from pkcs11.util import ec, rsa, x509

    raw = held.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    key = (rsa.decode_rsa_private_key if held is SEAL else ec.decode_ec_private_key)(raw)
    name = held.asn1.subject.native["common_name"]
    shared = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: name}
    session.create_object({**x509.decode_x509_certificate(held.der), **shared})
    session.create_object({**key, **shared, pkcs11.Attribute.SIGN: True})


@pytest.mark.parametrize("name", ["Trần Văn Minh", "Văn phòng Tỉnh ủy"])
def test_a_token_signs_with_either_make_of_key(module: Path, name: str) -> None:
    token = Token(module, PIN, name, LABEL)
    [verdict] = verify(sign(bare_pdf(), signer=token, at=SIGNED, visible=True), roots=[CA.root.der], on=NOW)
    assert (verdict.conclusion, verdict.signed_at) == ("good", SIGNED)
    assert verdict.certificate is not None
    assert verdict.certificate.name == name
    assert holder(token, at=SIGNED).name == name


def test_the_office_signs_behind_the_person(module: Path) -> None:
    once = signed(bare_pdf(), CA.person)
    twice = sign(once, signer=Token(module, PIN, "Văn phòng Tỉnh ủy", LABEL), at=SIGNED)
    assert twice.startswith(once)
    assert [one.conclusion for one in verify(twice, roots=[CA.root.der], on=NOW)] == ["good", "good"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"pin": "000000"}, "mã PIN"),
        ({"label": "Thiết bị khác"}, "Không mở được thiết bị ký"),
        ({"module": Path("/khong/co.so")}, "thư viện của hãng"),
        ({"certificate": "Lê Văn Tám"}, "“Lê Văn Tám”"),
    ],
)
def test_what_a_token_cannot_do_is_a_sentence_and_it_can_be_asked_again(
    module: Path, change: dict[str, str | Path], told: str
) -> None:
    given = {"module": module, "pin": PIN, "certificate": "Trần Văn Minh", "label": LABEL}
    wrong = Token(**(given | change))  # type: ignore[arg-type]  # fields by name
    for asked in (lambda: sign(bare_pdf(), signer=wrong, at=SIGNED), lambda: holder(wrong, at=SIGNED)):
        with pytest.raises(CannotSign) as refused:
            asked()
        assert told in refused.value.sentence
    assert sign(bare_pdf(), signer=Token(module, PIN, "Trần Văn Minh", LABEL), at=SIGNED)
