"""Drafts as the tests of the room meet them: a plan of the committee, and who takes which step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.db import models, transaction

from caunoi.issuing.draft_actions import (
    NewDraft,
    approve_draft,
    begin_draft,
    hand_over_draft,
    issue_draft,
    submit_draft,
)
from caunoi.issuing.draft_models import Draft
from caunoi.ledger.models import Entry
from caunoi.people.models import Office, Role, User
from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province
from vanban.paper import Column, Paper, Paragraph, Recipient, Signing, Table, words

DAY = date(2026, 3, 12)
PAPER = Paper(
    system="party",
    doc_type="Kế hoạch",
    title="gặp mặt cán bộ chủ chốt cấp xã",
    parent_issuer=None,
    issuer="TỈNH ỦY HẢI LAM",
    place="Hải Lam",
    body=(
        Paragraph(words("Mục đích, yêu cầu", bold=True), "I."),
        Paragraph(words("Thời gian: 7h30 ngày 22/3/2026, tại hội trường Văn phòng Tỉnh ủy."), "1."),
        Paragraph(words("Giao Ban Tuyên giáo và Dân vận chuẩn bị nội dung, gửi trước ngày 15/3/2026."), "2."),
        Table((Column("Việc", 3), Column("Hạn")), ((words("Nộp báo cáo"), words("15/3/2026")),)),
    ),
    signings=(Signing("PHÓ BÍ THƯ", "Trần Văn An", "T/M", "BAN THƯỜNG VỤ"),),
    recipients=(Recipient("Thường trực Tỉnh ủy", "để báo cáo"), Recipient("Lưu Văn phòng")),
    draft="DỰ THẢO",
)


@dataclass(frozen=True)
class Desk:
    """Who sits at which desk."""

    writer: User
    chief: User
    leader: User
    stranger: User


@pytest.fixture
def desk(province: Province) -> Desk:
    people = province.people
    return Desk(people[Role.SPECIALIST], people[Role.CHIEF], people[Role.LEADER], people[Role.UNIT_CONTACT])


@pytest.fixture
def draft(committee: Office, desk: Desk) -> Draft:
    return begin_draft(actor=desk.writer, new=NewDraft(committee, PAPER))


def to_submitted(draft: Draft, desk: Desk) -> Draft:
    """Checked and laid before the leader."""
    hand_over_draft(actor=desk.writer, draft=draft, seen=draft.version)
    return submit_draft(actor=desk.writer, draft=draft, seen=draft.version)


def to_approved(draft: Draft, desk: Desk) -> Draft:
    to_submitted(draft, desk)
    return approve_draft(actor=desk.leader, draft=draft, seen=draft.version)


def to_issued(draft: Draft, desk: Desk, on: date = DAY) -> Draft:
    to_approved(draft, desk)
    return issue_draft(actor=desk.writer, draft=draft, seen=draft.version, on=on)


def refusal(act: Callable[[], object]) -> str:
    """The code of what refused the act, which left nothing behind."""
    with pytest.raises(RuleBroken) as refused, transaction.atomic():
        act()
    return refused.value.code


def told(about: models.Model) -> list[str]:
    """The ledger's sentences about a thing, oldest first."""
    lines = Entry.objects.filter(about_type=about._meta.label_lower, about_id=str(about.pk))
    return list(lines.order_by("number").values_list("said", flat=True))
