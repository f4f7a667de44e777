"""The forms of a draft, and its form checked before it is submitted."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from django.test import Client
from docx import Document as Word

from caunoi.documents.models import StoredFile
from caunoi.issuing.check_actions import restore_rule, waive_rule
from caunoi.issuing.draft_actions import (
    NewDraft,
    begin_draft,
    hand_over_draft,
    let_pass,
    submit_draft,
    write_draft,
)
from caunoi.issuing.draft_check import faults
from caunoi.issuing.draft_files import FORMATS, file_name, file_of
from caunoi.issuing.draft_models import Draft
from caunoi.people.models import Office
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.draft_scene import PAPER, Desk, desk, draft, refusal, to_issued
from tests.conftest import Province
from vanban.docx_mark import mark_of
from vanban.paper import Signing

__all__ = ["desk", "draft"]

TODAY = date(2026, 11, 28)
WRONG = replace(PAPER, signings=(Signing("BÍ THƯ THƯỜNG TRỰC", "Trần Văn An", "T/M", "BAN THƯỜNG VỤ"),))


def _text(data: bytes) -> str:
    word = Word(io.BytesIO(data))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in word.paragraphs), *cells])


def test_a_draft_is_drawn_as_it_stands(province: Province, draft: Draft, desk: Desk) -> None:
    data = file_of(draft, "docx")
    assert (mark_of(data), StoredFile.objects.count()) == (str(draft.mark), 0)
    assert "Thời gian: 7h30 ngày 22/3/2026" in _text(data)
    write_draft(actor=desk.writer, draft=draft, paper=replace(PAPER, title="đối thoại"), seen=1)
    assert "đối thoại" in _text(file_of(Draft.objects.get(), "docx"))
    answer = province.client("leader").get(f"/van-ban-di/du-thao/{draft.pk}/van-ban.docx")
    assert answer.headers["Content-Type"] == FORMATS["docx"]
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="du-thao-{draft.pk}-ban-2 ke hoach doi thoai.docx"'
    )


def test_what_was_issued_is_kept_as_it_went_out(province: Province, draft: Draft, desk: Desk) -> None:
    issued = to_issued(draft, desk)
    assert issued.docx is not None
    assert issued.pdf is not None
    data = file_of(issued, "docx")
    assert "Số 01-KH/TU" in _text(data)
    assert mark_of(data) == str(draft.mark)
    assert (file_of(issued, "pdf")[:5], StoredFile.objects.count()) == (b"%PDF-", 2)
    assert file_name(issued, "pdf") == "01-KH-TU ke hoach gap mat can bo chu chot cap xa.pdf"
    Draft.objects.update(docx=None, pdf=None)  # as after a crash between the issue and its forms
    assert file_of(Draft.objects.get(), "docx") == data
    assert (Draft.objects.get().docx, StoredFile.objects.count()) == (issued.docx, 2)
    shown = province.client("leader").get(f"/van-ban-di/du-thao/{draft.pk}/van-ban.pdf")
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "application/pdf")


def test_a_sign_with_a_letter_beyond_latin_reaches_the_name(
    province: Province, committee: Office, draft: Draft, desk: Desk
) -> None:
    committee.symbol = "ĐU"
    committee.save()
    issued = to_issued(draft, desk)
    Draft.objects.update(signed=issued.pdf)
    client, base = province.client("leader"), f"/van-ban-di/du-thao/{draft.pk}/"
    for address, ends in (("van-ban.docx", "cap%20xa.docx"), ("van-ban-da-ky.pdf", "cap%20xa-da-ky.pdf")):
        said = client.get(base + address).headers["Content-Disposition"]
        assert said.startswith("attachment; filename*=utf-8''01-KH-%C4%90U%20ke%20hoach"), address
        assert said.endswith(ends), address


def test_a_draft_in_good_form_has_no_errors(draft: Draft) -> None:
    assert [fault.finding.message for fault in faults(draft, today=TODAY) if fault.holds] == []


def test_an_error_holds_the_draft_until_it_is_let_pass(
    province: Province, committee: Office, desk: Desk
) -> None:
    made = begin_draft(actor=desk.writer, new=NewDraft(committee, WRONG))
    hand_over_draft(actor=desk.writer, draft=made, seen=1)
    held = [fault for fault in faults(made, today=TODAY) if fault.holds]
    assert held, "no committee has a standing secretary (R18)"
    submit = partial(submit_draft, actor=desk.writer, draft=made, seen=1)
    assert refusal(submit) == "faults-left"
    page = province.client("specialist").get(f"/van-ban-di/du-thao/{made.pk}/").content.decode()
    assert held[0].finding.clause.citation in page
    for fault in held:
        let_pass(
            actor=desk.writer, draft=made, key=fault.key, sentence=fault.finding.message, reason="đã hỏi"
        )
    assert submit().state == "submitted"


def test_a_rule_that_the_office_has_switched_off_holds_nothing(committee: Office, desk: Desk) -> None:
    draft = begin_draft(actor=desk.writer, new=NewDraft(committee, WRONG))
    [wrong] = [fault.finding.rule for fault in faults(draft, today=TODAY) if fault.holds]
    waiver = waive_rule(actor=desk.chief, rule=wrong, reason="chức danh của tỉnh")
    assert wrong not in [fault.finding.rule for fault in faults(draft, today=TODAY)]
    restore_rule(actor=desk.chief, waiver=waiver)
    assert wrong in [fault.finding.rule for fault in faults(draft, today=TODAY)]


def test_a_fault_is_let_pass_on_the_page(province: Province, committee: Office, desk: Desk) -> None:
    made = begin_draft(actor=desk.writer, new=NewDraft(committee, WRONG))
    client, page = province.client("specialist"), f"/van-ban-di/du-thao/{made.pk}/"
    [key, *_] = [fault.key for fault in faults(made, today=TODAY) if fault.holds]
    assert client.post(f"{page}cho-qua/", {"key": "0", "reason": "đã hỏi"}).status_code == 422
    shown = client.post(f"{page}cho-qua/", {"key": key, "reason": "đã hỏi"}, follow=True).content.decode()
    assert "Người Chuyên viên văn phòng cho qua: đã hỏi" in shown
    assert made.waivers.get().sentence


def test_what_no_page_can_show_is_said(province: Province, draft: Draft, desk: Desk) -> None:
    write_draft(actor=desk.writer, draft=draft, paper=replace(PAPER, title="gặp mặt \U0001f600"), seen=1)
    with pytest.raises(RuleBroken, match="Chưa in được dự thảo"):
        file_of(Draft.objects.get(), "pdf")
    client: Client = province.client("specialist")
    assert client.get(f"/van-ban-di/du-thao/{draft.pk}/van-ban.pdf").status_code == 422
    assert refusal(partial(hand_over_draft, actor=desk.writer, draft=draft, seen=2)) == "cannot-print"
