"""The pages of the days that deadlines hang on, and what a task's page says of its deadline."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.documents.models import Document
from caunoi.people.models import User
from caunoi.tasks.anchor_actions import Day, add_anchor
from caunoi.tasks.models import Anchor, Task
from caunoi.tasks.opening import open_tasks_from
from caunoi.tasks.rules import Due, due_words
from tests.caunoi.tasks.conftest import Open, add_fact, document, open_task
from tests.conftest import Province

__all__ = ["document", "open_task"]

LIST = "/moc-thoi-gian/"
WHAT = "Hội nghị đối thoại"
MOVE = {"on": "16/12/2026", "hour": "07:30", "reason": "Hoãn theo công văn", "seen": "thứ Tư 09/12/2026"}


@pytest.fixture
def client(province: Province) -> Client:
    return province.client("chief")


@pytest.fixture
def meeting(chief: User) -> Anchor:
    return add_anchor(actor=chief, what=WHAT, day=Day(date(2026, 12, 9)))


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def tie(client: Client, task: Task, meeting: Anchor, **more: object) -> int:
    """Sends the form that hangs a task's deadline on a meeting; gives the status of the answer."""
    sent = {
        "seen": due_words(task.deadline), "anchor": meeting.pk, "side": "before", "count": 7,
        "unit": "working_day", "reason": "Theo quy chế", **more,
    }  # fmt: skip
    return client.post(reverse("tasks:tie", args=[task.pk]), sent).status_code


class TestList:
    def test_an_anchor_is_named_and_listed(self, client: Client) -> None:
        assert "Chưa có mốc nào" in text(client, LIST)
        done = client.post(LIST, {"what": WHAT, "on": "", "hour": ""}, follow=True)
        assert "Đã lập mốc" in done.content.decode()
        assert "Chưa có ngày" in text(client, LIST)

    def test_an_hour_is_the_offices(self, client: Client) -> None:
        client.post(LIST, {"what": WHAT, "on": "09/12/2026", "hour": "7h30"})
        assert Anchor.objects.get().day_words == "07:30 thứ Tư 09/12/2026"

    @pytest.mark.parametrize(
        "sent", [{"what": ""}, {"what": WHAT, "on": "chưa rõ"}, {"what": WHAT, "hour": "25"}]
    )
    def test_what_was_typed_wrongly_stays(self, client: Client, sent: dict[str, str]) -> None:
        assert client.post(LIST, sent).status_code == 422
        assert not Anchor.objects.exists()

    def test_who_may_not_name_one_sees_no_form(self, province: Province, meeting: Anchor) -> None:
        page = text(province.client("unit_contact"), LIST)
        assert WHAT in page
        assert 'name="what"' not in page


class TestMove:
    def test_shown_first_and_then_made(self, client: Client, open_task: Open, meeting: Anchor) -> None:
        task = open_task(due=Due())
        assert tie(client, task, meeting) == 302
        address = reverse("tasks:anchor", args=[meeting.pk])
        assert "chậm nhất ngày 30/11/2026" in text(client, address)
        preview = client.post(address, MOVE).content.decode()
        assert "chậm nhất ngày 30/11/2026" in preview
        assert "chậm nhất ngày 07/12/2026" in preview
        assert "Dời mốc và 1 hạn" in preview
        assert Task.objects.get(pk=task.pk).due == date(2026, 11, 30)
        done = client.post(address, {**MOVE, "sure": "1"}, follow=True)
        assert "Đã dời mốc, 1 nhiệm vụ đổi hạn theo." in done.content.decode()
        assert Task.objects.get(pk=task.pk).due == date(2026, 12, 7)
        assert Anchor.objects.get().day_words == "07:30 thứ Tư 16/12/2026"

    def test_postponed_without_a_day(self, client: Client, open_task: Open, meeting: Anchor) -> None:
        task = open_task(due=Due())
        tie(client, task, meeting)
        address, sent = reverse("tasks:anchor", args=[meeting.pk]), {**MOVE, "on": "", "hour": ""}
        assert "Chờ ngày" in client.post(address, sent).content.decode()
        client.post(address, {**sent, "sure": "1"})
        assert Task.objects.get(pk=task.pk).due is None
        assert "Chờ ngày họp" in text(client, reverse("tasks:detail", args=[task.pk]))
        assert "Chờ ngày họp" in text(client, reverse("tasks:board"))

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"on": "09/12/2026", "hour": ""}, "không có gì để dời"),
            ({"seen": "thứ Hai 07/12/2026", "sure": "1"}, "vừa được người khác"),
            ({"on": "31/12/2090", "sure": "1"}, "quá xa"),
            ({"reason": ""}, "bắt buộc"),
        ],
    )
    def test_refused(
        self, client: Client, open_task: Open, meeting: Anchor, changed: dict[str, str], sentence: str
    ) -> None:
        tie(client, open_task(due=Due()), meeting, side="after")
        answer = client.post(reverse("tasks:anchor", args=[meeting.pk]), {**MOVE, **changed})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert Anchor.objects.get().on == date(2026, 12, 9)


class TestTie:
    @pytest.mark.parametrize(
        ("side", "count", "unit", "words", "due"),
        [
            (
                "before",
                7,
                "working_day",
                "trước 07 ngày làm việc so với Hội nghị đối thoại",
                date(2026, 11, 30),
            ),
            ("after", 10, "day", "trong 10 ngày sau Hội nghị đối thoại", date(2026, 12, 21)),
            ("after", 1, "month", "trong 01 tháng sau Hội nghị đối thoại", date(2027, 1, 11)),
        ],
    )
    def test_so_many_before_or_after(
        self,
        client: Client,
        open_task: Open,
        meeting: Anchor,
        side: str,
        count: int,
        unit: str,
        words: str,
        due: date,
    ) -> None:
        task = open_task(due=Due())
        assert tie(client, task, meeting, side=side, count=count, unit=unit) == 302
        task = Task.objects.get(pk=task.pk)
        assert (task.due_text, task.due, task.anchor) == (words, due, meeting)
        page = text(client, reverse("tasks:detail", args=[task.pk]))
        assert f"Văn bản ghi: “{words}”" in page
        assert "Cách tính" in page
        assert reverse("tasks:anchor", args=[meeting.pk]) in page
        assert str(count) in text(client, reverse("tasks:tie", args=[task.pk]))

    @pytest.mark.parametrize(
        "wrong", [{"count": 0}, {"anchor": 0}, {"unit": "năm"}, {"seen": "khác", "count": 2}]
    )
    def test_refused(
        self, client: Client, open_task: Open, meeting: Anchor, wrong: dict[str, object]
    ) -> None:
        task = open_task(due=Due())
        assert tie(client, task, meeting, **wrong) == 422
        assert Task.objects.get(pk=task.pk).anchor is None


class TestFromADocument:
    @pytest.fixture
    def task(self, document: Document, specialist: User) -> Task:
        deadline = {
            "text": "trước 07 ngày làm việc", "due": None, "operator": "before", "offset": -7,
            "unit": "working_day", "anchor": None,
        }  # fmt: skip
        add_fact(document, "tasks", 2, {"action": "gửi tài liệu", "deadline": deadline})
        return open_tasks_from(actor=specialist, document=document)[2]

    def test_the_page_says_what_was_written_what_it_means_and_how_it_was_counted(
        self, client: Client, task: Task
    ) -> None:
        assert (task.due, task.due_text) == (date(2023, 3, 13), "trước 07 ngày làm việc")
        page = text(client, reverse("tasks:detail", args=[task.pk]))
        for words in (
            "Văn bản ghi: “trước 07 ngày làm việc”",
            "Ngày làm việc an toàn cuối cùng: thứ Hai 13/03/2023.",
            "Đếm ngược 7 ngày làm việc từ thứ Tư 22/03/2023, không tính ngày đó.",
            "Bỏ qua 18/03/2023: thứ Bảy.",
            "(thứ Tư 22/03/2023)",
        ):
            assert words in page

    def test_the_offices_own_deadline_is_marked_on_the_page(
        self, client: Client, document: Document, task: Task
    ) -> None:
        ours = Task.objects.get(due_by_office=True)
        page = text(client, reverse("tasks:detail", args=[ours.pk]))
        assert "Hạn do cơ quan đặt, văn bản không nêu" in page
        assert "Văn bản ghi" not in page
        assert "Hạn do cơ quan đặt" not in text(client, reverse("tasks:detail", args=[task.pk]))

    def test_the_preview_shows_the_day_it_comes_to(self, client: Client, document: Document) -> None:
        deadline = {"text": "ngay sau hội nghị", "due": None, "operator": "after", "anchor": "hội nghị"}
        add_fact(document, "tasks", 2, {"action": "báo cáo kết quả", "deadline": deadline})
        page = text(client, reverse("tasks:open_from", args=[document.pk]))
        assert "ngay sau hội nghị" in page
        assert "23/03/2023" in page
        assert "Cơ quan đặt" in page
        assert not Anchor.objects.exists()
