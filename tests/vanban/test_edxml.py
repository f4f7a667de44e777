"""edXML (V18): order and prefix of what is written, the same read back, what is hostile told."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from vanban.edxml import (
    HEADER_ORDER,
    MOST_FILES,
    URI,
    Attachment,
    Message,
    Organ,
    faults,
    looks_like,
    read,
    write,
)
from vanban.signature_words import HANOI
from vanban.sources.refusal import Limits, NotReadable

NS = {"e": URI}
PLAN = Message(
    sender=Organ("T.29.01", "Tỉnh ủy Hải Lam", "Tỉnh ủy Hải Lam"),
    receivers=(Organ("T.29.02", "Đảng ủy xã Bến Thượng"), Organ("T.29.03", "Đảng ủy xã Tân Thịnh")),
    number=52,
    symbol="KH/TU",
    issued_on=date(2026, 3, 3),
    doc_type="Kế hoạch",
    subject="tổ chức hội nghị gặp mặt cán bộ chủ chốt cấp xã",
    sent_at=datetime(2026, 3, 3, 16, 5, 9, tzinfo=HANOI),
    place="Hải Lam",
    competence="T/M BAN THƯỜNG VỤ",
    position="PHÓ BÍ THƯ",
    signer="Trần Văn Minh",
    due=date(2026, 3, 20),
    to_places=("Thường trực Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy"),
    priority=1,
    pages=4,
    attachments=(Attachment("ke-hoach.pdf", "application/pdf", b"%PDF-1.7 \x00\xff"),),
)
BARE = Message(Organ("", ""), (), None, "", None, "", "", datetime(2026, 1, 1, tzinfo=HANOI), pages=None)


@pytest.mark.parametrize("message", [PLAN, BARE, dataclasses.replace(PLAN, attachments=(), due=None)])
def test_read_back_it_is_the_same_and_a_gateway_finds_no_fault(message: Message) -> None:
    written = write(message)
    assert read(written) == message
    assert faults(written) == ()
    assert looks_like(written)


def test_order_prefix_and_forms_are_what_the_exchange_asks_for() -> None:
    root = etree.fromstring(write(PLAN))
    [header] = root.iterfind(".//e:MessageHeader", NS)

    names = [etree.QName(child).localname for child in header]
    assert [name for at, name in enumerate(names) if name not in names[:at]] == list(HEADER_ORDER)
    assert {child.prefix for child in root[0].iter()} == {"edXML"}
    assert [etree.QName(child).localname for child in root] == ["edXMLEnvelope", "AttachmentEncoded"]
    assert header.findtext("e:PromulgationInfo/e:PromulgationDate", namespaces=NS) == "2026/03/03"
    assert header.findtext("e:DocumentId", namespaces=NS) == "T.29.01,2026/03/03,52/KH/TU"
    assert root.findtext(".//e:TraceHeader/e:Timestamp", namespaces=NS) == "2026/03/03 16:05:09"
    cids = [
        root.findtext(path, namespaces=NS)
        for path in (".//e:Reference/e:ContentId", ".//e:Attachment/e:ContentId")
    ]
    assert cids == ["cid:1", "cid:1"]


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=12)
_DAYS = st.none() | st.dates(date(1945, 9, 2), date(2100, 1, 1))
_ORGANS = st.builds(Organ, _WORDS, _WORDS, _WORDS)
_FILES = st.builds(Attachment, _WORDS.filter(bool), _WORDS, st.binary(min_size=1, max_size=40))
_MESSAGES = st.builds(
    Message,
    sender=_ORGANS,
    receivers=st.lists(_ORGANS, max_size=3).map(tuple),
    number=st.none() | st.integers(0, 99_999),
    symbol=_WORDS,
    issued_on=_DAYS,
    doc_type=_WORDS,
    subject=_WORDS,
    sent_at=st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001 — set to Hà Nội's below
        lambda at: at.replace(microsecond=0, tzinfo=HANOI)
    ),
    due=_DAYS,
    to_places=st.lists(_WORDS.filter(bool), max_size=2).map(tuple),
    priority=st.integers(0, 3),
    attachments=st.lists(_FILES, max_size=2).map(tuple),
)


@given(_MESSAGES)
@settings(max_examples=25)
def test_any_message_comes_back_as_it_went(message: Message) -> None:
    assert read(write(message)) == message


def changed(old: str, new: str) -> bytes:
    written = write(PLAN).decode()
    assert old in written
    return written.replace(old, new, 1).encode()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<edXML:Subject>", "<Subject>", "Subject thiếu tiền tố edXML"),
        ("2026/03/03</edXML:PromulgationDate>", "03/03/2026</edXML:PromulgationDate>", "dạng YYYY/MM/DD"),
        ("<edXML:SteeringType>0</edXML:SteeringType>", "<edXML:Mau>0</edXML:Mau>", "phần tử lạ: Mau"),
        ("<edXML:From>", "<edXML:DocumentId>x</edXML:DocumentId><edXML:From>", "thứ tự quy định"),
    ],
)
def test_what_a_gateway_would_refuse_is_told(old: str, new: str, told: str) -> None:
    data = changed(old, new)
    if new == "<Subject>":
        data = data.replace(b"</edXML:Subject>", b"</Subject>")
    assert any(told in sentence for sentence in faults(data))


def test_without_envelope_or_header_and_with_files_inside() -> None:
    empty = f'<edXML xmlns="{URI}"/>'.encode()
    assert faults(empty) == ("Thiếu phần edXMLEnvelope.",)
    envelope = f'<e:edXMLEnvelope xmlns:e="{URI}"><AttachmentEncoded/></e:edXMLEnvelope>'
    inside = f'<edXML xmlns="{URI}">{envelope}</edXML>'
    found = faults(inside.encode())
    assert found[-2:] == ("AttachmentEncoded phải nằm ngoài edXMLEnvelope.", "Thiếu phần MessageHeader.")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "bị hỏng"),
        (write(PLAN)[:400], "bị hỏng"),
        (b"<html/>", "thuộc loại khác"),
        (f'<edXML xmlns="{URI}"/>'.encode(), "thiếu phần MessageHeader"),
        (write(PLAN).decode().encode("utf-16"), "UTF-8"),
        (
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + write(PLAN)[39:],
            "dấu hiệu của tệp tấn công",
        ),
        (changed("JVBERi0x", "%%%%"), "“ke-hoach.pdf” mã hóa sai"),
        (changed("JVBERi0xLjcgAP8=", ""), "“ke-hoach.pdf” rỗng"),
        (
            write(dataclasses.replace(PLAN, attachments=PLAN.attachments * (MOST_FILES + 1))),
            "51 tệp đính kèm",
        ),
    ],
)
def test_what_cannot_be_read_is_a_sentence(data: bytes, told: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read(data)
    assert told in refused.value.sentence
    assert "Hãy xin lại gói" in refused.value.sentence


def test_a_package_over_the_limit_is_not_parsed() -> None:
    with pytest.raises(NotReadable) as refused:
        read(write(PLAN), limits=Limits(size=100))
    assert "nặng quá" in refused.value.sentence


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=6))
@settings(max_examples=25)
def test_no_damage_is_a_crash(at: int, put: bytes) -> None:
    data = write(PLAN)
    try:
        read(data[:at] + put + data[at + len(put) :])
    except NotReadable as refused:
        assert refused.sentence  # noqa: PT017 — most damage is still a package
