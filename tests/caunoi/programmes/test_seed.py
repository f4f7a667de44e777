"""Seed 002 dropped in: read, adopted, laid out, and the month programme of July 2023 (V4, V5, V6 as rows)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from caunoi.documents.actions import receive_file
from caunoi.documents.jobs import do_reading
from caunoi.documents.models import Document, FactState
from caunoi.documents.review_actions import confirm_fact, finish_review
from caunoi.documents.review_rules import token
from caunoi.people.models import Office, OfficeAlias, OfficeKind, OfficeLevel, User
from caunoi.programmes.actions import adopt_programme_from
from caunoi.programmes.item_actions import finish_items
from caunoi.programmes.models import Programme, ProgrammeItem, StandingItem
from caunoi.programmes.month_actions import propose_month
from caunoi.programmes.month_reads import candidates, lines_of
from caunoi.programmes.rules import Kind, Month, Origin, Span
from tests.conftest import Province
from tests.vanban.conftest import SHARED

SEEDS = sorted((SHARED / "seeds").glob("002_*.txt"))
JULY = Month(2023, 7)
V4 = [5, 3, 5, 5, 2, 3, 4, 3, 2, 1, 2, 3]
# V5: short name of the office, how many items it prepares alone and together with others.
V5 = {
    "Ban Tổ chức": (12, 0), "BCSĐ UBND": (6, 1), "ĐU Công an": (3, 0), "ĐU BCHQS": (3, 0), "Dân vận": (3, 0),
    "Tuyên giáo": (3, 0), "UBKT": (2, 3), "Nội chính": (2, 0), "Đảng đoàn LĐLĐ": (1, 0),
}  # fmt: skip
NAMES = {
    "Ban Tổ chức": "Ban Tổ chức Tỉnh ủy", "BCSĐ UBND": "Ban cán sự đảng UBND tỉnh",
    "ĐU Công an": "Đảng ủy Công an tỉnh", "ĐU BCHQS": "Đảng ủy Bộ Chỉ huy Quân sự tỉnh",
    "Dân vận": "Ban Dân vận Tỉnh ủy", "Tuyên giáo": "Ban Tuyên giáo Tỉnh ủy",
    "UBKT": "Ủy ban Kiểm tra Tỉnh ủy", "Nội chính": "Ban Nội chính Tỉnh ủy",
    "Đảng đoàn LĐLĐ": "Đảng đoàn Liên đoàn Lao động tỉnh",
}  # fmt: skip
ALIASES = {"UBKT": ("Ủy ban kiểm tra",), "BCSĐ UBND": ("BCS đảng UBND tỉnh",)}

pytestmark = pytest.mark.skipif(not SEEDS, reason="the real documents do not lie beside the repository here")


@pytest.fixture
def register(province: Province) -> dict[str, Office]:
    """The offices of the province that the programme names."""
    top = Office.objects.create(
        name="Tỉnh ủy Hà Tĩnh", short_name="TU", kind=OfficeKind.COMMITTEE, level=OfficeLevel.PROVINCE
    )
    kind, level = OfficeKind.PARTY_BOARD, OfficeLevel.PROVINCE
    found = {
        short: Office.objects.create(name=name, short_name=short, kind=kind, level=level, parent=top)
        for short, name in NAMES.items()
    }
    for short, aliases in ALIASES.items():
        for alias in aliases:
            OfficeAlias.objects.create(office=found[short], name=alias)
    OfficeAlias.objects.create(office=province.party_office, name="VPTU")
    return {**found, "TU": top}


@pytest.fixture
def programme(register: dict[str, Office], province: Province) -> Programme:
    """The seed received, read, reviewed and adopted, by the verbs that a person uses."""
    specialist = province.people["specialist"]
    receipt = receive_file(
        actor=specialist, name=SEEDS[0].name, data=SEEDS[0].read_bytes(), topic_confirmed=True
    )
    do_reading(receipt.incoming.file.reading.pk)
    document = Document.objects.get(incoming=receipt.incoming)
    for fact in document.facts.filter(state=FactState.PROPOSED):
        confirm_fact(actor=specialist, fact=fact, seen=token(fact.state, fact.decided_at))
    finish_review(actor=specialist, document=document)
    return adopt_programme_from(actor=specialist, document=Document.objects.get(pk=document.pk)).programme


def finish_until(programme: Programme, last: int, actor: User, but: tuple[str, ...] = ()) -> list[str]:
    """Everything up to a month is done, but for what begins like this; returns what was not."""
    items = list(programme.items.filter(until_on__lte=date(2023, last, 1)))
    left = [item for item in items if item.content.startswith(but)] if but else []
    finish_items(actor=actor, items=[item for item in items if item not in left], result="Đã ban hành")
    return [item.content for item in left]


def test_the_programme(programme: Programme, register: dict[str, Office]) -> None:
    assert (programme.span, programme.office) == (Span(Kind.YEAR, 2023), register["TU"])
    assert programme.document is not None
    assert programme.document.number_text == "23-CTr/TU"


def test_v4_the_items_by_month(programme: Programme) -> None:
    items = programme.items.filter(origin=Origin.PROGRAMME)
    assert [items.filter(month=month).count() for month in range(1, 13)] == V4
    assert (items.count(), items.filter(from_on=None).count(), items.exclude(sentence="").count()) == (
        38,
        0,
        38,
    )


def test_v5_the_offices_that_prepare(programme: Programme, register: dict[str, Office]) -> None:
    items = programme.items.filter(origin=Origin.PROGRAMME).prefetch_related("leads")
    found: dict[str, list[int]] = {short: [0, 0] for short in V5}
    for item in items:
        # "Các ban Đảng" stands for many: the words are kept, no office is guessed.
        joint = len(item.leads.all()) > 1 or "ban Đảng" in item.lead_text
        for office in item.leads.all():
            if office.short_name in found:
                found[office.short_name][joint] += 1
    assert {short: (alone, joint) for short, (alone, joint) in found.items()} == V5
    assert sum("," in item.lead_text for item in items) == 3
    assert not [item for item in items if not item.leads.all()]


def test_v6_what_comes_back_is_laid_out(programme: Programme) -> None:
    laid = {
        standing.every: [item.month for item in standing.occurrences.all()]
        for standing in StandingItem.objects.exclude(every="needed")
    }
    assert laid == {"half-year": [6, 12], "quarter": [3, 6, 9, 12]}
    assert [standing.period for standing in StandingItem.objects.filter(every="needed")] == [
        "theo Chương trình, kế hoạch năm 2023", "khi cần thiết",
    ]  # fmt: skip
    assert ProgrammeItem.objects.count() == 38 + 6


def test_july_is_exactly_its_items(programme: Programme, province: Province) -> None:
    finish_until(programme, 6, province.people["specialist"])
    found = candidates(programme.office, JULY)
    its = list(programme.items.filter(month=7, origin=Origin.PROGRAMME).values_list("content", flat=True))
    assert [one.content for one in found] == its
    assert len(its) == 4
    assert {one.reason.words for one in found} == {"theo chương trình năm"}


def test_july_with_what_slipped(programme: Programme, province: Province) -> None:
    specialist = province.people["specialist"]
    left = finish_until(
        programme, 6, specialist, ("Đánh giá tình hình", "Ban hành quy chế", "Định kỳ 6 tháng")
    )
    month = propose_month(actor=specialist, office=programme.office, month=JULY)
    reasons = [(line.item.content, line.item.month) for line in lines_of(month)]
    assert [number for _, number in reasons] == [7, 7, 7, 7, 4, 6, 6]
    assert {content for content, _ in reasons[4:]} == set(left)


def test_the_command_prints_it(
    programme: Programme, province: Province, capsys: pytest.CaptureFixture[str]
) -> None:
    finish_until(programme, 6, province.people["specialist"], ("Ban hành quy chế",))
    call_command("programme", "propose", "2023-07")
    text = capsys.readouterr().out
    assert text.splitlines()[0] == "Đề xuất chương trình tháng 7/2023 của Tỉnh ủy Hà Tĩnh: 5 việc"
    for words in ("Diễn tập Khu vực phòng thủ tỉnh.", "theo chương trình năm", "chuyển từ tháng 4"):
        assert words in text
