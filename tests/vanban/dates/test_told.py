"""How a deadline was reckoned, line by line."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.dates.due import Due, Operator, clock, resolved
from vanban.dates.told import passed_over, told
from vanban.dates.working_days import SHIPPED, load

DAYS = load(SHIPPED)
BACK = Due(operator=Operator.BEFORE, text="trước 02 ngày", offset=-2, unit="day", anchor="ngày họp")


def lines(due: Due, anchor: str) -> list[str]:
    moment = datetime.fromisoformat(anchor)
    held = moment if "T" in anchor else moment.date()
    return list(told(resolved(due, held, DAYS), DAYS, held))


@pytest.mark.parametrize(
    ("due", "anchor", "said"),
    [
        (
            BACK, "2026-11-24",
            [
                "Đếm ngược 2 ngày từ thứ Ba 24/11/2026, không tính ngày đó.",
                "Bỏ qua 21/11/2026: thứ Bảy.",
                "Bỏ qua 22/11/2026: Chủ nhật.",
                "22/11/2026 là ngày nghỉ nên lùi về ngày làm việc liền trước.",
                "Ngày làm việc an toàn cuối cùng: thứ Sáu 20/11/2026; quá hạn từ 21/11/2026.",
            ],
        ),
        (
            Due(operator=Operator.WITHIN, text="trong 02 ngày", offset=2, unit="day"), "2026-11-20",
            [
                "Đếm 2 ngày từ sau thứ Sáu 20/11/2026 (Bộ luật Dân sự 2015, Điều 147).",
                "Bỏ qua 22/11/2026: Chủ nhật.",
                "Ngày cuối 22/11/2026 là ngày nghỉ nên sang ngày làm việc tiếp theo (Điều 148 khoản 5).",
                "Ngày làm việc an toàn cuối cùng: thứ Hai 23/11/2026; quá hạn từ 24/11/2026.",
            ],
        ),
        (
            Due(operator=Operator.WITHIN, text="trong 24 giờ", offset=24, unit="hour"), "2022-01-19T11:30",
            [
                "Đếm 24 giờ từ sau 11:30 thứ Tư 19/01/2022 (Bộ luật Dân sự 2015, Điều 147).",
                "Hạn: 11:30 thứ Năm 20/01/2022.",
            ],
        ),
        (
            Due(operator=Operator.WITHIN, text="trong 24 giờ", offset=24, unit="hour"), "2022-01-19",
            [
                "Đếm 24 giờ từ sau thứ Tư 19/01/2022 (Bộ luật Dân sự 2015, Điều 147).",
                "Chưa biết giờ của mốc nên tính theo ngày, làm tròn về phía an toàn.",
                "Ngày làm việc an toàn cuối cùng: thứ Năm 20/01/2022; quá hạn từ 21/01/2022.",
            ],
        ),
        (
            Due(operator=Operator.AFTER, text="ngay sau hội nghị", anchor="hội nghị"), "2024-05-03",
            [
                "“Ngay sau” hiểu là hết ngày làm việc đầu tiên sau thứ Sáu 03/05/2024.",
                "Tính cả thứ Bảy 04/05/2024: làm bù.",
                "Ngày làm việc an toàn cuối cùng: thứ Bảy 04/05/2024; quá hạn từ 05/05/2024.",
            ],
        ),
        (
            Due(operator=Operator.BEFORE, text="trước hội nghị", anchor="hội nghị"), "2026-11-23",
            [
                "Mốc “hội nghị”: thứ Hai 23/11/2026.",
                "“Trước” thứ Hai 23/11/2026: ngày đó đã là muộn.",
                "Bỏ qua 21/11/2026: thứ Bảy.",
                "Bỏ qua 22/11/2026: Chủ nhật.",
                "Ngày làm việc an toàn cuối cùng: thứ Sáu 20/11/2026; quá hạn từ 23/11/2026.",
            ],
        ),
        (
            Due(operator=Operator.AFTER, text="sau hội nghị", anchor="hội nghị"), "2023-03-22",
            [
                "Mốc “hội nghị”: thứ Tư 22/03/2023.",
                "Chỉ làm từ sau thứ Tư 22/03/2023; văn bản không nêu ngày cuối.",
            ],
        ),
    ],
)  # fmt: skip
def test_what_was_counted(due: Due, anchor: str, said: list[str]) -> None:
    assert lines(due, anchor) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (Due(), []),
        (Due(text="sau hội nghị", anchor="hội nghị"), []),
        (
            Due(date(2023, 9, 30), None, Operator.BY, "trong quý III/2023"),
            [
                "Hết hạn vào thứ Bảy 30/09/2023, là ngày nghỉ.",
                "Bỏ qua 30/09/2023: thứ Bảy.",
                "Ngày làm việc an toàn cuối cùng: thứ Sáu 29/09/2023; quá hạn từ 01/10/2023.",
            ],
        ),
        (
            Due(date(2026, 11, 22), None, Operator.BY, "chậm nhất ngày 22/11/2026"),
            [
                "Văn bản nêu đúng Chủ nhật 22/11/2026, là ngày nghỉ.",
                "Bỏ qua 21/11/2026: thứ Bảy.",
                "Bỏ qua 22/11/2026: Chủ nhật.",
                "Ngày làm việc an toàn cuối cùng: thứ Sáu 20/11/2026; quá hạn từ 23/11/2026.",
            ],
        ),
        (
            Due(date(2022, 8, 31), None, Operator.BY, "trong nửa đầu tháng 8/2022"),
            [
                "Ngày làm việc an toàn cuối cùng: thứ Tư 31/08/2022; quá hạn từ 01/09/2022.",
                "Văn bản không nêu một ngày xác định; tính đến hết thời kỳ, nên hỏi lại nơi ban hành.",
            ],
        ),
        (
            Due(date(2027, 3, 1), None, Operator.BY, "chậm nhất ngày 01/3/2027"),
            [
                "Ngày làm việc an toàn cuối cùng: thứ Hai 01/03/2027; quá hạn từ 02/03/2027.",
                "Lịch nghỉ năm 2027 chưa có quyết định chính thức nên ngày này là dự kiến.",
            ],
        ),
    ],
)
def test_what_the_operator_makes_of_it(due: Due, said: list[str]) -> None:
    assert list(told(due, DAYS)) == said


def test_a_count_that_reaches_into_an_undecided_year_is_expected_only() -> None:
    due = Due(operator=Operator.BEFORE, text="trước 07 ngày làm việc", offset=-7, unit="working_day")
    assert lines(due, "2027-01-05")[-1].startswith("Lịch nghỉ năm 2027")
    assert not lines(due, "2026-12-31")[-1].startswith("Lịch nghỉ")


def test_a_day_off_whose_basis_is_open_says_so() -> None:
    (line,) = passed_over(date(2026, 11, 24), date(2026, 11, 24), DAYS)
    assert line.startswith("Bỏ qua 24/11/2026: Ngày Văn hóa Việt Nam")
    assert "cần xác nhận căn cứ" in line


@given(st.dates(date(2019, 1, 1), date(2029, 12, 31)), st.integers(-40, 40).filter(bool))
def test_every_day_off_between_is_told_once(anchor: date, offset: int) -> None:
    due = resolved(Due(text="đếm", offset=offset, unit="working_day"), anchor, DAYS)
    assert due.on is not None
    first, last = sorted((due.on, anchor))
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    skipped = [day for day in days if day != anchor and not DAYS.is_working(day)]
    said = [line for line in told(due, DAYS, anchor) if line.startswith("Bỏ qua")]
    assert [line[7:17] for line in said] == [f"{day:%d/%m/%Y}" for day in skipped]


@given(st.dates(date(2019, 1, 1), date(2029, 12, 31)), st.sampled_from(list(Operator)))
def test_the_last_safe_day_is_always_said(day: date, operator: Operator) -> None:
    due = Due(day, None, operator, f"ngày {day:%d/%m/%Y}")
    safe_on = clock(due, DAYS).safe_on
    said = " ".join(told(due, DAYS))
    assert (f"{safe_on:%d/%m/%Y}" if safe_on else "không nêu ngày cuối") in said
