"""The forms of a draft: drawn anew while it is being written, kept under their hash once it is issued."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from django.db import transaction
from django.utils import timezone

from caunoi.documents import store
from caunoi.documents.actions import file_outgoing, keep_made_file
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.draft_rules import OUT_STATES
from caunoi.ui.refusal import RuleBroken
from vanban.docx_mark import with_mark
from vanban.paper import Paper
from vanban.profiles import profile_for
from vanban.text.keys import search_key
from vanban.writing import WriteError, write

FileFormat = Literal["docx", "pdf"]
FORMATS: Final[dict[FileFormat, str]] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def drawn(paper: Paper, form: FileFormat, *, today: date, mark: str = "") -> bytes:
    """The paper as a file under the profile of its day; a Word file bears the mark.

    Raises RuleBroken("cannot-print") for what no page can show.
    """
    try:
        made = write(paper, profile=profile_for(paper.issue_date or today, paper.system), format=form)
    except WriteError as refused:
        raise RuleBroken("cannot-print", f"Chưa in được dự thảo: {refused}") from refused
    return with_mark(made, mark) if mark and form == "docx" else made


def file_of(draft: Draft, form: FileFormat) -> bytes:
    """The draft as a file: as it stands now, or as it was issued.

    Raises RuleBroken("cannot-print").
    """
    kept = draft.docx if form == "docx" else draft.pdf
    if kept is not None:
        return store.get(kept.sha256)
    if draft.stands in OUT_STATES:
        keep_forms(draft)
        return file_of(draft, form)
    return drawn(newest(draft).paper, form, today=timezone.localdate(), mark=str(draft.mark))


def keep_forms(draft: Draft) -> None:
    """Draws both forms of an issued document and keeps them, the PDF among the documents too, where it is
    found; asked again, nothing changes.

    Raises RuleBroken("cannot-print").
    """
    paper = newest(draft).paper
    for form in FORMATS:
        if getattr(draft, form) is None:
            data = drawn(paper, form, today=timezone.localdate(), mark=str(draft.mark))
            setattr(draft, form, keep_made_file(data=data, media_type=FORMATS[form]))
    with transaction.atomic():
        draft.save(update_fields=list(FORMATS))
        if draft.pdf is not None and draft.entry is not None:
            name = file_name(draft, "pdf")
            by = draft.entry.by or draft.created_by
            file_outgoing(actor=by, office=draft.office, name=name, stored=draft.pdf)


def file_name(draft: Draft, form: FileFormat) -> str:
    """What the file is called where it is saved: "01-KH-TU gap mat can bo.docx", without diacritics."""
    number = str(draft.entry).replace("/", "-") if draft.entry else f"du-thao-{draft.pk}-ban-{draft.version}"
    title = "".join(
        sign for sign in search_key(f"{draft.doc_type} {draft.title}") if sign.isalnum() or sign == " "
    )
    return f"{number} {title[:60].strip()}.{form}"
