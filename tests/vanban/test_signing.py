"""The pen: what it writes is verified as any other signature is; what it cannot do is a sentence."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm

from tests.vanban.authority import NOW, PASSPHRASE, SIGNED, authority, bare_pdf, certified, signed
from vanban.signature_words import STATE_TOKENS
from vanban.signatures import verify
from vanban.signing import CannotSign, KeyFile, Signer, Token, sign
from vanban.sources.refusal import NotReadable

CA = authority()


def words_on(pdf: bytes) -> str:
    """The text layer of page 1, with what stands in its form fields."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[0]
    page.flatten()
    return str(document[0].get_textpage().get_text_bounded())


def test_a_key_file_signs_and_says_when() -> None:
    [verdict] = verify(signed(bare_pdf(), CA.person), roots=[CA.root.der], on=NOW)
    assert (verdict.conclusion, verdict.signed_at, verdict.field) == ("good", SIGNED, "ChuKy1")


def test_what_was_there_stays_byte_for_byte() -> None:
    once = signed(bare_pdf(), CA.person)
    assert signed(once, CA.organ).startswith(once)
    assert once.startswith(bare_pdf())


def test_the_visible_field_has_the_words_in_the_top_right_corner_and_the_next_below() -> None:
    twice = signed(signed(bare_pdf(), CA.person, visible=True), CA.organ, visible=True)

    said = words_on(twice)

    for words in ("Người ký: Trần Văn Minh", "Cơ quan: Tỉnh ủy Hải Lam", "08:15 ngày 03/3/2026"):
        assert words in said
    assert "Người ký" not in words_on(signed(bare_pdf(), CA.person))
    rectangles = [_rectangle(twice, name) for name in ("ChuKy1", "ChuKy2")]
    width, height = pypdfium2.PdfDocument(twice)[0].get_size()
    assert rectangles[0][2] > width - 40
    assert rectangles[0][3] > height - 40
    assert rectangles[1][3] < rectangles[0][1]


def _rectangle(pdf: bytes, name: str) -> list[float]:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    reader = PdfFileReader(io.BytesIO(pdf))
    [field] = [found for called, _, found in enumerate_sig_fields(reader) if called == name]
    return [float(edge) for edge in field.get_object()["/Rect"]]


@pytest.mark.parametrize(
    ("signer", "told"),
    [
        (KeyFile(CA.person.pkcs12, "sai"), "mật khẩu chưa đúng"),
        (KeyFile(b"khong phai khoa", ""), ".p12/.pfx"),
        (KeyFile(CA.root.pem, PASSPHRASE.decode()), ".p12/.pfx"),
    ],
)
def test_a_key_that_does_not_open_is_a_sentence(signer: Signer, told: str) -> None:
    with pytest.raises(CannotSign) as refused:
        sign(bare_pdf(), signer=signer, at=SIGNED)
    assert told in refused.value.sentence


def test_a_document_that_was_locked_is_not_signed_again() -> None:
    locked = certified(bare_pdf(), CA.person, allow=MDPPerm.NO_CHANGES)
    with pytest.raises(CannotSign) as refused:
        signed(locked, CA.organ)
    assert "đã khóa văn bản" in refused.value.sentence


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"chu"])
def test_what_is_no_pdf_is_not_signed(data: bytes) -> None:
    with pytest.raises(NotReadable, match="hỏng"):
        signed(data, CA.person)


def test_secrets_are_not_in_what_is_printed_of_a_signer() -> None:
    shown = repr([KeyFile(CA.person.pkcs12, "mat khau"), Token(Path("/a/b.so"), "123456", "Ky so")])
    assert "mat khau" not in shown
    assert "123456" not in shown


def test_without_the_optional_package_a_token_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.sign.pkcs11", None)
    with pytest.raises(CannotSign) as refused:
        sign(bare_pdf(), signer=Token(Path("/khong/co.so"), "1", "Ky so"), at=SIGNED)
    assert "caunoi[pkcs11]" in refused.value.sentence


class InAnotherHand:
    """A holder of a key that is no file: all that the pen knows of it is the protocol."""

    def __init__(self) -> None:
        self.opened_and_closed: list[str] = []

    @contextmanager
    def opened(self) -> Iterator[signers.Signer]:
        self.opened_and_closed.append("opened")
        yield CA.organ.signer()
        self.opened_and_closed.append("closed")


def test_any_holder_of_a_key_will_do_and_is_closed_behind_the_signature() -> None:
    hand = InAnotherHand()
    [verdict] = verify(sign(bare_pdf(), signer=hand, at=SIGNED), roots=[CA.root.der], on=NOW)
    assert hand.opened_and_closed == ["opened", "closed"]
    assert verdict.certificate is not None
    assert verdict.certificate.name == "Tỉnh ủy Hải Lam"


def test_the_sentence_on_the_states_own_tool() -> None:
    assert "cơ quan cơ yếu" in STATE_TOKENS
    assert STATE_TOKENS.endswith("Cầu Nối không thay công cụ đó.")
