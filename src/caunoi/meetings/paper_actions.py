"""The verbs on papers for delegates: put, put anew as the next version, withdrawn.

A file passes the documents' gate, every page of it, before a byte of it is stored (R15); that takes
seconds, so it comes before the transaction, after the right was asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from caunoi.documents.actions import keep_file
from caunoi.documents.models import StoredFile
from caunoi.documents.outcomes import erase_bytes
from caunoi.documents.rules import display_name
from caunoi.ledger.actions import record
from caunoi.meetings.models import Meeting, Paper, PaperVersion, Session
from caunoi.meetings.paper_rules import LONGEST_NOTE, LONGEST_TITLE, refuse_no_paper
from caunoi.meetings.rules import refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file as the browser sent it, and what is new in it; `confirmed`: a person looked at a sensitive
    topic and says that it is no secret."""

    name: str
    data: bytes
    note: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A paper as a person puts it; `session` where it is for one session only."""

    title: str
    file: PaperFile
    session: Session | None = None


def add_paper(*, actor: User, meeting: Meeting, new: NewPaper) -> PaperVersion:
    """Puts a paper to a meeting, as version 1; the delegates see it at once.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, other-meeting, not-paper,
    paper-there, and what the gate raises; of a refused file nothing is stored.
    """
    _held(actor, meeting)
    title = " ".join(stated(new.title, what="tên tài liệu", most=LONGEST_TITLE).split())
    if new.session is not None and new.session.meeting_id != meeting.pk:
        raise RuleBroken("other-meeting", "Phiên này không thuộc cuộc họp. Hãy chọn lại phiên.")
    kept = _passed(actor, new.file)
    with transaction.atomic():
        _held(actor, meeting, lock=True)
        same = meeting.papers.filter(session=new.session, title=title, withdrawn="", versions__file=kept)
        if same.exists():
            raise RuleBroken("paper-there", f"Tài liệu “{title}” với đúng tệp này đã gửi tới đại biểu rồi.")
        paper = Paper.objects.create(meeting=meeting, session=new.session, title=title)
        return _version(actor, "add_paper", paper, 1, new.file, kept)


def renew_paper(*, actor: User, paper: Paper, file: PaperFile) -> PaperVersion:
    """Puts a new version of a paper; the old ones stay and say so.

    Raises RuleBroken: not-allowed, meeting-closed, withdrawn, same-file, not-paper, and what the gate raises.
    """
    _held(actor, paper.meeting)
    kept = _passed(actor, file)
    with transaction.atomic():
        paper = _standing(actor, paper)
        newest = paper.versions.select_related("file").latest("number")
        if newest.file == kept:
            raise RuleBroken(
                "same-file", f"Tệp này giống hệt bản {newest.number} đang có nên không có gì để thay."
            )
        return _version(actor, "renew_paper", paper, newest.number + 1, file, kept)


@transaction.atomic
def withdraw_paper(*, actor: User, paper: Paper, reason: str, secret: bool = False) -> Paper:
    """Takes a paper back with the reason, also when the meeting is over: nobody opens it any more, all
    versions stay. Of one found to be `secret` the bytes go, but for what else the office keeps (R15).

    Raises RuleBroken: not-allowed, withdrawn, nothing-stated, too-long.
    """
    paper = _standing(actor, paper, over=True)
    paper.withdrawn = stated(reason, what="lý do rút tài liệu", most=LONGEST_NOTE)
    paper.save(update_fields=["withdrawn"])
    record(
        actor=actor, verb="withdraw_paper", about=paper.meeting,
        said=f"{actor} rút tài liệu số {paper.pk} của “{paper.meeting}”{_erased(paper) if secret else ''}.",
    )  # fmt: skip
    return paper


def _erased(paper: Paper) -> str:
    files = {one.file_id: one.file for one in paper.versions.select_related("file")}
    gone = sum(erase_bytes(one, but=PaperVersion) for one in files.values())
    kept = f", {len(files) - gone} tệp còn giữ ở mục khác" if gone < len(files) else ""
    return f" vì có nội dung mật, xóa hẳn {gone} tệp{kept}"


def _passed(actor: User, file: PaperFile) -> StoredFile:
    refuse_no_paper(display_name(file.name))
    return keep_file(actor=actor, name=file.name, data=file.data, topic_confirmed=file.confirmed)


def _held(actor: User, meeting: Meeting, *, lock: bool = False, over: bool = False) -> Meeting:
    """The meeting as it stands, of whoever prepares it; held with `lock`; with `over` even after its end."""
    rows = Meeting.objects.select_for_update(of=("self",)) if lock else Meeting.objects
    found = rows.select_related("office").get(pk=meeting.pk)
    demand(actor, Verb.MAKE_MEETING, found.office)
    if not over:
        refuse_closed(found.stands, "không gửi thêm tài liệu được nữa")
    return found


def _standing(actor: User, paper: Paper, *, over: bool = False) -> Paper:
    """The paper, after the row of its meeting is held: two versions at once get two numbers."""
    meeting = _held(actor, paper.meeting, lock=True, over=over)
    found = Paper.objects.get(pk=paper.pk)
    found.meeting = meeting
    if found.withdrawn:
        raise RuleBroken("withdrawn", f"Tài liệu “{found}” đã rút. Hãy đưa lên thành tài liệu mới.")
    return found


def _version(
    actor: User, verb: str, paper: Paper, number: int, file: PaperFile, kept: StoredFile
) -> PaperVersion:
    made = PaperVersion.objects.create(
        paper=paper, number=number, file=kept, name=display_name(file.name), by=actor,
        note=file.note.strip()[:LONGEST_NOTE],
    )  # fmt: skip
    # Neither title nor note: should the paper turn out to be secret, the ledger cannot forget them.
    caution = ", đã xác nhận không thuộc bí mật nhà nước" if file.confirmed else ""
    record(
        actor=actor, verb=verb, about=paper.meeting,
        said=f"{actor} gửi tài liệu số {paper.pk}, bản {number}, tới đại biểu của "
        f"“{paper.meeting}”{caution}.",
    )  # fmt: skip
    return made
