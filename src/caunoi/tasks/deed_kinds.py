"""The verbs that a page offers on one task: the form of each, its words, and what happens when it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from caunoi.people.actions import demand
from caunoi.people.models import User
from caunoi.people.rules import Verb
from caunoi.tasks import actions, chain_rules, rules, unit_actions
from caunoi.tasks.anchor_forms import TieForm, tie_initial
from caunoi.tasks.chain_reads import parts_open
from caunoi.tasks.evidence import Proof, proof_of
from caunoi.tasks.forms import (
    AssignForm,
    CancelForm,
    ChangeDueForm,
    EvidenceForm,
    HandInForm,
    NoteForm,
    ProgressForm,
    ReasonForm,
    cancel_initial,
    due_initial,
)
from caunoi.tasks.models import ExtensionRequest, Task
from caunoi.tasks.rounds_rules import refuse_asked_there
from caunoi.tasks.unit_forms import AnswerForm, AskForm, ExecutorForm, answer_initial, ask_initial
from caunoi.tasks.unit_rules import Asked
from caunoi.ui.refusal import RuleBroken


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb on one task as a page offers it. `done` is what is said afterwards."""

    form: type[forms.Form]
    title: str
    button: str
    done: str
    act: Callable[[User, Task, forms.Form], object]
    lead: str = ""
    look: str = "main"
    initial: Callable[[Task], dict[str, object]] = lambda task: {}


def _proofs(user: User, form: forms.Form) -> list[Proof]:
    files: list[UploadedFile] = form.cleaned_data["proofs"]
    paper: str = form.cleaned_data["paper"].strip()
    papers = [Proof(paper)] if paper else []
    return papers + [proof_of(actor=user, name=file.name or "", data=file.read()) for file in files]


def _hand_in(user: User, task: Task, form: forms.Form) -> object:
    # The gate takes seconds: what would be refused anyway is refused before it.
    rules.moved(task.stands, rules.Move.HAND_IN)
    refuse_asked_there(asks=hasattr(task, "answer"))
    demand(user, Verb.REPORT_DONE, task.owner)
    result = form.cleaned_data["result"]
    despite: str = form.cleaned_data.get("despite", "")
    chain_rules.refuse_parts_open(parts_open(task).count(), despite)
    return actions.hand_in_task(
        actor=user, task=task, result=result, proofs=_proofs(user, form), despite=despite
    )


def _add_evidence(user: User, task: Task, form: forms.Form) -> object:
    demand(user, Verb.ADD_EVIDENCE)
    return actions.add_evidence(actor=user, task=task, proofs=_proofs(user, form))


def _change_due(user: User, task: Task, form: forms.Form) -> object:
    assert isinstance(form, ChangeDueForm)
    said = form.cleaned_data
    return actions.change_due(
        actor=user, task=task, new=form.due(), reason=said["reason"], seen=said["seen"],
        touched=said["touched"],
    )  # fmt: skip


def _tie(user: User, task: Task, form: forms.Form) -> object:
    assert isinstance(form, TieForm)
    said = form.cleaned_data
    return actions.change_due(
        actor=user, task=task, new=form.due(), reason=said["reason"], seen=said["seen"],
        anchor=said["anchor"], touched=said["touched"],
    )  # fmt: skip


def _assign(user: User, task: Task, form: forms.Form) -> object:
    said = form.cleaned_data
    return actions.assign_task(
        actor=user,
        task=task,
        owner=said["owner"],
        coordinating=said["coordinating"],
        acceptor=said["acceptor"],
    )


def _assign_initial(task: Task) -> dict[str, object]:
    return {
        "owner": task.owner_id,
        "coordinating": list(task.coordinating.values_list("pk", flat=True)),
        "acceptor": task.acceptor_id,
    }


def _ask(user: User, task: Task, form: forms.Form) -> object:
    assert isinstance(form, AskForm)
    return unit_actions.ask_extension(
        actor=user, task=task, wish=form.due(), reason=form.cleaned_data["reason"]
    )


def _waiting(task: Task) -> ExtensionRequest:
    request = task.extension_requests.filter(state=Asked.WAITING).first()
    if request is None:
        raise RuleBroken(
            "answered-already",
            "Nhiệm vụ này không còn đề nghị lùi hạn nào chờ trả lời, có thể vừa được trả lời hoặc đã rút. "
            "Hãy tải lại trang.",
        )
    return request


def _answer(user: User, task: Task, form: forms.Form) -> object:
    assert isinstance(form, AnswerForm)
    said, request = form.cleaned_data, _waiting(task)
    if said["decision"] == Asked.REFUSED:
        return unit_actions.refuse_extension(actor=user, request=request, answer=said["answer"])
    return unit_actions.grant_extension(
        actor=user, request=request, until=form.due(), seen=said["seen"], answer=said["answer"]
    )


DEEDS: Final[dict[str, Deed]] = {
    "start": Deed(
        forms.Form, "Bắt đầu làm", "Bắt đầu làm", "Đã chuyển nhiệm vụ sang “Đang làm”.",
        lambda user, task, form: actions.start_task(actor=user, task=task),
    ),
    "progress": Deed(
        ProgressForm, "Cập nhật tiến độ", "Ghi tiến độ", "Đã ghi tiến độ.",
        lambda user, task, form: actions.report_progress(
            actor=user, task=task, percent=form.cleaned_data["percent"]
        ),
        initial=lambda task: {"percent": task.progress},
    ),
    "hand_in": Deed(
        HandInForm, "Báo cáo hoàn thành", "Báo hoàn thành", "Đã báo cáo hoàn thành, chờ nghiệm thu.",
        _hand_in,
        lead="Ghi kết quả và kèm ít nhất một minh chứng. Một người khác sẽ nghiệm thu.",
        initial=lambda task: {"parts_open": parts_open(task).count()},
    ),
    "accept": Deed(
        forms.Form, "Nghiệm thu nhiệm vụ", "Nghiệm thu", "Đã nghiệm thu nhiệm vụ.",
        lambda user, task, form: actions.accept_task(actor=user, task=task),
        lead="Xem kết quả và minh chứng trước khi nghiệm thu. Việc nghiệm thu được ghi vào sổ nhật ký.",
    ),
    "return": Deed(
        ReasonForm, "Trả lại cho đơn vị làm tiếp", "Trả lại", "Đã trả lại nhiệm vụ.",
        lambda user, task, form: actions.return_task(
            actor=user, task=task, reason=form.cleaned_data["reason"]
        ),
        lead="Nói rõ còn thiếu gì, cần bổ sung gì.",
    ),
    "cancel": Deed(
        CancelForm, "Hủy nhiệm vụ", "Hủy nhiệm vụ", "Đã hủy nhiệm vụ.",
        lambda user, task, form: actions.cancel_task(
            actor=user, task=task, reason=form.cleaned_data["reason"], touched=form.cleaned_data["touched"]
        ),
        lead="Nhiệm vụ đã hủy không mở lại được, lịch sử của nó vẫn được giữ.", look="danger",
        initial=cancel_initial,
    ),
    "change_due": Deed(
        ChangeDueForm, "Đổi hạn", "Đổi hạn", "Đã đổi hạn, hạn cũ và lý do được giữ lại.", _change_due,
        initial=due_initial,
    ),
    "tie": Deed(
        TieForm, "Gắn hạn với một mốc", "Gắn với mốc", "Đã gắn hạn với mốc: khi mốc dời, hạn dời theo.", _tie,
        lead="Hạn được đếm từ ngày họp hoặc mốc khác. Mốc chưa có thì lập ở trang Mốc thời gian.",
        initial=tie_initial,
    ),
    "assign": Deed(
        AssignForm, "Giao đơn vị, người nghiệm thu", "Ghi phân công", "Đã ghi phân công.", _assign,
        initial=_assign_initial,
    ),
    "note": Deed(
        NoteForm, "Ghi chú", "Thêm ghi chú", "Đã thêm ghi chú.",
        lambda user, task, form: actions.add_note(actor=user, task=task, text=form.cleaned_data["text"]),
    ),
    "executor": Deed(
        ExecutorForm, "Phân công người thực hiện", "Ghi phân công", "Đã ghi người thực hiện.",
        lambda user, task, form: unit_actions.name_executor(
            actor=user, task=task, name=form.cleaned_data["name"]
        ),
        lead="Ghi ai trong đơn vị trực tiếp làm; để trống nếu chưa phân công.",
        initial=lambda task: {"name": task.executor},
    ),
    "extend": Deed(
        AskForm, "Xin lùi hạn", "Gửi đề nghị", "Đã gửi đề nghị lùi hạn. Hạn cũ vẫn giữ đến khi có trả lời.",
        _ask,
        lead="Nói rõ vì sao chưa xong và đến ngày nào thì xong. Người giao việc sẽ trả lời ngay tại đây.",
        initial=ask_initial,
    ),
    "answer_extension": Deed(
        AnswerForm, "Trả lời đề nghị lùi hạn", "Trả lời", "Đã trả lời đề nghị lùi hạn.", _answer,
        initial=answer_initial,
    ),
    "withdraw_extension": Deed(
        forms.Form, "Rút đề nghị lùi hạn", "Rút đề nghị", "Đã rút đề nghị lùi hạn.",
        lambda user, task, form: unit_actions.withdraw_extension(actor=user, request=_waiting(task)),
    ),
    "evidence": Deed(
        EvidenceForm, "Thêm minh chứng", "Thêm minh chứng", "Đã thêm minh chứng.", _add_evidence
    ),
}  # fmt: skip
