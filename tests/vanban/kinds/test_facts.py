"""What the texts of the kinds say when they are read: each fact in the words of the sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.vanban.kinds.test_round_trip import _read
from vanban import reading
from vanban.answers import DocumentReading
from vanban.kinds import fill, kinds, slugs
from vanban.paper import Paper
from vanban.profiles import profile_for
from vanban.writing import write

Rows = list[tuple[str | int | None, ...]]

# By fact: which of its fields stand in the rows below.
FIELDS = {
    "agenda": ("start", "content", "lead"),
    "programme_items": ("month", "content", "unit"),
    "recurring_items": ("every", "content", "unit"),
    "milestones": ("what", "at"),
    "bridge_points": ("level", "place", "chair"),
    "participants": ("group", "text"),
    "contacts": ("name", "phone"),
    "topics": ("no", "content"),
    "legal_basis": ("cites",),
}
FACTS: dict[str, dict[str, Rows]] = {
    "bao-cao-tien-do": {
        "legal_basis": [
            ("02-QC/TU",),
        ],
    },
    "bao-cao-tong-hop-y-kien": {
        "legal_basis": [
            ("61-KH/ĐU",),
        ],
    },
    "chuong-trinh": {
        "agenda": [
            ("07:15", "Đón tiếp đại biểu, ổn định tổ chức", "Văn phòng Tỉnh ủy"),
            (
                "07:30",
                "Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình",
                "Chánh Văn phòng Tỉnh ủy",
            ),
            ("07:40", "Trình bày báo cáo sơ kết", "Đảng ủy Ủy ban nhân dân tỉnh"),
            ("08:10", "Tham luận, mỗi ý kiến không quá 07 phút", "Chủ trì điều hành"),
            ("09:40", "Nghỉ giải lao", None),
            ("10:00", "Các sở, ngành giải trình, làm rõ kiến nghị", "Giám đốc các sở"),
            ("10:40", "Kết luận, bế mạc Hội nghị", "Phó Bí thư Thường trực Tỉnh ủy"),
        ],
    },
    "chuong-trinh-cong-tac-nam": {
        "programme_items": [
            (1, "Tổ chức Tết cho người nghèo, gia đình chính sách.", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
            (1, "Cho ý kiến Đề án nâng cao chất lượng sinh hoạt chi bộ.", "Ban Tổ chức Tỉnh ủy"),
            (
                3,
                "Sơ kết 05 năm thực hiện Nghị quyết số 12-NQ/TU về phát triển kinh tế b",
                "Đảng ủy Ủy ban nhân dân tỉnh",
            ),
            (
                3,
                "Kiểm tra việc thực hiện công tác tiếp công dân của người đứng đầu cấp ",
                "Ban Nội chính Tỉnh ủy",
            ),
            (6, "Hội nghị Ban Chấp hành Đảng bộ tỉnh giữa năm.", "Văn phòng Tỉnh ủy"),
            (9, "Tổng kết công tác kiểm tra, giám sát theo chuyên đề.", "Ủy ban Kiểm tra Tỉnh ủy"),
            (
                12,
                "Kiểm điểm tập thể, cá nhân; đánh giá, xếp loại tổ chức đảng năm 2027.",
                "Ban Tổ chức Tỉnh ủy",
            ),
        ],
        "recurring_items": [
            (
                "quarter",
                "nghe báo cáo tình hình kinh tế - xã hội, quốc phòng, an ninh",
                "Đảng ủy Ủy ban nhân dân tỉnh",
            ),
            ("half-year", "làm việc với Ban Thường vụ đảng ủy các xã, phường", "Văn phòng Tỉnh ủy"),
        ],
        "legal_basis": [
            ("02-QC/TU",),
            ("12-NQ/TU",),
        ],
    },
    "chuong-trinh-cong-tac-thang": {
        "programme_items": [
            (12, "Họp Ban Thường vụ Tỉnh ủy phiên thường kỳ.", "Văn phòng Tỉnh ủy"),
            (
                12,
                "Hội nghị sơ kết 02 năm thực hiện Nghị quyết số 15-NQ/TU về chuyển đổi ",
                "Đảng ủy Ủy ban nhân dân tỉnh",
            ),
            (12, "Gặp mặt cán bộ chủ chốt xã, phường năm 2026.", "Văn phòng Tỉnh ủy"),
            (
                12,
                "Kiểm tra công tác tiếp công dân tại đảng ủy các xã Vân Khê, Tân Thịnh.",
                "Ban Nội chính Tỉnh ủy",
            ),
        ],
        "legal_basis": [
            ("07-CTr/TU",),
            ("15-NQ/TU",),
        ],
    },
    "cong-van-don-doc": {
        "contacts": [
            ("Bùi Thanh Mai", "0900.000.214"),
        ],
        "legal_basis": [
            ("96-TB/TU",),
            ("10-CTr/TU",),
        ],
    },
    "cong-van-giao-viec": {
        "legal_basis": [
            ("42-KH/TU",),
        ],
    },
    "cong-van-lay-y-kien": {
        "contacts": [
            ("Vũ Anh Tuấn", "0900.000.318"),
        ],
    },
    "danh-sach-dai-bieu": {
        "legal_basis": [
            ("331-GM/TU",),
        ],
    },
    "giay-moi": {
        "agenda": [
            (None, "Báo cáo sơ kết 02 năm thực hiện Nghị quyết.", None),
            (None, "Tham luận của các cơ quan, địa phương.", None),
            (None, "Kết luận Hội nghị.", None),
        ],
        "participants": [
            (None, "Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy"),
            (None, "Đại diện lãnh đạo các ban đảng, Văn phòng Tỉnh ủy"),
            (None, "Giám đốc các sở: Khoa học và Công nghệ, Nội vụ, Tài chính"),
            (None, "Bí thư đảng ủy, chủ tịch ủy ban nhân dân các xã, phường"),
            (None, "Đại diện doanh nghiệp công nghệ số"),
        ],
        "contacts": [
            ("Đỗ Mạnh Cường", "0900.000.112"),
        ],
        "legal_basis": [
            ("15-NQ/TU",),
        ],
    },
    "giay-moi-ca-nhan": {
        "participants": [
            (None, "Đồng chí Trần Thị Minh Hằng"),
        ],
    },
    "giay-moi-lai": {
        "legal_basis": [
            ("99-TB/TU",),
            ("15-NQ/TU",),
            ("318-GM/TU",),
            ("318-GM/TU",),
        ],
    },
    "ke-hoach": {
        "milestones": [
            ("danh sách đại biểu", "2026-12-07"),
        ],
        "participants": [
            (None, "Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy"),
            (None, "Đại diện lãnh đạo các ban đảng, Văn phòng Tỉnh ủy, các sở: Nội vụ, Tài"),
            (None, "Bí thư, phó bí thư thường trực đảng ủy, chủ tịch ủy ban nhân dân các x"),
            (None, "Mỗi xã, phường 02 đồng chí bí thư chi bộ, trưởng thôn hoặc tổ trưởng t"),
        ],
        "legal_basis": [
            ("07-CTr/TU",),
        ],
    },
    "ke-hoach-doi-thoai": {
        "participants": [
            (None, "Đại diện lãnh đạo Ban Tuyên giáo và Dân vận Tỉnh ủy"),
            (None, "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ xã; Thường trực Hội đồng nh"),
            (None, "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội"),
            (None, "Bí thư chi bộ, trưởng thôn, trưởng ban công tác Mặt trận các thôn"),
            (None, "Đại diện hộ dân: mỗi thôn 05 người do chi ủy giới thiệu"),
        ],
        "topics": [
            ("a", "Việc tiếp nhận, trả kết quả tại Trung tâm Phục vụ hành chính công xã"),
            ("b", "Bồi thường, giải phóng mặt bằng tuyến đường Vân Khê - Bến Châu"),
            ("c", "Nước sinh hoạt cho ba thôn phía tây"),
        ],
        "legal_basis": [
            ("31-QĐ/TU",),
        ],
    },
    "ke-hoach-hoi-nghi-truc-tuyen": {
        "agenda": [
            ("07:30", "Tuyên bố lý do, giới thiệu đại biểu", "Văn phòng Tỉnh ủy"),
            ("07:40", "Trình bày báo cáo tổng kết", "Ban Tổ chức Tỉnh ủy"),
            ("08:15", "Thảo luận tại các điểm cầu, mỗi ý kiến không quá 07 phút", "Chủ trì điều hành"),
            ("10:15", "Trao Bằng khen của Ban Thường vụ Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"),
            ("10:45", "Kết luận Hội nghị", "Thường trực Tỉnh ủy"),
        ],
        "milestones": [
            ("chạy thử đường truyền", "2026-12-23T15:00"),
            ("Báo cáo số lượng đại biểu và người phụ trách kỹ thuật", "2026-12-18T16:00"),
        ],
        "bridge_points": [
            ("tỉnh", "Điểm cầu Tỉnh ủy (Hội trường lớn, trụ sở Tỉnh ủy)", "Thường trực Tỉnh ủy"),
            ("xã", "Điểm cầu các xã, phường", "đồng chí Bí thư đảng ủy xã, phường"),
        ],
        "participants": [
            ("Điểm cầu Tỉnh ủy", "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh"),
            ("Điểm cầu Tỉnh ủy", "Lãnh đạo các ban đảng, sở, ngành, Mặt trận Tổ quốc tỉnh"),
            ("Điểm cầu các xã, phường", "Ủy viên ban chấp hành đảng bộ xã, phường"),
            ("Điểm cầu các xã, phường", "Bí thư chi bộ, trưởng thôn, tổ trưởng tổ dân phố"),
        ],
        "legal_basis": [
            ("07-CTr/TU",),
        ],
    },
    "kich-ban": {
        "agenda": [
            ("13:30", "Đón tiếp đại biểu, phát phiếu đăng ký phát biểu", "Văn phòng Đảng ủy"),
            ("14:00", "Tuyên bố lý do, giới thiệu đại biểu", "Chánh Văn phòng Đảng ủy"),
            ("14:10", "Khai mạc, nêu nguyên tắc đối thoại", "Bí thư Đảng ủy"),
            ("14:20", "Báo cáo kết quả giải quyết kiến nghị kỳ trước", "Phó Chủ tịch Ủy ban nhân dân xã"),
            ("14:35", "Nhân dân nêu ý kiến, chủ trì trả lời", "Chủ trì"),
            ("16:30", "Kết luận, bế mạc", "Bí thư Đảng ủy"),
        ],
    },
    "lich-tuan": {
        "legal_basis": [
            ("15-NQ/TU",),
        ],
    },
    "thong-bao-hoan": {
        "legal_basis": [
            ("318-GM/TU",),
            ("15-NQ/TU",),
            ("15-NQ/TU",),
        ],
    },
    "thong-bao-ket-luan": {
        "participants": [
            ("Cùng dự", "lãnh đạo các ban đảng, Văn phòng Tỉnh ủy, Đảng ủy Ủy ban nhân dân tỉnh"),
        ],
    },
}
BEGINNING = 70


def _said(document: DocumentReading, fact: str) -> Rows:
    """The beginnings of the fields are enough to know a fact by."""
    rows = ([getattr(one, name) for name in FIELDS[fact]] for one in getattr(document, fact))
    return [tuple(one[:BEGINNING] if isinstance(one, str) else one for one in row) for row in rows]


@pytest.mark.parametrize("slug", slugs())
def test_every_fact_of_the_sample_is_read_and_no_other(slug: str) -> None:
    found = {fact: _said(_read(slug, "txt"), fact) for fact in FIELDS}
    assert {fact: rows for fact, rows in found.items() if rows} == FACTS.get(slug, {})


STATE = [kind for kind in kinds() if "state" in kind.systems]


def _as_state(slug: str) -> Paper:
    """The sample as an authority of the State would issue it."""
    kind = next(kind for kind in STATE if kind.slug == slug)
    said = {"system": "state", "office_sign": "UBND", "unit_sign": "VP"}
    signed = [{"authority": "TM.", "on_behalf_of": "UBND TỈNH", "role": "CHỦ TỊCH", "name": "Vũ Anh Tuấn"}]
    heads = {"issuer": "ỦY BAN NHÂN DÂN TỈNH HẢI LAM", "signings": signed}
    paper = fill(kind, dict(kind.sample) | said | heads)
    return replace(paper, parent_issuer=None)


@pytest.mark.parametrize("slug", [kind.slug for kind in STATE])
def test_a_state_authority_writes_the_same_kinds_in_its_form(slug: str) -> None:
    paper = _as_state(slug)
    day = paper.issue_date or date(2026, 12, 1)
    data = write(paper, profile=profile_for(day, "state"), format="txt")
    text = data.decode()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "ĐẢNG CỘNG SẢN" not in text
    said = reading.read(data, name=f"{slug}.txt", today=day).documents[0]
    assert said.system is not None
    assert said.system.value == "state"
    assert said.doc_type is not None
    assert said.doc_type.value == paper.doc_type
    assert (said.number.value if said.number else None) == paper.number
    assert (said.symbol.value if said.symbol else None) == paper.symbol
    if paper.symbol:
        assert paper.symbol == ("UBND-VP" if paper.doc_type == "Công văn" else paper.symbol)
        assert f"Số: {paper.number:02}/{paper.symbol}" in text
    assert said.signature is not None
    assert (said.signature.role, said.signature.name) == ("CHỦ TỊCH", "Vũ Anh Tuấn")
    owed = [(task.assignee, task.deadline and task.deadline.due) for task in said.tasks]
    ours = [(task.assignee, task.deadline and task.deadline.due) for task in _read(slug, "txt").tasks]
    assert owed == ours, "the tasks do not change with the form"
