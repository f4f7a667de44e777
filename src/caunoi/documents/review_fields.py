"""What each kind of fact is made of, and whether what a person typed into it is right.

Pure. The kinds and their keys are those of the reading contract; a value is the contract's item without its
place. Dates are typed the way officials write them (9/3/2023) and kept as ISO dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

VALUE = "value"
"""Name of the one field of a kind whose value is a single word, number or date."""


class Shape(StrEnum):
    """How a field is typed and checked."""

    TEXT = "text"
    LONG = "long"
    INTEGER = "integer"
    DATE = "date"
    MOMENT = "moment"  # a date, with or without an hour
    TIME = "time"  # an hour, or sáng / chiều / tối
    SYMBOL = "symbol"
    PHONE = "phone"
    CHOICE = "choice"
    FLAG = "flag"
    LINES = "lines"  # one entry a line


@dataclass(frozen=True, slots=True)
class Field:
    """One input. A dot in `name` leads into a nested value ("deadline.due"); `low`, `high` bound a number.

    `rare` ones are folded away until somebody asks for them or something stands in them.
    """

    name: str
    label: str
    shape: Shape = Shape.TEXT
    required: bool = False
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 999_999
    rare: bool = False


@dataclass(frozen=True, slots=True)
class KindOfFact:
    """A contract key with its Vietnamese name; `main` is the field that a piece of text goes into."""

    key: str
    label: str
    fields: tuple[Field, ...]
    main: str
    single: bool = False  # a document has at most one

    @property
    def plain(self) -> bool:
        """Whether the value is one word, number or date rather than a record."""
        return self.fields[0].name == VALUE


OPERATORS = (
    ("before", "trước"),
    ("by", "chậm nhất"),
    ("within", "trong vòng"),
    ("after", "sau"),
    ("on", "vào"),
)
UNITS = (
    ("day", "ngày"),
    ("working_day", "ngày làm việc"),
    ("month", "tháng"),
    ("year", "năm"),
    ("hour", "giờ"),
)
EVERY = (
    ("day", "hằng ngày"),
    ("week", "hằng tuần"),
    ("month", "hằng tháng"),
    ("quarter", "hằng quý"),
    ("half-year", "6 tháng một lần"),
    ("year", "hằng năm"),
)
SYSTEMS = (("party", "Đảng"), ("state", "Nhà nước"))
LEVELS = (("tỉnh", "cấp tỉnh"), ("huyện", "cấp huyện"), ("xã", "cấp xã"))

_DATE_HINT = "ngày/tháng/năm, ví dụ 9/3/2023"
_TIME_HINT = "ví dụ 07:30, hoặc sáng, chiều, tối"


def _plain(
    key: str, label: str, shape: Shape = Shape.TEXT, hint: str = "", choices: tuple[tuple[str, str], ...] = ()
) -> KindOfFact:
    field = Field(VALUE, label, shape, required=True, hint=hint, choices=choices, low=1, high=99_999)
    return KindOfFact(key, label, (field,), VALUE, single=True)


def _record(key: str, label: str, main: str, *fields: Field, single: bool = False) -> KindOfFact:
    return KindOfFact(key, label, fields, main, single)


HEADER = (
    _plain("doc_type", "Loại văn bản", hint="ví dụ Kế hoạch, Giấy mời, Công văn"),
    _plain("number", "Số", Shape.INTEGER, "chỉ ghi số, ví dụ 152"),
    _plain("symbol", "Ký hiệu", Shape.SYMBOL, "ví dụ KH/TU hoặc KH-UBND"),
    _plain("issue_date", "Ngày ban hành", Shape.DATE, _DATE_HINT),
    _plain("place", "Nơi ban hành"),
    _plain("parent_issuer", "Cơ quan cấp trên"),
    _plain("issuer", "Cơ quan ban hành"),
    _plain("title", "Trích yếu", Shape.LONG),
    _plain("system", "Hệ thống", Shape.CHOICE, choices=SYSTEMS),
    _record(
        "signature",
        "Chữ ký",
        "name",
        Field("authority", "Thể thức đề ký", hint="T/M, K/T, T/L, Q."),
        Field("for", "Ký thay mặt", hint="ví dụ BAN THƯỜNG VỤ"),
        Field("role", "Chức vụ"),
        Field("name", "Họ và tên", required=True),
        single=True,
    ),
)

EVENT = (
    _record(
        "meetings",
        "Cuộc họp",
        "name",
        Field("name", "Tên cuộc họp", Shape.LONG),
        Field("date", "Ngày", Shape.DATE, hint=_DATE_HINT),
        Field("date_to", "Đến ngày", Shape.DATE, hint="để trống nếu họp trong một ngày"),
        Field("time", "Giờ", Shape.TIME, hint=_TIME_HINT),
        Field("place", "Địa điểm"),
        Field("chair", "Chủ trì"),
        Field("tentative", "Mới là dự kiến", Shape.FLAG),
        Field("online", "Họp trực tuyến", Shape.FLAG),
    ),
    _record(
        "agenda",
        "Mục chương trình",
        "content",
        Field("no", "Thứ tự"),
        Field("start", "Bắt đầu", Shape.TIME, hint=_TIME_HINT),
        Field("content", "Nội dung", Shape.LONG, required=True),
        Field("lead", "Người thực hiện"),
    ),
    _record(
        "bridge_points",
        "Điểm cầu",
        "place",
        Field("level", "Cấp", Shape.CHOICE, choices=LEVELS),
        Field("place", "Địa điểm", required=True),
        Field("chair", "Chủ trì"),
        Field("plural", "Nhiều điểm cầu", Shape.FLAG),
        Field("participants", "Thành phần", Shape.LINES, hint="mỗi thành phần một dòng"),
    ),
    _record(
        "milestones",
        "Mốc thời gian",
        "what",
        Field("what", "Việc", Shape.LONG, required=True),
        Field("at", "Thời điểm", Shape.MOMENT, required=True, hint="ví dụ 15:00 18/01/2022"),
    ),
    _record(
        "topics",
        "Nội dung gợi ý",
        "content",
        Field("no", "Thứ tự"),
        Field("content", "Nội dung", Shape.LONG, required=True),
    ),
    _record(
        "participants",
        "Thành phần",
        "text",
        Field("group", "Nhóm"),
        Field("text", "Thành phần", Shape.LONG, required=True),
    ),
    _record(
        "quotas",
        "Chỉ tiêu",
        "what",
        Field("unit", "Đơn vị", required=True, hint="ví dụ mỗi thôn"),
        Field("what", "Đối tượng", required=True, hint="ví dụ đại biểu"),
        Field("count", "Số lượng", Shape.INTEGER, hint="hoặc ghi khoảng từ – đến"),
        Field("min", "Từ", Shape.INTEGER),
        Field("max", "Đến", Shape.INTEGER),
    ),
)

WORK = (
    _record(
        "tasks",
        "Nhiệm vụ",
        "action",
        Field("action", "Việc phải làm", Shape.LONG, required=True),
        Field("assignee", "Đơn vị chủ trì"),
        Field("coordination", "Đơn vị phối hợp"),
        Field("deadline.operator", "Cách tính hạn", Shape.CHOICE, choices=OPERATORS),
        Field("deadline.due", "Hạn", Shape.MOMENT, hint="ví dụ 9/3/2023 hoặc 16:00 17/01/2022"),
        Field("deadline.text", "Hạn ghi trong văn bản", hint="ví dụ trước ngày 09/3/2023"),
        Field("report_to", "Báo cáo cho"),
        Field("product", "Sản phẩm"),
        Field("section", "Mục trong văn bản", hint="ví dụ III.1"),
        Field("deadline.every", "Lặp lại", Shape.CHOICE, choices=EVERY, rare=True),
        Field("deadline.anchor", "Mốc", hint="ví dụ ngày họp", rare=True),
        Field(
            "deadline.offset",
            "Cách mốc",
            Shape.INTEGER,
            hint="số âm là trước mốc",
            low=-999,
            high=999,
            rare=True,
        ),
        Field("deadline.unit", "Tính theo", Shape.CHOICE, choices=UNITS, rare=True),
    ),
    _record(
        "programme_items",
        "Việc trong chương trình",
        "content",
        Field("content", "Nội dung", Shape.LONG, required=True),
        Field("month", "Tháng", Shape.INTEGER, low=1, high=12),
        Field("quarter", "Quý", Shape.INTEGER, low=1, high=4),
        Field("year", "Năm", Shape.INTEGER, low=1945, high=2100),
        Field("period", "Thời gian ghi bằng lời"),
        Field("unit", "Cơ quan chuẩn bị"),
        Field("coordination", "Cơ quan phối hợp"),
        Field("product", "Sản phẩm"),
    ),
    _record(
        "recurring_items",
        "Việc thường kỳ",
        "content",
        Field("content", "Nội dung", Shape.LONG, required=True),
        Field("every", "Lặp lại", Shape.CHOICE, choices=EVERY),
        Field("period", "Thời gian ghi bằng lời"),
        Field("unit", "Cơ quan"),
    ),
)

AROUND = (
    _record(
        "recipients",
        "Nơi nhận",
        "text",
        Field("text", "Nơi nhận", required=True),
        Field("note", "Ghi chú", hint="ví dụ để báo cáo"),
    ),
    _record(
        "legal_basis",
        "Căn cứ, văn bản viện dẫn",
        "text",
        Field("text", "Trích nguyên văn", Shape.LONG, required=True),
        Field("cites", "Số, ký hiệu được dẫn", hint="ví dụ 07-ĐA/TU"),
    ),
    _record(
        "contacts",
        "Đầu mối liên hệ",
        "phone",
        Field("name", "Họ và tên"),
        Field("role", "Chức vụ"),
        Field("phone", "Điện thoại", Shape.PHONE, required=True),
    ),
)

SENTENCES = frozenset(
    (
        "title",
        "tasks",
        "programme_items",
        "recurring_items",
        "agenda",
        "topics",
        "participants",
        "recipients",
        "legal_basis",
    )
)
"""Kinds whose line is a sentence to read rather than a name or a number to see."""

KINDS: tuple[KindOfFact, ...] = HEADER + EVENT + WORK + AROUND
HEADER_KINDS = frozenset(kind.key for kind in HEADER)
_BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> KindOfFact:
    """The kind with this contract key. KeyError for a key the contract does not have."""
    return _BY_KEY[key]


def is_kind(key: str) -> bool:
    """Whether the contract has this key."""
    return key in _BY_KEY


def label_of(key: str) -> str:
    """The Vietnamese name of a kind, the key itself for one that came later than this program."""
    return _BY_KEY[key].label if key in _BY_KEY else key


def part(value: Json, name: str) -> Json:
    """What stands in `value` under `name`; the whole value for the single field of a plain kind."""
    if name == VALUE:
        return value
    for step in name.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def put(value: dict[str, Json], name: str, new: Json) -> None:
    """Write `new` under `name`, making the nested record on the way."""
    *path, last = name.split(".")
    for step in path:
        inner = value.get(step)
        if not isinstance(inner, dict):
            inner = {}
            value[step] = inner
        value = inner
    value[last] = new


def copy_of(value: Json) -> dict[str, Json]:
    """A record of its own with the same parts, nested records copied too; empty for anything else."""
    if not isinstance(value, dict):
        return {}
    return {key: copy_of(inner) if isinstance(inner, dict) else inner for key, inner in value.items()}


def differs(a: Json, b: Json) -> bool:
    """Whether two values say different things; an empty part is a missing one, white space does not count."""
    return _settled(a) != _settled(b)


def _settled(value: Json) -> Json:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_settled(entry) for entry in value]
    if isinstance(value, dict):
        settled = {key: _settled(inner) for key, inner in value.items()}
        return {key: inner for key, inner in settled.items() if inner is not False and inner not in _EMPTY}
    return value


_EMPTY: tuple[Json, ...] = (None, "", [], {})
