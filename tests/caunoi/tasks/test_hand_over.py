"""Open work of an office that has ended: shown, handed over, refused, twice; the page and the notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.utils import timezone

from caunoi.documents.models import Document
from caunoi.ledger.reads import history
from caunoi.people.dataset_actions import load_offices
from caunoi.people.datasets import FOLDER, read_set
from caunoi.people.models import Confidence, EventKind, Office, User
from caunoi.people.office_actions import EventSaid, record_event
from caunoi.people.reads import office_named
from caunoi.tasks.actions import NewTask, assign_task, cancel_task
from caunoi.tasks.actions import open_task as open_part
from caunoi.tasks.handover import Handover, handover, left_behind
from caunoi.tasks.handover_actions import Given, hand_over_office
from caunoi.tasks.models import Answer, Task
from caunoi.tasks.rounds_actions import NewRound, answer_round, open_round
from caunoi.tasks.rounds_rules import LETTER, Kind
from caunoi.tasks.rules import State
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import Open, by, said
from tests.conftest import Province

ENDED = date(2026, 7, 1)
FAR = timezone.localdate() + timedelta(days=10)
BASIS = "Nghị quyết 15-NQ/TU"


@dataclass(frozen=True)
class Gone:
    """The commune, which gave way to its neighbour, and what it left."""

    office: Office
    heir: Office
    province: Province

    def left(self) -> Handover:
        return handover(self.office, timezone.localdate())

    def pass_on(self, actor: User, given: list[Given], seen: str | None = None) -> list[Task]:
        seen = self.left().seen if seen is None else seen
        on = timezone.localdate()
        return hand_over_office(actor=actor, office=self.office, on=on, given=given, seen=seen)


def _ends(province: Province, *heirs: Office, doubtful: bool = False) -> None:
    kind = EventKind.END if not heirs else EventKind.MERGE if len(heirs) == 1 else EventKind.SPLIT
    confidence = Confidence.LOW if doubtful else Confidence.HIGH
    said = EventSaid(kind, ENDED, (province.commune,), heirs, BASIS, confidence=confidence)
    record_event(actor=province.people["admin"], said=said)
    if doubtful:  # a doubtful event ends nobody by itself
        Office.objects.filter(pk=province.commune.pk).update(valid_to=date(2026, 6, 30))
    province.commune.refresh_from_db()


@pytest.fixture
def gone(province: Province) -> Gone:
    return Gone(province.commune, province.neighbour, province)


def _refused(code: str) -> pytest.RaisesExc[RuleBroken]:
    return pytest.raises(RuleBroken, check=lambda broken: broken.code == code)


def test_what_is_open_moves_with_its_reason_and_what_is_done_stays(
    open_task: Open, gone: Gone, leader: User
) -> None:
    owned = [open_task(f"Việc {state}", state=state) for state in State]
    helped = open_task("Cùng làm", owner=gone.province.board)
    assign_task(actor=leader, task=helped, owner=helped.owner, coordinating=[gone.office], acceptor=leader)
    _ends(gone.province, gone.heir)
    left = gone.left()
    assert left.sure is not None
    assert left.sure.office == gone.heir
    assert [(work.task.action, work.shared) for work in left.work][-1] == ("Cùng làm", True)

    moved = gone.pass_on(leader, [Given(work.task.pk, gone.heir.pk) for work in left.work])

    closed = {State.ACCEPTED, State.CANCELLED}
    for task in owned:
        stays = task.stands in closed
        task.refresh_from_db()
        assert task.owner == (gone.office if stays else gone.heir), task
        assert task.state in closed or "tan thinh" in task.search_folded
    assert list(helped.coordinating.all()) == [gone.heir]
    assert len(moved) == 5
    way = "từ Đảng ủy xã Bến Thượng sang Đảng ủy xã Tân Thịnh"
    why = f"vì hợp nhất, sáp nhập, thay thế từ ngày 01/07/2026 theo {BASIS}."
    assert said(owned[0])[-1] == (f"Người Lãnh đạo chuyển nhiệm vụ “Việc open” {way}, {why}")
    assert said(helped)[-1].startswith("Người Lãnh đạo chuyển phần phối hợp nhiệm vụ “Cùng làm” từ")
    assert history(gone.office)[0].said == (
        "Người Lãnh đạo chuyển 5 nhiệm vụ của Đảng ủy xã Bến Thượng cho Đảng ủy xã Tân Thịnh."
    )
    assert gone.left().work == ()


def test_who_helped_and_now_owns_does_not_help_any_more(open_task: Open, gone: Gone, leader: User) -> None:
    mine, theirs = open_task("Của xã"), open_task("Của bên", owner=gone.heir)
    for task, other in ((mine, gone.heir), (theirs, gone.office)):
        assign_task(actor=leader, task=task, owner=task.owner, coordinating=[other], acceptor=leader)
    _ends(gone.province, gone.heir)
    gone.pass_on(leader, [Given(task.pk, gone.heir.pk) for task in (mine, theirs)])
    for task in (mine, theirs):
        task.refresh_from_db()
        assert (task.owner, list(task.coordinating.all())) == (gone.heir, [])


def test_several_or_doubtful_heirs_are_chosen_task_by_task(
    open_task: Open, gone: Gone, specialist: User
) -> None:
    first, second, third = (open_task(f"Việc {n}") for n in range(3))
    _ends(gone.province, gone.heir, gone.province.board)
    assert gone.left().sure is None
    gone.pass_on(specialist, [Given(first.pk, gone.heir.pk), Given(second.pk, gone.province.board.pk)])
    for task, owner in ((first, gone.heir), (second, gone.province.board), (third, gone.office)):
        task.refresh_from_db()
        assert task.owner == owner
    assert [work.task for work in gone.left().work] == [third]


def test_one_doubtful_heir_is_never_sure(open_task: Open, gone: Gone, specialist: User) -> None:
    task = open_task()
    _ends(gone.province, gone.heir, doubtful=True)
    assert gone.left().sure is None
    gone.pass_on(specialist, [Given(task.pk, gone.heir.pk)])
    assert "(chưa chắc)" in said(task)[-1]


def _finishes(gone: Gone, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(state=State.CANCELLED, reason="thôi")


def _becomes_doubtful(gone: Gone, task: Task) -> None:
    event = gone.office.left_by.get()
    event.confidence = Confidence.LOW
    event.save()


@pytest.mark.parametrize("meanwhile", [_finishes, _becomes_doubtful])
def test_what_changed_since_it_was_shown_moves_nothing(
    open_task: Open, gone: Gone, leader: User, meanwhile: Callable[[Gone, Task], None]
) -> None:
    task, other = open_task("Một"), open_task("Hai")
    _ends(gone.province, gone.heir)
    seen = gone.left().seen
    meanwhile(gone, other)
    with _refused("handover-changed"):
        gone.pass_on(leader, [Given(task.pk, gone.heir.pk)], seen)
    task.refresh_from_db()
    assert task.owner == gone.office


def test_the_second_time_nothing_happens(open_task: Open, gone: Gone, leader: User) -> None:
    task = open_task()
    _ends(gone.province, gone.heir)
    seen, given = gone.left().seen, [Given(task.pk, gone.heir.pk)]
    gone.pass_on(leader, given, seen)
    lines = said(task)
    with _refused("handover-changed"):
        gone.pass_on(leader, given, seen)
    assert said(task) == lines


def test_refused(open_task: Open, gone: Gone, leader: User, contact: User) -> None:
    task, foreign = open_task(), open_task(owner=gone.heir)
    with _refused("still-stands"):
        gone.pass_on(leader, [])
    _ends(gone.province, gone.heir)
    with _refused("not-allowed"):
        gone.pass_on(contact, [Given(task.pk, gone.heir.pk)])
    for code, given in (
        ("nothing-given", []),
        ("not-an-heir", [Given(task.pk, gone.province.board.pk)]),
        ("not-an-heir", [Given(foreign.pk, gone.heir.pk)]),
    ):
        with _refused(code):
            gone.pass_on(leader, given)
    assert not [line for line in said(task) if "chuyển" in line]


def test_the_notice_and_the_page(open_task: Open, gone: Gone, leader: User) -> None:
    client, page = gone.province.client("leader"), f"/don-vi/{gone.office.pk}/chuyen-viec/"
    assert "vẫn đang hoạt động" in client.get(page).text
    task = open_task("Gửi báo cáo quý")
    _ends(gone.province, gone.heir)
    assert left_behind(leader, timezone.localdate())[0].tasks == 1
    assert left_behind(gone.province.people["unit_contact"], timezone.localdate()) == []
    home = client.get("/").text
    assert "Đảng ủy xã Bến Thượng đã kết thúc ngày" in home
    assert page in home

    shown = client.get(page)
    assert f'<option value="{gone.heir.pk}" selected>Đảng ủy xã Tân Thịnh' in shown.text
    seen = shown.context["left"].seen
    answer = client.post(page, {"seen": seen, f"to_{task.pk}": gone.heir.pk}, follow=True)
    assert "Đã chuyển 1 nhiệm vụ" in answer.text
    assert "Không còn việc nào để chuyển" in answer.text
    assert "chuyen-viec" not in client.get("/").text
    again = client.post(page, {"seen": seen, f"to_{task.pk}": gone.heir.pk})
    assert again.status_code == 422
    assert "vừa thay đổi, chưa chuyển gì" in again.text


def test_what_a_round_waits_for_is_asked_of_the_heir(
    open_task: Open, gone: Gone, document: Document, specialist: User, contact: User, stranger: User
) -> None:
    province = gone.province
    rounds = [
        open_round(actor=specialist, new=NewRound(title, document, offices, FAR, True, LETTER))
        for title, offices in (
            ("Chờ", (gone.office, province.board)),
            ("Hỏi cả hai", (gone.office, gone.heir)),
            ("Đã trả lời", (gone.office, province.board)),
        )
    ]
    waits, both, answered = (Answer.objects.get(round=one, office=gone.office) for one in rounds)
    answer_round(actor=contact, answer=answered, kind=Kind.COMMENTS, text="Điều 5: sửa")
    _ends(province, gone.heir)
    gone.pass_on(specialist, [Given(work.task.pk, gone.heir.pk) for work in gone.left().work])

    for answer, asked in ((waits, gone.heir), (both, gone.office), (answered, gone.office)):
        answer.refresh_from_db()
        assert (answer.office, answer.task.owner) == (asked, gone.heir), answer
    told = [[line.said for line in history(one) if line.verb == "hand_over_answer"] for one in rounds]
    way = "từ Đảng ủy xã Bến Thượng sang Đảng ủy xã Tân Thịnh"
    assert told[0] == [f"Người Chuyên viên văn phòng chuyển phần trả lời về dự thảo “Chờ” {way}."]
    assert told[1][0].endswith("đã được hỏi riêng nên ý kiến này vẫn đứng tên Đảng ủy xã Bến Thượng.")
    assert told[2] == []
    assert {answer_round(actor=stranger, answer=one, kind=Kind.AGREE).kind for one in (waits, both)} == {
        Kind.AGREE
    }


def test_what_was_made_concrete_hangs_together_still(open_task: Open, gone: Gone, specialist: User) -> None:
    whole, theirs = open_task("Cả việc"), open_task("Việc của ban", owner=gone.province.board)
    due = by(timezone.localdate() + timedelta(days=3))

    def part(of: Task, owner: Office, report_to: str) -> Task:
        new = NewTask(f"Phần của {owner}", owner=owner, due=due, parent=of, report_to=report_to)
        return open_part(actor=specialist, new=new)

    below = part(whole, gone.office, report_to=gone.office.name)
    other = part(whole, gone.province.board, report_to="Thường trực Tỉnh ủy")
    done = cancel_task(
        actor=specialist, task=part(whole, gone.province.board, report_to=gone.office.name), reason="thôi"
    )
    foreign = part(theirs, gone.office, report_to=gone.province.board.name)
    _ends(gone.province, gone.heir)
    gone.pass_on(specialist, [Given(work.task.pk, gone.heir.pk) for work in gone.left().work])

    assert list(Task.objects.order_by("pk").values_list("pk", "parent", "owner__name", "report_to")) == [
        (task.pk, above, owner.name, report_to)
        for task, above, owner, report_to in (
            (whole, None, gone.heir, ""),
            (theirs, None, gone.province.board, ""),
            (below, whole.pk, gone.heir, gone.heir.name),
            (other, whole.pk, gone.province.board, "Thường trực Tỉnh ủy"),
            (done, whole.pk, gone.province.board, gone.office.name),
            (foreign, theirs.pk, gone.heir, gone.province.board.name),
        )
    ]


def test_who_signs_in_for_an_ended_office_is_not_left_behind_unseen(gone: Gone, contact: User) -> None:
    page, own = f"/don-vi/{gone.office.pk}/chuyen-viec/", f"/don-vi/{gone.office.pk}/"
    User.objects.create_user("da-khoa", full_name="Đã Khóa", office=gone.office, is_active=False)
    chief, admin = (gone.province.client(role) for role in ("chief", "admin"))
    link, mark = f'href="/tai-khoan/{contact.pk}/"', "Đơn vị đã kết thúc"
    stranded = "tài khoản còn gắn với đơn vị đã kết thúc"
    for client, where in ((chief, page), (chief, own), (admin, own)):
        assert stranded not in client.get(where).text
    assert mark not in admin.get("/tai-khoan/").text

    _ends(gone.province, gone.heir)

    number = User.objects.filter(office=gone.office, is_active=True).count()
    for client, where in ((chief, page), (chief, own), (admin, own)):
        text = client.get(where).text
        assert (f"{number} {stranded}" in text, contact.full_name in text) == (True, True), where
        assert (link in text, "Đề nghị quản trị viên" in text) == (client is admin, client is chief), where
        assert "Đã Khóa" not in text
    assert admin.get("/tai-khoan/").text.count(mark) == number


def test_v13_a_task_of_2023_goes_to_the_party_committee_of_today(specialist: User) -> None:
    load_offices(actor=None, data=read_set(FOLDER / "provincial.toml", place="Nghệ An", prefix="na"))
    group = office_named("BCSĐ UBND tỉnh", date(2023, 8, 11))
    assert group is not None
    task = Task.objects.create(action="Gửi báo cáo", owner=group, opened_by=specialist)
    left = handover(group, timezone.localdate())
    assert left.sure is not None
    given = [Given(task.pk, left.sure.office.pk)]
    hand_over_office(actor=specialist, office=group, on=timezone.localdate(), given=given, seen=left.seen)
    task.refresh_from_db()
    assert task.owner_name == "Đảng ủy Ủy ban nhân dân tỉnh Nghệ An"


def test_where_nobody_took_over_the_page_says_what_to_do(open_task: Open, gone: Gone) -> None:
    open_task()
    _ends(gone.province)
    text = gone.province.client("chief").get(f"/don-vi/{gone.office.pk}/chuyen-viec/").text
    assert "Sổ đơn vị chưa ghi ai tiếp nhận" in text
    assert "<select" not in text
