"""A draft edited in Word and dropped in again: known, laid beside ours, taken over place by place."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as Word
from pytest_django.fixtures import Settings

from caunoi.documents.models import StoredFile
from caunoi.issuing.draft_actions import NewDraft, begin_draft, hand_over_draft, write_draft
from caunoi.issuing.draft_files import file_of
from caunoi.issuing.draft_models import Draft, WordReturn
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.draft_rules import DraftState, Source
from caunoi.issuing.draft_word import compared, draft_of
from caunoi.issuing.word_actions import WordFile, take_changes, take_in_word
from caunoi.people.models import Office
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.draft_scene import PAPER, Desk, desk, draft, refusal, to_issued, told
from tests.conftest import Province
from tests.vanban.test_paper_child import BEHIND, behind

__all__ = ["desk", "draft"]

BASE = "/van-ban-di/du-thao/"


def edited(data: bytes, swaps: Iterable[tuple[str, str]]) -> bytes:
    """The file after somebody has put words for words in Word, and saved."""
    word = Word(io.BytesIO(data))
    cells = [
        one for table in word.tables for row in table.rows for cell in row.cells for one in cell.paragraphs
    ]
    for old, new in swaps:
        hit = [run for one in (*word.paragraphs, *cells) for run in one.runs if old in run.text]
        assert hit, old
        for run in hit:
            run.text = run.text.replace(old, new)
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


MOVED = [
    ("ngày 22/3/2026", "ngày 24/3/2026"),
    ("trước ngày 15/3/2026", "trước ngày 17/3/2026"),
    ("Trần Văn An", "Lê Thị Hoa"),
]


def _came_back(draft: Draft, desk: Desk, swaps: Iterable[tuple[str, str]] = MOVED) -> WordReturn:
    data = edited(file_of(draft, "docx"), swaps)
    return take_in_word(actor=desk.writer, draft=draft, file=WordFile("Ke hoach sua.docx", data))


def test_the_same_file_changes_nothing(draft: Draft, desk: Desk) -> None:
    file = WordFile("ke-hoach.docx", file_of(draft, "docx"))
    assert refusal(partial(take_in_word, actor=desk.writer, draft=draft, file=file)) == "no-change"
    assert (WordReturn.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_words_behind_the_signature_alone_are_refused_by_what_they_say(draft: Draft, desk: Desk) -> None:
    data = behind(file_of(draft, "docx"), BEHIND)
    with pytest.raises(RuleBroken, match="đôn đốc trước ngày 20/12/2026") as refused:
        take_in_word(actor=desk.writer, draft=draft, file=WordFile("ke-hoach.docx", data))
    assert refused.value.code == "outside"
    assert "giống hệt" not in refused.value.sentence
    assert WordReturn.objects.count() == 0


def test_words_behind_the_signature_stand_among_the_facts(
    province: Province, draft: Draft, desk: Desk
) -> None:
    data = behind(edited(file_of(draft, "docx"), MOVED), BEHIND)
    back = take_in_word(actor=desk.writer, draft=draft, file=WordFile("ke-hoach.docx", data))
    page = province.client("specialist").get(f"{BASE}word/{back.pk}/").content.decode()
    assert f"Sau chữ ký có đoạn không thuộc phần nào nên chưa nhận được: “{BEHIND}”" in page


def test_what_was_edited_is_shown_as_facts_and_taken_over(draft: Draft, desk: Desk) -> None:
    back = _came_back(draft, desk)
    found = compared(back)
    assert [one.place for one in found.changes] == ["body/1", "body/2", "signings/0"]
    facts = [one.sentence for one in found.facts]
    assert "người ký: PHÓ BÍ THƯ, Trần Văn An → PHÓ BÍ THƯ, Lê Thị Hoa" in facts
    assert any("22/03/2026 → 24/03/2026" in one for one in facts)
    assert any("15/03/2026 → 17/03/2026" in one for one in facts)
    assert found.follows == ()
    taken = take_changes(actor=desk.chief, back=back, taken=["body/1", "signings/0", "body/99"])
    latest = newest(taken)
    assert (taken.version, latest.source, latest.paper.signings[0].name) == (2, Source.WORD, "Lê Thị Hoa")
    assert latest.paper.body[2] == PAPER.body[2]
    assert told(draft)[-1].endswith("nhận 2 chỗ sửa từ bản Word “Ke hoach sua.docx” của dự thảo kế hoạch "
                                    "gặp mặt cán bộ chủ chốt cấp xã.")  # fmt: skip
    assert refusal(partial(take_changes, actor=desk.chief, back=back, taken=[])) == "decided"


def test_nothing_taken_leaves_all(draft: Draft, desk: Desk) -> None:
    back = _came_back(draft, desk)
    assert take_changes(actor=desk.writer, back=back, taken=[]).version == 1
    assert WordReturn.objects.get().decided_at is not None


def test_somebody_wrote_meanwhile(draft: Draft, desk: Desk) -> None:
    back = _came_back(draft, desk)
    write_draft(actor=desk.chief, draft=draft, paper=replace(PAPER, place="Bến Châu"), seen=1)
    assert refusal(partial(take_changes, actor=desk.writer, back=back, taken=["body/1"])) == "draft-changed"
    assert WordReturn.objects.get().decided_at is None


def test_a_file_of_an_issued_document_becomes_its_replacement(draft: Draft, desk: Desk) -> None:
    issued = to_issued(draft, desk)
    back = _came_back(issued, desk)
    found = compared(back)
    assert found.follows[0].startswith("Văn bản số 01-KH/TU đã phát hành và giữ nguyên.")
    assert any("mời lại" in one for one in found.follows)
    made = take_changes(actor=desk.writer, back=back, taken=[one.place for one in found.changes])
    assert (made.replaces, made.stands, made.title) == (issued, DraftState.WRITING, PAPER.title)
    assert newest(made).paper.signings[0].name == "Lê Thị Hoa"
    assert newest(Draft.objects.get(pk=issued.pk)).paper.signings[0].name == "Trần Văn An"


def test_the_file_goes_to_memory_only(
    province: Province, draft: Draft, settings: Settings, tmp_path: Path
) -> None:
    """Where Django would put a file of this size on a disk there is no folder to put it in (R15)."""
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    file = SimpleUploadedFile("sua.docx", edited(file_of(draft, "docx"), MOVED))
    answer = province.client("specialist").post(f"{BASE}{draft.pk}/word/", {"file": file})
    assert answer.headers["Location"] == f"{BASE}word/{WordReturn.objects.get().pk}/"


def test_a_file_over_the_limit_is_refused(province: Province, draft: Draft, settings: Settings) -> None:
    settings.CAUNOI_MAX_UPLOAD_MB = 0
    file = SimpleUploadedFile("sua.docx", file_of(draft, "docx"))
    answer = province.client("specialist").post(f"{BASE}{draft.pk}/word/", {"file": file})
    assert (answer.status_code, "vượt quá 0 MB" in answer.content.decode()) == (422, True)
    assert StoredFile.objects.count() == 0


def test_a_mark_of_secrecy_put_in_with_word_is_refused(draft: Draft, desk: Desk) -> None:
    data = edited(file_of(draft, "docx"), [("DỰ THẢO", "MẬT")])
    with_annex = Word(io.BytesIO(edited(file_of(draft, "docx"), MOVED)))
    with_annex.add_page_break()
    for line in ("PHỤ LỤC", "MẬT", "Danh sách kèm theo"):
        with_annex.add_paragraph(line)
    held = io.BytesIO()
    with_annex.save(held)
    for sent in (data, held.getvalue()):
        file = WordFile("sua.docx", sent)
        assert refusal(partial(take_in_word, actor=desk.writer, draft=draft, file=file)) == "secret"
    assert (WordReturn.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_only_whoever_writes_and_only_while_written(draft: Draft, desk: Desk, committee: Office) -> None:
    data = edited(file_of(draft, "docx"), MOVED)
    other = begin_draft(actor=desk.writer, new=NewDraft(committee, PAPER))
    take = partial(take_in_word, file=WordFile("x.docx", data))
    assert refusal(partial(take, actor=desk.leader, draft=draft)) == "not-allowed"
    assert refusal(partial(take, actor=desk.writer, draft=other)) == "other-draft"
    nonsense = WordFile("x.docx", b"PK\x03\x04 khong phai Word")
    assert refusal(partial(take_in_word, actor=desk.writer, draft=draft, file=nonsense)) in {
        "unreadable",
        "gate-failed",
    }
    hand_over_draft(actor=desk.writer, draft=draft, seen=1)
    assert refusal(partial(take, actor=desk.writer, draft=draft)) == "wrong-state"
    assert WordReturn.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("01-KH-TU ke hoach.docx", True),
        ("Kế hoạch gặp mặt cán bộ chủ chốt cấp xã (sửa).docx", True),
        ("tài liệu.docx", False),
    ],
)
def test_a_file_without_mark_is_known_by_number_or_title(
    draft: Draft, desk: Desk, name: str, known: bool
) -> None:
    to_issued(draft, desk)
    assert draft_of(desk.writer, b"khong co dau", name) == (draft if known else None)
    assert draft_of(desk.stranger, file_of(draft, "docx"), name) is None


def test_dropped_in_on_the_pages(province: Province, draft: Draft, desk: Desk) -> None:
    client = province.client("specialist")
    data = edited(client.get(f"{BASE}{draft.pk}/van-ban.docx").content, MOVED[:1])
    shown = client.post(f"{BASE}word/", {"file": SimpleUploadedFile("sua.docx", data)}, follow=True)
    page = shown.content.decode()
    for words in ("Đoạn 2", "<del>22</del>", "<ins>24</ins>"):
        assert words in page.replace("/3/2026", "").replace("22", "22"), words
    back = WordReturn.objects.get()
    done = client.post(f"{BASE}word/{back.pk}/", {"cho": ["body/1"]}, follow=True).content.decode()
    assert "ngày 24/3/2026" in done
    assert "sửa trong Word" in done
    lost = client.post(f"{BASE}word/", {"file": SimpleUploadedFile("la.docx", b"x")})
    assert (lost.status_code, "Không nhận ra tệp này" in lost.content.decode()) == (422, True)
    assert client.post(f"{BASE}word/", {}).status_code == 422
    assert "giống hệt bản 2" in client.post(
        f"{BASE}{draft.pk}/word/", {"file": SimpleUploadedFile("lai.docx", data)}
    ).content.decode()  # fmt: skip
