"""A letter as the mail server takes it: words as text and as a page with the QR code, and a calendar file."""

from __future__ import annotations

import io
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Final

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac

from caunoi.delegates.letter_words import Words

_CODE: Final = "ma-qr@dai-bieu.caunoi"


def reference(letter: int) -> str:
    """The Message-ID, the same at every try. The tag keeps two installations with one sender apart."""
    tag = salted_hmac("caunoi.delegates.letter", str(letter)).hexdigest()[:12]
    _, _, host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")
    return f"<thu-moi-{letter}.{tag}@{host or 'caunoi.invalid'}>"


def message_of(
    words: Words, *, to: str, link: str, code: str, calendar: bytes, names: tuple[str, str], at: datetime
) -> bytes:
    """The finished message. `names` are its Message-ID and that of the letter it replaces, or nothing."""
    made = EmailMessage(policy=SMTP)
    made["Subject"], made["From"], made["To"] = words.subject, settings.DEFAULT_FROM_EMAIL, to
    made["Date"], made["Message-ID"] = format_datetime(at), names[0]
    if names[1]:
        made["In-Reply-To"] = made["References"] = names[1]
    made["Auto-Submitted"], made["X-Auto-Response-Suppress"] = "auto-generated", "OOF, AutoReply"
    made.set_content(words.text(link))
    shown = {"words": words, "link": link, "code": f"cid:{_CODE}" if words.still else ""}
    made.add_alternative(render_to_string("delegates/letter.html", shown), subtype="html")
    if words.still:
        page = made.get_payload(1)
        assert isinstance(page, EmailMessage)
        page.add_related(qr_image(code), "image", "png", cid=f"<{_CODE}>", filename="ma-qr.png")
    method = "CANCEL" if b"METHOD:CANCEL" in calendar else "PUBLISH"
    if b"BEGIN:VEVENT" in calendar:
        made.add_attachment(
            calendar.decode(), subtype="calendar", filename="lich-hop.ics", params={"method": method}
        )
    return made.as_bytes()


def qr_image(code: str) -> bytes:
    """The code that is shown at the door."""
    out = io.BytesIO()
    segno.make(code, error="m").save(out, kind="png", scale=6, border=4)
    return out.getvalue()
