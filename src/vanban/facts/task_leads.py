"""Sentences that open a list of duties ("... yêu cầu các đơn vị:") or of guests ("trân trọng kính mời:")."""

from __future__ import annotations

import re

from vanban.facts.assignees import is_office, subject_at
from vanban.facts.predicates import keyed, words_of
from vanban.facts.task_clauses import stretches
from vanban.facts.task_desk import Desk, Lead
from vanban.facts.task_zones import Zone
from vanban.model import Block
from vanban.stages.outline import Node
from vanban.text.keys import lowered
from vanban.text.patterns import pattern_of

_GENERAL_LEAD = pattern_of(
    r"(?:chuẩn bị (?=(?:tốt )?(?:các |một số |những )?(?:nội dung|công việc|phần việc|việc)(?!\w))"
    r"|thực hiện|triển khai|hoàn thành|làm tốt|tập trung|quan tâm|chỉ đạo|phối hợp"
    r"|lưu ý)[^.;:]{0,110}(?:nội dung|nhiệm vụ|công việc|vấn đề|yêu cầu|việc|giải pháp"
    r"|biện pháp)[^.;:]{0,60}$",
    re.I,
)
_BARE_LEAD = pattern_of(
    r"(?<!\w)(?:đề nghị|yêu cầu|giao nhiệm vụ|phân công(?: nhiệm vụ)?|chỉ đạo|kết luận|lưu ý|nhấn mạnh"
    r"|có ý kiến)"
    r"(?: (?:như sau|sau|sau đây|cụ thể|thêm|(?:các|một số) (?:nội dung|nhiệm vụ|vấn đề|việc"
    r"|điểm)(?: (?:trọng tâm|cụ thể|chủ yếu))?(?: như)?(?: sau)?(?: đây)?))*$",
    re.I,
)
_INVITATION = pattern_of(
    r"(?<!\w)mời(?: (?:đến|tới|tham))?(?: dự)?(?: (?:họp|hội nghị|cuộc họp|làm việc|các đồng chí|gồm"
    r"|đồng chí))*\s*[:*_]+\s*$",
    re.I,
)
_ORDINAL = pattern_of(
    r"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy))\s*[,:] "
)
_ASKED = pattern_of(r"(?<!\w)(?:đề nghị|yêu cầu|giao(?: cho)?) ", re.I)
_OPENING_LABEL = pattern_of(r"(?:kính )?(?:đề nghị|yêu cầu|phân công)\s*:", re.I)
ANYONE = words_of(
    "các cơ quan đơn vị địa phương ban ngành đoàn thể thành viên liên đồng chí cấp ủy sở phòng tổ "
    "chức cá nhân và có từng tiểu"
)
# These two are matched in the key form of a paragraph.
PREFIX = pattern_of(
    r"(?:(?:kính )?đề nghị|giao(?: cho)?|yêu cầu|đối với|trách nhiệm của|nhiệm vụ của|về phía|phân công"
    r"|công tác của|riêng)\s*:? "
)


def without_prefix(block: Block) -> tuple[str, int]:
    """The words behind marker and "Đề nghị", "Đối với", and where they begin in the block."""
    at = block.body - block.start
    lower = keyed(block.text)
    ordinal = _ORDINAL.match(lower, at)
    at = ordinal.end() if ordinal else at
    match = PREFIX.match(lower, at)
    at = match.end() if match else at
    return block.text[at:], at


def invites(text: str) -> bool:
    """Whether the words end in an invitation that a list of guests follows ("trân trọng kính mời:")."""
    ends = text.rstrip().endswith((":", "*", "_")) and "mời" in lowered(text)
    return ends and _INVITATION.search(text) is not None


def invited(desk: Desk, node: Node, zone: Zone) -> Zone:
    """The zone of a list of people behind "trân trọng kính mời:": whatever they do, they are guests."""
    if node.style in {"", "colon"}:
        closed = node.style == "colon" and desk.zones.named(node) is Zone.CLOSED
        desk.inviting = closed or invites(node.block.text)
        return zone
    if desk.zones.named(node) is Zone.ASSIGNED:
        desk.inviting = False
    return min(zone, Zone.CLOSED) if desk.inviting else zone


def raised(desk: Desk, node: Node, zone: Zone) -> Zone:
    """The zone after a sentence such as "Đề nghị:" has opened a list of duties; a telling heading ends
    that.
    """
    if desk.lead is None:
        return zone
    telling = [one.block.start for one in (node, *node.above) if _tells(desk, one)]
    if telling and max(telling) > desk.lead.at:
        desk.lead = None
        return zone
    return max(zone, Zone.ASSIGNED) if zone is not Zone.SILENT else zone


def _tells(desk: Desk, node: Node) -> bool:
    """Whether a heading opens a section of its own; the duties of one office within the list do not end it
    ("2. Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo:").
    """
    zone = desk.zones.named(node)
    offices = zone is Zone.ASSIGNED and node.style not in {"roman", "caps", "part"}
    return zone is not None and not (offices and subject_at(node.block.words) is not None)


def opens_list(desk: Desk, node: Node) -> bool:
    """Whether a paragraph begins with "Đề nghị:" or the like, wherever it stands; what follows are
    duties then.
    """
    if node.style not in {"", "colon"} or not _OPENING_LABEL.match(node.block.words):
        return False
    desk.lead = Lead(None, node.block.start, task=False)
    return True


def leads(desk: Desk, node: Node, zone: Zone) -> bool:
    """Whether the block only opens a list of duties; remembers for whom."""
    text = node.block.text
    if not text.rstrip(" *_").endswith(":") or zone < Zone.EXPLICIT:
        return False
    body = node.block.body - node.block.start
    bare = text[body:].strip(" :*_")
    words, _ = without_prefix(node.block)
    if re.fullmatch(r"(?:kính )?(?:đề nghị|yêu cầu|giao|phân công)", bare, re.I) or (
        PREFIX.match(keyed(text), body) and is_office(words)
    ):
        desk.lead = Lead(words.strip(" :") if is_office(words) else None, node.block.start, task=False)
        return True
    if _BARE_LEAD.search(bare):
        desk.lead = Lead(None, node.block.start, task=False)
        return True
    if (named := _asked_last(text, body)) is not None:
        desk.lead = Lead(named, node.block.start, task=False)
        return True
    last = next(reversed(stretches(text, body)), None)
    if last is None or last.how not in {"directive", "subject"}:
        return False
    who = text[last.who[0] : last.who[1]] if last.who else None
    general = bool(_GENERAL_LEAD.match(text[last.action :].strip(" :*_")))
    if last.how == "directive" and (general or last.who):
        desk.lead = Lead(who, node.block.start, task=not general, general=general)
        return general
    return False


def _asked_last(text: str, body: int) -> str | None:
    """ "... Sở Tài chính đề nghị các sở, ban, ngành:": the offices that a list of duties is for."""
    asked = next(reversed(list(_ASKED.finditer(text, max(body, len(text) - 400)))), None)
    words = text[asked.end() :].strip(" :*_-") if asked else ""
    return words if is_office(words) else None
