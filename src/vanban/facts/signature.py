"""The signature block: by what right, in whose name, which post, who (HD 36 II.7, HD 05; ND 30/2020
appendix I).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanban.answers import Signature
from vanban.facts.context import Context
from vanban.model import Kind, Span
from vanban.stages import marks
from vanban.text.keys import fold
from vanban.text.patterns import pattern_of

_NAME_REACH = 12
_NOT_A_NAME = pattern_of(
    r"^(?:noi nhan|luu (?:vt|vp|van phong|ho so|phong)|luu\s*[:;]|nhu tren"
    r"|chu t(?:ri|oa)$|kiem |ky boi|da ky|chu ky|dong dau|ban hanh|xac nhan)\b"
)
_RECIPIENT_TAIL = pattern_of(r"^\s*[-–+*•]")
_GLUED_TAIL = pattern_of(
    r"^(?P<left>[-–+•].{4,90}?[,;.)])\s+(?P<right>(?:T\s?/?\s?[ML]\.?|K\s?/?\s?T\.?|TUQ\.?"
    r"|Q\.)?\s*[A-ZÀ-Ỹ][A-ZÀ-Ỹ .]{5,80})$"
)
_LIMIT = 60


def _candidates(context: Context) -> list[tuple[int, str, Span]]:
    """Lines of the closing part that may belong to the signature, with recipients' lines cut off them."""
    found: list[tuple[int, str, Span]] = []
    for at in range(_start(context), len(context.blocks)):
        block = context.blocks[at]
        if block.kind is Kind.RULE or len(block.text) > 200:
            continue
        text, start = block.text, block.start
        if (glued := _GLUED_TAIL.match(text)) is not None:
            start += glued.start("right")
            text = glued["right"]
        elif _RECIPIENT_TAIL.match(text) and not marks.is_caps(text):
            continue
        if (
            block.kind is Kind.ROW and context.doc_type == "Biên bản"
        ):  # who took them and who chaired, side by side
            cells = (cell for cell in block.cells if cell.end > cell.start)
            found += ((at, text[c.start - start : c.end - start].strip(" *_"), c) for c in cells)
            continue
        found.append((at, text.strip(" *_"), Span(start, block.end)))
    return found


def _start(context: Context) -> int:
    """The signature block never begins before the closing part; where that is unknown, near the end."""
    closing = context.closing
    if closing < len(context.blocks):
        return max(context.head.body, closing - 4)
    return max(context.head.body, len(context.blocks) - 14)


def read_signature(context: Context) -> Signature | None:
    """The last signature of the document; None where there is none (an agenda, a press article)."""
    lines = _candidates(context)
    authority_at = next((i for i, (_, text, _) in enumerate(lines) if _authority(text)), None)
    if authority_at is not None and _deputised(lines[authority_at : authority_at + 2]):
        authority_at += 1
    post_at = next(
        (i for i, (_, text, _) in enumerate(lines[authority_at or 0 :], authority_at or 0) if _post(text)),
        None,
    )
    if authority_at is None and post_at is None:
        return None
    if post_at is None and authority_at is not None:
        post_at = _unknown_post(lines, authority_at)
    first = authority_at if authority_at is not None else post_at
    assert first is not None
    authority, for_, role = _rights(lines, authority_at, post_at)
    name_at = _name(lines, max(post_at if post_at is not None else first, first), role)
    name = lines[name_at][1] if name_at is not None else None
    if name is None and authority is None:
        return None
    last = name_at if name_at is not None else (post_at if post_at is not None else first)
    span = Span(lines[first][2].start, lines[last][2].end)
    doubt = "" if name else "Không thấy họ tên người ký."
    return Signature(authority, for_, role, marks.without_titles(name) if name else None, span, doubt)


def _unknown_post(lines: Sequence[tuple[int, str, Span]], authority_at: int) -> int | None:
    """The capital line right under the authority line is the post, even one that the list of posts lacks."""
    following = authority_at + 1
    if following >= len(lines) or not marks.is_caps(lines[following][1]):
        return None
    text = lines[following][1]
    return following if len(text.split()) > 4 or not marks.is_name(text) else None


def _authority(text: str) -> bool:
    return bool(marks.AUTHORITY.match(text)) and marks.is_caps(text) and len(text) < 130


def _deputised(lines: Sequence[tuple[int, str, Span]]) -> bool:
    """ "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH": by what right this one signs stands in the second line."""
    matches = [marks.AUTHORITY.match(text) for _, text, _ in lines if _authority(text)]
    return [re.sub(r"\W", "", match["authority"]) for match in matches if match] == ["TM", "KT"]


def _post(text: str) -> bool:
    return marks.is_post(text) and (marks.is_caps(text) or len(text) < 40) and not text.endswith((":", ";"))


def _canonical(authority: str, dot: str) -> str:
    bare = re.sub(r"\s", "", authority)
    return f"{bare}." if bare == "Q" else (bare if "/" in bare else f"{bare}{'.' if dot == '.' else ''}")


def _rights(
    lines: Sequence[tuple[int, str, Span]], authority_at: int | None, post_at: int | None
) -> tuple[str | None, str | None, str | None]:
    """(authority, body signed for, role), the role joined over its lines."""
    role = _role(lines, post_at) if post_at is not None else None
    if authority_at is None:
        return None, None, role
    match = marks.AUTHORITY.match(lines[authority_at][1])
    assert match is not None
    authority, for_ = _canonical(match["authority"], match["dot"]), match["for"].strip(" *_,.")
    between = [text for _, text, _ in lines[authority_at + 1 : post_at]] if post_at is not None else []
    if (
        between
        and all(marks.is_caps(text) and not _authority(text) for text in between)
        and len(between) <= 2
    ):
        for_ = " ".join([for_, *between])
    if authority == "Q.":
        return authority, None, for_ if post_at in (None, authority_at) else role
    if post_at == authority_at:
        return authority, for_, None
    return authority, for_, role


def _role(lines: Sequence[tuple[int, str, Span]], post_at: int) -> str:
    """The post's title, with a second line that goes on ("PHÓ BÍ THƯ THƯỜNG TRỰC / KIÊM ...")."""
    pieces = [lines[post_at][1]]
    for _, text, _ in lines[post_at + 1 : post_at + 3]:
        goes_on = fold(text).startswith(
            (
                "kiem ",
                "phu trach",
                "thuong truc",
                "huyen",
                "tinh uy",
                "chu tich",
                "truong ban",
                "uy ban",
                "hoi dong",
            )
        )
        besides = fold(text).startswith("kiem ") and marks.is_post(text[len("kiem ") :])
        named = marks.is_name(text.title()) and not besides
        if not (marks.is_caps(text) and goes_on and not named) and not pieces[-1].endswith(
            (",", "-", "–", "KIÊM")
        ):
            break
        pieces.append(text)
    return " ".join(pieces).strip(" *,")


def _name(lines: Sequence[tuple[int, str, Span]], after: int, role: str | None) -> int | None:
    """The first line behind the post that is nothing but a name."""
    for i in range(after + 1, min(len(lines), after + 1 + _NAME_REACH)):
        text = lines[i][1]
        if _NOT_A_NAME.match(fold(text)) or len(text) > _LIMIT or (role and text in role):
            continue
        if marks.is_name(text) and not marks.is_post(text):
            return i
    return None
