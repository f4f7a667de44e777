"""Keeping persons, posts and contact details; every look at a contact detail is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people import person_rules as rules
from caunoi.people.actions import demand
from caunoi.people.models import Contact, Office, Person, Post, User
from caunoi.people.person_reads import Listed, demand_on_person, visible_to
from caunoi.people.rules import Verb
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class PostSaid:
    """What a person is, where, and for how long."""

    office: Office
    title: str
    acting: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ContactSaid:
    """A contact detail with what it is kept for."""

    kind: str
    value: str
    purpose: str
    basis: str
    expires_on: date | None


@transaction.atomic
def add_person(*, actor: User, full_name: str, post: PostSaid) -> Person:
    """Enters a person with a post; nobody is entered without one.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, ends-before-it-begins.
    """
    demand(actor, Verb.KEEP_PERSON, post.office)
    person = Person.objects.create(full_name=rules.stated(full_name, what="họ và tên", most=120))
    kept = _post(person, post)
    record(
        actor=actor, verb="add_person", about=person, said=f"{actor} ghi {person}, {kept}.", after=str(kept)
    )
    return person


@transaction.atomic
def rename_person(*, actor: User, person: Person, full_name: str) -> Person:
    """Corrects a name. Raises RuleBroken: not-allowed, nothing-stated, too-long, no-change."""
    person = _locked(actor, Verb.KEEP_PERSON, person)
    before, person.full_name = person.full_name, rules.stated(full_name, what="họ và tên", most=120)
    if person.full_name == before:
        raise RuleBroken("no-change", "Tên vẫn như cũ nên không có gì để sửa.")
    person.save()
    said = f"{actor} sửa tên {before} thành {person}."
    record(actor=actor, verb="rename_person", about=person, said=said, before=before, after=person.full_name)
    return person


@transaction.atomic
def add_post(*, actor: User, person: Person, post: PostSaid) -> Post:
    """Gives a person one more post.

    Raises RuleBroken: not-allowed, nothing-stated, too-long, ends-before-it-begins, post-twice.
    """
    person = _locked(actor, Verb.KEEP_PERSON, person)
    demand(actor, Verb.KEEP_PERSON, post.office)
    kept = _post(person, post)
    record(actor=actor, verb="add_post", about=person, said=f"{actor} ghi chức vụ của {person}: {kept}.")
    return kept


@transaction.atomic
def end_post(*, actor: User, post: Post, on: date) -> Post:
    """The last day on which the person holds the post.

    Raises RuleBroken: not-allowed, ends-before-it-begins.
    """
    demand(actor, Verb.KEEP_PERSON, post.office)
    post = Post.objects.select_for_update(of=("self",)).select_related("person", "office").get(pk=post.pk)
    rules.refuse_days_turned_round(post.valid_from, on)
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    said = f"{actor} ghi {post.person} thôi giữ chức vụ {post} từ sau ngày {on:%d/%m/%Y}."
    record(actor=actor, verb="end_post", about=post.person, said=said)
    return post


@transaction.atomic
def add_contact(*, actor: User, person: Person, said: ContactSaid) -> Contact:
    """Keeps a contact detail, for a purpose and until a day. The ledger never holds the value.

    Raises RuleBroken: not-allowed, bad-contact, nothing-stated, too-long, bad-expiry, contact-twice.
    """
    person = _locked(actor, Verb.KEEP_PERSON, person)
    value = rules.contact_value(said.kind, said.value)
    if person.contacts.filter(kind=said.kind, value=value).exists():
        raise RuleBroken(
            "contact-twice", f"{person} đã có liên hệ này. Nếu cần giữ lâu hơn, xóa rồi ghi lại."
        )
    contact = Contact.objects.create(
        person=person, kind=said.kind, value=value,
        purpose=rules.stated(said.purpose, what="mục đích", most=200),
        basis=rules.stated(said.basis, what="căn cứ", most=200),
        expires_on=rules.refuse_bad_expiry(said.expires_on, today=timezone.localdate()),
    )  # fmt: skip
    record(
        actor=actor, verb="add_contact", about=person,
        said=f"{actor} ghi {contact.get_kind_display().lower()} của {person}, để {contact.purpose}, "
        f"giữ đến hết ngày {contact.expires_on:%d/%m/%Y}.",
    )  # fmt: skip
    return contact


@transaction.atomic
def look_at_contact(*, actor: User, contact: Contact, purpose: str) -> str:
    """The value itself, to whoever may see it and says why; the look stands in the ledger before it happens.

    Raises RuleBroken: not-allowed, nothing-stated, erased.
    """
    person = _locked(actor, Verb.SEE_CONTACT, contact.person)
    purpose = rules.stated(purpose, what="lý do mở xem", most=200)
    contact = Contact.objects.get(pk=contact.pk)
    if contact.erased_at is not None:
        raise RuleBroken("erased", "Liên hệ này đã xóa vì hết mục đích nên không còn gì để xem.")
    record(
        actor=actor, verb="look_at_contact", about=person, after=purpose,
        said=f"{actor} mở xem {contact.get_kind_display().lower()} của {person}, lý do: {purpose}",
    )  # fmt: skip
    return contact.value


@transaction.atomic
def look_at_list(*, actor: User, people: list[Listed]) -> list[Listed]:
    """The same list for somebody who takes whole contact details out: one line for each person who has any.

    Raises RuleBroken "not-allowed" where somebody on the list is out of reach.
    """
    demand(actor, Verb.SEE_CONTACT)
    seen = set(visible_to(actor, Verb.SEE_CONTACT).values_list("pk", flat=True))
    for one in people:
        if one.contacts and one.person.pk not in seen:
            demand(actor, Verb.SEE_CONTACT, one.posts[0].office)
        if one.contacts:
            said = f"{actor} xuất danh sách nội bộ có liên hệ của {one.person}."
            record(
                actor=actor,
                verb="look_at_contact",
                about=one.person,
                said=said,
                after="xuất danh sách nội bộ",
            )
    return people


@transaction.atomic
def hand_out(*, actor: User, person: Person) -> Person:
    """Notes that everything kept of a person was taken out, to be handed to that person.

    Raises RuleBroken: not-allowed.
    """
    demand(actor, Verb.ANSWER_DATA_REQUEST)
    said = f"{actor} lấy ra toàn bộ dữ liệu về {person} để trả lời người đó."
    record(actor=actor, verb="look_at_contact", about=person, said=said, after="trả lời yêu cầu của người đó")
    return person


@transaction.atomic
def erase_contact(*, actor: User, contact: Contact, reason: str) -> Contact:
    """Erases the value before its day; the row stays and says so.

    Raises RuleBroken: not-allowed, nothing-stated, erased.
    """
    person = _locked(actor, Verb.KEEP_PERSON, contact.person)
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if contact.erased_at is not None:
        raise RuleBroken("erased", "Liên hệ này đã được xóa trước đó.")
    reason = rules.stated(reason, what="lý do xóa", most=200)
    _erase(contact)
    said = f"{actor} xóa {contact.get_kind_display().lower()} của {person}, lý do: {reason}"
    record(actor=actor, verb="erase_contact", about=person, said=said)
    return contact


@transaction.atomic
def erase_expired_contacts(*, today: date) -> int:
    """Erases what has outlived its purpose; run by the tick, any number of times. Returns how many."""
    expired = Contact.objects.select_for_update(of=("self",)).filter(erased_at=None, expires_on__lt=today)
    gone = list(expired.select_related("person").order_by("pk"))
    for contact in gone:
        _erase(contact)
        record(
            actor=None, verb="erase_contact", about=contact.person,
            said=f"{contact.get_kind_display()} của {contact.person} đã xóa "
            f"vì hết mục đích ({contact.purpose}).",
        )  # fmt: skip
    return len(gone)


def _erase(contact: Contact) -> None:
    contact.value, contact.erased_at = "", timezone.now()
    contact.save(update_fields=["value", "erased_at"])


def _locked(actor: User, verb: Verb, person: Person) -> Person:
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    demand_on_person(actor, verb, person)
    return person


def _post(person: Person, said: PostSaid) -> Post:
    rules.refuse_days_turned_round(said.valid_from, said.valid_to)
    title = rules.stated(said.title, what="chức vụ", most=160)
    try:
        with transaction.atomic():
            return Post.objects.create(
                person=person, office=said.office, title=title, acting=said.acting,
                basis=said.basis.strip()[:200], valid_from=said.valid_from, valid_to=said.valid_to,
            )  # fmt: skip
    except IntegrityError as twice:
        raise RuleBroken(
            "post-twice", f"{person} đã có chức vụ {title} ở {said.office} từ ngày này."
        ) from twice
