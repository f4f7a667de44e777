"""The things on which the walk over every address and every deed tries each role; a new room adds lines here.

Everybody who walks belongs to one commune. A thing stands OWN in that commune, BELOW in its cell, SHARED with
another commune that owns it, or in the OTHER commune alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from caunoi.documents import store
from caunoi.documents.models import (
    Document,
    DocumentState,
    Fact,
    IncomingFile,
    Reading,
    SecretStub,
    StoredFile,
    TrustedRoot,
)
from caunoi.documents.review_rules import token
from caunoi.issuing.draft_actions import NewDraft, Pinned
from caunoi.issuing.draft_files import drawn
from caunoi.issuing.draft_forms import initial_of
from caunoi.issuing.draft_models import Draft, DraftVersion, WordReturn
from caunoi.issuing.models import CheckWaiver, Merge, NumberEntry, NumberImport, Series, Term
from caunoi.issuing.number_file import number_template, preview_numbers
from caunoi.issuing.number_rules import Content
from caunoi.issuing.number_series import Asked as NumberAsked
from caunoi.issuing.term_actions import TermSaid
from caunoi.issuing.word_actions import WordFile
from caunoi.people.collectives import CollectiveSaid
from caunoi.people.datasets import FOLDER, read_set
from caunoi.people.import_reads import preview, template
from caunoi.people.invitation_actions import InvitationSaid
from caunoi.people.manage_actions import AccountSaid
from caunoi.people.models import (
    Collective,
    Contact,
    DataRequest,
    EventKind,
    Invitation,
    Office,
    OfficeEvent,
    Person,
    Post,
    RegisterImport,
    Role,
    User,
)
from caunoi.people.office_actions import EventSaid, OfficeSaid
from caunoi.people.parameters import shipped
from caunoi.people.passwords import token_digest
from caunoi.people.person_actions import ContactSaid, PostSaid
from caunoi.people.person_reads import Listed
from caunoi.people.privacy_actions import Request
from caunoi.people.privacy_rules import load_privacy
from caunoi.people.rules import Reach
from caunoi.programmes.actions import Matter, NewProgramme, Recurring
from caunoi.programmes.models import (
    IssuedLine,
    MonthIssue,
    MonthLine,
    MonthProgramme,
    Programme,
    ProgrammeItem,
    StandingItem,
    WeekEntry,
    WeekIssue,
    WeekLink,
    WeekSchedule,
)
from caunoi.programmes.month_reads import lines_of, printed
from caunoi.programmes.month_rules import Body
from caunoi.programmes.rules import Every, Kind, Month, Origin, Period, Span, Standing
from caunoi.programmes.week_reads import faults, sheet_of
from caunoi.programmes.week_rules import LinkKind, Session, Week, digest_of
from caunoi.reminders.models import Letter
from caunoi.reminders.rules import Hours
from caunoi.tasks.actions import NewTask
from caunoi.tasks.anchor_actions import Day
from caunoi.tasks.chain_actions import NewPart
from caunoi.tasks.evidence import Proof
from caunoi.tasks.filters import now
from caunoi.tasks.forms import due_initial
from caunoi.tasks.handover import Handover, handover
from caunoi.tasks.handover_actions import Given
from caunoi.tasks.models import Anchor, Answer, Evidence, OfficeDay, Remit, Round, Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.remit_sheet import exported
from caunoi.tasks.rounds_actions import NewRound
from caunoi.tasks.rounds_rules import Kind as Said
from caunoi.tasks.rules import Due, State
from caunoi.tasks.unit_models import ExtensionRequest
from caunoi.tasks.unknown_actions import Decision, NameAnswer
from tests.caunoi.issuing.guest_lists import VALUES, book, finished, taken_in, typed
from tests.vanban.authority import PASSPHRASE, authority
from vanban.dates.working_days import DayRule
from vanban.edxml import Attachment, Message, Organ, write
from vanban.paper import Paper, Paragraph, Recipient, Signing, words
from vanban.paper_json import to_json

PASSWORD: Final = "Mot-cau-dai-2026"
TEXT: Final = "KẾ HOẠCH\nGiao Đảng ủy xã Bến Thượng gửi báo cáo trước ngày 12/3/2026."
NEXT: Final = date(2026, 4, 1)
WEEK: Final = Week(date(2027, 4, 5))
FAR, LATER = date(2089, 4, 1), date(2089, 5, 1)
T = TypeVar("T")


class Position(StrEnum):
    """Where a thing stands, seen from the walker's office."""

    OWN = "own"
    BELOW = "below"
    SHARED = "shared"
    OTHER = "other"


def within(reach: Reach | None, position: Position, *, shared: bool) -> bool:
    """Whether a reach covers a thing in that position; `shared`: who takes part in it counts too."""
    if reach is None or reach is Reach.ALL:
        return reach is Reach.ALL
    mine = {Position.OWN, *({Position.BELOW} if reach is Reach.BELOW else ())}
    return position in mine or (shared and position is Position.SHARED)


@dataclass(frozen=True)
class Scene:
    """The offices, one walker of each role in the commune, and the specialist elsewhere who opened things."""

    offices: dict[Position, Office]
    walkers: dict[str, User]
    other: User

    @classmethod
    def build(cls) -> Scene:
        top = _office("Tỉnh ủy Hải Lam", "province")
        commune = _office("Đảng ủy xã Bến Thượng", "commune", top)
        cell, neighbour = (
            _office("Chi bộ thôn Trung", "cell", commune),
            _office("Đảng ủy xã Tân Thịnh", "commune", top),
        )
        walkers = {role.value: _protect(_person(role.value, role, commune)) for role in Role}
        offices = {
            Position.OWN: commune,
            Position.BELOW: cell,
            Position.SHARED: neighbour,
            Position.OTHER: neighbour,
        }
        return cls(offices, walkers, _person("khac", Role.SPECIALIST, top))


def _office(name: str, level: str, parent: Office | None = None) -> Office:
    return Office.objects.create(name=name, short_name=name, kind="committee", level=level, parent=parent)


def _person(name: str, role: Role, office: Office) -> User:
    return User.objects.create(
        username=f"walk-{name}",
        full_name=f"Người {role.label} {name}",
        role=role,
        office=office,
        password=_hashed(PASSWORD),
    )


@cache
def _hashed(password: str) -> str:
    return make_password(password)


def _protect(person: User) -> User:
    """With codes from an app, so that the pages of second factors have something to show."""
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    return person


@dataclass
class At:
    """The things in one position; `once` keeps what was made, so that all roles meet the same thing."""

    scene: Scene
    position: Position
    made: dict[str, object] = field(default_factory=dict)

    def once(self, make: Callable[[At], T]) -> T:
        if make.__qualname__ not in self.made:
            self.made[make.__qualname__] = make(self)
        return self.made[make.__qualname__]  # type: ignore[return-value]  # kept under the name of its maker

    @property
    def office(self) -> Office:
        return self.scene.offices[self.position]


def _stored(at: At) -> StoredFile:
    data = f"{TEXT} {at.position}".encode()
    return StoredFile.objects.create(sha256=store.put(data), size=len(data), media_type="text/plain")


def _incoming(at: At) -> IncomingFile:
    return IncomingFile.objects.create(
        file=at.once(_stored), name="ke-hoach.txt", received_by=at.scene.other, office=at.office
    )


def _document(at: At) -> Document:
    incoming = at.once(_incoming)
    reading = Reading.objects.create(
        file=incoming.file, state="done", text=TEXT, contract={"documents": []}, finished_at=timezone.now()
    )
    return Document.objects.create(
        reading=reading, incoming=incoming, office=at.office, title="báo cáo", span_end=len(TEXT)
    )


def _confirmed(at: At) -> Document:
    document = at.once(_document)
    document.state, document.confirmed_by = DocumentState.CONFIRMED, at.scene.other
    document.confirmed_at = timezone.now()
    document.save()
    return document


def _with_fact(at: At, kind: str, value: dict[str, object]) -> Document:
    """A reviewed document that says one thing."""
    document = _confirmed(at)
    Fact.objects.create(
        document=document,
        kind=kind,
        value=value,
        original=value,
        state="confirmed",
        decided_by=at.scene.other,
        decided_at=timezone.now(),
    )
    return document


def _fact(at: At) -> Fact:
    return Fact.objects.create(
        document=at.once(_document),
        kind="title",
        value="báo cáo",
        original="báo cáo",
        span_start=0,
        span_end=8,
    )


def _picture(at: At) -> int:
    """The number of a page whose picture is there already; drawing one takes a child process."""
    sha256 = at.once(_stored).sha256
    folder = settings.CAUNOI_DATA / "pages" / sha256[:2] / sha256
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1.webp").write_bytes(b"RIFF")
    return 1


def _seen(at: At) -> str:
    fact = at.once(_fact)
    return token(fact.state, fact.decided_at)


def _rejected(at: At) -> Fact:
    fact = at.once(_fact)
    fact.state, fact.decided_by, fact.decided_at = "rejected", at.scene.other, timezone.now()
    fact.save()
    return fact


def _failed(at: At) -> IncomingFile:
    """A file that could not be read."""
    incoming = at.once(_incoming)
    Reading.objects.create(file=incoming.file, state="failed", problem="hỏng", finished_at=timezone.now())
    return incoming


def _package() -> bytes:
    file = Attachment("ke-hoach.txt", "text/plain", TEXT.encode())
    return write(Message(Organ("", ""), (), 1, "KH", None, "", "", timezone.now(), attachments=(file,)))


def _certificate() -> bytes:
    """Of a root that no walk has put on the list."""
    return authority().root.pem


def _root(at: At) -> TrustedRoot:
    """The list is everybody's; only that no certificate stands in it twice does the position matter."""
    now = timezone.now()
    return TrustedRoot.objects.create(
        sha256=f"{list(Position).index(at.position):064x}", name="Gốc", issuer="Gốc", valid_from=now,
        valid_to=now, der=b"0", reason="CA", added_by=at.scene.other,
    )  # fmt: skip


def _stub(at: At) -> SecretStub:
    return SecretStub.objects.create(registered_by=at.scene.other, office=at.office)


def _task(at: At) -> Task:
    return _new_task(at, due=FAR, safe_on=FAR, late_on=LATER)


def _new_task(at: At, **said: object) -> Task:
    task = Task.objects.create(action="Gửi báo cáo", owner=at.office, opened_by=at.scene.other, **said)
    if at.position is Position.SHARED:
        task.coordinating.set([at.scene.offices[Position.OWN]])
    return task


def _ended(at: At) -> Office:
    """An office that gave way to the walker's, and left a task."""
    gone = Office.objects.create(
        name="Đảng ủy xã Cũ",
        short_name="Xã Cũ",
        kind="committee",
        level="commune",
        valid_to=date(2025, 6, 30),
    )
    event = OfficeEvent.objects.create(kind=EventKind.MERGE, on=date(2025, 7, 1))
    event.before.set([gone])
    event.after.set([at.office])
    Task.objects.create(action="Gửi báo cáo", owner=gone, opened_by=at.scene.other)
    return gone


def _left(at: At) -> Handover:
    return handover(at.once(_ended), NEXT)


def _asked_name(at: At) -> str:
    """A name in a confirmed paper that nobody bears."""
    _with_fact(at, "tasks", {"action": "Gửi báo cáo", "assignee": "Hội Làm vườn"})
    return "Hội Làm vườn"


def _collective(at: At) -> Collective:
    return Collective.objects.create(name=f"các ban {at.position}")


def _handed_in(at: At) -> Task:
    return _new_task(at, state=State.HANDED_IN, handed_in_by=at.scene.other, handed_in_at=timezone.now())


def _late_office(at: At) -> Office:
    """An office with something to be urged about."""
    past = date(2026, 1, 5)
    _new_task(at, due=past, safe_on=past, late_on=past)
    return at.office


def _extension(at: At) -> ExtensionRequest:
    return ExtensionRequest.objects.create(
        task=at.once(_task), reason="Chờ số liệu", wished=LATER, due_then="01/4/2099", asked_by=at.scene.other
    )


def _office_day(at: At) -> OfficeDay:
    """The calendar is everybody's; only that no day stands in it twice does the position matter."""
    on = FAR + timedelta(weeks=list(Position).index(at.position))
    return OfficeDay.objects.create(on=on, kind="off", basis="Thông báo", by=at.scene.other)


def _anchor(at: At) -> Anchor:
    return Anchor.objects.create(what=f"Hội nghị {at.position}", on=NEXT, opened_by=at.scene.other)


def _asked_round(at: At) -> Answer:
    """A draft about which the office is asked, by its task."""
    asked = Round.objects.create(
        title=f"Quy chế {at.position}", document=at.once(_document), due=FAR, silence_consents=False,
        opened_by=at.scene.other,
    )  # fmt: skip
    return Answer.objects.create(round=asked, office=at.office, task=at.once(_task))


def _remit(at: At) -> Remit:
    return Remit.objects.update_or_create(office=at.office, defaults={"phrases": "dân vận"})[0]


def _other_remits(at: At) -> bytes:
    """A file that says something else than the table."""
    row, data = _remit(at), exported()
    Remit.objects.filter(pk=row.pk).update(phrases="tôn giáo")
    return data


def _evidence(at: At) -> Evidence:
    return Evidence.objects.create(
        task=at.once(_task), file=at.once(_stored), name="anh.txt", by=at.scene.other
    )


def _account(at: At) -> User:
    return _person(at.position, Role.READER, at.office)


def _token(at: At) -> str:
    """What stands in the link of an invitation that waits."""
    return f"{at.once(_invited).username}-token"


def _invited(at: At) -> Invitation:
    """An invitation that waits to be accepted."""
    name, now = f"moi-{at.position}", timezone.now()
    return Invitation.objects.create(
        full_name="Trần Thị Hòa", username=name, office=at.office, email="hoa@hailam.example",
        digest=token_digest(f"{name}-token"), invited_by=at.scene.other, invited_at=now,
        expires_at=now + timedelta(days=7),
    )  # fmt: skip


def _programme(at: At) -> Programme:
    return Programme.objects.create(
        kind=Kind.YEAR, year=2026, office=at.office, title="công tác năm", created_by=at.scene.other
    )


def _adopted(at: At) -> Programme:
    return Programme.objects.create(
        kind=Kind.YEAR,
        year=2027,
        office=at.office,
        title="công tác năm",
        created_by=at.scene.other,
        state=Standing.ADOPTED,
        adopted_by=at.scene.other,
        adopted_at=timezone.now(),
    )


def _item_of(at: At, programme: Programme) -> ProgrammeItem:
    item = ProgrammeItem(
        programme=programme,
        office=at.office,
        origin=Origin.PROGRAMME,
        content="Sơ kết",
        year=2027,
        month=4,
        created_by=at.scene.other,
    )
    item.place(Month(2027, 4), Month(2027, 4))
    item.save()
    if at.position is Position.SHARED:
        item.coordinating.set([at.scene.offices[Position.OWN]])
    return item


def _item(at: At) -> ProgrammeItem:
    return _item_of(at, at.once(_adopted))


def _drafted_item(at: At) -> ProgrammeItem:
    return _item_of(at, at.once(_programme))


def _dropped_item(at: At) -> ProgrammeItem:
    item = _item_of(at, at.once(_adopted))
    item.state, item.said, item.closed_by, item.closed_at = "dropped", "thôi", at.scene.other, timezone.now()
    item.save()
    return item


def _month(at: At, number: int = 4, **said: object) -> MonthProgramme:
    """The draft of a month, with one matter on its first line."""
    item = _item_of(at, at.once(_adopted))
    # Two positions are things of the same office, which has one programme a month.
    first = date(2027, number + 3 * (at.position is Position.OTHER), 1)
    month = MonthProgramme.objects.create(office=at.office, first_on=first, created_by=at.scene.other, **said)
    MonthLine.objects.create(month=month, item=item, position=1)
    return month


def _draft_month(at: At) -> MonthProgramme:
    return _month(at)


def _approved_month(at: At) -> MonthProgramme:
    return _month(at, 5, state="approved", approved_by=at.scene.other, approved_at=timezone.now())


def _revised_month(at: At) -> MonthProgramme:
    """Issued, opened for a revision, and nothing changed yet."""
    month = _month(at, 6, revision=1, reason="Đổi phiên họp")
    issue = MonthIssue.objects.create(
        month=month, revision=0, by=at.scene.other, approved_by=at.scene.other, at=timezone.now()
    )
    for number, line in enumerate(printed(lines_of(month)), start=1):
        IssuedLine.objects.create(
            issue=issue, item_id=line.item, position=number, content=line.content, leads=line.leads
        )
    return month


def _line(at: At) -> MonthLine:
    return at.once(_draft_month).lines.get()


def _second_line(at: At) -> MonthLine:
    month = at.once(_draft_month)
    return MonthLine.objects.create(month=month, item=_item_of(at, at.once(_adopted)), position=2)


def _week(at: At, number: int = 0, **said: object) -> WeekSchedule:
    """A week with two lines in one room at once."""
    # Two positions are things of the same office, which has one schedule a week.
    week = WEEK.plus(number + 10 * (at.position is Position.OTHER))
    made = WeekSchedule.objects.create(
        office=at.office, monday=week.monday, created_by=at.scene.other, **said
    )
    for content in ("Giao ban", "Hội ý"):
        WeekEntry.objects.create(
            schedule=made, on=week.monday, half="morning", content=content, place="Phòng A"
        )
    return made


def _merge(at: At) -> Merge:
    return taken_in(at.scene.other)


def _merge_typed(at: At) -> dict[str, object]:
    return typed() | {"list": SimpleUploadedFile("ds.xlsx", book([["Trần Hòa"]]))}


def _draft_week(at: At) -> WeekSchedule:
    return _week(at)


def _submitted_week(at: At) -> WeekSchedule:
    """Submitted, with nothing in its way."""
    made = _week(at, 1, state="submitted", submitted_by=at.scene.other)
    made.entries.filter(content="Hội ý").delete()
    return made


def _approved_week(at: At) -> WeekSchedule:
    return _week(at, 2, state="approved", approved_by=at.scene.other, approved_at=timezone.now())


def _revised_week(at: At) -> WeekSchedule:
    """Issued, opened for a revision, and nothing changed yet."""
    made = _week(at, 3, revision=1, reason="Đổi giờ")
    WeekIssue.objects.create(
        schedule=made, revision=0, kept=sheet_of(made).kept(), by=at.scene.other, approved_by=at.scene.other
    )
    return made


def _week_entry(at: At) -> WeekEntry:
    return at.once(_draft_week).entries.select_related("schedule__office").order_by("pk")[0]


SECRET: Final = "mot-bi-mat-dai"


def _week_link(at: At) -> WeekLink:
    """The secret is of the position, for all positions are made in one database."""
    return WeekLink.objects.create(
        office=at.office,
        kind="whole",
        digest=digest_of(f"{SECRET}-{at.position}"),
        created_by=at.scene.other,
    )


def _week_secret(at: At) -> str:
    return f"{SECRET}-{at.position}" if at.once(_week_link) else ""


def _last_week_key(at: At) -> str:
    """The key of a line that last week says comes back."""
    office, week = at.once(_draft_week).office, at.once(_draft_week).week.plus(-1)
    last = WeekSchedule.objects.create(office=office, monday=week.monday, created_by=at.scene.other)
    row = WeekEntry.objects.create(schedule=last, on=week.monday, half="day", content="Tiếp dân", weekly=True)
    return f"weekly:{row.pk}"


def _week_fault(at: At) -> str:
    return faults(sheet_of(at.once(_draft_week)))[0].key


def _proposal(at: At) -> ProgrammeItem:
    item = ProgrammeItem(
        office=at.scene.offices[Position.OTHER],
        origin=Origin.PROPOSAL,
        content="Sáp nhập thôn",
        proposed_by=at.office,
        created_by=at.scene.other,
    )
    item.place(Month(2027, 4), Month(2027, 4))
    item.save()
    if at.position is Position.SHARED:
        item.coordinating.set([at.scene.offices[Position.OWN]])
    return item


def _new_programme(at: At) -> NewProgramme:
    return NewProgramme(Span(Kind.YEAR, 2028), at.office, "công tác năm")


def _standing(at: At) -> StandingItem:
    return StandingItem.objects.create(programme=at.once(_programme), content="Giao ban", every=Every.MONTH)


def _kept(at: At) -> Contact:
    """A telephone number of somebody who holds a post there."""
    person = Person.objects.create(full_name="Trần Thị Hòa")
    Post.objects.create(person=person, office=at.office, title="Bí thư")
    return Contact.objects.create(
        person=person, kind="phone", value="0900000787", purpose="mời họp", basis="đồng ý", expires_on=FAR
    )


def _person_kept(at: At) -> Person:
    return at.once(_kept).person


def _held(at: At) -> Post:
    return Post.objects.get(person=_person_kept(at))


def _asked(at: At) -> DataRequest:
    return DataRequest.objects.create(
        person=_person_kept(at),
        wish="see",
        text="Cho xem",
        received_on=NEXT,
        answer_by=NEXT,
        done_by=NEXT,
        received_by=at.scene.other,
    )


def _waived(at: At) -> CheckWaiver:
    said = {"reason": "Cơ quan vẫn dùng", "waived_by": at.scene.other}
    waiver, _ = CheckWaiver.objects.get_or_create(office=at.office, rule="end-mark", defaults=said)
    return waiver


def _term(at: At) -> Term:
    """The term of the office that stands there, a Party cell's own too; the office has its sign."""
    Office.objects.filter(pk=at.office.pk).update(symbol="ĐU", kind="committee")
    at.office.refresh_from_db()
    # Two positions are things of the same office, whose terms do not overlap.
    said = {"name": "Nhiệm kỳ 2025–2030", "basis": "Nghị quyết"}
    return Term.objects.get_or_create(office=at.office, begins_on=date(2025, 8, 20), defaults=said)[0]


def _asked_number(at: At) -> NumberAsked:
    return NumberAsked(at.once(_term).office, "party", "Kế hoạch", date(2026, 4, 1))


def _number_typed(at: At) -> dict[str, object]:
    office = at.once(_term).office
    return {
        "deed": "give", "office": office.pk, "doc_type": "Kế hoạch", "on": "2026-04-01", "title": "sơ kết"
    }  # fmt: skip


def _number(at: At, **said: object) -> NumberEntry:
    series, _ = Series.objects.get_or_create(
        office=at.office, system="party", doc_type="Kế hoạch", term=at.once(_term)
    )
    return NumberEntry.objects.create(
        series=series, number=series.entries.count() + 1, symbol="KH/ĐU", doc_type="Kế hoạch",
        by=at.scene.other, **{"state": "given", "issued_on": date(2026, 4, 1), "title": "hội nghị", **said},
    )  # fmt: skip


def _number_file(at: At) -> NumberImport:
    """A file of past numbers that waits to be looked over."""
    return NumberImport.objects.create(
        name="so.xlsx", sha256="0" * 64, data=number_template(), by=at.scene.other
    )


def _reserved_number(at: At) -> NumberEntry:
    return _number(at, state="reserved", issued_on=None, title="", reason="Đ/c Hòa")


PAPER: Final = Paper(
    "party", "Kế hoạch", "sơ kết", "ĐẢNG ỦY XÃ BẾN THƯỢNG", "Bến Thượng", (Paragraph(words("Sơ kết.")),),
    (Signing("BÍ THƯ", "Trần Văn An", "T/M", "BAN THƯỜNG VỤ"),),
    recipients=(Recipient("Các chi bộ"), Recipient("Lưu Văn phòng")),
)  # fmt: skip


def _draft(at: At, state: str = "writing", **said: object) -> Draft:
    made = Draft.objects.create(
        office=at.once(_term).office, doc_type=PAPER.doc_type, title=PAPER.title, state=state,
        created_by=at.scene.other, **said,
    )  # fmt: skip
    DraftVersion.objects.create(draft=made, number=1, paper_json=to_json(PAPER), by=at.scene.other)
    return made


def _given_out(at: At) -> Document:
    """A reviewed paper whose task an office owes."""
    document = _confirmed(at)
    _new_task(at, document=document, due=FAR, safe_on=FAR, late_on=LATER)
    return document


def _word_back(at: At) -> WordReturn:
    """A Word file of a draft that came back, with another title."""
    return WordReturn.objects.create(
        draft=at.once(_draft), version=1, name="sua.docx", file=at.once(_stored), by=at.scene.other,
        paper_json=to_json(replace(PAPER, title="tổng kết")),
    )  # fmt: skip


def _checked_draft(at: At) -> Draft:
    return _draft(at, "checking")


def _submitted_draft(at: At) -> Draft:
    return _draft(at, "submitted")


def _approved_draft(at: At) -> Draft:
    return _draft(at, "approved", approved_by=at.scene.other, approved_at=timezone.now())


def _issued_draft(at: At) -> Draft:
    approved = {"approved_by": at.scene.other, "approved_at": timezone.now()}
    return _draft(at, "issued", entry=at.once(_number), **approved)


def _signable_draft(at: At) -> Draft:
    """An issued document, and the office's key file in the settings."""
    place = Path(settings.CAUNOI_DATA) / "khoa.p12"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(authority().organ.pkcs12)
    settings.CAUNOI_SIGN_KEY, settings.CAUNOI_SIGN_PASSWORD = str(place), PASSPHRASE.decode()
    return at.once(_issued_draft)


def _signed_draft(at: At) -> Draft:
    made = at.once(_issued_draft)
    made.signed = at.once(_stored)
    made.save()
    return made


PRIVACY: Final = load_privacy(Path("không có"))


def _letter(at: At) -> Letter:
    """A letter of somebody else, which was given up: the page of letters that are stuck shows it."""
    return Letter.objects.create(
        key=f"viec.{at.position}", person=at.scene.other, channel="screen", occasion="deeds",
        subject="Việc mới", written_at=timezone.now(), state="given_up",
    )  # fmt: skip


def _register_file() -> bytes:
    return template()


def _offered(at: At) -> RegisterImport:
    """A register file that waits to be looked over."""
    return RegisterImport.objects.create(name="so.xlsx", sha256="0" * 64, data=_register_file())


# What stands in an address: "room.name in the address", or "full name.name in the address" where one room
# means different things by it.
IN_ADDRESS: Final[dict[str, Callable[[At], object]]] = {
    "mfa_remove_webauthn.pk": lambda at: 1,
    "site:history.kind": lambda at: "nhiem-vu",
    "site:history.key": lambda at: at.once(_task).pk,
    "people:account.pk": lambda at: at.once(_account).pk,
    "people:reset_password.pk": lambda at: at.once(_account).pk,
    "people:reset_second_factor.pk": lambda at: at.once(_account).pk,
    "people:reissue_invitation.pk": lambda at: at.once(_invited).pk,
    "people:revoke_invitation.pk": lambda at: at.once(_invited).pk,
    "people:accept_invitation.token": _token,
    "people:end_all_sessions.pk": lambda at: at.once(_account).pk,
    "people:end_session.number": lambda at: 1,
    "site:office.pk": lambda at: at.office.pk,
    "people:change_office.pk": lambda at: at.office.pk,
    "people:rename_office.pk": lambda at: at.office.pk,
    "people:merge_office.pk": lambda at: at.office.pk,
    "people:split_office.pk": lambda at: at.office.pk,
    "people:end_office.pk": lambda at: at.office.pk,
    "people:add_alias.pk": lambda at: at.office.pk,
    "people:collective.pk": lambda at: at.once(_collective).pk,
    "people:import_preview.pk": lambda at: at.once(_offered).pk,
    "people:drop_import.pk": lambda at: at.once(_offered).pk,
    "people.pk": lambda at: _person_kept(at).pk,
    "people.contact": lambda at: at.once(_kept).pk,
    "people.post": lambda at: _held(at).pk,
    "site:take_request.pk": lambda at: _person_kept(at).pk,
    "site:data_request.pk": lambda at: at.once(_asked).pk,
    "issuing:merge.pk": lambda at: at.once(_merge).pk,
    "issuing:merge_preview.pk": lambda at: at.once(_merge).pk,
    "issuing:merge_letters.pk": lambda at: finished(at.once(_merge)).pk,
    "issuing:merge_letters.ending": lambda at: "zip",
    "issuing:start_merge.pk": lambda at: at.once(_merge).pk,
    "issuing:remove_merge.pk": lambda at: at.once(_merge).pk,
    "issuing.pk": lambda at: at.once(_number).pk,
    "issuing:look_over_numbers.pk": lambda at: at.once(_number_file).pk,
    "issuing:drop_numbers.pk": lambda at: at.once(_number_file).pk,
    "issuing:use_number.pk": lambda at: at.once(_reserved_number).pk,
    "issuing:term.pk": lambda at: at.once(_term).pk,
    "documents:edxml.pk": lambda at: at.once(_document).pk,
    "documents:document.pk": lambda at: at.once(_document).pk,
    "documents:finish_stub.pk": lambda at: at.once(_stub).pk,
    "documents.pk": lambda at: (at.once(_document), at.once(_incoming).pk)[1],
    "documents.document_id": lambda at: at.once(_document).pk,
    "documents:remove_root.pk": lambda at: at.once(_root).pk,
    "documents.fact_id": lambda at: at.once(_fact).pk,
    "documents.slug": lambda at: "dau-van-ban",
    "documents.number": _picture,
    "issuing:check_document.pk": lambda at: at.once(_document).pk,
    "issuing:waive_rule.rule": lambda at: "end-mark",
    "issuing:restore_rule.pk": lambda at: at.once(_waived).pk,
    "tasks.pk": lambda at: at.once(_task).pk,
    "tasks:withdraw_extension.pk": lambda at: at.once(_extension).task.pk,
    "tasks:answer_extension.pk": lambda at: at.once(_extension).task.pk,
    "tasks.number": lambda at: at.once(_evidence).pk,
    "tasks.document": lambda at: at.once(_document).pk,
    "tasks.office": lambda at: at.office.pk,
    "tasks:hand_over.office": lambda at: at.once(_ended).pk,
    "reminders:send_again.pk": lambda at: at.once(_letter).pk,
    "tasks:remove_day.pk": lambda at: at.once(_office_day).pk,
    "tasks:round.pk": lambda at: at.once(_asked_round).round.pk,
    "tasks:extend_round.pk": lambda at: at.once(_asked_round).round.pk,
    "tasks:close_round.pk": lambda at: at.once(_asked_round).round.pk,
    "tasks:export_round.pk": lambda at: at.once(_asked_round).round.pk,
    "tasks:answer_round.pk": lambda at: at.once(_asked_round).task.pk,
    "tasks:draft.pk": lambda at: at.once(_asked_round).task.pk,
    "tasks:remove_remit.pk": lambda at: at.once(_remit).pk,
    "tasks:anchor.pk": lambda at: at.once(_anchor).pk,
    "issuing.slug": lambda at: "giay-moi",
    "issuing:draft.pk": lambda at: at.once(_draft).pk,
    "issuing:write_draft.pk": lambda at: at.once(_draft).pk,
    "issuing:version.pk": lambda at: at.once(_draft).pk,
    "issuing:version.number": lambda at: 1,
    "issuing:hand_over.pk": lambda at: at.once(_draft).pk,
    "issuing:word_of.pk": lambda at: at.once(_draft).pk,
    "issuing:word_back.pk": lambda at: at.once(_word_back).pk,
    "issuing:docx.pk": lambda at: at.once(_draft).pk,
    "issuing:pdf.pk": lambda at: at.once(_draft).pk,
    "issuing:let_pass.pk": lambda at: at.once(_draft).pk,
    "tasks:urging_letter.office": lambda at: at.once(_late_office).pk,
    "tasks:assignment_letter.document": lambda at: at.once(_given_out).pk,
    "issuing:drop.pk": lambda at: at.once(_draft).pk,
    "issuing:submit.pk": lambda at: at.once(_checked_draft).pk,
    "issuing:give_back.pk": lambda at: at.once(_checked_draft).pk,
    "issuing:approve.pk": lambda at: at.once(_submitted_draft).pk,
    "issuing:return_draft.pk": lambda at: at.once(_submitted_draft).pk,
    "issuing:issue.pk": lambda at: at.once(_approved_draft).pk,
    "issuing:send.pk": lambda at: at.once(_issued_draft).pk,
    "issuing:sign.pk": lambda at: at.once(_signable_draft).pk,
    "issuing:signed_pdf.pk": lambda at: at.once(_signed_draft).pk,
    "programmes.pk": lambda at: at.once(_item).pk,
    "meetings.document": lambda at: at.once(_document).pk,
    "programmes.document": lambda at: at.once(_document).pk,
    "programmes.key": lambda at: Month(2027, 4),
    "programmes:week.key": lambda at: WEEK,
    "programmes:week_draft.key": lambda at: WEEK,
    "programmes:week_submit.pk": lambda at: at.once(_draft_week).pk,
    "programmes:week_approve.pk": lambda at: at.once(_submitted_week).pk,
    "programmes:week_issue.pk": lambda at: at.once(_approved_week).pk,
    "programmes:week_close.pk": lambda at: at.once(_revised_week).pk,
    "programmes:week_revise.pk": lambda at: at.once(_approved_week).pk,
    "programmes:week_waive.pk": lambda at: at.once(_draft_week).pk,
    "programmes:week_new_entry.pk": lambda at: at.once(_draft_week).pk,
    "programmes:week_draw.pk": lambda at: at.once(_draft_week).pk,
    "programmes:week_paste.pk": lambda at: at.once(_draft_week).pk,
    "programmes:week_links.office": lambda at: at.office.pk,
    "programmes:week_revoke_link.pk": lambda at: at.once(_week_link).pk,
    "programmes.secret": _week_secret,
    "programmes:week_roster.pk": lambda at: at.once(_draft_week).pk,
    "programmes:week_entry.pk": lambda at: at.once(_week_entry).pk,
    "programmes:week_remove_entry.pk": lambda at: at.once(_week_entry).pk,
    "programmes:item_withdraw.pk": lambda at: at.once(_proposal).pk,
    "programmes:programme.pk": lambda at: at.once(_adopted).pk,
    "programmes:adopt.pk": lambda at: at.once(_programme).pk,
    "programmes:discard.pk": lambda at: at.once(_programme).pk,
    "programmes:new_item.pk": lambda at: at.once(_programme).pk,
    "programmes:new_standing.pk": lambda at: at.once(_programme).pk,
    "programmes:standing.pk": lambda at: at.once(_standing).pk,
    "programmes:remove_standing.pk": lambda at: at.once(_standing).pk,
    "programmes:month_approve.pk": lambda at: at.once(_draft_month).pk,
    "programmes:month_issue.pk": lambda at: at.once(_draft_month).pk,
    "programmes:month_paper.pk": lambda at: at.once(_approved_month).pk,
    "programmes:week_paper.pk": lambda at: at.once(_approved_week).pk,
    "programmes:month_close.pk": lambda at: at.once(_draft_month).pk,
    "programmes:revise.pk": lambda at: at.once(_draft_month).pk,
    "programmes:sudden.pk": lambda at: at.once(_draft_month).pk,
    "programmes:place.pk": lambda at: at.once(_line).pk,
    "programmes:keep.pk": lambda at: at.once(_line).pk,
    "programmes:session.pk": lambda at: at.once(_line).pk,
}

# What is sent, where an empty form would be turned back before anybody's rights on the thing are asked.
SENT: Final[dict[str, Callable[[At], dict[str, object]]]] = {
    "people:new_account": lambda at: {"username": "moi", "full_name": "Mới", "role": "reader"},
    "people:new_invitation": lambda at: {
        "full_name": "Hòa",
        "username": "hoa",
        "office": at.office.pk,
        "email": "hoa@hailam.example",
    },
    "people:accept_invitation": lambda at: {"new_password1": PASSWORD, "new_password2": PASSWORD},
    "people:own_account": lambda at: {"email": "moi@hailam.example"},
    "people:account": lambda at: {"full_name": "Mới", "role": "reader"},
    "people:import": lambda at: {"file": SimpleUploadedFile("so.xlsx", _register_file())},
    "people:import_preview": lambda at: {"seen": preview(_register_file()).seen},
    "people:new_person": lambda at: {"full_name": "Lê Văn Tám", "office": at.office.pk, "title": "Ủy viên"},
    "people:rename_person": lambda at: {"full_name": "Trần Hòa"},
    "people:add_post": lambda at: {"office": at.office.pk, "title": "Ủy viên"},
    "people:end_post": lambda at: {"on": "2026-12-31"},
    "people:add_contact": lambda at: {
        "kind": "email",
        "value": "hoa@hailam.vn",
        "purpose": "gửi tài liệu",
        "basis": "đồng ý",
        "expires_on": f"{timezone.localdate():%d/%m/%Y}",
    },
    "people:look": lambda at: {"why": "mời họp"},
    "people:erase": lambda at: {"why": "đổi số"},
    "site:take_request": lambda at: {"wish": "see", "text": "Cho xem", "received_on": "2026-04-01"},
    "site:data_request": lambda at: {"viec": "acknowledge"},
    "documents:roots": lambda at: {"tep": SimpleUploadedFile("goc.pem", _certificate()), "reason": "CA tỉnh"},
    "documents:remove_root": lambda at: {"reason": "hết dùng"},
    "issuing:waive_rule": lambda at: {"reason": "Cơ quan vẫn dùng"},
    "documents:new_stub": lambda at: {"number_text": "07-BC/TU", "dated_on": "2026-03-03"},
    "documents:finish_stub": lambda at: {"number_text": "07-BC/TU", "dated_on": "2026-03-03"},
    "documents:review_fact": lambda at: {"viec": "loai", "thay": at.once(_seen)},
    "documents:review_add": lambda at: {"loai": "issuer", "value": "Tỉnh ủy Hải Lam"},
    "issuing:merges": _merge_typed,
    "issuing:new_number": _number_typed,
    "issuing:import_numbers": lambda at: {"file": SimpleUploadedFile("so.xlsx", number_template())},
    "issuing:look_over_numbers": lambda at: {"seen": preview_numbers(number_template()).seen},
    "issuing:use_number": lambda at: {"on": "2026-04-01", "title": "sơ kết"},
    "issuing:correct_number": lambda at: {"title": "sơ kết", "reason": "Nhầm"},
    "issuing:cancel_number": lambda at: {"reason": "Thôi ban hành"},
    "issuing:terms": lambda at: {
        "office": at.office.pk,
        "kind": "committee",
        "name": "Nhiệm kỳ",
        "begins_on": "2020-08-20",
        "ends_on": "2021-01-01",
        "basis": "Nghị quyết",
    },
    "issuing:term": lambda at: {"name": "Nhiệm kỳ", "begins_on": "2025-08-21", "basis": "Nghị quyết"},
    "issuing:continue_series": lambda at: _number_typed(at) | {"last": 151, "basis": "Sổ giấy"},
    "tasks:new": lambda at: {"action": "Gửi báo cáo", "owner": at.office.pk},
    "tasks:progress": lambda at: {"percent": 20},
    "tasks:hand_in": lambda at: {"result": "Đã gửi", "paper": "12-BC/ĐU"},
    "tasks:return": lambda at: {"reason": "Thiếu phụ lục"},
    "tasks:cancel": lambda at: {"reason": "Thiếu phụ lục"},
    "tasks:change_due": lambda at: {
        "operator": "before",
        "due_on": "2026-04-01",
        "seen": due_initial(at.once(_task))["seen"],
        "reason": "Hoãn",
    },
    "tasks:assign": lambda at: {"owner": at.scene.offices[Position.OTHER].pk},
    "tasks:note": lambda at: {"text": "Đã gọi điện"},
    "tasks:evidence": lambda at: {"paper": "12-BC/ĐU"},
    "tasks:executor": lambda at: {"name": "Trần Thị Hòa"},
    "tasks:extend": lambda at: {"due_on": LATER.isoformat(), "reason": "Chờ số liệu"},
    "tasks:tie": lambda at: {
        "seen": due_initial(at.once(_task))["seen"],
        "anchor": at.once(_anchor).pk,
        "side": "before",
        "count": 7,
        "unit": "working_day",
        "reason": "Theo quy chế",
    },
    "tasks:anchors": lambda at: {"what": "Phiên họp"},
    "tasks:anchor": lambda at: {"reason": "Hoãn", "seen": at.once(_anchor).day_words},
    "tasks:split": lambda at: (
        {"don_vi": at.office.pk, f"{at.office.pk}-give": "on"} | {f"{at.office.pk}-action": "Gửi báo cáo"}
    ),
    "tasks:new_round": lambda at: {
        "title": "Quy chế",
        "document": at.once(_document).pk,
        "due": f"{FAR:%d/%m/%Y}",
        "offices": at.office.pk,
    },
    "tasks:extend_round": lambda at: {"due": f"{LATER:%d/%m/%Y}", "reason": "Hai xã xin thêm"},
    "tasks:close_round": lambda at: {"reason": "Trình sớm"},
    "tasks:answer_round": lambda at: {"kind": "agree"},
    "tasks:remits": lambda at: {"office": at.office.pk, "phrases": "chuyển đổi số"},
    "tasks:urge": lambda at: {"channel": "phone", "text": "Đề nghị gửi báo cáo"},
    "programmes:finish": lambda at: {"viec": [at.once(_item).pk]},
    "programmes:item_move": lambda at: {"to": "6/2027", "reason": "Chờ hướng dẫn"},
    "programmes:item_place": lambda at: {"to": "6/2027"},
    "programmes:item_drop": lambda at: {"reason": "Hoãn"},
    "programmes:item_reopen": lambda at: {"reason": "Ghi nhầm"},
    "programmes:item_change": lambda at: {"content": "Sơ kết năm năm"},
    "programmes:new": lambda at: {"title": "công tác", "office": at.office.pk, "kind": "year", "year": 2028},
    "programmes:adopt_from": lambda at: {
        "title": "công tác",
        "office": at.office.pk,
        "kind": "year",
        "year": 2028,
    },
    "programmes:new_item": lambda at: {"content": "Tổng kết", "month": 5, "year": 2027},
    "programmes:new_standing": lambda at: {"content": "Giao ban", "every": "month"},
    "programmes:standing": lambda at: {"content": "Giao ban", "every": "quarter"},
    "programmes:propose": lambda at: {"co_quan": at.once(_item).office_id},
    "programmes:revise": lambda at: {"reason": "Đổi phiên họp"},
    "issuing:begin_kind": lambda at: {"office": at.once(_term).office.pk},
    "issuing:blank_draft": lambda at: {
        "office": at.once(_term).office.pk,
        "doc_type": "Kế hoạch",
        "title": "sơ kết",
    },
    "issuing:write_draft": lambda at: {**initial_of(PAPER, 1), "title": "tổng kết"},
    "issuing:hand_over": lambda at: {"seen": 1},
    "issuing:drop": lambda at: {"seen": 1, "reason": "Hoãn"},
    "issuing:submit": lambda at: {"seen": 1},
    "issuing:give_back": lambda at: {"seen": 1, "text_1": "Sửa ngày"},
    "issuing:approve": lambda at: {"seen": 1},
    "issuing:return_draft": lambda at: {"seen": 1, "text_1": "Sửa ngày"},
    "issuing:issue": lambda at: {"seen": 1, "on": "2026-04-01"},
    "issuing:word_back": lambda at: {"cho": ["title"]},
    "issuing:let_pass": lambda at: {"key": "k", "reason": "Đã hỏi"},
    "issuing:send": lambda at: {"seen": 1, "to": "Các xã"},
    "programmes:week_draft": lambda at: {"co_quan": at.office.pk},
    "programmes:week_revise": lambda at: {"reason": "Đổi giờ"},
    "programmes:week_waive": lambda at: {"key": at.once(_week_fault), "reason": "Ghé qua"},
    "programmes:week_new_entry": lambda at: {
        "on": at.once(_draft_week).monday,
        "half": "day",
        "content": "Đi cơ sở",
    },
    "programmes:week_links": lambda at: {"kind": "room", "subject": "Phòng A"},
    "programmes:week_draw": lambda at: {"muc": [at.once(_last_week_key)]},
    "programmes:week_paste": lambda at: {"text": "Thứ Hai | 7h30 | Giao ban"},
    "programmes:week_entry": lambda at: {
        "on": at.once(_draft_week).monday,
        "half": "day",
        "content": "Đi cơ sở",
    },
    "programmes:sudden": lambda at: {"content": "Bão số 2", "decided_by": "Thường trực"},
    "programmes:session": lambda at: {"body": "bureau", "on": f"15/{at.once(_line).month.first_on:%m/%Y}"},
    "programmes:proposals": lambda at: {
        "unit": at.office.pk,
        "month": "6/2027",
        "content": "Sáp nhập thôn",
        "ground": "Đề án",
    },
}

# What a deed is called with besides its actor: "room:argument", or "room.deed:argument". An argument with a
# default may be left out.
WITH: Final[dict[str, Callable[[At], object]]] = {
    "people:said": lambda at: AccountSaid("Mới", Role.READER, at.office),
    "people:username": lambda at: "moi",
    "people.invite_contact:said": lambda at: InvitationSaid("Hòa", "hoa", at.office),
    "people:invitation": lambda at: at.once(_invited),
    "people:at": lambda at: timezone.now(),
    "people:account": lambda at: at.once(_account),
    "people.reset_second_factor:account": lambda at: _protect(at.once(_account)),
    "people:key": lambda at: next(iter(shipped())),
    "people:value": lambda at: next(iter(shipped().values())).value,
    "people:basis": lambda at: "Công văn số 12-CV/VPTU",
    "people:office": lambda at: at.office,
    "people:name": lambda at: "Đảng ủy xã Mới",
    "people:short_name": lambda at: "Xã Mới",
    "people:on": lambda at: NEXT,
    "people.load_offices:data": lambda at: read_set(FOLDER / "provinces.toml"),
    "people:full_name": lambda at: "Lê Văn Tám",
    "people:person": _person_kept,
    "people:post": lambda at: PostSaid(at.office, "Ủy viên"),
    "people.end_post:post": _held,
    "people.end_post:on": lambda at: FAR,
    "people.add_contact:said": lambda at: ContactSaid(
        "email", "hoa@hailam.vn", "gửi tài liệu", "đồng ý", timezone.localdate()
    ),
    "people:contact": lambda at: at.once(_kept),
    "people:purpose": lambda at: "mời họp",
    "people:reason": lambda at: "đổi số",
    "people:people": lambda at: [Listed(_person_kept(at), (_held(at),), (at.once(_kept),))],
    "people:request": lambda at: at.once(_asked),
    "people.take_request:request": lambda at: Request("see", "Cho xem", NEXT),
    "people:clocks": lambda at: PRIVACY.clocks,
    "people:days": lambda at: working_days(),
    "people:until": lambda at: date(2026, 4, 5),
    "people:stage": lambda at: "done",
    "people:answer": lambda at: "Đã gửi bản in",
    "people:offered": lambda at: at.once(_offered),
    "people:seen": lambda at: preview(_register_file()).seen,
    "people:data": lambda at: _register_file(),
    "people.add_office:said": lambda at: OfficeSaid("Sở A", "Sở A", "department", "province"),
    "people.establish_office:said": lambda at: OfficeSaid("Sở A", "Sở A", "department", "province"),
    "people.reorganise_offices:said": lambda at: EventSaid(EventKind.END, NEXT, before=(at.office,)),
    "people.change_office:said": lambda at: OfficeSaid("Sở A", "Sở A", "department", "province"),
    "people.add_collective:said": lambda at: CollectiveSaid("các hội", "below"),
    "people.change_collective:said": lambda at: CollectiveSaid("các hội", "below"),
    "people:collective": lambda at: at.once(_collective),
    "people.record_event:said": lambda at: EventSaid(EventKind.END, NEXT, before=(at.office,)),
    "documents:name": lambda at: "ke-hoach.txt",
    "documents:data": lambda at: TEXT.encode(),
    "documents.receive_package:data": lambda at: _package(),
    "documents.add_root:data": lambda at: _certificate(),
    "documents:reason": lambda at: "CA tỉnh",
    "documents:root": lambda at: at.once(_root),
    "documents:reading": lambda at: _failed(at).file.reading,
    "documents:incoming": _failed,
    "documents:stub": lambda at: at.once(_stub),
    "documents:number_text": lambda at: "07-BC/TU",
    "documents:dated_on": lambda at: NEXT,
    "documents:fact": lambda at: at.once(_fact),
    "documents:seen": lambda at: at.once(_seen),
    "documents:typed": lambda at: {"value": "báo cáo năm"},
    "documents:document": lambda at: at.once(_document),
    "documents:kind": lambda at: "issuer",
    "documents:slug": lambda at: "dau-van-ban",
    "documents.confirm_group:seen": lambda at: {at.once(_fact).pk: at.once(_seen)},
    "documents.restore_fact:fact": lambda at: at.once(_rejected),
    "documents.restore_fact:seen": lambda at: token("rejected", at.once(_rejected).decided_at),
    "documents.reopen_review:document": _confirmed,
    "issuing:new": lambda at: NewDraft(at.office, PAPER),
    "issuing:draft": lambda at: at.once(_draft),
    "issuing.submit_draft:draft": lambda at: at.once(_checked_draft),
    "issuing.give_back_draft:draft": lambda at: at.once(_checked_draft),
    "issuing.approve_draft:draft": lambda at: at.once(_submitted_draft),
    "issuing.return_draft:draft": lambda at: at.once(_submitted_draft),
    "issuing.issue_draft:draft": lambda at: at.once(_approved_draft),
    "issuing.send_draft:draft": lambda at: at.once(_issued_draft),
    "issuing.sign_issued:draft": lambda at: at.once(_signable_draft),
    "issuing.replace_draft:draft": lambda at: at.once(_issued_draft),
    "issuing:seen": lambda at: 1,
    "issuing:paper": lambda at: replace(PAPER, title="tổng kết"),
    "issuing:notes": lambda at: [Pinned("Sửa ngày")],
    "tasks.draft_urging:office": lambda at: at.once(_late_office),
    "tasks.draft_urging:when": lambda at: now(),
    "tasks.draft_assignment:document": lambda at: at.once(_given_out),
    "issuing:back": lambda at: at.once(_word_back),
    "issuing:taken": lambda at: ["title"],
    "issuing.take_in_word:draft": lambda at: at.once(_draft),
    "issuing:file": lambda at: WordFile(
        "x.docx", drawn(replace(PAPER, title="tổng kết"), "docx", today=NEXT)
    ),
    "issuing:to": lambda at: "Các xã",
    "issuing:why": lambda at: "Đổi ngày họp",
    "issuing:key": lambda at: "k",
    "issuing:sentence": lambda at: "Thiếu nơi nhận.",
    "issuing:rule": lambda at: "end-mark",
    "issuing:waiver": lambda at: at.once(_waived),
    "issuing:values": lambda at: dict(VALUES),
    "issuing:data": lambda at: book([["Trần Hòa"]]),
    "issuing:merge": lambda at: at.once(_merge),
    "issuing:asked": _asked_number,
    "issuing:content": lambda at: Content("sơ kết"),
    "issuing:reason": lambda at: "Theo yêu cầu",
    "issuing:entry": lambda at: at.once(_number),
    "issuing.use_number:entry": lambda at: at.once(_reserved_number),
    "issuing:on": lambda at: date(2026, 4, 1),
    "issuing:term": lambda at: at.once(_term),
    "issuing.add_term:said": lambda at: TermSaid(
        at.once(_term).office,
        "Nhiệm kỳ 2020–2025",
        NEXT.replace(year=2020),
        "Nghị quyết",
        NEXT.replace(year=2025),
    ),
    "issuing.change_term:said": lambda at: TermSaid(at.once(_term).office, "Nhiệm kỳ", NEXT, "Nghị quyết"),
    "issuing.offer_numbers:name": lambda at: "so.xlsx",
    "issuing.offer_numbers:data": lambda at: number_template(),
    "issuing:offered": lambda at: at.once(_number_file),
    "issuing.confirm_numbers:seen": lambda at: preview_numbers(number_template()).seen,
    "issuing:last": lambda at: 151,
    "issuing:basis": lambda at: "Sổ giấy",
    "tasks:new": lambda at: NewTask("Gửi báo cáo", owner=at.office),
    "tasks:document": lambda at: _with_fact(at, "tasks", {"action": "Gửi báo cáo"}),
    "tasks:task": lambda at: at.once(_task),
    "tasks:owner": lambda at: at.scene.offices[Position.OTHER],
    "tasks:coordinating": lambda at: [at.scene.offices[Position.BELOW]],
    "tasks:acceptor": lambda at: None,
    "tasks.open_round:new": lambda at: NewRound("Quy chế", at.once(_document), (at.office,), FAR, False),
    "tasks.answer_round:answer": lambda at: at.once(_asked_round),
    "tasks:kind": lambda at: Said.AGREE,
    "tasks.open_tasks_from:kind": lambda at: "tasks",
    "tasks:asked": lambda at: at.once(_asked_round).round,
    "tasks:due": lambda at: LATER,
    "tasks:phrases": lambda at: "chuyển đổi số",
    "tasks:note": lambda at: "",
    "tasks:remit": _remit,
    "tasks:data": _other_remits,
    "tasks.set_remit:office": lambda at: at.office,
    "tasks:parts": lambda at: [NewPart(at.office, "Gửi báo cáo", Due(NEXT))],
    "tasks.split_task:seen": lambda at: "",
    "tasks:percent": lambda at: 20,
    "tasks:result": lambda at: "Đã gửi",
    "tasks:proofs": lambda at: [Proof("12-BC/ĐU")],
    "tasks:reason": lambda at: "Thiếu phụ lục",
    "tasks:text": lambda at: "Đã gọi điện",
    "tasks:seen": lambda at: due_initial(at.once(_task))["seen"],
    "tasks:name": lambda at: "Trần Thị Hòa",
    "tasks:wish": lambda at: Due(LATER),
    "tasks:request": lambda at: at.once(_extension),
    "tasks:until": lambda at: Due(LATER),
    "tasks:answer": lambda at: "Không thể lùi",
    "tasks:office": _late_office,
    "tasks:on": lambda at: NEXT,
    "tasks.place_name:name": _asked_name,
    "tasks.place_name:decision": lambda at: Decision(NameAnswer.NOBODY),
    "tasks.hand_over_office:office": lambda at: at.once(_ended),
    "tasks.hand_over_office:seen": lambda at: _left(at).seen,
    "tasks.hand_over_office:given": lambda at: [Given(_left(at).work[0].task.pk, at.office.pk)],
    "tasks:channel": lambda at: "phone",
    "tasks:what": lambda at: "Phiên họp",
    "tasks:day": lambda at: Day(LATER),
    "tasks.set_office_day:day": lambda at: DayRule(FAR, "off", "Thông báo số 9-TB/VPTU"),
    "tasks.remove_office_day:day": _office_day,
    "tasks.move_anchor:anchor": lambda at: at.once(_anchor),
    "tasks.move_anchor:seen": lambda at: at.once(_anchor).day_words,
    "tasks.change_due:new": lambda at: Due(NEXT),
    "tasks.accept_task:task": lambda at: at.once(_handed_in),
    "tasks.return_task:task": lambda at: at.once(_handed_in),
    "reminders:letter": lambda at: at.once(_letter),
    "reminders:at": lambda at: timezone.now(),
    "reminders:pace": lambda at: None,
    "reminders:without": lambda at: ["accepted"],
    "reminders:hours": lambda at: Hours(),
    "programmes:programme": lambda at: at.once(_programme),
    "programmes:item": lambda at: at.once(_item),
    "programmes:items": lambda at: [at.once(_item)],
    "programmes:standing": lambda at: at.once(_standing),
    "meetings.plan_meeting_from:document": lambda at: _with_fact(at, "meetings", {"name": "giao ban"}),
    "programmes:document": lambda at: _with_fact(at, "programme_items", {"content": "Sơ kết", "month": 4}),
    "programmes:reason": lambda at: "Chưa đủ điều kiện",
    "programmes:to": lambda at: Month(2027, 6),
    "programmes:new": lambda at: Matter("Tổng kết", Period(2027, month=5)),
    "programmes:said": _new_programme,
    "programmes.draft_programme:new": _new_programme,
    "programmes.add_standing:new": lambda at: Recurring("Giao ban", Every.QUARTER),
    "programmes.change_standing:new": lambda at: Recurring("Giao ban", Every.QUARTER),
    "programmes.adopt_programme:programme": lambda at: at.once(_drafted_item).programme,
    "programmes.remove_item:item": lambda at: at.once(_drafted_item),
    "programmes.reopen_item:item": lambda at: at.once(_dropped_item),
    "programmes:office": lambda at: at.once(_item).office,
    "programmes:month": lambda at: at.once(_draft_month),
    "programmes.propose_month:month": lambda at: Month(2027, 4),
    "programmes.draft_month_paper:month": lambda at: at.once(_approved_month),
    "programmes.draft_week_paper:schedule": lambda at: at.once(_approved_week),
    "programmes.issue_month:month": lambda at: at.once(_approved_month),
    "programmes.revise_month:month": lambda at: at.once(_approved_month),
    "programmes.close_revision:month": lambda at: at.once(_revised_month),
    "programmes:line": lambda at: (at.once(_line), at.once(_second_line))[0],
    "programmes:place": lambda at: 2,
    "programmes:kept": lambda at: False,
    "programmes:on": lambda at: at.once(_line).month.first_on,
    "programmes:body": lambda at: Body.BUREAU,
    "programmes:decided_by": lambda at: "Thường trực",
    "programmes:ground": lambda at: "Đề án",
    "programmes:unit": lambda at: at.office,
    "programmes.propose_matter:office": lambda at: at.scene.offices[Position.OTHER],
    "programmes.propose_matter:month": lambda at: Month(2027, 4),
    "programmes:today": lambda at: date(2027, 3, 1),
    "programmes:week": lambda at: WEEK,
    "programmes:schedule": lambda at: at.once(_draft_week),
    "programmes.approve_week:schedule": lambda at: at.once(_submitted_week),
    "programmes.issue_week:schedule": lambda at: at.once(_approved_week),
    "programmes.revise_week:schedule": lambda at: at.once(_approved_week),
    "programmes.close_week_revision:schedule": lambda at: at.once(_revised_week),
    "programmes:entry": lambda at: at.once(_week_entry),
    "programmes.draft_week:office": lambda at: at.office,
    "programmes.add_entry:new": lambda at: Session(at.once(_draft_week).monday, "Đi cơ sở"),
    "programmes.change_entry:new": lambda at: Session(at.once(_draft_week).monday, "Đi cơ sở"),
    "programmes:keys": lambda at: [at.once(_last_week_key)],
    "programmes:text": lambda at: "Thứ Hai | 7h30 | Giao ban",
    "programmes.share_week:office": lambda at: at.office,
    "programmes:kind": lambda at: LinkKind.WHOLE,
    "programmes:link": lambda at: at.once(_week_link),
    "programmes:duties": lambda at: (),
    "programmes:key": lambda at: at.once(_week_fault),
    "programmes.withdraw_matter:item": lambda at: at.once(_proposal),
}
