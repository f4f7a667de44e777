"""The pages of the tasks room: each address as each role, fragments, forms without JavaScript, query caps."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from caunoi.documents.models import Document, DocumentState, StoredFile
from caunoi.people.models import Role, User
from caunoi.tasks.actions import open_tasks_from
from caunoi.tasks.models import Evidence, Task
from caunoi.tasks.rules import Due, State
from tests.caunoi.tasks.conftest import PAPER, Open, by, document, many_tasks, open_task, said, stranger
from tests.conftest import Province

__all__ = ["document", "many_tasks", "open_task", "stranger"]

VIEWS = ("board", "list", "timeline", "offices")
SEES_TASKS = [role for role in Role if role is not Role.ADMIN]
HTMX = {"HX-Request": "true"}


def without_tokens(answer: HttpResponseBase) -> str:
    """The page without the tokens of its forms, which differ each time."""
    page = getattr(answer, "content", b"").decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def enter(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def as_(province: Province) -> Callable[[str], Client]:
    return province.client


# --- every address, every role ---


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("role", list(Role))
def test_the_views_open_for_everybody_who_signs_in(
    as_: Callable[[str], Client], many_tasks: list[Task], view: str, role: Role
) -> None:
    page = as_(role).get(reverse(f"tasks:{view}")).content.decode()
    assert '<html lang="vi">' in page
    sees = role in {Role.SPECIALIST, Role.CHIEF, Role.LEADER, Role.UNIT_CONTACT}
    assert ("Việc số" in page or "Đảng ủy xã Bến Thượng" in page) is sees


@pytest.mark.parametrize("view", [*VIEWS, "export", "new"])
def test_a_stranger_is_asked_to_sign_in(db: None, client: Client, view: str) -> None:
    answer = client.get(reverse(f"tasks:{view}"))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_view_says_what_to_do(as_: Callable[[str], Client], view: str) -> None:
    for_office = as_(Role.SPECIALIST).get(reverse(f"tasks:{view}")).content.decode()
    assert "Nhận một kế hoạch ở phòng Văn bản" in for_office
    assert reverse("tasks:new") in for_office
    for_unit = as_(Role.UNIT_CONTACT).get(reverse(f"tasks:{view}")).content.decode()
    assert "Khi văn phòng giao việc" in for_unit
    assert reverse("tasks:new") not in for_unit


@pytest.mark.parametrize("view", ["list", "timeline", "offices"])
def test_a_filter_that_finds_nothing_says_how_to_go_back(
    as_: Callable[[str], Client], many_tasks: list[Task], view: str
) -> None:
    page = as_(Role.CHIEF).get(reverse(f"tasks:{view}"), {"tim": "không có việc này"}).content.decode()
    assert "Không có nhiệm vụ nào khớp với bộ lọc" in page
    assert "Bỏ lọc" in page


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_address_answers_a_page_or_its_fragment(
    as_: Callable[[str], Client], many_tasks: list[Task], view: str
) -> None:
    client, address = as_(Role.CHIEF), reverse(f"tasks:{view}")
    whole, part = without_tokens(client.get(address)), without_tokens(client.get(address, headers=HTMX))
    boosted = client.get(address, headers={**HTMX, "HX-Boosted": "true"}).content.decode()
    assert part.strip().startswith('<div id="view"')
    part, beside = part.split('<nav class="tabs" id="tabs" hx-swap-oob="true"')
    assert 'id="export" hx-swap-oob="true"' in beside
    assert "<html" not in part
    assert "<html" in whole
    assert "<html" in boosted
    assert part.strip() in whole


@pytest.mark.parametrize("view", VIEWS)
def test_no_decimal_comma_reaches_a_drawing(
    as_: Callable[[str], Client], many_tasks: list[Task], view: str
) -> None:
    page = as_(Role.CHIEF).get(reverse(f"tasks:{view}")).content.decode()
    assert not re.findall(r' (?:x|y|x1|x2|cx|cy|width|height)="[^"]*,[^"]*"', page)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_inline_and_nothing_from_elsewhere(
    as_: Callable[[str], Client], many_tasks: list[Task], view: str
) -> None:
    page = as_(Role.CHIEF).get(reverse(f"tasks:{view}")).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert not re.findall(r"<script(?![^>]* src=)", page)
    assert not re.findall(r'(?:src|href)="https?:', page)


# --- how many queries ---


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/nhiem-vu/", 23),
        ("/nhiem-vu/danh-sach/", 19),
        ("/nhiem-vu/dong-thoi-gian/", 16),
        ("/nhiem-vu/don-vi/", 14),
        ("/nhiem-vu/?tim=viec&han=late", 23),
        ("/", 31),
    ],
)
def test_the_number_of_queries_does_not_grow(
    as_: Callable[[str], Client], open_task: Open, many_tasks: list[Task], address: str, most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = as_(Role.CHIEF)
    client.get(address)
    with django_assert_max_num_queries(most) as few:
        client.get(address)
    queries = len(few)
    Task.objects.bulk_create(
        Task(
            action=f"Thêm {n}", owner=task.owner, opened_by=task.opened_by,
            due=task.due, safe_on=task.safe_on, late_on=task.late_on,
        )
        for n, task in enumerate(task for task in many_tasks for _ in range(10))
    )  # fmt: skip
    with django_assert_max_num_queries(queries):
        client.get(address)


def test_a_unit_contact_costs_only_a_few_queries_more(
    as_: Callable[[str], Client],
    many_tasks: list[Task],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = as_(Role.UNIT_CONTACT)
    client.get("/nhiem-vu/")
    with django_assert_max_num_queries(38):
        client.get("/nhiem-vu/")


def test_a_task_page_costs_the_same_with_a_long_history(
    as_: Callable[[str], Client], open_task: Open, chief: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    task, client = open_task(), as_(Role.CHIEF)
    address = reverse("tasks:detail", args=[task.pk])
    client.get(address)
    with django_assert_max_num_queries(24) as few:
        client.get(address)
    queries = len(few)
    for n in range(20):
        client.post(reverse("tasks:note", args=[task.pk]), {"text": f"Ghi chú {n}"})
    client.get(address)  # the messages of the notes are shown once
    with django_assert_max_num_queries(queries):
        client.get(address)


# --- the board ---


def test_a_lane_brings_its_next_cards_as_a_fragment(as_: Callable[[str], Client], open_task: Open) -> None:
    for n in range(7):
        open_task(f"Việc {n}")
    client = as_(Role.CHIEF)
    assert "Xem thêm 2 việc" in client.get("/nhiem-vu/").content.decode()
    more = client.get("/nhiem-vu/", {"lan": "open", "trang": "2"}, headers=HTMX).content.decode()
    assert more.count("<article") == 2
    assert "Xem thêm" not in more
    assert "<html" in client.get("/nhiem-vu/", {"lan": "open", "trang": "2"}).content.decode()


def test_markup_in_a_task_is_only_text(as_: Callable[[str], Client], open_task: Open) -> None:
    task = open_task('<script>alert("x")</script> & "ngoặc"')
    for address in (
        *(reverse(f"tasks:{view}") for view in VIEWS),
        "/",
        reverse("tasks:detail", args=[task.pk]),
    ):
        assert "<script>alert" not in as_(Role.CHIEF).get(address).content.decode()


def test_a_card_warns_that_no_office_is_known_and_shows_the_safe_day(
    as_: Callable[[str], Client], open_task: Open
) -> None:
    sunday = timezone.localdate() + timedelta(days=20)
    sunday += timedelta(days=6 - sunday.weekday())
    open_task(owner=None, due=by(sunday))
    page = as_(Role.CHIEF).get("/nhiem-vu/").content.decode()
    assert "Chưa rõ đơn vị" in page
    assert "an toàn đến" in page


# --- one task ---


@pytest.mark.parametrize("state", list(State))
def test_a_task_opens_in_every_state(as_: Callable[[str], Client], open_task: Open, state: State) -> None:
    task = open_task(state=state)
    for role in (Role.SPECIALIST, Role.CHIEF, Role.LEADER, Role.UNIT_CONTACT):
        page = as_(role).get(reverse("tasks:detail", args=[task.pk])).content.decode()
        assert "Chuẩn bị hội trường" in page
        assert "giao nhiệm vụ “Chuẩn bị hội trường” cho Đảng ủy xã Bến Thượng" in page


def test_a_task_out_of_reach_is_not_there(open_task: Open, stranger: User, province: Province) -> None:
    task = open_task()
    for address in ("detail", "hand_in", "note"):
        assert enter(stranger).get(reverse(f"tasks:{address}", args=[task.pk])).status_code == 404
    answer = enter(stranger).post(reverse("tasks:note", args=[task.pk]), {"text": "xin chào"})
    assert answer.status_code == 404
    assert province.client(Role.CHIEF).get(reverse("tasks:detail", args=[task.pk + 1])).status_code == 404


def test_a_task_shows_its_sentence_and_leads_to_its_place(
    document: Document, specialist: User, as_: Callable[[str], Client]
) -> None:
    task = open_tasks_from(actor=specialist, document=document)[0]
    page = as_(Role.SPECIALIST).get(reverse("tasks:detail", args=[task.pk])).content.decode()
    assert "chuẩn bị hội trường xong trước ngày 09/3/2023." in page
    assert f"{reverse('documents:review', args=[document.pk])}?span=9-83" in page
    assert "Văn bản ghi: “trước ngày 09/3/2023”" in page
    assert "Ngày làm việc an toàn cuối cùng: thứ Tư 08/03/2023." in page


@pytest.mark.parametrize(
    "name", ["start", "hand_in", "cancel", "change_due", "assign", "note", "evidence", "progress"]
)
def test_every_form_is_a_page_and_a_fragment(
    as_: Callable[[str], Client], open_task: Open, name: str
) -> None:
    task, client = open_task(), as_(Role.CHIEF)
    address = reverse(f"tasks:{name}", args=[task.pk])
    whole, part = client.get(address), client.get(address, headers=HTMX)
    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert f'hx-post="{address}"' in part.content.decode()
    assert f'action="{address}"' in whole.content.decode()


# --- the whole way without JavaScript ---


def test_from_open_to_accepted_by_plain_forms(
    as_: Callable[[str], Client], open_task: Open, contact: User, leader: User
) -> None:
    task = open_task()
    unit, office = as_(Role.UNIT_CONTACT), as_(Role.LEADER)

    def post(client: Client, name: str, **said: object) -> str:
        return client.post(reverse(f"tasks:{name}", args=[task.pk]), said, follow=True).content.decode()

    assert "Đã chuyển nhiệm vụ sang “Đang làm”." in post(unit, "start")
    assert "Đã ghi tiến độ." in post(unit, "progress", percent="50")
    file = SimpleUploadedFile("bao-cao.txt", "BÁO CÁO\nĐã xong.".encode())
    assert "chờ nghiệm thu" in post(unit, "hand_in", result="Đã xong", paper=PAPER, proofs=file)
    assert "Đã trả lại nhiệm vụ." in post(office, "return", reason="Thiếu ảnh")
    assert "chờ nghiệm thu" in post(unit, "hand_in", result="Đã bổ sung ảnh")
    assert "Đã nghiệm thu nhiệm vụ." in post(office, "accept")
    task.refresh_from_db()
    assert (task.stands, task.handed_in_by, task.accepted_by) == (State.ACCEPTED, contact, leader)
    assert sorted(task.evidence.values_list("name", flat=True)) == [PAPER, "bao-cao.txt"]
    assert len(said(task)) == 9


@pytest.mark.parametrize("name", ["start", "progress", "note"])
def test_forms_without_files_are_read_too(as_: Callable[[str], Client], open_task: Open, name: str) -> None:
    answer = as_(Role.CHIEF).post(
        reverse(f"tasks:{name}", args=[open_task().pk]),
        "percent=30&text=Ghi+ch%C3%BA",
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 302


def test_a_refusal_is_a_sentence_with_status_422(as_: Callable[[str], Client], open_task: Open) -> None:
    task = open_task(state=State.ACCEPTED)
    answer = as_(Role.CHIEF).post(reverse("tasks:accept", args=[task.pk]))
    assert answer.status_code == 422
    assert "Không nghiệm thu được vì nhiệm vụ đang ở trạng thái “Đã nghiệm thu”" in answer.content.decode()


def test_a_form_to_mend_says_what(as_: Callable[[str], Client], open_task: Open) -> None:
    task, client = open_task(), as_(Role.CHIEF)
    due = {"seen": "x", "operator": "by", "due_on": "31/02/2027", "reason": ""}
    answer = client.post(reverse("tasks:change_due", args=[task.pk]), due)
    assert answer.status_code == 422
    assert "Ngày này không đọc được. Hãy ghi theo mẫu 05/12/2026." in answer.content.decode()
    answer = client.post(reverse("tasks:evidence", args=[task.pk]), {})
    assert "Chưa có gì để thêm." in answer.content.decode()


@pytest.mark.parametrize("written", ["07/12/2026", "7-12-2026", "07.12.2026", "2026-12-07"])
def test_a_deadline_is_typed_the_vietnamese_way(
    as_: Callable[[str], Client], open_task: Open, written: str
) -> None:
    task = open_task(due=Due())
    answer = as_(Role.CHIEF).post(
        reverse("tasks:change_due", args=[task.pk]),
        {
            "seen": "không nêu hạn",
            "operator": "before",
            "due_on": written,
            "due_time": "16h30",
            "reason": "Có lịch",
        },
    )
    assert answer.status_code == 302
    task.refresh_from_db()
    assert f"{timezone.localtime(task.due_at):%H:%M %d/%m/%Y}" == "16:30 07/12/2026"


def test_the_board_is_told_what_happened_and_to_look_again(
    as_: Callable[[str], Client], open_task: Open
) -> None:
    task = open_task()
    answer = as_(Role.CHIEF).post(reverse("tasks:start", args=[task.pk]), headers=HTMX)
    assert answer.status_code == 200
    assert "tasks-changed" in answer["HX-Trigger"]
    assert 'id="notices"' in answer.content.decode()
    assert 'hx-swap-oob="true"' in answer.content.decode()


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org/x", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_afterwards(
    as_: Callable[[str], Client], open_task: Open, wanted: str
) -> None:
    task = open_task()
    answer = as_(Role.CHIEF).post(reverse("tasks:start", args=[task.pk]), {"next": wanted})
    assert answer["Location"] == reverse("tasks:detail", args=[task.pk])


def test_back_to_where_one_was(as_: Callable[[str], Client], open_task: Open) -> None:
    answer = as_(Role.CHIEF).post(
        reverse("tasks:start", args=[open_task().pk]), {"next": "/nhiem-vu/?han=late"}
    )
    assert answer["Location"] == "/nhiem-vu/?han=late"


def test_a_form_without_its_token_is_refused(province: Province, open_task: Open, chief: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    task = open_task()
    assert client.post(reverse("tasks:start", args=[task.pk])).status_code == 403
    task.refresh_from_db()
    assert task.stands is State.OPEN


# --- evidence files ---


def test_an_evidence_file_comes_back_as_it_went_in(
    as_: Callable[[str], Client], open_task: Open, stranger: User
) -> None:
    task, client, data = open_task(), as_(Role.UNIT_CONTACT), "BÁO CÁO\nĐã xong.".encode()
    client.post(
        reverse("tasks:evidence", args=[task.pk]), {"proofs": SimpleUploadedFile("Báo cáo số 1.txt", data)}
    )
    kept = Evidence.objects.get()
    address = reverse("tasks:evidence_file", args=[task.pk, kept.pk])
    answer = client.get(address)
    assert answer.getvalue() == data
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert enter(stranger).get(address).status_code == 404
    assert client.get(reverse("tasks:evidence_file", args=[task.pk, kept.pk + 1])).status_code == 404


def test_a_secret_file_is_refused_and_nothing_of_it_stays(
    as_: Callable[[str], Client], open_task: Open
) -> None:
    task = open_task()
    data = "TỈNH ỦY HẢI LAM\n*\nMẬT\n\nBÁO CÁO\nvề một việc\n".encode()
    answer = as_(Role.UNIT_CONTACT).post(
        reverse("tasks:hand_in", args=[task.pk]),
        {"result": "Đã xong", "proofs": SimpleUploadedFile("a.txt", data)},
    )
    assert answer.status_code == 422
    assert "dấu chỉ độ mật MẬT" in answer.content.decode()
    task.refresh_from_db()
    assert task.stands is State.OPEN
    assert not StoredFile.objects.exists()


# --- from a document, by hand, to Excel ---


def test_a_document_goes_on_the_board_by_one_button(
    as_: Callable[[str], Client], document: Document, specialist: User
) -> None:
    client, address = as_(Role.SPECIALIST), reverse("tasks:open_from", args=[document.pk])
    before = client.get(address).content.decode()
    assert "Đưa 2 nhiệm vụ lên bảng" in before
    assert "Đưa 1 mục lên bảng" in before
    answer = client.post(address, {"kind": "tasks"}, follow=True)
    assert answer.redirect_chain == [(f"/nhiem-vu/?van_ban={document.pk}", 302)]
    assert "Đã đưa 2 nhiệm vụ lên bảng. 1 nhiệm vụ chưa rõ đơn vị, cần giao." in answer.content.decode()
    assert "không có gì mới" in client.post(address, {"kind": "tasks"}, follow=True).content.decode()
    assert "Đã ở trên bảng" in client.get(address).content.decode()


def test_a_deadline_before_the_document_is_pointed_out(
    as_: Callable[[str], Client], document: Document
) -> None:
    address = reverse("tasks:open_from", args=[document.pk])
    assert "Trước ngày văn bản" not in as_(Role.SPECIALIST).get(address).content.decode()
    Document.objects.update(issued_on=timezone.localdate())
    assert "Trước ngày văn bản, xem lại" in as_(Role.SPECIALIST).get(address).content.decode()


def test_a_press_article_is_no_order(as_: Callable[[str], Client], document: Document) -> None:
    address = reverse("tasks:open_from", args=[document.pk])
    assert "Đây là tin bài" not in as_(Role.SPECIALIST).get(address).content.decode()
    Document.objects.update(doc_type="Tin bài")
    assert "Đây là tin bài" in as_(Role.SPECIALIST).get(address).content.decode()


def test_an_unreviewed_document_says_what_comes_first(
    as_: Callable[[str], Client], document: Document
) -> None:
    Document.objects.update(state=DocumentState.REVIEW, confirmed_by=None, confirmed_at=None)
    client, address = as_(Role.SPECIALIST), reverse("tasks:open_from", args=[document.pk])
    assert "Văn bản chưa duyệt xong" in client.get(address).content.decode()
    assert client.post(address).status_code == 422


@pytest.mark.parametrize("role", [Role.UNIT_CONTACT, Role.LEADER, Role.READER])
def test_opening_tasks_is_for_the_office(
    as_: Callable[[str], Client], document: Document, role: Role
) -> None:
    assert as_(role).get(reverse("tasks:open_from", args=[document.pk])).status_code == 422
    assert as_(role).get(reverse("tasks:new")).status_code == 422


def test_a_task_typed_by_hand(as_: Callable[[str], Client], province: Province) -> None:
    client = as_(Role.SPECIALIST)
    assert "Đảng ủy xã Bến Thượng" in client.get(reverse("tasks:new")).content.decode()
    answer = client.post(
        reverse("tasks:new"),
        {
            "action": "Rà soát kinh phí", "owner": province.commune.pk, "coordinating": [province.board.pk],
            "operator": "before", "due_on": "07/12/2026", "product": "Tờ trình",
        },
    )  # fmt: skip
    task = Task.objects.get()
    assert answer["Location"] == reverse("tasks:detail", args=[task.pk])
    assert (task.action, task.owner, task.product) == ("Rà soát kinh phí", province.commune, "Tờ trình")
    assert list(task.coordinating.all()) == [province.board]


def test_excel_holds_what_the_filters_find(as_: Callable[[str], Client], many_tasks: list[Task]) -> None:
    client = as_(Role.CHIEF)
    answer = client.get(reverse("tasks:export"), {"trang_thai": "doing"})
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    assert sheet.max_row == 3 + 5
    assert {sheet.cell(row, 9).value for row in range(4, 9)} == {"Đang làm"}


def test_excel_of_a_unit_holds_its_own(
    as_: Callable[[str], Client], open_task: Open, province: Province
) -> None:
    open_task("của xã")
    open_task("của ban", owner=province.board)
    sheet = load_workbook(BytesIO(as_(Role.UNIT_CONTACT).get(reverse("tasks:export")).content)).active
    assert sheet is not None
    assert [sheet.cell(row, 2).value for row in range(4, sheet.max_row + 1)] == ["của xã"]


def test_excel_is_refused_to_who_may_not_export(as_: Callable[[str], Client]) -> None:
    assert as_(Role.READER).get(reverse("tasks:export")).status_code == 422
    assert reverse("tasks:export") not in as_(Role.READER).get("/nhiem-vu/").content.decode()


# --- the home page ---


@pytest.mark.parametrize("role", list(Role))
def test_the_home_page_opens_for_everybody(
    as_: Callable[[str], Client], many_tasks: list[Task], role: Role
) -> None:
    page = as_(role).get("/", follow=True).content.decode()
    assert ("Việc của đơn vị" if role is Role.UNIT_CONTACT else "Hôm nay") in page
    assert ("Chờ tôi nghiệm thu" in page) is (role in {Role.CHIEF, Role.LEADER})


@pytest.mark.parametrize("role", SEES_TASKS)
def test_an_empty_home_page_says_what_to_do(as_: Callable[[str], Client], role: Role) -> None:
    page = as_(role).get("/", follow=True).content.decode()
    nothing = "không còn việc nào phải làm" if role is Role.UNIT_CONTACT else "Chưa có nhiệm vụ nào đang làm"
    assert nothing in page
    assert ("Nhận văn bản đầu tiên" in page) is (role in {Role.SPECIALIST, Role.CHIEF})


def test_the_home_page_of_a_leader_shows_all_and_of_a_unit_its_own(
    as_: Callable[[str], Client], open_task: Open, province: Province
) -> None:
    late = by(timezone.localdate() - timedelta(days=3))
    open_task("việc của xã", due=late)
    open_task("việc của ban", owner=province.board, due=late)
    open_task("việc chưa ai nhận", owner=None)
    leader_page = as_(Role.LEADER).get("/").content.decode()
    unit_page = as_(Role.UNIT_CONTACT).get("/", follow=True).content.decode()
    assert "việc của xã" in leader_page
    assert "việc của ban" in leader_page
    assert "1 nhiệm vụ chưa rõ đơn vị." in leader_page
    assert "việc của xã" in unit_page
    assert "việc của ban" not in unit_page
    assert "chưa rõ đơn vị" not in unit_page


# --- what stays in step with a filter that was changed in place ---


def test_a_fragment_brings_the_tabs_and_the_address_along(
    as_: Callable[[str], Client], many_tasks: list[Task]
) -> None:
    client, filters = (
        as_(Role.CHIEF),
        {"tim": "việc", "don_vi": "", "han": "late", "van_ban": "", "trang_thai": ""},
    )
    answer = client.get("/nhiem-vu/danh-sach/", filters, headers=HTMX)
    assert answer["HX-Replace-Url"] == "/nhiem-vu/danh-sach/?han=late&tim=vi%E1%BB%87c"
    for view in VIEWS:
        assert f'href="{reverse(f"tasks:{view}")}?han=late&amp;tim=vi%E1%BB%87c"' in answer.content.decode()
    assert f'href="{reverse("tasks:export")}?han=late' in answer.content.decode()
    assert client.get("/nhiem-vu/", headers=HTMX)["HX-Replace-Url"] == "/nhiem-vu/"


def test_what_was_typed_stays_beside_a_refusal(as_: Callable[[str], Client], open_task: Open) -> None:
    task, client = open_task(), as_(Role.UNIT_CONTACT)
    for headers in ({}, HTMX):
        answer = client.post(
            reverse("tasks:hand_in", args=[task.pk]), {"result": "Đã gửi đủ danh sách"}, headers=headers
        )
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Chưa có minh chứng nên chưa báo cáo hoàn thành được." in page
        assert "Đã gửi đủ danh sách" in page
        assert "HX-Retarget" not in answer


def test_a_refused_button_says_so_over_the_board(as_: Callable[[str], Client], open_task: Open) -> None:
    task = open_task(state=State.DOING)
    answer = as_(Role.CHIEF).post(reverse("tasks:start", args=[task.pk]), headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (422, "#notices")
