"""edXML: an official document's metadata with its files, as offices exchange it (QCVN 102:2016, R20).

Written in the order and with the prefix that the gateways demand; read in any order, entities off, with
limits. Nothing is sent. What stands below confidence H in the domain study (codes of kinds and priorities) is
a field of the message, never decided here.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lxml import etree

from vanban.signature_words import HANOI
from vanban.sources.refusal import DEFAULT, Limits, NotReadable

URI = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
PREFIX = "edXML"
MEDIA_TYPE = "application/xml"
MOST_FILES = 50

HEADER_ORDER = (
    "From",
    "To",
    "Code",
    "PromulgationInfo",
    "DocumentType",
    "Subject",
    "Content",
    "SignerInfo",
    "DueDate",
    "ToPlaces",
    "OtherInfo",
    "SteeringType",
    "DocumentId",
)
"""The children of MessageHeader; `To` may stand several times."""


@dataclass(frozen=True, slots=True)
class Organ:
    """An office as the exchange knows it; `in_charge` is the office above that answers for it."""

    code: str
    name: str
    in_charge: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with the metadata."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """The metadata of one document and its files; "" and None where nothing is said.

    `competence` is on whose authority the signer signs ("T/M BAN THƯỜNG VỤ"), `due` the day an answer is
    wanted by, `priority` 0 for no urgency, `sent_at` when it was made ready, to the second.
    """

    sender: Organ
    receivers: tuple[Organ, ...]
    number: int | None
    symbol: str
    issued_on: date | None
    doc_type: str
    subject: str
    sent_at: datetime
    place: str = ""
    content: str = ""
    competence: str = ""
    position: str = ""
    signer: str = ""
    due: date | None = None
    to_places: tuple[str, ...] = ()
    type_code: int = 1
    priority: int = 0
    pages: int | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def document_id(self) -> str:
        """ "organ,YYYY/MM/DD,number/notation", the name of the document in the exchange."""
        return ",".join((self.sender.code, _day(self.issued_on), f"{_figure(self.number)}/{self.symbol}"))


# --- Out ------------------------------------------------------------------------------------------------


def write(message: Message) -> bytes:
    """The message as an edXML file, UTF-8. Raises ValueError for characters that XML cannot hold."""
    bare: dict[str | None, str] = {None: URI}
    root = etree.Element(_tag("edXML"), nsmap=bare)  # type: ignore[arg-type]  # the stubs know no bare namespace
    envelope = etree.SubElement(root, _tag("edXMLEnvelope"), nsmap={PREFIX: URI})
    header = _under(envelope, "edXMLHeader")
    _message_header(_under(header, "MessageHeader"), message)
    _trace(_under(header, "TraceHeaderList"), message)
    manifest = _under(_under(envelope, "edXMLBody"), "edXMLManifest")
    encoded = etree.SubElement(root, _tag("AttachmentEncoded"))
    for no, file in enumerate(message.attachments, start=1):
        cid = f"cid:{no}"
        reference = _under(manifest, "Reference")
        for name, value in _of_file(cid, file):
            _under(reference, name, value)
        attachment = etree.SubElement(encoded, _tag("Attachment"))
        for name, value in (*_of_file(cid, file), ("ContentTransferEncoded", _base64(file.data))):
            etree.SubElement(attachment, _tag(name)).text = value
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _of_file(cid: str, file: Attachment) -> tuple[tuple[str, str], ...]:
    return (("ContentId", cid), ("ContentType", file.media_type), ("AttachmentName", file.name))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _tag(name: str) -> str:
    return f"{{{URI}}}{name}"


def _under(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    """A child with the prefix, which the envelope's own map gives it."""
    child = etree.SubElement(parent, _tag(name), nsmap={PREFIX: URI})
    child.text = text
    return child


def _group(parent: etree._Element, name: str, *parts: tuple[str, str]) -> None:
    group = _under(parent, name)
    for part, value in parts:
        _under(group, part, value)


def _message_header(header: etree._Element, message: Message) -> None:
    for name, organ in (("From", message.sender), *(("To", organ) for organ in message.receivers)):
        said = ("OrganId", organ.code), ("OrganizationInCharge", organ.in_charge), ("OrganName", organ.name)
        _group(header, name, *said)
    _group(header, "Code", ("CodeNumber", _figure(message.number)), ("CodeNotation", message.symbol))
    promulgated = ("Place", message.place), ("PromulgationDate", _day(message.issued_on))
    _group(header, "PromulgationInfo", *promulgated)
    kind = ("Type", str(message.type_code)), ("TypeName", message.doc_type)
    _group(header, "DocumentType", *kind)
    _under(header, "Subject", message.subject)
    _under(header, "Content", message.content)
    signer = ("Competence", message.competence), ("Position", message.position), ("FullName", message.signer)
    _group(header, "SignerInfo", *signer)
    if message.due is not None:
        _under(header, "DueDate", _day(message.due))
    _group(header, "ToPlaces", *(("Place", place) for place in message.to_places))
    other = ("Priority", str(message.priority)), ("PageAmount", _figure(message.pages))
    _group(header, "OtherInfo", *other)
    _under(header, "SteeringType", "0")
    _under(header, "DocumentId", message.document_id)


def _trace(traces: etree._Element, message: Message) -> None:
    stamp = f"{message.sent_at.astimezone(HANOI):%Y/%m/%d %H:%M:%S}"
    _group(traces, "TraceHeader", ("OrganId", message.sender.code), ("Timestamp", stamp))
    _group(traces, "Bussiness", ("BussinessDocType", "0"), ("Paper", "0"))


def _day(day: date | None) -> str:
    return f"{day:%Y/%m/%d}" if day else ""


def _figure(figure: int | None) -> str:
    return "" if figure is None else str(figure)


# --- In -------------------------------------------------------------------------------------------------


def looks_like(data: bytes) -> bool:
    """Whether the bytes begin as an edXML file does."""
    return URI.encode() in data[:4096] and data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<"


def read(data: bytes, *, limits: Limits = DEFAULT) -> Message:
    """The message of an edXML file, whatever order its elements stand in.

    Raises NotReadable, with a Vietnamese sentence, for what is no edXML, declares entities, is beyond the
    limits, lacks its header or holds a file that cannot be decoded.
    """
    root = _parsed(data, limits)
    header = next(root.iter(_tag("MessageHeader")), None)
    if header is None:
        raise _broken("thiếu phần MessageHeader")
    sender, *_ = [*_organs(header, "From"), Organ("", "")]
    return Message(
        sender=sender,
        receivers=tuple(_organs(header, "To")),
        number=_int_of(header, "Code/CodeNumber"),
        symbol=_text(header, "Code/CodeNotation"),
        issued_on=_day_of(header, "PromulgationInfo/PromulgationDate"),
        doc_type=_text(header, "DocumentType/TypeName"),
        subject=_text(header, "Subject"),
        sent_at=_stamp_of(root),
        place=_text(header, "PromulgationInfo/Place"),
        content=_text(header, "Content"),
        competence=_text(header, "SignerInfo/Competence"),
        position=_text(header, "SignerInfo/Position"),
        signer=_text(header, "SignerInfo/FullName"),
        due=_day_of(header, "DueDate"),
        to_places=tuple(filter(None, map(_words, header.iterfind(_path("ToPlaces/Place"))))),
        type_code=_int_of(header, "DocumentType/Type") or 0,
        priority=_int_of(header, "OtherInfo/Priority") or 0,
        pages=_int_of(header, "OtherInfo/PageAmount"),
        attachments=tuple(_attachments(root)),
    )


def faults(data: bytes) -> tuple[str, ...]:
    """What a gateway would refuse in an edXML file, a Vietnamese sentence each; nothing where it is right.

    Prefix on every element of the envelope, order of the header, dates YYYY/MM/DD, files outside the envelope
    (V18). Raises NotReadable as `read`.
    """
    root = _parsed(data, DEFAULT)
    envelope = next(root.iter(_tag("edXMLEnvelope")), None)
    if envelope is None:
        return ("Thiếu phần edXMLEnvelope.",)
    bare = [element for element in envelope.iter(etree.Element) if element.prefix != PREFIX]
    found = [f"Phần tử {etree.QName(element).localname} thiếu tiền tố {PREFIX}." for element in bare]
    if next(envelope.iter(_tag("AttachmentEncoded")), None) is not None:
        found.append("AttachmentEncoded phải nằm ngoài edXMLEnvelope.")
    header = next(envelope.iter(_tag("MessageHeader")), None)
    return (*found, *(_header_faults(header) if header is not None else ["Thiếu phần MessageHeader."]))


def _header_faults(header: etree._Element) -> list[str]:
    names = [etree.QName(element).localname for element in header.iterchildren(etree.Element)]
    strange = [name for name in names if name not in HEADER_ORDER]
    places = [HEADER_ORDER.index(name) for name in names if name in HEADER_ORDER]
    found = [f"MessageHeader có phần tử lạ: {name}." for name in strange]
    if places != sorted(places):
        found.append("Các phần tử của MessageHeader không theo thứ tự quy định.")
    for name in ("PromulgationInfo/PromulgationDate", "DueDate"):
        if _text(header, name) and _day_of(header, name) is None:
            found.append(f"{name.rpartition('/')[2]} không có dạng YYYY/MM/DD.")
    return found


def _parsed(data: bytes, limits: Limits) -> etree._Element:
    if len(data) > limits.size:
        raise _broken(f"tệp nặng quá {limits.size // 1024 // 1024} MB")
    if b"\x00" in data[:200]:
        raise _broken("tệp không viết bằng UTF-8")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _broken("tệp khai báo thực thể XML, là dấu hiệu của tệp tấn công")
    # The tree may be huge, a scan of two hundred pages is; without entities nothing in it can grow.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise _broken("tệp bị hỏng hoặc chưa tải về đủ") from broken
    if etree.QName(root).namespace != URI or etree.QName(root).localname != "edXML":
        raise _broken("tệp XML này thuộc loại khác")
    return root


def _broken(why: str) -> NotReadable:
    return NotReadable(
        f"Không đọc được gói edXML: {why}. Hãy xin lại gói từ nơi gửi, hoặc đưa thẳng tệp văn bản vào."
    )


def _path(name: str) -> str:
    return "/".join(_tag(part) for part in name.split("/"))


def _words(element: etree._Element) -> str:
    return " ".join((element.text or "").split())


def _text(parent: etree._Element, name: str) -> str:
    found = parent.find(_path(name))
    return _words(found) if found is not None else ""


def _int_of(parent: etree._Element, name: str) -> int | None:
    text = _text(parent, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None


def _day_of(parent: etree._Element, name: str) -> date | None:
    try:
        return datetime.strptime(_text(parent, name), "%Y/%m/%d").replace(tzinfo=HANOI).date()
    except ValueError:
        return None


def _stamp_of(root: etree._Element) -> datetime:
    """When the first office of the trace sent it; the beginning of time where no trace says so."""
    for stamp in root.iter(_tag("Timestamp")):
        try:
            return datetime.strptime(_words(stamp), "%Y/%m/%d %H:%M:%S").replace(tzinfo=HANOI)
        except ValueError:
            continue
    return datetime(1, 1, 1, tzinfo=HANOI)


def _organs(header: etree._Element, name: str) -> Iterator[Organ]:
    for organ in header.iterfind(_tag(name)):
        yield Organ(_text(organ, "OrganId"), _text(organ, "OrganName"), _text(organ, "OrganizationInCharge"))


def _attachments(root: etree._Element) -> Iterator[Attachment]:
    found: Sequence[etree._Element] = root.findall(_path("AttachmentEncoded/Attachment"))
    if len(found) > MOST_FILES:
        raise _broken(f"gói có {len(found)} tệp đính kèm, quá {MOST_FILES}")
    for no, attachment in enumerate(found, start=1):
        name = _text(attachment, "AttachmentName") or f"tep-{no}"
        encoded = attachment.find(_tag("ContentTransferEncoded"))
        try:
            packed = "".join((encoded.text or "").split()) if encoded is not None else ""
            data = base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError) as broken:
            raise _broken(f"tệp đính kèm “{name}” mã hóa sai") from broken
        if not data:
            raise _broken(f"tệp đính kèm “{name}” rỗng")
        yield Attachment(name, _text(attachment, "ContentType"), data)
