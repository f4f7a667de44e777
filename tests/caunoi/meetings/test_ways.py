"""The ways between the pages of one meeting: what is offered opens, what is not offered does not."""

from __future__ import annotations

import re

import pytest

from caunoi.meetings.models import Meeting
from caunoi.people.models import Role
from tests.caunoi.meetings.conftest import gathering
from tests.conftest import Province

__all__ = ["gathering"]

PAGES = (
    *("", "thanh-phan/", "dai-bieu/", "chi-tieu/", "thu-moi/", "tai-lieu/", "cho-ngoi/", "xe/"),
    *("diem-cau/", "diem-danh/", "phong-dieu-hanh/"),
)
_NAV = re.compile(r'<nav class="tabs no-print" aria-label="Các trang của cuộc họp">(.*?)</nav>')


def _offered(page: str) -> list[str]:
    found = _NAV.search(page)
    return re.findall(r'href="([^"]+)"', found[1]) if found else []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
@pytest.mark.parametrize("host", ["party_office", "commune"])
def test_what_is_offered_opens_and_nothing_else(
    province: Province, meeting: Meeting, role: Role, host: str
) -> None:
    meeting.office = getattr(province, host)
    meeting.save()
    meeting.offices.add(province.commune, province.party_office)
    client, start = province.client(role.value), f"/cuoc-hop/{meeting.pk}/"
    first = client.get(start)
    assert first.status_code == 200
    offered = _offered(first.content.decode())
    opens = [f"{start}{page}" for page in PAGES if client.get(f"{start}{page}").status_code == 200]
    assert sorted(offered) == sorted(opens)


def test_the_page_where_one_is_is_marked(province: Province, meeting: Meeting) -> None:
    for page, name in (("xe/", "Xe"), ("dai-bieu/moi/", "Đại biểu"), ("huy/", "Tổng quan")):
        found = _NAV.search(
            province.client("specialist").get(f"/cuoc-hop/{meeting.pk}/{page}").content.decode()
        )
        assert found is not None
        assert re.findall(r'aria-current="page">([^<]+)<', found[1]) == [name]
