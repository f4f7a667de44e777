"""The verbs on programmes and what they hold: may they? is it right? write, and one sentence in the ledger.

What becomes of one matter afterwards (done, moved, dropped) is in item_actions.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from caunoi.documents.models import Document, DocumentState
from caunoi.ledger.actions import record
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.reads import DayRegister, register
from caunoi.people.rules import Verb
from caunoi.programmes import papers, rules
from caunoi.programmes.adopting import Read, adopted_from, items_read, meant, standing_read
from caunoi.programmes.held import held_item
from caunoi.programmes.models import Programme, ProgrammeItem, StandingItem
from caunoi.programmes.rules import ANY_TIME, Every, Origin, Period, Span, Standing
from caunoi.programmes.year_models import office_names
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """What a programme is: of whom, for how long, by what name."""

    span: Span
    office: Office
    title: str


@dataclass(frozen=True, slots=True)
class Matter:
    """What a person types of one matter; `lead_text`, `coordination` are the words of a paper, if any."""

    content: str
    period: Period = ANY_TIME
    leads: tuple[Office, ...] = ()
    coordinating: tuple[Office, ...] = ()
    product: str = ""
    lead_text: str = ""
    coordination: str = ""


@dataclass(frozen=True, slots=True)
class Recurring:
    """What a person types of a standing matter; `first` is the month of the year in which it first falls."""

    content: str
    every: Every
    first: int | None = None
    offices: tuple[Office, ...] = ()
    unit_text: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an adoption came to: the programme and how many matters were new."""

    programme: Programme
    items: int
    standing: int


@transaction.atomic
def adopt_programme_from(*, actor: User, document: Document, said: NewProgramme | None = None) -> Adopted:
    """Makes the document's confirmed facts the matters of an adopted programme, each fact once.

    `said` is what a person states of the programme; without it the paper's own title and issuer count. Called
    again it adds only what has been confirmed since.
    Raises RuleBroken: not-allowed, not-reviewed, no-items, no-office, bad-year, bad-quarter, bad-term.
    """
    demand(actor, Verb.MAKE_PROGRAMME, document.office)
    document = Document.objects.select_for_update(of=("self",)).select_related("incoming").get(pk=document.pk)
    if document.state != DocumentState.CONFIRMED:
        raise RuleBroken(
            "not-reviewed",
            "Văn bản chưa duyệt xong nên chưa đưa vào chương trình được. "
            "Hãy xác nhận hết dữ kiện ở bàn duyệt và kết thúc duyệt trước.",
        )
    programme = adopted_from(document) or _made_from(actor, document, said)
    offices = register(document.issued_on or timezone.localdate(), issuer=document.issuer)
    items = _items_from(actor, programme, document, offices)
    standing = _standing_from(actor, programme, document, offices)
    if items or standing:
        record(
            actor=actor, verb="adopt_programme_from", about=programme,
            said=f"{actor} đưa “{programme}” vào theo dõi: {items} việc, {standing} việc thường kỳ, "
            f"theo văn bản {document.number_text or document.name}.",
        )  # fmt: skip
    return Adopted(programme, items, standing)


def _made_from(actor: User, document: Document, said: NewProgramme | None) -> Programme:
    paper = meant(document)
    if not items_read(document, paper.span.year) and not standing_read(document, paper.span.year):
        raise RuleBroken(
            "no-items",
            "Văn bản này không có việc nào của chương trình công tác đã được xác nhận. "
            "Nếu máy chưa đọc ra, hãy thêm ở bàn duyệt, hoặc lập chương trình bằng tay.",
        )
    office = said.office if said else paper.office
    if office is None:
        raise RuleBroken(
            "no-office",
            f"Chưa rõ chương trình này của cơ quan nào: “{document.issuer}” chưa có trong danh mục. "
            "Hãy chọn cơ quan ban hành.",
        )
    demand(actor, Verb.MAKE_PROGRAMME, office)
    programme = _programme(actor, said or NewProgramme(paper.span, office, paper.title))
    programme.document = document
    _bind(programme, actor)
    programme.save()
    return programme


def _programme(actor: User, new: NewProgramme) -> Programme:
    span = rules.checked(new.span)
    return Programme(
        kind=span.kind, year=span.year, year_to=span.year_to, quarter=span.quarter, office=new.office,
        title=stated(new.title, what="tên chương trình")[:400], created_by=actor,
    )  # fmt: skip


def _bind(programme: Programme, actor: User) -> None:
    programme.state, programme.adopted_by, programme.adopted_at = Standing.ADOPTED, actor, timezone.now()


def _items_from(actor: User, programme: Programme, document: Document, offices: DayRegister) -> int:
    known = set(ProgrammeItem.objects.filter(programme=programme).values_list("fact", flat=True))
    new = [
        (position, read)
        for position, read in enumerate(items_read(document, programme.year), start=1)
        if read.fact not in known
    ]
    for position, read in new:
        _add_item(actor, programme, _matter(read, offices), position, read)
    return len(new)


def _matter(read: Read, offices: DayRegister) -> Matter:
    return Matter(
        content=read.content,
        period=read.period,
        leads=tuple(offices.listed(read.lead_text)),
        coordinating=tuple(offices.listed(read.coordination)),
        product=read.product,
        lead_text=read.lead_text,
        coordination=read.coordination,
    )


def _standing_from(actor: User, programme: Programme, document: Document, offices: DayRegister) -> int:
    known = set(StandingItem.objects.filter(programme=programme).values_list("fact", flat=True))
    reads = standing_read(document, programme.year)
    new = [(position, read) for position, read in enumerate(reads, start=1) if read.fact not in known]
    for position, read in new:
        recurring = Recurring(
            content=read.content, every=read.every or Every.NEEDED, unit_text=read.lead_text,
            offices=tuple(offices.listed(read.lead_text)), period=read.period.words,
        )  # fmt: skip
        _add_standing(actor, programme, recurring, position, read)
    return len(new)


@transaction.atomic
def draft_programme(*, actor: User, new: NewProgramme) -> Programme:
    """Begins a programme typed by hand.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, bad-year, bad-quarter, bad-term.
    """
    demand(actor, Verb.MAKE_PROGRAMME, new.office)
    programme = _programme(actor, new)
    programme.save()
    record(
        actor=actor, verb="draft_programme", about=programme,
        said=f"{actor} lập dự thảo “{programme}” của {programme.office}, {programme.span.name}.",
    )  # fmt: skip
    return programme


@transaction.atomic
def adopt_programme(*, actor: User, programme: Programme) -> Programme:
    """Makes a draft bind: its matters go into month programmes from now on, its standing ones are laid out.

    Raises RuleBroken: not-allowed, already-adopted, no-items.
    """
    programme = _locked(actor, programme)
    if programme.binds:
        raise RuleBroken("already-adopted", "Chương trình này đã ban hành, có thể vừa được người khác ghi.")
    if not programme.items.exists() and not programme.standing_items.exists():
        raise RuleBroken("no-items", "Chương trình chưa có việc nào. Hãy thêm việc trước khi ban hành.")
    _bind(programme, actor)
    programme.save()
    for standing in programme.standing_items.all():
        _lay_out(actor, standing)
    record(
        actor=actor, verb="adopt_programme", about=programme,
        said=f"{actor} ghi “{programme}” đã ban hành, đưa vào theo dõi.",
    )  # fmt: skip
    return programme


@transaction.atomic
def discard_programme(*, actor: User, programme: Programme) -> None:
    """Throws a draft away with all it holds. Raises RuleBroken: not-allowed, already-adopted."""
    programme = _locked(actor, programme)
    _refuse_binding(programme, "xóa chương trình")
    record(actor=actor, verb="discard_programme", about=programme, said=f"{actor} xóa dự thảo “{programme}”.")
    programme.delete()


@transaction.atomic
def add_item(*, actor: User, programme: Programme, new: Matter) -> ProgrammeItem:
    """Adds a matter to a programme, to an adopted one as a supplement.

    Raises RuleBroken: not-allowed, nothing-stated, too-long.
    """
    programme = _locked(actor, programme)
    item = _add_item(actor, programme, new, programme.items.count() + 1)
    how = "bổ sung" if programme.binds else "thêm"
    record(
        actor=actor, verb="add_item", about=item,
        said=f"{actor} {how} việc “{item}” ({item.written.name}) vào “{programme}”.",
    )  # fmt: skip
    return item


@transaction.atomic
def change_item(*, actor: User, item: ProgrammeItem, new: Matter) -> ProgrammeItem:
    """Puts the words, offices and product right; when it is to be done only while the programme is a draft.

    Raises RuleBroken: not-allowed, closed, nothing-stated, too-long, no-change.
    """
    item = _held(actor, item)
    rules.refuse_closed(item.stands, "sửa")
    before = _words(item)
    item.content = stated(new.content, what="nội dung việc")
    item.product = new.product.strip()[:400]
    if item.programme is not None and not item.programme.binds:
        _set_period(item, new.period, item.programme.year)
    item.save()
    _set_offices(item, new)
    after = _words(item)
    if before == after:
        raise RuleBroken("no-change", "Chưa có gì thay đổi nên không có gì để ghi.")
    record(
        actor=actor, verb="change_item", about=item, said=f"{actor} sửa việc “{item}”.",
        before=before, after=after,
    )  # fmt: skip
    papers.settle_all(actor, item, "Đổi cơ quan chuẩn bị.")
    return item


@transaction.atomic
def remove_item(*, actor: User, item: ProgrammeItem) -> None:
    """Takes a matter out of a draft; from what binds it can only be dropped, with a reason.

    Raises RuleBroken: not-allowed, already-adopted.
    """
    item = _held(actor, item)
    if item.programme is None:
        raise RuleBroken(
            "already-adopted", "Việc này không nằm trong dự thảo nào. Hãy rút việc và ghi lý do."
        )
    _refuse_binding(item.programme, "xóa việc")
    record(actor=actor, verb="remove_item", about=item, said=f"{actor} xóa việc “{item}” khỏi dự thảo.")
    item.delete()


@transaction.atomic
def add_standing(*, actor: User, programme: Programme, new: Recurring) -> StandingItem:
    """Adds what comes back; where the programme binds, its occurrences are laid out at once.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, bad-beat.
    """
    programme = _locked(actor, programme)
    standing = _add_standing(actor, programme, new, programme.standing_items.count() + 1)
    record(
        actor=actor, verb="add_standing", about=standing,
        said=f"{actor} thêm việc thường kỳ “{standing}” ({rules.EVERY_NAMES[standing.often]}) "
        f"vào “{programme}”.",
    )  # fmt: skip
    return standing


@transaction.atomic
def change_standing(*, actor: User, standing: StandingItem, new: Recurring) -> StandingItem:
    """Puts a standing matter right and lays it out anew; occurrences that people have touched stay.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, bad-beat, no-change.
    """
    standing = _locked_standing(actor, standing)
    before = _standing_words(standing)
    standing.content = stated(new.content, what="nội dung việc")
    standing.every, standing.first_month = new.every, rules.beat(new.every, new.first)
    standing.save()
    standing.offices.set(new.offices)
    after = _standing_words(standing)
    if before == after:
        raise RuleBroken("no-change", "Chưa có gì thay đổi nên không có gì để ghi.")
    standing.occurrences.untouched().delete()
    _lay_out(actor, standing)
    record(
        actor=actor, verb="change_standing", about=standing,
        said=f"{actor} sửa việc thường kỳ “{standing}”.", before=before, after=after,
    )  # fmt: skip
    return standing


@transaction.atomic
def remove_standing(*, actor: User, standing: StandingItem) -> None:
    """Takes a standing matter out, as long as nobody has touched any of its occurrences.

    Raises RuleBroken: not-allowed, occurrences-touched.
    """
    standing = _locked_standing(actor, standing)
    if standing.occurrences.count() > standing.occurrences.untouched().count():
        raise RuleBroken(
            "occurrences-touched",
            "Việc thường kỳ này đã có kỳ được làm, chuyển hoặc đưa vào tháng nên không xóa được. "
            "Hãy rút từng kỳ còn lại và ghi lý do.",
        )
    said = f"{actor} xóa việc thường kỳ “{standing}”."
    record(actor=actor, verb="remove_standing", about=standing, said=said)
    standing.delete()


def _held(actor: User, item: ProgrammeItem) -> ProgrammeItem:
    demand(actor, Verb.MAKE_PROGRAMME, item.office)
    return held_item(item)


def _locked(actor: User, programme: Programme) -> Programme:
    demand(actor, Verb.MAKE_PROGRAMME, programme.office)
    rows = Programme.objects.select_for_update(of=("self",))
    return rows.select_related("office").get(pk=programme.pk)


def _locked_standing(actor: User, standing: StandingItem) -> StandingItem:
    demand(actor, Verb.MAKE_PROGRAMME, standing.programme.office)
    rows = StandingItem.objects.select_for_update(of=("self",))
    return rows.select_related("programme__office").get(pk=standing.pk)


def _refuse_binding(programme: Programme, what: str) -> None:
    if programme.binds:
        raise RuleBroken(
            "already-adopted",
            f"Không {what} được vì chương trình đã ban hành. Việc không làm nữa thì rút và ghi lý do.",
        )


def _add_item(
    actor: User, programme: Programme, new: Matter, position: int, read: Read | None = None
) -> ProgrammeItem:
    item = ProgrammeItem(
        office=programme.office, programme=programme, origin=Origin.PROGRAMME, position=position,
        content=stated(new.content, what="nội dung việc"), lead_text=new.lead_text,
        coordination=new.coordination, product=new.product.strip()[:400], created_by=actor,
        fact_id=read.fact if read else None, sentence=read.sentence if read else "",
    )  # fmt: skip
    _set_period(item, new.period, programme.year)
    item.save()
    _set_offices(item, new)
    return item


def _set_period(item: ProgrammeItem, period: Period, year: int) -> None:
    item.year, item.quarter, item.month = period.year or year, period.quarter, period.month
    item.period = period.words
    stretch = item.written.stretch
    item.place(stretch.start if stretch else None, stretch.end if stretch else None)


def _set_offices(item: ProgrammeItem, new: Matter) -> None:
    item.leads.set(new.leads)
    item.coordinating.set(office for office in new.coordinating if office not in new.leads)


def _add_standing(
    actor: User, programme: Programme, new: Recurring, position: int, read: Read | None = None
) -> StandingItem:
    standing = StandingItem.objects.create(
        programme=programme, position=position, content=stated(new.content, what="nội dung việc"),
        every=new.every, first_month=rules.beat(new.every, new.first), unit_text=new.unit_text,
        period=new.period, fact_id=read.fact if read else None, sentence=read.sentence if read else "",
    )  # fmt: skip
    standing.offices.set(new.offices)
    if programme.binds:
        _lay_out(actor, standing)
    return standing


def _lay_out(actor: User, standing: StandingItem) -> None:
    """Makes the occurrences that are not there yet, one for each month in which the matter falls due."""
    programme, offices = standing.programme, tuple(standing.offices.all())
    there = set(standing.occurrences.values_list("year", "month"))
    for month in rules.occurrences(standing.often, standing.first_month, programme.span.stretch):
        if (month.year, month.number) in there:
            continue
        item = ProgrammeItem(
            office=programme.office, programme=programme, standing=standing, origin=Origin.STANDING,
            position=standing.position, content=standing.content, lead_text=standing.unit_text,
            year=month.year, month=month.number, created_by=actor,
        )  # fmt: skip
        item.place(month, month)
        item.save()
        item.leads.set(offices)


def _words(item: ProgrammeItem) -> str:
    leads, shares = office_names(item.leads.all()), office_names(item.coordinating.all())
    return " | ".join((item.content, item.written.name, leads, shares, item.product))


def _standing_words(standing: StandingItem) -> str:
    often = f"{rules.EVERY_NAMES[standing.often]}, từ tháng {standing.first_month}"
    return " | ".join((standing.content, often, office_names(standing.offices.all())))
