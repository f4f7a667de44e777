"""What the machine demands by the programme's own rule: the written report where papers are late."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from caunoi.ledger.actions import record
from caunoi.people.reads import parameter
from caunoi.programmes.models import LinePaper
from caunoi.programmes.month_models import PaperKind
from caunoi.programmes.month_rules import REPORT_WITHIN
from caunoi.tasks.actions import NewTask, open_task_by_rule
from caunoi.tasks.models import Task
from caunoi.tasks.office_days import working_days
from caunoi.tasks.rules import Due, Operator


def demand_reports(*, now: datetime) -> int:
    """Opens the report in writing for each office whose papers are late and not handed in; returns how many.

    Safe to run as often and as many at once as one likes: a paper is asked about once.
    Source: 23-CTr/TU III.1 ("đơn vị nào chậm ... phải báo cáo bằng văn bản"); domain R11.
    """
    late = Task.objects.late(now).filter(line_paper__kind=PaperKind.PAPERS)
    return sum(_demand(pk, now) for pk in late.order_by("pk").values_list("line_paper", flat=True))


@transaction.atomic
def _demand(pk: int, now: datetime) -> bool:
    rows = LinePaper.objects.select_for_update(of=("self",))
    paper = rows.select_related("office", "task__opened_by", "line__month__office", "line__item").get(pk=pk)
    asked = {"line": paper.line, "office": paper.office, "kind": PaperKind.REPORT}
    if LinePaper.objects.filter(**asked).exists() or not Task.objects.late(now).filter(pk=paper.task_id):
        return False
    days = parameter(REPORT_WITHIN)
    new = NewTask(
        action=f"Báo cáo giải trình bằng văn bản việc chậm gửi tài liệu: {paper.line.item.content}",
        owner=paper.office,
        product="Báo cáo giải trình",
        report_to=str(paper.line.month.office),
        due=Due(
            working_days().after(timezone.localtime(now).date(), days), None, Operator.BY,
            f"trong {days:02d} ngày làm việc (tham số của cơ quan, văn bản không nêu hạn)",
        ),
        document=paper.task.document,
    )  # fmt: skip
    rule = f"{paper.line.month}, tài liệu gửi chậm thì báo cáo bằng văn bản"
    task = open_task_by_rule(answerable=paper.task.opened_by, new=new, rule=rule)
    LinePaper.objects.create(**asked, task=task)
    record(
        actor=None, verb="demand_reports", about=paper.line.month,
        said=f"{paper.office} chậm gửi tài liệu “{paper.line}”; hệ thống yêu cầu báo cáo giải trình.",
    )  # fmt: skip
    return True
