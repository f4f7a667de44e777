"""Which number is asked for, and its series locked: what every giving of a number begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caunoi.issuing.models import Series
from caunoi.issuing.number_reads import term_on
from caunoi.people.models import Office
from vanban.paper import System


@dataclass(frozen=True, slots=True)
class Asked:
    """Which number: the organ that issues (of a joint document the leading one), the type's word, the day.

    `congress`: a paper of the congress itself; `unit`: the sign of who drafted a letter of the State.
    """

    office: Office
    system: System
    doc_type: str
    on: date
    congress: bool = False
    unit: str = ""


def locked_series(asked: Asked, doc_type: str) -> Series:
    """The series, made when it is first asked for; of two at once the second waits for the first."""
    party = asked.system == "party"
    series, _ = Series.objects.get_or_create(
        office=asked.office,
        system=asked.system,
        doc_type="" if asked.congress else doc_type,
        term=term_on(asked.office, asked.on, congress=asked.congress) if party else None,
        year=None if party else asked.on.year,
    )
    return Series.objects.select_for_update(of=("self",)).select_related("office", "term").get(pk=series.pk)
