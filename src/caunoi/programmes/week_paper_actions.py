"""The verb that begins the draft of a week's document."""

from __future__ import annotations

from django.db import transaction

from caunoi.issuing.draft_actions import NewDraft, begin_once
from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_rules import Source
from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.programmes.models import WeekSchedule
from caunoi.programmes.week_paper import KIND, week_paper
from caunoi.programmes.week_reads import sheet_of
from caunoi.programmes.week_rules import WeekState
from caunoi.ui.refusal import RuleBroken


@transaction.atomic
def draft_week_paper(*, actor: User, schedule: WeekSchedule) -> Draft:
    """Begins the document of an approved week; one being written is given as it is.

    Notes of the office and telephone numbers stay out of it. Raises RuleBroken: not-allowed, wrong-state,
    kind-refused.
    """
    demand(actor, Verb.WRITE_DRAFT, schedule.office)
    if schedule.stands not in (WeekState.APPROVED, WeekState.ISSUED):
        raise RuleBroken("wrong-state", "Lịch tuần chưa duyệt nên chưa lập văn bản được. Duyệt trước.")
    keeper = actor.office.name if actor.office else schedule.office.name
    paper = week_paper(schedule, sheet_of(schedule), keeper=keeper)
    about = ("week-schedule", f"{schedule.pk}.{schedule.revision}")
    new = NewDraft(schedule.office, paper, KIND, about, Source.MADE, "lập từ lịch tuần")
    return begin_once(actor=actor, new=new)
