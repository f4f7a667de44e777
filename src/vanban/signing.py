"""A PAdES signature on a PDF, through whoever holds the key: a key file (PKCS#12) or a token (PKCS#11).

For offices with certificates of their own choice, for tests and for exercises. Signing with the certificates
that the state's cipher authority issues stays in the state's own tool (domain study 9): nothing here replaces
it, and a file signed there is verified here like any other (ADR 0033).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.stamp.static import StaticStampStyle

from vanban.apart import apart
from vanban.certificates import Certificate, certificate_of
from vanban.signature_words import moment
from vanban.sources.refusal import damaged, locked

WIDTH, HEIGHT, MARGIN = 190, 46, 28
"""The visible field, in points; in the top right corner of page 1, inside what printers reach."""


class CannotSign(Exception):
    """Why nothing was signed: `sentence` is Vietnamese, what happened and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Signer(Protocol):
    """Whoever holds a key and its certificate."""

    def opened(self) -> AbstractContextManager[signers.Signer]:
        """The key, for as long as the context lasts. Raises CannotSign where it cannot be had."""
        ...


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A .p12 or .pfx file and its passphrase, both in memory only; they are shown nowhere."""

    data: bytes
    passphrase: str

    def __repr__(self) -> str:
        return "KeyFile(…)"

    @contextmanager
    def opened(self) -> Iterator[signers.Signer]:
        try:
            key = signers.SimpleSigner.load_pkcs12_data(self.data, [], self.passphrase.encode())
        except (ValueError, TypeError, AttributeError) as broken:
            raise CannotSign(
                "Không mở được tệp khóa: mật khẩu chưa đúng hoặc tệp không phải .p12/.pfx. "
                "Hãy nhập lại mật khẩu hoặc xuất lại tệp khóa."
            ) from broken
        yield key


@dataclass(frozen=True, slots=True)
class Token:
    """A token: the maker's `module` (.so, .dll), its own label and the certificate's, the PIN."""

    module: Path
    pin: str
    certificate: str
    label: str | None = None

    def __repr__(self) -> str:
        return f"Token({self.module.name}, {self.certificate})"

    @contextmanager
    def opened(self) -> Iterator[signers.Signer]:
        session = self._session()
        from pkcs11.exceptions import PKCS11Error
        from pyhanko.sign.pkcs11 import PKCS11Signer

        try:
            # Not every token reckons the digest too, so it is handed over ready.
            yield PKCS11Signer(session, cert_label=self.certificate, use_raw_mechanism=True)
        except PKCS11Error as broken:
            raise CannotSign(
                f"Thiết bị ký không ký được bằng “{self.certificate}”: không có chứng thư hoặc khóa tên ấy, "
                "hoặc thiết bị vừa bị rút ra. Hãy cắm lại và kiểm tra tên chứng thư trong công cụ của hãng."
            ) from broken
        finally:
            session.close()

    def _session(self) -> Any:
        try:
            from pyhanko.config.pkcs11 import TokenCriteria
            from pyhanko.sign.pkcs11 import open_pkcs11_session
        except ImportError as missing:
            raise CannotSign(
                "Máy này chưa có phần đọc thiết bị ký; hãy cài thêm gói tùy chọn: pip install caunoi[pkcs11]."
            ) from missing
        criteria = TokenCriteria(label=self.label) if self.label else None
        try:
            return open_pkcs11_session(str(self.module), token_criteria=criteria, user_pin=self.pin)
        except Exception as broken:  # every maker's module fails in its own way
            raise CannotSign(
                "Không mở được thiết bị ký: hãy cắm thiết bị, kiểm tra đường dẫn thư viện của hãng và mã PIN "
                "(nhập sai nhiều lần thiết bị sẽ khóa)."
            ) from broken


def sign(pdf: bytes, *, signer: Signer, at: datetime, visible: bool = False, stamper: Any = None) -> bytes:
    """The PDF with one signature more, written behind what is there so that earlier signatures stay whole.

    `at` is the signing time that the signature claims; `stamper` a pyHanko TimeStamper where a clock outside
    is to confirm it. `visible` puts name, office and time in the top right corner of page 1, a further one
    below it. Raises CannotSign, and NotReadable where the PDF cannot be opened.
    """
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        if writer.prev.encrypted:
            raise locked("PDF")
        before = sum(1 for _ in enumerate_sig_fields(writer.prev))
        width, height = _page_size(writer)
    except (PdfError, ValueError, KeyError, TypeError) as broken:
        raise damaged("PDF") from broken
    name = f"ChuKy{before + 1}"
    top = height - MARGIN - before * (HEIGHT + 6)
    box = (int(width) - MARGIN - WIDTH, int(top) - HEIGHT, int(width) - MARGIN, int(top)) if visible else None
    with signer.opened() as key, TemporaryDirectory() as folder:
        style = _style(_lines(key, at), Path(folder)) if visible else None
        pen = Pen(
            signers.PdfSignatureMetadata(
                field_name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
            ),
            key,
            timestamper=stamper,
            stamp_style=style,
            new_field_spec=SigFieldSpec(name, box=box),
        )
        pen.at = at
        out = io.BytesIO()
        try:
            apart(lambda: pen.sign_pdf(writer, output=out))
        except SigningError as refused:
            raise CannotSign(
                "Tệp không cho ký thêm (chữ ký trước đã khóa văn bản) hoặc chứng thư không ký được; "
                "hãy ký trên bản chưa khóa."
            ) from refused
    return out.getvalue()


def holder(signer: Signer, *, at: datetime) -> Certificate:
    """Whose key it is, by its certificate. Raises CannotSign where there is none or it does not hold then."""
    with signer.opened() as key:
        said = _certificate(key)
    if not said.valid_from <= at <= said.valid_to:
        raise CannotSign(
            f"Chứng thư của {said.name} chỉ có hiệu lực từ {moment(said.valid_from)} đến "
            f"{moment(said.valid_to)} nên chữ ký sẽ không hợp lệ; hãy xin chứng thư mới."
        )
    return said


class Pen(signers.PdfSigner):
    """Signs at the moment that it is told, not by the clock of the machine."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def _page_size(writer: IncrementalPdfFileWriter) -> tuple[float, float]:
    page = writer.prev.root["/Pages"]
    while "/Kids" in page:
        page = page["/Kids"][0]
        box = page.get("/MediaBox", None) or writer.prev.root["/Pages"].get("/MediaBox", None)
    if box is None:
        raise ValueError("a page without a size")
    return float(box[2]), float(box[3])


def _certificate(key: signers.Signer) -> Certificate:
    if key.signing_cert is None:
        raise CannotSign("Khóa không có chứng thư đi kèm nên không ký được; hãy chọn khóa khác.")
    return certificate_of(key.signing_cert.dump())


def _lines(key: signers.Signer, at: datetime) -> tuple[str, ...]:
    said = _certificate(key)
    office = (f"Cơ quan: {said.organisation}",) if said.organisation else ()
    return (f"Người ký: {said.name}", *office, f"Thời gian ký: {moment(at)}")


_SHEET = """#set page(width: {width}pt, height: {height}pt, margin: 3pt)
#set text(font: "Libertinus Serif", size: 9.5pt, lang: "vi")
#set par(leading: 4pt)
#for line in sys.inputs.said.split("\\n") [#line \\ ]
"""


def _style(lines: tuple[str, ...], folder: Path) -> StaticStampStyle:
    """The words as a small page of their own, with their letters embedded."""
    import typst

    place = folder / "chu-ky.pdf"
    sheet = _SHEET.format(width=WIDTH, height=HEIGHT).encode()
    place.write_bytes(typst.compile(sheet, sys_inputs={"said": "\n".join(lines)}, ignore_system_fonts=True))
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0))
    return StaticStampStyle.from_pdf_file(
        str(place), border_width=1, background_opacity=1, background_layout=whole
    )
