"""Letters made of tasks: urging an office, giving out what a paper from above asks."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState, IncomingFile, Reading, StoredFile
from caunoi.issuing.draft_actions import drop_draft, write_draft
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.people.models import Role, User
from caunoi.tasks.filters import Now
from caunoi.tasks.letter_actions import draft_assignment, draft_urging
from caunoi.tasks.letters import URGING
from caunoi.tasks.models import Task
from tests.caunoi.issuing.draft_scene import refusal
from tests.conftest import Province
from vanban.differing import item_text
from vanban.kinds.loading import SHIPPED
from vanban.paper import Paper, Paragraph, Run, Signing

DUE = date(2026, 3, 10)


@pytest.fixture
def when() -> Now:
    at = datetime(2026, 3, 16, 8, tzinfo=timezone.get_current_timezone())
    return Now(at, date(2026, 3, 20))


@pytest.fixture
def document(province: Province, specialist: User) -> Document:
    file = StoredFile.objects.create(sha256="d" * 64, size=9, media_type="text/plain")
    reading = Reading.objects.create(file=file, text="KẾ HOẠCH")
    incoming = IncomingFile.objects.create(
        file=file, name="ke-hoach.txt", received_by=specialist, office=province.party_office
    )
    return Document.objects.create(
        reading=reading, incoming=incoming, office=province.party_office, doc_type="Kế hoạch", system="party",
        number=42, symbol="KH/TU", issued_on=date(2026, 3, 2), issuer="TỈNH ỦY HẢI LAM", title="về gặp mặt",
        state=DocumentState.CONFIRMED, confirmed_by=specialist, confirmed_at=timezone.now(),
    )  # fmt: skip


def _task(province: Province, document: Document | None, **said: object) -> Task:
    values: dict[str, object] = {"action": "Báo cáo kết quả *tháng 3*", "owner": province.commune, **said}
    return Task.objects.create(document=document, opened_by=province.people[Role.SPECIALIST], **values)


def _late(province: Province, document: Document | None, **said: object) -> Task:
    return _task(province, document, due=DUE, safe_on=DUE, late_on=DUE + timedelta(days=1), **said)


def _words(paper: Paper) -> str:
    return "\n".join(item_text(one) for one in paper.body)


def test_an_urging_letter_says_what_is_late(
    province: Province, document: Document, specialist: User, when: Now
) -> None:
    _late(province, document)
    _late(province, None, action="Nộp danh sách")
    draft = draft_urging(actor=specialist, office=province.commune, when=when)
    paper = newest(draft).paper
    assert (paper.doc_type, paper.addressees, paper.issuer) == (
        "Công văn", ("Đảng ủy xã Bến Thượng",), "VĂN PHÒNG TỈNH ỦY HẢI LAM",
    )  # fmt: skip
    said = _words(paper)
    for words in (
        "Báo cáo kết quả *tháng 3*",
        "Nộp danh sách",
        "10/3/2026",
        "Kế hoạch số 42-KH/TU, ngày 02/3/2026",
    ):
        assert words in said, words
    assert (draft.about_kind, draft.about_key, draft.kind) == (
        "late-office", str(province.commune.pk), "cong-van-don-doc",
    )  # fmt: skip
    assert draft_urging(actor=specialist, office=province.commune, when=when) == draft
    drop_draft(actor=specialist, draft=draft, seen=1, reason="đã nộp")
    assert draft_urging(actor=specialist, office=province.commune, when=when) != draft


def test_the_letterhead_is_as_last_time(
    province: Province, document: Document, specialist: User, when: Now
) -> None:
    _late(province, document)
    first = draft_urging(actor=specialist, office=province.commune, when=when)
    signings = (Signing("CHÁNH VĂN PHÒNG", "Lê Quốc Bảo"),)
    known = replace(newest(first).paper, place="Hải Lam", parent_issuer="TỈNH ỦY HẢI LAM", signings=signings)
    write_draft(actor=specialist, draft=first, paper=known, seen=1)
    _late(province, None, owner=province.neighbour)
    second = newest(draft_urging(actor=specialist, office=province.neighbour, when=when)).paper
    assert (second.place, second.parent_issuer, second.signings) == ("Hải Lam", "TỈNH ỦY HẢI LAM", signings)


def test_an_issuer_whom_the_register_does_not_know_is_quoted(
    province: Province, document: Document, specialist: User
) -> None:
    Document.objects.update(issuer="HUYỆN ỦY ĐÃ XA")
    _task(province, document, due=DUE)
    document.refresh_from_db()
    paper = newest(draft_assignment(actor=specialist, document=document)).paper
    assert paper.title.endswith("số 42-KH/TU của HUYỆN ỦY ĐÃ XA")


def test_the_offices_own_words_are_written(
    province: Province, specialist: User, when: Now, own_data_folder: Path
) -> None:
    """Its own folder over the shipped kind, in drafts as in invitations (ADR 0029)."""
    own = own_data_folder / "kinds" / URGING
    shutil.copytree(SHIPPED / URGING, own)
    text = own / "paper.toml"
    text.write_text(text.read_text(encoding="utf-8").replace("đã quá hạn", "đã chậm hạn"), encoding="utf-8")
    _late(province, None)
    said = _words(newest(draft_urging(actor=specialist, office=province.commune, when=when)).paper)
    assert "đã chậm hạn" in said


def test_no_letter_where_nothing_is_late(province: Province, specialist: User, when: Now) -> None:
    act = partial(draft_urging, office=province.commune, when=when)
    assert refusal(partial(act, actor=specialist)) == "nothing-late"
    assert refusal(partial(act, actor=province.people[Role.UNIT_CONTACT])) == "not-allowed"
    _late(province, None)
    assert refusal(partial(act, actor=province.people[Role.LEADER])) == "not-allowed"
    User.objects.update(office=None)
    specialist.refresh_from_db()
    assert refusal(partial(act, actor=specialist)) == "no-office"


def test_a_letter_of_assignment_has_deadlines_bold_italic(
    province: Province, document: Document, specialist: User
) -> None:
    assert refusal(partial(draft_assignment, actor=specialist, document=document)) == "nothing-owed"
    _task(province, document, due=DUE, action="Tham mưu danh sách")
    _task(province, document, owner=province.neighbour, action="Bố trí xe")
    draft = draft_assignment(actor=specialist, document=document)
    paper = newest(draft).paper
    assert paper.addressees == ("Đảng ủy xã Bến Thượng", "Đảng ủy xã Tân Thịnh")
    assert "Kế hoạch số 42-KH/TU, ngày 02/3/2026 của Tỉnh ủy Hải Lam về gặp mặt" in _words(paper)
    assert paper.title == "triển khai thực hiện Kế hoạch số 42-KH/TU của Tỉnh ủy Hải Lam"
    due = [
        run
        for one in paper.body
        if isinstance(one, Paragraph)
        for run in one.words
        if "10/3/2026" in run.text
    ]
    assert due == [Run("trước ngày 10/3/2026", bold=True, italic=True)]
    assert "10 ngày làm việc" in _words(paper)
    Document.objects.update(state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None)
    document.refresh_from_db()
    assert refusal(partial(draft_assignment, actor=specialist, document=document)) == "not-reviewed"


def test_the_pages_lead_to_the_draft(province: Province, document: Document) -> None:
    _late(province, document)
    client = province.client("specialist")
    assert "Lập công văn đôn đốc" in client.get("/don-doc/").content.decode()
    to = client.post(f"/don-doc/{province.commune.pk}/cong-van/")
    assert to.headers["Location"] == f"/van-ban-di/du-thao/{Draft.objects.get().pk}/"
    assert "Lập công văn giao việc" in client.get(f"/nhiem-vu/tu-van-ban/{document.pk}/").content.decode()
    to = client.post(f"/nhiem-vu/tu-van-ban/{document.pk}/cong-van/")
    assert to.headers["Location"] == f"/van-ban-di/du-thao/{Draft.objects.latest('pk').pk}/"
