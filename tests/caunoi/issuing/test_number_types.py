"""Every type with the number that its first paper bears, as the domain study lists them (2 and 3)."""

from __future__ import annotations

import pytest

from caunoi.issuing.number_rules import number_text, symbol_of
from caunoi.issuing.number_types import numbered_type, signs
from caunoi.people.models import Office, Role
from caunoi.ui.refusal import RuleBroken
from tests.caunoi.issuing.conftest import Take
from tests.caunoi.issuing.test_number_pages import text_of
from tests.conftest import Province
from vanban.paper import System

PARTY = [
    ("Nghị quyết", "01-NQ/TU"),
    ("Quyết định", "01-QĐ/TU"),
    ("Chỉ thị", "01-CT/TU"),
    ("Kết luận", "01-KL/TU"),
    ("Quy chế", "01-QC/TU"),
    ("Quy định", "01-QĐ/TU"),
    ("Thông tri", "01-TT/TU"),
    ("Hướng dẫn", "01-HD/TU"),
    ("Thông báo", "01-TB/TU"),
    ("Thông cáo", "01-TC/TU"),
    ("Lời kêu gọi", "01-LKG/TU"),
    ("Báo cáo", "01-BC/TU"),
    ("Kế hoạch", "01-KH/TU"),
    ("Quy hoạch", "01-QH/TU"),
    ("Chương trình", "01-CTr/TU"),
    ("Đề án", "01-ĐA/TU"),
    ("Phương án", "01-PA/TU"),
    ("Dự án", "01-DA/TU"),
    ("Tờ trình", "01-TTr/TU"),
    ("Công văn", "01-CV/TU"),
    ("Biên bản", "01-BB/TU"),
    ("Chiến lược", "01-CL/TU"),
    ("Giấy giới thiệu", "01-GGT/TU"),
    ("Giấy mời", "01-GM/TU"),
    ("Bản sao", "01-BS/TU"),
    ("Tuyên bố", "01/TU"),
    ("Phiếu chuyển", "01/TU"),
    ("Thư công", "01/TU"),
]
STATE = [
    ("Nghị quyết", "01/NQ-UBND"),
    ("Quyết định", "01/QĐ-UBND"),
    ("Chỉ thị", "01/CT-UBND"),
    ("Quy chế", "01/QC-UBND"),
    ("Quy định", "01/QyĐ-UBND"),
    ("Thông cáo", "01/TC-UBND"),
    ("Thông báo", "01/TB-UBND"),
    ("Hướng dẫn", "01/HD-UBND"),
    ("Chương trình", "01/CTr-UBND"),
    ("Kế hoạch", "01/KH-UBND"),
    ("Phương án", "01/PA-UBND"),
    ("Đề án", "01/ĐA-UBND"),
    ("Dự án", "01/DA-UBND"),
    ("Báo cáo", "01/BC-UBND"),
    ("Biên bản", "01/BB-UBND"),
    ("Tờ trình", "01/TTr-UBND"),
    ("Hợp đồng", "01/HĐ-UBND"),
    ("Công điện", "01/CĐ-UBND"),
    ("Bản ghi nhớ", "01/BGN-UBND"),
    ("Bản thỏa thuận", "01/BTT-UBND"),
    ("Giấy ủy quyền", "01/GUQ-UBND"),
    ("Giấy mời", "01/GM-UBND"),
    ("Giấy giới thiệu", "01/GGT-UBND"),
    ("Giấy nghỉ phép", "01/GNP-UBND"),
    ("Phiếu gửi", "01/PG-UBND"),
    ("Phiếu chuyển", "01/PC-UBND"),
    ("Phiếu báo", "01/PB-UBND"),
    ("Công văn", "01/UBND"),
    ("Thư công", "01/UBND"),
]


@pytest.mark.parametrize(("system", "organ", "table"), [("party", "TU", PARTY), ("state", "UBND", STATE)])
def test_the_first_number_of_every_type(system: System, organ: str, table: list[tuple[str, str]]) -> None:
    assert {name for name, _ in table} == {one.name for one in signs(system).types}
    assert [(name, number_text(1, symbol_of(system, name, organ), system)) for name, _ in table] == table


@pytest.mark.parametrize("name", ["", "KH", "Kế  hoạch tháng", "Lịch công tác", "Hợp đồng"])
def test_what_is_no_type_of_the_party_says_where_the_list_is_from(name: str) -> None:
    with pytest.raises(RuleBroken, match="399-QĐ/TW"):
        numbered_type("party", name)


@pytest.mark.parametrize(
    ("role", "sees", "not_sees"),
    [
        (Role.CHIEF, ["Cấp số, giữ số", "Nhập số cũ", "In sổ"], []),
        (Role.SPECIALIST, ["Cấp số, giữ số", "In sổ"], ["Nhập số cũ"]),
        (Role.LEADER, ["In sổ", "Xuất Excel"], ["Cấp số, giữ số", "Nhập số cũ"]),
        (Role.UNIT_CONTACT, ["không thuộc quyền"], ["01-KH/TU"]),
        (Role.ADMIN, ["không thuộc quyền"], ["01-KH/TU"]),
        (Role.READER, ["không thuộc quyền"], ["01-KH/TU"]),
    ],
)
def test_who_is_offered_what(
    committee: Office, province: Province, take: Take, role: Role, sees: list[str], not_sees: list[str]
) -> None:
    entry = take()
    page = text_of(province.client(role).get("/so-van-ban-di/").content)
    assert [words for words in sees if words not in page] == []
    assert [words for words in not_sees if words in page] == []
    line = text_of(province.client(role).get(f"/so-van-ban-di/{entry.pk}/").content)
    assert ("Hủy số này" in line) == (role in {Role.CHIEF, Role.SPECIALIST})
