"""The tree on its page, a new point, many from the register, a unit's own page, the telephone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from caunoi.meetings.models import Meeting, Point, PointCall
from caunoi.people.models import Office, OfficeKind, OfficeLevel, User
from tests.caunoi.meetings.point_scene import conference, point_of, registered
from tests.conftest import Province


@pytest.fixture
def held(specialist: User, province: Province) -> Meeting:
    return conference(specialist, province)


def _address(held: Meeting, rest: str = "") -> str:
    return f"/cuoc-hop/{held.pk}/diem-cau/{rest}"


def _page(province: Province, address: str, role: str = "specialist") -> str:
    answer = province.client(role).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _sent(province: Province, address: str, role: str, /, **said: object) -> tuple[int, str]:
    answer = province.client(role).post(address, said, follow=True)
    return answer.status_code, answer.content.decode()


def test_the_tree_counts_and_names_who_is_missing(held: Meeting, contact: User, province: Province) -> None:
    registered(contact, point_of(held, province))
    page = _page(province, _address(held))
    for words in ("<b>3</b> điểm cầu", "<b>1</b> đã đăng ký", "<b>2</b> chưa đăng ký", "<b>60</b> đại biểu",
                  "0900.***.787", "cả nhánh: 60 (1/3 điểm)", "Viễn thông tỉnh", "chưa đặt giờ"):  # fmt: skip
        assert words in page
    assert "0900000787" not in page
    assert page.index("Phòng họp Tỉnh ủy") < page.index("point-depth-1")


def test_a_unit_sees_the_tree_and_opens_its_own(held: Meeting, province: Province) -> None:
    page = _page(province, _address(held), "unit_contact")
    own, other = point_of(held, province), held.points.get(office=province.neighbour)
    assert _address(held, f"{own.pk}/") in page
    assert _address(held, f"{other.pk}/") not in page
    assert [f"/diem-cau/{one.pk}/phat-bieu/" in page for one in (own, other)] == [True, False]
    assert "Đôn đốc" not in page
    assert "Lập theo sổ" not in page
    assert province.client("unit_contact").get(_address(held, f"{other.pk}/")).status_code == 404


def test_a_meeting_without_points_says_what_to_do(held: Meeting, province: Province) -> None:
    held.points.filter(main=False).delete()
    held.points.all().delete()
    assert "Lập mỗi xã một điểm cầu theo sổ đơn vị" in _page(province, _address(held))
    assert "chưa lập điểm cầu" in _page(province, _address(held), "leader")
    assert _address(held) in _page(province, f"/cuoc-hop/{held.pk}/")


def test_the_hours_are_set_on_the_page(held: Meeting, province: Province) -> None:
    _, page = _sent(
        province, _address(held, "lich/"), "specialist", due="16:00 17/1/2030", tests_at="15h00 18/1/2030"
    )
    assert "17/01/2030 16:00" in page
    assert "18/01/2030 15:00" in page
    for due in ("chiều thứ Hai", "00:00 1/1/0001", "23:59 31/12/9999"):
        assert _sent(province, _address(held, "lich/"), "specialist", due=due)[0] == 422


def test_urging_gives_the_words(held: Meeting, province: Province) -> None:
    _, page = _sent(province, _address(held, "don-doc/"), "specialist")
    assert "Chép nội dung dưới đây" in page
    assert f"Chưa đăng ký (2): {province.commune.name}, {province.neighbour.name}." in page
    assert "Lần gần nhất" in page
    top = held.points.get(main=True)
    hall = Point.objects.create(meeting=held, level="commune", name="Nhà văn hóa thôn Hạ", parent=top)
    _, page = _sent(province, _address(held, "don-doc/"), "specialist")
    assert f"Chưa đăng ký (3): {province.commune.name}, {province.neighbour.name}, {hall}." in page
    held.points.filter(main=False).delete()
    assert "Đôn đốc" not in _page(province, _address(held)).partition("<main")[2]
    assert _sent(province, _address(held, "don-doc/"), "specialist")[0] == 422


def test_the_office_adds_a_point(held: Meeting, province: Province) -> None:
    top = held.points.get(main=True)
    said = {"name": "Công an tỉnh", "level": "province", "above": top.pk, "office": province.board.pk}
    _sent(province, _address(held, "them/"), "specialist", **said)
    made = Point.objects.get(name="Công an tỉnh")
    assert (made.parent, made.office, made.level, made.main) == (top, province.board, "province", False)
    status, again = _sent(province, _address(held, "them/"), "specialist", **said)
    assert status == 422
    assert "Đã có điểm cầu" in again


def test_a_unit_adds_below_its_own_alone(held: Meeting, province: Province) -> None:
    own, other = point_of(held, province), held.points.get(office=province.neighbour)
    page = _page(province, _address(held, "them/"), "unit_contact")
    assert province.cell.name in page
    assert province.board.name not in page
    said = {"name": "Nhà văn hóa thôn Trung", "level": "commune"}
    assert _sent(province, _address(held, "them/"), "unit_contact", **said, above=other.pk)[0] == 422
    _sent(province, _address(held, "them/"), "unit_contact", **said, above=own.pk)
    assert Point.objects.get(name="Nhà văn hóa thôn Trung").parent == own


def test_many_from_the_register_in_one_confirmation(held: Meeting, province: Province) -> None:
    new = Office.objects.create(
        name="Đảng ủy xã Mới", short_name="Xã Mới", kind=OfficeKind.COMMITTEE, level=OfficeLevel.COMMUNE
    )
    address = _address(held, "theo-so/")
    page = _page(province, address)
    assert "1 đơn vị" in page
    assert province.neighbour.name not in page
    assert "chưa rõ “các nơi”" in _page(province, f"{address}?nhom=các nơi")
    assert "Đã lập 1 điểm cầu" in _sent(province, address, "specialist", don_vi=[new.pk])[1]
    assert held.points.get(office=new).parent == held.points.get(main=True)
    assert "Mọi xã, phường trong sổ đã có điểm cầu" in _page(province, address)


@pytest.mark.parametrize("number", ["²", "9" * 30, "một"])
def test_numbers_that_no_form_of_ours_sends(held: Meeting, province: Province, number: str) -> None:
    assert _sent(province, _address(held, "theo-so/"), "specialist", don_vi=[number])[0] == 422


FORM = {"stands": "opened", "place": "Hội trường", "expected": 45, "phone": "0911.222.333", "seen": 0}


def test_a_unit_registers_on_its_own_page(held: Meeting, province: Province) -> None:
    point = point_of(held, province)
    address = _address(held, f"{point.pk}/")
    assert "Chưa đăng ký" in _page(province, address, "unit_contact")
    assert "Đã ghi điểm cầu" in _sent(province, address, "unit_contact", **FORM)[1]
    page = _page(province, address, "unit_contact")
    assert "0911.***.333" in page
    assert 'name="seen" value="1"' in page
    status, stale = _sent(province, address, "unit_contact", **FORM)
    assert status == 422
    assert "khác với trang đang mở" in stale


def test_after_the_hour_the_page_asks_for_a_reason(held: Meeting, province: Province) -> None:
    PointCall.objects.create(meeting=held, due=timezone.now() - timedelta(hours=1))
    address = _address(held, f"{point_of(held, province).pk}/")
    assert "phải nêu lý do muộn" in _page(province, address, "unit_contact")
    assert _sent(province, address, "unit_contact", **FORM)[0] == 422
    assert _sent(province, address, "unit_contact", **FORM, reason="mất điện")[0] == 200
    assert "đã hết giờ" in _page(province, _address(held))


def test_the_telephone_is_opened_with_a_reason(held: Meeting, contact: User, province: Province) -> None:
    point = registered(contact, point_of(held, province))
    address = _address(held, f"{point.pk}/dien-thoai/")
    assert "0900.***.787" in _page(province, address)
    assert _sent(province, address, "specialist", purpose=" ")[0] == 422
    assert "<b>0900000787</b>" in _sent(province, address, "leader", purpose="mất đường truyền")[1]
    for number in ("999999", "9" * 30):
        missing = _address(held, f"{number}/dien-thoai/")
        assert province.client("specialist").get(missing).status_code == 404
