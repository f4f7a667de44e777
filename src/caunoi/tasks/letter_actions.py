"""The verbs that make drafts of tasks: an urging letter, a letter of assignment."""

from __future__ import annotations

from django.db import transaction

from caunoi.documents.models import Document, DocumentState
from caunoi.issuing.draft_actions import NewDraft, begin_once
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import Source
from caunoi.people.actions import demand
from caunoi.people.models import Office, User
from caunoi.people.rules import Verb
from caunoi.tasks import unit_rules
from caunoi.tasks.filters import Now
from caunoi.tasks.letters import ASSIGNMENT, URGING, assignment_letter, given_out, urging_letter
from caunoi.tasks.models import Task
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def draft_urging(*, actor: User, office: Office, when: Now) -> Draft:
    """Begins the letter that urges an office about all it is late with; one being written is given as it is.

    Raises RuleBroken: not-allowed, no-office, nothing-late, kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT)
    sender = _sender(actor)
    late = Task.objects.in_reach(actor, Verb.URGE).late(when.at).filter(owner=office)
    tasks = list(late.select_related("document").order_by("late_on", "pk"))
    unit_rules.refuse_nothing_late(len(tasks))
    paper = urging_letter(tasks, late=office, sender=sender, when=when)
    new = NewDraft(sender, paper, URGING, ("late-office", str(office.pk)), Source.MADE, "lập từ việc quá hạn")
    return begin_once(actor=actor, new=new)


@transaction.atomic
def draft_assignment(*, actor: User, document: Document) -> Draft:
    """Begins the letter that gives out the tasks of a reviewed paper; one being written is given as it is.

    Raises RuleBroken: not-allowed, no-office, not-reviewed, nothing-owed, kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT)
    sender = _sender(actor)
    if document.state != DocumentState.CONFIRMED:
        raise RuleBroken(
            "not-reviewed", "Văn bản chưa duyệt xong nên chưa giao việc được. Duyệt văn bản trước."
        )
    tasks = given_out(document)
    if not tasks:
        raise RuleBroken(
            "nothing-owed",
            "Chưa có nhiệm vụ nào của văn bản này ở đơn vị. Đưa nhiệm vụ lên bảng, giao đơn vị trước.",
        )
    paper = assignment_letter(tasks, document=document, sender=sender)
    new = NewDraft(sender, paper, ASSIGNMENT, ("document", str(document.pk)), Source.MADE, "lập từ nhiệm vụ")
    return begin_once(actor=actor, new=new)


def _sender(actor: User) -> Office:
    if actor.office is None:
        raise RuleBroken(
            "no-office", "Tài khoản chưa gắn với đơn vị nào nên chưa rõ văn bản của cơ quan nào."
        )
    return actor.office
