"""A paper of a kind with the letterhead of the office's last one: what rooms above make drafts of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from caunoi.issuing.draft_models import Draft
from caunoi.issuing.draft_reads import newest
from caunoi.issuing.number_reads import system_of
from caunoi.issuing.own_kinds import kind_for
from caunoi.people.models import Office
from caunoi.ui.refusal import RuleBroken
from vanban.kinds import KindError, fill
from vanban.paper import Paper

_MINUTES: Final = "Biên bản"


def made_paper(slug: str, *, office: Office, values: Mapping[str, object]) -> Paper:
    """The paper of a kind's values; place, superior organ and signer as in the office's last draft.

    What nobody knows yet stands as dots, for a person to fill in. Raises RuleBroken("kind-refused") where the
    office's own kind does not take the values.
    """
    said = {
        "issuer": office.name.upper(),
        "system": system_of(office),
        "draft": "DỰ THẢO",
        **values,
    }
    try:
        paper = fill(kind_for(slug, office.symbol), said, gaps=True)
    except KindError as refused:
        raise RuleBroken("kind-refused", f"Chưa lập được dự thảo: {refused}") from refused
    return _with_habits(replace(paper, symbol=None), office)


def _with_habits(paper: Paper, office: Office) -> Paper:
    drafts = Draft.objects.filter(office=office).order_by("-pk")
    # Who signs minutes signs nothing else: one wrote them down, one chaired.
    last = drafts.filter(doc_type=paper.doc_type).first() or drafts.exclude(doc_type=_MINUTES).first()
    if last is None:
        return paper
    before = newest(last).paper
    return replace(
        paper,
        place=before.place or paper.place,
        parent_issuer=paper.parent_issuer or before.parent_issuer,
        signings=paper.signings or before.signings,
    )
