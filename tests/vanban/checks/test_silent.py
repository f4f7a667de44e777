"""The check is silent on what is right: seeds and gold documents, each finding counted and justified.

An error on one of them is a defect that really stands there; a change of these figures is to be read before
it is taken over.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.vanban.checks.papers import TODAY
from vanban.checking import check
from vanban.findings import Findings

GOLD = Path(__file__).parents[2] / "gold"

# What stands in the gold documents and is an error by a rule of confidence H: "V/v" in letters of the Party
# (HD 36, cell 5b), days of the week that do not fit their date (written into them as traps).
ERRORS = {
    "206_cv_pccc_rung": {"subject-prefix"},
    "309_giao_viec_tinh_uy_van_xuoi": {"subject-prefix"},
    "404_cv_hoan_hoi_nghi": {"subject-prefix"},
    "408_cv_phan_cong_19khtu": {"subject-prefix"},
    "536_cv_phuc_vu_doan_giam_sat": {"subject-prefix"},
    "573_cv_ban_to_chuc_tinh_uy_bao_cao_so_lieu": {"subject-prefix"},
    "501_gm_ubnd_xa_hai_cuoc_cung_ngay": {"weekday"},
    "527_kh_so_y_te_thang_hanh_dong": {"weekday"},
}
# Warnings over all gold documents. Recipients parted by ";" before HD 05 and "./." at the end are what many
# offices write; both are against HD 36. Two documents were written with a heading left out.
WARNINGS = {
    "recipients-separator": 15,
    "end-mark": 7,
    "signature-sign": 3,
    "heading-gap": 2,
    "filing-colon": 2,
    "header-missing": 2,
    "slack": 1,
    "filing-clerks": 1,
    "signer-missing": 1,
    "addressees": 1,
    "announcement": 1,
    "task-owner": 1,
    "recipients-end": 1,
}


def _checked(path: Path) -> Findings:
    return check(path.read_bytes(), name=path.name, today=TODAY)


@pytest.fixture(scope="module")
def gold() -> dict[str, Findings]:
    return {path.stem: _checked(path) for path in sorted(GOLD.glob("*.txt"))}


def test_errors_stand_only_where_there_are_some(gold: dict[str, Findings]) -> None:
    found = {name: {one.rule for one in answer.of_level("error")} for name, answer in gold.items()}
    assert {name: rules for name, rules in found.items() if rules} == ERRORS


def test_warnings_are_those_that_were_read_and_justified(gold: dict[str, Findings]) -> None:
    found = Counter(one.rule for answer in gold.values() for one in answer.of_level("warning"))
    assert dict(found) == WARNINGS


def test_every_gold_document_ends_as_it_should_or_is_a_list(gold: dict[str, Findings]) -> None:
    assert [name for name, answer in gold.items() if "end-none" in {one.rule for one in answer.all}] == []


def test_most_right_documents_have_nothing_but_matters_of_taste(gold: dict[str, Findings]) -> None:
    plain = [
        name for name, answer in gold.items() if not answer.of_level("error") + answer.of_level("warning")
    ]
    assert len(plain) >= 0.75 * len(gold)
    assert max(len(answer.all) for answer in gold.values()) <= 6


def _seed(text: str, *, on: date | None = None) -> Findings:
    return check(text.encode(), name="seed.txt", today=TODAY, on=on)


LOST_HEAD = """**KẾ HOẠCH**
**tổ chức gặp mặt, đối thoại giữa người đứng đầu cấp ủy, chính quyền xã với nhân dân năm 2023**

-----

Đảng ủy xây dựng Kế hoạch tổ chức gặp mặt, đối thoại với nhân dân trên địa bàn năm 2023, cụ thể như sau:

**I- THỜI GIAN, ĐỊA ĐIỂM**

**1. Thời gian:** dự kiến ngày 11 tháng 8/2023 (có giấy mời cụ thể sau)

**II- TỔ CHỨC THỰC HIỆN**

**1. Khối Dân vận Đảng ủy**

- Tổng hợp các ý kiến, chuyển nội dung đến UBND xã tham mưu trả lời *trước ngày 09/8/2023*; tổng hợp các
nội dung để trả lời tại Hội nghị đối thoại *trước ngày 10/8/2023*.

**2. Chi ủy các chi bộ**

- Tổng hợp ý kiến đảng viên và Nhân dân; gửi về Văn phòng Đảng ủy *trước ngày 8/8/2023*.

### Nơi nhận:

- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.

**T/M BAN THƯỜNG VỤ
BÍ THƯ THƯỜNG TRỰC**

**Lê Văn Định**
"""


def test_a_plan_like_seed_001_names_its_three_defects() -> None:
    found = {one.rule: one for one in _seed(LOST_HEAD).all}
    assert found["signature-title"].level == "error"
    assert found["signature-title"].repair == "PHÓ BÍ THƯ THƯỜNG TRỰC"
    slack = found["slack"].message
    assert "08/08/2023 → 09/08/2023; 09/08/2023 → 10/08/2023; 10/08/2023 → 11/08/2023 (ngày họp)" in slack
    assert found["header-missing"].level == "warning"
    assert {one.rule for one in found.values() if one.level != "taste"} == {
        "signature-title",
        "slack",
        "header-missing",
    }


def test_without_a_date_the_meeting_or_the_day_asked_for_picks_the_profile_and_it_is_said() -> None:
    own = _seed(LOST_HEAD).documents[0]
    assert (own.profile, "ngày họp 11/08/2023" in own.note) == ("party-hd36", True)
    asked = _seed(LOST_HEAD, on=date(2026, 6, 1)).documents[0]
    assert (asked.profile, "ngày được chọn 01/06/2026" in asked.note) == ("party-hd05", True)
    assert "recipients-separator" in {one.rule for one in asked.findings}


@pytest.mark.parametrize(
    ("head", "profile", "note"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nHải Lam, ngày 26 tháng 5 năm 2026\n", "party-hd36", ""),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nHải Lam, ngày 27 tháng 5 năm 2026\n", "party-hd05", ""),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nHải Lam, ngày ... tháng 4 năm 2025\n", "party-hd36", "để trống ngày"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nHải Lam, ngày 05 tháng 5 năm 2015\n", "party-hd36", "chỉ để tham khảo"),
        ("ĐOÀN TNCS HỒ CHÍ MINH\nHải Lam, ngày 05 tháng 5 năm 2025\n", None, "Đoàn Thanh niên"),
        ("HỘI NÔNG DÂN TỈNH HẢI LAM\nHải Lam, ngày 05 tháng 5 năm 2025\n", None, "đoàn thể"),
    ],
)
def test_the_profile_by_day_and_system(head: str, profile: str | None, note: str) -> None:
    body = "KẾ HOẠCH\ntổ chức hội nghị tổng kết\n-----\nNội dung kế hoạch.\n"
    foot = "Nơi nhận:\n- Như trên,\n- Lưu VP.\nCHỦ TỊCH\nLê Văn An\n"
    document = _seed(head + body + foot).documents[0]
    assert document.profile == profile
    assert note in document.note


def test_before_the_profile_was_in_force_nothing_is_an_error() -> None:
    left = "TỈNH ỦY HẢI LAM\n*\nSố: 5-CV/TU\nV/v họp\n"
    right = "ĐẢNG CỘNG SẢN VIỆT NAM\nHải Lam, ngày 5 tháng 5 năm 2015\nKính gửi: Các ban.\nĐề nghị họp.\n"
    found = _seed(left + right)
    assert {"number-colon", "number-zero", "date-day-zero"} <= {one.rule for one in found.all}
    assert found.of_level("error") == ()
