"""Which parts of a document may give tasks, by its kind and by the headings of its sections.

"Tổ chức thực hiện" assigns; "Mục đích, yêu cầu", "Thành phần", "Chương trình" do not, whatever verbs
stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from vanban.facts.context import Context
from vanban.facts.predicates import key
from vanban.model import Kind
from vanban.stages.outline import Node
from vanban.stages.splitting import is_attachment


class Zone(IntEnum):
    """How much must be said for a sentence to be a task."""

    SILENT = 0  # nothing is a task
    CLOSED = 1  # only an explicit request with a deadline
    EXPLICIT = 2  # only "giao", "đề nghị", "yêu cầu", "X chủ trì", "X có trách nhiệm"
    OPEN = 3  # also "X chuẩn bị ..." where X is an office
    ASSIGNED = 4  # also what stands under the name of an office


_SILENT_KINDS = frozenset(
    {
        "Báo cáo",
        "Tờ trình",
        "Danh sách",
        "Phụ lục",
        "Đề cương",
        "Kịch bản",
        "Bài phát biểu",
        "Lời kêu gọi",
        "Tuyên bố",
        "Thông cáo",
        "Dự án",
    }
)
_OPEN_KINDS = frozenset({"Công văn", "Thông báo", "Kết luận", "Công điện", "Phiếu chuyển", "Giấy mời"})
_ASSIGNING = re.compile(
    r"tổ chức,? thực hiện|phân công|phân nhiệm|tổ chức triển khai|(?:^|[,;] )triển khai thực hiện"
    r"|trách nhiệm (?:của|thực hiện|các|thi hành)|^trách nhiệm|"
    r"nhiệm vụ (?:của )?(?:các|từng|cụ thể của|cụ thể đối với) ?(?:cơ quan|đơn vị|ban|ngành|thành viên"
    r"|tiểu ban|địa phương|phòng|tổ chức)|giao nhiệm vụ|"
    r"công tác (?:chuẩn bị|phối hợp)|^(?:về )?chuẩn bị|đề nghị phối hợp|^(?:một số )?(?:nội dung )?đề nghị"
    r"|thời gian hoàn thành|tiến độ|yêu cầu đối với|"
    r"^(?:một số )?(?:nội dung |điểm )?lưu ý|chế độ (?:thông tin,? )?báo cáo|^tổ chức và|giao các"
    r"|^đối với các"
)
_BARREN = re.compile(
    r"mục đích|^(?:về )?(?:những |một số )?yêu cầu(?:$| chung| đặt ra| về| của| đối với (?:công tác|cuộc"
    r"|việc))|mục tiêu|quan điểm|nguyên tắc|thành phần|đối tượng|thời gian(?! tới| qua| hoàn)|địa điểm"
    r"|chương trình|nội dung (?:đối thoại|hội nghị|phiên|họp|làm việc|gặp|buổi|cuộc|kiểm điểm|chương)|"
    r"số lượng|^chủ trì|kính mời|điểm cầu|kết quả|đánh giá|tình hình|ưu điểm|hạn chế|tồn tại|nguyên nhân"
    r"|bài học|^căn cứ|phạm vi|hình thức|khung|khẩu hiệu|trang phục|chỉ tiêu|"
    r"phương hướng|đặc điểm|thống nhất chủ|nội quy|tiêu chí|tiêu chuẩn|điều kiện|quy trình|trình tự"
    r"|hồ sơ gồm|nội dung công việc thường xuyên|công việc thường xuyên"
)
_ASKING = re.compile(r".{8,}(?:yêu cầu|đề nghị|giao nhiệm vụ|chỉ đạo|phân công)$")
_FUNDING = re.compile(r"^(?:về )?(?:nguồn |dự toán )?kinh phí|cơ sở vật chất")
_LABEL_LENGTH, _RUN_IN_LABEL, _BULLET_LABEL = 170, 70, 45
_LISTED = frozenset({"dash", "plus", "star", "paren", "colon"})


def label_of(node: Node) -> str:
    """The words by which a heading names its section, in key form; "" for a block that is none."""
    block = node.block
    words = key(block.words).strip(" *_")
    head, _, content = words.partition(":")
    longest = _BULLET_LABEL if node.style in _LISTED else _RUN_IN_LABEL if content else _LABEL_LENGTH
    if node.style == "" or block.kind is Kind.ROW or len(head) > longest or head.count("(") > head.count(")"):
        return ""
    titled = ":" in words or block.kind is Kind.HEADING
    return head.strip() if titled else ""


def zone_named(node: Node) -> Zone | None:
    """The zone that a heading opens for what stands under it, None where its words do not tell."""
    label = label_of(node)
    if not label:
        return None
    asks = node.block.text.rstrip().endswith(":") and _ASKING.search(label) and "mục đích" not in label
    if asks or _ASSIGNING.search(label):
        return Zone.ASSIGNED
    if (
        label.startswith(("về ", "để ", "nhằm "))
        or ";" in label
        or (node.style in _LISTED and ":" not in node.block.text)
    ):
        return None
    if _FUNDING.search(label):
        return Zone.OPEN
    return Zone.CLOSED if _BARREN.search(label) else None


def kind_zone(context: Context) -> Zone:
    """The zone of what stands under no telling heading, by the kind of document."""
    if context.doc_type in _SILENT_KINDS or is_attachment(context.blocks):
        return Zone.SILENT
    return Zone.OPEN if context.doc_type in _OPEN_KINDS else Zone.EXPLICIT


def zones(context: Context) -> Iterator[tuple[Node, Zone]]:
    """Every block of prose with its zone: that of its nearest telling heading, else that of the kind."""
    default = kind_zone(context)
    if default is Zone.SILENT:
        return
    named: dict[int, Zone | None] = {}
    for node in context.prose:
        yield node, _zone_of(node, default, named)


def _run_in(node: Node) -> bool:
    """Whether a heading has its content behind it ("3. Địa điểm: ..."), so that a paragraph below is
    not its.
    """
    return bool(node.block.words.partition(":")[2].strip())


def _zone_of(node: Node, default: Zone, named: dict[int, Zone | None]) -> Zone:
    for one in (node, *reversed(node.above)):
        start = one.block.start
        if start not in named:
            named[start] = zone_named(one)
        zone = named[start]
        if zone is not None and not (one is not node and not node.style and _run_in(one)):
            return Zone.ASSIGNED if default is Zone.OPEN and _demands(one) else zone
        if default is Zone.OPEN and label_of(one) in {"nội dung", "nội dung họp"}:
            return Zone.CLOSED
    return default


def _demands(node: Node) -> bool:
    """Whether a heading "Yêu cầu" stands by itself, as conclusions have it, and not below "Mục đích,
    yêu cầu".
    """
    return label_of(node) == "yêu cầu" and not any("mục đích" in label_of(above) for above in node.above)
