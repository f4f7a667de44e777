"""Assignees and recipients of the five real documents, against a register of their time: each one is resolved
or listed as unknown, none is wrong (V7, V13, R19)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from caunoi.people.dataset_actions import load_offices
from caunoi.people.datasets import FOLDER, read_set
from caunoi.people.models import Office
from caunoi.people.phrases import Sort
from caunoi.people.reads import register
from tests.vanban.conftest import SHARED

HA_TINH, NGHE_AN = "TỈNH ỦY HÀ TĨNH", "Tỉnh ủy Nghệ An"
BOARDS = ["bdv", "bnc", "btc", "btg"]
DISTRICTS = ["hong-linh", "tp"]
DIRECT = ["du-bp", "du-ca", "du-khoi", "du-qs"]
UNKNOWN, NOBODY, FRONT, DEPARTMENTS = (
    ["?"],
    ["-"],
    ["ccb", "doan", "hnd", "ldld", "mttq", "pn"],
    ["so", "vp-hdnd", "vp-ubnd"],
)

# What each phrase means, by the code after the province's: "?" somebody whom the register does not have,
# "-" nobody in particular, "so" any department.
MEANT: dict[int, dict[str, list[str]]] = {
    0: {
        "Ban Thường vụ Tỉnh ủy, (báo cáo)": ["btv"],
        "Các đơn vị, cá nhân liên quan trong Kế hoạch": NOBODY,
        "Lưu Văn phòng Tỉnh ủy": ["vp"],
        "Các huyện, thành, thị ủy": DISTRICTS,
        "Văn phòng Tỉnh ủy": ["vp"],
        "Các ban Đảng, Ủy ban Kiểm tra Tỉnh ủy": [*BOARDS, "ubkt"],
        # A word is missing in the document; a person is asked, and what is chosen is remembered.
        "Ban cán sự đảng Ủy ban nhân tỉnh": UNKNOWN,
        "Đài Phát thanh và Truyền hình tỉnh": ["dai"],
        "Thường trực Tỉnh ủy": ["thuong-truc"],
        "các cơ quan, đơn vị có liên quan": NOBODY,
    },
    1: {
        "Thường trực Thành ủy": ["thuong-truc-vinh"],
        "UBND xã": ["hung-chinh.ubnd"],
        "UB MTTQ và các đoàn thể xã": ["hung-chinh.mttq"],
        "Các chi bộ trực thuộc": ["hung-chinh.xom-1", "hung-chinh.xom-2"],
        "Đài truyền thanh xã": UNKNOWN,
        "Lưu Văn phòng Đảng ủy": ["hung-chinh.vp"],
        "Khối Dân vận Đảng ủy": ["hung-chinh.khoi-dv"],
        "Văn phòng Đảng ủy": ["hung-chinh.vp"],
        "Ủy ban nhân dân xã": ["hung-chinh.ubnd"],
        "Chi ủy các chi bộ": ["hung-chinh.xom-1", "hung-chinh.xom-2"],
        "UBND, các ban, ngành đoàn thể cấp xã, chi ủy các chi bộ": [
            *("?", "?", "?", "hung-chinh.xom-1", "hung-chinh.xom-2"),
        ],
    },
    2: {
        "Ban Bí thư Trung ương Đảng": UNKNOWN,
        "Văn phòng và các ban Trung ương Đảng, (báo cáo)": ["?", "?"],
        "Văn phòng Đảng ủy Quân khu 4": UNKNOWN,
        "Các ban cán sự đảng, đảng đoàn": ["bcsd-ubnd", "dd-hdnd", "dd-ldld"],
        "Các ban đảng, Ủy ban kiểm tra, Văn phòng Tỉnh ủy": [*BOARDS, "ubkt", "vp"],
        "Các huyện, thành, thị ủy, đảng ủy trực thuộc": [*DISTRICTS, *DIRECT],
        "Các sở, ban, ngành, đoàn thể cấp tỉnh": [*FRONT, *DEPARTMENTS],
        "Các đồng chí Tỉnh ủy viên": UNKNOWN,
        "Lưu Văn phòng Tỉnh ủy": ["vp"],
        "Các ban Đảng, Ủy ban kiểm tra, Văn phòng Tỉnh ủy": [*BOARDS, "ubkt", "vp"],
        "Đảng ủy Bộ Chỉ huy Quân sự tỉnh": ["du-qs"],
        "Ủy ban Kiểm tra Tỉnh ủy": ["ubkt"],
        "Ban Nội chính Tỉnh ủy": ["bnc"],
        "Ban Tổ chức Tỉnh ủy": ["btc"],
        "Đảng ủy Công an tỉnh": ["du-ca"],
        "Ban cán sự đảng UBND tỉnh": ["bcsd-ubnd"],
        "Ban Dân vận Tỉnh ủy": ["bdv"],
        "Ban Tuyên giáo Tỉnh ủy": ["btg"],
        "BCS đảng UBND tỉnh, các ban Đảng, UBKT, VPTU.": ["bcsd-ubnd", *BOARDS, "ubkt", "vp"],
        "Đảng đoàn Liên đoàn Lao động tỉnh": ["dd-ldld"],
        "Các ban Đảng, UBKT, Văn phòng Tỉnh ủy": [*BOARDS, "ubkt", "vp"],
        "các cơ quan được giao chủ trì": NOBODY,
        "Đơn vị nào chậm tiến độ": UNKNOWN,
        "Văn phòng Tỉnh ủy": ["vp"],
    },
    3: {"cơ quan thường trực": UNKNOWN, "Ban Dân vận Tỉnh ủy": ["bdv"]},
    4: {
        "Như thành phần mời": NOBODY,
        "Ban Tổ chức Tỉnh ủy, Văn phòng Tỉnh ủy": ["btc", "vp"],
        "Đảng ủy Công an tỉnh, Văn phòng UBND tỉnh, (bố trí)": ["du-ca", "vp-ubnd"],
        "Báo Hà Tĩnh, Đài PT-TH tỉnh": ["bao", "dai"],
        "Viễn thông tỉnh, Điện lực tỉnh": ["vt", "dl"],
        "Trung tâm Công báo - Tin học UBND tỉnh": UNKNOWN,
        "Các phòng thuộc VPTU, (chuẩn bị)": UNKNOWN,
        "Lưu Văn phòng Tỉnh ủy": ["vp"],
        "các huyện, thành, thị ủy, Đảng ủy Khối": [*DISTRICTS, "du-khoi"],
        "Văn phòng Ủy ban nhân dân tỉnh và Viễn thông tỉnh": ["vp-ubnd", "vt"],
        "Văn phòng Tỉnh ủy": ["vp"],
        "Ban Tổ chức Tỉnh ủy": ["btc"],
        "Văn phòng Ủy ban nhân dân tỉnh": ["vp-ubnd"],
        "Đảng ủy Công an tỉnh": ["du-ca"],
        "Thường trực các huyện, thành, thị ủy, Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh": [
            *(*DISTRICTS, "du-khoi"),
        ],
        "Viễn thông Hà Tĩnh": ["vt"],
        "Điện lực Hà Tĩnh": ["dl"],
        "Báo Hà Tĩnh, Đài Phát thanh - Truyền hình tỉnh": ["bao", "dai"],
        "Các huyện, thành, thị ủy, đảng ủy trực thuộc, các ban, sở, ngành, đoàn thể cấp tỉnh": [
            *(*DISTRICTS, *DIRECT, *FRONT, *DEPARTMENTS),
        ],
        "Các thành phần dự họp tại các điểm cầu": NOBODY,
        "các đảng bộ": UNKNOWN,
        "các huyện, thành, thị ủy": DISTRICTS,
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh": ["du-khoi"],
    },
}  # fmt: skip
ISSUED = {
    0: (date(2023, 3, 1), HA_TINH),
    1: (date(2023, 8, 11), "ĐẢNG ỦY XÃ HƯNG CHÍNH"),
    2: (date(2022, 12, 29), HA_TINH),
    3: (date(2023, 5, 20), NGHE_AN),
    4: (date(2022, 1, 17), HA_TINH),
}


def phrases(told: object) -> Iterator[str]:
    """Every assignee, recipient and place to report to in a gold answer."""
    if isinstance(told, list):
        for one in told:
            yield from phrases(one)
    elif isinstance(told, dict):
        for key, value in told.items():
            named = key in {"assignee", "report_to", "coordination", "assignee_resolved"}
            if value and (named or (key == "unit" and "month" in told)):
                yield str(value)
            if key == "recipients":
                yield from map(str, value)
            yield from phrases(value)


def _office(code: str, name: str, kind: str, level: str, above: str) -> None:
    parent = Office.objects.get(code=above)
    Office.objects.create(code=code, name=name, short_name=name, kind=kind, level=level, parent=parent)


@pytest.fixture
def of_their_time(db: None) -> None:
    for place, prefix in (("Hà Tĩnh", "ht"), ("Nghệ An", "na")):
        load_offices(actor=None, data=read_set(FOLDER / "provincial.toml", place=place, prefix=prefix))
    load_offices(actor=None, data=read_set(FOLDER / "vinh.toml", prefix="na"))
    commune = read_set(FOLDER / "commune.toml", place="xã Hưng Chính", prefix="na.hung-chinh")
    load_offices(actor=None, data=commune)
    load_offices(actor=None, data=read_set(FOLDER / "collectives.toml"))
    _office("ht.tp", "Thành ủy Hà Tĩnh", "committee", "district", "ht")
    _office("ht.hong-linh", "Thị ủy Hồng Lĩnh", "committee", "district", "ht")
    _office("ht.vt", "Viễn thông Hà Tĩnh", "other", "province", "ht")
    _office("ht.dl", "Điện lực Hà Tĩnh", "other", "province", "ht")
    _office("na.hung-chinh.xom-1", "Chi bộ xóm 1", "party_cell", "cell", "na.hung-chinh")
    _office("na.hung-chinh.xom-2", "Chi bộ xóm 2", "party_cell", "cell", "na.hung-chinh")


def _code(office: Office) -> str:
    code = office.code.split(".", 1)[1]
    return "so" if code.startswith("so-") else code


@pytest.mark.parametrize("seed", MEANT)
def test_every_name_is_resolved_or_unknown_and_none_is_wrong(of_their_time: None, seed: int) -> None:
    day, issuer = ISSUED[seed]
    known = register(day, issuer=issuer)
    place = "ht." if issuer == HA_TINH else "na."
    found: dict[str, list[str]] = {}
    for phrase in phrases(json.loads((SHARED / "gold" / f"00{seed}.json").read_text(encoding="utf-8"))):
        meant = known.meant(phrase)
        offices = known.offices(meant)
        assert all(office.code.startswith(place) for office in offices), phrase
        unknown = ["?"] * len(meant.unknown)
        nobody = ["-"] * sum(part.sort is Sort.NOBODY for part in meant.parts)
        found[phrase] = sorted({*map(_code, offices)}) + unknown + nobody
    assert found == {phrase: sorted(set(codes) - {"?", "-"}) + [c for c in codes if c in "?-"]
                     for phrase, codes in MEANT[seed].items()}  # fmt: skip


def test_how_many_are_resolved(of_their_time: None) -> None:
    every = [codes for seed in MEANT.values() for codes in seed.values()]
    assert (len(every), sum("?" not in codes for codes in every)) == (70, 58)
