"""Who may do what, and on whose matters: one table, shown as it stands on the page /quyen-han/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class Verb(StrEnum):
    """What a person can do in Cầu Nối."""

    UPLOAD_DOCUMENT = "upload_document"
    SEE_DOCUMENT = "see_document"
    REGISTER_STUB = "register_stub"
    REVIEW_READING = "review_reading"
    OPEN_TASK = "open_task"
    SEE_TASK = "see_task"
    ASSIGN_TASK = "assign_task"
    CHANGE_DUE = "change_due"
    REPORT_DONE = "report_done"
    ASK_EXTENSION = "ask_extension"
    URGE = "urge"
    ACCEPT_TASK = "accept_task"
    RETURN_TASK = "return_task"
    ADD_NOTE = "add_note"
    ADD_EVIDENCE = "add_evidence"
    SEE_PROGRAMME = "see_programme"
    MAKE_PROGRAMME = "make_programme"
    APPROVE_PROGRAMME = "approve_programme"
    PROPOSE_MATTER = "propose_matter"
    SEE_DRAFT = "see_draft"
    WRITE_DRAFT = "write_draft"
    CHECK_DRAFT = "check_draft"
    APPROVE_DRAFT = "approve_draft"
    MERGE_LETTERS = "merge_letters"
    SEE_NUMBERS = "see_numbers"
    ISSUE_NUMBER = "issue_number"
    KEEP_NUMBERS = "keep_numbers"
    SEE_MEETING = "see_meeting"
    MAKE_MEETING = "make_meeting"
    RUN_MEETING = "run_meeting"
    KEEP_DELEGATES = "keep_delegates"
    REGISTER_DELEGATES = "register_delegates"
    CHECK_IN = "check_in"
    REPORT_POINT = "report_point"
    EXPORT = "export"
    SEE_LEDGER = "see_ledger"
    SET_PARAMETER = "set_parameter"
    SET_CALENDAR = "set_calendar"
    SEE_PERSON = "see_person"
    KEEP_PERSON = "keep_person"
    SEE_CONTACT = "see_contact"
    SEE_LOOKS = "see_looks"
    OPEN_SEALED = "open_sealed"
    ANSWER_DATA_REQUEST = "answer_data_request"
    KEEP_REGISTER = "keep_register"
    KEEP_ROOTS = "keep_roots"
    MANAGE_PEOPLE = "manage_people"


VERB_NAMES: Final[dict[Verb, str]] = {
    Verb.UPLOAD_DOCUMENT: "Đưa văn bản vào",
    Verb.SEE_DOCUMENT: "Xem văn bản",
    Verb.REGISTER_STUB: "Ghi sổ văn bản mật (chỉ số, ngày)",
    Verb.REVIEW_READING: "Duyệt kết quả đọc",
    Verb.OPEN_TASK: "Đưa nhiệm vụ lên bảng",
    Verb.SEE_TASK: "Xem nhiệm vụ",
    Verb.ASSIGN_TASK: "Giao, chuyển đơn vị chủ trì",
    Verb.CHANGE_DUE: "Đổi hạn (có lý do)",
    Verb.REPORT_DONE: "Báo đã làm xong",
    Verb.ASK_EXTENSION: "Xin lùi hạn",
    Verb.URGE: "Đôn đốc đơn vị quá hạn",
    Verb.ACCEPT_TASK: "Nghiệm thu",
    Verb.RETURN_TASK: "Trả lại để làm tiếp",
    Verb.ADD_NOTE: "Ghi ý kiến",
    Verb.ADD_EVIDENCE: "Nộp tệp minh chứng",
    Verb.SEE_PROGRAMME: "Xem chương trình công tác",
    Verb.MAKE_PROGRAMME: "Lập, sửa chương trình công tác",
    Verb.APPROVE_PROGRAMME: "Duyệt chương trình công tác",
    Verb.PROPOSE_MATTER: "Đề xuất việc vào chương trình",
    Verb.SEE_DRAFT: "Xem dự thảo văn bản đi",
    Verb.WRITE_DRAFT: "Soạn, sửa dự thảo văn bản đi",
    Verb.CHECK_DRAFT: "Kiểm tra thể thức và trình dự thảo",
    Verb.APPROVE_DRAFT: "Duyệt dự thảo",
    Verb.MERGE_LETTERS: "Trộn giấy mời theo danh sách",
    Verb.SEE_NUMBERS: "Xem sổ văn bản đi",
    Verb.ISSUE_NUMBER: "Cấp, giữ, hủy số văn bản đi",
    Verb.KEEP_NUMBERS: "Ghi nhiệm kỳ, nhập số cũ vào sổ văn bản đi",
    Verb.SEE_MEETING: "Xem cuộc họp",
    Verb.MAKE_MEETING: "Chuẩn bị, sửa cuộc họp",
    Verb.RUN_MEETING: "Điều hành phiên: thứ tự phát biểu, đồng hồ, ghi phiên",
    Verb.KEEP_DELEGATES: "Lập danh sách mời, phân bổ chỉ tiêu",
    Verb.REGISTER_DELEGATES: "Đăng ký đại biểu của đơn vị",
    Verb.CHECK_IN: "Điểm danh ở cửa",
    Verb.REPORT_POINT: "Báo tình hình điểm cầu",
    Verb.EXPORT: "Xuất ra Excel",
    Verb.SEE_LEDGER: "Xem sổ nhật ký",
    Verb.SET_PARAMETER: "Đặt tham số của cơ quan",
    Verb.SET_CALENDAR: "Sửa ngày nghỉ, ngày làm bù của cơ quan",
    Verb.SEE_PERSON: "Xem danh sách cán bộ",
    Verb.KEEP_PERSON: "Ghi, sửa cán bộ, chức vụ, liên hệ",
    Verb.SEE_CONTACT: "Mở xem liên hệ bị che (ghi sổ)",
    Verb.SEE_LOOKS: "Xem ai đã mở xem liên hệ",
    Verb.OPEN_SEALED: "Mở xem đơn đã chuyển tiếp công dân (ghi sổ)",
    Verb.ANSWER_DATA_REQUEST: "Giải quyết yêu cầu về dữ liệu cá nhân",
    Verb.KEEP_REGISTER: "Giữ sổ đơn vị: tên, biến động, tên gọi chung",
    Verb.KEEP_ROOTS: "Giữ danh sách chứng thư gốc tin cậy",
    Verb.MANAGE_PEOPLE: "Quản lý tài khoản, nhập sổ từ Excel",
}


class Reach(StrEnum):
    """On whose matters a verb may be used."""

    OWN = "own"
    BELOW = "below"
    ALL = "all"


REACH_NAMES: Final[dict[Reach, str]] = {
    Reach.OWN: "Đơn vị mình",
    Reach.BELOW: "Đơn vị mình và cấp dưới",
    Reach.ALL: "Toàn bộ",
}


def _grant(*verbs: Verb, reach: Reach) -> dict[Verb, Reach]:
    return dict.fromkeys(verbs, reach)


_OFFICE_WORK = _grant(
    Verb.UPLOAD_DOCUMENT,
    Verb.SEE_DOCUMENT,
    Verb.REGISTER_STUB,
    Verb.REVIEW_READING,
    Verb.OPEN_TASK,
    Verb.SEE_TASK,
    Verb.ASSIGN_TASK,
    Verb.CHANGE_DUE,
    Verb.SET_CALENDAR,
    Verb.REPORT_DONE,
    Verb.ASK_EXTENSION,
    Verb.URGE,
    Verb.RETURN_TASK,
    Verb.ADD_NOTE,
    Verb.ADD_EVIDENCE,
    Verb.SEE_PROGRAMME,
    Verb.MAKE_PROGRAMME,
    Verb.PROPOSE_MATTER,
    Verb.SEE_PERSON,
    Verb.KEEP_PERSON,
    Verb.SEE_CONTACT,
    Verb.ANSWER_DATA_REQUEST,
    Verb.KEEP_REGISTER,
    Verb.SEE_DRAFT,
    Verb.WRITE_DRAFT,
    Verb.CHECK_DRAFT,
    Verb.MERGE_LETTERS,
    Verb.SEE_NUMBERS,
    Verb.ISSUE_NUMBER,
    Verb.SEE_MEETING,
    Verb.MAKE_MEETING,
    Verb.RUN_MEETING,
    Verb.KEEP_DELEGATES,
    Verb.REGISTER_DELEGATES,
    Verb.CHECK_IN,
    Verb.REPORT_POINT,
    Verb.EXPORT,
    Verb.SEE_LEDGER,
    reach=Reach.ALL,
)

# Roles by the value kept in the database (people.models.Role). Nobody holds every right: the administrator
# keeps accounts and cannot decide on papers, so that whoever runs the machine cannot accept work in an
# office's name. The office may report work done for a unit that called by
# telephone; accepting it stays with the chief and the leaders.
GRANTS: Final[dict[str, dict[Verb, Reach]]] = {
    "admin": _grant(
        Verb.MANAGE_PEOPLE, Verb.KEEP_REGISTER, Verb.KEEP_ROOTS, Verb.SEE_LEDGER, reach=Reach.ALL
    ),
    "specialist": _OFFICE_WORK,
    "chief": _OFFICE_WORK
    | _grant(
        Verb.ACCEPT_TASK,
        Verb.APPROVE_PROGRAMME,
        Verb.APPROVE_DRAFT,
        Verb.KEEP_NUMBERS,
        Verb.SET_PARAMETER,
        Verb.SEE_LOOKS,
        Verb.OPEN_SEALED,
        reach=Reach.ALL,
    ),
    "leader": _grant(
        Verb.SEE_DOCUMENT,
        Verb.SEE_TASK,
        Verb.ASSIGN_TASK,
        Verb.CHANGE_DUE,
        Verb.URGE,
        Verb.ACCEPT_TASK,
        Verb.RETURN_TASK,
        Verb.ADD_NOTE,
        Verb.SEE_PROGRAMME,
        Verb.APPROVE_PROGRAMME,
        Verb.SEE_PERSON,
        Verb.SEE_CONTACT,
        Verb.SEE_LOOKS,
        Verb.OPEN_SEALED,
        Verb.SEE_DRAFT,
        Verb.APPROVE_DRAFT,
        Verb.SEE_NUMBERS,
        Verb.SEE_MEETING,
        Verb.RUN_MEETING,
        Verb.EXPORT,
        Verb.SEE_LEDGER,
        reach=Reach.ALL,
    ),
    "unit_contact": _grant(
        Verb.REPORT_DONE,
        Verb.ASK_EXTENSION,
        Verb.ADD_NOTE,
        Verb.ADD_EVIDENCE,
        Verb.PROPOSE_MATTER,
        Verb.KEEP_PERSON,
        Verb.SEE_CONTACT,
        Verb.REGISTER_DELEGATES,
        Verb.REPORT_POINT,
        reach=Reach.OWN,
    )
    | _grant(
        Verb.SEE_DOCUMENT,
        Verb.SEE_TASK,
        Verb.SEE_PROGRAMME,
        Verb.SEE_PERSON,
        Verb.SEE_MEETING,
        Verb.EXPORT,
        reach=Reach.BELOW,
    ),
    "steward": _grant(Verb.SEE_TASK, Verb.SEE_MEETING, Verb.CHECK_IN, reach=Reach.OWN),
    "technician": _grant(Verb.SEE_TASK, Verb.SEE_MEETING, Verb.REPORT_POINT, reach=Reach.OWN),
    "reader": _grant(Verb.SEE_DOCUMENT, Verb.SEE_TASK, Verb.SEE_PROGRAMME, Verb.SEE_MEETING, reach=Reach.OWN),
}


def may(role: str, verb: Verb) -> Reach | None:
    """How far a role reaches with a verb; None: not at all."""
    return GRANTS.get(role, {}).get(verb)


LOCK_WINDOW: Final = timedelta(minutes=15)
LOCK_AFTER: Final = 5
LOCK_NAME_AFTER: Final = 30


def locked_until(failures: Iterable[tuple[datetime, str]], *, address: str, now: datetime) -> datetime | None:
    """Until when sign-in stays closed after failures (moment, address) with one name; None when it is open.

    Five wrong passwords from one address within a quarter of an hour close the name for that address; thirty
    from anywhere close it for all, so that guessing from many machines does not pay either. One address alone
    cannot shut a colleague out.
    """
    recent = sorted((moment, place) for moment, place in failures if now - moment < LOCK_WINDOW)
    here = [moment for moment, place in recent if place == address]
    for moments, limit in ((here, LOCK_AFTER), ([moment for moment, _ in recent], LOCK_NAME_AFTER)):
        if len(moments) >= limit:
            return moments[-limit] + LOCK_WINDOW
    return None


def closes_door(failures: Sequence[tuple[datetime, str]], *, address: str, now: datetime) -> bool:
    """Whether the last of these failures (moment, address) is the one that closes the door."""
    before = locked_until(failures[:-1], address=address, now=now)
    return before is None and locked_until(failures, address=address, now=now) is not None


MEANS: Final[dict[str, str]] = {
    "password": "mật khẩu",
    "mfa": "xác thực hai lớp",
    "socialaccount": "tài khoản liên thông",
    "invitation": "lời mời",
}


def means_words(methods: Iterable[str]) -> str:
    """How somebody signed in, from the steps that were taken: "mật khẩu và xác thực hai lớp"."""
    return " và ".join(dict.fromkeys(MEANS[method] for method in methods)) or "mật khẩu"
