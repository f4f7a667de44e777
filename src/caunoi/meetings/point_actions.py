"""The verbs on bridge points: called for, made by the office or by each level, registered, urged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, count
from typing import Final

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.meetings import point_rules as rules
from caunoi.meetings.actions import take_part
from caunoi.meetings.models import Meeting, Point, PointCall, PointContact
from caunoi.meetings.point_reads import call_of
from caunoi.meetings.point_rules import REGISTERED_NAMES, Registered, Wanted, level_of_office
from caunoi.meetings.rules import Level, refuse_closed
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.person_rules import ContactKind, contact_value
from caunoi.people.reads import parameter
from caunoi.people.rules import Verb
from caunoi.tasks.rules import stated
from caunoi.ui.refusal import RuleBroken
from vanban.text.keys import search_key

_TEXTS: Final = {
    "place": 400, "chair": 400, "equipment": 400, "line": 200, "backup": 200, "technician": 120,
    "reason": 400,
}  # fmt: skip
_DEPTH: Final = list(Level)
PURPOSE: Final = "kết nối điểm cầu của cuộc họp"


@dataclass(frozen=True, slots=True)
class PointSaid:
    """What a unit says of its point; `phone` empty leaves the number that is kept as it is."""

    stands: Registered = Registered.OPENED
    place: str = ""
    chair: str = ""
    capacity: int | None = None
    expected: int | None = None
    equipment: str = ""
    line: str = ""
    backup: str = ""
    technician: str = ""
    phone: str = ""
    reason: str = ""


@transaction.atomic
def call_points(
    *, actor: User, meeting: Meeting, due: datetime | None, tests_at: datetime | None
) -> PointCall:
    """Sets until when bridge points are registered and when the lines are tested.

    Raises RuleBroken: not-allowed, meeting-closed, test-before-registration.
    """
    meeting = _held(actor, Verb.MAKE_MEETING, meeting)
    if due and tests_at and tests_at < due:
        raise RuleBroken(
            "test-before-registration",
            "Giờ thử đường truyền đứng trước giờ hết hạn đăng ký, nên có điểm cầu sẽ không được thử. "
            "Hãy xem lại hai giờ.",
        )
    call, _ = PointCall.objects.get_or_create(meeting=meeting)
    call.due, call.tests_at = due, tests_at
    call.save(update_fields=["due", "tests_at"])
    said = f"đăng ký điểm cầu trước {_moment(due)}, thử đường truyền lúc {_moment(tests_at)}"
    record(
        actor=actor, verb="call_points", about=meeting, after=said,
        said=f"{actor} đặt lịch cho cuộc họp “{meeting}”: {said}.",
    )  # fmt: skip
    return call


@transaction.atomic
def add_point(*, actor: User, meeting: Meeting, wanted: Wanted, above: Point | None = None) -> Point:
    """Makes one bridge point: the office anywhere, each level below its own point.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long, point-twice, other-meeting.
    """
    if above is not None and above.meeting_id != meeting.pk:
        raise RuleBroken("other-meeting", "Điểm cầu cấp trên thuộc cuộc họp khác. Hãy chọn lại.")
    if above is not None and above.office is not None and above.office_id == actor.office_id:
        meeting = _held(actor, Verb.REPORT_POINT, meeting, above.office)
    else:
        meeting = _held(actor, Verb.MAKE_MEETING, meeting)
    office = Office.objects.get(pk=wanted.office) if wanted.office else None
    point = _made(meeting, wanted, office, above)
    if office is not None:
        take_part(meeting=meeting, offices=[office])
    record(
        actor=actor, verb="add_point", about=point,
        said=f"{actor} thêm điểm cầu {point} vào cuộc họp “{meeting}”.",
    )  # fmt: skip
    return point


@transaction.atomic
def add_points(*, actor: User, meeting: Meeting, wanted: Sequence[Wanted]) -> list[Point]:
    """Makes the points of a whole tree at once; a point that is there already stays as it is.

    One of an office's name that nobody keeps becomes that office's.

    Raises RuleBroken: not-allowed, meeting-closed, nothing-stated, too-long.
    """
    meeting = _held(actor, Verb.MAKE_MEETING, meeting)
    offices = Office.objects.in_bulk([one.office for one in wanted if one.office])
    there = {point.office_id: point for point in meeting.points.filter(main=False, office__isnull=False)}
    named = {point.name: point for point in meeting.points.all()}
    made: list[Point] = []
    rows: list[Point] = []
    for one in wanted:
        office = offices.get(one.office or 0)
        point = there.get(one.office) if office else None
        point = point or _named(actor, named.get(one.name.strip()), office)
        if point is None:
            above = rows[one.parent] if one.parent is not None else None
            point = named[one.name.strip()] = _made(meeting, one, office, above)
            made.append(point)
        rows.append(point)
    take_part(meeting=meeting, offices=offices.values())
    if made:
        record(
            actor=actor, verb="add_points", about=meeting, after=", ".join(map(str, made))[:2000],
            said=f"{actor} thêm {len(made)} điểm cầu vào cuộc họp “{meeting}”.",
        )  # fmt: skip
    return made


@transaction.atomic
def add_points_of_register(
    *, actor: User, meeting: Meeting, offices: Sequence[Office], on: date
) -> list[Point]:
    """One point for each of these offices of the register, below that of its superior where there is one.

    Raises RuleBroken: not-allowed, meeting-closed, nobody-chosen, office-not-standing.
    """
    meeting = _held(actor, Verb.MAKE_MEETING, meeting)
    if not offices:
        raise RuleBroken("nobody-chosen", "Chưa chọn đơn vị nào. Hãy đánh dấu ít nhất một đơn vị.")
    gone = [one for one in offices if not one.stands_on(on)]
    if gone:
        raise RuleBroken(
            "office-not-standing",
            f"{gone[0].name} không còn hoạt động vào ngày {on:%d/%m/%Y} nên không lập điểm cầu. "
            "Hãy bỏ đánh dấu rồi làm lại.",
        )
    return _under_superiors(actor, meeting, offices)


def _under_superiors(actor: User, meeting: Meeting, offices: Sequence[Office]) -> list[Point]:
    there = {point.office_id: point for point in meeting.points.filter(office__isnull=False)}
    named = {point.name: point for point in meeting.points.all()}
    top = meeting.points.filter(main=True).first()
    order = sorted(offices, key=lambda one: (_DEPTH.index(level_of_office(one.level)), one.name))
    made: list[Point] = []
    for office in order:
        name = office.name[:200]
        point = there.get(office.pk) or _named(actor, named.get(name), office)
        if point is None:
            wanted = Wanted(level_of_office(office.level), name, office=office.pk)
            point = named[name] = _made(meeting, wanted, office, there.get(office.parent_id, top))
            made.append(point)
        there[office.pk] = point
    take_part(meeting=meeting, offices=offices)
    if not made:
        return made
    record(
        actor=actor, verb="add_points_of_register", about=meeting, after=", ".join(map(str, made))[:2000],
        said=f"{actor} lập {len(made)} điểm cầu theo sổ đơn vị cho cuộc họp “{meeting}”.",
    )  # fmt: skip
    return made


@transaction.atomic
def register_point(*, actor: User, point: Point, said: PointSaid, seen: int) -> Point:
    """A unit says what its bridge point is like, or that it opens none and why; again as often as it must.

    `seen` is the version that the person had before the eyes.
    Raises RuleBroken: not-allowed, meeting-closed, point-changed, registered-late, nothing-stated, too-long,
    bad-contact.
    """
    meeting = _held(actor, Verb.REPORT_POINT, point.meeting, point.keeper)
    point = Point.objects.select_related("registered_by", "office").get(pk=point.pk)
    by, at, now = str(point.registered_by or ""), point.registered_at, timezone.localtime()
    rules.refuse_changed(seen, point.version, by, at and timezone.localtime(at))
    due = call_of(meeting).due
    rules.refuse_late_without_reason(due and timezone.localtime(due), now, said.reason)
    _write(point, said)
    point.registered_by, point.registered_at, point.version = actor, now, point.version + 1
    point.save()
    if said.phone.strip():
        _keep_phone(point, said.phone)
    what = REGISTERED_NAMES[said.stands].lower()
    why = f", lý do: {point.reason}" if point.reason else ""
    record(
        actor=actor, verb="register_point", about=point, after=f"{what}; {point.expected or 0} đại biểu",
        said=f"{actor} ghi điểm cầu {point} của cuộc họp “{meeting}”: {what}{why}.",
    )  # fmt: skip
    return point


def _write(point: Point, said: PointSaid) -> None:
    if said.stands is Registered.DECLINED:
        stated(said.reason, what="lý do không mở điểm cầu")
    elif not said.place.strip():
        raise RuleBroken("nothing-stated", "Chưa ghi phòng họp, địa điểm của điểm cầu. Hãy ghi rõ.")
    for name, most in _TEXTS.items():
        setattr(point, name, " ".join(getattr(said, name).split())[:most])
    point.standing, point.capacity, point.expected = said.stands, said.capacity, said.expected


def _keep_phone(point: Point, phone: str) -> None:
    value = contact_value(ContactKind.PHONE, phone)
    last = point.meeting.last_day
    ends = rules.contact_ends(last, timezone.localdate(), parameter("point_contact_days"))
    PointContact.objects.update_or_create(
        point=point,
        defaults={"value": value, "purpose": PURPOSE, "expires_on": ends, "erased_at": None},
    )


@transaction.atomic
def urge_points(*, actor: User, meeting: Meeting) -> str:
    """Notes that those who have not registered were urged; the words for them come back.

    Raises RuleBroken: not-allowed, meeting-closed, nobody-waiting.
    """
    meeting = _held(actor, Verb.MAKE_MEETING, meeting)
    waiting = meeting.points.filter(standing=Registered.WAITING, main=False)
    names = sorted((str(one) for one in waiting), key=search_key)
    if not names:
        raise RuleBroken("nobody-waiting", "Mọi đơn vị đã đăng ký điểm cầu nên không cần đôn đốc.")
    call, _ = PointCall.objects.get_or_create(meeting=meeting)
    call.urged_at = timezone.now()
    call.save(update_fields=["urged_at"])
    words = rules.urging_words(meeting.title, call.due and timezone.localtime(call.due), names)
    record(
        actor=actor, verb="urge_points", about=meeting, after=words[:2000],
        said=f"{actor} đôn đốc {len(names)} đơn vị đăng ký điểm cầu của cuộc họp “{meeting}”.",
    )  # fmt: skip
    return words


@transaction.atomic
def look_at_point_contact(*, actor: User, contact: PointContact, purpose: str) -> str:
    """The technician's number itself, to whoever may see contacts and says why; the look is in the ledger.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, erased.
    """
    point = Point.objects.select_related("office", "meeting__office").get(pk=contact.point_id)
    demand(actor, Verb.SEE_CONTACT, point.keeper)
    purpose = stated(purpose, what="lý do mở xem", most=200)
    contact = PointContact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if contact.erased_at is not None:
        raise RuleBroken("erased", "Số điện thoại này đã xóa vì hết mục đích nên không còn gì để xem.")
    record(
        actor=actor, verb="look_at_point_contact", about=point, after=purpose,
        said=f"{actor} mở xem điện thoại kỹ thuật điểm cầu {point}, lý do: {purpose}",
    )  # fmt: skip
    return contact.value


@transaction.atomic
def erase_point_contacts(*, today: date) -> int:
    """Erases the numbers whose purpose is over; run by the tick, any number of times. Returns how many."""
    expired = PointContact.objects.select_for_update(of=("self",)).filter(
        erased_at=None, expires_on__lt=today
    )
    gone = list(expired.select_related("point").order_by("pk"))
    for contact in gone:
        contact.value, contact.erased_at = "", timezone.now()
        contact.save(update_fields=["value", "erased_at"])
        record(
            actor=None, verb="erase_point_contacts", about=contact.point,
            said=f"Điện thoại kỹ thuật điểm cầu {contact.point} đã xóa vì hết mục đích ({contact.purpose}).",
        )  # fmt: skip
    return len(gone)


def _held(actor: User, verb: Verb, meeting: Meeting, office: Office | None = None) -> Meeting:
    """The meeting with its row held, after the right was asked; all verbs on points take their turn on it."""
    held = Meeting.objects.select_for_update(of=("self",)).select_related("office").get(pk=meeting.pk)
    demand(actor, verb, office or held.office)
    refuse_closed(held.stands, "điểm cầu không ghi thêm được nữa")
    return held


def _named(actor: User, point: Point | None, office: Office | None) -> Point | None:
    """The point of that name, unless another office keeps it; one made by hand for nobody is given to the
    office that bears its name."""
    if point is None or office is None:
        return point
    if point.office_id is None:
        point.office = office
        point.save(update_fields=["office"])
        record(
            actor=actor, verb="add_points", about=point,
            said=f"{actor} giao điểm cầu {point} cho {office} phụ trách.",
        )  # fmt: skip
    return point if point.office_id == office.pk else None


def _told_apart(meeting: Meeting, name: str, office: Office) -> str:
    """A name that no point bears yet: names of communes repeat, the superior or a number tells them apart."""
    taken = set(meeting.points.values_list("name", flat=True))
    above = [f"{name[:90]} ({str(office.parent)[:100]})"] if office.parent else []
    return next(one for one in chain(above, (f"{name[:190]} ({no})" for no in count(2))) if one not in taken)


def _made(meeting: Meeting, wanted: Wanted, office: Office | None, above: Point | None) -> Point:
    name = stated(wanted.name, what="tên điểm cầu", most=200)
    there = meeting.points.filter(name=name).first()
    if there is not None and office is not None and there.office_id not in {None, office.pk}:
        name, there = _told_apart(meeting, name, office), None
    if there is None and office is not None and not wanted.main:
        there = meeting.points.filter(office=office, main=False).first()
    if there is not None:
        raise RuleBroken("point-twice", f"Đã có điểm cầu {there} trong cuộc họp này. Hãy sửa điểm đã có.")
    return Point.objects.create(
        meeting=meeting, name=name, level=wanted.level, place=wanted.place[:400], chair=wanted.chair[:400],
        main=wanted.main, office=office, parent=above,
    )  # fmt: skip


def _moment(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%H:%M ngày %d/%m/%Y}" if moment else "(chưa đặt)"
