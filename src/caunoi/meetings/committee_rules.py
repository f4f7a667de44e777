"""The organising committee in pure words: who is what in it, and which part of the preparations is whose."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from vanban.text.keys import search_key


class CommitteeRole(StrEnum):
    """What somebody is in the committee, in the order in which a decision lists them."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"


ROLE_NAMES: Final[dict[CommitteeRole, str]] = {
    CommitteeRole.HEAD: "Trưởng ban",
    CommitteeRole.DEPUTY: "Phó trưởng ban",
    CommitteeRole.MEMBER: "Thành viên",
    CommitteeRole.SECRETARY: "Thư ký",
}
RANKS: Final = tuple(CommitteeRole)


class Stream(StrEnum):
    """A part of the preparations."""

    CONTENT = "content"
    LOGISTICS = "logistics"
    PUBLICITY = "publicity"
    SECURITY = "security"
    TRANSPORT = "transport"
    DECOR = "decor"
    FUNDS = "funds"


STREAM_NAMES: Final[dict[Stream, str]] = {
    Stream.CONTENT: "Nội dung",
    Stream.LOGISTICS: "Hậu cần",
    Stream.PUBLICITY: "Tuyên truyền",
    Stream.SECURITY: "An ninh",
    Stream.TRANSPORT: "Đi lại",
    Stream.DECOR: "Khánh tiết, ma-két",
    Stream.FUNDS: "Kinh phí",
}
_BEGINS: Final[dict[str, Stream]] = {
    **{search_key(name.partition(",")[0]): one for one, name in STREAM_NAMES.items()},
    **dict.fromkeys(("maket", "ma ket", "ma-ket"), Stream.DECOR),
}


def stream_of(words: str) -> Stream | None:
    """The part that a template's words mean ("An ninh, trật tự", "Khánh tiết/maket"); None: none of ours."""
    key = search_key(words)
    return next((one for begins, one in _BEGINS.items() if key.startswith(begins)), None)


def parts_words(parts: list[Stream]) -> str:
    """The parts in a sentence: "nội dung, kinh phí"; empty without any."""
    return ", ".join(STREAM_NAMES[one][:1].lower() + STREAM_NAMES[one][1:] for one in Stream if one in parts)
