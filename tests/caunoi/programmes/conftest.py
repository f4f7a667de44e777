from __future__ import annotations

from datetime import date
from typing import Protocol

import pytest
from django.db import models
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState, IncomingFile, Reading, StoredFile
from caunoi.ledger.models import Entry
from caunoi.people.models import Office, OfficeAlias, User
from caunoi.programmes import actions
from caunoi.programmes.actions import Matter, NewProgramme, Recurring
from caunoi.programmes.models import MonthLine, MonthProgramme, Programme, ProgrammeItem
from caunoi.programmes.month_actions import approve_month, issue_month, propose_month, set_session
from caunoi.programmes.month_reads import lines_of
from caunoi.programmes.month_rules import Body
from caunoi.programmes.rules import Every, Kind, Month, Period, Span
from tests.caunoi.tasks.conftest import add_fact
from tests.conftest import Province

YEAR = 2023
JULY = Month(YEAR, 7)
TEXT = (
    "CHƯƠNG TRÌNH\nTháng 4: Sơ kết công tác dân vận. Ban TG&DV.\nTháng 6: Tổng kết đợt kiểm tra. Ban TG&DV.\n"
)


def told(about: models.Model) -> list[str]:
    """The ledger's sentences about a thing, oldest first."""
    lines = Entry.objects.filter(about_type=about._meta.label_lower, about_id=str(about.pk))
    return list(lines.order_by("number").values_list("said", flat=True))


@pytest.fixture
def committee(province: Province) -> Office:
    """The committee whose programme it is."""
    office = Office.objects.get(short_name="Tỉnh ủy")
    OfficeAlias.objects.create(office=province.party_office, name="VPTU")
    return office


@pytest.fixture
def paper(province: Province, committee: Office, specialist: User) -> Document:
    """A reviewed programme of the year: three items, a standing item for every quarter, one as needed."""
    kept = StoredFile.objects.create(sha256="c" * 64, size=9, media_type="text/plain")
    reading = Reading.objects.create(file=kept, text=TEXT)
    incoming = IncomingFile.objects.create(
        file=kept, name="chuong-trinh.txt", received_by=specialist, office=province.party_office
    )
    document = Document.objects.create(
        reading=reading, incoming=incoming, office=province.party_office, doc_type="Chương trình",
        system="party", number=23, symbol="CTr/TU", issued_on=date(2022, 12, 29), issuer="TỈNH ỦY HẢI LAM",
        title="công tác trọng tâm năm 2023", span_end=len(TEXT), state=DocumentState.CONFIRMED,
        confirmed_by=specialist, confirmed_at=timezone.now(),
    )  # fmt: skip
    _add_facts(document)
    return document


def _add_facts(document: Document) -> None:
    item = {
        "year": YEAR,
        "quarter": None,
        "month": 4,
        "period": None,
        "unit": "Ban TG&DV",
        "product": "Báo cáo",
    }
    add_fact(document, "programme_items", 0, {**item, "content": "Sơ kết công tác dân vận"}, (13, 57))
    add_fact(
        document, "programme_items", 1,
        {**item, "month": 6, "content": "Tổng kết đợt kiểm tra", "unit": "Ban TG&DV, VPTU, các huyện ủy",
         "coordination": "Đảng ủy xã Bến Thượng"},
        (58, 100),
    )  # fmt: skip
    add_fact(
        document, "programme_items", 2,
        {**item, "month": None, "quarter": 3, "content": "Giám sát chuyên đề", "unit": None, "year": None},
    )  # fmt: skip
    add_fact(
        document, "recurring_items", 0,
        {"every": "quarter", "period": "Định kỳ hằng quý", "content": "Làm việc với khối nội chính",
         "unit": "VPTU"},
    )  # fmt: skip
    add_fact(
        document, "recurring_items", 1,
        {"every": None, "period": "khi cần thiết", "content": "Làm việc với các xã", "unit": "VPTU"},
    )  # fmt: skip


class Make(Protocol):
    """A matter of the adopted programme, for a month or a period."""

    def __call__(
        self, content: str = ..., *, month: int | None = ..., period: Period | None = ...,
        leads: tuple[Office, ...] | None = ...,
    ) -> ProgrammeItem: ...  # fmt: skip


@pytest.fixture
def draft(committee: Office, specialist: User) -> Programme:
    new = NewProgramme(Span(Kind.YEAR, YEAR), committee, "Chương trình công tác năm 2023")
    return actions.draft_programme(actor=specialist, new=new)


@pytest.fixture
def programme(draft: Programme, specialist: User) -> Programme:
    """An adopted programme typed by hand, with one standing item that waits for a cause."""
    recurring = Recurring(content="Làm việc với các xã", every=Every.NEEDED)
    actions.add_standing(actor=specialist, programme=draft, new=recurring)
    return actions.adopt_programme(actor=specialist, programme=draft)


@pytest.fixture
def make(programme: Programme, province: Province, specialist: User) -> Make:
    def item(
        content: str = "Sơ kết công tác dân vận",
        *,
        month: int | None = 7,
        period: Period | None = None,
        leads: tuple[Office, ...] | None = None,
    ) -> ProgrammeItem:
        when = period or Period(YEAR, month=month)
        new = Matter(content=content, period=when, leads=(province.board,) if leads is None else leads)
        return actions.add_item(actor=specialist, programme=programme, new=new)

    return item


@pytest.fixture
def july(make: Make, specialist: User, committee: Office) -> MonthProgramme:
    """The draft of July with two matters, "Một" and "Hai"."""
    make("Một")
    make("Hai")
    return propose_month(actor=specialist, office=committee, month=JULY)


@pytest.fixture
def issued(july: MonthProgramme, specialist: User, chief: User) -> MonthProgramme:
    """July as issued, the first matter with a session of the standing committee on the 25th."""
    line = line_of(july, "Một")
    set_session(actor=specialist, line=line, on=date(YEAR, 7, 25), body=Body.BUREAU)
    approve_month(actor=chief, month=july)
    issue_month(actor=specialist, month=july)
    july.refresh_from_db()
    return july


def line_of(month: MonthProgramme, content: str) -> MonthLine:
    return month.lines.select_related("item", "month").get(item__content=content)


def shown(month: MonthProgramme) -> list[str]:
    """What stands in the month, in its order."""
    return [line.item.content for line in lines_of(month) if line.in_place]
