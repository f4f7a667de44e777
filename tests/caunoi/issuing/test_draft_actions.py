"""A draft begun, written, handed on, given back, approved, issued and sent: done and refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from caunoi.issuing.draft_actions import (
    NewDraft,
    Pinned,
    approve_draft,
    begin_draft,
    begin_once,
    drop_draft,
    give_back_draft,
    hand_over_draft,
    issue_draft,
    let_pass,
    replace_draft,
    return_draft,
    send_draft,
    submit_draft,
    write_draft,
)
from caunoi.issuing.draft_models import Draft, DraftNote, DraftVersion
from caunoi.issuing.draft_reads import newest, open_notes, pasts, stages, waiting_drafts
from caunoi.issuing.draft_rules import DraftState, Source
from caunoi.issuing.models import NumberEntry
from caunoi.people.models import Office, User
from tests.caunoi.issuing.draft_scene import (
    DAY,
    PAPER,
    Desk,
    desk,
    draft,
    refusal,
    to_approved,
    to_issued,
    to_submitted,
    told,
)
from vanban.paper import Column, Paper, Paragraph, Table, words
from vanban.paper_json import to_json

__all__ = ["desk", "draft"]

NEWER = replace(PAPER, title="đối thoại với cán bộ chủ chốt cấp xã")


def _waiting(person: User) -> int:
    return waiting_drafts(person).count()


def test_a_draft_is_versions_of_a_paper(draft: Draft, desk: Desk) -> None:
    assert (draft.stands, draft.version, draft.holder, newest(draft).paper) == (
        DraftState.WRITING,
        1,
        desk.writer,
        PAPER,
    )
    written = write_draft(actor=desk.chief, draft=draft, paper=NEWER, seen=1, why="theo ý kiến Thường trực")
    assert (written.version, written.title, written.holder) == (2, NEWER.title, desk.chief)
    latest, first = pasts(written)
    assert (latest.version.why, latest.version.get_source_display(), first.version.paper) == (
        "theo ý kiến Thường trực", "soạn trên trang", PAPER,
    )  # fmt: skip
    assert [one.sentence for one in latest.changes] == [
        "Trích yếu: gặp mặt cán bộ chủ chốt cấp xã → đối thoại với cán bộ chủ chốt cấp xã"
    ]
    assert told(draft) == [
        "Người Chuyên viên văn phòng lập dự thảo kế hoạch gặp mặt cán bộ chủ chốt cấp xã của Tỉnh ủy.",
        "Người Chánh văn phòng ghi bản 2 của dự thảo kế hoạch đối thoại với cán bộ chủ chốt cấp xã: "
        "1 chỗ khác.",
    ]


@pytest.mark.parametrize(
    "secret",
    [
        {"circulation": "MẬT"},
        {"draft": "TỐI MẬT"},
        {"title": "TUYỆT MẬT"},
        {"body": (Paragraph(words("Độ mật: Mật")),)},
        {"body": (*[Paragraph(words(f"Việc thứ {no}.")) for no in range(60)], Paragraph(words("MẬT")))},
        {
            "body": (
                *[Paragraph(words(f"Việc thứ {no}.")) for no in range(60)],
                Table((Column("Việc"), Column("Loại")), ((words("Nộp báo cáo"), words("TỐI MẬT")),)),
            )
        },
    ],
)
def test_what_bears_a_mark_of_secrecy_is_not_kept(
    draft: Draft, desk: Desk, committee: Office, secret: dict[str, Any]
) -> None:
    marked = replace(PAPER, **secret)
    assert refusal(partial(begin_draft, actor=desk.writer, new=NewDraft(committee, marked))) == "secret"
    assert refusal(partial(write_draft, actor=desk.writer, draft=draft, paper=marked, seen=1)) == "secret"
    assert (Draft.objects.count(), DraftVersion.objects.count()) == (1, 1)


def test_a_mark_that_was_kept_before_is_not_issued(draft: Draft, desk: Desk) -> None:
    approved = to_approved(draft, desk)
    marked = replace(PAPER, body=(*PAPER.body * 20, Paragraph(words("MẬT"))))
    DraftVersion.objects.update(paper_json=to_json(marked))
    issue = partial(issue_draft, actor=desk.writer, draft=approved, seen=1, on=DAY)
    assert refusal(issue) == "secret"
    assert (Draft.objects.get().state, NumberEntry.objects.count()) == ("approved", 0)


def test_words_about_secrets_are_only_words(draft: Draft, desk: Desk) -> None:
    paper = replace(PAPER, title="bảo vệ bí mật nhà nước", body=(Paragraph(words("Giữ bảo mật thông tin.")),))
    assert write_draft(actor=desk.writer, draft=draft, paper=paper, seen=1).version == 2


def test_two_who_write_at_once(draft: Draft, desk: Desk) -> None:
    write_draft(actor=desk.chief, draft=draft, paper=NEWER, seen=1)
    second = partial(write_draft, actor=desk.writer, draft=draft, paper=replace(PAPER, place="Bến Châu"))
    assert refusal(partial(second, seen=1)) == "draft-changed"
    assert (newest(Draft.objects.get()).paper, DraftVersion.objects.count()) == (NEWER, 2)
    assert refusal(partial(write_draft, actor=desk.writer, draft=draft, paper=NEWER, seen=2)) == "no-change"


def test_the_way_to_the_post(draft: Draft, desk: Desk) -> None:
    assert _waiting(desk.leader) == 0
    checked = to_submitted(draft, desk)
    assert (checked.stands, checked.holder, _waiting(desk.leader)) == (
        DraftState.SUBMITTED,
        None,
        1,
    )
    approved = approve_draft(actor=desk.leader, draft=draft, seen=1)
    assert (
        approved.approved_by,
        _waiting(desk.leader),
        _waiting(desk.writer),
    ) == (
        desk.leader,
        0,
        1,
    )
    issued = issue_draft(actor=desk.writer, draft=draft, seen=1, on=DAY)
    [entry] = NumberEntry.objects.all()
    assert (str(entry), entry.title, entry.signer, entry.draft_key) == (
        "01-KH/TU", PAPER.title, "Trần Văn An", f"draft:{draft.pk}",
    )  # fmt: skip
    frozen = newest(issued)
    assert frozen.paper == replace(PAPER, number=1, symbol="KH/TU", issue_date=DAY, draft=None)
    assert (frozen.number, frozen.source, frozen.why) == (2, Source.MADE, "phát hành")
    sent = send_draft(actor=desk.writer, draft=draft, seen=2, to="các xã, qua trục liên thông")
    assert [stage.past for stage in stages(sent)] == [True] * 5 + [False]
    name = "dự thảo kế hoạch gặp mặt cán bộ chủ chốt cấp xã"
    assert told(draft)[1:] == [
        f"Người Chuyên viên văn phòng chuyển kiểm tra thể thức {name}.",
        f"Người Chuyên viên văn phòng đã kiểm tra thể thức và trình {name}.",
        f"Người Lãnh đạo duyệt bản 1 của {name}.",
        f"Người Chuyên viên văn phòng phát hành, số 01-KH/TU, {name}.",
        f"Người Chuyên viên văn phòng ghi đã gửi {name}: các xã, qua trục liên thông.",
    ]


STEPS: dict[str, tuple[Callable[..., object], dict[str, object]]] = {
    "write": (write_draft, {"paper": NEWER}),
    "hand_over": (hand_over_draft, {}),
    "submit": (submit_draft, {}),
    "give_back": (give_back_draft, {"notes": [Pinned("sửa ngày")]}),
    "approve": (approve_draft, {}),
    "return": (return_draft, {"notes": [Pinned("sửa ngày")]}),
    "issue": (issue_draft, {"on": DAY}),
    "send": (send_draft, {"to": "các xã"}),
    "drop": (drop_draft, {"reason": "hoãn"}),
}
ALLOWED = {
    "writing": {"write", "hand_over", "drop"}, "checking": {"submit", "give_back"},
    "submitted": {"approve", "return"}, "approved": {"issue", "return"}, "issued": {"send"},
    "sent": set[str](),
    "dropped": set[str](),
}  # fmt: skip
ROLES = {
    "write": {"writer", "chief"}, "hand_over": {"writer", "chief"}, "submit": {"writer", "chief"},
    "give_back": {"writer", "chief"}, "approve": {"chief", "leader"}, "return": {"chief", "leader"},
    "issue": {"writer", "chief"}, "send": {"writer", "chief"}, "drop": {"writer", "chief"},
}  # fmt: skip


def _put(draft: Draft, desk: Desk, state: str) -> Draft:
    """The draft in a state, by the verbs alone."""
    if state == "dropped":
        return drop_draft(actor=desk.writer, draft=draft, seen=1, reason="hoãn")
    for name in ("hand_over", "submit", "approve", "issue", "send"):
        if draft.state == state:
            break
        verb, more = STEPS[name]
        verb(actor=desk.chief, draft=draft, seen=draft.version, **more)
        draft.refresh_from_db()
    return draft


@pytest.mark.parametrize("state", ALLOWED)
def test_each_step_from_its_state_by_its_person(draft: Draft, desk: Desk, state: str) -> None:
    draft = _put(draft, desk, state)
    for name, (verb, more) in STEPS.items():
        for who in ("writer", "chief", "leader", "stranger"):
            act = partial(verb, actor=getattr(desk, who), draft=draft, seen=draft.version, **more)
            if who not in ROLES[name]:
                assert refusal(act) == "not-allowed"
            elif name not in ALLOWED[state]:
                assert refusal(act) == "wrong-state"
            else:
                assert (
                    refusal(partial(verb, actor=getattr(desk, who), draft=draft, seen=99, **more))
                    == "draft-changed"
                )
                point = transaction.savepoint()
                act()
                transaction.savepoint_rollback(point)
                draft.refresh_from_db()


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ({"title": ""}, "trích yếu"), ({"issuer": ""}, "cơ quan ban hành"),
        ({"body": ()}, "nội dung"), ({"signings": ()}, "người ký"),
    ],
)  # fmt: skip
def test_what_no_profile_can_write_goes_nowhere(
    committee: Office, desk: Desk, lacking: dict[str, str], named: str
) -> None:
    paper = replace(PAPER, **lacking)  # type: ignore[arg-type]  # fields of the paper
    made = begin_draft(actor=desk.writer, new=NewDraft(committee, paper))
    with pytest.raises(Exception, match=f"còn thiếu {named}"):
        hand_over_draft(actor=desk.writer, draft=made, seen=1)


def test_given_back_with_notes_at_their_places(draft: Draft, desk: Desk) -> None:
    to_submitted(draft, desk)
    notes = [
        Pinned("Chuyển sang ngày 24/3", "body/1", "ngày 22/3/2026"),
        Pinned(" "),
        Pinned("Xem lại nơi nhận"),
    ]
    back = return_draft(actor=desk.leader, draft=draft, seen=1, notes=notes)
    assert (back.stands, back.holder) == (DraftState.WRITING, desk.writer)
    assert [(one.place, one.quoted, one.text) for one in open_notes(back)] == [
        ("body/1", "ngày 22/3/2026", "Chuyển sang ngày 24/3"), ("", "", "Xem lại nơi nhận"),
    ]  # fmt: skip
    assert told(draft)[-1].endswith("cho Người Chuyên viên văn phòng với 2 góp ý.")
    hand_over_draft(actor=desk.writer, draft=draft, seen=1)
    assert open_notes(Draft.objects.get()) == []
    for empty in ([], [Pinned("  ")]):
        assert (
            refusal(partial(give_back_draft, actor=desk.writer, draft=draft, seen=1, notes=empty))
            == "no-reason"
        )
    give_back_draft(
        actor=desk.chief, draft=draft, seen=1, notes=[Pinned("Thiếu dấu sao", "issuer", "TỈNH ỦY")]
    )
    assert DraftNote.objects.count() == 3


def test_an_approval_ends_with_the_return(draft: Draft, desk: Desk) -> None:
    to_approved(draft, desk)
    back = return_draft(actor=desk.chief, draft=draft, seen=1, notes=[Pinned("Dừng lại")])
    assert (back.approved_by, back.approved_at) == (None, None)
    to_approved(back, desk)


def test_no_number_without_issue_and_no_issue_without_number(
    draft: Draft, desk: Desk, committee: Office
) -> None:
    to_approved(draft, desk)
    issue = partial(issue_draft, actor=desk.writer, draft=draft, seen=1)
    assert refusal(partial(issue, on=date(2999, 1, 1))) == "future-day"
    assert refusal(partial(issue, on=date(2010, 1, 1))) == "no-term"
    assert (NumberEntry.objects.count(), Draft.objects.get().state, DraftVersion.objects.count()) == (
        0,
        "approved",
        1,
    )
    issue(on=DAY)
    assert refusal(partial(issue, on=DAY)) == "wrong-state"
    assert NumberEntry.objects.count() == 1
    earlier = begin_draft(actor=desk.writer, new=NewDraft(committee, NEWER))
    to_approved(earlier, desk)
    again = partial(issue_draft, actor=desk.writer, draft=earlier, seen=1, on=date(2026, 3, 1))
    assert refusal(again) == "out-of-order"
    assert str(again(reason="ký trước, đóng dấu sau").entry) == "02-KH/TU"


def test_an_issued_document_is_replaced_never_changed(draft: Draft, desk: Desk) -> None:
    assert (
        refusal(partial(replace_draft, actor=desk.writer, draft=draft, paper=NEWER, why="hoãn"))
        == "wrong-state"
    )
    issued = to_issued(draft, desk)
    moved = replace(newest(issued).paper, title=NEWER.title)
    made = replace_draft(actor=desk.writer, draft=issued, paper=moved, why="đổi ngày họp")
    assert (made.replaces, made.stands, newest(made).paper) == (
        issued,
        DraftState.WRITING,
        replace(NEWER, draft=None),
    )
    assert newest(Draft.objects.get(pk=issued.pk)).paper.title == PAPER.title
    assert "lập dự thảo thay thế 01-KH/TU" in told(issued)[-1]


def test_one_draft_about_one_thing(committee: Office, desk: Desk) -> None:
    new = NewDraft(committee, PAPER, "cong-van-don-doc", ("late-office", "7"), Source.MADE)
    first = begin_once(actor=desk.writer, new=new)
    assert begin_once(actor=desk.chief, new=replace(new, paper=NEWER)) == first
    other = begin_once(actor=desk.chief, new=replace(new, about=("late-office", "8")))
    drop_draft(actor=desk.writer, draft=first, seen=1, reason="đã nộp")
    assert len({first.pk, other.pk, begin_once(actor=desk.writer, new=new).pk}) == 3
    assert refusal(partial(begin_once, actor=desk.leader, new=new)) == "not-allowed"
    assert refusal(partial(begin_draft, actor=desk.stranger, new=new)) == "not-allowed"


def test_a_fault_is_let_pass_with_a_reason(draft: Draft, desk: Desk) -> None:
    passing = partial(let_pass, actor=desk.writer, draft=draft, key="k", sentence="Thiếu nơi nhận.")
    assert refusal(partial(passing, reason=" ")) == "no-reason"
    for reason in ("giấy mời riêng", "văn bản nội bộ"):
        passing(reason=reason)
    assert draft.waivers.get().reason == "văn bản nội bộ"
    assert told(draft)[-1].endswith("Thiếu nơi nhận. văn bản nội bộ.")
    assert (
        refusal(partial(let_pass, actor=desk.leader, draft=draft, key="k", sentence="x", reason="y"))
        == "not-allowed"
    )
    to_submitted(draft, desk)
    assert refusal(partial(passing, reason="muộn")) == "wrong-state"


@pytest.mark.parametrize(
    "wrong", [{"version": 0}, {"state": "approved"}, {"state": "issued", "approved_by": 1}, {"state": "sent"}]
)
def test_the_database_keeps_a_draft_whole(draft: Draft, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(**wrong)


def test_long_reasons_are_refused(draft: Draft, desk: Desk) -> None:
    drop = partial(drop_draft, actor=desk.writer, draft=draft, seen=1)
    assert [refusal(partial(drop, reason=one)) for one in ("", "…", "x" * 501)] == [
        "no-reason",
        "no-reason",
        "too-long",
    ]
    assert isinstance(newest(drop(reason="hoãn")).paper, Paper)
    assert told(draft)[-1].endswith("bỏ dự thảo kế hoạch gặp mặt cán bộ chủ chốt cấp xã: hoãn.")
