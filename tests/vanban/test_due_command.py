"""`vanban due`: what is printed where, and with which exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanban import cli


class Said:
    """What one call printed."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.lines, self.err = status, out.splitlines(), err


def due(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> Said:
    status = cli.main(["due", *arguments])
    caught = capsysbinary.readouterr()
    return Said(status, caught.out.decode(), caught.err.decode())


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (("trước 07 ngày làm việc", "--anchor", "2023-03-22"), "2023-03-13"),
        (("trong 02 ngày làm việc", "--on", "2025-12-31"), "2026-01-06"),
        (("trước 16 giờ 00, ngày 17/01/2022",), "2022-01-17T16:00"),
        (("trong vòng 24 giờ sau khi kết thúc hội nghị", "--anchor", "2022-01-19T11:30"), "2022-01-20T11:30"),
        (("trước hội nghị", "--anchor", "2022-01-19T07:30"), "2022-01-18"),
        (("trước ngày 25 hằng tháng", "--on", "2026-11-22"), "2026-11-23"),
        (("trong 02 ngày làm việc", "--on", "2025-12-31T08:00"), "2026-01-06"),
    ],
)
def test_the_last_line_is_the_day(
    arguments: tuple[str, ...], last: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    said = due(capsysbinary, *arguments)
    assert (said.status, said.err) == (0, "")
    assert said.lines[-1] == last
    assert said.lines[0] == f"Văn bản ghi: “{arguments[0]}”."
    assert len(said.lines) >= 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("sau hội nghị",), "chờ ngày họp"),
        (("trước 07 ngày làm việc",), "chờ ngày họp"),
        (("trong 02 ngày làm việc",), "chờ ngày bắt đầu tính"),
        (("nội dung gì đó",), "Không đọc ra hạn nào"),
        (("trước 07 ngày làm việc", "--anchor", "22/3/2023"), "--anchor phải là ngày theo mẫu"),
        (("trong 02 ngày làm việc", "--on", "hôm nay"), "--on phải là ngày theo mẫu"),
        (("trước 07 ngày làm việc", "--anchor", "2095-03-22"), "quá xa"),
        (("trước ngày 09/3/2023", "--overrides", "khong-co.toml"), "Không mở được tệp “khong-co.toml”"),
    ],
)
def test_what_cannot_be_computed_gives_two_and_one_sentence(
    arguments: tuple[str, ...], sentence: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    said = due(capsysbinary, *arguments)
    assert (said.status, said.lines) == (2, [])
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_the_offices_own_days(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    own = tmp_path / "ngay-lam-viec.toml"
    own.write_text('[[day]]\non = 2023-03-14\nkind = "off"\nbasis = "Thông báo số 9-TB/VPTU"\n', "utf-8")
    said = due(capsysbinary, "trước 07 ngày làm việc", "--anchor", "2023-03-22", "--overrides", str(own))
    assert said.lines[-1] == "2023-03-10"
    assert "Bỏ qua 14/03/2023: Thông báo số 9-TB/VPTU." in said.lines
    own.write_text("[[day]]\non = 'mai'\n", "utf-8")
    refused = due(capsysbinary, "trước ngày 09/3/2023", "--overrides", str(own))
    assert (refused.status, refused.lines) == (2, [])
    assert "ngay-lam-viec.toml" in refused.err
