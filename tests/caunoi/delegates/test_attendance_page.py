"""The table with a signed-in steward: let in by code or by name, guests, a mistake annulled."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from caunoi.delegates.door_actions import check_in
from caunoi.delegates.door_views import LAST
from caunoi.delegates.models import CheckIn, Delegate
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.delegates.door_scene import AT, Hall, inside, scan


@pytest.fixture
def table(hall: Hall) -> Client:
    return hall.province.client("steward")


def _page(client: Client, hall: Hall, **asked: str) -> str:
    answer = client.get(f"/cuoc-hop/{hall.meeting.pk}/diem-danh/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def _let(client: Client, hall: Hall, **sent: object) -> int:
    given = {"occasion": "m", "nonce": "n" * 16, **sent}
    return client.post(f"/cuoc-hop/{hall.meeting.pk}/diem-danh/cho-vao/", given).status_code


def test_found_by_name_and_let_in(table: Client, hall: Hall) -> None:
    dao = hall.invite()
    page = _page(table, hall, tim="dao nguyen")
    nonce = re.findall(r'name="nonce" value="(\w{32})"', page)[0]
    assert 'Cho vào<span class="unseen">: Nguyễn Thị Đào' in page
    assert _let(table, hall, delegate=dao.pk, nonce=nonce) == 302
    assert CheckIn.objects.get().by == hall.province.people["steward"]
    assert "điểm danh tại bàn đón tiếp" in _page(table, hall)


@pytest.mark.parametrize("written", ["{}", " {} ", "https://x.hailam.vn/moi/{}/"])
def test_by_code_bare_or_in_an_address(written: str, table: Client, hall: Hall) -> None:
    assert _let(table, hall, code=written.format(hall.invite().code)) == 302
    assert inside() == 1


def test_a_form_sent_twice_counts_once(table: Client, hall: Hall) -> None:
    dao = hall.invite()
    assert [_let(table, hall, delegate=dao.pk) for _ in range(2)] == [302, 302]
    assert _let(table, hall, delegate=dao.pk, nonce="m" * 16) == 422
    assert inside() == 1


@pytest.mark.parametrize("sent", [{"code": "sai"}, {}, {"delegate": "x"}, {"code": "a", "occasion": "s0"}])
def test_refused(sent: dict[str, object], table: Client, hall: Hall) -> None:
    assert _let(table, hall, **sent) == 422
    assert inside() == 0


def test_a_mistake_is_annulled_with_a_reason(table: Client, hall: Hall) -> None:
    entry = check_in(door=hall.door(), scan=scan(hall.invite()), now=AT)
    address = f"/cuoc-hop/diem-danh/{entry.pk}/huy/"
    assert "Cửa 1" in table.get(address).content.decode()
    assert table.post(address, {"reason": ""}).status_code == 422
    assert table.post(address, {"reason": "quét nhầm thẻ"}).status_code == 302
    assert "lý do: quét nhầm thẻ" in _page(table, hall)


def test_a_guest_at_the_table(table: Client, hall: Hall) -> None:
    address = f"/cuoc-hop/{hall.meeting.pk}/diem-danh/khach/"
    form = table.get(address, {"vao": "m"}).content.decode()
    nonce = re.findall(r'name="nonce" value="(\w{32})"', form)[0]
    sent = {"full_name": "Trần Văn Bình", "reason": "", "occasion": "m", "nonce": nonce}
    assert table.post(address, sent).status_code == 422
    assert [table.post(address, sent | {"reason": "mời tại chỗ"}).status_code for _ in range(2)] == [302, 302]
    assert Delegate.objects.get().why == "Khách đến tại cửa: mời tại chỗ"
    assert "khách đến tại cửa" in _page(table, hall)


def test_doubles_are_shown_to_be_reconciled(table: Client, hall: Hall) -> None:
    dao = hall.invite()
    check_in(door=hall.door(), scan=scan(dao, offline=True), now=AT + timedelta(hours=1))
    with pytest.raises(RuleBroken, match="chỉ tính một lần"):
        check_in(door=hall.door("Cửa 2"), scan=scan(dao, "b", offline=True), now=AT)
    page = _page(table, hall)
    assert "ghi trùng" in page
    assert "chỉ tính lượt 07:31 ngày 22/03/2027, Cửa 1" in page
    assert "ghi khi mất mạng, máy chủ nhận lúc 08:31 ngày 22/03/2027" in page


def test_the_occasion_is_kept_on_the_way_there_and_back(table: Client, hall: Hall) -> None:
    key, door = f"s{hall.meeting.sessions.all()[0].pk}", f"/cuoc-hop/{hall.meeting.pk}/diem-danh/"
    back = f"{door}?vao={key}"
    form = table.get(f"{door}khach/", {"vao": key}).content.decode()
    assert form.count(f'href="{back}"') == 2
    sent = {"full_name": "Trần Văn Bình", "reason": "mời", "occasion": key, "nonce": "n" * 16}
    assert table.post(f"{door}khach/", sent).headers["Location"] == back
    annul = f"/cuoc-hop/diem-danh/{CheckIn.objects.get().pk}/huy/"
    assert table.get(annul).content.decode().count(f'href="{back}"') == 2
    assert table.post(annul, {"reason": "quét nhầm"}).headers["Location"] == back


@pytest.mark.parametrize("asked", ["", "x", "s0", "s²", "\x00", "m\x00", "s" + "9" * 40])
@pytest.mark.parametrize(
    ("page", "said"), [("", "<b>1</b> có mặt"), ("vang/", "Không ai vắng"), ("khach/", "?vao=m")]
)
def test_an_occasion_that_there_is_not_is_the_whole(
    page: str, said: str, asked: str, table: Client, hall: Hall
) -> None:
    check_in(door=hall.door(), scan=scan(hall.invite()), now=AT)
    address = f"/cuoc-hop/{hall.meeting.pk}/diem-danh/{page}"
    answer = table.get(address, {"vao": asked})
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_all_check_ins_in_pages(table: Client, hall: Hall) -> None:
    """The oldest of a large meeting can be found and annulled too."""
    door, dao = hall.door(), hall.invite()
    CheckIn.objects.bulk_create(
        CheckIn(delegate=dao, occasion=f"x{n}", nonce=f"{n:016}", said_at=AT, door=door)
        for n in range(LAST + 1)
    )
    first, last = (_page(table, hall, trang=page) for page in ("1", "2"))
    assert [page.count("Hủy lượt<") for page in (first, last)] == [LAST, 1]
    assert ("Lượt cũ hơn" in first, "Lượt mới hơn" in last) == (True, True)
    oldest = CheckIn.objects.order_by("pk")[0]
    assert f"/cuoc-hop/diem-danh/{oldest.pk}/huy/" in last


def test_thousands_are_written_with_dots(hall: Hall) -> None:
    client = hall.province.client("chief")
    Delegate.objects.bulk_create(
        Delegate(meeting=hall.meeting, full_name=f"Đại biểu {n}", why="tiêu biểu") for n in range(1121)
    )
    address = f"/cuoc-hop/{hall.meeting.pk}/"
    for page in ("diem-danh/", "the/", "phong-dieu-hanh/"):
        text = client.get(f"{address}{page}").content.decode()
        assert ("1.121" in text, re.findall(r'(?<!max=")1121', text)) == (True, [])


def test_the_leader_looks_and_lets_nobody_in(hall: Hall) -> None:
    page = _page(hall.province.client("leader"), hall)
    assert "Quét mã" not in page
    assert "Cửa điểm danh" not in page
