"""Which parts of a document may give tasks, by its kind and by the headings of its sections.

"Tổ chức thực hiện" assigns; "Mục đích, yêu cầu", "Thành phần", "Chương trình" do not, whatever verbs
stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from vanban.facts.assignees import QUALIFIED, subject_at
from vanban.facts.context import Context
from vanban.facts.predicates import key
from vanban.facts.work_tables import is_programme
from vanban.model import Kind
from vanban.stages.outline import Node
from vanban.stages.splitting import is_attachment
from vanban.text.patterns import pattern_of


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
_STANDING_KINDS = frozenset({"Quy chế", "Quy định", "Quy trình"})
_OPEN_KINDS = frozenset({"Công văn", "Thông báo", "Kết luận", "Công điện", "Phiếu chuyển", "Giấy mời"})
_ASSIGNING = pattern_of(
    r"tổ chức,? thực hiện|phân công|phân nhiệm|tổ chức triển khai|(?:^|[,;] )triển khai thực hiện"
    r"|trách nhiệm (?:của|thực hiện|các|thi hành)|^trách nhiệm|"
    r"nhiệm vụ (?:của )?(?:các|từng|cụ thể của|cụ thể đối với) ?(?:cơ quan|đơn vị|ban|ngành|thành viên"
    r"|tiểu ban|địa phương|phòng|tổ chức)|giao nhiệm vụ|"
    r"công tác (?:chuẩn bị|phối hợp)|^(?:về )?chuẩn bị|đề nghị phối hợp|^(?:một số )?(?:nội dung )?đề nghị"
    r"|thời gian hoàn thành|tiến độ|yêu cầu đối với|"
    r"^(?:một số )?(?:nội dung |điểm )?lưu ý|chế độ (?:thông tin,? )?báo cáo|^tổ chức và|giao các"
    r"|^đối với các"
)
_BARREN = pattern_of(
    r"mục đích|^(?:về )?(?:những |một số )?yêu cầu(?:$| chung| đặt ra| về| của| đối với (?:công tác|cuộc"
    r"|việc))|mục tiêu|quan điểm|nguyên tắc|thành phần|đối tượng|thời gian(?! tới| qua| hoàn)|địa điểm"
    r"|chương trình|nội dung (?:đối thoại|hội nghị|phiên|họp|làm việc|gặp|buổi|cuộc|kiểm điểm|chương)|"
    r"số lượng|^chủ trì|kính mời|điểm cầu|kết quả|đánh giá|tình hình|ưu điểm|hạn chế|tồn tại|nguyên nhân"
    r"|bài học|^căn cứ|phạm vi|hình thức|khung|khẩu hiệu|trang phục|chỉ tiêu|"
    r"phương hướng|đặc điểm|thống nhất chủ|nội quy|tiêu chí|tiêu chuẩn|điều kiện|quy trình|trình tự"
    r"|hồ sơ gồm|^(?:các )?ý kiến (?:thảo luận|phát biểu|tham gia|trao đổi)|^thảo luận"
    r"|nội dung công việc thường xuyên|công việc thường xuyên"
)
_AHEAD = pattern_of(
    r"(?=.*(?:nhiệm vụ|phương hướng))(?!.*(?:kết quả|đánh giá|tình hình|thực hiện nhiệm vụ|đã thực))"
    r".*(?:trọng tâm|thời gian tới|tiếp theo|sắp tới|tháng|quý|năm|kỳ sau|tuần)"
)
"""Headings of the part of a report that tells what is to be done in the time to come."""
_REVIEWED = pattern_of(
    r"về (?:kết quả|tình hình|ưu điểm|đánh giá)(?: (?:đạt được|công tác|hoạt động|thực hiện|nhiệm vụ|chung"
    r"|tháng|quý|năm|tuần|6 tháng|9 tháng|lãnh đạo)(?!\w)|$)"
)
"""Headings of a section that looks back, with "về" before them."""
_BY_STEPS = pattern_of(r"(?:các )?(?:bước|giai đoạn|đợt) (?:\d|[ivx]+(?!\w)|tiến hành|thực hiện|triển khai)")
"""Headings of the steps of a plan, under which each office is told its part."""
_STEPS = pattern_of(r"trình tự|thời gian|tiến độ|lộ trình|các bước")
"""Headings of a guideline under which the steps stand, each with its last day."""
_CONCLUDING = pattern_of(r"(?:ý kiến )?kết luận(?! số| của (?:bộ chính trị|ban bí thư|trung ương))")
_ASKING = ("yêu cầu", "đề nghị", "giao nhiệm vụ", "chỉ đạo", "phân công")
_FUNDING = pattern_of(
    r"^(?:về )?(?:nguồn |dự toán )?kinh phí|cơ sở vật chất|^(?:công tác |chế độ )?kiểm tra,? giám sát$"
)
_LABEL_LENGTH, _RUN_IN_LABEL, _BULLET_LABEL = 170, 70, 45
_GROUNDS = ("căn cứ ", "thực hiện ", "theo ")
"""With these a sentence begins that opens the whole document, and no heading."""
_LISTED = frozenset({"dash", "plus", "star", "paren", "colon"})


def label_of(node: Node) -> str:
    """The words by which a heading names its section, in key form; "" for a block that is none."""
    block = node.block
    if node.style == "" or block.kind is Kind.ROW:
        return ""
    lower = key(block.words)
    words = lower.strip(" *_")
    head, _, content = words.partition(":")
    longest = _BULLET_LABEL if node.style in _LISTED else _RUN_IN_LABEL if content else _LABEL_LENGTH
    if len(head) > longest or head.count("(") > head.count(")"):
        return ""
    if head.startswith(("các ", "những ")) and content and QUALIFIED.match(lower):
        return ""
    heads = block.kind is Kind.HEADING or node.style == "caps"
    titled = ":" in words or (heads and subject_at(block.words) is None)
    return head.strip() if titled else ""


def zone_named(node: Node) -> Zone | None:
    """The zone that a heading opens for what stands under it, None where its words do not tell."""
    label = label_of(node)
    if not label:
        return None
    asks = (
        len(label) > 15
        and node.block.text.rstrip().endswith(":")
        and label.endswith(_ASKING)
        and "mục đích" not in label
    )
    if asks or _ASSIGNING.search(label):
        return Zone.ASSIGNED
    if _CONCLUDING.match(label):
        return Zone.OPEN
    if node.style in {"roman", "caps"} and _REVIEWED.match(label):
        return Zone.CLOSED
    if (
        label.startswith(("về ", "để ", "nhằm "))
        or (len(label) > _BULLET_LABEL and label.startswith(_GROUNDS))
        or ";" in label
        or (node.style in _LISTED and ":" not in node.block.text)
    ):
        return None
    if _FUNDING.search(label) or _BY_STEPS.match(label):
        return Zone.OPEN
    if "nhiệm vụ" in label or "giải pháp" in label:
        return None
    return Zone.CLOSED if _BARREN.search(label) else None


def kind_zone(context: Context) -> Zone:
    """The zone of what stands under no telling heading, by the kind of document."""
    if context.doc_type in _SILENT_KINDS or is_attachment(context.blocks):
        return Zone.SILENT
    if context.doc_type in _STANDING_KINDS:
        return Zone.CLOSED
    return Zone.OPEN if context.doc_type in _OPEN_KINDS else Zone.EXPLICIT


@dataclass(slots=True)
class Zones:
    """The zones of one document's blocks; what a heading says is read once."""

    default: Zone
    told: bool = False  # a report, which assigns only where it tells what lies ahead
    body: int = 0  # of a programme of work: its name "CHƯƠNG TRÌNH" above heads no paragraph behind its table
    guide: bool = False  # a guideline, whose steps are duties of the levels that they name
    _named: dict[int, Zone | None] = field(default_factory=dict)
    _labels: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, context: Context) -> Zones:
        """The zones of a document, nothing read yet."""
        body = context.body[0].block.start if context.body and is_programme(context) else 0
        told = context.doc_type == "Báo cáo" and not is_attachment(context.blocks)
        return cls(kind_zone(context), told, body, context.doc_type == "Hướng dẫn")

    def named(self, node: Node) -> Zone | None:
        """What the heading itself opens, None where it does not tell."""
        start = node.block.start
        if start not in self._named:
            self._named[start] = zone_named(node)
        return self._named[start]

    def label(self, node: Node) -> str:
        """The heading's name in key form, "" where it is none."""
        start = node.block.start
        if start not in self._labels:
            self._labels[start] = label_of(node)
        return self._labels[start]

    def zone(self, node: Node) -> Zone:
        """The zone of a block: that of its nearest telling heading, else that of the kind.

        What a regulation lays on offices is their standing duty and no task, whatever its headings say.
        """
        if self.default is Zone.CLOSED:
            return Zone.CLOSED
        if self.default is Zone.SILENT:
            ahead = any(_AHEAD.match(self.label(one)) for one in node.above)
            return Zone.OPEN if ahead and self.told else Zone.SILENT
        for one in (node, *reversed(node.above)):
            if one.block.start < self.body and not node.style:
                break
            found = self.named(one)
            if found is not None and not (one is not node and not node.style and _run_in(one)):
                if found is Zone.CLOSED and self.guide and _STEPS.search(self.label(one)):
                    return Zone.EXPLICIT
                return Zone.ASSIGNED if self.default is Zone.OPEN and self._demands(one) else found
            if self.default is Zone.OPEN and self.label(one) in {"nội dung", "nội dung họp"}:
                return Zone.CLOSED
        return self.default

    def _demands(self, node: Node) -> bool:
        """Whether a heading "Yêu cầu" stands by itself, as conclusions have it, not below "Mục đích,
        yêu cầu".
        """
        alone = self.label(node) == "yêu cầu"
        return alone and not any("mục đích" in self.label(above) for above in node.above)


def zones(context: Context) -> Iterator[tuple[Node, Zone]]:
    """Every block of prose with its zone; nothing where the kind of document gives no tasks."""
    known = Zones.of(context)
    if known.default is not Zone.SILENT:
        yield from ((node, known.zone(node)) for node in context.prose)


def _run_in(node: Node) -> bool:
    """Whether a heading has its content behind it ("3. Địa điểm: ..."), so that a paragraph below is
    not its.
    """
    return bool(node.block.words.partition(":")[2].strip())
