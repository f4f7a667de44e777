"""The verb that begins the draft of a month's document."""

from __future__ import annotations

from django.db import transaction

from caunoi.issuing.draft_actions import NewDraft, begin_once
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import Source
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.programmes.models import MonthProgramme
from caunoi.programmes.month_paper import KIND, month_paper
from caunoi.programmes.month_rules import MonthState
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def draft_month_paper(*, actor: User, month: MonthProgramme) -> Draft:
    """Begins the document of an approved month; one being written is given as it is.

    Raises RuleBroken: not-allowed, wrong-state, kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT, month.office)
    if MonthState(month.state) is MonthState.DRAFT:
        raise RuleBroken(
            "wrong-state", "Chương trình tháng chưa duyệt nên chưa lập văn bản được. Duyệt trước."
        )
    keeper = actor.office.name if actor.office else month.office.name
    paper = month_paper(month, keeper=keeper)
    about = ("month-programme", f"{month.pk}.{month.revision}")
    new = NewDraft(month.office, paper, KIND, about, Source.MADE, "lập từ chương trình tháng")
    return begin_once(actor=actor, new=new)
