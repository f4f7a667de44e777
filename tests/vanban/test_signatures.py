"""Signatures of a PDF: who, when, intact, trusted; every one of them a sentence, none of them a crash."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm

from tests.vanban.authority import (
    BORN,
    NOW,
    SIGNED,
    Kind,
    authority,
    bare_pdf,
    certified,
    certify,
    signed,
    with_lists,
)
from vanban.signature_words import INTACT, REVOCATION
from vanban.signatures import Verdict, verify
from vanban.sources.refusal import NotReadable

CA = authority()


def verdicts(pdf: bytes, *roots: bytes, on: datetime = NOW) -> tuple[Verdict, ...]:
    return verify(pdf, roots=roots or (CA.root.der,), on=on)


def codes(pdf: bytes, *roots: bytes) -> list[tuple[str, str, str, str, str]]:
    """Of each signature: its conclusion, then the answers on time, content, trust and revocation."""
    return [
        (one.conclusion, one.when.code, one.intact.code, one.trusted.code, one.revocation.code)
        for one in verdicts(pdf, *roots)
    ]


def titled(pdf: bytes) -> bytes:
    """A change that no signature allows: other metadata of the document, written behind it."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root[pdf_name("/Lang")] = pdf_string("vi-VN")
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Rotate")] = pdf_name("/Khac")
    writer.update_container(page)
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def flipped(pdf: bytes) -> bytes:
    """One bit of the page's content is another."""
    changed = bytearray(pdf)
    changed[pdf.index(b"stream") + 40] ^= 1
    return bytes(changed)


@cache
def person() -> bytes:
    return signed(bare_pdf(), CA.person)


def clocked(at: datetime = SIGNED, claimed: datetime = SIGNED) -> bytes:
    return signed(bare_pdf(), CA.person, at=claimed, stamper=CA.stamper(at))


def unfit() -> bytes:
    return signed(bare_pdf(), certify("Máy chủ", issuer=CA.root, kind=Kind(signing=False)))


Made = Callable[[], bytes]
CASES: dict[str, tuple[Made, tuple[str, str, str, str, str]]] = {
    "whole": (person, ("good", "claimed", "whole", "trusted", "unknown")),
    "stamped": (clocked, ("good", "stamped", "whole", "trusted", "unknown")),
    "altered": (lambda: flipped(person()), ("bad", "claimed", "altered", "trusted", "unknown")),
    "changed": (lambda: titled(person()), ("bad", "claimed", "changed-after", "trusted", "unknown")),
    "before the certificate": (
        lambda: signed(bare_pdf(), CA.person, at=BORN - timedelta(days=3)),
        ("bad", "claimed", "whole", "out-of-time", "unknown"),
    ),
    "after the certificate": (
        lambda: signed(bare_pdf(), certify("Hết hạn", issuer=CA.root, years=0.1)),
        ("bad", "claimed", "whole", "out-of-time", "unknown"),
    ),
    "tomorrow": (
        lambda: signed(bare_pdf(), CA.person, at=NOW + timedelta(days=1)),
        ("doubt", "future", "whole", "trusted", "unknown"),
    ),
    "for another use": (unfit, ("bad", "claimed", "whole", "unfit", "unknown")),
    "not taken back": (
        lambda: with_lists(person(), CA.revoked(at=SIGNED)),
        ("good", "claimed", "kept", "trusted", "good"),
    ),
    "taken back": (
        lambda: with_lists(person(), CA.revoked(CA.person, at=SIGNED - timedelta(days=2))),
        ("bad", "claimed", "kept", "revoked", "revoked"),
    ),
    "a list of another authority": (
        lambda: with_lists(person(), CA.revoked(at=SIGNED - timedelta(days=200))),
        ("good", "claimed", "kept", "trusted", "unknown"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_answer(name: str) -> None:
    make, expected = CASES[name]
    assert codes(make()) == [expected]


def test_person_first_then_organ() -> None:
    first, second = verdicts(signed(person(), CA.organ, at=SIGNED + timedelta(hours=1)))

    assert (first.who.sentence, second.who.sentence) == (
        "Trần Văn Minh (Tỉnh ủy Hải Lam); chứng thư do Gốc Hải Lam cấp.",
        "Tỉnh ủy Hải Lam; chứng thư do Gốc Hải Lam cấp.",
    )
    assert (first.intact.code, second.intact.code) == ("signed-after", "whole")
    assert (first.signed_at, second.signed_at) == (SIGNED, SIGNED + timedelta(hours=1))
    assert second.when.sentence.startswith("Ký lúc 09:15 ngày 03/3/2026 theo giờ người ký tự khai")
    assert first.conclusion == second.conclusion == "good"
    assert first.summary == "Chữ ký hợp lệ"


def test_a_change_after_the_person_is_seen_though_the_organ_signed_it() -> None:
    """What the organ covers is whole; what the person signed has been changed since."""
    first, second = verdicts(signed(titled(person()), CA.organ))

    assert (first.intact.code, first.conclusion) == ("changed-after", "bad")
    assert (second.intact.code, second.conclusion) == ("whole", "good")


def test_signing_where_the_first_signature_forbids_it_is_a_change() -> None:
    """Our own pen refuses such a file; one that did not refuse left this."""
    locked = certified(bare_pdf(), CA.person, allow=MDPPerm.NO_CHANGES)
    first = verdicts(titled(locked))[0]
    assert (first.intact.code, first.conclusion) == ("changed-after", "bad")


@pytest.mark.parametrize(
    ("roots", "code", "told"),
    [
        ((), "no-roots", "chưa đưa chứng thư gốc nào"),
        ((CA.stranger.der,), "unknown-root", "không nối tới"),
        ((CA.person.der,), "trusted", "“Trần Văn Minh”"),
        ((CA.stranger.der, CA.root.der), "trusted", "“Gốc Hải Lam”"),
    ],
)
def test_trust_comes_from_the_list_alone(roots: tuple[bytes, ...], code: str, told: str) -> None:
    [verdict] = verify(person(), roots=roots, on=NOW)
    assert verdict.trusted.code == code
    assert told in verdict.trusted.sentence
    assert verdict.conclusion == ("good" if code == "trusted" else "doubt")


def test_a_clock_outside_the_list_is_worth_no_more_than_the_signers_word() -> None:
    """The token says March, the signer says February: under a strange root February is what is reported."""
    pdf = clocked(at=SIGNED, claimed=SIGNED - timedelta(days=20))

    [known] = verdicts(pdf)
    [strange] = verify(pdf, roots=[CA.person.der], on=NOW)

    assert (known.when.code, known.signed_at) == ("stamped", SIGNED)
    assert "dấu thời gian của Dấu thời gian Hải Lam" in known.when.sentence
    assert (strange.when.code, strange.signed_at) == ("claimed", SIGNED - timedelta(days=20))


def test_an_unsigned_pdf_has_no_verdict_and_what_is_no_pdf_is_refused() -> None:
    assert verdicts(bare_pdf()) == ()
    assert verdicts(b"") == ()
    with pytest.raises(NotReadable, match="hỏng"):
        verdicts(b"%PDF-1.7 /ByteRange and nothing else")


def test_a_locked_pdf_asks_for_an_unlocked_copy() -> None:
    out = io.BytesIO()
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    writer: Any = copy_into_new_writer(PdfFileReader(io.BytesIO(person())))
    writer.encrypt("chu", "nguoi dung")
    writer.write(out)
    with pytest.raises(NotReadable, match="mật khẩu"):
        verdicts(out.getvalue() + b"% /ByteRange")


def test_a_signature_of_an_unknown_make_is_told_apart_and_the_others_are_still_read() -> None:
    two = signed(person(), CA.organ)
    strange = two.replace(b"/ETSI.CAdES.detached", b"/Nha.Rieng.Khac.Xxxx", 1)

    first, second = verdicts(strange)

    assert (first.intact.code, first.conclusion) == ("unread", "doubt")
    assert "công cụ của cơ quan cấp chứng thư" in first.intact.sentence
    assert second.who.code == "signer"


@given(seed=st.integers(0, 2**32), where=st.sampled_from(["all", "signature"]))
@settings(max_examples=15)
def test_nothing_that_is_done_to_the_bytes_is_a_crash_or_a_good_signature(seed: int, where: str) -> None:
    pdf, dice = person(), random.Random(seed)
    changed, start = bytearray(pdf), pdf.index(b"/Contents <") + 11 if where == "signature" else 0
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(start, min(len(pdf), start + 3000) if start else len(pdf))
        changed[at] = dice.randrange(256)
    cut = bytes(changed[: dice.randrange(200, len(pdf))]) if dice.random() < 0.2 else bytes(changed)
    with suppress(NotReadable):
        found = verdicts(cut)
        assert all(one.intact.code != "whole" or _same_signed_bytes(pdf, cut) for one in found)


def _same_signed_bytes(pdf: bytes, cut: bytes) -> bool:
    """The signature covers everything but its own digits, whose case and padding are free."""
    start, end = pdf.index(b"/Contents <") + 11, pdf.index(b">", pdf.index(b"/Contents <"))
    return pdf[:start] == cut[:start] and pdf[end:] == cut[end:]


def test_every_code_has_its_sentence() -> None:
    for sentences in (INTACT, REVOCATION):
        assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in sentences.values())
