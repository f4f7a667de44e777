"""`caunoi gold ID... --to FOLDER`: reviewed documents as gold answers that the reader can be scored on."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from caunoi.documents.models import Document
from caunoi.documents.review_gold import Answered, gold_answer


class Command(BaseCommand):
    """Writes NNN.txt (the document's normalised text) and NNN.json (what should be read from it)."""

    help = "Ghi văn bản đã duyệt thành bài mẫu để chấm bộ đọc: NNN.txt và NNN.json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "ids", nargs="+", type=int, metavar="ID", help="số của văn bản, như trong địa chỉ"
        )
        parser.add_argument("--to", required=True, type=Path, metavar="FOLDER", help="thư mục để ghi")

    def handle(self, *args: object, **options: object) -> None:
        folder, ids = options["to"], options["ids"]
        assert isinstance(folder, Path)
        assert isinstance(ids, list)
        papers = [_reviewed(number) for number in ids]
        folder.mkdir(parents=True, exist_ok=True)
        for document in papers:
            name = f"{document.pk:03d}"
            _refuse_to_overwrite(folder / f"{name}.json", _source(document))
            text = document.reading.text[document.span_start : document.span_end].strip("\n") + "\n"
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            answer = json.dumps(
                gold_answer(_answers(document), source=_source(document)), ensure_ascii=False, indent=1
            )
            (folder / f"{name}.json").write_text(answer + "\n", encoding="utf-8")
            self.stdout.write(f"{name}: {document.name}")


def _reviewed(number: int) -> Document:
    document = Document.objects.select_related("reading__file", "incoming").filter(pk=number).first()
    if document is None:
        raise CommandError(f"Không có văn bản số {number}. Số của văn bản đứng trong địa chỉ /van-ban/<số>/.")
    left = document.facts.proposed().count()
    if left:
        raise CommandError(f"Văn bản {number} còn {left} dữ kiện chưa duyệt. Hãy duyệt hết rồi ghi bài mẫu.")
    return document


def _source(document: Document) -> str:
    return f"caunoi {document.reading.file.sha256[:16]} {document.no}"


def _refuse_to_overwrite(place: Path, source: str) -> None:
    if not place.exists():
        return
    try:
        theirs = json.loads(place.read_text(encoding="utf-8")).get("source")
    except (ValueError, AttributeError):
        theirs = None
    if theirs != source:
        raise CommandError(f"{place} đã có và là bài mẫu của văn bản khác. Hãy chọn thư mục khác.")


def _answers(document: Document) -> list[Answered]:
    """The decided facts; one that stands in another document of the same file is no answer of this text."""
    text = document.reading.text
    return [
        Answered(
            id=fact.pk,
            kind=fact.kind,
            position=fact.position,
            state=fact.state,
            doubt=fact.doubt,
            value=fact.value,
            original=fact.original,
            quote=" ".join(text[fact.span_start : fact.span_end].split())
            if fact.span_start is not None
            else "",
        )
        for fact in document.facts.all()
        if fact.span_start is None or document.span_start <= fact.span_start <= document.span_end
    ]
