"""The words in which each room writes what its addresses and deeds ask of a person (its `access.py`).

The rows of all rooms together with `rules.GRANTS` are the table of rights. It is the table that decides: the
gate (`site.gate`) asks it before a view runs, the page /quyen-han/ and docs/permissions.md show it, and the
tests derive from it what each role must be let do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from caunoi.people.rules import Reach, Verb, may


class Measure(StrEnum):
    """On what the reach of a verb is measured."""

    WHOLE = "whole"
    """It concerns everybody's matters: only who holds the verb over everything."""
    ROLE = "role"
    """The verb at any reach; what is listed or chosen is then narrowed to that reach."""
    OFFICE = "office"
    """The office whose matter the thing is."""
    SHARED = "shared"
    """That office, or an office that takes part in it."""


MEASURE_NAMES: Final[dict[Measure, str]] = {
    Measure.WHOLE: "toàn bộ",
    Measure.ROLE: "trong phạm vi được giao",
    Measure.OFFICE: "theo đơn vị có việc",
    Measure.SHARED: "theo đơn vị có việc hoặc đơn vị phối hợp",
}


# What each role is for, as the page of rights says it; the tests hold each sentence against `rules.GRANTS`.
ROLE_DUTIES: Final[dict[str, str]] = {
    "admin": "Giữ tài khoản, sổ đơn vị, danh sách chứng thư gốc, đọc sổ nhật ký. "
    "Không xem văn bản, không giao việc, không nghiệm thu: người giữ máy không thay mặt đơn vị nào.",
    "specialist": "Làm việc của văn phòng cho mọi đơn vị: nhận và duyệt văn bản, đưa nhiệm vụ lên bảng, "
    "theo dõi, đôn đốc. Không nghiệm thu.",
    "chief": "Mọi việc của văn phòng, thêm nghiệm thu, duyệt chương trình và đặt tham số của cơ quan. "
    "Không giữ tài khoản.",
    "leader": "Xem toàn bộ, giao việc, đổi hạn, nghiệm thu, trả lại, đọc sổ nhật ký. "
    "Không nhận, không sửa văn bản.",
    "unit_contact": "Làm việc của đơn vị mình: báo hoàn thành, nộp minh chứng, xin lùi hạn, đề xuất, "
    "đăng ký đại biểu. Xem thêm việc của cấp dưới.",
    "steward": "Người đón tiếp ở hội nghị. Điểm danh ở cửa, xem cuộc họp và nhiệm vụ của đơn vị mình: "
    "không xem văn bản, không xuất tệp.",
    "technician": "Người giữ đường truyền, điểm cầu. Báo tình hình điểm cầu, xem cuộc họp và nhiệm vụ "
    "của đơn vị mình: không xem văn bản, không xuất tệp.",
    "reader": "Xem văn bản, nhiệm vụ, chương trình, cuộc họp của đơn vị mình. Không ghi gì, không xuất tệp.",
}


@dataclass(frozen=True, slots=True)
class Needs:
    """A verb, and on what its reach is measured."""

    verb: Verb
    of: Measure = Measure.ROLE


class Open(StrEnum):
    """What asks for no verb."""

    STRANGER = "stranger"
    """Anybody, without signing in."""
    SIGNED_IN = "signed_in"
    """Everybody who has signed in, about what is the person's own."""
    MACHINE = "machine"
    """Nobody: a job or a command of whoever runs the machine. No address may be this."""
    STEP = "step"
    """A step of another deed, which has asked already. No address may be this."""


OPEN_NAMES: Final[dict[Open, str]] = {
    Open.STRANGER: "không cần đăng nhập",
    Open.SIGNED_IN: "mọi người đã đăng nhập, với việc của chính mình",
    Open.MACHINE: "máy tự làm",
    Open.STEP: "một bước của việc khác, việc ấy đã hỏi quyền",
}

Asked: TypeAlias = Needs | Open


@dataclass(frozen=True, slots=True)
class Address:
    """One address by its full name ("tasks:detail"): what it asks of who looks and of who sends.

    None: the address does not answer that way at all (405).
    """

    name: str
    get: Asked | None = None
    post: Asked | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One public function of a room's `*actions.py`, named "room.function"."""

    name: str
    asks: Asked


def role_may(role: str, needs: Needs) -> bool:
    """Whether a role gets past the gate; what is measured on a thing is decided where the thing is known."""
    granted = may(role, needs.verb)
    return granted is Reach.ALL or (granted is not None and needs.of is not Measure.WHOLE)
