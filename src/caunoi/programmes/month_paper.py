"""The month's programme as the document that goes out."""

from __future__ import annotations

from caunoi.issuing.draft_making import made_paper
from caunoi.people.reads import parameter
from caunoi.programmes.models import MonthProgramme
from caunoi.programmes.month_reads import lines_of, printed
from caunoi.programmes.month_rules import revision_name
from vanban.paper import Paper, words

KIND = "chuong-trinh-cong-tac-thang"


def month_paper(month: MonthProgramme, *, keeper: str) -> Paper:
    """The lines of a month, their sessions, who prepares them; `keeper` is the office that follows it."""
    items = [
        {
            "content": words(line.content),
            "unit": line.leads or keeper,
            "time_words": line.session or "Trong tháng",
        }
        for line in printed(lines_of(month))
    ]
    values = {
        "month": month.first_on, "organiser": month.office.name, "office": keeper, "items": items,
        "revision": revision_name(month.revision) if month.revision else "",
        "lead_time": f"{parameter('programme_papers_before'):02d} ngày làm việc",
        "recipients": [{"text": f"Lưu {keeper}"}],
    }  # fmt: skip
    return made_paper(KIND, office=month.office, values=values)
