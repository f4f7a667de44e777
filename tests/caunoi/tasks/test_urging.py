"""Urging: the words, the list of whom to urge, the verb, and what goes up to the leader."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from caunoi.people.models import Role, User
from caunoi.tasks import filters
from caunoi.tasks.actions import hand_in_task
from caunoi.tasks.evidence import Proof
from caunoi.tasks.filters import Now
from caunoi.tasks.models import Task, Urge
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import soon_until
from caunoi.tasks.unit_actions import urge_office
from caunoi.tasks.unit_rules import Owing, urging_text
from caunoi.tasks.urging import gone_up, late_office, late_offices, words_for
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.tasks.conftest import PAPER, Open, by, said
from tests.conftest import Province

LONG_AGO = by(timezone.localdate() - timedelta(days=20))
TEXT = "Đề nghị báo cáo."


def after(days: int) -> Now:
    at = timezone.localtime() + timedelta(days=days)
    return Now(at, soon_until(at.date(), working_days()))


def test_the_words_quote_what_stands_in_the_tasks() -> None:
    owing = [
        Owing("Rà soát 37 kiến nghị.", "trước ngày 25/11/2026", 4, "Thông báo số 87-TB/VPTU"),
        Owing("Gửi danh sách;", "chậm nhất ngày 27/11/2026", 1),
    ]
    text = urging_text(
        "Đảng ủy xã Bến Thượng", owing, sender="Văn phòng Tỉnh ủy Hải Lam",
        today=date(2026, 11, 28), answer_by=date(2026, 12, 2),
    )  # fmt: skip
    assert text.splitlines()[0] == "Kính gửi: Đảng ủy xã Bến Thượng,"
    assert (
        "1. Rà soát 37 kiến nghị (hạn trước ngày 25/11/2026, quá hạn 4 ngày, theo Thông báo số 87-TB/VPTU)."
        in text
    )
    assert "2. Gửi danh sách (hạn chậm nhất ngày 27/11/2026, quá hạn 1 ngày)." in text
    assert "đến ngày 28/11/2026 còn 02 nhiệm vụ" in text
    assert text.endswith("gửi trước ngày 02/12/2026.")


class TestWhomToUrge:
    def test_offices_with_what_they_are_late_with(
        self, open_task: Open, province: Province, specialist: User
    ) -> None:
        for number in range(2):
            open_task(f"Việc muộn {number}", due=LONG_AGO)
        open_task("Việc của xã bên", due=LONG_AGO, owner=province.neighbour)
        open_task("Chưa đến hạn")
        open_task("Không ai nhận", due=LONG_AGO, owner=None)
        when = filters.now()
        late = late_offices(specialist, when)
        assert [(one.office, len(one.tasks), one.urged) for one in late] == [
            (province.commune, 2, None),
            (province.neighbour, 1, None),
        ]
        words = words_for(late[0], when, "Văn phòng Tỉnh ủy")
        assert "Việc muộn 0" in words
        assert "Việc của xã bên" not in words

    def test_the_number_of_queries_does_not_grow(
        self, open_task: Open, province: Province, specialist: User, django_assert_max_num_queries: object
    ) -> None:
        for number in range(6):
            open_task(
                f"Việc {number}", due=LONG_AGO, owner=(province.commune, province.neighbour)[number % 2]
            )
        urge_office(actor=specialist, office=province.commune, channel="phone", text=TEXT)
        with django_assert_max_num_queries(6):  # type: ignore[operator]  # a fixture of pytest-django
            late = late_offices(specialist, filters.now())
        assert [one.urged_today for one in late] == [True, False]

    def test_nothing_late_nobody_to_urge(self, open_task: Open, specialist: User, province: Province) -> None:
        open_task()
        assert late_offices(specialist, filters.now()) == []
        assert late_office(specialist, province.commune, filters.now()) is None


class TestUrge:
    def test_done_every_late_task_tells_it(
        self, open_task: Open, province: Province, specialist: User
    ) -> None:
        first, second = open_task("Một", due=LONG_AGO), open_task("Hai", due=LONG_AGO)
        open_task("Chưa đến hạn")
        urge = urge_office(actor=specialist, office=province.commune, channel="letter", text=TEXT)
        assert set(urge.tasks.all()) == {first, second}
        assert said(first)[-1] == (
            "Người Chuyên viên văn phòng đôn đốc Xã Bến Thượng về nhiệm vụ “Một” (công văn)."
        )

    def test_one_urging_a_day_unless_something_new_is_late(
        self, open_task: Open, province: Province, specialist: User, chief: User
    ) -> None:
        open_task("Một", due=LONG_AGO)
        urge_office(actor=specialist, office=province.commune, channel="phone", text=TEXT)
        with pytest.raises(RuleBroken, match="Người Chuyên viên") as refused:
            urge_office(actor=chief, office=province.commune, channel="letter", text=TEXT)
        assert refused.value.code == "urged-today"
        open_task("Hai", due=LONG_AGO)
        urge_office(actor=chief, office=province.commune, channel="letter", text=TEXT)
        assert Urge.objects.count() == 2

    @pytest.mark.parametrize(
        ("channel", "text", "code"),
        [
            ("bo-cau", TEXT, "unknown-channel"),
            ("phone", "  ", "nothing-stated"),
            ("phone", "x" * 20_001, "too-long"),
        ],
    )
    def test_refused(
        self, open_task: Open, province: Province, specialist: User, channel: str, text: str, code: str
    ) -> None:
        open_task(due=LONG_AGO)
        with pytest.raises(RuleBroken) as refused:
            urge_office(actor=specialist, office=province.commune, channel=channel, text=text)
        assert refused.value.code == code
        assert not Urge.objects.exists()

    def test_refused_where_nothing_is_late_any_more(
        self, open_task: Open, province: Province, specialist: User, contact: User
    ) -> None:
        task = open_task(due=LONG_AGO)
        hand_in_task(actor=contact, task=task, result="Đã xong", proofs=[Proof(PAPER)])
        with pytest.raises(RuleBroken) as refused:
            urge_office(actor=specialist, office=province.commune, channel="phone", text=TEXT)
        assert refused.value.code == "nothing-late"

    @pytest.mark.parametrize("role", [Role.UNIT_CONTACT, Role.READER, Role.ADMIN, Role.STEWARD])
    def test_refused_to_whom_it_does_not_belong(
        self, open_task: Open, province: Province, role: Role
    ) -> None:
        open_task(due=LONG_AGO)
        with pytest.raises(RuleBroken) as refused:
            urge_office(actor=province.people[role], office=province.commune, channel="phone", text=TEXT)
        assert refused.value.code == "not-allowed"


class TestGoneUp:
    @pytest.fixture
    def urged(self, open_task: Open, province: Province, specialist: User) -> Task:
        task = open_task(due=LONG_AGO)
        urge_office(actor=specialist, office=province.commune, channel="phone", text=TEXT)
        return task

    def test_after_five_working_days_it_is_the_leaders(self, urged: Task, leader: User) -> None:
        fifth = working_days().after(timezone.localdate(), 5)
        ahead = (fifth - timezone.localdate()).days
        assert not gone_up(leader, after(0))
        assert not gone_up(leader, after(ahead - 1))
        assert list(gone_up(leader, after(ahead))) == [urged]

    def test_what_was_handed_in_meanwhile_does_not_go_up(
        self, urged: Task, leader: User, contact: User
    ) -> None:
        hand_in_task(actor=contact, task=urged, result="Đã xong", proofs=[Proof(PAPER)])
        assert not gone_up(leader, after(30))

    def test_the_leader_finds_it_on_the_first_page(self, urged: Task, province: Province) -> None:
        Urge.objects.update(at=timezone.now() - timedelta(days=15))
        page = province.client("leader").get("/").content.decode()
        assert "Cần lãnh đạo cho ý kiến" in page
        assert "Cần lãnh đạo" not in province.client("specialist").get("/").content.decode()


def test_the_pages_of_urging(open_task: Open, province: Province) -> None:
    client = province.client("specialist")
    assert "Không đơn vị nào quá hạn" in client.get("/don-doc/").content.decode()
    address = f"/don-doc/{province.commune.pk}/"
    assert "không còn việc nào quá hạn" in client.get(address).content.decode()
    open_task(due=LONG_AGO)
    assert "Chưa đôn đốc lần nào" in client.get("/don-doc/").content.decode()
    assert "Kính gửi: Đảng ủy xã Bến Thượng" in client.get(address).content.decode()
    assert client.post(address, {"channel": "phone", "text": TEXT}).status_code == 302
    page = client.get("/don-doc/").content.decode()
    assert "Lần gần nhất: Điện thoại" in page
    assert client.get("/don-doc/999999/").status_code == 404
