"""What the pages of a round show: who answered what, and the comments part by part as an Excel sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from caunoi.documents import search
from caunoi.documents.listing import seen_by
from caunoi.documents.models import Document
from caunoi.ledger.reads import history
from caunoi.people.models import User
from caunoi.tasks.models import Answer, Round, Task
from caunoi.tasks.rounds_rules import KIND_NAMES, SAID, Kind, comments_of, whole_file_words
from caunoi.ui.workbook import Sheet, workbook

MOST_SHOWN = 100
MOST_OFFERED = 50
COLUMNS = (
    ("TT", 5), ("Phần, mục của dự thảo", 26), ("Đơn vị", 30), ("Ý kiến", 70), ("Trả lời", 22),
    ("Văn bản, tệp", 28), ("Gửi lúc", 18),
)  # fmt: skip
TONES = {
    Kind.WAITING: "soon", Kind.AGREE: "done", Kind.COMMENTS: "done", Kind.DISAGREE: "late",
    Kind.SILENT: "calm", Kind.NONE: "calm",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list, with how many of those asked have answered."""

    round: Round
    asked: int
    answered: int


def rounds() -> list[RoundLine]:
    """The newest rounds. One query."""
    answered = Count("answers", filter=Q(answers__kind__in=SAID))
    rows = Round.objects.select_related("document").annotate(asked=Count("answers"), answered=answered)
    return [RoundLine(row, row.asked, row.answered) for row in rows[:MOST_SHOWN]]


def drafts(user: User, sought: str, chosen: str) -> QuerySet[Document]:
    """The documents a round may be about: the newest, or the nearest to a number or words; and the chosen.

    One query here, one more when they are read.
    """
    seen = seen_by(user)
    ordered = search.found(seen, sought) if sought else seen.order_by("-pk")
    offered = list(ordered.values_list("pk", flat=True)[:MOST_OFFERED])
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 13:
        offered.append(int(chosen))
    found = seen.filter(pk__in=offered).select_related("incoming").order_by("-pk")
    return found.defer("search_raw", "search_folded")


def whole_file(document: Document) -> str:
    """What is said beside a link to the document's file where it holds others too; else empty. One query."""
    number = Document.objects.filter(incoming=document.incoming_id).count()
    return whole_file_words(document.no, number)


@dataclass(frozen=True, slots=True)
class Row:
    """An asked office with what it answered, part by part."""

    answer: Answer
    name: str
    tone: str
    comments: tuple[tuple[str, str], ...]
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round in full; `counts` say how many answered in each way."""

    round: Round
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]
    open: bool


def round_page(asked: Round) -> RoundPage:
    """Who answered and what. Two queries, however many were asked."""
    answers = list(asked.answers.select_related("office", "task", "by").prefetch_related("task__evidence"))
    number = Counter(answer.stands for answer in answers)
    counts = tuple((KIND_NAMES[kind], number[kind]) for kind in Kind if number[kind])
    return RoundPage(asked, tuple(map(_row, answers)), counts, asked.closed_at is None)


def _row(answer: Answer) -> Row:
    papers = tuple(proof.name for proof in answer.task.evidence.all())
    comments = tuple(comments_of(answer.text))
    return Row(answer, KIND_NAMES[answer.stands], TONES[answer.stands], comments, papers)


def asked_by(task: Task) -> Answer | None:
    """The question that a task asks its office; None for a task of another kind. One query."""
    rows = Answer.objects.select_related("round__document__incoming__file", "office", "by", "task")
    return rows.filter(task=task).first()


def was_replaced(answer: Answer) -> bool:
    """Whether the history of its task holds a former answer. One query, of what was answered at all."""
    return answer.by_id is not None and any(line.verb == "replace_answer" for line in history(answer.task))


def comments_sheet(page: RoundPage) -> bytes:
    """All comments as an XLSX file, those on one part of the draft together, by the parts' names."""
    title = f"TỔNG HỢP Ý KIẾN GÓP Ý: {page.round.title}"
    return workbook(Sheet("Ý kiến góp ý", title, COLUMNS), sorted(_lines(page)))


def _lines(page: RoundPage) -> Iterator[tuple[str, ...]]:
    for row in page.rows:
        at = f"{timezone.localtime(row.answer.at):%d/%m/%Y %H:%M}" if row.answer.at else ""
        how = row.name + (" (muộn)" if row.answer.late else "")
        how += " (đã trả lại, chờ gửi lại)" if row.answer.returned else ""
        for head, said in row.comments or (("", ""),):
            yield head, row.answer.office.name, said, how, "; ".join(row.papers), at
