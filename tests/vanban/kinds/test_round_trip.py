"""Every kind: its sample is written in every format, read again, and says the same."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import get_args

import pytest

from vanban import reading
from vanban.answers import DocumentReading, Found
from vanban.kinds import fill, kind_of, slugs
from vanban.paper import Paper
from vanban.profiles import profile_for
from vanban.writing import Format, write

TODAY = date(2026, 12, 1)
SAMPLES = {slug: fill(kind_of(slug), kind_of(slug).sample) for slug in slugs()}
MEETINGS = {
    "bien-ban-diem-danh": [("2026-12-16", "08:00", "Hội trường lớn, trụ sở Tỉnh ủy Hải Lam")],
    "chuong-trinh": [("2026-12-11", "07:30", "Hội trường lớn, trụ sở Tỉnh ủy Hải Lam")],
    "giay-moi": [("2026-12-11", "07:30", "Hội trường lớn, trụ sở Tỉnh ủy Hải Lam")],
    "giay-moi-ca-nhan": [("2026-12-16", "08:00", "Hội trường lớn, trụ sở Tỉnh ủy Hải Lam")],
    "giay-moi-lai": [("2026-12-25", "13:30", "Phòng họp trực tuyến tầng 2, trụ sở Tỉnh ủy Hải Lam")],
    "ke-hoach": [("2026-12-16", "08:00", "Hội trường lớn, trụ sở Tỉnh ủy Hải Lam")],
    "ke-hoach-doi-thoai": [("2026-12-22", "14:00", "Hội trường tầng 2, trụ sở Đảng ủy xã Vân Khê")],
    "ke-hoach-hoi-nghi-truc-tuyen": [
        ("2026-12-24", "07:30", "Điểm cầu Tỉnh ủy (Hội trường lớn, trụ sở Tỉnh ủy)")
    ],
    "kich-ban": [("2026-12-22", "14:00", "Hội trường tầng 2, trụ sở Đảng ủy xã Vân Khê")],
    "lich-tuan": [
        ("2026-12-07", "07:30", "Phòng họp số 1"),
        ("2026-12-07", "14:00", "Phường Bến Châu"),
        ("2026-12-08", "08:00", "Phòng họp số 1"),
        ("2026-12-09", "08:00", "Trụ sở Tiếp công dân"),
        ("2026-12-11", "07:30", "Hội trường lớn"),
    ],
    "thong-bao-hoan": [("2026-12-11", "07:30", None)],
    "thong-bao-ket-luan": [("2026-11-26", None, "Phòng họp số 1, trụ sở Tỉnh ủy")],
}
TU, CAC_XA, DU_UBND = "Văn phòng Tỉnh ủy", "Đảng ủy các xã, phường", "Đảng ủy Ủy ban nhân dân tỉnh"
XA, VPDU = "Đảng ủy Ủy ban nhân dân xã", "Văn phòng Đảng ủy"
TASKS = {
    "cong-van-don-doc": [
        (DU_UBND, "2026-12-16"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "2026-12-15"),
        (f"{DU_UBND}; Ban Tuyên giáo và Dân vận Tỉnh ủy", "2026-12-18"),
    ],
    "cong-van-giao-viec": [
        ("Ban Xây dựng Đảng", "2026-12-03"),
        ("Ban Xây dựng Đảng", None),
        (XA, "2026-12-03T16:00"),
        (XA, "2026-12-15"),
        ("Các chi bộ trực thuộc", "2026-12-02"),
        ("Các cơ quan, đơn vị", "2026-12-09"),
        ("Văn phòng Đảng ủy xã", None),
    ],
    "cong-van-lay-y-kien": [("các cơ quan, đơn vị", "2026-12-21T16:00")],
    "ke-hoach": [
        (CAC_XA, "2026-12-07"),
        (CAC_XA, None),
        (DU_UBND, "2026-12-10"),
        (TU, "2026-12-11"),
        (TU, "2026-12-15T17:00"),
        (TU, None),
    ],
    "ke-hoach-doi-thoai": [
        ("Các chi bộ trực thuộc", "2026-12-08"),
        (VPDU, "2026-12-15"),
        (VPDU, "2026-12-11"),
        (VPDU, "2026-12-28"),
        (XA, "2026-12-17"),
        (XA, None),
        (VPDU, None),
    ],
    "ke-hoach-hoi-nghi-truc-tuyen": [
        ("Ban Tổ chức Tỉnh ủy", "2026-12-15"),
        (CAC_XA, "2026-12-18T16:00"),
        (CAC_XA, None),
        (TU, "2026-12-19"),
        (TU, "2026-12-23"),
        (TU, None),
    ],
    "thong-bao-ket-luan": [
        (DU_UBND, "2026-12-08"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "2026-12-31"),
        (TU, "2026-12-01"),
        ("Ban Tổ chức Tỉnh ủy", "2027-01-15"),
        (TU, None),
    ],
    "bao-cao-tien-do": [],
    "bao-cao-tong-hop-dien-dan": [],
    "bao-cao-tong-hop-y-kien": [],
    "bien-ban-diem-danh": [],
    "danh-sach-dai-bieu": [],
}
AGENDA = {"chuong-trinh": 7, "ke-hoach-hoi-nghi-truc-tuyen": 5, "kich-ban": 6}
PROGRAMME = {
    "chuong-trinh-cong-tac-nam": [1, 1, 3, 3, 6, 9, 12],
    "chuong-trinh-cong-tac-thang": [12, 12, 12, 12],
}


@cache
def _read(slug: str, form: Format) -> DocumentReading:
    paper = SAMPLES[slug]
    data = write(paper, profile=profile_for(paper.issue_date or TODAY, paper.system), format=form)
    documents = reading.read(data, name=f"{slug}.{form}", today=TODAY).documents
    assert len(documents) == 1
    return documents[0]


def _value(found: object) -> object:
    return found.value if isinstance(found, Found) else None


def _head(paper: Paper) -> tuple[object, ...]:
    signing = paper.signings[0] if paper.signings else None
    signed = signing and (signing.authority, signing.on_behalf_of, signing.role, signing.name)
    recipients = [(one.text, one.note) for one in paper.recipients]
    stated = (paper.doc_type, paper.system, paper.number, paper.symbol, paper.issue_date, paper.place)
    return (*stated, paper.parent_issuer, paper.issuer, paper.title, signed, recipients)


def _head_read(said: DocumentReading) -> tuple[object, ...]:
    signature = said.signature
    signed = signature and (signature.authority, signature.for_, signature.role, signature.name)
    recipients = [(one.text, one.note) for one in said.recipients]
    stated = (said.doc_type, said.system, said.number, said.symbol, said.issue_date, said.place)
    rest = (said.parent_issuer, said.issuer, said.title)
    return (*map(_value, (*stated, *rest)), signed, recipients)


@pytest.mark.parametrize("form", get_args(Format))
@pytest.mark.parametrize("slug", slugs())
def test_what_is_read_is_what_was_written(slug: str, form: Format) -> None:
    said = _read(slug, form)
    assert _head_read(said) == _head(SAMPLES[slug])
    met = [(str(one.date), one.time, one.place) for one in said.meetings]
    assert met == MEETINGS.get(slug, [])
    owed = [(one.assignee, one.deadline.due if one.deadline else None) for one in said.tasks]
    if slug in TASKS:
        assert owed == TASKS[slug]
    assert [one.month for one in said.programme_items] == PROGRAMME.get(slug, [])
    if slug in AGENDA:
        assert len(said.agenda) == AGENDA[slug]
        assert all(one.start and one.content for one in said.agenda)


def test_the_tables_name_kinds_that_are_there() -> None:
    assert {*MEETINGS, *TASKS, *AGENDA, *PROGRAMME} <= set(slugs())
