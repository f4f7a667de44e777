"""A received document as an edXML package: its header, and the file it came in. Nothing is sent."""

from __future__ import annotations

from datetime import datetime

from caunoi.documents import store
from caunoi.documents.models import Document, FactState
from caunoi.people.office_reads import office_named
from vanban.edxml import Attachment, Message, Organ, write


def package_of(document: Document, *, at: datetime) -> bytes:
    """The document with its file as edXML; `at` stands in the trace. Raises FileNotFoundError.

    The codes of offices are those of the office's own register; an issuer that is not in it has none.
    """
    stored = document.incoming.file
    file = Attachment(document.incoming.name, stored.media_type, store.get(stored.sha256))
    signature = _value(document, "signature")
    issuer = office_named(document.issuer, document.issued_on or at.date())
    role = signature.get("role") if isinstance(signature, dict) else None
    return write(
        Message(
            sender=Organ(issuer.code, issuer.name) if issuer else Organ("", document.issuer),
            receivers=(Organ(document.office.code, document.office.name),),
            number=document.number,
            symbol=document.symbol,
            issued_on=document.issued_on,
            doc_type=document.doc_type,
            subject=_plain(document.title),
            sent_at=at.replace(microsecond=0),
            place=document.place,
            competence=_competence(signature),
            position=str(role or ""),
            signer=document.signer,
            to_places=_recipients(document),
            pages=document.reading.pages_total or None,
            attachments=(file,),
        )
    )


def _value(document: Document, kind: str) -> object:
    fact = document.facts.filter(kind=kind).exclude(state=FactState.REJECTED).first()
    return fact.value if fact else None


def _competence(signature: object) -> str:
    """ "T/M BAN THƯỜNG VỤ": by whose authority, and for whom."""
    if not isinstance(signature, dict):
        return ""
    return " ".join(str(part) for part in (signature.get("authority"), signature.get("for")) if part)


def _recipients(document: Document) -> tuple[str, ...]:
    facts = document.facts.filter(kind="recipients").exclude(state=FactState.REJECTED)
    said = [fact.value.get("text") for fact in facts if isinstance(fact.value, dict)]
    return tuple(_plain(str(text)) for text in said if text)


def _plain(text: str) -> str:
    """Without the control characters that no XML may hold."""
    return " ".join("".join(sign if sign >= " " else " " for sign in text).split())
