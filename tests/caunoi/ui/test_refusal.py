"""How a refusal reaches the person: a page, or a notice where HTMX asked."""

from __future__ import annotations

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

from caunoi.ui.refusal import RuleBroken
from tests.conftest import Province


@login_not_required
def refusing(request: HttpRequest) -> HttpResponse:
    raise RuleBroken("no-reason", "Chưa đổi được hạn: thiếu <lý do>. Viết lý do rồi ghi lại.")


@login_not_required
def breaking(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("something else")


urlpatterns = [path("tu-choi/", refusing), path("hong/", breaking), path("", include("caunoi.site.urls"))]
handler500 = "caunoi.ui.views.broken"


@pytest.fixture
def client(settings: Settings, db: None) -> Client:
    settings.ROOT_URLCONF = "tests.caunoi.ui.test_refusal"
    # The table of rights knows nothing of the two pages above.
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != "caunoi.site.gate.Gate"]
    return Client()


def test_the_sentence_stands_on_a_page_of_its_own(client: Client) -> None:
    response = client.post("/tu-choi/")
    page = response.content.decode()
    assert response.status_code == 422
    assert "thiếu &lt;lý do&gt;. Viết lý do" in page
    assert 'data-code="no-reason"' in page
    assert "<h1>Chưa làm được</h1>" in page


def test_the_way_back_is_the_page_one_came_from(client: Client) -> None:
    page = client.post(
        "/tu-choi/", headers={"referer": "http://testserver/nhiem-vu/3/?tab=a"}
    ).content.decode()
    assert 'href="http://testserver/nhiem-vu/3/?tab=a"' in page


@pytest.mark.parametrize(
    "before", ["", "https://elsewhere.example/x", "javascript:alert(1)", "//elsewhere.example"]
)
def test_the_way_back_never_leads_elsewhere(client: Client, before: str) -> None:
    page = client.post("/tu-choi/", headers={"referer": before}).content.decode()
    assert '<a class="button button-main" href="/" data-backs>' in page


def test_to_htmx_it_is_a_notice_and_nothing_else_changes(client: Client) -> None:
    response = client.post("/tu-choi/", headers={"hx-request": "true"})
    assert response.status_code == 422
    assert response.headers["HX-Retarget"] == "#notices"
    assert response.headers["HX-Reswap"] == "innerHTML"
    assert response.content.decode().startswith('<p class="notice notice-late" role="alert"')


@pytest.mark.logs_error
def test_another_error_is_not_dressed_as_a_refusal(client: Client) -> None:
    with pytest.raises(RuntimeError, match="something else"):
        client.get("/hong/")


@pytest.mark.logs_error
def test_an_error_of_ours_says_what_to_do_and_shows_nothing_inside(client: Client) -> None:
    client.raise_request_exception = False
    response = client.get("/hong/")
    page = response.content.decode()
    assert response.status_code == 500
    assert "chưa được ghi" in page
    assert "RuntimeError" not in page


def test_the_error_carries_code_and_sentence() -> None:
    broken = RuleBroken("no-reason", "Thiếu lý do.")
    assert (broken.code, broken.sentence, str(broken)) == (
        "no-reason",
        "Thiếu lý do.",
        "no-reason: Thiếu lý do.",
    )


def test_a_page_that_is_not_there(province: Province) -> None:
    response = province.client("chief").get("/khong-co/")
    assert response.status_code == 404
    assert "Tìm lại từ danh sách" in response.content.decode()


def test_a_form_without_its_token(province: Province) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(province.people["chief"])
    response = client.post("/dang-xuat/")
    assert response.status_code == 403
    assert "tải lại trang rồi gửi lần nữa" in response.content.decode()


def test_forbidden_in_words(rf: object) -> None:
    from django.test import RequestFactory

    from caunoi.ui.views import not_allowed

    request = RequestFactory().get("/")
    response = not_allowed(request)
    assert response.status_code == 403
    assert "chánh văn phòng" in response.content.decode()
