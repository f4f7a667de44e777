from __future__ import annotations

import pytest

from tests.vanban.facts.test_header import PARTY
from tests.vanban.reading_of import document_of

FOOT = PARTY[PARTY.index("Nơi nhận") :]
SIGNED = "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nHồ Sỹ Vạn\n"


def recipients(foot: str) -> list[tuple[str, str | None]]:
    return [(r.text, r.note) for r in document_of(PARTY.replace(FOOT, foot + SIGNED)).recipients]


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        (
            "Nơi nhận:\n- Thường trực Tỉnh ủy (báo cáo),\n- Lưu VPTU.\n",
            [("Thường trực Tỉnh ủy", "báo cáo"), ("Lưu VPTU", None)],
        ),
        (
            "Nơi nhận:\n- Thường trực Tỉnh ủy, (b/c)\n- Như Kính gửi;\n- Lưu: VT.\n",
            [("Thường trực Tỉnh ủy", "b/c"), ("Như Kính gửi", None), ("Lưu: VT", None)],
        ),
        ("Nơi nhận: - Như trên; - Lưu VT.\n", [("Như trên", None), ("Lưu VT", None)]),
        (
            "**Nơi nhận:**\n- Các sở, ban,\nngành cấp tỉnh,\n- Lưu VP.\n",
            [("Các sở, ban, ngành cấp tỉnh", None), ("Lưu VP", None)],
        ),
        (
            "Nơi nhận:\n- Các ban đảng, Ký bởi: Văn phòng Huyện ủy\n- Lưu VP.\n",
            [("Các ban đảng", None), ("Lưu VP", None)],
        ),
        ("Noi nhân:\n+ Chi bộ thôn Đoài;\n+ Lưu VP.\n", [("Chi bộ thôn Đoài", None), ("Lưu VP", None)]),
    ],
)
def test_recipients_with_their_notes(foot: str, expected: list[tuple[str, str | None]]) -> None:
    assert recipients(foot) == expected


def test_what_follows_the_list_is_no_recipient() -> None:
    signed = "Người ký: Đảng ủy xã Vân Khê\nThời gian ký: 01-02-2026 08:00:00 +07:00\n"
    foot = f"Nơi nhận:\n- Các chi bộ,\n- Lưu VP.\n{signed}- Mẫu số 1\n"
    assert [text for text, _ in recipients(foot)] == ["Các chi bộ", "Lưu VP"]


def test_without_the_heading_there_are_none() -> None:
    assert recipients("") == []


def test_a_dash_inside_a_name_opens_no_entry() -> None:
    foot = "Nơi nhận:\n- Trung tâm Công báo - Tin học UBND tỉnh;\n- ...........\n- Lưu VP.\n"
    assert [text for text, _ in recipients(foot)] == ["Trung tâm Công báo - Tin học UBND tỉnh", "Lưu VP"]


def test_a_list_without_bullets() -> None:
    foot = "Nơi nhận:\nBan Thường vụ Huyện ủy\nCác chi bộ (thực hiện)\nLưu Văn phòng\n"
    head, _, signed = PARTY.partition("Nơi nhận:")
    below = head + signed[signed.index("T/L BAN") :] + foot
    assert [(one.text, one.note) for one in document_of(below).recipients] == [
        ("Ban Thường vụ Huyện ủy", None),
        ("Các chi bộ", "thực hiện"),
        ("Lưu Văn phòng", None),
    ]
    without_copy = below.replace("Lưu Văn phòng\n", "")
    assert len(document_of(without_copy).recipients) < 3
